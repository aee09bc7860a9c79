"""``kneewise next``: the next session, and why."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from kneewise.cli.errors import Unusable
from kneewise.cli.next_text import show
from kneewise.cli.protocol_given import given_protocol
from kneewise.plan import YEARS, BadFact, Course, Protocol, next_session


def command(
    course: Annotated[
        Path | None,
        typer.Argument(metavar="COURSE.json", help="Facts as JSON. Without it: what the local app has kept."),
    ] = None,
    *,
    now: Annotated[
        str | None, typer.Option(help="The moment to answer for, with its offset; facts after it do not count.")
    ] = None,
    protocol: Annotated[
        Path | None, typer.Option(metavar="FILE.toml", help="Decide by a clinician's own protocol instead of ours.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Print the next session and why it is so."""
    moment = None if now is None else _moment(now)
    rules = given_protocol(protocol)
    known = _read(course, rules) if course is not None else _kept(rules)
    if moment is not None:
        known = known.until(moment)
    session = next_session(known, now=moment or datetime.now(UTC))  # noqa: TID251  # the edge asks the clock
    if as_json:
        typer.echo(json.dumps(session.to_json(), ensure_ascii=False, indent=2))
    else:
        show(session, console=Console(highlight=False))


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise Unusable(f"--now is {text!r}; give a time such as 2026-11-23T07:30:00+01:00.") from error
    if moment.utcoffset() is None:
        raise Unusable(
            f"--now is {text!r}, without its offset from UTC; give a time such as 2026-11-23T07:30:00+01:00."
        )
    if not YEARS[0] <= moment.year <= YEARS[1]:
        raise Unusable(f"--now is {text!r}; give a time of the years {YEARS[0]} to {YEARS[1]}.")
    return moment


def _read(path: Path, protocol: Protocol) -> Course:
    try:
        return Course.from_json(json.loads(path.read_text("utf-8")), protocol=protocol)
    except BadFact as error:
        raise Unusable(f"{path}: {error}") from error
    except OSError as error:
        raise Unusable(f"cannot read {path} ({error.strerror}); give the path of a course as JSON.") from error
    except (ValueError, RecursionError) as error:  # not UTF-8, not JSON, nested too deep
        raise Unusable(f'{path} is not JSON ({error}); give a course such as {{"facts": []}}.') from error


def _kept(protocol: Protocol) -> Course:
    """What the local app keeps for the one person who uses it."""
    import django  # noqa: PLC0415  # slow to start, and not needed for a file
    from django.conf import settings  # noqa: PLC0415
    from django.db import DatabaseError  # noqa: PLC0415

    from kneewise.record import BadDatabaseUrl, Unstorable, home_folder  # noqa: PLC0415

    nothing = "nothing is kept here yet; start the app with `kneewise`, or give a course: kneewise next COURSE.json"
    if not os.environ.get("DATABASE_URL") and not (home_folder() / "kneewise.sqlite3").is_file():
        raise Unusable(nothing)
    os.environ["DJANGO_SETTINGS_MODULE"] = "kneewise.web.settings"
    try:
        django.setup()
        from kneewise.record.database import DjangoStore  # noqa: PLC0415  # only once Django is set up

        facts = DjangoStore().facts(settings.KNEEWISE_PERSON)
    except (BadDatabaseUrl, Unstorable) as error:
        raise Unusable(str(error)) from error
    except DatabaseError as error:
        raise Unusable(nothing) from error
    return Course(facts=facts, protocol=protocol)
