"""What must hold under every protocol, and what is said when it does not.

A protocol is data, so that a clinician's own file may say anything. These are the outer limits that no file may pass,
each with its source; most are stricter in the protocol that comes with Kneewise. They are our proposal and need a
physiotherapist's sign-off.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

HARDER_PAIN_MAX = 2
"""Pain above which nothing gets harder: My Knee Cap's patient rule, ideally below 2 of 10 (verified)."""
HARDER_RISE_MAX = 1
"""Points above usual, an hour later or next morning, above which nothing gets harder: the same rule, 1 for noise."""
LOCK_PAIN = 8
"""Pain that locks the plan until a clinician has looked (our proposal)."""
LOCK_SWELLING = 2
"""Swelling, 0 to 3, that does: Adams 2012, effusion of 2+ or more is held and reviewed (verified)."""
AT_ONCE_MAX = 2
"""Exercises that get harder in one session (our proposal)."""
STEP_DAYS_MIN = 3
"""Days between two steps of one exercise (our proposal: 5 in our protocol)."""
ANKLE_WEIGHT_MAX_KG = 5.0
SQUAT_MAX_DEG = 45
"""Powers 2014: stress on the kneecap is low from 45 to 0 degrees (verified)."""
WEEK_SESSIONS_MAX = 5
PEAK_MAX_BW, WEEK_RISE_MAX = 2.5, 0.5
"""A kneecap's peak as on stairs in people with pain (Hart 2022), and half as much again in a week (our proposal)."""
GATE_DAYS_MIN, GATE_SESSIONS_MIN, GATE_PAIN_MAX = 7, 3, 5
"""The least that comes before the squat, and the most pain (our proposal)."""
WITHDRAWN_AFTER, WITHDRAWN_WITHIN_DAYS, WITHDRAWN_FOR_DAYS = 3, 7, 3
"""At the third setback in a week, at the latest, the squat is withdrawn for some days (our proposal)."""
RUN_REST_DAYS_MIN, RUNS_ON_A_RUNG_MIN = 1, 2
"""A day without running between two runs, every step at least twice: Trials 2023, 07502-x, table 1 (verified)."""
FLARE_DAYS_MIN = 2
"""Days without a run after a flare-up: Adams 2012, sore and stays, two days off (verified)."""


class Invariant(Enum):
    """Each invariant, in the order of the report."""

    HARDER_ONLY_WHEN_CALM = (
        "Nothing gets harder after pain above the limit, a missing answer about pain, poor form, or a flare-up."
    )
    GATE = "Closed chain is never given before its gate, and is withdrawn when the knee does not like it."
    ONE_AT_A_TIME = "One variable at a time, one step at a time, and never more exercises at once than allowed."
    LOCK = "A lock gives no exercise until it is lifted, and only by whom it may be."
    CAPS = "No cap is ever passed: weight, depth, repetitions, sessions a week, the kneecap's budget."
    MORE_PAIN_NEVER_MORE_LOAD = "More pain about the last session never gives more load, nor an earlier session."
    NO_DEAD_END = "From every state that is not locked, a person without pain reaches the last phase."
    MIRROR = "Left and right do not change each other, except that one leg never runs far ahead."
    ONLY_LOWERS = (
        "A light week, illness, keeping the strength, and a clinician's hold, pause or fewer sessions never give more."
    )

    @property
    def says(self) -> str:
        """The claim, as a clinician reads it."""
        return self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """An invariant that does not hold: the shortest story found that breaks it, day by day, and what is wrong there."""

    invariant: Invariant
    story: tuple[str, ...]
    wrong: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one part of the check looked at: its states and transitions, and what it found broken."""

    name: str
    states: int
    transitions: int
    invariants: tuple[Invariant, ...]
    broken: tuple[Broken, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """The whole check of one protocol. ``weeks`` says how long a person without pain needs, by milestone."""

    parts: tuple[Part, ...]
    weeks: tuple[tuple[str, float], ...]

    @property
    def states(self) -> int:
        """All states that were looked at."""
        return sum(part.states for part in self.parts)

    @property
    def transitions(self) -> int:
        """All transitions that were looked at."""
        return sum(part.transitions for part in self.parts)

    def broken(self, invariant: Invariant) -> Broken | None:
        """The shortest story that breaks an invariant; ``None`` while it holds."""
        found = [each for part in self.parts for each in part.broken if each.invariant is invariant]
        return shortest(found)

    @property
    def holds(self) -> bool:
        """Every invariant holds."""
        return all(self.broken(invariant) is None for invariant in Invariant)


def shortest(found: Sequence[Broken]) -> Broken | None:
    """The shortest of some stories; of equal ones the first."""
    return min(found, key=lambda each: len(each.story), default=None)
