"""Where each name of a TOML text stands: the standard library's reader says what a file holds, but not in which line.

The text is known to be TOML, so it is enough to follow names, brackets and the ends of lines. A name is found where it
is written: in a header, before an equals sign, or inside braces. A dotted name stands for each name that it passes.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import assert_never

Path = tuple[str, ...]

_TOKEN = re.compile(
    r"""
      (?P<string> \"{3} (?: \\. | [^\\] )*? \"{3,5}
                | '{3} .*? '{3,5}
                | " (?: \\. | [^"\\\n] )* "
                | ' [^'\n]* ' )
    | (?P<comment> \#[^\n]* )
    | (?P<mark> [\[\]{}=,\n] )
    | (?P<bare> [^\s\[\]{}=,\#"']+ )
    """,
    re.VERBOSE | re.DOTALL,
)


class _In(Enum):
    """What the next word belongs to."""

    NAME = auto()
    HEADER = auto()
    VALUE = auto()


@dataclass(slots=True)
class _Reader:
    """Goes through the words of a text once. ``open_`` are the brackets around, each with the name it belongs to."""

    found: dict[Path, int] = field(default_factory=dict)
    table: Path = ()
    open_: list[tuple[str, Path]] = field(default_factory=list)
    inside: _In = _In.NAME
    word: str = ""
    path: Path = ()

    def take(self, word: str, line: int) -> None:
        """One word or mark, which begins in a line."""
        match self.inside:
            case _In.NAME:
                self._name(word, line)
            case _In.HEADER:
                self._header(word, line)
            case _In.VALUE:
                self._value(word)
            case _:
                assert_never(self.inside)

    def _name(self, word: str, line: int) -> None:
        if word == "=":
            self.path = self._put(self.open_[-1][1] if self.open_ else self.table, line)
            self.inside = _In.VALUE
        elif word == "[":
            self.inside = _In.HEADER
        elif word == "}":
            self._close()
        elif word != "\n":
            self.word += word

    def _header(self, word: str, line: int) -> None:
        if word == "]" and self.word:
            self.table = self._put((), line)
        elif word == "\n":
            self.inside = _In.NAME
        elif word not in "[]":
            self.word += word

    def _value(self, word: str) -> None:
        around, path = self.open_[-1] if self.open_ else ("", ())
        if word in "{[":
            self.open_.append((word, path if around == "[" else self.path))
            self.inside = _In.NAME if word == "{" else _In.VALUE
        elif word in "}]":
            self._close()
        elif (word, around) in (("\n", ""), (",", "{")):
            self.inside = _In.NAME

    def _close(self) -> None:
        self.open_.pop()
        self.inside = _In.VALUE

    def _put(self, base: Path, line: int) -> Path:
        """Note the name that was gathered, under a table; its full path."""
        path = (*base, *_decoded(self.word))
        self.word = ""
        for end in range(len(base) + 1, len(path) + 1):
            self.found.setdefault(path[:end], line)
        return path


def _decoded(name: str) -> Path:
    """A name as TOML reads it: quotes off, escapes resolved, dots taken apart."""
    inner: object = tomllib.loads(f"{name} = 0")
    path = []
    while isinstance(inner, dict):
        (key, inner), *_ = inner.items()
        path.append(key)
    return tuple(path)


def lines_of(text: str) -> Mapping[Path, int]:
    """The line, counted from 1, of each name in a TOML text, by its path. The text must be TOML."""
    reader, line, end = _Reader(), 1, 0
    for token in _TOKEN.finditer(text):
        line += text.count("\n", end, token.start())
        end = token.start()
        if token.lastgroup != "comment":
            reader.take(token.group(), line)
    return reader.found
