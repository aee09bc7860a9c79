"""Every combination of a grid through the model: how fast, and whether one of them breaks it."""

import math
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product
from time import perf_counter

from kneewise.body import Sex
from kneewise.exercises import Demand, Squat, StraightLegLift, find
from kneewise.load import Interval, Person, repetition_load
from kneewise.load.force import force_n
from kneewise.load.limits import CARRIED_KG, DEPTH_DEG, HEIGHT_M, WEIGHT_KG

LIFT_DEG = (0.0, 90.0)
MASS_KG = (25.0, 240.0)
"""Hardly heavier than this, and no height of the model goes with the mass."""
_USUAL_INDEX = 24.0
"""The body mass index whose height is taken for a mass."""
EACH = 100
"""So many angles, and so many weights; half of that many masses of each sex: a million together."""
SAMPLED = 97
"""One in so many combinations goes through a whole repetition too; a prime, so that it meets every angle and weight."""

_SQUAT, _RAISE = find("semi-squat"), find("straight-leg-raise")
_ACTIVATION = (0.0, 0.075, 0.15)
"""As in the straight leg raise."""

Weighed = tuple[float, Person, float]
"""An angle in degrees, a person, a weight in kg."""
Figures = tuple[Interval, ...]
"""The peak in body weights, and what else there is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Swept:
    """What came of a grid: peaks in body weights. ``broken`` is what raised or gave a figure that is not sound."""

    name: str
    count: int
    took_s: float
    least_bw: float
    most_bw: float
    broken: tuple[str, ...]

    @property
    def rate(self) -> float:
        """Combinations a second."""
        return self.count / self.took_s


def grid(angles_deg: tuple[float, float], weights_kg: tuple[float, float], *, each: int = EACH) -> Iterator[Weighed]:
    """``each`` cubed combinations, the ends of every range among them."""
    people = [
        Person(mass_kg=mass_kg, height_m=_height_m(mass_kg), sex=sex)
        for mass_kg in evenly(MASS_KG, each // len(Sex))
        for sex in Sex
    ]
    return (
        (angle_deg, person, weight_kg)
        for person, angle_deg, weight_kg in product(people, evenly(angles_deg, each), evenly(weights_kg, each))
    )


def evenly(ends: tuple[float, float], count: int) -> list[float]:
    """So many numbers from one end to the other."""
    low, high = ends
    return [low + (high - low) * number / (count - 1) for number in range(count)]


def _height_m(mass_kg: float) -> float:
    """The height that usually goes with a mass, as far as the model bears it."""
    low, high = HEIGHT_M
    return min(max(math.sqrt(mass_kg / _USUAL_INDEX), low), high)


def swept(name: str, combinations: Iterable[Weighed], figures_of: Callable[[Weighed], Figures]) -> Swept:
    """All of them, one after the other; what raises is noted and does not end the sweep."""
    count, peaks_bw, broken = 0, array("d"), []
    began = perf_counter()
    for one in combinations:
        count += 1
        try:
            figures = figures_of(one)
        except Exception as raised:  # noqa: BLE001  # any of them is a finding
            broken.append(f"{one}: {raised!r}")
            continue
        peaks_bw.append(figures[0].value)
        broken += [f"{one}: {figure}" for figure in figures if not is_sound(figure)]
    took_s = perf_counter() - began
    return Swept(
        name=name,
        count=count,
        took_s=took_s,
        least_bw=min(peaks_bw),
        most_bw=max(peaks_bw),
        broken=tuple(broken),
    )


def is_sound(figure: Interval) -> bool:
    """Finite, not negative, and inside its interval."""
    return 0 <= figure.low <= figure.value <= figure.high < math.inf


def squat_force(one: Weighed) -> Figures:
    """Force at the bottom of a squat, a weight carried."""
    depth_deg, person, carried_kg = one
    return _force_bw(Squat(depth_deg=depth_deg, source="sweep"), person, weight_kg=carried_kg)


def lift_force(one: Weighed) -> Figures:
    """Force at the top of a straight leg raise, a weight at the ankle."""
    lift_deg, person, ankle_kg = one
    demand = StraightLegLift(lift_deg=lift_deg, activation=_ACTIVATION, source="sweep")
    return _force_bw(demand, person, weight_kg=ankle_kg)


def _force_bw(demand: Demand, person: Person, *, weight_kg: float) -> Figures:
    return (force_n(demand, person, share=1.0, weight_kg=weight_kg).times(1 / person.weight_n),)


def squat_repetition(one: Weighed) -> Figures:
    """Peak and impulse of a whole squat, from standing to standing."""
    depth_deg, person, carried_kg = one
    load = repetition_load(_SQUAT, person, depth_deg=depth_deg, weight_kg=carried_kg).load
    return load.peak_bw, load.impulse_bw_s


def lift_repetition(one: Weighed) -> Figures:
    """Peak and impulse of a whole straight leg raise; its height is that of the exercise."""
    _, person, ankle_kg = one
    load = repetition_load(_RAISE, person, weight_kg=ankle_kg).load
    return load.peak_bw, load.impulse_bw_s


def sweeps(*, each: int = EACH, sampled: int = SAMPLED) -> Sequence[Swept]:
    """A million squats, a million straight leg raises, and a sample of each as whole repetitions."""
    squats, lifts = (DEPTH_DEG, CARRIED_KG), (LIFT_DEG, WEIGHT_KG)
    return (
        swept("squat, force", grid(*squats, each=each), squat_force),
        swept("straight leg raise, force", grid(*lifts, each=each), lift_force),
        swept("squat, repetition", islice(grid(*squats, each=each), 0, None, sampled), squat_repetition),
        swept("straight leg raise, repetition", islice(grid(*lifts, each=each), 0, None, sampled), lift_repetition),
    )
