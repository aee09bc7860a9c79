"""What a clinician opens or sets: the squat before its gate, and numbers of the protocol for one person."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from kneewise.body import Side
from kneewise.exercises import CATALOGUE, Chain
from kneewise.plan.changes import changed
from kneewise.plan.decide import answer
from kneewise.plan.facts.course import SETTABLE, GateName, Overridden, OverrideKind, OverrideLifted
from kneewise.plan.facts.exercise import PerKnee
from kneewise.plan.fold import Folded, one_more, protocol_on
from kneewise.plan.ladder import FLOOR
from kneewise.plan.progression import legs_of, prescribe
from kneewise.plan.protocol import Protocol
from kneewise.plan.schedule import wait
from kneewise.plan.standing import Flare, Lock, Setback, Standing, Track
from kneewise.plan.work import begun
from kneewise.trial.gate_cases import cases_around, standing_of
from kneewise.trial.invariant import Broken, Invariant, Part, shortest
from kneewise.trial.ladder_check import check_ladder
from kneewise.trial.rest_check import DAY, override, said_at
from kneewise.trial.schedule_check import check_schedule

_OPENED = override(OverrideKind.OPEN, target=GateName.CLOSED_CHAIN)
_HELD = replace(override(OverrideKind.HOLD), id=str(UUID(int=2)))
_LIFTED = OverrideLifted(**said_at(DAY), override=_OPENED.id, by="clinician", why="looked again")  # type: ignore[arg-type]
_SQUAT = next(each for each in CATALOGUE.values() if each.chain is Chain.CLOSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """What a clinician does on the day, and whether the gate counts as passed then."""

    words: str
    opens: bool
    override: Overridden = _OPENED
    lifts: bool = False


_WAYS = (
    _Way(words="A clinician opens the squat.", opens=True),
    _Way(words="A clinician opens the squat for today.", opens=True, override=replace(_OPENED, until=DAY)),
    _Way(
        words="A clinician had opened the squat until yesterday.",
        opens=False,
        override=replace(_OPENED, until=DAY - timedelta(days=1)),
    ),
    _Way(words="A clinician opens the squat, and takes it back.", opens=False, lifts=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bar:
    """What no clinician's change may lift, and whether it keeps the squat from being given."""

    words: str
    bars_squat: bool = True


_NOTHING = _Bar(words="", bars_squat=False)
_LOCKED = _Bar(words="The plan is locked.")
_PAUSED = _Bar(words="The squat pauses after setbacks.")
_FLARED = _Bar(words="A knee has just flared up.", bars_squat=False)
_RESTING = _Bar(words="The last session was yesterday.", bars_squat=False)
_HOLDING = _Bar(words="A clinician holds.")


def check_overrides(*, protocol: Protocol) -> Part:
    """The squat opened in each place before its gate, and each number that may be set."""
    found: list[Broken] = []
    states = transitions = 0
    for words, standing in _before_the_gate(protocol):
        for bar in (_NOTHING, _LOCKED, _PAUSED, _FLARED, _RESTING, _HOLDING):
            states += 1
            transitions += len(_WAYS)
            for way in _WAYS:
                wrong = _wrong(_barred(standing, bar, protocol), bar, way, protocol)
                found += [_tell(words, bar, way, wrong)] if wrong else []
    parts = tuple(_under_numbers(protocol))
    for part in parts:
        states, transitions = states + part.states, transitions + part.transitions
        found += part.broken
    each = (shortest([one for one in found if one.invariant is invariant]) for invariant in Invariant)
    return Part(
        name="What a clinician opens or sets",
        states=states,
        transitions=transitions,
        invariants=(Invariant.GATE, *dict.fromkeys(one for part in parts for one in part.invariants)),
        broken=tuple(one for one in each if one is not None),
    )


def _before_the_gate(protocol: Protocol) -> Iterator[tuple[str, Standing]]:
    for case in cases_around(protocol):
        yield case.words, standing_of(case)


def _barred(standing: Standing, bar: _Bar, protocol: Protocol) -> Standing:
    if bar is _LOCKED:
        return replace(standing, locks=(Lock(code="pain"),))
    if bar is _FLARED:
        return replace(standing, flares=(Flare(age_days=0, knees=tuple(Side)),))
    if bar is _RESTING:
        return replace(standing, session_days=(1,))
    if bar is _PAUSED:
        setbacks = (Setback(age_days=2, stopped=False),) * protocol.gate_a.fallback_verdicts
        track = Track(exercise=_SQUAT.name, legs=legs_of(_SQUAT)[0], begun=True, idle_days=2, setbacks=setbacks)
        return replace(standing, tracks=(*standing.tracks, track))
    return standing


def _wrong(standing: Standing, bar: _Bar, way: _Way, protocol: Protocol) -> str:
    """What is wrong with what is given; empty where nothing is."""
    folded = Folded(standing=standing, day=DAY, zone="UTC")
    if bar is _HOLDING:
        folded = one_more(folded, _HELD, protocol=protocol)
    without = wait(folded.standing, protocol=protocol)
    for fact in (way.override, *((_LIFTED,) if way.lifts else ())):
        folded = one_more(folded, fact, protocol=protocol)
    mine = protocol_on(folded, protocol=protocol)
    if folded.standing.locks:
        session = answer(folded, now=_LIFTED.at, protocol=protocol)
        return "there is exercise in spite of a lock" if session.items or session.may_start else ""
    if wait(folded.standing, protocol=mine) != without:
        return "the day of the session is another one"
    return _wrong_squat(folded, bar, way, mine)


def _wrong_squat(folded: Folded, bar: _Bar, way: _Way, protocol: Protocol) -> str:
    planned = prescribe(folded.standing, protocol=protocol).planned
    squats = [each for each in planned if each.item.exercise is _SQUAT]
    if not way.opens or bar.bars_squat:
        return "the squat is given in spite of it" if squats else ""
    if not squats:
        return "the squat is not given"
    if any(each.level != FLOOR for each in squats):
        return "the squat does not begin with its first step"
    after = begun(folded.standing, planned, before=PerKnee(left=0, right=0), protocol=protocol)
    later = one_more(replace(folded, standing=after), _LIFTED, protocol=protocol)
    again = prescribe(later.standing, protocol=protocol).planned
    return (
        "the squat is given on after it was taken back" if any(each.item.exercise is _SQUAT for each in again) else ""
    )


def _tell(words: str, bar: _Bar, way: _Way, wrong: str) -> Broken:
    lines = (f"Until today: {words}.", *((bar.words,) if bar.words else ()), way.words)
    return Broken(invariant=Invariant.LOCK if bar is _LOCKED else Invariant.GATE, story=lines, wrong=wrong)


def _under_numbers(protocol: Protocol) -> Iterator[Part]:
    """The ladder of the squat, and the calendar, under each number that a clinician may set."""
    for target, check in (("pain.progress_max", _ladder), ("schedule.sessions_per_week", _calendar)):
        section, key = target.split(".")
        own = getattr(getattr(protocol, section), key)
        for value in SETTABLE[target]:
            change = override(OverrideKind.SET, target=target, value=value)
            set_so = changed(protocol, (change,))
            if value != own and set_so is not protocol:
                yield _told(check(set_so), f"A clinician sets {target} to {value}.")


def _ladder(protocol: Protocol) -> Part:
    return check_ladder(_SQUAT, legs_of(_SQUAT)[0], protocol=protocol)


def _calendar(protocol: Protocol) -> Part:
    return check_schedule(protocol=protocol)


def _told(part: Part, first: str) -> Part:
    return replace(part, broken=tuple(replace(each, story=(first, *each.story)) for each in part.broken))
