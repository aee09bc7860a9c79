"""The person's day: it follows their own clock, and an evening that goes past midnight still belongs to it."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

DAYS_IN_WEEK = 7

_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def person_day(at: datetime, *, zone: str, day_starts_hour: int) -> date:
    """The day of an aware instant for a person in an IANA ``zone`` whose days begin at ``day_starts_hour``."""
    return (at.astimezone(ZoneInfo(zone)) - timedelta(hours=day_starts_hour)).date()


def count(number: int) -> str:
    """A small number as a word."""
    return _COUNTS[number] if number < len(_COUNTS) else str(number)


def span(days: int) -> str:
    """So many days as a person says it: a day, two days, a week, two weeks."""
    weeks, over = divmod(days, DAYS_IN_WEEK)
    number, unit = (days, "day") if over or not weeks else (weeks, "week")
    return f"a {unit}" if number == 1 else f"{count(number)} {unit}s"


def more_days(days: int) -> str:
    """So many days more: one more day."""
    return f"{count(days)} more {'day' if days == 1 else 'days'}"
