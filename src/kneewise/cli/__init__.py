"""The terminal: ``kneewise app``, ``coach``, ``next``, ``export`` and the rest. Without a command, ``app``."""

import importlib
import sys
from keyword import iskeyword
from typing import Annotated

import typer
from typer.core import TyperGroup

from kneewise import __version__
from kneewise.cli import backup, protocol
from kneewise.cli.errors import Unusable

__all__ = ["main", "program"]

_OF_THE_WHOLE = ("--help", "--version")


class AppByDefault(TyperGroup):
    """``kneewise``, or ``kneewise --port 8000``, means ``kneewise app ...``."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]  # Typer's own Context
        """Put the missing command in its place."""
        if not args or (args[0].startswith("-") and args[0] not in _OF_THE_WHOLE):
            args = ["app", *args]
        return super().parse_args(ctx, args)


program = typer.Typer(cls=AppByDefault, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)


def _say_version(wanted: bool) -> None:  # noqa: FBT001  # Typer calls it so
    if wanted:
        typer.echo(f"kneewise {__version__}")
        raise typer.Exit


@program.callback(no_args_is_help=False)
def _whole(
    *,
    version: Annotated[  # its callback does it
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Say which version this is.")
    ] = False,
) -> None:
    """Carries a person with runner's knee through an exercise programme. Without a command: the local app."""


for _name in ("app", "coach", "load", "next", "export", "import", "backup", "erase", "doctor"):
    _module = f"{_name}_" if iskeyword(_name) else _name
    program.command(_name)(importlib.import_module(f"kneewise.cli.{_module}").command)
program.command("restore")(backup.restore)

program.add_typer(protocol.program, name="protocol")


def main() -> None:
    """Run the program; what is wrong with the input is answered in a line each, with exit status 2."""
    try:
        program()
    except Unusable as refusal:
        sys.stderr.writelines(f"kneewise: {line}\n" for line in str(refusal).split("\n"))
        sys.exit(2)
