"""The gates as a ladder that a page shows: what is open, what is next, what is missing, and what to try for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

from kneewise.plan import Fact, Gate
from kneewise.plan.course_facts import ActivityDone, GateName, HopTested, SingleLegTested
from kneewise.plan.session import Criterion
from kneewise.web.attempts import ATTEMPTS, Attempt
from kneewise.web.words import gate_words

_HELPS = {
    "stairs": "stairs",
    "walk": "walk",
    "run": "run",
    "single": "single-leg",
    "side": "single-leg",
    "hop": "hop",
}
"""By the first word of a criterion's name: what to try for it."""


class State(StrEnum):
    """Where a rung stands."""

    OPEN = "open"
    NEXT = "next"
    LATER = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One gate of the ladder."""

    gate: GateName
    title: str
    state: State
    criteria: tuple[Criterion, ...]
    attempts: tuple[Attempt, ...]

    @property
    def met(self) -> tuple[Criterion, ...]:
        """What is done."""
        return tuple(each for each in self.criteria if each.met)

    @property
    def missing(self) -> tuple[Criterion, ...]:
        """What is still to come."""
        return tuple(each for each in self.criteria if not each.met)


def rungs(gates: Iterable[Gate]) -> tuple[Rung, ...]:
    """The ladder from its first rung; the first that is closed is the next one."""
    ladder: list[Rung] = []
    closed = False
    for gate in gates:
        state = State.OPEN if gate.passed else State.LATER if closed else State.NEXT
        closed = closed or not gate.passed
        missing = () if gate.passed else gate.unmet
        ladder.append(
            Rung(
                gate=gate.to,
                title=gate_words(gate.to),
                state=state,
                criteria=gate.criteria,
                attempts=tuple(dict.fromkeys(each for each in map(_attempt_for, missing) if each is not None)),
            )
        )
    return tuple(ladder)


def _attempt_for(criterion: Criterion) -> Attempt | None:
    return ATTEMPTS.get(_HELPS.get(criterion.name.split("-")[0], ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """An attempt, and what came of it last."""

    attempt: Attempt
    at: date | None = None
    says: str = ""


def tried(facts: Sequence[Fact]) -> tuple[Tried, ...]:
    """Every attempt with what was logged of it last."""
    latest: dict[str, Fact] = {}
    for fact in facts:
        latest[_name_of(fact)] = fact
    return tuple(_told(each, latest.get(name)) for name, each in ATTEMPTS.items())


def _name_of(fact: Fact) -> str:
    match fact:
        case ActivityDone():
            return fact.activity.value
        case SingleLegTested():
            return "single-leg"
        case HopTested():
            return "hop"
        case _:
            return ""


def _told(attempt: Attempt, fact: Fact | None) -> Tried:
    match fact:
        case ActivityDone(minutes=None):
            says = _("pain %(pain)d of 10") % {"pain": fact.peak_pain}
        case ActivityDone():
            says = _("%(minutes)d minutes, pain %(pain)d of 10") % {"minutes": fact.minutes, "pain": fact.peak_pain}
        case SingleLegTested():
            says = _("left %(left)s, right %(right)s repetitions") % _per_leg(fact.reps.left, fact.reps.right)
        case HopTested():
            says = _("left %(left)s cm, right %(right)s cm") % _per_leg(fact.distance_cm.left, fact.distance_cm.right)
        case _:
            return Tried(attempt=attempt)
    return Tried(attempt=attempt, at=fact.at.date(), says=says)


def _per_leg(left: int | None, right: int | None) -> dict[str, str]:
    return {"left": "–" if left is None else str(left), "right": "–" if right is None else str(right)}
