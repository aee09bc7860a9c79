"""The conditions of the gates beyond the squat, each met or not; what is not known, or too old, is not met."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from kneewise.body import Side
from kneewise.exercises import CATALOGUE
from kneewise.plan.activity.tried import Hop, SingleLeg, Squats, Tried
from kneewise.plan.facts.course import GateName
from kneewise.plan.facts.exercise import Legs, PerKnee
from kneewise.plan.gap import Gap, break_of
from kneewise.plan.gates import gate_a, pause_days, person_ladder, swelling_known
from kneewise.plan.memory import COUNT_CAP
from kneewise.plan.progression import weekly_guard
from kneewise.plan.protocol import Protocol
from kneewise.plan.session import Criterion, Gate, Saw
from kneewise.plan.standing import Phase, Standing, Track
from kneewise.plan.verdict import judge
from kneewise.wording import Wording, say, say_many

SEMI_SQUAT = "semi-squat"
STEP_DOWN = "step-down"
OURS = "Kneewise, our proposal"
DAYS_IN_WEEK = 7

_HAIR = 1e-9
"""Shares are compared with this much to spare: 9 of 10 is 0.9."""

_OPEN = {
    GateName.STAIRS: say("Training on stairs is open."),
    GateName.DEEPER_SQUAT: say("Deeper squats are open."),
    GateName.RUNNING: say("Running is open."),
}


def squats_done(standing: Standing, *, protocol: Protocol) -> Squats:
    """Sessions running, to the last one, with the squat at its full depth, every set done and without pain.

    Work with a band counts whatever its repetitions: it comes after the most repetitions without. A session of a light
    week, or one after which nobody said how the knee was, is neither counted nor lost; one after which the knee did not
    settle breaks the row, and so does a long break.
    """
    before, track = standing.activities.squats, standing.track(SEMI_SQUAT, Legs.BOTH)
    outcome, visit = track.outcome, standing.visit
    if begins_again(track, protocol=protocol):
        return Squats()
    if outcome is None or visit is None or not outcome.asked:
        return before
    ladder = person_ladder(CATALOGUE[SEMI_SQUAT], standing, protocol=protocol)
    level, full_depth = ladder.fitted(track.level), len(protocol.squat.range_deg) - 1
    judgement = judge(track, visit, protocol=protocol)
    calm = outcome.peak is not None and outcome.peak <= protocol.pain.progress_max
    well = calm and outcome.reached and judgement is not None and not judgement.unsettled
    if judgement is None or not well or level.stage < full_depth:
        return Squats()
    if outcome.of_light_week or not judgement.sure:
        return before
    if outcome.wanted < protocol.dose.sets:
        return Squats()
    many = level.stage > full_depth or ladder.reps(level) >= protocol.gate_b.deep_squat_reps
    return Squats(full=min(before.full + 1, COUNT_CAP), many=min(before.many + 1, COUNT_CAP) if many else 0)


def squat_goes_on(standing: Standing, *, protocol: Protocol) -> Criterion:
    """Gate A is passed, and the squat neither rests nor would begin again after a long break."""
    opened = standing.phase is Phase.CLOSED_CHAIN or gate_a(standing, protocol=protocol).passed
    track = standing.track(SEMI_SQUAT, Legs.BOTH)
    paused = SEMI_SQUAT in standing.changes.paused or pause_days(track, standing, protocol=protocol) > 0
    rests = paused or begins_again(track, protocol=protocol)
    return Criterion(
        name="before",
        says=say("The semi squat is part of your sessions."),
        saw={"squat_open": opened, "squat_rests": rests},
        source=OURS,
        met=opened and not rests,
    )


def begins_again(track: Track, *, protocol: Protocol) -> bool:
    """Whether an exercise was not done for so long that it begins on its first step."""
    return break_of(track, protocol=protocol) is Gap.RESTART_PHASE


def is_open(before: Gate) -> Criterion:
    """The gate before is open."""
    return Criterion(name="before", says=_OPEN[before.to], saw={"open": before.passed}, source=OURS, met=before.passed)


def for_stairs(standing: Standing, *, protocol: Protocol) -> Iterator[Criterion]:
    """What training on stairs needs of its own."""
    rule, done = protocol.gate_b, squats_done(standing, protocol=protocol).full
    when = _times(rule.stairs_squat_sessions)
    yield Criterion(
        name=SEMI_SQUAT,
        says=say("You did every set of the semi squat at its full depth without pain {when}.", when=when),
        saw={"sessions_running": done},
        source=protocol.source_of("gate_b.stairs_squat_sessions"),
        met=done >= rule.stairs_squat_sessions,
    )
    tests = standing.tests
    step = None if tests is None or tests.age_days > rule.valid_days else tests.step_down_pain
    yield Criterion(
        name=STEP_DOWN,
        says=say("You can go down one step {with_pain}.", with_pain=_pain(rule.stairs_step_pain_max)),
        saw={"pain": step},
        source=protocol.source_of("gate_b.stairs_step_pain_max"),
        met=step is not None and step <= rule.stairs_step_pain_max,
    )


def for_deeper_squats(standing: Standing, *, protocol: Protocol) -> Iterator[Criterion]:
    """What deeper squats need of their own."""
    rule, done = protocol.gate_b, squats_done(standing, protocol=protocol).many
    dose = say_many(
        "{count} set of {reps} semi squats",
        "{count} sets of {reps} semi squats",
        count=protocol.dose.sets,
        reps=rule.deep_squat_reps,
    )
    yield Criterion(
        name=SEMI_SQUAT,
        says=say("You did {dose} at full depth without pain {when}.", dose=dose, when=_times(rule.deep_squat_sessions)),
        saw={"sessions_running": done},
        source=protocol.source_of("gate_b.deep_squat_sessions"),
        met=done >= rule.deep_squat_sessions,
    )
    yield _stairs(standing, rule.deep_stairs_pain_max, "gate_b.deep_stairs_pain_max", protocol)


def for_running(standing: Standing, *, protocol: Protocol) -> Iterator[Criterion]:
    """What running needs of its own."""
    rule = protocol.gate_b
    yield _stairs(standing, rule.run_stairs_pain_max, "gate_b.run_stairs_pain_max", protocol)
    walk = _fresh(standing.activities.walk, protocol)
    long_enough = walk is not None and walk.minutes is not None and walk.minutes >= rule.run_walk_min
    yield Criterion(
        name="walk",
        says=say_many(
            "You can walk briskly for {count} minute {with_pain}, and your knees are calm the next morning.",
            "You can walk briskly for {count} minutes {with_pain}, and your knees are calm the next morning.",
            count=rule.run_walk_min,
            with_pain=_pain(rule.run_pain_max),
        ),
        saw={"minutes": None if walk is None else walk.minutes, **_how(walk)},
        source=protocol.source_of("gate_b.run_walk_min"),
        met=long_enough and _is_calm(walk, rule.run_pain_max),
    )
    yield from _single_leg(_fresh(standing.activities.single_leg, protocol), protocol)
    yield _akps(standing, protocol)


def for_jumping(standing: Standing, *, protocol: Protocol) -> Iterator[Criterion]:
    """What jumping needs of its own."""
    yield _hop(_fresh(standing.activities.hop, protocol), protocol)


def jumping_always(standing: Standing, *, protocol: Protocol) -> Iterator[Criterion]:
    """What must be so as long as jumping is open: weeks of running up to now, and a clinician's yes."""
    weeks, running = protocol.gate_b.jump_run_weeks, standing.activities.running
    goes_on = running.last is not None and running.last.age_days <= protocol.gap.repeat_days
    days = running.since_days if goes_on else None
    yield Criterion(
        name="weeks-of-running",
        says=say_many(
            "You have been running for {count} week, and pain never stopped you.",
            "You have been running for {count} weeks, and pain never stopped you.",
            count=weeks,
        ),
        saw={"days": days},
        source=protocol.source_of("gate_b.jump_run_weeks"),
        met=days is not None and days >= weeks * DAYS_IN_WEEK,
    )
    says_yes = GateName.JUMPING in standing.changes.opened
    yield Criterion(
        name="clinician",
        says=say("Your doctor or physiotherapist says yes to jumping."),
        saw={"says_yes": says_yes},
        source=OURS,
        met=says_yes,
    )


def for_all(standing: Standing, *, protocol: Protocol) -> Iterator[Criterion]:
    """What every gate needs: no swelling, no flare-up, no pain that grows, and no clinician who holds everything."""
    rule, swelling = protocol.gate_b, swelling_known(standing, days=protocol.gate_b.clean_days)
    yield Criterion(
        name="swelling",
        says=say_many(
            "Your knees have not been swollen in the last {count} day.",
            "Your knees have not been swollen in the last {count} days.",
            count=rule.clean_days,
        ),
        saw={"swelling": swelling},
        source=protocol.source_of("gate_b.swelling_max"),
        met=swelling is not None and swelling <= rule.swelling_max,
    )
    age = days_since_flare(standing)
    yield Criterion(
        name="no-flare-up",
        says=say_many(
            "You have had no flare-up in the last {count} day.",
            "You have had no flare-up in the last {count} days.",
            count=rule.clean_days,
        ),
        saw={"days_since_flare_up": age},
        source=protocol.source_of("gate_b.clean_days"),
        met=age is None or age >= rule.clean_days,
    )
    grows = weekly_guard(standing, protocol=protocol)
    yield Criterion(
        name="weekly-guard",
        says=say("Your pain is not growing from week to week."),
        saw={"pain_grows": grows},
        source=protocol.source_of("weekly_guard.rise_points"),
        met=not grows,
    )
    if standing.changes.hold:
        yield Criterion(
            name="clinician-holds",
            says=say("Your clinician lets things get harder again."),
            saw={"clinician_holds": True},
            source=OURS,
            met=False,
        )


def swelling_seen(standing: Standing, *, protocol: Protocol) -> int | None:
    """The most swelling of the last days that count; ``None`` when nobody answered."""
    days = standing.last_days(protocol.gate_b.clean_days)
    return max((swelling for day in days if (swelling := day.swelling.worst) is not None), default=None)


def days_since_flare(standing: Standing) -> int | None:
    """Days since the last flare-up; ``None`` when none is known."""
    return min((flare.age_days for flare in standing.flares), default=None)


def _stairs(standing: Standing, most: int, number: str, protocol: Protocol) -> Criterion:
    stairs = _fresh(standing.activities.stairs, protocol)
    return Criterion(
        name="stairs",
        says=say(
            "You can go up and down stairs {with_pain}, and your knees are calm the next morning.",
            with_pain=_pain(most),
        ),
        saw=_how(stairs),
        source=protocol.source_of(number),
        met=_is_calm(stairs, most),
    )


def _single_leg(test: SingleLeg | None, protocol: Protocol) -> Iterator[Criterion]:
    rule = protocol.gate_b
    reps, pain = (PerKnee(), PerKnee()) if test is None else (test.reps, test.pain)
    control = None if test is None else test.control
    yield Criterion(
        name="single-leg",
        says=say(
            "You can do {reps} single-leg squats or step-downs with each leg, knee and hips in line, {with_pain}.",
            reps=rule.run_single_leg_reps,
            with_pain=_pain(rule.run_pain_max),
        ),
        saw={
            **{f"reps_{side}": reps.of(side) for side in Side},
            **{f"pain_{side}": pain.of(side) for side in Side},
            "control": control,
        },
        source=protocol.source_of("gate_b.run_single_leg_reps"),
        met=control is True
        and _both(reps, lambda count: count >= rule.run_single_leg_reps)
        and _both(pain, lambda level: level <= rule.run_pain_max),
    )
    share = _smaller_share(reps)
    yield Criterion(
        name="single-leg-sides",
        says=say(
            "In that test one leg does at most {share:.0%} fewer than the other.", share=rule.run_side_difference_max
        ),
        saw={"weaker_leg_share": _rounded(share)},
        source=protocol.source_of("gate_b.run_side_difference_max"),
        met=share is not None and share >= 1 - rule.run_side_difference_max - _HAIR,
    )


def _akps(standing: Standing, protocol: Protocol) -> Criterion:
    rule = protocol.gate_b
    first, last = standing.outcomes.akps_first, standing.outcomes.akps_last
    high = last is not None and last >= rule.run_akps_min
    risen = last is not None and first is not None and last - first >= rule.run_or_akps_gain
    return Criterion(
        name="akps",
        says=say(
            "Your score on the knee questionnaire is {least} of 100 or more, or {gain} points or more above the first "
            "one.",
            least=rule.run_akps_min,
            gain=rule.run_or_akps_gain,
        ),
        saw={"akps": last, "akps_at_start": first},
        source=protocol.source_of("gate_b.run_or_akps_gain"),
        met=high or risen,
    )


def _hop(hop: Hop | None, protocol: Protocol) -> Criterion:
    rule = protocol.gate_b
    share = None if hop is None else _smaller_share(hop.distance_cm)
    calm = hop is not None and hop.pain <= rule.run_pain_max
    return Criterion(
        name="hop",
        says=say(
            "In the hop test the shorter hop is at least {share:.0%} of the longer one, {with_pain}.",
            share=rule.jump_hop_symmetry_min,
            with_pain=_pain(rule.run_pain_max),
        ),
        saw={"shorter_hop_share": _rounded(share), "pain": None if hop is None else hop.pain},
        source=protocol.source_of("gate_b.jump_hop_symmetry_min"),
        met=calm and share is not None and share >= rule.jump_hop_symmetry_min - _HAIR,
    )


def days_after_much(protocol: Protocol) -> int:
    """From a run that was too much to the next, in days."""
    return protocol.run.rest_days + protocol.schedule.reduce_rest_days + 1


def last_run_was_calm(standing: Standing, *, protocol: Protocol) -> Criterion:
    """For who goes by pain: after a run that was too much come the days of rest that the ladder gives too."""
    last, most = standing.activities.running.last, protocol.run.pain_max
    rest = days_after_much(protocol)
    sore = last is not None and (last.pain > most or last.settled is False)
    return Criterion(
        name="last-run",
        says=say_many(
            "Your last run hurt no more than {most} and your knees were as usual next morning, or it was at least "
            "{count} day ago.",
            "Your last run hurt no more than {most} and your knees were as usual next morning, or it was at least "
            "{count} days ago.",
            count=rest,
            most=most,
        ),
        saw={"pain": None if last is None else last.pain, "settled": None if last is None else last.settled},
        source=protocol.source_of("run.pain_max"),
        met=last is None or not sore or last.age_days >= rest,
    )


_Aged = TypeVar("_Aged", Tried, SingleLeg, Hop)


def _fresh(each: _Aged | None, protocol: Protocol) -> _Aged | None:
    return None if each is None or each.age_days > protocol.gate_b.valid_days else each


def _is_calm(tried: Tried | None, most: int) -> bool:
    return tried is not None and tried.pain <= most and tried.settled is True


def _how(tried: Tried | None) -> Saw:
    return {"pain": None if tried is None else tried.pain, "settled": None if tried is None else tried.settled}


def _both(answer: PerKnee, holds: Callable[[int], bool]) -> bool:
    return all(value is not None and holds(value) for value in (answer.left, answer.right))


def _smaller_share(answer: PerKnee) -> float | None:
    """The smaller of two figures as a share of the larger; ``None`` when one is not known, or nothing was done."""
    left, right = answer.left, answer.right
    if left is None or right is None or max(left, right) == 0:
        return None
    return min(left, right) / max(left, right)


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 2)


def _pain(most: int) -> Wording:
    return say("without pain") if most == 0 else say("with a pain of {most} or less", most=most)


def _times(sessions: int) -> Wording:
    return say_many("in your last session", "in {count} sessions running", count=sessions)
