"""A language in which every text that can be translated stands in brackets, so that the others are seen."""

import re
from html.parser import HTMLParser
from pathlib import Path

from babel.messages.mofile import write_mo
from django.utils.translation import trans_real

import texts

CODE, _LOCALE = "en-xx", "en_XX"
"""Of English, for its days and numbers."""
OPEN, CLOSE = "⟦", "⟧"
_PLACEHOLDER = re.compile(r"(%\([^)]*\)\w|\{[^}]*\})")
_SAID_BY_NAME = ("aria-label", "alt", "title", "placeholder")
_UNSEEN = frozenset({"script", "style", "template"})
_SELF_CLOSING = frozenset({"meta", "link", "img", "input", "br", "hr", "path", "line", "circle", "rect", "use"})

NAMES = re.compile(
    r"^i$|Dr Example|agreed with her|"
    r"chondromalacia[\d.]+[0-9a-f]*|Kneewise|English|Español|NPRS|AKPS|\bkg\b|\bcm\b|\bEnter\b|SHA-256|"
    r"\b(?:Mon|Tues?|Wed(?:nes)?|Thur?s?|Fri|Sat(?:ur)?|Sun)(?:day)?\b|"
    r"\b(?:Jan(?:uary)?|Feb(?:ruary)?|March?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\b"
)
"""Words that are the same in every language, and days, which Django knows itself but not in this language."""


def write_catalogue(folder: Path) -> None:
    """Everything in brackets, below a folder for ``LOCALE_PATHS``; values that are put in stand outside of them."""
    catalogue = texts.found()
    for message in catalogue:
        if message.id:
            ids = (message.id,) if isinstance(message.id, str) else message.id
            said = tuple(bracketed(each) for each in ids)
            message.string = said[0] if isinstance(message.id, str) else said
    target = folder / _LOCALE / "LC_MESSAGES" / "django.mo"
    target.parent.mkdir(parents=True)
    with target.open("wb") as file:
        write_mo(file, catalogue)
    trans_real._translations.pop(CODE, None)


def bracketed(text: str) -> str:
    parts = _PLACEHOLDER.split(text)
    return "".join(part if place % 2 else f"{OPEN}{part}{CLOSE}" if part else "" for place, part in enumerate(parts))


def not_translated(html: str) -> list[str]:
    """What a person reads or hears on a page and stands in no brackets."""
    reader = _Reader()
    reader.feed(html)
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._around: list[tuple[str, bool]] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        as_it_is = tag in _UNSEEN or named.get("translate") == "no" or (bool(self._around) and self._around[-1][1])
        if tag not in _SELF_CLOSING:
            self._around.append((tag, as_it_is))
        if not as_it_is:
            for name in _SAID_BY_NAME:
                self._look(named.get(name) or "", 0)

    def handle_endtag(self, tag: str) -> None:
        while self._around:
            if self._around.pop()[0] == tag:
                return

    def handle_data(self, data: str) -> None:
        if not (self._around and self._around[-1][1]):
            self._depth = self._look(data, self._depth)

    def _look(self, text: str, depth: int) -> int:
        outside = []
        for character in text:
            if character == OPEN:
                depth += 1
            elif character == CLOSE:
                depth -= 1
            elif depth == 0:
                outside.append(character)
        left = NAMES.sub("", "".join(outside))
        if re.search(r"[^\W\d_]", left):
            self.found.append(" ".join(left.split()))
        return depth
