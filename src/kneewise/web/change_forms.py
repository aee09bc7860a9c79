"""What a clinician changes for one person, as a form, and taking it back."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from kneewise.exercises import CATALOGUE
from kneewise.plan import Fact
from kneewise.plan.facts.course import SETTABLE, GateName, Overridden, OverrideKind, OverrideLifted
from kneewise.web.fields import Choices, Day, OneLine, OneOf, Sure, Words
from kneewise.web.forms import AnsweredForm
from kneewise.web.language import said_lazily
from kneewise.web.visit import Stamp
from kneewise.web.words import gate_words

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

PAIN, SESSIONS, RUNNING = "pain.progress_max", "schedule.sessions_per_week", "gate_b.run_rule"

_WHAT = {
    "hold": (_("Nothing gets harder"), _("Everything stays as it is, or gets easier.")),
    "pause": (_("Leave an exercise out"), _("The others go on.")),
    "open": (_("Open something early"), _("Such as the semi squat, or running.")),
    PAIN: (_("How much pain may be there when it gets harder"), _("Usually none.")),
    SESSIONS: (_("Sessions a week"), _("The most in any seven days.")),
    RUNNING: (_("Running within limits"), _("For somebody who runs already: whether it may go on.")),
}

_DETAIL = {"pause": "exercise", "open": "gate", PAIN: "pain", SESSIONS: "sessions", RUNNING: "running"}
"""The field that says more, for each change that needs it."""

_WHO = _("Their name or role, such as “Dr Green, physiotherapist”.")
_SURE = _("Only a clinician may decide this. Tick the box if one has.")


class _Detail(OneOf):
    look = "kneewise/_detail.html"

    def __init__(self, label: "StrOrPromise", choices: Choices, *, of: str) -> None:
        super().__init__(label, choices, missing=_("Please choose one."), required=False)
        self.of = of


class ChangeForm(AnsweredForm):
    """Who changes what, why, and until when."""

    by = Words(_("Who decided this?"), longest=120, help_text=_WHO, missing=_("Please say who it was."))
    what = OneLine(
        _("What should be different?"),
        [(name, title) for name, (title, _hint) in _WHAT.items()],
        missing=_("Please choose what should be different."),
        hints={name: hint for name, (_title, hint) in _WHAT.items()},
    )
    exercise = _Detail(
        _("Which exercise?"), [(name, said_lazily(exercise.title)) for name, exercise in CATALOGUE.items()], of="pause"
    )
    gate = _Detail(_("What opens?"), [(gate.value, gate_words(gate)) for gate in GateName], of="open")
    pain = _Detail(
        _("It may get harder with a kneecap pain of"),
        [("0", _("none")), ("1", _("up to 1")), ("2", _("up to 2"))],
        of=PAIN,
    )
    sessions = _Detail(
        _("How many sessions a week?"), [(str(count), str(count)) for count in SETTABLE[SESSIONS]], of=SESSIONS
    )
    running = _Detail(
        _("May running go on?"),
        [
            ("symptom_limited", _("Yes, while the pain stays at 2 or less")),
            ("avoid_until_gate", _("No, it waits until it opens")),
        ],
        of=RUNNING,
    )
    why = Words(_("Why?"), longest=500, help_text=_("In a few words."), missing=_("Please write a few words."))
    until = Day(
        _("Until when?"),
        help_text=_(
            "The last day on which it holds. Leave it empty if there is none: it holds until it is taken back."
        ),
    )
    sure = Sure(_("A clinician has decided this for me. I only write it down."), missing=_SURE)

    def __init__(self, data: Mapping[str, object] | None = None, *, today: date) -> None:
        super().__init__(data)
        self._today = today
        self.fields["until"].widget.attrs["min"] = today.isoformat()

    def clean_until(self) -> date | None:
        """A day that is still to come, or none."""
        until: date | None = self.cleaned_data["until"]
        if until is not None and until < self._today:
            self.add_error("until", _("This day is over. Please choose today or a later day."))
        return until

    def clean(self) -> None:
        """Ask for what the chosen change needs."""
        detail = _DETAIL.get(self.cleaned_data.get("what", ""))
        if detail is not None and not self.cleaned_data.get(detail) and detail not in self.errors:
            self.add_error(detail, _("Please choose one."))

    def fact(self, stamp: Stamp) -> Fact:
        """The change; only of a valid form."""
        said = self.cleaned_data
        kind, target, value = _change(said["what"], said)
        return Overridden(
            **stamp,
            by=said["by"],
            kind_of_change=kind,
            why=said["why"],
            target=target,
            value=value,
            until=said["until"],
        )


def _change(what: str, said: Mapping[str, str]) -> tuple[OverrideKind, str, int | str | None]:
    """The kind, its target, and its value."""
    if what in SETTABLE:
        answer = said[_DETAIL[what]]
        return OverrideKind.SET, what, next(value for value in SETTABLE[what] if str(value) == answer)
    return OverrideKind(what), said[_DETAIL[what]] if what in _DETAIL else "", None


class TakeBackForm(AnsweredForm):
    """A clinician takes a change back: who, and why."""

    by = Words(_("Who decided this?"), longest=120, help_text=_WHO, missing=_("Please say who it was."))
    why = Words(_("Why?"), longest=500, help_text=_("In a few words."), missing=_("Please write a few words."))
    sure = Sure(_("A clinician has decided this for me. I only write it down."), missing=_SURE)

    def fact(self, stamp: Stamp, *, change: str) -> Fact:
        """The change of that id is taken back; only of a valid form."""
        return OverrideLifted(**stamp, override=change, by=self.cleaned_data["by"], why=self.cleaned_data["why"])
