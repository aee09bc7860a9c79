"""A light week as pages tell it: that it is one, and how many sessions it still has room for."""

from collections.abc import Iterable
from datetime import date, timedelta

from kneewise.plan import Protocol, Reason, Session, Weekday, default_protocol
from kneewise.plan.fold import Folded, aged, protocol_on
from kneewise.plan.light import DAYS_IN_WEEK, is_light
from kneewise.plan.standing import Standing
from kneewise.web.visit import Visit
from kneewise.web.weekly import allowed_in, next_time


def light_week(session: Session) -> Reason | None:
    """Why there are fewer sets in this session, where it belongs to a light week."""
    return next((reason for reason in session.reasons if reason.rule == "light-week"), None)


def sessions_left(here: Visit) -> int:
    """The sessions that a light week still has room for, with the next one: by its days, and those that suit."""
    then, base = next_time(here), default_protocol()
    if then is None:
        return 1
    protocol = protocol_on(then, protocol=base)
    room = len(_days(then, then.day, protocol))
    return max(min(room, allowed_in(then, protocol=base) - _done(then.standing, protocol)), 1)


def _days(then: Folded, due: date, protocol: Protocol) -> list[date]:
    """The days of a session each, were everyone done: the first is ``due``, the others with days of rest between."""
    ahead = (due + timedelta(days=number) for number in range(DAYS_IN_WEEK))
    light = [day for day in ahead if is_light(aged(then, day, protocol=protocol).standing, protocol=protocol)]
    wanted = frozenset[Weekday]() if then.standing.person is None else then.standing.person.days
    return _apart(
        (day for day in light if day == due or not wanted or Weekday.of(day) in wanted),
        days=protocol.schedule.rest_days_between_sessions + 1,
    )


def _apart(among: Iterable[date], *, days: int) -> list[date]:
    """As many as there can be, the earliest first, with so many days from one to the next."""
    found: list[date] = []
    for day in among:
        if not found or (day - found[-1]).days >= days:
            found.append(day)
    return found


def _done(standing: Standing, protocol: Protocol) -> int:
    """The sessions of this light week so far."""
    began = (standing.block_days or 0) - (protocol.deload.every_weeks - 1) * DAYS_IN_WEEK
    return sum(age <= began for age in standing.session_days)
