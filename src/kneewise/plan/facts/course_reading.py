"""The facts of the course beside the exercises, read from JSON."""

from collections.abc import Callable, Mapping
from datetime import date

from kneewise.plan.facts import _allowed as allowed
from kneewise.plan.facts._allowed import refuse
from kneewise.plan.facts.course import (
    CHANGE_MAX,
    HOP_CM_MAX,
    MINUTES,
    ActivityDone,
    ActivityKind,
    HealthChanged,
    HopTested,
    MaintenanceChosen,
    Overridden,
    OverrideKind,
    OverrideLifted,
    Reviewed,
    SingleLegTested,
)
from kneewise.plan.facts.exercise import PAIN_MAX, Fact
from kneewise.plan.facts.fields import Fields, Stamp


def _activity_done(given: Fields, stamp: Stamp) -> ActivityDone:
    return ActivityDone(
        id=stamp.id,
        at=stamp.at,
        zone=stamp.zone,
        activity=given.word("activity", ActivityKind),
        peak_pain=given.whole("peak_pain", 0, PAIN_MAX),
        minutes=given.real_or_open("minutes", MINUTES),
        as_planned=given.truth_or_open("as_planned"),
    )


def _single_leg_tested(given: Fields, stamp: Stamp) -> SingleLegTested:
    return SingleLegTested(
        id=stamp.id,
        at=stamp.at,
        zone=stamp.zone,
        reps=given.per_knee("reps", allowed.REPS_MAX),
        pain=given.per_knee("pain", PAIN_MAX),
        control=given.truth_or_open("control"),
    )


def _hop_tested(given: Fields, stamp: Stamp) -> HopTested:
    return HopTested(
        id=stamp.id,
        at=stamp.at,
        zone=stamp.zone,
        distance_cm=given.per_knee("distance_cm", HOP_CM_MAX),
        pain=given.whole("pain", 0, PAIN_MAX),
    )


def _health_changed(given: Fields, stamp: Stamp) -> HealthChanged:
    return HealthChanged(id=stamp.id, at=stamp.at, zone=stamp.zone, unwell=given.truth("unwell"))


def _maintenance_chosen(given: Fields, stamp: Stamp) -> MaintenanceChosen:
    return MaintenanceChosen(id=stamp.id, at=stamp.at, zone=stamp.zone, on=given.truth("on"))


def _reviewed(given: Fields, stamp: Stamp) -> Reviewed:
    return Reviewed(
        id=stamp.id,
        at=stamp.at,
        zone=stamp.zone,
        worst_pain=given.whole_or_open("worst_pain", 0, PAIN_MAX),
        usual_pain=given.whole_or_open("usual_pain", 0, PAIN_MAX),
        akps=_scores(given, "akps"),
        activities=_scores(given, "activities"),
        change=given.whole_or_open("change", -CHANGE_MAX, CHANGE_MAX),
    )


def _scores(given: Fields, name: str) -> dict[str, int] | None:
    scores = given.take(name)
    if scores is None:
        return None
    if not isinstance(scores, dict):
        raise refuse(name, scores, "an object of names with whole numbers, or null")
    return {str(key): allowed.whole(f"{name}.{key}", score, 0, PAIN_MAX) for key, score in scores.items()}


def _overridden(given: Fields, stamp: Stamp) -> Overridden:
    kind = given.word("kind_of_change", OverrideKind)
    value = given.take("value")
    if value is not None and (isinstance(value, bool) or not isinstance(value, int | str)):
        raise refuse("value", value, "a whole number, a word, or null")
    target = given.take("target")
    if not isinstance(target, str):
        raise refuse("target", target, "an exercise, a gate or a number, or empty")
    return Overridden(
        id=stamp.id,
        at=stamp.at,
        zone=stamp.zone,
        by=given.text("by"),
        kind_of_change=kind,
        why=given.text("why"),
        target=target,
        value=value,
        until=_day(given.take("until")),
    )


def _day(value: object) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError as error:
        raise refuse("until", value, "a day such as 2026-11-23, or null") from error


def _override_lifted(given: Fields, stamp: Stamp) -> OverrideLifted:
    return OverrideLifted(
        id=stamp.id,
        at=stamp.at,
        zone=stamp.zone,
        override=allowed.uuid("override", given.take("override")),
        by=given.text("by"),
        why=given.text("why"),
    )


COURSE_READERS: Mapping[str, Callable[[Fields, Stamp], Fact]] = {
    "activity-done": _activity_done,
    "single-leg-tested": _single_leg_tested,
    "hop-tested": _hop_tested,
    "health-changed": _health_changed,
    "maintenance-chosen": _maintenance_chosen,
    "reviewed": _reviewed,
    "overridden": _overridden,
    "override-lifted": _override_lifted,
}

COURSE_KINDS: Mapping[type[Fact], str] = {
    ActivityDone: "activity-done",
    SingleLegTested: "single-leg-tested",
    HopTested: "hop-tested",
    HealthChanged: "health-changed",
    MaintenanceChosen: "maintenance-chosen",
    Reviewed: "reviewed",
    Overridden: "overridden",
    OverrideLifted: "override-lifted",
}
