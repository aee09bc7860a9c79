"""A very small writer of FlatBuffers: enough for TFLite metadata, and no more.

A FlatBuffer is read by following offsets. A *table* starts with a signed offset back to its *vtable*, which lists where
in the table each field lies; strings, vectors and other tables are reached by unsigned offsets, which only point
forward. So a buffer is written front to back: a table first, with holes where its offsets will be, then what they
point to.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field


@dataclass(slots=True)
class Writer:
    """Grows a buffer front to back. Positions are bytes from its start."""

    data: bytearray = field(default_factory=bytearray)

    def align(self, size: int) -> None:
        """Pad with zeros to a multiple of ``size``."""
        self.data.extend(bytes(-len(self.data) % size))

    def root(self, identifier: bytes) -> int:
        """Write the head of a file. Gives the hole that must point to the root table."""
        self.data.extend(bytes(4) + identifier)
        return 0

    def table(
        self,
        *,
        offsets: tuple[int, ...] = (),
        bytes_: dict[int, int] | None = None,
        words: dict[int, int] | None = None,
    ) -> Table:
        """Write a table with the given field numbers: holes for offsets, unsigned bytes and 32-bit words."""
        bytes_, words = bytes_ or {}, words or {}
        places: dict[int, int] = {}
        size = 4
        for number in (*offsets, *words):
            places[number] = size
            size += 4
        for number in bytes_:
            places[number] = size
            size += 1
        start = self._vtable(places, size)
        body = bytearray(size)
        for number, value in words.items():
            struct.pack_into("<I", body, places[number], value)
        for number, value in bytes_.items():
            body[places[number]] = value
        struct.pack_into("<i", body, 0, start - self._vtable_start(places, start))
        self.data.extend(body)
        return Table(start=start, holes={number: start + places[number] for number in offsets})

    def _vtable(self, places: dict[int, int], size: int) -> int:
        """Write a vtable so that the table after it starts at a multiple of 4. Gives the table's start."""
        slots = [places.get(number, 0) for number in range(max(places, default=-1) + 1)]
        length = 4 + 2 * len(slots)
        self.data.extend(bytes(-(len(self.data) + length) % 4))
        self.data.extend(struct.pack(f"<HH{len(slots)}H", length, size, *slots))
        return len(self.data)

    @staticmethod
    def _vtable_start(places: dict[int, int], start: int) -> int:
        return start - (4 + 2 * (max(places, default=-1) + 1))

    def point(self, hole: int, target: int) -> None:
        """Let the offset at ``hole`` point to ``target``, which lies behind it."""
        struct.pack_into("<I", self.data, hole, target - hole)

    def vector(self, count: int) -> tuple[int, list[int]]:
        """Write a vector of ``count`` offsets. Gives its position and its holes."""
        self.align(4)
        start = len(self.data)
        self.data.extend(struct.pack("<I", count) + bytes(4 * count))
        return start, [start + 4 + 4 * i for i in range(count)]

    def floats(self, *values: float) -> int:
        """Write a vector of 32-bit floats. Gives its position."""
        self.align(4)
        start = len(self.data)
        self.data.extend(struct.pack(f"<I{len(values)}f", len(values), *values))
        return start

    def words(self, *values: int) -> int:
        """Write a vector of unsigned 32-bit numbers. Gives its position."""
        self.align(4)
        start = len(self.data)
        self.data.extend(struct.pack(f"<I{len(values)}I", len(values), *values))
        return start

    def blob(self, content: bytes, *, alignment: int) -> int:
        """Write a vector of bytes whose content starts at a multiple of ``alignment``. Gives its position."""
        self.data.extend(bytes(-(len(self.data) + 4) % alignment))
        start = len(self.data)
        self.data.extend(struct.pack("<I", len(content)) + content)
        return start

    def string(self, text: str) -> int:
        """Write a string, which ends in a zero byte that its length does not count. Gives its position."""
        self.align(4)
        start = len(self.data)
        encoded = text.encode()
        self.data.extend(struct.pack("<I", len(encoded)) + encoded + b"\0")
        return start


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Where a written table starts, and its holes by field number."""

    start: int
    holes: dict[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Reads tables of a finished buffer."""

    data: bytes

    def root(self) -> int:
        """The position of the root table."""
        return self.word(0)

    def word(self, at: int) -> int:
        """The unsigned 32-bit number at a position."""
        return int(struct.unpack_from("<I", self.data, at)[0])

    def field(self, table: int, number: int) -> int | None:
        """Where field ``number`` of a table lies, or None when the table leaves it out."""
        vtable = table - struct.unpack_from("<i", self.data, table)[0]
        (length,) = struct.unpack_from("<H", self.data, vtable)
        if 4 + 2 * number >= length:
            return None
        (place,) = struct.unpack_from("<H", self.data, vtable + 4 + 2 * number)
        return table + place if place else None

    def target(self, table: int, number: int) -> int | None:
        """What the offset in field ``number`` points to, or None."""
        place = self.field(table, number)
        return None if place is None else place + self.word(place)

    def targets(self, table: int, number: int) -> list[int]:
        """What the offsets of the vector in field ``number`` point to; empty when there is none."""
        vector = self.target(table, number)
        if vector is None:
            return []
        places = [vector + 4 + 4 * i for i in range(self.word(vector))]
        return [place + self.word(place) for place in places]

    def numbers(self, table: int, number: int) -> list[int]:
        """The unsigned 32-bit numbers of the vector in field ``number``; empty when there is none."""
        vector = self.target(table, number)
        return [] if vector is None else [self.word(vector + 4 + 4 * i) for i in range(self.word(vector))]
