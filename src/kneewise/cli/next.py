"""``kneewise next``: the next session, and why."""

import json
import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.padding import Padding
from rich.table import Table

from kneewise.cli.errors import Unusable
from kneewise.cli.protocol_given import given_protocol
from kneewise.exercises import AVOID
from kneewise.plan import Answer, BadFact, Course, Gate, Item, Protocol, Reason, Session, next_session

_TODAY = {
    Answer.TRAIN: "[bold green]✓ Train today[/]",
    Answer.REST: "[bold blue]◦ Rest for now[/]",
    Answer.SEE_CLINICIAN: "[bold red]! See a clinician first[/]",
}

_ASK = {
    "screening-full": "the safety questions, all of them",
    "screening-short": "the short safety questions, before you start",
    "profile": "a few facts about you",
    "morning-check": "how your knee was in the morning",
    "hour-after": "how your knee was an hour after the session",
    "functional-test": "two small tests: standing up from a chair, and one step down",
    "review": "how things are compared with the start",
}


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


def show(session: Session, *, console: Console) -> None:
    """Print a session for a person to read."""
    console.print(_TODAY[session.verdict], _due(session))
    _bullets(console, (reason.says for reason in session.reasons))
    if session.triage is not None:  # what to do, and nothing else
        _bullets(console, (f"[bold]{flag.question}[/] {flag.do}" for flag in session.triage.flags))
        return
    if session.needs:
        console.print("\n[bold]Still to ask[/]")
        _bullets(console, (_ASK[need] for need in session.needs))
    if session.items:
        console.print()
        console.print(_table(session.items))
    for title, lines in _remarks(session):
        if lines:
            console.print(f"\n[bold]{title}[/]")
            _bullets(console, lines)
    provenance = session.provenance
    console.print(f"\n[dim]Protocol {provenance.protocol} {provenance.version}, {provenance.sha256[:12]}[/]")


def _remarks(session: Session) -> Iterable[tuple[str, list[str]]]:
    yield "Please note", [note.says for note in session.notes]
    yield (
        "Not yet",
        [f"{refusal.exercise.title}: {reason.says}" for refusal in session.refusals for reason in refusal.reasons],
    )
    for gate in session.gates:
        if not gate.passed:
            yield "On the way to the semi squat", _gate_lines(gate)
    yield "Leave for now", [f"{activity.name}, {activity.until}. {activity.why}" for activity in AVOID]


def _gate_lines(gate: Gate) -> list[str]:
    return [f"[green]✓ done[/]  {each.says}" if each.met else f"○ to do {each.says}" for each in gate.criteria]


def _due(session: Session) -> str:
    return "" if session.due is None else f"Due {session.due:%A %d %B %Y}, {session.phase.value.replace('-', ' ')}"


def _table(items: Iterable[Item]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("Exercise", "Leg", "Dose", "Load", "Change", "Why"):
        table.add_column(heading, overflow="fold")
    for item in items:
        dose = f"{item.sets} × {item.reps}"
        change = "stopped today" if item.stopped_today else item.change.value
        table.add_row(item.exercise.title, item.legs.value, dose, _load(item), change, _why(item.reasons))
    return table


def _load(item: Item) -> str:
    parts = []
    if item.load.ankle_weight_kg > 0:
        parts.append(f"{item.load.ankle_weight_kg:g} kg at the ankle")
    if item.load.band.value != "none":
        parts.append(f"{item.load.band.value} band")
    if item.load.range_deg is not None:
        parts.append(f"bend about {item.load.range_deg}°")
    return ", ".join(parts) or "none"


def _why(reasons: Iterable[Reason]) -> str:
    return " ".join(reason.says for reason in reasons)


def _bullets(console: Console, lines: Iterable[str]) -> None:
    for line in lines:
        console.print(Padding(line, (0, 0, 0, 2)))


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise Unusable(f"--now is {text!r}; give a time such as 2026-11-23T07:30:00+01:00.") from error
    if moment.utcoffset() is None:
        raise Unusable(
            f"--now is {text!r}, without its offset from UTC; give a time such as 2026-11-23T07:30:00+01:00."
        )
    return moment


def _read(path: Path, protocol: Protocol) -> Course:
    try:
        document = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise Unusable(f"cannot read {path} ({error.strerror}); give the path of a course as JSON.") from error
    except (ValueError, RecursionError) as error:  # not UTF-8, or not JSON
        raise Unusable(f'{path} is not JSON ({error}); give a course such as {{"facts": []}}.') from error
    try:
        return Course.from_json(document, protocol=protocol)
    except BadFact as error:
        raise Unusable(f"{path}: {error}") from error


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
