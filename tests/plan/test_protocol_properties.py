"""Whatever somebody writes into a protocol's file, it is a protocol or it is refused with the lines that are wrong."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneewise.plan import BadProtocol, protocol_from_toml
from kneewise.plan.protocol import Error, layout
from plan.test_protocol import TEXT
from plan.test_protocol_claims import put, stands

NUMBERS = [place.name for each in layout() for place in each.places]

VALUE = st.one_of(
    st.integers(-100, 1000).map(str),
    st.floats().map(repr),
    st.lists(st.integers(-1, 60)).map(str),
    st.booleans().map(lambda value: str(value).lower()),
    st.sampled_from(['"3"', "{ a = 1 }", "1979-05-27", "[[]]", "''", "0x10", "1_000", '["red"]', "[0.5, 1]"]),
)


@given(number=st.sampled_from(NUMBERS), value=VALUE)
def test_one_number_changed_gives_a_protocol_or_an_error_with_its_line(number: str, value: str) -> None:
    errors: tuple[Error, ...] = ()
    try:
        protocol_from_toml(put(number, value))
    except BadProtocol as refused:
        errors = refused.errors
    for error in errors:
        itself = (error.line, error.where) == (stands(number), number)
        assert itself or f"{number} (line {stands(number)})" in error.says


@given(text=st.text(st.characters(codec=None)))
def test_no_text_raises_anything_else(text: str) -> None:
    with pytest.raises(BadProtocol) as refused:
        protocol_from_toml(text)
    assert refused.value.errors


@given(start=st.integers(0, len(TEXT)), length=st.integers(0, 200), put_in=st.text(max_size=20))
def test_no_cut_and_no_patch_raises_anything_else(start: int, length: int, put_in: str) -> None:
    text = TEXT[:start] + put_in + TEXT[start + length :]
    with contextlib.suppress(BadProtocol):
        protocol_from_toml(text)


@given(start=st.integers(0, TEXT.count("\n")), length=st.integers(1, 30))
def test_no_lines_left_out_raise_anything_else(start: int, length: int) -> None:
    lines = TEXT.split("\n")
    with contextlib.suppress(BadProtocol):
        protocol_from_toml("\n".join(lines[:start] + lines[start + length :]))
