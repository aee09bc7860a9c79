"""``python -m bench.mutation``: puts wrongs into the plan, one at a time, and says which ones no fast test notices.

It works on a copy of the sources, so that what is edited meanwhile disturbs nothing; at the end it writes
``findings.json`` and ``docs/mutation.md``. ``--again`` tries the survivors of the last run once more, with the tests as
they are now; ``--page`` writes the page again from the findings.
"""

import argparse
import json
import random  # noqa: TID251  # a sample with a seed
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.mutation.mutant import Mutant, mutants_of
from bench.mutation.page import DOCUMENT, FINDINGS, Findings, Found, Tried, document
from bench.mutation.run import Bench

ROOT = Path(__file__).parents[2]
PLAN = Path("src/kneewise/plan")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=300, help="how many mutants are tried, drawn by chance")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--date", default="", help="the date that the page names")
    parser.add_argument("--again", action="store_true", help="only try the survivors of the last run again")
    parser.add_argument("--page", action="store_true", help="only write the page again")
    asked = parser.parse_args(arguments)
    if asked.again:
        _keep(tried_again(json.loads(FINDINGS.read_text("utf-8"))))
    elif not asked.page:
        _keep({"date": asked.date, "seed": asked.seed, **tried(asked.sample, seed=asked.seed)})
    DOCUMENT.write_text(document(json.loads(FINDINGS.read_text("utf-8"))), encoding="utf-8")
    return 0


def tried(count: int, *, seed: int) -> dict[str, object]:
    """A sample of mutants, each tried on a copy of the sources."""
    with _copy() as root:
        every = all_mutants(root)
        sample = random.Random(seed).sample(every, min(count, len(every)))  # noqa: S311
        found = _each(Bench(root), sample)
    killed = sum(each["killed"] for each in found["tried"])
    return {"all": len(every), "killed_at_first": killed, **found}


def tried_again(last: Findings) -> Findings:
    """The findings with their survivors tried once more; one whose line is no more counts as it did."""
    survivors = {each["name"] for each in last["tried"] if not each["killed"]}
    with _copy() as root:
        found = _each(Bench(root), [mutant for mutant in all_mutants(root) if mutant.name in survivors])
    now = {each["name"]: each["killed"] for each in found["tried"]}
    every: list[Tried] = [{**each, "killed": now.get(each["name"], each["killed"])} for each in last["tried"]]
    return {**last, "tests": found["tests"], "seconds": found["seconds"], "tried": every}


@contextmanager
def _copy() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        for part in ("src/kneewise", "tests"):
            left_out = shutil.ignore_patterns("__pycache__", "weights", "app")
            shutil.copytree(ROOT / part, Path(folder) / part, ignore=left_out)
        yield Path(folder)


def _keep(findings: Mapping[str, object]) -> None:
    FINDINGS.write_text(json.dumps(findings, indent=1) + "\n", encoding="utf-8")


def all_mutants(root: Path) -> list[Mutant]:
    """Every mutant of the plan."""
    paths = (path for path in sorted((root / PLAN).rglob("*.py")) if path.stem != "__init__")
    return [mutant for path in paths for mutant in mutants_of(path, module=_dotted(path.relative_to(root / "src")))]


def _dotted(path: Path) -> str:
    return ".".join(path.with_suffix("").parts)


def _each(bench: Bench, sample: Sequence[Mutant]) -> Found:
    clean = bench.run(None)
    if clean.killed_by:
        raise SystemExit(f"The tests fail without a mutant: {clean.killed_by}")
    print(f"{len(clean.took_s)} tests in {clean.seconds:.0f} s without a mutant", flush=True)
    runs: list[Tried] = []
    for number, mutant in enumerate(sample, 1):
        run = bench.run(mutant)
        runs.append({"name": mutant.name, "kind": mutant.kind, "killed": bool(run.killed_by)})
        if not run.killed_by:
            print(f"{number}: survived: line {mutant.line} of {mutant.name}", flush=True)
    print(f"{sum(bool(each['killed']) for each in runs)} of {len(runs)} killed", flush=True)
    return {"tests": len(clean.took_s), "seconds": round(clean.seconds), "tried": runs}


if __name__ == "__main__":
    raise SystemExit(main())
