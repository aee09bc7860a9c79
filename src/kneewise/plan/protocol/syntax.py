"""A protocol's text as TOML, or the line from which on it cannot be read, in words for people who do not program."""

import re
import tomllib
from collections.abc import Mapping

from kneewise.plan.protocol.number import BadProtocol, Error

BYTE_ORDER_MARK = "\ufeff"
"""Some editors begin a file with it."""

_AT_LINE = re.compile(r" \(at line (\d+), column \d+\)$")
_AT_END = " (at end of document)"
_DECIMAL_COMMA = re.compile(r"=\s*\d+,\d")
_EXAMPLE = 'sets = { value = 3, unit = "sets", source = "article", certainty = "verified" }'

_IN_WORDS = (
    ("Cannot overwrite a value", "a name stands here that stood further up already; each may stand once"),
    ("Cannot declare", "a section stands here that stood further up already; each may stand once"),
    ("Duplicate inline table key", "a name stands twice inside the braces; each may stand once"),
    ("Unclosed inline table", "braces { } must be closed in the line in which they open, with commas inside"),
    ("Unclosed array", "a bracket [ was opened, here or further up, and is not closed"),
    ("Expected ']'", "a section's name must stand in brackets, such as [pain]"),
    ("Expected '='", "an equals sign is missing after a name"),
    ("Expected newline", "something stands here after the value; there must be one value, and one line for each name"),
    (
        "Invalid statement",
        'a line must be a name with = and its value, a section such as [pain], or a remark after "#"',
    ),
    ("Invalid initial character", "a name is missing, or there is a comma too many before the closing brace"),
    ("Invalid value", 'after = there must be a number, words in straight quotes "...", or a list in brackets'),
    ("Illegal character", "words are not closed by a quotation mark in the line in which they open"),
    ("Unterminated string", "words were opened by a quotation mark, here or further up, and are not closed"),
    ("Expected", "words were opened by a quotation mark, here or further up, and are not closed"),
)


def document_of(text: str) -> Mapping[str, object]:
    """What a TOML text holds; raises ``BadProtocol`` with the line from which on it cannot be read."""
    try:
        return tomllib.loads(text.removeprefix(BYTE_ORDER_MARK))
    except tomllib.TOMLDecodeError as error:
        raise BadProtocol([_in_words(str(error), text)]) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, brackets in thousands
        says = "The file holds a number that is far too long, or far too many brackets in each other."
        raise BadProtocol([Error(line=None, where="", says=says)]) from error


def _in_words(message: str, text: str) -> Error:
    at = _AT_LINE.search(message)
    lines = text.rstrip().split("\n")
    line = len(lines) if at is None else int(at.group(1))
    message = _AT_LINE.sub("", message).removesuffix(_AT_END)
    if _DECIMAL_COMMA.search(lines[min(line, len(lines)) - 1]):
        says = "write decimals with a point, such as 0.8"
    else:
        says = next((words for begins, words in _IN_WORDS if message.startswith(begins)), message)
    return Error(line=line, where="", says=f"this cannot be read: {says}. A right line is: {_EXAMPLE}")
