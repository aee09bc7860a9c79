"""The build hook: makes the front end and the pose networks, so that the wheel carries them and needs no Node.

Hatch runs it for wheels and for editable installs; ``PYTHONPATH=frontend python -m assembly`` does the same by hand.
The work is in ``frontend/assembly``.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT / "frontend"))

from assembly import AssemblyError, assemble  # noqa: E402  it lies beside what it assembles


class FrontEndHook(BuildHookInterface):  # type: ignore[type-arg]
    """Makes what is not in the repository before Hatch collects the files."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  Hatch calls it so
        """Stop the build with one clear text when the front end cannot be made."""
        try:
            assemble(ROOT, say=self.app.display_info)
        except AssemblyError as failure:
            self.app.abort(f"kneewise: {failure}")
