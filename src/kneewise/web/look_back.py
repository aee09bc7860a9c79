"""A review that was answered, as a page shows it: each measure then and now, as words, numbers and a small picture."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy

from kneewise.plan.outcome.measures import MEASURES
from kneewise.plan.outcome.review import Compared, LookBack, Trend
from kneewise.web.cards import Because, because
from kneewise.web.language import said

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

WIDTH, EDGE = 200, 10
"""Of a picture: its own units, whole ones, so that a page needs no arithmetic."""

_TRENDS: dict[Trend, tuple[str, str, "StrOrPromise"]] = {
    Trend.CLEARLY_BETTER: ("good", "✓", gettext_lazy("clearly better")),
    Trend.BETTER: ("good", "✓", gettext_lazy("better")),
    Trend.SAME: ("", "=", gettext_lazy("about the same")),
    Trend.WORSE: ("care", "!", gettext_lazy("worse")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measure. ``was_at`` and ``is_at`` are places in its picture; a rating of change was at "about the same"."""

    title: str
    first: float | None
    now: float
    says: str
    source: str
    tone: str
    sign: str
    trend: "StrOrPromise"
    was_at: int
    is_at: int
    low_means: str
    high_means: str

    @property
    def line(self) -> dict[str, int]:
        """The line between then and now, from the left."""
        return {"x": min(self.was_at, self.is_at), "width": abs(self.is_at - self.was_at)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A look back with its rows."""

    week: int
    rows: tuple[Row, ...]
    sessions: int
    meant: int
    percent: int | None
    follows: tuple[Because, ...]


def pictures(look_backs: Iterable[LookBack]) -> tuple[Picture, ...]:
    """Every look back, the last one first."""
    return tuple(_picture(each) for each in reversed(tuple(look_backs)))


def _picture(looked: LookBack) -> Picture:
    return Picture(
        week=looked.week,
        rows=tuple(_row(each) for each in looked.compared),
        sessions=looked.sessions,
        meant=looked.meant,
        percent=None if looked.adherence is None else round(100 * looked.adherence),
        follows=because(looked.follows),
    )


def _row(compared: Compared) -> Row:
    measure = MEASURES[compared.measure]
    tone, sign, trend = _TRENDS[compared.trend]

    def at(value: float) -> int:
        return EDGE + round((WIDTH - 2 * EDGE) * (value - measure.low) / (measure.high - measure.low))

    return Row(
        title=said(measure.title),
        first=compared.first,
        now=compared.now,
        says=compared.says,
        source=compared.source,
        tone=tone,
        sign=sign,
        trend=trend,
        was_at=at(0.0 if compared.first is None else compared.first),
        is_at=at(compared.now),
        low_means=said(measure.low_means),
        high_means=said(measure.high_means),
    )
