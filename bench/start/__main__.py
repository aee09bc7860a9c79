"""``python -m bench.start``: measures, prints and writes ``docs/start-benchmark.md``."""

import os
import platform
from pathlib import Path
from statistics import median

from bench.start.visit import Visit, visit

DOCUMENT = Path(__file__).parents[2] / "docs" / "start-benchmark.md"
VISITS = 3

_TEXT = """\
# How soon a page is there, with a network and without

Made by `just bench-start`; make it again on your own machine. {visits} first visits in a fresh Chromium, the server on
the same machine; the median of each.

| what | seconds |
|:--|--:|
| the very first page, online | {first_page_s:.1f} |
| until the device has all that it needs for flight mode | {ready_s:.1f} |
| a page later, online | {online_s:.2f} |
| in flight mode, the first page: something calm is shown after | {waking_s:.1f} |
| in flight mode, the first page itself (Python and Django start) | {cold_s:.1f} |
| in flight mode, every page after it | {warm_s:.2f} |

The coach's worker (Python and the core, no Django) starts in {coach_s:.1f} s here, so the first page in flight mode
takes {ratio:.1f} times as long. Both hang on how fast and how busy the machine is: compare them with each other.

What a device keeps, as it lies there (nothing is compressed on the way, because the server is on the same machine):

| what for | megabytes |
|:--|--:|
{kept}
| all | {total:.1f} |

Machine: {cores} cores, {machine}, Python {python}; load average before the run {load:.1f}.
"""


def document(visits: list[Visit], load: float) -> str:
    """The whole page."""
    kept = visits[-1].kept
    rows = "\n".join(f"| {what} | {size / 1e6:.1f} |" for what, size in sorted(kept.items(), key=lambda row: -row[1]))
    names = ("first_page_s", "ready_s", "online_s", "waking_s", "cold_s", "warm_s", "coach_s")
    seconds = {name: median(getattr(one, name) for one in visits) for name in names}
    return _TEXT.format(
        visits=len(visits),
        **seconds,
        ratio=seconds["cold_s"] / seconds["coach_s"],
        kept=rows,
        total=sum(kept.values()) / 1e6,
        cores=os.cpu_count(),
        machine=platform.machine(),
        python=platform.python_version(),
        load=load,
    )


def main() -> None:
    load = os.getloadavg()[0]
    text = document([visit() for _ in range(VISITS)], load)
    DOCUMENT.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
