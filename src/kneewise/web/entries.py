"""What was logged in the last two weeks, in words, with what has become of it: to look through and to set right."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from kneewise.body import Side
from kneewise.exercises import CATALOGUE
from kneewise.plan import (
    CORRECTABLE,
    Corrected,
    ExerciseRated,
    Fact,
    HourAfter,
    How,
    MorningChecked,
    PainReported,
    PerKnee,
    Place,
    SessionStarted,
    SetDone,
    person_day,
)
from kneewise.plan.facts.corrections import told
from kneewise.plan.facts.course import ActivityDone, ActivityKind
from kneewise.web.forms import KNEES
from kneewise.web.language import said
from kneewise.web.words import lasted_words, legs_words, load_words

DAYS_SHOWN = 14

_HOW = {
    How.CAMERA: _lazy("the camera counted"),
    How.TIMER: _lazy("the timer counted"),
    How.TAP: _lazy("you counted"),
}
_SWELLINGS = (_lazy("not swollen"), _lazy("slightly puffy"), _lazy("clearly swollen"), _lazy("tense"))
_ACTIVITIES = {
    ActivityKind.STAIRS: _lazy("Stairs"),
    ActivityKind.WALK: _lazy("Walk"),
    ActivityKind.RUN: _lazy("Run"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """How an entry was put at some time; ``says`` is ``None`` where it was taken out."""

    at: datetime
    says: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One entry: when it happened, what it is about, how it is put now and was put before, the oldest first."""

    id: str
    day: date
    at: datetime
    title: str
    says: str | None
    before: tuple[Version, ...]
    fact: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDay:
    """The entries of one day of the person, the first of the day first."""

    day: date
    entries: tuple[Listed, ...]


def listed_days(kept: Iterable[Fact], *, today: date, day_starts_hour: int) -> tuple[ListedDay, ...]:
    """The last two weeks, the latest day first."""
    since = today - timedelta(days=DAYS_SHOWN - 1)
    recent = (each for each in listed(kept, day_starts_hour=day_starts_hour) if each.day >= since)
    days = [ListedDay(day=day, entries=tuple(group)) for day, group in groupby(recent, key=lambda each: each.day)]
    return tuple(sorted(days, key=lambda each: each.day, reverse=True))


def listed(kept: Iterable[Fact], *, day_starts_hour: int) -> tuple[Listed, ...]:
    """Every entry that may be corrected, in the order of (at, id)."""
    every = told(kept)
    corrections: dict[str, list[Corrected]] = {}
    for each in every:
        if isinstance(each.said, Corrected):
            corrections.setdefault(each.said.corrects, []).append(each.said)
    return tuple(
        _listed(each.said, each.counts, corrections.get(each.said.id, []), day_starts_hour)
        for each in every
        if isinstance(each.said, CORRECTABLE)
    )


def _listed(first: Fact, counts: Fact | None, corrections: list[Corrected], day_starts_hour: int) -> Listed:
    versions = [
        _version(first.at, first, first.zone),
        *(_version(each.at, each.fact, each.zone) for each in corrections),
    ]
    return Listed(
        id=first.id,
        day=person_day(first.at, zone=first.zone, day_starts_hour=day_starts_hour),
        at=first.at.astimezone(ZoneInfo(first.zone)),
        title=title_of(first),
        says=None if counts is None else says_of(counts),
        before=tuple(versions[:-1]),
        fact=first if counts is None else counts,
    )


def _version(at: datetime, fact: Fact | None, zone: str) -> Version:
    return Version(at=at.astimezone(ZoneInfo(zone)), says=None if fact is None else says_of(fact))


def title_of(fact: Fact) -> str:
    """What an entry is about."""
    match fact:
        case SetDone():
            return _("%(exercise)s, %(legs)s, set %(number)d") % {**_exercise(fact), "number": fact.number}
        case ExerciseRated() | PainReported():
            return _("%(exercise)s, %(legs)s") % _exercise(fact)
        case SessionStarted():
            return _("Before the session")
        case HourAfter():
            return _("An hour after the session")
        case MorningChecked():
            return _("In the morning")
        case ActivityDone():
            return str(_ACTIVITIES[fact.activity])
        case _:
            raise LookupError(f"{type(fact).__name__} is not listed")


def says_of(fact: Fact) -> str:
    """What an entry says."""
    match fact:
        case SetDone() | ExerciseRated() | PainReported():
            return _says_of_exercise(fact)
        case SessionStarted():
            return _knees(_("pain %(value)s"), fact.pain_before)
        case HourAfter():
            return _knees(_("pain %(value)s"), fact.pain)
        case MorningChecked():
            return _morning(fact)
        case ActivityDone():
            pain = _("pain %(pain)d") % {"pain": fact.peak_pain}
            minutes = "" if fact.minutes is None else lasted_words(fact.minutes)
            return ", ".join(filter(None, (pain, minutes)))
        case _:
            raise LookupError(f"{type(fact).__name__} is not listed")


def _exercise(fact: SetDone | ExerciseRated | PainReported) -> dict[str, object]:
    return {"exercise": said(CATALOGUE[fact.exercise].title), "legs": legs_words(fact.side)}


def _says_of_exercise(fact: SetDone | ExerciseRated | PainReported) -> str:
    if isinstance(fact, SetDone) and fact.reps_done == 0:
        return _("not done")
    if isinstance(fact, SetDone):
        done = _("%(done)d of %(target)d repetitions") % {"done": fact.reps_done, "target": fact.reps_target}
        return f"{done}, {load_words(fact.load)}, {_HOW[fact.how]}"
    if isinstance(fact, PainReported):
        where = _("around or behind the kneecap") if fact.place is Place.KNEECAP else _("somewhere else")
        return _("it hurt: %(pain)d, %(where)s") % {"pain": fact.pain, "where": where}
    pain = _("pain %(pain)d") % {"pain": fact.peak_pain}
    effort = "" if fact.effort is None else _("effort %(effort)d") % {"effort": fact.effort}
    return ", ".join(filter(None, (pain, effort)))


def _morning(fact: MorningChecked) -> str:
    parts = [_knees(_("pain %(value)s"), fact.pain)]
    swollen = (side for side in Side if fact.swelling.of(side) is not None)
    parts += [f"{KNEES[side]} {_SWELLINGS[fact.swelling.of(side) or 0]}" for side in swollen]
    return ", ".join([*parts, *([_("a knee gave way")] if fact.giving_way else [])])


def _knees(words: str, answers: PerKnee) -> str:
    parts = []
    for side in Side:
        value = answers.of(side)
        parts.append(f"{KNEES[side]} {words % {'value': _('not answered') if value is None else value}}")
    return ", ".join(parts)
