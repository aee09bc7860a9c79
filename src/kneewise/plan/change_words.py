"""A clinician's change in words that the person reads."""

from collections.abc import Mapping
from datetime import date
from typing import assert_never

from kneewise.exercises import CATALOGUE
from kneewise.plan.facts.course import GateName, Overridden, OverrideKind
from kneewise.wording import Wording, say

_OPENED: Mapping[GateName, Wording] = {
    GateName.CLOSED_CHAIN: say("the semi squat may begin"),
    GateName.STAIRS: say("stairs may be used as you like"),
    GateName.DEEPER_SQUAT: say("squats may get deeper"),
    GateName.RUNNING: say("running may begin"),
    GateName.JUMPING: say("jumping may begin"),
}

_SET: Mapping[tuple[str, int | str | None], Wording] = {
    ("pain.progress_max", 0): say("exercises get harder only without kneecap pain"),
    ("pain.progress_max", 1): say("exercises may get harder with a kneecap pain of up to 1"),
    ("pain.progress_max", 2): say("exercises may get harder with a kneecap pain of up to 2"),
    ("schedule.sessions_per_week", 1): say("one session in seven days"),
    ("schedule.sessions_per_week", 2): say("up to two sessions in seven days"),
    ("schedule.sessions_per_week", 3): say("up to three sessions in seven days"),
    ("schedule.sessions_per_week", 4): say("up to four sessions in seven days"),
    ("gate_b.run_rule", "avoid_until_gate"): say("running waits until everything before it is done"),
    ("gate_b.run_rule", "symptom_limited"): say("you may go on running while your pain stays low"),
}
"""One for each of ``course_facts.SETTABLE``."""

# The core knows no locale.
_MONTHS = [
    say("January"),
    say("February"),
    say("March"),
    say("April"),
    say("May"),
    say("June"),
    say("July"),
    say("August"),
    say("September"),
    say("October"),
    say("November"),
    say("December"),
]


def change_words(change: Overridden) -> Wording:
    """What is changed, as a part of a sentence such as "nothing gets harder"."""
    match change.kind_of_change:
        case OverrideKind.HOLD:
            return say("nothing gets harder")
        case OverrideKind.PAUSE:
            return say("this exercise pauses: {exercise}", exercise=CATALOGUE[change.target].title)
        case OverrideKind.OPEN:
            return _OPENED[GateName(change.target)]
        case OverrideKind.SET:
            return _SET[change.target, change.value]
        case _:
            assert_never(change.kind_of_change)


def told(change: Overridden) -> Wording:
    """The whole of it: who, what, why, and until when. Who and why stay in the clinician's own words."""
    ends = (
        say("It holds until your clinician changes it.")
        if change.until is None
        else say("Until {day}.", day=day_words(change.until))
    )
    return say(
        "Your clinician {by} has changed something: {what}. Why: {why}. {ends}",
        by=change.by,
        what=change_words(change),
        why=change.why.strip().removesuffix("."),
        ends=ends,
    )


def day_words(day: date) -> Wording:
    """A day such as 3 December 2026."""
    return say("{day} {month} {year}", day=day.day, month=_MONTHS[day.month - 1], year=day.year)
