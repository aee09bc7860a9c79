"""Mornings and flare-ups: pain and swelling against what is usual for this person."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from statistics import median

from kneewise.body import Side
from kneewise.plan.activity.tried import with_morning_after
from kneewise.plan.facts.course import ActivityDone, HopTested, SingleLegTested
from kneewise.plan.facts.exercise import ExerciseRated, MorningChecked, OfExercise, PainReported, PerKnee, Place
from kneewise.plan.protocol import Protocol
from kneewise.plan.standing import Day, Flare, Standing, on_today


def with_morning(standing: Standing, fact: MorningChecked, *, protocol: Protocol) -> Standing:
    """A morning's answers: against the mornings before, against the swelling before, and for the last session.

    Of two answers of one day the worse counts; what was wrong is corrected (``corrections``).
    """
    rule, today = protocol.flare, standing.today
    pain_now, swelling = today.morning.worse(fact.pain), today.swelling.worse(fact.swelling)
    halves = {knee: baseline_halves(standing, knee, protocol=protocol) for knee in Side}
    raised = tuple(
        knee
        for knee in Side
        if (pain := pain_now.of(knee)) is not None
        and (base := halves[knee]) is not None
        and 2 * pain - base >= 2 * rule.rise_points
    )
    yesterday = standing.days[1] if len(standing.days) > 1 else Day()
    flaring = [knee for knee in raised if knee in yesterday.raised]
    flaring += [knee for knee in Side if (swelling.of(knee) or 0) > 0 and not _swollen_before(standing, knee)]
    today = replace(today, morning=pain_now, swelling=swelling, raised=raised)
    standing = on_today(standing, today)
    activities = with_morning_after(standing.activities, settled=_settled(pain_now, halves, raised))
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


def _settled(pain: PerKnee, halves: Mapping[Side, int | None], raised: tuple[Side, ...]) -> bool | None:
    """Whether no knee is above its usual morning; ``None`` when that is not known of both."""
    if raised:
        return False
    return None if None in (pain.left, pain.right, *halves.values()) else True


def _swollen_before(standing: Standing, knee: Side) -> bool:
    """Whether the last swelling that is known, before today, was above none; unknown counts as none."""
    known = (day.swelling.of(knee) for day in standing.days[1:])
    return next((swelling > 0 for swelling in known if swelling is not None), False)


def baseline_halves(standing: Standing, knee: Side, *, protocol: Protocol) -> int | None:
    """A knee's usual morning pain before today, in half points: the median of the last mornings.

    Before any morning is known it is the pain before the last session; ``None`` when that is not known either.
    """
    days = standing.last_days(protocol.pain.baseline_mornings, skip=1)
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
    standing: Standing, fact: ActivityDone | SingleLegTested | HopTested, *, protocol: Protocol
) -> Standing:
    """The standing after pain in an activity or a test; where nobody said which knee, it counts for both."""
    if isinstance(fact, SingleLegTested):
        hurt = [knee for knee in Side if (fact.pain.of(knee) or 0) >= protocol.flare.peak_min]
    else:
        pain = fact.peak_pain if isinstance(fact, ActivityDone) else fact.pain
        hurt = list(Side) if pain >= protocol.flare.peak_min else []
    return flared(standing, hurt, protocol=protocol) if hurt else standing


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
