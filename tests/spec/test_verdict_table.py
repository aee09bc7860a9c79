"""Row by row: what the answers after a session make of it (clinical.md 4.2), first match wins.

Two sessions are told, on Monday and Wednesday. The first is clean, the second has the answers of the row; the table
says which rule speaks on Friday for the clamshell of the right leg, and what becomes of it.
"""

import pytest

from kneewise.plan import Answer, Change, PerKnee
from spec.story import WELL, Story, Told

CLAMSHELL = ("clamshell", "right")
NOT_TOLD = None


def after(
    told: Told = WELL, *, before: object = 0, hour: object = 0, morning: object = 0, day: int = 8
) -> tuple[str, Change]:
    story = Story().ready()
    story.train(0).train(2, told={CLAMSHELL: told}, before=before, hour=hour, morning=morning)
    item = story.item(day, *CLAMSHELL)
    return item.reasons[0].rule, item.change


@pytest.mark.parametrize(
    ("peak", "rule", "change"),
    [
        (0, "one-at-a-time", Change.HOLD),  # progress, but two other exercises come first
        (1, "HOLD", Change.HOLD),
        (2, "HOLD", Change.HOLD),
        (3, "HOLD-LOW", Change.REDUCE),
        (5, "HOLD-LOW", Change.REDUCE),
        (6, "STOP", Change.STOP),
        (7, "STOP", Change.STOP),
    ],
)
def test_peak_pain(peak: int, rule: str, change: Change) -> None:
    assert after(Told(peak=peak)) == (rule, change)


def test_peak_pain_of_eight_locks_the_plan() -> None:
    story = Story().ready().train(0)
    story.train(2, told={CLAMSHELL: Told(peak=8)})
    assert story.session(4).verdict is Answer.SEE_CLINICIAN
    assert story.session(4).items == ()


@pytest.mark.parametrize(
    ("before", "hour", "rule"),
    [
        (0, 1, "one-at-a-time"),
        (0, 2, "REDUCE"),
        (3, 4, "one-at-a-time"),
        (3, 5, "REDUCE"),
        (3, 2, "one-at-a-time"),
    ],
)
def test_pain_an_hour_later_against_pain_before(before: int, hour: int, rule: str) -> None:
    assert after(before=before, hour=hour)[0] == rule


@pytest.mark.parametrize(
    ("morning", "rule"), [(0, "one-at-a-time"), (1, "one-at-a-time"), (2, "REDUCE"), (3, "REDUCE")]
)
def test_pain_the_next_morning_against_the_usual_morning(morning: int, rule: str) -> None:
    """The usual morning is 0 here."""
    assert after(morning=morning)[0] == rule


@pytest.mark.parametrize(
    ("missing", "says"),
    [
        ({"hour": NOT_TOLD}, "an hour later"),
        ({"morning": NOT_TOLD}, "the next morning"),
        ({"before": NOT_TOLD}, "an hour later"),
        ({"told": {CLAMSHELL: Told(peak=None)}}, "how much your kneecap hurt"),
        ({"told": {CLAMSHELL: Told(effort=None)}}, "how hard it was"),
    ],
)
def test_a_missing_answer_keeps_and_never_makes_harder(missing: dict[str, object], says: str) -> None:
    story = Story().ready()
    story.train(0).train(2, **{"told": {CLAMSHELL: Told()}, **missing})
    item = story.item(8, *CLAMSHELL)
    assert (item.reasons[0].rule, item.change, item.reps) == ("KEEP", Change.HOLD, 10)
    assert says in item.reasons[0].says


@pytest.mark.parametrize("missing", [{"hour": None}, {"morning": None}])
def test_pain_of_three_without_an_answer_is_still_held_low(missing: dict[str, object]) -> None:
    assert after(Told(peak=3), **missing) == ("HOLD-LOW", Change.REDUCE)


@pytest.mark.parametrize(
    ("told", "says"),
    [
        (Told(effort=8), "hard work"),
        (Told(reps_short=1), "Not every set"),
        (Told(sets_done=2), "Not every set"),
        (Told(clean=7), "Clean repetitions"),
        (Told(elsewhere=3), "other than the kneecap"),
    ],
)
def test_what_keeps_an_exercise_as_it_is(told: Told, says: str) -> None:
    story = Story().ready()
    story.train(0).train(2, told={CLAMSHELL: told})
    item = story.item(8, *CLAMSHELL)
    assert (item.reasons[0].rule, item.change) == ("KEEP", Change.HOLD)
    assert says in item.reasons[0].says


@pytest.mark.parametrize("told", [Told(effort=7), Told(clean=8), Told(clean=10), Told(elsewhere=0), Told()])
def test_what_does_not_stand_in_the_way_of_progress(told: Told) -> None:
    assert after(told)[0] == "one-at-a-time"


def test_one_good_session_is_not_enough() -> None:
    story = Story().ready().train(0)
    item = story.item(2, *CLAMSHELL)
    assert (item.reasons[0].rule, item.change) == ("KEEP", Change.HOLD)
    assert "Once more" in item.reasons[0].says


def test_an_exercise_that_was_left_out_stays() -> None:
    assert after(Told(skipped=True)) == ("not-done", Change.HOLD)


def test_each_knee_answers_for_its_own_leg() -> None:
    story = Story().ready().train(0).train(2, hour=PerKnee(left=0, right=4))
    rules = {
        item.legs.value: item.reasons[0].rule for item in story.session(8).items if item.exercise.name == "clamshell"
    }
    assert rules == {"left": "one-at-a-time", "right": "REDUCE"}


def test_the_usual_morning_is_the_median_of_the_last_week() -> None:
    story = Story().ready()
    for day, pain in ((0, 1), (1, 2), (2, 3)):
        story.morning(day, pain=pain)
    story.train(2, morning=3)
    assert story.item(6, *CLAMSHELL).reasons[0].saw["baseline_morning"] == 2.0
    assert story.item(6, *CLAMSHELL).reasons[0].rule == "KEEP"


def test_a_morning_that_is_not_the_next_one_can_hold_back_but_not_let_on() -> None:
    worse = Story().ready().train(0).train(2, asked=False).morning(4, pain=3)
    assert worse.item(8, *CLAMSHELL).reasons[0].rule == "REDUCE"
    fine = Story().ready().train(0).train(2, asked=False).morning(4, pain=0)
    assert fine.item(8, *CLAMSHELL).reasons[0].rule == "KEEP"


def test_what_the_rule_saw_is_told() -> None:
    story = Story().ready().train(0).train(2, told={CLAMSHELL: Told(peak=6, effort=8)}, hour=3, morning=1)
    assert story.item(8, *CLAMSHELL).reasons[0].saw == {
        "pain_before": 0,
        "pain_peak": 6,
        "pain_60min": 3,
        "pain_next_morning": 1,
        "baseline_morning": 0.0,
        "effort": 8,
        "sets_at_target": 3,
        "sets": 3,
        "form": "unknown",
    }
