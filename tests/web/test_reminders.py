"""A calendar to save or subscribe to, and a notification if it is wanted."""

import re
from datetime import date, timedelta

import icalendar
import pytest
from django.test import Client

from kneewise.web.wishes import Wishes
from web.clock import FixedClock
from web.person import Person
from web.weekly import allows, keeps_strength

WANTED = {"hour": "18", "alarm": "on", "notify": "on", "quiet_from": "21", "quiet_until": "8"}


def events(content: bytes) -> list[icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(content)
    assert isinstance(calendar, icalendar.Calendar)
    return calendar.events


def address(person: Person) -> str | None:
    found = re.search(
        r'value="http://[^/]+(/calendar/[\w-]+\.ics\?language=en)"', person.opens("/mine/reminders").content.decode()
    )
    return None if found is None else found[1]


def test_the_calendar_has_the_day_that_is_due(ready: Person) -> None:
    file = ready.opens("/mine/sessions.ics")
    assert file["Content-Type"] == "text/calendar; charset=utf-8"
    assert file["Content-Disposition"] == 'attachment; filename="sessions.ics"'
    assert [event.start for event in events(file.content)] == [date(2026, 11, 21)]
    assert b"knee" not in file.content.lower()


def test_the_calendar_has_the_chosen_days_at_the_chosen_hour(ready: Person) -> None:
    ready.says_who_she_is(days=["monday", "thursday"])
    ready.sends("/mine/reminders", WANTED)
    found = events(ready.opens("/mine/sessions.ics").content)
    assert {event.start.hour for event in found} == {18}
    assert {event.start.weekday() for event in found[1:]} == {0, 3}
    assert max(event.start.date() for event in found) < date(2026, 11, 21) + timedelta(weeks=4)
    assert all(event.walk("VALARM") for event in found)


def days_of(person: Person) -> list[date]:
    """Of the calendar's first two weeks."""
    days = [event.start for event in events(person.opens("/mine/sessions.ics").content)]
    return [day for day in days if day < days[0] + timedelta(weeks=2)]


def test_the_calendar_has_no_session_that_the_plan_would_refuse(training: Person, clock: FixedClock) -> None:
    training.says_who_she_is(days=["saturday", "monday", "wednesday", "friday"])
    training.does_everything()
    clock.forward(hours=48)
    training.reports_the_morning()
    training.starts()
    assert [day.day for day in days_of(training)] == [23, 25, 28, 30, 2, 5]
    training.does_everything()
    assert [day.day for day in days_of(training)] == [25, 28, 30, 2, 5, 7]


def test_the_calendar_has_as_many_as_a_clinician_allows_and_keeping_the_strength_needs(ready: Person) -> None:
    ready.says_who_she_is(days=["monday", "wednesday", "friday"])
    keeps_strength(ready)
    assert [day.day for day in days_of(ready)] == [21, 23, 30, 2]
    allows(ready, sessions=1)
    assert [day.day for day in days_of(ready)] == [21, 30]


def test_a_session_keeps_its_name_when_it_moves_and_gives_it_up_when_it_is_done(
    training: Person, clock: FixedClock
) -> None:
    (first,) = events(training.opens("/mine/sessions.ics").content)
    training.does_everything()
    (second,) = events(training.opens("/mine/sessions.ics").content)
    assert (second.uid != first.uid, second.start) == (True, date(2026, 11, 23))
    clock.forward(hours=24 * 4)
    (moved,) = events(training.opens("/mine/sessions.ics").content)
    assert (moved.uid, moved.start) == (second.uid, date(2026, 11, 25))
    training.reports_the_morning()
    assert events(training.opens("/mine/sessions.ics").content)[0].sequence > moved.sequence


def test_nothing_is_in_the_calendar_of_somebody_who_is_asked_to_see_a_clinician(ready: Person) -> None:
    ready.reports_the_morning(swelling="3")
    assert events(ready.opens("/mine/sessions.ics").content) == []


def test_nobody_new_has_a_calendar_with_anything_in_it(alice: Person) -> None:
    assert len(events(alice.opens("/mine/sessions.ics").content)) <= 1


def test_the_feed_needs_no_cookie_but_its_address(ready: Person) -> None:
    assert address(ready) is None
    ready.client.post("/mine/calendar", {"new": "yes"})
    feed = address(ready)
    assert feed is not None
    assert len(feed) > 50
    answer = Client().get(feed)
    assert len(events(answer.content)) == 1
    assert "Content-Disposition" not in answer
    assert Client().get("/calendar/anything.ics").status_code == 404


def test_the_feed_can_be_moved_and_taken_away(ready: Person) -> None:
    ready.client.post("/mine/calendar", {"new": "yes"})
    first = address(ready)
    ready.client.post("/mine/calendar", {"new": "yes"})
    second = address(ready)
    assert first != second
    assert [Client().get(each).status_code for each in (first, second)] == [404, 200]
    ready.client.post("/mine/calendar", {"stop": "yes"})
    assert Client().get(second).status_code == 404
    assert address(ready) is None
    assert ready.opens("/mine/calendar").status_code == 405


def test_erasing_takes_the_feed_away(ready: Person) -> None:
    ready.client.post("/mine/calendar", {"new": "yes"})
    feed = address(ready)
    ready.client.post("/mine/erase", {"sure": "on"})
    assert Client().get(feed).status_code == 404


def test_what_is_wanted_is_kept(ready: Person) -> None:
    assert b'data-notify="no"' in ready.opens("/mine/reminders").content
    assert ready.sends("/mine/reminders", WANTED).url == "/mine/reminders"
    page = ready.opens("/mine/reminders").content
    assert b'data-notify="yes" data-hour="18" data-from="21" data-until="8"' in page
    assert b'<option value="18" selected>18:00</option>' in page
    ready.sends("/mine/reminders", {"hour": "", "quiet_from": "22", "quiet_until": "7"})
    assert b'data-notify="no" data-hour="" data-from="22" data-until="7"' in ready.opens("/mine/reminders").content


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"hour": ""}, b"Please choose a time."),
        ({"hour": "22"}, b"This time is in your quiet hours."),
        ({"hour": "25"}, b"is not one of the available choices"),
        ({"quiet_from": ""}, b"required"),
    ],
)
def test_what_cannot_be_is_asked_again(ready: Person, answers: dict[str, str], says: bytes) -> None:
    answer = ready.sends("/mine/reminders", {**WANTED, **answers})
    assert answer.status_code == 422
    assert says in answer.content


def test_a_session_is_due_until_it_is_begun(ready: Person) -> None:
    assert ready.opens("/mine/reminders/due").json()["due"] is True
    ready.starts()
    assert ready.opens("/mine/reminders/due").json()["due"] is False
    ready.does_everything()
    assert ready.opens("/mine/reminders/due").json()["due"] is False


@pytest.mark.parametrize(
    ("quiet", "heard"),
    [((21, 8), range(8, 21)), ((1, 5), [0, *range(5, 24)]), ((0, 0), range(24)), ((12, 12), range(24))],
)
def test_quiet_hours_may_go_over_midnight(quiet: tuple[int, int], heard: object) -> None:
    found = [hour for hour in range(24) if Wishes(hour=hour, quiet_from=quiet[0], quiet_until=quiet[1]).is_heard]
    assert found == list(heard)  # type: ignore[call-overload]


def test_no_hour_is_heard_when_there_is_none() -> None:
    assert not Wishes().is_heard


def test_the_feed_speaks_the_language_of_whoever_made_it(ready: Person) -> None:
    ready.client.post("/mine/calendar", {"new": "yes"})
    spanish = (address(ready) or "").replace("language=en", "language=es")
    assert b"SUMMARY:Exercise session" not in ready.opens(spanish).content
    assert b"SUMMARY:Exercise session" in ready.opens(spanish.replace("language=es", "language=nowhere")).content
