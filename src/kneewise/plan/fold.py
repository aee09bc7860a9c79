"""Facts fold, one after the other, into where the person stands.

A session counts once something of it was done: then everything that was prescribed at its start becomes the levels
that its answers are about. The answers that come later (an hour, the next morning) belong to it until the next session
begins. A late fact about an older session still counts as pain, but changes no verdict that has been given.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from statistics import median

from kneewise.body import Side
from kneewise.exercises import CATALOGUE, Chain
from kneewise.plan.day import person_day
from kneewise.plan.facts import (
    ExerciseRated,
    Fact,
    FunctionalTested,
    HourAfter,
    InSession,
    MorningChecked,
    OfExercise,
    PainReported,
    PerKnee,
    Place,
    Profile,
    SessionEnded,
    SessionStarted,
    SetDone,
)
from kneewise.plan.gap import is_over
from kneewise.plan.gates import gate_a, person_ladder, strong_sessions
from kneewise.plan.progression import Planned, clean_sessions, closed, prescribe
from kneewise.plan.protocol import Protocol
from kneewise.plan.safety import heed, pains_in
from kneewise.plan.session import Change, Gate
from kneewise.plan.standing import (
    COUNT_CAP,
    Day,
    Flare,
    FormSeen,
    Outcome,
    Person,
    Phase,
    SetResult,
    Standing,
    Tests,
    Track,
    Visit,
    later,
    with_track,
)
from kneewise.plan.verdict import setbacks


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The last session that was started: when, what was prescribed then, and how far it has come."""

    session: str
    at: datetime
    day: date
    before: PerKnee
    planned: tuple[Planned, ...]
    gate: Gate
    begun: bool = False
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A standing and the calendar that it belongs to. ``last_at`` is the last instant of work in any session."""

    standing: Standing
    day: date
    zone: str
    opened: Opened | None = None
    sessions: frozenset[str] = frozenset()
    last_at: datetime | None = None


def fold(facts: Iterable[Fact], *, protocol: Protocol) -> Folded | None:
    """Fold facts in the order of their instants; ``None`` when there are none."""
    folded: Folded | None = None
    for fact in sorted(facts, key=lambda fact: (fact.at, fact.id)):
        day = person_day(fact.at, zone=fact.zone, day_starts_hour=protocol.schedule.day_starts_hour)
        folded = Folded(standing=Standing(), day=day, zone=fact.zone) if folded is None else folded
        folded = replace(aged(folded, day, protocol=protocol), zone=fact.zone)
        folded = replace(folded, standing=heed(folded.standing, fact, protocol=protocol))
        folded = _taken(_with_pain(folded, fact), fact, protocol)
    return folded


def aged(folded: Folded, day: date, *, protocol: Protocol) -> Folded:
    """The same on a later day; a day that lies before (a journey to the west) changes nothing."""
    days = (day - folded.day).days
    if days <= 0:
        return folded
    return replace(folded, standing=after_days(folded.standing, days, protocol=protocol), day=day)


def after_days(standing: Standing, days: int, *, protocol: Protocol) -> Standing:
    """The standing some days later; after too long a break the plan begins anew, with the safety questions."""
    standing = later(standing, days)
    if not is_over(standing, protocol=protocol):
        return standing
    return Standing(locks=standing.locks, lasting_cleared=standing.lasting_cleared, person=standing.person)


def _with_pain(folded: Folded, fact: Fact) -> Folded:
    pains = () if isinstance(fact, Profile) else pains_in(fact)
    if not pains:
        return folded
    today = folded.standing.today
    worst = max(*pains, -1 if today.worst is None else today.worst)
    return replace(folded, standing=_on_today(folded.standing, replace(today, worst=worst)))


def _on_today(standing: Standing, today: Day) -> Standing:
    return replace(standing, days=(today, *standing.days[1:]))


def _taken(folded: Folded, fact: Fact, protocol: Protocol) -> Folded:
    standing = folded.standing
    if isinstance(fact, Profile):
        return replace(folded, standing=replace(standing, person=_person(standing.person, fact, protocol)))
    if isinstance(fact, MorningChecked):
        return replace(folded, standing=_morning(standing, fact, protocol))
    if isinstance(fact, FunctionalTested):
        tests = Tests(age_days=0, sit_to_stand_pain=fact.sit_to_stand_pain, step_down_pain=fact.step_down_pain)
        return replace(folded, standing=replace(standing, tests=tests))
    if isinstance(fact, InSession):
        return _in_session(folded, fact, protocol)
    return folded


def _person(known: Person | None, fact: Profile, protocol: Protocol) -> Person:
    share = protocol.load.ask_clinician_above_body_fraction
    start = None if known is None else known.worst_pain_at_start
    return Person(
        equipment=fact.equipment,
        weight_limit_kg=None if fact.body_mass_kg is None else fact.body_mass_kg * share,
        worst_pain_at_start=fact.worst_pain_week if start is None else start,
    )


def _in_session(folded: Folded, fact: InSession, protocol: Protocol) -> Folded:
    if isinstance(fact, SessionStarted):
        return _opened(folded, fact, fact.pain_before, protocol)
    if isinstance(fact, OfExercise) and fact.session not in folded.sessions:
        folded = _opened(folded, fact, PerKnee(), protocol)
    opened = folded.opened
    if opened is None or opened.session != fact.session:
        return folded
    if isinstance(fact, OfExercise):
        return _work(folded, opened, fact, protocol)
    if isinstance(fact, SessionEnded):
        last_at = fact.at if opened.begun else folded.last_at
        return replace(folded, opened=replace(opened, ended_at=fact.at), last_at=last_at)
    if isinstance(fact, HourAfter) and opened.begun and folded.standing.visit is not None:
        visit = replace(folded.standing.visit, hour=fact.pain)
        return replace(folded, standing=replace(folded.standing, visit=visit))
    return folded


def _opened(folded: Folded, fact: InSession, before: PerKnee, protocol: Protocol) -> Folded:
    """A session starts; the same one started twice stays as it was."""
    if fact.session in folded.sessions:
        return folded
    gate = gate_a(folded.standing, protocol=protocol)
    opened = Opened(
        session=fact.session,
        at=fact.at,
        day=folded.day,
        before=before,
        planned=prescribe(folded.standing, gate=gate, protocol=protocol),
        gate=gate,
    )
    return replace(folded, opened=opened, sessions=folded.sessions | {fact.session})


def _work(folded: Folded, opened: Opened, fact: OfExercise, protocol: Protocol) -> Folded:
    """Something was done, or hurt, in the open session."""
    if isinstance(fact, SetDone) and fact.reps_done == 0 and not opened.begun:
        return folded
    standing = folded.standing
    if not opened.begun:
        standing = begun(standing, opened.planned, before=opened.before, protocol=protocol)
        opened = replace(opened, begun=True)
    standing = _flare_by_peak(standing, fact, protocol)
    track = standing.track(fact.exercise, fact.side)
    outcome = track.outcome or Outcome(wanted=protocol.dose.sets)
    standing = with_track(standing, _noted(replace(track, outcome=outcome), outcome, fact, standing, protocol))
    return replace(folded, standing=standing, opened=opened, last_at=fact.at)


def begun(standing: Standing, planned: tuple[Planned, ...], *, before: PerKnee, protocol: Protocol) -> Standing:
    """The standing when the first work of a session is done: old answers close, what is prescribed becomes the level."""
    prescribed = {(each.item.exercise.name, each.item.legs): each for each in planned}
    known = {(track.exercise, track.legs) for track in standing.tracks} | set(prescribed)
    tracks = tuple(
        _next_track(standing.track(name, legs), prescribed.get((name, legs)), standing, protocol)
        for name, legs in sorted(known)
    )
    has_closed_chain = any(each.item.exercise.chain is Chain.CLOSED for each in planned)
    return replace(
        standing,
        phase=Phase.CLOSED_CHAIN if has_closed_chain else standing.phase,
        sessions=min(standing.sessions + 1, COUNT_CAP),
        first_session_days=0 if standing.first_session_days is None else standing.first_session_days,
        session_days=(0, *standing.session_days),
        tracks=tracks,
        visit=Visit(before=before),
        flares=tuple(replace(flare, pending=False) for flare in standing.flares),
    )


def _next_track(track: Track, planned: Planned | None, standing: Standing, protocol: Protocol) -> Track:
    level = closed(track, standing, protocol=protocol) if planned is None else planned.level
    harder = planned is not None and planned.item.change is Change.PROGRESS
    same = level == track.level
    since = track.since_sessions
    return replace(
        track,
        level=level,
        clean=clean_sessions(track, standing, protocol=protocol) if same else 0,
        strong=strong_sessions(track, standing, protocol=protocol),
        since_sessions=1 if harder else None if since is None else min(since + 1, COUNT_CAP),
        since_days=0 if harder else track.since_days,
        setbacks=setbacks(track, standing.visit, protocol=protocol),
        outcome=None if planned is None else Outcome(wanted=planned.item.sets),
    )


def _noted(track: Track, outcome: Outcome, fact: OfExercise, standing: Standing, protocol: Protocol) -> Track:
    if isinstance(fact, SetDone):
        return _with_set(track, outcome, fact, standing, protocol)
    if isinstance(fact, PainReported) and fact.place is Place.ELSEWHERE:
        return replace(
            track, begun=True, outcome=replace(outcome, worked=True, elsewhere=_most(outcome.elsewhere, fact.pain))
        )
    if isinstance(fact, PainReported):
        return replace(track, begun=True, outcome=replace(outcome, worked=True, peak=_most(outcome.peak, fact.pain)))
    if isinstance(fact, ExerciseRated):
        peak, effort = _most(outcome.peak, fact.peak_pain), outcome.effort
        effort = effort if fact.effort is None else _most(effort, fact.effort)
        return replace(track, begun=True, outcome=replace(outcome, worked=True, peak=peak, effort=effort))
    return track


def _with_set(track: Track, outcome: Outcome, fact: SetDone, standing: Standing, protocol: Protocol) -> Track:
    """A set, in place of an earlier one with its number. Less load than prescribed becomes the level; more does not."""
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


def _flare_by_peak(standing: Standing, fact: OfExercise, protocol: Protocol) -> Standing:
    kneecap = isinstance(fact, PainReported) and fact.place is Place.KNEECAP
    peak = fact.pain if isinstance(fact, PainReported) else fact.peak_pain if isinstance(fact, ExerciseRated) else 0
    if (kneecap or isinstance(fact, ExerciseRated)) and peak >= protocol.flare.peak_min:
        return flared(standing, fact.side.knees, protocol=protocol)
    return standing


def flared(standing: Standing, knees: Iterable[Side], *, protocol: Protocol) -> Standing:
    """A flare-up begins today, or the one that is still quite new goes on (one event is counted once)."""
    hurt = set(knees)
    kept = []
    for flare in standing.flares:
        if flare.age_days <= protocol.flare.rest_days:
            hurt |= set(flare.knees)
        else:
            kept.append(flare)
    return replace(standing, flares=(Flare(age_days=0, knees=tuple(sorted(hurt))), *kept))


def _morning(standing: Standing, fact: MorningChecked, protocol: Protocol) -> Standing:
    """A morning's answers: against the mornings before, against the swelling before, and for the last session."""
    rule = protocol.flare
    halves = {knee: baseline_halves(standing, knee, protocol=protocol) for knee in Side}
    raised = tuple(
        knee
        for knee in Side
        if (pain := fact.pain.of(knee)) is not None
        and (base := halves[knee]) is not None
        and 2 * pain - base >= 2 * rule.rise_points
    )
    yesterday = standing.days[1] if len(standing.days) > 1 else Day()
    flaring = [knee for knee in raised if knee in yesterday.raised]
    flaring += [knee for knee in Side if (fact.swelling.of(knee) or 0) > 0 and not _swollen_before(standing, knee)]
    today = replace(standing.today, morning=fact.pain, swelling=fact.swelling, raised=raised)
    standing = _on_today(standing, today)
    if flaring:
        standing = flared(standing, flaring, protocol=protocol)
    visit = standing.visit
    if visit is None or visit.age_days == 0 or visit.answered_age_days not in (None, visit.age_days):
        return standing
    answered = replace(
        visit,
        morning=fact.pain,
        baseline_halves=PerKnee(left=halves[Side.LEFT], right=halves[Side.RIGHT]),
        answered_age_days=visit.age_days,
    )
    return replace(standing, visit=answered)


def _swollen_before(standing: Standing, knee: Side) -> bool:
    """Whether the last swelling that is known, before today, was above none; unknown counts as none."""
    known = (day.swelling.of(knee) for day in standing.days[1:])
    return next((swelling > 0 for swelling in known if swelling is not None), False)


def baseline_halves(standing: Standing, knee: Side, *, protocol: Protocol) -> int | None:
    """A knee's usual morning pain before today, in half points: the median of the last mornings.

    Before any morning is known it is the pain before the last session; ``None`` when that is not known either.
    """
    days = standing.last_days(protocol.pain.baseline_mornings, skip=1)
    known = [pain for day in days if (pain := day.morning.of(knee)) is not None]
    if known:
        return round(2 * median(known))
    before = None if standing.visit is None else standing.visit.before.of(knee)
    return None if before is None else 2 * before
