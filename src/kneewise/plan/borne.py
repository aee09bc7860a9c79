"""What each kneecap bore week by week, in what was done: as the camera measured it, else as it was prescribed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kneewise.body import Side
from kneewise.load import MAN, NO_LOAD
from kneewise.load import Load as KneecapLoad
from kneewise.load import Person as Build
from kneewise.plan.day import person_day
from kneewise.plan.facts.corrections import as_corrected
from kneewise.plan.facts.exercise import Fact, Profile, SetDone
from kneewise.plan.kneecap import done, person_of
from kneewise.plan.protocol import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekBorne:
    """One kneecap's load in one week, which begins on a Monday of the person's own calendar.

    ``sessions`` are the different ones in which that leg did something; ``measured`` is the number of sets whose load
    the camera measured, of ``sets`` in all. ``unknown`` sets were beyond what the model bears and are left out.
    """

    monday: date
    knee: Side
    load: KneecapLoad = NO_LOAD
    sessions: int = 0
    sets: int = 0
    measured: int = 0
    unknown: int = 0


def weeks_borne(facts: Iterable[Fact], *, protocol: Protocol) -> tuple[WeekBorne, ...]:
    """Each week from the first set to the last, left and right; weeks without a set are there too, with no load."""
    in_order = as_corrected(facts)
    build, weeks = MAN, dict[tuple[date, Side], list[tuple[SetDone, Build]]]()
    latest: dict[tuple[str, str, str, int], tuple[date, SetDone, Build]] = {}
    for fact in in_order:
        if isinstance(fact, Profile):
            build = person_of(fact)
        elif isinstance(fact, SetDone):
            day = person_day(fact.at, zone=fact.zone, day_starts_hour=protocol.schedule.day_starts_hour)
            # A set that is sent again under its number takes the place of the earlier one, as in the plan.
            latest[fact.session, fact.exercise, fact.side, fact.number] = (day, fact, build)
    for day, fact, person in latest.values():
        for knee in fact.side.knees:
            weeks.setdefault((day - timedelta(days=day.weekday()), knee), []).append((fact, person))
    mondays = {monday for monday, _ in weeks}
    if not mondays:
        return ()
    count = (max(mondays) - min(mondays)).days // 7 + 1
    every = [min(mondays) + timedelta(weeks=number) for number in range(count)]
    return tuple(_week(monday, knee, weeks.get((monday, knee), [])) for monday in every for knee in Side)


def _week(monday: date, knee: Side, sets: list[tuple[SetDone, Build]]) -> WeekBorne:
    load, measured, unknown = NO_LOAD, 0, 0
    for fact, person in sets:
        borne = done(fact, person=person)
        if borne is None:
            unknown += 1
            continue
        load = load.plus(borne.load)
        measured += borne.by_camera
    worked = [fact for fact, _ in sets if fact.reps_done > 0]
    return WeekBorne(
        monday=monday,
        knee=knee,
        load=load,
        sessions=len({fact.session for fact in worked}),
        sets=len(worked),
        measured=measured,
        unknown=unknown,
    )
