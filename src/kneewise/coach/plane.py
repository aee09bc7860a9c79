"""Geometry in the picture's plane: u to the right, v down, in any one unit."""

import math

Flat = tuple[float, float]


def minus(a: Flat, b: Flat) -> Flat:
    """a - b."""
    return (a[0] - b[0], a[1] - b[1])


def between(a: Flat, b: Flat) -> Flat:
    """Half-way between two points."""
    return ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)


def distance(a: Flat, b: Flat) -> float:
    """The distance of two points."""
    return math.hypot(a[0] - b[0], a[1] - b[1])


def bend_deg(a: Flat, joint: Flat, b: Flat) -> float:
    """How far the line a - joint - b is bent at the joint: 0 straight, 180 folded."""
    u, v = minus(joint, a), minus(b, joint)
    return abs(math.degrees(math.atan2(u[0] * v[1] - u[1] * v[0], u[0] * v[0] + u[1] * v[1])))


def rise_deg(along: Flat, limb: Flat) -> float:
    """How far a limb is turned upward in the picture out of a line: positive up, negative down.

    "Upward" is the side of the line that looks to the top of the picture, so left and right do not matter.
    """
    up = (along[1], -along[0]) if along[0] > 0 else (-along[1], along[0])
    return math.degrees(math.atan2(limb[0] * up[0] + limb[1] * up[1], limb[0] * along[0] + limb[1] * along[1]))


def tilt_from_vertical_deg(upward: Flat) -> float:
    """The angle of a direction from the picture's upward direction, 0 to 180 degrees."""
    return abs(math.degrees(math.atan2(upward[0], -upward[1])))


def across(line_start: Flat, line_end: Flat, point: Flat) -> float:
    """The distance of a point from the line through two others, with a sign: which side of it."""
    along = minus(line_end, line_start)
    to_point = minus(point, line_start)
    size = math.hypot(*along)
    return (along[0] * to_point[1] - along[1] * to_point[0]) / size if size > 0 else 0.0
