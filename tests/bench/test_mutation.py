"""The wrongs that are put into the plan: each is one small change, has its name, and can be run."""

import ast
import json
from pathlib import Path

import pytest
from bench.mutation.mutant import mutants_of
from bench.mutation.page import DOCUMENT, FINDINGS, document


@pytest.mark.parametrize(
    ("line", "wrongs"),
    [
        ("x = a < b", {"x = a <= b", "x = a >= b"}),
        ("x = a <= 5", {"x = a < 5", "x = a > 5", "x = a <= 6", "x = a <= 4"}),
        ("x = a is None", {"x = a is not None"}),
        ("x = a and b or c", {"x = (a and b) and c", "x = (a or b) or c"}),
        ("x = not a", {"x = a"}),
        ("x = a + b", {"x = a - b"}),
        ("x = a // b", {"x = a * b"}),
        ("x = True", {"x = False"}),
        ("x = max(a, b)", {"x = min(a, b)"}),
        ("x = a if b else c", {"x = a if not b else c"}),
        ("x = [a for a in b if a]", {"x = [a for a in b]"}),
        ("x = replace(a, b=c, d=e)", {"x = replace(a, d=e)", "x = replace(a, b=c)"}),
        ("x: int | None = a", set()),
        ("kind = int | None", set()),
        ("x = 'words'", set()),
    ],
)
def test_a_line_has_these_wrongs(line: str, wrongs: set[str], tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text(line, encoding="utf-8")
    assert {mutant.text for mutant in mutants_of(path, module="module")} == wrongs


def test_an_answer_may_be_left_out_and_a_condition_turned(tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text("def f(a: int = 1) -> int:\n    if a:\n        return a\n    return None\n", encoding="utf-8")
    mutants = mutants_of(path, module="kneewise.plan.module")
    assert [(mutant.kind, mutant.place, mutant.line) for mutant in mutants] == [
        ("number", "f", 1),
        ("number", "f", 1),
        ("condition", "f", 2),
        ("answer", "f", 3),
    ]
    assert mutants[3].name == "plan.module:f: return a => return None"
    for mutant in mutants:
        ast.parse(mutant.text)


@pytest.mark.skipif(not FINDINGS.is_file(), reason="not measured yet: just mutation")
def test_the_page_is_that_of_the_findings() -> None:
    assert DOCUMENT.read_text("utf-8") == document(json.loads(FINDINGS.read_text("utf-8"))), "just mutation --page"
