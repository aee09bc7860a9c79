"""The check of gates and runs bites: for each invariant a protocol or a rule that breaks it; ours breaks none."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from kneewise.plan import Protocol, default_protocol
from kneewise.plan.activity import gates as plan_gates
from kneewise.plan.activity import running as plan_running
from kneewise.plan.activity.run_words import Ruling
from kneewise.plan.session import Criterion
from kneewise.plan.standing import Standing
from kneewise.trial.activity_check import check_runs
from kneewise.trial.activity_gates import check_gates_b
from kneewise.trial.invariant import Broken, Invariant

OURS = default_protocol()
TWO_RUNGS = replace(OURS, run=replace(OURS.run, walk_min=(4, 0), run_min=(1, 20), repeats=(5, 1)))
"""The same rules with a short ladder, so that a walk takes a moment."""
HARDER, ONE, LOCK = Invariant.HARDER_ONLY_WHEN_CALM, Invariant.ONE_AT_A_TIME, Invariant.LOCK
CAPS, MORE, DEAD = Invariant.CAPS, Invariant.MORE_PAIN_NEVER_MORE_LOAD, Invariant.NO_DEAD_END


def runs(protocol: Protocol = TWO_RUNGS) -> dict[Invariant, Broken]:
    part, _ = check_runs(protocol=protocol)
    return {broken.invariant: broken for broken in part.broken}


def gates(protocol: Protocol = OURS) -> dict[Invariant, Broken]:
    return {broken.invariant: broken for broken in check_gates_b(protocol=protocol).broken}


def test_our_rules_break_nothing_on_the_way_back_to_running() -> None:
    part, weeks = check_runs(protocol=OURS)
    assert not part.broken
    assert part.states == 15
    assert part.transitions > 1000 * part.states
    assert weeks == (("from the first run to running without walking breaks", pytest.approx(24 / 7)),)


def test_our_rules_break_nothing_at_the_gates() -> None:
    part = check_gates_b(protocol=OURS)
    assert not part.broken
    assert part.states > 5000


def test_a_step_on_in_spite_of_pain_is_found() -> None:
    broken = runs(replace(TWO_RUNGS, run=replace(TWO_RUNGS.run, pain_max=3)))[HARDER]
    assert broken.wrong == "a step on after a pain of 3"
    told = "A run as planned, pain up to 3, calm next morning. 1 day later: step 2 of 2, no run today."
    assert broken.story[-2:] == ("On step 1, with 1 calm runs on it before.", told)


def test_runs_on_two_days_running_are_found() -> None:
    broken = runs(replace(TWO_RUNGS, run=replace(TWO_RUNGS.run, rest_days=0)))[CAPS]
    assert broken.wrong == "there is no day of rest between two runs"


def test_a_step_that_was_run_only_once_is_found() -> None:
    assert "after 1 calm run" in runs(replace(TWO_RUNGS, run=replace(TWO_RUNGS.run, times_each=1)))[ONE].wrong


def test_a_run_right_after_a_flare_up_is_found() -> None:
    hasty = replace(TWO_RUNGS, flare=replace(OURS.flare, rest_days=0), gate_b=replace(OURS.gate_b, clean_days=1))
    assert runs(hasty)[HARDER].wrong == "a run 1 day after a flare-up began"


def held_by_nothing(_standing: Standing, *, protocol: Protocol) -> None:
    """Somebody forgot all of it."""
    assert protocol


def test_a_step_on_in_spite_of_what_should_hold_it_back_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_running, "held_by", held_by_nothing)
    assert runs()[HARDER].wrong in {
        "a step on with swelling",
        "a step on while pain grew from week to week",
        "a step on while ill",
        "a step on though a clinician holds everything",
    }


def placed(change: Callable[[plan_running.Place, Standing], plan_running.Place]) -> Callable[..., plan_running.Place]:
    place_of = plan_running.place_of

    def wrong(standing: Standing, *, protocol: Protocol) -> plan_running.Place:
        return change(place_of(standing, protocol=protocol), standing)

    return wrong


def test_two_steps_at_once_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def leaps(place: plan_running.Place, _standing: Standing) -> plan_running.Place:
        return replace(place, rung=min(place.rung + 1, 6)) if place.ruling is Ruling.UP else place

    monkeypatch.setattr(plan_running, "place_of", placed(leaps))
    assert runs(OURS)[ONE].wrong == "2 steps on at once"


@pytest.mark.parametrize(
    ("settled", "wrong"),
    [(False, "a step on though the knee was sore next morning"), (None, "though the morning after was not answered")],
)
def test_a_step_on_without_a_calm_morning_is_found(
    monkeypatch: pytest.MonkeyPatch, *, settled: bool | None, wrong: str
) -> None:
    def careless(place: plan_running.Place, standing: Standing) -> plan_running.Place:
        last = standing.activities.running.last
        return replace(place, rung=1) if last is not None and last.settled is settled and not last.pain else place

    monkeypatch.setattr(plan_running, "place_of", placed(careless))
    assert wrong in runs()[HARDER].wrong


def test_more_running_for_more_pain_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def rewarded(place: plan_running.Place, standing: Standing) -> plan_running.Place:
        last = standing.activities.running.last
        return replace(place, rung=1) if last is not None and last.pain == 2 else place

    monkeypatch.setattr(plan_running, "place_of", placed(rewarded))
    assert runs()[MORE].wrong == "with less pain there would have been less running, or later"


def test_a_ladder_without_an_end_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_running, "held_by", lambda _standing, *, protocol: Ruling.GUARD if protocol else None)
    assert runs()[DEAD].wrong == "running without walking breaks is never reached"
    assert check_runs(protocol=TWO_RUNGS)[1] == ()


def test_running_that_never_opens_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_gates, "speaks_against", lambda _standing, *, protocol: bool(protocol))
    assert DEAD in runs()
    assert gates()[DEAD].wrong == "it stays closed though everything is met"


def test_a_gate_that_asks_nothing_of_pain_is_found() -> None:
    broken = gates(replace(OURS, gate_b=replace(OURS.gate_b, run_pain_max=6)))[HARDER]
    assert broken.wrong == "it opened with a pain of 6"
    assert broken.story[0].startswith("The gate to running: swelling 0, stairs with pain 0, walk with pain 6")


def test_a_gate_that_is_open_right_after_a_flare_up_is_found() -> None:
    hasty = replace(OURS, flare=replace(OURS.flare, rest_days=1), gate_b=replace(OURS.gate_b, clean_days=1))
    assert gates(hasty)[HARDER].wrong == "it is open 1 day after a flare-up began"


def test_a_gate_that_is_open_with_swelling_is_found() -> None:
    lax = replace(OURS, swelling=replace(OURS.swelling, lock_min=3), gate_b=replace(OURS.gate_b, swelling_max=2))
    assert gates(lax)[HARDER].wrong == "it is open with swelling 2"


def test_a_gate_that_is_open_in_spite_of_a_lock_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_gates, "speaks_against", lambda _standing, *, protocol: not protocol)
    assert gates()[LOCK].wrong == "it is open while the plan is locked"


def test_jumping_without_a_clinician_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    always = plan_gates.jumping_always

    def unasked(standing: Standing, *, protocol: Protocol) -> Iterator[Criterion]:
        yield from (each for each in always(standing, protocol=protocol) if each.name != "clinician")

    monkeypatch.setattr(plan_gates, "jumping_always", unasked)
    assert gates()[HARDER].wrong == "it is open without a clinician's yes"


def forgotten(name: str) -> Callable[..., Iterator[Criterion]]:
    every = getattr(plan_gates, name)

    def some(standing: Standing, *, protocol: Protocol) -> Iterator[Criterion]:
        yield from list(every(standing, protocol=protocol))[1:]

    return some


@pytest.mark.parametrize("rule", ["for_stairs", "for_deeper_squats", "for_running", "for_jumping", "for_all"])
def test_a_condition_that_is_not_asked_is_found(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_gates, rule, forgotten(rule))
    assert gates()[HARDER].wrong == "it opened though a condition was missed"


def test_a_gate_that_does_not_wait_for_the_one_before_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    begins = plan_gates.squat_goes_on

    def ready(standing: Standing, *, protocol: Protocol) -> Criterion:
        return replace(begins(standing, protocol=protocol), met=True)

    monkeypatch.setattr(plan_gates, "squat_goes_on", ready)
    assert gates()[HARDER].wrong == "it is open though the gate before it is closed"
