"""When the next session may be: days of rest between sessions, hours, sessions in a week, rest after a flare-up."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kneewise.plan import reasons
from kneewise.plan.day import counted, more_days, person_day, span
from kneewise.plan.facts.exercise import Weekday
from kneewise.plan.light import sessions_a_week
from kneewise.plan.memory import AGE_CAP_DAYS
from kneewise.plan.protocol import Protocol
from kneewise.plan.session import Reason
from kneewise.plan.standing import Standing
from kneewise.plan.verdict import judge
from kneewise.wording import Wording, say, say_many

DAYS_IN_WEEK = 7
_LONG_OVER = -AGE_CAP_DAYS
"""The days of a wait that there is no reason for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """Whole days from today until the session is due, and why."""

    days: int
    reason: Reason


def wait(standing: Standing, *, protocol: Protocol) -> Wait:
    """How long to wait, by the rules that count whole days; 0 days when a session is due today."""
    longest = _longest(standing, protocol)
    if longest.days > 0:
        return longest
    return Wait(
        days=0, reason=_reason("due", say("It is time for your session."), "schedule.sessions_per_week", protocol)
    )


def _longest(standing: Standing, protocol: Protocol) -> Wait:
    """Of all waits the one that ends last; below 0 it ended so many days ago."""
    waits = (
        _rest_days(standing, protocol),
        _after_reduce(standing, protocol),
        _week(standing, protocol),
        _after_flare(standing, protocol),
        _unwell(standing, protocol),
    )
    return max(waits, key=lambda each: each.days)


def on_a_chosen_day(standing: Standing, waiting: Wait, *, today: date, protocol: Protocol) -> Wait:
    """The wait until a day that the person chose; a chosen day that went by unused moves the session to today.

    Nobody's first session waits for that, nor that of somebody who chose no days.
    """
    days = frozenset[Weekday]() if standing.person is None else standing.person.days
    if not days or standing.last_session_days is None:
        return waiting
    allowed = waiting.days if waiting.days > 0 else _longest(standing, protocol).days
    due = next(day for day in range(allowed, allowed + DAYS_IN_WEEK) if Weekday.of(today + timedelta(days=day)) in days)
    if due <= waiting.days:
        return waiting
    says = say("Your next session is on a day that you chose.")
    if waiting.days == 0:
        says = say(
            "Your next session is on a day that you chose. If today suits you better and the knee is calm, train today."
        )
    return Wait(days=due, reason=_reason("chosen-day", says, "schedule.sessions_per_week", protocol))


def hours_over(last_at: datetime | None, *, protocol: Protocol) -> datetime | None:
    """The instant from which enough hours have gone by since the last session; ``None`` before the first."""
    return None if last_at is None else last_at + timedelta(hours=protocol.schedule.min_hours_between_sessions)


def days_until(moment: datetime, *, today: date, zone: str, protocol: Protocol) -> int:
    """Whole days of the person from today to an instant."""
    day = person_day(moment, zone=zone, day_starts_hour=protocol.schedule.day_starts_hour)
    return (day - today).days


def hours_reason(*, protocol: Protocol) -> Reason:
    """Why a session on its day still has to wait some hours."""
    says = say_many(
        "Your knee gets {count} hour between sessions. A little later is better.",
        "Your knee gets {count} hours between sessions. A little later is better.",
        count=protocol.schedule.min_hours_between_sessions,
    )
    return _reason("hours-between", says, "schedule.min_hours_between_sessions", protocol)


def _rest_days(standing: Standing, protocol: Protocol) -> Wait:
    since, rest = standing.last_session_days, protocol.schedule.rest_days_between_sessions
    days = _LONG_OVER if since is None else rest + 1 - since
    says = say("Muscles grow on the days between. Your next session comes after {span} of rest.", span=span(rest))
    if rest == 0:
        says = say("Muscles grow between the sessions. Your next one comes tomorrow.")
    return Wait(days=days, reason=_reason("rest-day", says, "schedule.rest_days_between_sessions", protocol))


def _after_reduce(standing: Standing, protocol: Protocol) -> Wait:
    since, rule, visit = standing.last_session_days, protocol.schedule, standing.visit
    judgements = () if visit is None else [judge(track, visit, protocol=protocol) for track in standing.tracks]
    reduced = any(each is not None and each.unsettled for each in judgements)
    days = (
        _LONG_OVER
        if since is None or not reduced
        else rule.rest_days_between_sessions + rule.reduce_rest_days + 1 - since
    )
    says = say("Your knee took longer to calm down, so it gets {more} of rest.", more=more_days(rule.reduce_rest_days))
    return Wait(days=days, reason=_reason("REDUCE", says, "schedule.reduce_rest_days", protocol))


def _week(standing: Standing, protocol: Protocol) -> Wait:
    allowed = sessions_a_week(standing, protocol=protocol)
    recent = [age for age in standing.session_days if age < DAYS_IN_WEEK]
    days = DAYS_IN_WEEK - recent[allowed - 1] if len(recent) >= allowed else _LONG_OVER
    says = say_many(
        "You have done one session in seven days. That is enough for this week.",
        "You have done {count} sessions in seven days. That is enough for this week.",
        count=len(recent),
    )
    number = "maintenance.sessions_per_week" if standing.maintaining else "schedule.sessions_per_week"
    return Wait(days=days, reason=_reason("sessions-a-week", says, number, protocol))


def _after_flare(standing: Standing, protocol: Protocol) -> Wait:
    ages = [flare.age_days for flare in standing.flares if flare.pending]
    rest = protocol.flare.rest_days
    days = rest - min(ages) if ages else _LONG_OVER
    says = say_many(
        "Your knee has flared up, so it gets a quiet day. This is common and does not mean harm.",
        "Your knee has flared up, so it gets {number} quiet days. This is common and does not mean harm.",
        count=rest,
        number=counted(rest),
    )
    return Wait(days=days, reason=_reason("flare-up", says, "flare.rest_days", protocol))


def _unwell(standing: Standing, protocol: Protocol) -> Wait:
    return Wait(days=1 if standing.unwell else _LONG_OVER, reason=reasons.unwell(protocol=protocol))


def _reason(rule: str, says: Wording, number: str, protocol: Protocol) -> Reason:
    return Reason(rule=rule, says=says, saw={}, source=protocol.source_of(number))
