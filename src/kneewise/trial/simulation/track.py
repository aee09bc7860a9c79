"""What is trained: each exercise on each leg, in the order of a session, and what it asks of the two kneecaps."""

from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import numpy.typing as npt

from kneewise.body import Side
from kneewise.exercises import CATALOGUE, Chain
from kneewise.load import Load
from kneewise.load import Person as Build
from kneewise.plan import Equipment, Legs, Protocol
from kneewise.plan import Load as Dosed
from kneewise.plan.gates import STRAIGHT_LEG_RAISE
from kneewise.plan.kneecap import repetition
from kneewise.plan.ladder import Ladder, ladder_of

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

NONE = -1
"""An answer that was not given."""

LONG_AGO = -10_000
"""A day that never was."""

EXERCISES = tuple(CATALOGUE.values())


def _legs(exercise_per_leg: bool) -> tuple[Legs, ...]:  # noqa: FBT001  # one fact of the exercise
    return (Legs.LEFT, Legs.RIGHT) if exercise_per_leg else (Legs.BOTH,)


TRACKS = tuple((exercise, legs) for exercise in EXERCISES for legs in _legs(exercise.per_leg))
"""Exercise and leg, left before right; the last axis of every array about tracks."""

EXERCISE_OF: Ints = np.array([EXERCISES.index(exercise) for exercise, _ in TRACKS])
"""The number of each track's exercise."""

OTHER_LEG: Ints = np.array(
    [
        next(
            (place for place, (e, legs) in enumerate(TRACKS) if e is exercise and legs is not mine),
            NONE,
        )
        for exercise, mine in TRACKS
    ]
)
"""The track of the same exercise on the other leg; -1 where both legs work together."""

ON_KNEE: Flags = np.array([[knee in legs.knees for knee in Side] for _, legs in TRACKS])
"""Which knees work in a track; the second axis is left, right."""

CLOSED: Flags = np.array([exercise.chain is Chain.CLOSED for exercise, _ in TRACKS])
IS_STRAIGHT_LEG_RAISE: Flags = np.array([exercise.name == STRAIGHT_LEG_RAISE for exercise, _ in TRACKS])
SQUAT = next(place for place, (exercise, _) in enumerate(TRACKS) if exercise.to_range is not None)
"""The track of the semi squat."""


def worse(answers: Ints) -> Ints:
    """The larger of left and right, which are the last axis; much faster than a maximum along so short an axis."""
    return np.maximum(answers[..., 0], answers[..., 1])


def worse_of(pains: Floats) -> Floats:
    """The same of figures."""
    return np.maximum(pains[..., 0], pains[..., 1])


def either(flags: Flags) -> Flags:
    """Whether it is so of left or right, which are the last axis."""
    return flags[..., 0] | flags[..., 1]


def knees_of(tracks: Flags) -> Flags:
    """By person and knee: whether it is so of any track in which that knee works."""
    knees: Flags = (tracks @ ON_KNEE.astype(np.float64)) > 0
    return knees


def any_knee(flags: Flags) -> Flags:
    """For each track: whether it is so of any knee that works in it, from flags by person and knee."""
    return (flags[:, :1] & ON_KNEE[:, 0]) | (flags[:, 1:] & ON_KNEE[:, 1])


def all_knees(flags: Flags) -> Flags:
    """For each track: whether it is so of all knees that work in it."""
    return (flags[:, :1] | ~ON_KNEE[:, 0]) & (flags[:, 1:] | ~ON_KNEE[:, 1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladders:
    """The ladders of many people, each of a ``kind`` (what is at hand, and the body).

    ``stages`` by person and track; ``peak_bw`` and ``impulse_bw_s`` of one repetition by kind, track and stage;
    ``range_deg`` by track and stage (0 where the range is not dosed); ``targets`` of repetitions.
    """

    kind: Ints
    stages: Ints
    peak_bw: Floats
    impulse_bw_s: Floats
    range_deg: Ints
    targets: Ints

    @property
    def top(self) -> Ints:
        """Steps from the floor to the top, by person and track."""
        return self.stages * len(self.targets) - 1

    def of(self, who: Ints) -> "Ladders":
        """Those of some people."""
        return replace(self, kind=self.kind[who], stages=self.stages[who])

    def harder(self, stage: Ints, target: Ints) -> tuple[Ints, Ints]:
        """One step harder; the top stays the top."""
        return self.at_steps(stage * len(self.targets) + target + 1)

    def at_steps(self, steps: Ints) -> tuple[Ints, Ints]:
        """The level so many steps from the floor; no lower than that, no higher than the top."""
        steps = np.minimum(np.maximum(steps, 0), self.top)
        return steps // len(self.targets), steps % len(self.targets)

    def easier(self, stage: Ints, target: Ints, steps: Ints) -> tuple[Ints, Ints]:
        """Some steps easier: load or range first, then repetitions; the floor stays the floor."""
        off = np.minimum(stage, steps)
        return stage - off, np.maximum(target - (steps - off), 0)

    def reps(self, target: Ints) -> Ints:
        """Repetitions of a set."""
        return self.targets[target]

    def load(self, stage: Ints) -> tuple[Floats, Floats]:
        """Peak in BW and impulse in BW s of one repetition on one kneecap, by person and track."""
        place = (self.kind[:, None], np.arange(len(TRACKS)), stage)
        return self.peak_bw[place], self.impulse_bw_s[place]


def real_ladders(equipment: frozenset[Equipment], build: Build, protocol: Protocol) -> tuple[Ladder, ...]:
    """The plan's own ladder of each track for one person who has said all about themselves."""
    limit = build.mass_kg * protocol.load.ask_clinician_above_body_fraction
    return tuple(
        ladder_of(exercise, equipment=equipment, weight_limit_kg=limit, protocol=protocol) for exercise, _ in TRACKS
    )


def ladders_of(kinds: list[tuple[frozenset[Equipment], Build]], which: Ints, protocol: Protocol) -> Ladders:
    """The ladders of people, each of one of some kinds (what is at hand, and the body); loads are ``kneewise.load``'s.

    Raises ``NotModelled`` for a body or a step that the load model does not bear.
    """
    real = [real_ladders(equipment, build, protocol) for equipment, build in kinds]
    most = max((len(ladder.loads) for ladders in real for ladder in ladders), default=1)
    shape = (len(kinds), len(TRACKS))
    stages = np.ones(shape, dtype=np.int64)
    peak, impulse = np.zeros((*shape, most)), np.zeros((*shape, most))
    ranges = np.zeros((len(TRACKS), most), dtype=np.int64)
    for kind, ladders in enumerate(real):
        for track, ladder in enumerate(ladders):
            stages[kind, track] = len(ladder.loads)
            for stage, load in enumerate(ladder.loads):
                one = _one(TRACKS[track][0].name, load.ankle_weight_kg, load.range_deg, kinds[kind][1])
                peak[kind, track, stage] = one.peak_bw.value
                impulse[kind, track, stage] = one.impulse_bw_s.value
                ranges[track, stage] = load.range_deg or 0
    targets = np.array(real[0][0].targets if real else protocol.dose.rep_targets, dtype=np.int64)
    return Ladders(
        kind=which, stages=stages[which], peak_bw=peak, impulse_bw_s=impulse, range_deg=ranges, targets=targets
    )


@cache
def _one(exercise: str, weight_kg: float, range_deg: int | None, build: Build) -> Load:
    """What the plan says one repetition asks; a band makes no difference to it, and is left out to ask less often."""
    return repetition(exercise, Dosed(ankle_weight_kg=weight_kg, range_deg=range_deg), build).load
