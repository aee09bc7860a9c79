"""What only lowers: a light week, an illness, keeping the strength, a clinician's hold, pause or fewer sessions.

Everything that the prescription of a day depends on is put together in each combination; then the same day is asked for
with one of these and without it, by the facts that a person or a clinician would tell.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import product
from uuid import UUID

from kneewise.body import Side
from kneewise.exercises import CATALOGUE, Chain
from kneewise.plan.facts.course import SETTABLE, HealthChanged, MaintenanceChosen, Overridden, OverrideKind
from kneewise.plan.facts.exercise import Fact, Legs
from kneewise.plan.fold import Folded, aged, one_more, protocol_on
from kneewise.plan.gap import Gap, gap_of
from kneewise.plan.gates import person_ladder
from kneewise.plan.progression import Planned, legs_of, prescribe
from kneewise.plan.protocol import Protocol
from kneewise.plan.schedule import wait
from kneewise.plan.standing import Borne, Flare, PerKneecap, Phase, Standing, Track
from kneewise.trial.answers import SKIPPED, WELL, Answers
from kneewise.trial.circumstance import PERSON
from kneewise.trial.invariant import Broken, Invariant, Part, shortest

DAY = date(2026, 1, 5)
_DAYS_IN_WEEK = 7
_AMPLE = PerKneecap(left=1e6, right=1e6)
_NAMES = {(name, legs): f"the {each.title.lower()}" for name, each in CATALOGUE.items() for legs in legs_of(each)}

Place = tuple[str, Legs]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Where somebody stands ``days`` after their last session; ``height`` is 0 at the floor and 1 at the top."""

    said: Answers
    days: int
    height: float
    flare: bool
    tight: bool

    @property
    def words(self) -> str:
        """As the first line of a story."""
        where = {0.0: "at the floor of each ladder", 1.0: "at the top of each ladder"}.get(self.height, "half way up")
        said = [f"Day 1: the last session, {where}. {self.said.words}"]
        said += ["A knee flared up."] if self.flare else []
        said += ["The kneecaps have not borne much yet."] if self.tight else []
        return " ".join(said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """What only lowers: by facts that are told on the day, or by the days since the block of training began.

    With one that ``freezes`` nothing gets harder and nothing new begins. An exercise that is ``paused`` leaves its turn
    to get harder to the next one, as if it had not been ready for a step.
    """

    words: str
    facts: tuple[Fact, ...] = ()
    block_days: int | None = None
    freezes: bool = False
    paused: str = ""
    is_ill: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """What is prescribed on the day, and the days to wait for it."""

    planned: dict[Place, Planned]
    wait_days: int

    @classmethod
    def of(cls, folded: Folded, protocol: Protocol) -> "_Given":
        mine = protocol_on(folded, protocol=protocol)
        planned = prescribe(folded.standing, protocol=mine).planned
        return cls(
            planned={(each.item.exercise.name, each.item.legs): each for each in planned},
            wait_days=wait(folded.standing, protocol=mine).days,
        )


def check_rest(*, protocol: Protocol) -> Part:
    """Every combination, with each of them and without."""
    found: list[Broken] = []
    cases, rests = tuple(_cases(protocol)), tuple(_rests(protocol))
    for case in cases:
        folded = folded_of(case, protocol)
        without = _Given.of(folded, protocol)
        for rest in rests:
            wrong = _wrong(folded, rest, without, protocol)
            found += [_tell(case, f"Day {case.days + 1}: {rest.words}.", wrong=wrong)] if wrong else []
        found += _after_illness(case, without, protocol)
    one = shortest(found)
    return Part(
        name="What only lowers: light weeks, illness, less by a clinician",
        states=len(cases),
        transitions=len(cases) * (len(rests) + 1),
        invariants=(Invariant.ONLY_LOWERS,),
        broken=() if one is None else (one,),
    )


def said_at(day: date) -> dict[str, object]:
    """The head of a fact of that day."""
    return {"id": str(UUID(int=1)), "at": datetime(day.year, day.month, day.day, 12, tzinfo=UTC), "zone": "UTC"}


def override(kind: OverrideKind, **said: object) -> Overridden:
    """A clinician's change of the day."""
    return Overridden(**said_at(DAY), by="clinician", why="looked at it", kind_of_change=kind, **said)  # type: ignore[arg-type]


def folded_of(case: Case, protocol: Protocol) -> Folded:
    """Somebody on the day of a case, with three sessions behind them."""
    return Folded(standing=_standing(case, protocol), day=DAY, zone="UTC")


def _cases(protocol: Protocol) -> Iterator[Case]:
    pain, gap = protocol.pain, protocol.gap
    said = (
        WELL,
        replace(WELL, peak=pain.progress_max + 1),
        replace(WELL, morning=pain.morning_rise_max + 1),
        replace(WELL, hour=None),
        replace(WELL, light=True),
        SKIPPED,
    )
    rest = protocol.schedule.rest_days_between_sessions + 1
    days = (rest - 1, rest, gap.continue_days, gap.continue_days + 1, gap.repeat_days + 1, gap.easier_days + 1)
    for one, count, height, flare, tight in product(said, days, (0.0, 0.5, 1.0), (False, True), (False, True)):
        if not tight or (one == WELL and not flare):
            yield Case(said=one, days=count, height=height, flare=flare, tight=tight)


def _rests(protocol: Protocol) -> Iterator[Rest]:
    weeks, most = protocol.deload.every_weeks, protocol.schedule.sessions_per_week
    for block in ((weeks - 1) * _DAYS_IN_WEEK, weeks * _DAYS_IN_WEEK - 1):
        yield Rest(words=f"day {block + 1} of the block of training", block_days=block, freezes=True)
    goal = MaintenanceChosen(**said_at(DAY), on=True)  # type: ignore[arg-type]
    yield Rest(words="the strength is only kept", facts=(goal,), freezes=True)
    yield Rest(words="a clinician holds", facts=(override(OverrideKind.HOLD),), freezes=True)
    ill = HealthChanged(**said_at(DAY), unwell=True)  # type: ignore[arg-type]
    yield Rest(words="not well", facts=(ill,), is_ill=True)
    for name, exercise in CATALOGUE.items():
        pause = override(OverrideKind.PAUSE, target=name)
        yield Rest(words=f"a clinician pauses the {exercise.title.lower()}", facts=(pause,), paused=name)
    target = "schedule.sessions_per_week"
    for fewer in (each for each in SETTABLE[target] if isinstance(each, int) and each < most):
        change = override(OverrideKind.SET, target=target, value=fewer)
        yield Rest(words=f"a clinician sets {fewer} sessions a week", facts=(change,))


def _standing(case: Case, protocol: Protocol) -> Standing:
    days = case.days
    before = Borne(age_days=days + 2, asked=PerKneecap(), tolerated=_AMPLE, peak=_AMPLE)
    return Standing(
        screened=True,
        person=PERSON,
        phase=Phase.CLOSED_CHAIN,
        sessions=3,
        first_session_days=days + 4,
        session_days=(days, *(age for age in (days + 2, days + 4) if age < _DAYS_IN_WEEK)),
        tracks=tuple(
            _track(name, legs, case, protocol) for name, each in sorted(CATALOGUE.items()) for legs in legs_of(each)
        ),
        visit=replace(case.said.visit, age_days=days),
        flares=(Flare(age_days=days, knees=tuple(Side)),) if case.flare else (),
        borne=(Borne(age_days=days, asked=PerKneecap()), *(() if case.tight else (before,))),
    )


def _track(name: str, legs: Legs, case: Case, protocol: Protocol) -> Track:
    """An exercise that is ready for a step; at the floor, closed chain has not begun."""
    exercise = CATALOGUE[name]
    if exercise.chain is Chain.CLOSED and case.height == 0:
        return Track(exercise=name, legs=legs)
    ladder = person_ladder(exercise, Standing(person=PERSON), protocol=protocol)
    return Track(
        exercise=name,
        legs=legs,
        level=ladder.at_steps(int(ladder.steps(ladder.top) * case.height)),
        clean=protocol.progress.consecutive_sessions - 1,
        begun=True,
        idle_days=case.days,
        outcome=case.said.outcome(protocol.dose.sets),
    )


def _with(folded: Folded, rest: Rest, protocol: Protocol) -> Folded:
    if rest.block_days is not None:
        return replace(folded, standing=replace(folded.standing, block_days=rest.block_days))
    for each in rest.facts:
        folded = one_more(folded, each, protocol=protocol)
    return folded


def _not_ready(folded: Folded, name: str) -> Folded:
    """The same, but that one exercise is not ready for a step."""
    tracks = (replace(each, clean=0) if each.exercise == name else each for each in folded.standing.tracks)
    return replace(folded, standing=replace(folded.standing, tracks=tuple(tracks)))


def _wrong(folded: Folded, rest: Rest, without: _Given, protocol: Protocol) -> str:
    """What is more with it than without, or given in spite of it; empty where nothing is."""
    resting = _with(folded, rest, protocol)
    given = _Given.of(resting, protocol)
    in_spite = _in_spite(rest, given, resting.standing, protocol)
    more = _more_than(given, without)
    if more and rest.paused:  # its turn went to another exercise, as it goes where it is not ready
        more = _more_than(given, _Given.of(_not_ready(folded, rest.paused), protocol))
    return in_spite or more


def _tell(case: Case, *lines: str, wrong: str) -> Broken:
    return Broken(invariant=Invariant.ONLY_LOWERS, story=(case.words, *lines), wrong=wrong)


def _more_than(given: _Given, without: _Given) -> str:
    """What is more than without; empty where nothing is."""
    if given.wait_days < without.wait_days:
        return "the session comes earlier than without"
    for place, mine in given.planned.items():
        other = without.planned.get(place)
        if other is None:
            return f"{_NAMES[place]} is given, and would not be without"
        if mine.item.sets > other.item.sets:
            return f"{_NAMES[place]} has more sets than without"
        if mine.level > other.level:
            return f"{_NAMES[place]} is harder than without"
    return ""


def _in_spite(rest: Rest, given: _Given, standing: Standing, protocol: Protocol) -> str:
    """What is given in spite of it; empty where nothing is. With a break a block ends, and its light week with it."""
    freezes = rest.freezes and (rest.block_days is None or gap_of(standing, protocol=protocol) is Gap.CONTINUE)
    if rest.is_ill and given.wait_days < 1:
        return "there is a session in spite of it"
    for place, mine in given.planned.items():
        track = standing.track(*place)
        if place[0] == rest.paused:
            return f"{_NAMES[place]} is given in its pause"
        if freezes and (mine.level > track.level or not track.begun):
            return f"{_NAMES[place]} gets harder"
    return ""


def _after_illness(case: Case, without: _Given, protocol: Protocol) -> Iterator[Broken]:
    """Who was not well from the day after the session until today is given what is given without that."""
    begun = DAY - timedelta(days=case.days - 1)
    folded = replace(folded_of(replace(case, days=1), protocol), day=begun)
    for day, unwell in ((begun, True), (DAY, False)):
        folded = one_more(folded, HealthChanged(**said_at(day), unwell=unwell), protocol=protocol)  # type: ignore[arg-type]
    well = _Given.of(aged(folded, DAY, protocol=protocol), protocol)
    wrong = _more_than(well, without)
    if wrong:
        yield _tell(case, "Day 2: not well.", f"Day {case.days + 1}: well again.", wrong=wrong)
