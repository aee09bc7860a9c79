"""Whole copies of a SQLite database: made while it is in use, checked, and put back.

Only SQLite: a server's database has its own tools for this, which know more.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

ASIDE = "kneewise-before-restore-"
"""How the names of files begin that hold what was there before a restore, beside the database."""

_OWNERS_ONLY = 0o600
_PATIENCE_S = 20.0
_MIGRATIONS = Path(__file__).parent / "migrations"


class BadCopy(ValueError):  # noqa: N818  # reads as a claim
    """The file is no copy that can be put back; the message is a sentence that says why."""


class CopyLeft(Exception):  # noqa: N818  # reads as a claim
    """Something of what was erased may be left in a file; the message is the system's own reason."""


def copy_database(source: Path, target: Path) -> None:
    """Write a copy of the database ``source`` to ``target``, over what is there; for the owner's eyes only.

    It is whole even while the database is written to (SQLite's online backup). Raises ``sqlite3.Error``, ``OSError``.
    """
    os.close(os.open(target, os.O_CREAT | os.O_WRONLY, _OWNERS_ONLY))
    with _opened(source) as kept, closing(sqlite3.connect(target, timeout=_PATIENCE_S)) as copy:
        kept.backup(copy)


def check_database(path: Path) -> list[str]:
    """What SQLite's own check finds wrong with a database, in its words; empty when it is whole."""
    try:
        with _opened(path) as database:
            found = [str(row[0]) for row in database.execute("PRAGMA integrity_check")]
    except sqlite3.Error as error:
        return [str(error)]
    return [] if found == ["ok"] else found


def check_copy(path: Path) -> None:
    """Make sure that a file may be put back as the database; raises ``BadCopy``."""
    with path.open("rb") as file:
        if not file.read(16).startswith(b"SQLite format 3"):
            raise BadCopy("it is no backup that Kneewise made")
    faults = check_database(path)
    if faults:
        raise BadCopy(f"it is damaged ({faults[0].splitlines()[0]})")
    newer = _migrations_in(path) - {each.stem for each in _MIGRATIONS.glob("0*.py")}
    if newer:
        raise BadCopy("a newer Kneewise made it; install that one first")


def tidy(path: Path) -> None:
    """Rewrite a database, so that nothing which was erased is left in it or beside it. Raises ``sqlite3.Error``."""
    with closing(sqlite3.connect(path, timeout=_PATIENCE_S)) as database:
        database.execute("VACUUM")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def forget_copies(path: Path) -> int:
    """Remove what restoring has put aside beside a database, and ``tidy`` it; how many copies went.

    Raises ``CopyLeft``.
    """
    copies = list(path.parent.glob(f"{ASIDE}*.sqlite3"))
    try:
        for copy in copies:
            copy.unlink(missing_ok=True)
        tidy(path)
    except (OSError, sqlite3.Error) as error:
        raise CopyLeft(str(error)) from error
    return len(copies)


def _migrations_in(path: Path) -> set[str]:
    with _opened(path) as database:
        try:
            rows = database.execute("SELECT name FROM django_migrations WHERE app = 'record'").fetchall()
        except sqlite3.Error as error:
            raise BadCopy("it is a database of another program") from error
    if not rows:
        raise BadCopy("it is a database of another program")
    return {str(row[0]) for row in rows}


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """For reading; a path with a question mark or a percent sign is a path."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=_PATIENCE_S)) as connection:
        yield connection
