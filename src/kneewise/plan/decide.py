"""What is next? Facts fold into a standing; then safety, gates, progression and schedule, in that order."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from kneewise.plan import reasons
from kneewise.plan.activity.criteria import STEP_DOWN
from kneewise.plan.activity.gates import gates_b
from kneewise.plan.activity.permission import permissions
from kneewise.plan.activity.running import run_step
from kneewise.plan.activity.tried import tried_yesterday
from kneewise.plan.changes import holding, in_force
from kneewise.plan.course import Course
from kneewise.plan.day import person_day
from kneewise.plan.facts.course import GateName
from kneewise.plan.fold import Folded, Opened, aged, fold, protocol_on
from kneewise.plan.gates import TESTS, gate_a
from kneewise.plan.outcome.review import look_backs, review_due, review_notes
from kneewise.plan.progression import Prescription, prescribe
from kneewise.plan.protocol import Protocol
from kneewise.plan.remarks import course_reasons, may_maintain, notes
from kneewise.plan.safety import Triage, level_of, screens_needed, triage
from kneewise.plan.schedule import Wait, days_until, hours_over, hours_reason, on_a_chosen_day, wait
from kneewise.plan.session import Answer, Change, Gate, Item, Provenance, Reason, Session
from kneewise.plan.standing import Phase, Standing
from kneewise.plan.triage import Level
from kneewise.plan.verdict import Verdict
from kneewise.wording import say

UTC_ZONE = "UTC"

BLOCKING = frozenset({"screening-full", "screening-short", "profile"})
"""What has to be asked before a session may start; the rest only keeps the load from growing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Now, as this person's clock and calendar have it."""

    now: datetime
    today: date
    zone: str


def next_session(course: Course, *, now: datetime) -> Session:
    """What is next for a person, and why; ``now`` is aware (``ValueError`` when it is not).

    All facts count, also those that a clock running ahead has put after ``now``. For a session of the past give
    ``course.until(now)``.
    """
    return answer(fold(course.facts, protocol=course.protocol), now=now, protocol=course.protocol)


def answer(folded: Folded | None, *, now: datetime, protocol: Protocol) -> Session:
    """What is next after facts that have been folded already; see ``next_session``."""
    if now.utcoffset() is None:
        raise ValueError("now must be a time with its offset from UTC")
    zone = UTC_ZONE if folded is None else folded.zone
    today = person_day(now, zone=zone, day_starts_hour=protocol.schedule.day_starts_hour)
    if folded is None:
        folded = Folded(standing=Standing(), day=today, zone=zone)
    folded = aged(folded, today, protocol=protocol)
    base, protocol = protocol, protocol_on(folded, protocol=protocol)
    moment = Moment(now=now, today=folded.day, zone=zone)
    return _with_course(_decided(folded, moment, protocol, base=base), folded, protocol)


def _decided(folded: Folded, moment: Moment, protocol: Protocol, *, base: Protocol) -> Session:
    """Locked, in a session, or ahead of one. ``base`` is the protocol without a clinician's changes."""
    locked = triage(folded.standing)
    if locked is not None:
        return _locked(folded, locked, protocol)
    opened = _open_session(folded, moment, protocol)
    if opened is not None and not folded.standing.unwell and not _must_rest(folded, opened, protocol):
        return _during(folded, opened, protocol)
    return _ahead(folded, moment, protocol, base=base)


def _must_rest(folded: Folded, opened: Opened, protocol: Protocol) -> bool:
    """What was said since the open session was started, and before anything of it was done, asks for days of rest."""
    if opened.begun or folded.standing is opened.standing:
        return False
    return wait(folded.standing, protocol=protocol).days > wait(opened.standing, protocol=protocol).days


def _with_course(session: Session, folded: Folded, protocol: Protocol) -> Session:
    """The session with what stands beside the exercises, whatever the verdict on the day."""
    standing = folded.standing
    beyond = gates_b(standing, protocol=protocol)
    looked_back = look_backs(standing.outcomes, protocol=protocol)
    review = review_due(standing, activities=folded.activities, protocol=protocol)
    is_free = session.triage is None and session.open_session is None
    if not is_free:
        review = None
    return replace(
        session,
        gates=(*session.gates, *beyond),
        permissions=permissions(standing, beyond, protocol=protocol),
        run=next(run_step(standing, gate, protocol=protocol) for gate in beyond if gate.to is GateName.RUNNING),
        needs=(
            *session.needs,
            *(_step_down_needed(beyond[0]) if is_free and not standing.unwell else ()),
            *(("review",) if review is not None and review.week > 0 else ()),
        ),
        review=review,
        look_back=looked_back,
        notes=(*notes(standing, protocol=protocol), *review_notes(looked_back)),
        overrides=holding(in_force(folded.overrides, folded.day), protocol=protocol),
        unwell=standing.unwell,
        maintaining=standing.maintaining,
        may_maintain=not standing.maintaining and may_maintain(standing, protocol=protocol),
    )


def _locked(folded: Folded, locked: Triage, protocol: Protocol) -> Session:
    """No exercise, and what to do instead."""
    standing = folded.standing
    return Session(
        verdict=Answer.SEE_CLINICIAN,
        due=None,
        may_start=False,
        allowed_today=False,
        phase=standing.phase,
        items=(),
        reasons=(_lock_reason(locked, protocol),),
        refusals=(),
        gates=(gate_a(standing, protocol=protocol),),
        triage=locked,
        needs=_needs_when_locked(standing),
        kneecaps=(),
        open_session=None,
        provenance=_provenance(protocol),
    )


def _needs_when_locked(standing: Standing) -> tuple[str, ...]:
    clearance = ("clearance",) if any(not lock.cleared for lock in standing.locks) else ()
    emergency = any(level_of(lock.code) is Level.EMERGENCY and not lock.screened for lock in standing.locks)
    return (*clearance, *(("screening-full",) if emergency else ()))


def _lock_reason(locked: Triage, protocol: Protocol) -> Reason:
    codes = ", ".join(flag.code for flag in locked.flags)
    source = protocol.source_of("pain.lock_min")
    return Reason(rule=Verdict.LOCK.value, says=locked.message, saw={"flags": codes}, source=source)


def _open_session(folded: Folded, moment: Moment, protocol: Protocol) -> Opened | None:
    """The session that was started and not ended, unless it was left lying too long."""
    opened = folded.opened
    if opened is None or opened.ended_at is not None:
        return None
    lasted = moment.now - opened.at
    return opened if lasted <= timedelta(hours=protocol.schedule.open_session_hours) else None


def _during(folded: Folded, opened: Opened, protocol: Protocol) -> Session:
    """The open session, as prescribed before its first set; what was stopped today is marked."""
    standing = folded.standing
    plan = opened.on(standing, protocol=protocol).prescription
    needs = () if standing.person is not None else ("profile",)
    return Session(
        verdict=Answer.TRAIN,
        due=opened.day,
        may_start=not needs,
        allowed_today=True,
        phase=_phase(plan.gate),
        items=tuple(_with_stop(planned.item, opened, standing, protocol) for planned in plan.planned),
        reasons=(
            Reason(
                rule="open-session",
                says=say("Your session is open. Go on where you stopped."),
                saw={},
                source="Kneewise",
            ),
            *_course_reasons(folded, plan, protocol),
        ),
        refusals=plan.refusals,
        gates=(plan.gate,),
        triage=None,
        needs=needs,
        kneecaps=plan.kneecaps,
        open_session=opened.session,
        provenance=_provenance(protocol),
    )


def _with_stop(item: Item, opened: Opened, standing: Standing, protocol: Protocol) -> Item:
    """An item of the open session; what hurt too much today, or was paused by a clinician since, is over for today."""
    if item.exercise.name in standing.changes.paused:
        return replace(item, change=Change.STOP, stopped_today=True, reasons=(reasons.paused(protocol=protocol),))
    outcome = standing.track(item.exercise.name, item.legs).outcome
    said = [peak for exercise, legs, peak in opened.stopped if (exercise, legs) == (item.exercise.name, item.legs)]
    peak = max([*said, *([] if outcome is None or outcome.peak is None else [outcome.peak])], default=0)
    if peak <= protocol.pain.reduce_max:
        return item
    reason = reasons.stopped_today(peak, protocol=protocol)
    return replace(item, change=Change.STOP, stopped_today=True, reasons=(reason,))


def _ahead(folded: Folded, moment: Moment, protocol: Protocol, *, base: Protocol) -> Session:
    """The session to come: today's, or a later one shown in advance. ``base`` is without a clinician's changes."""
    standing = folded.standing
    waiting, is_time = _waiting(folded, moment, protocol)
    allowed_today = is_time and waiting.days == 0 and standing.screened
    waiting = on_a_chosen_day(standing, waiting, today=moment.today, protocol=protocol)
    is_time = is_time and waiting.days == 0
    due = moment.today + timedelta(days=waiting.days)
    then = aged(folded, due, protocol=base)
    protocol_then = protocol_on(then, protocol=base)
    plan = prescribe(then.standing, protocol=protocol_then)
    needs = _needs(folded, moment, due_today=waiting.days == 0, protocol=protocol)
    verdict = Answer.TRAIN if is_time and standing.screened else Answer.REST
    because = _because(then, waiting, plan, protocol_then)
    return Session(
        verdict=verdict,
        due=due,
        may_start=verdict is Answer.TRAIN and not BLOCKING & set(needs),
        allowed_today=allowed_today,
        phase=_phase(plan.gate),
        items=tuple(planned.item for planned in plan.planned) if standing.screened else (),
        reasons=because,
        refusals=plan.refusals,
        gates=(plan.gate,),
        triage=None,
        needs=(*needs, *(() if standing.unwell else _tests_needed(plan.gate))),
        kneecaps=plan.kneecaps if standing.screened else (),
        open_session=None,
        provenance=_provenance(protocol),
    )


def _because(then: Folded, waiting: Wait, plan: Prescription, protocol: Protocol) -> tuple[Reason, ...]:
    """Why the session is when it is, and what shapes it; ``then`` is its day."""
    if not then.standing.screened:
        return (_first_questions(protocol),)
    day = reasons.unwell(protocol=protocol) if then.standing.unwell else waiting.reason
    return (day, *_course_reasons(then, plan, protocol))


def _course_reasons(then: Folded, plan: Prescription, protocol: Protocol) -> tuple[Reason, ...]:
    overrides = holding(in_force(then.overrides, then.day), protocol=protocol)
    return course_reasons(then.standing, overrides, light=plan.light, protocol=protocol)


def _waiting(folded: Folded, moment: Moment, protocol: Protocol) -> tuple[Wait, bool]:
    """The wait in days, by days and by hours; and whether it is over at this very hour."""
    waiting = wait(folded.standing, protocol=protocol)
    earliest = hours_over(folded.last_at, protocol=protocol)
    if earliest is None or folded.standing.last_session_days is None:
        return waiting, True
    days = days_until(earliest, today=moment.today, zone=moment.zone, protocol=protocol)
    too_early = moment.now < earliest
    if days > waiting.days or (waiting.days == 0 and too_early):
        waiting = Wait(days=max(days, 0), reason=hours_reason(protocol=protocol))
    return waiting, waiting.days == 0 and not too_early


def _first_questions(protocol: Protocol) -> Reason:
    return Reason(
        rule="questions-first",
        says=say("First some questions, to be sure that exercise is safe for you."),
        saw={},
        source=protocol.source_of("schedule.screen_full_every_days"),
    )


def _phase(gate: Gate) -> Phase:
    return Phase.CLOSED_CHAIN if gate.passed else Phase.OPEN_CHAIN


def _needs(folded: Folded, moment: Moment, *, due_today: bool, protocol: Protocol) -> tuple[str, ...]:
    """What should be asked next, the most pressing first."""
    standing = folded.standing
    screens = screens_needed(standing, protocol=protocol)
    asked = (
        ("screening-full", "screening-full" in screens and (due_today or not standing.screened)),
        ("profile", standing.person is None),
        ("hour-after", _hour_is_open(folded, moment, protocol)),
        ("morning-check", _morning_is_open(standing)),
        ("screening-short", "screening-short" in screens and due_today),
    )
    return tuple(name for name, open_ in asked if open_)


def _tests_needed(gate: Gate) -> tuple[str, ...]:
    """The functional tests, once they are all that is missing."""
    missing = {each.name for each in gate.unmet}
    return ("functional-test",) if not gate.passed and missing <= set(TESTS) else ()


def _step_down_needed(stairs: Gate) -> tuple[str, ...]:
    """The functional tests once more, when the step down is all that is missing for training on stairs."""
    return ("functional-test",) if not stairs.passed and {each.name for each in stairs.unmet} == {STEP_DOWN} else ()


def _hour_is_open(folded: Folded, moment: Moment, protocol: Protocol) -> bool:
    """An hour has gone by since the end of today's session, and nobody has asked."""
    visit, opened = folded.standing.visit, folded.opened
    if visit is None or visit.age_days > 0 or visit.hour.worst is not None or opened is None or opened.ended_at is None:
        return False
    return moment.now >= opened.ended_at + timedelta(minutes=protocol.pain.settle_min)


def _morning_is_open(standing: Standing) -> bool:
    """No morning has been answered since the last session, nor after what was tried yesterday."""
    visit = standing.visit
    if visit is not None and visit.age_days > 0 and visit.answered_age_days is None:
        return True
    return tried_yesterday(standing.activities) and standing.today.morning.worst is None


def _provenance(protocol: Protocol) -> Provenance:
    return Provenance(protocol=protocol.name, version=protocol.version, sha256=protocol.sha256)
