"""The last week of every six is a light one: the same load, fewer sets, nothing harder, and nothing is lost."""

from dataclasses import replace
from functools import cache

import pytest

from kneewise.plan import Change, PerKnee, Protocol, Session
from spec.story import PROTOCOL, WELL, Story, Told

RAISE = ("straight-leg-raise", "left")
EVERY_THIRD = replace(PROTOCOL, deload=replace(PROTOCOL.deload, every_weeks=3))
"""Light weeks come so early that one falls on the opening of the gate."""


def is_light(session: Session) -> bool:
    return "light-week" in {reason.rule for reason in session.reasons}


def until_light(protocol: Protocol = PROTOCOL) -> tuple[Story, int]:
    """Good sessions until the light week, and its first session's day."""
    if protocol is PROTOCOL:
        story, day = _sixth_week()
        return story.again(), day
    return _until_light(Story(protocol=protocol).ready())


@cache
def _sixth_week() -> tuple[Story, int]:
    return _until_light(Story().ready())


def _until_light(story: Story) -> tuple[Story, int]:
    day = 0
    while not is_light(story.session(day)):
        day = story.train_when_due(1, first=day)
    return story, day


def after_light(story: Story, day: int, *, every: Told = WELL, morning: PerKnee | int | None = 0) -> int:
    """The light week's sessions as told, and the day of the first full one."""
    while is_light(story.session(day)):
        story.screen_if_stale(day)
        story.train(day, every=every, morning=morning)
        day = story.due_day(day + 1)
    return day


def test_the_sixth_week_is_light() -> None:
    story, day, sets, light = Story().ready(), 0, dict[int, set[int]](), set[int]()
    for _ in range(27):
        session = story.session(day)
        sets.setdefault(day // 7 + 1, set()).update(item.sets for item in session.items)
        light |= {day // 7 + 1} if is_light(session) else set()
        day = story.train_when_due(1, first=day)
    assert light == {6}
    assert {week: each for week, each in sets.items() if each != {3}} == {6: {2}}


def test_a_light_week_says_why_there_are_fewer_sets() -> None:
    story, day = until_light()
    reason = story.session(day).reasons[1]
    assert reason.says == (
        "One week in 6 is a light one: fewer sets, and nothing gets harder. Your muscles catch up in it."
    )
    assert "proposal" in reason.source


def test_in_a_light_week_the_load_stays_and_nothing_gets_harder() -> None:
    story, day = until_light()
    before = {(item.exercise.name, item.legs): item for item in story.session(day - 3).items}
    for _ in range(3):
        for item in story.session(day).items:
            assert item.change is Change.HOLD
            last = before[item.exercise.name, item.legs]
            assert (item.reps, item.load) == (last.reps, last.load)
        day = story.train_when_due(1, first=day)


def test_what_was_due_to_get_harder_says_that_it_waits_for_the_light_week() -> None:
    story, day = until_light()
    waiting = [item for item in story.session(day).items if item.reasons[-1].rule == "light-week"]
    assert waiting
    assert "This is a light week" in waiting[0].reasons[-1].says


def test_a_light_session_that_went_well_is_neither_counted_nor_lost() -> None:
    story, day = until_light()
    day = after_light(story, day)
    first = story.item(day, *RAISE)
    assert (first.change, first.sets) == (Change.HOLD, 3)
    assert first.reasons[0].says == "That was a session of a light week, and it went well. It goes on where it was."
    story.train(day)
    day = story.due_day(day + 1)
    assert Change.PROGRESS in {item.change for item in story.session(day).items}


@pytest.mark.parametrize(
    ("every", "morning", "why"),
    [
        (WELL, None, "the mornings were not answered"),
        (Told(peak=None), 0, "nobody said how much it hurt"),
        (Told(reps_short=1), 0, "a set fell short"),
        (Told(effort=None), 0, "nobody said how hard it was"),
        (Told(peak=1), 0, "the kneecap hurt a little"),
    ],
)
def test_a_light_session_that_lacked_something_counts_as_any_other(every: Told, morning: int | None, why: str) -> None:
    story, day = until_light()
    day = after_light(story, day, every=every, morning=morning)
    story.train(day)
    day = story.due_day(day + 1)
    assert Change.PROGRESS not in {item.change for item in story.session(day).items}, why


@pytest.mark.parametrize(("peak", "change"), [(2, Change.HOLD), (3, Change.REDUCE), (6, Change.STOP)])
def test_pain_in_a_light_week_counts_as_in_any_other(peak: int, change: Change) -> None:
    story, day = until_light()
    story.train(day, told={RAISE: Told(peak=peak)})
    assert story.item(story.due_day(day + 1), *RAISE).change is change


def test_a_light_week_takes_nothing_from_what_the_gate_asks() -> None:
    story, day = until_light(EVERY_THIRD)
    met = {each.name for each in story.session(day).gates[0].criteria if each.met}
    assert {"straight-leg-raise", "clamshell"} <= met
    day = after_light(story, day)
    assert met <= {each.name for each in story.session(day).gates[0].criteria if each.met}


def test_light_sessions_do_not_count_for_the_gate() -> None:
    protocol = replace(EVERY_THIRD, gate_a=replace(PROTOCOL.gate_a, slr_sessions=7))
    story, day = until_light(protocol)
    before = seen(story, day)
    after = seen(story, after_light(story, day))
    assert 0 < before == after


def seen(story: Story, day: int) -> int:
    criterion = next(each for each in story.session(day).gates[0].criteria if each.name == RAISE[0])
    running = criterion.saw["sessions_running_left"]
    assert isinstance(running, int)
    return running


def test_a_light_session_that_hurt_breaks_the_row_for_the_gate() -> None:
    story, day = until_light(EVERY_THIRD)
    story.train(day, told={RAISE: Told(peak=1)})
    assert seen(story, story.due_day(day + 1)) == 0


def test_the_squat_does_not_begin_in_a_light_week() -> None:
    story, day = until_light(EVERY_THIRD)
    story.tests(day)
    session = story.session(day)
    assert session.gates[0].passed
    (refusal,) = session.refusals
    assert (refusal.exercise.name, refusal.reasons[0].rule) == ("semi-squat", "light-week")
    day = after_light(story, day)
    assert story.item(day, "semi-squat", "both").change is Change.NEW


def test_a_squat_that_has_begun_goes_on_in_a_light_week() -> None:
    story = Story().ready()
    day = story.train_when_due(7)
    story.tests(day)
    while not is_light(story.session(day)):
        day = story.train_when_due(1, first=day)
    assert story.item(day, "semi-squat", "both").sets == 2


def test_a_break_is_a_rest_of_its_own_and_begins_a_new_block() -> None:
    story = Story().ready()
    day = story.train_when_due(6) + 7
    assert not is_light(story.session(day))
    story.train(day, every=WELL)
    first_of_block, day = day, story.due_day(day + 1)
    while not is_light(story.session(day)):
        day = story.train_when_due(1, first=day)
    assert day - first_of_block == 35


def test_a_light_week_that_was_missed_needs_none() -> None:
    story, day = until_light()
    assert is_light(story.session(day + 4))
    assert not is_light(story.session(day + 7)), "eight days and more without a session were a rest already"


def test_one_set_is_the_least() -> None:
    protocol = replace(EVERY_THIRD, deload=replace(EVERY_THIRD.deload, set_fraction=0.0))
    story, day = until_light(protocol)
    assert {item.sets for item in story.session(day).items} == {1}


def test_a_session_that_is_open_says_that_it_is_light() -> None:
    story, day = until_light()
    story.train(day)
    story.facts = [fact for fact in story.facts if fact.at <= story.at(day, 18, 20)]
    session = story.session(day, hour=18, minute=30)
    assert session.open_session is not None
    assert is_light(session)
