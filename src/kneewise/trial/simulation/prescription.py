"""What each exercise asks of each leg next time, for many people at once: ``kneewise.plan.progression``."""

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from kneewise.plan import Protocol
from kneewise.plan.memory import COUNT_CAP
from kneewise.trial.simulation import budget
from kneewise.trial.simulation.state import Tracks, window
from kneewise.trial.simulation.track import (
    CLOSED,
    EXERCISE_OF,
    EXERCISES,
    NONE,
    OTHER_LEG,
    Flags,
    Floats,
    Ints,
    Ladders,
    any_knee,
)
from kneewise.trial.simulation.training import Training

DAYS_IN_WEEK = 7

GO_ON, REPEAT, EASIER, AGAIN = range(4)
"""The rows of the table of breaks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prescribed:
    """A session of some people, by track; ``light`` by person, who is in a light week.

    ``harder`` is a step that was taken; ``after_break`` is where this exercise alone had a break.
    """

    given: Flags
    stage: Ints
    target: Ints
    sets: Ints
    harder: Flags
    waited: Flags
    after_break: Flags
    light: Flags


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What the last session alone says of each track, breaks and flare-ups counted in."""

    stage: Ints
    target: Ints
    wants: Flags


def prescribe(now: Training, closed: Flags) -> Prescribed:
    """The session of a day; ``closed`` says by track where closed chain is given."""
    tracks, ladders, protocol = now.tracks, now.ladders, now.protocol
    light = is_light(now)
    wait = light | weekly_guard(now)
    given = ~CLOSED | (closed & (tracks.begun | ~wait[:, None]))
    proposal = _proposed(now)
    counted = given | (CLOSED & tracks.begun)
    turn = _in_turn(now, counted)
    budget.settle(now)
    refused = budget.refused_by(now, counted, turn)
    steps = proposal.stage * len(ladders.targets) + proposal.target
    ahead = protocol.progress.good_leg_max_steps_ahead
    other = np.where(OTHER_LEG == NONE, COUNT_CAP * COUNT_CAP, steps[:, OTHER_LEG])
    wants = (
        given
        & proposal.wants
        & ~wait[:, None]
        & (steps < ladders.top)
        & ~_is_soon(tracks, now.day, protocol)
        & (steps + 1 <= other + ahead)
        & (EXERCISE_OF[None, :, None] == turn[:, None, :]).any(axis=2)
        & (refused == NONE)
    )
    stage, target, harder = _beside_other_leg(steps + wants, wants, ladders, ahead)
    after_break = own_gap(now) != GO_ON
    return Prescribed(
        given=given,
        stage=stage,
        target=target,
        sets=_sets(now, light, after_break),
        harder=harder,
        waited=given & (refused == EXERCISE_OF),
        after_break=after_break,
        light=light,
    )


def _sets(now: Training, light: Flags, after_break: Flags) -> Ints:
    """By person and track: fewer after a break, and in a light week."""
    full, few = now.protocol.dose.sets, min(now.protocol.dose.sets, now.protocol.gap.sets)
    in_light = max(1, math.ceil(full * now.protocol.deload.set_fraction))
    sets = np.where(gap(now) != GO_ON, few, np.where(light, in_light, full))[:, None]
    return np.where(after_break, np.minimum(sets, few), sets)


def gap(now: Training) -> Ints:
    """The row of the table of breaks, by person."""
    rule, last = now.protocol.gap, now.known.last_day[now.who]
    days = np.where(last < 0, 0, now.known.age(last, now.day))
    return np.searchsorted([rule.continue_days, rule.repeat_days, rule.easier_days], days, side="left")


def own_gap(now: Training) -> Ints:
    """The row for the days since each exercise was done, by person and track; to go on while it changes nothing."""
    rule, tracks = now.protocol.gap, now.tracks
    days = np.where(tracks.begun, now.known.age(tracks.idle_day, now.day), 0)
    return np.where(days <= rule.repeat_days, GO_ON, np.where(days <= rule.easier_days, EASIER, AGAIN))


def is_light(now: Training) -> Flags:
    """Who is in a light week."""
    begun, weeks = now.known.age(now.known.block_day[now.who], now.day), now.protocol.deload.every_weeks
    week = (begun >= (weeks - 1) * DAYS_IN_WEEK) & (begun < weeks * DAYS_IN_WEEK)
    light: Flags = week & (now.known.block_day[now.who] >= 0) & (gap(now) == GO_ON)
    return light


def block_day(now: Training) -> Ints:
    """The day on which the block of training began that a session on this day belongs to, by person."""
    begun = now.known.block_day[now.who]
    over = now.known.age(begun, now.day) >= now.protocol.deload.every_weeks * DAYS_IN_WEEK
    return np.where((begun < 0) | over | (gap(now) != GO_ON), now.day, begun)


def _proposed(now: Training) -> Proposal:
    tracks, row = now.tracks, np.maximum(gap(now)[:, None], own_gap(now))
    flare = any_knee(now.known.pending_knee[now.who])
    steps = np.maximum(now.judged.easier, np.where(flare, now.protocol.flare.restart_steps_easier, 0))
    steps = np.maximum(steps, row == EASIER)
    stage, target = now.ladders.easier(tracks.stage, tracks.target, steps)
    stage, target = np.where(row == AGAIN, 0, stage), np.where(row == AGAIN, 0, target)
    same = (steps == 0) & (stage == tracks.stage) & (target == tracks.target)
    return Proposal(
        stage=np.where(tracks.begun, stage, tracks.stage),
        target=np.where(tracks.begun, target, tracks.target),
        wants=now.judged.progress & (~tracks.begun | (same & (row == GO_ON))),
    )


def _is_soon(tracks: Tracks, day: int, protocol: Protocol) -> Flags:
    rule, ever = protocol.progress, tracks.since_sessions >= 0
    days, sessions = day - tracks.harder_day, tracks.since_sessions
    return ever & ((days < rule.min_days_between) | (sessions < rule.min_sessions_between))


def _in_turn(now: Training, given: Flags) -> Ints:
    """By person: the exercises whose turn it is to get harder, those that waited longest first; -1 behind the last."""
    tracks, ladders, rule = now.tracks, now.ladders, now.protocol.progress
    steps = tracks.stage * len(ladders.targets) + tracks.target
    earned = given & (tracks.clean + 1 >= rule.consecutive_sessions) & (steps < ladders.top)
    earned &= ~_is_soon(tracks, now.day, now.protocol)
    since = np.where(tracks.since_sessions < 0, COUNT_CAP, tracks.since_sessions)
    refused = np.where(tracks.refused_sessions < 0, COUNT_CAP + 1, tracks.refused_sessions)
    waiting = np.where(earned, refused * (COUNT_CAP + 2) + since, NONE)
    longest = np.stack([waiting[:, each == EXERCISE_OF].max(axis=1) for each in range(len(EXERCISES))], axis=1)
    order = np.argsort(-longest, axis=1, kind="stable")[:, : rule.max_exercises_per_session]
    return np.where(np.take_along_axis(longest, order, axis=1) == NONE, NONE, order)


def weekly_guard(now: Training) -> Flags:
    """Whose weekly mean of the worst pain has grown, week on week, for as long as the rule says."""
    rule = now.protocol.weekly_guard
    means = [_week_mean(now, weeks) for weeks in range(rule.weeks + 1)]
    frozen = np.ones(len(now.who), dtype=bool)
    for this, before in pairwise(means):
        frozen &= this - before >= rule.rise_points  # not so where one of them is not known
    return frozen


def _week_mean(now: Training, weeks: int) -> Floats:
    worst = now.known.history.worst[window(now.day, DAYS_IN_WEEK, skip=DAYS_IN_WEEK * weeks)][:, now.who]
    said = worst >= 0
    count = said.sum(axis=0)
    return np.where(count > 0, np.where(said, worst, 0).sum(axis=0) / np.maximum(count, 1), np.nan)


def _beside_other_leg(steps: Ints, wants: Flags, ladders: Ladders, ahead: int) -> tuple[Ints, Ints, Flags]:
    """Levels brought back where a leg would run too far ahead of the other, and which steps harder are left."""
    limit = np.where(OTHER_LEG == NONE, COUNT_CAP * COUNT_CAP, steps[:, OTHER_LEG] + ahead)
    back = steps > limit
    stage, target = ladders.at_steps(np.where(back, limit, steps))
    return stage, target, wants & ~back
