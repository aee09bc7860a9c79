"""The fields of a fact's JSON object, taken one by one and read strictly."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeVar

from kneewise.plan.facts import _allowed as allowed
from kneewise.plan.facts._allowed import BadFact, refuse
from kneewise.plan.facts.exercise import Legs, PerKnee

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
Word = TypeVar("Word", bound=StrEnum)


class Fields:
    """A JSON object whose fields are taken one by one; what is left at the end is refused."""

    def __init__(self, document: object, *, where: str, prefix: str = "") -> None:
        if not isinstance(document, dict):
            raise refuse(where, document, "an object with named fields")
        self._left: dict[str, object] = dict(document)
        self._where = where
        self._prefix = prefix

    def take_if_there(self, name: str) -> object:
        """The raw value of a field that facts written before it was known do not have; ``None`` there."""
        return self._left.pop(name, None)

    def take(self, name: str) -> object:
        """The raw value of a field that must be there."""
        if name not in self._left:
            raise BadFact(f"{self._where} has no {name}; it must be given, and may be null where it was not answered.")
        return self._left.pop(name)

    def end(self) -> None:
        """Refuse what nobody took."""
        if self._left:
            raise BadFact(f"{self._where} has the field {min(self._left)!r}, which is not known there.")

    def whole(self, name: str, lowest: int, highest: int) -> int:
        """A whole number."""
        return allowed.whole(self._prefix + name, self.take(name), lowest, highest)

    def whole_or_open(self, name: str, lowest: int, highest: int) -> int | None:
        """A whole number, or null."""
        value = self.take(name)
        return None if value is None else allowed.whole(self._prefix + name, value, lowest, highest)

    def real(self, name: str, limits: tuple[float, float]) -> float:
        """A number."""
        return allowed.real(self._prefix + name, self.take(name), limits)

    def real_or_open(self, name: str, limits: tuple[float, float]) -> float | None:
        """A number, or null."""
        value = self.take(name)
        return None if value is None else allowed.real(self._prefix + name, value, limits)

    def truth(self, name: str) -> bool:
        """True or false."""
        return allowed.truth(self._prefix + name, self.take(name))

    def truth_or_open(self, name: str) -> bool | None:
        """True, false or null."""
        value = self.take(name)
        return None if value is None else allowed.truth(self._prefix + name, value)

    def text(self, name: str) -> str:
        """Some words."""
        return allowed.said(self._prefix + name, self.take(name))

    def word(self, name: str, kind: type[Word]) -> Word:
        """A member of a closed set."""
        return kind(allowed.one_of(self._prefix + name, self.take(name), list(kind)))

    def per_knee(self, name: str, highest: int) -> PerKnee:
        """A whole number or null for each knee."""
        knees = Fields(self.take(name), where=name, prefix=f"{name}.")
        answer = PerKnee(left=knees.whole_or_open("left", 0, highest), right=knees.whole_or_open("right", 0, highest))
        knees.end()
        return answer


class Stamp:
    """What every fact carries."""

    def __init__(self, given: Fields) -> None:
        self.id = allowed.uuid("id", given.take("id"))
        self.at = instant(given.take("at"))
        self.zone = allowed.zone("zone", given.take("zone"))


class About(Stamp):
    """What every fact about an exercise carries."""

    def __init__(self, given: Fields, stamp: Stamp) -> None:
        self.id, self.at, self.zone = stamp.id, stamp.at, stamp.zone
        self.session = allowed.uuid("session", given.take("session"))
        self.exercise = given.text("exercise")
        self.side = given.word("side", Legs)


def instant(value: object) -> datetime:
    """An aware instant in UTC, from its text. Raises ``BadFact``."""
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        moment = value
    return allowed.instant("at", moment).astimezone(UTC)
