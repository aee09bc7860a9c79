r"""The counting machine: it sees one signal rise and fall, and knows nothing of form.

A repetition is an excursion: the signal leaves the level where it rested, rises by at least ``least_rise``, and comes
back most of the way. Levels are the person's own: a knee that rests at 20 degrees still makes repetitions, and a
repetition that does not come back all the way ends where the next one begins. So nothing that was done is lost, and
nothing that trembles is counted.

    REST --leaves its level--> LIFTING --turns--> TOP --falls--> LOWERING --back--> REST   (counted)
                                  \--falls back before it rose enough--> REST             (nothing)
                                                          LOWERING --rises again--> LIFTING (counted)
"""

import math
from dataclasses import dataclass, field
from typing import assert_never

from kneewise.coach.event import Phase

LEAST_S = 0.5
"""Nobody lifts and lowers a leg faster (our proposal)."""
# Shares of the excursion, all our proposal; benchmarked by the figure's performances.
_LEAVES_AT = 0.30  # of least_rise: the signal has left its level
_TOP_WITHIN = 0.10  # nearer to the peak than this is the top
_BACK_AT = 0.25  # lower than this is back
_TURNED_AFTER = 0.50  # having come down by this much, a new rise is the next repetition
_RISES_AGAIN_BY = 0.35  # of least_rise, above the lowest point of a descent
# The resting level follows the signal, quickly downward, slowly upward: a slow lift must not drag it along.
_REST_SINKS_S = 0.4
_REST_RISES_S = 4.0
_SETTLES_S = 3.0  # so long above its level without rising further, and this is the new level
# On a minimum-jerk curve 29 % of rise and of fall lie within 15 % of the peak, 28.4 % of either between 80 and 30 %.
HOLD_WITHIN = 0.15
_PASSING_SHARE = 0.29
_SWING_FROM, _SWING_TO = 0.30, 0.80
_SWING_SHARE = 0.284
# Of so much of the highest samples the least is the height of the swing, which a wandering top does not change.
_MOST = 0.20
_STILL_WITHIN = 0.04
# What has ended is measured on the mean over so long, so that one trembling sample sets no peak and ends no hold.
_CALM_S = 0.2
_RISES_STILL = 0.8  # of least_rise, after that


@dataclass(frozen=True, slots=True, kw_only=True)
class Excursion:
    """One repetition as the signal shows it: moments in seconds, levels in the signal's own unit."""

    start_s: float
    peak_s: float
    end_s: float
    rest: float
    peak: float
    lifting_s: float
    hold_s: float
    lowering_s: float
    top_from_s: float
    top_until_s: float


@dataclass(slots=True)
class _Trace:
    """The samples of the excursion that is under way, which began at ``rest``, and what is known of them so far.

    Peak and top grow with the samples: to look for them anew at every sample would take longer the longer it lasts.
    """

    rest: float = 0.0
    times: list[float] = field(default_factory=list)
    values: list[float] = field(default_factory=list)
    peak: float = -math.inf
    top_at: int = 0

    def add(self, time_s: float, value: float) -> None:
        self.times.append(time_s)
        self.values.append(value)
        if value <= self.peak:
            return
        self.peak = value
        high = value - _TOP_WITHIN * (value - self.rest)
        while self.values[self.top_at] < high:
            self.top_at += 1


class Counter:
    """Push samples in with ``receive``; it gives an ``Excursion`` whenever a repetition has ended."""

    def __init__(self, *, least_rise: float, least_s: float = LEAST_S) -> None:
        self._least_rise = least_rise
        self._least_s = least_s
        self._rest: float | None = None
        self._trace = _Trace()
        self._lowest = 0.0
        self._last_s = 0.0
        self.phase = Phase.REST

    @property
    def peak(self) -> float:
        """The highest value of the excursion under way, or the resting level."""
        return self._trace.peak if self._trace.times else self.rest

    @property
    def rest(self) -> float:
        """The level that the excursion under way began from."""
        return self._rest or 0.0

    @property
    def top_since_s(self) -> float | None:
        """When the excursion under way came near its highest value so far; ``None`` when none is under way."""
        return self._trace.times[self._trace.top_at] if self._trace.times else None

    def forget(self) -> None:
        """Drop the excursion under way: the person was lost from sight, or left the position."""
        self._trace, self._rest, self.phase = _Trace(), None, Phase.REST

    def receive(self, value: float, *, time_s: float) -> Excursion | None:
        """Take one sample; times never go back."""
        if self._rest is None:
            self._rest, self._last_s = value, time_s
        excursion = self._step(value, time_s)
        self._last_s = time_s
        return excursion

    def _step(self, value: float, time_s: float) -> Excursion | None:
        match self.phase:
            case Phase.REST:
                self._at_rest(value, time_s)
                return None
            case Phase.LIFTING | Phase.TOP:
                self._trace.add(time_s, value)
                self._going_up(value, time_s)
                return None
            case Phase.LOWERING:
                self._trace.add(time_s, value)
                return self._going_down(value, time_s)
            case _:
                assert_never(self.phase)

    def _at_rest(self, value: float, time_s: float) -> None:
        if value - self.rest > _LEAVES_AT * self._least_rise:
            self._trace = _Trace(rest=self.rest)
            self._trace.add(time_s, value)
            self.phase = Phase.LIFTING
            return
        follows_s = _REST_SINKS_S if value < self.rest else _REST_RISES_S
        self._rest = self.rest + (1 - math.exp((self._last_s - time_s) / follows_s)) * (value - self.rest)

    def _going_up(self, value: float, time_s: float) -> None:
        rise = self.peak - self.rest
        if rise < self._least_rise:
            has_settled = time_s - self._trace.times[0] > _SETTLES_S
            if has_settled or value - self.rest <= _LEAVES_AT * self._least_rise / 2:
                self._trace, self.phase = _Trace(), Phase.REST
                self._rest = value if has_settled else self._rest
            return
        within = self.peak - value <= _TOP_WITHIN * rise
        turned = value < self.peak - _STILL_WITHIN * rise or self._is_still(rise)
        if not within:
            self._lowest = value
            self.phase = Phase.LOWERING
        elif turned:
            self.phase = Phase.TOP

    def _is_still(self, rise: float) -> bool:
        recent = self._trace.values[-4:]
        return max(recent) - min(recent) < _STILL_WITHIN / 2 * rise

    def _going_down(self, value: float, time_s: float) -> Excursion | None:
        rise = self.peak - self.rest
        self._lowest = min(self._lowest, value)
        if value - self.rest <= _BACK_AT * rise:
            return self._ended(time_s, Phase.REST, rest=min(value, self.rest + _BACK_AT * rise))
        came_down = self.peak - self._lowest
        if value > self._lowest + _RISES_AGAIN_BY * self._least_rise and came_down >= max(
            _TURNED_AFTER * rise, self._least_rise
        ):
            return self._ended(time_s, Phase.LIFTING, rest=self._lowest)
        if self.peak - value <= _TOP_WITHIN * rise:
            self.phase = Phase.TOP
        return None

    def _ended(self, time_s: float, phase: Phase, *, rest: float) -> Excursion | None:
        done = excursion(self._trace.times, self._trace.values, rest=self.rest)
        self._trace, self._rest, self.phase = _Trace(rest=rest), rest, phase
        if phase is Phase.LIFTING:
            self._trace.add(time_s, rest)
        return done if self._is_real(done) else None

    def _is_real(self, done: Excursion) -> bool:
        """Neither a twitch, nor one wild sample that was gone when the trembling was taken out."""
        return done.end_s - done.start_s >= self._least_s and done.peak - done.rest >= _RISES_STILL * self._least_rise


def excursion(times: list[float], values: list[float], *, rest: float) -> Excursion:
    """Measure a repetition from its samples."""
    values = _calm(times, values)
    peak = max(values)
    at = values.index(peak)
    rise = abs(peak - rest)
    top, near = peak - _TOP_WITHIN * rise, peak - HOLD_WITHIN * rise
    swing = _most(values) - rest
    high, low = rest + _SWING_TO * swing, rest + _SWING_FROM * swing
    rising, falling = (times[: at + 1], values[: at + 1]), (times[at:], values[at:])
    top_from_s, top_until_s = _up_to(top, *rising), _down_to(top, *falling)
    lifting_s = (_up_to(high, *rising) - _up_to(low, *rising)) / _SWING_SHARE
    lowering_s = (_down_to(low, *falling) - _down_to(high, *falling)) / _SWING_SHARE
    near_s = _down_to(near, *falling) - _up_to(near, *rising)
    return Excursion(
        start_s=times[0],
        peak_s=times[at],
        end_s=times[-1],
        rest=rest,
        peak=peak,
        lifting_s=lifting_s,
        hold_s=max(near_s - _PASSING_SHARE * (lifting_s + lowering_s), 0.0),
        lowering_s=lowering_s,
        top_from_s=top_from_s,
        top_until_s=top_until_s,
    )


def _most(values: list[float]) -> float:
    return sorted(values)[int(len(values) * (1 - _MOST))]


def _up_to(level: float, times: list[float], values: list[float]) -> float:
    """When a level was passed for the first time on the way up, between two samples."""
    after = next((number for number, value in enumerate(values) if value >= level), 0)
    return _between(level, times, values, after)


def _down_to(level: float, times: list[float], values: list[float]) -> float:
    """When a level was passed for good on the way down, between two samples; the last moment where it never was."""
    before = max((number for number, value in enumerate(values) if value >= level), default=0)
    return _between(level, times, values, before + 1) if before + 1 < len(values) else times[-1]


def _between(level: float, times: list[float], values: list[float], after: int) -> float:
    if after == 0:
        return times[0]
    (t0, t1), (v0, v1) = times[after - 1 : after + 1], values[after - 1 : after + 1]
    return t0 + (t1 - t0) * (level - v0) / (v1 - v0)


def _calm(times: list[float], values: list[float]) -> list[float]:
    """Each value as the mean of those around it, as many before as after."""
    calm, first, last, total = [], 0, 0, 0.0
    for time_s in times:
        reach_s = min(_CALM_S / 2, time_s - times[0], times[-1] - time_s)
        while last < len(times) and times[last] <= time_s + reach_s:
            total += values[last]
            last += 1
        while times[first] < time_s - reach_s:
            total -= values[first]
            first += 1
        calm.append(total / (last - first))
    return calm
