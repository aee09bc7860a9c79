"""From where the camera looks at the person."""

import math
from enum import StrEnum

from kneewise.body import Frame, Landmark, Seen
from kneewise.coach.plane import Flat, between, distance


class View(StrEnum):
    """The body as the camera sees it."""

    SIDE = "side"
    OBLIQUE = "oblique"
    FRONT = "front"


# A shoulder line seen square on is about 0.7 of the trunk (shoulder to hip): de Leva 1996 and Winter 2009, see body.
_SHOULDERS_TO_TRUNK = 0.7
# The hips' line. Raised arms draw the shoulders together, the hips stay (our proposal: motion capture shows 0.34).
_HIPS_TO_TRUNK = 0.34
# Closer than this to square on or edge on, the view is called front or side (our proposal).
_FRONT_WITHIN_DEG = 35.0
_SIDE_BEYOND_DEG = 58.0
# A landmark further out of the picture than this share of it was guessed, not seen (our proposal).
_BEYOND_THE_EDGE = 0.03


def is_in_picture(frame: Frame, seen: Seen) -> bool:
    """The landmark lies in the picture, or hardly outside; true where the picture's size is not known."""
    if frame.picture is None or seen.pixel is None:
        return True
    (u, v), (width, height) = seen.pixel, frame.picture
    out_u, out_v = _BEYOND_THE_EDGE * width, _BEYOND_THE_EDGE * height
    return -out_u <= u <= width + out_u and -out_v <= v <= height + out_v


def flat(frame: Frame, landmark: Landmark) -> Flat | None:
    """A landmark in the picture's plane: its pixel, or x and y where the track has no pixels.

    ``None`` for one that was not seen, or that lies outside of the picture.
    """
    seen = frame.landmarks.get(landmark)
    if seen is None or not is_in_picture(frame, seen):
        return None
    return seen.pixel if seen.pixel is not None else seen.world[:2]


def shoulders_and_hips(frame: Frame) -> tuple[Flat, Flat, Flat, Flat] | None:
    """Left and right shoulder, left and right hip in the picture; ``None`` where one is missing."""
    points = [
        flat(frame, name)
        for name in (Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER, Landmark.LEFT_HIP, Landmark.RIGHT_HIP)
    ]
    a, b, c, d = points
    return None if a is None or b is None or c is None or d is None else (a, b, c, d)


def turn_deg(frame: Frame) -> float | None:
    """How far the trunk is turned away from the camera: 0 from the front or back, 90 from the side."""
    points = shoulders_and_hips(frame)
    if points is None:
        return None
    left, right, left_hip, right_hip = points
    trunk = distance(between(left, right), between(left_hip, right_hip))
    if trunk == 0.0:
        return None
    width = max(distance(left, right) / _SHOULDERS_TO_TRUNK, distance(left_hip, right_hip) / _HIPS_TO_TRUNK) / trunk
    return math.degrees(math.acos(min(width, 1.0)))


def view_of(turned_deg: float) -> View:
    """The name of a view, from the angle that ``turn_deg`` gives."""
    if turned_deg <= _FRONT_WITHIN_DEG:
        return View.FRONT
    return View.SIDE if turned_deg >= _SIDE_BEYOND_DEG else View.OBLIQUE
