"""The results as figures: means over people with 95 % intervals, and differences to our protocol."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from kneewise.trial.simulation.outcome import DAYS_IN_WEEK, RECOVERY_WEEK, Tally
from kneewise.trial.simulation.track import Floats, Ints

NORMAL_95 = 1.96
"""Intervals are those of the normal approximation: mean +- 1.96 standard errors over people."""

LEAST_FOR_INTERVAL = 2
"""One person has no spread."""

OURS = "ours"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One thing that is counted for each person."""

    name: str
    title: str
    digits: int
    percent: bool = False


MEASURES = (
    Measure(name="weeks_to_squat", title="Weeks to the first semi squat", digits=1),
    Measure(name="weeks_to_squat_45", title="Weeks to the squat to 45 degrees", digits=1),
    Measure(name="reached_squat_45", title="Reached the squat to 45 degrees", digits=0, percent=True),
    Measure(name="flare_ups", title="Flare-ups a person", digits=2),
    Measure(name="sessions", title="Sessions done", digits=1),
    Measure(name="recovered", title="Recovered at 12 weeks", digits=0, percent=True),
    Measure(name="recovered_at_end", title="Recovered at the end", digits=0, percent=True),
    Measure(name="worst_pain", title="Worst pain in week 12", digits=1),
    Measure(name="worst_pain_at_end", title="Worst pain in the last week", digits=1),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A mean and its 95 % interval; ``None`` where there are too few people."""

    mean: float | None
    low: float | None
    high: float | None

    @classmethod
    def of(cls, values: Floats) -> "Estimate":
        """Over people, who are independent of each other."""
        if len(values) == 0:
            return cls(mean=None, low=None, high=None)
        mean = float(values.mean())
        if len(values) < LEAST_FOR_INTERVAL:
            return cls(mean=mean, low=None, high=None)
        half = NORMAL_95 * float(values.std(ddof=1)) / math.sqrt(len(values))
        return cls(mean=mean, low=mean - half, high=mean + half)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmResult:
    """What came of one protocol. ``differences`` are to ours, person by person; empty for ours itself.

    Curves are by week: the share that has done the squat to 45 degrees, the share recovered, and the mean worst pain.
    """

    name: str
    title: str
    measures: Mapping[str, Estimate]
    differences: Mapping[str, Estimate]
    median_weeks_to_squat_45: float | None
    squat_45_curve: tuple[float, ...]
    recovered_curve: tuple[float, ...]
    worst_pain_curve: tuple[float, ...]


def summarise(tallies: Mapping[str, Tally], titles: Mapping[str, str]) -> tuple[ArmResult, ...]:
    """The results of each arm, ours first."""
    values = {name: by_person(tally) for name, tally in tallies.items()}
    return tuple(_arm(name, titles[name], tally, values) for name, tally in tallies.items())


def by_person(tally: Tally) -> dict[str, Floats]:
    """Each measure for each person. Who never came to the squat counts with all the weeks that were simulated."""
    weeks = len(tally.worst)
    look = min(RECOVERY_WEEK, weeks) - 1
    empty = np.zeros(len(tally.sessions))
    return {
        "weeks_to_squat": _weeks_to(tally.squat_day, weeks),
        "weeks_to_squat_45": _weeks_to(tally.deep_squat_day, weeks),
        "reached_squat_45": (tally.deep_squat_day >= 0).astype(np.float64),
        "flare_ups": tally.flares.astype(np.float64),
        "sessions": tally.sessions.astype(np.float64),
        "recovered": tally.well[look].astype(np.float64) if weeks else empty,
        "recovered_at_end": tally.well[-1].astype(np.float64) if weeks else empty,
        "worst_pain": tally.worst[look] if weeks else empty,
        "worst_pain_at_end": tally.worst[-1] if weeks else empty,
    }


def _weeks_to(day: Ints, weeks: int) -> Floats:
    return np.where(day < 0, float(weeks), day / DAYS_IN_WEEK)


def _arm(name: str, title: str, tally: Tally, values: Mapping[str, Mapping[str, Floats]]) -> ArmResult:
    mine, first = values[name], values.get(OURS)
    differences = {} if first is None or name == OURS else {key: Estimate.of(mine[key] - first[key]) for key in mine}
    ends = np.arange(1, len(tally.worst) + 1) * DAYS_IN_WEEK
    people = max(len(tally.sessions), 1)
    reached = (tally.deep_squat_day >= 0) & (tally.deep_squat_day < ends[:, None])
    return ArmResult(
        name=name,
        title=title,
        measures={key: Estimate.of(value) for key, value in mine.items()},
        differences=differences,
        median_weeks_to_squat_45=_median_weeks(tally.deep_squat_day),
        squat_45_curve=_curve(reached.sum(axis=1) / people),
        recovered_curve=_curve(tally.well.sum(axis=1) / people),
        worst_pain_curve=_curve(tally.worst.sum(axis=1) / people),
    )


def _curve(values: Floats) -> tuple[float, ...]:
    return tuple(float(value) for value in values)


def _median_weeks(day: Ints) -> float | None:
    """The week by which half had come; ``None`` when fewer than half ever did."""
    if len(day) == 0:
        return None
    half = np.sort(np.where(day < 0, np.iinfo(np.int64).max, day))[(len(day) - 1) // 2]
    return None if half == np.iinfo(np.int64).max else float(half) / DAYS_IN_WEEK
