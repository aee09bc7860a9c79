"""What a field of a fact may hold. The limits of plausibility are our proposal; they catch slips, not rare people."""

import math
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from uuid import UUID
from zoneinfo import ZoneInfo

ANKLE_WEIGHT_KG = (0.0, 20.0)
BODY_MASS_KG = (20.0, 350.0)
HEIGHT_M = (0.8, 2.5)
DURATION_S = (0.0, 7200.0)
RANGE_DEG_MAX = 160
REPS_MAX = 200
SETS_MAX = 20
TEXT_MAX = 2000
YEARS = (1970, 2200)
"""A clock that is further off cannot be reckoned with: the calendar itself ends."""


class BadFact(ValueError):  # noqa: N818  # reads as a claim: the fact is bad
    """A fact cannot be used; the message is one sentence that names the field, its value and what is allowed."""


def refuse(where: str, value: object, rule: str) -> BadFact:
    """The exception that says what is wrong and what is allowed."""
    shown = repr(str(value)) if isinstance(value, str) else repr(value)
    return BadFact(f"{where} is {shown if len(shown) <= 60 else shown[:57] + '...'}; it must be {rule}.")  # noqa: PLR2004


def whole(where: str, value: object, lowest: int, highest: int) -> int:
    """A whole number from ``lowest`` to ``highest``; true and false are no numbers."""
    if isinstance(value, bool) or not isinstance(value, int) or not lowest <= value <= highest:
        raise refuse(where, value, f"a whole number from {lowest} to {highest}")
    return value


def real(where: str, value: object, limits: tuple[float, float]) -> float:
    """A finite number inside the limits."""
    low, high = limits
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise refuse(where, value, f"a number from {low:g} to {high:g}")
    if not low <= value <= high:
        raise refuse(where, value, f"a number from {low:g} to {high:g}")
    return float(value)


def truth(where: str, value: object) -> bool:
    """Yes or no."""
    if not isinstance(value, bool):
        raise refuse(where, value, "true or false")
    return value


def one_of(where: str, value: object, choices: Sequence[str]) -> str:
    """One of a closed set of words."""
    if not isinstance(value, str) or value not in choices:
        raise refuse(where, value, f"one of {', '.join(choices)}")
    return value


def said(where: str, value: object) -> str:
    """Some words, which can be written and kept."""
    if not isinstance(value, str) or not value.strip() or len(value) > TEXT_MAX:
        raise refuse(where, value, f"some text of at most {TEXT_MAX} characters")
    if any("\ud800" <= each <= "\udfff" for each in value):
        raise refuse(where, value, "text without halves of characters")
    return value


def uuid(where: str, value: object) -> str:
    """A UUID in its usual form: lower case, so that one id is never two."""
    if not isinstance(value, str) or not _is_uuid(value):
        raise refuse(where, value, "a UUID such as 3f0c8f0e-6f0b-4a52-9d0b-0d5b8f6f7a11")
    return value


def instant(where: str, value: object) -> datetime:
    """An instant that knows its offset from UTC."""
    if not isinstance(value, datetime) or value.utcoffset() is None:
        raise refuse(
            where,
            value.isoformat() if isinstance(value, datetime) else value,
            "a time with its offset, such as 2026-11-23T07:30:00Z",
        )
    if not YEARS[0] <= value.year <= YEARS[1]:
        raise refuse(where, value.isoformat(), f"a time of the years {YEARS[0]} to {YEARS[1]}")
    return value


def zone(where: str, value: object) -> str:
    """An IANA time zone that this machine knows."""
    if not isinstance(value, str) or not _is_zone(value):
        raise refuse(where, value, "a time zone such as Europe/Berlin")
    return value


@cache
def _is_zone(value: str) -> bool:
    try:
        ZoneInfo(value)
    except (ValueError, OSError, KeyError):  # no such zone, no such file, or a name that is a path
        return False
    return True


def _is_uuid(value: str) -> bool:
    try:
        return str(UUID(value)) == value
    except ValueError:
        return False
