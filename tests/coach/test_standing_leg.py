"""The knee angle of a person who stands, by leg lengths: against figures whose angle is known, and motion capture."""

import csv
import math
import random  # noqa: TID251  # the edge where chance comes in
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from statistics import fmean

import pytest

import recordings
from filmed import filmed
from kneewise.body import Camera, Frame, Landmark, Movement, Performance, Side, joints, landmarks
from kneewise.body.anthropometry import Physique
from kneewise.body.vector import angle_deg, minus
from kneewise.coach.plane import bend_deg
from kneewise.coach.standing_leg import Neutral, StandingLeg, neutral_frames
from kneewise.coach.view import flat
from kneewise.exercises.semi_squat import squat
from kneewise.pose.follower import Follower
from kneewise.pose.video import Video
from uiprmd import Device, RecordedSet
from uiprmd import Movement as Recorded

FPS = 20.0
READY_S = 2.5


def camera(azimuth_deg: float, *, distance_m: float = 3.0) -> Camera:
    """A telephone, upright and level, at the height of the hips."""
    return Camera(
        azimuth_deg=azimuth_deg,
        elevation_deg=0.0,
        distance_m=distance_m,
        target=(0.0, 0.9, 0.0),
        width=720,
        height=1280,
        field_of_view_deg=45.0,
    )


def performance(depth_deg: float, *, repetitions: int = 1) -> Performance:
    movement = Movement(rest=squat(0.0), top=squat(depth_deg))
    return Performance(movement=movement, repetitions=repetitions, ready_s=READY_S)


@cache
def squats(depth_deg: float, seen_from: Camera, *, tremble_px: float = 3.0) -> list[tuple[Frame, float]]:
    """Frames as the pose network would give them, each with the true angle of both knees."""
    done = performance(depth_deg, repetitions=2)
    chance = random.Random(1)  # noqa: S311  # repeatable errors, not secrets
    return [
        (trembling(frame, chance, tremble_px), done.posture_at(frame.time_s).left.knee_flexion_deg)
        for frame in done.frames(seen_from, fps=FPS)
    ]


def trembling(frame: Frame, chance: random.Random, pixels: float) -> Frame:
    seen = {
        name: replace(one, pixel=(one.pixel[0] + chance.gauss(0, pixels), one.pixel[1] + chance.gauss(0, pixels)))
        for name, one in frame.landmarks.items()
        if one.pixel is not None
    }
    return replace(frame, landmarks=seen)


def without(frame: Frame, *names: str) -> Frame:
    return replace(frame, landmarks={name: one for name, one in frame.landmarks.items() if name not in names})


def neutral_of(frames: Iterable[Frame], side: Side = Side.LEFT) -> Neutral:
    found = Neutral.of(list(frames), side)
    assert found is not None
    return found


def errors(shown: Iterable[tuple[Frame, float]], leg: StandingLeg) -> list[tuple[float, float]]:
    """By how much each reading is off, with its uncertainty."""
    readings = [(leg.receive(frame), true) for frame, true in shown]
    return [(reading.value - true, reading.plus_minus) for reading, true in readings if reading is not None]


def rmse(off: Sequence[float]) -> float:
    return math.sqrt(fmean(e * e for e in off))


@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize("depth_deg", [20.0, 45.0, 90.0])
@pytest.mark.parametrize("azimuth_deg", [-60.0, -30.0, 0.0, 20.0, 45.0, 70.0, 90.0])
def test_the_angle_is_right_from_every_azimuth_and_at_every_depth(
    azimuth_deg: float, depth_deg: float, side: Side
) -> None:
    shown = squats(depth_deg, camera(azimuth_deg))
    leg = StandingLeg(neutral_of((frame for frame, _ in shown if frame.time_s < READY_S), side))
    within = 8.5 if abs(azimuth_deg) <= 20.0 else 6.0  # from the front, a leg that bends a little hardly shortens

    assert rmse([off for off, _ in errors(shown, leg)]) < within


@pytest.mark.parametrize("azimuth_deg", [0.0, 45.0])
def test_who_faces_away_is_measured_as_well(azimuth_deg: float) -> None:
    shown = squats(60.0, camera(azimuth_deg + 180.0))
    leg = StandingLeg(neutral_of(frame for frame, _ in shown if frame.time_s < READY_S))

    assert rmse([off for off, _ in errors(shown, leg)]) < 8.5


@pytest.mark.parametrize("azimuth_deg", [0.0, 30.0, 60.0])
def test_the_uncertainty_is_about_one_standard_deviation(azimuth_deg: float) -> None:
    off = []
    for depth_deg in (30.0, 60.0, 90.0):
        shown = squats(depth_deg, camera(azimuth_deg))
        leg = StandingLeg(neutral_of(frame for frame, _ in shown if frame.time_s < READY_S))
        off += errors(shown, leg)

    assert 0.55 < fmean(abs(e) <= plus_minus for e, plus_minus in off) < 0.99


def test_a_mirrored_picture_gives_the_same_angles_on_the_other_side() -> None:
    shown = [frame for frame, _ in squats(60.0, camera(30.0))]
    mirrored = [_mirrored(frame) for frame in shown]
    left = StandingLeg(neutral_of(shown[:60], Side.LEFT))
    right = StandingLeg(neutral_of(mirrored[:60], Side.RIGHT))

    for frame, other in zip(shown, mirrored, strict=True):
        a, b = left.receive(frame), right.receive(other)
        assert a is not None
        assert b is not None
        assert a.value == pytest.approx(b.value, abs=1e-6)


def _mirrored(frame: Frame) -> Frame:
    seen = {}
    for name, one in frame.landmarks.items():
        swapped = name.replace("left", "@").replace("right", "left").replace("@", "right")
        assert one.pixel is not None
        x, y, z = one.world
        seen[Landmark(swapped)] = replace(one, world=(-x, y, z), pixel=(720.0 - one.pixel[0], one.pixel[1]))
    return replace(frame, landmarks=seen)


@pytest.mark.parametrize("distance_m", [2.7, 3.3])
def test_who_comes_nearer_or_goes_away_is_measured_after_a_while(distance_m: float) -> None:
    before = squats(45.0, camera(20.0))
    leg = StandingLeg(neutral_of(frame for frame, _ in before if frame.time_s < READY_S))
    end_s = before[-1][0].time_s
    after = [
        (replace(frame, time_s=frame.time_s + end_s), true)
        for frame, true in squats(45.0, camera(20.0, distance_m=distance_m))
    ]
    errors(before, leg)
    settled = [off for off, _ in errors(after, leg)][round(READY_S * FPS) :]

    assert rmse(settled) < 6.5


def test_a_squat_is_not_taken_for_going_away() -> None:
    shown = squats(40.0, camera(0.0))
    leg = StandingLeg(neutral_of(frame for frame, _ in shown if frame.time_s < READY_S))
    first = [off for off, _ in errors(shown, leg)]
    again = [off for off, _ in errors([(replace(f, time_s=f.time_s + 20.0), true) for f, true in shown], leg)]

    assert rmse(again) < rmse(first) + 1.0


def test_lost_frames_widen_the_uncertainty_and_the_angle_recovers() -> None:
    shown = squats(60.0, camera(30.0), tremble_px=1.5)
    leg = StandingLeg(neutral_of(frame for frame, _ in shown if frame.time_s < READY_S))
    at = [leg.receive(frame) for frame, _ in shown if frame.time_s < READY_S]
    for frame, _ in shown:
        if READY_S <= frame.time_s < READY_S + 2.3:
            assert leg.receive(without(frame, "left_knee")) is None
    back = [(frame, true) for frame, true in shown if frame.time_s >= READY_S + 2.3]
    found = errors(back, leg)

    assert at[-1] is not None
    assert found[0][1] > at[-1].plus_minus
    assert rmse([off for off, _ in found[5:]]) < 6.0


@pytest.mark.parametrize("part", ["left_hip", "left_knee", "left_ankle"])
def test_a_leg_that_is_not_seen_has_no_angle_and_no_neutral(part: str) -> None:
    shown = [frame for frame, _ in squats(30.0, camera(0.0))][:30]
    leg = StandingLeg(neutral_of(shown))

    assert leg.receive(without(shown[0], part)) is None
    assert Neutral.of([without(frame, part) for frame in shown], Side.LEFT) is None


def test_a_leg_with_the_foot_up_is_no_neutral() -> None:
    shown = [frame for frame, _ in squats(30.0, camera(0.0))][:5]
    upside_down = [
        replace(
            frame,
            landmarks={
                name: replace(one, pixel=(one.pixel[0], 1280.0 - one.pixel[1]))
                for name, one in frame.landmarks.items()
                if one.pixel is not None
            },
        )
        for frame in shown
    ]

    assert Neutral.of(upside_down, Side.LEFT) is None
    assert Neutral.of([], Side.LEFT) is None


@pytest.mark.parametrize("tells", ["foot", "ankle and toes", "trunk", "nothing"])
def test_the_turn_comes_from_what_is_seen_of_foot_and_trunk(tells: str) -> None:
    shoulders = ("left_shoulder", "right_shoulder")
    hidden = {
        "foot": shoulders,
        "ankle and toes": (*shoulders, "left_heel"),
        "trunk": ("left_foot_index",),
        "nothing": (*shoulders, "left_foot_index"),
    }[tells]
    shown = [without(frame, *hidden) for frame, _ in squats(30.0, camera(45.0))][:30]

    turned = neutral_of(shown).turned

    assert turned == (0.0 if tells == "nothing" else pytest.approx(-0.7, abs=0.25))


def test_a_trunk_and_hips_without_width_tell_no_turn() -> None:
    shown = [frame for frame, _ in squats(30.0, camera(0.0))][:3]
    names = [Landmark.of(side, part) for side in Side for part in ("shoulder", "hip")]
    points = [
        replace(
            frame,
            landmarks=frame.landmarks | {name: replace(frame.landmarks[name], world=(0.0,) * 3) for name in names},
        )
        for frame in shown
    ]

    assert neutral_of(points).turned == pytest.approx(neutral_of([without(f, *names[::2]) for f in shown]).turned)


def test_without_the_other_hip_front_and_back_are_not_told_apart() -> None:
    shown = [frame for frame, _ in squats(30.0, camera(0.0))][:30]

    assert neutral_of(shown).toward == 1.0
    assert neutral_of([without(frame, "right_hip") for frame in shown]).toward == 0.0


@pytest.mark.parametrize("azimuth_deg", [0.0, 45.0])
def test_a_track_without_pixels_is_seen_from_far_away(azimuth_deg: float) -> None:
    shown = [(_without_pixels(frame), true) for frame, true in squats(60.0, camera(azimuth_deg))]
    leg = StandingLeg(neutral_of(frame for frame, _ in shown if frame.time_s < READY_S))

    assert rmse([off for off, _ in errors(shown, leg)]) < 6.0
    assert neutral_frames([frame for frame, _ in shown])


def _without_pixels(frame: Frame) -> Frame:
    return replace(frame, landmarks={name: replace(one, pixel=None) for name, one in frame.landmarks.items()})


def test_a_camera_on_the_floor_cannot_tell_the_distance() -> None:
    low = replace(camera(0.0), target=(0.0, 0.1, 0.0), height=2400)
    shown = squats(30.0, low)
    neutral = neutral_of(frame for frame, _ in shown if frame.time_s < READY_S)

    assert neutral.below is None
    assert StandingLeg(neutral).receive(shown[0][0]) is not None


def test_neutral_frames_are_those_of_the_standing_person_who_began_seated() -> None:
    done = replace(performance(95.0), movement=Movement(rest=squat(95.0), top=squat(0.0), hold_s=2.0))
    shown = list(done.frames(camera(30.0), fps=FPS))

    standing = neutral_frames(shown)

    assert standing
    assert all(done.posture_at(frame.time_s).left.knee_flexion_deg < 25.0 for frame in standing)
    assert standing == sorted(standing, key=lambda frame: frame.time_s)


def test_neutral_frames_stay_at_one_distance() -> None:
    physique = Physique()
    still = landmarks(joints(squat(0.0), physique))
    shown = [camera(0.0, distance_m=3.0 if number < 40 else 2.6).frame(number / FPS, still) for number in range(55)]

    assert [frame.time_s < 2.0 for frame in neutral_frames(shown)] == [True] * 40


def test_nobody_gives_no_neutral_frames() -> None:
    assert neutral_frames([]) == []
    assert neutral_frames([Frame(time_s=0.0, landmarks={})]) == []


def test_angles_stay_within_what_a_leg_can_do() -> None:
    chance = random.Random(2)  # noqa: S311  # repeatable errors, not secrets
    shown = [frame for frame, _ in squats(90.0, camera(40.0))]
    leg = StandingLeg(neutral_of(shown[:60]))

    for frame in shown:
        reading = leg.receive(trembling(frame, chance, 60.0))
        assert reading is None or (0.0 <= reading.value <= 195.0 and math.isfinite(reading.plus_minus))


# Recordings -----------------------------------------------------------------------------------------------------------


def truth() -> list[tuple[float, dict[Side, float]]]:
    with recordings.needed(recordings.SIT_TO_STAND / "mocap_knee_flexion.csv").open() as file:
        return [
            (float(row["time_s"]), {side: float(row[f"knee_flexion_{side}_deg"]) for side in Side})
            for row in csv.DictReader(file)
        ]


@pytest.mark.recordings
def test_a_man_who_stands_up_and_sits_down_is_measured_within_the_error_that_was_reached() -> None:
    """By motion capture 3.7 degrees (the nearer knee) and 6.6 were reached; the picture's angle is 44 and 17 off."""
    follower, frames = Follower(), []
    with Video(recordings.needed(recordings.SIT_TO_STAND / "video.mp4")) as video:
        for number, picture in enumerate(video.pictures()):
            if number % 2 == 0:
                pose = follower.receive(picture.rgb, picture.time_s)
                height, width = picture.rgb.shape[:2]
                values = [] if pose is None else pose.flat.ravel().tolist()
                frames.append(Frame.from_flat(picture.time_s, values, picture=(width, height)))
    true = truth()
    tall = neutral_frames(frames)
    reached = {}
    for side in Side:
        leg = StandingLeg(neutral_of(tall, side))
        shown = [(frame, true[at][1][side]) for frame in frames if (at := round(frame.time_s * 100) + 7) < len(true)]
        reached[side] = rmse([off for off, _ in errors(shown, leg)])

    assert reached[Side.LEFT] < 5.0
    assert reached[Side.RIGHT] < 8.0


@pytest.mark.recordings
@pytest.mark.parametrize(("azimuth_deg", "within"), [(0.0, 9.0), (45.0, 7.5)])
def test_a_person_who_was_not_tuned_to_is_measured_far_better_than_in_the_picture(
    azimuth_deg: float, within: float
) -> None:
    """Kinect's bones change their length by a tenth, so part of this error is its own."""
    recorded = RecordedSet(movement=Recorded.SIT_TO_STAND, subject=3, device=Device.KINECT, is_correct=True)
    recordings.needed(recordings.UIPRMD)
    track = recorded.frames(azimuth_deg=azimuth_deg)
    frames = list(filmed(track))
    tall = neutral_frames(frames)
    for side in Side:
        parts = [Landmark.of(side, part) for part in ("hip", "knee", "ankle")]
        shown = [(frame, _true_deg(original, parts)) for frame, original in zip(frames, track, strict=True)]
        reached = rmse([off for off, _ in errors(shown, StandingLeg(neutral_of(tall, side)))])

        assert reached < within
        assert reached < rmse([_in_picture_deg(frame, parts) - true for frame, true in shown])


def _true_deg(frame: Frame, parts: Sequence[Landmark]) -> float:
    hip, knee, ankle = (frame.landmarks[name].world for name in parts)
    return angle_deg(minus(knee, hip), minus(ankle, knee))


def _in_picture_deg(frame: Frame, parts: Sequence[Landmark]) -> float:
    hip, knee, ankle = [flat(frame, name) for name in parts]
    return 0.0 if hip is None or knee is None or ankle is None else bend_deg(hip, knee, ankle)
