"""The kneecap's budget for many people at once: ``kneewise.plan.budget``, knee by knee and turn by turn."""

from dataclasses import dataclass

import numpy as np

from kneewise.load import Rule
from kneewise.plan import Protocol
from kneewise.plan.budget import WEEK_DAYS
from kneewise.plan.standing import BORNE_DAYS
from kneewise.trial.simulation.state import Known, Tracks, at, window
from kneewise.trial.simulation.track import EXERCISE_OF, NONE, ON_KNEE, Flags, Floats, Ints, Ladders
from kneewise.trial.simulation.verdict import Judged

_ROUNDING = 1e-9
"""As in ``kneewise.load.budget``: a budget that is just used up is not passed."""

_KNEES = (0, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """By person: peak in BW, impulse of a session and of seven days in BW s."""

    peak_bw: Floats
    session_bw_s: Floats
    week_bw_s: Floats


def tolerated_now(tracks: Tracks, judged: Judged, ladders: Ladders) -> tuple[Floats, Floats]:
    """Impulse and peak, by person and knee, of what the last session asked and was tolerated."""
    peak, impulse = ladders.load(tracks.stage)
    sets = np.where(judged.tolerated, tracks.reached, 0)
    borne = impulse * ladders.reps(tracks.target) * sets
    highest = np.where(sets > 0, peak, 0.0)[:, :, None] * ON_KNEE
    return borne @ ON_KNEE, highest.max(axis=1)


def settle(known: Known, who: Ints, judged: Judged, ladders: Ladders, *, day: int) -> None:
    """Write what of the last session was tolerated, as its answers have it so far."""
    last = known.last_day[who]
    impulse, peak = tolerated_now(known.tracks.of(who), judged, ladders)
    remembered = (last >= 0) & (day - last < BORNE_DAYS)
    chosen, place = who[remembered], at(0) + last[remembered]
    known.history.tolerated[place, chosen] = impulse[remembered]
    known.history.peak[place, chosen] = peak[remembered]


def tolerated(known: Known, who: Ints, knee: int, *, day: int) -> Amounts:
    """The most that one kneecap has borne without protest in two weeks; ``settle`` comes first."""
    borne = known.history.tolerated[window(day, BORNE_DAYS)][:, who, knee]
    starts = range(BORNE_DAYS - WEEK_DAYS + 1)
    return Amounts(
        peak_bw=known.history.peak[window(day, BORNE_DAYS)][:, who, knee].max(axis=0, initial=0.0),
        session_bw_s=borne.max(axis=0, initial=0.0),
        week_bw_s=np.max([borne[start : start + WEEK_DAYS].sum(axis=0) for start in starts], axis=0),
    )


def refused_by(
    known: Known, who: Ints, given: Flags, turn: Ints, ladders: Ladders, *, day: int, protocol: Protocol
) -> Ints:
    """By person and track: the exercise whose step was too much for a kneecap, -1 where a step may be taken.

    ``turn`` holds by person the exercises that come first, the first of them first, -1 behind the last.
    """
    result = np.full(given.shape, NONE)
    for knee in _KNEES:
        here = _on_knee(known, who, given & ON_KNEE[:, knee], turn, ladders, knee, day, protocol)
        result = np.where(here >= 0, here, result)
    return result


def _on_knee(  # noqa: PLR0913  # as many as the rule looks at
    known: Known,
    who: Ints,
    given: Flags,
    turn: Ints,
    ladders: Ladders,
    knee: int,
    day: int,
    protocol: Protocol,
) -> Ints:
    before = known.history.asked[window(day, WEEK_DAYS)][:, who, knee].sum(axis=0)
    limits = _limits(tolerated(known, who, knee, day=day), protocol)
    now, then = _asked(known.tracks.of(who), given, ladders, protocol)
    refused, result = np.full(len(who), NONE), np.full(given.shape, NONE)
    for place in range(turn.shape[1]):
        mine = given & (EXERCISE_OF == turn[:, place][:, None])
        raised = tuple(np.where(mine, harder, same) for same, harder in zip(now, then, strict=True))
        over = _passes(_amounts(now, before), _amounts(raised, before), limits) & mine.any(axis=1)
        refused = np.where((refused == NONE) & over, turn[:, place], refused)
        result = np.where(mine & (refused != NONE)[:, None], refused[:, None], result)
        allowed = (refused == NONE)[:, None]
        now = tuple(np.where(allowed, new, old) for old, new in zip(now, raised, strict=True))
    return result


_Loads = tuple[Floats, ...]


def _asked(tracks: Tracks, given: Flags, ladders: Ladders, protocol: Protocol) -> tuple[_Loads, _Loads]:
    """Peak and session's impulse by person and track, at the level of last time and one step harder."""

    def asked(stage: Ints, target: Ints) -> _Loads:
        peak, impulse = ladders.load(stage)
        return given * peak, given * (impulse * (protocol.dose.sets * ladders.reps(target)))

    return asked(tracks.stage, tracks.target), asked(*ladders.harder(tracks.stage, tracks.target))


def _amounts(loads: _Loads, before: Floats) -> tuple[Floats, Floats, Floats]:
    peak, impulse = loads
    session = impulse.sum(axis=1)
    return peak.max(axis=1), session, session + before


def _limits(known: Amounts, protocol: Protocol) -> tuple[Floats, Floats, Floats]:
    rules = protocol.budget.rules
    return (
        _budget(rules.peak, known.peak_bw),
        _budget(rules.session, known.session_bw_s),
        _budget(rules.week, known.week_bw_s),
    )


def _budget(rule: Rule, borne: Floats) -> Floats:
    return np.minimum(np.maximum(rule.floor, borne * (1 + rule.rise_share) + rule.rise), rule.ceiling)


def _passes(before: tuple[Floats, ...], after: tuple[Floats, ...], limits: tuple[Floats, ...]) -> Flags:
    """Whether the first limit that is passed is passed because of the step."""
    result, found = np.zeros(len(limits[0]), dtype=bool), np.zeros(len(limits[0]), dtype=bool)
    for old, new, limit in zip(before, after, limits, strict=True):
        over = new > limit * (1 + _ROUNDING)
        # Sums of the same loads in another order may part in the last digit.
        result |= over & ~found & (new > old)
        found |= over
    return result
