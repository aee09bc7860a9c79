"""Sentences that can be said in another language.

The core knows English alone, and no catalogue. It writes ``say("Your pain was {peak} of 10.", peak=3)``. That *is*
the English sentence, a ``str`` like any other, and it keeps its pattern and its values, so that whoever shows it can
look the pattern up in another language and put the values in again (``kneewise.web.language``). What a person reads has
the type ``Wording``, so that a text which nobody can translate does not pass the type check.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Self

_NOTHING: Mapping[str, object] = {}


class Wording(str):
    """An English sentence with its ``pattern``, its ``values``, and its pattern for ``many`` where it counts something.

    Patterns are those of ``str.format``; one without values is said as it is. A value may be a ``Wording`` of its own.
    """

    __slots__ = ("many", "pattern", "values")
    pattern: str
    many: str | None
    values: Mapping[str, object]

    def __new__(cls, pattern: str, many: str | None = None, values: Mapping[str, object] = _NOTHING) -> Self:
        """Raises ``KeyError`` where the pattern wants a value that is not there, or counts without ``count``."""
        chosen = pattern if many is None or values["count"] == 1 else many
        said = super().__new__(cls, chosen.format(**values) if values else chosen)
        said.pattern, said.many, said.values = pattern, many, values
        return said

    def __getnewargs__(self) -> tuple[str, str | None, Mapping[str, object]]:  # type: ignore[override]
        """What a copy is made of."""
        return self.pattern, self.many, self.values


def say(pattern: str, /, **values: object) -> Wording:
    """A sentence; in its pattern each value stands by name, in braces."""
    return Wording(pattern, None, values) if values else _alone(pattern)


def say_many(one: str, many: str, /, *, count: int, **values: object) -> Wording:
    """A sentence that counts: ``one`` is its pattern where ``count`` is 1, ``many`` for every other number."""
    return Wording(one, many, {"count": count, **values}) if values else _counting(one, many, count)


# The plan says the same sentences at every turn. None with a value of its own is kept: that may be a person's word.
@lru_cache(maxsize=4096)
def _alone(pattern: str) -> Wording:
    return Wording(pattern)


@lru_cache(maxsize=4096)
def _counting(one: str, many: str, count: int) -> Wording:
    return Wording(one, many, {"count": count})
