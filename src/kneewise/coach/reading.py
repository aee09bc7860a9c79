"""A measured value and how sure it is."""

from dataclasses import dataclass

IN_PLANE_DEG = 7.0
"""Mean absolute error of a BlazePose knee angle seen from the side (JMIR preprint 102399, not peer reviewed)."""
OBLIQUELY_DEG = 12.0
"""For a swing seen 35 to 55 degrees from the side: its picture is stretched by up to so much (our proposal)."""
BY_LENGTHS_DEG = 10.0
"""For an angle from the leg's shortening alone: our proposal, twice the RMSE that was measured for a fuller fit."""
IN_DEPTH_DEG = 15.0
"""For an angle that needs BlazePose's depth: 8 to 25 degrees were measured on real recordings."""
FAR_LEG_DEG = 25.0
"""For the leg that is hidden behind the other one: 15 to 25 degrees were measured on real recordings."""
TRUE_DEPTH_DEG = 5.0
"""For an angle from a track with true depth (motion capture): our proposal, about the skin's movement over the bone."""
SHARE_OF_LEG = 0.04
"""For a length as a share of the leg: our proposal, about 1.5 % for each landmark, and four of them."""

CHANGE_OF_SHARE = 0.02
"""For how far a part has moved since rest, as a share of the leg (our proposal): what is always wrong cancels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A value and its uncertainty (about one standard deviation), in the quantity's own unit."""

    value: float
    plus_minus: float
