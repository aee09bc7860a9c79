"""A protocol for reading in the terminal, and the same as JSON."""

import re

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from kneewise.plan import Protocol
from kneewise.plan.protocol import CERTAINTIES, Certainty, Known, Number, Section, Value, sections

_VALUE_WIDTH = 22
_PLURAL = re.compile(r"^(\w{2,})s\b")
_MARKS = {
    Certainty.VERIFIED: "green",
    Certainty.SECONDARY: "cyan",
    Certainty.MEMORY: "yellow",
    Certainty.PROPOSAL: "magenta",
}
"""How each is told apart in colour; the word stands beside it, so that nothing is lost without."""


def show(protocol: Protocol, *, console: Console) -> None:
    """Print a protocol for a clinician to read."""
    console.print(f"[bold]{escape(protocol.title)}[/]")
    console.print(f"Protocol {escape(protocol.name)}, version {escape(protocol.version)}")
    console.print(reviewed(protocol.reviewed_by), markup=False)
    console.print(f"sha256 {protocol.sha256}\n")
    console.print("[bold]How certain a number is[/]")
    words = Table.grid(padding=(0, 2))
    for certainty, says in CERTAINTIES.items():
        words.add_row(f"  {_marked(certainty)}", f"{says}.")
    console.print(words)
    console.print("  Beside a proposal stands what it leans on.")
    for section in sections(protocol):
        console.print(f"\n[bold]{escape(section.heading)}[/] [dim]\\[{section.name}][/]")
        console.print(Padding(_rows(section), (0, 0, 0, 2)))


def reviewed(by: str) -> str:
    """Who has signed a protocol, as a sentence."""
    return f"Reviewed by {by}." if by.strip() else "No physiotherapist has reviewed it yet."


def as_json(protocol: Protocol) -> dict[str, object]:
    """The same as data; ``reviewed_by`` is null while nobody has signed it."""
    return {
        "name": protocol.name,
        "title": protocol.title,
        "version": protocol.version,
        "reviewed_by": protocol.reviewed_by.strip() or None,
        "sha256": protocol.sha256,
        "certainties": {certainty.value: says for certainty, says in CERTAINTIES.items()},
        "sections": [
            {
                "name": section.name,
                "heading": section.heading,
                "numbers": [_number_json(number) for number in section.numbers],
            }
            for section in sections(protocol)
        ],
    }


def with_unit(value: Value, unit: str) -> str:
    """A value with its unit; a scale stands in brackets, and one day is not "1 days"."""
    unit = _PLURAL.sub(r"\1", unit) if value == 1 else unit
    return f"{_plain(value)} ({unit})" if unit[0].isdigit() else f"{_plain(value)} {unit}"


def _rows(section: Section) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(width=_VALUE_WIDTH)
    table.add_column(overflow="fold")
    for number in section.numbers:
        value = escape(with_unit(number.value, number.citation.unit))
        table.add_row(f"[bold]{value}[/]", escape(number.meaning.means))
        table.add_row("", _source(number))
        if number.citation.note:
            table.add_row("", f"[dim]Note: {escape(number.citation.note)}[/]")
    return table


def _source(number: Known) -> str:
    key, citation = number.name.partition(".")[2], number.citation
    return f"{_marked(citation.certainty)}[dim]: {escape(citation.source)} · {key}[/]"


def _marked(certainty: Certainty) -> str:
    return f"[{_MARKS[certainty]}]{certainty.value}[/]"


def _plain(value: Value) -> str:
    if isinstance(value, tuple):
        return ", ".join(_plain(each) for each in value) or "none"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _number_json(number: Known) -> dict[str, object]:
    meaning, citation = number.meaning, number.citation
    plausible = [meaning.low, meaning.high] if isinstance(meaning, Number) else list(meaning.known)
    return {
        "name": number.name,
        "means": meaning.means,
        "value": number.value,
        "unit": citation.unit,
        "plausible": plausible,
        "source": citation.source,
        "certainty": citation.certainty.value,
        "note": citation.note or None,
    }
