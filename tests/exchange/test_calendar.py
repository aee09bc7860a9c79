"""The coming sessions as other programs read them."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from uuid import UUID
from zoneinfo import ZoneInfo

import icalendar
import pytest

from exchange.people import facts_of
from kneewise.exchange.calendar import Appointments, calendar_of, coming_days, sessions_done
from kneewise.plan import Weekday

STAMP = datetime(2026, 3, 27, 9, 0, tzinfo=UTC)
KEY = UUID(int=7)
FRIDAY = date(2026, 3, 27)


def appointments(*days: date, **fields: object) -> Appointments:
    given = {"days": days, "number": 3, "key": KEY, "sequence": 40, "zone": "Europe/Berlin", **fields}
    return Appointments(**given)  # type: ignore[arg-type]


def read(*days: date, **fields: object) -> icalendar.Calendar:
    calendar = icalendar.Calendar.from_ical(calendar_of(appointments(*days, **fields), stamp=STAMP))
    assert isinstance(calendar, icalendar.Calendar)
    return calendar


def test_without_an_hour_a_session_is_on_its_day_and_blocks_nothing() -> None:
    (event,) = read(FRIDAY).events
    assert event.start == FRIDAY
    assert event["summary"] == "Exercise session"
    assert event["transp"] == "TRANSPARENT"
    assert event.DTSTAMP == STAMP
    assert event.sequence == 40
    assert not event.alarms.times


def test_with_an_hour_it_begins_then_by_the_persons_clock_on_both_sides_of_the_change_to_summer_time() -> None:
    calendar = read(FRIDAY, FRIDAY + timedelta(days=3), hour=18, alarm=True)
    starts = [event.start for event in calendar.events]
    assert [start.utcoffset() for start in starts] == [timedelta(hours=1), timedelta(hours=2)]
    assert [start.replace(tzinfo=None).hour for start in starts] == [18, 18]
    assert starts[0] == datetime(2026, 3, 27, 18, tzinfo=ZoneInfo("Europe/Berlin"))
    assert [zone.tz_name for zone in calendar.timezones] == ["Europe/Berlin"]
    assert b"DTSTART;TZID=Europe/Berlin:20260327T180000" in calendar.to_ical()


def test_an_alarm_rings_when_the_session_begins_and_only_if_wanted() -> None:
    (event,) = read(FRIDAY, hour=7, alarm=True).events
    assert [time.trigger for time in event.alarms.times] == [event.start]
    assert event.walk("VALARM")[0]["action"] == "DISPLAY"
    assert not read(FRIDAY, hour=7).events[0].walk("VALARM")


def test_a_session_that_moves_keeps_its_name_and_the_next_has_another() -> None:
    before, after = read(FRIDAY, FRIDAY + timedelta(days=3)).events, read(FRIDAY + timedelta(days=1)).events
    assert before[0].uid == after[0].uid
    assert before[1].uid != before[0].uid
    assert before[1].uid == read(FRIDAY, number=4).events[0].uid
    assert read(FRIDAY, key=UUID(int=8)).events[0].uid != before[0].uid


@pytest.mark.parametrize("fields", [{}, {"hour": 18, "alarm": True}])
def test_nothing_in_it_speaks_of_a_knee(fields: dict[str, object]) -> None:
    content = calendar_of(appointments(FRIDAY, **fields), stamp=STAMP).decode().lower()
    assert not [word for word in ("knee", "patell", "pain", "rehab", "physio", "clinic") if word in content]
    assert all(len(line.encode()) <= 75 for line in content.split("\r\n"))


def test_a_calendar_without_sessions_is_a_calendar() -> None:
    assert read(hour=18).events == []


def days_ahead(
    due: date | None, chosen: tuple[Weekday, ...], done: tuple[date, ...] = (), *, fewer_from: date = date.max
) -> tuple[date, ...]:
    """Three a week, and one from a day on."""
    return coming_days(due, chosen=chosen, done=done, a_week=lambda day: 1 if day >= fewer_from else 3, rest_days=1)


def test_only_the_day_that_is_due_when_no_days_were_chosen() -> None:
    assert days_ahead(FRIDAY, ()) == (FRIDAY,)
    assert days_ahead(None, (Weekday.MONDAY,)) == ()


def test_the_chosen_days_as_far_as_four_weeks() -> None:
    chosen = (Weekday.MONDAY, Weekday.WEDNESDAY, Weekday.FRIDAY)
    days = days_ahead(FRIDAY, chosen)
    assert len(days) == 12
    assert {Weekday.of(day) for day in days} == set(chosen)
    assert max(days) < FRIDAY + timedelta(weeks=4)


def test_more_days_than_the_plan_allows_are_thinned_out() -> None:
    days = days_ahead(FRIDAY, tuple(Weekday))
    assert all((after - before).days >= 2 for before, after in pairwise(days))
    for day in days:
        assert sum(timedelta(0) <= other - day < timedelta(days=7) for other in days) <= 3


def test_sessions_that_were_done_count_in_the_seven_days() -> None:
    chosen = (Weekday.MONDAY, Weekday.WEDNESDAY, Weekday.FRIDAY, Weekday.SUNDAY)
    monday, sunday = FRIDAY - timedelta(days=4), FRIDAY + timedelta(days=2)
    done = (FRIDAY - timedelta(days=2), monday)
    assert days_ahead(FRIDAY, chosen)[1] == sunday
    assert days_ahead(FRIDAY, chosen, done)[1] == monday + timedelta(days=7)


def test_fewer_sessions_are_in_the_calendar_from_the_day_on_which_they_are_fewer() -> None:
    chosen = (Weekday.MONDAY, Weekday.WEDNESDAY, Weekday.FRIDAY)
    days = days_ahead(FRIDAY, chosen, fewer_from=FRIDAY + timedelta(days=7))
    assert [(day - FRIDAY).days for day in days] == [0, 3, 5, 12, 19, 26]


def test_an_hour_of_the_night_belongs_to_the_day_before() -> None:
    starts = [read(FRIDAY, hour=hour, day_starts_hour=4).events[0].start for hour in (3, 4)]
    assert starts == [
        datetime(2026, 3, day, hour, tzinfo=ZoneInfo("Europe/Berlin")) for day, hour in ((28, 3), (27, 4))
    ]


def test_sessions_in_which_something_was_done_are_counted() -> None:
    assert sessions_done(facts_of(2)) == 2
    assert sessions_done(()) == 0
