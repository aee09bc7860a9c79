"""The figure does each exercise on rendered pictures, and the pose network looks at them.

How long that takes is what the coach is compared with, and what it saw is what the coach gets.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from time import perf_counter

from kneewise.body import Frame, Performance, Side
from kneewise.exercises import CATALOGUE, Exercise
from kneewise.pose.film import shoot
from kneewise.pose.follower import Follower

FPS = 30.0
REPETITIONS = 2
SIDE = Side.RIGHT


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """What the network saw: a row of 33 × 6 numbers for each picture, an empty one where it saw nobody.

    ``network_ms`` is what it took for the median picture: neither the first ones, nor those in which people are looked
    for anew, make it longer.
    """

    exercise: Exercise
    size: tuple[int, int]
    rows: tuple[tuple[float, ...], ...]
    network_ms: float

    @property
    def side(self) -> Side | None:
        return SIDE if self.exercise.per_leg else None

    def frames(self) -> Iterator[Frame]:
        for number, row in enumerate(self.rows):
            yield Frame.from_flat(number / FPS, row, picture=self.size)


def clips(*, repetitions: int = REPETITIONS) -> Iterator[Clip]:
    """One clip of each exercise."""
    for exercise in CATALOGUE.values():
        performance = Performance(movement=exercise.performed_by(SIDE), repetitions=repetitions)
        yield _seen(exercise, performance)


def _seen(exercise: Exercise, performance: Performance) -> Clip:
    camera = exercise.camera_for(SIDE)
    follower = Follower()
    rows: list[tuple[float, ...]] = []
    took_ms: list[float] = []
    for number, picture in enumerate(shoot(performance, camera, fps=FPS)):
        began = perf_counter()
        pose = follower.receive(picture, number / FPS)
        took_ms.append(1000 * (perf_counter() - began))
        rows.append(() if pose is None else tuple(pose.flat.ravel().tolist()))
    return Clip(exercise=exercise, size=(camera.width, camera.height), rows=tuple(rows), network_ms=median(took_ms))
