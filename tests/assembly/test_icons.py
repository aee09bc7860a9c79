"""The icons: real PNG files of the size that they say, and drawn."""

import struct
import zlib

import pytest
from assembly.icons import icon


@pytest.mark.parametrize(("size", "maskable"), [(48, False), (64, True)])
def test_it_is_a_square_png(size: int, maskable: bool) -> None:  # noqa: FBT001
    picture = icon(size, maskable=maskable)
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">2I", picture[16:24]) == (size, size)
    start = picture.index(b"IDAT") + 4
    (length,) = struct.unpack(">I", picture[start - 8 : start - 4])
    rows = zlib.decompress(picture[start : start + length])
    assert len(rows) == size * (4 * size + 1)
    corner_alpha = rows[4]
    assert corner_alpha == (255 if maskable else 0)
    assert len(set(rows)) > 20
