"""A whole recording: what was not seen to begin is counted all the same, and what is not like the set is not."""

from dataclasses import replace

import pytest

from figure import after, camera_for, coach_for, each, filmed_once, frames, later, nobody, performance, reflected, watch
from kneewise.body import Camera, Frame, LegAngles, Movement, Performance, Position, Posture, Side
from kneewise.coach import RecordedSet, Repetition, SetReport, Stance, Verdict, View, coach_recording
from kneewise.coach.recorded import joined
from kneewise.coach.study import study
from kneewise.exercises import CATALOGUE, Exercise, find
from kneewise.exercises.semi_squat import squat

SLR, SQUAT = find("straight-leg-raise"), find("semi-squat")


def coached(exercise: Exercise, seen: list[Frame], *, side: Side = Side.RIGHT, mirrored: bool = False) -> RecordedSet:
    own = side if exercise.per_leg else None
    return coach_recording(seen, exercise.coaching, side=own, hold_s=exercise.dose.hold_s, mirrored=mirrored)


def upright(hip_flexion_deg: float) -> Posture:
    return Posture(position=Position.STANDING, right=LegAngles(hip_flexion_deg=hip_flexion_deg))


def without_pixels(frame: Frame) -> Frame:
    return replace(each(frame, lambda seen: replace(seen, pixel=None)), picture=None)


@pytest.mark.parametrize("name", list(CATALOGUE))
def test_a_set_that_was_seen_from_its_beginning_is_as_the_live_coach_saw_it(name: str) -> None:
    exercise = CATALOGUE[name]
    seen = list(frames(exercise, Side.LEFT, repetitions=3, fps=20))
    live, _ = watch(coach_for(exercise, Side.LEFT), seen)
    report = coached(exercise, seen, side=Side.LEFT).report
    assert [one.verdict for one in report.repetitions] == [Verdict.CLEAN] * 3
    assert [one.peak_s for one in report.repetitions] == pytest.approx(
        [one.peak_s for one in live.repetitions], abs=0.2
    )


@pytest.mark.parametrize("exercise", [SLR, SQUAT], ids=lambda exercise: exercise.name)
def test_one_that_begins_in_mid_repetition_is_counted_from_the_next_one_on(exercise: Exercise) -> None:
    shown = performance(exercise, Side.RIGHT, repetitions=4)
    middle_s = shown.ready_s + exercise.movement.up_s + 0.5
    cut = [one for one in filmed_once(shown, camera_for(exercise, Side.RIGHT), fps=20) if one.time_s >= middle_s]
    assert coached(exercise, later(cut, -middle_s)).report.counted == 3


def test_what_the_leg_did_unlike_the_set_is_not_counted() -> None:
    """Long before it, a slight bend; the person was not ready yet."""
    twitch = Performance(
        movement=Movement(rest=squat(0.0), top=squat(14.0), up_s=0.5, hold_s=0.0, down_s=0.5),
        repetitions=1,
        ready_s=0.0,
    )
    first = list(twitch.frames(SQUAT.seen_from, fps=20))
    fidget = after(first, frames(SQUAT, Side.RIGHT, repetitions=3, fps=20))
    assert coached(SQUAT, fidget).report.counted == 3


@pytest.mark.parametrize("azimuth_deg", [0.0, 50.0, 90.0])
def test_a_raise_done_standing_is_counted_and_not_judged(azimuth_deg: float) -> None:
    camera = Camera(azimuth_deg=azimuth_deg, distance_m=3.2, target=(0.0, 0.85, 0.0))
    standing = Performance(movement=Movement(rest=upright(0.0), top=upright(60.0)), repetitions=3)
    done = coached(SLR, [without_pixels(frame) for frame in standing.frames(camera, fps=20)])
    assert [one.verdict for one in done.report.repetitions] == [Verdict.NOT_JUDGED] * 3
    assert not any(one.faults for one in done.report.repetitions)
    assert [told.code for told in done.report.notices] == ["wrong-position"]
    assert "This was done standing; the exercise is done lying on the back." in done.report.notices[0].message
    assert [point.what for point in done.report.cannot_judge] == ["form"]


def test_an_empty_room_has_no_repetition_and_says_what_was_waited_for() -> None:
    done = coached(SLR, nobody(from_s=0.0, until_s=3.0))
    assert (done.report.counted, done.wants) == (0, "I cannot see you yet. Step into the picture.")
    assert done.scenes[0].view is View.OBLIQUE


def test_who_was_ready_is_not_asked_for_anything() -> None:
    still = list(frames(SLR, Side.RIGHT, repetitions=0, fps=20))
    assert coached(SLR, still).wants is None


def test_a_track_with_true_depth_is_measured_in_depth() -> None:
    """From the front nothing of the squat's depth lies in the picture's plane."""
    ahead = Camera(azimuth_deg=0.0, distance_m=3.2, target=(0.0, 0.85, 0.0))
    seen = [without_pixels(frame) for frame in performance(SQUAT, Side.RIGHT).frames(ahead, fps=20)]
    done = coached(SQUAT, seen)
    assert [one.peak_deg for one in done.report.repetitions] == pytest.approx([45.0] * 3, abs=2.0)
    assert done.report.repetitions[0].peak_deg_plus_minus == 5.0


def test_a_mirror_changes_nothing_but_the_leg() -> None:
    seen = list(frames(SLR, Side.RIGHT, "knee-not-locked", fps=20))
    plain = coached(SLR, seen).report
    mirror = coached(SLR, [reflected(frame) for frame in seen], mirrored=True).report
    assert mirror.to_json() == plain.to_json()


def test_the_rest_is_known_though_the_recording_never_shows_it_first() -> None:
    done = coached(SLR, list(frames(SLR, Side.RIGHT, fps=20)))
    assert done.rest[SLR.coaching.driver].value == pytest.approx(-4.0, abs=4.0)


def test_a_person_of_whom_only_the_trunk_is_seen_cannot_be_studied() -> None:
    legless = [
        replace(
            frame,
            landmarks={name: seen for name, seen in frame.landmarks.items() if "shoulder" in name or "_hip" in name},
        )
        for frame in frames(SLR, Side.RIGHT, fps=5)
    ]
    assert study(legless, SLR.coaching, side=Side.RIGHT) is None


def test_most_of_the_time_half_way_down_the_position_that_the_exercise_has_is_taken() -> None:
    """A trunk that is neither upright nor lying says nothing of the position."""
    leaning = Posture(position=Position.STANDING, pelvis_tilt_deg=-42.0)
    bowed = Performance(movement=Movement(rest=leaning, top=leaning), repetitions=1)
    seen = list(bowed.frames(SQUAT.seen_from, fps=5))
    held = study(seen, SQUAT.coaching, side=Side.RIGHT)
    assert held is not None
    assert held.stance is Stance.STANDING


# What the live coach saw and what the study saw ---------------------------------------------------------------------


def repetition(start_s: float, *, lasts_s: float = 2.0, range_deg: float = 40.0) -> Repetition:
    return Repetition(
        number=1,
        start_s=start_s,
        peak_s=start_s + lasts_s / 2,
        end_s=start_s + lasts_s,
        peak_deg=range_deg,
        peak_deg_plus_minus=7.0,
        range_deg=range_deg,
        lifting_s=1.0,
        hold_s=0.0,
        lowering_s=1.0,
        verdict=Verdict.CLEAN,
        faults=(),
    )


def report(*repetitions: Repetition) -> SetReport:
    return SetReport(
        exercise="straight-leg-raise",
        side=Side.RIGHT,
        duration_s=60.0,
        frames=600,
        repetitions=repetitions,
        cannot_judge=(),
        view=View.SIDE,
    )


def starts(live: SetReport, studied: SetReport, *, in_position: bool = True) -> list[float]:
    found = joined(live, studied, in_position=in_position).repetitions
    assert [one.number for one in found] == list(range(1, len(found) + 1))
    return [one.start_s for one in found]


def test_what_goes_on_with_the_set_is_counted_beside_what_was_seen_live() -> None:
    assert starts(report(repetition(6.0)), report(*(repetition(at) for at in (0.0, 3.0, 6.0, 9.0)))) == [
        0.0,
        3.0,
        6.0,
        9.0,
    ]


def test_what_is_far_from_the_set_in_time_is_not() -> None:
    assert starts(report(repetition(20.0)), report(repetition(0.0), repetition(20.0), repetition(23.0))) == [20.0, 23.0]


def test_nothing_that_was_counted_live_is_lost() -> None:
    assert starts(report(repetition(0.0), repetition(9.0)), report(repetition(0.0), repetition(3.0))) == [0.0, 3.0, 9.0]


@pytest.mark.parametrize("odd", [{"range_deg": 12.0}, {"lasts_s": 0.8}])
def test_what_is_unlike_the_rest_is_not_counted(odd: dict[str, float]) -> None:
    seen = report(repetition(0.0), repetition(3.0, **odd), repetition(6.0), repetition(9.0))
    assert starts(report(), seen) == [0.0, 6.0, 9.0]


def test_out_of_position_the_range_is_measured_too_badly_to_tell() -> None:
    seen = report(repetition(0.0), repetition(3.0, range_deg=12.0), repetition(6.0))
    assert starts(report(), seen, in_position=False) == [0.0, 3.0, 6.0]


def test_one_alone_that_nobody_was_ready_for_is_no_set() -> None:
    assert starts(report(), report(repetition(3.0))) == []
