"""A fact taken apart into what every store keeps: who, when, which kind, and the rest as JSON."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from kneewise.plan import Fact, fact_from_json, fact_to_json
from kneewise.record.ports import Appended, FactConflict, Unstorable

_ENVELOPE = ("id", "kind", "at", "zone")
LONGEST = 64
"""Characters of an id, a kind, a zone and a person's name: the width of the database's columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One kept fact; ``payload`` is its JSON without the four envelope fields."""

    fact_id: str
    kind: str
    at: datetime
    zone: str
    payload: Mapping[str, object]

    @classmethod
    def of(cls, fact: Fact) -> "Entry":
        """The entry for ``fact``; raises ``Unstorable``."""
        written = fact_to_json(fact)
        _check_storable(fact.id, written)
        payload = {name: value for name, value in written.items() if name not in _ENVELOPE}
        return cls(fact_id=fact.id, kind=str(written["kind"]), at=fact.at, zone=fact.zone, payload=payload)

    def fact(self) -> Fact:
        """The fact again, equal to the one that came in."""
        envelope = {"id": self.fact_id, "kind": self.kind, "at": self.at.isoformat(), "zone": self.zone}
        return fact_from_json({**self.payload, **envelope})


def _check_storable(fact_id: str, written: Mapping[str, object]) -> None:
    try:
        json.dumps(written, allow_nan=False, ensure_ascii=False).encode()
    except ValueError as error:
        raise Unstorable(f"Fact {fact_id} holds a number or a character that cannot be kept: {error}.") from error
    if any("\0" in text for text in _texts(written)):
        raise Unstorable("A fact holds a NUL character, which cannot be kept; leave it out.")
    if any(len(str(written[name])) > LONGEST for name in _ENVELOPE):
        raise Unstorable(f"A fact's id, kind and zone have {LONGEST} characters at most.")


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case Mapping():
            for name, part in value.items():
                yield from (*_texts(name), *_texts(part))
        case list() | tuple():
            for part in value:
                yield from _texts(part)
        case _:
            return


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """A batch held against what is kept: the entries to add, and the answer to give when they are added."""

    new: tuple[Entry, ...]
    answer: Appended


def sort_batch(facts: Sequence[Fact], *, kept: Mapping[str, Entry]) -> Sorted:
    """Tell new facts from known ones; raises ``FactConflict`` when a known id comes with other content.

    A fact that stands twice in the batch counts once.
    """
    new: dict[str, Entry] = {}
    known: dict[str, None] = {}
    for fact in facts:
        entry = Entry.of(fact)
        before = kept.get(fact.id) or new.get(fact.id)
        if before is None:
            new[fact.id] = entry
            continue
        if before != entry:
            raise FactConflict(fact.id)
        if fact.id not in new:
            known[fact.id] = None
    return Sorted(new=tuple(new.values()), answer=Appended(stored=tuple(new), known=tuple(known)))
