"""Recorded pairs: a course goes in, and exactly this session comes out."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from kneewise.plan import Course, next_session

EXAMPLES = sorted((Path(__file__).parent / "examples").glob("*.json"))


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
def test_the_example_still_comes_out_the_same(path: Path) -> None:
    example = json.loads(path.read_text("utf-8"))
    session = next_session(Course.from_json(example["course"]), now=datetime.fromisoformat(example["now"]))
    assert session.to_json() == example["session"], "meant so? python tests/plan/record_examples.py"


def test_there_are_examples() -> None:
    assert {path.stem for path in EXAMPLES} >= {"day-one", "evening-of-day-one", "emergency"}


def test_a_past_session_can_be_computed_again() -> None:
    evening = json.loads((EXAMPLES[0].parent / "evening-of-day-one.json").read_text("utf-8"))
    day_one = json.loads((EXAMPLES[0].parent / "day-one.json").read_text("utf-8"))
    moment = datetime.fromisoformat(day_one["now"])
    assert next_session(Course.from_json(evening["course"]).until(moment), now=moment).to_json() == day_one["session"]
