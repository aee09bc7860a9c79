"""What was tried beside the exercises, and where somebody stands on the walk-run ladder.

As in ``standing`` there are no instants: ages in whole days end at a cap, so that all of it is finite. Something tried
is settled when the next morning was answered and no knee was above its usual morning; without that answer it stays
unknown for good, and unknown never opens anything. Of two things of one kind on one day the worse pain counts.
"""

from dataclasses import dataclass, replace
from typing import TypeVar

from kneewise.plan.facts.course import ActivityDone, ActivityKind, GateName, HopTested, SingleLegTested
from kneewise.plan.facts.exercise import PerKnee
from kneewise.plan.memory import AGE_CAP_DAYS

MINUTES_CAP = 240
"""Minutes of a walk stop here: the longest that a protocol may ask."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """Stairs or a brisk walk, so many days ago: the most pain, and whether it was settled next morning."""

    age_days: int = 0
    pain: int
    minutes: int | None = None
    settled: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleLeg:
    """The single-leg test, so many days ago: repetitions, pain and control."""

    age_days: int = 0
    reps: PerKnee
    pain: PerKnee
    control: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """The hop test, so many days ago: the distances and the most pain."""

    age_days: int = 0
    distance_cm: PerKnee
    pain: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """The last run, so many days ago. ``as_planned``: the step that the plan gave, on a day on which it gave one."""

    age_days: int = 0
    pain: int
    as_planned: bool
    settled: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """The place on the walk-run ladder before the last run's answers: the rung, counted from 0, and calm runs on it.

    ``since_days`` ago the present time of running began: it begins anew after a run that had to be stopped, and after
    a break.
    """

    rung: int = 0
    calm: int = 0
    since_days: int | None = None
    last: Ran | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Squats:
    """Sessions running, before the last one, with the squat at its full depth, every set done and without pain.

    Of those, ``many`` had as many repetitions as deeper squats ask for.
    """

    full: int = 0
    many: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Activities:
    """All of it. ``earned`` are the gates that were passed once; they stay so while nothing speaks against it."""

    stairs: Tried | None = None
    walk: Tried | None = None
    single_leg: SingleLeg | None = None
    hop: Hop | None = None
    running: Running = Running()
    squats: Squats = Squats()
    earned: frozenset[GateName] = frozenset()


NOTHING_TRIED = Activities()
"""Where everybody begins."""

_Aged = TypeVar("_Aged", Tried, SingleLeg, Hop, Ran)


def later_activities(activities: Activities, days: int) -> Activities:
    """The same so many days later."""
    running = activities.running
    since = running.since_days
    return replace(
        activities,
        stairs=_older(activities.stairs, days),
        walk=_older(activities.walk, days),
        single_leg=_older(activities.single_leg, days),
        hop=_older(activities.hop, days),
        running=replace(
            running,
            last=_older(running.last, days),
            since_days=None if since is None else min(since + days, AGE_CAP_DAYS),
        ),
    )


def _older(each: _Aged | None, days: int) -> _Aged | None:
    return None if each is None else replace(each, age_days=min(each.age_days + days, AGE_CAP_DAYS))


def with_morning_after(activities: Activities, *, settled: bool | None) -> Activities:
    """What was tried yesterday, as the knees are this morning; ``None`` is not known."""
    running = activities.running
    return replace(
        activities,
        stairs=_settled(activities.stairs, settled),
        walk=_settled(activities.walk, settled),
        running=replace(running, last=_settled(running.last, settled)),
    )


_Settles = TypeVar("_Settles", Tried, Ran)


def _settled(each: _Settles | None, settled: bool | None) -> _Settles | None:  # noqa: FBT001  # the answer itself
    return each if each is None or each.age_days != 1 else replace(each, settled=settled)


def tried_yesterday(activities: Activities) -> bool:
    """Whether stairs, a walk or a run of yesterday waits for this morning's answer: without it, it never counts."""
    waiting = (activities.stairs, activities.walk, activities.running.last)
    return any(each is not None and each.age_days == 1 and each.settled is None for each in waiting)


def with_tried(activities: Activities, fact: ActivityDone, *, walk_min: int, pain_max: int) -> Activities:
    """The same after stairs or a walk. A walk too short to count changes nothing, unless it hurt too much."""
    if fact.activity is ActivityKind.STAIRS:
        return replace(activities, stairs=_worse_today(activities.stairs, Tried(pain=fact.peak_pain)))
    minutes = 0 if fact.minutes is None else min(int(fact.minutes), MINUTES_CAP)
    if minutes < walk_min and fact.peak_pain <= pain_max:
        return activities
    return replace(activities, walk=_worse_today(activities.walk, Tried(pain=fact.peak_pain, minutes=minutes)))


def _worse_today(before: Tried | None, now: Tried) -> Tried:
    return before if before is not None and before.age_days == 0 and before.pain > now.pain else now


def with_single_leg(activities: Activities, fact: SingleLegTested) -> Activities:
    """The same after the single-leg test."""
    before, test = activities.single_leg, SingleLeg(reps=fact.reps, pain=fact.pain, control=fact.control)
    if before is not None and before.age_days == 0:
        test = replace(test, pain=before.pain.worse(test.pain))
    return replace(activities, single_leg=test)


def with_hop(activities: Activities, fact: HopTested) -> Activities:
    """The same after the hop test."""
    before = activities.hop
    pain = max(fact.pain, before.pain) if before is not None and before.age_days == 0 else fact.pain
    return replace(activities, hop=Hop(distance_cm=fact.distance_cm, pain=pain))
