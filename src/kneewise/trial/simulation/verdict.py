"""The verdict table for many people at once: ``kneewise.plan.verdict``, row by row."""

from dataclasses import dataclass

import numpy as np

from kneewise.plan import Protocol
from kneewise.plan.memory import COUNT_CAP, WINDOW_DAYS
from kneewise.trial.simulation.state import Tracks, Visit
from kneewise.trial.simulation.track import (
    CLOSED,
    IS_STRAIGHT_LEG_RAISE,
    LONG_AGO,
    Flags,
    Ints,
    Ladders,
    all_knees,
    any_knee,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """By person and track, of the last session: false where the exercise was not done then.

    A session of a light week that went well is ``light`` and not ``clean``: neither counted nor lost.
    """

    progress: Flags
    easier: Flags
    stop: Flags
    setback: Flags
    clean: Flags
    light: Flags
    tolerated: Flags


@dataclass(frozen=True, slots=True, kw_only=True)
class Rises:
    """By person and knee: whether pain was still up, and whether it is known."""

    hour: Flags
    morning: Flags
    hour_known: Flags
    morning_known: Flags


def rises(visit: Visit, protocol: Protocol) -> Rises:
    """Pain after the last session against pain before it."""
    hour_known = (visit.hour >= 0) & (visit.before >= 0)
    morning_known = (visit.morning >= 0) & (visit.halves >= 0)
    late = visit.answered_age > 1
    return Rises(
        hour=hour_known & (visit.hour - visit.before > protocol.pain.settle_rise_max),
        morning=morning_known & (2 * visit.morning - visit.halves > 2 * protocol.pain.morning_rise_max),
        hour_known=hour_known,
        morning_known=morning_known & ~late[:, None],
    )


def judge(tracks: Tracks, visit: Visit, protocol: Protocol) -> Judged:
    """Judge the last session of each track: the table, first match wins."""
    rise, pain = rises(visit, protocol), protocol.pain
    unsettled = any_knee(rise.hour | rise.morning)
    peak, worked = np.maximum(tracks.peak, 0), tracks.worked
    stop = worked & (peak > pain.reduce_max)
    setback = worked & (stop | unsettled)
    easier = worked & (setback | (peak > pain.hold_max))
    keep = worked & ~unsettled & (peak <= pain.progress_max)
    answered = (tracks.peak >= 0) & all_knees(rise.hour_known) & all_knees(rise.morning_known) & ~tracks.poor
    done = (tracks.reached >= tracks.wanted) & (tracks.light | (tracks.wanted >= protocol.dose.sets))
    answered &= ~visit.alarmed[:, None]
    easy = (tracks.effort >= 0) & (tracks.effort <= protocol.progress.rpe_max)
    well = keep & answered & done & easy
    clean = well & ~tracks.light
    return Judged(
        progress=clean & (tracks.clean + 1 >= protocol.progress.consecutive_sessions),
        easier=easier,
        stop=stop,
        setback=setback,
        clean=clean,
        light=well & tracks.light,
        tolerated=keep & answered,
    )


def strong_sessions(tracks: Tracks, ladders: Ladders, protocol: Protocol) -> Ints:
    """Sessions running, to the last one, in which a track did what gate A asks of it."""
    rule = protocol.gate_a
    enough = (tracks.stage > 0) | (ladders.reps(tracks.target) >= rule.reps_min)
    calm = (tracks.peak >= 0) & (tracks.peak <= rule.slr_pain_max) & ~tracks.poor
    light = (tracks.effort >= 0) & (tracks.effort <= rule.rpe_max)
    well = np.where(IS_STRAIGHT_LEG_RAISE, calm, light)
    met = enough & well & (tracks.reached >= tracks.wanted)
    strong = np.where(met & (tracks.wanted >= protocol.dose.sets), np.minimum(tracks.strong + 1, COUNT_CAP), 0)
    strong = np.where(met & tracks.light, tracks.strong, strong)
    return np.where(tracks.wanted < 0, tracks.strong, strong)


def setback_days(tracks: Tracks, visit: Visit, judged: Judged, day: int) -> Ints:
    """The days of the sessions in which a closed-chain track was reduced or stopped, the newest first."""
    kept = np.where(day - tracks.setback_days > WINDOW_DAYS, LONG_AGO, tracks.setback_days)
    shifted = np.concatenate([np.broadcast_to(visit.day[:, None, None], (*kept.shape[:2], 1)), kept[..., :-1]], axis=2)
    return np.where(judged.setback[:, CLOSED, None], shifted, kept)
