"""The app's icons as PNG, drawn here after ``logo.svg``: a bent knee and its kneecap.

Every shape is a distance from a line or a point, so a picture of any size needs no library that draws.
"""

from __future__ import annotations

import struct
import zlib
from math import hypot
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Colour = tuple[int, int, int]
Point = tuple[float, float]

GREEN: Colour = (0x1D, 0x6A, 0x5B)
PAPER: Colour = (0xFB, 0xF5, 0xEC)
AMBER: Colour = (0xF2, 0xB2, 0x5C)
# As in logo.svg, whose picture is 64 wide.
SIDE = 64
CORNER = 18.0
LEG = (((16.0, 15.0), (33.0, 30.0)), ((33.0, 36.0), (25.0, 51.0)), ((25.0, 51.0), (33.0, 51.0)))
LEG_WIDTH = 9.0
KNEECAP: Point = (40.0, 29.0)
KNEECAP_RADIUS = 6.5
# A launcher may cut a maskable icon down to a circle of four fifths: the drawing is made smaller, the ground fills all.
MASKABLE_SCALE = 0.72


def icons() -> Iterator[tuple[str, bytes]]:
    """Name and picture of each icon."""
    yield "icon-192.png", icon(192)
    yield "icon-512.png", icon(512)
    yield "icon-maskable-512.png", icon(512, maskable=True)


def icon(size: int, *, maskable: bool = False) -> bytes:
    """One square icon as PNG with transparency."""
    rows = (_row(y, size, maskable=maskable) for y in range(size))
    return _png(size, b"".join(b"\0" + row for row in rows))


def _row(y: int, size: int, *, maskable: bool) -> bytes:
    pixel = SIDE / size
    row = bytearray()
    for x in range(size):
        at = ((x + 0.5) * pixel, (y + 0.5) * pixel)
        ground = 1.0 if maskable else _covered(_outside_square(at), pixel)
        drawn = _scaled(at) if maskable else at
        row += _over(ground, drawn, pixel)
    return bytes(row)


def _over(ground: float, at: Point, pixel: float) -> bytes:
    leg = _covered(min(_from_line(at, *line) for line in LEG) - LEG_WIDTH / 2, pixel)
    kneecap = _covered(hypot(at[0] - KNEECAP[0], at[1] - KNEECAP[1]) - KNEECAP_RADIUS, pixel)
    colour = _mixed(_mixed(GREEN, PAPER, leg), AMBER, kneecap)
    return bytes((*colour, round(255 * ground)))


def _scaled(at: Point) -> Point:
    middle = SIDE / 2
    return middle + (at[0] - middle) / MASKABLE_SCALE, middle + (at[1] - middle) / MASKABLE_SCALE


def _covered(outside: float, pixel: float) -> float:
    """How much of a pixel a shape covers, from the pixel's distance to its edge."""
    return min(1.0, max(0.0, 0.5 - outside / pixel))


def _outside_square(at: Point) -> float:
    dx, dy = (abs(value - SIDE / 2) - (SIDE / 2 - CORNER) for value in at)
    return hypot(max(dx, 0.0), max(dy, 0.0)) + min(max(dx, dy), 0.0) - CORNER


def _from_line(at: Point, start: Point, end: Point) -> float:
    along_x, along_y = end[0] - start[0], end[1] - start[1]
    share = ((at[0] - start[0]) * along_x + (at[1] - start[1]) * along_y) / (along_x**2 + along_y**2)
    share = min(1.0, max(0.0, share))
    return hypot(at[0] - start[0] - share * along_x, at[1] - start[1] - share * along_y)


def _mixed(under: Colour, over: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(under, over, strict=True))
    return red, green, blue


def _png(size: int, rows: bytes) -> bytes:
    header = struct.pack(">2I5B", size, size, 8, 6, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in parts)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
