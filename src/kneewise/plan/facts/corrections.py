"""Corrections: an entry that was wrong is set right by a new fact, and the old one stays in the history.

The plan counts with the entry as corrected, in the place of the first one. Safety heeds what was said when it was
said: a lock that came from an answer stays until it is lifted in the usual way, though the answer be corrected or
taken back; an exercise that is over for today stays so; and an answer that would lock, given as a correction, locks
from the correction on. A clinician who cleared the person between the two has not seen it. Doubt lowers load.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kneewise.plan.facts import _allowed as allowed
from kneewise.plan.facts.course import ActivityDone
from kneewise.plan.facts.exercise import (
    ExerciseRated,
    Fact,
    HourAfter,
    InSession,
    MorningChecked,
    PainReported,
    SessionStarted,
    SetDone,
)

CORRECTABLE = (SetDone, ExerciseRated, PainReported, HourAfter, MorningChecked, SessionStarted, ActivityDone)
"""What may be set right afterwards. Safety questions and a clinician's word are given anew instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected(Fact):
    """The entry with the id ``corrects`` was wrong. ``fact`` is how it should be, under that id; ``None`` withdraws."""

    corrects: str
    fact: Fact | None = None

    def __post_init__(self) -> None:
        Fact.__post_init__(self)
        allowed.uuid("corrects", self.corrects)
        if self.fact is None:
            return
        if not isinstance(self.fact, CORRECTABLE):
            raise allowed.refuse("fact", type(self.fact).__name__, "an entry that may be corrected")
        if self.fact.id != self.corrects:
            raise allowed.refuse("fact.id", self.fact.id, f"the id of the entry that it corrects, {self.corrects}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One fact in its place: as it was ``said``, and as it ``counts`` now; ``None`` where it counts no more.

    Of a correction ``before`` are the earlier versions of the entry, the oldest first; it counts in their place.
    """

    said: Fact
    counts: Fact | None
    before: tuple[Fact, ...] = ()


def told(facts: Iterable[Fact]) -> tuple[Told, ...]:
    """Facts in the order of (at, id), each with what has become of it."""
    in_order = tuple(sorted(facts, key=lambda fact: (fact.at, fact.id)))
    corrections = [fact for fact in in_order if isinstance(fact, Corrected)]
    if not corrections:
        return tuple(Told(said=fact, counts=fact) for fact in in_order)
    versions: dict[str, list[Fact]] = {fact.id: [fact] for fact in in_order if isinstance(fact, CORRECTABLE)}
    now: dict[str, Fact | None] = {name: known[0] for name, known in versions.items()}
    before: dict[str, tuple[Fact, ...]] = {}
    for correction in corrections:
        known = versions.setdefault(correction.corrects, [])
        before[correction.id] = tuple(known)
        if known and _fits(correction.fact, known[0]):
            now[correction.corrects] = _in_place(correction.fact, known[0])
        if correction.fact is not None:
            known.append(correction.fact)
    return tuple(
        Told(
            said=fact,
            counts=None if isinstance(fact, Corrected) else now.get(fact.id, fact),
            before=before.get(fact.id, ()),
        )
        for fact in in_order
    )


def as_corrected(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """What counts, in the order of (at, id): corrected entries in their places, withdrawn ones left out."""
    return tuple(each.counts for each in told(facts) if each.counts is not None)


def _fits(fact: Fact | None, first: Fact) -> bool:
    """A correction is of the same kind, and of the same session."""
    if fact is None:
        return True
    if type(fact) is not type(first):
        return False
    return not isinstance(first, InSession) or (isinstance(fact, InSession) and fact.session == first.session)


def _in_place(fact: Fact | None, first: Fact) -> Fact | None:
    return None if fact is None else replace(fact, at=first.at, zone=first.zone)
