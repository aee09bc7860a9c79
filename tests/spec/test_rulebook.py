"""The rulebook holds: each row of each table, each number cited, each limit from both sides, the page as printed."""

from collections import Counter
from pathlib import Path

import pytest

from spec.rulebook import CHAPTERS
from spec.rulebook.numbers import KNOWN, NOT_CITED, cited_by, limit_of
from spec.rulebook.page import PAGE, answered, page, shown
from spec.rulebook.rule import Edge, Row, Rule, neighbours

RULES = [rule for chapter in CHAPTERS for rule in chapter.rules]
TESTS = Path(__file__).parents[1]


def rows() -> list[object]:
    """Every row of every rule, each with a name such as ``peak-pain-5``."""
    return [
        pytest.param(rule, row, id="-".join((rule.code, *(shown(value)[:30] for value in row.told))))
        for rule in RULES
        for row in rule.rows
    ]


@pytest.mark.parametrize(("rule", "row"), rows())
def test_the_plan_answers_as_the_table_says(rule: Rule, row: Row) -> None:
    assert len(row.told) == len(rule.columns)
    answer = answered(rule, row)
    assert (answer.plan, answer.rule) == (row.plan, row.rule)


@pytest.mark.parametrize(
    ("rule", "edge"),
    [pytest.param(rule, edge, id=f"{rule.code}-{edge.number}") for rule in RULES for edge in rule.edges],
)
def test_each_limit_is_told_just_below_at_and_just_above_and_makes_a_difference(rule: Rule, edge: Edge) -> None:
    column = rule.columns.index(edge.column)
    others = [(rule.columns.index(name), value) for name, value in edge.where]
    found = {row.told[column]: row for row in rule.rows if all(row.told[place] == value for place, value in others)}
    wanted = list(neighbours(edge, limit_of(edge.number)))
    assert set(wanted) <= set(found), f"{rule.code} lacks a row beside {edge.number}"
    assert len({(found[value].plan, found[value].rule) for value in wanted}) > 1, "the limit makes no difference here"


def test_every_number_of_the_protocol_is_cited_by_a_rule() -> None:
    cited = {number for rule in RULES for number in cited_by(rule)}
    assert cited <= set(KNOWN)
    assert set(KNOWN) - cited == set(NOT_CITED), "cite it in a rule, or say in NOT_CITED why not"


def test_every_rule_says_where_it_comes_from() -> None:
    assert [rule.code for rule in RULES if not cited_by(rule) and not rule.source] == []


def test_each_rule_has_a_code_of_its_own() -> None:
    assert [code for code, count in Counter(rule.code for rule in RULES).items() if count > 1] == []


@pytest.mark.parametrize("name", sorted({name for rule in RULES for name in rule.also}))
def test_each_test_that_is_named_is_there(name: str) -> None:
    file, _, test = name.partition("::")
    text = (TESTS / "spec" / file).read_text(encoding="utf-8")
    assert f"def {test}(" in text


def test_the_page_is_not_stale() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "make it again: just rulebook"
