"""Gate A: when the semi squat may begin, and when it has to pause (clinical.md 4.4; our proposal).

The source article says only that irritation is down and the muscles work better. Every condition must be met, and an
answer that is missing is not met. Once passed, the gate stays passed; the squat's own verdicts then decide.
"""

from collections.abc import Iterable

from kneewise.body import Side
from kneewise.exercises import CATALOGUE, Chain, Exercise
from kneewise.plan.facts.course import GateName
from kneewise.plan.facts.exercise import Legs
from kneewise.plan.gap import Gap, break_of
from kneewise.plan.ladder import Ladder, ladder_of
from kneewise.plan.memory import COUNT_CAP
from kneewise.plan.protocol import Protocol
from kneewise.plan.session import Criterion, Gate, Saw
from kneewise.plan.standing import FormSeen, Person, Phase, Standing, Track
from kneewise.plan.verdict import setbacks
from kneewise.wording import Wording, say, say_many

STRAIGHT_LEG_RAISE = "straight-leg-raise"
"""The one exercise that gate A looks at for pain and form."""

TESTS = ("sit-to-stand", "step-down")
"""The criteria that the person is asked to try."""


def gate_a(standing: Standing, *, protocol: Protocol) -> Gate:
    """The gate to closed chain, each condition met or not."""
    criteria = (
        _sessions(standing, protocol),
        _days(standing, protocol),
        _worst_pain(standing, protocol),
        _mornings(standing, protocol),
        _swelling(standing, protocol),
        _no_flare(standing, protocol),
        *(_strength(exercise, standing, protocol) for exercise in CATALOGUE.values() if exercise.chain is Chain.OPEN),
        *_tests(standing, protocol),
    )
    opened = GateName.CLOSED_CHAIN in standing.changes.opened
    passed = standing.phase is Phase.CLOSED_CHAIN or opened or all(each.met for each in criteria)
    return Gate(to=GateName.CLOSED_CHAIN, criteria=criteria, passed=passed)


def pause_days(track: Track, standing: Standing, *, protocol: Protocol) -> int:
    """Days that a closed-chain exercise still has to pause after too many setbacks close together; 0 for none."""
    rule = protocol.gate_a
    ages = [each.age_days for each in setbacks(track, standing.visit, protocol=protocol)]
    if len(ages) < rule.fallback_verdicts:
        return 0
    if ages[rule.fallback_verdicts - 1] - ages[0] > rule.fallback_window_days:
        return 0
    return max(0, rule.fallback_pause_days - ages[0])


def person_ladder(exercise: Exercise, standing: Standing, *, protocol: Protocol) -> Ladder:
    """The ladder of an exercise with what this person has at hand."""
    person = standing.person or Person()
    return ladder_of(exercise, equipment=person.equipment, weight_limit_kg=person.weight_limit_kg, protocol=protocol)


def strong_sessions(track: Track, standing: Standing, *, protocol: Protocol) -> int:
    """Sessions running, to the last one, in which a track did what gate A asks of it.

    Work with a weight or a band counts whatever its repetitions: it comes after the most repetitions without. After so
    long a break that the exercise begins again on its first step nothing of it counts.
    """
    outcome, rule = track.outcome, protocol.gate_a
    if break_of(track, protocol=protocol) is Gap.RESTART_PHASE:
        return 0
    if outcome is None or not outcome.asked:
        return track.strong
    ladder = person_ladder(CATALOGUE[track.exercise], standing, protocol=protocol)
    level = ladder.fitted(track.level)
    enough = level.stage > 0 or ladder.reps(level) >= rule.reps_min
    if track.exercise == STRAIGHT_LEG_RAISE:
        well = outcome.peak is not None and outcome.peak <= rule.slr_pain_max and outcome.form is not FormSeen.POOR
    else:
        well = outcome.effort is not None and outcome.effort <= rule.rpe_max
    if not (enough and well and outcome.reached):
        return 0
    if outcome.of_light_week:
        return track.strong
    return min(track.strong + 1, COUNT_CAP) if outcome.wanted >= protocol.dose.sets else 0


def _sessions(standing: Standing, protocol: Protocol) -> Criterion:
    wanted = protocol.gate_a.min_open_sessions
    return _criterion(
        "sessions",
        says=say_many(
            "You have done at least {count} session.",
            "You have done at least {count} sessions.",
            count=wanted,
        ),
        saw={"sessions": standing.sessions},
        source=protocol.source_of("gate_a.min_open_sessions"),
        met=standing.sessions >= wanted,
    )


def _days(standing: Standing, protocol: Protocol) -> Criterion:
    wanted, days = protocol.gate_a.min_days, standing.first_session_days
    return _criterion(
        "days",
        says=say_many(
            "Your first session was at least {count} day ago.",
            "Your first session was at least {count} days ago.",
            count=wanted,
        ),
        saw={"days": days},
        source=protocol.source_of("gate_a.min_days"),
        met=days is not None and days >= wanted,
    )


def _worst_pain(standing: Standing, protocol: Protocol) -> Criterion:
    rule = protocol.gate_a
    days = standing.last_days(rule.clean_days)
    worst = _highest(pain for day in days for pain in (day.worst, day.recalled))
    start = None if standing.person is None else standing.person.worst_pain_at_start
    low = worst is not None and worst <= rule.worst_pain_max
    fallen = (
        worst is not None
        and start is not None
        and start - worst >= rule.or_drop_points
        and worst <= rule.or_drop_worst_max
    )
    return _criterion(
        "worst-pain",
        says=say(
            "In the last {days} days your pain was never above {most}, or it has fallen by {drop} or more since the "
            "start and was never above {most_then}.",
            days=rule.clean_days,
            most=rule.worst_pain_max,
            drop=rule.or_drop_points,
            most_then=rule.or_drop_worst_max,
        ),
        saw={"worst_pain": worst, "worst_pain_at_start": start},
        source=protocol.source_of("gate_a.worst_pain_max"),
        met=low or fallen,
    )


def _mornings(standing: Standing, protocol: Protocol) -> Criterion:
    days = protocol.gate_a.clean_days
    now = _mean(day.morning.worst for day in standing.last_days(days))
    before = _mean(day.morning.worst for day in standing.last_days(days, skip=days))
    return _criterion(
        "mornings",
        says=say("Your morning pain is not growing: this week is no worse than the week before."),
        saw={"mean_this_week": now, "mean_week_before": before},
        source=protocol.source_of("gate_a.clean_days"),
        met=now is not None and before is not None and now <= before,
    )


def swelling_known(standing: Standing, *, days: int) -> int | None:
    """The most swelling of the last days; ``None`` while of one knee nobody has answered in them."""
    seen = [_highest(day.swelling.of(knee) for day in standing.last_days(days)) for knee in Side]
    return None if None in seen else _highest(seen)


def _swelling(standing: Standing, protocol: Protocol) -> Criterion:
    rule = protocol.gate_a
    swelling = swelling_known(standing, days=rule.clean_days)
    return _criterion(
        "swelling",
        says=say_many(
            "Your knees have not been swollen in the last {count} day.",
            "Your knees have not been swollen in the last {count} days.",
            count=rule.clean_days,
        ),
        saw={"swelling": swelling},
        source=protocol.source_of("gate_a.swelling_max"),
        met=swelling is not None and swelling <= rule.swelling_max,
    )


def _no_flare(standing: Standing, protocol: Protocol) -> Criterion:
    days = protocol.gate_a.clean_days
    age = min((flare.age_days for flare in standing.flares), default=None)
    return _criterion(
        "no-flare-up",
        says=say_many(
            "You have had no flare-up in the last {count} day.",
            "You have had no flare-up in the last {count} days.",
            count=days,
        ),
        saw={"days_since_flare_up": age},
        source=protocol.source_of("gate_a.clean_days"),
        met=age is None or age >= days,
    )


def _strength(exercise: Exercise, standing: Standing, protocol: Protocol) -> Criterion:
    rule = protocol.gate_a
    straight = exercise.name == STRAIGHT_LEG_RAISE
    wanted = rule.slr_sessions if straight else 1
    counts = {
        side: strong_sessions(standing.track(exercise.name, Legs(side)), standing, protocol=protocol) for side in Side
    }
    dose = say_many("{count} set of {reps}", "{count} sets of {reps}", count=protocol.dose.sets, reps=rule.reps_min)
    if straight:
        says = say(
            "{exercise}: {dose} or more with each leg, knee straight and without kneecap pain, in {sessions} sessions "
            "running.",
            exercise=exercise.title,
            dose=dose,
            sessions=wanted,
        )
    else:
        says = say(
            "{exercise}: {dose} or more with each leg, at an effort of {effort} or less.",
            exercise=exercise.title,
            dose=dose,
            effort=rule.rpe_max,
        )
    saw: Saw = {f"sessions_running_{side}": count for side, count in counts.items()}
    return _criterion(
        exercise.name,
        says=says,
        saw=saw,
        source=protocol.source_of("gate_a.slr_sessions" if straight else "gate_a.reps_min"),
        met=all(count >= wanted for count in counts.values()),
    )


def _tests(standing: Standing, protocol: Protocol) -> Iterable[Criterion]:
    rule = protocol.gate_a
    tests = standing.tests
    fresh = tests if tests is not None and tests.age_days <= rule.tests_valid_days else None
    stand = None if fresh is None else fresh.sit_to_stand_pain
    step = None if fresh is None else fresh.step_down_pain
    yield _criterion(
        "sit-to-stand",
        says=say_many(
            "You can stand up from a chair {count} time without your hands, with a pain of {most} or less.",
            "You can stand up from a chair {count} times without your hands, with a pain of {most} or less.",
            count=rule.sit_to_stand_reps,
            most=rule.sit_to_stand_pain_max,
        ),
        saw={"pain": stand},
        source=protocol.source_of("gate_a.sit_to_stand_pain_max"),
        met=stand is not None and stand <= rule.sit_to_stand_pain_max,
    )
    yield _criterion(
        "step-down",
        says=say("You can go down one step with a pain of {most} or less.", most=rule.step_down_pain_max),
        saw={"pain": step},
        source=protocol.source_of("gate_a.step_down_pain_max"),
        met=step is not None and step <= rule.step_down_pain_max,
    )


def _criterion(name: str, *, says: Wording, saw: Saw, source: str, met: bool) -> Criterion:
    return Criterion(name=name, says=says, saw=saw, source=source, met=met)


def _highest(answers: Iterable[int | None]) -> int | None:
    return max((answer for answer in answers if answer is not None), default=None)


def _mean(answers: Iterable[int | None]) -> float | None:
    known = [answer for answer in answers if answer is not None]
    return round(sum(known) / len(known), 2) if known else None
