"""The steps: npm's packages, Vite, and the copies that Vite does not make."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assembly.icons import icons
from assembly.languages import compile_languages
from assembly.node import AssemblyError, Node
from assembly.pose_bundle import pose_bundle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# What Pyodide needs to start, and no more: no package of its distribution is used.
PYODIDE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
# The build for module workers; every browser that has module workers has SIMD.
MEDIAPIPE = ("vision_wasm_module_internal.js", "vision_wasm_module_internal.wasm")
# Our name: the name in npm's @mediapipe/pose. The packed assets are the detector as it stands.
WEIGHTS = {
    "pose_detector.tflite": "pose_solution_packed_assets.data",
    "pose_landmark_full.tflite": "pose_landmark_full.tflite",
    "pose_landmark_lite.tflite": "pose_landmark_lite.tflite",
}
ENTRIES = ("player.js", "player.css", "demo.js", "offline.js", "service-worker.js")
NOT_INPUTS = frozenset({"node_modules", "dist", "__pycache__", "coverage"})
NOT_INPUT_ENDINGS = (".pyc", ".test.ts", ".md")
STAMP = "built-from.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where things lie below the project's root."""

    root: Path

    @property
    def frontend(self) -> Path:
        """The sources."""
        return self.root / "frontend"

    @property
    def packages(self) -> Path:
        """What npm installed."""
        return self.frontend / "node_modules"

    @property
    def app(self) -> Path:
        """What the browser gets."""
        return self.root / "src" / "kneewise" / "web" / "static" / "kneewise" / "app"

    @property
    def locale(self) -> Path:
        """The texts in other languages."""
        return self.root / "src" / "kneewise" / "web" / "locale"

    @property
    def weights(self) -> Path:
        """What the terminal's pose network reads."""
        return self.root / "src" / "kneewise" / "pose" / "weights"


def assemble(root: Path, *, say: Callable[[str], None] = print) -> None:
    """Make the catalogues below ``root``, and the front end and the networks unless nothing of them has changed.

    Raises ``AssemblyError`` with a text for a person.
    """
    places = Places(root=root)
    compile_languages(places.locale)
    stamp = _fingerprint(places.frontend)
    if _is_current(places, stamp):
        return
    node = Node.find()
    _install(places, node, say)
    say("kneewise: building the front end")
    node.run(places.frontend, "vite/bin/vite.js", "build", "--logLevel", "warn")
    _copy_all(places)
    say("kneewise: making the pose bundle")
    _write_bundle(places)
    _write_icons(places)
    (places.app / "third-party.txt").write_text(_third_party(places), encoding="utf-8")
    (places.app / STAMP).write_text(f"{stamp}\n", encoding="utf-8")


def _install(places: Places, node: Node, say: Callable[[str], None]) -> None:
    """``npm ci``, unless the same lock file was installed already."""
    lock = hashlib.sha256((places.frontend / "package-lock.json").read_bytes()).hexdigest()
    mark = places.packages / ".kneewise-lock"
    if mark.is_file() and mark.read_text(encoding="utf-8") == lock:
        return
    say("kneewise: fetching the front end's packages (npm ci)")
    node.install(places.frontend)
    mark.write_text(lock, encoding="utf-8")


def _copy_all(places: Places) -> None:
    for name in PYODIDE:
        _copy(places.packages / "pyodide" / name, places.app / "pyodide" / name)
    for name in MEDIAPIPE:
        _copy(places.packages / "@mediapipe" / "tasks-vision" / "wasm" / name, places.app / "mediapipe" / name)
    for name, source in WEIGHTS.items():
        _copy(places.packages / "@mediapipe" / "pose" / source, places.weights / name)


def _copy(source: Path, target: Path) -> None:
    if not source.is_file():
        raise AssemblyError(f"the npm package has no {source.name}: was its version changed?")
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _write_bundle(places: Places) -> None:
    models = places.app / "models"
    models.mkdir(parents=True, exist_ok=True)
    detector = (places.weights / "pose_detector.tflite").read_bytes()
    landmarks = (places.weights / "pose_landmark_full.tflite").read_bytes()
    (models / "pose.task").write_bytes(pose_bundle(detector=detector, landmarks=landmarks))


def _write_icons(places: Places) -> None:
    folder = places.app / "icons"
    folder.mkdir(parents=True, exist_ok=True)
    for name, picture in icons():
        (folder / name).write_bytes(picture)


def _third_party(places: Places) -> str:
    """Name, version and licence of each npm package whose code or weights are carried."""
    wanted = json.loads((places.frontend / "package.json").read_text(encoding="utf-8"))["dependencies"]
    lines = ["Carried from the npm registry:", ""]
    for name in sorted(wanted):
        package = json.loads((places.packages / name / "package.json").read_text(encoding="utf-8"))
        lines.append(f"{name} {package['version']}  {package.get('license', 'Apache-2.0')}")
    return "\n".join([*lines, ""])


def _is_current(places: Places, stamp: str) -> bool:
    mark = places.app / STAMP
    if not mark.is_file() or mark.read_text(encoding="utf-8").strip() != stamp:
        return False
    return all(path.is_file() for path in _outputs(places))


def _outputs(places: Places) -> Iterator[Path]:
    yield from (places.app / name for name in ENTRIES)
    yield from (places.app / "pyodide" / name for name in PYODIDE)
    yield from (places.app / "mediapipe" / name for name in MEDIAPIPE)
    yield from (places.weights / name for name in WEIGHTS)
    yield places.app / "models" / "pose.task"


def _fingerprint(frontend: Path) -> str:
    """A hash of the names and contents of everything that the outputs are made from."""
    digest = hashlib.sha256()
    for path in sorted(_inputs(frontend), key=lambda path: path.relative_to(frontend).as_posix()):
        digest.update(f"{path.relative_to(frontend).as_posix()}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _inputs(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.is_dir():
            if path.name not in NOT_INPUTS:
                yield from _inputs(path)
        elif not path.name.endswith(NOT_INPUT_ENDINGS):
            yield path
