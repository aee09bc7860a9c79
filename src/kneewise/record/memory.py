"""A store that forgets when the program ends: for tests and for trying things."""

from collections.abc import Sequence
from threading import Lock

from kneewise.plan import Fact
from kneewise.record._entry import Entry, sort_batch
from kneewise.record.ports import Appended, Received


class MemoryStore:
    """A ``FactStore`` in memory; safe to share between threads."""

    def __init__(self) -> None:
        self._streams: dict[str, dict[str, Entry]] = {}
        self._lock = Lock()

    def append(self, person: str, facts: Sequence[Fact]) -> Appended:
        """See ``FactStore.append``."""
        with self._lock:
            stream = self._streams.get(person, {})
            batch = sort_batch(facts, kept=stream)
            self._streams[person] = stream | {entry.fact_id: entry for entry in batch.new}
        return batch.answer

    def facts(self, person: str) -> tuple[Fact, ...]:
        """See ``FactStore.facts``."""
        with self._lock:
            entries = self._streams.get(person, {}).values()
        return tuple(sorted((entry.fact() for entry in entries), key=lambda fact: (fact.at, fact.id)))

    def since(self, person: str, number: int, *, most: int) -> Received:
        """See ``FactStore.since``."""
        with self._lock:
            entries = tuple(self._streams.get(person, {}).values())
        given = tuple(entry.fact() for entry in entries[number : number + most])
        last = number + len(given) if given else len(entries)
        return Received(stream=entries[0].fact_id if entries else "", last=last, facts=given)

    def erase(self, person: str) -> int:
        """See ``FactStore.erase``."""
        with self._lock:
            return len(self._streams.pop(person, {}))
