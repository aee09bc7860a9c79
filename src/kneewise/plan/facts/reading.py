"""Facts as JSON objects, read strictly: a field too many, too few or of another kind is refused."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from enum import StrEnum

from kneewise.plan.facts import _allowed as allowed
from kneewise.plan.facts._allowed import BadFact, refuse
from kneewise.plan.facts.corrections import CORRECTABLE, Corrected
from kneewise.plan.facts.course_reading import COURSE_KINDS, COURSE_READERS
from kneewise.plan.facts.exercise import (
    PAIN_MAX,
    SWELLING_MAX,
    Band,
    Cleared,
    Equipment,
    ExerciseRated,
    Fact,
    Form,
    FunctionalTested,
    HourAfter,
    How,
    Legs,
    Load,
    MorningChecked,
    PainReported,
    PerKnee,
    Place,
    Profile,
    Screened,
    SessionEnded,
    SessionStarted,
    SetDone,
    Sex,
    Weekday,
)
from kneewise.plan.facts.fields import About, Fields, Json, Stamp

LEVELS_MAX = 20
"""So deep may objects and lists of one fact lie in each other; the coach's own report needs a few levels."""


def fact_from_json(document: object) -> Fact:
    """Read one fact; raises ``BadFact`` with one clear sentence."""
    _check_levels(document)
    given = Fields(document, where="The fact")
    kind = allowed.one_of("kind", given.take("kind"), tuple(_READERS))
    named = Fields(document, where=f"The fact {kind}")
    named.take("kind")
    fact = _READERS[kind](named, Stamp(named))
    named.end()
    return fact


_CONTAINERS = (dict, list)


def _check_levels(document: object) -> None:
    # First of all, and level by level: whatever recurses, also the refusal that shows a value, has an end of its own.
    inside = [document]
    for _ in range(LEVELS_MAX + 1):
        containers = [each for each in inside if isinstance(each, _CONTAINERS)]
        if not containers:
            return
        inside = [part for each in containers for part in (each.values() if isinstance(each, dict) else each)]
    raise BadFact(f"The fact is more than {LEVELS_MAX} levels deep; give it just as Kneewise has saved it.")


def fact_to_json(fact: Fact) -> dict[str, Json]:
    """Write one fact; ``fact_from_json`` reads it back to an equal one.

    What older facts do not have is written where it says something, so that the same fact stays the same JSON.
    """
    written: dict[str, Json] = {"kind": _KINDS[type(fact)]}
    for field in fields(fact):
        value = getattr(fact, field.name)
        if value or field.name not in _LATER:
            written[field.name] = _plain(value)
    return written


_LATER = {"days"}
"""Fields that came to be known when facts had been written already."""


def _screened(given: Fields, stamp: Stamp) -> Screened:
    form = given.word("form", Form)
    answers = given.take("answers")
    if not isinstance(answers, dict):
        raise refuse("answers", answers, "an object of codes with true or false")
    read = {
        code: None if answer is None else allowed.truth(f"answers.{code}", answer) for code, answer in answers.items()
    }
    return Screened(id=stamp.id, at=stamp.at, zone=stamp.zone, form=form, answers=read)


def _profile(given: Fields, stamp: Stamp) -> Profile:
    equipment = given.take("equipment")
    if not isinstance(equipment, list):
        raise refuse("equipment", equipment, f"a list of {', '.join(Equipment)}")
    sex, days = given.take("sex"), given.take_if_there("days")
    if not isinstance(days, list | None):
        raise refuse("days", days, f"a list of {', '.join(Weekday)}")
    return Profile(
        id=stamp.id,
        at=stamp.at,
        zone=stamp.zone,
        knee=given.word("knee", Legs),
        body_mass_kg=given.real_or_open("body_mass_kg", allowed.BODY_MASS_KG),
        height_m=given.real_or_open("height_m", allowed.HEIGHT_M),
        sex=None if sex is None else Sex(allowed.one_of("sex", sex, list(Sex))),
        equipment=frozenset(Equipment(allowed.one_of("equipment", each, list(Equipment))) for each in equipment),
        days=frozenset(Weekday(allowed.one_of("days", each, list(Weekday))) for each in days or ()),
        worst_pain_week=given.whole_or_open("worst_pain_week", 0, PAIN_MAX),
    )


def _session_started(given: Fields, stamp: Stamp) -> SessionStarted:
    return SessionStarted(
        id=stamp.id,
        at=stamp.at,
        zone=stamp.zone,
        session=allowed.uuid("session", given.take("session")),
        pain_before=given.per_knee("pain_before", PAIN_MAX),
    )


def _set_done(given: Fields, stamp: Stamp) -> SetDone:
    about = About(given, stamp)
    return SetDone(
        id=about.id,
        at=about.at,
        zone=about.zone,
        session=about.session,
        exercise=about.exercise,
        side=about.side,
        number=given.whole("number", 1, allowed.SETS_MAX),
        reps_target=given.whole("reps_target", 1, allowed.REPS_MAX),
        reps_done=given.whole("reps_done", 0, allowed.REPS_MAX),
        load=_load(given.take("load")),
        how=given.word("how", How),
        duration_s=given.real_or_open("duration_s", allowed.DURATION_S),
        report=_report(given.take("report")),
    )


def _load(document: object) -> Load:
    given = Fields(document, where="load", prefix="load.")
    load = Load(
        ankle_weight_kg=given.real("ankle_weight_kg", allowed.ANKLE_WEIGHT_KG),
        band=given.word("band", Band),
        range_deg=given.whole_or_open("range_deg", 0, allowed.RANGE_DEG_MAX),
    )
    given.end()
    return load


def _report(document: object) -> dict[str, object] | None:
    if document is None:
        return None
    if not isinstance(document, dict):
        raise refuse("report", document, "the coach's report, as an object, or null")
    try:
        json.dumps(document, allow_nan=False)
    except (TypeError, ValueError) as error:
        raise BadFact(f"report cannot be kept: {error}; it must be plain JSON.") from error
    return document


def _pain_reported(given: Fields, stamp: Stamp) -> PainReported:
    about = About(given, stamp)
    return PainReported(
        id=about.id,
        at=about.at,
        zone=about.zone,
        session=about.session,
        exercise=about.exercise,
        side=about.side,
        pain=given.whole("pain", 0, PAIN_MAX),
        place=given.word("place", Place),
    )


def _exercise_rated(given: Fields, stamp: Stamp) -> ExerciseRated:
    about = About(given, stamp)
    return ExerciseRated(
        id=about.id,
        at=about.at,
        zone=about.zone,
        session=about.session,
        exercise=about.exercise,
        side=about.side,
        peak_pain=given.whole("peak_pain", 0, PAIN_MAX),
        effort=given.whole_or_open("effort", 0, PAIN_MAX),
    )


def _session_ended(given: Fields, stamp: Stamp) -> SessionEnded:
    return SessionEnded(
        id=stamp.id,
        at=stamp.at,
        zone=stamp.zone,
        session=allowed.uuid("session", given.take("session")),
        completed=given.truth("completed"),
    )


def _hour_after(given: Fields, stamp: Stamp) -> HourAfter:
    return HourAfter(
        id=stamp.id,
        at=stamp.at,
        zone=stamp.zone,
        session=allowed.uuid("session", given.take("session")),
        pain=given.per_knee("pain", PAIN_MAX),
    )


def _morning_checked(given: Fields, stamp: Stamp) -> MorningChecked:
    return MorningChecked(
        id=stamp.id,
        at=stamp.at,
        zone=stamp.zone,
        pain=given.per_knee("pain", PAIN_MAX),
        swelling=given.per_knee("swelling", SWELLING_MAX),
        giving_way=given.truth("giving_way"),
    )


def _functional_tested(given: Fields, stamp: Stamp) -> FunctionalTested:
    return FunctionalTested(
        id=stamp.id,
        at=stamp.at,
        zone=stamp.zone,
        sit_to_stand_pain=given.whole("sit_to_stand_pain", 0, PAIN_MAX),
        step_down_pain=given.whole("step_down_pain", 0, PAIN_MAX),
    )


def _cleared(given: Fields, stamp: Stamp) -> Cleared:
    return Cleared(id=stamp.id, at=stamp.at, zone=stamp.zone, by=given.text("by"), why=given.text("why"))


def _corrected(given: Fields, stamp: Stamp) -> Corrected:
    document = given.take("fact")
    return Corrected(
        id=stamp.id,
        at=stamp.at,
        zone=stamp.zone,
        corrects=allowed.uuid("corrects", given.take("corrects")),
        fact=None if document is None else _entry(document),
    )


def _entry(document: object) -> Fact:
    """The entry as it should be; a correction of a correction has no place in it."""
    kind = document.get("kind") if isinstance(document, dict) else document
    allowed.one_of("fact.kind", kind, [_KINDS[each] for each in CORRECTABLE])
    return fact_from_json(document)


_READERS: dict[str, Callable[[Fields, Stamp], Fact]] = {
    "screened": _screened,
    "profile": _profile,
    "session-started": _session_started,
    "set-done": _set_done,
    "pain-reported": _pain_reported,
    "exercise-rated": _exercise_rated,
    "session-ended": _session_ended,
    "hour-after": _hour_after,
    "morning-checked": _morning_checked,
    "functional-tested": _functional_tested,
    "cleared": _cleared,
    "corrected": _corrected,
    **COURSE_READERS,
}

_KINDS: dict[type[Fact], str] = {
    Screened: "screened",
    Profile: "profile",
    SessionStarted: "session-started",
    SetDone: "set-done",
    PainReported: "pain-reported",
    ExerciseRated: "exercise-rated",
    SessionEnded: "session-ended",
    HourAfter: "hour-after",
    MorningChecked: "morning-checked",
    FunctionalTested: "functional-tested",
    Cleared: "cleared",
    Corrected: "corrected",
    **COURSE_KINDS,
}


def _plain(value: object) -> Json:
    """The JSON of a field."""
    if isinstance(value, Fact):
        return fact_to_json(value)
    if isinstance(value, PerKnee | Load):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return [_plain(each) for each in sorted(value)]
    return _plain_json(value)


def _plain_json(value: object) -> Json:
    """JSON already, but for its words and containers."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Mapping):
        return {str(key): _plain_json(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain_json(each) for each in value]
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise TypeError(f"a fact holds {type(value).__name__}, which JSON has no form for")
