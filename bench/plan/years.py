"""A person with years behind them: how long the next session takes, from nothing, and after one fact more."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from statistics import median
from uuid import UUID

from bench.plan.history import Person
from kneewise.plan import Fact, Form, MorningChecked, PerKnee, Session, default_protocol
from kneewise.plan.decide import answer
from kneewise.plan.fold import Folded, fold, one_more

_PASSES = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    """How many facts, and seconds: all folded, one more folded, and the answer from what is folded."""

    years: int
    sessions: int
    facts: int
    fold_s: float
    one_more_s: float
    answer_s: float


def years(count: int) -> Years:
    """So many years of three sessions a week, answered by chance."""
    person, sessions = _long(count)
    protocol = default_protocol()
    facts = tuple(sorted(person.facts, key=lambda fact: (fact.at, fact.id)))
    began = time.perf_counter()
    folded = fold(facts, protocol=protocol)
    fold_s = time.perf_counter() - began
    morning = _morning(person)
    return Years(
        years=count,
        sessions=sessions,
        facts=len(facts),
        fold_s=fold_s,
        one_more_s=_median(lambda: one_more(folded, morning, protocol=protocol)),
        answer_s=_median(lambda: answer(folded, now=person.now, protocol=protocol)),
    )


def _long(count: int) -> tuple[Person, int]:
    person, sessions = Person(1, calm=True), 0
    person.begins()
    end = person.now + timedelta(days=365 * count)
    so_far = _Folding(person)
    while person.now < end:
        if sessions % 12 == 0:
            person.screens(Form.FULL)
            person.tries()
            person.is_reviewed()
        person.does(so_far.session())
        person.later(13)
        person.wakes()
        person.later(24 * 2)
        sessions += 1
    return person, sessions


class _Folding:
    """Folds only what is new, so that years are told in seconds."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.folded: Folded | None = None
        self.done = 0

    def session(self) -> Session:
        protocol = default_protocol()
        for fact in self.person.facts[self.done :]:
            self.folded = one_more(self.folded, fact, protocol=protocol)
        self.done = len(self.person.facts)
        return answer(self.folded, now=self.person.now, protocol=protocol)


def _morning(person: Person) -> Fact:
    calm = PerKnee(left=0, right=0)
    head = {"id": str(UUID(int=10**12)), "at": person.now, "zone": person.zone}
    return MorningChecked(**head, pain=calm, swelling=calm, giving_way=False)  # type: ignore[arg-type]


def _median(call: Callable[[], Folded | object]) -> float:
    took = []
    for _ in range(_PASSES):
        began = time.perf_counter()
        call()
        took.append(time.perf_counter() - began)
    return median(took)
