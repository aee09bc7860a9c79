"""The person's day: it follows their own clock, and an evening that goes past midnight still belongs to it."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from kneewise.wording import Wording, say, say_many

DAYS_IN_WEEK = 7

_COUNTS = (
    say("no"),
    say("one"),
    say("two"),
    say("three"),
    say("four"),
    say("five"),
    say("six"),
    say("seven"),
    say("eight"),
    say("nine"),
    say("ten"),
)


def person_day(at: datetime, *, zone: str, day_starts_hour: int) -> date:
    """The day of an aware instant for a person in an IANA ``zone`` whose days begin at ``day_starts_hour``."""
    return (at.astimezone(ZoneInfo(zone)) - timedelta(hours=day_starts_hour)).date()


def counted(number: int) -> Wording | int:
    """A small number as a word, a larger one as it is."""
    return _COUNTS[number] if number < len(_COUNTS) else number


def span(days: int) -> Wording:
    """So many days as a person says it: a day, two days, a week, two weeks."""
    weeks, over = divmod(days, DAYS_IN_WEEK)
    if over or not weeks:
        return say_many("a day", "{number} days", count=days, number=counted(days))
    return say_many("a week", "{number} weeks", count=weeks, number=counted(weeks))


def more_days(days: int) -> Wording:
    """So many days more: one more day."""
    return say_many("{number} more day", "{number} more days", count=days, number=counted(days))
