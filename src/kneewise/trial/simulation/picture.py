"""The picture: two small multiples, one line for each protocol; readable in light and dark, and from 360 pixels on."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from kneewise.trial.simulation.summary import ArmResult

_LIGHT = (
    "--paper:#fffdf9;--ink:#29231d;--soft:#655a4f;--line:#e3d7c6;"
    "--a:#1d6a5b;--b:#86540a;--c:#8a2f4d;--d:#35609c;--e:#6b4fa0"
)
_DARK = (
    "--paper:#24201c;--ink:#f4ece1;--soft:#bfb3a5;--line:#403830;"
    "--a:#80cdb9;--b:#f0c674;--c:#f2a0b5;--d:#9cc1f2;--e:#c9b4f2"
)
_STYLE = f"""
    svg {{ {_LIGHT}; color-scheme: light dark; }}
    @media (prefers-color-scheme: dark) {{ svg {{ {_DARK}; }} }}
    text {{ font: 14px system-ui, -apple-system, "Segoe UI", "Noto Sans", "Liberation Sans", sans-serif;
            fill: var(--ink); }}
    .heading {{ font-weight: 650; }}
    .soft {{ fill: var(--soft); font-size: 13px; }}
    .end {{ text-anchor: end; }}
    .middle {{ text-anchor: middle; }}
    .paper {{ fill: var(--paper); stroke: var(--line); }}
    .grid {{ stroke: var(--line); }}
    .curve {{ fill: none; stroke-width: 2.5; stroke-linejoin: round; }}
"""
_STROKES = (("--a", ""), ("--b", "8 4"), ("--c", "2 4"), ("--d", "12 4 2 4"), ("--e", "5 5"))
"""Colour and dashes: the lines are told apart without colour too."""

_WIDTH = 440
_LEFT, _RIGHT = 44.0, 424.0
_PANEL = 190.0
_LEGEND_ROW = 22.0
_PAIN_MAX = 10.0
_TOP = 62.0
_GAP = 84.0

WARNING = "An experiment on a model, no evidence about people."


def svg(arms: Sequence[ArmResult], *, people: int) -> str:
    """The whole file."""
    lower = _TOP + _PANEL + _GAP
    legend = lower + _PANEL + 54
    height = legend + _LEGEND_ROW * len(arms) + 34
    title = "Virtual people under several protocols"
    marks = [
        f'<title id="title">{title}</title>',
        f'<desc id="desc">{escape(desc(arms, people=people))}</desc>',
        f"<style>{_STYLE}  </style>",
        f'<rect class="paper" x="0.5" y="0.5" width="{_WIDTH - 1}" height="{height - 1:.0f}" rx="10"/>',
        _text(16, 26, title, "heading"),
        *_panel(_TOP, "Have done the squat to 45 degrees, %", (0, 50, 100), [_percent(arm) for arm in arms]),
        *_panel(lower, "Worst pain of the week, mean, 0 to 10", (0, 5, 10), [arm.worst_pain_curve for arm in arms]),
        *_legend(legend, arms),
        _text(16, height - 14, WARNING, "soft"),
    ]
    body = "\n".join(f"  {mark}" for mark in marks)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height:.0f}" width="{_WIDTH * 1.25:.0f}" '
        f'height="{height * 1.25:.0f}" role="img" aria-labelledby="title desc">'
    )
    return f"{head}\n{body}\n</svg>\n"


def desc(arms: Sequence[ArmResult], *, people: int) -> str:
    """The picture in words."""
    weeks = len(arms[0].squat_45_curve) if arms else 0
    if not weeks or not people:
        return f"{WARNING} There is nothing to draw: nobody, or no week, was simulated."
    each = "; ".join(
        f"{arm.title}: {100 * arm.squat_45_curve[-1]:.0f} % and pain {arm.worst_pain_curve[-1]:.1f}" for arm in arms
    )
    return f"{WARNING} {people} virtual people after {weeks} weeks, squat to 45 degrees done and worst pain. {each}."


def _percent(arm: ArmResult) -> tuple[float, ...]:
    return tuple(100 * share for share in arm.squat_45_curve)


def _panel(top: float, heading: str, ticks: Sequence[int], curves: Sequence[Sequence[float]]) -> Iterator[str]:
    weeks, most, floor = max((len(curve) for curve in curves), default=0), float(ticks[-1]), top + _PANEL
    yield _text(16, top - 12, heading)
    for tick in ticks:
        y = floor - tick / most * _PANEL
        yield f'<line class="grid" x1="{_LEFT}" y1="{y:.1f}" x2="{_RIGHT}" y2="{y:.1f}"/>'
        yield _text(_LEFT - 8, y + 5, str(tick), "soft", "end")
    for week in range(0, weeks + 1, max(1, round(weeks / 6))):
        yield _text(_x(week, weeks), floor + 18, str(week), "soft", "middle")
    yield _text(_RIGHT, floor + 36, "weeks", "soft", "end")
    for place, curve in enumerate(curves):
        if curve:
            points = " ".join(
                f"{_x(week, weeks):.1f},{floor - min(value / most, 1.0) * _PANEL:.1f}"
                for week, value in enumerate(curve, start=1)
            )
            yield f'<polyline class="curve" {_stroke(place)} points="{points}"/>'


def _x(week: int, weeks: int) -> float:
    return _LEFT + week / max(weeks, 1) * (_RIGHT - _LEFT)


def _stroke(place: int) -> str:
    colour, dashes = _STROKES[place % len(_STROKES)]
    return f'style="stroke:var({colour});stroke-dasharray:{dashes or "none"}"'


def _legend(top: float, arms: Sequence[ArmResult]) -> Iterator[str]:
    for place, arm in enumerate(arms):
        y = top + _LEGEND_ROW * place
        yield f'<line class="curve" {_stroke(place)} x1="16" y1="{y - 5:.1f}" x2="56" y2="{y - 5:.1f}"/>'
        yield _text(66, y, arm.title)


def _text(x: float, y: float, says: str, *classes: str) -> str:
    named = f' class="{" ".join(classes)}"' if classes else ""
    return f'<text x="{x:.1f}" y="{y:.1f}"{named}>{escape(says)}</text>'
