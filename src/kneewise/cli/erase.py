"""``kneewise erase``: forget everything."""

from typing import Annotated

import typer

from kneewise.cli.errors import Unusable
from kneewise.cli.kept import open_kept
from kneewise.record import home_folder
from kneewise.record.copies import ASIDE, CopyLeft


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
    from kneewise.record.database import forget_copies  # noqa: PLC0415  # only once Django is set up

    try:
        return forget_copies()
    except CopyLeft as error:
        raise Unusable(
            f"your entries are erased, but a trace of them is left in a file ({error}); stop the app, delete what is "
            f"named {ASIDE}… in {home_folder()}, and say `kneewise erase --yes` again."
        ) from error
