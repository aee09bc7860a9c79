"""What the local app keeps, as the commands reach it: the folder, the database, the one person."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkstemp
from typing import TYPE_CHECKING

from kneewise.cli.errors import Unusable
from kneewise.record import BadDatabaseUrl, home_folder, secret_key

if TYPE_CHECKING:
    from kneewise.record.database import DjangoStore

NOTHING_KEPT = "nothing is kept here yet; start the app with `kneewise`"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An open store, and whose facts in it are meant."""

    store: "DjangoStore"
    person: str


def prepare_home() -> Path:
    """The data folder, made where it was missing, for its owner only; raises ``Unusable``."""
    home = home_folder()
    os.umask(0o077)  # what is kept about a person's health is for their eyes only
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        key = secret_key(home)
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or error
        raise Unusable(
            f"cannot use the data folder {home} ({why}); set KNEEWISE_HOME to a folder that you may write to."
        ) from error
    os.environ["KNEEWISE_HOME"] = str(home)
    os.environ.setdefault("KNEEWISE_SECRET_KEY", key)
    os.environ["DJANGO_SETTINGS_MODULE"] = "kneewise.web.settings"
    return home


def prepare_database(home: Path) -> None:
    """The database, made or brought up to date; raises ``Unusable``."""
    from kneewise.record.prepare import DatabaseUnusable, prepare_database  # noqa: PLC0415  # Django is slow to load

    try:
        prepare_database()
    except BadDatabaseUrl as error:
        raise Unusable(str(error)) from error
    except DatabaseUnusable as error:
        where = "the database that DATABASE_URL names" if os.environ.get("DATABASE_URL") else f"the database in {home}"
        raise Unusable(f"cannot use {where} ({error}); mend it, or choose another.") from error


def open_kept(*, make: bool = False) -> Kept:
    """What is kept; where nothing is yet, raises ``Unusable``, or begins when ``make`` says so."""
    if not make and not os.environ.get("DATABASE_URL") and not database_file().is_file():
        raise Unusable(f"{NOTHING_KEPT}.")
    prepare_database(prepare_home())
    from django.conf import settings  # noqa: PLC0415  # only once Django is set up

    from kneewise.record.database import DjangoStore  # noqa: PLC0415

    return Kept(store=DjangoStore(), person=settings.KNEEWISE_PERSON)


def database_file() -> Path:
    """Where the SQLite database is; raises ``Unusable`` where the data is on a server."""
    from kneewise.record import database_at  # noqa: PLC0415

    url = os.environ.get("DATABASE_URL", "")
    if not url:
        return home_folder() / "kneewise.sqlite3"
    try:
        database = database_at(url)
    except BadDatabaseUrl as error:
        raise Unusable(str(error)) from error
    if not database.engine.endswith("sqlite3"):
        raise Unusable(
            "the data is in PostgreSQL, which has its own tools for this: use pg_dump and pg_restore, "
            "or `kneewise export` and `kneewise import`."
        )
    return Path(database.name)


def refuse_to_overwrite(path: Path, *, yes: bool) -> None:
    """Raises ``Unusable`` when there is a file already and nobody has said ``--yes``."""
    if path.exists() and not yes:
        raise Unusable(f"{path} exists already; choose another name, or say --yes to write over it.")


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A new file in the same folder, for its owner only, which takes the place of ``path`` in the end.

    When something goes wrong it is gone, and what was at ``path`` stays. Raises ``OSError``.
    """
    # A name of nobody's: one that we chose might be a file of the person's own, which others may read.
    handle, name = mkstemp(dir=path.parent, prefix="kneewise-", suffix=".part")
    os.close(handle)
    new = Path(name)
    try:
        yield new
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def write_for_owner(path: Path, content: bytes) -> None:
    """Write a file as a whole or not at all, readable by its owner only; raises ``Unusable``."""
    try:
        with replacing(path) as new:
            new.write_bytes(content)
    except OSError as error:
        raise Unusable(f"cannot write {path} ({error.strerror}); choose another place.") from error
