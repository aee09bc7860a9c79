"""After the goal: fewer sessions keep the strength, and nothing has to get harder."""

from dataclasses import replace
from functools import cache

import pytest

from kneewise.plan import Answer, Change
from spec.story import PROTOCOL, Story, Told

SOON = replace(PROTOCOL, maintenance=replace(PROTOCOL.maintenance, after_weeks=4))
"""So that a story need not take three months."""


@cache
def _goal() -> tuple[Story, int]:
    story = Story(protocol=SOON).ready()
    day = story.train_when_due(7)
    story.tests(day)
    return story, story.train_when_due(5, first=day)


def at_the_goal() -> tuple[Story, int]:
    """Good sessions for four weeks, with the semi squat; and the next session's day."""
    story, day = _goal()
    return story.again(), day


def test_two_sessions_a_week_keep_the_strength() -> None:
    story = Story().ready().keeps(0)
    met, day = [], 0
    for _ in range(6):
        met.append(day)
        story.screen_if_stale(day)
        story.train(day)
        day = story.due_day(day + 1)
    assert met == [0, 2, 7, 9, 14, 16]
    assert story.session(17).reasons[0].rule == "sessions-a-week"


def test_nothing_has_to_get_harder() -> None:
    story = Story().ready().train(0).train(2)
    assert Change.PROGRESS in {item.change for item in story.session(4).items}
    story.keeps(4)
    session = story.session(4)
    assert Change.PROGRESS not in {item.change for item in session.items}
    assert "maintenance" in {item.reasons[-1].rule for item in session.items}
    assert session.maintaining
    assert session.reasons[1].says == (
        "You keep your strength now. Up to 2 sessions in seven days will do, and nothing has to get harder."
    )


def test_pain_makes_things_easier_all_the_same() -> None:
    story = Story().ready().keeps(0).train(0, every=Told(peak=4))
    assert {item.change for item in story.session(3).items} == {Change.REDUCE}


def test_the_full_programme_is_there_again_whenever_it_is_wanted() -> None:
    story = Story().ready().keeps(0).train(0).train(2)
    assert story.session(4).verdict is Answer.REST
    session = story.keeps(4, on=False).session(4)
    assert (session.verdict, session.maintaining) == (Answer.TRAIN, False)
    assert Change.PROGRESS in {item.change for item in session.items}


def test_the_squat_does_not_begin_while_the_strength_is_only_kept() -> None:
    story = Story().ready()
    day = story.train_when_due(7)
    story.tests(day).keeps(day)
    (refusal,) = story.session(day).refusals
    assert refusal.reasons[0].rule == "maintenance"


def test_a_break_that_ends_the_plan_ends_this_as_well() -> None:
    assert not Story().ready().keeps(0).train(0).session(60).maintaining


def test_it_is_offered_when_all_is_well_for_long_enough() -> None:
    story, day = at_the_goal()
    assert day == 28
    assert story.session(28).may_maintain
    assert not story.keeps(28).session(28).may_maintain, "what is so already need not be offered"


def test_it_is_not_offered_too_early() -> None:
    story, _ = at_the_goal()
    story.facts = [fact for fact in story.facts if fact.at < story.at(27, 12)]
    assert not story.morning(27, hour=13).session(27).may_maintain
    assert story.session(28).may_maintain


@pytest.mark.parametrize(("pain", "offered"), [(2, True), (3, False)])
def test_it_is_not_offered_with_pain(pain: int, *, offered: bool) -> None:
    story, _ = at_the_goal()
    assert story.morning(29, pain=pain).session(29).may_maintain is offered


def test_it_is_not_offered_when_nobody_said_how_the_knee_is() -> None:
    story, day = at_the_goal()
    assert not story.session(day + 9).may_maintain


def test_it_is_not_offered_soon_after_a_flare_up() -> None:
    story, day = at_the_goal()
    story.train(day, told={("clamshell", "left"): Told(peak=6)})
    for after in (2, 3, 7, 14, 21, 28):
        story.morning(day + after)
    assert not story.session(day + 28).may_maintain
    assert story.morning(day + 29).session(day + 29).may_maintain


def test_it_is_not_offered_before_the_squat() -> None:
    story = Story(protocol=SOON).ready()
    day = story.train_when_due(13)
    assert day >= 28
    assert not story.session(day).may_maintain
