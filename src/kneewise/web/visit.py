"""Who is here, when, and what is kept of them: the one thing that each view asks for first."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import TypedDict
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string

from kneewise.body import Side
from kneewise.plan import Fact, Profile, Session, as_corrected, default_protocol, person_day
from kneewise.plan.decide import answer
from kneewise.record import Appended, FactConflict, FactStore
from kneewise.web.clock import local_zone
from kneewise.web.entry import entry_of, ids_of
from kneewise.web.folding import folded


class Stamp(TypedDict):
    """What every new fact carries."""

    id: str
    at: datetime
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One request of one person at one moment; all that a view decides, it decides by this.

    ``kept`` is all that is kept; ``facts`` is what counts of it, with entries as they were corrected.
    """

    person: str
    now: datetime
    store: FactStore
    kept: tuple[Fact, ...]
    facts: tuple[Fact, ...]
    entry: UUID | None = None
    """The form that was filled in, by which the same form that comes twice is known again."""
    ids: Iterator[str] = field(default_factory=lambda: ids_of(None))

    @property
    def session(self) -> Session:
        """What is next."""
        return answer(folded(self.person, self.kept), now=self.now, protocol=default_protocol())

    @property
    def profile(self) -> Profile | None:
        """The latest facts about the person."""
        return next((fact for fact in reversed(self.facts) if isinstance(fact, Profile)), None)

    @property
    def knees(self) -> tuple[Side, ...]:
        """Both knees, the one that hurts first.

        Both are asked about: each leg is dosed by its own answers, and a missing one would hold its leg back.
        """
        sore = () if self.profile is None else self.profile.knee.knees
        return tuple(sorted(Side, key=lambda side: side not in sore))

    @property
    def zone(self) -> str:
        """The time zone that the person was last in."""
        return self.facts[-1].zone if self.facts else local_zone()

    @property
    def today(self) -> date:
        """The person's own day."""
        starts = default_protocol().schedule.day_starts_hour
        return person_day(self.now, zone=self.zone, day_starts_hour=starts)

    def stamp(self, zone: str, *, place: int = 0) -> Stamp:
        """A new id and this moment; facts made in one request are kept in the order of ``place``."""
        return Stamp(id=next(self.ids), at=self.now + timedelta(milliseconds=place), zone=zone)

    def keep(self, *facts: Fact) -> Appended:
        """Store facts about this person; what came of the same form before is known, whenever it came."""
        try:
            return self.store.append(self.person, facts)
        except FactConflict:
            if self.entry is None:
                raise
            return Appended(stored=(), known=tuple(fact.id for fact in facts))

    def erase(self) -> int:
        """Forget this person."""
        return self.store.erase(self.person)


def visit(request: HttpRequest) -> Visit:
    """The visit that this request is."""
    entry = entry_of(request.POST)
    here = visit_of(settings.KNEEWISE_PERSON)  # one person now; an account will decide, later
    return replace(here, entry=entry, ids=ids_of(entry))


def visit_of(person: str) -> Visit:
    """A visit on behalf of somebody, without a form."""
    store: FactStore = import_string(settings.KNEEWISE_STORE)()
    kept = store.facts(person)
    return Visit(person=person, now=settings.KNEEWISE_CLOCK(), store=store, kept=kept, facts=as_corrected(kept))
