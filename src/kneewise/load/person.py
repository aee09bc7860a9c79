"""The person whose kneecap it is, and the masses of shank and foot."""

from dataclasses import dataclass

from kneewise.body import Physique, Segments, Sex
from kneewise.load import limits

GRAVITY = 9.81
"""Metres per second squared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """Mass as a share of the body's; centre of mass as a share of the segment's length, from its upper end or heel."""

    shank_mass: float
    shank_centre: float
    foot_mass: float
    foot_centre: float
    thigh_mass: float
    thigh_centre: float


SHARES = {
    Sex.FEMALE: Shares(
        shank_mass=0.0481,
        shank_centre=0.4352,
        foot_mass=0.0129,
        foot_centre=0.4014,
        thigh_mass=0.1478,
        thigh_centre=0.3612,
    ),
    Sex.MALE: Shares(
        shank_mass=0.0433,
        shank_centre=0.4395,
        foot_mass=0.0137,
        foot_centre=0.4415,
        thigh_mass=0.1416,
        thigh_centre=0.4095,
    ),
}
"""de Leva P 1996, J Biomech 29:1223-1230, table 4, shank from the knee's to the ankle's joint centre (secondary)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Body mass in kg, height in m, and the sample that the proportions come from. Raises ``NotModelled``."""

    mass_kg: float
    height_m: float
    sex: Sex

    def __post_init__(self) -> None:
        limits.height(self.height_m)
        limits.mass(self.mass_kg, height_m=self.height_m)

    @property
    def weight_n(self) -> float:
        """Body weight in newtons."""
        return self.mass_kg * GRAVITY

    @property
    def segments(self) -> Segments:
        """Lengths of the segments in metres."""
        return Physique(height_m=self.height_m, sex=self.sex).segments

    @property
    def shares(self) -> Shares:
        """Masses and centres of mass of the segments."""
        return SHARES[self.sex]


MAN = Person(mass_kg=75.0, height_m=1.75, sex=Sex.MALE)
WOMAN = Person(mass_kg=62.0, height_m=1.65, sex=Sex.FEMALE)
"""The reference people of the calculated tables; one of them stands for who did not say."""
