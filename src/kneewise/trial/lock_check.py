"""Every state of the locks: what locks, what lifts, and that nothing is given in between.

Locks do not know of each other, but that one screen answers for all of them; so every pair of reasons to lock is walked
with every fact that may lift or add one.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import combinations
from uuid import UUID

from kneewise.plan.decide import answer
from kneewise.plan.facts.exercise import (
    Cleared,
    Fact,
    Form,
    HourAfter,
    Legs,
    MorningChecked,
    PainReported,
    PerKnee,
    Place,
    Screened,
)
from kneewise.plan.fold import Folded
from kneewise.plan.protocol import Protocol
from kneewise.plan.safety import GIVING_WAY, PAIN, SWELLING, heed, level_of
from kneewise.plan.standing import Standing
from kneewise.plan.triage import BY_CODE, CODES, SHORT_FORM, Level
from kneewise.trial.invariant import LOCK_PAIN, LOCK_SWELLING, Broken, Invariant, Part, shortest

_NOW = datetime(2026, 1, 5, 12, tzinfo=UTC)
_ID = str(UUID(int=1))
_HEAD = {"id": _ID, "at": _NOW, "zone": "UTC"}
_CALM = PerKnee(left=0, right=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A fact, in words."""

    words: str
    fact: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    standing: Standing
    told: tuple[Told, ...] = ()


def check_locks(*, protocol: Protocol) -> Part:
    """Walk every pair of reasons to lock."""
    reasons = [*CODES, PAIN, SWELLING, GIVING_WAY]
    walks = [_LockWalk((one, other), protocol) for one, other in combinations(reasons, 2)]
    found = [each for walk in walks for each in walk.broken()]
    first = shortest(found)
    return Part(
        name="Locks, every pair of reasons",
        states=sum(walk.states for walk in walks),
        transitions=sum(walk.transitions for walk in walks),
        invariants=(Invariant.LOCK,),
        broken=() if first is None else (first,),
    )


class _LockWalk:
    def __init__(self, codes: tuple[str, str], protocol: Protocol) -> None:
        self.protocol = protocol
        self.alarms = {code: _alarm(code) for code in codes}
        self.facts = (*_LIFTING, *self.alarms.values())
        self.states = 0
        self.transitions = 0

    def broken(self) -> Iterator[Broken]:
        begin = Standing(screened=True, full_screen_days=0, short_screen=True)
        known, waiting = {begin}, deque([_Way(standing=begin)])
        while waiting:
            here = waiting.popleft()
            self.states += 1
            yield from self._given(here)
            for told in self.facts:
                self.transitions += 1
                after = heed(here.standing, told.fact, protocol=self.protocol)
                there = _Way(standing=_alike(after), told=(*here.told, told))
                yield from self._wrong(here, there, told)
                if there.standing not in known:
                    known.add(there.standing)
                    waiting.append(there)

    def _given(self, here: _Way) -> Iterator[Broken]:
        if not here.standing.locks:
            return
        session = answer(Folded(standing=here.standing, day=_NOW.date(), zone="UTC"), now=_NOW, protocol=self.protocol)
        if session.items or session.may_start:
            yield _tell(here, "there is exercise in spite of it")

    def _wrong(self, here: _Way, there: _Way, told: Told) -> Iterator[Broken]:
        before = {lock.code: lock for lock in here.standing.locks}
        after = {lock.code for lock in there.standing.locks}
        for code in before.keys() - after:
            if not _may_lift(code, cleared=before[code].cleared, screened=before[code].screened, fact=told.fact):
                yield _tell(there, f"that lifted the lock of {code}")
        alarm = next((code for code, each in self.alarms.items() if each is told), None)
        if alarm is not None and alarm not in after and alarm not in here.standing.lasting_cleared:
            yield _tell(there, "that did not lock the plan")


def _may_lift(code: str, *, cleared: bool, screened: bool, fact: Fact) -> bool:
    """A clinician lifts each lock; an emergency wants a full screen without an emergency as well."""
    is_clearing = isinstance(fact, Cleared)
    if level_of(code) is not Level.EMERGENCY:
        return is_clearing
    is_full = isinstance(fact, Screened) and fact.form is Form.FULL and not _emergencies(fact)
    return (is_clearing and screened) or (is_full and cleared)


def _emergencies(fact: Screened) -> list[str]:
    return [code for code in fact.flags if level_of(code) is Level.EMERGENCY]


def _alike(standing: Standing) -> Standing:
    """What the locks do not depend on is made alike."""
    return replace(standing, full_screen_days=0, short_screen=True, screened=True)


def _screen(form: Form, *yes: str) -> Screened:
    codes = CODES if form is Form.FULL else SHORT_FORM
    return Screened(**_HEAD, form=form, answers={code: code in yes for code in (*codes, *yes)})  # type: ignore[arg-type]


def _alarm(code: str) -> Told:
    if code in BY_CODE:
        return Told(words=f"Answers yes: {BY_CODE[code].text}", fact=_screen(Form.FULL, code))
    alarms: dict[str, Told] = {
        PAIN: Told(words=f"Kneecap pain of {LOCK_PAIN} in a set.", fact=_pain(LOCK_PAIN)),
        SWELLING: Told(
            words=f"The knee is swollen next morning, {LOCK_SWELLING} of 3.",
            fact=_morning(swelling=LOCK_SWELLING, giving_way=False),
        ),
        GIVING_WAY: Told(words="The knee gave way.", fact=_morning(swelling=0, giving_way=True)),
    }
    return alarms[code]


def _pain(pain: int) -> PainReported:
    about = {"session": _ID, "exercise": "clamshell", "side": Legs.LEFT}
    return PainReported(**_HEAD, **about, pain=pain, place=Place.KNEECAP)  # type: ignore[arg-type]


def _morning(*, swelling: int, giving_way: bool) -> MorningChecked:
    return MorningChecked(**_HEAD, pain=_CALM, swelling=PerKnee(left=swelling, right=0), giving_way=giving_way)  # type: ignore[arg-type]


_LIFTING = (
    Told(words="A clinician has looked and agrees.", fact=Cleared(**_HEAD, by="clinician", why="looked")),  # type: ignore[arg-type]
    Told(words="All safety questions answered with no.", fact=_screen(Form.FULL)),
    Told(words="The short safety questions answered with no.", fact=_screen(Form.SHORT)),
    Told(words="A calm morning.", fact=_morning(swelling=0, giving_way=False)),
    Told(words="No pain an hour later.", fact=HourAfter(**_HEAD, session=_ID, pain=_CALM)),  # type: ignore[arg-type]
)


def _tell(way: _Way, wrong: str) -> Broken:
    lines = tuple(f"Day {day}: {told.words}" for day, told in enumerate(way.told, start=1))
    return Broken(invariant=Invariant.LOCK, story=lines, wrong=wrong)
