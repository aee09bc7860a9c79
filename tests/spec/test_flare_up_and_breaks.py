"""Flare-ups, breaks, and when to talk with a clinician (clinical.md 4.6 and 4.7; our proposals)."""

from dataclasses import replace

import pytest

from kneewise.plan import Answer, Change, OverrideKind, PerKnee
from spec.story import PROTOCOL, Story, Told

SLR = ("straight-leg-raise", "right")


def trained() -> tuple[Story, int]:
    """Four good sessions: the exercises stand at 12; the day of the next session."""
    story = Story().ready()
    return story, story.train_when_due(5)


def test_after_a_flare_up_everything_for_that_knee_is_a_step_easier() -> None:
    story, day = trained()
    before = story.item(day, *SLR).reps
    story.train(day, told={("clamshell", "right"): Told(peak=6)})
    assert (before, story.item(day + 2, *SLR).reps) == (15, 12)
    assert story.item(day + 2, "straight-leg-raise", "left").reps == 15
    assert "flare-up" in {reason.rule for reason in story.item(day + 2, *SLR).reasons}


@pytest.mark.parametrize(("peak", "flares"), [(5, False), (6, True)])
def test_a_peak_of_six_is_a_flare_up(peak: int, *, flares: bool) -> None:
    story, day = trained()
    story.train(day, told={("clamshell", "right"): Told(peak=peak)})
    assert (story.item(day + 3, *SLR).change is Change.REDUCE) is flares


@pytest.mark.parametrize(("mornings", "flares"), [((2, 2), True), ((2, 1), False), ((1, 2), False), ((2,), False)])
def test_mornings_two_points_up_for_more_than_a_day_are_a_flare_up(mornings: tuple[int, ...], *, flares: bool) -> None:
    story, day = trained()
    for later, pain in enumerate(mornings):
        story.morning(day + 1 + later, pain=pain)
    rules = {reason.rule for reason in story.item(day + 4, *SLR).reasons}
    assert ("flare-up" in rules) is flares


def test_a_flare_up_may_begin_on_the_morning_of_the_first_day() -> None:
    """Before any morning is known the pain before the session is the usual one; then it is the first morning."""
    story = Story().ready().train(0, before=0, hour=0, asked=False, hour_of_day=5)
    story.morning(0, pain=2, hour=9).morning(1, pain=4)
    assert "flare-up" in {reason.rule for reason in story.item(3, *SLR).reasons}


@pytest.mark.parametrize(("before", "now", "flares"), [(0, 1, True), (0, 0, False), (1, 1, False), (None, 1, True)])
def test_new_swelling_is_a_flare_up(before: int | None, now: int, *, flares: bool) -> None:
    story = Story().ready().train(0, swelling=before)
    story.train(2, swelling=now)
    rule = "flare-up" if flares else "rest-day"
    assert story.session(3).reasons[0].rule in (rule, "rest-day")
    assert ("flare-up" in {reason.rule for reason in story.item(5, *SLR).reasons}) is flares


def test_a_flare_up_gives_two_quiet_days() -> None:
    story = Story().ready().train(0).morning(3, swelling=PerKnee(left=0, right=1))
    assert [story.session(day).verdict for day in (3, 4, 5)] == [Answer.REST, Answer.REST, Answer.TRAIN]
    assert story.session(3).reasons[0].rule == "flare-up"
    assert story.due_day(3) == 5


def test_a_flare_up_gives_no_more_rest_once_a_session_was_done() -> None:
    """A protocol with four quiet days, and somebody who trains on the second all the same."""
    quiet = replace(PROTOCOL, flare=replace(PROTOCOL.flare, rest_days=4))
    story = Story(protocol=quiet).ready().train(0).morning(3, swelling=PerKnee(left=0, right=1))
    assert story.due_day(4) == 7
    story.train(4, swelling=PerKnee(left=0, right=1))
    assert story.due_day(5) == 6


def test_a_flare_up_before_the_first_session_gives_two_quiet_days_as_well() -> None:
    story = Story().ready().morning(0, swelling=1)
    assert story.due_day(0) == 2
    assert (story.session(0).verdict, story.session(0).may_start) == (Answer.REST, False)


def test_a_flare_up_holds_back_once() -> None:
    story, day = trained()
    story.train(day, told={("clamshell", "right"): Told(peak=6)})
    story.train(day + 3)
    assert "flare-up" not in {reason.rule for reason in story.item(day + 5, *SLR).reasons}


@pytest.mark.parametrize(("days_between", "told"), [(28, True), (29, False)])
def test_two_flare_ups_in_four_weeks_are_a_reason_to_talk(days_between: int, *, told: bool) -> None:
    story = Story().ready().morning(0, swelling=1).morning(1, swelling=0)
    story.morning(days_between, swelling=1)
    notes = {note.rule for note in story.session(days_between).notes}
    assert ("flare-ups" in notes) is told


def test_one_event_is_counted_once() -> None:
    story = Story().ready().train(0, every=Told(peak=6), swelling=1)
    assert story.session(2).notes == ()


@pytest.mark.parametrize(("gap", "told"), [(13, True), (14, True), (15, False)])
def test_two_stops_of_an_exercise_in_two_weeks_are_a_reason_to_talk(gap: int, *, told: bool) -> None:
    story = Story().ready().train(0, told={SLR: Told(peak=6)})
    story.train(gap, told={SLR: Told(peak=6)}, hour=None, asked=False)
    notes = [note.says for note in story.session(gap).notes if note.rule == "stops"]
    assert bool(notes) is told
    assert all("Straight leg raise, right leg" in note for note in notes)


@pytest.mark.parametrize(("gap", "told"), [(20, True), (21, True), (22, False)])
def test_stops_are_remembered_for_three_weeks_where_a_protocol_asks_for_that(gap: int, *, told: bool) -> None:
    longest = replace(PROTOCOL, stop=replace(PROTOCOL.stop, within_days=21))
    story = Story(protocol=longest).ready().train(0, told={SLR: Told(peak=6)}).train(10)
    story.train(gap, told={SLR: Told(peak=6)}, hour=None, asked=False)
    assert ("stops" in {note.rule for note in story.session(gap).notes}) is told


@pytest.mark.parametrize(
    ("days", "sets", "reps", "change"),
    [
        (7, 3, 15, Change.PROGRESS),
        (8, 2, 12, Change.HOLD),
        (14, 2, 12, Change.HOLD),
        (15, 2, 10, Change.REDUCE),
        (28, 2, 10, Change.REDUCE),
        (29, 2, 10, Change.REDUCE),
        (56, 2, 10, Change.REDUCE),
    ],
)
def test_days_without_training(days: int, sets: int, reps: int, change: Change) -> None:
    """Good sessions on days 0, 2, 4 and 6; the straight leg raise stands at 12."""
    story = Story().ready().train(0).train(2).train(4).train(7)
    item = story.item(7 + days, *SLR)
    assert (item.sets, item.reps, item.change) == (sets, reps, change)


def test_from_a_month_on_an_exercise_begins_again_on_its_first_step() -> None:
    story = Story().ready()
    day = story.train_when_due(16)
    last = day - 3 if story.session(day).due is None else max(d for d in range(day) if story.due_day(d) > d)
    assert story.item(day, *SLR).load.ankle_weight_kg > 0
    again = story.item(last + 32, *SLR)
    assert (again.load.ankle_weight_kg, again.reps) == (0, 10)


@pytest.mark.parametrize(("days", "again"), [(56, False), (57, True)])
def test_after_eight_weeks_the_plan_begins_again_with_the_questions(days: int, *, again: bool) -> None:
    story = Story().ready().train(0).train(2).train(4)
    session = story.session(4 + days)
    assert (session.items == ()) is again
    assert "screening-full" in session.needs
    story.screen(day=4 + days)
    fresh = story.session(4 + days)
    assert (Change.NEW in {item.change for item in fresh.items}) is again


def test_what_was_said_lately_outlasts_a_break_that_ends_the_plan() -> None:
    """A clinician has opened running; the knee is swollen two days before the plan begins anew."""
    story = Story().ready().train(0)
    story.overridden(50, OverrideKind.OPEN, "running")
    story.morning(56, swelling=1)
    story.screen(day=58)
    session = story.session(58)
    assert session.items
    assert session.run is None
    assert not any(each.open for each in session.permissions)
    assert story.due_day(57) == 58
