"""What keeps a person from exercise, and what lets them on again."""

import pytest

from kneewise.plan import QUESTIONS, SHORT_FORM, Answer, Form, Level, PerKnee, Profile
from kneewise.plan.facts.exercise import Legs
from spec.story import Story, Told

EMERGENCY = ["E1", "E2", "E3", "E4", "E5", "E6", "E7"]
URGENT = ["U1", "U2", "U3", "U4", "U5", "U6"]
CLINICIAN_FIRST = ["R1", "R2", "R3", "R4"]


def locked(story: Story, day: int = 0) -> bool:
    session = story.session(day, hour=19)
    assert (session.verdict is Answer.SEE_CLINICIAN) == (session.triage is not None)
    assert session.triage is None or (session.items, session.due, session.may_start) == ((), None, False)
    return session.triage is not None


@pytest.mark.parametrize(
    ("codes", "level"),
    [(EMERGENCY, Level.EMERGENCY), (URGENT, Level.URGENT), (CLINICIAN_FIRST, Level.CLINICIAN_FIRST)],
)
def test_the_table_has_every_code_with_its_level(codes: list[str], level: Level) -> None:
    assert [question.code for question in QUESTIONS if question.level is level] == codes


@pytest.mark.parametrize(
    ("code", "asks"),
    [
        ("E5", "Did a kneecap slip out of place a short time ago"),
        ("U4", "has a kneecap ever slipped out of place"),
        ("U5", "Are you under 18"),
        ("R1", "have you had surgery on either knee, an injection into it"),
        ("R2", "are you under 12"),
    ],
)
def test_dislocation_children_and_surgery_are_asked_for(code: str, asks: str) -> None:
    question = next(each for each in QUESTIONS if each.code == code)
    assert asks.lower() in question.text.lower()


@pytest.mark.parametrize("code", ["E1", "E2", "E3", "E4", "E5", "E6", "U1", "U3", "U4", "U6", "R1"])
def test_what_is_asked_of_a_knee_is_asked_of_both(code: str) -> None:
    question = next(each for each in QUESTIONS if each.code == code)
    assert {"either", "a"} & set(question.text.split())
    assert "your knee" not in question.text.lower()


def test_the_short_form_is_asked_before_every_session() -> None:
    assert SHORT_FORM == ("E1", "E2", "E3", "E4", "E5", "E6", "U1")


@pytest.mark.parametrize("code", [*EMERGENCY, *URGENT, *CLINICIAN_FIRST])
def test_every_flag_ends_in_a_page_and_no_exercise(code: str) -> None:
    story = Story().ready().screen(code, day=0, hour=14)
    triage = story.session(0).triage
    assert locked(story)
    assert [flag.code for flag in triage.flags] == [code]
    assert triage.flags[0].do


def test_the_most_pressing_flag_speaks() -> None:
    triage = Story().ready().screen("R2", "U3", "E6", day=0, hour=14).session(0).triage
    assert triage.level is Level.EMERGENCY
    assert [flag.code for flag in triage.flags] == ["E6"]


@pytest.mark.parametrize("code", [*URGENT, *CLINICIAN_FIRST])
def test_a_clinician_lifts_an_urgent_or_clinician_first_flag(code: str) -> None:
    story = Story().ready().screen(code, day=0, hour=14).cleared(1)
    assert not locked(story, 1)


@pytest.mark.parametrize("code", EMERGENCY)
def test_an_emergency_needs_the_clinician_and_the_questions_again(code: str) -> None:
    flagged = Story().ready().screen(code, day=0, hour=14)
    assert flagged.session(0).needs == ("clearance", "screening-full")
    assert locked(Story(facts=[*flagged.facts], told=99).cleared(1), 1)
    assert locked(Story(facts=[*flagged.facts], told=99).screen(day=1), 1)
    assert not locked(Story(facts=[*flagged.facts], told=99).cleared(1).screen(day=1, hour=15), 1)
    assert not locked(Story(facts=[*flagged.facts], told=99).screen(day=1).cleared(1, hour=15), 1)


def test_a_short_form_does_not_lift_an_emergency() -> None:
    story = Story().ready().screen("E1", day=0, hour=14).cleared(1).screen(day=1, form=Form.SHORT, hour=15)
    assert locked(story, 1)
    assert story.session(1).needs == ("screening-full",)


def test_a_clearing_before_the_flag_lifts_nothing() -> None:
    assert locked(Story().ready().cleared(0, hour=13).screen("U2", day=0, hour=14))


def test_a_flag_that_comes_again_locks_again() -> None:
    story = Story().ready().screen("U2", day=0, hour=14).cleared(1).screen("U2", day=2)
    assert locked(story, 2)


def test_an_age_that_was_cleared_once_is_not_asked_to_be_cleared_again() -> None:
    story = Story().ready().screen("R2", day=0, hour=14).cleared(1).screen("R2", day=29)
    assert not locked(story, 29)


def test_an_emergency_can_be_lifted_for_someone_who_was_cleared_for_their_age() -> None:
    story = Story().ready().screen("E1", "R2", day=0, hour=14).cleared(1).screen("R2", day=1, hour=15)
    assert not locked(story, 1)


@pytest.mark.parametrize(("swelling", "locks"), [(0, False), (1, False), (2, True), (3, True)])
def test_swelling_of_two_locks(swelling: int, *, locks: bool) -> None:
    story = Story().ready().morning(0, swelling=PerKnee(left=0, right=swelling))
    assert locked(story) is locks
    assert not locked(story.cleared(1), 1)


def test_giving_way_locks() -> None:
    story = Story().ready().morning(0, giving_way=True)
    assert locked(story)
    assert [flag.code for flag in story.session(0).triage.flags] == ["giving-way"]
    assert not locked(story.cleared(1), 1)


@pytest.mark.parametrize(("pain", "locks"), [(7, False), (8, True), (10, True)])
@pytest.mark.parametrize("asked", ["before", "peak", "elsewhere", "hour", "morning", "stand", "step", "week"])
def test_pain_of_eight_locks_wherever_it_is_told(asked: str, pain: int, *, locks: bool) -> None:
    story = Story().ready()
    match asked:
        case "peak" | "elsewhere":
            story.train(0, told={("clamshell", "left"): Told(**{asked: pain})})
        case "before" | "hour" | "morning":
            story.train(0, **{asked: pain})
        case "stand" | "step":
            story.tests(1, **{asked: pain})
        case _:
            story.add(Profile, at=story.at(0, 15), knee=Legs.RIGHT, worst_pain_week=pain)
    assert locked(story, 1) is locks


def test_a_lock_also_ends_a_session_that_is_open() -> None:
    story = Story().ready().train(0, told={("clamshell", "left"): Told(peak=9)})
    story.facts = [fact for fact in story.facts if fact.at <= story.at(0, 18, 50)]
    assert locked(story)


@pytest.mark.parametrize("code", ["E1", "E7", "U6", "R4"])
def test_a_question_left_open_is_asked_again(code: str) -> None:
    session = Story().screen(day=0, left_open=(code,)).session(0)
    assert "screening-full" in session.needs
    assert (session.items, session.may_start) == ((), False)


@pytest.mark.parametrize("code", ["E1", "U1"])
def test_a_question_left_open_in_the_short_form_is_asked_again(code: str) -> None:
    story = Story().ready().train(0)
    assert story.session(2).needs == ("screening-short",)
    assert not story.session(2).may_start
    story.screen(day=2, form=Form.SHORT, left_open=(code,))
    assert not story.session(2).may_start
    story.screen(day=2, form=Form.SHORT, hour=13)
    assert story.session(2).may_start


@pytest.mark.parametrize(("day", "asks"), [(27, False), (28, True), (29, True)])
def test_the_full_questions_come_again_after_four_weeks(day: int, *, asks: bool) -> None:
    story = Story().ready()
    assert ("screening-full" in story.session(day).needs) is asks


def test_the_short_form_of_yesterday_does_not_count() -> None:
    story = Story().ready().screen(day=3, form=Form.SHORT)
    assert "screening-short" not in story.session(3).needs
    assert "screening-short" in story.session(4).needs
