"""``python -m bench.plan``: measures, prints and writes ``docs/plan-benchmark.md``."""

import argparse
import os
import platform
from pathlib import Path

from bench.plan.agreement import Agreement, agreement
from bench.plan.years import Years, years

DOCUMENT = Path(__file__).parents[2] / "docs" / "plan-benchmark.md"
YEARS = 5

_TEXT = """\
# What the plan costs after years, and that browser and server agree

Made by `just bench-plan`; make it again on your own machine.

## After {years} years

{sessions} sessions, {facts:,} facts. From nothing, all of them are folded once; after that the server folds only what
is new (`web/folding.py`).

| what | time | beside one answer |
|:--|--:|--:|
| the next session, from what is folded | {answer_ms:.2f} ms | 1 |
| one fact more | {one_more_ms:.3f} ms | {one_more:.2f} |
| all facts, from nothing | {fold_s:.1f} s | {fold:,.0f} |

Aim: a next session in a few milliseconds. It holds once the facts are folded; the first page after a start pays for
all of them.

## Browser and server

{histories:,} random histories (none to three sessions, five time zones, pain, swelling, missing answers, flags,
clearings, breaks, illness, activities, tests, reviews, corrections, a clinician's changes) were told to the plan in
this Python and in the app's own Pyodide over the app's own `core.zip` (in Node, whose engine is Chromium's). The whole
answer as JSON had to be the same.

**Different: {apart} of {histories:,}.**{seeds}

Machine: {cores} cores, {machine}, Python {python}.
"""


def document(said: Agreement, long: Years) -> str:
    """The whole page."""
    return _TEXT.format(
        years=long.years,
        sessions=long.sessions,
        facts=long.facts,
        answer_ms=1000 * long.answer_s,
        one_more_ms=1000 * long.one_more_s,
        one_more=long.one_more_s / long.answer_s,
        fold_s=long.fold_s,
        fold=long.fold_s / long.answer_s,
        histories=said.histories,
        apart=len(said.apart),
        seeds=f" Seeds: {', '.join(map(str, said.apart[:20]))}." if said.apart else "",
        cores=os.cpu_count(),
        machine=platform.machine(),
        python=platform.python_version(),
    )


def main() -> None:
    """Measure, print, write."""
    asked = argparse.ArgumentParser(prog="python -m bench.plan", description=__doc__)
    asked.add_argument("--histories", type=int, default=10_000)
    histories: int = asked.parse_args().histories
    text = document(agreement(histories), years(YEARS))
    DOCUMENT.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
