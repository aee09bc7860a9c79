"""Looking back: pain, sessions, strength."""

import re
from datetime import date, timedelta
from html import unescape

from kneewise.plan import DiaryDay, Legs, PerKnee, diary
from kneewise.web import trend
from spec.story import PROTOCOL, Story, Told
from web.clock import FixedClock
from web.long_course import in_a_light_week
from web.person import Person
from web.weekly import allows, keeps_strength

TODAY = date(2026, 11, 18)
"""A Wednesday."""


def text_of(person: Person) -> str:
    page = unescape(person.opens("/progress").content.decode())
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_it_is_there_before_anything_is_known(alice: Person) -> None:
    text = text_of(alice)
    assert "your mornings appear here" in text
    assert "After your first session your exercises appear here." in text


def test_it_tells_what_was_done_and_what_it_felt_like(training: Person) -> None:
    training.does_everything(peak_pain=2)
    training.reports_the_morning(pain="3")
    text = text_of(training)
    assert "This week: 1 of 3 sessions." in text
    assert "Straight leg raise" in text
    assert "10 repetitions, no weight" in text
    assert "Pain from 0 to 10, day by day." in text
    assert "left leg, highest pain in the exercises" in text
    rows = re.findall(r"(\d+ \w{3}) (\S) (\S) (\S) (\S) ", text[text.index("In the exercises, right leg") :])
    assert ("3", "2", "2") in {(right, *peaks) for _, _, right, *peaks in rows}


def test_it_shows_what_the_next_gate_still_asks(ready: Person) -> None:
    text = text_of(ready)
    assert "The semi squat, standing, opens when all of this is so:" in text
    assert "Still to come." in text


def test_a_light_week_is_no_loss(alice: Person, clock: FixedClock) -> None:
    in_a_light_week(clock, sessions=1)
    text = text_of(alice)
    assert "A light week. One week in 6 is a light one: fewer sets" in text
    assert re.search(r"10 repetitions, no weight → at first, and now 1\d repetitions", text)
    assert "×" not in text


def test_other_weeks_are_not_called_light(ready: Person) -> None:
    assert "light week" not in text_of(ready).lower()


def test_sets_that_differ_are_told_from_the_least_to_the_most() -> None:
    story = Story().ready().train(0, every=Told(reps_short=3))
    doses = {leg.last for each in trend.strengths(diary(story.facts, protocol=PROTOCOL)) for leg in each.legs}
    assert doses == {"7 to 10 repetitions, no weight"}


def test_each_leg_has_a_mark_of_its_own_shape_and_a_column(training: Person) -> None:
    training.does_everything(peak_pain=2)
    page = training.opens("/progress").content.decode()
    marks = dict(re.findall(r'<path class="peak (\w+)" transform="[^"]+" d="([^"]+)">', page))
    assert set(marks) == {"left", "right"}
    assert len(set(marks.values())) == 2
    assert 'data-label="In the exercises, left leg"' in page


def morning(days_ago: int, *, left: int | None = None, right: int | None = None, peak: int | None = None) -> DiaryDay:
    """A day of the diary; ``peak`` in the exercises of the left leg."""
    return DiaryDay(
        day=TODAY - timedelta(days=days_ago),
        morning=PerKnee(left=left, right=right),
        peak=peak,
        peaks=() if peak is None else ((Legs.LEFT, peak),),
    )


def test_the_highest_pain_is_drawn_for_each_leg_and_for_both_together() -> None:
    peaks = ((Legs.BOTH, 1), (Legs.LEFT, 3), (Legs.RIGHT, 0))
    picture = trend.pain_picture((DiaryDay(day=TODAY, peak=3, peaks=peaks),), today=TODAY, limit=2)
    assert picture is not None
    assert [(each.kind, len(each.points)) for each in picture.peaks] == [("left", 1), ("right", 1), ("both", 1)]
    assert picture.rows[0].peaks == (("left leg", 3), ("right leg", 0), ("both legs together", 1))


def test_the_picture_always_names_a_day_and_none_runs_out_of_it() -> None:
    today = trend.pain_picture((morning(0, right=1),), today=TODAY, limit=2)
    soon = trend.pain_picture((morning(3, right=1), morning(0)), today=TODAY, limit=2)
    assert today is not None
    assert soon is not None
    assert [tick.says for tick in today.weeks] == ["18 Nov"]
    assert [(tick.says, tick.anchor) for tick in soon.weeks] == [("15 Nov", "middle"), ("18 Nov", "end")]


def test_the_picture_names_mondays_once_there_are_two() -> None:
    picture = trend.pain_picture((morning(60, right=1), morning(0)), today=TODAY, limit=2)
    assert picture is not None
    assert [tick.says for tick in picture.weeks] == ["21 Sep", "5 Oct", "19 Oct", "2 Nov", "16 Nov"]


def test_pain_is_drawn_from_the_bottom_to_the_top_and_from_the_left_to_the_right() -> None:
    picture = trend.pain_picture((morning(10, right=0, peak=10), morning(0, right=5)), today=TODAY, limit=2)
    assert picture is not None
    left, right = picture.lines
    assert left.points == ()
    bottom, middle = right.points
    assert (bottom.x, middle.x) == (picture.edges["left"], picture.edges["right"])
    assert bottom.y == picture.edges["bottom"]
    assert picture.peaks[0].points[0].y == picture.edges["top"]
    assert middle.y == (picture.edges["bottom"] + picture.edges["top"]) // 2
    assert [(row.right, row.peaks) for row in picture.rows] == [(5, (("left leg", None),)), (0, (("left leg", 10),))]


def test_what_is_older_than_twelve_weeks_is_left_out() -> None:
    assert trend.pain_picture((morning(84, right=1), morning(0)), today=TODAY, limit=2) is None
    picture = trend.pain_picture((morning(84, right=1), morning(83, right=2)), today=TODAY, limit=2)
    assert picture is not None
    assert [row.right for row in picture.rows] == [2]


def test_the_calendar_ends_with_this_week_and_says_each_day() -> None:
    days = (DiaryDay(day=TODAY, sessions=1, morning=PerKnee(left=0)),)
    weeks = trend.calendar(days, today=TODAY)
    assert len(weeks) == 6
    assert weeks[-1][0].day == date(2026, 11, 16)
    today = weeks[-1][2]
    assert (today.trained, today.answered, today.today, today.ahead) == (True, True, True, False)
    assert today.says == "Wednesday 18 November, session, morning answered"
    assert weeks[-1][3].ahead
    assert weeks[0][0].says == "Monday 12 October"


def test_sessions_are_held_against_whole_weeks_only() -> None:
    trained = tuple(DiaryDay(day=TODAY - timedelta(days=ago), sessions=1) for ago in (16, 14, 9, 7, 2, 0))
    kept = trend.kept(trained[::-1], today=TODAY, a_week=lambda _day: 3)
    assert (kept.this_week, kept.done, kept.meant) == (2, 4, 6)
    nothing = trend.kept((), today=TODAY, a_week=lambda _day: 3)
    assert (nothing.this_week, nothing.done, nothing.meant) == (0, 0, 0)


def test_weeks_before_are_held_against_the_number_that_they_had() -> None:
    trained = (DiaryDay(day=TODAY - timedelta(days=12), sessions=1), DiaryDay(day=TODAY, sessions=1))
    kept = trend.kept(trained, today=TODAY, a_week=lambda day: 1 if day >= TODAY - timedelta(days=9) else 3)
    assert (kept.a_week, kept.done, kept.meant) == (1, 1, 4)


def test_a_clinicians_number_and_the_wish_to_keep_the_strength_are_those_of_the_week(training: Person) -> None:
    training.does_everything()
    keeps_strength(training)
    assert "This week: 1 of 2 sessions." in text_of(training)
    allows(training, sessions=1)
    assert "This week: 1 of 1 session." in text_of(training)
