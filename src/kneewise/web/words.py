"""Values of the plan in words that a page shows."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from kneewise.plan import Band, Change, Item, Legs, Load
from kneewise.plan.facts.course import GateName

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

_CHANGES = {
    Change.NEW: ("", _lazy("new")),
    Change.PROGRESS: ("good", _lazy("a step harder")),
    Change.HOLD: ("", _lazy("the same again")),
    Change.REDUCE: ("care", _lazy("a step easier")),
    Change.STOP: ("stop", _lazy("not today")),
}
_LEGS = {Legs.LEFT: _lazy("left leg"), Legs.RIGHT: _lazy("right leg"), Legs.BOTH: _lazy("both legs together")}

_BANDS = {
    Band.YELLOW: _lazy("yellow band"),
    Band.RED: _lazy("red band"),
    Band.GREEN: _lazy("green band"),
    Band.BLUE: _lazy("blue band"),
    Band.BLACK: _lazy("black band"),
}
_GATES = {
    GateName.CLOSED_CHAIN: _lazy("The semi squat"),
    GateName.STAIRS: _lazy("Training on stairs"),
    GateName.DEEPER_SQUAT: _lazy("Deeper squats and lunges"),
    GateName.RUNNING: _lazy("Running"),
    GateName.JUMPING: _lazy("Jumping and sport"),
}


def gate_words(gate: GateName) -> "StrOrPromise":
    """What a gate opens."""
    return _GATES[gate]


def change_words(change: Change) -> tuple[str, str]:
    """A tone of the style sheet, and the word that goes with it."""
    tone, words = _CHANGES[change]
    return tone, str(words)


def legs_words(legs: Legs) -> str:
    """Which leg, written out."""
    return str(_LEGS[legs])


def load_words(load: Load) -> str:
    """What makes the exercise harder: "no weight", "ankle weight 1.5 kg", "green band, down to about 30°"."""
    parts = []
    if load.ankle_weight_kg:
        parts.append(_("ankle weight %(kg)g kg") % {"kg": load.ankle_weight_kg})
    if load.band is not Band.NONE:
        parts.append(str(_BANDS[load.band]))
    if load.range_deg is not None:
        parts.append(_("bend to about %(deg)d°") % {"deg": load.range_deg})
    return ", ".join(parts) or _("no weight")


def lasted_words(minutes: float) -> str:
    """How long something took, as it was told: "1 minute", "12.5 minutes"."""
    count = int(minutes) if minutes % 1 == 0 else 2
    return ngettext("%(value)g minute", "%(value)g minutes", count) % {"value": minutes}


def minutes_words(items: Iterable[Item]) -> str:
    """About how long all of this takes, in steps of five minutes: each set at its pace, and the rest after it."""
    seconds = sum(item.sets * (item.reps * _repetition_s(item) + item.rest_s) for item in items)
    return _("about %(minutes)d minutes") % {"minutes": max(_STEP_MIN, _STEP_MIN * round(seconds / 60 / _STEP_MIN))}


def _repetition_s(item: Item) -> float:
    return sum(item.exercise.dose.tempo_s) + _BETWEEN_S


_STEP_MIN = 5
_BETWEEN_S = 1.0
"""From one repetition to the next, as the player leads it."""


def day_words(day: date, *, today: date) -> str:
    """Today, tomorrow, or the day by name."""
    days = (day - today).days
    if days <= 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    return date_format(day, "WEEKDAY_FORMAT")
