"""Gets what the tests need beside Python: a Chromium and PostgreSQL's server programs.

Where the machine has them nothing happens. Where Debian's packages can be installed they are. Else one line each says
which tests will be left out, and how to get them in; in CI that is a failure.
"""

import os
import shutil
import subprocess
import sys

from browser import chromium
from postgresql import server_programs

WANTED = {
    "chromium": (lambda: chromium() is not None, "the tests in a real browser (marker: chromium)"),
    "postgresql": (lambda: server_programs() is not None, "the store's tests on PostgreSQL (marker: postgresql)"),
}


def main() -> int:
    missing = [package for package, (is_here, _) in WANTED.items() if not is_here()]
    if missing and _can_install():
        _install(missing)
    left_out = [package for package, (is_here, _) in WANTED.items() if not is_here()]
    for package in left_out:
        print(  # noqa: T201  # this is its whole purpose
            f"left out: {WANTED[package][1]}; to get them in: install {package} with your system's package manager"
        )
    return 1 if left_out and os.environ.get("CI") else 0


def _can_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def _install(packages: list[str]) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        subprocess.run(["apt-get", "--quiet", "--quiet", *words], check=False, env=environment)


if __name__ == "__main__":
    sys.exit(main())
