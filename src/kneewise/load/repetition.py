"""What the kneecap bears in one repetition, and in many: peak, impulse, stress, each with its interval."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from typing import assert_never

from kneewise.body import Sex, minimum_jerk
from kneewise.exercises import CoContraction, Demand, Exercise, Harder, Squat, StraightLegLift
from kneewise.load import limits
from kneewise.load.contact_area import AreaSet, area_mm2
from kneewise.load.force import force_n
from kneewise.load.interval import NONE, Interval, largest
from kneewise.load.joint import EXTRAPOLATED_FROM_DEG
from kneewise.load.moment import USUAL, Technique
from kneewise.load.person import Person
from kneewise.wording import Wording, say

_MOMENTS = 40
"""Between rest and top the force is looked at so many times; more changes the impulse by less than 1 in 1000."""


BEYOND_90 = say("Beyond 90 degrees the figure is extrapolated: models part there by half and more.")


class Basis(StrEnum):
    """What a figure rests on."""

    STATICS = "statics"
    CO_CONTRACTION = "co-contraction"
    CAMERA = "camera"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tempo:
    """Seconds from rest to top, at the top, and back."""

    up_s: float = 2.0
    hold_s: float = 1.0
    down_s: float = 2.0

    @property
    def duration_s(self) -> float:
        """From rest to rest."""
        return self.up_s + self.hold_s + self.down_s


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a repetition is done, and who says so: the prescription, or (``basis``) the camera."""

    tempo: Tempo
    technique: Technique = USUAL
    basis: Basis | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What one kneecap bears: the peak in body weights, and force over time in body weight seconds (BW s)."""

    peak_bw: Interval = NONE
    impulse_bw_s: Interval = NONE

    def times(self, count: float) -> "Load":
        """So many repetitions, one after the other: the peak stays."""
        return Load(peak_bw=self.peak_bw if count else NONE, impulse_bw_s=self.impulse_bw_s.times(count))

    def plus(self, other: "Load") -> "Load":
        """Both, one after the other."""
        return Load(
            peak_bw=largest(self.peak_bw, other.peak_bw), impulse_bw_s=self.impulse_bw_s.plus(other.impulse_bw_s)
        )


NO_LOAD = Load()


def together(loads: Iterable[Load]) -> Load:
    """All of them, one after the other: a set of repetitions, a session of sets, a week of sessions."""
    return reduce(Load.plus, loads, NO_LOAD)


@dataclass(frozen=True, slots=True, kw_only=True)
class RepetitionLoad:
    """One repetition of one exercise by one person. ``knee_deg`` is the knee's flexion where the peak is."""

    load: Load
    body_weight_n: float
    knee_deg: float
    tempo: Tempo
    basis: Basis
    sex: Sex
    weight_bearing: bool
    limits: tuple[Wording, ...]

    @property
    def peak_n(self) -> Interval:
        """The peak in newtons."""
        return self.load.peak_bw.times(self.body_weight_n)

    def stress_mpa(self, area_set: AreaSet = AreaSet.BESIER) -> Interval:
        """Peak force over contact area; never without the name of the set."""
        area = area_mm2(self.knee_deg, area_set=area_set, sex=self.sex, weight_bearing=self.weight_bearing)
        return self.peak_n.times(1 / area)


def demand_of(exercise: Exercise, *, weight_kg: float = 0.0, depth_deg: float | None = None) -> Demand:
    """What the exercise asks, to a depth if it has one. Raises ``NotModelled`` for a depth or weight that cannot be."""
    demand = exercise.demand
    if depth_deg is not None:
        if not isinstance(demand, Squat):
            raise limits.NotModelled(f"{exercise.title} has no depth; only the semi squat is given one.")
        demand = Squat(depth_deg=limits.depth(depth_deg), source=demand.source)
    if isinstance(demand, Squat):
        limits.within("The weight carried", weight_kg, limits.CARRIED_KG, "kg")
    elif Harder.ANKLE_WEIGHT in exercise.harder_by:
        limits.within("The ankle weight", weight_kg, limits.WEIGHT_KG, "kg")
    elif weight_kg != 0:
        raise limits.NotModelled(f"{exercise.title} is done without an ankle weight; only a weight of 0 kg is allowed.")
    return demand


def repetition_load(
    exercise: Exercise,
    person: Person,
    *,
    weight_kg: float = 0.0,
    depth_deg: float | None = None,
    manner: Manner | None = None,
) -> RepetitionLoad:
    """What one kneecap bears in one repetition, done as it is prescribed unless told otherwise.

    ``depth_deg`` is knee flexion, for the semi squat. Raises ``NotModelled``.
    """
    demand = demand_of(exercise, weight_kg=weight_kg, depth_deg=depth_deg)
    manner = manner or as_prescribed(exercise)
    tempo = manner.tempo
    way = [
        force_n(demand, person, share=share, weight_kg=weight_kg, technique=manner.technique).times(1 / person.weight_n)
        for share in (minimum_jerk(number / _MOMENTS) for number in range(_MOMENTS + 1))
    ]
    peak = reduce(largest, way)
    moving = _mean(way).times(tempo.up_s + tempo.down_s)
    return RepetitionLoad(
        load=Load(peak_bw=peak, impulse_bw_s=moving.plus(way[-1].times(tempo.hold_s))),
        body_weight_n=person.weight_n,
        knee_deg=_knee_deg(demand),
        tempo=tempo,
        basis=manner.basis or (Basis.CO_CONTRACTION if isinstance(demand, CoContraction) else Basis.STATICS),
        sex=person.sex,
        weight_bearing=isinstance(demand, Squat),
        limits=_limits(demand, weight_kg=weight_kg),
    )


def as_prescribed(exercise: Exercise) -> Manner:
    """In the tempo that the exercise is shown in, by usual technique."""
    up_s, hold_s, down_s = exercise.dose.tempo_s
    return Manner(tempo=Tempo(up_s=up_s, hold_s=hold_s, down_s=down_s))


def _mean(way: list[Interval]) -> Interval:
    """The mean over time, by the trapezoidal rule."""
    inner = reduce(Interval.plus, way[1:-1])
    return inner.plus(way[0].times(0.5)).plus(way[-1].times(0.5)).times(1 / (len(way) - 1))


def _knee_deg(demand: Demand) -> float:
    match demand:
        case StraightLegLift():
            return 0.0
        case CoContraction(knee_deg=deg) | Squat(depth_deg=deg):
            return deg
        case _:
            assert_never(demand)


def _limits(demand: Demand, *, weight_kg: float) -> tuple[Wording, ...]:
    """What a reader has to know of the figure."""
    match demand:
        case StraightLegLift():
            said = [
                say("The low end is about what gravity alone asks; muscles that work against each other add to it."),
                say("How much they add is our proposal ({source}).", source=demand.source),
            ]
        case CoContraction():
            said = [
                say(
                    "Gravity asks nothing of the front of the thigh. "
                    "The range is for the muscle holding the knee still."
                ),
                say("How hard it works is our proposal ({source}).", source=demand.source),
            ]
            if weight_kg > 0:
                said.append(
                    say("An ankle weight makes the hip work harder; in this model it adds nothing at the kneecap.")
                )
        case Squat():
            said = [
                say("The range is wide, for technique decides: how far the shins lean, and where the weight presses.")
            ]
            if demand.depth_deg > EXTRAPOLATED_FROM_DEG:
                said.append(BEYOND_90)
        case _:
            assert_never(demand)
    return tuple(said)
