"""The person's day: it follows their own clock, and an evening that goes past midnight still belongs to it."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo


def person_day(at: datetime, *, zone: str, day_starts_hour: int) -> date:
    """The day of an aware instant for a person in an IANA ``zone`` whose days begin at ``day_starts_hour``."""
    return (at.astimezone(ZoneInfo(zone)) - timedelta(hours=day_starts_hour)).date()
