"""A plain peak counter, as most exercise apps count: to see what the coach adds."""

import numpy as np
import numpy.typing as npt

from kneewise.exercises import Exercise

Floats = npt.NDArray[np.float64]

PROMINENCE_DEG = 20.0
GAP_S = 0.6
_SHOWN_DEG = {"hip-extension": 20.0}
"""A leg that is lifted by 20 degrees in all has no peak of 20: half of it will do."""


def count_peaks(times_s: Floats, values_deg: Floats, exercise: Exercise) -> int:
    """Highest points that stand out by 20 degrees, at least 0.6 s apart, the higher one first; NaN is not seen.

    Where less than twice that is asked for, half of what is asked for will do.
    """
    prominence = min(PROMINENCE_DEG, _SHOWN_DEG.get(exercise.name, 2 * PROMINENCE_DEG) / 2)
    known = ~np.isnan(values_deg)
    times, values = times_s[known], values_deg[known]
    if len(values) < 3:
        return 0
    tops = np.flatnonzero((values[1:-1] >= values[:-2]) & (values[1:-1] > values[2:])) + 1
    tall = [int(at) for at in tops if _prominence(values, int(at)) >= prominence]
    kept: list[float] = []
    for at in sorted(tall, key=lambda i: -values[i]):
        if all(abs(times[at] - one) >= GAP_S for one in kept):
            kept.append(float(times[at]))
    return len(kept)


def _prominence(values: Floats, at: int) -> float:
    """How far one must go down from here, on the better side, before it goes higher than here."""
    height = values[at]
    before, after = values[:at][::-1], values[at + 1 :]
    return float(height - max(_lowest(before, height), _lowest(after, height)))


def _lowest(way: Floats, height: float) -> float:
    higher = np.flatnonzero(way > height)
    until = way[: higher[0]] if higher.size else way
    return float(until.min()) if until.size else float(height)
