"""Each exercise in the letter, leg by leg: its dose at first and now, its highest pain, and its effort."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from kneewise.exercises import CATALOGUE
from kneewise.plan import Diary, Fact, Legs, Practice, Protocol, person_day
from kneewise.plan.diary import peaks_in
from kneewise.plan.facts.exercise import OfExercise
from kneewise.web.cards import Card
from kneewise.web.language import said
from kneewise.web.words import legs_words, load_words
from kneewise.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One exercise on one leg. ``first`` was done, ``now`` is what the plan gives; both are empty where there is none.

    ``peak`` is the highest kneecap pain of the whole course, ``effort`` that of the last time, both 0 to 10; ``None``
    was not answered.
    """

    title: Wording
    legs: str
    first: str
    now: str
    change: str
    peak: int | None
    effort: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Highest:
    """The highest kneecap pain in an exercise: in which (on which leg, where it was one alone), and the last day."""

    pain: int
    where: str
    day: date


def dose_table(facts: Iterable[Fact], diary: Diary, cards: Sequence[Card]) -> tuple[Line, ...]:
    """A line for each exercise and leg that was done or is given; one for both legs where all is the same."""
    peaks = _peaks(facts)
    lines = (_lines(name, peaks, diary.practices, cards) for name in CATALOGUE)
    return tuple(line for each in lines for line in _together(each))


def highest(facts: Iterable[Fact], *, protocol: Protocol) -> Highest | None:
    """The exercise that hurt the kneecap most; ``None`` where nobody answered."""
    told = [(max(peaks_in(fact)), fact) for fact in facts if isinstance(fact, OfExercise) and peaks_in(fact)]
    if not told:
        return None
    pain, last = max(told, key=lambda each: (each[0], each[1].at))
    where = {(fact.exercise, fact.side) for peak, fact in told if peak == pain}
    return Highest(
        pain=pain,
        where=_names(where),
        day=person_day(last.at, zone=last.zone, day_starts_hour=protocol.schedule.day_starts_hour),
    )


def _names(where: Collection[tuple[str, Legs]]) -> str:
    exercises = {name for name, _legs in where}
    names = ", ".join(said(each.title) for each in CATALOGUE.values() if each.name in exercises)
    return f"{names}, {legs_words(next(iter(where))[1])}" if len(where) == 1 else names


_Peaks = dict[tuple[str, Legs], int]


def _peaks(facts: Iterable[Fact]) -> _Peaks:
    found: _Peaks = {}
    for fact in facts:
        if isinstance(fact, OfExercise):
            key = (fact.exercise, fact.side)
            for pain in peaks_in(fact):
                found[key] = max(found.get(key, 0), pain)
    return found


def _lines(name: str, peaks: _Peaks, practices: Iterable[Practice], cards: Sequence[Card]) -> list[Line]:
    mine = [each for each in practices if each.exercise == name]
    rows = {legs: row for card in cards if card.exercise.name == name for row in card.rows for legs in row.of}
    found = []
    for legs in Legs:
        done, row = [each for each in mine if each.legs is legs], rows.get(legs)
        if done or row is not None or (name, legs) in peaks:
            found.append(
                Line(
                    title=CATALOGUE[name].title,
                    legs=legs_words(legs),
                    first=_as_done(done[0]) if done else "",
                    now="" if row is None else f"{row.sets} × {row.reps}, {row.load}",
                    change="" if row is None else row.change,
                    peak=peaks.get((name, legs)),
                    effort=done[-1].effort if done else None,
                )
            )
    return found


def _together(lines: list[Line]) -> list[Line]:
    one = [replace(line, legs=_("each leg")) for line in lines]
    return one[:1] if len(one) > 1 and len(set(one)) == 1 else lines


def _as_done(practice: Practice) -> str:
    """Sets and repetitions as they were done, and the load."""
    reps = practice.reps
    sets = f"{len(reps)} × {reps[0]}" if len(set(reps)) == 1 else " + ".join(str(each) for each in reps)
    return sets if practice.load is None else f"{sets}, {load_words(practice.load)}"
