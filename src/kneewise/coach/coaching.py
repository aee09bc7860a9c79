"""What the coach has to know of an exercise: what moves, from where it is seen, what can go wrong.

Each file in ``kneewise.exercises`` fills one ``Coaching``. Nothing here knows any exercise.
"""

from dataclasses import dataclass
from enum import StrEnum

from kneewise.coach.view import View


class Quantity(StrEnum):
    """What can be measured in one frame. Angles in degrees; shares are of the leg's length."""

    KNEE_FLEXION = "knee_flexion"
    HIP_FLEXION = "hip_flexion"
    HIP_EXTENSION = "hip_extension"
    HIP_ABDUCTION = "hip_abduction"
    HIP_OPENING = "hip_opening"
    PELVIS_ROLL = "pelvis_roll"
    TRUNK_LIFT = "trunk_lift"
    ANKLES_APART = "ankles_apart"
    KNEES_PAST_TOES = "knees_past_toes"
    KNEES_INWARD = "knees_inward"

    @property
    def is_angle(self) -> bool:
        """In degrees; the others are shares of the leg's length."""
        return self not in {Quantity.ANKLES_APART, Quantity.KNEES_PAST_TOES, Quantity.KNEES_INWARD}


class Timing(StrEnum):
    """What can be measured of a whole repetition, in seconds."""

    HOLD = "hold_s"
    LOWERING = "lowering_s"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One form point. It is broken when what it measures goes over ``over``, or stays under ``under``.

    A quantity is taken as the median over the top, so that a single bad frame breaks nothing; with ``from_rest`` it
    is the change from the person's own rest position. ``views`` are those from which it can be judged at all.
    ``urgent`` checks are spoken before the repetition ends.
    """

    code: str
    measures: Quantity | Timing
    message: str
    cue: str
    source: str
    over: float | None = None
    under: float | None = None
    from_rest: bool = False
    views: tuple[View, ...] = tuple(View)
    urgent: bool = False

    def __post_init__(self) -> None:
        if (self.over is None) == (self.under is None):
            message = f"{self.code}: a check has one limit, over or under"
            raise ValueError(message)

    def is_broken_by(self, value: float) -> bool:
        """The value lies beyond the limit; the limit itself is still right."""
        if self.over is not None:
            return value > self.over
        return self.under is not None and value < self.under


class Stance(StrEnum):
    """How the body is placed for the exercise, as far as one camera can tell."""

    UPRIGHT = "upright"
    LYING = "lying"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coaching:
    """How an exercise is seen.

    ``driver`` is the quantity that rises and falls once with each repetition; an excursion of at least
    ``least_rise_deg`` is a repetition, well done or not; with ``peak_from_rest`` its peak is reported as the change
    from where it began. ``checks`` stand in the order in which they are spoken:
    safety first, then the biggest. ``start`` tells the person how to get ready.
    """

    exercise: str
    stance: Stance
    driver: Quantity
    least_rise_deg: float
    checks: tuple[Check, ...]
    start: str
    best_view: View
    peak_from_rest: bool = False

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """All that must be measured in a frame, the driver first."""
        wanted = [self.driver, *(check.measures for check in self.checks if isinstance(check.measures, Quantity))]
        return tuple(dict.fromkeys(wanted))
