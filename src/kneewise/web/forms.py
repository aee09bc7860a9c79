"""The forms of the pages: what is asked, what is allowed, and what is said when an answer is not."""

from collections.abc import Mapping, Sequence
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from kneewise.body import Side
from kneewise.plan import QUESTIONS, SHORT_FORM, Weekday
from kneewise.web.clock import is_zone, local_zone
from kneewise.web.fields import Measure, OneOf, Scale, Several, SeveralShort, Sure, Swelling, Words, YesNo
from kneewise.web.language import said, said_lazily

KNEES = {Side.LEFT: _("left knee"), Side.RIGHT: _("right knee")}
NONE_OF_THESE = "none"
_WEEKDAYS = (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))

Given = Mapping[str, object]


class AnsweredForm(forms.Form):
    """A form that knows where the person is: the browser fills in its time zone."""

    zone = forms.CharField(required=False, widget=forms.HiddenInput)
    entry = forms.CharField(required=False, widget=forms.HiddenInput, initial=uuid4)
    """By which the form is known again when it comes twice (``entry.py``)."""

    def __init__(self, data: Given | None = None, *, initial: Given | None = None) -> None:
        super().__init__(data, initial=dict(initial or {}), label_suffix="")

    def clean_zone(self) -> str:
        """The browser's time zone, or this computer's when it named none that exists."""
        named: str = self.cleaned_data["zone"]
        return named if named and is_zone(named) else local_zone()


class SafetyForm(AnsweredForm):
    """All safety questions; each must be answered.

    A yes may stop everything until a clinician has looked, so it is looked at twice: a slip of the finger cannot be
    taken back afterwards.
    """

    sure = Sure(_("Yes, that is right."), missing=_("Please look at it once more."))

    def __init__(self, data: Given | None = None) -> None:
        super().__init__(data)
        self.fields["sure"].required = False
        for question in QUESTIONS:
            self.fields[question.code] = YesNo(said_lazily(question.text))

    @property
    def raised(self) -> list[str]:
        """The questions that were answered with yes."""
        return [said(question.text) for question in QUESTIONS if self.cleaned_data.get(question.code)]

    def clean(self) -> None:
        """Ask once more about what was answered with yes."""
        if not self.errors and self.raised and not self.cleaned_data["sure"]:
            self.add_error("sure", self.fields["sure"].error_messages["required"])

    def answers(self) -> dict[str, bool]:
        """Code to answer; true raises the flag."""
        return {question.code: self.cleaned_data[question.code] for question in QUESTIONS}


class ClearedForm(AnsweredForm):
    """A clinician has looked at the knee and said that exercise may go on."""

    by = Words(
        _("Who said so?"),
        longest=120,
        help_text=_("Their name or role, such as “my physiotherapist”."),
        missing=_("Please say who it was."),
    )
    why = Words(
        _("What did they say?"), longest=500, help_text=_("In a few words."), missing=_("Please write a few words.")
    )
    sure = Sure(
        _("A clinician has seen me about these answers and said that I may exercise."),
        missing=_("Without a clinician’s yes, please do not exercise."),
    )


class AboutYouForm(AnsweredForm):
    """Which knee, and a few facts that may be left out.

    The limits of mass and height are ours: outside them a slip (pounds, inches, a digit) is likelier than the truth.
    """

    knee = OneOf(
        _("Which knee hurts?"),
        [("left", _("Left knee")), ("right", _("Right knee")), ("both", _("Both knees"))],
        missing=_("Please choose the knee that hurts."),
    )
    worst_pain_week = Scale(_("How strong was the worst kneecap pain of the last 7 days?"), required=False)
    equipment = Several(
        label=_("What do you have at hand?"),
        choices=[("ankle-weight", _("Ankle weights")), ("band", _("An exercise band that makes a loop"))],
        required=False,
        help_text=_("You need neither to begin."),
    )
    days = SeveralShort(
        label=_("Which days suit you?"),
        choices=[(day.value, label) for day, label in zip(Weekday, _WEEKDAYS, strict=True)],
        required=False,
        help_text=_("Three a week, with a day between, are best. Choose none if any day will do."),
    )
    body_mass_kg = Measure(
        _("Weight"),
        unit="kg",
        lowest=25,
        highest=300,
        wrong=_("Please write the weight in kilograms, a number from 25 to 300."),
    )
    height_cm = Measure(
        _("Height"),
        unit="cm",
        lowest=100,
        highest=230,
        wrong=_("Please write the height in centimetres, a number from 100 to 230."),
    )
    sex = OneOf(
        _("Sex"),
        [("female", _("Female")), ("male", _("Male")), ("unsaid", _("Rather not say"))],
        missing=_("Please choose one of the three."),
    )

    def __init__(self, data: Given | None = None, *, initial: Given | None = None) -> None:
        super().__init__(data, initial=initial)
        self.fields["sex"].required = False


class KneesForm(AnsweredForm):
    """A form that asks the same of each knee."""

    def __init__(self, data: Given | None = None, *, knees: Sequence[Side]) -> None:
        super().__init__(data)
        self._knees = tuple(knees)

    def by_knee(self, what: str) -> dict[str, int | None]:
        """The answers about ``what`` for both sides; ``None`` for a knee that was not asked about."""
        return {side.value: self.cleaned_data.get(f"{what}_{side.value}") for side in Side}


class StartForm(KneesForm):
    """One screen before each session: the short safety form, and pain now.

    The form brings the id of the session that it starts, so that sending it twice starts one session.
    """

    session = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, data: Given | None = None, *, knees: Sequence[Side]) -> None:
        super().__init__(data, knees=knees)
        texts = {question.code: said_lazily(question.text) for question in QUESTIONS}
        self.fields["flags"] = Several(
            label=_("Are any of these true today?"),
            choices=[*((code, texts[code]) for code in SHORT_FORM), (NONE_OF_THESE, _("None of these"))],
            help_text=_("Choose all that are true, or “None of these”."),
            error_messages={"required": _("Please choose what is true, or “None of these”.")},
        )
        for side in self._knees:
            self.fields[f"pain_{side.value}"] = Scale(
                _("Pain now in the %(knee)s") % {"knee": KNEES[side]}, help_text=_("Around or behind the kneecap.")
            )

    def clean(self) -> None:
        """Refuse "none of these" beside one of these."""
        chosen = self.cleaned_data.get("flags", [])
        if NONE_OF_THESE in chosen and len(chosen) > 1:
            self.add_error("flags", _("You chose “None of these” and something else. Please keep one or the other."))

    def answers(self) -> dict[str, bool]:
        """Code to answer, for the whole short form."""
        return {code: code in self.cleaned_data["flags"] for code in SHORT_FORM}

    def session_id(self) -> UUID:
        """The id of the session to start."""
        made: UUID = self.cleaned_data["session"]
        return made


class HourAfterForm(KneesForm):
    """About an hour after a session: pain now."""

    def __init__(self, data: Given | None = None, *, knees: Sequence[Side]) -> None:
        super().__init__(data, knees=knees)
        for side in self._knees:
            self.fields[f"pain_{side.value}"] = Scale(_("Pain now in the %(knee)s") % {"knee": KNEES[side]})


class MorningForm(KneesForm):
    """In the morning: pain, swelling, giving way."""

    def __init__(self, data: Given | None = None, *, knees: Sequence[Side]) -> None:
        super().__init__(data, knees=knees)
        for side in self._knees:
            knee = {"knee": KNEES[side]}
            self.fields[f"pain_{side.value}"] = Scale(_("Pain this morning in the %(knee)s") % knee)
            self.fields[f"swelling_{side.value}"] = Swelling(_("How does the %(knee)s look?") % knee)
        self.fields["giving_way"] = YesNo(_("Has a knee given way under you since yesterday morning?"))


class KneeCheckForm(AnsweredForm):
    """Two small tests that tell whether standing work may come in."""

    sit_to_stand_pain = Scale(_("Kneecap pain while standing up and sitting down"))
    step_down_pain = Scale(_("Kneecap pain on the step down"))


class SwitchForm(AnsweredForm):
    """A button that turns something on or off. A page may have several, so that its fields have no ids."""

    on = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")], widget=forms.HiddenInput)

    def __init__(self, data: Given | None = None, *, turns_on: bool = True) -> None:
        super().__init__(data, initial={"on": "yes" if turns_on else "no"})
        self.auto_id = False

    @property
    def is_on(self) -> bool:
        """Whether it is on from now on."""
        return bool(self.cleaned_data["on"] == "yes")


class EraseForm(forms.Form):
    """Erasing everything asks for a deliberate act."""

    sure = Sure(
        _("Yes, erase everything that Kneewise has kept about me."),
        missing=_("Nothing was erased. Tick the box first if you mean it."),
    )
