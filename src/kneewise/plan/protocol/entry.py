"""What stands in a protocol's file, taken out and checked piece by piece; what is wrong is gathered, not raised."""

import difflib
import json
import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import cast, get_args

from kneewise.plan.protocol.number import CERTAINTIES, Certainty, Citation, Error, Value
from kneewise.plan.protocol.whole import Layout, Place, layout

Path = tuple[str, ...]
Table = Mapping[str, object]

TEXTS = ("name", "title", "version")
"""What a protocol must say of itself; ``reviewed_by`` is blank while nobody has signed it."""

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_SHOWN_MAX = 60
_TEXT_MAX = 500
_UNSEEN = ("Cc", "Cs", "Zl", "Zp")
"""Characters that are no text: control characters, halves of characters, ends of lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries:
    """All that could be read of a document, and all that is wrong with it. ``lines`` is where its names stand."""

    document: Table
    lines: Mapping[Path, int]
    texts: dict[str, str] = field(default_factory=dict)
    values: dict[str, Value] = field(default_factory=dict)
    citations: dict[str, Citation] = field(default_factory=dict)
    errors: list[Error] = field(default_factory=list)

    def read(self) -> None:
        """Take out everything."""
        self._refuse_unknown((), self.document, {*TEXTS, "reviewed_by", "sources", *(each.name for each in layout())})
        for key in TEXTS:
            self.texts[key] = self._text((key,), self.document.get(key), blank=False)
        self.texts["reviewed_by"] = self._text(("reviewed_by",), self.document.get("reviewed_by", ""), blank=True)
        listed = self._table("sources") or {}
        sources = {key: self._text(("sources", key), value, blank=False) for key, value in listed.items()}
        for section in layout():
            self._section(section, sources)

    def line(self, *path: str) -> int | None:
        """Where a name stands, or else what it belongs to."""
        known = (self.lines.get(path[:end]) for end in range(len(path), 0, -1))
        return next((line for line in known if line is not None), None)

    def _section(self, section: Layout, sources: Mapping[str, str]) -> None:
        table = self._table(section.name)
        if table is None:
            return
        self._refuse_unknown((section.name,), table, {place.key for place in section.places})
        for place in section.places:
            path, entry = (section.name, place.key), table.get(place.key)
            if isinstance(entry, dict):
                self._entry(path, cast("Table", entry), place, sources)
            else:
                lacks = "must have its unit, source and certainty beside it" if place.key in table else "is missing"
                self._wrong(path, f"{lacks}; write {_row(place)}")

    def _entry(self, path: Path, entry: Table, place: Place, sources: Mapping[str, str]) -> None:
        self._refuse_unknown(path, entry, {"value", "unit", "source", "certainty", "note"})
        value = _kept(entry.get("value"), place)
        if value is None:
            self._wrong(path, f"{_says('value', entry)}; it must be {_allowed(place)}", at="value")
        else:
            self.values[place.name] = value
        source, certainty = _word("source", entry), _word("certainty", entry)
        if entry.get("unit") != place.meaning.unit:
            self._wrong(path, f'{_says("unit", entry)}; it must be "{place.meaning.unit}"', at="unit")
        if source not in sources and "sources" in self.document:
            named = ", ".join(map(_name, sources)) or "none so far"
            self._wrong(path, f"{_says('source', entry)}; it must be a name of [sources]: {named}", at="source")
        if certainty not in list(Certainty):
            known = "; ".join(f'"{each}" ({says})' for each, says in CERTAINTIES.items())
            self._wrong(path, f"{_says('certainty', entry)}; it must be one of {known}", at="certainty")
        note = self._text((*path, "note"), entry.get("note", ""), blank=True)
        if source in sources and certainty in list(Certainty):
            self.citations[place.name] = Citation(
                unit=place.meaning.unit, source=sources[source], certainty=Certainty(certainty), note=note
            )

    def _table(self, name: str) -> Table | None:
        table = self.document.get(name)
        if isinstance(table, dict):
            return cast("Table", table)
        self._wrong((name,), f"must be a section: write [{name}], and its rows below it")
        return None

    def _text(self, path: Path, text: object, *, blank: bool) -> str:
        fits = isinstance(text, str) and len(text) <= _TEXT_MAX and (blank or text.strip())
        if fits and not any(unicodedata.category(each) in _UNSEEN for each in str(text)):
            return str(text)
        is_ = "is missing" if text is None else f"is {_shown(text)}"
        self._wrong(path, f"{is_}; it must be words in quotation marks, on one line, {_TEXT_MAX} characters at most")
        return ""

    def _refuse_unknown(self, path: Path, table: Table, known: Collection[str]) -> None:
        for key in table:
            if key not in known:
                near = difflib.get_close_matches(key, known, n=1)
                hint = f"did you mean {near[0]}?" if near else "take it out"
                self._wrong((*path, key), f"is not known, no rule reads it; {hint}")

    def _wrong(self, path: Path, says: str, *, at: str = "") -> None:
        where = ".".join(map(_name, path))
        says = says if says.endswith("?") else f"{says}."
        self.errors.append(Error(line=self.line(*path, at), where=where, says=says))


def _kept(value: object, place: Place) -> Value | None:
    """A value as the rules want it; ``None`` when it is of another kind or out of range."""
    if not place.is_list:
        return _one(value, place.kind, place)
    if not isinstance(value, list):
        return None
    (kind, _) = get_args(place.kind)
    each = [_one(one, kind, place) for one in value]
    return None if None in each else cast("Value", tuple(each))


def _one(value: object, kind: object, place: Place) -> int | float | str | None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    fits = isinstance(value, str) if kind is str else is_number and (kind is float or isinstance(value, int))
    if not fits or not place.meaning.allows(value):
        return None
    return float(cast("float", value)) if kind is float else cast("int | str", value)


def _allowed(place: Place) -> str:
    """What a value may be, in words."""
    kind = get_args(place.kind)[0] if place.is_list else place.kind
    one, many = {int: ("a whole number", "whole numbers"), float: ("a number", "numbers")}.get(
        cast("type", kind), ("a word", "words")
    )
    unit = place.meaning.unit
    unit = "" if kind is str or unit[0].isdigit() else f" ({unit})"
    return (
        f"a list of {many}, each {place.meaning.allowed}{unit}"
        if place.is_list
        else f"{one} {place.meaning.allowed}{unit}"
    )


def _word(key: str, entry: Table) -> str:
    word = entry.get(key)
    return word if isinstance(word, str) else ""


def _says(key: str, entry: Table) -> str:
    if key not in entry:
        return f"has no {key}"
    return f"is {_shown(entry[key])}" if key == "value" else f"has the {key} {_shown(entry[key])}"


def _row(place: Place) -> str:
    return f'{place.key} = {{ value = ..., unit = "{place.meaning.unit}", source = "...", certainty = "..." }}'


def _name(key: str) -> str:
    return key if _BARE.fullmatch(key) else _shown(key)


def _shown(value: object) -> str:
    """A value of any kind on one line, about as it is written in the file, not too long."""
    try:
        said = json.dumps(value, ensure_ascii=False, default=str)
    except (ValueError, RecursionError):  # a number of thousands of digits, lists in thousands
        return "too long to be shown"
    said = "".join(each if each.isprintable() else f"\\u{ord(each):04x}" for each in said)
    return said if len(said) <= _SHOWN_MAX else f"{said[:_SHOWN_MAX]}..."
