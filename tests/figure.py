"""The figure as a test's performer: it does an exercise, right or wrong, before a camera, and the coach watches."""

import random  # noqa: TID251  # the edge where chance comes in
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from kneewise.body import Camera, Frame, Landmark, Performance, Seen, Side, joints, landmarks, noisy
from kneewise.coach import Event, SetCoach, SetReport
from kneewise.coach.readiness import Held
from kneewise.exercises import Exercise

FRONT_OF_SQUAT = Camera(azimuth_deg=12.0, elevation_deg=4.0, distance_m=3.2, target=(0.0, 0.85, 0.0))
"""From where caving-in knees can be seen; the squat's own camera stands at the side."""

BLAZEPOSE_PX = 1.5
BLAZEPOSE_M = 0.02
"""An error of each landmark as BlazePose has it: about 1 % of the leg in the picture, 2 cm in the world."""

WATCHED = {
    Landmark.of(side, part) for side in Side for part in ("shoulder", "hip", "knee", "ankle", "heel", "foot_index")
}


def camera_for(exercise: Exercise, side: Side, fault: str | None = None) -> Camera:
    """The camera that shows the exercise, or the fault, best."""
    return FRONT_OF_SQUAT if fault == "knees-caving-in" else exercise.camera_for(side)


def performance(exercise: Exercise, side: Side, fault: str | None = None, *, repetitions: int = 3) -> Performance:
    return Performance(movement=exercise.performed_by(side, fault=fault), repetitions=repetitions)


def frames(
    exercise: Exercise, side: Side, fault: str | None = None, *, repetitions: int = 3, fps: float = 30.0
) -> Iterator[Frame]:
    """The exact landmarks of a set."""
    shown = performance(exercise, side, fault, repetitions=repetitions)
    return iter(filmed_once(shown, camera_for(exercise, side, fault), fps=fps))


@lru_cache(maxsize=32)
def filmed_once(shown: Performance, camera: Camera, *, fps: float = 30.0) -> tuple[Frame, ...]:
    """What ``shown.frames`` gives, made once: many tests look at the same set, and its repetitions are all alike."""
    poses: dict[float, Frame] = {}
    seen = []
    for number in range(int(shown.duration_s * fps) + 1):
        time_s = number / fps
        pose = _pose_at(shown, time_s)
        if pose not in poses:
            poses[pose] = camera.frame(0.0, landmarks(joints(shown.posture_at(time_s), shown.physique)))
        seen.append(replace(poses[pose], time_s=time_s))
    return tuple(seen)


def _pose_at(shown: Performance, time_s: float) -> float:
    """The moment within the repetition; negative before the first and after the last."""
    within_s = time_s - shown.ready_s
    if not 0.0 <= within_s < shown.repetitions * shown.movement.duration_s:
        return -1.0
    return round(within_s % shown.movement.duration_s, 6)


def trembling(seen: Iterable[Frame], seed: int = 1) -> Iterator[Frame]:
    """The same with the errors of the pose network; without face, arms and hands, which the coach never asks for."""
    source = random.Random(seed)  # noqa: S311  # repeatable errors, not secrets
    for frame in seen:
        watched = replace(frame, landmarks={name: at for name, at in frame.landmarks.items() if name in WATCHED})
        yield noisy(watched, noise=lambda: source.gauss(0.0, 1.0), world_m=BLAZEPOSE_M, pixels=BLAZEPOSE_PX)


def later(seen: Iterable[Frame], by_s: float) -> list[Frame]:
    """The same, so many seconds later."""
    return [replace(frame, time_s=frame.time_s + by_s) for frame in seen]


def after(earlier: list[Frame], seen: Iterable[Frame], *, pause_s: float = 1 / 30) -> list[Frame]:
    """One after the other, as if the camera had gone on."""
    return [*earlier, *later(seen, earlier[-1].time_s + pause_s)]


def nobody(*, from_s: float, until_s: float, fps: float = 30.0) -> list[Frame]:
    """Frames of an empty room."""
    return [Frame(time_s=from_s + number / fps, landmarks={}) for number in range(1, int((until_s - from_s) * fps))]


def without(frame: Frame, *parts: str) -> Frame:
    """The same frame, but all landmarks whose names contain one of these words were not seen."""
    return replace(frame, landmarks={n: s for n, s in frame.landmarks.items() if not any(p in n for p in parts)})


def each(frame: Frame, change: Callable[[Seen], Seen]) -> Frame:
    """The same frame with every landmark changed."""
    return replace(frame, landmarks={name: change(seen) for name, seen in frame.landmarks.items()})


def shifted(frame: Frame, *, right: float = 0.0, down: float = 0.0, scale: float = 1.0) -> Frame:
    """The person in another place of the picture, larger or smaller; the picture has no edges."""

    def place(seen: Seen) -> Seen:
        u, v = seen.pixel or (0.0, 0.0)
        return replace(seen, pixel=(u * scale + right, v * scale + down))

    return replace(each(frame, place), picture=None)


def flipped(frame: Frame) -> Frame:
    """The picture's mirror image, each landmark under its own name."""
    width = 640.0 if frame.picture is None else frame.picture[0]

    def place(seen: Seen) -> Seen:
        (x, y, z), (u, v) = seen.world, seen.pixel or (0.0, 0.0)
        return replace(seen, world=(-x, y, z), pixel=(width - u, v))

    return each(frame, place)


def reflected(frame: Frame) -> Frame:
    """What the pose network makes of a mirrored picture: it takes the left leg for the right one."""
    return flipped(frame).exchanged()


def coach_for(
    exercise: Exercise,
    side: Side,
    *,
    target_reps: int | None = None,
    is_mirrored: bool = False,
    start: Held | None = None,
) -> SetCoach:
    return SetCoach(
        exercise.coaching,
        side=side if exercise.per_leg else None,
        target_reps=target_reps,
        hold_s=exercise.dose.hold_s,
        mirrored=is_mirrored,
        start=start,
    )


def watch(coach: SetCoach, seen: Iterable[Frame]) -> tuple[SetReport, list[Event]]:
    """Show the coach a set; what it reports, and all that it said."""
    events = [event for frame in seen for event in coach.receive(frame)]
    return coach.report(), events


def faults(report: SetReport) -> set[str]:
    """Every fault that was named in a set."""
    return {fault.code for repetition in report.repetitions for fault in repetition.faults}


def kinds(events: Iterable[Event]) -> list[str]:
    return [event.kind for event in events]


def codes(events: Iterable[Event], kind: str) -> list[object]:
    """The codes of all events of one kind, in the order in which they came."""
    return [event.to_json()["code"] for event in events if event.kind == kind]
