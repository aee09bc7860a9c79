"""What was tried is kept with its age, settles only by the next morning, and of two on one day the worse counts."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from kneewise.body import Side
from kneewise.plan import MorningChecked, PerKnee, default_protocol
from kneewise.plan.activity.tried import (
    MINUTES_CAP,
    NOTHING_TRIED,
    Activities,
    Hop,
    Ran,
    Running,
    SingleLeg,
    Tried,
    later_activities,
    with_morning_after,
    with_tried,
)
from kneewise.plan.facts.course import ActivityDone, ActivityKind, HopTested, SingleLegTested
from kneewise.plan.memory import AGE_CAP_DAYS
from kneewise.plan.morning import with_flare_of_activity, with_morning
from kneewise.plan.safety import heed, pains_in
from kneewise.plan.standing import Day, Standing
from spec.story import Story

OURS = default_protocol()
STAMP = {"id": str(UUID(int=1)), "at": datetime(2026, 1, 5, 16, tzinfo=UTC), "zone": "UTC"}
NONE, CALM = PerKnee(left=0, right=0), Day(worst=0, morning=PerKnee(left=0, right=0))


def done(activity: ActivityKind, *, pain: int = 0, minutes: float | None = None) -> ActivityDone:
    return ActivityDone(**STAMP, activity=activity, peak_pain=pain, minutes=minutes)  # type: ignore[arg-type]


def on_one_leg(*, left: int | None = 0, right: int | None = 0) -> SingleLegTested:
    reps = PerKnee(left=15, right=15)
    return SingleLegTested(**STAMP, reps=reps, pain=PerKnee(left=left, right=right), control=True)  # type: ignore[arg-type]


def hopped(pain: int) -> HopTested:
    return HopTested(**STAMP, distance_cm=PerKnee(left=100, right=100), pain=pain)  # type: ignore[arg-type]


def after(fact: ActivityDone, before: Activities = NOTHING_TRIED) -> Activities:
    return with_tried(before, fact, walk_min=30, pain_max=2)


def all_tried() -> Activities:
    return Activities(
        stairs=Tried(pain=0),
        walk=Tried(pain=0, minutes=30),
        single_leg=SingleLeg(reps=NONE, pain=NONE, control=True),
        hop=Hop(distance_cm=NONE, pain=0),
        running=Running(since_days=3, last=Ran(pain=0, as_planned=True)),
    )


def ages(activities: Activities) -> list[int | None]:
    tried = (activities.stairs, activities.walk, activities.single_leg, activities.hop, activities.running.last)
    return [None if each is None else each.age_days for each in tried]


def test_everything_grows_older_up_to_a_cap() -> None:
    assert ages(later_activities(all_tried(), 3)) == [3] * 5
    assert later_activities(all_tried(), 3).running.since_days == 6
    old = later_activities(all_tried(), 400)
    assert ages(old) == [AGE_CAP_DAYS] * 5
    assert old.running.since_days == AGE_CAP_DAYS
    assert later_activities(NOTHING_TRIED, 9) == NOTHING_TRIED


@pytest.mark.parametrize("settled", [True, False, None])
def test_the_next_morning_says_whether_it_settled(settled: bool | None) -> None:  # noqa: FBT001  # the answer itself
    morning_after = with_morning_after(later_activities(all_tried(), 1), settled=settled)
    assert morning_after.stairs == Tried(age_days=1, pain=0, settled=settled)
    assert morning_after.walk == Tried(age_days=1, pain=0, minutes=30, settled=settled)
    assert morning_after.running.last == Ran(age_days=1, pain=0, as_planned=True, settled=settled)


@pytest.mark.parametrize("days", [0, 2])
def test_no_other_morning_says_so(days: int) -> None:
    tried = later_activities(all_tried(), days)
    assert with_morning_after(tried, settled=True) == tried


def test_stairs_are_kept_with_their_pain_and_the_last_ones_count() -> None:
    yesterday = later_activities(after(done(ActivityKind.STAIRS, pain=4)), 1)
    assert after(done(ActivityKind.STAIRS, pain=1), yesterday).stairs == Tried(pain=1)


def test_of_two_on_one_day_the_worse_counts() -> None:
    sore = after(done(ActivityKind.STAIRS, pain=4))
    assert after(done(ActivityKind.STAIRS, pain=1), sore).stairs == Tried(pain=4)
    assert after(done(ActivityKind.STAIRS, pain=5), sore).stairs == Tried(pain=5)


@pytest.mark.parametrize(
    ("minutes", "pain", "kept"),
    [
        (30, 0, Tried(pain=0, minutes=30)),
        (30.9, 2, Tried(pain=2, minutes=30)),
        (29.9, 0, None),
        (None, 0, None),
        (5, 3, Tried(pain=3, minutes=5)),
        (None, 3, Tried(pain=3, minutes=0)),
        (600, 0, Tried(pain=0, minutes=MINUTES_CAP)),
    ],
)
def test_a_walk_counts_when_it_was_long_enough_or_hurt_too_much(
    minutes: float | None, pain: int, kept: Tried | None
) -> None:
    assert after(done(ActivityKind.WALK, pain=pain, minutes=minutes)).walk == kept


def test_a_short_walk_without_pain_leaves_the_long_one() -> None:
    long = later_activities(after(done(ActivityKind.WALK, minutes=30)), 2)
    assert after(done(ActivityKind.WALK, minutes=10), long) == long
    assert after(done(ActivityKind.WALK, minutes=10, pain=3), long).walk == Tried(pain=3, minutes=10)


@pytest.mark.parametrize(
    ("usual", "morning", "settled"),
    [
        (NONE, NONE, True),
        (NONE, PerKnee(left=1, right=1), True),
        (NONE, PerKnee(left=2, right=0), False),
        (PerKnee(left=2, right=2), PerKnee(left=3, right=3), True),
        (NONE, PerKnee(left=2), False),
        (NONE, PerKnee(left=0), None),
        (PerKnee(left=0), NONE, None),
        (PerKnee(), NONE, None),
    ],
)
def test_a_morning_is_calm_when_both_knees_are_known_and_as_usual(
    usual: PerKnee, morning: PerKnee, *, settled: bool | None
) -> None:
    standing = Standing(
        days=(Day(), Day(morning=usual)), activities=later_activities(after(done(ActivityKind.STAIRS)), 1)
    )
    fact = MorningChecked(**STAMP, pain=morning, swelling=NONE, giving_way=False)  # type: ignore[arg-type]
    stairs = with_morning(standing, fact, protocol=OURS).activities.stairs
    assert stairs is not None
    assert stairs.settled is settled


def test_each_pain_in_them_is_pain() -> None:
    assert pains_in(done(ActivityKind.STAIRS, pain=4)) == (4,)
    assert pains_in(on_one_leg(left=3, right=5)) == (3, 5)
    assert pains_in(on_one_leg(left=None)) == (0,)
    assert pains_in(hopped(2)) == (2,)


@pytest.mark.parametrize(
    ("fact", "locks"),
    [
        (done(ActivityKind.WALK, pain=7), False),
        (done(ActivityKind.WALK, pain=8), True),
        (on_one_leg(right=8), True),
        (hopped(8), True),
        (hopped(7), False),
    ],
)
def test_very_strong_pain_locks(fact: ActivityDone | SingleLegTested | HopTested, *, locks: bool) -> None:
    assert bool(heed(Standing(), fact, protocol=OURS).locks) is locks


@pytest.mark.parametrize(
    ("fact", "knees"),
    [
        (done(ActivityKind.RUN, pain=5), ()),
        (done(ActivityKind.RUN, pain=6), (Side.LEFT, Side.RIGHT)),
        (hopped(6), (Side.LEFT, Side.RIGHT)),
        (hopped(5), ()),
        (on_one_leg(right=6), (Side.RIGHT,)),
        (on_one_leg(left=6, right=None), (Side.LEFT,)),
        (on_one_leg(left=5, right=5), ()),
    ],
)
def test_strong_pain_is_a_flare_up(fact: ActivityDone | SingleLegTested | HopTested, knees: tuple[Side, ...]) -> None:
    flares = with_flare_of_activity(Standing(), fact, protocol=OURS).flares
    assert tuple(knee for flare in flares for knee in flare.knees) == knees


def test_the_morning_after_something_tried_is_asked_about_until_it_is_answered() -> None:
    story = Story().ready()
    story.train(0)
    story.add(ActivityDone, at=story.at(2, 12), activity=ActivityKind.STAIRS, peak_pain=1)
    assert "morning-check" not in story.session(2, hour=19).needs
    assert "morning-check" in story.session(3, hour=9).needs
    assert "morning-check" not in story.session(4, hour=9).needs
    story.morning(3)
    assert "morning-check" not in story.session(3, hour=9).needs
