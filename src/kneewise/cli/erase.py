"""``kneewise erase``: forget everything."""

import sqlite3
from typing import Annotated

import typer

from kneewise.cli.backup import ASIDE
from kneewise.cli.errors import Unusable
from kneewise.cli.kept import database_file, open_kept
from kneewise.record.copies import tidy


def command(
    *, yes: Annotated[bool, typer.Option("--yes", help="Yes, erase everything that is kept about me.")] = False
) -> None:
    """Erase everything that is kept about you, for good."""
    if not yes:
        raise Unusable("nothing was erased; say --yes if you mean it. `kneewise backup FILE` makes a copy first.")
    kept = open_kept()
    gone = kept.store.erase(kept.person)
    copies = _forget_copies()
    also = f", and so is what was put aside by restoring ({copies})" if copies else ""
    typer.echo(f"{gone} entries are erased{also}. Files that you saved elsewhere are still there.")


def _forget_copies() -> int:
    """Nothing of it is left in the database file, nor in what restoring has put aside."""
    try:
        database = database_file()
    except Unusable:  # a server's database looks after its own files
        return 0
    try:
        tidy(database)
    except sqlite3.Error as error:
        raise Unusable(f"everything is erased, but {database} could not be rewritten ({error}); try again.") from error
    copies = list(database.parent.glob(f"{ASIDE}*.sqlite3"))
    for copy in copies:
        copy.unlink()
    return len(copies)
