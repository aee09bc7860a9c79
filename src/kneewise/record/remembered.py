"""What was read of a stream the last time, so that only what came since has to be read.

Streams only grow at their end (``KeptFact.id`` counts up), or are erased. So a stream whose last row and number of rows
are as they were is the same one; one that has grown by just the rows after the last one is the same and these.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

from kneewise.plan import Fact

PEOPLE = 64
"""So many people's streams are remembered, those that were asked for last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """Where a stream ends: how many rows, and what the last one is. ``None`` where there is none."""

    count: int
    last: tuple[int, str, datetime] | None

    @property
    def after(self) -> int:
        """Rows that come later have a greater number."""
        return 0 if self.last is None else self.last[0]


NOWHERE = End(count=0, last=None)


@dataclass(slots=True)
class Remembered:
    """Facts by stream, in the order of (at, id); safe to share between threads."""

    _known: OrderedDict[tuple[str, str], tuple[End, tuple[Fact, ...]]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def facts(self, stream: tuple[str, str], end: End, read_after: Callable[[int], Sequence[Fact]]) -> tuple[Fact, ...]:
        """The facts of a stream that ends there; ``read_after`` reads the rows that follow a number."""
        with self._lock:
            known_end, known = self._known.get(stream, (NOWHERE, ()))
        if known_end != end:
            known = self._grown(known_end, known, end, read_after)
        self._keep(stream, end, known)
        return known

    def _grown(
        self, known_end: End, known: tuple[Fact, ...], end: End, read_after: Callable[[int], Sequence[Fact]]
    ) -> tuple[Fact, ...]:
        if end.after > known_end.after:
            new = read_after(known_end.after)
            if len(known) + len(new) == end.count:
                return _in_order((*known, *new))
        return _in_order(read_after(0))

    def _keep(self, stream: tuple[str, str], end: End, facts: tuple[Fact, ...]) -> None:
        # Another writer may have added rows between the question for the end and the reading: read anew next time.
        if len(facts) != end.count:
            return
        with self._lock:
            self._known[stream] = (end, facts)
            self._known.move_to_end(stream)
            while len(self._known) > PEOPLE:
                self._known.popitem(last=False)


def _in_order(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Sorted here, because a server's collation may order ids in its own way."""
    return tuple(sorted(facts, key=lambda fact: (fact.at, fact.id)))
