"""``kneewise backup`` and ``kneewise restore``: a whole copy of what is kept, and back."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from kneewise.cli.errors import Unusable
from kneewise.cli.kept import (
    NOTHING_KEPT,
    database_file,
    prepare_database,
    prepare_home,
    refuse_to_overwrite,
    replacing,
)
from kneewise.record.copies import ASIDE, BadCopy, check_copy, copy_database


def command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write.")],
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Write over a file that is there.")] = False,
) -> None:
    """Write a copy of everything to a file. The app may be running meanwhile."""
    source = database_file()
    if not source.is_file():
        raise Unusable(f"{NOTHING_KEPT}.")
    refuse_to_overwrite(file, yes=yes)
    try:
        with replacing(file) as new:
            copy_database(source, new)
    except (OSError, sqlite3.Error) as error:
        raise Unusable(f"cannot copy {source} to {file} ({error}); choose another place.") from error
    typer.echo(f"A copy of everything is in {file}. Keep it safe: it is about your health, and anybody can read it.")


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file that `kneewise backup` has written.")],
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Put it in the place of what is kept now.")] = False,
) -> None:
    """Put a backup in the place of what is kept. What was there stays beside it as a file."""
    _check(file)
    target = database_file()
    if target.is_file() and not yes:
        raise Unusable(f"something is kept in {target} already; say --yes to put the backup in its place.")
    home = prepare_home()
    moment = datetime.now(UTC)  # noqa: TID251  # the edge asks the clock
    aside = target.with_name(f"{ASIDE}{moment:%Y%m%dT%H%M%S%f}Z.sqlite3")
    was_there = target.is_file()
    try:
        if was_there:
            copy_database(target, aside)
        copy_database(file, target)
    except (OSError, sqlite3.Error) as error:
        raise Unusable(f"cannot put {file} in the place of {target} ({error}); is the app still running?") from error
    prepare_database(home)
    typer.echo(f"What was in {file} is kept now." + (f" What was there before is in {aside}." if was_there else ""))


def _check(file: Path) -> None:
    try:
        check_copy(file)
    except OSError as error:
        raise Unusable(f"cannot read {file} ({error.strerror}); give a file that `kneewise backup` wrote.") from error
    except BadCopy as error:
        raise Unusable(f"{file} cannot be put back: {error}. Nothing was changed.") from error
