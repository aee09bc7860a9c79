"""How a person is placed: upright, on the back, on the side or on the front, as one camera sees it."""

import math
from collections import deque
from enum import StrEnum
from statistics import median
from typing import assert_never

from kneewise.body import Frame, Landmark, Side
from kneewise.body.vector import Point, cross, middle, minus, plus
from kneewise.coach.plane import Flat, between, distance, tilt_from_vertical_deg
from kneewise.coach.plane import minus as flat_minus
from kneewise.coach.view import flat, shoulders_and_hips


class Stance(StrEnum):
    """The start positions of the programme."""

    STANDING = "standing"
    SUPINE = "supine"
    SIDE_LYING = "side-lying"
    PRONE = "prone"

    @property
    def is_lying(self) -> bool:
        """On the floor, whichever way up."""
        return self is not Stance.STANDING


# A trunk further than this from upright is lying, nearer than this is standing (our proposal).
_LYING_BEYOND_DEG = 50.0
_UPRIGHT_WITHIN_DEG = 35.0
# People who squat wrongly were recorded leaning by up to 70 degrees; who leans further has left (our proposal).
_LEANS_WITHIN_DEG = 75.0
# The chest of who lies on back or front looks up or down by more than this share. Our proposal: the pose network gave
# at least 0.94 on six photographs of people supine or prone, and at most 0.39 on the side.
_UP_OR_DOWN = 0.65
_LOOKS_BACK_S = 1.0
# Hips that roll back with a repetition turn the chest up by 0.84 at most (rendered films), on the back by 0.94 or more.
_FLAT = 0.90
# A chest that looks down by less has come up on its edge (our proposal).
_ON_EDGE = 0.30
# Straight legs look 1.5 trunks long. Legs this long, no further out of plumb than by this slope, stand (our proposal).
_LEGS_TO_TRUNK = 1.1
_LEGS_LEAN = 0.6
# A trunk that points at the camera by more than this share is seen end-on (our proposal).
_END_ON = 0.8


def trunk_tilt_deg(frame: Frame) -> float | None:
    """The trunk's angle from upright in the picture, 0 to 180 degrees."""
    points = shoulders_and_hips(frame)
    if points is None:
        return None
    left, right, left_hip, right_hip = points
    return tilt_from_vertical_deg(flat_minus(between(left, right), between(left_hip, right_hip)))


def is_out_of(stance: Stance, tilt_deg: float) -> bool:
    """A trunk tilted so is certainly not in this start position; between upright and lying is still in both."""
    return tilt_deg < _UPRIGHT_WITHIN_DEG if stance.is_lying else tilt_deg > _LEANS_WITHIN_DEG


def is_in(stance: Stance, tilt_deg: float) -> bool:
    """A trunk tilted so may begin from this start position."""
    return tilt_deg > _LYING_BEYOND_DEG if stance.is_lying else tilt_deg < _UPRIGHT_WITHIN_DEG


def facing(frame: Frame) -> float | None:
    """Where a lying person's chest looks: -1 up, 0 level, 1 down; ``None`` where shoulders or hips are missing.

    It takes the picture's downward direction for that of gravity: the camera stands upright.
    """
    axes = _trunk(frame)
    return None if axes is None else _unit(cross(axes[1], axes[0]))[1]


def lies(faces: float) -> Stance:
    """Which way up a person lies whose chest looks there."""
    if faces < -_UP_OR_DOWN:
        return Stance.SUPINE
    return Stance.PRONE if faces > _UP_OR_DOWN else Stance.SIDE_LYING


def lies_on(frame: Frame) -> Stance | None:
    """Which way up a lying person lies in this frame; ``None`` where shoulders or hips are missing."""
    faces = facing(frame)
    return None if faces is None else lies(faces)


def has_rolled(stance: Stance, faces: float) -> bool:
    """Who began so lies certainly another way up: further over than hips that roll with a repetition."""
    match stance:
        case Stance.STANDING:
            return False
        case Stance.SUPINE:
            return lies(faces) is not Stance.SUPINE
        case Stance.SIDE_LYING:
            return abs(faces) > _FLAT
        case Stance.PRONE:
            return faces < _ON_EDGE
        case _:
            assert_never(stance)


def stands(frame: Frame) -> bool | None:
    """The feet are well below the hips, as of who stands on straight legs; ``None`` where hips or ankles are missing.

    Who sits on the floor, on a chair or on the heels has an upright trunk too.
    """
    points, down = shoulders_and_hips(frame), _legs(frame)
    if points is None or down is None:
        return None
    trunk = distance(between(points[0], points[1]), between(points[2], points[3]))
    return down[1] >= _LEGS_TO_TRUNK * trunk and abs(down[0]) < down[1] * _LEGS_LEAN


def hips_height(frame: Frame) -> float | None:
    """How far the hips are above the feet in the picture; ``None`` where hips or ankles are missing."""
    down = _legs(frame)
    return None if down is None else down[1]


def _legs(frame: Frame) -> Flat | None:
    """From the middle of the hips to the middle of the ankles."""
    hips, feet = ([flat(frame, Landmark.of(side, part)) for side in Side] for part in ("hip", "ankle"))
    if hips[0] is None or hips[1] is None or feet[0] is None or feet[1] is None:
        return None
    return flat_minus(between(feet[0], feet[1]), between(hips[0], hips[1]))


class Facing:
    """Where the chest looks, as the median of the last second: the network turns people over for moments."""

    def __init__(self, *, over_s: float = 1.0) -> None:
        self._over_s = over_s
        self._seen: deque[tuple[float, float]] = deque()

    def receive(self, frame: Frame) -> float | None:
        """Take one frame; ``None`` before anything was seen."""
        now = facing(frame)
        if now is not None:
            self._seen.append((frame.time_s, now))
        while self._seen and self._seen[0][0] < frame.time_s - self._over_s:
            self._seen.popleft()
        return median(faces for _, faces in self._seen) if self._seen else None


def is_end_on(frame: Frame) -> bool:
    """The body points at the camera, so that nothing of it can be measured in the picture."""
    axes = _trunk(frame)
    return axes is not None and abs(_unit(axes[0])[2]) > _END_ON


def _trunk(frame: Frame) -> tuple[Point, Point] | None:
    """The trunk's direction, hips to shoulders, and the person's left, in the camera's axes."""
    names = (Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER, Landmark.LEFT_HIP, Landmark.RIGHT_HIP)
    if any(name not in frame.landmarks for name in names):
        return None
    left, right, left_hip, right_hip = (frame.landmarks[name].world for name in names)
    upward = minus(middle(left, right), middle(left_hip, right_hip))
    return upward, plus(minus(left, right), minus(left_hip, right_hip))


def _unit(a: Point) -> Point:
    size = math.hypot(*a)
    return (a[0] / size, a[1] / size, a[2] / size) if size > 0.0 else a
