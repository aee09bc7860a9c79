"""Random histories of people, and a digest of what the plan says to each. Runs in CPython and in Pyodide alike.

It stands on the core alone, so that the very same file can be put into the browser's Python.
"""

import hashlib
import json
from datetime import UTC, datetime, timedelta
from random import Random  # noqa: TID251  # made from a seed, and numpy is not in the browser
from uuid import UUID

from kneewise.plan import (
    Cleared,
    Course,
    Equipment,
    ExerciseRated,
    Fact,
    Form,
    FunctionalTested,
    HourAfter,
    How,
    Legs,
    MorningChecked,
    PerKnee,
    Profile,
    Screened,
    Session,
    SessionEnded,
    SessionStarted,
    SetDone,
    default_protocol,
    next_session,
)
from kneewise.plan.facts import Sex
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

    def session(self) -> Session:
        """What the plan says now."""
        return next_session(Course(facts=tuple(self.facts), protocol=default_protocol()), now=self.now)


def history(seed: int, sessions: int) -> Person:
    """A person after some days: sessions, mornings, breaks, tests, clearings, in an order drawn by chance."""
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
