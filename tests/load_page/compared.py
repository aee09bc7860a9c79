"""The five exercises at their hardest step beside what others measured in daily life and sport, as bars."""

from kneewise.cli.load_rung import REFERENCE, hardest
from kneewise.load import PUBLISHED, Interval
from load_page.svg import line, picture, rect, text

_WIDTH = 440
_BARS_FROM, _BARS_TO = 184.0, 398.0
_ROW = 30
_TOP = 76
_BETWEEN = 40


def title() -> str:
    return "Peak force on the kneecap: the five exercises beside daily life and sport"


def desc() -> str:
    """The picture in words."""
    exercises = "; ".join(
        f"{rung.name} " + " and ".join(f"{rung.load(person).load.peak_bw.value:.2f}" for person in REFERENCE)
        for rung in hardest()
    )
    published = "; ".join(f"{peak.title} {peak.peak_bw}" for peak in PUBLISHED)
    return f"In body weights, for the reference woman and man: {exercises}. Measured by others: {published}."


def svg() -> str:
    """The file."""
    marks = [
        text(14, 26, "Peak force on one kneecap", "heading"),
        text(14, 45, "in body weights; thin lines: where it may lie", "soft"),
        text(14, _TOP, "This programme at its hardest", "heading", "ours-text"),
        text(14, _TOP + 19, "upper bar a woman, lower bar a man", "soft"),
    ]
    y = _TOP + 48.0
    for rung in hardest():
        marks.append(text(14, y, rung.name))
        peaks = [rung.load(person).load.peak_bw for person in REFERENCE]
        for peak, up in zip(peaks, (12.0, 1.0), strict=True):
            marks += _bar(peak, y - up, 9.0, "ours")
        end = max(peak.high for peak in peaks)
        marks.append(text(_x(end) + 8, y, " / ".join(f"{peak.value:.2f}" for peak in peaks), "soft"))
        y += _ROW
    y += _BETWEEN - _ROW + 8
    marks.append(text(14, y, "Measured by others", "heading", "others-text"))
    y += 26
    for published in PUBLISHED:
        marks.append(text(14, y, published.title))
        marks += _bar(published.interval, y - 11, 14.0, "others")
        marks.append(text(_x(published.interval.high) + 6, y, f"{published.peak_bw:.1f}", "soft"))
        y += _ROW
    return picture(width=_WIDTH, height=round(y), title=title(), desc=desc(), marks=marks)


def _x(bw: float) -> float:
    most = max(peak.interval.high for peak in PUBLISHED)
    return _BARS_FROM + bw / most * (_BARS_TO - _BARS_FROM)


def _bar(peak: Interval, y: float, height: float, colour: str) -> list[str]:
    middle = y + height / 2
    return [
        rect(_BARS_FROM, y, _x(peak.value) - _BARS_FROM, height, colour, "bar"),
        line(_x(peak.low), middle, _x(peak.high), middle, "whisker"),
        line(_x(peak.low), middle - 3, _x(peak.low), middle + 3, "whisker"),
        line(_x(peak.high), middle - 3, _x(peak.high), middle + 3, "whisker"),
    ]
