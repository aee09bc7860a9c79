"""The plain room that the figure is filmed in: a wall, a floor, a mat, and the figure's soft shadow on them."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from kneewise.body import Camera
from kneewise.pose._region import Floats, Indices, Mask
from kneewise.pose._solid import Colour, Solid

_CELL_M = 0.02
_REACH_M = 1.8
"""The shadow is kept on a map of the floor: this far from the middle, in cells of this size."""
_DARKEST = 0.45


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Colours, and how far behind the figure the wall is. ``mat_m`` is the mat's length and breadth, or none."""

    wall: Colour = (206, 210, 208)
    floor: Colour = (158, 138, 116)
    mat: Colour = (96, 150, 140)
    mat_m: tuple[float, float] | None = (2.0, 0.75)
    wall_m: float = 2.2


class Backdrop:
    """The room as one camera sees it; computed once, shadowed anew for each picture."""

    def __init__(self, room: Room, camera: Camera, rays: Floats) -> None:
        right, down, away = (np.array(axis, dtype=np.float32) for axis in camera.axes)
        directions = np.tensordot(np.stack([right, down, away], axis=1), rays, axes=1)
        eye = np.array(camera.place, dtype=np.float32)
        below = directions[1] < -1e-6  # noqa: PLR2004
        distance = np.where(below, -eye[1] / np.where(below, directions[1], -1), np.inf)
        ahead = (rays[2] * distance) - camera.distance_m
        on_floor = below & (ahead < room.wall_m)
        self._x = np.where(on_floor, eye[0] + directions[0] * distance, 0)
        self._z = np.where(on_floor, eye[2] + directions[2] * distance, 0)
        self._plain = self._painted(room, on_floor, directions[1])
        self._cells = _cells(self._x, self._z)
        self._shaded = on_floor & (np.hypot(self._x, self._z) < _REACH_M)
        self._index = tuple(cell[self._shaded] for cell in self._cells)

    def _painted(self, room: Room, on_floor: Mask, rise: Floats) -> Floats:
        wall = np.array(room.wall, dtype=np.float32) * (1 + 0.10 * np.clip(rise, -1, 1))[..., None]
        planks = 1 + 0.03 * np.sin(self._z * 45) + 0.015 * np.sin(self._x * 9 + np.floor(self._z * 7.2) * 2.4)
        floor = np.array(room.floor, dtype=np.float32) * planks[..., None]
        picture = np.where(on_floor[..., None], floor, wall)
        if room.mat_m is not None:
            along, across = (
                np.abs(place) < side / 2 for place, side in zip((self._x, self._z), room.mat_m, strict=True)
            )
            picture[on_floor & along & across] = room.mat
        return picture.astype(np.float32)

    def with_shadow(self, solids: Iterable[Solid]) -> Floats:
        """The room with the figure's shadow under it."""
        picture = self._plain.copy()
        light = _light_map(solids)
        picture[self._shaded] *= light[self._index][:, None]
        return picture


def _cells(x: Floats, z: Floats) -> tuple[Indices, Indices]:
    size = int(2 * _REACH_M / _CELL_M)
    column, row = (np.clip(((place + _REACH_M) / _CELL_M).astype(np.intp), 0, size - 1) for place in (x, z))
    return row, column


def _light_map(solids: Iterable[Solid]) -> Floats:
    """How light each cell of the floor is, 1 where no solid is near above it."""
    size = int(2 * _REACH_M / _CELL_M)
    light = np.ones((size, size), dtype=np.float32)
    for solid in solids:
        _darken(light, solid)
    return light


def _darken(light: Floats, solid: Solid) -> None:
    lowest = min(solid.start[1] - solid.start_radius_m, solid.end[1] - solid.end_radius_m)
    radius = max(solid.start_radius_m, solid.end_radius_m)
    soft = radius + 0.05 + 0.5 * max(lowest, 0)
    dark = _DARKEST * radius / soft
    (ax, _, az), (bx, _, bz) = solid.start, solid.end
    size = light.shape[0]
    low = [int((min(p, q) - soft + _REACH_M) / _CELL_M) for p, q in ((az, bz), (ax, bx))]
    high = [int((max(p, q) + soft + _REACH_M) / _CELL_M) + 2 for p, q in ((az, bz), (ax, bx))]
    rows, columns = (slice(max(a, 0), min(b, size)) for a, b in zip(low, high, strict=True))
    if rows.start >= rows.stop or columns.start >= columns.stop:
        return
    z = (np.arange(rows.start, rows.stop, dtype=np.float32) * _CELL_M - _REACH_M)[:, None]
    x = (np.arange(columns.start, columns.stop, dtype=np.float32) * _CELL_M - _REACH_M)[None, :]
    dx, dz = bx - ax, bz - az
    share = np.clip(((x - ax) * dx + (z - az) * dz) / max(dx * dx + dz * dz, 1e-6), 0, 1)
    off = np.hypot(x - ax - share * dx, z - az - share * dz)
    shade = 1 - dark * np.clip(1.4 * (1 - off / soft), 0, 1)
    light[rows, columns] = np.minimum(light[rows, columns], shade)
