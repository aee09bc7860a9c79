"""``kneewise load``: what an exercise asks of the kneecap, beside walking, stairs and running."""

import json
from typing import Annotated

import typer
from rich.console import Console

from kneewise.cli import load_json, load_text
from kneewise.cli.errors import Unusable
from kneewise.cli.load_asked import Given, alone, asked, nothing_asked, person_if_said
from kneewise.cli.load_rung import REFERENCE
from kneewise.exercises import UnknownExercise
from kneewise.load import NotModelled, comparisons

_Text = str | None
"""Numbers come as text: what is wrong with them is said here, in one line, and not by Typer."""


def command(  # noqa: PLR0913  # the contract's options
    exercise: Annotated[_Text, typer.Argument(metavar="EXERCISE", help="Which exercise, such as semi-squat.")] = None,
    *,
    body_mass: Annotated[_Text, typer.Option(metavar="KG", help="Body mass in kilograms.")] = None,
    height: Annotated[_Text, typer.Option(metavar="M", help="Height in metres, such as 1.75.")] = None,
    sex: Annotated[_Text, typer.Option(metavar="female|male", help="Whose proportions to take.")] = None,
    weight: Annotated[_Text, typer.Option(metavar="KG", help="At the ankle; in a squat, carried.")] = None,
    depth: Annotated[_Text, typer.Option(metavar="DEG", help="How far the knees bend in the semi squat.")] = None,
    sets: Annotated[
        _Text, typer.Option(metavar="N", help="Sets in a session. Without it: the exercise's dose.")
    ] = None,
    reps: Annotated[_Text, typer.Option(metavar="N", help="Repetitions in a set, likewise.")] = None,
    table: Annotated[bool, typer.Option("--table", help="All five exercises beside daily life and sport.")] = False,
    validate: Annotated[bool, typer.Option("--validate", help="What others published beside what we give.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Say what one kneecap bears in an exercise: force, impulse and stress, each with its interval."""
    given = {
        "EXERCISE": exercise,
        "--body-mass": body_mass,
        "--height": height,
        "--sex": sex,
        "--weight": weight,
        "--depth": depth,
        "--sets": sets,
        "--reps": reps,
        "--table": "" if table and validate else None,
    }
    try:
        if validate:
            _validation(given, as_json=as_json)
        elif table:
            _table(given, as_json=as_json)
        else:
            _one(given, as_json=as_json)
    except (UnknownExercise, NotModelled) as refusal:
        raise Unusable(str(refusal)) from refusal


def _one(given: Given, *, as_json: bool) -> None:
    if given["EXERCISE"] is None:
        raise nothing_asked()
    question = asked(given)
    if as_json:
        _print_json(load_json.one(question))
    else:
        load_text.show_one(question, console=_console())


def _table(given: Given, *, as_json: bool) -> None:
    alone(given, "--table", allowed=("--body-mass", "--height", "--sex"))
    person = person_if_said(given)
    people = REFERENCE if person is None else (person,)
    if as_json:
        _print_json(load_json.table(people))
    else:
        load_text.show_table(people, console=_console())


def _validation(given: Given, *, as_json: bool) -> None:
    alone(given, "--validate")
    if as_json:
        _print_json(load_json.validation(comparisons()))
    else:
        load_text.show_validation(comparisons(), console=_console())


def _print_json(document: load_json.Json) -> None:
    typer.echo(json.dumps(document, ensure_ascii=False, indent=2))


def _console() -> Console:
    return Console(highlight=False)
