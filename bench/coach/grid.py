"""The grid: every exercise, fault and severity, under conditions drawn by chance, with the errors of BlazePose.

Conditions of a set: leg, build (1.50 to 1.95 m, both sexes), camera place, tempo, frame rate, even or lossy frames, and
a little difference from repetition to repetition. Each set has its own seed, made of its name, so that any one can be
done again alone, and adding a fault changes no other set.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from bench.coach.coached import coached
from bench.coach.noise import seen
from bench.coach.performer import Conditions, draw, perform
from kneewise.coach import Verdict
from kneewise.exercises import CATALOGUE, Exercise

SEVERITIES = {"slight": 0.5, "middle": 0.75, "clear": 1.0}
MIDDLE = SEVERITIES["middle"]
REPETITIONS = 3
SLACK_S = 0.5
"""A repetition that the coach saw belongs to the true one whose span its peak falls in, give or take so much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What was said of one true repetition; ``None`` for its faults where it was not counted."""

    faults: frozenset[str] | None
    verdict: Verdict | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One set, and what the coach made of it. ``number`` finds it again."""

    conditions: Conditions
    number: int
    counted: int
    peaks: int
    repetitions: tuple[Named, ...]
    unjudged: frozenset[str]
    why: tuple[str, ...]
    view: str
    was_ready: bool

    @property
    def is_clean(self) -> bool:
        return self.conditions.fault is None

    @property
    def truth(self) -> int:
        return self.conditions.repetitions


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How many sets of three repetitions: of each fault at the middle severity, at each other one, and done right."""

    middle: int = 40
    others: int = 10
    clean: int = 120


QUICK = Size(middle=8, others=3, clean=30)

Cell = tuple[str, str | None, float, int]
"""One set: exercise, fault, severity and number."""


def cells(size: Size, exercises: tuple[str, ...] = tuple(CATALOGUE)) -> Iterator[Cell]:
    """Every set of the grid."""
    for name in exercises:
        yield from ((name, None, 0.0, number) for number in range(size.clean))
        for fault in CATALOGUE[name].wrong:
            for severity in SEVERITIES.values():
                sets = size.middle if severity == MIDDLE else size.others
                yield from ((name, fault, severity, number) for number in range(sets))


def chance_of(seed: int, exercise: Exercise, fault: str | None, severity: float, number: int) -> np.random.Generator:
    """The set's own generator."""
    name = f"{exercise.name}/{fault}/{severity}/{number}"
    return np.random.default_rng([seed, zlib.crc32(name.encode())])


def done(cell: Cell, *, seed: int, level: float = 1.0) -> Outcome:
    """One set, performed, seen with errors at the measured ``level`` or a multiple of it, coached."""
    name, fault, severity, number = cell
    exercise = CATALOGUE[name]
    chance = chance_of(seed, exercise, fault, severity, number)
    conditions = draw(exercise, fault, severity, chance=chance, repetitions=REPETITIONS)
    take = perform(conditions, chance=chance)
    frames = seen(take, conditions, chance=chance, level=level)
    made = coached(frames, exercise, conditions.side)
    report = made.report
    said = [(one.peak_s, one.verdict, frozenset(f.code for f in one.faults)) for one in report.repetitions]
    return Outcome(
        conditions=conditions,
        number=number,
        counted=report.counted,
        peaks=made.peaks,
        repetitions=tuple(_named(span, said) for span in take.spans),
        unjudged=frozenset(point.what for point in report.cannot_judge),
        why=tuple(f"{point.what}: {point.why}" for point in report.cannot_judge),
        view=str(report.view),
        was_ready=made.ready_s is not None,
    )


def _named(span: tuple[float, float], said: list[tuple[float, Verdict, frozenset[str]]]) -> Named:
    within = [one for one in said if span[0] - SLACK_S <= one[0] <= span[1] + SLACK_S]
    if not within:
        return Named(faults=None, verdict=None)
    return Named(faults=frozenset().union(*(faults for _, _, faults in within)), verdict=within[0][1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How one fault is named at one severity, by repetitions.

    ``missed`` was judged and not named; ``open`` was left unjudged, and said so; ``hidden`` those seen from where no
    check of it can judge; ``false`` is the fault named where another or none was done.
    """

    found: int
    missed: int
    open: int
    hidden: int
    false: int

    @property
    def recall(self) -> float | None:
        """Of those that were judged."""
        return _share(self.found, self.found + self.missed)

    @property
    def found_of_all(self) -> float | None:
        """Of all that were done where it can be seen, the unjudged ones too."""
        return _share(self.found, self.found + self.missed + self.open)

    @property
    def precision(self) -> float | None:
        return _share(self.found, self.found + self.false)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def score(outcomes: list[Outcome], exercise: str, fault: str, severity: float) -> Score:
    """Precision and recall of one fault at one severity, against clean sets and the other faults of that severity."""
    mine = [one for one in outcomes if one.conditions.exercise.name == exercise]
    with_it = [one for one in mine if one.conditions.fault == fault and one.conditions.severity == severity]
    without = [one for one in mine if one.conditions.fault != fault and one.conditions.severity in {0.0, severity}]
    found = missed = unjudged = hidden = 0
    for one in with_it:
        for repetition in one.repetitions:
            if repetition.faults is not None and fault in repetition.faults:
                found += 1
            elif fault not in one.unjudged:
                missed += 1
            elif is_hidden(one, fault):
                hidden += 1
            else:
                unjudged += 1
    false = sum(fault in (repetition.faults or ()) for one in without for repetition in one.repetitions)
    return Score(found=found, missed=missed, open=unjudged, hidden=hidden, false=false)


def is_hidden(one: Outcome, fault: str) -> bool:
    """The coach saw the set from a view in which no check of the fault can judge."""
    checks = [check for check in one.conditions.exercise.coaching.checks if check.code == fault]
    return one.view not in {str(view) for check in checks for view in check.views}


def false_alarms(outcomes: list[Outcome], exercise: str) -> tuple[int, int]:
    """Clean repetitions in which a fault was named, and how many there were."""
    clean = [one for one in outcomes if one.conditions.exercise.name == exercise and one.is_clean]
    repetitions = [repetition for one in clean for repetition in one.repetitions]
    return sum(bool(repetition.faults) for repetition in repetitions), len(repetitions)


def count_error(outcomes: list[Outcome], *, by_peaks: bool = False) -> float:
    """Mean absolute error of the count, a set."""
    return float(np.mean([abs((one.peaks if by_peaks else one.counted) - one.truth) for one in outcomes]))
