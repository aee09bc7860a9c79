"""What is kept of the outcome: first and last answers, the reviews between, sessions done and meant; all finite."""

from dataclasses import replace

import pytest

from kneewise.plan.facts.course import HealthChanged, MaintenanceChosen, Reviewed
from kneewise.plan.outcome.scores import (
    NO_OUTCOMES,
    NOT_MEASURED,
    OUTCOME_CAP,
    Outcomes,
    Scores,
    first_ratings,
    older,
    week_begun,
    with_session,
    with_worst_pain,
)
from kneewise.plan.protocol.number import Number
from kneewise.plan.protocol.whole import sections
from spec.kujala import answers_of
from spec.story import PROTOCOL, Story

WEEKS = (6, 12, 26)
RATED = {"Stairs": 3, "Long walks": 6, "Cycling": 0}


def outcomes(story: Story) -> Outcomes:
    folded = story._folded()
    assert folded is not None
    return folded.standing.outcomes


def begun(*, day: int = 0) -> Story:
    """One session on a day."""
    return Story().ready(day=day, worst_pain_week=None).train(day)


def reviewed(story: Story, day: int, *, hour: int = 13, **answers: object) -> Outcomes:
    story.add(Reviewed, at=story.at(day, hour), **answers)
    return outcomes(story)


def test_at_first_nothing_is_known() -> None:
    known = outcomes(Story().ready(worst_pain_week=None))
    assert known == NO_OUTCOMES == Outcomes()
    assert (known.started_days, known.akps_first, known.akps_last, known.weeks_reviewed) == (None, None, None, ())


def test_known_scores_stand_over_others() -> None:
    mine = Scores(worst_pain=0, akps=70)
    assert mine.over(Scores(worst_pain=5, change=1)) == Scores(worst_pain=0, akps=70, change=1)
    assert NOT_MEASURED.over(mine) == mine


def test_the_programme_starts_with_its_first_session() -> None:
    story = Story().ready()
    assert outcomes(story.screen(day=5)).started_days is None
    story.train(5)
    assert outcomes(story).started_days == 1, "the morning after"
    story.train(8)
    assert (outcomes(story).started_days, outcomes(story).sessions) == (4, 2)


def test_a_session_of_which_nothing_was_done_is_none() -> None:
    story = Story().ready()
    begun_only = story.train(0).facts[: [type(fact).__name__ for fact in story.facts].index("SetDone")]
    assert outcomes(Story(facts=begun_only)) == Outcomes(first=Scores(worst_pain=4))


def test_days_and_sessions_stop_at_a_cap() -> None:
    near = Outcomes(started_days=OUTCOME_CAP - 1, open_days=OUTCOME_CAP - 1, sessions=OUTCOME_CAP - 1)
    far = with_session(older(near, 1, are_open=True), is_counted=True)
    assert far == Outcomes(started_days=OUTCOME_CAP, open_days=OUTCOME_CAP, sessions=OUTCOME_CAP)
    assert with_session(older(far, 3, are_open=True), is_counted=True) == far


def test_ages_of_reviews_stop_at_a_cap() -> None:
    story = begun()
    known = reviewed(story, 1, worst_pain=3)
    assert known.reviews[0].age_days == 0
    assert older(known, OUTCOME_CAP + 5, are_open=True).reviews[0].age_days == OUTCOME_CAP
    before = reviewed(Story().ready(), 0, worst_pain=3)
    assert older(before, 2, are_open=True).reviews[0].age_days == 2
    assert older(before, 2, are_open=True).open_days == 0, "sessions are meant from the first one on"


def test_the_cap_lies_above_every_week_that_a_protocol_may_look_back_at() -> None:
    weeks = next(each for section in sections(PROTOCOL) for each in section.numbers if each.name == "review.weeks")
    assert isinstance(weeks.meaning, Number)
    assert weeks.meaning.high * 7 < OUTCOME_CAP


def test_days_later_are_the_same_in_one_go() -> None:
    known = reviewed(begun(), 1, worst_pain=3)
    assert older(older(known, 3, are_open=True), 4, are_open=True) == older(known, 7, are_open=True)


@pytest.mark.parametrize(
    ("days", "week"),
    [(None, 0), (0, 0), (41, 0), (42, 6), (83, 6), (84, 12), (181, 12), (182, 26), (OUTCOME_CAP, 26)],
)
def test_the_week_that_has_begun(days: int | None, week: int) -> None:
    assert week_begun(Outcomes(started_days=days), weeks=WEEKS) == week


def test_the_worst_pain_of_the_profile_is_the_first_until_a_review_says_more() -> None:
    story = Story().ready(worst_pain_week=6)
    assert outcomes(story).first == Scores(worst_pain=6)
    assert outcomes(story).last == NOT_MEASURED
    assert reviewed(story, 0, worst_pain=5).first.worst_pain == 5
    assert with_worst_pain(outcomes(story), 2).first.worst_pain == 5
    assert with_worst_pain(NO_OUTCOMES, None) == NO_OUTCOMES


def test_until_the_first_session_a_later_answer_is_the_first() -> None:
    story = Story().ready(worst_pain_week=None)
    reviewed(story, 0, worst_pain=6, akps=answers_of(60))
    known = reviewed(story, 3, worst_pain=5, activities=RATED)
    assert known.first == known.last == Scores(worst_pain=5, akps=60, activities_60ths=180)
    assert (known.akps_first, known.akps_last) == (60, 60)


def test_from_then_on_the_first_answer_stays() -> None:
    story = Story().ready(worst_pain_week=None)
    reviewed(story, 0, worst_pain=6, usual_pain=3)
    story.train(0)
    known = reviewed(story, 20, worst_pain=2, akps=answers_of(70))
    assert known.first == Scores(worst_pain=6, usual_pain=3, akps=70)
    assert known.last == Scores(worst_pain=2, usual_pain=3, akps=70)


def test_nothing_answered_is_no_review() -> None:
    story = begun()
    assert reviewed(story, 1).reviews == ()
    assert reviewed(story, 1, hour=14, akps={"limp": 5}, activities={}).reviews == ()


def test_an_answer_counts_for_the_week_that_has_begun() -> None:
    story = begun()
    reviewed(story, 10, worst_pain=5)
    reviewed(story, 45, worst_pain=4)
    story.train(45)
    known = reviewed(story, 90, worst_pain=3)
    assert known.weeks_reviewed == (0, 6, 12)
    assert [each.now.worst_pain for each in known.reviews] == [5, 4, 3]
    assert [each.first.worst_pain for each in known.reviews] == [None, 5, 5]
    assert [each.age_days for each in known.reviews] == [80, 45, 0]


def test_a_second_answer_for_the_same_week_is_only_the_last_that_is_known() -> None:
    story = begun()
    reviewed(story, 42, worst_pain=4)
    known = reviewed(story, 50, worst_pain=1, usual_pain=0)
    assert [each.now for each in known.reviews] == [Scores(worst_pain=4)]
    assert known.last == Scores(worst_pain=1, usual_pain=0)
    assert known.first == Scores(worst_pain=4, usual_pain=0)


def test_on_the_same_day_answers_are_added_and_corrected() -> None:
    story = begun()
    reviewed(story, 1, worst_pain=6)
    reviewed(story, 42, worst_pain=3, akps=answers_of(60))
    known = reviewed(story, 42, hour=14, worst_pain=4, akps=answers_of(70), usual_pain=1)
    assert [each.week for each in known.reviews] == [0, 6]
    assert known.reviews[1].now == Scores(worst_pain=4, akps=70, usual_pain=1)
    assert known.reviews[1].first == Scores(worst_pain=6)
    assert known.first == Scores(worst_pain=6, akps=70, usual_pain=1)


def test_only_activities_that_were_rated_at_first_are_compared() -> None:
    story = Story().ready()
    reviewed(story, 0, activities=RATED)
    story.train(0)
    known = reviewed(story, 42, activities={" stairs": 5, "long  Walks": 7, "Swimming": 10})
    (_, review) = known.reviews
    assert (review.first.activities_60ths, review.now.activities_60ths) == (270, 360)
    assert known.first.activities_60ths == 180
    assert dict(story._folded().activities) == RATED  # type: ignore[union-attr]


def test_with_other_activities_only_nothing_is_compared() -> None:
    story = Story().ready()
    reviewed(story, 0, activities=RATED)
    story.train(0)
    known = reviewed(story, 42, activities={"Swimming": 10}, change=1)
    assert known.reviews[1].now == Scores(change=1)


def test_activities_rated_first_today_have_nothing_before_them() -> None:
    story = begun()
    reviewed(story, 42, activities=RATED)
    known = reviewed(story, 42, hour=14, activities={"Stairs": 4})
    (review,) = known.reviews
    assert review.first.activities_60ths is None
    assert review.now.activities_60ths == 240


def test_before_the_first_session_other_activities_may_be_named() -> None:
    story = Story().ready()
    reviewed(story, 0, activities=RATED)
    known = reviewed(story, 1, activities={"Swimming": 1})
    assert known.first.activities_60ths == 60
    reviewed(story, 1, hour=14, worst_pain=4)
    folded = story._folded()
    assert folded is not None
    assert dict(folded.activities) == {"Swimming": 1}
    assert first_ratings(known, {"Swimming": 1}) == {}


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_a_mean_is_whole_in_sixtieths(count: int) -> None:
    rated = {f"activity {number}": number * 2 for number in range(count)}
    known = reviewed(Story().ready(), 0, activities=rated)
    assert known.first.activities_60ths == 60 * (count - 1)


def test_sessions_are_meant_on_every_day_since_the_first() -> None:
    story = begun()
    known = reviewed(story, 42, worst_pain=4)
    assert (known.open_days, known.sessions) == (42, 1)
    assert (known.reviews[0].sessions, known.reviews[0].meant) == (1, 18)


def test_no_sessions_are_meant_while_the_person_is_unwell() -> None:
    story = begun()
    story.add(HealthChanged, at=story.at(7, 12), unwell=True)
    story.add(HealthChanged, at=story.at(14, 12), unwell=False)
    assert reviewed(story, 42, worst_pain=4).open_days == 35


def test_no_sessions_are_meant_while_the_plan_is_locked() -> None:
    story = begun().screen("U4", day=7)
    story.cleared(21)
    known = reviewed(story, 42, worst_pain=4)
    assert (known.started_days, known.open_days) == (42, 28)


def test_maintenance_is_left_out_of_both() -> None:
    story = begun()
    story.add(MaintenanceChosen, at=story.at(14, 12), on=True)
    story.train(14).train(21)
    known = reviewed(story, 42, worst_pain=4)
    assert (known.sessions, known.open_days) == (1, 14)


def test_after_too_long_a_break_it_begins_anew() -> None:
    story = begun()
    reviewed(story, 1, worst_pain=6, activities=RATED)
    known = outcomes(story.screen(day=70))
    assert known == NO_OUTCOMES
    story.train(70)
    known = reviewed(story, 71, activities={"Swimming": 2})
    assert known.first == Scores(activities_60ths=120), "the old activities are forgotten"


def test_a_week_of_pain_counts_for_safety_but_not_as_pain_of_today() -> None:
    story = begun()
    reviewed(story, 1, worst_pain=7, usual_pain=7)
    folded = story._folded()
    assert folded is not None
    assert folded.standing.today.worst == 0
    assert story.session(1).triage is None
    reviewed(story, 1, hour=14, usual_pain=8)
    triage = story.session(1).triage
    assert triage is not None
    assert [flag.code for flag in triage.flags] == ["pain"]


def test_outcomes_stop_changing_with_the_years() -> None:
    known = reviewed(begun(), 1, worst_pain=3)
    old = older(known, OUTCOME_CAP, are_open=True)
    assert older(old, 1, are_open=True) == old
    assert replace(old, sessions=OUTCOME_CAP) == with_session(replace(old, sessions=OUTCOME_CAP), is_counted=True)
