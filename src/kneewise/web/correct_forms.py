"""The forms by which an entry is set right: what was said stands in them, and may be changed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Generic, TypeVar

from django import forms
from django.utils.translation import gettext_lazy as _

from kneewise.body import Side
from kneewise.exercises import CATALOGUE, Harder
from kneewise.plan import (
    ExerciseRated,
    Fact,
    HourAfter,
    MorningChecked,
    PainReported,
    PerKnee,
    Place,
    SessionStarted,
    SetDone,
)
from kneewise.plan.facts.course import ActivityDone
from kneewise.web.fields import Measure, OneOf, Scale, Sure, Swelling, YesNo
from kneewise.web.forms import KNEES, AnsweredForm, Given

Kind = TypeVar("Kind", bound=Fact)

_HEAVIEST_KG = 20
_MOST_REPS = 200
_LONGEST_MIN = 600


class Count(forms.IntegerField):
    """Whole repetitions."""

    look = "kneewise/_text.html"
    unit = ""

    def __init__(self) -> None:
        wrong = _("Please write a whole number from 0 to 200.")
        super().__init__(
            label=_("Repetitions that you did"),
            min_value=0,
            max_value=_MOST_REPS,
            error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), wrong),
        )
        self.widget.attrs["inputmode"] = "numeric"


class EntryForm(AnsweredForm):
    """One entry as it should be."""

    def corrected(self) -> Fact:
        """The entry as it should be, once the form is valid."""
        raise NotImplementedError


class CorrectForm(EntryForm, Generic[Kind]):
    """The form for one kind of entry."""

    def __init__(self, data: Given | None, *, fact: Kind, knees: Sequence[Side]) -> None:
        super().__init__(data, initial=self.said(fact))
        self._fact = fact
        self.ask(fact, knees)

    def said(self, fact: Kind) -> Mapping[str, object]:
        """What stands in the form at first."""
        raise NotImplementedError

    def ask(self, fact: Kind, knees: Sequence[Side]) -> None:
        """Add the questions that hang on the entry."""

    def _by_knee(self, what: str) -> PerKnee:
        return PerKnee(**{side.value: self.cleaned_data[f"{what}_{side.value}"] for side in Side})


class SetForm(CorrectForm[SetDone]):
    """Repetitions, and the weight where one may be used."""

    reps_done = Count()

    def said(self, fact: SetDone) -> Mapping[str, object]:
        """See ``CorrectForm``."""
        return {"reps_done": fact.reps_done, "weight_kg": fact.load.ankle_weight_kg}

    def ask(self, fact: SetDone, knees: Sequence[Side]) -> None:  # noqa: ARG002
        """See ``CorrectForm``."""
        if Harder.ANKLE_WEIGHT in CATALOGUE[fact.exercise].harder_by:
            self.fields["weight_kg"] = Measure(
                _("Weight at the ankle"),
                unit="kg",
                lowest=0,
                highest=_HEAVIEST_KG,
                wrong=_("Please write the weight in kilograms, a number from 0 to 20."),
            )

    def corrected(self) -> Fact:
        """See ``CorrectForm``."""
        said, load = self.cleaned_data, self._fact.load
        if "weight_kg" in self.fields:
            load = replace(load, ankle_weight_kg=said["weight_kg"] or 0.0)
        return replace(self._fact, reps_done=said["reps_done"], load=load)


class RatingForm(CorrectForm[ExerciseRated]):
    """Pain and effort in an exercise."""

    peak_pain = Scale(_("The highest kneecap pain in this exercise"))
    effort = Scale(_("How hard it was"), required=False)

    def said(self, fact: ExerciseRated) -> Mapping[str, object]:
        """See ``CorrectForm``."""
        return {"peak_pain": fact.peak_pain, "effort": fact.effort}

    def corrected(self) -> Fact:
        """See ``CorrectForm``."""
        return replace(self._fact, peak_pain=self.cleaned_data["peak_pain"], effort=self.cleaned_data["effort"])


class PainForm(CorrectForm[PainReported]):
    """What "It hurts" said."""

    pain = Scale(_("How much it hurt"))
    place = OneOf(
        _("Where it hurt"),
        [(Place.KNEECAP.value, _("Around or behind the kneecap")), (Place.ELSEWHERE.value, _("Somewhere else"))],
        missing=_("Please choose where it hurt."),
    )

    def said(self, fact: PainReported) -> Mapping[str, object]:
        """See ``CorrectForm``."""
        return {"pain": fact.pain, "place": fact.place.value}

    def corrected(self) -> Fact:
        """See ``CorrectForm``."""
        return replace(self._fact, pain=self.cleaned_data["pain"], place=Place(self.cleaned_data["place"]))


class KneePainForm(CorrectForm[SessionStarted | HourAfter]):
    """Pain in each knee, before a session or an hour after it."""

    def said(self, fact: SessionStarted | HourAfter) -> Mapping[str, object]:
        """See ``CorrectForm``."""
        pain = fact.pain_before if isinstance(fact, SessionStarted) else fact.pain
        return {f"pain_{side.value}": pain.of(side) for side in Side}

    def ask(self, fact: SessionStarted | HourAfter, knees: Sequence[Side]) -> None:  # noqa: ARG002
        """See ``CorrectForm``."""
        for side in knees:
            self.fields[f"pain_{side.value}"] = Scale(_("Pain in the %(knee)s") % {"knee": KNEES[side]}, required=False)

    def corrected(self) -> Fact:
        """See ``CorrectForm``."""
        pain = self._by_knee("pain")
        if isinstance(self._fact, SessionStarted):
            return replace(self._fact, pain_before=pain)
        return replace(self._fact, pain=pain)


class MorningEntryForm(CorrectForm[MorningChecked]):
    """A morning."""

    def said(self, fact: MorningChecked) -> Mapping[str, object]:
        """See ``CorrectForm``."""
        pains = {f"pain_{side.value}": fact.pain.of(side) for side in Side}
        swellings = {f"swelling_{side.value}": fact.swelling.of(side) for side in Side}
        return {**pains, **swellings, "giving_way": "yes" if fact.giving_way else "no"}

    def ask(self, fact: MorningChecked, knees: Sequence[Side]) -> None:  # noqa: ARG002
        """See ``CorrectForm``."""
        for side in knees:
            knee = {"knee": KNEES[side]}
            self.fields[f"pain_{side.value}"] = Scale(_("Pain that morning in the %(knee)s") % knee, required=False)
            self.fields[f"swelling_{side.value}"] = Swelling(_("How did the %(knee)s look?") % knee)
            self.fields[f"swelling_{side.value}"].required = False
        self.fields["giving_way"] = YesNo(_("Had a knee given way under you?"))

    def corrected(self) -> Fact:
        """See ``CorrectForm``."""
        swelling = PerKnee(**{side.value: _number(self.cleaned_data[f"swelling_{side.value}"]) for side in Side})
        giving_way = self.cleaned_data["giving_way"]
        return replace(self._fact, pain=self._by_knee("pain"), swelling=swelling, giving_way=giving_way)


class ActivityForm(CorrectForm[ActivityDone]):
    """An activity that was tried."""

    peak_pain = Scale(_("The highest kneecap pain in it"))
    minutes = Measure(
        _("How long it took"),
        unit="min",
        lowest=0,
        highest=_LONGEST_MIN,
        wrong=_("Please write the minutes, a number from 0 to 600."),
    )

    def said(self, fact: ActivityDone) -> Mapping[str, object]:
        """See ``CorrectForm``."""
        return {"peak_pain": fact.peak_pain, "minutes": fact.minutes}

    def corrected(self) -> Fact:
        """See ``CorrectForm``."""
        return replace(self._fact, peak_pain=self.cleaned_data["peak_pain"], minutes=self.cleaned_data["minutes"])


class WithdrawForm(AnsweredForm):
    """Taking an entry out asks for a deliberate act. Its fields have ids of their own, beside the other form's."""

    sure = Sure(
        _("This did not happen. Leave it out of the plan."),
        missing=_("Nothing was changed. Tick the box first if you mean it."),
    )

    def __init__(self, data: Given | None = None) -> None:
        super().__init__(data)
        self.auto_id = "withdraw_%s"


def form_for(fact: Fact, data: Given | None, *, knees: Sequence[Side]) -> EntryForm:
    """The form for an entry that may be corrected; raises ``LookupError`` for another."""
    match fact:
        case SetDone():
            return SetForm(data, fact=fact, knees=knees)
        case ExerciseRated():
            return RatingForm(data, fact=fact, knees=knees)
        case PainReported():
            return PainForm(data, fact=fact, knees=knees)
        case SessionStarted() | HourAfter():
            return KneePainForm(data, fact=fact, knees=knees)
        case MorningChecked():
            return MorningEntryForm(data, fact=fact, knees=knees)
        case ActivityDone():
            return ActivityForm(data, fact=fact, knees=knees)
        case _:
            raise LookupError(f"{type(fact).__name__} may not be corrected")


def _number(answer: object) -> int | None:
    return answer if isinstance(answer, int) else None
