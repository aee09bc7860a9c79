"""Doubt lowers load: what is said late, twice, by halves or not at all never gives more than if it were not there."""

from dataclasses import replace

import pytest

from kneewise.plan import (
    Answer,
    Change,
    MorningChecked,
    Phase,
    SessionStarted,
    SetDone,
)
from kneewise.plan.facts.course import ActivityKind, GateName, OverrideKind, Reviewed
from kneewise.plan.facts.exercise import FunctionalTested, How, Legs, PerKnee
from spec.back_to import full_depth, missing, runs, strong
from spec.story import Story, both

SLR = ("straight-leg-raise", "right")
SQUAT = ("semi-squat", "both")


def started(story: Story, day: int) -> str:
    """A session is started, and nothing of it is done."""
    session = story.uuid()
    story.add(SessionStarted, at=story.at(day, 17, 40), session=session, pain_before=both(0))
    return session


def one_set(story: Story, day: int, session: str, *, minute: int = 55) -> None:
    item = story.item(day, *SLR, hour=17)
    story.add(
        SetDone,
        at=story.at(day, 17, minute),
        session=session,
        exercise=SLR[0],
        side=Legs.RIGHT,
        number=1,
        reps_target=item.reps,
        reps_done=item.reps,
        load=item.load,
        how=How.TAP,
        report=None,
    )


def sore_before_the_first_set() -> tuple[Story, int, str]:
    story = Story().ready()
    day = story.train_when_due(3)
    story.train(day, asked=False)
    day = story.due_day(day + 1)
    session = started(story, day)
    story.add(
        MorningChecked, at=story.at(day, 17, 45), pain=both(5), swelling=PerKnee(left=0, right=1), giving_way=False
    )
    return story, day, session


def test_a_sore_morning_told_after_the_start_asks_for_rest_before_the_first_set() -> None:
    story, day, _session = sore_before_the_first_set()
    answer = story.session(day, hour=17, minute=50)
    assert (answer.verdict, answer.open_session) == (Answer.REST, None)


def test_who_trains_all_the_same_is_a_step_easier_from_then_on() -> None:
    story, day, session = sore_before_the_first_set()
    before = story.item(day, *SLR, hour=17).reps
    one_set(story, day, session)
    assert story.item(day, *SLR, hour=17).change is Change.REDUCE
    assert story.item(day + 3, *SLR).reps <= before


def test_a_session_that_was_started_before_a_break_is_given_as_after_it() -> None:
    story = Story().ready()
    day = story.train_when_due(4)
    session = started(story, day)
    given = story.item(day, *SLR, hour=17)
    story.screen(day=day + 25, hour=17)
    one_set(story, day + 25, session)
    item = story.item(day + 25, *SLR)
    assert (item.sets, item.reps) < (given.sets, given.reps)


def test_a_clinicians_hold_given_before_the_first_set_is_heeded() -> None:
    story = Story().ready()
    day = story.train_when_due(4)
    while not any(item.change is Change.PROGRESS for item in story.session(day).items):
        day = story.train_when_due(1, first=day)
    started(story, day)
    story.overridden(day, OverrideKind.HOLD)
    story.facts[-1] = replace(story.facts[-1], at=story.at(day, 17, 45))
    assert not any(item.change is Change.PROGRESS for item in story.session(day, hour=17, minute=50).items)


def test_strength_of_before_a_long_break_opens_no_squat() -> None:
    story = Story().ready()
    day = story.train_when_due(7)
    assert missing(story.session(day), GateName.CLOSED_CHAIN) <= {"sit-to-stand", "step-down"}
    later = day + 33
    story.screen(day=later - 8).morning(later - 8).morning(later - 1).tests(later)
    assert {"straight-leg-raise", "clamshell"} <= missing(story.session(later), GateName.CLOSED_CHAIN)
    assert story.session(later).phase is Phase.OPEN_CHAIN
    story.screen_if_stale(later)
    story.train(later)
    assert "clamshell" in missing(story.session(later + 2), GateName.CLOSED_CHAIN)


def test_stairs_do_not_open_before_it_is_known_how_the_squat_went_down() -> None:
    story, day = full_depth(0)
    story.train(day, hour=None, asked=False).tests(day + 1)
    assert missing(story.session(day + 1), GateName.STAIRS) == {"semi-squat"}


def test_a_knee_between_its_usual_morning_and_a_flare_up_has_not_settled() -> None:
    story, day = strong()
    for later in range(7):
        story.morning(day + later, pain=1 + later % 2)
    story.tried(day + 7, ActivityKind.STAIRS)
    story.morning(day + 8, pain=3)
    assert missing(story.session(day + 8), GateName.DEEPER_SQUAT) == {"stairs"}


@pytest.mark.parametrize(("giving_way", "swelling"), [(True, 0), (False, 2)])
def test_after_a_lock_that_was_cleared_nothing_gets_harder(swelling: int, *, giving_way: bool) -> None:
    story = Story().ready().train(0).train(2, asked=False)
    calm = story.again().morning(3)
    assert calm.item(4, *SLR).change is Change.PROGRESS
    story.morning(3, giving_way=giving_way, swelling=swelling).cleared(3)
    assert story.item(6, *SLR).change is not Change.PROGRESS


def test_the_reason_is_that_somebody_had_to_look() -> None:
    story = Story().ready().train(0).train(2, asked=False).morning(3, giving_way=True).cleared(3)
    assert story.item(6, *SLR).reasons[0].says.startswith("Somebody had to look at your knee")


def test_a_swelling_that_grows_until_it_locks_is_a_flare_up() -> None:
    story = Story().ready().train(0, swelling=1)
    day = story.due_day(2)
    story.train(day, swelling=2).cleared(day + 1)
    assert "flare-up" in {reason.rule for reason in story.item(day + 4, *SLR).reasons}


def test_an_exercise_that_rests_through_a_flare_up_comes_back_easier_too() -> None:
    story, day = full_depth(1)
    before = story.item(day, *SQUAT)
    rests = story.again()
    pause = rests.overridden(day, OverrideKind.PAUSE, SQUAT[0])
    rests.morning(day + 1, swelling=1)
    again = rests.due_day(day + 2)
    rests.train(again).lifted(again + 1, pause)
    after = rests.item(rests.due_day(again + 1), *SQUAT)
    assert (after.load.range_deg, after.reps) < (before.load.range_deg, before.reps)


@pytest.mark.parametrize("mornings", [{7: 4, 9: 4, 11: 4}, {7: 4, 10: 4}])
def test_mornings_that_nobody_answered_hide_no_flare_up(mornings: dict[int, int]) -> None:
    story = Story().ready()
    for day in range(7):
        story.morning(day, pain=1)
    for day, pain in mornings.items():
        story.morning(day, pain=pain)
    assert story.session(max(mornings)).reasons[0].rule == "flare-up"


def test_a_flare_up_does_not_become_what_is_usual() -> None:
    story = Story().ready().morning(0, pain=2).morning(1, pain=4).morning(2, pain=4)
    assert story.session(2).reasons[0].rule == "flare-up"


def test_who_is_ill_reads_that_nothing_is_open() -> None:
    story, day = runs()
    assert any(each.open for each in story.session(day).permissions)
    story.feels(day, unwell=True)
    told = story.session(day, hour=19).permissions
    assert not any(each.open for each in told)
    assert {(str(each.says), str(each.until)) for each in told[:4]} == {
        ("You are not well. All of this can wait.", "until you are well again")
    }


def test_the_worst_pain_of_a_review_closes_the_gate_to_the_squat() -> None:
    story = Story().ready()
    day = story.train_when_due(7)
    story.tests(day)
    assert missing(story.session(day), GateName.CLOSED_CHAIN) == set()
    story.add(Reviewed, at=story.at(day, 13), worst_pain=7)
    story.add(Reviewed, at=story.at(day, 14), worst_pain=2)
    assert missing(story.session(day), GateName.CLOSED_CHAIN) == {"worst-pain"}
    story.morning(day + 7)
    assert "worst-pain" not in missing(story.session(day + 7), GateName.CLOSED_CHAIN)


def test_a_plan_that_begins_anew_forgets_how_bad_it_was_at_first() -> None:
    story = Story().ready(worst_pain_week=7).train(0)
    story.screen(day=60).morning(60, pain=5)
    saw = next(each.saw for each in story.session(60).gates[0].criteria if each.name == "worst-pain")
    assert saw == {"worst_pain": 5, "worst_pain_at_start": None}


def test_of_two_tries_of_the_tests_on_one_day_the_worse_counts() -> None:
    story = Story().ready()
    day = story.train_when_due(7)
    story.tests(day, stand=3, step=3)
    story.add(FunctionalTested, at=story.at(day, 12, 40), sit_to_stand_pain=0, step_down_pain=0)
    assert missing(story.session(day), GateName.CLOSED_CHAIN) == {"sit-to-stand", "step-down"}
    story.tests(day + 1)
    assert missing(story.session(day + 1), GateName.CLOSED_CHAIN) == set()


def test_of_two_tries_of_a_test_for_running_the_worse_pain_counts() -> None:
    story, day = strong()
    story.on_one_leg(day, pain=5).on_one_leg(day, pain=0).hopped(day, pain=5).hopped(day, pain=0)
    assert "single-leg" in missing(story.session(day), GateName.RUNNING)
    assert "hop" in missing(story.session(day), GateName.JUMPING)


def test_much_pain_in_the_tests_is_a_flare_up() -> None:
    story = Story().ready().train(0)
    story.tests(2, step=6)
    assert story.session(2).reasons[0].rule == "flare-up"


def test_work_that_nobody_asked_for_earns_nothing() -> None:
    story = Story().ready()
    session, item = started(story, 0), story.item(0, *SLR)
    for number in (1, 2, 3):
        story.add(
            SetDone,
            at=story.at(0, 18, number),
            session=session,
            exercise=SQUAT[0],
            side=Legs.BOTH,
            number=number,
            reps_target=10,
            reps_done=10,
            load=item.load,
            how=How.TAP,
            report=None,
        )
    story.morning(1).overridden(2, OverrideKind.OPEN, "closed-chain")
    squat = story.item(2, *SQUAT)
    assert squat.change is Change.HOLD
    assert squat.reasons[0].says.startswith("You did this one though")
