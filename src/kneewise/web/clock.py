"""The one place that asks what time it is, and where this computer is."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]
"""Gives the present moment, aware, in UTC."""


def system_clock() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)  # noqa: TID251  # the edge: every other room gets the moment as an argument


def is_zone(name: str) -> bool:
    """Whether ``name`` is a time zone of the IANA list ("Europe/Paris")."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def local_zone() -> str:
    """The computer's own time zone as an IANA name, or "UTC" when it does not say."""
    named = os.environ.get("TZ", "").removeprefix(":")
    linked = Path("/etc/localtime").resolve().as_posix().partition("/zoneinfo/")[2]
    return next((name for name in (named, linked) if name and is_zone(name)), "UTC")
