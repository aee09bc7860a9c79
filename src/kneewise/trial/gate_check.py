"""The gate to closed chain, with each criterion met, just missed and not answered; and when the squat is withdrawn."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations, product

from kneewise.exercises import CATALOGUE, Chain
from kneewise.plan.facts.exercise import Legs, PerKnee
from kneewise.plan.gates import gate_a, pause_days
from kneewise.plan.memory import WINDOW_DAYS
from kneewise.plan.progression import legs_of, prescribe
from kneewise.plan.protocol import Protocol
from kneewise.plan.standing import Day, Flare, Person, Phase, Setback, Standing, Tests, Track
from kneewise.trial.invariant import (
    GATE_DAYS_MIN,
    GATE_PAIN_MAX,
    GATE_SESSIONS_MIN,
    WITHDRAWN_AFTER,
    WITHDRAWN_FOR_DAYS,
    WITHDRAWN_WITHIN_DAYS,
    Broken,
    Invariant,
    Part,
    shortest,
)

_WORST = 9
_SQUATS = tuple(exercise for exercise in CATALOGUE.values() if exercise.chain is Chain.CLOSED)
_OPEN = tuple(exercise for exercise in CATALOGUE.values() if exercise.chain is Chain.OPEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """One combination: what the person has behind them."""

    sessions: int
    days: int
    worst: int | None
    rising: bool
    swelling: int | None
    flare_days: int | None
    weak: str | None
    tests: Tests | None

    @property
    def words(self) -> str:
        said = [f"{self.sessions} sessions in {self.days} days", f"worst pain {_or_unknown(self.worst)}"]
        said += ["mornings getting worse"] if self.rising else []
        said += [f"swelling {_or_unknown(self.swelling)}"] if self.swelling != 0 else []
        said += [f"a flare-up {self.flare_days} days ago"] if self.flare_days is not None else []
        said += [f"{CATALOGUE[self.weak].title.lower()} still weak"] if self.weak is not None else []
        pains = None if self.tests is None else max(self.tests.sit_to_stand_pain, self.tests.step_down_pain)
        said.append("the two tests not done" if pains is None else f"the two tests done with pain {pains}")
        return ", ".join(said)


def check_gate(*, protocol: Protocol) -> Part:
    """Every combination of criteria, and every pair and triple of setbacks."""
    cases = tuple(_cases(protocol))
    setbacks = tuple(_setbacks())
    found = [*_wrongly_given(cases, protocol), *_not_withdrawn(setbacks, protocol)]
    first = shortest(found)
    return Part(
        name="The gate to the squat, and its withdrawal",
        states=len(cases) + len(setbacks),
        transitions=len(cases) + len(setbacks),
        invariants=(Invariant.GATE,),
        broken=() if first is None else (first,),
    )


def cases_around(protocol: Protocol) -> Iterator[_Case]:
    """Where just one criterion is not met, each in turn, and where none is; without those that a lax file lets pass."""
    rule = protocol.gate_a
    met, *tests = (replace(_met(protocol), tests=each) for each in _tests(protocol))
    none = replace(met, sessions=0, days=0, worst=None, rising=True, swelling=None, flare_days=0, tests=None)
    cases = (
        replace(met, sessions=rule.min_open_sessions - 1),
        replace(met, days=rule.min_days - 1),
        replace(met, worst=rule.or_drop_worst_max + 1),
        replace(met, worst=None),
        replace(met, rising=True),
        replace(met, swelling=rule.swelling_max + 1),
        replace(met, flare_days=rule.clean_days - 1),
        *(replace(met, weak=exercise.name) for exercise in _OPEN),
        *tests,
        none,
    )
    yield from (case for case in cases if not gate_a(standing_of(case, protocol), protocol=protocol).passed)


def _met(protocol: Protocol) -> _Case:
    rule = protocol.gate_a
    return _Case(
        sessions=rule.min_open_sessions,
        days=rule.min_days,
        worst=rule.worst_pain_max,
        rising=False,
        swelling=0,
        flare_days=None,
        weak=None,
        tests=None,
    )


def _tests(protocol: Protocol) -> tuple[Tests | None, ...]:
    """The two tests: good enough, each just not, too long ago, and not done."""
    rule = protocol.gate_a
    well = Tests(age_days=0, sit_to_stand_pain=rule.sit_to_stand_pain_max, step_down_pain=rule.step_down_pain_max)
    return (
        well,
        replace(well, sit_to_stand_pain=rule.sit_to_stand_pain_max + 1),
        replace(well, step_down_pain=rule.step_down_pain_max + 1),
        replace(well, age_days=rule.tests_valid_days + 1),
        None,
    )


def _cases(protocol: Protocol) -> Iterator[_Case]:
    rule = protocol.gate_a
    columns = (
        (max(rule.min_open_sessions - 1, 0), rule.min_open_sessions),
        (max(rule.min_days - 1, 0), rule.min_days),
        (rule.worst_pain_max, rule.or_drop_worst_max, rule.or_drop_worst_max + 1, None),
        (False, True),
        (0, rule.swelling_max + 1, None),
        (None, rule.clean_days - 1, rule.clean_days),
        (None, *(exercise.name for exercise in _OPEN)),
        _tests(protocol),
    )
    for sessions, days, worst, rising, swelling, flare_days, weak, tested in product(*columns):
        yield _Case(
            sessions=sessions,
            days=days,
            worst=worst,
            rising=bool(rising),
            swelling=swelling,
            flare_days=flare_days,
            weak=weak,
            tests=tested,
        )


def standing_of(case: _Case, protocol: Protocol) -> Standing:
    """Somebody who has this behind them."""
    clean = protocol.gate_a.clean_days
    week = [_day(case, morning=1 if case.rising else 0) for _ in range(clean)]
    before = [Day(worst=0, morning=PerKnee(left=0, right=0))] * (WINDOW_DAYS - clean)
    tracks = tuple(
        Track(
            exercise=exercise.name,
            legs=legs,
            begun=True,
            strong=0 if exercise.name == case.weak else protocol.gate_a.slr_sessions,
        )
        for exercise in _OPEN
        for legs in legs_of(exercise)
    )
    return Standing(
        screened=True,
        person=Person(worst_pain_at_start=_WORST),
        sessions=case.sessions,
        first_session_days=case.days,
        session_days=(2,),
        days=(*week, *before),
        tracks=tracks,
        flares=() if case.flare_days is None else (Flare(age_days=case.flare_days, knees=(), pending=False),),
        tests=case.tests,
    )


def _day(case: _Case, *, morning: int) -> Day:
    swelling = PerKnee(left=case.swelling, right=case.swelling)
    return Day(worst=case.worst, morning=PerKnee(left=morning, right=morning), swelling=swelling)


def _wrongly_given(cases: tuple[_Case, ...], protocol: Protocol) -> Iterator[Broken]:
    for case in cases:
        standing = standing_of(case, protocol)
        gate = gate_a(standing, protocol=protocol)
        wrong = ""
        if gate.passed and gate.unmet:
            wrong = f"the gate opened though this is not met: {gate.unmet[0].says}"
        elif gate.passed and _too_early(case):
            wrong = "the gate opened before the least that any protocol must ask"
        elif _gives_squat(standing, protocol) and not gate.passed:
            wrong = "the squat was given before its gate"
        if wrong:
            yield Broken(invariant=Invariant.GATE, story=(f"Until today: {case.words}.",), wrong=wrong)


def _too_early(case: _Case) -> bool:
    pains = [] if case.tests is None else [case.tests.sit_to_stand_pain, case.tests.step_down_pain]
    return (
        case.sessions < GATE_SESSIONS_MIN
        or case.days < GATE_DAYS_MIN
        or max((case.worst or 0, *pains)) > GATE_PAIN_MAX
        or case.worst is None
    )


def _gives_squat(standing: Standing, protocol: Protocol) -> bool:
    given = {each.item.exercise.name for each in prescribe(standing, protocol=protocol).planned}
    return any(squat.name in given for squat in _SQUATS)


def _setbacks() -> Iterator[tuple[int, ...]]:
    """Days since the setbacks of a squat, the last one first: two, and three."""
    ages = range(WINDOW_DAYS + 1)
    yield from combinations(ages, 2)
    yield from combinations(ages, 3)


def _not_withdrawn(setbacks: tuple[tuple[int, ...], ...], protocol: Protocol) -> Iterator[Broken]:
    for ages in setbacks:
        track = Track(
            exercise=_SQUATS[0].name,
            legs=Legs.BOTH,
            begun=True,
            setbacks=tuple(Setback(age_days=age, stopped=False) for age in ages),
        )
        standing = Standing(screened=True, phase=Phase.CLOSED_CHAIN, session_days=(ages[0],), tracks=(track,))
        pauses = pause_days(track, standing, protocol=protocol) > 0
        close = len(ages) >= WITHDRAWN_AFTER and ages[WITHDRAWN_AFTER - 1] - ages[0] <= WITHDRAWN_WITHIN_DAYS
        wrong = ""
        if close and ages[0] < WITHDRAWN_FOR_DAYS and not pauses:
            wrong = "the squat is still given"
        elif pauses and _gives_squat(standing, protocol):
            wrong = "the squat is given in its pause"
        if wrong:
            lines = tuple(f"Day {max(ages) - age + 1}: the squat had to be made easier." for age in sorted(ages)[::-1])
            today = f"Day {max(ages) + 1}: {wrong}."
            yield Broken(invariant=Invariant.GATE, story=(*lines, today), wrong=wrong)


def _or_unknown(value: int | None) -> str:
    return "not known" if value is None else str(value)
