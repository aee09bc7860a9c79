"""Random histories of people, and a digest of what the plan says to each. Runs in CPython and in Pyodide alike.

It stands on the core alone, so that the very same file can be put into the browser's Python.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random  # noqa: TID251  # made from a seed, and numpy is not in the browser
from uuid import UUID

from kneewise.exercises import CATALOGUE
from kneewise.plan import (
    CORRECTABLE,
    SETTABLE,
    ActivityDone,
    ActivityKind,
    Cleared,
    Corrected,
    Course,
    Equipment,
    ExerciseRated,
    Fact,
    Form,
    FunctionalTested,
    GateName,
    HealthChanged,
    HopTested,
    HourAfter,
    How,
    Legs,
    MaintenanceChosen,
    MorningChecked,
    Overridden,
    OverrideKind,
    OverrideLifted,
    PerKnee,
    Profile,
    Reviewed,
    Screened,
    Session,
    SessionEnded,
    SessionStarted,
    SetDone,
    SingleLegTested,
    default_protocol,
    next_session,
)
from kneewise.plan.facts.exercise import Sex
from kneewise.plan.outcome.measures import akps
from kneewise.plan.triage import CODES, SHORT_FORM

_BEGIN = datetime(2026, 1, 5, 17, 30, tzinfo=UTC)
_ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "UTC")
_SOME = (None, 0, 0, 0, 0, 1, 2, 3, 5, 6, 8)
_CALM = (0, 0, 0, 0, 0, 0, 1)


class Person:
    """Somebody whose answers come by chance; ``calm`` people have nothing that would lock their plan."""

    def __init__(self, seed: int, *, calm: bool = False) -> None:
        self.calm = calm
        self.some = _CALM if calm else _SOME
        self.chance = Random(seed)  # noqa: S311  # histories, no secrets
        self.zone = self.chance.choice(_ZONES)
        self.now = _BEGIN
        self.facts: list[Fact] = []

    def tell(self, kind: type[Fact], **fields: object) -> None:
        number = UUID(int=len(self.facts) + 1)
        self.facts.append(kind(id=str(number), at=self.now, zone=self.zone, **fields))  # type: ignore[arg-type]
        self.now += timedelta(seconds=self.chance.choice((1, 20, 70)))

    def later(self, hours: float) -> None:
        self.now += timedelta(hours=hours)

    def pains(self) -> PerKnee:
        return PerKnee(left=self.chance.choice(self.some), right=self.chance.choice(self.some))

    def begins(self) -> None:
        chance = self.chance
        self.screens(Form.FULL)
        self.tell(
            Profile,
            knee=chance.choice(list(Legs)),
            body_mass_kg=chance.choice((None, 52.5, 70.0, 95.0)),
            height_m=chance.choice((None, 1.62, 1.80)),
            sex=chance.choice((None, *Sex)),
            equipment=frozenset(each for each in Equipment if chance.random() < 0.5),
            worst_pain_week=chance.choice(self.some),
        )

    def screens(self, form: Form) -> None:
        codes = CODES if form is Form.FULL else SHORT_FORM
        yes = self.chance.choice(codes) if not self.calm and self.chance.random() < 0.05 else None
        self.tell(Screened, form=form, answers={code: code == yes for code in codes})

    def trains(self) -> None:
        """The session that the plan gives, done and answered by chance."""
        self.does(self.session())

    def does(self, session_: Session) -> None:
        """A session, done and answered by chance."""
        session = str(UUID(int=10**9 + len(self.facts)))
        items = session_.items
        self.tell(SessionStarted, session=session, pain_before=self.pains())
        for item in items:
            if self.chance.random() < 0.3:
                continue
            about = {"session": session, "exercise": item.exercise.name, "side": item.legs}
            for number in range(1, item.sets + 1):
                done = item.reps if self.chance.random() < 0.9 else item.reps - 1
                self.tell(
                    SetDone,
                    **about,
                    number=number,
                    reps_target=item.reps,
                    reps_done=done,
                    load=item.load,
                    how=How.TAP,
                )
            pain, effort = self.chance.choice(self.some), self.chance.choice((None, 5, 5, 7, 8))
            if pain is not None:
                self.tell(ExerciseRated, **about, peak_pain=pain, effort=effort)
        self.tell(SessionEnded, session=session, completed=True)
        self.later(1.1)
        if self.chance.random() < 0.8:
            self.tell(HourAfter, session=session, pain=self.pains())

    def wakes(self) -> None:
        swelling = PerKnee(left=0 if self.calm else self.chance.choice((0, 0, 0, 1, 2, None)), right=0)
        self.tell(
            MorningChecked,
            pain=self.pains(),
            swelling=swelling,
            giving_way=not self.calm and self.chance.random() < 0.02,
        )

    def lives(self) -> None:
        """Something of the course beside the exercises: tried, answered, or changed by a clinician."""
        self.chance.choice((self.tries, self.is_tested, self.changes, self.is_reviewed, self.corrects))()

    def tries(self) -> None:
        activity = self.chance.choice(list(ActivityKind))
        planned = self.chance.choice((None, True, False)) if activity is ActivityKind.RUN else None
        minutes = self.chance.choice((None, 2.0, 10.0, 30.0))
        pain = self.chance.choice((0, 0, 0, 1, 3))
        self.tell(ActivityDone, activity=activity, peak_pain=pain, minutes=minutes, as_planned=planned)

    def is_tested(self) -> None:
        reps = PerKnee(left=self.chance.choice((8, 15, 20)), right=self.chance.choice((14, 15, 18)))
        control = self.chance.choice((None, True, True, False))
        self.tell(SingleLegTested, reps=reps, pain=self.pains(), control=control)
        hop = PerKnee(left=self.chance.choice((None, 90, 100)), right=100)
        self.tell(HopTested, distance_cm=hop, pain=self.chance.choice((0, 0, 2)))

    def changes(self) -> None:
        """Ill or well, keeping the strength or not; a clinician changes something, or takes a change back."""
        chance = self.chance
        given = [fact.id for fact in self.facts if isinstance(fact, Overridden)]
        ways: tuple[Callable[[], None], ...] = (
            lambda: self.tell(HealthChanged, unwell=chance.random() < 0.5),
            lambda: self.tell(MaintenanceChosen, on=chance.random() < 0.5),
            self.is_overridden,
            self.is_overridden,
            lambda: self.tell(OverrideLifted, override=chance.choice(given or [str(UUID(int=7))]), by="c", why="w"),
        )
        chance.choice(ways)()

    def is_overridden(self) -> None:
        chance = self.chance
        kind = chance.choice(list(OverrideKind))
        targets = {
            OverrideKind.HOLD: ("",),
            OverrideKind.PAUSE: tuple(CATALOGUE),
            OverrideKind.OPEN: tuple(GateName),
            OverrideKind.SET: tuple(SETTABLE),
        }
        target = chance.choice(targets[kind])
        value = chance.choice(SETTABLE[target]) if kind is OverrideKind.SET else None
        until = chance.choice((None, self.now.date() + timedelta(days=chance.choice((0, 3, 20)))))
        about = {"kind_of_change": kind, "target": target, "value": value, "until": until}
        self.tell(Overridden, by="clinician", why="looked at it", **about)

    def is_reviewed(self) -> None:
        chance, scale = self.chance, akps()
        points = {item.key: chance.choice(item.options).points for item in (() if scale is None else scale.items)}
        self.tell(
            Reviewed,
            worst_pain=chance.choice(self.some),
            usual_pain=chance.choice(self.some),
            akps=chance.choice((None, points)),
            activities=chance.choice((None, {"gardening": chance.choice((2, 7))})),
            change=chance.choice((None, -1, 0, 2)),
        )

    def corrects(self) -> None:
        """The last entry that may be corrected was wrong: taken back, or with no more pain."""
        wrong = [fact for fact in self.facts if isinstance(fact, CORRECTABLE)]
        if wrong:
            last = self.chance.choice(wrong[-5:])
            as_it_was = replace(last, peak_pain=0) if isinstance(last, ExerciseRated) else last
            self.tell(Corrected, corrects=last.id, fact=self.chance.choice((None, as_it_was)))

    def session(self) -> Session:
        """What the plan says now."""
        return next_session(Course(facts=tuple(self.facts), protocol=default_protocol()), now=self.now)


def history(seed: int, sessions: int) -> Person:
    """A person after some days: sessions, mornings, breaks, tests, clearings, and what else there is, by chance."""
    person = Person(seed)
    person.begins()
    for _ in range(sessions):
        person.screens(Form.SHORT)
        person.trains()
        person.later(13)
        if person.chance.random() < 0.8:
            person.wakes()
        if person.chance.random() < 0.3:
            person.tell(FunctionalTested, sit_to_stand_pain=person.chance.choice((0, 2, 3)), step_down_pain=0)
        if person.chance.random() < 0.3:
            person.tell(Cleared, by="clinician", why="looked at it")
        for _ in range(person.chance.choice((0, 1, 3))):
            person.lives()
        person.later(24 * person.chance.choice((1, 1, 2, 2, 6, 9, 20)) + person.chance.choice((0, 5, 11)))
    return person


def digest(seed: int) -> str:
    """What the plan says at the end of one history, as a short fingerprint of its whole JSON."""
    person = history(seed, sessions=seed % 4)
    said = json.dumps(person.session().to_json(), sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def answer(first: int, count: int) -> list[str]:
    """The fingerprints of so many histories."""
    return [digest(seed) for seed in range(first, first + count)]
