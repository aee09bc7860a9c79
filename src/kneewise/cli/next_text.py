"""The next session as the terminal prints it."""

from collections.abc import Iterable, Iterator, Mapping

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from kneewise.plan import Answer, Gate, Item, Reason, Session
from kneewise.plan.activity.running import RunStep
from kneewise.plan.facts.course import GateName
from kneewise.plan.outcome.review import LookBack

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

_LEADS_TO: Mapping[GateName, str] = {
    GateName.CLOSED_CHAIN: "the semi squat",
    GateName.STAIRS: "stairs as training",
    GateName.DEEPER_SQUAT: "deeper squats and lunges",
    GateName.RUNNING: "running",
    GateName.JUMPING: "jumping",
}


def show(session: Session, *, console: Console) -> None:
    """Print a session for a person to read."""
    console.print(_TODAY[session.verdict], _due(session))
    _bullets(console, (escape(reason.says) for reason in session.reasons))
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


def _remarks(session: Session) -> Iterator[tuple[str, list[str]]]:
    yield "Please note", [escape(note.says) for note in session.notes] + _offers(session)
    yield (
        "Not yet",
        [f"{refusal.exercise.title}: {reason.says}" for refusal in session.refusals for reason in refusal.reasons],
    )
    yield from _gates(session)
    if session.run is not None:
        yield "Your next run", _run_lines(session.run)
    yield "Open now", [f"{each.title}. {each.says}" for each in session.permissions if each.open]
    yield "Leave for now", [f"{each.title}, {each.until}. {each.says}" for each in session.permissions if not each.open]
    yield from map(_look_back, session.look_back[-1:])


def _offers(session: Session) -> list[str]:
    """What may be chosen or answered and never has to be."""
    offers = []
    if session.may_maintain and not session.maintaining:
        offers.append("When your knee does what you want it to do, you may go on to only keep your strength.")
    if session.review is not None and session.review.week == 0:
        offers.append("A few answers now make it possible to see later what has changed.")
    return offers


def _gates(session: Session) -> Iterator[tuple[str, list[str]]]:
    """The first closed gate with all its conditions, and how far the others are."""
    closed = [gate for gate in session.gates if not gate.passed]
    passed = [_LEADS_TO[gate.to] for gate in session.gates if gate.passed]
    yield "Opened", [f"[green]✓ open[/]  {name}" for name in passed]
    if closed:
        yield f"On the way to {_LEADS_TO[closed[0].to]}", _gate_lines(closed[0])
        yield "Later", [_later(gate) for gate in closed[1:]]


def _later(gate: Gate) -> str:
    met = len(gate.criteria) - len(gate.unmet)
    return f"○ later {_LEADS_TO[gate.to]}: {met} of {len(gate.criteria)} done already"


def _gate_lines(gate: Gate) -> list[str]:
    return [f"[green]✓ done[/]  {each.says}" if each.met else f"○ to do {each.says}" for each in gate.criteria]


def _run_lines(step: RunStep) -> list[str]:
    turn = f"walk {step.walk_min} min, run {step.run_min} min" if step.walk_min else f"run {step.run_min} min"
    when = "Today" if step.may_run else f"In {step.wait_days} day{'' if step.wait_days == 1 else 's'}"
    times = f"{step.repeats} times " if step.repeats > 1 else ""
    return [f"{when}, step {step.rung} of {step.rungs}: {times}{turn}.", *(reason.says for reason in step.reasons)]


def _look_back(look_back: LookBack) -> tuple[str, list[str]]:
    lines: list[str] = [*(each.says for each in look_back.compared), *(reason.says for reason in look_back.follows)]
    return f"Looking back at week {look_back.week}", lines


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
    return escape(" ".join(reason.says for reason in reasons))


def _bullets(console: Console, lines: Iterable[str]) -> None:
    for line in lines:
        console.print(Padding(line, (0, 0, 0, 2)))
