"""A protocol read from its file: everything that is wrong with it at once, each with its line."""

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

from kneewise.plan.protocol.claims import contradictions
from kneewise.plan.protocol.entry import Entries, Path, Table
from kneewise.plan.protocol.lines import lines_of
from kneewise.plan.protocol.number import BadProtocol, Error
from kneewise.plan.protocol.syntax import BYTE_ORDER_MARK, document_of
from kneewise.plan.protocol.whole import Protocol, layout


def protocol_from_toml(text: str) -> Protocol:
    """Read a protocol; raises ``BadProtocol`` with everything that is wrong, each with its line in the file."""
    document = document_of(text)
    entries = _read(document, {})
    if entries.errors:  # the lines are looked for only now: a good file needs none
        raise BadProtocol(sorted(_read(document, lines_of(text.removeprefix(BYTE_ORDER_MARK))).errors, key=_in_order))
    rules = {
        each.name: each.rule(**{place.key: entries.values[place.name] for place in each.places}) for each in layout()
    }
    texts = entries.texts
    return Protocol(
        name=texts["name"],
        title=texts["title"],
        version=texts["version"],
        reviewed_by=texts["reviewed_by"],
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        citations=MappingProxyType(entries.citations),
        **rules,
    )


def default_text() -> str:
    """The file of the protocol that comes with Kneewise, as it stands."""
    return resources.files("kneewise.plan.protocol").joinpath("chondromalacia.toml").read_text("utf-8")


@cache
def default_protocol() -> Protocol:
    """The protocol that comes with Kneewise."""
    return protocol_from_toml(default_text())


def _read(document: Table, lines: Mapping[Path, int]) -> Entries:
    entries = Entries(document=document, lines=lines)
    entries.read()
    stand = {name: line for name in entries.values if (line := entries.line(*name.split("."), "value")) is not None}
    entries.errors.extend(contradictions(entries.values, lines=stand))
    return entries


def _in_order(error: Error) -> int:
    """As the file has them; what has no line comes last."""
    return error.line or 1_000_000
