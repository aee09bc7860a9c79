"""What a person reads about an exercise fits what becomes of it, by any numbers that a protocol may have."""

from dataclasses import replace

import pytest

from kneewise.plan import Change, Item, PerKnee, Protocol
from kneewise.plan.day import span
from kneewise.plan.facts.course import OverrideKind
from spec.story import PROTOCOL, Story, Told

SLR = ("straight-leg-raise", "right")


def says(item: Item) -> str:
    return " ".join(reason.says for reason in item.reasons)


def protocol(*, sessions: int = 2, pain: int = 0) -> Protocol:
    """Ours with so many good sessions before a step, and so much pain allowed in them."""
    return replace(
        PROTOCOL,
        progress=replace(PROTOCOL.progress, consecutive_sessions=sessions),
        pain=replace(PROTOCOL.pain, progress_max=pain),
    )


@pytest.mark.parametrize("good", [1, 2])
def test_what_a_flare_up_makes_easier_is_not_told_to_get_harder(good: int) -> None:
    story = Story().ready().train(0)
    if good > 1:
        story.train(2)
    last = 2 * good - 2
    story.morning(last + 2, swelling=PerKnee(left=0, right=1))
    item = story.item(last + 4, *SLR)
    assert (item.change, item.reasons[0].rule) == (Change.REDUCE, "flare-up")
    assert "harder" not in says(item)
    assert "stays the same" not in says(item)


@pytest.mark.parametrize(("days", "change"), [(8, Change.HOLD), (15, Change.REDUCE), (29, Change.HOLD)])
@pytest.mark.parametrize("good", [1, 2])
def test_what_a_break_holds_back_is_not_told_to_get_harder(days: int, change: Change, good: int) -> None:
    story = Story().ready().train(0)
    if good > 1:
        story.train(2)
    item = story.item(2 * good - 2 + days, *SLR)
    assert (item.change, item.reasons[0].rule) == (change, "gap")
    assert "harder" not in says(item)


def test_pain_before_a_break_is_told_with_it() -> None:
    item = Story().ready().train(0, every=Told(peak=4)).item(8, *SLR)
    assert [reason.rule for reason in item.reasons[:2]] == ["HOLD-LOW", "gap"]


@pytest.mark.parametrize(
    ("sessions", "words"),
    [
        (1, "Your last session went well and without kneecap pain. One step harder."),
        (2, "All went well. Once more like this, and it gets a little harder."),
        (3, "All went well. 2 times more like this, and it gets a little harder."),
    ],
)
def test_how_many_good_sessions_are_missing_is_counted(sessions: int, words: str) -> None:
    story = Story(protocol=protocol(sessions=sessions)).ready().train(0)
    assert says(story.item(2, *SLR)) == words


def test_where_some_pain_is_allowed_nobody_is_told_to_have_none() -> None:
    told = Told(peak=1)
    story = Story(protocol=protocol(pain=1)).ready().train(0, every=told).train(2, every=told)
    item = story.item(4, *SLR)
    assert item.change is Change.PROGRESS
    assert says(item) == "2 sessions running went well and with a kneecap pain of 1 or less. One step harder."


def test_who_waits_is_not_told_that_it_gets_harder_next_time() -> None:
    story = Story().ready().train(0)
    story.overridden(1, OverrideKind.HOLD)
    item = story.item(2, *SLR)
    assert (item.change, says(item)) == (Change.HOLD, "Your clinician wants nothing to get harder for now.")
    kept = Story().ready().train(0).keeps(1).item(2, *SLR)
    assert [reason.rule for reason in kept.reasons] == ["maintenance"]


def with_rest(*, days: int, more: int) -> Protocol:
    """Ours with other days of rest between sessions, and other breaks."""
    rest = {"rest_days_between_sessions": days, "reduce_rest_days": more, "min_hours_between_sessions": 0}
    return replace(
        PROTOCOL,
        schedule=replace(PROTOCOL.schedule, sessions_per_week=2, **rest),
        flare=replace(PROTOCOL.flare, rest_days=4),
        gap=replace(PROTOCOL.gap, continue_days=9, repeat_days=12, easier_days=13),
    )


SLOW = with_rest(days=2, more=3)
DAILY = with_rest(days=0, more=0)


def day_says(story: Story, day: int) -> str:
    return story.session(day).reasons[0].says


def test_days_of_rest_are_told_as_the_protocol_has_them() -> None:
    assert "after two days of rest" in day_says(Story(protocol=SLOW).ready().train(0), 1)
    sore = Story(protocol=SLOW).ready().train(0, hour=4)
    assert "three more days of rest" in day_says(sore, 4)
    assert "It gets three more days of rest." in says(sore.item(6, *SLR))
    assert "four quiet days" in day_says(Story(protocol=SLOW).ready().train(0).morning(3, swelling=1), 4)


def test_without_days_of_rest_none_are_told() -> None:
    done = Story(protocol=DAILY).ready().train(0, asked=False)
    assert "comes tomorrow" in done.session(0, hour=21).reasons[0].says
    assert "more day" not in says(Story(protocol=DAILY).ready().train(0, hour=4).item(1, *SLR))


def test_one_session_in_seven_days_is_told_as_one() -> None:
    story = Story().ready().train(0)
    story.overridden(1, OverrideKind.SET, "schedule.sessions_per_week", value=1)
    assert "one session in seven days. That" in day_says(story, 3)


@pytest.mark.parametrize(
    ("days", "words"), [(10, "more than nine days"), (13, "more than 12 days"), (14, "more than 13 days")]
)
def test_breaks_are_told_as_the_protocol_has_them(days: int, words: str) -> None:
    assert words in says(Story(protocol=SLOW).ready().train(0).item(days, *SLR))


@pytest.mark.parametrize(
    ("days", "words"),
    [(1, "a day"), (2, "two days"), (7, "a week"), (13, "13 days"), (14, "two weeks"), (28, "four weeks")],
)
def test_a_span_in_words(days: int, words: str) -> None:
    assert span(days) == words


def test_one_quiet_day_is_told_as_one() -> None:
    quiet = replace(PROTOCOL, flare=replace(PROTOCOL.flare, rest_days=1))
    assert "gets a quiet day" in day_says(Story(protocol=quiet).ready().train(0).morning(4, swelling=1), 4)
