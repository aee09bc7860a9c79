"""The store on a person's device while the network is away: told what is known, and says what is new.

It holds one person's stream, and keeps the same objects, so that what was folded before is not folded again.
"""

from collections.abc import Iterable, Sequence

from kneewise.plan import Fact
from kneewise.record._entry import Entry, sort_batch
from kneewise.record.ports import Appended, Received


class OnlyOnline(Exception):  # noqa: N818  # reads as a claim
    """It can only be done where the stream itself is kept, and not in a copy of it."""


class DeviceStore:
    """A ``FactStore`` of one person over what a device keeps. ``take_new`` gives what was appended, to send it up."""

    def __init__(self) -> None:
        self._facts: dict[str, Fact] = {}
        self._in_order: tuple[Fact, ...] | None = ()
        self._new: list[Fact] = []

    def tell(self, facts: Iterable[Fact]) -> None:
        """Take these as known; the server's word on a fact wins over the device's own."""
        for fact in facts:
            self._facts[fact.id] = fact
        self._in_order = None

    def forget(self) -> None:
        """Know nothing any more."""
        self.__init__()  # type: ignore[misc]  # the same state as at first

    def take_new(self) -> tuple[Fact, ...]:
        """What was appended since this was asked last."""
        new, self._new = tuple(self._new), []
        return new

    def append(self, person: str, facts: Sequence[Fact]) -> Appended:  # noqa: ARG002  # whoever holds the device
        """See ``FactStore.append``."""
        known = (self._facts[fact.id] for fact in facts if fact.id in self._facts)
        batch = sort_batch(facts, kept={fact.id: Entry.of(fact) for fact in known})
        new = [entry.fact() for entry in batch.new]
        self.tell(new)
        self._new.extend(new)
        return batch.answer

    def facts(self, person: str) -> tuple[Fact, ...]:  # noqa: ARG002
        """See ``FactStore.facts``."""
        if self._in_order is None:
            self._in_order = tuple(sorted(self._facts.values(), key=lambda fact: (fact.at, fact.id)))
        return self._in_order

    def since(self, person: str, number: int, *, most: int) -> Received:  # noqa: ARG002
        """Refuse: a copy is not asked for copies."""
        raise OnlyOnline

    def erase(self, person: str) -> int:  # noqa: ARG002
        """Refuse: what is erased here would come back from the server."""
        raise OnlyOnline
