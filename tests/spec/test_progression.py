"""Getting harder: 10, 12, 15 repetitions, then one load more and back to 10; slowly, and one thing at a time."""

from dataclasses import replace
from itertools import pairwise

import pytest

from kneewise.plan import Change, Equipment, Item, Session
from spec.story import PROTOCOL, Story, Told

ANKLE = frozenset({Equipment.ANKLE_WEIGHT})
NOTHING = frozenset()


def harder(session: Session) -> set[str]:
    return {item.exercise.name for item in session.items if item.change is Change.PROGRESS}


def dose(item: Item) -> tuple[int, float, str]:
    return item.reps, item.load.ankle_weight_kg, item.load.band.value


def ladder(story: Story, exercise: str, side: str, *, sessions: int) -> list[tuple[int, float, str]]:
    """The doses that a person meets over so many good sessions, each once."""
    met, day = [], 0
    for _ in range(sessions):
        story.screen_if_stale(day)
        dosed = dose(story.item(day, exercise, side))
        if dosed not in met:
            met.append(dosed)
        story.train(day)
        day = story.due_day(day + 1)
    return met


def test_two_good_sessions_and_then_two_exercises_get_harder() -> None:
    story = Story().ready().train(0).train(2)
    session = story.session(4)
    assert harder(session) == {"straight-leg-raise", "side-lying-leg-raise"}
    assert story.item(4, "straight-leg-raise", "left").reps == 12


def test_the_other_two_follow_the_next_time() -> None:
    story = Story().ready().train(0).train(2).train(4)
    assert harder(story.session(7)) == {"clamshell", "hip-extension"}


def test_repetitions_first_and_then_weight_and_ten_again() -> None:
    met = ladder(Story().ready(equipment=ANKLE), "straight-leg-raise", "right", sessions=16)
    assert met[:6] == [
        (10, 0, "none"),
        (12, 0, "none"),
        (15, 0, "none"),
        (10, 0.5, "none"),
        (12, 0.5, "none"),
        (15, 0.5, "none"),
    ]


def test_the_clamshell_gets_harder_by_a_band() -> None:
    met = ladder(Story().ready(), "clamshell", "left", sessions=12)
    assert met[:4] == [(10, 0, "none"), (12, 0, "none"), (15, 0, "none"), (10, 0, "yellow")]


def test_with_nothing_at_hand_the_ladder_ends_at_fifteen_and_says_so() -> None:
    story = Story().ready(equipment=NOTHING)
    day = story.train_when_due(12)
    item = story.item(day, "clamshell", "left")
    assert (item.reps, item.change, item.reasons[0].rule) == (15, Change.HOLD, "top")


@pytest.mark.parametrize(
    ("body_mass_kg", "heaviest"), [(49.9, 2.0), (50.0, 2.5), (59.9, 2.5), (60.0, 3.0), (None, 2.5)]
)
def test_a_weight_above_a_twentieth_of_body_mass_is_never_given(body_mass_kg: float | None, heaviest: float) -> None:
    story = Story().ready(body_mass_kg=body_mass_kg, equipment=ANKLE)
    met = ladder(story, "straight-leg-raise", "right", sessions=66)
    assert max(weight for _, weight, _ in met) == heaviest


def test_no_more_than_two_exercises_get_harder_in_one_session_over_months() -> None:
    story, day = Story().ready(), 0
    for _ in range(30):
        story.screen_if_stale(day)
        assert len(harder(story.session(day))) <= 2
        story.train(day)
        day = story.due_day(day + 1)


def test_between_two_steps_of_one_exercise_are_five_days_and_two_sessions() -> None:
    story, day, steps, number = Story().ready(), 0, [], 0
    while len(steps) < 4:
        story.screen_if_stale(day)
        if story.item(day, "clamshell", "left").change is Change.PROGRESS:
            steps.append((day, number))
        story.train(day)
        day, number = story.due_day(day + 1), number + 1
    for (day_a, number_a), (day_b, number_b) in pairwise(steps):
        assert day_b - day_a >= 5
        assert number_b - number_a >= 2


@pytest.mark.parametrize(("day", "change"), [(6, Change.HOLD), (7, Change.PROGRESS), (8, Change.PROGRESS)])
def test_five_days_to_the_day(day: int, change: Change) -> None:
    """A schedule without rest: good sessions on days 0 and 1, harder on day 2, good on 2, 3 and 5."""
    every_day = replace(
        PROTOCOL.schedule, sessions_per_week=7, rest_days_between_sessions=0, min_hours_between_sessions=0
    )
    story = Story(protocol=replace(PROTOCOL, schedule=every_day)).ready()
    for trained in (0, 1, 2, 3, 5):
        story.train(trained)
    item = story.item(day, "straight-leg-raise", "left")
    assert item.change is change
    assert item.reasons[0].rule == ("too-soon" if change is Change.HOLD else "PROGRESS")


def test_one_variable_at_a_time() -> None:
    story, day = Story().ready(), 0
    last: dict[tuple[str, str], Item] = {}
    for _ in range(20):
        story.screen_if_stale(day)
        for item in story.session(day).items:
            before = last.get((item.exercise.name, item.legs.value))
            if before is not None and item.change is Change.PROGRESS:
                assert (item.reps > before.reps) != (item.load != before.load)
            last[item.exercise.name, item.legs.value] = item
        story.train(day)
        day = story.due_day(day + 1)


def test_a_stop_takes_the_weight_back_and_keeps_the_repetitions() -> None:
    story = Story().ready(equipment=ANKLE)
    day = story.train_when_due(9)
    key = ("straight-leg-raise", "right")
    before = story.item(day, *key)
    while before.load.ankle_weight_kg < 0.5 or before.reps < 12:
        story.screen_if_stale(day)
        story.train(day)
        day = story.due_day(day + 1)
        before = story.item(day, *key)
    story.screen_if_stale(day)
    story.train(day, told={key: Told(peak=6)})
    item = story.item(day + 4, *key)
    assert (item.load.ankle_weight_kg, item.reps, item.change) == (before.load.ankle_weight_kg - 0.5, 12, Change.STOP)


def test_without_weight_a_step_easier_is_fewer_repetitions() -> None:
    story = Story().ready().train(0).train(2)
    key = ("straight-leg-raise", "right")
    story.train(4, told={key: Told(peak=4)})
    item = story.item(7, *key)
    assert (item.reps, item.change, item.reasons[0].rule) == (10, Change.REDUCE, "HOLD-LOW")


def test_the_first_step_is_the_floor() -> None:
    story = Story().ready().train(0, every=Told(peak=6))
    item = story.item(3, "clamshell", "left")
    assert (item.sets, item.reps, item.load.band.value) == (3, 10, "none")


def test_the_good_leg_is_never_more_than_two_steps_ahead() -> None:
    story, day = Story().ready(equipment=ANKLE), 0
    sore = {(name, "left"): Told(peak=2) for name in ("straight-leg-raise", "side-lying-leg-raise", "hip-extension")}
    for _ in range(14):
        story.screen_if_stale(day)
        story.train(day, told=sore)
        day = story.due_day(day + 1)
    left, right = (story.item(day, "straight-leg-raise", side) for side in ("left", "right"))
    assert (left.reps, right.reps, right.load.ankle_weight_kg) == (10, 15, 0)
    assert right.reasons[0].rule == "other-leg"


def test_the_good_leg_comes_back_with_the_sore_one() -> None:
    story = Story().ready(equipment=ANKLE)
    key = ("straight-leg-raise", "left")
    day = 0
    while story.item(day, *key).load.ankle_weight_kg == 0 or story.item(day, *key).reps < 15:
        story.screen_if_stale(day)
        story.train(day)
        day = story.due_day(day + 1)
    story.screen_if_stale(day)
    story.train(day, told={key: Told(peak=4)})
    left, right = (story.item(day + 2, "straight-leg-raise", side) for side in ("left", "right"))
    assert dose(left) == (15, 0, "none")
    assert dose(right) == (12, 0.5, "none")
    assert "other-leg" in {reason.rule for reason in right.reasons}


def test_less_weight_than_given_becomes_the_level() -> None:
    story = Story().ready(equipment=ANKLE)
    key = ("straight-leg-raise", "right")
    day = 0
    while story.item(day, *key).load.ankle_weight_kg == 0:
        story.screen_if_stale(day)
        story.train(day)
        day = story.due_day(day + 1)
    story.screen_if_stale(day)
    story.train(day, told={key: Told(weight_kg=0.0)})
    assert story.item(day + 2, *key).load.ankle_weight_kg == 0


def test_more_weight_than_given_does_not() -> None:
    story = Story().ready(equipment=ANKLE)
    key = ("straight-leg-raise", "right")
    story.train(0).train(2, told={key: Told(weight_kg=5.0)})
    assert dose(story.item(4, *key)) == (12, 0, "none")


@pytest.mark.parametrize(("last_morning", "frozen"), [(2, True), (1, False)])
def test_pain_that_grows_from_week_to_week_freezes_everything(last_morning: int, *, frozen: bool) -> None:
    """Weekly means of the worst pain: 0, 1 and 2, or a little less than 2."""
    story = Story().ready(day=1, worst_pain_week=None)
    for day in range(1, 17):
        story.morning(day, pain=(day - 1) // 7)
    story.train(16, before=2, hour=2, morning=2)
    story.train(18, before=2, hour=2, morning=2)
    story.morning(20, pain=2).morning(21, pain=last_morning)
    rules = {item.reasons[0].rule for item in story.session(21).items}
    assert rules == ({"weekly-guard"} if frozen else {"PROGRESS", "one-at-a-time"})
