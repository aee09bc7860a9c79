"""``kneewise protocol``: the numbers that the plan decides by, as a document that a clinician reads."""

import importlib
import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from kneewise.cli import protocol_text
from kneewise.cli.errors import Unusable
from kneewise.cli.protocol_given import given_protocol
from kneewise.plan.protocol import default_text

_IN_MODULES_OF_THEIR_OWN: tuple[str, ...] = ("check", "simulate")
"""Further commands: ``check`` is ``kneewise.cli.protocol_check.command``, and so on."""

program = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@program.callback()
def _whole() -> None:
    """Show, check and try out a protocol: the numbers that the plan decides by."""


@program.command()
def show(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE.toml]", help="A clinician's own protocol; ours without one.")
    ] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    as_toml: Annotated[bool, typer.Option("--toml", help="Print our own file as it stands, to make yours of.")] = False,
) -> None:
    """Print a protocol: each number in words, with its value, unit, source and how certain it is."""
    if as_toml and (file is not None or as_json):
        raise Unusable("--toml stands alone: it prints our own file, for instance: kneewise protocol show --toml")
    if as_toml:
        typer.echo(default_text().encode(), nl=False)
        return
    protocol = given_protocol(file)
    if as_json:
        typer.echo(json.dumps(protocol_text.as_json(protocol), ensure_ascii=False, indent=2))
    else:
        protocol_text.show(protocol, console=Console(highlight=False))


for _name in _IN_MODULES_OF_THEIR_OWN:
    program.command(_name)(importlib.import_module(f"kneewise.cli.protocol_{_name}").command)
