"""The ladder of an exercise: each load in turn, and on each load the repetitions from the first target to the last.

One step harder is one target more; from the last target it is the next load with the first target. One step easier
takes the load back, then the range, then the repetitions (clinical.md 4.2, row 3).
"""

import math
from dataclasses import dataclass
from functools import cache

from kneewise.exercises import Exercise, Harder
from kneewise.plan.facts.exercise import Band, Equipment, Load
from kneewise.plan.protocol import Protocol


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Level:
    """A place on a ladder: which load, then which target of repetitions; both count from 0. Harder is greater."""

    stage: int = 0
    target: int = 0


FLOOR = Level()


@cache
def _level(stage: int, target: int) -> Level:
    """A place; there are few, and they are asked for often."""
    return Level(stage=stage, target=target)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """The loads of one exercise from easy to hard, and the targets of repetitions on each."""

    loads: tuple[Load, ...]
    targets: tuple[int, ...]

    @property
    def top(self) -> Level:
        """The hardest place."""
        return _level(len(self.loads) - 1, len(self.targets) - 1)

    def fitted(self, level: Level) -> Level:
        """The level, or the top where the ladder has become shorter (a band that is no longer at hand)."""
        return min(level, self.top)

    def steps(self, level: Level) -> int:
        """Steps from the floor, each target and each load counted."""
        return level.stage * len(self.targets) + level.target

    def at_steps(self, steps: int) -> Level:
        """The level so many steps from the floor."""
        stage, target = divmod(max(0, steps), len(self.targets))
        return self.fitted(_level(stage, target))

    def harder(self, level: Level) -> Level:
        """One step harder; the top stays the top."""
        return self.at_steps(self.steps(self.fitted(level)) + 1)

    def easier(self, level: Level, *, steps: int = 1) -> Level:
        """Some steps easier: the load or the range first, then the repetitions; the floor stays the floor."""
        stage, target = level.stage, level.target
        for _ in range(steps):
            if stage > 0:
                stage -= 1
            else:
                target = max(0, target - 1)
        return self.fitted(_level(stage, target))

    def load(self, level: Level) -> Load:
        """The load there."""
        return self.loads[level.stage]

    def reps(self, level: Level) -> int:
        """The target of repetitions there."""
        return self.targets[level.target]

    def stage_of(self, load: Load) -> int:
        """The hardest stage that this load reaches in everything; the first stage when it reaches none."""
        return max((stage for stage, wanted in enumerate(self.loads) if _reaches(load, wanted)), default=0)


def ladder_of(
    exercise: Exercise, *, equipment: frozenset[Equipment], weight_limit_kg: float | None, protocol: Protocol
) -> Ladder:
    """The ladder of an exercise with what is at hand; ``weight_limit_kg`` is what a clinician must be asked above."""
    low, high = exercise.dose.reps
    ranges: tuple[int | None, ...] = protocol.squat.range_deg if Harder.RANGE in exercise.harder_by else (None,)
    weights: tuple[float, ...] = ()
    bands: tuple[str, ...] = ()
    if Harder.ANKLE_WEIGHT in exercise.harder_by and Equipment.ANKLE_WEIGHT in equipment:
        limit = math.inf if weight_limit_kg is None else weight_limit_kg
        weights = tuple(weight for weight in protocol.load.ankle_weight_kg if 0 < weight <= limit)
    elif Harder.BAND in exercise.harder_by and Equipment.BAND in equipment:
        bands = protocol.load.bands
    targets = tuple(reps for reps in protocol.dose.rep_targets if low <= reps <= high)
    return Ladder(loads=_loads(ranges, weights, bands), targets=targets)


@cache
def _loads(ranges: tuple[int | None, ...], weights: tuple[float, ...], bands: tuple[str, ...]) -> tuple[Load, ...]:
    """The range first, then weight or band on the full range: so the load is the first to be taken off."""
    widest = ranges[-1]
    colours = (Band(colour) for colour in bands)
    return (
        *(Load(range_deg=degrees) for degrees in ranges),
        *(Load(ankle_weight_kg=weight, range_deg=widest) for weight in weights),
        *(Load(band=colour, range_deg=widest) for colour in colours if colour is not Band.NONE),
    )


_STRENGTH = {band: strength for strength, band in enumerate(Band)}


def _reaches(done: Load, wanted: Load) -> bool:
    """Whether what was done is at least what was wanted; a range that was not noted counts as wanted."""
    return (
        done.ankle_weight_kg >= wanted.ankle_weight_kg
        and _STRENGTH[done.band] >= _STRENGTH[wanted.band]
        and (done.range_deg is None or wanted.range_deg is None or done.range_deg >= wanted.range_deg)
    )
