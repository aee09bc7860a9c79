"""What is said beside the exercises: light weeks, keeping the strength, a clinician's changes, advice to see one."""

from collections.abc import Iterable

from kneewise.exercises import CATALOGUE
from kneewise.plan import reasons
from kneewise.plan.facts.course import Overridden
from kneewise.plan.gates import gate_a
from kneewise.plan.protocol import Protocol
from kneewise.plan.session import Reason
from kneewise.plan.standing import Standing
from kneewise.plan.verdict import setbacks

DAYS_IN_WEEK = 7


def course_reasons(
    standing: Standing, overrides: Iterable[Overridden], *, light: bool, protocol: Protocol
) -> tuple[Reason, ...]:
    """What shapes a session beside the answers to the last one."""
    return (
        *((reasons.light_week(protocol=protocol),) if light else ()),
        *((reasons.maintenance(protocol=protocol),) if standing.maintaining else ()),
        *(reasons.changed_by_clinician(each) for each in overrides),
    )


def may_maintain(standing: Standing, *, protocol: Protocol) -> bool:
    """Whether keeping the strength may be offered: long enough at it, the gate passed, and the knee calm."""
    started = standing.outcomes.started_days
    worst = max((day.worst for day in standing.last_days(DAYS_IN_WEEK) if day.worst is not None), default=None)
    return (
        started is not None
        and started >= protocol.maintenance.after_weeks * DAYS_IN_WEEK
        and gate_a(standing, protocol=protocol).passed
        and not _recent_flares(standing, protocol)
        and worst is not None
        and worst <= protocol.pain.hold_max
    )


def notes(standing: Standing, *, protocol: Protocol) -> tuple[Reason, ...]:
    """Advice to talk with a clinician, where there is reason for it."""
    stop, flare = protocol.stop, protocol.flare
    found = []
    for track in standing.tracks:
        ages = [each.age_days for each in setbacks(track, standing.visit, protocol=protocol) if each.stopped]
        stops = sum(age <= stop.within_days for age in ages)
        if stops >= stop.clinician_note_after:
            title = CATALOGUE[track.exercise].title
            found.append(reasons.stops_note(title, track.legs, stops, protocol=protocol))
    flares = _recent_flares(standing, protocol)
    if flares >= flare.escalate_count:
        found.append(reasons.flares_note(flares, protocol=protocol))
    return tuple(found)


def _recent_flares(standing: Standing, protocol: Protocol) -> int:
    return sum(each.age_days <= protocol.flare.escalate_window_days for each in standing.flares)
