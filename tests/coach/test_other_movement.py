"""What the top of an exercise never looks like is another movement: it is told, and not counted."""

from dataclasses import replace

import pytest

from figure import after, coach_for, codes, each, faults, frames, trembling, watch, without
from kneewise.body import Camera, Frame, LegAngles, Movement, Performance, Position, Posture, Side
from kneewise.coach import StartPoint, Verdict, coach_recording
from kneewise.exercises import CATALOGUE, Exercise, find

SLR, PRONE = find("straight-leg-raise"), find("hip-extension")


def lifted_with(exercise: Exercise, *, knee_deg: float, hip_deg: float) -> Exercise:
    """Another top of the working leg."""
    leg = replace(exercise.movement.top.right, knee_flexion_deg=knee_deg, hip_flexion_deg=hip_deg)
    return replace(exercise, movement=replace(exercise.movement, top=replace(exercise.movement.top, right=leg)))


KNEE_DRAWN_UP = lifted_with(SLR, knee_deg=115.0, hip_deg=80.0)
CURL = lifted_with(PRONE, knee_deg=100.0, hip_deg=-12.0)


def drawn(side: Side, *, repetitions: int = 3) -> list[Frame]:
    return list(frames(KNEE_DRAWN_UP, side, repetitions=repetitions))


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("movement", [KNEE_DRAWN_UP, CURL], ids=lambda movement: movement.name)
def test_another_movement_is_told_and_not_counted(movement: Exercise, side: Side) -> None:
    report, events = watch(coach_for(movement, side), frames(movement, side))
    assert report.counted == 0
    assert codes(events, "notice") == ["wrong-exercise"] * 3
    assert [remark.code for remark in report.remarks] == ["wrong-exercise"]
    assert not codes(events, "fault-seen")


@pytest.mark.parametrize(
    ("movement", "told"),
    [
        (KNEE_DRAWN_UP, "That was no leg raise: the knee was drawn up. That was not counted."),
        (CURL, "That was no hip extension: the foot was drawn up. That was not counted."),
    ],
    ids=lambda one: getattr(one, "name", ""),
)
def test_it_says_what_it_was_instead(movement: Exercise, told: str) -> None:
    _, events = watch(coach_for(movement, Side.RIGHT), frames(movement, Side.RIGHT, repetitions=1))
    assert [event.to_json()["message"] for event in events if event.kind == "notice"] == [told]


@pytest.mark.parametrize("movement", [KNEE_DRAWN_UP, CURL], ids=lambda movement: movement.name)
def test_trembling_landmarks_do_not_hide_it(movement: Exercise) -> None:
    report, events = watch(coach_for(movement, Side.RIGHT), trembling(frames(movement, Side.RIGHT)))
    assert (report.counted, codes(events, "notice")) == (0, ["wrong-exercise"] * 3)


def test_a_curl_that_leaves_the_thigh_on_the_floor_is_no_movement_of_the_hip_at_all() -> None:
    curl = lifted_with(PRONE, knee_deg=100.0, hip_deg=PRONE.movement.rest.right.hip_flexion_deg)
    report, events = watch(coach_for(curl, Side.RIGHT), frames(curl, Side.RIGHT))
    assert (report.counted, codes(events, "notice")) == (0, [])


def test_what_was_counted_before_and_after_stays_counted() -> None:
    right = list(frames(SLR, Side.RIGHT, repetitions=1))
    report, events = watch(coach_for(SLR, Side.RIGHT), after(after(right, drawn(Side.RIGHT, repetitions=1)), right))
    assert [(one.number, one.verdict) for one in report.repetitions] == [(1, Verdict.CLEAN), (2, Verdict.CLEAN)]
    assert codes(events, "notice") == ["wrong-exercise"]


@pytest.mark.parametrize(
    ("name", "knee_deg", "counted"),
    [
        ("straight-leg-raise", 64.0, 1),
        ("straight-leg-raise", 69.0, 1),
        ("straight-leg-raise", 80.0, 0),
        ("hip-extension", 69.0, 1),
        ("hip-extension", 74.0, 1),
        ("hip-extension", 85.0, 0),
    ],
)
def test_a_knee_is_surely_drawn_up_or_it_is_a_fault_of_the_exercise(name: str, knee_deg: float, counted: int) -> None:
    """The limit and the camera's uncertainty of 7 degrees."""
    exercise = find(name)
    hip_deg = exercise.movement.top.right.hip_flexion_deg
    bent = lifted_with(exercise, knee_deg=knee_deg, hip_deg=hip_deg)
    report, events = watch(coach_for(exercise, Side.RIGHT), frames(bent, Side.RIGHT, repetitions=1))
    assert report.counted == counted
    assert codes(events, "notice") == ["wrong-exercise"] * (1 - counted)
    if counted:
        assert "knee-not-locked" in faults(report)


def test_where_the_knee_is_not_seen_at_the_top_nothing_is_told() -> None:
    hidden = [without(frame, "right_ankle") if frame.time_s > 2.0 else frame for frame in drawn(Side.RIGHT)]
    report, events = watch(coach_for(SLR, Side.RIGHT), hidden)
    assert (report.counted, codes(events, "notice")) == (3, [])
    assert {one.verdict for one in report.repetitions} <= {Verdict.FAULTY, Verdict.NOT_JUDGED}


def test_in_another_position_no_movement_is_another_one() -> None:
    """A march on the spot instead of a leg raise: it is counted, and not judged."""
    up = Posture(position=Position.STANDING, right=LegAngles(hip_flexion_deg=70.0, knee_flexion_deg=100.0))
    march = Performance(movement=Movement(rest=Posture(), top=up), repetitions=3)
    camera = Camera(azimuth_deg=90.0, distance_m=3.2, target=(0.0, 0.85, 0.0))
    seen = [replace(each(f, lambda at: replace(at, pixel=None)), picture=None) for f in march.frames(camera, fps=20)]
    done = coach_recording(seen, SLR.coaching, side=Side.RIGHT).report
    assert [one.verdict for one in done.repetitions] == [Verdict.NOT_JUDGED] * 3
    assert [told.code for told in done.notices] == ["wrong-position"]


@pytest.mark.parametrize("name", CATALOGUE)
def test_what_an_exercise_never_looks_like_is_measured_in_each_frame_and_is_no_fault_of_it(name: str) -> None:
    coaching = find(name).coaching
    for point in coaching.never:
        assert point.measures in coaching.quantities
        limits = [check.limit for check in coaching.checks if check.measures is point.measures]
        assert limits
        assert not any(point.is_missed_by(limit + 40.0) for limit in limits)


@pytest.mark.parametrize(
    ("over", "under", "value", "is_missed"),
    [
        (50.0, None, 50.0, False),
        (50.0, None, 50.1, True),
        (None, 33.0, 33.0, False),
        (None, 33.0, 32.9, True),
        (None, None, 99.0, False),
    ],
)
def test_a_limit_itself_is_not_missed(over: float | None, under: float | None, value: float, is_missed: bool) -> None:  # noqa: FBT001  # a table's column
    point = StartPoint(code="x", measures=SLR.coaching.driver, message="", over=over, under=under)
    assert point.is_missed_by(value) is is_missed
