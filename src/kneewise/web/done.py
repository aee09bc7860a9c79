"""What was done in a session, exercise by exercise and leg by leg, from its facts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kneewise.exercises import CATALOGUE, Exercise
from kneewise.plan import ExerciseRated, Fact, Legs, PainReported, Place, SessionEnded, SetDone
from kneewise.web.words import legs_words, load_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What the camera saw of one exercise: repetitions that it judged, and those of them that were clean."""

    judged: int
    clean: int

    @property
    def share_percent(self) -> int | None:
        """Clean ones in a hundred; ``None`` when none was judged."""
        return None if self.judged == 0 else round(100 * self.clean / self.judged)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One exercise on one leg (or both): repetitions of each set, and how it felt."""

    exercise: Exercise
    legs: str
    reps: tuple[int, ...]
    target: int
    load: str
    counted: Counted
    peak_pain: int | None
    effort: int | None

    @property
    def total(self) -> int:
        """All repetitions."""
        return sum(self.reps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A session that has ended."""

    session: str
    completed: bool
    work: tuple[Work, ...]

    @property
    def sets(self) -> int:
        """Sets with at least one repetition."""
        return sum(1 for work in self.work for reps in work.reps if reps)

    @property
    def reps(self) -> int:
        """All repetitions."""
        return sum(work.total for work in self.work)

    @property
    def peak_pain(self) -> int | None:
        """The highest kneecap pain of any exercise."""
        return max((work.peak_pain for work in self.work if work.peak_pain is not None), default=None)

    @property
    def counted(self) -> Counted:
        """What the camera saw of the whole session."""
        return Counted(
            judged=sum(work.counted.judged for work in self.work), clean=sum(work.counted.clean for work in self.work)
        )


def last_done(facts: Sequence[Fact]) -> Done | None:
    """The session that ended last; ``None`` when none has."""
    ended = next((fact for fact in reversed(facts) if isinstance(fact, SessionEnded)), None)
    if ended is None:
        return None
    sets = _latest_sets(fact for fact in facts if isinstance(fact, SetDone) and fact.session == ended.session)
    keys = dict.fromkeys((fact.exercise, fact.side) for fact in sets)
    work = tuple(
        _work(facts, ended.session, exercise=exercise, legs=legs, sets=sets)
        for exercise, legs in sorted(keys, key=_place)
    )
    return Done(session=ended.session, completed=ended.completed, work=work)


def _place(key: tuple[str, Legs]) -> tuple[int, int]:
    exercise, legs = key
    return list(CATALOGUE).index(exercise), list(Legs).index(legs)


def _latest_sets(sets: Iterable[SetDone]) -> tuple[SetDone, ...]:
    # A set that was done again, or corrected, is a later fact with the same number; the later one counts.
    latest = {(fact.exercise, fact.side, fact.number): fact for fact in sets}
    return tuple(sorted(latest.values(), key=lambda fact: fact.number))


def _work(facts: Sequence[Fact], session: str, *, exercise: str, legs: Legs, sets: Sequence[SetDone]) -> Work:
    mine = [fact for fact in sets if (fact.exercise, fact.side) == (exercise, legs)]
    about = [
        fact
        for fact in facts
        if isinstance(fact, ExerciseRated | PainReported)
        and (fact.session, fact.exercise, fact.side) == (session, exercise, legs)
    ]
    rated = next((fact for fact in reversed(about) if isinstance(fact, ExerciseRated)), None)
    return Work(
        exercise=CATALOGUE[exercise],
        legs=legs_words(legs),
        reps=tuple(fact.reps_done for fact in mine),
        target=mine[-1].reps_target,
        load=load_words(mine[-1].load),
        counted=_counted(mine),
        peak_pain=max(_kneecap_pain(about), default=None),
        effort=None if rated is None else rated.effort,
    )


def _kneecap_pain(about: Iterable[ExerciseRated | PainReported]) -> Iterator[int]:
    """All that was said of it, at the end and in the middle of a set: the most of it decides."""
    for fact in about:
        if isinstance(fact, ExerciseRated):
            yield fact.peak_pain
        elif fact.place is Place.KNEECAP:
            yield fact.pain


def _counted(sets: Iterable[SetDone]) -> Counted:
    clean = judged = 0
    for fact in sets:
        summary = (fact.report or {}).get("summary")
        if isinstance(summary, dict):
            clean += _whole(summary.get("clean"))
            judged += _whole(summary.get("clean")) + _whole(summary.get("faulty"))
    return Counted(judged=judged, clean=clean)


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0
