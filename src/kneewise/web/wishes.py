"""When a person wants to be reminded, and where their calendar is: kept apart from the facts, changed at will."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

TOKEN = "calendar-token"  # noqa: S105  # the name of a preference
_HOUR, _ALARM, _NOTIFY, _FROM, _UNTIL = "session-hour", "calendar-alarm", "notify", "quiet-from", "quiet-until"

_EVENING, _MORNING = 21, 8
"""Quiet hours at first (our proposal)."""


class KeepsPreferences(Protocol):
    """What ``kneewise.record.preferences`` does."""

    def of(self, person: str) -> dict[str, str]:
        """Everything that this person has set, by name."""

    def put(self, person: str, wishes: Mapping[str, str | None]) -> None:
        """Set these names, all or none; ``None`` forgets one."""

    def who(self, name: str, value: str) -> str | None:
        """The person who has set a name to this value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """Hours by the person's own clock, 0 to 23. Between the quiet hours no notification is shown."""

    hour: int | None = None
    alarm: bool = False
    notify: bool = False
    quiet_from: int = _EVENING
    quiet_until: int = _MORNING

    @classmethod
    def of(cls, kept: Mapping[str, str]) -> "Wishes":
        """From what is kept."""
        hour = kept.get(_HOUR)
        return cls(
            hour=None if hour is None else int(hour),
            alarm=_ALARM in kept,
            notify=_NOTIFY in kept,
            quiet_from=int(kept.get(_FROM, _EVENING)),
            quiet_until=int(kept.get(_UNTIL, _MORNING)),
        )

    def as_kept(self) -> dict[str, str | None]:
        """As it is kept."""
        return {
            _HOUR: None if self.hour is None else str(self.hour),
            _ALARM: "yes" if self.alarm else None,
            _NOTIFY: "yes" if self.notify else None,
            _FROM: str(self.quiet_from),
            _UNTIL: str(self.quiet_until),
        }

    @property
    def is_heard(self) -> bool:
        """The hour of the session is not one of the quiet ones."""
        if self.hour is None or self.quiet_from == self.quiet_until:
            return self.hour is not None
        if self.quiet_from < self.quiet_until:
            return not self.quiet_from <= self.hour < self.quiet_until
        return self.quiet_until <= self.hour < self.quiet_from


def preferences() -> KeepsPreferences:
    """Where they are kept."""
    kept: KeepsPreferences = import_string(settings.KNEEWISE_PREFERENCES)()
    return kept
