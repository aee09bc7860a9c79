"""A real Chromium for the tests: where it is, and how it is started so that it speaks to nobody but the app."""

import os
import shutil
from pathlib import Path

MISSING = (
    "no Chromium was found, so the tests in a real browser are left out; "
    "get it with `apt-get install chromium`, or name one in KNEEWISE_CHROMIUM, then run again"
)
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--gaia-url=http://127.0.0.1:9/",
    "--component-updater=url-source=http://127.0.0.1:9/",
    "--autofill-server-url=http://127.0.0.1:9/",
)
"""Chromium's own calls home, off: what is left is the page's doing."""


def chromium() -> Path | None:
    """The browser's program, or ``None``."""
    named = os.environ.get("KNEEWISE_CHROMIUM")
    found = [named] if named else [shutil.which(name) for name in _NAMES]
    return next((Path(path) for path in found if path is not None and Path(path).exists()), None)


def arguments(*more: str) -> list[str]:
    """How to start it without a screen and without a GPU."""
    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return [*QUIET, *as_root, "--use-angle=swiftshader", "--enable-unsafe-swiftshader", *more]
