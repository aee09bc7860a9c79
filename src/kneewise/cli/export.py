"""``kneewise export``: everything that is kept, as a file for people and programs."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from kneewise.cli.errors import Unusable
from kneewise.cli.kept import open_kept, refuse_to_overwrite, write_for_owner


def command(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The file to write; - for the terminal.")],
    *,
    as_csv: Annotated[bool, typer.Option("--csv", help="A table for a spreadsheet: one row a set or answer.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Everything, so that it can be imported again.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Write over a file that is there.")] = False,
) -> None:
    """Write everything that is kept about you to a file. Its ending says how, unless --csv or --json does."""
    from kneewise.exchange import archive_of, table_of  # noqa: PLC0415

    if as_csv and as_json:
        raise Unusable("--csv and --json cannot both be; choose one.")
    kept = open_kept()
    facts = kept.store.facts(kept.person)
    as_csv = as_csv or (out.suffix.lower() == ".csv" and not as_json)
    text = table_of(facts) if as_csv else archive_of(facts)
    if str(out) == "-":
        sys.stdout.write(text)
        return
    refuse_to_overwrite(out, yes=yes)
    write_for_owner(out, text.encode())
    typer.echo(f"{len(facts)} entries are in {out}.")
