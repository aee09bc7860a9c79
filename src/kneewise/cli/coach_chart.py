"""Curves of a coached set as SVG: what was measured, how surely, the repetitions, the limits and the faults."""

import math
from collections.abc import Sequence
from html import escape

from kneewise.cli.coach_set import CoachedSet, Point
from kneewise.coach import Check, Fault, Quantity, Repetition

_WIDTH, _LEFT, _BOTTOM = 900, 46, 30
_MOST_POINTS = 1200
_STEPS = (5, 10, 15, 30, 45, 90)
_MOST_LEVELS = 5


def charts(coached: CoachedSet) -> str:
    """The driver's curve, and below it a smaller one for each form point that is judged by a curve."""
    driver = coached.exercise.coaching.driver
    points = [(check, check.measures) for check in _judged(coached) if isinstance(check.measures, Quantity)]
    others = dict.fromkeys(quantity for _, quantity in points if quantity is not driver)
    small = "".join(
        _figure(coached, quantity, [check for check, own in points if own is quantity], height=150)
        for quantity in others
    )
    own = [check for check, quantity in points if quantity is driver]
    return _figure(coached, driver, own, height=280) + (f"<h2>What was judged</h2>{small}" if small else "")


def _judged(coached: CoachedSet) -> list[Check]:
    view = coached.report.view
    return [check for check in coached.exercise.coaching.checks if view in check.views]


def _figure(coached: CoachedSet, quantity: Quantity, checks: Sequence[Check], *, height: int) -> str:
    """One quantity over time as SVG, with its uncertainty, the repetitions and the limits; empty if never seen."""
    trace = _thinned(coached.curve(quantity))
    if not trace:
        return ""
    factor, unit = (1.0, "degrees") if quantity.is_angle else (100.0, "% of the leg's length")
    limits = [limit * factor for check in checks if (limit := _limit(check, quantity, coached)) is not None]
    points = [Point(time_s=one.time_s, value=one.value * factor, plus_minus=one.plus_minus * factor) for one in trace]
    scale = _Scale(points, limits, height=height)
    name = escape(quantity.replace("_", " "))
    codes = {check.code for check in checks}
    said = ", ".join(f"{check.code.replace('-', ' ')}" for check in checks)
    caption = f"{name.capitalize()} in {unit} over seconds" + (
        f"; dashed: the limit for {escape(said)}" if said else ""
    )
    marks = "".join(_repetition(one, scale, codes) for one in coached.report.repetitions)
    return (
        f"<figure><svg viewBox='0 0 {_WIDTH} {height}' role='img' aria-label='{name} over time'>{scale.grid()}{marks}"
        f"{scale.curve(points)}{''.join(scale.limit(limit) for limit in limits)}</svg>"
        f"<figcaption>{caption}.</figcaption></figure>"
    )


def _limit(check: Check, quantity: Quantity, coached: CoachedSet) -> float | None:
    """The limit on the curve's own scale: that of a change stands above what was measured at rest."""
    if not check.from_rest:
        return check.limit
    rest = coached.rest(quantity)
    return None if rest is None else rest + check.limit


def _repetition(one: Repetition, scale: "_Scale", codes: set[str]) -> str:
    x, width = scale.x(one.start_s), scale.x(one.end_s) - scale.x(one.start_s)
    shade = f"<rect class='rep' x='{x:.1f}' width='{width:.1f}' y='0' height='{scale.floor}'/>"
    number = f"<text x='{scale.x(one.peak_s):.1f}' y='14'>{one.number}</text>"
    return shade + number + "".join(_mark(fault, scale) for fault in one.faults if fault.code in codes)


def _mark(fault: Fault, scale: "_Scale") -> str:
    corner = f"M{scale.x(fault.at_s) - 6:.1f} 30"
    return f"<path class='fault' d='{corner}h12l-6-10z'><title>{escape(fault.message)}</title></path>"


class _Scale:
    """Where moments and values lie in a picture of a given height."""

    def __init__(self, trace: Sequence[Point], limits: Sequence[float], *, height: int) -> None:
        self.floor = height - _BOTTOM
        self._start, self._end = trace[0].time_s, max(trace[-1].time_s, trace[0].time_s + 1)
        values = [*(one.value for one in trace), *limits, 0.0]
        room = 0.1 * (max(values) - min(values)) + 1
        self._low, self._high = min(values) - room, max(values) + room

    def x(self, time_s: float) -> float:
        return _LEFT + (time_s - self._start) / (self._end - self._start) * (_WIDTH - _LEFT - 8)

    def y(self, value: float) -> float:
        inside = min(max(value, self._low), self._high)
        return (self._high - inside) / (self._high - self._low) * self.floor

    def curve(self, trace: Sequence[Point]) -> str:
        line = " ".join(f"{self.x(p.time_s):.1f},{self.y(p.value):.1f}" for p in trace)
        upper = [f"{self.x(p.time_s):.1f},{self.y(p.value + p.plus_minus):.1f}" for p in trace]
        lower = [f"{self.x(p.time_s):.1f},{self.y(p.value - p.plus_minus):.1f}" for p in reversed(trace)]
        band = f"<polygon class='sure' points='{' '.join(upper + lower)}'/>"
        return f"{band}<polyline class='angle' points='{line}'/>"

    def limit(self, value: float) -> str:
        y = self.y(value)
        return f"<line class='limit' x1='{_LEFT}' x2='{_WIDTH}' y1='{y:.1f}' y2='{y:.1f}'/>"

    def grid(self) -> str:
        levels = "".join(
            f"<line class='grid' x1='{_LEFT}' x2='{_WIDTH}' y1='{self.y(level):.1f}' y2='{self.y(level):.1f}'/>"
            f"<text x='4' y='{self.y(level) + 4:.1f}'>{level}</text>"
            for level in _levels(self._low, self._high)
        )
        step = max(1, round((self._end - self._start) / 10))
        times = range(int(self._start), int(self._end) + 1, step)
        return levels + "".join(f"<text x='{self.x(at):.1f}' y='{self.floor + 20}'>{at}</text>" for at in times)


def _levels(low: float, high: float) -> list[int]:
    """Round numbers, about four of them."""
    step = next((step for step in _STEPS if (high - low) / step <= _MOST_LEVELS), _STEPS[-1])
    return list(range(math.ceil(low / step) * step, math.floor(high) + 1, step))


def _thinned(trace: Sequence[Point]) -> Sequence[Point]:
    return trace[:: max(1, -(-len(trace) // _MOST_POINTS))]
