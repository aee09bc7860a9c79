"""The kneecap's budget for many people at once: ``kneewise.plan.budget``, knee by knee and turn by turn."""

from dataclasses import dataclass

import numpy as np

from kneewise.load import Rule
from kneewise.plan.budget import WEEK_DAYS
from kneewise.plan.memory import BORNE_DAYS
from kneewise.trial.simulation.state import at, window
from kneewise.trial.simulation.track import EXERCISE_OF, NONE, ON_KNEE, Flags, Floats, Ints
from kneewise.trial.simulation.training import Training

_ROUNDING = 1e-9
"""As in ``kneewise.load.budget``: a budget that is just used up is not passed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """By person: peak in BW, impulse of a session and of seven days in BW s."""

    peak_bw: Floats
    session_bw_s: Floats
    week_bw_s: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """By person and track: what a session asks, as peak and impulse."""

    peak_bw: Floats
    impulse_bw_s: Floats

    def where(self, chosen: Flags, other: "Asked") -> "Asked":
        """The other where it is chosen."""
        return Asked(
            peak_bw=np.where(chosen, other.peak_bw, self.peak_bw),
            impulse_bw_s=np.where(chosen, other.impulse_bw_s, self.impulse_bw_s),
        )

    def amounts(self, mine: Flags, before: Floats) -> Amounts:
        """All tracks of one knee together, with what was asked in the six days before."""
        session = np.einsum("pt,pt->p", self.impulse_bw_s, mine)
        return Amounts(peak_bw=(self.peak_bw * mine).max(axis=1), session_bw_s=session, week_bw_s=session + before)


def settle(now: Training) -> None:
    """Write what of the last session was tolerated, as its answers have it so far."""
    peak, impulse = now.ladders.load(now.tracks.stage)
    sets = np.where(now.judged.tolerated, now.tracks.reached, 0)
    borne = impulse * now.ladders.reps(now.tracks.target) * sets
    peak = peak * (sets > 0)
    highest = np.stack([(peak * ON_KNEE[:, knee]).max(axis=1) for knee in (0, 1)], axis=1)
    last = now.known.last_day[now.who]
    remembered = (last >= 0) & (now.day - last < BORNE_DAYS)
    chosen, place = now.who[remembered], at(0) + last[remembered]
    now.known.history.tolerated[place, chosen] = (borne @ ON_KNEE)[remembered]
    now.known.history.peak[place, chosen] = highest[remembered]


def tolerated(now: Training, knee: int) -> Amounts:
    """The most that one kneecap has borne without protest in two weeks; ``settle`` comes first."""
    days = window(now.day, BORNE_DAYS)
    borne = now.known.history.tolerated[days, now.who, knee]
    starts = range(BORNE_DAYS - WEEK_DAYS + 1)
    return Amounts(
        peak_bw=now.known.history.peak[days, now.who, knee].max(axis=0),
        session_bw_s=borne.max(axis=0),
        week_bw_s=np.max([borne[start : start + WEEK_DAYS].sum(axis=0) for start in starts], axis=0),
    )


def refused_by(now: Training, given: Flags, turn: Ints) -> Ints:
    """By person and track: the exercise whose step was too much for a kneecap, -1 where a step may be taken.

    ``turn`` holds by person the exercises that come first, the first of them first, -1 behind the last.
    """
    sets, tracks = now.protocol.dose.sets, now.tracks
    levels = [(tracks.stage, tracks.target), now.ladders.harder(tracks.stage, tracks.target)]
    loads = [(*now.ladders.load(stage), now.ladders.reps(target)) for stage, target in levels]
    same, harder = (Asked(peak_bw=peak, impulse_bw_s=impulse * (sets * reps)) for peak, impulse, reps in loads)
    result = np.full(given.shape, NONE)
    for knee in (0, 1):
        here = _on_knee(now, knee, given & ON_KNEE[:, knee], turn, (same, harder))
        result = np.where(here >= 0, here, result)
    return result


def _on_knee(now: Training, knee: int, mine: Flags, turn: Ints, levels: tuple[Asked, Asked]) -> Ints:
    """Turn by turn; after one that is refused none is given on this knee."""
    before = now.known.history.asked[window(now.day, WEEK_DAYS), now.who, knee].sum(axis=0)
    limits = _limits(now, tolerated(now, knee))
    asked, harder = levels
    refused, result = np.full(len(mine), NONE), np.full(mine.shape, NONE)
    for place in range(turn.shape[1]):
        stepping = mine & (turn[:, place][:, None] == EXERCISE_OF)
        raised = asked.where(stepping, harder)
        over = _passes(asked.amounts(mine, before), raised.amounts(mine, before), limits) & stepping.any(axis=1)
        refused = np.where((refused == NONE) & over, turn[:, place], refused)
        result = np.where(stepping & (refused != NONE)[:, None], refused[:, None], result)
        asked = asked.where((refused == NONE)[:, None], raised)
    return result


def _limits(now: Training, known: Amounts) -> Amounts:
    rules = now.protocol.budget.rules
    return Amounts(
        peak_bw=_budget(rules.peak, known.peak_bw),
        session_bw_s=_budget(rules.session, known.session_bw_s),
        week_bw_s=_budget(rules.week, known.week_bw_s),
    )


def _budget(rule: Rule, borne: Floats) -> Floats:
    return np.minimum(np.maximum(rule.floor, borne * (1 + rule.rise_share) + rule.rise), rule.ceiling)


def _passes(before: Amounts, after: Amounts, limits: Amounts) -> Flags:
    """Whether the first limit that is passed is passed because of the step."""
    result = found = np.zeros(len(limits.peak_bw), dtype=bool)
    for name in ("peak_bw", "session_bw_s", "week_bw_s"):
        over = getattr(after, name) > getattr(limits, name) * (1 + _ROUNDING)
        result = result | (over & ~found & (getattr(after, name) > getattr(before, name)))
        found = found | over
    return result
