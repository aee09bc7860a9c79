"""Safety: what locks the plan, and what lifts it. It knows nothing of progress, on purpose.

An emergency flag locks until two later facts are there: a clinician cleared it, and a full screen was answered without
an emergency flag (other flags of that screen lock by themselves). Every other lock is lifted by a later clearing alone.
A question left open is never safe; it is asked again.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kneewise.body import Side
from kneewise.plan.facts.course import ActivityDone, HopTested, Reviewed, SingleLegTested
from kneewise.plan.facts.exercise import (
    Cleared,
    ExerciseRated,
    Fact,
    Form,
    FunctionalTested,
    HourAfter,
    MorningChecked,
    PainReported,
    PerKnee,
    Profile,
    Screened,
    SessionStarted,
)
from kneewise.plan.outcome.measures import concerns_in
from kneewise.plan.protocol import Protocol
from kneewise.plan.standing import Lock, Standing
from kneewise.plan.triage import BY_CODE, CODES, SHORT_FORM, Level
from kneewise.wording import Wording, say

PAIN, SWELLING, GIVING_WAY = "pain", "swelling", "giving-way"
"""Locks that do not come from a question but from an answer on the way (clinical.md 4.2, row 1)."""

_ANSWERED: dict[str, tuple[Wording, Wording]] = {
    PAIN: (
        say("Is the pain in your knee very strong, 8 out of 10 or more?"),
        say("Rest the knee. Book a visit with your doctor or physiotherapist in the next few days."),
    ),
    SWELLING: (
        say("Is your knee clearly swollen?"),
        say("Rest the knee with your leg up. Book a visit with your doctor or physiotherapist in the next few days."),
    ),
    GIVING_WAY: (
        say("Did your knee give way?"),
        say("Take care on stairs. Book a visit with your doctor or physiotherapist in the next few days."),
    ),
}

_MESSAGES = {
    Level.EMERGENCY: say("Please do not exercise now. Your answers say that somebody should look at this at once."),
    Level.URGENT: say(
        "Please do not exercise for now. Let a doctor or physiotherapist look at your knee in the next few days."
    ),
    Level.CLINICIAN_FIRST: say("Before you begin, a doctor or physiotherapist should agree to this programme."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """One thing that locks: what was asked, and what to do now."""

    code: str
    question: Wording
    do: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Triage:
    """Why there is no exercise, and what to do: the flags of the most pressing level, and no others."""

    level: Level
    flags: tuple[Flag, ...]
    message: Wording


def level_of(code: str) -> Level:
    """How pressing a lock is."""
    return BY_CODE[code].level if code in BY_CODE else Level.URGENT


def heed(standing: Standing, fact: Fact, *, protocol: Protocol) -> Standing:
    """Take from a fact what is of concern for safety: screens, new locks, locks lifted."""
    if isinstance(fact, Screened):
        return _heed_screen(standing, fact)
    if isinstance(fact, Cleared):
        return _heed_clearing(standing)
    if isinstance(fact, Reviewed) and concerns_in(fact.akps or {}):
        standing = replace(standing, full_screen_days=None)
    return _lock(standing, _alarms(fact, protocol))


def heed_correction(standing: Standing, fact: Fact | None, *, before: Iterable[Fact], protocol: Protocol) -> Standing:
    """Take the new locks from an answer as corrected; those that an earlier version brought stand already."""
    if fact is None:
        return standing
    known = {code for each in before for code in _alarms(each, protocol)}
    return _lock(standing, [code for code in _alarms(fact, protocol) if code not in known])


def triage(standing: Standing) -> Triage | None:
    """What locks the plan; ``None`` when nothing does."""
    if not standing.locks:
        return None
    order = {code: place for place, code in enumerate((*CODES, *_ANSWERED))}
    codes = sorted({lock.code for lock in standing.locks}, key=lambda code: order[code])
    levels = {level_of(code) for code in codes}
    level = next(each for each in Level if each in levels)
    return Triage(
        level=level, flags=tuple(_flag(code) for code in codes if level_of(code) is level), message=_MESSAGES[level]
    )


def screens_needed(standing: Standing, *, protocol: Protocol) -> tuple[str, ...]:
    """Which safety questions have to be asked before exercise."""
    age = standing.full_screen_days
    if age is None or age >= protocol.schedule.screen_full_every_days:
        return ("screening-full",)
    return () if standing.short_screen else ("screening-short",)


def lock_words(code: str) -> Wording:
    """The question that a lock came from."""
    return _flag(code).question


def _flag(code: str) -> Flag:
    if code in BY_CODE:
        return Flag(code=code, question=BY_CODE[code].text, do=BY_CODE[code].do)
    question, do = _ANSWERED[code]
    return Flag(code=code, question=question, do=do)


def _heed_screen(standing: Standing, fact: Screened) -> Standing:
    flags = [code for code in fact.flags if code not in standing.lasting_cleared]
    emergency = any(level_of(code) is Level.EMERGENCY for code in flags)
    full = fact.form is Form.FULL and _answered(fact, CODES)
    short = full or _answered(fact, SHORT_FORM)
    locks = standing.locks
    if full and not emergency:
        locks = _still_locked(replace(lock, screened=True) for lock in locks)
    standing = replace(
        standing,
        locks=locks,
        screened=standing.screened or full,
        full_screen_days=0 if full else standing.full_screen_days,
        short_screen=short,
    )
    return _lock(standing, flags)


def _answered(fact: Screened, codes: Iterable[str]) -> bool:
    return all(fact.answers.get(code) is not None for code in codes)


def _heed_clearing(standing: Standing) -> Standing:
    lasting = {lock.code for lock in standing.locks if lock.code in BY_CODE and BY_CODE[lock.code].lasting}
    return replace(
        standing,
        locks=_still_locked(replace(lock, cleared=True) for lock in standing.locks),
        lasting_cleared=standing.lasting_cleared | lasting,
    )


def _still_locked(locks: Iterable[Lock]) -> tuple[Lock, ...]:
    return tuple(
        lock for lock in locks if not lock.cleared or (level_of(lock.code) is Level.EMERGENCY and not lock.screened)
    )


def _lock(standing: Standing, codes: Iterable[str]) -> Standing:
    """Lock by these codes; a flag that comes again begins again, uncleared."""
    fresh = set(codes)
    if not fresh:
        return standing
    kept = [lock for lock in standing.locks if lock.code not in fresh]
    locks = sorted([*kept, *(Lock(code=code) for code in fresh)], key=lambda lock: lock.code)
    visit = None if standing.visit is None else replace(standing.visit, alarmed=True)
    return replace(standing, locks=tuple(locks), visit=visit)


def _alarms(fact: Fact, protocol: Protocol) -> tuple[str, ...]:
    alarms = []
    worst = max(pains_in(fact), default=0)
    if worst >= protocol.pain.lock_min:
        alarms.append(PAIN)
    if isinstance(fact, MorningChecked):
        swelling = fact.swelling.worst
        if swelling is not None and swelling >= protocol.swelling.lock_min:
            alarms.append(SWELLING)
        if fact.giving_way:
            alarms.append(GIVING_WAY)
    return tuple(alarms)


def pains_in(fact: Fact) -> tuple[int, ...]:
    """Every pain answer, 0 to 10, in a fact, wherever it hurts."""
    match fact:
        case SessionStarted():
            pains = _known(fact.pain_before)
        case HourAfter() | MorningChecked() | SingleLegTested():
            pains = _known(fact.pain)
        case PainReported() | HopTested():
            pains = (fact.pain,)
        case ExerciseRated() | ActivityDone():
            pains = (fact.peak_pain,)
        case FunctionalTested():
            pains = (fact.sit_to_stand_pain, fact.step_down_pain)
        case Profile():
            pains = () if fact.worst_pain_week is None else (fact.worst_pain_week,)
        case Reviewed():
            pains = tuple(pain for pain in (fact.worst_pain, fact.usual_pain) if pain is not None)
        case _:
            pains = ()
    return pains


def _known(answers: PerKnee) -> tuple[int, ...]:
    return tuple(answer for knee in Side if (answer := answers.of(knee)) is not None)
