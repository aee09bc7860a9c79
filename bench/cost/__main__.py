"""``python -m bench.cost``: measures, prints the tables and writes ``docs/coach-cost.md``."""

import os
import platform
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean

from bench.cost.browser import InPyodide, in_pyodide
from bench.cost.clip import FPS, REPETITIONS, Clip, clips
from bench.cost.coach import Cost, cost

AIM_SHARE = 0.02
"""The coach takes at most this share of the pose network's time (our proposal)."""
AIM_PYODIDE_MS = 0.6
"""The coach takes at most so long for a frame in the browser (our proposal)."""
DOCUMENT = Path(__file__).parents[2] / "docs" / "coach-cost.md"

Row = tuple[str, ...]


_TEXT = """\
# What the coach costs

Made by `just bench-cost`; make it again on your own machine. The figure did each exercise on rendered pictures
({fps:.0f} a second, {repetitions} repetitions), the pose network looked at them, and the coach got what it saw. Times
are milliseconds a frame.

{table}

- **Beside the pose network: {share:.2%}** of its time in CPython ({native_us:.0f} µs of {network_ms:.1f} ms).
  Aim: under {aim_share:.0%}. {share_reached}
- **In Pyodide: {pyodide_ms:.2f} ms**, from JavaScript and back. Aim: under {aim_ms} ms. {pyodide_reached}
- The coach's worker starts in {start_s:.1f} s, once a session, its files read from this disk.

*Longest* is the longest single frame, such as the one that ends a repetition and judges it. Each frame's time is the
best of some passes, so that what disturbs the machine is left out. *Counted* should be {repetitions}: it shows that the
coach did its work. *Pose network* is the terminal's (LiteRT, on all cores) for the median picture, the detector's look
once a second left out. Pyodide runs in Node, whose engine is Chromium's, with the app's own worker and `core.zip`.

Machine: {cores} cores, {machine}, Python {python}.
"""


def document(seen: Sequence[Clip], costs: Sequence[Cost], pyodide: InPyodide) -> str:
    """The whole document."""
    network_ms = fmean(clip.network_ms for clip in seen)
    native_ms, pyodide_ms = (fmean(one.mean_ms for one in some) for some in (costs, pyodide.costs))
    return _TEXT.format(
        fps=FPS,
        repetitions=REPETITIONS,
        table=_table(_HEADINGS, [_row(*one) for one in zip(seen, costs, pyodide.costs, strict=True)]),
        share=native_ms / network_ms,
        native_us=1000 * native_ms,
        network_ms=network_ms,
        aim_share=AIM_SHARE,
        share_reached=_reached(native_ms / network_ms < AIM_SHARE),
        pyodide_ms=pyodide_ms,
        aim_ms=AIM_PYODIDE_MS,
        pyodide_reached=_reached(pyodide_ms < AIM_PYODIDE_MS),
        start_s=pyodide.start_s,
        cores=os.cpu_count(),
        machine=platform.machine(),
        python=platform.python_version(),
    )


_HEADINGS = (
    "Exercise",
    "Pose network",
    "Coach, CPython",
    "longest",
    "Share",
    "Coach, Pyodide",
    "longest",
    "Counted",
)


def _row(clip: Clip, native: Cost, pyodide: Cost) -> Row:
    return (
        clip.exercise.name,
        f"{clip.network_ms:.1f}",
        f"{native.mean_ms:.3f}",
        f"{native.worst_ms:.2f}",
        f"{native.mean_ms / clip.network_ms:.2%}",
        f"{pyodide.mean_ms:.2f}",
        f"{pyodide.worst_ms:.1f}",
        f"{native.counted} and {pyodide.counted}",
    )


def _table(headings: Row, rows: Sequence[Row]) -> str:
    ruler = ("---", *("---:" for _ in headings[1:]))
    return "\n".join(f"| {' | '.join(row)} |" for row in (headings, ruler, *rows))


def _reached(is_so: bool) -> str:  # noqa: FBT001  # reads as it is said
    return "Reached." if is_so else "**Not reached.**"


def main() -> int:
    seen = list(clips())
    text = document(seen, [cost(clip) for clip in seen], in_pyodide(seen))
    DOCUMENT.write_text(text, encoding="utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
