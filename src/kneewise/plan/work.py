"""The work of a session: its first repetition, its sets, what hurt and how hard it was."""

from dataclasses import replace
from typing import assert_never

from kneewise.body import Side
from kneewise.exercises import CATALOGUE, Chain
from kneewise.plan.activity.criteria import SEMI_SQUAT, begins_again, squats_done
from kneewise.plan.activity.tried import Activities
from kneewise.plan.budget import settled
from kneewise.plan.facts.course import GateName
from kneewise.plan.facts.exercise import ExerciseRated, Legs, PainReported, PerKnee, Place, SetDone, Work
from kneewise.plan.gates import gate_a, person_ladder, strong_sessions
from kneewise.plan.light import block_days
from kneewise.plan.memory import COUNT_CAP
from kneewise.plan.outcome.scores import with_session
from kneewise.plan.progression import Planned, asked_of, clean_sessions, closed
from kneewise.plan.protocol import Protocol
from kneewise.plan.session import Change
from kneewise.plan.standing import (
    Borne,
    FormSeen,
    Outcome,
    PerKneecap,
    Phase,
    SetResult,
    Standing,
    Track,
    Visit,
    with_track,
)
from kneewise.plan.verdict import setbacks


def with_work(standing: Standing, fact: Work, *, protocol: Protocol) -> Standing:
    """The standing after a set, a complaint or a rating in the session that has begun."""
    track = standing.track(fact.exercise, fact.side)
    outcome = track.outcome or Outcome(wanted=protocol.dose.sets, asked=False)
    return with_track(standing, _noted(replace(track, outcome=outcome), outcome, fact, standing, protocol))


def begun(standing: Standing, planned: tuple[Planned, ...], *, before: PerKnee, protocol: Protocol) -> Standing:
    """The standing when a session's first work is done: old answers close, what is prescribed becomes the level."""
    prescribed = {(each.item.exercise.name, each.item.legs): each for each in planned}
    known = {(track.exercise, track.legs) for track in standing.tracks} | set(prescribed)
    tracks = tuple(
        next_track(standing.track(name, legs), prescribed.get((name, legs)), standing, protocol)
        for name, legs in sorted(known)
    )
    asked = PerKneecap.of_each({knee: asked_of(planned, knee).impulse_bw_s.value for knee in Side})
    has_closed_chain = any(each.item.exercise.chain is Chain.CLOSED for each in planned)
    earned = has_closed_chain and not gate_a(standing, protocol=protocol).unmet
    return replace(
        standing,
        phase=Phase.CLOSED_CHAIN if earned else standing.phase,
        block_days=block_days(standing, protocol=protocol),
        sessions=min(standing.sessions + 1, COUNT_CAP),
        outcomes=with_session(standing.outcomes, is_counted=not standing.maintaining),
        activities=_activities(standing, protocol),
        first_session_days=0 if standing.first_session_days is None else standing.first_session_days,
        session_days=(0, *standing.session_days)[:COUNT_CAP],
        tracks=tracks,
        visit=Visit(before=before),
        flares=tuple(replace(flare, pending=False) for flare in standing.flares),
        borne=(Borne(age_days=0, asked=asked), *settled(standing, protocol=protocol))[:COUNT_CAP],
    )


def _activities(standing: Standing, protocol: Protocol) -> Activities:
    """What was tried, as a session begins; after a long break of the squat each gate beyond it is earned anew."""
    squats = squats_done(standing, protocol=protocol)
    over = begins_again(standing.track(SEMI_SQUAT, Legs.BOTH), protocol=protocol)
    earned = frozenset[GateName]() if over else standing.activities.earned
    return replace(standing.activities, squats=squats, earned=earned)


def next_track(track: Track, planned: Planned | None, standing: Standing, protocol: Protocol) -> Track:
    """A track as the next session begins with what was ``planned`` for it, if anything.

    What rests through the session after a flare-up comes back easier too, as if it had been in it.
    """
    level = closed(track, standing, protocol=protocol) if planned is None else planned.level
    harder = planned is not None and planned.item.change is Change.PROGRESS
    same = level == track.level
    since = track.since_sessions
    return replace(
        track,
        level=level,
        refused_sessions=_since_refusal(track, planned, harder=harder),
        clean=clean_sessions(track, standing, protocol=protocol) if same else 0,
        strong=strong_sessions(track, standing, protocol=protocol),
        since_sessions=1 if harder else None if since is None else min(since + 1, COUNT_CAP),
        since_days=0 if harder else track.since_days,
        setbacks=setbacks(track, standing.visit, protocol=protocol),
        idle_days=0 if planned is not None and planned.after_break else track.idle_days,
        outcome=None if planned is None else Outcome(wanted=planned.item.sets, of_light_week=planned.of_light_week),
    )


def _since_refusal(track: Track, planned: Planned | None, *, harder: bool) -> int | None:
    if planned is not None and planned.waited:
        return 1
    since = track.refused_sessions
    return None if since is None or harder else min(since + 1, COUNT_CAP)


def _noted(track: Track, outcome: Outcome, fact: Work, standing: Standing, protocol: Protocol) -> Track:
    match fact:
        case SetDone():
            return _with_set(track, outcome, fact, standing, protocol)
        case PainReported(place=Place.ELSEWHERE):
            outcome = replace(outcome, elsewhere=_most(outcome.elsewhere, fact.pain))
        case PainReported():
            outcome = replace(outcome, peak=_most(outcome.peak, fact.pain))
        case ExerciseRated():
            effort = outcome.effort if fact.effort is None else _most(outcome.effort, fact.effort)
            outcome = replace(outcome, peak=_most(outcome.peak, fact.peak_pain), effort=effort)
        case _:
            assert_never(fact)
    return replace(track, begun=True, idle_days=0, outcome=replace(outcome, worked=True))


def _with_set(track: Track, outcome: Outcome, fact: SetDone, standing: Standing, protocol: Protocol) -> Track:
    """A set, in place of an earlier one of its number. Less load than prescribed becomes the level; more does not."""
    ladder = person_ladder(CATALOGUE[fact.exercise], standing, protocol=protocol)
    level = ladder.fitted(track.level)
    stage = min(level.stage, ladder.stage_of(fact.load)) if fact.reps_done > 0 else level.stage
    result = SetResult(
        number=fact.number,
        reached=fact.reps_done >= ladder.reps(level),
        form=form_seen(fact, protocol=protocol),
    )
    others = tuple(each for each in outcome.sets if each.number != fact.number)
    sets = tuple(sorted((*others, result), key=lambda each: each.number))
    worked = outcome.worked or fact.reps_done > 0
    return replace(
        track,
        level=replace(level, stage=stage),
        clean=track.clean if stage == level.stage else 0,
        begun=track.begun or worked,
        idle_days=0 if worked else track.idle_days,
        outcome=replace(outcome, sets=sets, worked=worked),
    )


def form_seen(fact: SetDone, *, protocol: Protocol) -> FormSeen:
    """The form of a set from the coach's report: the share of clean repetitions among those that could be judged.

    Without a report, or with none judged, it is unknown; that does not hold the person back, because a set that is
    tapped or timed has the same rights as one before the camera.
    """
    summary = None if fact.report is None else fact.report.get("summary")
    if not isinstance(summary, dict):
        return FormSeen.UNKNOWN
    clean, faulty = summary.get("clean"), summary.get("faulty")
    if not isinstance(clean, int) or not isinstance(faulty, int) or clean + faulty <= 0:
        return FormSeen.UNKNOWN
    share = clean / (clean + faulty)
    return FormSeen.CLEAN if share >= protocol.progress.form_clean_share_min else FormSeen.POOR


def _most(known: int | None, answer: int) -> int:
    return answer if known is None else max(known, answer)
