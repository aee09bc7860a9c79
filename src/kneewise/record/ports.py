"""What the rest of the house may ask of a store of facts, and how a store says no."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from kneewise.plan import Fact


class FactConflict(Exception):  # noqa: N818  # reads as a claim
    """A fact with this id is already kept, and says something else. Nothing of the batch was stored."""

    def __init__(self, fact_id: str) -> None:
        super().__init__(
            f"Fact {fact_id} is already kept with other content; nothing was stored. "
            "A fact is never edited: send a correction as a new fact with a new id."
        )


class Unstorable(Exception):  # noqa: N818  # reads as a claim
    """A fact holds what no database keeps unharmed (a NUL, half a surrogate pair, NaN). Nothing was stored."""


class AppendOnly(Exception):  # noqa: N818  # reads as a claim
    """Somebody tried to change or remove a kept fact; only ``erase`` removes, and then a person's whole stream."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appended:
    """What became of a batch: ids newly stored and ids that were already known, each in the order given."""

    stored: tuple[str, ...]
    known: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A part of a stream in the order of receipt, for whoever keeps a copy of it.

    ``stream`` names the stream: it is the id of the first fact that was received, so that a stream which was erased and
    began anew has another name; empty where nothing is kept. ``last`` is the number of the last fact given (or of the
    stream's end), by which the next part is asked for.
    """

    stream: str
    last: int
    facts: tuple[Fact, ...]


class FactStore(Protocol):
    """An append-only stream of facts for each person."""

    def append(self, person: str, facts: Sequence[Fact]) -> Appended:
        """Keep all of ``facts`` or none; a fact that is already kept is left as it is.

        Raises ``FactConflict`` when an id is already kept for this person with other content, and ``Unstorable``.
        """

    def facts(self, person: str) -> tuple[Fact, ...]:
        """Everything that is kept of this person, in the order of (at, id)."""

    def since(self, person: str, number: int, *, most: int) -> Received:
        """At ``most`` so many facts received after ``number``; 0 is the beginning."""

    def erase(self, person: str) -> int:
        """Remove this person's whole stream; the number of facts that are gone."""
