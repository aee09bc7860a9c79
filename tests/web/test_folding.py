"""Folding only what is new comes to the same as folding everything."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

from kneewise.plan import Corrected, MorningChecked, PerKnee, default_protocol
from kneewise.plan.fold import fold
from kneewise.web import folding
from kneewise.web.folding import PEOPLE, folded
from spec.story import Story


def facts_of(sessions: int) -> tuple[object, ...]:
    story = Story().ready()
    story.train_when_due(sessions)
    return tuple(sorted(story.facts, key=lambda fact: (fact.at, fact.id)))


def test_facts_that_come_one_after_the_other_fold_as_at_once() -> None:
    facts = facts_of(3)
    for count in (0, 1, 5, 40, len(facts)):
        assert folded("alice", facts[:count]) == fold(facts[:count], protocol=default_protocol())  # type: ignore[arg-type]


def test_a_late_fact_in_between_folds_all_anew() -> None:
    facts = facts_of(2)
    without = (*facts[:10], *facts[11:])
    folded("alice", without)  # type: ignore[arg-type]
    assert folded("alice", facts) == fold(facts, protocol=default_protocol())  # type: ignore[arg-type]


def test_what_was_erased_is_forgotten() -> None:
    folded("alice", facts_of(1))  # type: ignore[arg-type]
    assert folded("alice", ()) is None


def test_people_are_kept_apart_and_only_so_many() -> None:
    facts = facts_of(1)
    for number in range(PEOPLE + 5):
        folded(f"person {number}", facts[: 1 + number % 7])  # type: ignore[arg-type]
    assert len(folding._known) == PEOPLE
    assert folded("person 3", facts) == fold(facts, protocol=default_protocol())  # type: ignore[arg-type]


def test_a_correction_folds_all_anew() -> None:
    facts = facts_of(2)
    morning = next(fact for fact in facts if isinstance(fact, MorningChecked))
    after = {"at": facts[-1].at + timedelta(minutes=5), "zone": morning.zone, "corrects": morning.id}  # type: ignore[attr-defined]
    corrected = Corrected(id=str(uuid4()), **after, fact=replace(morning, pain=PerKnee(left=5, right=5)))  # type: ignore[arg-type]
    folded("alice", facts)  # type: ignore[arg-type]
    assert folded("alice", (*facts, corrected)) == fold((*facts, corrected), protocol=default_protocol())  # type: ignore[arg-type]


def test_an_entry_that_comes_after_its_correction_folds_all_anew() -> None:
    *facts, last = facts_of(2)
    after = {"at": last.at - timedelta(seconds=1), "zone": last.zone, "corrects": last.id}  # type: ignore[attr-defined]
    withdrawn = Corrected(id=str(uuid4()), **after, fact=None)
    known = (*facts, withdrawn)
    folded("alice", known)  # type: ignore[arg-type]
    assert folded("alice", (*known, last)) == fold((*known, last), protocol=default_protocol())  # type: ignore[arg-type]
