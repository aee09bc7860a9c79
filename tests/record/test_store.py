"""What every store promises, on memory, SQLite and PostgreSQL alike."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest

from kneewise.plan import Fact, fact_from_json
from kneewise.record import Appended, FactConflict, FactStore, Unstorable


def morning(*, fact_id: str | None = None, at: str = "2026-11-21T07:30:00+00:00", pain: int = 2) -> Fact:
    return fact_from_json(
        {
            "id": fact_id or str(uuid4()),
            "kind": "morning-checked",
            "at": at,
            "zone": "Europe/Paris",
            "pain": {"left": pain, "right": None},
            "swelling": {"left": 0, "right": None},
            "giving_way": False,
        }
    )


def cleared(why: str) -> Fact:
    return fact_from_json(
        {
            "id": str(uuid4()),
            "kind": "cleared",
            "at": "2026-11-21T07:30:00+00:00",
            "zone": "Europe/Paris",
            "by": "my physiotherapist",
            "why": why,
        }
    )


def test_a_fact_comes_back_as_it_went_in(store: FactStore) -> None:
    fact = morning(at="2026-11-21T07:30:00.123456+00:00")
    store.append("alice", [fact])
    assert store.facts("alice") == (fact,)


def test_nobody_is_known_at_first(store: FactStore) -> None:
    assert store.facts("alice") == ()


def test_the_answer_tells_new_from_known(store: FactStore) -> None:
    first, second = morning(), morning()
    assert store.append("alice", [first]) == Appended(stored=(first.id,), known=())
    assert store.append("alice", [second, first]) == Appended(stored=(second.id,), known=(first.id,))


def test_sending_again_changes_nothing(store: FactStore) -> None:
    fact = morning()
    for _ in range(3):
        store.append("alice", [fact])
    assert store.facts("alice") == (fact,)


def test_a_fact_that_stands_twice_in_a_batch_counts_once(store: FactStore) -> None:
    fact = morning()
    assert store.append("alice", [fact, fact]) == Appended(stored=(fact.id,), known=())
    assert store.facts("alice") == (fact,)


def test_an_empty_batch_is_fine(store: FactStore) -> None:
    assert store.append("alice", []) == Appended(stored=(), known=())


def test_the_same_id_with_other_content_is_refused_whole(store: FactStore) -> None:
    kept = morning(pain=2)
    store.append("alice", [kept])
    with pytest.raises(FactConflict, match=kept.id):
        store.append("alice", [morning(), morning(fact_id=kept.id, pain=3)])
    assert store.facts("alice") == (kept,)


def test_a_batch_that_contradicts_itself_is_refused_whole(store: FactStore) -> None:
    fact = morning(pain=2)
    with pytest.raises(FactConflict):
        store.append("alice", [fact, morning(fact_id=fact.id, pain=3)])
    assert store.facts("alice") == ()


def test_facts_are_given_in_the_order_in_which_they_happened(store: FactStore) -> None:
    early, late = morning(at="2026-11-20T07:00:00+00:00"), morning(at="2026-11-21T07:00:00+00:00")
    store.append("alice", [late])
    store.append("alice", [early])
    assert store.facts("alice") == (early, late)


def test_facts_of_the_same_moment_are_ordered_by_id(store: FactStore) -> None:
    facts = [morning() for _ in range(20)]
    store.append("alice", facts)
    assert [fact.id for fact in store.facts("alice")] == sorted(fact.id for fact in facts)


def test_people_do_not_see_each_other(store: FactStore) -> None:
    fact = morning(pain=2)
    store.append("alice", [fact])
    assert store.facts("bob") == ()
    same_id = morning(fact_id=fact.id, pain=7)
    assert store.append("bob", [same_id]) == Appended(stored=(fact.id,), known=())
    assert store.facts("alice") == (fact,)


def test_erasing_removes_one_person_and_nobody_else(store: FactStore) -> None:
    hers, his = morning(), morning()
    store.append("alice", [hers, morning()])
    store.append("bob", [his])
    assert store.erase("alice") == 2
    assert store.facts("alice") == ()
    assert store.facts("bob") == (his,)
    assert store.erase("alice") == 0


def test_any_honest_text_is_kept(store: FactStore) -> None:
    fact = cleared("Genou « très » stable ✓ 膝 \\u0000 is six letters")
    store.append("alice", [fact])
    assert store.facts("alice") == (fact,)


def test_text_that_no_database_keeps_is_refused_whole(store: FactStore) -> None:
    with pytest.raises(Unstorable):
        store.append("alice", [morning(), cleared("nul \x00 inside")])
    assert store.facts("alice") == ()


def test_a_thousand_facts_go_in_at_once(store: FactStore) -> None:
    facts = [morning() for _ in range(1200)]
    assert len(store.append("alice", facts).stored) == 1200
    assert len(store.append("alice", facts).known) == 1200


def test_many_at_once_store_each_fact_once(store: FactStore, closing_connections: Callable[[], None]) -> None:
    facts = [morning() for _ in range(12)]
    writers = 6
    together = threading.Barrier(writers)

    def write(number: int) -> Appended:
        try:
            together.wait(timeout=20)
            # Each in another order, so that careless locks would embrace each other.
            return store.append("alice", facts[number:] + facts[:number])
        finally:
            closing_connections()

    with ThreadPoolExecutor(writers) as pool:
        answers = list(pool.map(write, range(writers)))

    assert sorted(fact_id for answer in answers for fact_id in answer.stored) == sorted(fact.id for fact in facts)
    assert set(store.facts("alice")) == set(facts)


def test_of_two_who_contradict_each_other_at_once_one_wins(
    store: FactStore, closing_connections: Callable[[], None]
) -> None:
    fact_id = str(uuid4())
    together = threading.Barrier(2)

    def write(pain: int) -> bool:
        try:
            together.wait(timeout=20)
            store.append("alice", [morning(fact_id=fact_id, pain=pain), morning()])
        except FactConflict:
            return False
        else:
            return True
        finally:
            closing_connections()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(write, [1, 2])) == [False, True]
    assert len(store.facts("alice")) == 2
