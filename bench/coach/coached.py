"""The coach on the frames of one set, and a plain peak counter on the angle that the coach itself measured there."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bench.coach.peak_counter import count_peaks
from kneewise.body import Frame, Side
from kneewise.coach import SetCoach, SetReport, measure
from kneewise.exercises import Exercise


@dataclass(frozen=True, slots=True, kw_only=True)
class Coached:
    """What became of a set. ``ready_s`` is when the coach first was ready, ``None`` for never."""

    report: SetReport
    peaks: int
    ready_s: float | None


def coached(frames: Sequence[Frame], exercise: Exercise, side: Side) -> Coached:
    """Show the coach a set, frame by frame. The peak counter looks from the first frame: it knows no getting ready."""
    coach = SetCoach(exercise.coaching, side=side if exercise.per_leg else None, hold_s=exercise.dose.hold_s)
    angles, ready_s = np.full(len(frames), np.nan), None
    for number, frame in enumerate(frames):
        is_ready = any(event.kind == "ready" for event in coach.receive(frame))
        ready_s = frame.time_s if is_ready and ready_s is None else ready_s
        if frame.landmarks:
            reading = measure(exercise.coaching.driver, coach.scene(frame, side=side))
            angles[number] = np.nan if reading is None else reading.value
    times = np.array([frame.time_s for frame in frames])
    return Coached(report=coach.report(), peaks=count_peaks(times, angles, exercise), ready_s=ready_s)
