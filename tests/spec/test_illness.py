"""Illness: the exercises wait until the person is well again, and come back as after any break."""

from datetime import timedelta

from kneewise.plan import Answer, Change, Weekday
from spec.back_to import full_depth
from spec.story import Story

SUNDAYS = frozenset({Weekday.SUNDAY})


def test_who_is_not_well_does_not_train() -> None:
    story = Story().ready().train(0).feels(2, unwell=True)
    session = story.session(2)
    assert (session.unwell, session.verdict, session.may_start, session.allowed_today) == (
        True,
        Answer.REST,
        False,
        False,
    )
    assert session.reasons[0].rule == "unwell"
    assert session.reasons[0].says == "You are not well, so the exercises wait. Say so when you are well again."


def test_illness_is_the_reason_whatever_else_makes_the_session_wait() -> None:
    story = Story().ready(days=SUNDAYS).train(0).feels(1, unwell=True)
    assert [story.session(day).reasons[0].rule for day in (1, 2, 5)] == ["unwell"] * 3


def test_it_lasts_until_the_person_is_well_again() -> None:
    story = Story().ready().train(0).feels(2, unwell=True)
    assert story.session(30).verdict is Answer.REST
    story.feels(4, unwell=False)
    session = story.session(4)
    assert (session.unwell, session.verdict, session.reasons[0].rule) == (False, Answer.TRAIN, "due")


def test_illness_outlasts_a_break_that_ends_the_plan() -> None:
    story = Story().ready().train(0).feels(2, unwell=True)
    assert story.session(80).unwell


def test_after_a_few_days_of_illness_the_session_is_as_it_was_due() -> None:
    well = Story().ready().train(0).train(2)
    ill = well.again().feels(4, unwell=True).feels(6, unwell=False)
    assert ill.session(6).items == well.session(6).items


def test_illness_over_is_no_jump_in_load() -> None:
    story = Story().ready().train(0).train(2).feels(4, unwell=True).feels(11, unwell=False)
    items = story.session(11).items
    assert {item.sets for item in items} == {2}
    assert Change.PROGRESS not in {item.change for item in items}
    story = Story().ready().train(0).train(2).train(4).feels(5, unwell=True).feels(22, unwell=False)
    assert {item.change for item in story.session(22).items} == {Change.REDUCE}


def test_who_falls_ill_in_a_session_stops_and_may_go_on_when_well_the_same_evening() -> None:
    story = Story().ready().train(0)
    story.facts = [fact for fact in story.facts if fact.at <= story.at(0, 18, 20)]
    opened = story.session(0, minute=21)
    assert opened.open_session is not None
    story.feels(0, unwell=True, hour=19)
    ill = story.session(0, hour=19, minute=1)
    assert (ill.open_session, ill.verdict, ill.reasons[0].rule) == (None, Answer.REST, "unwell")
    story.feels(0, unwell=False, hour=20)
    again = story.session(0, hour=20, minute=1)
    assert (again.open_session, again.items) == (opened.open_session, opened.items)


def test_what_was_done_before_falling_ill_counts_as_a_session() -> None:
    story = Story().ready().train(0)
    story.facts = [fact for fact in story.facts if fact.at <= story.at(0, 18, 20)]
    story.feels(0, unwell=True, hour=19).feels(1, unwell=False, hour=8)
    session = story.session(1, hour=19)
    assert session.due is not None
    assert session.due - story.at(1, 12).date() == timedelta(days=1)
    assert session.reasons[0].rule == "rest-day"


def test_who_is_not_well_is_asked_for_no_test() -> None:
    story = Story().ready()
    day = story.train_when_due(8)
    assert "functional-test" in story.session(day).needs
    assert "functional-test" not in story.feels(day, unwell=True).session(day).needs
    story, day = full_depth(2)
    day += 8
    story.screen(day=day).morning(day)
    assert "functional-test" in story.session(day).needs
    assert "functional-test" not in story.feels(day, unwell=True).session(day).needs
