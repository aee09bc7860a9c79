"""The knee extensor moment of one knee, from statics: no inertia, both sides alike, in the sagittal plane.

x is measured forward from the ankle. Assumptions that decide much are fields of ``Technique``.
"""

import math
from dataclasses import dataclass

from kneewise.exercises.semi_squat import SHANK_TILT_PER_KNEE
from kneewise.load.person import GRAVITY, Person

_FOOT_CENTRE_BELOW_M = 0.02
"""The foot's centre of mass lies so far beyond the ankle while the leg is straight (our proposal)."""
_ANKLE_FROM_HEEL = 0.25
"""The ankle stands over this share of the foot (our proposal)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Technique:
    """How somebody squats: what the load depends on most.

    The shank leans forward by ``tilt_per_knee`` of the knee's flexion, at most by ``tilt_cap_deg``; the body's weight
    presses on the floor ``pressure_m`` in front of the ankle. ``tilt_doubt`` and ``pressure_doubt_m`` are how far
    either may be wrong (backward, forward). All are our proposal: measured ones are better.
    """

    tilt_per_knee: float = SHANK_TILT_PER_KNEE
    tilt_cap_deg: float = 35.0
    pressure_m: float = 0.05
    tilt_doubt: float = 0.10
    pressure_doubt_m: tuple[float, float] = (0.02, 0.03)

    def tilt_deg(self, knee_deg: float) -> float:
        """The shank's forward tilt."""
        return min(self.tilt_per_knee * knee_deg, self.tilt_cap_deg)


USUAL = Technique()


def lifted_leg_nm(person: Person, *, above_horizontal_deg: float, ankle_weight_kg: float = 0.0) -> float:
    """The moment of shank, foot and ankle weight about a straight knee whose leg is lifted by so much.

    The same holds for a seated knee extension, with the knee's flexion as the angle.
    """
    shank_m, shares = person.segments.shank_m, person.shares
    shank = person.mass_kg * shares.shank_mass * shank_m * shares.shank_centre
    foot = person.mass_kg * shares.foot_mass * (shank_m + _FOOT_CENTRE_BELOW_M)
    weight = ankle_weight_kg * shank_m
    return GRAVITY * (shank + foot + weight) * math.cos(math.radians(above_horizontal_deg))


def squat_nm(person: Person, *, knee_deg: float, carried_kg: float = 0.0, technique: Technique = USUAL) -> float:
    """The extensor moment of one knee in a squat on both legs; below 0 the hamstrings hold the knee, not the thigh."""
    segments, shares = person.segments, person.shares
    tilt = math.sin(math.radians(technique.tilt_deg(knee_deg)))
    knee_m = segments.shank_m * tilt
    shank_centre_m = segments.shank_m * (1 - shares.shank_centre) * tilt
    foot_centre_m = (shares.foot_centre - _ANKLE_FROM_HEEL) * segments.foot_m
    floor = (person.mass_kg + carried_kg) / 2 * (knee_m - technique.pressure_m)
    shank = person.mass_kg * shares.shank_mass * (knee_m - shank_centre_m)
    foot = person.mass_kg * shares.foot_mass * (knee_m - foot_centre_m)
    return GRAVITY * (floor - shank - foot)
