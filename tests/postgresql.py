"""A PostgreSQL server of the tests' own: made in a temporary folder, reached by a unix socket, gone afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MISSING = (
    "PostgreSQL's server programs were not found, so the tests that need them are left out; "
    "get them with `apt-get install postgresql` or `brew install postgresql`, then run again"
)
_USUAL_FOLDERS = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql*/bin",
    "/usr/local/opt/postgresql*/bin",
)


def server_programs() -> Path | None:
    """The folder that holds ``initdb`` and ``pg_ctl``, the newest version first; ``None`` when there is none."""
    on_path = shutil.which("initdb")
    if on_path is not None:
        return Path(on_path).resolve().parent
    found = [path for pattern in _USUAL_FOLDERS for path in Path("/").glob(f"{pattern.removeprefix('/')}/initdb")]
    return max(found, key=_version).parent if found else None


def _version(initdb: Path) -> int:
    digits = "".join(letter for letter in initdb.parts[-3] if letter.isdigit())
    return int(digits or 0)


@contextmanager
def cluster(programs: Path) -> Iterator[str]:
    """A running server with an empty database; gives its ``DATABASE_URL``."""
    folder = Path(tempfile.mkdtemp(prefix="kneewise-pg-"))
    owner = _owner()
    if owner is not None:
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    data = folder / "data"

    def run(program: str, *words: str) -> None:
        subprocess.run(
            [str(programs / program), *words],
            check=True,
            cwd=folder,
            stdout=subprocess.DEVNULL,
            user=None if owner is None else owner.pw_uid,
            group=None if owner is None else owner.pw_gid,
            extra_groups=None if owner is None else [],
        )

    try:
        run(
            "initdb",
            "--pgdata",
            str(data),
            "--username",
            "kneewise",
            "--auth",
            "trust",
            "--encoding",
            "UTF8",
            "--no-sync",
        )
        settings = f"-k {folder} -c listen_addresses= -c fsync=off"
        run("pg_ctl", "start", "--pgdata", str(data), "--wait", "--log", str(folder / "log"), "--options", settings)
        try:
            yield f"postgresql://kneewise@/postgres?host={folder}"
        finally:
            run("pg_ctl", "stop", "--pgdata", str(data), "--wait", "--mode", "immediate")
    finally:
        shutil.rmtree(folder)


def _owner() -> pwd.struct_passwd | None:
    # initdb refuses to work for root.
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return pwd.getpwnam("postgres" if "postgres" in names else "nobody")
