"""Reviews: when to look back, what counts as a change, and what follows."""

from functools import cache

from kneewise.plan.facts.course import Reviewed
from kneewise.plan.outcome.measures import MEASURES
from kneewise.plan.outcome.review import LookBack, Trend
from spec.kujala import answers_of
from spec.rulebook.rule import Answered, Chapter, Edge, Rule, rows
from spec.story import Story

WORDS = {
    Trend.CLEARLY_BETTER: "clearly better",
    Trend.BETTER: "better",
    Trend.SAME: "about the same",
    Trend.WORSE: "worse",
}
RESPONDS = {True: "yes", False: "no", None: "not known"}


@cache
def _begun(week: int) -> Story:
    """The first answers, and one session every so often until a week has begun."""
    story = Story().ready(worst_pain_week=None)
    first = {"worst_pain": 6, "usual_pain": 4, "akps": answers_of(60), "activities": dict.fromkeys("ABCD", 2)}
    story.add(Reviewed, at=story.at(0, 13), **first)
    for day in range(0, 7 * week, 14):
        story.screen(day=day, hour=16)
        story.train(day)
    return story


def looked_back(*, week: int = 6, **answers: object) -> LookBack:
    story = _begun(week).again()
    story.add(Reviewed, at=story.at(7 * week, 13), **answers)
    return story.session(7 * week).look_back[-1]


def judged(**answers: object) -> Answered:
    """What has become of one measure."""
    looked = looked_back(**answers)
    (compared,) = looked.compared
    return Answered(plan=f"{WORDS[compared.trend]}; responder: {RESPONDS[looked.responder]}", says=compared.says)


def due(days: int, answered: tuple[int, ...]) -> Answered:
    story = Story().ready(worst_pain_week=None)
    for day in sorted({0, *range(14, days, 28), *(7 * week for week in answered)}):
        if day // 7 in answered and day % 7 == 0:
            story.add(Reviewed, at=story.at(day, 13), worst_pain=5)
        if day < days:
            story.screen(day=day, hour=16)
            story.train(day)
    session = story.session(days, hour=12)
    asked = "in what is asked" if "review" in session.needs else "offered only"
    return Answered(plan="none" if session.review is None else f"week {session.review.week} ({asked})")


TIMETABLE = Rule(
    code="review-weeks",
    title="Looking back after {review.weeks} weeks",
    words=(
        "The weeks count from the first session. At the start the same questions are offered, so that there is "
        "something to look back to. A review stays due until it is answered or the next one is; it never keeps anyone "
        "from a session."
    ),
    columns=("days since the first session", "weeks answered before"),
    ask=due,
    rows=rows(
        ((1, ()), "week 0 (offered only)", ""),
        ((1, (0,)), "none", ""),
        ((41, ()), "week 0 (offered only)", ""),
        ((42, ()), "week 6 (in what is asked)", ""),
        ((43, (0,)), "week 6 (in what is asked)", ""),
        ((83, (0,)), "week 6 (in what is asked)", ""),
        ((83, (0, 6)), "none", ""),
        ((84, (0, 6)), "week 12 (in what is asked)", ""),
        ((84, (0,)), "week 12 (in what is asked)", ""),
        ((181, (0, 6, 12)), "none", ""),
        ((182, (0, 6, 12)), "week 26 (in what is asked)", ""),
    ),
    also=(
        "test_reviews.py::test_a_review_never_keeps_anyone_from_a_session",
        "../plan/test_review.py::test_when_a_review_is_due",
    ),
)


def worst_pain(lower: int) -> Answered:
    return judged(worst_pain=6 - lower)


WORST = Rule(
    code="review-worst-pain",
    title="Worst pain of the week, {review.worst_pain_drop} points lower: better",
    words="The usual pain of the week is looked at in the same way, but does not say who responds.",
    setting="At the start the worst pain was 6.",
    columns=("points lower",),
    ask=worst_pain,
    rows=rows(
        ((-2,), "worse; responder: no", ""),
        ((-1,), "about the same; responder: no", ""),
        ((0,), "about the same; responder: no", ""),
        ((1,), "about the same; responder: no", ""),
        ((2,), "better; responder: yes", ""),
        ((3,), "better; responder: yes", ""),
    ),
    edges=(Edge(number="review.worst_pain_drop", column="points lower"),),
    also=("../plan/test_review.py::test_usual_pain_changes_by_two_points",),
)


def scale(higher: int) -> Answered:
    return judged(akps=answers_of(60 + higher))


SCALE = Rule(
    code="review-akps",
    title="The Anterior Knee Pain Scale, {review.akps_gain} points higher: better, {review.akps_clear_gain}: clearly",
    words=(
        "It is scored only when all thirteen items are answered. It stands in a file of its own that may be taken out "
        "(docs/outcomes.md); then it is not asked, and nothing is concluded from it."
    ),
    setting="At the start the score was 60.",
    columns=("points higher",),
    ask=scale,
    rows=rows(
        ((-10,), "worse; responder: no", ""),
        ((-9,), "about the same; responder: no", ""),
        ((9,), "about the same; responder: no", ""),
        ((10,), "better; responder: yes", ""),
        ((11,), "better; responder: yes", ""),
        ((13,), "better; responder: yes", ""),
        ((14,), "clearly better; responder: yes", ""),
        ((15,), "clearly better; responder: yes", ""),
    ),
    edges=(
        Edge(number="review.akps_gain", column="points higher"),
        Edge(number="review.akps_clear_gain", column="points higher"),
    ),
    also=(
        "../plan/test_measures.py::test_the_best_answers_come_to_a_hundred_and_the_worst_to_nothing",
        "../plan/test_measures.py::test_everything_works_with_the_file_deleted",
    ),
)


def activities(ratings: tuple[int, ...]) -> Answered:
    return judged(activities=dict(zip("ABCD", ratings, strict=False)))


ACTIVITIES = Rule(
    code="review-activities",
    title="One's own activities, the mean {review.activities_gain} higher: better",
    words="Only activities that were rated at the start as well are compared. They do not say who responds.",
    setting="At the start four activities were rated 2 each.",
    columns=("rated now",),
    ask=activities,
    rows=rows(
        (((3, 3, 3, 4),), "about the same; responder: not known", ""),
        (((3, 3, 4),), "better; responder: not known", ""),
        (((3, 3, 4, 4),), "better; responder: not known", ""),
        (((0, 0, 1, 1),), "worse; responder: not known", ""),
    ),
    also=(
        "../plan/test_review.py::test_own_activities_change_by_one_point_three",
        "../plan/test_outcomes.py::test_only_activities_that_were_rated_at_first_are_compared",
    ),
)


def felt(change: int) -> Answered:
    return judged(change=change)


FELT = Rule(
    code="review-change",
    title="A rating of change of {review.change_better} or more: better",
    words="From -3 (much worse) to 3 (much better), in words.",
    columns=("change",),
    ask=felt,
    rows=rows(
        ((-3,), "worse; responder: no", ""),
        ((-2,), "worse; responder: no", ""),
        ((-1,), "about the same; responder: no", ""),
        ((0,), "about the same; responder: no", ""),
        ((1,), "about the same; responder: no", ""),
        ((2,), "better; responder: yes", ""),
        ((3,), "better; responder: yes", ""),
    ),
    edges=(Edge(number="review.change_better", column="change"),),
)


@cache
def _sessions_done(done: int) -> Story:
    """So many sessions in 47 days, of 20 that were meant."""
    story = Story().ready(worst_pain_week=6)
    for number in range(done):
        day = 2 * number + number // 3
        story.screen_if_stale(day)
        story.train(day)
    return story


def kept_at_it(done: int, worst: int | None) -> Answered:
    story = _sessions_done(done).again()
    story.add(Reviewed, at=story.at(47, 13), usual_pain=3, worst_pain=worst)
    session = story.session(47)
    (looked,) = session.look_back
    assert looked.meant == 20
    note = "advice" if any(note.rule == "review-see-clinician" for note in session.notes) else "no advice"
    rules = " + ".join(each.rule for each in looked.follows)
    return Answered(plan=note, rule=rules, says=" ".join(each.says for each in looked.follows))


_DONE, _WORST = "sessions done", "worst pain now"
RESPONSE = Rule(
    code="review-response",
    title="Little change although {review.adherence_min} of the sessions were done: advice to see a clinician",
    words=(
        "With fewer sessions done, help to keep at it comes first. Days on which the plan was locked, the person was "
        "unwell or only kept their strength do not count. A responder goes on. A review changes no exercise."
    ),
    setting="At the start the worst pain was 6. The review is on day 48: 20 sessions were meant until then.",
    columns=(_DONE, _WORST),
    ask=kept_at_it,
    rows=rows(
        ((13, 5), "no advice", "review-keep-at-it"),
        ((14, 5), "advice", "review-see-clinician"),
        ((15, 5), "advice", "review-see-clinician"),
        ((13, 4), "no advice", "review-go-on"),
        ((15, 4), "no advice", "review-go-on"),
        ((15, None), "no advice", "review-open"),
    ),
    edges=(Edge(number="review.adherence_min", column=_DONE, times=20, where=((_WORST, 5),)),),
    source="clinical response checks: our proposal on published thresholds",
    also=(
        "test_reviews.py::test_a_review_makes_no_exercise_harder",
        "../plan/test_outcomes.py::test_no_sessions_are_meant_while_the_person_is_unwell",
        "../plan/test_outcomes.py::test_no_sessions_are_meant_while_the_plan_is_locked",
    ),
)


def report(week: int, worst: int) -> Answered:
    looked = looked_back(week=week, worst_pain=worst)
    rules = " + ".join(each.rule for each in looked.follows)
    return Answered(plan=RESPONDS[looked.responder], rule=rules, says=" ".join(each.says for each in looked.follows))


NEXT_PLAN = Rule(
    code="review-next-plan",
    title="After {maintenance.after_weeks} weeks the next plan",
    words="The report tells what has changed since the start. Who responds goes on, or keeps the strength.",
    numbers=("maintenance.sessions_per_week",),
    setting="A session every other week; at the start the worst pain was 6.",
    columns=("week", "worst pain now"),
    ask=report,
    rows=rows(
        ((6, 3), "yes", "review-go-on"),
        ((12, 3), "yes", "review-go-on + review-next-plan"),
        ((12, 6), "no", "review-keep-at-it"),
        ((26, 3), "yes", "review-go-on + review-next-plan"),
    ),
)


def asks_again(item: str, points: int) -> Answered:
    story = _begun(6).again()
    story.screen(day=41)
    story.add(Reviewed, at=story.at(42, 13), akps={**answers_of(60), item: points})
    session = story.session(42)
    return Answered(plan="asked again" if "screening-full" in session.needs else "not asked again")


SAFETY = Rule(
    code="review-safety",
    title="Answers of the scale that bring up the safety questions again",
    words=(
        "Pain that is constant or breaks the sleep, swelling that is constant, and a kneecap that has slipped out: all "
        "safety questions are asked again before the next session."
    ),
    source="our proposal: needs a physiotherapist's sign-off",
    setting="All safety questions were answered the day before.",
    columns=("item", "points"),
    ask=asks_again,
    rows=rows(
        (("pain", 0), "asked again", ""),
        (("pain", 3), "not asked again", ""),
        (("pain", 6), "asked again", ""),
        (("pain", 8), "not asked again", ""),
        (("swelling", 0), "asked again", ""),
        (("swelling", 4), "not asked again", ""),
        (("patellar_movements", 0), "asked again", ""),
        (("patellar_movements", 2), "asked again", ""),
        (("patellar_movements", 4), "not asked again", ""),
    ),
    also=("test_reviews.py::test_worst_pain_of_eight_in_the_week_locks_the_plan",),
)

CHAPTER = Chapter(
    title="Looking back",
    words=(
        "At some weeks the person tells how things are, and sees what has changed since the start. The measures are: "
        + ", ".join(measure.title.lower() for measure in MEASURES.values())
        + ". What they rest on is told in docs/outcomes.md."
    ),
    rules=(TIMETABLE, WORST, SCALE, ACTIVITIES, FELT, RESPONSE, NEXT_PLAN, SAFETY),
)
