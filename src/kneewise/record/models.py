"""The tables: facts, in the order in which they were received; and, apart from them, how a person likes the program."""

from collections.abc import Iterable
from typing import NoReturn, Self

from django.db import models

from kneewise.record._entry import LONGEST
from kneewise.record.ports import AppendOnly

_REFUSAL = "A kept fact is never changed or removed by itself; append a correction, or erase the person."


class FactQuerySet(models.QuerySet["KeptFact"]):
    """Reads and adds; every way to change what is kept is closed."""

    def of(self, person: str) -> Self:
        """The facts of one person."""
        return self.filter(person=person)

    def erase(self, person: str) -> int:
        """Remove this person's whole stream; how many facts went."""
        gone, _ = models.QuerySet.delete(self.of(person))
        return gone

    def update(self, **_: object) -> NoReturn:
        """Refuse."""
        raise AppendOnly(_REFUSAL)

    def bulk_update(self, *_: object, **__: object) -> NoReturn:
        """Refuse."""
        raise AppendOnly(_REFUSAL)

    def delete(self) -> NoReturn:
        """Refuse."""
        raise AppendOnly(_REFUSAL)


class KeptFact(models.Model):
    """One fact of one person. ``id`` counts up in the order of receipt; ``at`` is when it happened."""

    id = models.BigAutoField(primary_key=True)
    person = models.CharField(max_length=LONGEST)
    fact_id = models.CharField(max_length=LONGEST)
    kind = models.CharField(max_length=LONGEST)
    at = models.DateTimeField()
    zone = models.CharField(max_length=LONGEST)
    payload = models.JSONField()

    objects = FactQuerySet.as_manager()

    class Meta:
        """Two people may use the same id; one person may not use it twice."""

        constraints = (models.UniqueConstraint(fields=("person", "fact_id"), name="one_fact_per_id"),)
        indexes = (models.Index(fields=("person", "at"), name="a_person_in_order"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.fact_id}"

    def save(
        self,
        *,
        force_insert: bool | tuple[models.base.ModelBase, ...] = False,  # noqa: ARG002  # a fact is only ever inserted
        force_update: bool = False,
        using: str | None = None,
        update_fields: Iterable[str] | None = None,
    ) -> None:
        """Add this fact; raises ``AppendOnly`` when it is already kept."""
        if force_update or update_fields is not None or not self._state.adding:
            raise AppendOnly(_REFUSAL)
        super().save(force_insert=True, using=using)

    def delete(self, *_: object, **__: object) -> NoReturn:
        """Refuse."""
        raise AppendOnly(_REFUSAL)


class Preference(models.Model):
    """One thing that a person likes to have so: no fact about them, may change, and goes when they are erased."""

    id = models.BigAutoField(primary_key=True)
    person = models.CharField(max_length=LONGEST)
    name = models.CharField(max_length=LONGEST)
    value = models.CharField(max_length=LONGEST)

    class Meta:
        """One value for each name."""

        constraints = (models.UniqueConstraint(fields=("person", "name"), name="one_value_per_name"),)
        indexes = (models.Index(fields=("name", "value"), name="who_has_this_value"),)

    def __str__(self) -> str:
        return self.name
