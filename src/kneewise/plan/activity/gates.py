"""The gates beyond the squat: training on stairs, deeper squats, running, jumping (clinical.md 4.5; our proposal).

Each needs the one before it and conditions of its own (``gate_b_criteria``). Once passed a gate stays passed without
the tests being tried again, but it closes for as long as something speaks against it: a lock, a flare-up, swelling, or
a gate before it that is closed. A clinician may open a gate; jumping needs their yes beside everything else. What
speaks against a gate closes it whoever opened it.
"""

from collections.abc import Iterable
from dataclasses import replace

from kneewise.plan.activity.criteria import (
    days_since_flare,
    for_all,
    for_deeper_squats,
    for_jumping,
    for_running,
    for_stairs,
    is_open,
    jumping_always,
    last_run_was_calm,
    squat_goes_on,
    swelling_seen,
)
from kneewise.plan.facts.course import GateName
from kneewise.plan.protocol import Protocol
from kneewise.plan.session import Criterion, Gate
from kneewise.plan.standing import Phase, Standing
from kneewise.wording import say

SYMPTOM_LIMITED = "symptom_limited"


def gates_b(standing: Standing, *, protocol: Protocol) -> tuple[Gate, ...]:
    """The four gates, in their order."""
    begins = squat_goes_on(standing, protocol=protocol)
    stairs = _gate(GateName.STAIRS, (begins,), for_stairs(standing, protocol=protocol), standing, protocol)
    own = for_deeper_squats(standing, protocol=protocol)
    deeper = _gate(GateName.DEEPER_SQUAT, (is_open(stairs),), own, standing, protocol)
    running = _running(deeper, standing, protocol)
    always = (is_open(running), *jumping_always(standing, protocol=protocol))
    jumping = _gate(GateName.JUMPING, always, for_jumping(standing, protocol=protocol), standing, protocol)
    return stairs, deeper, running, jumping


def with_earned(standing: Standing, *, protocol: Protocol) -> Standing:
    """The standing with each gate noted whose conditions are all met now, so that it stays passed."""
    if standing.phase is not Phase.CLOSED_CHAIN and not standing.changes.opened:
        return standing
    gates = gates_b(standing, protocol=protocol)
    found = {gate.to for gate in gates if gate.passed and not gate.unmet}
    if goes_by_pain(standing, protocol=protocol):
        found.discard(GateName.RUNNING)
    earned = standing.activities.earned | found
    return replace(standing, activities=replace(standing.activities, earned=earned))


def speaks_against(standing: Standing, *, protocol: Protocol) -> bool:
    """Whether all of these gates are closed now, whoever opened them."""
    swelling, flare = swelling_seen(standing, protocol=protocol), days_since_flare(standing)
    return (
        bool(standing.locks)
        or not standing.screened
        or (flare is not None and flare < protocol.gate_b.clean_days)
        or (swelling is not None and swelling > protocol.gate_b.swelling_max)
    )


def goes_by_pain(standing: Standing, *, protocol: Protocol) -> bool:
    """Whether the person runs already and may go on within limits of pain, instead of by gate and ladder.

    For whom the gate opened before they ran, the ladder stays.
    """
    activities = standing.activities
    if protocol.gate_b.run_rule != SYMPTOM_LIMITED or GateName.RUNNING in activities.earned | standing.changes.opened:
        return False
    last = activities.running.last
    return last is not None and last.age_days <= protocol.gap.easier_days


def _gate(
    to: GateName, always: tuple[Criterion, ...], own: Iterable[Criterion], standing: Standing, protocol: Protocol
) -> Gate:
    """A gate of conditions that must ``always`` hold, and of its ``own`` ones, which need to be met together once."""
    criteria = (*always, *own, *for_all(standing, protocol=protocol))
    earned = to in standing.activities.earned or all(each.met for each in criteria)
    passes = earned and all(each.met for each in always)
    if to is not GateName.JUMPING:  # there a clinician's yes is one condition among others
        passes = passes or to in standing.changes.opened
    return Gate(to=to, criteria=criteria, passed=passes and not speaks_against(standing, protocol=protocol))


def _running(deeper: Gate, standing: Standing, protocol: Protocol) -> Gate:
    """The gate to running; who runs already may go on where the rule says so."""
    if not goes_by_pain(standing, protocol=protocol):
        own = for_running(standing, protocol=protocol)
        return _gate(GateName.RUNNING, (is_open(deeper),), own, standing, protocol)
    runs_already = Criterion(
        name="runs-already",
        says=say("You run already, so you may go on with a pain of {most} or less.", most=protocol.run.pain_max),
        saw={},
        source=protocol.source_of("gate_b.run_rule"),
        met=True,
    )
    last_run = last_run_was_calm(standing, protocol=protocol)
    return Gate(
        to=GateName.RUNNING,
        criteria=(runs_already, last_run, *for_all(standing, protocol=protocol)),
        passed=last_run.met and not speaks_against(standing, protocol=protocol),
    )
