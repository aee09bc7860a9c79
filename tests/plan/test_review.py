"""Reviews: when they are due, how a change is judged, and what follows. Built from outcomes, without a story."""

from dataclasses import replace

import pytest

from kneewise.plan.outcome.review import SEE_CLINICIAN, Compared, LookBack, Trend, look_backs, review_due, review_notes
from kneewise.plan.outcome.scores import NOT_MEASURED, Outcomes, Review, Scores
from kneewise.plan.standing import Person, Standing
from spec.story import PROTOCOL

ASKED = ("worst_pain", "usual_pain", "activities", "akps")
FIRST = Scores(worst_pain=6, usual_pain=4, akps=60, activities_60ths=180)


def standing(*, days: int | None, reviewed: tuple[int, ...] = ()) -> Standing:
    reviews = tuple(
        Review(week=week, first=NOT_MEASURED, now=Scores(worst_pain=1), sessions=0, meant=0) for week in reviewed
    )
    return Standing(screened=True, person=Person(), outcomes=Outcomes(started_days=days, reviews=reviews))


def due_week(known: Standing) -> int | None:
    due = review_due(known, activities=(), protocol=PROTOCOL)
    return None if due is None else due.week


def look_back(now: Scores, *, first: Scores = FIRST, week: int = 6, sessions: int = 18, meant: int = 18) -> LookBack:
    review = Review(week=week, first=first, now=now, sessions=sessions, meant=meant)
    start = Review(week=0, first=NOT_MEASURED, now=first, sessions=0, meant=0)
    (looked,) = look_backs(Outcomes(started_days=7 * week, reviews=(start, review)), protocol=PROTOCOL)
    return looked


def the_one(now: Scores) -> Compared:
    (compared,) = look_back(now).compared
    return compared


def follows(looked: LookBack) -> list[str]:
    return [each.rule for each in looked.follows]


@pytest.mark.parametrize(
    ("days", "reviewed", "week"),
    [
        (None, (), 0),
        (None, (0,), None),
        (0, (), 0),
        (41, (), 0),
        (41, (0,), None),
        (42, (0,), 6),
        (42, (), 6),
        (83, (0,), 6),
        (83, (0, 6), None),
        (84, (0, 6), 12),
        (84, (0,), 12),
        (181, (0, 6, 12), None),
        (182, (0, 6, 12), 26),
        (400, (0, 6, 12, 26), None),
    ],
)
def test_when_a_review_is_due(days: int | None, reviewed: tuple[int, ...], week: int | None) -> None:
    assert due_week(standing(days=days, reviewed=reviewed)) == week


def test_none_is_due_before_the_questions_and_the_profile() -> None:
    assert due_week(replace(standing(days=42), screened=False)) is None
    assert due_week(replace(standing(days=42), person=None)) is None


def test_the_change_since_the_start_is_not_asked_at_the_start() -> None:
    start = review_due(standing(days=None), activities=(), protocol=PROTOCOL)
    later = review_due(standing(days=42), activities=(), protocol=PROTOCOL)
    assert start is not None
    assert later is not None
    assert start.asks == ASKED
    assert later.asks == (*ASKED, "change")


def test_the_same_activities_are_asked_again() -> None:
    known = standing(days=42)
    rated = replace(known, outcomes=replace(known.outcomes, first=FIRST))
    kept = (("Cycling", 0), ("Stairs", 3))
    due = review_due(rated, activities=kept, protocol=PROTOCOL)
    assert due is not None
    assert due.to_json() == {"week": 6, "asks": [*ASKED, "change"], "activities": ["Cycling", "Stairs"]}
    again = review_due(known, activities=kept, protocol=PROTOCOL)
    assert again is not None
    assert again.activities == (), "those of a programme before this one"


@pytest.mark.parametrize(
    ("now", "trend"),
    [
        (3, Trend.BETTER),
        (4, Trend.BETTER),
        (5, Trend.SAME),
        (6, Trend.SAME),
        (7, Trend.SAME),
        (8, Trend.WORSE),
        (9, Trend.WORSE),
    ],
)
def test_worst_pain_changes_by_two_points(now: int, trend: Trend) -> None:
    compared = the_one(Scores(worst_pain=now))
    assert (compared.measure, compared.first, compared.now, compared.trend) == ("worst_pain", 6, now, trend)
    assert compared.source == PROTOCOL.source_of("review.worst_pain_drop")


@pytest.mark.parametrize(("now", "trend"), [(1, Trend.BETTER), (2, Trend.BETTER), (3, Trend.SAME), (6, Trend.WORSE)])
def test_usual_pain_changes_by_two_points(now: int, trend: Trend) -> None:
    compared = the_one(Scores(usual_pain=now))
    assert (compared.measure, compared.first, compared.trend) == ("usual_pain", 4, trend)


@pytest.mark.parametrize(
    ("now", "trend"),
    [
        (100, Trend.CLEARLY_BETTER),
        (75, Trend.CLEARLY_BETTER),
        (74, Trend.CLEARLY_BETTER),
        (73, Trend.BETTER),
        (71, Trend.BETTER),
        (70, Trend.BETTER),
        (69, Trend.SAME),
        (51, Trend.SAME),
        (50, Trend.WORSE),
        (49, Trend.WORSE),
    ],
)
def test_the_scale_changes_by_ten_points_and_clearly_by_fourteen(now: int, trend: Trend) -> None:
    compared = the_one(Scores(akps=now))
    assert (compared.measure, compared.first, compared.now, compared.trend) == ("akps", 60, now, trend)


@pytest.mark.parametrize(
    ("sixtieths", "trend"),
    [
        (180 + 77, Trend.SAME),
        (180 + 78, Trend.BETTER),
        (180 + 79, Trend.BETTER),
        (180 - 77, Trend.SAME),
        (180 - 78, Trend.WORSE),
    ],
)
def test_own_activities_change_by_one_point_three(sixtieths: int, trend: Trend) -> None:
    compared = the_one(Scores(activities_60ths=sixtieths))
    assert (compared.measure, compared.first, compared.trend) == ("activities", 3.0, trend)
    assert compared.now == round(sixtieths / 60, 1)


@pytest.mark.parametrize(
    ("change", "trend", "words"),
    [
        (3, Trend.BETTER, "much better"),
        (2, Trend.BETTER, "better"),
        (1, Trend.SAME, "a little better"),
        (0, Trend.SAME, "about the same"),
        (-1, Trend.SAME, "a little worse"),
        (-2, Trend.WORSE, "worse"),
        (-3, Trend.WORSE, "much worse"),
    ],
)
def test_the_change_felt_is_told_in_the_persons_own_words(change: int, trend: Trend, words: str) -> None:
    compared = the_one(Scores(change=change))
    assert (compared.first, compared.now, compared.trend) == (None, change, trend)
    assert compared.says == f"Compared with the start, you say: {words}."


@pytest.mark.parametrize(
    ("now", "says"),
    [
        (Scores(worst_pain=4), "Worst pain of the week: 6 at the start, 4 now. That is better."),
        (Scores(usual_pain=6), "Usual pain of the week: 4 at the start, 6 now. That is worse."),
        (Scores(akps=74), "Anterior Knee Pain Scale: 60 at the start, 74 now. That is clearly better."),
        (Scores(activities_60ths=200), "Your own activities: 3 at the start, 3.3 now. That is about the same."),
    ],
)
def test_a_change_is_told_in_words(now: Scores, says: str) -> None:
    assert the_one(now).says == says


def test_what_was_not_answered_then_or_now_is_not_compared() -> None:
    looked = look_back(Scores(worst_pain=3), first=Scores(akps=60))
    assert looked.compared == ()
    assert looked.responder is None
    assert follows(looked) == ["review-open"]
    assert looked.follows[0].says.startswith("There are not enough answers yet")


@pytest.mark.parametrize(
    ("now", "responder"),
    [
        (Scores(worst_pain=4), True),
        (Scores(worst_pain=5), False),
        (Scores(akps=70), True),
        (Scores(akps=69), False),
        (Scores(akps=90), True),
        (Scores(change=2), True),
        (Scores(change=1), False),
        (Scores(worst_pain=9, akps=40, change=2), True),
        (Scores(worst_pain=5, akps=69, change=1), False),
        (Scores(usual_pain=0, activities_60ths=600), None),
    ],
)
def test_who_responds_is_better_by_one_of_three(now: Scores, responder: bool | None) -> None:  # noqa: FBT001
    assert look_back(now).responder is responder


@pytest.mark.parametrize(
    ("sessions", "rule"),
    [
        (0, "review-keep-at-it"),
        (13, "review-keep-at-it"),
        (14, SEE_CLINICIAN),
        (15, SEE_CLINICIAN),
        (30, SEE_CLINICIAN),
    ],
)
def test_without_a_response_it_depends_on_the_sessions_done(sessions: int, rule: str) -> None:
    looked = look_back(Scores(worst_pain=6), sessions=sessions, meant=20)
    assert follows(looked) == [rule]
    assert looked.adherence == min(sessions / 20, 1)


def test_the_help_to_keep_at_it_tells_the_sessions() -> None:
    looked = look_back(Scores(worst_pain=6), sessions=9, meant=20)
    assert looked.follows[0].says.startswith("You have done 9 of about 20 sessions. Strength takes 6 to 8 weeks")
    assert looked.follows[0].saw == {"week": 6, "sessions": 9, "sessions_meant": 20}


def test_where_no_sessions_were_meant_a_clinician_looks() -> None:
    looked = look_back(Scores(worst_pain=6), sessions=0, meant=0)
    assert looked.adherence is None
    assert follows(looked) == [SEE_CLINICIAN]
    assert looked.to_json()["adherence"] is None


@pytest.mark.parametrize(
    ("week", "rules"),
    [
        (6, ["review-go-on"]),
        (11, ["review-go-on"]),
        (12, ["review-go-on", "review-next-plan"]),
        (13, ["review-go-on", "review-next-plan"]),
    ],
)
def test_after_twelve_weeks_a_response_leads_to_the_next_plan(week: int, rules: list[str]) -> None:
    assert follows(look_back(Scores(worst_pain=3), week=week)) == rules
    assert follows(look_back(Scores(worst_pain=6), week=week)) == [SEE_CLINICIAN]


@pytest.mark.parametrize(("most", "words"), [(1, "one session a week keep"), (2, "2 sessions a week keep")])
def test_the_next_plan_tells_what_keeps_the_strength(most: int, words: str) -> None:
    protocol = replace(PROTOCOL, maintenance=replace(PROTOCOL.maintenance, sessions_per_week=most))
    review = Review(week=12, first=FIRST, now=Scores(worst_pain=3), sessions=30, meant=36)
    (looked,) = look_backs(Outcomes(started_days=84, reviews=(review,)), protocol=protocol)
    assert looked.follows[1].says.startswith("12 weeks are behind you.")
    assert words.removesuffix(" keep") in looked.follows[1].says


def test_only_the_last_review_is_a_note() -> None:
    well, poorly = look_back(Scores(worst_pain=3)), look_back(Scores(worst_pain=6), week=12)
    assert review_notes(()) == ()
    assert review_notes((well,)) == ()
    assert [note.rule for note in review_notes((well, poorly))] == [SEE_CLINICIAN]
    assert review_notes((poorly, well)) == ()


def test_a_look_back_as_json() -> None:
    looked = look_back(Scores(worst_pain=4, change=1), sessions=13)
    assert looked.to_json() == {
        "week": 6,
        "days_ago": 0,
        "compared": [
            {
                "measure": "worst_pain",
                "title": "Worst pain of the week",
                "first": 6,
                "now": 4,
                "trend": "better",
                "says": "Worst pain of the week: 6 at the start, 4 now. That is better.",
                "source": PROTOCOL.source_of("review.worst_pain_drop"),
            },
            {
                "measure": "change",
                "title": "Change since the start",
                "first": None,
                "now": 1,
                "trend": "about-the-same",
                "says": "Compared with the start, you say: a little better.",
                "source": PROTOCOL.source_of("review.change_better"),
            },
        ],
        "responder": True,
        "sessions": 13,
        "meant": 18,
        "adherence": 0.72,
        "follows": [
            {
                "rule": "review-go-on",
                "says": "Your answers say that your knee is doing better than at the start. Go on like this.",
                "saw": {"week": 6, "sessions": 13, "sessions_meant": 18},
                "source": PROTOCOL.source_of("review.worst_pain_drop"),
            }
        ],
    }
