"""A clinician's change in words that the person reads."""

from collections.abc import Mapping
from datetime import date
from typing import assert_never

from kneewise.exercises import CATALOGUE
from kneewise.plan.facts.course import GateName, Overridden, OverrideKind

_OPENED: Mapping[GateName, str] = {
    GateName.CLOSED_CHAIN: "the semi squat may begin",
    GateName.STAIRS: "stairs may be used as you like",
    GateName.DEEPER_SQUAT: "squats may get deeper",
    GateName.RUNNING: "running may begin",
    GateName.JUMPING: "jumping may begin",
}

_SET: Mapping[tuple[str, int | str | None], str] = {
    ("pain.progress_max", 0): "exercises get harder only without kneecap pain",
    ("pain.progress_max", 1): "exercises may get harder with a kneecap pain of up to 1",
    ("pain.progress_max", 2): "exercises may get harder with a kneecap pain of up to 2",
    ("schedule.sessions_per_week", 1): "one session in seven days",
    ("schedule.sessions_per_week", 2): "up to two sessions in seven days",
    ("schedule.sessions_per_week", 3): "up to three sessions in seven days",
    ("schedule.sessions_per_week", 4): "up to four sessions in seven days",
    ("gate_b.run_rule", "avoid_until_gate"): "running waits until everything before it is done",
    ("gate_b.run_rule", "symptom_limited"): "you may go on running while your pain stays low",
}
"""One for each of ``course_facts.SETTABLE``."""

# The core knows no locale.
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def change_words(change: Overridden) -> str:
    """What is changed, as a part of a sentence such as "nothing gets harder"."""
    match change.kind_of_change:
        case OverrideKind.HOLD:
            return "nothing gets harder"
        case OverrideKind.PAUSE:
            return f"this exercise pauses: {CATALOGUE[change.target].title}"
        case OverrideKind.OPEN:
            return _OPENED[GateName(change.target)]
        case OverrideKind.SET:
            return _SET[change.target, change.value]
        case _:
            assert_never(change.kind_of_change)


def told(change: Overridden) -> str:
    """The whole of it: who, what, why, and until when."""
    ends = "It holds until your clinician changes it." if change.until is None else f"Until {day_words(change.until)}."
    why = change.why.strip().removesuffix(".")
    return f"Your clinician {change.by} has changed something: {change_words(change)}. Why: {why}. {ends}"


def day_words(day: date) -> str:
    """A day such as 3 December 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
