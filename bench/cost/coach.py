"""How long the coach takes for a frame in CPython, from the network's numbers to the events."""

from dataclasses import dataclass
from statistics import fmean
from time import perf_counter

from bench.cost.clip import FPS, Clip
from kneewise.body import Frame
from kneewise.coach import SetCoach

PASSES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Milliseconds a frame: on average, and for the longest one. ``counted`` shows that the coach did its work."""

    mean_ms: float
    worst_ms: float
    counted: int


def cost(clip: Clip, *, passes: int = PASSES) -> Cost:
    """The best of some passes: what disturbs a measurement only ever makes it longer."""
    best, counted = [float("inf")] * len(clip.rows), 0
    for _ in range(passes):
        took_ms, counted = _one_pass(clip)
        best = [min(pair) for pair in zip(best, took_ms, strict=True)]
    return Cost(mean_ms=fmean(best), worst_ms=max(best), counted=counted)


def _one_pass(clip: Clip) -> tuple[list[float], int]:
    coach = SetCoach(clip.exercise.coaching, side=clip.side, hold_s=clip.exercise.dose.hold_s)
    took_ms = []
    for number, row in enumerate(clip.rows):
        began = perf_counter()
        coach.receive(Frame.from_flat(number / FPS, row, picture=clip.size))
        took_ms.append(1000 * (perf_counter() - began))
    return took_ms, coach.report().counted
