"""The rungs of each exercise's ladder as the programme gives them, for the table and its picture."""

from collections.abc import Iterator
from dataclasses import dataclass

from kneewise.exercises import CATALOGUE, CoContraction, Exercise, Harder
from kneewise.load import MAN, WOMAN, Person, RepetitionLoad, Sex, repetition_load
from kneewise.plan import Protocol, default_protocol

OF_EVERY_FIGURE = (
    "The model is flat and without inertia: both sides alike, no tilting or wandering of the kneecap, joint data "
    "of healthy people, and the mean over the joint, not its sorest spot.",
    "No published curve leads from load to pain, and no limit holds for everybody: compare, and watch your knee.",
)
"""What a reader has to know of each figure, beside what is particular to it."""
NOT_A_DEVICE = "Kneewise is not a certified medical device. It does not diagnose; use it together with a clinician."
REFERENCE = (WOMAN, MAN)
"""Whom a table is for when nobody is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One step of an exercise's ladder, in a few words, and what the model is told of it."""

    exercise: Exercise
    says: str
    weight_kg: float = 0.0
    depth_deg: float | None = None

    @property
    def name(self) -> str:
        """As "Straight leg raise, 3 kg" or "Semi squat to 45°"; the title alone where nothing changes the figure."""
        if self.depth_deg is not None:
            return f"{self.exercise.title} {self.says}"
        return f"{self.exercise.title}, {self.says}" if self.weight_kg else self.exercise.title

    def load(self, person: Person) -> RepetitionLoad:
        """One repetition of it by somebody."""
        return repetition_load(self.exercise, person, weight_kg=self.weight_kg, depth_deg=self.depth_deg)


def ladder(exercise: Exercise, *, protocol: Protocol | None = None) -> tuple[Rung, ...]:
    """The steps of one exercise from easy to hard; those that the model cannot tell apart are one."""
    return tuple(_rungs(exercise, protocol or default_protocol()))


def ladders() -> tuple[tuple[Rung, ...], ...]:
    """All five exercises in the order of the programme."""
    protocol = default_protocol()
    return tuple(ladder(exercise, protocol=protocol) for exercise in CATALOGUE.values())


def hardest() -> tuple[Rung, ...]:
    """The last rung of each exercise."""
    return tuple(rungs[-1] for rungs in ladders())


def described(person: Person) -> str:
    """As "Woman, 62 kg, 1.65 m"."""
    name = "Woman" if person.sex is Sex.FEMALE else "Man"
    return f"{name}, {person.mass_kg:g} kg, {person.height_m:.2f} m"


def _rungs(exercise: Exercise, protocol: Protocol) -> Iterator[Rung]:
    whole_kg = [kg for kg in protocol.load.ankle_weight_kg if float(kg).is_integer()]
    if Harder.RANGE in exercise.harder_by:
        for deg in protocol.squat.range_deg:
            yield Rung(exercise=exercise, says=f"to {deg}°", depth_deg=deg)
    elif Harder.ANKLE_WEIGHT not in exercise.harder_by:
        yield Rung(exercise=exercise, says="any band")
    elif isinstance(exercise.demand, CoContraction):
        yield Rung(exercise=exercise, says=f"0 to {whole_kg[-1]:g} kg")
    else:
        for kg in whole_kg:
            yield Rung(exercise=exercise, says=f"{kg:g} kg" if kg else "no weight", weight_kg=kg)
