"""The report of a set as one page that stands alone: no script, and nothing fetched from anywhere."""

from collections.abc import Sequence
from html import escape

from kneewise.cli.coach_set import CoachedSet, Point, Recording
from kneewise.cli.coach_text import COLUMNS, headline, remarks, row, to_work_on
from kneewise.coach import Repetition

_WIDTH, _HEIGHT, _LEFT, _BOTTOM = 900, 280, 46, 30
_MOST_POINTS = 1200
_GRID_DEG = 30

_STYLE = """
:root { color-scheme: light dark; --ink: #1c2730; --soft: #5a6872; --line: #d5dde2; --paper: #fbfcfc; --accent: #0f766e;
  --care: #b45309 }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6edf1; --soft: #9fb0ba; --line: #33424c; --paper: #12191e; --accent: #2dd4bf; --care: #fbbf24 } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 60rem;
  margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.5rem; line-height: 1.25 } h2 { font-size: 1.1rem } p { color: var(--soft) }
svg { width: 100%; height: auto } .grid { stroke: var(--line) } .angle { stroke: var(--accent); fill: none;
  stroke-width: 2 } .sure { fill: var(--accent); opacity: .15 } .rep { fill: var(--care); opacity: .10 }
.scroll { overflow-x: auto } text { fill: var(--soft); font-size: 12px }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .4rem .6rem;
  border-bottom: 1px solid var(--line); vertical-align: top } th { color: var(--soft); font-weight: 600 }
"""


def page(coached: CoachedSet, recording: Recording) -> str:
    """The whole page."""
    title = escape(headline(coached))
    said = [*remarks(coached, recording), *recording.warnings]
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>{title}</h1>
<p>From {escape(recording.name)}, {coached.report.duration_s:.1f} s.</p>
{chart(coached)}
{_table(coached.report.repetitions)}
{"".join(f"<p>{escape(remark)}</p>" for remark in said)}
<p>Angles come from a camera and are estimates, shown with their uncertainty. They are not a clinical measurement.</p>
</body>
</html>
"""


def _table(repetitions: Sequence[Repetition]) -> str:
    if not repetitions:
        return "<p>No repetition was counted.</p>"
    head = "".join(f"<th scope='col'>{name}</th>" for name in COLUMNS)
    rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row(one)) for one in repetitions)
    body = "".join(f"<tr>{cells}</tr>" for cells in rows)
    table = f"<div class='scroll'><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    work = "".join(f"<li>{escape(one)}</li>" for one in to_work_on(repetitions))
    return table + (f"<h2>What to work on</h2><ul>{work}</ul>" if work else "")


def chart(coached: CoachedSet) -> str:
    """The driver's angle over time as SVG, with its uncertainty and the repetitions; empty without any angle."""
    trace = _thinned(coached.trace)
    if not trace:
        return ""
    scale = _Scale(trace)
    name = escape(coached.exercise.coaching.driver.replace("_", " "))
    shades = "".join(
        f"<rect class='rep' x='{scale.x(one.start_s):.1f}' width='{scale.x(one.end_s) - scale.x(one.start_s):.1f}' "
        f"y='0' height='{_HEIGHT - _BOTTOM}'/><text x='{scale.x(one.peak_s):.1f}' y='14'>{one.number}</text>"
        for one in coached.report.repetitions
    )
    line = " ".join(f"{scale.x(p.time_s):.1f},{scale.y(p.deg):.1f}" for p in trace)
    upper = [f"{scale.x(p.time_s):.1f},{scale.y(p.deg + p.plus_minus):.1f}" for p in trace]
    lower = [f"{scale.x(p.time_s):.1f},{scale.y(p.deg - p.plus_minus):.1f}" for p in reversed(trace)]
    return (
        f"<svg viewBox='0 0 {_WIDTH} {_HEIGHT}' role='img' aria-label='{name} over time'>{scale.grid()}{shades}"
        f"<polygon class='sure' points='{' '.join(upper + lower)}'/><polyline class='angle' points='{line}'/></svg>"
        f"<p>{name.capitalize()} in degrees over seconds; the pale band is the uncertainty.</p>"
    )


class _Scale:
    def __init__(self, trace: Sequence[Point]) -> None:
        self._start, self._end = trace[0].time_s, max(trace[-1].time_s, trace[0].time_s + 1)
        self._low = min(0, *(p.deg for p in trace)) - 10
        self._high = max(60, *(p.deg for p in trace)) + 10

    def x(self, time_s: float) -> float:
        return _LEFT + (time_s - self._start) / (self._end - self._start) * (_WIDTH - _LEFT - 8)

    def y(self, deg: float) -> float:
        return (self._high - deg) / (self._high - self._low) * (_HEIGHT - _BOTTOM)

    def grid(self) -> str:
        angles = range(int(self._low // _GRID_DEG) * _GRID_DEG, int(self._high) + 1, _GRID_DEG)
        levels = "".join(
            f"<line class='grid' x1='{_LEFT}' x2='{_WIDTH}' y1='{self.y(deg):.1f}' y2='{self.y(deg):.1f}'/>"
            f"<text x='4' y='{self.y(deg) + 4:.1f}'>{deg}°</text>"
            for deg in angles
            if self._low <= deg
        )
        step = max(1, round((self._end - self._start) / 10))
        times = range(int(self._start), int(self._end) + 1, step)
        return levels + "".join(f"<text x='{self.x(at):.1f}' y='{_HEIGHT - 8}'>{at}</text>" for at in times)


def _thinned(trace: Sequence[Point]) -> Sequence[Point]:
    return trace[:: max(1, -(-len(trace) // _MOST_POINTS))]
