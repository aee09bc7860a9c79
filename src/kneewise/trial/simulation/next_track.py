"""From one session to the next, track by track, for many people at once: ``kneewise.plan.work``."""

import numpy as np

from kneewise.plan.memory import COUNT_CAP
from kneewise.trial.simulation.prescription import Prescribed
from kneewise.trial.simulation.session import Performed
from kneewise.trial.simulation.state import Tracks
from kneewise.trial.simulation.track import NONE, Ints, any_knee
from kneewise.trial.simulation.training import Training
from kneewise.trial.simulation.verdict import setback_days


def next_tracks(now: Training, given: Prescribed) -> Tracks:
    """The tracks when a session's first work is done: old answers close, what is prescribed becomes the level."""
    tracks, judged, day = now.tracks, now.judged, now.day
    flare = np.where(any_knee(now.known.pending_knee[now.who]), now.protocol.flare.restart_steps_easier, 0)
    closed = now.ladders.easier(tracks.stage, tracks.target, np.maximum(judged.easier, flare))
    stage = np.where(given.given, given.stage, closed[0])
    target = np.where(given.given, given.target, closed[1])
    same = (stage == tracks.stage) & (target == tracks.target)
    harder = given.given & given.harder
    clean = np.where(judged.clean, np.minimum(tracks.clean + 1, COUNT_CAP), np.where(judged.light, tracks.clean, 0))
    return Tracks(
        stage=stage,
        target=target,
        clean=np.where(same, clean, 0),
        strong=now.strong,
        since_sessions=np.where(harder, 1, _one_more(tracks.since_sessions)),
        harder_day=np.where(harder, day, tracks.harder_day),
        refused_sessions=np.where(given.waited, 1, np.where(harder, NONE, _one_more(tracks.refused_sessions))),
        begun=tracks.begun,
        idle_day=np.where(given.given & given.after_break, day, tracks.idle_day),
        light=given.given & given.light[:, None],
        wanted=np.where(given.given, given.sets, NONE),
        reached=np.zeros_like(stage),
        worked=np.zeros_like(tracks.worked),
        peak=np.full_like(stage, NONE),
        effort=np.full_like(stage, NONE),
        poor=np.zeros_like(tracks.poor),
        setback_days=setback_days(tracks, now.visit, judged, day),
    )


def _one_more(sessions: Ints) -> Ints:
    return np.where(sessions < 0, NONE, np.minimum(sessions + 1, COUNT_CAP))


def with_work(tracks: Tracks, done: Performed, day: int) -> Tracks:
    """The tracks after the sets and answers of the session that has begun."""
    tracks.worked = done.sets > 0
    tracks.begun = tracks.begun | tracks.worked
    tracks.idle_day = np.where(tracks.worked, day, tracks.idle_day)
    tracks.reached, tracks.peak, tracks.effort, tracks.poor = done.reached, done.peak, done.effort, done.poor
    return tracks
