"""The way back: stairs, deeper squats, running and jumping, told day by day."""

from dataclasses import replace

import pytest

from kneewise.plan import Level, PerKnee, Session, next_session
from kneewise.plan.facts.corrections import Corrected
from kneewise.plan.facts.course import ActivityKind, GateName, OverrideKind
from spec.back_to import full_depth, gate, missing, on_step, running_for, runs, strong
from spec.story import PROTOCOL, Story, Told

STAIRS, DEEPER, RUNNING, JUMPING = GateName.STAIRS, GateName.DEEPER_SQUAT, GateName.RUNNING, GateName.JUMPING
SQUAT = ("semi-squat", "both")


def open_now(story: Story, day: int, *, hour: int = 18) -> list[str]:
    """What the person reads as open."""
    return [each.title for each in story.session(day, hour=hour).permissions if each.open]


def test_on_the_first_day_everything_waits_and_says_until_when() -> None:
    session = Story().ready().session(0)
    titles = ["Stairs as training", "Deep squats", "Lunges", "Running", "Jumping"]
    assert [each.title for each in session.permissions] == titles
    assert all(not each.open and each.until.startswith("until ") for each in session.permissions)
    assert session.to_json()["may"] == []
    assert session.run is None
    assert [each.to for each in session.gates] == list(GateName)


def test_the_step_down_is_asked_for_again_when_it_alone_is_missing_for_stairs() -> None:
    story, day = full_depth(0)
    assert "functional-test" not in story.session(day).needs
    story, day = full_depth(1)
    assert missing(story.session(day), STAIRS) == {"step-down"}
    assert "functional-test" in story.session(day).needs
    story.tests(day)
    assert "functional-test" not in story.session(day).needs
    assert open_now(story, day) == ["Stairs as training"]


def test_pain_in_the_squat_keeps_the_stairs_closed() -> None:
    story, day = full_depth(0)
    story.train(day, told={SQUAT: Told(peak=1)}).tests(day + 2)
    assert missing(story.session(day + 2), STAIRS) == {"semi-squat"}


def test_the_whole_way_back_in_its_order() -> None:
    story, day = strong()
    assert open_now(story, day) == ["Stairs as training"]
    story.tried(day, ActivityKind.STAIRS, pain=1)
    assert open_now(story, day) == ["Stairs as training"], "until the next morning is known"
    story.morning(day + 1)
    assert open_now(story, day + 1) == ["Stairs as training", "Deep squats", "Lunges"]
    assert missing(story.session(day + 1), RUNNING) == {"stairs", "walk", "single-leg", "single-leg-sides", "akps"}
    story, day = runs()
    assert open_now(story, day) == ["Stairs as training", "Deep squats", "Lunges", "Running"]
    story, day = running_for(28)
    assert missing(story.session(day), JUMPING) == {"clinician", "hop"}
    story.hopped(day)
    story.overridden(day, OverrideKind.OPEN, "jumping")
    assert "Jumping" in open_now(story, day)


@pytest.mark.parametrize("morning", [PerKnee(left=0, right=2), None])
def test_stairs_that_made_a_knee_sore_or_of_which_nobody_knows_open_nothing(morning: PerKnee | None) -> None:
    story, day = strong()
    story.tried(day, ActivityKind.STAIRS)
    if morning is not None:
        story.morning(day + 1, pain=morning)
    story.morning(day + 2)
    assert missing(story.session(day + 2), DEEPER) == {"stairs"}


def test_a_clinicians_yes_alone_does_not_open_jumping() -> None:
    story, day = strong()
    story.overridden(day, OverrideKind.OPEN, "jumping")
    assert open_now(story, day) == ["Stairs as training"]


def test_what_a_clinician_opens_is_open_until_the_last_day_that_was_agreed() -> None:
    story, day = strong()
    story.overridden(day, OverrideKind.OPEN, "running", until=day + 3)
    assert "Running" in open_now(story, day + 3)
    assert "Running" not in open_now(story, day + 4)


@pytest.mark.parametrize(("days", "is_open"), [(0, False), (6, False), (7, True)])
def test_a_flare_up_closes_everything_for_a_week_and_then_it_opens_again(days: int, *, is_open: bool) -> None:
    story, day = runs()
    story.tried(day, ActivityKind.STAIRS, pain=6)
    if days > 0:
        story.morning(day + days)
    assert open_now(story, day + days) == (
        ["Stairs as training", "Deep squats", "Lunges", "Running"] if is_open else []
    )
    assert (story.session(day + days).run is not None) is is_open


def test_swelling_closes_everything_too() -> None:
    story, day = runs()
    story.morning(day + 1, swelling=1)
    assert open_now(story, day + 1) == []
    says = {each.says for each in story.session(day + 1).permissions[:4]}
    assert says == {"Your knee has flared up. Flare-ups are common and do not mean harm."}


def test_nothing_is_open_while_the_plan_is_locked() -> None:
    story, day = runs()
    story.ran(day, pain=8)
    session = story.session(day)
    assert session.triage is not None
    assert session.triage.level is Level.URGENT
    assert open_now(story, day) == []
    assert session.run is None
    assert {each.until for each in session.permissions[:4]} == {"until your doctor or physiotherapist has looked at it"}


def test_the_first_run_is_given_and_the_next_one_two_days_later() -> None:
    story, day = runs()
    run = story.session(day).run
    assert run is not None
    assert (run.rung, run.rungs, run.repeats, run.walk_min, run.run_min, run.may_run) == (1, 7, 5, 4, 1, True)
    story.ran(day)
    waits = [story.session(later).run for later in (day, day + 1, day + 2)]
    assert [each and each.wait_days for each in waits] == [2, 1, 0]


def test_two_calm_runs_lead_one_step_on() -> None:
    story, day = on_step(2, 0)
    run = story.session(day).run
    assert run is not None
    assert (run.rung, run.calm, run.may_run, run.reasons[0].rule) == (2, 0, True, "run-next-step")


def test_the_last_step_is_reached_in_under_four_weeks_of_calm_runs() -> None:
    _, first = runs()
    story, day = on_step(7, 0)
    run = story.session(day).run
    assert run is not None
    assert (run.rung, run.walk_min, run.run_min) == (7, 0, 30)
    assert day - first == 24


def test_a_sore_run_leads_one_step_back_and_counts_as_corrected() -> None:
    story, day = on_step(2, 1)
    story.ran(day, pain=4)
    said = story.facts[-1]
    story.morning(day + 1)
    run = story.session(day + 3).run
    assert run is not None
    assert (run.rung, run.reasons[0].rule) == (1, "run-pain")
    story.add(Corrected, at=story.at(day + 1, 9), corrects=said.id, fact=replace(said, peak_pain=0))
    run = next_session(story.course(), now=story.at(day + 3, 18)).run
    assert run is not None
    assert (run.rung, run.reasons[0].rule) == (3, "run-next-step")


def test_a_clinicians_hold_keeps_the_step() -> None:
    story, day = on_step(1, 1)
    story.overridden(day, OverrideKind.HOLD)
    story.ran(day).morning(day + 1)
    run = story.session(day + 2).run
    assert run is not None
    assert (run.rung, run.reasons[0].rule) == (1, "clinician-holds")
    assert run.reasons[0].says.startswith("Your clinician")


def test_who_runs_already_may_go_on_within_pain_when_a_clinician_says_so() -> None:
    story = Story().ready().ran(1, as_planned=None)
    assert open_now(story, 2) == []
    story.overridden(2, OverrideKind.SET, "gate_b.run_rule", value="symptom_limited")
    assert open_now(story, 2) == ["Running"]
    session = story.session(2)
    assert session.run is None, "no ladder for who runs already"
    assert "2 of 10 or less" in session.permissions[3].says
    story.ran(3, pain=6, as_planned=None)
    assert open_now(story, 4) == []


def test_after_a_long_break_everything_is_earned_anew() -> None:
    story, day = runs()
    later = day + 60
    assert open_now(story, later) == []
    assert missing(story.session(later), STAIRS) >= {"before", "semi-squat", "step-down"}


def test_an_open_session_knows_what_is_open_too() -> None:
    story, day = runs()
    due = story.due_day(day)
    story.screen_if_stale(due)
    story.train(due, asked=False)
    assert gate(story.session(due), RUNNING).passed


def test_another_rule_for_runs_is_kept() -> None:
    story, day = runs()
    longer = replace(PROTOCOL, run=replace(PROTOCOL.run, times_each=1))
    told = Story(protocol=longer, facts=[*story.facts], told=story.told).ran(day).morning(day + 1)
    run = told.session(day + 2).run
    assert run is not None
    assert run.rung == 2


LONG = 45
"""Days without a session, after which the squat begins on its first step."""


def after_long(story: Story, day: int) -> Session:
    """A calm knee, the safety questions and the tests, so long after the last session."""
    story.screen(day=day).morning(day - 1).morning(day).tests(day)
    return story.session(day)


def test_good_squats_of_long_ago_open_nothing() -> None:
    story, day = full_depth(4)
    session = after_long(story, day + LONG)
    assert "semi-squat" in missing(session, GateName.STAIRS)
    assert not gate(session, GateName.STAIRS).passed


def test_after_a_long_break_each_gate_is_earned_anew() -> None:
    """The squat is back at its first depth: no deep squats and no runs beside it."""
    story, day = runs()
    after_long(story, day + LONG)
    story.train(day + LONG)
    session = story.session(day + LONG + 2)
    assert next(item for item in session.items if item.exercise.name == "semi-squat").load.range_deg == 20
    assert not any(each.open for each in session.permissions)
    assert session.run is None
