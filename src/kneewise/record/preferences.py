"""How a person likes the program: named texts that may change. They are no facts, and the plan never sees them."""

from collections.abc import Mapping

from django.db import transaction

from kneewise.record._entry import LONGEST
from kneewise.record.models import Preference


class Preferences:
    """What people prefer, in the database ``using``; ``DjangoStore.erase`` forgets it with the facts."""

    def __init__(self, *, using: str = "default") -> None:
        self._using = using

    def of(self, person: str) -> dict[str, str]:
        """Everything that this person has set, by name."""
        rows = Preference.objects.using(self._using).filter(person=person)
        return dict(rows.values_list("name", "value"))

    def put(self, person: str, wishes: Mapping[str, str | None]) -> None:
        """Set these names, all or none; ``None`` forgets one. Raises ``ValueError`` where a value is too long."""
        if any(value is not None and len(value) > LONGEST for value in wishes.values()):
            raise ValueError(f"a preference has {LONGEST} characters at most")
        with transaction.atomic(using=self._using):
            rows = Preference.objects.using(self._using)
            for name, value in wishes.items():
                if value is None:
                    rows.filter(person=person, name=name).delete()
                else:
                    rows.update_or_create(person=person, name=name, defaults={"value": value})

    def who(self, name: str, value: str) -> str | None:
        """The person who has set a name to this value; ``None`` where nobody has."""
        row = Preference.objects.using(self._using).filter(name=name, value=value).first()
        return None if row is None else row.person
