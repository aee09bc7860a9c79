"""What the coach has to know of an exercise: what moves, from where it is seen, what can go wrong.

Each file in ``kneewise.exercises`` fills one ``Coaching``. Nothing here knows any exercise.
"""

from dataclasses import dataclass
from enum import StrEnum

from kneewise.coach.quantity import Quantity, Timing
from kneewise.coach.repetition import LEAST_S
from kneewise.coach.stance import Stance
from kneewise.coach.view import View
from kneewise.wording import Wording


class When(StrEnum):
    """Over which part of a repetition a quantity is looked at."""

    TOP = "at the top"
    THROUGHOUT = "from before it begins until it ends"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One form point. It is broken when what it measures goes over ``over``, or stays under ``under``.

    ``right`` is what a repetition done well measures. From there to the limit is the ``margin``: the smallest fault
    that is named, and no fault is named, nor ruled out, by a measurement less sure than that.

    A quantity is taken as the median over the part of the repetition that ``when`` tells, so that a single bad frame
    breaks nothing; with ``from_rest`` it is the change from the person's own rest position. ``views`` are those from
    which it can be judged at all. ``is_safety`` points are spoken before all others, ``urgent`` ones before the
    repetition ends. ``explained_by`` is the form point that, when broken, breaks this one too, so that only that one is
    named.
    """

    code: str
    measures: Quantity | Timing
    right: float
    message: Wording
    cue: Wording
    source: str
    over: float | None = None
    under: float | None = None
    when: When = When.TOP
    from_rest: bool = False
    views: tuple[View, ...] = tuple(View)
    is_safety: bool = False
    urgent: bool = False
    explained_by: str | None = None

    def __post_init__(self) -> None:
        if (self.over is None) == (self.under is None):
            message = f"{self.code}: a check has one limit, over or under"
            raise ValueError(message)
        if self.is_broken_by(self.right):
            message = f"{self.code}: what is right ({self.right}) lies beyond the limit ({self.limit})"
            raise ValueError(message)

    @property
    def limit(self) -> float:
        """The limit, whichever side is right of it."""
        return self.over if self.over is not None else self.under or 0.0

    @property
    def margin(self) -> float:
        """From what is right to the limit: the smallest fault that is named."""
        return abs(self.limit - self.right)

    def is_broken_by(self, value: float) -> bool:
        """The value lies beyond the limit; the limit itself is still right."""
        return value > self.limit if self.over is not None else value < self.limit

    def excess(self, value: float) -> float:
        """How far beyond the limit a value lies, in margins: what makes one fault bigger than another."""
        return abs(value - self.limit) / (self.margin or 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class StartPoint:
    """What has to be seen before a set begins, or at a top, beside the position: ``message`` is said where it is not.

    ``measures`` stays under ``over``, or over ``under``, as in a ``Check``.
    """

    code: str
    measures: Quantity
    message: Wording
    over: float | None = None
    under: float | None = None

    def is_missed_by(self, value: float) -> bool:
        """The value lies beyond the limit."""
        return (self.over is not None and value > self.over) or (self.under is not None and value < self.under)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coaching:
    """How an exercise is seen.

    ``driver`` is the quantity that rises and falls once with each repetition; an excursion of at least
    ``least_rise_deg`` and ``least_s`` is one, well done or not; with ``peak_from_rest`` its peak is reported as the
    change from where it began. ``never`` is what the top never looks like: an excursion that does is another movement,
    told and not counted. ``notes`` are measured at the top and reported, not judged. ``both_legs`` work at once, or one
    at a time. ``checks`` stand in the order in which they are spoken: safety first. ``start`` tells the person how to
    get ready.
    """

    exercise: str
    stance: Stance
    driver: Quantity
    least_rise_deg: float
    checks: tuple[Check, ...]
    start: Wording
    best_view: View
    least_s: float = LEAST_S
    start_points: tuple[StartPoint, ...] = ()
    never: tuple[StartPoint, ...] = ()
    notes: tuple[Quantity, ...] = ()
    both_legs: bool = False
    peak_from_rest: bool = False

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """All that must be measured in a frame, the driver first."""
        wanted = [self.driver, *(check.measures for check in self.checks if isinstance(check.measures, Quantity))]
        return tuple(dict.fromkeys([*wanted, *self.notes]))
