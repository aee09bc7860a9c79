"""Reading what ``kneewise load`` was asked, number by number, so that a slip is answered in one line."""

import re
import reprlib
from collections.abc import Mapping
from dataclasses import dataclass

from kneewise.cli.errors import Unusable
from kneewise.exercises import CATALOGUE, Exercise, find
from kneewise.load import Person, Sex
from kneewise.load.limits import CARRIED_KG, DEPTH_DEG, HEIGHT_M, MASS_KG, WEIGHT_KG

_PERSON = ("--body-mass", "--height", "--sex")
_EXAMPLE = "kneewise load semi-squat --body-mass 75 --height 1.75 --sex male"
_NUMBER = re.compile(r"([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+))\s*([^\s0-9.,]*)", re.ASCII)
_WITH_COMMA = re.compile(r"([0-9]+),([0-9]+)\s*\S*", re.ASCII)
_WHOLE = re.compile(r"[0-9]{1,6}", re.ASCII)
_SETS, _REPS = (1, 10), (1, 100)
"""More than this in a session is a slip (our proposal)."""

Given = Mapping[str, str | None]
"""What was typed, by the name of its option; ``None`` where nothing was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An exercise, a person, and how it is done. Without ``depth_deg`` as deep as the programme has it."""

    exercise: Exercise
    person: Person
    weight_kg: float
    depth_deg: float | None
    sets: int
    reps: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unit:
    """A unit as it may be spelled, and others that it is taken for, with what they are in it."""

    spelled: tuple[str, ...]
    other: Mapping[str, float]
    plural: str


_KG = _Unit(
    spelled=("kg", "kgs", "kilograms"),
    other={
        "lb": 0.45359237,
        "lbs": 0.45359237,
        "pounds": 0.45359237,
        "st": 6.35029318,
        "stone": 6.35029318,
        "g": 0.001,
    },
    plural="kilograms",
)
_M = _Unit(
    spelled=("m", "metres", "meters"),
    other={"cm": 0.01, "mm": 0.001, "in": 0.0254, '"': 0.0254, "ft": 0.3048, "'": 0.3048},
    plural="metres",
)
_DEG = _Unit(spelled=("deg", "degrees", "°"), other={"rad": 57.29577951}, plural="degrees")

_MASSES = f"from {MASS_KG[0]:g} to {MASS_KG[1]:g}, such as 75"
_HEIGHTS = f"from {HEIGHT_M[0]:.2f} to {HEIGHT_M[1]:.2f}, such as 1.75"
_WEIGHTS = f"from {WEIGHT_KG[0]:g} to {WEIGHT_KG[1]:g} (carried in a squat: {CARRIED_KG[1]:g}), such as 1.5"
_DEPTHS = f"of knee flexion from {DEPTH_DEG[0]:g} to {DEPTH_DEG[1]:g}, such as 45"


def asked(given: Given) -> Asked:
    """What ``kneewise load EXERCISE ...`` asks. Raises ``Unusable``, ``UnknownExercise``, ``NotModelled``."""
    exercise = find(given["EXERCISE"] or "")
    depth = given["--depth"]
    return Asked(
        exercise=exercise,
        person=person(given),
        weight_kg=_number(given, "--weight", _KG, _WEIGHTS, default="0"),
        depth_deg=None if depth is None else _number(given, "--depth", _DEG, _DEPTHS),
        sets=_whole(given, "--sets", _SETS, default=exercise.dose.sets),
        reps=_whole(given, "--reps", _REPS, default=exercise.dose.reps[0]),
    )


def person(given: Given) -> Person:
    """Whose kneecap it is. Raises ``Unusable`` and ``NotModelled``."""
    missing = [name for name in _PERSON if given[name] is None]
    if missing:
        verb = "is" if len(missing) == 1 else "are"
        raise Unusable(f"say whose kneecap it is: {_listed(missing)} {verb} missing; for example: {_EXAMPLE}")
    sex = (given["--sex"] or "").strip().lower()
    if sex not in tuple(Sex):
        raise Unusable(f"--sex is {reprlib.repr(given['--sex'])}; give female or male (it decides the proportions).")
    return Person(
        mass_kg=_number(given, "--body-mass", _KG, _MASSES),
        height_m=_number(given, "--height", _M, _HEIGHTS),
        sex=Sex(sex),
    )


def person_if_said(given: Given) -> Person | None:
    """The person, or ``None`` when nothing is said of one; half a person is refused."""
    return person(given) if any(given[name] is not None for name in _PERSON) else None


def alone(given: Given, what: str, *, allowed: tuple[str, ...] = ()) -> None:
    """Refuse whatever does not go with ``--table`` or ``--validate``."""
    extra = [name for name, text in given.items() if text is not None and name not in allowed]
    if extra:
        goes = _listed([*allowed, "--json"])
        raise Unusable(f"{what} stands without {_listed(extra)}; only {goes} may go with it.")


def nothing_asked() -> Unusable:
    """The answer to ``kneewise load`` alone."""
    names = ", ".join(CATALOGUE)
    return Unusable(f"name an exercise ({names}), or give --table or --validate; for example: {_EXAMPLE}")


def _number(given: Given, name: str, unit: _Unit, allowed: str, *, default: str = "") -> float:
    text = given[name]
    text = (default if text is None else text).strip()
    shown = reprlib.repr(text)
    if (comma := _WITH_COMMA.fullmatch(text)) is not None:
        raise Unusable(f"{name} is {shown}; write it with a decimal point: {comma[1]}.{comma[2]}.")
    read = _NUMBER.fullmatch(text)
    if read is None or (read[2].lower() not in ("", *unit.spelled, *unit.other)):
        raise Unusable(f"{name} is {shown}; give a number of {unit.plural} {allowed}.")
    value, written = float(read[1]), read[2].lower()
    if written in unit.other:
        here = f"{value * unit.other[written]:.4g} {unit.spelled[0]}"
        raise Unusable(f"{name} is {shown}; give {unit.plural}: {read[1]} {read[2]} are {here}.")
    return value


def _whole(given: Given, name: str, limits: tuple[int, int], *, default: int) -> int:
    text = given[name]
    if text is None:
        return default
    low, high = limits
    if _WHOLE.fullmatch(text.strip()) is None or not low <= int(text) <= high:
        raise Unusable(f"{name} is {reprlib.repr(text)}; give a whole number from {low} to {high}.")
    return int(text)


def _listed(names: list[str]) -> str:
    """As "a", "a and b", "a, b and c"."""
    *before, last = names
    return f"{', '.join(before)} and {last}" if before else last
