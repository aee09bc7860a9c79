"""Round-ended cones in front of a pinhole camera, with a depth buffer: all that the figure is made of.

The meeting of a ray with a round-ended cone is a closed formula: the side is a cone, whose quadratic holds between the
two circles on which the balls at its ends touch it, and beyond them the balls themselves are met.
"""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from kneewise.body import Camera, Point
from kneewise.pose._region import Floats, Rgb

Colour: TypeAlias = tuple[int, int, int]

_FAR = np.float32(1e9)
_NEAREST_M = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Solid:
    """A ball at each end and the cone that touches both. Ends in room coordinates, metres."""

    start: Point
    end: Point
    start_radius_m: float
    end_radius_m: float
    colour: Colour


@dataclass(frozen=True, slots=True, kw_only=True)
class Light:
    """One soft lamp far away: the direction to it in room coordinates, and how much light comes from everywhere."""

    toward: Point = (-0.45, 0.80, 0.55)
    ambient: float = 0.50


class Stage:
    """What a camera sees, solid by solid, in front of a background. Not to be shared between threads."""

    def __init__(self, camera: Camera) -> None:
        self._camera = camera
        u = (np.arange(camera.width, dtype=np.float32) + 0.5 - camera.width / 2) / camera.focal_px
        v = (np.arange(camera.height, dtype=np.float32) + 0.5 - camera.height / 2) / camera.focal_px
        x, y = np.meshgrid(u.astype(np.float32), v.astype(np.float32))
        size = np.sqrt(x * x + y * y + 1)
        self.rays: Floats = np.stack([x / size, y / size, 1 / size])
        """Unit directions in the camera's axes, 3 × height × width."""
        self._depth = np.full(x.shape, _FAR, dtype=np.float32)
        self._normal = np.zeros((3, *x.shape), dtype=np.float32)
        self._colour = np.zeros((*x.shape, 3), dtype=np.uint8)

    def clear(self) -> None:
        """Take everything off the stage."""
        self._depth.fill(_FAR)

    def put(self, solid: Solid) -> None:
        """Set one solid on the stage."""
        a, b = (np.array(self._camera.see(point), dtype=np.float32) for point in (solid.start, solid.end))
        window = self._window(a, b, max(solid.start_radius_m, solid.end_radius_m))
        if window is None:
            return
        rays = self.rays[:, window[0], window[1]]
        distance, normal = _meeting(rays, (a, solid.start_radius_m), (b, solid.end_radius_m))
        nearer = distance < self._depth[window]
        self._depth[window][nearer] = distance[nearer]
        self._colour[window][nearer] = solid.colour
        for axis in range(3):
            self._normal[axis][window][nearer] = normal[axis][nearer]

    def picture(self, background: Floats, light: Light) -> Rgb:
        """The stage in its light, in front of the background (height × width × 3, 0 to 255)."""
        result = background.copy()
        body = self._depth < _FAR
        toward = np.array([_dot(row, light.toward) for row in self._camera.axes], dtype=np.float32)
        toward /= np.linalg.norm(toward)
        normal = self._normal[:, body]
        shine = np.tensordot(toward, normal, axes=1)
        facing = -(normal * self.rays[:, body]).sum(axis=0)
        wrapped = np.clip((shine + 0.35) / 1.35, 0, 1)
        strength = (light.ambient + (1 - light.ambient) * 1.15 * wrapped) * (0.70 + 0.30 * np.clip(facing, 0, 1))
        result[body] = self._colour[body] * strength[:, None]
        return np.clip(result, 0, 255).astype(np.uint8)

    def _window(self, a: Floats, b: Floats, radius: float) -> tuple[slice, slice] | None:
        near = max(float(min(a[2], b[2])) - radius, _NEAREST_M)
        if max(a[2], b[2]) < _NEAREST_M:
            return None
        camera = self._camera
        corners = [
            camera.pixel((float(p[0]) + dx, float(p[1]) + dx, depth))
            for p in (a, b)
            for dx in (-radius, radius)
            for depth in (near, max(float(p[2]) + radius, near))
        ]
        left, right = (int(f(u for u, _ in corners)) for f in (min, max))
        top, bottom = (int(f(v for _, v in corners)) for f in (min, max))
        rows = slice(max(top, 0), min(bottom + 2, camera.height))
        columns = slice(max(left, 0), min(right + 2, camera.width))
        return None if rows.start >= rows.stop or columns.start >= columns.stop else (rows, columns)


def _dot(a: Point, b: Point) -> float:
    return sum(p * q for p, q in zip(a, b, strict=True))


def _meeting(rays: Floats, start: tuple[Floats, float], end: tuple[Floats, float]) -> tuple[Floats, Floats]:
    """How far along each ray (3 × height × width) the solid is met, and its normal there; very far where it is not."""
    (a, ra), (b, rb) = start, end
    axis, taper = b - a, ra - rb
    slope = float(axis @ axis) - taper * taper
    near_a, normal_a = _ball(rays, a, ra)
    near_b, normal_b = _ball(rays, b, rb)
    distance = np.minimum(near_a, near_b)
    normal = np.where(near_a <= near_b, normal_a, normal_b)
    if slope <= 0:
        return distance, normal
    along = np.tensordot(axis, rays, axes=1)
    toward = np.tensordot(a, rays, axes=1)
    behind = -float(axis @ a)
    k2 = slope - along * along
    k1 = -slope * toward - behind * along + along * np.float32(taper * ra)
    k0 = slope * float(a @ a) - behind**2 + 2 * behind * taper * ra - float(axis @ axis) * ra * ra
    inside = k1 * k1 - k0 * k2
    t = (-np.sqrt(np.maximum(inside, 0)) - k1) / np.where(np.abs(k2) < 1e-9, 1e-9, k2)  # noqa: PLR2004
    height = behind - ra * taper + t * along
    side = (inside > 0) & (height > 0) & (height < slope) & (t > 0)
    out = slope * (t * rays - a[:, None, None]) - axis[:, None, None] * height
    out /= np.maximum(np.sqrt((out * out).sum(axis=0)), np.float32(1e-9))
    return np.where(side, t, distance).astype(np.float32), np.where(side, out, normal).astype(np.float32)


def _ball(rays: Floats, centre: Floats, radius: float) -> tuple[Floats, Floats]:
    toward = np.tensordot(centre, rays, axes=1)
    inside = toward * toward - float(centre @ centre) + radius * radius
    t = toward - np.sqrt(np.maximum(inside, 0))
    normal = (t * rays - centre[:, None, None]) / np.float32(radius)
    return np.where((inside > 0) & (t > 0), t, _FAR).astype(np.float32), normal.astype(np.float32)
