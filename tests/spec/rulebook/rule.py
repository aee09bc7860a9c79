"""What a rule of the rulebook is: its words, its numbers, and a table of what is told and what the plan answers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

Value = int | float | str | bool | tuple[object, ...] | None
"""What stands in a cell of what happened; ``None`` is an answer that was not given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What the plan answered: in short, the rule that spoke (empty where none is named), and the person's own words."""

    plan: str
    rule: str = ""
    says: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One example: what is told, in the order of the columns; what the plan must answer; the rule that speaks."""

    told: tuple[Value, ...]
    plan: str
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A limit that is looked at just below, at, and just above it, in one column.

    The column holds ``times`` the number ``plus`` something; its neighbours are a ``step`` away. ``where`` keeps to the
    rows with other values as named, so that nothing but the column differs.
    """

    number: str
    column: str
    times: float = 1.0
    plus: float = 0.0
    step: float = 1.0
    where: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule. ``words``, ``setting`` and the headings of columns may hold numbers as ``{pain.hold_max}``.

    ``numbers`` are cited beside those in the words. ``ask`` gets a row's values and gives the plan's answer. ``also``
    names tests that defend the rule beyond its table: longer courses, or what no table can show.
    """

    code: str
    title: str
    words: str
    columns: tuple[str, ...]
    ask: Callable[..., Answered]
    rows: tuple[Row, ...]
    setting: str = ""
    numbers: tuple[str, ...] = ()
    edges: tuple[Edge, ...] = ()
    source: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """Rules that belong together, and some words before them."""

    title: str
    words: str
    rules: tuple[Rule, ...]


def rows(*told: tuple[tuple[Value, ...], str, str]) -> tuple[Row, ...]:
    """Rows from what is told, the plan's answer in short, and the rule that speaks."""
    return tuple(Row(values, plan, rule) for values, plan, rule in told)


def neighbours(edge: Edge, limit: float) -> Iterator[float]:
    """The values just below, at, and just above a limit, as they stand in the column; none is below zero."""
    at = edge.times * limit + edge.plus
    for value in (at - edge.step, at, at + edge.step):
        if value >= 0:
            yield round(value, 6)
