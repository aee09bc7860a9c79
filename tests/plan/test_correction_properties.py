"""What must hold of every correction, told at random: it lifts no lock, and what says the same changes nothing."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from kneewise.plan import (
    CORRECTABLE,
    Cleared,
    Corrected,
    Fact,
    HourAfter,
    MorningChecked,
    PerKnee,
    SessionStarted,
    next_session,
)
from kneewise.plan.fold import fold
from plan.test_properties import HISTORIES, Visit, told
from spec.story import PROTOCOL, Story

PAIN = st.integers(0, 10)
PAINS = st.builds(PerKnee, left=st.none() | PAIN, right=st.none() | PAIN)
SWELLING = st.builds(PerKnee, left=st.integers(0, 3), right=st.none() | st.integers(0, 3))


def otherwise(fact: Fact, *, pain: PerKnee, swelling: PerKnee) -> Fact | None:
    """The same entry with other answers; those of another kind are withdrawn."""
    if isinstance(fact, SessionStarted):
        return replace(fact, pain_before=pain)
    if isinstance(fact, HourAfter):
        return replace(fact, pain=pain)
    if isinstance(fact, MorningChecked):
        return replace(fact, pain=pain, swelling=swelling, giving_way=False)
    return None


def corrected(story: Story, data: st.DataObject, *, count: int) -> list[Fact]:
    """Corrections of some entries, after everything else."""
    entries = [fact for fact in story.facts if isinstance(fact, CORRECTABLE)]
    end = max(fact.at for fact in story.facts)
    made: list[Fact] = []
    for number in range(count):
        fact = data.draw(st.sampled_from(entries))
        right = otherwise(fact, pain=data.draw(PAINS), swelling=data.draw(SWELLING))
        stamp = {"id": story.uuid(), "at": end + timedelta(minutes=1 + number), "zone": story.zone}
        made.append(Corrected(**stamp, corrects=fact.id, fact=right))  # type: ignore[arg-type]
    return made


def locks(facts: list[Fact]) -> set[str]:
    folded = fold(facts, protocol=PROTOCOL)
    assert folded is not None
    return {lock.code for lock in folded.standing.locks}


@settings(max_examples=30)
@given(HISTORIES.filter(bool), st.data())
def test_no_correction_lifts_a_lock(visits: list[Visit], data: st.DataObject) -> None:
    story, _day = told(visits)
    uncleared = [fact for fact in story.facts if not isinstance(fact, Cleared) or data.draw(st.booleans())]
    more = corrected(story, data, count=data.draw(st.integers(1, 3)))
    assert locks([*uncleared, *more]) >= locks(uncleared)


@settings(max_examples=30)
@given(HISTORIES.filter(bool), st.data())
def test_what_says_the_same_or_is_set_right_again_changes_nothing(visits: list[Visit], data: st.DataObject) -> None:
    story, day = told(visits)
    now = story.at(day, 18)
    before = next_session(story.course(), now=now)
    entry = data.draw(st.sampled_from([fact for fact in story.facts if isinstance(fact, CORRECTABLE)]))
    end = max(fact.at for fact in story.facts)
    for number, version in enumerate((None, entry)):
        story.add(Corrected, at=end + timedelta(seconds=1 + number), corrects=entry.id, fact=version)
    assert next_session(story.course(), now=now) == before
