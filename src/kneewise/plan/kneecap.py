"""What the kneecap bears in what is prescribed and in what was done, for the person that the profile describes."""

from dataclasses import dataclass
from functools import lru_cache

from kneewise import load as kneecap
from kneewise.exercises import CATALOGUE
from kneewise.load import MAN, NO_LOAD, WOMAN, NotModelled, Person
from kneewise.plan.facts.exercise import Load, Profile, SetDone, Sex


def person_of(profile: Profile | None) -> Person:
    """The person for the load model; what was not said, or is beyond the model, is that of a reference person.

    Of the two reference people the man bears more body weights, so he stands for who did not say.
    """
    sex = None if profile is None else profile.sex
    reference = WOMAN if sex is Sex.FEMALE else MAN
    if profile is None:
        return reference
    try:
        return Person(
            mass_kg=reference.mass_kg if profile.body_mass_kg is None else profile.body_mass_kg,
            height_m=reference.height_m if profile.height_m is None else profile.height_m,
            sex=reference.sex,
        )
    except NotModelled:
        return reference


@lru_cache(maxsize=4096)
def repetition(exercise: str, load: Load, person: Person) -> kneecap.RepetitionLoad:
    """What one kneecap bears in one repetition as prescribed. Raises ``NotModelled`` beyond the model."""
    is_squat = CATALOGUE[exercise].to_range is not None
    return kneecap.repetition_load(
        CATALOGUE[exercise],
        person,
        weight_kg=load.ankle_weight_kg,
        depth_deg=load.range_deg if is_squat else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SetBorne:
    """What one kneecap bore in a set, and whether the camera measured it."""

    load: kneecap.Load
    by_camera: bool = False


def done(fact: SetDone, *, person: Person) -> SetBorne | None:
    """What one kneecap bore in a set: as the camera measured it, else as prescribed; ``None`` beyond the model."""
    exercise = CATALOGUE[fact.exercise]
    measured = kneecap.measured_load(exercise, person, repetitions=kneecap.of_report(fact.report or {}))
    if measured is not None:
        return SetBorne(load=measured, by_camera=True)
    if fact.reps_done == 0:
        return SetBorne(load=NO_LOAD)
    try:
        return SetBorne(load=repetition(fact.exercise, fact.load, person).load.times(fact.reps_done))
    except NotModelled:
        return None
