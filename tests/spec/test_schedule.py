"""When the next session is: days of rest, three in a week, hours between, and the person's own clock."""

from datetime import date, timedelta

import pytest

from kneewise.plan import Answer, ExerciseRated, SessionEnded
from spec.story import Story, Told


def test_the_first_session_is_due_on_the_first_day() -> None:
    assert Story().ready().due_day(0) == 0


def test_a_day_of_rest_comes_between() -> None:
    story = Story().ready().train(0)
    assert [story.session(day).verdict for day in (1, 2, 3)] == [Answer.REST, Answer.TRAIN, Answer.TRAIN]
    assert [story.due_day(day) for day in (0, 1, 2)] == [2, 2, 2]
    assert story.due_day(5) == 5, "a missed day moves the session to today"


def test_three_sessions_in_seven_days_are_enough() -> None:
    story = Story().ready().train(0).train(2).train(4)
    assert story.due_day(5) == 7
    assert story.session(6).reasons[0].rule == "sessions-a-week"


def test_a_good_month_is_monday_wednesday_friday() -> None:
    story, day, days = Story().ready(), 0, []
    for _ in range(8):
        days.append(day % 7)
        story.screen_if_stale(day)
        story.train(day)
        day = story.due_day(day + 1)
    assert days == [0, 2, 4, 0, 2, 4, 0, 2]


@pytest.mark.parametrize(("hour", "verdict"), [(10, Answer.REST), (11, Answer.REST), (12, Answer.TRAIN)])
def test_thirty_six_hours_come_between(hour: int, verdict: Answer) -> None:
    """A session that ends at 23:55 on Monday allows the next from 11:55 on Wednesday."""
    story = Story().ready().train(0, hour_of_day=23)
    assert story.session(2, hour=hour).verdict is verdict
    assert story.due_day(2, hour=hour) == 2


def test_hours_count_from_the_last_set_of_a_session_that_was_never_ended() -> None:
    """The last set of the last exercise is rated at 23:39; after 36 hours it is 11:39."""
    story = Story().ready().train(0, hour_of_day=23, hour=None, asked=False).morning(1)
    story.facts = [fact for fact in story.facts if not isinstance(fact, SessionEnded)]
    last = max(fact.at for fact in story.facts if isinstance(fact, ExerciseRated))
    then = last + timedelta(hours=36) - story.at(2, 0)
    minutes = int(then.total_seconds()) // 60
    for later, verdict in ((-1, Answer.REST), (1, Answer.TRAIN)):
        hour, minute = divmod(minutes + later, 60)
        assert story.session(2, hour=hour, minute=minute).verdict is verdict


def test_a_session_after_midnight_belongs_to_the_evening() -> None:
    early = Story().ready().train(1, hour_of_day=3, asked=False)
    assert early.due_day(1, hour=5) == 2
    assert "morning-check" in early.session(1, hour=8).needs


@pytest.mark.parametrize(
    ("answers", "due"),
    [({}, 2), ({"hour": 1}, 2), ({"hour": 2}, 3), ({"morning": 1}, 2), ({"morning": 2}, 3)],
)
def test_a_knee_that_does_not_settle_gets_one_more_day(answers: dict[str, int], due: int) -> None:
    story = Story().ready().train(0, **answers)
    assert story.due_day(1) == due
    assert (story.session(1).reasons[0].rule == "REDUCE") is (due == 3)


@pytest.mark.parametrize(
    ("zone", "first_evening"),
    [("Europe/Berlin", 82), ("Europe/Berlin", 292), ("America/New_York", 61), ("Pacific/Auckland", 88), ("UTC", 10)],
)
def test_the_next_morning_is_the_persons_own_also_when_the_clocks_change(zone: str, first_evening: int) -> None:
    """Day 82 is Saturday 28 March 2026, the night of summer time in Europe; 292 and 61 are such nights as well."""
    story = Story(zone=zone).ready(day=first_evening).train(first_evening, morning=0)
    saw = story.item(first_evening + 2, "clamshell", "left").reasons[0].saw
    assert (saw["pain_next_morning"], saw["baseline_morning"]) == (0, 0.0)
    assert story.due_day(first_evening + 1) == first_evening + 2


def test_the_due_day_is_the_persons_own_day() -> None:
    """19:00 on Monday in Los Angeles is Tuesday in UTC."""
    story = Story(zone="America/Los_Angeles").ready().train(0)
    assert story.session(1).due == date(2026, 1, 7)


def test_a_journey_to_the_west_does_not_turn_back_the_day() -> None:
    story = Story(zone="Pacific/Auckland").ready().train(0)
    story.zone = "Pacific/Honolulu"
    story.morning(0, hour=23)
    assert story.session(2).verdict is Answer.TRAIN


def test_an_open_session_stays_as_it_was_prescribed() -> None:
    story = Story().ready().train(0).train(2).train(4)
    whole = [*story.facts]
    prescribed = story.session(6).items
    story.train(7, told={("clamshell", "left"): Told(peak=6)})
    started = len(whole) + 2
    for known in range(started, len(story.facts) - 3):
        open_story = Story(facts=story.facts[:known])
        session = open_story.session(7, hour=19)
        assert session.open_session is not None
        assert [(item.sets, item.reps, item.load) for item in session.items] == [
            (item.sets, item.reps, item.load) for item in prescribed
        ]
    stopped = {(item.exercise.name, item.legs.value) for item in session.items if item.stopped_today}
    assert stopped == {("clamshell", "left")}


def test_an_exercise_that_was_stopped_today_says_why() -> None:
    story = Story().ready().train(0, told={("clamshell", "left"): Told(peak=6)})
    story.facts = [fact for fact in story.facts if fact.at <= story.at(0, 18, 50)]
    (reason,) = story.item(0, "clamshell", "left", hour=19).reasons
    assert (reason.rule, reason.saw) == ("STOP", {"pain_peak": 6})
    assert reason.says == "Your kneecap pain went up to 6. Leave this exercise for today."
    assert not story.item(0, "clamshell", "right", hour=19).stopped_today


@pytest.mark.parametrize(("hour", "is_open"), [(23, True), (29, True), (31, False)])
def test_a_session_that_was_left_lying_closes_after_twelve_hours(hour: int, *, is_open: bool) -> None:
    story = Story().ready().train(0)
    story.facts = [fact for fact in story.facts if fact.at <= story.at(0, 18, 30)]
    session = story.session(hour // 24, hour=hour % 24)
    assert (session.open_session is not None) is is_open


def test_a_session_that_was_only_opened_changes_nothing() -> None:
    story = Story().ready().train(0)
    before = story.session(2)
    story.train(2, every=Told(skipped=True), hour=None, asked=False)
    after = story.session(2, hour=20)
    assert (after.items, after.due, after.gates) == (before.items, before.due, before.gates)


@pytest.mark.parametrize(
    ("day", "hour", "needs"),
    [
        (0, 19, ()),
        (0, 20, ("hour-after",)),
        (1, 5, ("morning-check",)),
        (1, 20, ("morning-check",)),
        (2, 18, ("morning-check", "screening-short")),
    ],
)
def test_what_is_asked_after_a_session(day: int, hour: int, needs: tuple[str, ...]) -> None:
    """The session ends at 18:55."""
    story = Story().ready().train(0, hour=None, asked=False)
    assert story.session(day, hour=hour).needs == needs


def test_what_is_shown_in_advance_is_what_is_given_on_the_day() -> None:
    story, day = Story().ready(), 0
    for number in range(12):
        story.screen_if_stale(day)
        story.train(day, every=Told(peak=number % 4), morning=number % 3)
        day = story.due_day(day + 1)
        ahead = story.session(day - 1)
        assert ahead.due == story.session(day).due
        assert ahead.items == story.session(day).items
