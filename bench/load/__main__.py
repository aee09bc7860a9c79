"""``python -m bench.load``: sweeps, prints the tables and writes ``docs/load-benchmark.md``."""

import os
import platform
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.load.cost import Cost, costs
from bench.load.sweep import LIFT_DEG, MASS_KG, Swept, sweeps
from kneewise.load import rounded
from kneewise.load.limits import CARRIED_KG, DEPTH_DEG, WEIGHT_KG

DOCUMENT = Path(__file__).parents[2] / "docs" / "load-benchmark.md"
SHOWN = 5
"""So many of the broken combinations are named."""

Row = tuple[str, ...]

_TEXT = """\
# How fast the kneecap's load is computed, and whether anything breaks it

Made by `just bench-load`; make it again on your own machine. Every combination of a grid went through the model: squats
of {depth} degrees with {carried} kg carried, and straight leg raises of {lift} degrees with {ankle} kg at the ankle, by
women and men of {mass} kg with the height that usually goes with it, the ends of every range among them. Some went
through a whole repetition too.

{swept}

*Broken* are combinations that raised an error, or gave a force or impulse that is negative, not finite, or outside of
its own interval. {broken}

*A second* counts combinations on one core, the checks included. The likely force is given, without its interval.

## What a repetition costs

One call of the squat's force is 1; the others were measured in the same run, the best of some rounds.

{costs}

A repetition looks at the force 41 times on its way and adds them up, each with its interval; a measured one does so
three times, for the depth that the camera saw, the least that it can have been and the most.

Machine: {cores} cores, {machine}, Python {python}.
"""


def document(swept: Sequence[Swept], parts: Sequence[Cost]) -> str:
    """The whole document."""
    return _TEXT.format(
        depth=_range(DEPTH_DEG),
        carried=_range(CARRIED_KG),
        lift=_range(LIFT_DEG),
        ankle=_range(WEIGHT_KG),
        mass=_range(MASS_KG),
        swept=_table(_HEADINGS, [_row(one) for one in swept]),
        broken=_broken(swept),
        costs=_table(
            ("Part", "Times one force in a squat"), [(one.name, f"{rounded(one.times, 2):g}") for one in parts]
        ),
        cores=os.cpu_count(),
        machine=platform.machine(),
        python=platform.python_version(),
    )


_HEADINGS = ("Swept", "Combinations", "Broken", "Least BW", "Most BW", "A second")


def _row(one: Swept) -> Row:
    return (
        one.name,
        f"{one.count:,}",
        f"{len(one.broken):,}",
        f"{one.least_bw:.3g}",
        f"{one.most_bw:.3g}",
        f"{one.rate:,.0f}",
    )


def _broken(swept: Sequence[Swept]) -> str:
    named = [f"{one.name}: {what}" for one in swept for what in one.broken]
    if not named:
        return "There were none."
    return "\n".join([f"**There were {len(named):,}**, such as:", "", *(f"- `{what}`" for what in named[:SHOWN])])


def _range(ends: tuple[float, float]) -> str:
    low, high = ends
    return f"{low:g} to {high:g}"


def _table(headings: Row, rows: Sequence[Row]) -> str:
    ruler = ("---", *("---:" for _ in headings[1:]))
    return "\n".join(f"| {' | '.join(row)} |" for row in (headings, ruler, *rows))


def main() -> int:
    swept = sweeps()
    text = document(swept, costs())
    DOCUMENT.write_text(text, encoding="utf-8")
    print(text)
    return 1 if any(one.broken for one in swept) else 0


if __name__ == "__main__":
    sys.exit(main())
