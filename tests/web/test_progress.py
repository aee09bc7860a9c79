"""Looking back: pain, sessions, strength."""

import re
from datetime import date, timedelta
from html import unescape

from kneewise.plan import DiaryDay, PerKnee
from kneewise.web import trend
from web.person import Person

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
    assert "3 × 10" in text
    assert "Pain from 0 to 10, day by day." in text
    rows = re.findall(r"(\d+ \w{3}) (\S) (\S) (\S) ", text[text.index("In the exercises") :])
    assert ("3", "2") in {(right, peak) for _, _, right, peak in rows}


def test_it_shows_what_the_next_gate_still_asks(ready: Person) -> None:
    text = text_of(ready)
    assert "The semi squat, standing, opens when all of this is so:" in text
    assert "Still to come." in text


def morning(days_ago: int, *, left: int | None = None, right: int | None = None, peak: int | None = None) -> DiaryDay:
    return DiaryDay(day=TODAY - timedelta(days=days_ago), morning=PerKnee(left=left, right=right), peak=peak)


def test_pain_is_drawn_from_the_bottom_to_the_top_and_from_the_left_to_the_right() -> None:
    picture = trend.pain_picture((morning(10, right=0, peak=10), morning(0, right=5)), today=TODAY, limit=2)
    assert picture is not None
    left, right = picture.lines
    assert left.points == ()
    bottom, middle = right.points
    assert (bottom.x, middle.x) == (picture.edges["left"], picture.edges["right"])
    assert bottom.y == picture.edges["bottom"]
    assert picture.peaks[0].y == picture.edges["top"]
    assert middle.y == (picture.edges["bottom"] + picture.edges["top"]) // 2
    assert [(row.right, row.peak) for row in picture.rows] == [(5, None), (0, 10)]


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
    kept = trend.kept(trained[::-1], today=TODAY, a_week=3)
    assert (kept.this_week, kept.done, kept.meant) == (2, 4, 6)
    nothing = trend.kept((), today=TODAY, a_week=3)
    assert (nothing.this_week, nothing.done, nothing.meant) == (0, 0, 0)
