"""Measured movement as a camera and the pose network would have given it: pixels, flattened depth, trembling."""

import random  # noqa: TID251  # the edge where chance comes in
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kneewise.body import Camera, Frame, Landmark, Point, Seen, Side, noisy
from kneewise.body.vector import length, middle, minus

CAMERA = Camera(distance_m=3.2, width=720, height=1280, field_of_view_deg=45.0)
"""A telephone, upright, so far away that a person with raised arms fits in."""
SHARE_OF_DEPTH = 0.6
"""BlazePose's depth against the true one, measured: standing people from the front and obliquely."""
SHARE_OF_LEG = 0.015
"""One standard deviation of a landmark's error, as a share of the leg's length: BlazePose's, measured."""


def filmed(track: Iterable[Frame], *, seed: int = 1) -> Iterator[Frame]:
    """A track in metres, in the camera's axes, as frames with pixels and with BlazePose's errors.

    The person stands before the camera where the first frame has the hips. Errors are drawn anew for each frame.
    """
    chance = random.Random(seed)  # noqa: S311  # repeatable errors, not secrets
    start: Point | None = None
    for frame in track:
        hips = _hips(frame)
        if hips is None:
            yield Frame(time_s=frame.time_s, landmarks={}, picture=(CAMERA.width, CAMERA.height))
            continue
        start = start or hips
        error_m = SHARE_OF_LEG * _leg_m(frame)
        seen = {name: _seen(one.world, hips, start) for name, one in frame.landmarks.items()}
        yield noisy(
            replace(frame, landmarks=seen, picture=(CAMERA.width, CAMERA.height)),
            noise=lambda: chance.gauss(0.0, 1.0),
            world_m=error_m,
            pixels=error_m * CAMERA.focal_px / CAMERA.distance_m,
        )


def _hips(frame: Frame) -> Point | None:
    left, right = frame.landmarks.get(Landmark.LEFT_HIP), frame.landmarks.get(Landmark.RIGHT_HIP)
    return None if left is None or right is None else middle(left.world, right.world)


def _leg_m(frame: Frame) -> float:
    hip, knee, ankle = (frame.landmarks[Landmark.of(Side.RIGHT, part)].world for part in ("hip", "knee", "ankle"))
    return length(minus(knee, hip)) + length(minus(ankle, knee))


def _seen(at: Point, hips: Point, start: Point) -> Seen:
    """World places from the hips, as the network gives them; pixels from where the person began."""
    x, y, z = minus(at, hips)
    across, down, away = minus(at, start)
    return Seen(world=(x, y, z * SHARE_OF_DEPTH), pixel=CAMERA.pixel((across, down, away + CAMERA.distance_m)))
