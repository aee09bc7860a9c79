"""A clinician's changes: each in words, each allowed number, and what they come to."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from kneewise.exercises import CATALOGUE
from kneewise.plan import SETTABLE, GateName, Overridden, OverrideKind, change_words
from kneewise.plan.change_words import day_words
from kneewise.plan.changes import NOTHING_CHANGED, Changes, changed, changes_of, holding, in_force
from spec.story import PROTOCOL

STAMP = {"at": datetime(2026, 1, 5, tzinfo=UTC), "zone": "UTC", "by": "Dr Example", "why": "a reason"}


def change(
    kind: OverrideKind, target: str = "", value: int | str | None = None, *, until: date | None = None, number: int = 1
) -> Overridden:
    return Overridden(
        id=f"00000000-0000-0000-0000-{number:012}",
        **STAMP,
        kind_of_change=kind,
        target=target,
        value=value,
        until=until,
    )


HOLD = change(OverrideKind.HOLD)
EVERY = [
    HOLD,
    *(change(OverrideKind.PAUSE, name) for name in CATALOGUE),
    *(change(OverrideKind.OPEN, gate) for gate in GateName),
    *(change(OverrideKind.SET, name, value) for name, values in SETTABLE.items() for value in values),
]


def test_each_change_has_words_of_its_own() -> None:
    words = [change_words(each) for each in EVERY]
    assert all(words)
    assert len(set(words)) == len(EVERY)


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2026, 1, 1), "1 January 2026"), (date(2026, 5, 31), "31 May 2026"), (date(2027, 12, 9), "9 December 2027")],
)
def test_a_day_in_words(day: date, words: str) -> None:
    assert day_words(day) == words


def test_what_changes_come_to() -> None:
    assert changes_of([]) == NOTHING_CHANGED == Changes()
    named = [HOLD, change(OverrideKind.PAUSE, "clamshell"), change(OverrideKind.OPEN, "running")]
    assert changes_of([*named, change(OverrideKind.SET, "pain.progress_max", 1)]) == Changes(
        hold=True, paused=frozenset({"clamshell"}), opened=frozenset({GateName.RUNNING})
    )


@pytest.mark.parametrize(("day", "holds"), [(1, True), (9, True), (10, False)])
def test_a_change_holds_to_the_end_of_its_last_day(day: int, *, holds: bool) -> None:
    given = change(OverrideKind.HOLD, until=date(2026, 1, 9))
    assert in_force([given], date(2026, 1, day)) == ((given,) if holds else ())


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in SETTABLE.items() for value in values])
def test_each_number_that_may_be_set_fits_the_protocol(name: str, value: int | str) -> None:
    given = change(OverrideKind.SET, name, value)
    protocol = changed(PROTOCOL, [given])
    section, key = name.split(".")
    assert getattr(getattr(protocol, section), key) == value
    assert protocol.source_of(name) == "Dr Example (our proposal)"
    assert protocol.citations[name].note == "a reason"
    assert holding([given], protocol=protocol) == (given,)


def test_without_numbers_the_protocol_is_the_same() -> None:
    assert changed(PROTOCOL, [HOLD, change(OverrideKind.OPEN, "running")]) is PROTOCOL


def test_a_changed_protocol_is_made_once_for_each() -> None:
    given = [change(OverrideKind.SET, "pain.progress_max", 1)]
    other = replace(PROTOCOL)
    assert changed(PROTOCOL, given) is changed(PROTOCOL, given)
    assert changed(other, given) is not changed(PROTOCOL, given)
    assert changed(other, given) == changed(PROTOCOL, given)


def test_a_number_that_does_not_fit_is_left_as_it_was_and_others_are_set() -> None:
    strict = replace(PROTOCOL, pain=replace(PROTOCOL.pain, hold_max=1))
    wrong, right = (
        change(OverrideKind.SET, "pain.progress_max", 2),
        change(OverrideKind.SET, "schedule.sessions_per_week", 2),
    )
    protocol = changed(strict, [wrong, right])
    assert (protocol.pain, protocol.schedule.sessions_per_week) == (strict.pain, 2)
    assert holding([HOLD, wrong, right], protocol=protocol) == (HOLD, right)


@pytest.mark.parametrize(("value", "kept"), [(1, 1), (2, 2), (4, 2)])
def test_to_keep_the_strength_never_takes_more_than_to_gain_it(value: int, kept: int) -> None:
    protocol = changed(PROTOCOL, [change(OverrideKind.SET, "schedule.sessions_per_week", value)])
    assert protocol.maintenance.sessions_per_week == kept
