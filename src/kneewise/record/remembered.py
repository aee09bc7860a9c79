"""What was read of a stream the last time, so that only what came since has to be read.

Streams only grow at their end (``KeptFact.id`` counts up), are erased, or are put back from a backup, after which the
same numbers are used again. So a stream whose last row and number of rows are as they were is the same one. One that
still has that row, and has grown by just the rows after it, is the same and these.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

from kneewise.plan import Fact

Rows = Sequence[tuple[int, Fact]]
"""Facts with the numbers of their rows, in the order of these."""

PEOPLE = 64
"""So many people's streams are remembered, those that were asked for last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """Where a stream ends: how many rows, and what the last one is. ``None`` where there is none."""

    count: int
    last: tuple[int, str, datetime] | None

    @property
    def number(self) -> int:
        """That of the last row; rows that come later have a greater one."""
        return 0 if self.last is None else self.last[0]


NOWHERE = End(count=0, last=None)


@dataclass(slots=True)
class Remembered:
    """Facts by stream, in the order of (at, id); safe to share between threads."""

    _known: OrderedDict[tuple[str, str], tuple[End, tuple[Fact, ...]]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def facts(self, stream: tuple[str, str], end: End, read_from: Callable[[int], Rows]) -> tuple[Fact, ...]:
        """The facts of a stream that ends there; ``read_from`` reads the rows from a number on."""
        with self._lock:
            known_end, known = self._known.get(stream, (NOWHERE, ()))
        if known_end != end:
            known = self._grown(known_end, known, end, read_from)
        self._keep(stream, end, known)
        return known

    def _grown(
        self, known_end: End, known: tuple[Fact, ...], end: End, read_from: Callable[[int], Rows]
    ) -> tuple[Fact, ...]:
        if known_end.last is not None and end.number > known_end.number:
            rows = read_from(known_end.number)
            is_same = [(number, fact.id) for number, fact in rows[:1]] == [known_end.last[:2]]
            if is_same and len(known) + len(rows) - 1 == end.count:
                return _in_order((*known, *(fact for _, fact in rows[1:])))
        return _in_order(fact for _, fact in read_from(0))

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
