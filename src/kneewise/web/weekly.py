"""How many sessions seven days may have: by the protocol, a clinician's number, and whoever keeps their strength."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

from kneewise.plan import Fact, Protocol, default_protocol
from kneewise.plan.facts.corrections import told
from kneewise.plan.facts.course import MaintenanceChosen, Overridden
from kneewise.plan.fold import Folded, aged, one_told, protocol_on
from kneewise.plan.light import sessions_a_week
from kneewise.web.folding import folded
from kneewise.web.visit import Visit


def next_time(here: Visit) -> Folded | None:
    """Where the person stands on the day of the next session, or today where none is due; ``None`` for somebody new."""
    known = folded(here.person, here.kept)
    return None if known is None else aged(known, here.session.due or here.today, protocol=default_protocol())


def sessions_allowed(here: Visit) -> int:
    """The most sessions in any seven days from the next one on."""
    then, protocol = next_time(here), default_protocol()
    return protocol.schedule.sessions_per_week if then is None else allowed_in(then, protocol=protocol)


def sessions_ahead(here: Visit) -> tuple[tuple[date, ...], Callable[[date], int]]:
    """The days of sessions in the week before the next one; and the most in any seven days up to a day after it."""
    then, protocol = next_time(here), default_protocol()
    if then is None:
        return (), lambda _day: protocol.schedule.sessions_per_week
    days = (then.day - timedelta(days=age) for age in then.standing.session_days)
    return tuple(days), lambda day: allowed_in(replace(then, day=day), protocol=protocol)


def allowed_in(then: Folded, *, protocol: Protocol) -> int:
    """The most sessions in any seven days then; ``protocol`` is the one without a clinician's changes."""
    return sessions_a_week(then.standing, protocol=protocol_on(then, protocol=protocol))


def allowed_by_day(kept: Iterable[Fact], *, until: date, protocol: Protocol) -> Callable[[date], int]:
    """The most sessions in seven days as each day had it at its end, as far as ``until``."""
    facts, usual = told(kept), protocol.schedule.sessions_per_week
    if not any(isinstance(each.said, Overridden | MaintenanceChosen) for each in facts):
        return lambda _day: usual
    folded, ends = None, dict[date, Folded]()
    for each in facts:
        folded = one_told(folded, each, protocol=protocol)
        ends[folded.day] = folded
    allowed, day = dict[date, int](), min(ends)
    then = ends[day]
    while day <= until:
        then = ends.get(day) or aged(then, day, protocol=protocol)
        allowed[day] = allowed_in(then, protocol=protocol)
        day += timedelta(days=1)
    return lambda day: allowed.get(day, usual)
