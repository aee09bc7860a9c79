"""A set as the terminal coaches it: the whole recording is there, and the leg that works may have to be found first."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cached_property

from kneewise.body import Frame, Side
from kneewise.coach import Quantity, Reading, RecordedSet, Repetition, SetReport, coach_recording, measure
from kneewise.exercises import Exercise

FAULT_SHOWN_S = 2.0
"""So long a fault stays on the picture."""


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
    """A measured value at one moment, with its uncertainty, in the quantity's own unit."""

    time_s: float
    value: float
    plus_minus: float


class CoachedSet:
    """A recording's frames in; the report, the angles and the working leg out.

    Where the exercise is done one leg at a time and ``side`` is ``None``, both legs are looked at, and the one that did
    more repetitions, or moved more, is taken for the one that works. ``mirrored`` tells a picture that exchanges left
    and right.
    """

    def __init__(
        self, exercise: Exercise, frames: Sequence[Frame], *, side: Side | None, mirrored: bool = False
    ) -> None:
        self.exercise = exercise
        self.frames = frames
        self.is_found = side is None and exercise.per_leg
        self._mirrored = mirrored
        sides = tuple(Side) if self.is_found else (side,)
        self._coached = max((self._coach(one) for one in sides), key=self._work)

    @property
    def report(self) -> SetReport:
        """The report of the leg that works."""
        return self._coached.report

    @property
    def count(self) -> int:
        """How many repetitions there were."""
        return self.report.counted

    @property
    def side(self) -> Side | None:
        """The leg that works, ``None`` for both."""
        return self.report.side

    @property
    def seen_side(self) -> Side | None:
        """The leg that works as the picture shows it: the other one in a mirror."""
        side = self.side
        return side.other if side is not None and self._mirrored else side

    @property
    def wants(self) -> str | None:
        """What the coach asked for last, where nothing was counted because nobody was in position."""
        return self._coached.wants

    def count_at(self, time_s: float) -> int:
        """How many repetitions had ended at a moment."""
        return bisect_right([one.end_s for one in self.report.repetitions], time_s)

    def faults_at(self, time_s: float) -> list[str]:
        """What was wrong with the repetition that has just ended, in short."""
        number = self.count_at(time_s)
        if number == 0:
            return []
        last: Repetition = self.report.repetitions[number - 1]
        return [fault.code.replace("-", " ") for fault in last.faults] if time_s - last.end_s < FAULT_SHOWN_S else []

    @cached_property
    def trace(self) -> list[Point]:
        """The driver's angle over time."""
        return self.curve(self.exercise.coaching.driver)

    def curve(self, quantity: Quantity) -> list[Point]:
        """A quantity of the working leg over time, where it was seen."""
        return _curve(self._coached, quantity)

    def rest(self, quantity: Quantity) -> float | None:
        """What a quantity was at rest; ``None`` where it was not seen."""
        reading = self._coached.rest.get(quantity)
        return None if reading is None else reading.value

    def angle(self, quantity: Quantity, side: Side, number: int) -> Reading | None:
        """A quantity of one leg in the frame of that number; ``None`` where the leg was not seen."""
        scene = self._coached.scenes[number]
        seen_side = side.other if self._mirrored else side
        return measure(quantity, scene if scene.side is seen_side else scene.other)

    def to_json(self) -> dict[str, object]:
        """The contract of ``kneewise coach --json``; ``side_found`` says whether the leg had to be found."""
        return {**self.report.to_json(), "side_found": self.is_found, "not_ready": self.wants}

    def _coach(self, side: Side | None) -> RecordedSet:
        hold_s = self.exercise.dose.hold_s
        return coach_recording(self.frames, self.exercise.coaching, side=side, hold_s=hold_s, mirrored=self._mirrored)

    def _work(self, coached: RecordedSet) -> tuple[int, float]:
        """Repetitions, and the range of the driver from the 5th to the 95th percentile: a slip counts for little."""
        angles = sorted(point.value for point in _curve(coached, self.exercise.coaching.driver))
        moved_deg = angles[int(len(angles) * 0.95)] - angles[int(len(angles) * 0.05)] if angles else 0.0
        return coached.report.counted, moved_deg


def _curve(coached: RecordedSet, quantity: Quantity) -> list[Point]:
    return [
        Point(time_s=scene.frame.time_s, value=reading.value, plus_minus=reading.plus_minus)
        for scene in coached.scenes
        if (reading := measure(quantity, scene)) is not None
    ]
