"""What an exercise asks of the knee. From it the load room computes what the kneecap bears.

``activation`` is by how much the quadriceps works beside what the movement itself needs, as shares of its greatest
voluntary contraction (MVIC): at least, most likely, at most.
"""

from dataclasses import dataclass

from kneewise.wording import Wording

Activation = tuple[float, float, float]
"""At least, most likely, at most; shares of the maximum voluntary isometric contraction (MVIC)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StraightLegLift:
    """The quadriceps holds the knee straight while the leg is lifted to ``lift_deg`` above the horizontal."""

    lift_deg: float
    activation: Activation
    source: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class CoContraction:
    """Gravity asks nothing of the quadriceps; it works only because the knee is held still, bent by ``knee_deg``."""

    knee_deg: float
    activation: Activation
    source: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Squat:
    """Both legs carry the body while the knees bend to ``depth_deg``."""

    depth_deg: float
    source: str


Demand = StraightLegLift | CoContraction | Squat
