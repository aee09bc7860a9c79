"""A figure with the interval that it may lie in."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """``value`` is the best estimate; the truth may lie anywhere from ``low`` to ``high``."""

    low: float
    value: float
    high: float

    def __post_init__(self) -> None:
        if not self.low <= self.value <= self.high:
            message = f"an interval from {self.low} to {self.high} does not hold its value {self.value}"
            raise ValueError(message)

    @classmethod
    def exactly(cls, value: float) -> "Interval":
        """A figure without doubt."""
        return cls(low=value, value=value, high=value)

    def times(self, factor: float) -> "Interval":
        """The same in another unit, or so many times; ``factor`` is not negative."""
        return Interval(low=self.low * factor, value=self.value * factor, high=self.high * factor)

    def plus(self, other: "Interval") -> "Interval":
        """The sum, where both err in the same direction: the widest."""
        return Interval(low=self.low + other.low, value=self.value + other.value, high=self.high + other.high)

    def holds(self, value: float) -> bool:
        """Whether a figure lies inside."""
        return self.low <= value <= self.high

    def to_json(self, digits: int = 3) -> dict[str, float]:
        """As JSON, each with so many significant digits."""
        return {name: rounded(getattr(self, name), digits) for name in ("low", "value", "high")}


NONE = Interval(low=0.0, value=0.0, high=0.0)


def around(value: float, *, lower: tuple[float, ...], upper: tuple[float, ...], least: float = 0.0) -> Interval:
    """A value with independent errors, each given as how far it may carry the value down and up."""
    return Interval(
        low=max(value - math.hypot(*lower), min(least, value)), value=value, high=value + math.hypot(*upper)
    )


def largest(first: Interval, second: Interval) -> Interval:
    """The larger of two figures, each bound by itself."""
    return Interval(
        low=max(first.low, second.low), value=max(first.value, second.value), high=max(first.high, second.high)
    )


def rounded(value: float, digits: int = 3) -> float:
    """So many significant digits."""
    return float(f"{value:.{digits}g}")
