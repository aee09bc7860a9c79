"""An entry is set right by a new fact: the plan counts with it as corrected, safety heeds all that was said."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

import pytest

from kneewise.plan import (
    Answer,
    BadFact,
    Cleared,
    Corrected,
    Course,
    ExerciseRated,
    Fact,
    HourAfter,
    Legs,
    MorningChecked,
    PainReported,
    Place,
    Screened,
    Session,
    SessionStarted,
    SetDone,
    as_corrected,
    diary,
    fact_from_json,
    fact_to_json,
    next_session,
    weeks_borne,
)
from kneewise.plan.fold import fold, one_more
from spec.story import PROTOCOL, Story, Told, both

Kind = TypeVar("Kind", bound=Fact)


def session(story: Story, day: int, *, hour: int = 18) -> Session:
    return next_session(story.course(), now=story.at(day, hour, 1))


def last(story: Story, kind: type[Kind]) -> Kind:
    return next(fact for fact in reversed(story.facts) if isinstance(fact, kind))


def correct(story: Story, fact: Fact, *, day: int, hour: int = 12, **fields: object) -> Story:
    story.add(Corrected, at=story.at(day, hour), corrects=fact.id, fact=replace(fact, **fields))  # type: ignore[arg-type]
    return story


def withdraw(story: Story, fact: Fact, *, day: int) -> Story:
    story.add(Corrected, at=story.at(day, 12), corrects=fact.id, fact=None)
    return story


def test_the_plan_counts_with_the_corrected_morning() -> None:
    told_well = Story().ready().train(0, morning=0)
    told_wrong = Story().ready().train(0, morning=4)
    assert session(told_wrong, 4) != session(told_well, 4)
    right = correct(told_wrong, last(told_wrong, MorningChecked), day=1, pain=both(0))
    assert session(right, 4) == session(told_well, 4)


def test_a_withdrawn_entry_is_as_if_it_had_not_been_said() -> None:
    unasked = Story().ready().train(0, asked=False)
    withdrawn = Story().ready().train(0, morning=4)
    withdraw(withdrawn, last(withdrawn, MorningChecked), day=1)
    assert session(withdrawn, 4) == session(unasked, 4)


def test_the_later_of_two_corrections_counts() -> None:
    story = Story().ready().train(0, morning=0)
    wrong = last(story, MorningChecked)
    once = correct(story.again(), wrong, day=1, pain=both(5))
    twice = correct(once.again(), wrong, day=2, pain=both(0))
    assert session(once, 4) != session(story, 4)
    assert session(twice, 4) == session(story, 4)


def test_a_corrected_entry_stays_in_its_place() -> None:
    story = Story().ready().train(0)
    rated = next(fact for fact in story.facts if isinstance(fact, ExerciseRated))
    correct(story, replace(rated, at=story.at(9, 9), zone="America/New_York"), day=1, peak_pain=5)
    counted = {fact.id: fact for fact in as_corrected(story.facts)}
    assert counted[rated.id] == replace(rated, peak_pain=5)
    assert len(counted) == len(story.facts) - 1


def test_facts_without_a_correction_are_as_they_are() -> None:
    story = Story().ready().train(0)
    assert list(as_corrected(story.facts)) == sorted(story.facts, key=lambda fact: (fact.at, fact.id))


def test_the_course_of_before_the_correction_is_as_it_was() -> None:
    story = Story().ready().train(0, morning=4)
    before = next_session(story.course(), now=story.at(1, 9))
    correct(story, last(story, MorningChecked), day=1, pain=both(0))
    assert next_session(story.course().until(story.at(1, 9)), now=story.at(1, 9)) == before


def test_a_correction_lifts_no_lock() -> None:
    story = Story().ready().train(0, morning=0, swelling=3)
    correct(story, last(story, MorningChecked), day=1, swelling=both(0))
    locked = session(story, 3)
    assert locked.verdict is Answer.SEE_CLINICIAN
    withdraw(story, last(story, MorningChecked), day=1)
    assert session(story, 3).triage == locked.triage
    story.cleared(3)
    assert session(story, 4).verdict is Answer.TRAIN


def test_an_answer_that_would_lock_locks_from_its_correction_on() -> None:
    story = Story().ready().train(0, morning=0).cleared(1, hour=11)
    correct(story, last(story, MorningChecked), day=1, pain=both(8))
    assert session(story, 3).verdict is Answer.SEE_CLINICIAN
    assert next_session(story.course().until(story.at(1, 11, 30)), now=story.at(1, 11, 30)).triage is None


def test_what_has_been_cleared_does_not_lock_again_when_something_beside_it_is_corrected() -> None:
    story = Story().ready().train(0, morning=1, swelling=3).cleared(1, hour=11)
    correct(story, last(story, MorningChecked), day=1, pain=both(0))
    assert session(story, 3).verdict is Answer.TRAIN


def test_a_correction_of_what_is_not_known_counts_for_safety_only() -> None:
    story = Story().ready().train(0)
    elsewhere = replace(last(story, MorningChecked), id=story.uuid(), pain=both(3))
    without = session(story, 3)
    correct(story, elsewhere, day=1, pain=both(5))
    assert session(story, 3) == without
    correct(story, elsewhere, day=1, pain=both(9))
    assert session(story, 3).verdict is Answer.SEE_CLINICIAN


def test_a_correction_of_another_kind_or_session_changes_nothing() -> None:
    story = Story().ready().train(0, hour=0)
    hour, morning = last(story, HourAfter), last(story, MorningChecked)
    before = session(story, 3)
    correct(story, replace(hour, id=morning.id), day=1, pain=both(5))
    correct(story, replace(hour, session=story.uuid()), day=1, pain=both(5))
    assert session(story, 3) == before


def test_safety_questions_cannot_be_withdrawn() -> None:
    story = Story().ready()
    story.screen("E1", day=0)
    flagged = last(story, Screened)
    assert flagged.flags
    withdraw(story, flagged, day=0)
    assert session(story, 1).verdict is Answer.SEE_CLINICIAN
    assert flagged in as_corrected(story.facts)


def test_a_start_taken_back_is_a_start_that_was_lost() -> None:
    story = Story().ready().train(0)
    start = last(story, SessionStarted)
    lost = Story(facts=[fact for fact in story.facts if fact is not start])
    assert session(withdraw(story, start, day=1), 3) == session(lost, 3)


def test_the_kneecap_bore_what_was_done_in_truth() -> None:
    story = Story().ready().train(0)
    done = last(story, SetDone)
    before = weeks_borne(story.facts, protocol=PROTOCOL)
    after = weeks_borne(correct(story, done, day=1, reps_done=0).facts, protocol=PROTOCOL)
    assert sum(week.sets for week in after) == sum(week.sets for week in before) - 1


def test_one_by_one_a_correction_is_heeded_and_all_else_is_folded_anew() -> None:
    story = Story().ready().train(0, morning=0, every=Told(peak=1))
    known = fold(story.facts, protocol=PROTOCOL)
    correct(story, last(story, MorningChecked), day=1, pain=both(9))
    after = one_more(known, story.facts[-1], protocol=PROTOCOL)
    assert [lock.code for lock in after.standing.locks] == ["pain"]


def test_it_is_written_and_read_back() -> None:
    story = Story().ready().train(0, morning=4)
    correct(story, last(story, MorningChecked), day=1, pain=both(0))
    withdraw(story, last(story, SetDone), day=1)
    for fact in story.facts[-2:]:
        assert fact_from_json(json.loads(json.dumps(fact_to_json(fact)))) == fact
    assert Course.from_json(dict(story.course().to_json())) == story.course()


def written(**fields: object) -> dict[str, object]:
    story = Story().ready().train(0)
    morning = last(story, MorningChecked)
    entry = Corrected(
        id=story.uuid(), at=morning.at + timedelta(hours=1), zone=morning.zone, corrects=morning.id, fact=morning
    )
    return {**fact_to_json(entry), **fields}


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"corrects": "yesterday"}, "corrects is 'yesterday'; it must be a UUID"),
        ({"corrects": "00000000-0000-0000-0000-0000000000ff"}, "fact.id is "),
        ({"fact": 7}, "fact.kind is 7"),
        ({"fact": {}}, "fact.kind is None"),
        ({"fact": {"kind": "corrected"}}, "fact.kind is 'corrected'; it must be one of set-done, exercise-rated"),
        ({"fact": {"kind": "cleared"}}, "fact.kind is 'cleared'"),
        ({"fact": {"kind": "morning-checked"}}, "The fact morning-checked has no id"),
    ],
)
def test_a_correction_that_is_none_is_refused(fields: dict[str, object], says: str) -> None:
    with pytest.raises(BadFact, match=says):
        fact_from_json(written(**fields))


def test_only_entries_may_be_corrected() -> None:
    story = Story().ready()
    cleared = Cleared(id=story.uuid(), at=story.at(0, 9), zone=story.zone, by="Dr Example", why="looked at it")
    with pytest.raises(BadFact, match="fact is 'Cleared'; it must be an entry that may be corrected"):
        Corrected(id=story.uuid(), at=story.at(0, 9), zone=story.zone, corrects=cleared.id, fact=cleared)


def test_the_diary_tells_it_as_corrected() -> None:
    story = Story().ready().train(0, morning=4)
    correct(story, last(story, MorningChecked), day=1, pain=both(1))
    assert diary(story.facts, protocol=PROTOCOL).days[-1].morning == both(1)


def hurt_in_the_open_session(*, pain: int) -> tuple[Story, PainReported]:
    story = Story().ready()
    opened = story.uuid()
    story.add(SessionStarted, at=story.at(0, 18), session=opened, pain_before=both(0))
    about = {"session": opened, "exercise": "clamshell", "side": Legs.LEFT}
    story.add(PainReported, at=story.at(0, 18, 5), **about, pain=pain, place=Place.KNEECAP)
    return story, last(story, PainReported)


@pytest.mark.parametrize(("said", "stopped"), [(5, False), (6, True)])
def test_what_hurt_too_much_is_over_for_today_though_the_answer_be_corrected(said: int, stopped: bool) -> None:  # noqa: FBT001
    story, hurt = hurt_in_the_open_session(pain=said)
    story.add(Corrected, at=story.at(0, 18, 6), corrects=hurt.id, fact=replace(hurt, pain=1))
    now = {(item.exercise.name, item.legs): item for item in story.session(0, minute=10).items}
    assert now["clamshell", Legs.LEFT].stopped_today is stopped
    assert not now["clamshell", Legs.RIGHT].stopped_today


def test_a_correction_that_tells_of_strong_pain_stops_the_exercise_too() -> None:
    story, hurt = hurt_in_the_open_session(pain=1)
    story.add(Corrected, at=story.at(0, 18, 6), corrects=hurt.id, fact=replace(hurt, pain=7))
    story.add(Corrected, at=story.at(0, 18, 7), corrects=hurt.id, fact=None)
    item = next(item for item in story.session(0, minute=10).items if item.exercise.name == "clamshell")
    assert (item.stopped_today, item.reasons[0].saw) == (True, {"pain_peak": 7})
