"""Reviews, told as stories: what a person is asked, what they see of it, and that it never makes anything harder."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kneewise.plan import Answer
from kneewise.plan.facts.course import MaintenanceChosen, Reviewed
from kneewise.plan.outcome.measures import akps
from spec.kujala import answers_of
from spec.story import PROTOCOL, Story

SCALE = akps()
PAIN = st.none() | st.integers(0, 10)
POINTS = {} if SCALE is None else {item.key: [option.points for option in item.options] for item in SCALE.items}
ANSWERS = st.fixed_dictionaries(
    {
        "worst_pain": PAIN,
        "usual_pain": PAIN,
        "change": st.none() | st.integers(-3, 3),
        "activities": st.none() | st.dictionaries(st.sampled_from(["Stairs", "Cycling"]), st.integers(0, 10)),
        "akps": st.none() | st.fixed_dictionaries({key: st.sampled_from(points) for key, points in POINTS.items()}),
    }
)


def review(story: Story, day: int, *, hour: int = 13, **answers: object) -> None:
    story.add(Reviewed, at=story.at(day, hour), **answers)


def begun() -> Story:
    """Answers at the start, and six weeks of three good sessions."""
    story = Story().ready()
    review(story, 0, worst_pain=6, usual_pain=4, akps=answers_of(60), activities={"Stairs": 3, "Cycling": 5})
    story.train_when_due(18)
    return story


@pytest.fixture(scope="module")
def six_weeks() -> Story:
    return begun()


def test_at_the_start_it_is_offered_and_not_forced() -> None:
    session = Story().ready().session(0)
    assert session.review is not None
    assert session.review.week == 0
    assert "review" not in session.needs
    assert session.to_json()["review"] == {
        "week": 0,
        "asks": ["worst_pain", "usual_pain", "activities", "akps"],
        "activities": [],
    }


def test_after_six_weeks_the_same_activities_are_asked_and_the_change(six_weeks: Story) -> None:
    session = six_weeks.session(43)
    assert session.review is not None
    assert session.review.week == 6
    assert session.review.asks == ("worst_pain", "usual_pain", "activities", "akps", "change")
    assert session.review.activities == ("Cycling", "Stairs")
    assert session.needs[-1] == "review"


def test_once_answered_it_is_not_asked_again_and_the_person_looks_back(six_weeks: Story) -> None:
    story = six_weeks.again()
    review(story, 43, worst_pain=3, usual_pain=3, akps=answers_of(75), activities={"Stairs": 6, "Cycling": 8}, change=2)
    session = story.session(43)
    assert session.review is None
    assert "review" not in session.needs
    (looked,) = session.look_back
    assert [each.says for each in looked.compared] == [
        "Worst pain of the week: 6 at the start, 3 now. That is better.",
        "Usual pain of the week: 4 at the start, 3 now. That is about the same.",
        "Your own activities: 4 at the start, 7 now. That is better.",
        "Anterior Knee Pain Scale: 60 at the start, 75 now. That is clearly better.",
        "Compared with the start, you say: better.",
    ]
    assert looked.responder
    assert looked.adherence == 1
    assert [each.says for each in looked.follows] == [
        "Your answers say that your knee is doing better than at the start. Go on like this."
    ]
    assert session.to_json()["look_back"] == [looked.to_json()]


def test_who_gets_no_better_is_told_to_see_somebody_until_the_next_review(six_weeks: Story) -> None:
    story = six_weeks.again()
    review(story, 43, worst_pain=6, change=0)
    for day in (43, 60, 80):
        assert "review-see-clinician" in [note.rule for note in story.session(day).notes]
    story.train(70)
    review(story, 90, worst_pain=3)
    assert "review-see-clinician" not in [note.rule for note in story.session(90).notes]
    assert [each.week for each in story.session(90).look_back] == [6, 12]


def test_a_review_never_keeps_anyone_from_a_session(six_weeks: Story) -> None:
    story = six_weeks.again().screen(day=43, hour=17)
    day = story.due_day(43)
    story.screen(day=day, hour=17)
    session = story.session(day)
    assert "review" in session.needs
    assert (session.verdict, session.may_start) == (Answer.TRAIN, True)


def test_it_is_not_asked_while_the_plan_is_locked_or_a_session_is_open() -> None:
    story = Story().ready().train(0)
    open_story = Story(facts=[fact for fact in story.facts if fact.at <= story.at(0, 18, 30)])
    assert open_story.session(0, hour=19).open_session is not None
    assert open_story.session(0, hour=19).review is None
    locked = story.again().screen("U4", day=1)
    assert locked.session(1).triage is not None
    assert locked.session(1).review is None


def test_it_is_asked_of_those_who_only_keep_their_strength(six_weeks: Story) -> None:
    story = six_weeks.again()
    story.add(MaintenanceChosen, at=story.at(43, 12), on=True)
    assert "review" in story.session(43).needs


def test_worst_pain_of_eight_in_the_week_locks_the_plan() -> None:
    for pain, locks in ((7, False), (8, True), (9, True)):
        story = Story().ready().train(0)
        review(story, 2, worst_pain=pain)
        assert (story.session(2).triage is not None) is locks


def test_answers_of_the_scale_bring_the_safety_questions_back() -> None:
    story = Story().ready()
    review(story, 0, akps={**answers_of(60), "patellar_movements": 2})
    session = story.session(0)
    assert session.needs[0] == "screening-full"
    assert not session.may_start
    story.screen(day=0, hour=14)
    assert story.session(0).may_start


@settings(deadline=None, max_examples=25)
@given(ANSWERS, st.booleans())
def test_a_review_makes_no_exercise_harder(answers: dict[str, object], at_start: bool) -> None:  # noqa: FBT001
    """Whatever is answered: the same exercises, or a lock."""
    story = Story().ready()
    if at_start:
        review(story, 0, **answers)
    if story.session(0).triage is not None:
        return
    story.screen(day=0, hour=14).train(0).train(2)
    told = story.again()
    review(told, 4, **answers)
    plain, mine = story.session(5), told.session(5)
    assert mine.items == (plain.items if mine.triage is None else ())
    assert mine.may_start <= plain.may_start
    assert mine.due == (plain.due if mine.triage is None else None)


def test_with_other_weeks_it_is_asked_at_those() -> None:
    protocol = replace(PROTOCOL, review=replace(PROTOCOL.review, weeks=(1,)))
    story = Story(protocol=protocol).ready().train(0)
    assert "review" not in story.session(6).needs
    assert "review" in story.session(7).needs
