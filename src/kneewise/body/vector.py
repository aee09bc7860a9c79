"""The little geometry that the core needs: points, rotations and angles, with the standard library alone."""

import math

Point = tuple[float, float, float]
Rotation = tuple[Point, Point, Point]
"""Three rows of a rotation matrix."""

IDENTITY: Rotation = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


def plus(a: Point, b: Point) -> Point:
    """a + b."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def minus(a: Point, b: Point) -> Point:
    """a - b."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def times(a: Point, factor: float) -> Point:
    """a scaled by a factor."""
    return (a[0] * factor, a[1] * factor, a[2] * factor)


def dot(a: Point, b: Point) -> float:
    """The scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Point, b: Point) -> Point:
    """The vector product."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def length(a: Point) -> float:
    """The Euclidean length."""
    return math.sqrt(dot(a, a))


def middle(a: Point, b: Point) -> Point:
    """Half-way between two points."""
    return ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2)


def turn(rotation: Rotation, a: Point) -> Point:
    """Rotate a point about the origin."""
    return (dot(rotation[0], a), dot(rotation[1], a), dot(rotation[2], a))


def then(outer: Rotation, inner: Rotation) -> Rotation:
    """The rotation that does ``inner`` first and ``outer`` after it."""
    a, b, c = zip(*inner, strict=True)
    first, second, third = ((dot(row, a), dot(row, b), dot(row, c)) for row in outer)
    return (first, second, third)


def about(axis: Point, angle_deg: float) -> Rotation:
    """The right-handed rotation about an axis through the origin (Rodrigues); the axis need not have length 1."""
    size = length(axis)
    x, y, z = times(axis, 1 / size)
    c, s = math.cos(math.radians(angle_deg)), math.sin(math.radians(angle_deg))
    d = 1 - c
    return (
        (c + x * x * d, x * y * d - z * s, x * z * d + y * s),
        (y * x * d + z * s, c + y * y * d, y * z * d - x * s),
        (z * x * d - y * s, z * y * d + x * s, c + z * z * d),
    )


def angle_deg(a: Point, b: Point) -> float:
    """The angle between two directions, 0 to 180 degrees; 0 where one of them has no length."""
    return math.degrees(math.atan2(length(cross(a, b)), dot(a, b)))
