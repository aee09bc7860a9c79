"""A set as the terminal coaches it: the leg that works may have to be found first."""

from dataclasses import asdict, dataclass, field

from kneewise.body import Frame, Side
from kneewise.coach import Quantity, Reading, SetCoach, SetReport, measure
from kneewise.coach.event import Event, Guidance, Ready
from kneewise.exercises import Exercise


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """What was coached: a file's name, ``video`` or ``track``, and in how many of its pictures the person was seen."""

    name: str
    kind: str
    pictures: int
    with_person: int
    warnings: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        """The recording as it stands in ``kneewise coach --json``."""
        return {**asdict(self), "warnings": list(self.warnings)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """The driver's angle at one moment, with its uncertainty."""

    time_s: float
    deg: float
    plus_minus: float


@dataclass(slots=True, kw_only=True)
class _Leg:
    """One leg that may be the one that works, and what its coach says."""

    coach: SetCoach
    side: Side
    is_ready: bool = False
    wants: str = ""
    trace: list[Point] = field(default_factory=list)

    @property
    def moved_deg(self) -> float:
        """From the 5th to the 95th percentile of its angle, so that a slip of the network counts for little."""
        angles = sorted(point.deg for point in self.trace)
        return angles[int(len(angles) * 0.95)] - angles[int(len(angles) * 0.05)] if angles else 0.0

    def heed(self, event: Event) -> None:
        """Note what the coach says of the start position."""
        match event:
            case Ready():
                self.is_ready = True
            case Guidance():
                self.wants = event.message
            case _:
                pass


class CoachedSet:
    """Frames in; the report, the angles and the working leg out.

    Where the exercise is done one leg at a time and ``side`` is ``None``, both legs are followed, and the one that did
    more repetitions, or moved more, is taken for the one that works.
    """

    def __init__(self, exercise: Exercise, *, side: Side | None) -> None:
        self.exercise = exercise
        self.is_found = side is None and exercise.per_leg
        sides = tuple(Side) if self.is_found else (side,)
        self._legs = [
            _Leg(coach=SetCoach(exercise.coaching, side=one, hold_s=exercise.dose.hold_s), side=one or Side.RIGHT)
            for one in sides
        ]

    def receive(self, frame: Frame) -> None:
        """Take one frame, in the order of time."""
        for leg in self._legs:
            for event in leg.coach.receive(frame):
                leg.heed(event)
            reading = self.angle(self.exercise.coaching.driver, leg.side, frame)
            if reading is not None:
                leg.trace.append(Point(time_s=frame.time_s, deg=reading.value, plus_minus=reading.plus_minus))

    @property
    def report(self) -> SetReport:
        """The report of the leg that works."""
        return self._leg.coach.report()

    @property
    def count(self) -> int:
        """How many repetitions there were so far."""
        return self.report.counted

    @property
    def side(self) -> Side | None:
        """The leg that works, ``None`` for both."""
        return self.report.side

    @property
    def trace(self) -> list[Point]:
        """The driver's angle over time."""
        return self._leg.trace

    @property
    def wants(self) -> str:
        """What the coach asked for last, while the start position was never held; empty once it was."""
        return "" if self._leg.is_ready else self._leg.wants

    def driver(self, frame: Frame) -> Reading | None:
        """The driver's angle of the working leg in one frame."""
        return self.angle(self.exercise.coaching.driver, self._leg.side, frame)

    def angle(self, quantity: Quantity, side: Side, frame: Frame) -> Reading | None:
        """A quantity of one leg in one frame, as the coach measures it; ``None`` where the leg was not seen."""
        own = next((leg for leg in self._legs if leg.side is side), self._legs[0])
        return measure(quantity, own.coach.scene(frame, side=side))

    def to_json(self) -> dict[str, object]:
        """The contract of ``kneewise coach --json``; ``side_found`` says whether the leg had to be found."""
        return {**self.report.to_json(), "side_found": self.is_found, "not_ready": self.wants or None}

    @property
    def _leg(self) -> _Leg:
        if len(self._legs) == 1:
            return self._legs[0]
        return max(self._legs, key=lambda leg: (leg.coach.report().counted, leg.moved_deg))
