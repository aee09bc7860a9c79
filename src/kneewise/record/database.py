"""The store on a database, by Django's ORM: SQLite or PostgreSQL."""

from collections.abc import Sequence
from pathlib import Path

from django.db import connections, transaction

from kneewise.plan import Fact
from kneewise.record import copies
from kneewise.record._entry import Entry, sort_batch
from kneewise.record.models import KeptFact, Preference
from kneewise.record.ports import Appended, Received
from kneewise.record.remembered import End, Remembered

_REMEMBERED = Remembered()
# One id asked for at a time would be slow, all at once more than SQLite allows in one statement (32,766 since 3.32).
_IDS_PER_QUERY = 500


class DjangoStore:
    """A ``FactStore`` in the database ``using`` (an alias of Django's settings).

    Writers of one person's stream take turns, so ``KeptFact.id`` counts up in the order of the commits.
    """

    def __init__(self, *, using: str = "default") -> None:
        self._using = using

    def append(self, person: str, facts: Sequence[Fact]) -> Appended:
        """See ``FactStore.append``."""
        with transaction.atomic(using=self._using):
            self._take_turns(person)
            batch = sort_batch(facts, kept=self._kept(person, [fact.id for fact in facts]))
            KeptFact.objects.using(self._using).bulk_create(_row(person, entry) for entry in batch.new)
        return batch.answer

    def facts(self, person: str) -> tuple[Fact, ...]:
        """See ``FactStore.facts``."""
        return _REMEMBERED.facts(
            (self._using, person), self._end(person), lambda number: self._read_from(person, number)
        )

    def since(self, person: str, number: int, *, most: int) -> Received:
        """See ``FactStore.since``. Numbers are the table's own, which are never used twice."""
        rows = KeptFact.objects.using(self._using).of(person).order_by("id")
        first, end = rows.first(), rows.last()
        given = list(rows.filter(id__gt=number)[:most])
        last = given[-1] if given else end
        return Received(
            stream="" if first is None else first.fact_id,
            last=0 if last is None else last.id,
            facts=tuple(_entry(row).fact() for row in given),
        )

    def erase(self, person: str) -> int:
        """See ``FactStore.erase``; what the person prefers goes too."""
        with transaction.atomic(using=self._using):
            self._take_turns(person)
            Preference.objects.using(self._using).filter(person=person).delete()
            return KeptFact.objects.using(self._using).erase(person)

    def _end(self, person: str) -> End:
        rows = KeptFact.objects.using(self._using).of(person)
        last = rows.order_by("-id").values_list("id", "fact_id", "at").first()
        return End(count=0 if last is None else rows.count(), last=last)

    def _read_from(self, person: str, number: int) -> list[tuple[int, Fact]]:
        rows = KeptFact.objects.using(self._using).of(person).filter(id__gte=number).order_by("id")
        return [(row.id, _entry(row).fact()) for row in rows]

    def _take_turns(self, person: str) -> None:
        # SQLite needs nothing here: its transactions begin as writers (see address.py) and wait for each other.
        connection = connections[self._using]
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"kneewise:{person}"])

    def _kept(self, person: str, fact_ids: Sequence[str]) -> dict[str, Entry]:
        rows = KeptFact.objects.using(self._using).of(person)
        parts = (fact_ids[start : start + _IDS_PER_QUERY] for start in range(0, len(fact_ids), _IDS_PER_QUERY))
        return {row.fact_id: _entry(row) for part in parts for row in rows.filter(fact_id__in=part)}


def forget_copies(*, using: str = "default") -> int:
    """See ``copies.forget_copies``, for after an erasure; 0 where a server looks after the database's files itself."""
    connection = connections[using]
    path = Path(connection.settings_dict["NAME"])
    if connection.vendor != "sqlite" or not path.is_file():
        return 0
    return copies.forget_copies(path)


def _row(person: str, entry: Entry) -> KeptFact:
    return KeptFact(
        person=person,
        fact_id=entry.fact_id,
        kind=entry.kind,
        at=entry.at,
        zone=entry.zone,
        payload=dict(entry.payload),
    )


def _entry(row: KeptFact) -> Entry:
    return Entry(fact_id=row.fact_id, kind=row.kind, at=row.at, zone=row.zone, payload=row.payload)
