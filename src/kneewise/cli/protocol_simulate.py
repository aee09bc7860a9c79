"""``kneewise protocol simulate``: virtual people under several protocols. An experiment on a model, no evidence."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from kneewise.cli.errors import Unusable
from kneewise.cli.protocol_given import given_protocol
from kneewise.load import NotModelled
from kneewise.plan import default_protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kneewise.plan import Protocol
    from kneewise.trial.simulation import ArmResult, Design

PEOPLE, WEEKS, SEED = 5000, 26, 1
"""The usual run: half a year, so that what takes longer than the 12 weeks of the plan is seen too."""

PEOPLE_MAX, WEEKS_MAX = 1_000_000, 520


def command(  # noqa: PLR0913  # the contract's options
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE.toml]", help="A clinician's own protocol, as one more arm.")
    ] = None,
    *,
    people: Annotated[int, typer.Option(min=0, max=PEOPLE_MAX, help="How many virtual people.")] = PEOPLE,
    weeks: Annotated[int, typer.Option(min=0, max=WEEKS_MAX, help="How many weeks.")] = WEEKS,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same people and days.")] = SEED,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    report: Annotated[
        Path | None, typer.Option(metavar="OUT.html", help="Write a page with tables and picture.")
    ] = None,
    picture: Annotated[Path | None, typer.Option(metavar="OUT.svg", help="Write the picture.")] = None,
) -> None:
    """Let virtual people follow several protocols, side by side. An experiment on a model, no evidence about people."""
    try:
        import numpy as np  # noqa: F401, PLC0415  # only this command needs it
    except ImportError as error:
        message = "the simulation needs NumPy, which comes with an extra: pip install 'kneewise[video]'"
        raise Unusable(message) from error
    from kneewise.trial.simulation import WARNING, Assumptions, Design  # noqa: PLC0415
    from kneewise.trial.simulation.picture import svg  # noqa: PLC0415
    from kneewise.trial.simulation.report import document, page  # noqa: PLC0415

    ours_too = default_protocol()
    protocols = [ours_too] if file is None else [ours_too, given_protocol(file)]
    design = Design(people=people, weeks=weeks, seed=seed, assume=Assumptions())
    arms = _results(design, protocols)
    _write(report, page(arms, design, WARNING))
    _write(picture, svg(arms, people=people))
    if as_json:
        typer.echo(json.dumps(document(arms, design, protocols, WARNING), ensure_ascii=False, indent=2))
    else:
        _show(arms, design, warning=WARNING)


def _results(design: Design, protocols: Sequence[Protocol]) -> tuple[ArmResult, ...]:
    from kneewise.trial.simulation import TITLES, ours, run, summarise, usual_arms  # noqa: PLC0415

    makes, titles = usual_arms(protocols[0]), dict(TITLES)
    for given in protocols[1:]:
        titles["file"] = f"{given.title} ({given.name} {given.version})"
        makes["file"] = ours(given, name="file", title=titles["file"])
    try:
        return summarise(run(design, makes, processes=os.cpu_count() or 1), titles)
    except NotModelled as refusal:
        raise Unusable(str(refusal)) from refusal


def _write(file: Path | None, text: str) -> None:
    if file is None:
        return
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise Unusable(f"cannot write {file} ({error.strerror}); choose another place.") from error


def _show(arms: Sequence[ArmResult], design: Design, *, warning: str) -> None:
    from kneewise.trial.simulation.report import INTERVALS, difference_rows, rows  # noqa: PLC0415

    console = Console(highlight=False)
    console.print(f"[bold]{warning}[/]\n")
    console.print(
        f"{design.people} virtual people, {design.weeks} weeks, seed {design.seed}. {INTERVALS}\n", markup=False
    )
    console.print(_table([arm.title for arm in arms], rows(arms, weeks=design.weeks)))
    console.print("\n[bold]Differences to Kneewise's protocol, person by person[/]")
    others = [arm.title for arm in arms if arm.differences]
    console.print(_table(others, difference_rows(arms, weeks=design.weeks)))
    console.print(f"\n[bold]{warning}[/]")


def _table(titles: Iterable[str], body: Iterable[tuple[str, ...]]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False)
    table.add_column("")
    for title in titles:
        table.add_column(title)
    for row in body:
        table.add_row(*row)
    return table
