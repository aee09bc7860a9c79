"""A person's course told day by day, for whoever looks back: pain, sessions, and what was done in them.

It decides nothing. A set that is sent again under its number takes the place of the earlier one, as in the plan.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from kneewise.plan.day import person_day
from kneewise.plan.facts.corrections import as_corrected
from kneewise.plan.facts.course import Reviewed
from kneewise.plan.facts.exercise import (
    NOT_ANSWERED,
    ExerciseRated,
    Fact,
    Legs,
    Load,
    MorningChecked,
    OfExercise,
    PainReported,
    PerKnee,
    Place,
    Profile,
    SetDone,
)
from kneewise.plan.protocol import Protocol
from kneewise.plan.safety import pains_in


@dataclass(frozen=True, slots=True, kw_only=True)
class DiaryDay:
    """One day of the person's own calendar. Pain 0 to 10, swelling 0 to 3; ``None`` was not answered.

    Of two mornings the worse counts, as in the plan. ``peak`` is the highest kneecap pain in an exercise, ``peaks`` the
    same leg by leg (of both, where both worked together); ``worst`` is the highest of all pain answers of the day,
    ``sessions`` are those in which something was done.
    """

    day: date
    morning: PerKnee = NOT_ANSWERED
    swelling: int | None = None
    peak: int | None = None
    peaks: tuple[tuple[Legs, int], ...] = ()
    worst: int | None = None
    sessions: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """One exercise on one leg (on both, where both work together) in one session.

    ``reps`` are the repetitions of each set that was done, ``load`` that of the last one. Of ``judged`` repetitions
    before the camera ``clean`` were clean.
    """

    day: date
    session: str
    exercise: str
    legs: Legs
    reps: tuple[int, ...] = ()
    load: Load | None = None
    peak: int | None = None
    effort: int | None = None
    clean: int = 0
    judged: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Diary:
    """Every day from the first fact to the last, and every exercise that was done, in their order."""

    days: tuple[DiaryDay, ...] = ()
    practices: tuple[Practice, ...] = ()


@dataclass(slots=True, kw_only=True)
class _Exercised:
    """One exercise in one session while it is being put together."""

    day: date
    sets: dict[int, SetDone] = field(default_factory=dict)
    peak: int | None = None
    effort: int | None = None


def diary(facts: Iterable[Fact], *, protocol: Protocol) -> Diary:
    """Facts told day by day, as corrected; empty where there are none."""
    days: dict[date, DiaryDay] = {}
    exercised: dict[tuple[str, str, Legs], _Exercised] = {}
    for fact in as_corrected(facts):
        day = person_day(fact.at, zone=fact.zone, day_starts_hour=protocol.schedule.day_starts_hour)
        days[day] = _with_answers(days.get(day, DiaryDay(day=day)), fact)
        if isinstance(fact, OfExercise):
            key = (fact.session, fact.exercise, fact.side)
            _note(exercised.setdefault(key, _Exercised(day=day)), fact)
    practices = tuple(
        _practice(session, exercise, legs, each)
        for (session, exercise, legs), each in exercised.items()
        if any(done.reps_done > 0 for done in each.sets.values())
    )
    return Diary(days=_every_day(days, practices), practices=practices)


def _with_answers(day: DiaryDay, fact: Fact) -> DiaryDay:
    # What a review or the profile tells is of a whole week, not of its day.
    pains = () if isinstance(fact, Profile | Reviewed) else pains_in(fact)
    day = replace(day, worst=_most(day.worst, *pains))
    if isinstance(fact, MorningChecked):
        return replace(day, morning=day.morning.worse(fact.pain), swelling=_most(day.swelling, fact.swelling.worst))
    pains = peaks_in(fact)
    if not isinstance(fact, OfExercise) or not pains:
        return day
    peaks = dict(day.peaks)
    peaks[fact.side] = max(peaks.get(fact.side, 0), *pains)
    return replace(day, peak=_most(day.peak, *pains), peaks=tuple(sorted(peaks.items())))


def peaks_in(fact: Fact) -> tuple[int, ...]:
    """Kneecap pain, 0 to 10, that a fact tells of an exercise."""
    if isinstance(fact, ExerciseRated):
        return (fact.peak_pain,)
    return (fact.pain,) if isinstance(fact, PainReported) and fact.place is Place.KNEECAP else ()


def _note(one: _Exercised, fact: OfExercise) -> None:
    if isinstance(fact, SetDone):
        one.sets[fact.number] = fact
    one.peak = _most(one.peak, *peaks_in(fact))
    if isinstance(fact, ExerciseRated) and fact.effort is not None:
        one.effort = _most(one.effort, fact.effort)


def _practice(session: str, exercise: str, legs: Legs, each: _Exercised) -> Practice:
    done = [each.sets[number] for number in sorted(each.sets) if each.sets[number].reps_done > 0]
    judged = [_judged(one) for one in done]
    return Practice(
        day=each.day,
        session=session,
        exercise=exercise,
        legs=legs,
        reps=tuple(one.reps_done for one in done),
        load=done[-1].load,
        peak=each.peak,
        effort=each.effort,
        clean=sum(clean for clean, _ in judged),
        judged=sum(count for _, count in judged),
    )


def _judged(done: SetDone) -> tuple[int, int]:
    """Clean repetitions of those that the coach could judge."""
    summary = None if done.report is None else done.report.get("summary")
    if not isinstance(summary, dict):
        return 0, 0
    clean, faulty = summary.get("clean"), summary.get("faulty")
    if not isinstance(clean, int) or not isinstance(faulty, int):
        return 0, 0
    return clean, clean + faulty


def _every_day(days: dict[date, DiaryDay], practices: Iterable[Practice]) -> tuple[DiaryDay, ...]:
    if not days:
        return ()
    trained: dict[date, set[str]] = {}
    for practice in practices:
        trained.setdefault(practice.day, set()).add(practice.session)
    first, last = min(days), max(days)
    every = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return tuple(replace(days.get(day, DiaryDay(day=day)), sessions=len(trained.get(day, ()))) for day in every)


def _most(*answers: int | None) -> int | None:
    return max((answer for answer in answers if answer is not None), default=None)
