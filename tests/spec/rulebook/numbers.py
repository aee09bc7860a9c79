"""The protocol's numbers as the rulebook cites them: taken from the protocol file, never typed by hand."""

import re

from kneewise.plan.protocol.number import Certainty
from kneewise.plan.protocol.whole import Known, sections
from spec.rulebook.rule import Rule
from spec.story import PROTOCOL

KNOWN: dict[str, Known] = {known.name: known for section in sections(PROTOCOL) for known in section.numbers}
CITED = re.compile(r"\{([a-z_]+\.[a-z_]+)\}")

NOT_CITED: dict[str, str] = {}
"""Numbers that no rule cites, each with its reason."""

SURE = {
    Certainty.VERIFIED: "verified",
    Certainty.SECONDARY: "at second hand",
    Certainty.MEMORY: "from memory",
    Certainty.PROPOSAL: "our proposal",
}


def filled(words: str) -> str:
    """The words with each number in its place."""
    return CITED.sub(lambda cited: value_of(cited[1]), words)


def cited_by(rule: Rule) -> tuple[str, ...]:
    """The numbers that a rule cites, in the order of its words."""
    words = " ".join((rule.title, rule.words, rule.setting, *rule.columns))
    named = (*CITED.findall(words), *rule.numbers, *(edge.number for edge in rule.edges))
    return tuple(dict.fromkeys(named))


def value_of(number: str) -> str:
    """The value of a number as it is printed in a sentence."""
    value = KNOWN[number].value
    if not isinstance(value, tuple):
        return _plain(value)
    *most, last = (_plain(each) for each in value)
    return f"{', '.join(most)} and {last}" if most else last


def limit_of(number: str) -> float:
    """The value of a number that is one."""
    value = KNOWN[number].value
    if isinstance(value, str | tuple):
        raise TypeError(f"{number} is no single number")
    return value


def _plain(value: float | str) -> str:
    return f"{value:g}" if isinstance(value, int | float) else value
