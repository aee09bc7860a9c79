"""What is told of the future cannot be so: a wrong clock, or a wrong file.

The plan reckons from the latest fact. One that is years ahead makes all others old, and could only be erased.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from kneewise.plan import Fact

# A clock that was put right between two facts may leave one a little ahead of us, but never by a day.
_AHEAD = timedelta(days=1)


def first_ahead(facts: Iterable[Fact], *, now: datetime) -> Fact | None:
    """The first of these facts, in their order, that is more than a day ahead; ``None`` when none is."""
    return next((fact for fact in facts if fact.at > now + _AHEAD), None)
