"""Where the names of a TOML file stand."""

import tomllib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneewise.plan.protocol import default_text
from kneewise.plan.protocol.lines import lines_of


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", {}),
        ("a = 1", {"a": 1}),
        ("\n\na = 1\n\nb = 2\n", {"a": 3, "b": 5}),
        ("# a = 1\nb = 2 # c = 3\nc = 4", {"b": 2, "c": 3}),
        ("a = 1\r\n\r\nb = 2\r\n", {"a": 1, "b": 3}),
        ("[t]\na = 1\n[u]\na = 2", {"t": 1, "t.a": 2, "u": 3, "u.a": 4}),
        ("[ t . u ]\na = 1\n[t]\nb = 2", {"t": 1, "t.u": 1, "t.u.a": 2, "t.b": 4}),
        ("[[t]]\na = 1\n[[t]]\na = 2", {"t": 1, "t.a": 2}),
        ("[t] # [u]\na = 1", {"t": 1, "t.a": 2}),
        ("a.b.c = 1\na.b.d = 2", {"a": 1, "a.b": 1, "a.b.c": 1, "a.b.d": 2}),
        ("a = { b = 1, c = { d = 2 } }\ne = 3", {"a": 1, "a.b": 1, "a.c": 1, "a.c.d": 1, "e": 2}),
        ("a = {}\nb = { }\nc = 1", {"a": 1, "b": 2, "c": 3}),
        ("a = [\n  1, # one\n  2,\n]\nb = 3", {"a": 1, "b": 5}),
        ("a = { b = [\n 1,\n 2\n], c = 3 }\nd = 4", {"a": 1, "a.b": 1, "a.c": 4, "d": 5}),
        ("a = [[1, 2], [\n3]]\nb = 4", {"a": 1, "b": 3}),
        ("a = [{ b = 1 },\n{ c = 2 }]\nd = 3", {"a": 1, "a.b": 1, "a.c": 2, "d": 3}),
        ('a = "b = 1 # no"\nc = 2', {"a": 1, "c": 2}),
        ('a = "x\\" = {["\nc = 2', {"a": 1, "c": 2}),
        ("a = 'b\\'\nc = 2", {"a": 1, "c": 2}),
        ('a = """\nb = 1\n"" \\""" "\n"""\nc = 2', {"a": 1, "c": 5}),
        ('a = """x"""""\nb = 1', {"a": 1, "b": 2}),
        ("a = '''\nb = 1\n'''\nc = 2", {"a": 1, "c": 4}),
        ('"a b" = 1\n\'c.d\' = 2\n"e\\u0066" = 3', {"a b": 1, "c.d": 2, "ef": 3}),
        ('["t # u"]\n"v = w" = 1', {"t # u": 1, "t # u.v = w": 2}),
        ('[""]\na = 1', {"": 1, ".a": 2}),
        ("a = 1979-05-27 07:32:00\nb = -1.5e3", {"a": 1, "b": 2}),
    ],
)
def test_each_name_has_its_line(text: str, lines: dict[str, int]) -> None:
    tomllib.loads(text)
    assert {".".join(path): line for path, line in lines_of(text).items()} == lines


def names(value: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The path of everything in a document."""
    if path:
        yield path
    for key, inner in value.items() if isinstance(value, dict) else ():
        yield from names(inner, (*path, key))


def test_every_name_of_our_protocol_is_found_in_its_line() -> None:
    text = default_text()
    lines, found = text.split("\n"), lines_of(text)
    assert set(found) == set(names(tomllib.loads(text)))
    for path, line in found.items():
        assert path[-1] in lines[line - 1]


WORD = st.sampled_from(
    [
        "a",
        "b",
        "'c d'",
        '"e\\"f"',
        "=",
        ".",
        "[",
        "]",
        "{",
        "}",
        ",",
        "\n",
        "\r\n",
        " ",
        "1",
        '"x = 1"',
        "'''\n'''",
        "#",
    ]
)


@given(text=st.lists(WORD, max_size=24).map("".join))
def test_whatever_is_toml_has_a_line_for_each_of_its_names(text: str) -> None:
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    found = lines_of(text)
    assert set(names(document)) <= set(found)
    assert all(1 <= line <= text.count("\n") + 1 for line in found.values())
