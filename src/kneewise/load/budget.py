"""How much the kneecap may bear next: from what it has borne without protest, between a floor and a ceiling.

No published curve leads from load to pain, so the numbers are our proposal and stand in the protocol file. What is
published is the idea: load stays inside of what the knee tolerates and grows in steps (Dye 1996, 2005), and weeks that
grow by more than a third go with injury (Nielsen 2014, from memory of the literature).
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never


class Limit(StrEnum):
    """What a budget limits."""

    PEAK = "peak"
    SESSION = "session"
    WEEK = "week"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One limit: free up to ``floor``, never above ``ceiling``, between them what was tolerated and a rise.

    The rise is a share of what was tolerated, or ``rise`` in its own unit.
    """

    floor: float
    ceiling: float
    rise_share: float = 0.0
    rise: float = 0.0

    def budget(self, tolerated: float) -> float:
        """The most that may be asked of a kneecap that has tolerated so much."""
        return min(max(self.floor, tolerated * (1 + self.rise_share) + self.rise), self.ceiling)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """Peak force in BW, impulse of a session and of seven days in BW s, of one kneecap."""

    peak_bw: float = 0.0
    session_bw_s: float = 0.0
    week_bw_s: float = 0.0

    def of(self, limit: Limit) -> float:
        """The amount that a limit is about."""
        match limit:
            case Limit.PEAK:
                return self.peak_bw
            case Limit.SESSION:
                return self.session_bw_s
            case Limit.WEEK:
                return self.week_bw_s
            case _:
                assert_never(limit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """All three limits."""

    peak: Rule
    session: Rule
    week: Rule

    def budget(self, tolerated: Amount) -> Amount:
        """The budget of a kneecap that has tolerated so much."""
        return Amount(
            peak_bw=self.peak.budget(tolerated.peak_bw),
            session_bw_s=self.session.budget(tolerated.session_bw_s),
            week_bw_s=self.week.budget(tolerated.week_bw_s),
        )


def first_over(asked: Amount, budget: Amount) -> Limit | None:
    """The first limit that is passed; a budget that is just used up is not."""
    return next((limit for limit in Limit if asked.of(limit) > budget.of(limit) * (1 + _ROUNDING)), None)


_ROUNDING = 1e-9
