"""Why the next run is as it is, in words that a person reads."""

from enum import StrEnum

from kneewise.plan.day import more_days
from kneewise.plan.protocol import Protocol
from kneewise.plan.session import Reason, Saw
from kneewise.plan.standing import Standing
from kneewise.wording import Wording, say, say_many


class Ruling(StrEnum):
    """What decided about the next run."""

    FIRST = "run-first"
    AGAIN = "run-again"
    UP = "run-next-step"
    TOP = "run-last-step"
    PAIN = "run-pain"
    UNSETTLED = "run-morning-after"
    BREAK = "run-break"
    LONG_BREAK = "run-long-break"
    NOT_PLANNED = "run-not-planned"
    MORNING = "run-morning-unknown"
    CLINICIAN = "clinician-holds"
    UNWELL = "unwell"
    SORE = "flare-up"
    SWELLING = "swelling"
    GUARD = "weekly-guard"


_SAYS: dict[Ruling, tuple[Wording, str]] = {
    Ruling.FIRST: (say("Running begins with a lot of walking."), "run.run_min"),
    Ruling.UP: (say("Your runs on the last step were calm. This is the next step."), "run.times_each"),
    Ruling.TOP: (say("You have reached the last step. Well done. Stay here as long as you like."), "run.run_min"),
    Ruling.PAIN: (say("Your last run hurt a little much."), "run.pain_max"),
    Ruling.UNSETTLED: (
        say("The morning after your last run, a knee hurt more than is usual for you."),
        "flare.rise_points",
    ),
    Ruling.BREAK: (say("It has been a while since your last run."), "gap.repeat_days"),
    Ruling.LONG_BREAK: (say("It has been some weeks since your last run."), "gap.easier_days"),
    Ruling.NOT_PLANNED: (
        say(
            "Your last run was not the step that was planned, or not on its day. It does not count, and the step stays."
        ),
        "run.times_each",
    ),
    Ruling.MORNING: (
        say(
            "We do not know how your knees were on the morning after your last run. "
            "It does not count, and the step stays."
        ),
        "run.times_each",
    ),
    Ruling.CLINICIAN: (say("Your clinician wants nothing to get harder for now, so the step stays."), "run.times_each"),
    Ruling.UNWELL: (say("You are not well, so the step stays."), "run.times_each"),
    Ruling.SORE: (say("Your knee has flared up lately, so the step stays."), "gate_b.clean_days"),
    Ruling.SWELLING: (
        say("The next step comes when your knees have not been swollen for some days. Until then the step stays."),
        "gate_b.swelling_max",
    ),
    Ruling.GUARD: (
        say("Your pain has grown from week to week, so the step stays for now."),
        "weekly_guard.rise_points",
    ),
}

_RESTS: dict[Ruling, tuple[Wording, str]] = {
    Ruling.AGAIN: (say("Your knees rest between two runs. There is no run today."), "run.rest_days"),
    Ruling.SORE: (say("Your knee has flared up, so there is no run for now."), "flare.rest_days"),
    Ruling.UNWELL: (say("You are not well, so the run waits. Say so when you are well again."), "gap.continue_days"),
}

_LEADS_BACK = (Ruling.PAIN, Ruling.UNSETTLED, Ruling.BREAK, Ruling.LONG_BREAK)


def of_place(ruling: Ruling, rung: int, calm: int, standing: Standing, *, protocol: Protocol) -> Reason:
    """Why the run is on this rung (from 0), with so many calm runs on it."""
    says, number = _again(calm, protocol) if ruling is Ruling.AGAIN else _SAYS[ruling]
    if ruling in _LEADS_BACK:
        back = say("You begin again on the first step.") if rung == 0 else say("It goes one step back.")
        says = say("{says} {rest}", says=says, rest=back)
    last = standing.activities.running.last
    saw: Saw = {
        "pain": None if last is None else last.pain,
        "settled": None if last is None else last.settled,
        "days_since_run": None if last is None else last.age_days,
    }
    return Reason(rule=ruling.value, says=says, saw=saw, source=protocol.source_of(number))


def of_rest(ruling: Ruling, *, protocol: Protocol) -> Reason:
    """Why there is no run today."""
    says, number = _after_pain(protocol) if ruling is Ruling.PAIN else _RESTS[ruling]
    return Reason(rule=f"rest-{ruling.value}", says=says, saw={}, source=protocol.source_of(number))


def _again(calm: int, protocol: Protocol) -> tuple[Wording, str]:
    return say_many(
        "Your last run was calm. Once more like this, and the next step comes.",
        "Your last run was calm. {count} times more like this, and the next step comes.",
        count=protocol.run.times_each - calm,
    ), "run.times_each"


def _after_pain(protocol: Protocol) -> tuple[Wording, str]:
    more = more_days(protocol.schedule.reduce_rest_days)
    return say("Your knees get {more} of rest before the next run.", more=more), "schedule.reduce_rest_days"
