"""How long a person's segments are.

Segment lengths: de Leva P 1996, J Biomech 29:1223-1230, table 4 (women 1.735 m, men 1.741 m), scaled with height.
Arms, hands and head are of the same table, from memory of the literature: check before quoting. They draw the figure,
and nothing is decided by them.
Shoulder breadth: Winter DA 2009, Biomechanics and Motor Control of Human Movement, fig. 4.1 (share of height).
Hip joint centres: about 0.17 m apart at 1.74 m (after Bell 1990, from memory of the literature:
check before quoting).
"""

from dataclasses import dataclass
from enum import StrEnum


class Sex(StrEnum):
    """The two samples of the anthropometric tables."""

    FEMALE = "female"
    MALE = "male"


@dataclass(frozen=True, slots=True, kw_only=True)
class Segments:
    """Lengths in metres, joint centre to joint centre."""

    thigh_m: float
    shank_m: float
    foot_m: float
    trunk_m: float
    upper_arm_m: float
    forearm_m: float
    hand_m: float
    head_m: float
    shoulder_breadth_m: float
    hip_breadth_m: float


PLAUSIBLE_HEIGHT_M = (1.0, 2.5)
"""Outside of this a height is taken for a slip of the pen (our proposal)."""

_SAMPLE_HEIGHT_M = {Sex.FEMALE: 1.735, Sex.MALE: 1.741}
_SAMPLE = {
    Sex.FEMALE: Segments(
        thigh_m=0.3685,
        shank_m=0.4386,
        foot_m=0.2283,
        trunk_m=0.6148,
        upper_arm_m=0.2751,
        forearm_m=0.2643,
        hand_m=0.0780,
        head_m=0.2437,
        shoulder_breadth_m=0.332,
        hip_breadth_m=0.175,
    ),
    Sex.MALE: Segments(
        thigh_m=0.4222,
        shank_m=0.4403,
        foot_m=0.2581,
        trunk_m=0.6033,
        upper_arm_m=0.2817,
        forearm_m=0.2689,
        hand_m=0.0862,
        head_m=0.2429,
        shoulder_breadth_m=0.365,
        hip_breadth_m=0.170,
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Physique:
    """A person's build: height in metres and the sample that the proportions come from."""

    height_m: float = 1.70
    sex: Sex = Sex.MALE

    def __post_init__(self) -> None:
        low, high = PLAUSIBLE_HEIGHT_M
        if not low <= self.height_m <= high:
            message = f"a height of {self.height_m} m is outside {low} to {high} m"
            raise ValueError(message)

    @property
    def segments(self) -> Segments:
        """The segment lengths of this person."""
        scale = self.height_m / _SAMPLE_HEIGHT_M[self.sex]
        sample = _SAMPLE[self.sex]
        return Segments(**{name: getattr(sample, name) * scale for name in Segments.__dataclass_fields__})
