"""Every name that the plan can say has words; the names are read from the plan's own source."""

import ast
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

import kneewise.plan
from kneewise.web.saw_words import SAID, Value, saw_words

PLAN = Path(kneewise.plan.__file__).parent
FLAT = {"left", "right", "bw", "bw_s"}
"""What stands in the names that are put together."""


def dictionaries(tree: ast.AST) -> Iterator[ast.AST]:
    """What is given as ``saw``, or is of the type ``Saw``, or comes from a function that gives it."""
    for node in ast.walk(tree):
        match node:
            case ast.keyword(arg="saw", value=value):
                yield value
            case ast.AnnAssign(annotation=ast.Name(id="Saw"), value=ast.AST() as value):
                yield value
            case ast.FunctionDef(name="_saw") | ast.FunctionDef(returns=ast.Name(id="Saw")):
                yield node


def keys(node: ast.AST) -> Iterator[str]:
    """The names as patterns: what is put in is one of ``FLAT``."""
    for each in ast.walk(node):
        match each:
            case ast.Dict(keys=names):
                yield from map(pattern, filter(None, names))
            case ast.DictComp(key=name):
                yield pattern(name)


def pattern(name: ast.expr) -> str:
    match name:
        case ast.Constant(value=str() as text):
            return re.escape(text)
        case ast.JoinedStr(values=parts):
            return "".join(
                re.escape(str(part.value)) if isinstance(part, ast.Constant) else f"({'|'.join(sorted(FLAT))})"
                for part in parts
            )
    raise AssertionError(ast.dump(name))


NAMES = sorted(
    set(
        chain.from_iterable(
            keys(node) for file in PLAN.rglob("*.py") for node in dictionaries(ast.parse(file.read_text("utf-8")))
        )
    )
)


def test_the_plan_says_something() -> None:
    assert len(NAMES) > 20


@pytest.mark.parametrize("name", NAMES)
def test_each_name_of_the_plan_has_words(name: str) -> None:
    assert any(re.fullmatch(name, known) for known in SAID)


@pytest.mark.parametrize("known", sorted(SAID))
def test_no_words_are_kept_for_what_is_never_said(known: str) -> None:
    assert any(re.fullmatch(name, known) for name in NAMES)


@pytest.mark.parametrize("known", sorted(SAID))
def test_no_words_look_like_a_name_of_the_source(known: str) -> None:
    label, said = saw_words({known: None})[0]
    assert "_" not in label + said
    assert label == label.strip() != ""


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("pain_peak", 3, ("strongest pain in the exercise", "3 of 10")),
        ("pain_peak", None, ("strongest pain in the exercise", "not answered")),
        ("baseline_morning", 1.5, ("your usual morning", "1.5 of 10")),
        ("asked_bw", 1.42, ("asked at once", "1.42 times your body weight")),
        ("asked_bw_s", 301.0, ("asked in all", "301 body weight seconds")),
        ("days_since_session", 1, ("since the last session", "1 day")),
        ("minutes", 30, ("length", "30 minutes")),
        ("sessions_running_left", 2, ("left leg, in a row", "2 sessions")),
        ("reps_left", 15, ("left leg", "15 repetitions")),
        ("weaker_leg_share", 0.8, ("the weaker leg does, of the other", "80 %")),
        ("swelling", 1, ("swelling", "slightly puffy")),
        ("form", "poor", ("form", "not clean yet")),
        ("control", True, ("knee and hips in line", "yes")),
        ("settled", False, ("calm the next morning", "no")),
        ("akps", 82, ("score now", "82 of 100")),
        ("flags", "E1, U2", ("safety questions", "E1, U2")),
        ("days_since_flare_up", None, ("since the last flare-up", "none")),
        ("something_new", 2, ("something new", "2")),
        ("weaker_leg_share", "?", ("the weaker leg does, of the other", "?")),
    ],
)
def test_values_are_said_with_their_units(name: str, value: Value, says: tuple[str, str]) -> None:
    assert saw_words({name: value}) == [says]
