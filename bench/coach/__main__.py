"""``python -m bench.coach``: prints what the coach is worth, and writes ``docs/coach-benchmark.md``.

``--quick`` makes small sizes, leaves pixels and recordings out, and writes nothing.
"""

import argparse
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import TypeVar

from bench.coach import findings, grid, page, pixels, recordings, restless
from bench.coach.table import Table, as_text
from kneewise.exercises import CATALOGUE

SEED = 1
RESTLESS_PEOPLE = 12
RESTLESS_QUICK = 2
In = TypeVar("In")
Out = TypeVar("Out")
PARTS = ("grid", "restless", "pixels", "recordings")


def main() -> None:
    """The command."""
    wanted = _arguments()
    tables: list[Table] = []
    with ProcessPoolExecutor(max_workers=wanted.workers) as workers:
        for table in _tables(wanted, workers):
            print(as_text(table), flush=True)
            tables.append(table)
    if not wanted.quick and set(wanted.only) == set(PARTS):
        page.write(tables)
        print(f"\nwritten: docs/{page.PAGE.name}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.coach", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small sizes, no pixels, no recordings, no page")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="some parts only, and no page")
    parser.add_argument("--exercise", nargs="+", choices=list(CATALOGUE), default=list(CATALOGUE))
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--kept", type=Path, help="a folder in which the network's landmarks of the films are kept")
    return parser.parse_args()


def _tables(wanted: argparse.Namespace, workers: ProcessPoolExecutor) -> Iterator[Table]:
    def spread(work: Callable[[In], Out], over: Iterable[In]) -> list[Out]:
        return list(workers.map(work, over, chunksize=2))

    exercises = tuple(wanted.exercise)
    recorded = workers.submit(recordings.tables) if "recordings" in wanted.only and not wanted.quick else None
    if "grid" in wanted.only:
        size = grid.QUICK if wanted.quick else grid.Size()
        yield from findings.of_grid(spread(partial(grid.done, seed=wanted.seed), grid.cells(size, exercises)))
    if "restless" in wanted.only:
        people = range(RESTLESS_QUICK if wanted.quick else RESTLESS_PEOPLE)
        todo = [(name, number) for name in exercises for number in people]
        yield findings.of_restless(spread(partial(restless.done, seed=wanted.seed), todo))
    if "pixels" in wanted.only and not wanted.quick:
        yield findings.of_pixels(spread(partial(pixels.done, kept=wanted.kept), pixels.clips(exercises)))
    if recorded is not None:
        yield from recorded.result()


if __name__ == "__main__":
    main()
