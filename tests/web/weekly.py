"""What makes the sessions of a week fewer."""

from web.person import Person


def allows(person: Person, *, sessions: int) -> None:
    """A clinician has set how many sessions a week there are."""
    number = {"what": "schedule.sessions_per_week", "sessions": str(sessions)}
    assert person.sends("/changes", {**number, "by": "Dr Green", "why": "agreed", "until": "", "sure": "on"}).url


def keeps_strength(person: Person) -> None:
    """The person only keeps their strength."""
    person.logs(person.fact("maintenance-chosen", on=True))
