"""The rulebook as a document for clinicians: ``just rulebook`` writes it."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from spec.rulebook import CHAPTERS
from spec.rulebook.numbers import KNOWN, SURE, cited_by, filled, value_of
from spec.rulebook.rule import Answered, Chapter, Row, Rule, Value
from spec.story import PROTOCOL

PAGE = Path(__file__).parents[3] / "docs" / "rulebook.md"

_HEAD = """# The rulebook: by which rules the plan decides

This document is for clinicians. It is made by `just rulebook` from the tests in `tests/spec`, and a test fails when it
is stale: what stands in the tables is what the plan did when it was told these histories.

Protocol: **{title}** (`{name}`, version {version}). {reviewed} Nothing here is medical advice.

How to read it: each rule has its words, its numbers with their source and how sure they are, and a table. The left
columns are what happened; then come what the plan answers, and what the person reads. *Day 1* is the day on which the
person begins. `3 × 10` is three sets of ten repetitions. Where a column is not named, all went well: no pain, an effort
of 5, every repetition done, every question answered. Limits are shown just below, at, and just above.

How sure a number is: *verified* was read in the paper, its abstract or the publisher's own page; *at second hand*;
*from memory* of the literature, to be checked before it is quoted; *our proposal* is no published rule and needs a
physiotherapist's sign-off. A clinician may change every number: [protocols](protocol.md).

## Contents
"""


@cache
def answered(rule: Rule, row: Row) -> Answered:
    """What the plan answers to one example; asked once, for the test and for the page."""
    return rule.ask(*row.told)


def page() -> str:
    """The whole document."""
    reviewed = (
        f"Reviewed by {PROTOCOL.reviewed_by}." if PROTOCOL.reviewed_by else "No physiotherapist has signed it off yet."
    )
    head = _HEAD.format(title=PROTOCOL.title, name=PROTOCOL.name, version=PROTOCOL.version, reviewed=reviewed)
    contents = [
        f"{number}. [{chapter.title}](#{_anchor(f'{number} {chapter.title}')})"
        for number, chapter in enumerate(CHAPTERS, 1)
    ]
    chapters = ("\n".join(_chapter(number, chapter)) for number, chapter in enumerate(CHAPTERS, 1))
    return "\n".join((head, *contents, "", *chapters))


def _chapter(number: int, chapter: Chapter) -> Iterator[str]:
    yield f"## {number} {chapter.title}\n"
    yield f"{filled(chapter.words)}\n"
    for place, rule in enumerate(chapter.rules, 1):
        yield f"### {number}.{place} {filled(rule.title)}\n"
        yield f"{filled(rule.words)}\n"
        yield from _numbers(rule)
        if rule.setting:
            yield f"{filled(rule.setting)}\n"
        yield from _table(rule)
        yield f"Defended by {_tests(rule)}.\n"


def _numbers(rule: Rule) -> Iterator[str]:
    """The numbers with where they come from, and what the rule itself rests on."""
    for name in cited_by(rule):
        known = KNOWN[name]
        note = f" {known.citation.note[:1].upper()}{known.citation.note[1:]}." if known.citation.note else ""
        yield (
            f"- `{name}`: **{value_of(name)}** ({known.meaning.unit}). {known.meaning.means} "
            f"*{SURE[known.citation.certainty]}*: {known.citation.source}.{note}"
        )
    if rule.source:
        yield f"- Source of the rule: {rule.source}."
    yield ""


def _table(rule: Rule) -> Iterator[str]:
    answers = [answered(rule, row) for row in rule.rows]
    words = {answer.says for answer in answers} - {""}
    says = len(words) > 1
    yield _line(*(filled(column) for column in rule.columns), "the plan", *(("the person reads",) if says else ()))
    yield _line(*("---" for _ in rule.columns), "---", *(("---",) if says else ()))
    for row, answer in zip(rule.rows, answers, strict=True):
        yield _line(*(shown(value) for value in row.told), f"**{answer.plan}**", *((answer.says,) if says else ()))
    yield ""
    if len(words) == 1:
        yield f"The person reads: {words.pop()}\n"


def shown(value: Value) -> str:
    """A value as a cell of the table."""
    match value:
        case None:
            return "no answer"
        case bool():
            return "yes" if value else "no"
        case ():
            return "none"
        case tuple():
            return ", ".join(shown(each) for each in value)  # type: ignore[arg-type]
        case float():
            return f"{value:g}"
        case _:
            return str(value)


def _line(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def _tests(rule: Rule) -> str:
    file = f"{rule.ask.__module__.replace('.', '/')}.py"
    table = f"[the table](../tests/{file}) (`pytest tests/spec -k {rule.code}`)"
    also = [f"[{_spoken(name)}]({_path(name)})" for name in rule.also]
    return f"{table}, and by tests that say: {'; '.join(also)}" if also else table


def _path(name: str) -> str:
    """A test's file as it is linked from the docs."""
    file = name.partition("::")[0]
    return f"../tests/{file.removeprefix('../')}" if file.startswith("../") else f"../tests/spec/{file}"


def _spoken(name: str) -> str:
    return name.partition("::test_")[2].replace("_", " ")


def _anchor(heading: str) -> str:
    """As the sites that show Markdown make it from a heading."""
    kept = "".join(sign for sign in heading.lower() if sign.isalnum() or sign in " -")
    return kept.replace(" ", "-")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
