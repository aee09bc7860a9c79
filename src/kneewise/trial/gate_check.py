"""The gate to closed chain, for everybody who may stand before it; and when the squat is withdrawn."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from kneewise.exercises import CATALOGUE, Chain
from kneewise.plan.facts.exercise import Legs
from kneewise.plan.gates import pause_days
from kneewise.plan.memory import WINDOW_DAYS
from kneewise.plan.progression import Prescription, prescribe
from kneewise.plan.protocol import Protocol
from kneewise.plan.standing import Phase, Setback, Standing, Track
from kneewise.trial.gate_cases import Case, cases, standing_of
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

_SQUAT = next(exercise for exercise in CATALOGUE.values() if exercise.chain is Chain.CLOSED)


def check_gate(*, protocol: Protocol) -> Part:
    """Every combination of conditions, and every pair and triple of setbacks."""
    before, setbacks = tuple(cases(protocol)), tuple(_setbacks())
    found = [*_wrongly_given(before, protocol), *_not_withdrawn(setbacks, protocol)]
    each = (shortest([one for one in found if one.invariant is invariant]) for invariant in Invariant)
    return Part(
        name="The gate to the squat, and its withdrawal",
        states=len(before) + len(setbacks),
        transitions=len(before) + len(setbacks),
        invariants=(Invariant.GATE, Invariant.NO_DEAD_END),
        broken=tuple(one for one in each if one is not None),
    )


def _wrongly_given(before: Iterable[Case], protocol: Protocol) -> Iterator[Broken]:
    for case in before:
        given = prescribe(standing_of(case), protocol=protocol)
        invariant, wrong = Invariant.GATE, ""
        if given.gate.passed and not case.met:
            wrong = f"the gate opened in spite of it: {case.missed[0]}"
        elif given.gate.passed and _too_early(case):
            wrong = "the gate opened before the least that any protocol must ask"
        elif _has_squat(given) and not given.gate.passed:
            wrong = "the squat was given before its gate"
        elif case.met and not given.gate.passed:
            invariant, wrong = Invariant.NO_DEAD_END, "the gate stays closed though everything is met"
        if wrong:
            yield Broken(invariant=invariant, story=(f"Until today: {case.words}.",), wrong=wrong)


def _too_early(case: Case) -> bool:
    standing = standing_of(case)
    return (
        standing.sessions < GATE_SESSIONS_MIN
        or (standing.first_session_days or 0) < GATE_DAYS_MIN
        or case.pain > GATE_PAIN_MAX
    )


def _has_squat(given: Prescription) -> bool:
    return any(each.item.exercise.chain is Chain.CLOSED for each in given.planned)


def _setbacks() -> Iterator[tuple[int, ...]]:
    """Days since the setbacks of a squat, the last one first: two, and three."""
    ages = range(WINDOW_DAYS + 1)
    yield from combinations(ages, 2)
    yield from combinations(ages, 3)


def _not_withdrawn(setbacks: tuple[tuple[int, ...], ...], protocol: Protocol) -> Iterator[Broken]:
    for ages in setbacks:
        track = Track(
            exercise=_SQUAT.name,
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
        elif pauses and _has_squat(prescribe(standing, protocol=protocol)):
            wrong = "the squat is given in its pause"
        if wrong:
            lines = tuple(f"Day {max(ages) - age + 1}: the squat had to be made easier." for age in sorted(ages)[::-1])
            today = f"Day {max(ages) + 1}: {wrong}."
            yield Broken(invariant=Invariant.GATE, story=(*lines, today), wrong=wrong)
