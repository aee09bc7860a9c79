"""What lies outside of one exercise on one leg, and a move from one of its sessions to the next."""

from dataclasses import dataclass, replace
from enum import Enum
from functools import cache

from kneewise.plan.changes import Changes
from kneewise.plan.facts.exercise import Equipment
from kneewise.plan.protocol import Protocol
from kneewise.plan.standing import Day, Person, Standing
from kneewise.trial.answers import Answers

PERSON = Person(equipment=frozenset(Equipment), weight_limit_kg=None)
"""Somebody with everything at hand: the longest ladders."""
_DAYS_IN_WEEK = 7


class Barrier(Enum):
    """What may only keep a step from being taken; in words, and whether nothing may get harder then.

    Of those that are false the step is not taken either, but no outer limit says so.
    """

    GUARD = ("pain had grown from week to week", "it got harder while pain grew from week to week")
    OVER = ("the kneecap's budget was used up", "it got harder though the kneecap's budget was used up")
    HOLD = ("a clinician had said that nothing gets harder", "it got harder against what a clinician said")
    MAINTENANCE = ("the strength is only kept", "it got harder though the strength is only kept")
    LIGHT = ("a light week", "it got harder in a light week")
    TURN = ("other exercises got harder first", "")

    def __init__(self, words: str, wrong: str) -> None:
        self.words = words
        self.wrong = wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstance:
    """What else is so: a flare-up at its knee, a barrier, a break of this exercise alone.

    The other leg is ``other_steps`` above this one; ``idle_days`` is 0 where the exercise had no break of its own.
    """

    flare: bool = False
    idle_days: int = 0
    barrier: Barrier | None = None
    other_steps: int = 0

    @property
    def words(self) -> str:
        """What of it is out of the ordinary."""
        said = (
            ("the knee flared up", self.flare),
            (f"it had not been done for {self.idle_days} days", self.idle_days > 0),
            ("" if self.barrier is None else self.barrier.words, self.barrier is not None),
            ("the other leg was behind", self.other_steps < 0),
        )
        named = [words for words, is_so in said if is_so]
        return f" ({', '.join(named)})" if named else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """From one session to the next one: what was answered, how many days went by, what else was so."""

    answers: Answers
    days: int
    circumstance: Circumstance


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Alike:
    """Answers, and days, that the plan's own rules do not tell apart; the first of them stand for all.

    It equals only itself, which is much faster than to compare all its answers.
    """

    answers: tuple[Answers, ...]
    days: tuple[int, ...]

    def move(self, circumstance: Circumstance) -> Move:
        """The move that stands for all of them."""
        return Move(answers=self.answers[0], days=self.days[0], circumstance=circumstance)

    @property
    def count(self) -> int:
        """How many moves they are."""
        return len(self.answers) * len(self.days)


@cache
def around(flare: bool, idle_days: int, other_steps: int, *, wants_harder: bool) -> tuple[Circumstance, ...]:  # noqa: FBT001
    """What else may be so, the quiet first; where nothing gets harder no barrier matters."""
    barriers = (None, *Barrier) if wants_harder else (None,)
    return tuple(
        Circumstance(flare=flare, idle_days=idle_days, barrier=barrier, other_steps=other_steps) for barrier in barriers
    )


def quiet(circumstance: Circumstance) -> Circumstance:
    """The same without a barrier."""
    one = circumstance
    return around(one.flare, one.idle_days, one.other_steps, wants_harder=False)[0]


def behind(standing: Standing, barrier: Barrier | None, *, protocol: Protocol) -> Standing:
    """The standing of somebody to whom a barrier applies, as far as a standing can say it."""
    match barrier:
        case Barrier.GUARD:
            return replace(standing, days=_growing_pain(protocol))
        case Barrier.HOLD:
            return replace(standing, changes=Changes(hold=True))
        case Barrier.MAINTENANCE:
            return replace(standing, maintaining=True)
        case Barrier.LIGHT:
            return replace(standing, block_days=(protocol.deload.every_weeks - 1) * _DAYS_IN_WEEK)
        case _:
            return standing


def _growing_pain(protocol: Protocol) -> tuple[Day, ...]:
    rule = protocol.weekly_guard
    weeks = [rule.rise_points * (rule.weeks - weeks_ago) for weeks_ago in range(rule.weeks + 1)]
    return tuple(Day(worst=worst) for worst in weeks for _ in range(_DAYS_IN_WEEK))
