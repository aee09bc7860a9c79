"""Days that the person chose: the next session waits for one of them, and a missed one moves to today.

Day 0 of a story is a Monday.
"""

import pytest

from kneewise.plan import Answer, BadFact, Course, Weekday, fact_from_json, fact_to_json
from spec.story import Story, Told, both

MON_WED_FRI = frozenset({Weekday.MONDAY, Weekday.WEDNESDAY, Weekday.FRIDAY})
TUE_SAT = frozenset({Weekday.TUESDAY, Weekday.SATURDAY})


def due_days(story: Story, sessions: int) -> list[int]:
    day, met = 0, []
    for _ in range(sessions):
        met.append(day)
        story.screen_if_stale(day)
        story.train(day)
        day = story.due_day(day + 1)
    return met


def test_sessions_fall_on_the_days_that_were_chosen() -> None:
    assert due_days(Story().ready(days=MON_WED_FRI), 7) == [0, 2, 4, 7, 9, 11, 14]
    assert due_days(Story().ready(days=TUE_SAT), 5) == [0, 5, 8, 12, 15]
    assert due_days(Story().ready(days=frozenset({Weekday.SUNDAY})), 3) == [0, 6, 13]


def test_the_first_session_waits_for_no_day() -> None:
    assert Story().ready(days=frozenset({Weekday.SUNDAY})).session(0).verdict is Answer.TRAIN


def test_who_chose_no_day_is_asked_on_any() -> None:
    assert due_days(Story().ready(), 4) == [0, 2, 4, 7]


def test_a_chosen_day_that_was_missed_moves_the_session_to_today() -> None:
    story = Story().ready(days=MON_WED_FRI).train(0)
    assert story.due_day(2) == 2
    assert [story.due_day(day) for day in (3, 4, 5)] == [3, 4, 5]
    assert story.session(3).verdict is Answer.TRAIN


def test_before_the_chosen_day_the_session_is_shown_and_may_be_brought_forward() -> None:
    story = Story().ready(days=TUE_SAT).train(0)
    early = story.session(3)
    assert (early.verdict, early.may_start, early.allowed_today) == (Answer.REST, False, True)
    assert early.reasons[0].rule == "chosen-day"
    assert story.due_day(3) == 5
    assert story.train(3).due_day(4) == 5, "Saturday again, with a day of rest between"


@pytest.mark.parametrize("day", [1])
def test_what_rest_forbids_no_choice_allows(day: int) -> None:
    story = Story().ready(days=frozenset(Weekday)).train(0)
    session = story.session(day)
    assert (session.verdict, session.allowed_today) == (Answer.REST, False)
    assert story.due_day(day) == 2


def test_one_more_day_of_rest_after_pain_moves_to_the_next_chosen_day() -> None:
    story = Story().ready(days=MON_WED_FRI).train(0, morning=both(3))
    assert story.due_day(1) == 4, "Wednesday would be too early"


def test_a_flare_up_moves_it_too() -> None:
    story = Story().ready(days=MON_WED_FRI).train(0, every=Told(peak=6))
    assert story.due_day(1) == 2


def test_another_choice_counts_from_then_on() -> None:
    story = Story().ready(days=MON_WED_FRI).train(0)
    story.ready(day=1, days=frozenset({Weekday.THURSDAY}))
    assert story.due_day(1) == 3


def test_days_are_written_and_read_again_and_older_facts_have_none() -> None:
    story = Story().ready(days=TUE_SAT)
    profile = fact_to_json(story.facts[1])
    assert profile["days"] == ["saturday", "tuesday"]
    assert Course.from_json({"facts": [profile]}).facts == (story.facts[1],)
    del profile["days"]
    assert "days" not in fact_to_json(Story().ready().facts[1]), "the same fact stays the same JSON"
    assert fact_from_json(profile).days == frozenset()  # type: ignore[attr-defined]


@pytest.mark.parametrize("days", ["monday", ["someday"], [1]])
def test_a_day_that_is_none_is_refused(days: object) -> None:
    profile = {**fact_to_json(Story().ready().facts[1]), "days": days}
    with pytest.raises(BadFact, match="days"):
        fact_from_json(profile)
