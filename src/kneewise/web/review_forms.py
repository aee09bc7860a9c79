"""The outcome measures as forms, a few questions at a time; each may be left out."""

from collections.abc import Mapping, Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from kneewise.plan import Fact
from kneewise.plan.facts.course import ACTIVITIES_MAX, Reviewed
from kneewise.plan.outcome.measures import CHANGE_WORDS, MEASURES
from kneewise.plan.outcome.measures import Scale as PublishedScale
from kneewise.web.fields import OneLine, Scale
from kneewise.web.forms import AnsweredForm
from kneewise.web.language import said, said_lazily
from kneewise.web.visit import Stamp

NAME_MAX = 80

Given = Mapping[str, object]


class ReviewForm(AnsweredForm):
    """A part of a review. What is left out stays unknown."""

    def fact(self, stamp: Stamp) -> Fact | None:
        """What was answered; ``None`` when nothing was."""
        raise NotImplementedError


class PainForm(ReviewForm):
    """Pain of the last seven days."""

    worst_pain = Scale(said_lazily(MEASURES["worst_pain"].asks), required=False)
    usual_pain = Scale(said_lazily(MEASURES["usual_pain"].asks), required=False)

    def fact(self, stamp: Stamp) -> Fact | None:
        """Both, or the one that was answered."""
        worst, usual = self.cleaned_data["worst_pain"], self.cleaned_data["usual_pain"]
        return None if worst is None and usual is None else Reviewed(**stamp, worst_pain=worst, usual_pain=usual)


class ActivitiesForm(ReviewForm):
    """Up to five activities of the person's own, those of last time by name."""

    def __init__(self, data: Given | None = None, *, names: Sequence[str] = ()) -> None:
        super().__init__(data)
        for place in range(ACTIVITIES_MAX):
            self.fields[f"name_{place}"] = _Name(place, initial=names[place] if place < len(names) else "")
            self.fields[f"score_{place}"] = _HowWell()

    def clean(self) -> None:
        """A name and a score belong together, and a name stands once."""
        seen: set[str] = set()
        for place in range(ACTIVITIES_MAX):
            name, score = self.cleaned_data.get(f"name_{place}", ""), self.cleaned_data.get(f"score_{place}")
            if score is not None and not name:
                self.add_error(f"name_{place}", _("Please write what it is."))
            if name and score is None and not self.fields[f"name_{place}"].initial:
                self.add_error(f"score_{place}", _("Please choose a number for this."))
            if name.casefold() in seen:
                self.add_error(f"name_{place}", _("You have named this already."))
            seen |= {name.casefold()} if name else set()

    def fact(self, stamp: Stamp) -> Fact | None:
        """The activities that were rated; a name without a score is one that was skipped."""
        said = self.cleaned_data
        scores = {said[f"name_{place}"]: said[f"score_{place}"] for place in range(ACTIVITIES_MAX)}
        rated = {name: score for name, score in scores.items() if name and score is not None}
        return Reviewed(**stamp, activities=rated) if rated else None

    @property
    def rows(self) -> tuple[tuple[forms.BoundField, forms.BoundField], ...]:
        """Name and score beside each other."""
        return tuple((self[f"name_{place}"], self[f"score_{place}"]) for place in range(ACTIVITIES_MAX))

    @property
    def shown(self) -> int:
        """So many rows that a page shows at once: those that have something in them, and at least two."""
        full = [place for place, fields in enumerate(self.rows) if any(each.value() or each.errors for each in fields)]
        return max([2, *(place + 1 for place in full)])


class _Name(forms.CharField):
    look = "kneewise/_text.html"

    def __init__(self, place: int, *, initial: str) -> None:
        label = _("Activity %(number)d") % {"number": place + 1}
        super().__init__(label=label, max_length=NAME_MAX, required=False, initial=initial)


class _HowWell(Scale):
    look = "kneewise/_how_well.html"

    def __init__(self) -> None:
        super().__init__(_("How well can you do it now?"), required=False)


class ScaleForm(ReviewForm):
    """A published scale: all of its items, or none."""

    def __init__(self, data: Given | None = None, *, scale: PublishedScale) -> None:
        super().__init__(data)
        self._scale = scale
        for item in scale.items:
            choices = [(str(option.points), said(option.says)) for option in item.options]
            self.fields[item.key] = OneLine(said(item.title), choices, missing=_("Please choose one."), required=False)

    def clean(self) -> None:
        """A score needs every item."""
        missing = [item.key for item in self._scale.items if not self.cleaned_data.get(item.key)]
        if len(missing) < len(self._scale.items):
            for key in missing:
                self.add_error(key, _("The scale counts only when every line is answered."))

    def fact(self, stamp: Stamp) -> Fact | None:
        """The points of each item."""
        points = {item.key: self.cleaned_data[item.key] for item in self._scale.items}
        return (
            Reviewed(**stamp, akps={key: int(each) for key, each in points.items()}) if all(points.values()) else None
        )


class ChangeOverallForm(ReviewForm):
    """How much has changed since the start."""

    change = OneLine(
        said_lazily(MEASURES["change"].asks),
        [(str(points), said_lazily(says)) for points, says in sorted(CHANGE_WORDS.items(), reverse=True)],
        missing=_("Please choose one."),
        required=False,
    )

    def fact(self, stamp: Stamp) -> Fact | None:
        """The rating."""
        rating = self.cleaned_data["change"]
        return Reviewed(**stamp, change=int(rating)) if rating else None
