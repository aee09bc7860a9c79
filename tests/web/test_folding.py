"""Folding only what is new comes to the same as folding everything."""

from kneewise.plan import default_protocol
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
