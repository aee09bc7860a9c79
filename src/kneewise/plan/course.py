"""A person's course: all facts, and the protocol that they are read by."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from kneewise.plan.facts._allowed import refuse
from kneewise.plan.facts.exercise import BadFact, Fact
from kneewise.plan.facts.fields import Fields, Json
from kneewise.plan.facts.reading import fact_from_json, fact_to_json
from kneewise.plan.protocol import Protocol, default_protocol

FORMAT = "kneewise-course"
VERSION = 1
"""A course that is kept as a file says so, and which version of the format it is in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """Facts in the order of (at, id), each id once. Two facts that share an id and differ raise ``BadFact``."""

    facts: tuple[Fact, ...]
    protocol: Protocol

    def __post_init__(self) -> None:
        by_id: dict[str, Fact] = {}
        for fact in self.facts:
            if by_id.setdefault(fact.id, fact) != fact:
                raise BadFact(f"two different facts have the id {fact.id!r}; each fact must have an id of its own.")
        object.__setattr__(self, "facts", tuple(sorted(by_id.values(), key=lambda fact: (fact.at, fact.id))))

    @classmethod
    def from_json(cls, document: object, *, protocol: Protocol | None = None) -> Self:
        """Read ``{"facts": [...]}``; raises ``BadFact`` with one sentence that says which fact and what is wrong.

        A file also says its ``format`` and ``version``.
        """
        given = Fields(document, where="The course")
        _check_format(given.take_if_there("format"), given.take_if_there("version"))
        listed = given.take("facts")
        given.end()
        if not isinstance(listed, list):
            raise BadFact("facts must be a list of facts.")
        facts = tuple(_numbered(number, each) for number, each in enumerate(listed, start=1))
        return cls(facts=facts, protocol=default_protocol() if protocol is None else protocol)

    def to_json(self) -> Mapping[str, Json]:
        """As JSON; ``from_json`` reads it back."""
        return {"facts": [fact_to_json(fact) for fact in self.facts]}

    def until(self, moment: datetime) -> Self:
        """The course as it was known at an instant: so that any past session can be computed again."""
        return replace(self, facts=tuple(fact for fact in self.facts if fact.at <= moment))


def _check_format(name: object, version: object) -> None:
    if name not in (None, FORMAT):
        raise refuse("format", name, FORMAT)
    if version is not None and (version != VERSION or isinstance(version, bool)):
        raise refuse("version", version, f"{VERSION}, which is what this Kneewise reads")


def _numbered(number: int, document: object) -> Fact:
    try:
        return fact_from_json(document)
    except BadFact as error:
        raise BadFact(f"Fact {number}: {error}") from error
