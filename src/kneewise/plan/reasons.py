"""The reasons, in words that a person reads: short sentences, their own numbers, no fear."""

from typing import assert_never

from kneewise.load import Limit, rounded
from kneewise.plan.budget import Excess
from kneewise.plan.change_words import told
from kneewise.plan.day import more_days, span
from kneewise.plan.facts.course import Overridden
from kneewise.plan.facts.exercise import Legs
from kneewise.plan.protocol import Protocol
from kneewise.plan.session import Reason, Saw
from kneewise.plan.verdict import Judgement, Verdict
from kneewise.wording import Wording, say, say_many

_SOURCES = {
    Verdict.LOCK: "pain.lock_min",
    Verdict.STOP: "pain.reduce_max",
    Verdict.REDUCE: "pain.morning_rise_max",
    Verdict.HOLD_LOW: "pain.hold_max",
    Verdict.HOLD: "pain.progress_max",
    Verdict.PROGRESS: "progress.consecutive_sessions",
    Verdict.KEEP: "progress.consecutive_sessions",
}

_LACKING = {
    "asked": (
        say("You did this one though the plan did not ask for it, so it stays the same."),
        "progress.consecutive_sessions",
    ),
    "alarm": (
        say("Somebody had to look at your knee after the last session, so it stays the same."),
        "pain.lock_min",
    ),
    "peak": (say("You did not say how much your kneecap hurt, so it stays the same."), "pain.progress_max"),
    "elsewhere": (say("It hurt somewhere other than the kneecap, so it stays the same."), "pain.progress_max"),
    "hour": (say("Until we know how your knee was an hour later, it stays the same."), "pain.settle_rise_max"),
    "morning": (say("Until we know how your knee was the next morning, it stays the same."), "pain.morning_rise_max"),
    "form": (say("Clean repetitions come first, so it stays the same."), "progress.form_clean_share_min"),
    "sets": (say("Not every set came to its number yet, so it stays the same."), "progress.consecutive_sessions"),
    "effort-unknown": (say("You did not say how hard it was, so it stays the same."), "progress.rpe_max"),
    "effort": (say("That was hard work already, so it stays the same."), "progress.rpe_max"),
    "light": (
        say("That was a session of a light week, and it went well. It goes on where it was."),
        "deload.every_weeks",
    ),
}


def verdict_reason(judgement: Judgement, *, protocol: Protocol) -> Reason:
    """Why a verdict came out as it did."""
    says, number = _verdict_says(judgement, protocol)
    rule = judgement.verdict.value
    return Reason(rule=rule, says=says, saw=dict(judgement.saw), source=protocol.source_of(number))


def _verdict_says(judgement: Judgement, protocol: Protocol) -> tuple[Wording, str]:
    peak, number = judgement.saw["pain_peak"], _SOURCES[judgement.verdict]
    match judgement.verdict:
        case Verdict.LOCK | Verdict.STOP:
            return say(
                "Your kneecap pain went up to {peak}. Above {most} an exercise stops for the day.",
                peak=peak,
                most=protocol.pain.reduce_max,
            ), number
        case Verdict.REDUCE:
            return _rise_says(judgement, protocol)
        case Verdict.HOLD_LOW:
            return say("Your kneecap pain went up to {peak}, which is a little much.", peak=peak), number
        case Verdict.HOLD:
            return say(
                "Your kneecap pain was {peak} at most. That is fine. It stays the same until it is calm.", peak=peak
            ), number
        case Verdict.PROGRESS:
            return _harder_says(protocol), number
        case Verdict.KEEP:
            return (_again_says(judgement, protocol), number) if judgement.clean else _LACKING[judgement.lacks]
    assert_never(judgement.verdict)


def _harder_says(protocol: Protocol) -> Wording:
    times, most = protocol.progress.consecutive_sessions, protocol.pain.progress_max
    if most == 0:
        return say_many(
            "Your last session went well and without kneecap pain. One step harder.",
            "{count} sessions running went well and without kneecap pain. One step harder.",
            count=times,
        )
    return say_many(
        "Your last session went well and with a kneecap pain of {most} or less. One step harder.",
        "{count} sessions running went well and with a kneecap pain of {most} or less. One step harder.",
        count=times,
        most=most,
    )


def _again_says(judgement: Judgement, protocol: Protocol) -> Wording:
    return say_many(
        "All went well. Once more like this, and it gets a little harder.",
        "All went well. {count} times more like this, and it gets a little harder.",
        count=protocol.progress.consecutive_sessions - judgement.track.clean - 1,
    )


def _rise_says(judgement: Judgement, protocol: Protocol) -> tuple[Wording, str]:
    says, number = _rise(judgement)
    days = protocol.schedule.reduce_rest_days
    if days == 0:
        return says, number
    return say("{says} {rest}", says=says, rest=say("It gets {more} of rest.", more=more_days(days))), number


def _rise(judgement: Judgement) -> tuple[Wording, str]:
    saw = judgement.saw
    if judgement.by_morning:
        return say(
            "The morning after, your knee was at {pain}, more than the {usual:g} that is usual for you.",
            pain=saw["pain_next_morning"],
            usual=saw["baseline_morning"],
        ), "pain.morning_rise_max"
    return say(
        "An hour later your knee was at {pain}, and at {before} before.",
        pain=saw["pain_60min"],
        before=saw["pain_before"],
    ), "pain.settle_rise_max"


def first_time(*, protocol: Protocol) -> Reason:
    """Why a new exercise begins where it begins."""
    return Reason(
        rule="first-time",
        says=say("This is new for you, so it begins on the first step."),
        saw={},
        source=protocol.source_of("dose.rep_targets"),
    )


def not_done(*, protocol: Protocol) -> Reason:
    """Why an exercise that was left out stays where it was."""
    return Reason(
        rule="not-done",
        says=say("You left this out last time, so it stays the same."),
        saw={},
        source=protocol.source_of("progress.consecutive_sessions"),
    )


def not_given(*, protocol: Protocol) -> Reason:
    """Why an exercise that paused stays where it was."""
    return Reason(
        rule="not-given",
        says=say("This one had a pause last time."),
        saw={},
        source=protocol.source_of("progress.consecutive_sessions"),
    )


def stopped_today(peak: int, *, protocol: Protocol) -> Reason:
    """Why an exercise is over for today."""
    return Reason(
        rule=Verdict.STOP.value,
        says=say("Your kneecap pain went up to {peak}. Leave this exercise for today.", peak=peak),
        saw={"pain_peak": peak},
        source=protocol.source_of("pain.reduce_max"),
    )


def flare_step(*, protocol: Protocol) -> Reason:
    """Why everything for a knee is easier after a flare-up."""
    return Reason(
        rule="flare-up",
        says=say("Your knee has flared up. Flare-ups are common and do not mean harm."),
        saw={},
        source=protocol.source_of("flare.restart_steps_easier"),
    )


def effect(*, eased: bool, protocol: Protocol) -> Reason:
    """What an exercise that should be easier comes to."""
    return Reason(
        rule="easier" if eased else "first-step",
        says=(
            say("So it comes back a step easier.")
            if eased
            else say("It is on its first step already, so it stays there.")
        ),
        saw={},
        source=protocol.source_of("flare.restart_steps_easier"),
    )


def gap_step(days: int, says: Wording, *, number: str, protocol: Protocol) -> Reason:
    """Why a break changes the dose."""
    return Reason(rule="gap", says=says, saw={"days_since_session": days}, source=protocol.source_of(number))


def break_step(days: int, says: Wording, *, number: str, protocol: Protocol) -> Reason:
    """Why a break of one exercise changes its dose."""
    return Reason(rule="break", says=says, saw={"days_since_done": days}, source=protocol.source_of(number))


def held_back(rule: str, *, protocol: Protocol, saw: Saw | None = None) -> Reason:
    """Why a step harder has to wait, or a leg is held back."""
    says, number = _HELD_BACK[rule]
    return Reason(rule=rule, says=says, saw=saw or {}, source=protocol.source_of(number))


def over_budget(excess: Excess, *, protocol: Protocol) -> Reason:
    """Why a step harder waits for the kneecap."""
    says, number, unit = _OVER_BUDGET[excess.limit]
    return Reason(
        rule="budget",
        says=says,
        saw={
            f"asked_{unit}": rounded(excess.asked),
            f"budget_{unit}": rounded(excess.budget),
            f"tolerated_{unit}": rounded(excess.tolerated),
        },
        source=protocol.source_of(number),
    )


_OVER_BUDGET = {
    Limit.PEAK: (
        say(
            "One step harder would press your kneecap more at once than it is ready for, so it stays the same. "
            "Calm sessions like the last ones make room."
        ),
        "budget.peak_rise_bw",
        "bw",
    ),
    Limit.SESSION: (
        say(
            "One step harder would give your kneecap more work in one session than it is ready for, "
            "so it stays the same. Calm sessions make room."
        ),
        "budget.session_rise_share",
        "bw_s",
    ),
    Limit.WEEK: (
        say(
            "One step harder would give your kneecap more work in one week than it is ready for, "
            "so it stays the same. It grows slowly, from week to week."
        ),
        "budget.week_rise_share",
        "bw_s",
    ),
}

_HELD_BACK = {
    "clinician-holds": (say("Your clinician wants nothing to get harder for now."), "progress.consecutive_sessions"),
    "maintenance": (
        say("You have reached your goal. Now the exercises keep your strength, and nothing has to get harder."),
        "maintenance.sessions_per_week",
    ),
    "light-week": (
        say("This is a light week, so that your muscles can catch up: fewer sets, and nothing gets harder."),
        "deload.every_weeks",
    ),
    "weekly-guard": (
        say("Your pain has grown from week to week, so nothing gets harder for now."),
        "weekly_guard.rise_points",
    ),
    "too-soon": (
        say("The last step harder was only a few days ago. Give it a little longer."),
        "progress.min_days_between",
    ),
    "top": (say("You have reached the last step with what you have at hand. Well done."), "load.ankle_weight_kg"),
    "after-budget": (
        say("Another exercise is waiting until your kneecap is ready for it. This one is next."),
        "progress.max_exercises_per_session",
    ),
    "other-leg": (say("One leg should not run far ahead of the other."), "progress.good_leg_max_steps_ahead"),
    "one-at-a-time": (
        say("Other exercises get harder this time. This one is next."),
        "progress.max_exercises_per_session",
    ),
}


def paused(*, protocol: Protocol) -> Reason:
    """Why an exercise is left out that a clinician paused."""
    return Reason(
        rule="clinician-pauses",
        says=say("Your clinician wants you to leave this exercise out for now."),
        saw={},
        source=protocol.source_of("progress.consecutive_sessions"),
    )


def light_week(*, protocol: Protocol) -> Reason:
    """Why there are fewer sets in a light week."""
    return Reason(
        rule="light-week",
        says=say(
            "One week in {weeks} is a light one: fewer sets, and nothing gets harder. Your muscles catch up in it.",
            weeks=protocol.deload.every_weeks,
        ),
        saw={},
        source=protocol.source_of("deload.every_weeks"),
    )


def maintenance(*, protocol: Protocol) -> Reason:
    """What is different while the person keeps their strength."""
    return Reason(
        rule="maintenance",
        says=say_many(
            "You keep your strength now. One session in seven days will do, and nothing has to get harder.",
            "You keep your strength now. Up to {count} sessions in seven days will do, and nothing has to get harder.",
            count=protocol.maintenance.sessions_per_week,
        ),
        saw={},
        source=protocol.source_of("maintenance.sessions_per_week"),
    )


def unwell(*, protocol: Protocol) -> Reason:
    """Why an ill person does not train."""
    return Reason(
        rule="unwell",
        says=say("You are not well, so the exercises wait. Say so when you are well again."),
        saw={},
        source=protocol.source_of("gap.continue_days"),
    )


def changed_by_clinician(change: Overridden) -> Reason:
    """A clinician's change that is in force."""
    return Reason(rule=f"clinician-{change.kind_of_change.value}", says=told(change), saw={}, source=change.by)


def squat_waits(unmet: int, *, protocol: Protocol) -> Reason:
    """Why the semi squat is not given yet."""
    return Reason(
        rule="gate-a",
        says=say(
            "The semi squat comes later. First your kneecap calms down and your hips and thighs get stronger, lying "
            "down. The list shows what is still to come."
        ),
        saw={"conditions_unmet": unmet},
        source=protocol.source_of("squat.cap_deg"),
    )


def squat_pauses(days: int, *, protocol: Protocol) -> Reason:
    """Why the semi squat pauses."""
    return Reason(
        rule="fall-back",
        says=say(
            "Your knee did not like the semi squat lately, so it rests for {span}. Everything else goes on.",
            span=span(protocol.gate_a.fallback_pause_days),
        ),
        saw={"days_to_go": days},
        source=protocol.source_of("gate_a.fallback_pause_days"),
    )


def stops_note(title: str, legs: Legs, stops: int, *, protocol: Protocol) -> Reason:
    """Advice when an exercise was stopped more than once."""
    return Reason(
        rule="stops",
        says=say_many(
            "{exercise}, {legs}: pain stopped you {count} time in {days} days. "
            "Talk about it with your doctor or physiotherapist.",
            "{exercise}, {legs}: pain stopped you {count} times in {days} days. "
            "Talk about it with your doctor or physiotherapist.",
            count=stops,
            exercise=title,
            legs=legs.words,
            days=protocol.stop.within_days,
        ),
        saw={"stops": stops},
        source=protocol.source_of("stop.clinician_note_after"),
    )


def flares_note(flares: int, *, protocol: Protocol) -> Reason:
    """Advice when flare-ups come close together."""
    return Reason(
        rule="flare-ups",
        says=say_many(
            "You had {count} flare-up in {days} days. They are common and do not mean harm, but now is a good time "
            "to talk with your doctor or physiotherapist.",
            "You had {count} flare-ups in {days} days. They are common and do not mean harm, but now is a good time "
            "to talk with your doctor or physiotherapist.",
            count=flares,
            days=protocol.flare.escalate_window_days,
        ),
        saw={"flare_ups": flares},
        source=protocol.source_of("flare.escalate_count"),
    )
