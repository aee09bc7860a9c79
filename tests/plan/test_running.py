"""The walk-run ladder: a step on after calm runs, a step back after a sore one, and never without the answers."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from kneewise.body import Side
from kneewise.plan import PerKnee
from kneewise.plan.activity.run_words import Ruling
from kneewise.plan.activity.running import Place, RunStep, held_by, place_of, run_step, with_activity
from kneewise.plan.activity.tried import Ran, Running
from kneewise.plan.changes import Changes
from kneewise.plan.facts.course import ActivityDone, ActivityKind, GateName, HopTested, SingleLegTested
from kneewise.plan.memory import WINDOW_DAYS
from kneewise.plan.standing import Day, Flare, Standing, later
from plan.back_to_sport import CALM, FIT, OURS, RUNS, gate

STAMP = {"id": str(UUID(int=1)), "at": datetime(2026, 1, 5, 16, tzinfo=UTC), "zone": "UTC"}
CALM_RUN = Ran(age_days=2, pain=0, as_planned=True, settled=True)
RUNNER = replace(FIT, activities=replace(FIT.activities, earned=RUNS, running=Running()))
"""Somebody for whom running is open, and who has not run yet."""


def on(rung: int = 0, *, calm: int = 0, since: int | None = 0, last: Ran | None = CALM_RUN) -> Standing:
    """The same on a rung (from 0), after a last run."""
    running = Running(rung=rung, calm=calm, since_days=since, last=last)
    return replace(RUNNER, activities=replace(RUNNER.activities, running=running))


def step(standing: Standing) -> RunStep:
    found = run_step(standing, gate(GateName.RUNNING, standing), protocol=OURS)
    assert found is not None
    return found


def ran(standing: Standing, *, pain: int = 0, as_planned: bool | None = True) -> Running:
    """The running after one more run."""
    fact = ActivityDone(**STAMP, activity=ActivityKind.RUN, peak_pain=pain, as_planned=as_planned)  # type: ignore[arg-type]
    return with_activity(standing, fact, protocol=OURS).activities.running


def test_it_begins_with_a_lot_of_walking() -> None:
    first = step(RUNNER)
    assert (first.rung, first.rungs, first.walk_min, first.run_min, first.repeats) == (1, 7, 4, 1, 5)
    assert (first.calm, first.may_run, first.wait_days) == (0, True, 0)
    assert [reason.rule for reason in first.reasons] == ["run-first"]


def test_no_step_is_given_while_running_is_closed() -> None:
    closed = replace(RUNNER, activities=replace(RUNNER.activities, earned=frozenset(), walk=None))
    assert run_step(closed, gate(GateName.RUNNING, closed), protocol=OURS) is None


def test_who_runs_by_pain_gets_no_step() -> None:
    by_pain = replace(OURS, gate_b=replace(OURS.gate_b, run_rule="symptom_limited"))
    runner = replace(FIT, activities=replace(FIT.activities, running=Running(last=CALM_RUN)))
    assert gate(GateName.RUNNING, runner, by_pain).passed
    assert run_step(runner, gate(GateName.RUNNING, runner, by_pain), protocol=by_pain) is None


@pytest.mark.parametrize(
    ("last", "rung", "calm", "ruling"),
    [
        (CALM_RUN, 4, 0, Ruling.UP),
        (replace(CALM_RUN, pain=2), 4, 0, Ruling.UP),
        (replace(CALM_RUN, pain=3), 2, 0, Ruling.PAIN),
        (replace(CALM_RUN, pain=6), 2, 0, Ruling.PAIN),
        (replace(CALM_RUN, settled=False), 2, 0, Ruling.UNSETTLED),
        (replace(CALM_RUN, settled=None), 3, 1, Ruling.MORNING),
        (replace(CALM_RUN, as_planned=False), 3, 1, Ruling.NOT_PLANNED),
        (replace(CALM_RUN, as_planned=False, pain=3), 2, 0, Ruling.PAIN),
        (replace(CALM_RUN, age_days=14), 4, 0, Ruling.UP),
        (replace(CALM_RUN, age_days=15), 2, 0, Ruling.BREAK),
        (replace(CALM_RUN, age_days=28), 2, 0, Ruling.BREAK),
        (replace(CALM_RUN, age_days=29), 0, 0, Ruling.LONG_BREAK),
        (replace(CALM_RUN, age_days=29, pain=5), 0, 0, Ruling.LONG_BREAK),
    ],
)
def test_where_a_run_leads_after_one_calm_run_on_the_fourth_step(
    last: Ran, rung: int, calm: int, ruling: Ruling
) -> None:
    assert place_of(on(3, calm=1, last=last), protocol=OURS) == Place(rung=rung, calm=calm, ruling=ruling)
    reason = step(on(3, calm=1, last=last)).reasons[0]
    assert reason.rule == ruling.value
    assert reason.source


def test_one_calm_run_is_not_enough() -> None:
    again = step(on(3))
    assert (again.rung, again.calm) == (4, 1)
    assert again.reasons[0].says == "Your last run was calm. Once more like this, and the next step comes."
    longer = replace(OURS, run=replace(OURS.run, times_each=3))
    found = run_step(on(3), gate(GateName.RUNNING, on(3)), protocol=longer)
    assert found is not None
    assert "2 times more like this" in found.reasons[0].says


def test_the_first_and_the_last_step_have_no_next() -> None:
    back = step(on(0, last=replace(CALM_RUN, pain=4)))
    assert back.rung == 1
    assert back.reasons[0].says.endswith("You begin again on the first step.")
    assert step(on(3, last=replace(CALM_RUN, pain=4))).reasons[0].says.endswith("It goes one step back.")
    last = step(on(6, calm=2))
    assert (last.rung, last.calm, last.reasons[0].rule) == (7, 2, "run-last-step")


def test_a_ladder_that_has_become_shorter_ends_at_its_top() -> None:
    short = replace(OURS, run=replace(OURS.run, walk_min=(4, 0), run_min=(1, 20), repeats=(5, 1)))
    found = run_step(on(6, calm=2), gate(GateName.RUNNING, on(6)), protocol=short)
    assert found is not None
    assert (found.rung, found.rungs, found.run_min) == (2, 2, 20)


GUARD = tuple(replace(CALM, worst=2 - day // 7) for day in range(WINDOW_DAYS))
LAX = replace(OURS, gate_b=replace(OURS.gate_b, swelling_max=1))


@pytest.mark.parametrize(
    ("standing", "ruling"),
    [
        (replace(on(3, calm=1), changes=Changes(hold=True)), Ruling.CLINICIAN),
        (replace(on(3, calm=1), unwell=True), Ruling.UNWELL),
        (replace(on(3, calm=1), flares=(Flare(age_days=6, knees=(Side.LEFT,)),)), Ruling.SORE),
        (replace(on(3, calm=1), days=(replace(CALM, swelling=PerKnee(left=1)),)), Ruling.SWELLING),
        (replace(on(3, calm=1), days=(Day(),)), Ruling.SWELLING),
        (replace(on(3, calm=1), days=GUARD), Ruling.GUARD),
    ],
)
def test_what_holds_a_step_back(standing: Standing, ruling: Ruling) -> None:
    assert held_by(standing, protocol=LAX) is ruling
    assert place_of(standing, protocol=LAX) == Place(rung=3, calm=2, ruling=ruling)


def test_when_nothing_holds_it_back_any_more_the_step_comes() -> None:
    held = replace(on(3, calm=1), changes=Changes(hold=True))
    assert place_of(replace(held, changes=Changes()), protocol=OURS).rung == 4
    kept = ran(held)
    assert (kept.rung, kept.calm) == (3, 2), "the calm runs are not lost"


@pytest.mark.parametrize(
    ("last", "days"),
    [
        (replace(CALM_RUN, age_days=0), 2),
        (replace(CALM_RUN, age_days=1), 1),
        (replace(CALM_RUN, age_days=2), 0),
        (replace(CALM_RUN, age_days=2, pain=3), 1),
        (replace(CALM_RUN, age_days=3, pain=3), 0),
        (replace(CALM_RUN, age_days=2, settled=False), 1),
    ],
)
def test_a_day_of_rest_comes_between_and_one_more_after_a_sore_run(last: Ran, days: int) -> None:
    found = step(on(3, last=last))
    assert (found.wait_days, found.may_run) == (days, days == 0)
    assert len(found.reasons) == (1 if days == 0 else 2)


def test_who_is_ill_does_not_run() -> None:
    ill = step(replace(on(3), unwell=True))
    assert not ill.may_run
    assert ill.reasons[-1].rule == "rest-unwell"


def test_after_a_flare_up_there_is_rest_even_where_its_gate_opens_early() -> None:
    early = replace(OURS, gate_b=replace(OURS.gate_b, clean_days=2), flare=replace(OURS.flare, rest_days=2))
    flared = replace(on(3), flares=(Flare(age_days=1, knees=(Side.LEFT,)),))
    assert run_step(flared, gate(GateName.RUNNING, flared, early), protocol=early) is None
    found = run_step(flared, gate(GateName.RUNNING, RUNNER), protocol=early)
    assert found is not None
    assert (found.may_run, found.reasons[-1].rule) == (False, "rest-flare-up")


def test_a_run_closes_the_answers_about_the_one_before() -> None:
    assert ran(RUNNER) == Running(since_days=0, last=Ran(pain=0, as_planned=True))
    assert ran(on(3, since=9)) == Running(rung=3, calm=1, since_days=9, last=Ran(pain=0, as_planned=True))
    assert ran(on(3, calm=1, since=9)).rung == 4


@pytest.mark.parametrize(
    ("standing", "as_planned"),
    [(on(3), None), (on(3), False), (on(3, last=replace(CALM_RUN, age_days=1)), True), (FIT, True)],
)
def test_only_the_step_that_was_given_on_its_day_is_as_planned(standing: Standing, *, as_planned: bool | None) -> None:
    closed = replace(standing, activities=replace(standing.activities, walk=None)) if standing is FIT else standing
    last = ran(closed, as_planned=as_planned).last
    assert last is not None
    assert not last.as_planned


def test_a_second_run_on_one_day_adds_its_pain_and_is_not_as_planned() -> None:
    today = on(3, calm=1, since=9, last=replace(CALM_RUN, age_days=0, pain=2, settled=None))
    assert ran(today, pain=1) == Running(rung=3, calm=1, since_days=9, last=Ran(pain=2, as_planned=False))
    assert ran(today, pain=4).last == Ran(pain=4, as_planned=False)


@pytest.mark.parametrize(
    ("standing", "pain", "since"),
    [
        (on(3, since=20), 0, 20),
        (on(3, since=20), 5, 20),
        (on(3, since=20), 6, None),
        (on(3, since=None), 0, 0),
        (on(3, since=20, last=replace(CALM_RUN, age_days=14)), 0, 20),
        (on(3, since=20, last=replace(CALM_RUN, age_days=15)), 0, 0),
        (replace(on(3, since=20), flares=(Flare(age_days=3, knees=(Side.LEFT,)),)), 0, None),
    ],
)
def test_the_weeks_of_running_begin_anew_after_a_stop_a_break_or_a_run_while_it_was_closed(
    standing: Standing, pain: int, since: int | None
) -> None:
    assert ran(standing, pain=pain).since_days == since


def test_a_run_that_had_to_be_stopped_is_a_flare_up_and_closes_running() -> None:
    fact = ActivityDone(**STAMP, activity=ActivityKind.RUN, peak_pain=6, as_planned=True)  # type: ignore[arg-type]
    stopped = with_activity(on(3), fact, protocol=OURS)
    assert not gate(GateName.RUNNING, stopped).passed
    assert not gate(GateName.RUNNING, later(stopped, 6)).passed
    calm = replace(later(stopped, 7), days=(CALM,) * WINDOW_DAYS)
    assert gate(GateName.RUNNING, calm).passed
    assert step(calm).rung == 3, "one step back from the fourth"


def test_stairs_walks_and_tests_are_taken_in() -> None:
    facts = (
        ActivityDone(**STAMP, activity=ActivityKind.STAIRS, peak_pain=1),  # type: ignore[arg-type]
        ActivityDone(**STAMP, activity=ActivityKind.WALK, peak_pain=1, minutes=31.0),  # type: ignore[arg-type]
        SingleLegTested(**STAMP, reps=PerKnee(left=9, right=9), pain=PerKnee(left=0, right=0)),  # type: ignore[arg-type]
        HopTested(**STAMP, distance_cm=PerKnee(left=80, right=80), pain=1),  # type: ignore[arg-type]
    )
    standing = Standing()
    for fact in facts:
        standing = with_activity(standing, fact, protocol=OURS)
    tried = standing.activities
    assert tried.stairs is not None
    assert tried.walk is not None
    assert tried.single_leg is not None
    assert tried.hop is not None
    assert (tried.stairs.pain, tried.walk.minutes, tried.single_leg.reps.left, tried.hop.distance_cm.left) == (
        1,
        31,
        9,
        80,
    )


def test_a_step_as_json() -> None:
    told = step(on(3)).to_json()
    assert told["rung"] == 4
    assert told["wait_days"] == 0
    assert set(told) == {
        "rung",
        "rungs",
        "walk_min",
        "run_min",
        "repeats",
        "calm",
        "may_run",
        "wait_days",
        "reasons",
    }
