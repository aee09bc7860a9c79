"""The page about the form points, made from the exercises themselves: ``just form-points`` writes it."""

from pathlib import Path

from kneewise.coach import Check, Quantity, Timing, When
from kneewise.exercises import CATALOGUE

PAGE = Path(__file__).parents[2] / "docs" / "form-points.md"

_HEAD = """# Form points: what the coach judges, and by which limit

This page is made from the exercises' own files by `just form-points`; a test fails when it is stale.

A form point is broken when what is measured lies beyond the limit. The distance from what is right to the limit is the
smallest fault that is named. A fault is named only where the measurement is surer than the fault is large, and it is
ruled out only where the measurement is surer than that distance; otherwise the coach says that it cannot judge. The
measurements and their uncertainty are in [how the coach measures](coach.md), how well faults are found in the
[benchmark](coach-benchmark.md). Shares are of the leg's length, hip to ankle.
"""


def page() -> str:
    """The whole page."""
    parts = [_HEAD]
    for exercise in CATALOGUE.values():
        parts.append(f"## {exercise.title}\n")
        parts.append("| form point | what is measured | right | limit | seen from | where the limit comes from |")
        parts.append("|---|---|---|---|---|---|")
        parts += [_row(check) for check in exercise.coaching.checks]
        parts.append("")
    return "\n".join(parts)


def _row(check: Check) -> str:
    sign = "over" if check.over is not None else "under"
    change = ", change from rest" if check.from_rest else ""
    when = "whole repetition" if check.when is When.THROUGHOUT else "at the top"
    what = "" if isinstance(check.measures, Timing) else f" ({when}{change})"
    views = ", ".join(check.views) if len(check.views) < 3 else "anywhere"
    cells = [
        f"`{check.code}`" + (" (safety)" if check.is_safety else ""),
        check.measures.removesuffix("_s").replace("_", " ") + what,
        _value(check, check.right),
        f"{sign} {_value(check, check.limit)}",
        views,
        check.source.replace("|", "/"),
    ]
    return f"| {' | '.join(cells)} |"


def _value(check: Check, value: float) -> str:
    if isinstance(check.measures, Quantity):
        return f"{value:.0f}°" if check.measures.is_angle else f"{100 * value:.1f} %"
    return f"{value:.2f} s"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
