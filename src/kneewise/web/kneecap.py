"""What the kneecap bears, as pages show it: exercises beside daily life and sport, week by week, and the budget.

Lengths of bars are shares of the longest, in per cent, so that a page needs no arithmetic and no script.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from kneewise.body import Side
from kneewise.exercises import CATALOGUE, Exercise
from kneewise.load import PUBLISHED, Interval, Person, RepetitionLoad, repetition_load
from kneewise.plan import Item, KneeBudget, WeekBorne
from kneewise.wording import Wording

WEEKS_SHOWN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar with the range that its figure may lie in. ``low``, ``value``, ``high`` and ``range`` are per cent."""

    low: float
    value: float
    high: float

    @property
    def range(self) -> float:
        """How long the range is."""
        return self.high - self.low


@dataclass(frozen=True, slots=True, kw_only=True)
class Peak:
    """One movement in the picture that compares them. ``kind`` is ours, daily or waits.

    Ours have ``limits``, which say how far the figure holds; the others have a ``source``.
    """

    title: str
    detail: str
    kind: str
    peak_bw: Interval
    bar: Bar
    source: str = ""
    limits: tuple[Wording, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Knee:
    """What one kneecap bore in one week."""

    knee: str
    impulse_bw_s: float
    peak_bw: float
    bar: Bar


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """One week of both kneecaps."""

    monday: date
    knees: tuple[Knee, ...]
    sessions: int
    measured: int
    unknown: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """One limit of one kneecap's budget: what the next session asks, and how much may be asked."""

    knee: str
    what: str
    unit: str
    asked: float
    budget: float
    bar: Bar

    @property
    def shown(self) -> str:
        """The limit, as exactly as it deserves."""
        return _shown(self.budget)

    @property
    def shown_asked(self) -> str:
        """What is asked, as exactly as the limit."""
        return _shown(self.asked)


def _shown(amount: float) -> str:
    return number_format(amount, 0 if amount >= _WHOLE_FROM else 1)


_WHOLE_FROM = 10.0


def peaks(items: Iterable[Item], person: Person) -> tuple[Peak, ...]:
    """The five exercises as they are prescribed (or will be), then daily life and sport, from the least to the most."""
    top = max(each.interval.high for each in PUBLISHED)
    given = tuple(items)
    ours = [_exercise_peak(exercise, given, person, top) for exercise in CATALOGUE.values()]
    others = [
        Peak(
            title=each.title,
            detail=_("waits for now") if each.waits else _("daily life"),
            kind="waits" if each.waits else "daily",
            peak_bw=each.interval,
            bar=_bar(each.interval, top),
            source=f"{each.source} ({each.certainty})",
        )
        for each in PUBLISHED
    ]
    return tuple(sorted([*ours, *others], key=lambda peak: peak.peak_bw.value))


def _exercise_peak(exercise: Exercise, items: Sequence[Item], person: Person, top: float) -> Peak:
    mine = [item.kneecap for item in items if item.exercise.name == exercise.name]
    load: RepetitionLoad = max(mine, key=_peak) if mine else repetition_load(exercise, person)
    detail = _("your exercise") if mine else _("your exercise, later")
    peak = load.load.peak_bw
    return Peak(
        title=exercise.title,
        detail=detail,
        kind="ours",
        peak_bw=peak,
        bar=_bar(peak, top),
        limits=load.limits,
    )


def _peak(load: RepetitionLoad) -> float:
    return load.load.peak_bw.value


def weeks(borne: Sequence[WeekBorne]) -> tuple[Week, ...]:
    """The last weeks, the newest first."""
    shown = borne[-2 * WEEKS_SHOWN :]
    top = max((each.load.impulse_bw_s.high for each in shown), default=0.0)
    return tuple(_week(pair, top) for pair in zip(shown[::2], shown[1::2], strict=True))[::-1]


def _week(pair: tuple[WeekBorne, ...], top: float) -> Week:
    return Week(
        monday=pair[0].monday,
        knees=tuple(
            Knee(
                knee=knee_words(each.knee),
                impulse_bw_s=each.load.impulse_bw_s.value,
                peak_bw=each.load.peak_bw.value,
                bar=_bar(each.load.impulse_bw_s, top),
            )
            for each in pair
        ),
        sessions=max(each.sessions for each in pair),
        measured=max(each.measured for each in pair),
        unknown=max(each.unknown for each in pair),
    )


def rooms(kneecaps: Iterable[KneeBudget]) -> tuple[Room, ...]:
    """How much of each limit the next session uses."""
    return tuple(room for each in kneecaps for room in _rooms(each))


def _rooms(each: KneeBudget) -> Iterable[Room]:
    limits = (
        (_("hardest press"), _("× body weight"), each.asked.peak_bw, each.budget.peak_bw),
        (_("in one session"), _("BW·s"), each.asked.session_bw_s, each.budget.session_bw_s),
        (_("in seven days"), _("BW·s"), each.asked.week_bw_s, each.budget.week_bw_s),
    )
    for what, unit, asked, budget in limits:
        yield Room(
            knee=knee_words(each.knee),
            what=what,
            unit=unit,
            asked=asked,
            budget=budget,
            bar=_bar(Interval.exactly(min(asked, budget)), budget),
        )


def knee_words(knee: Side) -> str:
    """Which knee, written out."""
    return _("left knee") if knee is Side.LEFT else _("right knee")


def _bar(interval: Interval, top: float) -> Bar:
    if top <= 0:
        return Bar(low=0.0, value=0.0, high=0.0)
    low, value, high = (_per_cent(part / top) for part in (interval.low, interval.value, interval.high))
    return Bar(low=low, value=value, high=high)


def _per_cent(share: float) -> float:
    return ceil(share * 1000) / 10
