"""The pixels: rendered films of the figure through the real BlazePose network, each exercise right and with each fault.

Two people do each: a woman of 1.70 m with the right leg, a man of 1.82 m with the left. What is done right is done once
more by the man in other clothes and with another skin, to see what that does to the network. ``kept`` names a folder in
which the network's landmarks are kept, so that a second run looks at them and not at the films: what the network sees
does not depend on the coach.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from bench.coach.coached import coached
from bench.coach.performer import cameras, nominal_view, views_for
from kneewise.body import Camera, Frame, Landmark, Performance, Physique, Sex, Side
from kneewise.exercises import CATALOGUE, Exercise

FPS = 12.0
REPETITIONS = 5
VALUES = len(Landmark) * 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """A film of the figure: who does what, with which fault."""

    exercise: Exercise
    fault: str | None
    side: Side
    physique: Physique
    clothes: str = "usual"
    repetitions: int = REPETITIONS

    @property
    def name(self) -> str:
        return f"{self.exercise.name}, {self.fault or 'right'}, {self.side}, {self.clothes}, {self.repetitions}"

    @property
    def camera(self) -> Camera:
        """Where the fault is seen best: the exercise's own camera, or in front of who squats."""
        named = cameras(self.exercise, self.side)
        is_seen = nominal_view(self.exercise, self.side, "best") in views_for(self.exercise, self.fault)
        best = named["best" if is_seen else "front +12"]
        return replace(best, distance_m=best.distance_m * max(self.physique.height_m / 1.70, 1.0))

    @property
    def performance(self) -> Performance:
        movement = self.exercise.performed_by(self.side, fault=self.fault)
        return Performance(movement=movement, repetitions=self.repetitions, physique=self.physique)


def clips(exercises: tuple[str, ...] = tuple(CATALOGUE)) -> Iterator[Clip]:
    """All of them."""
    man = Physique(height_m=1.82, sex=Sex.MALE)
    for name in exercises:
        exercise = CATALOGUE[name]
        for fault in (None, *exercise.wrong):
            yield Clip(exercise=exercise, fault=fault, side=Side.RIGHT, physique=Physique())
            yield Clip(exercise=exercise, fault=fault, side=Side.LEFT, physique=man)
        yield Clip(exercise=exercise, fault=None, side=Side.LEFT, physique=man, clothes="other")


def frames(clip: Clip, kept: Path | None = None) -> list[Frame]:
    """What the network saw of a clip."""
    file = None if kept is None else kept / f"{clip.name}.npy"
    if file is not None and file.exists():
        values = np.load(file)
    else:
        values = _watched(clip)
        if file is not None:
            np.save(file, values)
    size = (float(clip.camera.width), float(clip.camera.height))
    return [
        Frame.from_flat(number / FPS, [] if np.isnan(row).all() else row.tolist(), picture=size)
        for number, row in enumerate(values)
    ]


def _watched(clip: Clip) -> np.ndarray:
    from kneewise.pose.film import Outfit, shoot  # noqa: PLC0415  # needs the extra `video`
    from kneewise.pose.follower import Follower  # noqa: PLC0415

    other = Outfit(skin=(150, 104, 78), hair=(30, 26, 24), shirt=(150, 62, 52), trousers=(188, 178, 150))
    outfit = other if clip.clothes == "other" else Outfit()
    follower, rows = Follower(), []
    for number, picture in enumerate(shoot(clip.performance, clip.camera, fps=FPS, outfit=outfit)):
        pose = follower.receive(picture, number / FPS)
        rows.append(np.full(VALUES, np.nan) if pose is None else np.asarray(pose.flat, dtype=float).ravel())
    return np.array(rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One film, coached. ``named`` are the faults that were named, one for each repetition that had it."""

    exercise: str
    fault: str | None
    clothes: str
    truth: int
    counted: int
    peaks: int
    named: tuple[str, ...]
    unjudged: frozenset[str]


def done(clip: Clip, *, kept: Path | None = None) -> Outcome:
    """One film, watched by the network and coached."""
    made = coached(frames(clip, kept), clip.exercise, clip.side)
    return Outcome(
        exercise=clip.exercise.name,
        fault=clip.fault,
        clothes=clip.clothes,
        truth=clip.repetitions,
        counted=made.report.counted,
        peaks=made.peaks,
        named=tuple(fault.code for one in made.report.repetitions for fault in one.faults),
        unjudged=frozenset(point.what for point in made.report.cannot_judge),
    )
