"""Smoothing: a median of three, which takes out a single wild frame, and then the one-euro filter.

The one-euro filter is calm when the limb is still, and quick when it moves. Source: Casiez G, Roussel N, Vogel D 2012,
CHI '12, 2527-2530, doi:10.1145/2207676.2208639.
"""

import math
from collections import deque
from statistics import median_low

MIN_CUTOFF_HZ = 1.2
BETA_PER_DEG = 0.02
SPEED_CUTOFF_HZ = 1.0
"""Our proposal: at rest about 0.13 s of lag, at 45 degrees a second under 0.08 s."""


class Smoother:
    """Smooths one signal, sample by sample, at any frame rate; it is one sample late."""

    def __init__(self) -> None:
        self._recent: deque[float] = deque(maxlen=3)
        self._filter = OneEuro()

    def receive(self, value: float, *, time_s: float) -> float:
        """The smoothed value at this moment."""
        self._recent.append(value)
        return self._filter.receive(median_low(self._recent), time_s=time_s)


class OneEuro:
    """The filter alone."""

    def __init__(self) -> None:
        self._time_s: float | None = None
        self._value = 0.0
        self._speed = 0.0

    def receive(self, value: float, *, time_s: float) -> float:
        """The smoothed value at this moment; the first sample, and one that is not later, passes as it is."""
        if self._time_s is None or time_s <= self._time_s:
            self._time_s, self._value = time_s, value
            return value
        step_s = time_s - self._time_s
        speed = (value - self._value) / step_s
        self._speed += _weight(SPEED_CUTOFF_HZ, step_s) * (speed - self._speed)
        cutoff_hz = MIN_CUTOFF_HZ + BETA_PER_DEG * abs(self._speed)
        self._value += _weight(cutoff_hz, step_s) * (value - self._value)
        self._time_s = time_s
        return self._value


def _weight(cutoff_hz: float, step_s: float) -> float:
    turn = 2 * math.pi * cutoff_hz * step_s
    return turn / (turn + 1)
