"""``kneewise import``: entries from a file that Kneewise has saved join those that are kept."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from kneewise.cli.errors import Unusable
from kneewise.cli.kept import open_kept
from kneewise.record import FactConflict, Unstorable


def command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file that `kneewise export` or the app has saved.")],
    *,
    yes: Annotated[
        bool, typer.Option("--yes", help="Yes, it is about me, also where it does not begin as what is kept.")
    ] = False,
) -> None:
    """Add the entries of a file to what is kept. Those that are known already stay as they are."""
    from kneewise.exchange import BadArchive, doubt_about, facts_in  # noqa: PLC0415

    try:
        facts = facts_in(file.read_bytes(), now=datetime.now(UTC))  # noqa: TID251  # the edge asks the clock
    except OSError as error:
        raise Unusable(f"cannot read {file} ({error.strerror}); give a file that Kneewise has saved.") from error
    except BadArchive as error:
        raise Unusable(f"{file}: {error} Nothing was changed.") from error
    kept = open_kept(make=True)
    doubt = doubt_about(facts, kept=kept.store.facts(kept.person))
    if doubt is not None and not yes:
        raise Unusable(
            f"{file} does not begin as what is kept does: {doubt.entries} entries, from {doubt.first} to {doubt.last}. "
            "Nothing was changed, for what is joined cannot be parted again; say --yes if they are about you."
        )
    try:
        appended = kept.store.append(kept.person, facts)
    except (FactConflict, Unstorable) as error:
        raise Unusable(f"{file}: {error}") from error
    typer.echo(f"{len(appended.stored)} entries are new, {len(appended.known)} were known already.")
