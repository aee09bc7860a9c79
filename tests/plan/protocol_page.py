"""The page about protocols, made from the rules themselves: ``just protocol-page`` writes it."""

from collections.abc import Iterable
from pathlib import Path

from kneewise.plan import BadProtocol, default_protocol, protocol_from_toml
from kneewise.plan.memory import AGE_CAP_DAYS, COUNT_CAP, WINDOW_DAYS
from kneewise.plan.protocol import CERTAINTIES, Known, Number, Value, default_text, sections
from kneewise.plan.protocol.claims import CLAIMS, shown

PAGE = Path(__file__).parents[2] / "docs" / "protocol.md"

_BROKEN = (
    ('hold_max = { value = 2, unit = "0-10"', 'hold_max = { value = 6, unit = "0-10"'),
    (
        'ankle_weight_kg = { value = [0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0], unit = "kg"',
        'ankle_weight_kg = { value = [1], unit = "lb"',
    ),
    (" }\nclean_days = { value = 7", " }\nclean_days = { value = 14"),
    ("tests_valid_days =", "test_valid_days ="),
)

_HEAD = """# Protocols: the numbers that the plan decides by, and how to write your own

Every number by which Kneewise decides stands in one file, `chondromalacia.toml`, with its unit, its source and how
certain it is. `kneewise protocol show` prints it as a document. A clinician may change every number in a file of their
own; no programming is needed. What follows after the first part is made from the rules by `just protocol-page`; a test
fails when it is stale.

## Your own file

1. Make a copy: `kneewise protocol show --toml > mine.toml`
2. Change `name`, `title` and `version` at its head, so that yours cannot be taken for ours. Put into `reviewed_by` who
   stands behind the numbers; while it is blank, everything that is printed says that nobody has reviewed them.
3. Change numbers. Each stands on one line with its name:

   ```toml
   [pain]
   hold_max = { value = 2, unit = "0-10", source = "trek", certainty = "verified" }
   ```

   - `value` is yours to change. Decimals have a point (`0.5`), lists stand in brackets (`[10, 12, 15]`).
   - `unit` stays as it is: it is there so that you see what the number means, and so that pounds are never taken for
     kilograms.
   - `source` is a name out of `[sources]`. When you change a value, say why: add a line to `[sources]`, such as
     `mine = "My clinic, case series 2026"`, and name it.
   - `certainty` is one of the four words below.
   - `note` may stand beside them, with a remark in words.
   - What follows after `#` is a remark that nothing reads.
4. Read it back: `kneewise protocol show mine.toml`. Everything that is wrong is told at once, each with its line.
5. See what it decides: `kneewise next COURSE.json --protocol mine.toml`. Every session that is decided by it names your
   protocol's name, its version and the sha256 of the file, so that it can be computed again and is the same.

A number can make a programme harder or easier, but some things are no numbers and stay as they are: the safety
questions, that a missing answer never raises the load, that one thing changes at a time.

"""


def page() -> str:
    """The whole page."""
    return "\n".join([_HEAD.rstrip("\n"), "", *_certainties(), *_checks(), *_claims(), *_numbers()])


def _certainties() -> Iterable[str]:
    yield "## How certain a number is\n"
    yield "| word | meaning |"
    yield "|---|---|"
    yield from (_row(f"`{certainty}`", says) for certainty, says in CERTAINTIES.items())
    yield "\nBeside a proposal stands what it leans on.\n"


def _checks() -> Iterable[str]:
    text = default_text()
    for old, new in _BROKEN:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    try:
        protocol_from_toml(text)
    except BadProtocol as refused:
        told = [f"mine.toml: {error}" for error in refused.errors]
    yield "## What is checked when a file is read\n"
    yield "- **That it is TOML.** Only the first place that cannot be read is told, in words, with its line."
    yield "- **That nothing is missing and nothing is unknown**: a misspelled name is never silently left out."
    yield "- **Kinds and ranges**: whole numbers, numbers, lists; each within what is plausible (tables below)."
    yield "- **Units**: each must be the one of our file."
    yield "- **Sources and certainty**: each number has both."
    yield "- **Contradictions**: two numbers that cannot both hold, or one that could never take effect."
    yield f"- **Memory**: the plan remembers {WINDOW_DAYS} days one by one, ages up to {AGE_CAP_DAYS} days and"
    yield f"  counts up to {COUNT_CAP}, so that all its states can be explored. A number that needs more is refused."
    yield "\nFour slips in one file, and what is said of them:\n"
    yield "```text"
    yield from told
    yield "```\n"


def _claims() -> Iterable[str]:
    yield "## What contradicts what\n"
    yield "A list of steps counts by its highest step where it is compared.\n"
    yield "| numbers | what must hold between the first and the second, and why |"
    yield "|---|---|"
    yield from (_row(", ".join(f"`{number}`" for number in claim.numbers), claim.must) for claim in CLAIMS)
    yield ""


def _numbers() -> Iterable[str]:
    yield "## All numbers, with what our file has\n"
    yield "The ranges are our proposal: they catch slips, and leave room for other opinions than ours.\n"
    for section in sections(default_protocol()):
        yield f"### {section.heading}: `[{section.name}]`\n"
        yield "| number | what it is for | ours | unit | may be | source | certainty |"
        yield "|---|---|---|---|---|---|---|"
        yield from (_number(number) for number in section.numbers)
        yield ""


def _number(number: Known) -> str:
    meaning, citation = number.meaning, number.citation
    may_be = f"{meaning.low:g} to {meaning.high:g}" if isinstance(meaning, Number) else ", ".join(meaning.known)
    key = number.name.partition(".")[2]
    return _row(
        f"`{key}`", meaning.means, _value(number.value), citation.unit, may_be, citation.source, citation.certainty
    )


def _value(value: Value) -> str:
    return shown(value).strip("[]").replace('"', "")


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
