"""A table, to be printed in the terminal and on a page."""

from collections.abc import Iterable
from dataclasses import dataclass

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Something to print. ``note`` is what a reader has to know about it."""

    title: str
    headings: Row
    rows: tuple[Row, ...]
    note: str = ""


def as_text(table: Table) -> str:
    """For a terminal: columns of even width."""
    lines = [table.headings, *table.rows]
    widths = [max(len(line[i]) for line in lines if i < len(line)) for i in range(len(table.headings))]
    rows = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=False)).rstrip() for line in lines]
    return "\n".join([f"\n{table.title}", "-" * len(table.title), *rows, *([table.note] if table.note else [])])


def as_markdown(table: Table) -> str:
    """For a page: the first column to the left, the rest to the right."""
    if not table.rows:
        return f"## {table.title}\n\n{table.headings[0].capitalize()}. {table.note}\n"
    ruler = (":--", *("--:" for _ in table.headings[1:]))
    rows = "\n".join(_line(line) for line in (table.headings, ruler, *table.rows))
    note = f"\n{table.note}\n" if table.note else ""
    return f"## {table.title}\n\n{rows}\n{note}"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def percent(part: int, whole: int) -> str:
    """A share, or a dash of nothing."""
    return f"{100 * part / whole:.0f} %" if whole else "-"


def ratio(share: float | None, *, least: float = 0.0) -> str:
    """A share between 0 and 1; an asterisk says that it falls short of the aim."""
    return "-" if share is None else f"{share:.2f}{'' if share >= least else ' *'}"
