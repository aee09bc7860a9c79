"""Whether a file may be about somebody else: two courses that were joined by mistake cannot be parted again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self
from zoneinfo import ZoneInfo

from kneewise.plan import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A file that does not begin as the kept course does: so many entries, from a first day to a last."""

    entries: int
    first: date
    last: date

    @classmethod
    def of(cls, facts: Sequence[Fact]) -> Self:
        """These facts in short; there is one at least, and they are in order."""
        return cls(entries=len(facts), first=_day(facts[0]), last=_day(facts[-1]))


def doubt_about(facts: Sequence[Fact], *, kept: Sequence[Fact]) -> Doubt | None:
    """Whether these facts, in order, may be another person's than those that are kept; ``None`` where they are not.

    A file that was saved here, at whatever time, holds the first fact that is kept.
    """
    if not facts or not kept or kept[0].id in {fact.id for fact in facts}:
        return None
    return Doubt.of(facts)


def _day(fact: Fact) -> date:
    return fact.at.astimezone(ZoneInfo(fact.zone)).date()
