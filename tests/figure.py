"""The figure as a test's performer: it does an exercise, right or wrong, before a camera, and the coach watches."""

import random  # noqa: TID251  # the edge where chance comes in
from collections.abc import Iterable, Iterator

from kneewise.body import Camera, Frame, Performance, Side, noisy
from kneewise.coach import Event, SetCoach, SetReport
from kneewise.exercises import Exercise

FRONT_OF_SQUAT = Camera(azimuth_deg=12.0, elevation_deg=4.0, distance_m=3.2, target=(0.0, 0.85, 0.0))
"""From where caving-in knees can be seen; the squat's own camera stands at the side."""

BLAZEPOSE_PX = 1.5
BLAZEPOSE_M = 0.02
"""An error of each landmark as BlazePose has it: about 1 % of the leg in the picture, 2 cm in the world."""


def camera_for(exercise: Exercise, side: Side, fault: str | None = None) -> Camera:
    """The camera that shows the exercise, or the fault, best."""
    return FRONT_OF_SQUAT if fault == "knees-caving-in" else exercise.camera_for(side)


def performance(exercise: Exercise, side: Side, fault: str | None = None, *, repetitions: int = 3) -> Performance:
    return Performance(movement=exercise.performed_by(side, fault=fault), repetitions=repetitions)


def frames(
    exercise: Exercise, side: Side, fault: str | None = None, *, repetitions: int = 3, fps: float = 30.0
) -> Iterator[Frame]:
    """The exact landmarks of a set."""
    return performance(exercise, side, fault, repetitions=repetitions).frames(
        camera_for(exercise, side, fault), fps=fps
    )


def trembling(seen: Iterable[Frame], seed: int = 1) -> Iterator[Frame]:
    """The same with errors as the pose network has them."""
    source = random.Random(seed)  # noqa: S311  # repeatable errors, not secrets
    for frame in seen:
        yield noisy(frame, noise=lambda: source.gauss(0.0, 1.0), world_m=BLAZEPOSE_M, pixels=BLAZEPOSE_PX)


def coach_for(exercise: Exercise, side: Side, *, target_reps: int | None = None) -> SetCoach:
    return SetCoach(
        exercise.coaching,
        side=side if exercise.per_leg else None,
        target_reps=target_reps,
        hold_s=exercise.dose.hold_s,
    )


def watch(coach: SetCoach, seen: Iterable[Frame]) -> tuple[SetReport, list[Event]]:
    """Show the coach a set; what it reports, and all that it said."""
    events = [event for frame in seen for event in coach.receive(frame)]
    return coach.report(), events


def faults(report: SetReport) -> set[str]:
    """Every fault that was named in a set."""
    return {fault.code for repetition in report.repetitions for fault in repetition.faults}
