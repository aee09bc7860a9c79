"""What the coach can measure."""

from enum import StrEnum


class Quantity(StrEnum):
    """What can be measured in one frame. Angles in degrees; shares are of the leg's length."""

    KNEE_FLEXION = "knee_flexion"
    OTHER_KNEE_FLEXION = "other_knee_flexion"
    HIP_FLEXION = "hip_flexion"
    HIP_EXTENSION = "hip_extension"
    HIP_ABDUCTION = "hip_abduction"
    HIP_OPENING = "hip_opening"
    LEG_FORWARD = "leg_forward"
    PELVIS_ROLL = "pelvis_roll"
    PELVIS_LIFT = "pelvis_lift"
    TRUNK_LIFT = "trunk_lift"
    ANKLES_APART = "ankles_apart"
    KNEES_PAST_TOES = "knees_past_toes"
    KNEES_INWARD = "knees_inward"
    HEEL_LIFT = "heel_lift"
    SHANK_TILT = "shank_tilt"
    TRUNK_LEAN = "trunk_lean"

    @property
    def is_angle(self) -> bool:
        """In degrees; the others are shares of the leg's length."""
        return self not in _SHARES


_SHARES = {
    Quantity.ANKLES_APART,
    Quantity.HEEL_LIFT,
    Quantity.KNEES_INWARD,
    Quantity.KNEES_PAST_TOES,
    Quantity.LEG_FORWARD,
    Quantity.PELVIS_LIFT,
}


class Timing(StrEnum):
    """What can be measured of a whole repetition, in seconds."""

    HOLD = "hold_s"
    LOWERING = "lowering_s"
