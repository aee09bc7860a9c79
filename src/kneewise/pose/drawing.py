"""Marks on a picture: the skeleton that was seen, the angle and the count."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from kneewise.body import Frame, Landmark, Pixel, Side
from kneewise.pose._glyphs import written
from kneewise.pose._region import Rgb
from kneewise.pose.video import Picture

__all__ = ["marked"]

_PALE, _WORKING, _PANEL, _TEXT = (230, 236, 240), (255, 178, 44), (18, 26, 34), (255, 255, 255)
_SHOWN = 0.3
"""Landmarks less visible than this are not drawn."""
_Colour = tuple[int, int, int]


def _lines(side: Side) -> list[tuple[Landmark, Landmark]]:
    chain = ("shoulder", "elbow", "wrist"), ("shoulder", "hip", "knee", "ankle", "heel", "foot_index", "ankle")
    return [(Landmark.of(side, a), Landmark.of(side, b)) for parts in chain for a, b in pairwise(parts)]


_ACROSS = [(Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER), (Landmark.LEFT_HIP, Landmark.RIGHT_HIP)]


def marked(picture: Picture, frame: Frame, *, working: Side | None, count: int, says: Sequence[str] = ()) -> Rgb:
    """A copy of the picture with the skeleton, the count of repetitions and short lines, such as an angle.

    ``working`` is the leg to be stressed, ``None`` for both.
    """
    rgb = picture.rgb.copy()
    places = {
        name: (seen.pixel[0] / picture.scale, seen.pixel[1] / picture.scale)
        for name, seen in frame.landmarks.items()
        if seen.pixel is not None and seen.visibility >= _SHOWN
    }
    width = max(2.0, max(rgb.shape[:2]) / 260)
    for side in Side:
        stressed = working is None or working is side
        for a, b in _lines(side):
            if a in places and b in places:
                is_leg = stressed and not a.endswith(("shoulder", "elbow"))
                _line(rgb, places[a], places[b], width * (1.4 if is_leg else 1), _WORKING if is_leg else _PALE)
    for a, b in _ACROSS:
        if a in places and b in places:
            _line(rgb, places[a], places[b], width, _PALE)
    for name, place in places.items():
        if name.endswith(("hip", "knee", "ankle", "shoulder")):
            _line(rgb, place, place, width * 2, _TEXT)
    _panel(rgb, count, says)
    return rgb


def _panel(rgb: Rgb, count: int, says: Sequence[str]) -> None:
    dot = max(2, min(rgb.shape[:2]) // 240)
    rows = [written(str(count), dot_px=dot * 3), *(written(line, dot_px=dot) for line in says if line)]
    height = sum(row.shape[0] + 3 * dot for row in rows) + 3 * dot
    width = max(row.shape[1] for row in rows) + 6 * dot
    corner = rgb[dot * 2 : dot * 2 + height, dot * 2 : dot * 2 + width]
    corner[...] = (corner * 0.35 + np.array(_PANEL) * 0.65).astype(np.uint8)
    top = 3 * dot
    for mask in rows:
        area = corner[top : top + mask.shape[0], 3 * dot : 3 * dot + mask.shape[1]]
        area[mask[: area.shape[0], : area.shape[1]]] = _TEXT
        top += mask.shape[0] + 3 * dot


def _line(rgb: Rgb, a: Pixel, b: Pixel, width: float, colour: _Colour) -> None:
    """A line with round ends and soft edges; what lies outside of the picture is left out."""
    height, breadth = rgb.shape[:2]
    reach = width / 2 + 1
    rows = slice(max(int(min(a[1], b[1]) - reach), 0), min(int(max(a[1], b[1]) + reach) + 1, height))
    columns = slice(max(int(min(a[0], b[0]) - reach), 0), min(int(max(a[0], b[0]) + reach) + 1, breadth))
    if rows.start >= rows.stop or columns.start >= columns.stop:
        return
    y = np.arange(rows.start, rows.stop, dtype=np.float32)[:, None] + 0.5
    x = np.arange(columns.start, columns.stop, dtype=np.float32)[None, :] + 0.5
    dx, dy = b[0] - a[0], b[1] - a[1]
    share = np.clip(((x - a[0]) * dx + (y - a[1]) * dy) / max(dx * dx + dy * dy, 1e-6), 0, 1)
    off = np.hypot(x - a[0] - share * dx, y - a[1] - share * dy)
    cover = np.clip(width / 2 + 0.5 - off, 0, 1)[..., None]
    area = rgb[rows, columns]
    area[...] = (area * (1 - cover) + np.array(colour) * cover).astype(np.uint8)
