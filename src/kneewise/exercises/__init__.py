"""The five exercises of the programme, one file each, and the activities that wait."""

from collections.abc import Mapping
from types import MappingProxyType

from kneewise.exercises import clamshell, hip_extension, semi_squat, side_lying_leg_raise, straight_leg_raise
from kneewise.exercises.activity import AVOID, Activity
from kneewise.exercises.demand import Activation, CoContraction, Demand, Squat, StraightLegLift
from kneewise.exercises.exercise import Chain, Dose, Exercise, Harder, Muscle

CATALOGUE: Mapping[str, Exercise] = MappingProxyType(
    {
        module.EXERCISE.name: module.EXERCISE
        for module in (straight_leg_raise, side_lying_leg_raise, clamshell, hip_extension, semi_squat)
    }
)
"""All exercises by name, in the order of the programme. To add one is to add a file and name it here."""


class UnknownExercise(ValueError):  # noqa: N818  # reads as a claim
    """There is no exercise of that name; the message lists those that there are."""

    def __init__(self, name: str) -> None:
        super().__init__(f"there is no exercise {name!r}; there are {', '.join(CATALOGUE)}")


def find(name: str) -> Exercise:
    """The exercise of that name. Raises ``UnknownExercise``."""
    if name not in CATALOGUE:
        raise UnknownExercise(name)
    return CATALOGUE[name]


__all__ = [
    "AVOID",
    "CATALOGUE",
    "Activation",
    "Activity",
    "Chain",
    "CoContraction",
    "Demand",
    "Dose",
    "Exercise",
    "Harder",
    "Muscle",
    "Squat",
    "StraightLegLift",
    "UnknownExercise",
    "find",
]
