"""What each exercise asks of each leg next time, for many people at once: ``kneewise.plan.progression``."""

from dataclasses import dataclass

import numpy as np

from kneewise.plan import Protocol
from kneewise.plan.standing import COUNT_CAP
from kneewise.trial.simulation import budget
from kneewise.trial.simulation.state import Known, Tracks, window
from kneewise.trial.simulation.track import (
    CLOSED,
    EXERCISE_OF,
    EXERCISES,
    NONE,
    OTHER_LEG,
    Flags,
    Ints,
    Ladders,
    any_knee,
)
from kneewise.trial.simulation.verdict import Judged

DAYS_IN_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Prescribed:
    """A session of some people: by track, but ``sets`` by person. ``harder`` is a step that was taken."""

    given: Flags
    stage: Ints
    target: Ints
    sets: Ints
    harder: Flags
    waited: Flags


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What the last session alone says of each track, breaks and flare-ups counted in."""

    stage: Ints
    target: Ints
    wants: Flags


def prescribe(  # noqa: PLR0913  # as many as the rule looks at
    known: Known, who: Ints, judged: Judged, closed: Flags, ladders: Ladders, *, day: int, protocol: Protocol
) -> Prescribed:
    """The session of a day; ``closed`` says by track where closed chain is given."""
    tracks = known.tracks.of(who)
    given = ~CLOSED | closed
    proposal = _proposed(known, who, tracks, judged, ladders, day, protocol)
    turn = _in_turn(tracks, given, ladders, day, protocol)
    budget.settle(known, who, judged, ladders, day=day)
    refused = budget.refused_by(known, who, given, turn, ladders, day=day, protocol=protocol)
    steps = proposal.stage * len(ladders.targets) + proposal.target
    ahead = protocol.progress.good_leg_max_steps_ahead
    other = np.where(OTHER_LEG == NONE, COUNT_CAP * COUNT_CAP, steps[:, OTHER_LEG])
    wants = (
        given
        & proposal.wants
        & ~weekly_guard(known, who, day, protocol)[:, None]
        & (steps < ladders.top)
        & ~_is_soon(tracks, day, protocol)
        & (steps + 1 <= other + ahead)
        & (EXERCISE_OF[None, :, None] == turn[:, None, :]).any(axis=2)
        & (refused == NONE)
    )
    stage, target, harder = _beside_other_leg(steps + wants, wants, ladders, ahead)
    sets = np.where(gap(known, who, day, protocol) == 0, protocol.dose.sets, protocol.gap.sets)
    return Prescribed(
        given=given,
        stage=stage,
        target=target,
        sets=np.minimum(sets, protocol.dose.sets),
        harder=harder,
        waited=given & (refused == EXERCISE_OF),
    )


def gap(known: Known, who: Ints, day: int, protocol: Protocol) -> Ints:
    """The row of the table of breaks: 0 go on, 1 repeat, 2 easier, 3 the phase again."""
    rule, last = protocol.gap, known.last_day[who]
    days = np.where(last < 0, 0, known.age(last, day))
    return (days > rule.continue_days).astype(np.int64) + (days > rule.repeat_days) + (days > rule.easier_days)


def _proposed(  # noqa: PLR0913  # as many as the rule looks at
    known: Known, who: Ints, tracks: Tracks, judged: Judged, ladders: Ladders, day: int, protocol: Protocol
) -> Proposal:
    row = gap(known, who, day, protocol)[:, None]
    flare = any_knee(known.pending_knee[who])
    steps = np.maximum(judged.easier.astype(np.int64), np.where(flare, protocol.flare.restart_steps_easier, 0))
    steps = np.maximum(steps, row == 2)  # noqa: PLR2004  # easier
    stage, target = ladders.easier(tracks.stage, tracks.target, steps)
    again = row == 3  # noqa: PLR2004  # the phase again
    stage, target = np.where(again, 0, stage), np.where(again, 0, target)
    same = (steps == 0) & (stage == tracks.stage) & (target == tracks.target)
    return Proposal(
        stage=np.where(tracks.begun, stage, tracks.stage),
        target=np.where(tracks.begun, target, tracks.target),
        wants=judged.progress & (~tracks.begun | (same & (row == 0))),
    )


def _is_soon(tracks: Tracks, day: int, protocol: Protocol) -> Flags:
    rule = protocol.progress
    ever = tracks.since_sessions >= 0
    return ever & (
        (day - tracks.harder_day < rule.min_days_between) | (tracks.since_sessions < rule.min_sessions_between)
    )


def _in_turn(tracks: Tracks, given: Flags, ladders: Ladders, day: int, protocol: Protocol) -> Ints:
    """By person: the exercises whose turn it is to get harder, those that waited longest first; -1 behind the last."""
    steps = tracks.stage * len(ladders.targets) + tracks.target
    earned = given & (tracks.clean + 1 >= protocol.progress.consecutive_sessions) & (steps < ladders.top)
    earned &= ~_is_soon(tracks, day, protocol)
    since = np.where(tracks.since_sessions < 0, COUNT_CAP, tracks.since_sessions)
    refused = np.where(tracks.refused_sessions < 0, COUNT_CAP + 1, tracks.refused_sessions)
    waiting = np.where(earned, refused * (COUNT_CAP + 2) + since, NONE)
    longest = np.stack([waiting[:, EXERCISE_OF == each].max(axis=1) for each in range(len(EXERCISES))], axis=1)
    order = np.argsort(-longest, axis=1, kind="stable")[:, : protocol.progress.max_exercises_per_session]
    return np.where(np.take_along_axis(longest, order, axis=1) == NONE, NONE, order)


def weekly_guard(known: Known, who: Ints, day: int, protocol: Protocol) -> Flags:
    """Whose weekly mean of the worst pain has grown, week on week, for as long as the rule says."""
    rule = protocol.weekly_guard
    means = [_week_mean(known, who, day, weeks) for weeks in range(rule.weeks + 1)]
    frozen = np.ones(len(who), dtype=bool)
    for now, before in zip(means, means[1:], strict=False):
        frozen &= now - before >= rule.rise_points  # not so where one of them is not known
    return frozen


def _week_mean(known: Known, who: Ints, day: int, weeks: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    worst = known.history.worst[window(day, DAYS_IN_WEEK, skip=DAYS_IN_WEEK * weeks)][:, who]
    said = worst >= 0
    count = said.sum(axis=0)
    return np.where(count > 0, np.where(said, worst, 0).sum(axis=0) / np.maximum(count, 1), np.nan)


def _beside_other_leg(steps: Ints, wants: Flags, ladders: Ladders, ahead: int) -> tuple[Ints, Ints, Flags]:
    """Levels brought back where a leg would run too far ahead of the other, and which steps harder are left."""
    limit = np.where(OTHER_LEG == NONE, COUNT_CAP * COUNT_CAP, steps[:, OTHER_LEG] + ahead)
    back = steps > limit
    stage, target = ladders.at_steps(np.where(back, limit, steps))
    return stage, target, wants & ~back
