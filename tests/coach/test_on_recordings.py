"""The coach's parts on people who really moved: the counter, the live coach, the position that someone lies in."""

import math
from collections.abc import Iterator
from dataclasses import replace
from statistics import fmean, pstdev

import pytest

import recordings
from kneewise.body import Frame, Landmark, Point, Seen, Side
from kneewise.body.vector import angle_deg, middle, minus, plus, times
from kneewise.coach import SetCoach, Stance
from kneewise.coach.repetition import Counter
from kneewise.coach.stance import is_in, lies_on, trunk_tilt_deg
from kneewise.exercises import find
from kneewise.pose.follower import Follower
from kneewise.pose.video import Video
from uiprmd import SETS, TRUTH, Movement, RecordedSet

pytestmark = pytest.mark.recordings

SQUATS = [recorded for recorded in SETS if recorded.movement is not Movement.STANDING_LEG_RAISE]


def at(frame: Frame, side: Side, part: str) -> Point:
    return frame.landmarks[Landmark.of(side, part)].world


def between(frame: Frame, part: str) -> Point:
    return middle(at(frame, Side.LEFT, part), at(frame, Side.RIGHT, part))


def knee_flexion_deg(frame: Frame, side: Side) -> float:
    hip, knee, ankle = (at(frame, side, part) for part in ("hip", "knee", "ankle"))
    return angle_deg(minus(knee, hip), minus(ankle, knee))


def true_deg(recorded: RecordedSet, frame: Frame) -> float:
    """The angle that a repetition is made of, from the measured joints themselves."""
    if recorded.side is None:
        return fmean(knee_flexion_deg(frame, side) for side in Side)
    trunk = minus(between(frame, "hip"), between(frame, "shoulder"))
    return angle_deg(minus(at(frame, recorded.side, "knee"), at(frame, recorded.side, "hip")), trunk)


# What was read is a person --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("recorded", SETS, ids=str)
def test_what_was_read_is_a_person_upright_who_faces_the_camera(recorded: RecordedSet) -> None:
    recordings.needed(recordings.UIPRMD)
    frames = recorded.frames(azimuth_deg=0)
    assert all(between(frame, "shoulder")[1] < between(frame, "hip")[1] for frame in frames)
    facing = [at(frame, Side.LEFT, "hip")[0] > at(frame, Side.RIGHT, "hip")[0] for frame in frames]
    assert fmean(facing) > 0.97, "Kinect turns a pelvis round for a few frames of one set"


@pytest.mark.parametrize("recorded", [one for one in SQUATS if one.is_correct], ids=str)
def test_who_squats_stays_on_the_feet(recorded: RecordedSet) -> None:
    """Joints of Kinect chained in a wrong order give the right knee and feet that fly."""
    recordings.needed(recordings.UIPRMD)
    frames = recorded.frames()
    for side in Side:
        places = [at(frame, side, "ankle") for frame in frames]
        assert math.hypot(*(pstdev(axis) for axis in zip(*places, strict=True))) < 0.10
        assert all(ankle[1] > at(frame, side, "hip")[1] for frame, ankle in zip(frames, places, strict=True))


@pytest.mark.parametrize("recorded", SETS, ids=str)
def test_the_counter_counts_ten_in_the_measured_angle(recorded: RecordedSet) -> None:
    recordings.needed(recordings.UIPRMD)
    counter = Counter(least_rise=find(recorded.exercise).coaching.least_rise_deg)
    counted = [counter.receive(true_deg(recorded, frame), time_s=frame.time_s) for frame in recorded.frames()]
    assert sum(one is not None for one in counted) == TRUTH


# The live coach, which waits for the start position -------------------------------------------------------------------

STILL_S, SINKING_S, FPS = 2.0, 0.6, 30.0


def led_in(frames: list[Frame]) -> Iterator[Frame]:
    """The set, after the person has stood as straight as they ever do in it: the recordings begin in mid-movement."""
    straight = min(frames, key=lambda frame: sum(knee_flexion_deg(frame, side) for side in Side))
    still, sinking = round(STILL_S * FPS), round(SINKING_S * FPS)
    for number in range(still + sinking):
        share = max(number - still, 0) / sinking
        yield replace(toward(straight, frames[0], share), time_s=number / FPS)
    for frame in frames:
        yield replace(frame, time_s=frame.time_s + STILL_S + SINKING_S)


def toward(one: Frame, other: Frame, share: float) -> Frame:
    """A frame on the way to another one."""
    return replace(
        one,
        landmarks={
            name: Seen(world=plus(times(seen.world, 1 - share), times(other.landmarks[name].world, share)))
            for name, seen in one.landmarks.items()
            if name in other.landmarks
        },
    )


@pytest.mark.parametrize("azimuth_deg", [0, 45, 90])
@pytest.mark.parametrize("recorded", SQUATS, ids=str)
def test_the_live_coach_counts_ten_after_the_person_stood_still(recorded: RecordedSet, azimuth_deg: int) -> None:
    recordings.needed(recordings.UIPRMD)
    coach = SetCoach(find(recorded.exercise).coaching, side=None)
    for frame in led_in(recorded.frames(azimuth_deg=azimuth_deg)):
        coach.receive(frame)
    assert coach.report().counted == TRUTH


# Photographs ----------------------------------------------------------------------------------------------------------

STILLS = {
    "prone_flat": Stance.PRONE,
    "prone_flat_side_view": Stance.PRONE,
    "prone_trunk_and_legs_lifted": Stance.PRONE,
    "side_lying_top_leg_up": Stance.SIDE_LYING,
    "supine_flat": Stance.SUPINE,
    "supine_one_leg_up": Stance.SUPINE,
    "supine_both_legs_up_bench": Stance.SUPINE,
    "squat_front_standing": Stance.STANDING,
    "squat_front_bottom": Stance.STANDING,
}
"""The tenth, a squat down to a box, leans so far that it is no start position; see below."""


def photographed(name: str) -> Frame:
    with Video(recordings.needed(recordings.STILLS / f"{name}.jpg")) as video:
        picture = next(video.pictures())
    pose = Follower().receive(picture.rgb, picture.time_s)
    assert pose is not None
    return Frame.from_flat(0.0, pose.flat.ravel().tolist())


def positions(frame: Frame) -> set[Stance]:
    """The start positions that the coach would let begin from here."""
    tilt = trunk_tilt_deg(frame)
    assert tilt is not None
    return {one for one in Stance if is_in(one, tilt) and (not one.is_lying or lies_on(frame) is one)}


@pytest.mark.network
@pytest.mark.parametrize(("name", "position"), STILLS.items(), ids=list(STILLS))
def test_the_position_of_who_lies_or_stands_is_recognised(name: str, position: Stance) -> None:
    assert positions(photographed(name)) == {position}


@pytest.mark.network
def test_who_sits_down_to_a_box_is_taken_to_stand_or_to_be_in_no_position() -> None:
    assert positions(photographed("squat_to_box_side")) <= {Stance.STANDING}
