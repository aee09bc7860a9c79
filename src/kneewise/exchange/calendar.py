"""The coming sessions as a calendar (iCalendar, RFC 5545).

Whoever looks over a shoulder at a calendar learns nothing about a knee: each entry says "Exercise session", no more,
and neither does the file. A session keeps its UID when the plan moves it to another day, so that calendars move it
too: they are numbered, and the next one is always one more than those done.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event

from kneewise.plan import Fact, SetDone, Weekday

WEEKS_AHEAD = 4
LASTS_MIN = 40
"""So long a session is in the calendar (our proposal: five exercises, three sets, a minute between)."""

_WEEK_DAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointments:
    """What goes into the calendar.

    ``number`` is that of the first session, ``key`` the same for all calendars of one person, and ``sequence`` never
    less than it was before. Without ``hour`` (0 to 23, by the clock of ``zone``) a session takes no time of its day;
    one before ``day_starts_hour`` is in the night after it. ``alarm`` rings when it begins, so it needs an hour.
    ``title`` is that of each entry and ``calendar`` that of all, in the person's language; nothing that tells of a
    knee.
    """

    days: tuple[date, ...]
    number: int
    key: UUID
    sequence: int
    zone: str
    hour: int | None = None
    day_starts_hour: int = 0
    alarm: bool = False
    title: str = "Exercise session"
    calendar: str = "Exercise"


def coming_days(
    due: date | None,
    *,
    chosen: Collection[Weekday],
    done: Collection[date],
    a_week: Callable[[date], int],
    rest_days: int,
) -> tuple[date, ...]:
    """The day that is due, and the days chosen by the person as far as four weeks ahead, as the plan would allow them.

    ``rest_days`` lie between, and no seven days, with the sessions ``done`` in them, have more than ``a_week`` says of
    their last day. Whoever chose no days gets the day that is due. Nothing is due while the plan is locked.
    """
    if due is None:
        return ()
    days = [due]
    for ahead in range(1, WEEKS_AHEAD * _WEEK_DAYS):
        day = due + timedelta(days=ahead)
        rested = (day - days[-1]).days > rest_days
        recent = sum((day - other).days < _WEEK_DAYS for other in {*done, *days})
        if Weekday.of(day) in chosen and rested and recent < a_week(day):
            days.append(day)
    return tuple(days)


def sessions_done(facts: Iterable[Fact]) -> int:
    """How many sessions something was done in."""
    return len({fact.session for fact in facts if isinstance(fact, SetDone) and fact.reps_done > 0})


def calendar_of(appointments: Appointments, *, stamp: datetime) -> bytes:
    """The calendar as a file; ``stamp`` is the moment at which it is made, aware."""
    calendar = Calendar()
    calendar.add("prodid", "-//Exercise sessions//1//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", appointments.calendar)
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    for place, day in enumerate(appointments.days):
        calendar.add_component(_event(appointments, place, day, stamp))
    if appointments.hour is not None and appointments.days:
        calendar.add_missing_timezones()
    content: bytes = calendar.to_ical()
    return content


def _event(appointments: Appointments, place: int, day: date, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", f"{uuid5(appointments.key, str(appointments.number + place))}@session")
    event.add("dtstamp", stamp)
    event.add("sequence", appointments.sequence)
    event.add("summary", appointments.title)
    event.add("class", "PRIVATE")
    if appointments.hour is None:
        event.add("dtstart", day)
        event.add("transp", "TRANSPARENT")
        return event
    night = timedelta(days=appointments.hour < appointments.day_starts_hour)
    start = datetime.combine(day + night, time(appointments.hour), tzinfo=ZoneInfo(appointments.zone))
    event.add("dtstart", start)
    event.add("duration", timedelta(minutes=LASTS_MIN))
    if appointments.alarm:
        event.add_component(_alarm(appointments.title))
    return event


def _alarm(title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", timedelta(0))
    return alarm
