"""The report of a set as one page that stands alone: no script, and nothing fetched from anywhere."""

from collections.abc import Sequence
from html import escape

from kneewise.cli.coach_chart import charts
from kneewise.cli.coach_set import CoachedSet, Recording
from kneewise.cli.coach_text import COLUMNS, headline, remarks, row, to_work_on
from kneewise.coach import Repetition

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
.limit { stroke: var(--care); stroke-dasharray: 6 5 } .fault { fill: var(--care) } figure { margin: 1rem 0 }
figcaption { color: var(--soft); font-size: .9rem } .scroll { overflow-x: auto }
text { fill: var(--soft); font-size: 12px }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .4rem .6rem;
  border-bottom: 1px solid var(--line); vertical-align: top } th { color: var(--soft); font-weight: 600 }
"""


def page(coached: CoachedSet, recording: Recording) -> str:
    """The whole page."""
    title = escape(headline(coached))
    report = coached.report
    said = "".join(f"<li>{escape(one)}</li>" for one in [*remarks(coached, recording), *recording.warnings])
    seen = f", seen from the {report.view}" if report.view is not None else ""
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
<p>From {escape(recording.name)}, {report.duration_s:.1f} s{seen}.</p>
{_table(report.repetitions)}
{f"<h2>To know</h2><ul>{said}</ul>" if said else ""}
{charts(coached)}
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
