"""The five exercises hold what the source article says of them."""

import json
import math

import pytest

from kneewise.body import Side
from kneewise.exercises import AVOID, CATALOGUE, Chain, Harder, UnknownExercise, find


def test_they_stand_in_the_order_of_the_programme() -> None:
    assert list(CATALOGUE) == ["straight-leg-raise", "side-lying-leg-raise", "clamshell", "hip-extension", "semi-squat"]


@pytest.mark.parametrize(
    ("name", "chain", "per_leg", "harder_by"),
    [
        ("straight-leg-raise", Chain.OPEN, True, (Harder.ANKLE_WEIGHT,)),
        ("side-lying-leg-raise", Chain.OPEN, True, (Harder.ANKLE_WEIGHT,)),
        ("clamshell", Chain.OPEN, True, (Harder.BAND,)),
        ("hip-extension", Chain.OPEN, True, (Harder.ANKLE_WEIGHT,)),
        ("semi-squat", Chain.CLOSED, False, (Harder.RANGE, Harder.BAND)),
    ],
)
def test_the_source_articles_table(name: str, chain: Chain, per_leg: bool, harder_by: tuple[Harder, ...]) -> None:  # noqa: FBT001  # a table's column
    exercise = find(name)
    assert (exercise.chain, exercise.per_leg, exercise.harder_by) == (chain, per_leg, harder_by)
    assert (exercise.dose.sets, exercise.dose.reps, exercise.dose.hold_s) == (3, (10, 15), 1.0)


@pytest.mark.parametrize("name", CATALOGUE)
def test_each_says_what_it_is_for_how_it_is_done_and_who_says_so(name: str) -> None:
    exercise = find(name)
    assert exercise.name == name == exercise.coaching.exercise
    assert exercise.muscles
    assert 3 <= len(exercise.steps) <= 5
    assert all(len(step.split()) <= 16 for step in exercise.steps), "a step is one short sentence"
    assert exercise.cautions
    assert any("source article" in source for source in exercise.sources)
    assert all(check.source and check.cue and check.message for check in exercise.coaching.checks)


@pytest.mark.parametrize("word", ["wear", "damage", "bone on bone", "you have"])
def test_no_text_for_patients_frightens_or_diagnoses(word: str) -> None:
    for exercise in CATALOGUE.values():
        checks = [text for check in exercise.coaching.checks for text in (check.cue, check.message)]
        reasons = [muscle.why for muscle in exercise.muscles]
        said = [exercise.purpose, exercise.start, *exercise.steps, *exercise.cautions, *reasons, *checks]
        assert not [text for text in said if word in text.lower().split()]


def test_an_unknown_exercise_is_answered_with_those_that_there_are() -> None:
    with pytest.raises(UnknownExercise, match="no exercise 'lunge'; there are straight-leg-raise, side-lying"):
        find("lunge")


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("name", CATALOGUE)
def test_the_demonstration_is_one_repetition_as_plain_json(name: str, side: Side) -> None:
    shown = json.loads(json.dumps(find(name).demonstration(side, fps=10)))
    assert len(shown["frames"]) == round(shown["duration_s"] * shown["fps"])
    assert all(len(frame) == 3 * len(shown["joints"]) for frame in shown["frames"])
    assert all(math.isfinite(value) for frame in shown["frames"] for value in frame)
    assert {end for bone in shown["bones"] for end in (bone["start"], bone["end"])} <= set(shown["joints"])
    assert set(shown["working"]) <= {bone["part"] for bone in shown["bones"]}
    assert any(part.startswith(side) for part in shown["working"])


def test_what_waits_is_what_the_article_names() -> None:
    names = ["Stairs as training", "Deep squats", "Lunges", "Running", "Jumping"]
    assert [activity.name for activity in AVOID] == names
    assert all(each.gate and each.why and each.until and each.then and each.source for each in AVOID)


@pytest.mark.parametrize("depth_deg", [20, 30, 45])
def test_the_squat_is_shown_and_coached_to_the_depth_that_was_prescribed(depth_deg: int) -> None:
    squat = find("semi-squat").at_range(depth_deg)
    assert squat.movement.top.right.knee_flexion_deg == depth_deg
    limits = {check.code: check.limit for check in squat.coaching.checks}
    assert limits["too-shallow"] < depth_deg - 7 < depth_deg + 7 < limits["too-deep"] <= depth_deg + 12, (
        "beyond the camera's mean error of 7 degrees, and not much further"
    )


@pytest.mark.parametrize(
    ("depth_deg", "words"),
    [
        (20.0, "Bend your knees only a little, about 20 degrees. Half-way to the seat comes later."),
        (44.9, "Bend your knees only a little, about 45 degrees. Half-way to the seat comes later."),
        (45.0, "Stop about half-way to the seat."),
    ],
)
def test_the_step_that_tells_how_deep_to_squat_keeps_its_pattern_for_every_depth(depth_deg: float, words: str) -> None:
    step = find("semi-squat").at_range(depth_deg).steps[1]
    assert step == words
    assert step.pattern.format(**step.values) == words
    assert not any(each.isdigit() for each in step.pattern)


def test_an_exercise_without_a_ladder_of_ranges_is_what_it_is() -> None:
    assert find("clamshell").at_range(20) is find("clamshell")
    assert find("semi-squat").at_range(None) is find("semi-squat")
