"""Square, turned cut-outs of a picture: what a network of the BlazePose kind looks at.

Coordinates are continuous pixels: the picture's top left corner is (0, 0), the centre of its first pixel (0.5, 0.5).
"""

import math
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Rgb: TypeAlias = npt.NDArray[np.uint8]
"""A picture, height × width × 3."""
Floats: TypeAlias = npt.NDArray[np.float32 | np.float64]
Mask: TypeAlias = npt.NDArray[np.bool_]
Indices: TypeAlias = npt.NDArray[np.intp]

HEAD_ROOM = 1.25
"""A region is this much wider than the person, as the landmark network was trained (pose_detection_to_roi.pbtxt)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A square of ``size`` pixels about a centre, turned clockwise by ``turn_rad``: the person in it is upright."""

    centre: tuple[float, float]
    size: float
    turn_rad: float = 0.0

    @classmethod
    def along(cls, start: Floats, end: Floats) -> "Region":
        """The region of a person: the hips' middle is ``start``, ``end`` is over the head, on the circle round it."""
        dx, dy = (float(step) for step in end - start)
        turn = math.pi / 2 - math.atan2(-dy, dx)
        return cls(
            centre=(float(start[0]), float(start[1])),
            size=2 * math.hypot(dx, dy) * HEAD_ROOM,
            turn_rad=math.remainder(turn, math.tau),
        )

    @classmethod
    def whole(cls, picture: Rgb) -> "Region":
        """The smallest upright square that has the whole picture in its middle."""
        height, width = picture.shape[:2]
        return cls(centre=(width / 2, height / 2), size=float(max(height, width)))

    def to_picture(self, points: Floats) -> Floats:
        """Carry points, n × 2, from the region (0 to 1) to the picture (pixels)."""
        places: Floats = self.turned(points - np.float32(0.5)) * self.size + np.array(self.centre, dtype=np.float32)
        return places

    def turned(self, vectors: Floats) -> Floats:
        """Turn vectors, n × 2, from the region's own upright axes back to those of the picture."""
        c, s = math.cos(self.turn_rad), math.sin(self.turn_rad)
        axes: Floats = np.array([[c, s], [-s, c]], dtype=np.float32)
        upright: Floats = np.matmul(vectors, axes)
        return upright


def cut_out(picture: Rgb, region: Region, *, pixels: int, outside: float | None = None) -> Floats:
    """The region as a ``pixels`` × ``pixels`` × 3 picture, 0 to 255, by bilinear sampling.

    What lies outside of the picture has the value ``outside``, or repeats the picture's edge.
    """
    steps = ((np.arange(pixels, dtype=np.float32) + 0.5) / pixels).astype(np.float32)
    grid = np.stack(np.meshgrid(steps, steps), axis=-1).reshape(-1, 2)
    places = region.to_picture(grid) - np.float32(0.5)
    height, width = picture.shape[:2]
    x, y = np.clip(places[:, 0], 0, width - 1), np.clip(places[:, 1], 0, height - 1)
    values = _bilinear(picture, x, y)
    if outside is not None:
        beyond = (np.abs(places[:, 0] - x) > 0.5) | (np.abs(places[:, 1] - y) > 0.5)  # noqa: PLR2004
        values[beyond] = outside
    return values.reshape(pixels, pixels, 3)


def _bilinear(picture: Rgb, x: Floats, y: Floats) -> Floats:
    height, width = picture.shape[:2]
    left, top = x.astype(np.intp), y.astype(np.intp)
    right, bottom = np.minimum(left + 1, width - 1), np.minimum(top + 1, height - 1)
    across, down = (x - left)[:, None].astype(np.float32), (y - top)[:, None].astype(np.float32)
    flat = picture.reshape(-1, 3)
    upper, lower = top * width, bottom * width
    above = flat[upper + left] * (1 - across) + flat[upper + right] * across
    below = flat[lower + left] * (1 - across) + flat[lower + right] * across
    result: Floats = above * (1 - down) + below * down
    return result
