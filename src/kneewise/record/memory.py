"""A store that forgets when the program ends: for tests and for trying things."""

from collections.abc import Sequence
from threading import Lock

from kneewise.plan import Fact
from kneewise.record._entry import Entry, sort_batch
from kneewise.record.ports import Appended


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

    def erase(self, person: str) -> int:
        """See ``FactStore.erase``."""
        with self._lock:
            return len(self._streams.pop(person, {}))
