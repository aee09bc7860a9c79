"""Whatever the coach says of a set was known before it began, so that it can be said in another language."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from figure import after, coach_for, filmed_once, frames, nobody, performance, reflected, watch, without
from kneewise.body import Frame, Landmark, Side
from kneewise.coach import Event, SetReport, coach_recording, sayings
from kneewise.exercises import CATALOGUE, Exercise, find
from kneewise.wording import Wording

READ = {"message", "say", "why"}
"""Under these names in JSON stands what a person reads or hears."""


def texts(value: object) -> Iterator[Wording]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            if name in READ:
                assert isinstance(inner, Wording), f"nobody can translate {inner!r}"
                yield inner
            else:
                yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def said(report: SetReport, events: list[Event]) -> set[Wording]:
    return {*texts(report.to_json()), *texts([event.to_json() for event in events])}


def tried(exercise: Exercise) -> Iterator[list[Frame]]:
    """The set after an empty room, right and with each fault; a footless one, another leg's, other exercises."""
    empty = nobody(from_s=0.0, until_s=1.0, fps=15)
    right = list(frames(exercise, Side.RIGHT, repetitions=2, fps=15))
    for fault in (None, *exercise.wrong):
        yield after(empty, frames(exercise, Side.RIGHT, fault, repetitions=2, fps=15))
    yield after(list(frames(exercise, Side.RIGHT, next(iter(exercise.wrong)), repetitions=1, fps=15)), right)
    yield [without(frame, Landmark.RIGHT_ANKLE) for frame in right]
    yield [*map(reflected, right)]
    yield after(right[:30], frames(exercise, Side.LEFT, repetitions=1, fps=15))
    for other in CATALOGUE.values():
        yield list(filmed_once(performance(other, Side.RIGHT, repetitions=1), other.seen_from, fps=15))


@pytest.mark.parametrize("name", CATALOGUE)
def test_all_that_is_said_and_reported_of_right_and_wrong_sets_was_known_before(name: str) -> None:
    exercise = find(name)
    known = sayings(exercise.coaching)
    heard = {words for seen in tried(exercise) for words in said(*watch(coach_for(exercise, Side.RIGHT), seen))}
    assert heard <= known
    assert {check.message for check in exercise.coaching.checks} <= heard, "each fault was there"
    assert {f"I see you now. {exercise.coaching.start}", "Better. Keep it like that."} <= heard


@pytest.mark.parametrize("name", CATALOGUE)
def test_so_was_what_is_said_of_a_recording_in_another_position(name: str) -> None:
    exercise = find(name)
    other = next(other for other in CATALOGUE.values() if other.coaching.stance is not exercise.coaching.stance)
    seen = filmed_once(performance(other, Side.RIGHT, repetitions=2), other.seen_from, fps=15)
    done = coach_recording(seen, exercise.coaching, side=Side.RIGHT if exercise.per_leg else None)
    assert "wrong-position" in {notice.code for notice in done.report.notices}
    assert said(done.report, []) <= sayings(exercise.coaching)


def test_another_movement_is_told_in_words_that_were_known() -> None:
    known = sayings(find("straight-leg-raise").coaching)
    assert "That was no leg raise: the knee was drawn up. That was not counted." in known


def test_each_leg_has_its_own_sentence() -> None:
    known = sayings(find("clamshell").coaching)
    assert "The right leg moved; this set is for the left one. That was not counted." in known
    assert "The left leg moved; this set is for the right one. That was not counted." in known


def test_what_is_asked_for_belongs_to_the_exercise() -> None:
    coaching = find("straight-leg-raise").coaching
    assert {"Lie on your back to begin.", "Straighten the leg that works."} <= sayings(coaching)
    assert "Stand up to begin." not in sayings(coaching)
    assert "Straighten the leg that works." not in sayings(replace(coaching, start_points=()))
