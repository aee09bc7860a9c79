"""Facts that come late, twice, out of place or not at all."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from kneewise.plan import (
    Change,
    ExerciseRated,
    Fact,
    HourAfter,
    How,
    Legs,
    Load,
    PainReported,
    Place,
    SessionEnded,
    SessionStarted,
    SetDone,
    fact_to_json,
    next_session,
)
from kneewise.plan.fold import fold
from kneewise.plan.outcome.scores import NO_OUTCOMES
from kneewise.plan.standing import FormSeen, Standing
from kneewise.plan.work import form_seen
from spec.story import PROTOCOL, Story, Told, both

CLAMSHELL = {"exercise": "clamshell", "side": Legs.LEFT}
ONE_SET = {"number": 1, "reps_target": 10, "reps_done": 10, "load": Load(), "how": How.TAP}


def standing(story: Story) -> Standing:
    folded = fold(story.facts, protocol=PROTOCOL)
    assert folded is not None
    return folded.standing


def without(story: Story, kind: type[Fact]) -> Story:
    return Story(facts=[fact for fact in story.facts if not isinstance(fact, kind)])


def test_a_session_whose_start_was_lost_counts_all_the_same() -> None:
    story = Story().ready().train(0)
    lost = without(story, SessionStarted)
    assert standing(lost).sessions == 1
    assert lost.due_day(1) == 2
    assert "an hour later" in lost.item(2, "clamshell", "left").reasons[0].says, "pain before is not known"


def test_a_start_that_comes_twice_is_one_start() -> None:
    story = Story().ready().train(0)
    start = next(fact for fact in story.facts if isinstance(fact, SessionStarted))
    again = replace(start, id=story.uuid(), at=start.at + timedelta(minutes=30))
    assert standing(Story(facts=[*story.facts, again])) == standing(story)


def test_what_is_told_of_an_older_session_changes_no_verdict_but_is_pain() -> None:
    story = Story().ready().train(0).train(2)
    old = next(fact.session for fact in story.facts if isinstance(fact, SessionStarted))
    before = story.item(5, "clamshell", "left")
    story.add(ExerciseRated, at=story.at(4, 9), session=old, **CLAMSHELL, peak_pain=5, effort=5)
    assert story.item(5, "clamshell", "left") == before
    assert standing(story).today.worst == 5


def test_strong_pain_told_of_an_older_session_is_a_flare_up_all_the_same() -> None:
    story = Story().ready().train(0).train(2)
    old = next(fact.session for fact in story.facts if isinstance(fact, SessionStarted))
    story.add(ExerciseRated, at=story.at(3, 9), session=old, **CLAMSHELL, peak_pain=6, effort=5)
    assert story.session(4).reasons[0].rule == "flare-up"
    assert story.item(5, "clamshell", "left").change is Change.REDUCE


def test_an_hour_after_an_older_session_is_not_one_after_the_last() -> None:
    story = Story().ready().train(0).train(2)
    old = next(fact.session for fact in story.facts if isinstance(fact, SessionStarted))
    before = story.item(5, "clamshell", "left")
    story.add(HourAfter, at=story.at(4, 9), session=old, pain=both(5))
    assert story.item(5, "clamshell", "left") == before
    assert standing(story).today.worst == 5


def started_elsewhere(story: Story, *, day: int, hour: int, minute: int = 0) -> str:
    """A session begins on another device, which has not heard of this one; nothing of it is done yet."""
    session = story.uuid()
    story.add(SessionStarted, at=story.at(day, hour, minute), session=session, pain_before=both(0))
    return session


@pytest.mark.parametrize(("hour", "minute"), [(18, 20), (19, 0)])
def test_a_session_goes_on_until_something_of_another_is_done(hour: int, minute: int) -> None:
    """What is done and answered of it after another device has opened one counts as if that had not been."""
    story = Story().ready().train(0, every=Told(peak=1), hour=3)
    alone = story.again()
    started_elsewhere(story, day=0, hour=hour, minute=minute)
    assert standing(story) == standing(alone)
    assert story.session(2).items == alone.session(2).items
    assert story.due_day(2) == 3


def test_a_session_that_was_opened_first_and_done_last_counts() -> None:
    story = Story().ready()
    first = started_elsewhere(story, day=0, hour=17)
    second = started_elsewhere(story, day=0, hour=17, minute=5)
    for session, hour in ((first, 18), (second, 19)):
        story.add(SetDone, at=story.at(0, hour), session=session, **CLAMSHELL, **ONE_SET)
    assert standing(story).sessions == 2
    assert story.due_day(1) == 2
    alone = Story(facts=[fact for fact in story.facts if second not in (fact.id, getattr(fact, "session", ""))])
    story.facts = [fact for fact in story.facts if not (isinstance(fact, SetDone) and fact.session == second)]
    assert standing(story) == standing(alone)


def test_the_end_of_a_session_of_which_nothing_was_done_leaves_the_open_one_open() -> None:
    story = Story().ready()
    first = started_elsewhere(story, day=0, hour=18)
    second = started_elsewhere(story, day=0, hour=18, minute=5)
    story.add(SessionEnded, at=story.at(0, 18, 6), session=first, completed=False)
    assert story.session(0, hour=18, minute=7).open_session == second


def test_an_open_session_heeds_what_was_told_of_the_one_before_until_it_begins() -> None:
    story = Story().ready().train(0).train(3, hour=None)
    done = story.facts[-2].session if isinstance(story.facts[-2], SessionEnded) else ""
    started_elsewhere(story, day=5, hour=18)
    assert {item.change for item in story.session(5, hour=18, minute=1).items} == {Change.HOLD}
    story.add(HourAfter, at=story.at(5, 18, 2), session=done, pain=both(5))
    assert {item.change for item in story.session(5, hour=18, minute=3).items} == {Change.REDUCE}


@pytest.mark.parametrize("later", [0, None])
def test_of_two_answers_an_hour_after_the_worse_counts(later: int | None) -> None:
    story = Story().ready().train(0, hour=4)
    session = next(fact.session for fact in story.facts if isinstance(fact, SessionStarted))
    once = story.item(3, "clamshell", "left")
    story.add(HourAfter, at=story.at(0, 22), session=session, pain=both(later))
    assert story.item(3, "clamshell", "left") == once
    assert once.change is Change.REDUCE


@pytest.mark.parametrize("later", [0, None])
def test_of_two_answers_of_one_morning_the_worse_counts(later: int | None) -> None:
    """What was wrong is corrected; a second answer does not take the first one back."""
    story = Story().ready().train(0).train(2, morning=4, swelling=1)
    once = standing(story)
    story.morning(3, pain=later, swelling=later, hour=9)
    assert standing(story) == once
    assert story.item(5, "clamshell", "left").change is Change.REDUCE


def test_an_hour_after_nothing_is_nothing() -> None:
    story = Story().ready()
    session = story.uuid()
    story.add(SessionStarted, at=story.at(0, 18), session=session, pain_before=both(0))
    story.add(HourAfter, at=story.at(0, 20), session=session, pain=both(3))
    assert standing(story).visit is None
    assert standing(story).today.worst == 3


def test_a_skipped_set_alone_is_no_session() -> None:
    story = Story().ready()
    story.add(SetDone, at=story.at(0, 18), session=story.uuid(), **CLAMSHELL, **{**ONE_SET, "reps_done": 0})
    assert standing(story).sessions == 0


def test_one_repetition_is_work() -> None:
    story = Story().ready()
    story.add(SetDone, at=story.at(0, 18), session=story.uuid(), **CLAMSHELL, **{**ONE_SET, "reps_done": 1})
    assert standing(story).sessions == 1
    assert story.item(2, "clamshell", "left").reasons[0].rule == "KEEP"


def test_a_skipped_set_says_nothing_about_the_weight() -> None:
    """In the last set no repetition is done, and no weight noted; the step stays."""
    story, day = Story().ready(), 0
    while story.item(day, "straight-leg-raise", "left").load.ankle_weight_kg == 0:
        day = story.train_when_due(1, first=day)
    story.train(day)
    last = [fact for fact in story.facts if isinstance(fact, SetDone) and fact.exercise == "straight-leg-raise"][-1]
    skipped = replace(last, id=story.uuid(), number=4, at=last.at + timedelta(seconds=5), reps_done=0, load=Load())
    story.facts.append(skipped)
    assert story.item(day + 2, "straight-leg-raise", last.side.value).load.ankle_weight_kg == last.load.ankle_weight_kg


def test_a_set_that_is_told_again_replaces_the_first() -> None:
    story = Story().ready().train(0)
    last = [fact for fact in story.facts if isinstance(fact, SetDone)][-1]
    story.facts.append(replace(last, id=story.uuid(), at=last.at + timedelta(seconds=5), reps_done=3))
    outcome = standing(story).track(last.exercise, last.side).outcome
    assert outcome is not None
    assert [result.reached for result in outcome.sets] == [True, True, False]


def test_pain_in_the_middle_of_a_set_counts_as_peak() -> None:
    story = Story().ready().train(0)
    session = next(fact.session for fact in story.facts if isinstance(fact, SessionStarted))
    at = story.at(0, 18, 20)
    story.add(PainReported, at=at, session=session, **CLAMSHELL, pain=6, place=Place.KNEECAP)
    item = story.item(3, "clamshell", "left")
    assert (item.change, item.reasons[0].saw["pain_peak"]) == (Change.STOP, 6)


def test_a_rating_without_effort_keeps_the_effort_that_was_told() -> None:
    story = Story().ready().train(0)
    last = [fact for fact in story.facts if isinstance(fact, ExerciseRated)][-1]
    story.facts.append(replace(last, id=story.uuid(), at=last.at + timedelta(seconds=5), peak_pain=1, effort=None))
    outcome = standing(story).track(last.exercise, last.side).outcome
    assert outcome is not None
    assert (outcome.peak, outcome.effort) == (1, 5)


def test_a_squat_that_pauses_comes_back_a_step_easier() -> None:
    story = Story().ready()
    day = story.train_when_due(7)
    story.tests(day)
    day = story.train_when_due(4, first=day)
    assert story.item(day, "semi-squat", "both").reps == 12
    sore = {("semi-squat", "both"): Told(peak=6)}
    story.train(day, told=sore)
    story.train(day + 2, told=sore)
    story.train(day + 5)
    assert "semi-squat" not in {item.exercise.name for item in story.session(day + 7).items}
    back = story.item(day + 9, "semi-squat", "both")
    assert (back.reps, back.reasons[0].rule) == (10, "not-given")


def test_what_comes_after_a_break_that_ended_the_plan_belongs_to_no_session() -> None:
    story = Story().ready().train(0)
    session = next(fact.session for fact in story.facts if isinstance(fact, SessionStarted))
    story.add(SetDone, at=story.at(80, 18), session=session, **CLAMSHELL, **ONE_SET)
    assert standing(story).sessions == 0


@pytest.mark.parametrize(
    ("report", "form"),
    [
        (None, FormSeen.UNKNOWN),
        ({}, FormSeen.UNKNOWN),
        ({"summary": {"counted": 10}}, FormSeen.UNKNOWN),
        ({"summary": {"clean": 0, "faulty": 0, "not_judged": 10}}, FormSeen.UNKNOWN),
        ({"summary": {"clean": 4, "faulty": 1, "not_judged": 5}}, FormSeen.CLEAN),
        ({"summary": {"clean": 79, "faulty": 21}}, FormSeen.POOR),
        ({"summary": {"clean": 80, "faulty": 20}}, FormSeen.CLEAN),
    ],
)
def test_form_is_the_share_of_clean_among_judged_repetitions(report: dict[str, object] | None, form: FormSeen) -> None:
    story = Story()
    story.add(SetDone, at=story.at(0, 18), session=story.uuid(), **CLAMSHELL, **ONE_SET, report=report)
    (done,) = story.facts
    assert isinstance(done, SetDone)
    assert form_seen(done, protocol=PROTOCOL) is form


def test_a_standing_can_be_compared_and_kept_in_a_set() -> None:
    told_twice = [standing(Story().ready().train(0).train(2)) for _ in range(2)]
    assert len(set(told_twice)) == 1


def test_a_standing_does_not_grow_with_the_years() -> None:
    """The same weeks, over and over, come back to the same standing, but for how much was done, which is capped."""
    story, day, seen = Story().ready(equipment=frozenset()), 0, []
    for week in range(26):
        for session in (0, 2, 4):
            story.screen(day=day + session, hour=17)
            story.train(day + session)
        if week in (25 - PROTOCOL.deload.every_weeks, 25):
            seen.append(replace(standing(story), outcomes=NO_OUTCOMES))
        day += 7
    assert seen[0] == seen[1]


def test_now_must_know_its_offset() -> None:
    with pytest.raises(ValueError, match="offset"):
        next_session(Story().course(), now=datetime(2026, 1, 5))  # noqa: DTZ001  # that is the point


def test_a_fact_with_something_that_json_lacks_cannot_be_written() -> None:
    story = Story()
    story.add(SetDone, at=story.at(0, 18), session=story.uuid(), **CLAMSHELL, **ONE_SET, report={"angles": {1, 2}})
    with pytest.raises(TypeError, match="JSON has no form"):
        fact_to_json(story.facts[0])
