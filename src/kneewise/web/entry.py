"""The same form sent twice makes the same facts.

When the network goes away in the middle, nobody knows whether a form arrived; so it is sent again, or answered on the
device (``web/offline``), and the facts of both must be one. Each form brings an id of its own, and the ids of its facts
are made of that and of what was answered: the same answers give the same ids, other answers are a new entry.
"""

from collections.abc import Iterator
from itertools import count
from uuid import UUID, uuid4, uuid5

from django.http import QueryDict

FIELD = "entry"
_NOT_ANSWERS = frozenset({FIELD, "zone", "csrfmiddlewaretoken"})


def entry_of(posted: QueryDict) -> UUID | None:
    """What marks this form with these answers; ``None`` where no form was sent, or one without an id."""
    try:
        form = UUID(posted.get(FIELD, ""))
    except ValueError:
        return None
    answers = sorted((name, *posted.getlist(name)) for name in posted if name not in _NOT_ANSWERS)
    return uuid5(form, repr(answers))


def ids_of(entry: UUID | None) -> Iterator[str]:
    """Ids for facts, one after the other: always the same of one entry, and new ones where there is none."""
    for place in count():
        yield str(uuid4() if entry is None else uuid5(entry, str(place)))
