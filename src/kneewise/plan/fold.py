"""Facts fold, one after the other, into where the person stands.

A session counts once something of it was done: then everything that was prescribed at its start becomes the levels
that its answers are about. The answers that come later (an hour, the next morning) belong to it until the next session
begins. A late fact about an older session still counts as pain, but changes no verdict that has been given.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from kneewise.plan.activity.gates import with_earned
from kneewise.plan.activity.running import with_activity
from kneewise.plan.changes import changed, changes_of, in_force
from kneewise.plan.day import person_day
from kneewise.plan.facts.corrections import Corrected, Told, told
from kneewise.plan.facts.course import (
    ActivityDone,
    HealthChanged,
    HopTested,
    MaintenanceChosen,
    Overridden,
    OverrideLifted,
    Reviewed,
    SingleLegTested,
)
from kneewise.plan.facts.exercise import (
    NOT_ANSWERED,
    ExerciseRated,
    Fact,
    FunctionalTested,
    HourAfter,
    InSession,
    Legs,
    MorningChecked,
    PainReported,
    PerKnee,
    Place,
    Profile,
    SessionEnded,
    SessionStarted,
    SetDone,
    Work,
)
from kneewise.plan.gap import is_over
from kneewise.plan.kneecap import person_of
from kneewise.plan.morning import with_flare_of, with_flare_of_activity, with_morning
from kneewise.plan.outcome.scores import first_ratings, with_review, with_worst_pain
from kneewise.plan.progression import Prescription, prescribe
from kneewise.plan.protocol import Protocol
from kneewise.plan.safety import heed, heed_correction, pains_in
from kneewise.plan.standing import Person, Standing, Tests, later, on_today
from kneewise.plan.work import begun, with_work

ASIDE_MAX = 4
"""So many sessions that were started before the last one may still go on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The last session that was started: when, what was prescribed then, and how far it has come.

    ``standing`` is the one that the prescription is for.
    """

    session: str
    at: datetime
    day: date
    before: PerKnee
    standing: Standing
    prescription: Prescription
    begun: bool = False
    ended_at: datetime | None = None
    stopped: frozenset[tuple[str, Legs, int]] = frozenset()
    """What hurt too much in it, with how much it hurt, as it was said at any time: a correction takes nothing out."""

    def on(self, standing: Standing, *, protocol: Protocol) -> "Opened":
        """As it is prescribed now: until its first work, what is said (a sore morning, a hold) still changes it."""
        if self.begun or standing is self.standing:
            return self
        return replace(self, standing=standing, prescription=prescribe(standing, protocol=protocol))


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A standing and the calendar that it belongs to.

    ``opened`` is the last session that was started; ``aside`` are those before it that may go on, because nothing of a
    later one was done. ``last_at`` is the last instant of work in any session; ``overrides`` are a clinician's changes,
    ended or not, but for those ``lifted``; ``activities`` are the person's own, as they rated them at first.
    """

    standing: Standing
    day: date
    zone: str
    opened: Opened | None = None
    aside: tuple[Opened, ...] = ()
    sessions: frozenset[str] = frozenset()
    last_at: datetime | None = None
    overrides: tuple[Overridden, ...] = ()
    lifted: frozenset[str] = frozenset()
    activities: tuple[tuple[str, int], ...] = ()


def fold(facts: Iterable[Fact], *, protocol: Protocol) -> Folded | None:
    """Fold facts in the order of their instants, as corrected; ``None`` when there are none."""
    folded: Folded | None = None
    for each in told(facts):
        folded = one_told(folded, each, protocol=protocol)
    return folded


def one_more(folded: Folded | None, fact: Fact, *, protocol: Protocol) -> Folded:
    """Fold one fact that is not earlier than those before it; ``None`` is where nothing is known yet.

    After a correction (``Corrected``) everything has to be folded anew: what it corrects is in the fold already.
    """
    return one_told(folded, Told(said=fact, counts=fact), protocol=protocol)


def one_told(folded: Folded | None, each: Told, *, protocol: Protocol) -> Folded:
    """Fold one fact as ``told`` gives it, with what it counts as after later corrections."""
    fact = each.said
    day = person_day(fact.at, zone=fact.zone, day_starts_hour=protocol.schedule.day_starts_hour)
    folded = Folded(standing=Standing(), day=day, zone=fact.zone) if folded is None else folded
    folded = replace(aged(folded, day, protocol=protocol), zone=fact.zone)
    protocol = protocol_on(folded, protocol=protocol)
    folded = replace(folded, standing=_heeded(folded.standing, each, protocol=protocol))
    if each.counts is not None:
        folded = _counted(folded, each.counts, protocol)
    return _with_stop(folded, each.said, protocol)


def _counted(folded: Folded, fact: Fact, protocol: Protocol) -> Folded:
    folded = _taken(_with_pain(folded, fact), fact, protocol)
    if not isinstance(fact, _MAY_OPEN):
        return folded
    return replace(folded, standing=with_earned(folded.standing, protocol=protocol))


def _with_stop(folded: Folded, said: Fact, protocol: Protocol) -> Folded:
    """An exercise that is over for today stays so, though the answer be corrected afterwards: doubt lowers load."""
    fact = said.fact if isinstance(said, Corrected) else said
    match fact:
        case PainReported(place=Place.KNEECAP, pain=peak) | ExerciseRated(peak_pain=peak):
            opened = folded.opened
        case _:
            return folded
    if opened is None or fact.session != opened.session or peak <= protocol.pain.reduce_max:
        return folded
    stopped = opened.stopped | {(fact.exercise, fact.side, peak)}
    return replace(folded, opened=replace(opened, stopped=stopped))


_MAY_OPEN = (MorningChecked, FunctionalTested, ActivityDone, SingleLegTested, HopTested, Reviewed)
"""Facts after which a gate beyond the squat may have opened."""


def _heeded(standing: Standing, each: Told, *, protocol: Protocol) -> Standing:
    if isinstance(each.said, Corrected):
        return heed_correction(standing, each.said.fact, before=each.before, protocol=protocol)
    return heed(standing, each.said, protocol=protocol)


def protocol_on(folded: Folded, *, protocol: Protocol) -> Protocol:
    """The protocol with the numbers that a clinician has set for this person, as it holds on their day."""
    return changed(protocol, in_force(folded.overrides, folded.day))


def aged(folded: Folded, day: date, *, protocol: Protocol) -> Folded:
    """The same on a later day; a day that lies before (a journey to the west) changes nothing."""
    days = (day - folded.day).days
    if days <= 0:
        return folded
    standing = after_days(folded.standing, days, protocol=protocol_on(folded, protocol=protocol))
    standing = replace(standing, changes=changes_of(in_force(folded.overrides, day)))
    opened = folded.opened if standing.visit is not None or folded.standing.visit is None else None
    return replace(folded, standing=standing, day=day, opened=opened, aside=folded.aside if opened is not None else ())


def after_days(standing: Standing, days: int, *, protocol: Protocol) -> Standing:
    """The standing some days later; after too long a break the plan begins anew, with the safety questions.

    What was said of the last days stays: a flare-up or a swelling of last week does not end with the old plan.
    """
    standing = later(standing, days)
    if not is_over(standing, protocol=protocol):
        return standing
    person = None if standing.person is None else replace(standing.person, worst_pain_at_start=None)
    return Standing(
        locks=standing.locks,
        lasting_cleared=standing.lasting_cleared,
        person=person,
        days=standing.days,
        flares=standing.flares,
        unwell=standing.unwell,
        changes=standing.changes,
    )


def _with_pain(folded: Folded, fact: Fact) -> Folded:
    pains = () if isinstance(fact, Profile | Reviewed) else pains_in(fact)
    if not pains:
        return folded
    today = folded.standing.today
    worst = max(*pains, -1 if today.worst is None else today.worst)
    return replace(folded, standing=on_today(folded.standing, replace(today, worst=worst)))


def _taken(folded: Folded, fact: Fact, protocol: Protocol) -> Folded:
    standing = folded.standing
    if isinstance(fact, Profile):
        person = _person(standing.person, fact, protocol)
        outcomes = with_worst_pain(standing.outcomes, fact.worst_pain_week)
        return replace(folded, standing=replace(standing, person=person, outcomes=outcomes))
    if isinstance(fact, MorningChecked):
        return replace(folded, standing=with_morning(standing, fact, protocol=protocol))
    if isinstance(fact, FunctionalTested):
        standing = replace(standing, tests=_tested(standing.tests, fact))
        return replace(folded, standing=with_flare_of_activity(standing, fact, protocol=protocol))
    if isinstance(fact, InSession):
        return _in_session(folded, fact, protocol)
    if isinstance(fact, Reviewed):
        return _reviewed(folded, fact, protocol)
    return _changed(folded, fact, protocol)


def _tested(before: Tests | None, fact: FunctionalTested) -> Tests:
    """The tests of today; of two tries on one day the worse counts."""
    now = Tests(age_days=0, sit_to_stand_pain=fact.sit_to_stand_pain, step_down_pain=fact.step_down_pain)
    if before is None or before.age_days > 0:
        return now
    return replace(
        now,
        sit_to_stand_pain=max(before.sit_to_stand_pain, now.sit_to_stand_pain),
        step_down_pain=max(before.step_down_pain, now.step_down_pain),
    )


def _reviewed(folded: Folded, fact: Reviewed, protocol: Protocol) -> Folded:
    known = folded.standing.outcomes
    rated = first_ratings(known, dict(folded.activities))
    outcomes = with_review(
        known,
        fact,
        rated=rated,
        weeks=protocol.review.weeks,
        sessions_per_week=protocol.schedule.sessions_per_week,
    )
    kept = rated or fact.activities or dict(folded.activities)
    today = folded.standing.today
    worst = max((pain for pain in (today.recalled, fact.worst_pain) if pain is not None), default=None)
    standing = on_today(replace(folded.standing, outcomes=outcomes), replace(today, recalled=worst))
    return replace(folded, standing=standing, activities=tuple(sorted(kept.items())))


def _changed(folded: Folded, fact: Fact, protocol: Protocol) -> Folded:
    """What is not of one session: activities, health, the goal, a clinician's changes."""
    match fact:
        case ActivityDone() | SingleLegTested() | HopTested():
            return replace(folded, standing=with_activity(folded.standing, fact, protocol=protocol))
        case HealthChanged():
            return replace(folded, standing=replace(folded.standing, unwell=fact.unwell))
        case MaintenanceChosen():
            return replace(folded, standing=replace(folded.standing, maintaining=fact.on))
        case Overridden():
            return _with_overrides(folded, (*folded.overrides, fact))
        case OverrideLifted():
            return _with_overrides(replace(folded, lifted=folded.lifted | {fact.override}), folded.overrides)
        case _:
            return folded


def _with_overrides(folded: Folded, overrides: tuple[Overridden, ...]) -> Folded:
    """The changes that were not taken back, whichever of the two came first: clocks differ."""
    overrides = tuple(each for each in overrides if each.id not in folded.lifted)
    changes = changes_of(in_force(overrides, folded.day))
    return replace(folded, overrides=overrides, standing=replace(folded.standing, changes=changes))


def _person(known: Person | None, fact: Profile, protocol: Protocol) -> Person:
    share = protocol.load.ask_clinician_above_body_fraction
    mass = protocol.load.assumed_body_mass_kg if fact.body_mass_kg is None else fact.body_mass_kg
    start = None if known is None else known.worst_pain_at_start
    return Person(
        equipment=fact.equipment,
        days=fact.days,
        build=person_of(fact),
        weight_limit_kg=mass * share,
        worst_pain_at_start=fact.worst_pain_week if start is None else start,
    )


def _in_session(folded: Folded, fact: InSession, protocol: Protocol) -> Folded:
    if isinstance(fact, SessionStarted):
        return _opened(folded, fact, fact.pain_before, protocol)
    if isinstance(fact, Work) and fact.session not in folded.sessions:
        folded = _opened(folded, fact, NOT_ANSWERED, protocol)
    opened = folded.opened
    if opened is not None and opened.session == fact.session:
        return _of_open(folded, opened, fact, protocol)
    return _beside(folded, fact, protocol)


def _of_open(folded: Folded, opened: Opened, fact: InSession, protocol: Protocol) -> Folded:
    """What is told of the open session."""
    if isinstance(fact, Work):
        return _work(folded, opened, fact, protocol)
    if isinstance(fact, SessionEnded):
        last_at = fact.at if opened.begun else folded.last_at
        return replace(folded, opened=replace(opened, ended_at=fact.at), last_at=last_at)
    if isinstance(fact, HourAfter) and opened.begun and folded.standing.visit is not None:
        visit = replace(folded.standing.visit, hour=folded.standing.visit.hour.worse(fact.pain))
        return replace(folded, standing=replace(folded.standing, visit=visit))
    return folded


def _beside(folded: Folded, fact: InSession, protocol: Protocol) -> Folded:
    """What is told of a session that is not the last one started: two devices that had not heard of each other.

    The last session of which something was done goes on, and so does one of which nothing was done yet, as it would be
    prescribed now. Of older ones only what hurt is heeded.
    """
    opened = folded.opened
    mine = next((each for each in folded.aside if each.session == fact.session), None)
    if opened is None or mine is None:
        if not isinstance(fact, Work):
            return folded
        return replace(folded, standing=with_flare_of(folded.standing, fact, protocol=protocol))
    others = tuple(each for each in folded.aside if each is not mine)
    if not mine.begun:
        if not isinstance(fact, Work):
            return folded
        mine = mine.on(folded.standing, protocol=protocol)
        return _of_open(replace(folded, opened=mine, aside=(*others, opened)), mine, fact, protocol)
    after = _of_open(replace(folded, opened=mine, aside=others), mine, fact, protocol)
    now = opened.on(after.standing, protocol=protocol)
    mine = mine if after.opened is None else after.opened
    return replace(after, opened=now, aside=(*others, mine))


def _opened(folded: Folded, fact: InSession, before: PerKnee, protocol: Protocol) -> Folded:
    """A session starts; the same one started twice stays as it was."""
    if fact.session in folded.sessions:
        return folded
    opened = Opened(
        session=fact.session,
        at=fact.at,
        day=folded.day,
        before=before,
        standing=folded.standing,
        prescription=prescribe(folded.standing, protocol=protocol),
    )
    before_it = () if folded.opened is None else (folded.opened,)
    aside = (*folded.aside, *before_it)[-ASIDE_MAX:]
    return replace(folded, opened=opened, aside=aside, sessions=folded.sessions | {fact.session})


def _work(folded: Folded, opened: Opened, fact: Work, protocol: Protocol) -> Folded:
    """Something was done, or hurt, in the open session."""
    if isinstance(fact, SetDone) and fact.reps_done == 0 and not opened.begun:
        return folded
    standing = folded.standing
    if not opened.begun:
        opened = opened.on(standing, protocol=protocol)
        standing = begun(standing, opened.prescription.planned, before=opened.before, protocol=protocol)
        opened = replace(opened, begun=True)
        folded = replace(folded, aside=tuple(each for each in folded.aside if not each.begun))
    standing = with_work(with_flare_of(standing, fact, protocol=protocol), fact, protocol=protocol)
    return replace(folded, standing=standing, opened=opened, last_at=fact.at)
