"""From where the camera looks at the person, and how the person is placed."""

import math
from enum import StrEnum

from kneewise.body import Frame, Landmark
from kneewise.coach.plane import Flat, between, distance, minus, tilt_from_vertical_deg


class View(StrEnum):
    """The body as the camera sees it."""

    SIDE = "side"
    OBLIQUE = "oblique"
    FRONT = "front"


# A shoulder line seen square on is about 0.7 of the trunk (shoulder to hip): de Leva 1996 and Winter 2009, see body.
_SHOULDERS_TO_TRUNK = 0.7
# Closer than this to square on or edge on, the view is called front or side (our proposal).
_FRONT_WITHIN_DEG = 35.0
_SIDE_BEYOND_DEG = 58.0
# A trunk further than this from upright is lying, nearer than this is standing (our proposal).
_LYING_BEYOND_DEG = 50.0
_UPRIGHT_WITHIN_DEG = 35.0


def shoulders_and_hips(frame: Frame) -> tuple[Flat, Flat, Flat, Flat] | None:
    """Left and right shoulder, left and right hip in the picture; ``None`` where one is missing."""
    points = [
        flat(frame, name)
        for name in (Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER, Landmark.LEFT_HIP, Landmark.RIGHT_HIP)
    ]
    a, b, c, d = points
    return None if a is None or b is None or c is None or d is None else (a, b, c, d)


def flat(frame: Frame, landmark: Landmark) -> Flat | None:
    """A landmark in the picture's plane: its pixel, or x and y where the track has no pixels."""
    seen = frame.landmarks.get(landmark)
    if seen is None:
        return None
    return seen.pixel if seen.pixel is not None else seen.world[:2]


def turn_deg(frame: Frame) -> float | None:
    """How far the shoulders are turned away from the camera: 0 from the front or back, 90 from the side."""
    points = shoulders_and_hips(frame)
    if points is None:
        return None
    left, right, left_hip, right_hip = points
    trunk = distance(between(left, right), between(left_hip, right_hip))
    if trunk == 0.0:
        return None
    width = min(distance(left, right) / trunk / _SHOULDERS_TO_TRUNK, 1.0)
    return math.degrees(math.acos(width))


def view_of(turned_deg: float) -> View:
    """The name of a view, from the angle that ``turn_deg`` gives."""
    if turned_deg <= _FRONT_WITHIN_DEG:
        return View.FRONT
    return View.SIDE if turned_deg >= _SIDE_BEYOND_DEG else View.OBLIQUE


def trunk_tilt_deg(frame: Frame) -> float | None:
    """The trunk's angle from upright in the picture, 0 to 180 degrees."""
    points = shoulders_and_hips(frame)
    if points is None:
        return None
    left, right, left_hip, right_hip = points
    return tilt_from_vertical_deg(minus(between(left, right), between(left_hip, right_hip)))


def is_lying(tilt_deg: float) -> bool:
    """A trunk this far from upright lies."""
    return tilt_deg > _LYING_BEYOND_DEG


def is_upright(tilt_deg: float) -> bool:
    """A trunk this close to upright stands (or sits)."""
    return tilt_deg < _UPRIGHT_WITHIN_DEG
