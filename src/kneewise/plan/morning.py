"""Mornings and flare-ups: pain and swelling against what is usual for this person."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from statistics import median
from typing import assert_never

from kneewise.body import Side
from kneewise.plan.activity.tried import with_morning_after
from kneewise.plan.facts.course import ActivityDone, HopTested, SingleLegTested
from kneewise.plan.facts.exercise import (
    ExerciseRated,
    FunctionalTested,
    MorningChecked,
    OfExercise,
    PainReported,
    PerKnee,
    Place,
)
from kneewise.plan.protocol import Protocol
from kneewise.plan.standing import Day, Flare, Standing, on_today


def with_morning(standing: Standing, fact: MorningChecked, *, protocol: Protocol) -> Standing:
    """A morning's answers: against the mornings before, against the swelling before, and for the last session.

    Of two answers of one day the worse counts; what was wrong is corrected (``corrections``).
    """
    today = standing.today
    pain_now, swelling = today.morning.worse(fact.pain), today.swelling.worse(fact.swelling)
    halves = {knee: baseline_halves(standing, knee, protocol=protocol) for knee in Side}
    raised = tuple(knee for knee in Side if _is_raised(standing, knee, pain_now.of(knee), protocol=protocol))
    flaring = [knee for knee in raised if _was_raised(standing, knee, protocol=protocol)]
    flaring += [knee for knee in Side if _swells(standing, knee, swelling.of(knee) or 0, protocol=protocol)]
    today = replace(today, morning=pain_now, swelling=swelling, raised=raised)
    standing = on_today(standing, today)
    settled = False if raised else _settled(pain_now, halves, protocol=protocol)
    activities = with_morning_after(standing.activities, settled=settled)
    standing = replace(standing, activities=activities)
    if flaring:
        standing = flared(standing, flaring, protocol=protocol)
    visit = standing.visit
    if visit is None or visit.age_days == 0 or visit.answered_age_days not in (None, visit.age_days):
        return standing
    answered = replace(
        visit,
        morning=pain_now,
        baseline_halves=PerKnee(left=halves[Side.LEFT], right=halves[Side.RIGHT]),
        answered_age_days=visit.age_days,
    )
    return replace(standing, visit=answered)


def _is_raised(standing: Standing, knee: Side, pain: int | None, *, protocol: Protocol) -> bool:
    """Whether pain is up as in a flare-up, against the mornings that were not: a flare-up is never what is usual."""
    days = standing.last_days(protocol.pain.baseline_mornings, skip=1)
    base = _usual_halves(standing, knee, [day for day in days if knee not in day.raised])
    return pain is not None and base is not None and 2 * pain - base >= 2 * protocol.flare.rise_points


def _was_raised(standing: Standing, knee: Side, *, protocol: Protocol) -> bool:
    """Whether pain was up on the last morning before today that was answered: the days between it, nobody knows."""
    days = standing.last_days(protocol.pain.baseline_mornings, skip=1)
    return next((knee in day.raised for day in days if day.morning.of(knee) is not None), False)


def _settled(pain: PerKnee, halves: Mapping[Side, int | None], *, protocol: Protocol) -> bool | None:
    """Whether no knee is above its usual morning; ``None`` when that is not known of both."""
    known = ((pain.of(knee), base) for knee, base in halves.items())
    rises = [None if now is None or base is None else now - base / 2 for now, base in known]
    if any(rise is not None and rise > protocol.pain.morning_rise_max for rise in rises):
        return False
    return None if None in rises else True


def _swells(standing: Standing, knee: Side, swelling: int, *, protocol: Protocol) -> bool:
    """Whether a knee is newly swollen, or newly so much that it locks; a swelling before that is unknown was none."""
    known = (day.swelling.of(knee) for day in standing.days[1:])
    before = next((level for level in known if level is not None), 0)
    return swelling > 0 and (before == 0 or before < protocol.swelling.lock_min <= swelling)


def baseline_halves(standing: Standing, knee: Side, *, protocol: Protocol) -> int | None:
    """A knee's usual morning pain before today, in half points: the median of the last mornings.

    Before any morning is known it is the pain before the last session; ``None`` when that is not known either.
    """
    return _usual_halves(standing, knee, standing.last_days(protocol.pain.baseline_mornings, skip=1))


def _usual_halves(standing: Standing, knee: Side, days: Iterable[Day]) -> int | None:
    known = [pain for day in days if (pain := day.morning.of(knee)) is not None]
    if known:
        return round(2 * median(known))
    before = None if standing.visit is None else standing.visit.before.of(knee)
    return None if before is None else 2 * before


def with_flare_of(standing: Standing, fact: OfExercise, *, protocol: Protocol) -> Standing:
    """The standing after pain in an exercise: a flare-up begins when the kneecap hurt enough."""
    kneecap = isinstance(fact, PainReported) and fact.place is Place.KNEECAP
    peak = fact.pain if isinstance(fact, PainReported) else fact.peak_pain if isinstance(fact, ExerciseRated) else 0
    if (kneecap or isinstance(fact, ExerciseRated)) and peak >= protocol.flare.peak_min:
        return flared(standing, fact.side.knees, protocol=protocol)
    return standing


def with_flare_of_activity(
    standing: Standing, fact: ActivityDone | SingleLegTested | HopTested | FunctionalTested, *, protocol: Protocol
) -> Standing:
    """The standing after pain in an activity or a test; where nobody said which knee, it counts for both."""
    if isinstance(fact, SingleLegTested):
        hurt = [knee for knee in Side if (fact.pain.of(knee) or 0) >= protocol.flare.peak_min]
    else:
        pain = _pain_in(fact)
        hurt = list(Side) if pain >= protocol.flare.peak_min else []
    return flared(standing, hurt, protocol=protocol) if hurt else standing


def _pain_in(fact: ActivityDone | HopTested | FunctionalTested) -> int:
    match fact:
        case ActivityDone():
            return fact.peak_pain
        case HopTested():
            return fact.pain
        case FunctionalTested():
            return max(fact.sit_to_stand_pain, fact.step_down_pain)
    assert_never(fact)


def flared(standing: Standing, knees: Iterable[Side], *, protocol: Protocol) -> Standing:
    """A flare-up begins today, or the one that is still quite new goes on (one event is counted once)."""
    hurt = set(knees)
    kept = []
    for flare in standing.flares:
        if flare.age_days <= protocol.flare.rest_days:
            hurt |= set(flare.knees)
        else:
            kept.append(flare)
    return replace(standing, flares=(Flare(age_days=0, knees=tuple(sorted(hurt))), *kept))
