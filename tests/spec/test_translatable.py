"""What the plan says can be said in another language: each text keeps a pattern that stands in the source."""

import ast
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

import kneewise
from kneewise.exercises import CATALOGUE, Exercise
from kneewise.load import MAN, PUBLISHED, in_words, repetition_load
from kneewise.plan import QUESTIONS, GateName, Legs, OverrideKind, change_words
from kneewise.plan.day import DAYS_IN_WEEK
from kneewise.plan.facts.course import Overridden, Reviewed
from kneewise.plan.outcome.measures import CHANGE_WORDS, MEASURES, akps
from kneewise.wording import Wording
from spec.back_to import on_step, running_for, runs
from spec.kujala import answers_of
from spec.story import Story, Told

CORE = ("coach", "exercises", "load", "plan")
READ = ("says", "title", "message", "question", "do", "text", "asks", "low_means", "high_means")
"""Fields that a person reads; elsewhere a text may be a name."""


def calls() -> Iterator[ast.Call]:
    """Every ``say`` and ``say_many`` of the core."""
    home = Path(kneewise.__file__).parent
    for file in (each for room in CORE for each in (home / room).rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("say", "say_many"):
                yield node


def patterns_of(call: ast.Call) -> list[str]:
    return [each.value for each in call.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]


@cache
def known() -> frozenset[str]:
    return frozenset(pattern for call in calls() for pattern in patterns_of(call))


def names_in(pattern: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(pattern) if name is not None}


def said(value: object) -> Iterator[Wording]:
    """Every text in a value, those within texts too; fails where a person would read one that keeps no pattern."""
    if isinstance(value, Wording):
        yield value
        for each in value.values.values():
            yield from said(each)
    elif isinstance(value, tuple):
        for each in value:
            yield from said(each)
    elif is_dataclass(value) and not isinstance(value, Exercise):
        for field in fields(value):
            inside = getattr(value, field.name)
            if field.name in READ and isinstance(inside, str):
                assert isinstance(inside, Wording), (field.name, inside)
            yield from said(inside)


def a_flare_up() -> Iterator[object]:
    story = Story().ready().train(0, every=Told(peak=4)).train(2, every=Told(peak=6), hour=5)
    yield story.session(3)
    story.morning(3, swelling=1)
    yield from (story.session(day) for day in (4, 8, 14, 25, 60))


def a_start() -> Iterator[object]:
    story = Story()
    yield story.session(0)
    yield story.ready().session(0)
    yield story.train(0, hour=4).session(1)
    yield story.train(2).feels(3, unwell=True).session(3)


def a_lock() -> Iterator[object]:
    yield Story().ready().train(0).morning(1, pain=9).session(1)
    yield Story().screen("E1", "E5", "R3", day=0).session(0)


def a_clinician() -> Iterator[object]:
    for kind, target, value in (
        (OverrideKind.HOLD, "", None),
        (OverrideKind.PAUSE, "clamshell", None),
        (OverrideKind.OPEN, GateName.STAIRS.value, None),
        (OverrideKind.SET, "pain.progress_max", 1),
    ):
        story = Story().ready().train(0)
        story.overridden(1, kind, target, value=value, until=None if value is None else 30)
        yield story.session(2)
        changed = next(fact for fact in story.facts if isinstance(fact, Overridden))
        yield change_words(changed)


def a_way_back() -> Iterator[object]:
    story, day = runs()
    yield story.session(day)
    yield story.ran(day, pain=5).morning(day + 1).session(day + 1)
    yield story.morning(day + 2, swelling=1).session(day + 2)
    story, day = on_step(2, 1)
    yield story.session(day)
    story, day = running_for(2 * DAYS_IN_WEEK)
    yield story.session(day)


def a_look_back() -> Iterator[object]:
    story = Story().ready()
    story.add(Reviewed, at=story.at(0, 13), worst_pain=6, usual_pain=4, akps=answers_of(60), activities={"Stairs": 3})
    story.train_when_due(18)
    story.add(Reviewed, at=story.at(43, 13), worst_pain=3, akps=answers_of(75), activities={"Stairs": 6}, change=2)
    yield story.session(43)
    yield story.keeps(44).session(45)


@pytest.mark.parametrize("course", [a_start, a_flare_up, a_lock, a_clinician, a_way_back, a_look_back])
def test_all_that_a_course_says_keeps_a_pattern_of_the_source(course: object) -> None:
    assert callable(course)
    texts = [text for each in course() for text in said(each)]
    assert texts
    for text in texts:
        assert text.pattern in known() or text == "", text


def test_all_that_is_asked_and_told_beside_it_keeps_one() -> None:
    asked = (*QUESTIONS, *MEASURES.values(), *CHANGE_WORDS.values(), *PUBLISHED, *(each.words for each in Legs))
    weighed = tuple(repetition_load(exercise, MAN).limits for exercise in CATALOGUE.values())
    borne = tuple(in_words(peak) for peak in (0.0, 0.5, 0.9, 2.0, 3.0))
    for text in said((asked, weighed, borne)):
        assert text.pattern in known(), text


def test_the_scale_is_said_as_its_file_has_it() -> None:
    scale = akps()
    assert scale is not None
    assert all(text == text.pattern for text in said(scale))


def test_every_pattern_has_its_values_and_no_others() -> None:
    for call in calls():
        given = {each.arg for each in call.keywords}
        used = [names_in(pattern) for pattern in patterns_of(call)]
        assert all(names <= given for names in used), ast.unparse(call)
        assert given - {"count"} <= set().union(*used), ast.unparse(call)
