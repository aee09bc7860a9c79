"""The gates as a ladder that a page shows: what is open, what is next, what is missing, and what to try for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from kneewise.plan import Fact, Gate, Session, default_protocol, person_day
from kneewise.plan.activity.permission import Permission
from kneewise.plan.facts.course import ActivityDone, GateName, HopTested, SingleLegTested
from kneewise.plan.gates import TESTS
from kneewise.plan.outcome.measures import AKPS, measures_known
from kneewise.plan.session import Criterion
from kneewise.web.attempts import ATTEMPTS, Attempt
from kneewise.web.saw_words import saw_words
from kneewise.web.words import gate_words, lasted_words

_HELPS: Mapping[str, tuple[str, str]] = {
    "sit-to-stand": ("knee-check", ""),
    "step-down": ("knee-check", ""),
    "stairs": ("attempt", "stairs"),
    "walk": ("attempt", "walk"),
    "weeks-of-running": ("attempt", "run"),
    "single-leg": ("attempt", "single-leg"),
    "single-leg-sides": ("attempt", "single-leg"),
    "hop": ("attempt", "hop"),
    "akps": ("review-step", "scale"),
    "clinician": ("changes", ""),
}
"""By the name of a criterion: the page where something can be done for it."""

_SAYS = {
    "knee-check": _lazy("Do the two small tests"),
    "review-step": _lazy("Answer the questionnaire"),
    "changes": _lazy("A clinician has said yes"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """A page where something can be done for what is missing."""

    url: str
    says: str


class State(StrEnum):
    """Where a rung stands."""

    OPEN = "open"
    NEXT = "next"
    LATER = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One condition, with what was seen in words."""

    says: str
    saw: tuple[tuple[str, str], ...]
    source: str
    met: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One gate of the ladder."""

    gate: GateName
    title: str
    state: State
    conditions: tuple[Condition, ...]
    permissions: tuple[Permission, ...]
    helps: tuple[Help, ...]

    @property
    def met(self) -> tuple[Condition, ...]:
        """What is done."""
        return tuple(each for each in self.conditions if each.met)

    @property
    def missing(self) -> tuple[Condition, ...]:
        """What is still to come."""
        return tuple(each for each in self.conditions if not each.met)


def rungs(session: Session) -> tuple[Rung, ...]:
    """The ladder from its first rung; the first that is closed is the next one."""
    ladder: list[Rung] = []
    closed = False
    for gate in session.gates:
        state = State.OPEN if gate.passed else State.LATER if closed else State.NEXT
        closed = closed or not gate.passed
        ladder.append(
            Rung(
                gate=gate.to,
                title=str(gate_words(gate.to)),
                state=state,
                conditions=tuple(_condition(each) for each in gate.criteria),
                permissions=tuple(each for each in session.permissions if each.gate is gate.to),
                helps=_helps(gate),
            )
        )
    return tuple(ladder)


def next_rung(session: Session) -> Rung | None:
    """The first rung that is closed; ``None`` when all are open."""
    return next((rung for rung in rungs(session) if rung.state is State.NEXT), None)


def _condition(criterion: Criterion) -> Condition:
    saw = tuple(saw_words(criterion.saw))
    return Condition(says=criterion.says, saw=saw, source=criterion.source, met=criterion.met)


def _helps(gate: Gate) -> tuple[Help, ...]:
    """What can be done for what is missing, each once; a test only when it is its turn."""
    missing = {each.name for each in gate.unmet}
    if gate.passed or (gate.to is GateName.CLOSED_CHAIN and not missing <= set(TESTS)):
        return ()
    if "weeks-of-running" in missing:
        missing -= {"hop"}
    if AKPS not in measures_known():
        missing -= {"akps"}
    pages = dict.fromkeys(_HELPS[each.name] for each in gate.criteria if each.name in missing & _HELPS.keys())
    return tuple(_help(page, name) for page, name in pages)


def _help(page: str, name: str) -> Help:
    url = reverse(page, args=(name,) if name else ())
    return Help(url=url, says=str(ATTEMPTS[name].log if page == "attempt" else _SAYS[page]))


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
        case ActivityDone():
            pain = _("pain %(pain)d of 10") % {"pain": fact.peak_pain}
            says = pain if fact.minutes is None else f"{lasted_words(fact.minutes)}, {pain}"
        case SingleLegTested():
            says = _("left %(left)s, right %(right)s repetitions") % _per_leg(fact.reps.left, fact.reps.right)
        case HopTested():
            says = _("left %(left)s cm, right %(right)s cm") % _per_leg(fact.distance_cm.left, fact.distance_cm.right)
        case _:
            return Tried(attempt=attempt)
    return Tried(attempt=attempt, at=_day(fact), says=says)


def _day(fact: Fact) -> date:
    starts = default_protocol().schedule.day_starts_hour
    return person_day(fact.at, zone=fact.zone, day_starts_hour=starts)


def _per_leg(left: int | None, right: int | None) -> dict[str, str]:
    return {"left": "–" if left is None else str(left), "right": "–" if right is None else str(right)}
