"""The figure does every exercise, right and wrong; the coach counts it and names the fault that was there, no other."""

import json
from dataclasses import replace

import pytest

from figure import camera_for, coach_for, faults, filmed_once, frames, later, trembling, watch
from kneewise.body import Performance, Side
from kneewise.coach import Verdict
from kneewise.exercises import CATALOGUE

CLEAN = [(name, side) for name in CATALOGUE for side in Side]
WRONG = [(name, side, fault) for name, exercise in CATALOGUE.items() for side in Side for fault in exercise.wrong]


@pytest.mark.parametrize(("name", "side"), CLEAN)
def test_a_clean_set_is_counted_and_found_clean(name: str, side: Side) -> None:
    exercise = CATALOGUE[name]
    report, _ = watch(coach_for(exercise, side), frames(exercise, side))
    assert [repetition.verdict for repetition in report.repetitions] == [Verdict.CLEAN] * 3


@pytest.mark.parametrize(("name", "side"), CLEAN)
def test_a_trembling_set_is_counted_all_the_same(name: str, side: Side) -> None:
    exercise = CATALOGUE[name]
    report, _ = watch(coach_for(exercise, side), trembling(frames(exercise, side)))
    assert (report.counted, faults(report)) == (3, set())


@pytest.mark.parametrize(("name", "side", "fault"), WRONG)
def test_a_faulty_set_is_counted_and_its_fault_named(name: str, side: Side, fault: str) -> None:
    exercise = CATALOGUE[name]
    report, _ = watch(coach_for(exercise, side), frames(exercise, side, fault))
    assert report.counted == 3
    assert [{f.code for f in repetition.faults} for repetition in report.repetitions] == [{fault}] * 3


@pytest.mark.parametrize(("name", "side", "fault"), WRONG)
def test_a_trembling_faulty_set_loses_no_repetition_and_no_fault(name: str, side: Side, fault: str) -> None:
    exercise = CATALOGUE[name]
    report, _ = watch(coach_for(exercise, side), trembling(frames(exercise, side, fault)))
    assert report.counted == 3
    assert fault in faults(report)


@pytest.mark.parametrize("fps", [15.0, 24.0, 60.0])
@pytest.mark.parametrize("name", CATALOGUE)
def test_the_frame_rate_changes_nothing(name: str, fps: float) -> None:
    exercise = CATALOGUE[name]
    report, _ = watch(coach_for(exercise, Side.RIGHT), frames(exercise, Side.RIGHT, fps=fps))
    assert [repetition.verdict for repetition in report.repetitions] == [Verdict.CLEAN] * 3


@pytest.mark.parametrize(("lift_s", "rest_s"), [(0.5, 0.0), (7.0, 3.0)])
@pytest.mark.parametrize("name", CATALOGUE)
def test_neither_haste_nor_patience_loses_a_repetition(name: str, lift_s: float, rest_s: float) -> None:
    """A leg comes up in half a second; a squat takes longer."""
    exercise = CATALOGUE[name]
    lift_s = max(lift_s, exercise.coaching.least_s)
    movement = replace(exercise.movement, up_s=lift_s, hold_s=rest_s, down_s=lift_s, pause_s=rest_s)
    shown = Performance(movement=movement, repetitions=4)
    report, _ = watch(coach_for(exercise, Side.RIGHT), filmed_once(shown, exercise.seen_from, fps=15))
    assert report.counted == 4
    assert report.tempo is not None
    assert report.tempo.lifting_s == pytest.approx(lift_s, abs=0.25 + 0.1 * lift_s)
    assert report.tempo.lowering_s == pytest.approx(lift_s, abs=0.25 + 0.1 * lift_s)


@pytest.mark.parametrize("name", CATALOGUE)
def test_lying_or_standing_still_counts_nothing(name: str) -> None:
    exercise = CATALOGUE[name]
    still = [frame for frame in frames(exercise, Side.RIGHT, repetitions=1) if frame.time_s < 2.5]
    report, events = watch(coach_for(exercise, Side.RIGHT), trembling([*still, *later(still, 2.6)]))
    assert report.counted == 0
    assert "ready" in {event.kind for event in events}


def test_every_fault_of_an_exercise_is_one_that_its_coach_can_name() -> None:
    for exercise in CATALOGUE.values():
        assert set(exercise.wrong) == {check.code for check in exercise.coaching.checks}, exercise.name


def test_the_report_is_what_the_terminal_promises() -> None:
    exercise = CATALOGUE["semi-squat"]
    report, _ = watch(coach_for(exercise, Side.RIGHT), frames(exercise, Side.RIGHT, "too-deep", repetitions=2))
    said = json.loads(json.dumps(report.to_json()))
    assert said["exercise"] == "semi-squat"
    assert said["side"] == "both"
    assert said["view"] == "side"
    assert said["summary"] == {"counted": 2, "clean": 0, "faulty": 2, "not_judged": 0}
    assert said["cannot_judge"] == [{"what": "knees-caving-in", "why": "seen from the side"}]
    first = said["reps"][0]
    assert first["number"] == 1
    assert first["start_s"] < first["peak_s"] < first["end_s"]
    assert first["peak_deg"] == pytest.approx(85.0, abs=first["peak_deg_plus_minus"])
    assert [fault["code"] for fault in first["faults"]] == ["too-deep"]


@pytest.mark.parametrize("name", CATALOGUE)
def test_the_camera_of_the_other_side_is_the_mirror_image(name: str) -> None:
    exercise = CATALOGUE[name]
    right, left = camera_for(exercise, Side.RIGHT), camera_for(exercise, Side.LEFT)
    assert (left.azimuth_deg, left.target[0]) == (-right.azimuth_deg, -right.target[0])
