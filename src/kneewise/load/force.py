"""The force on the kneecap at each moment of a repetition, for each kind of demand."""

from dataclasses import replace
from typing import assert_never

from kneewise.body import Sex
from kneewise.exercises import Activation, CoContraction, Demand, Squat, StraightLegLift
from kneewise.load.interval import Interval, around
from kneewise.load.joint import band, force_per_moment, kneecap_force_n, strongest_moment_share
from kneewise.load.moment import USUAL, Technique, lifted_leg_nm, squat_nm
from kneewise.load.person import Person

STRONGEST_NM_PER_KG = {Sex.FEMALE: 2.3, Sex.MALE: 2.8}
"""The greatest knee extensor moment of untrained adults (from memory of the literature, low: check before quoting)."""


def force_n(
    demand: Demand, person: Person, *, share: float, weight_kg: float = 0.0, technique: Technique = USUAL
) -> Interval:
    """Newtons on one kneecap when the movement is ``share`` of the way from rest (0) to its top (1).

    ``weight_kg`` hangs at the ankle, or is carried in a squat. Raises ``NotModelled`` where the knee bends too far.
    """
    match demand:
        case StraightLegLift():
            up_deg = share * demand.lift_deg
            moment = lifted_leg_nm(person, above_horizontal_deg=up_deg, ankle_weight_kg=weight_kg)
            net = kneecap_force_n(moment, knee_deg=0.0)
            return net.plus(co_contraction_n(person, knee_deg=0.0, activation=demand.activation))
        case CoContraction():
            return co_contraction_n(person, knee_deg=demand.knee_deg, activation=demand.activation)
        case Squat():
            knee_deg = share * demand.depth_deg
            return squat_force_n(person, knee_deg=knee_deg, carried_kg=weight_kg, technique=technique)
        case _:
            assert_never(demand)


def co_contraction_n(person: Person, *, knee_deg: float, activation: Activation) -> Interval:
    """The force when the quadriceps works at a share of its strength, against other muscles and not a weight."""
    strongest = STRONGEST_NM_PER_KG[person.sex] * person.mass_kg * strongest_moment_share(knee_deg)
    whole = strongest * force_per_moment(knee_deg)
    least, likely, most = (share * whole for share in activation)
    down, up = band(knee_deg)
    return Interval(low=least * (1 - down), value=likely, high=most * (1 + up))


def squat_force_n(
    person: Person, *, knee_deg: float, carried_kg: float = 0.0, technique: Technique = USUAL
) -> Interval:
    """The force at one depth of a squat; the joint, the shank's tilt, and where the weight presses make it unsure."""

    def of(changed: Technique) -> float:
        moment = squat_nm(person, knee_deg=knee_deg, carried_kg=carried_kg, technique=changed)
        return max(moment, 0.0) * force_per_moment(knee_deg)

    force = of(technique)
    down, up = band(knee_deg)
    back_m, forward_m = technique.pressure_doubt_m
    upright = of(replace(technique, tilt_per_knee=max(technique.tilt_per_knee - technique.tilt_doubt, 0.0)))
    leaning = of(
        replace(
            technique,
            tilt_per_knee=technique.tilt_per_knee + technique.tilt_doubt,
            tilt_cap_deg=technique.tilt_cap_deg + technique.tilt_doubt * knee_deg,
        )
    )
    on_the_heels = of(replace(technique, pressure_m=technique.pressure_m - back_m))
    on_the_toes = of(replace(technique, pressure_m=technique.pressure_m + forward_m))
    return around(
        force,
        lower=(down * force, force - upright, force - on_the_toes),
        upper=(up * force, leaning - force, on_the_heels - force),
    )
