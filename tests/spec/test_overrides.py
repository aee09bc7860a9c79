"""A clinician's changes for one person: hold, pause, open, set; until a day, or until they are taken back."""

from dataclasses import replace
from functools import cache

import pytest

from kneewise.plan import (
    Answer,
    Change,
    Course,
    GateName,
    OverrideKind,
    Session,
    SetDone,
    next_session,
)
from spec.story import PROTOCOL, Story, Told

HOLD, PAUSE, OPEN, SET = OverrideKind.HOLD, OverrideKind.PAUSE, OverrideKind.OPEN, OverrideKind.SET
SQUAT_GATE = GateName.CLOSED_CHAIN


def harder(session: Session) -> set[str]:
    return {item.exercise.name for item in session.items if item.change is Change.PROGRESS}


def given(session: Session) -> set[str]:
    return {item.exercise.name for item in session.items}


def rules(session: Session) -> list[str]:
    return [reason.rule for reason in session.reasons]


def at_the_gate() -> tuple[Story, int]:
    story = Story().ready()
    day = story.train_when_due(7)
    return story.tests(day), day


def test_a_change_is_told_with_its_clinician_its_reason_and_its_end() -> None:
    story = Story().ready()
    story.overridden(0, HOLD, until=9)
    session = story.session(0)
    assert rules(session) == ["due", "clinician-hold"]
    assert session.reasons[1].says == (
        "Your clinician Dr Example has changed something: nothing gets harder. Why: agreed with her. "
        "Until 14 January 2026."
    )
    assert session.reasons[1].source == "Dr Example"
    assert session.to_json()["overrides"] == [
        {"by": "Dr Example", "change": "nothing gets harder", "why": "agreed with her", "until": "2026-01-14"}
    ]


def test_without_an_end_it_holds_until_it_is_changed() -> None:
    story = Story().ready()
    change = story.overridden(0, HOLD)
    session = story.session(300)
    assert session.to_json()["overrides"] == [
        {"by": "Dr Example", "change": "nothing gets harder", "why": "agreed with her", "until": None}
    ]
    assert story.session(20).reasons[1].says.endswith("It holds until your clinician changes it.")
    assert story.lifted(301, change).session(301).overrides == ()


def test_hold_keeps_everything_as_it_is_up_to_its_last_day() -> None:
    story = Story().ready().train(0).train(2)
    assert harder(story.session(4))
    story.overridden(3, HOLD, until=4)
    held = story.session(4)
    assert not harder(held)
    assert "clinician-holds" in {item.reasons[-1].rule for item in held.items}
    assert harder(story.session(5))


def test_under_a_hold_pain_makes_things_easier_all_the_same() -> None:
    story = Story().ready()
    story.overridden(0, HOLD)
    story.train(0, every=Told(peak=4))
    assert {item.change for item in story.session(3).items} == {Change.REDUCE}


def test_under_a_hold_the_squat_does_not_begin() -> None:
    story, day = at_the_gate()
    story.overridden(day, HOLD)
    (refusal,) = story.session(day).refusals
    assert (refusal.exercise.name, refusal.reasons[0].rule) == ("semi-squat", "clinician-holds")


def test_a_paused_exercise_is_left_out_and_the_rest_goes_on() -> None:
    story = Story().ready()
    story.overridden(0, PAUSE, "clamshell")
    session = story.session(0)
    refusal = next(each for each in session.refusals if each.exercise.name == "clamshell")
    assert (refusal.reasons[0].rule, len(session.items)) == ("clinician-pauses", 6)
    assert session.reasons[1].says.startswith(
        "Your clinician Dr Example has changed something: this exercise pauses: Clamshell."
    )


RAISE = ("straight-leg-raise", "left")
LATE = replace(PROTOCOL, deload=replace(PROTOCOL.deload, every_weeks=8))
"""Light weeks come late here, so that none is in the way."""


@cache
def _at_fifteen() -> tuple[Story, int]:
    story, day = Story(protocol=LATE).ready(), 0
    while story.item(day, *RAISE).reps < 15:
        day = story.train_when_due(1, first=day)
    return story.train(day), day


def after_a_pause(days: int) -> tuple[Story, int]:
    """The straight leg raise, last done with 15 repetitions, is left out; it is allowed again so many days later."""
    story, last = _at_fifteen()
    story, back = story.again(), last + days
    story.overridden(last + 1, PAUSE, RAISE[0], until=back - 1)
    day = story.due_day(last + 1)
    while day < back - 1:
        day = story.train_when_due(1, first=day)
    return story, back


@pytest.mark.parametrize(
    ("days", "reps", "sets", "change", "says"),
    [
        (9, 15, 3, Change.HOLD, "This one had a pause last time."),
        (14, 15, 3, Change.HOLD, "This one had a pause last time."),
        (15, 12, 2, Change.REDUCE, "You have not done this one for more than two weeks, so it has fewer sets."),
        (28, 12, 2, Change.REDUCE, "You have not done this one for more than two weeks, so it has fewer sets."),
        (29, 10, 2, Change.REDUCE, "You have not done this one for some weeks, so it has fewer sets."),
    ],
)
def test_a_pause_is_a_break_of_that_exercise(days: int, reps: int, sets: int, change: Change, says: str) -> None:
    story, day = after_a_pause(days)
    back = story.item(day, *RAISE)
    assert (back.reps, back.sets, back.change) == (reps, sets, change)
    assert says in {reason.says for reason in back.reasons}
    others = {item.sets for item in story.session(day).items if item.exercise.name != RAISE[0]}
    assert others == {3}


def test_a_break_is_counted_once() -> None:
    story, day = after_a_pause(16)
    story.train(day, told={RAISE: Told(skipped=True)})
    after = story.item(story.due_day(day + 1), *RAISE)
    assert (after.reps, after.sets, after.change, after.reasons[0].rule) == (12, 3, Change.HOLD, "not-done")


def test_what_the_person_leaves_out_for_long_comes_back_easier_as_well() -> None:
    story, last = _at_fifteen()
    story, day = story.again(), story.due_day(last + 1)
    left_out = {RAISE: Told(skipped=True)}
    while day < last + 15:
        assert story.item(day, *RAISE).reps == 15
        story.train(day, told=left_out)
        day = story.due_day(day + 1)
    assert story.item(day, *RAISE).reps == 12


def test_what_is_paused_in_the_middle_of_a_session_is_over_for_the_day() -> None:
    story = Story().ready().train(0)
    story.facts = [fact for fact in story.facts if fact.at <= story.at(0, 18, 8)]
    story.overridden(0, PAUSE, "hip-extension")
    story.facts[-1] = replace(story.facts[-1], at=story.at(0, 18, 9))
    session = story.session(0, minute=10)
    assert session.open_session is not None
    stopped = {item.exercise.name for item in session.items if item.stopped_today}
    assert stopped == {"hip-extension"}
    item = next(item for item in session.items if item.stopped_today)
    assert (item.change, item.reasons[0].rule) == (Change.STOP, "clinician-pauses")


def test_an_opened_gate_counts_as_passed_until_it_closes_again() -> None:
    story = Story().ready()
    story.overridden(0, OPEN, SQUAT_GATE, until=3)
    session = story.session(0)
    assert "semi-squat" in given(session)
    assert session.gates[0].passed
    assert session.gates[0].unmet, "it says what is missing all the same"
    story.train(0).train(2)
    closed = story.session(4)
    assert "semi-squat" not in given(closed)
    assert not closed.gates[0].passed


def test_a_gate_that_was_earned_meanwhile_stays_open() -> None:
    story, day = at_the_gate()
    change = story.overridden(day, OPEN, SQUAT_GATE)
    story.train(day).lifted(day + 1, change)
    assert "semi-squat" in given(story.session(day + 2))


def test_a_squat_that_closed_with_its_gate_comes_back_as_after_a_break() -> None:
    story = Story().ready()
    story.overridden(0, OPEN, SQUAT_GATE, until=2)
    day = story.train_when_due(8)
    assert day == 18
    back = story.tests(day).item(day, "semi-squat", "both")
    assert (back.change, back.sets, back.reasons[1].rule) == (Change.REDUCE, 2, "break")


def test_an_opened_gate_opens_no_lock_and_ends_no_pause() -> None:
    story = Story().ready()
    story.overridden(0, OPEN, SQUAT_GATE)
    sore = {("semi-squat", "both"): Told(peak=6)}
    story.train(0, told=sore).train(3, told=sore)
    refusal = next(each for each in story.session(6).refusals if each.exercise.name == "semi-squat")
    assert refusal.reasons[0].rule == "fall-back"
    locked = story.morning(7, pain=9).session(7)
    assert (locked.verdict, locked.items) == (Answer.SEE_CLINICIAN, ())
    assert [change.target for change in locked.overrides] == [SQUAT_GATE]
    assert rules(locked) == ["LOCK"]


@pytest.mark.parametrize(("peak", "most", "is_harder"), [(1, 1, True), (2, 1, False), (2, 2, True), (1, 0, False)])
def test_a_clinician_may_allow_some_pain_in_what_gets_harder(peak: int, most: int, *, is_harder: bool) -> None:
    story = Story().ready()
    story.overridden(0, SET, "pain.progress_max", value=most)
    every = Told(peak=peak)
    story.train(0, every=every).train(2, every=every)
    assert bool(harder(story.session(4))) is is_harder


def test_a_number_that_was_set_is_cited_with_who_set_it() -> None:
    story = Story().ready()
    story.overridden(0, SET, "pain.progress_max", value=1)
    story.train(0, every=Told(peak=2))
    item = story.item(2, "clamshell", "left")
    assert (item.reasons[0].rule, item.reasons[0].source) == ("HOLD", "Dr Example (our proposal)")


@pytest.mark.parametrize(("most", "days"), [(1, [0, 7, 14, 21, 28]), (2, [0, 2, 7, 9, 14]), (4, [0, 2, 4, 6, 8])])
def test_a_clinician_may_set_how_often(most: int, days: list[int]) -> None:
    story, met, day = Story().ready(), list[int](), 0
    story.overridden(0, SET, "schedule.sessions_per_week", value=most)
    for _ in range(5):
        met.append(day)
        story.screen_if_stale(day)
        story.train(day)
        day = story.due_day(day + 1)
    assert met == days


def test_who_keeps_the_strength_trains_no_oftener_than_a_clinician_allows() -> None:
    story = Story().ready().keeps(0)
    story.overridden(0, SET, "schedule.sessions_per_week", value=1)
    session = story.train(0).session(2)
    assert session.reasons[0].rule == "sessions-a-week"
    assert "One session in seven days will do" in session.reasons[1].says


def test_a_number_that_contradicts_the_protocol_is_kept_out_and_not_told() -> None:
    strict = replace(PROTOCOL, pain=replace(PROTOCOL.pain, hold_max=1))
    story = Story(protocol=strict).ready()
    story.overridden(0, SET, "pain.progress_max", value=2)
    session = story.session(0)
    assert (session.overrides, rules(session)) == ((), ["due"])
    every = Told(peak=2)
    assert not harder(story.train(0, every=every).train(2, every=every).session(4))


def test_what_was_decided_before_a_change_stays_as_it_was() -> None:
    story = Story().ready().train(0, every=Told(peak=1)).train(2, every=Told(peak=1))
    before = story.session(4, hour=12)
    assert not harder(before)
    story.overridden(4, SET, "pain.progress_max", value=1)
    assert not harder(story.session(4)), "the first session was judged before; it does not count as good afterwards"
    assert harder(story.again().train(4, every=Told(peak=1)).session(7)), "the change holds for what comes next"
    past = story.course().until(story.at(4, 12))
    assert next_session(past, now=story.at(4, 12, 1)) == before


def test_what_was_earned_under_a_number_stays_when_it_ends() -> None:
    every = Told(peak=1)
    story = Story().ready()
    story.overridden(0, SET, "pain.progress_max", value=1, until=4)
    story.train(0, every=every).train(2, every=every).train(4, every=every)
    assert story.item(6, "straight-leg-raise", "left").reps == 12
    assert not harder(story.session(6))


def test_of_two_changes_of_one_thing_the_later_counts_also_when_it_has_ended() -> None:
    story = Story().ready().train(0).train(2)
    story.overridden(3, SET, "schedule.sessions_per_week", value=1)
    story.overridden(3, SET, "schedule.sessions_per_week", value=4, until=4)
    assert [change.value for change in story.session(4).overrides] == [4]
    assert story.session(5).overrides == ()


def test_taking_back_the_later_one_leaves_the_earlier() -> None:
    story = Story().ready()
    story.overridden(0, HOLD)
    later = story.overridden(0, HOLD, until=1)
    assert story.session(2).overrides == ()
    assert len(story.lifted(2, later).session(2).overrides) == 1


def test_a_change_that_is_taken_back_before_it_was_made_is_taken_back() -> None:
    """The two came from two machines whose clocks differ."""
    story = Story().ready()
    change = story.overridden(2, HOLD)
    story.lifted(1, change)
    assert story.session(2).overrides == ()


def test_taking_back_what_does_not_exist_changes_nothing() -> None:
    story = Story().ready()
    story.overridden(0, HOLD)
    before = story.session(1)
    assert story.lifted(0, story.uuid()).session(1) == before


def test_an_end_in_the_past_is_no_change() -> None:
    story = Story().ready().train(0).train(2)
    plain = story.session(4)
    story.overridden(4, HOLD, until=3)
    assert story.session(4) == plain


def test_all_kinds_hold_beside_each_other() -> None:
    story = Story().ready()
    story.overridden(0, PAUSE, "clamshell")
    story.overridden(0, PAUSE, "hip-extension")
    story.overridden(0, OPEN, SQUAT_GATE)
    story.overridden(0, SET, "pain.progress_max", value=1)
    session = story.session(0)
    assert given(session) == {"straight-leg-raise", "side-lying-leg-raise", "semi-squat"}
    assert rules(session) == ["due", "clinician-pause", "clinician-pause", "clinician-open", "clinician-set"]


def test_a_session_shown_in_advance_knows_which_changes_have_ended_by_then() -> None:
    story = Story().ready().train(0).train(2)
    story.overridden(2, HOLD, until=3)
    assert story.session(3).overrides
    assert harder(story.session(3)), "it is due on day 4"
    assert rules(story.session(3)) == ["rest-day"]


def test_changes_outlast_a_break_that_ends_the_plan() -> None:
    story = Story().ready().train(0)
    story.overridden(1, PAUSE, "clamshell")
    story.screen(day=70)
    assert "clamshell" not in given(story.session(70))


def test_the_order_in_which_facts_arrive_makes_no_difference() -> None:
    story = Story().ready()
    change = story.overridden(0, PAUSE, "clamshell")
    story.overridden(1, SET, "pain.progress_max", value=2, until=9)
    story.lifted(2, change).train(3)
    told = next_session(story.course(), now=story.at(5, 18))
    turned = Course(facts=tuple(reversed(story.facts)), protocol=PROTOCOL)
    assert next_session(turned, now=story.at(5, 18)) == told
    assert any(isinstance(fact, SetDone) and fact.exercise == "clamshell" for fact in story.facts)
