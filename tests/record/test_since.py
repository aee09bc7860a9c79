"""A stream read in parts, by whoever keeps a copy: the same on every store."""

from kneewise.record import FactStore, Received
from record.test_store import morning


def test_an_empty_stream_has_no_name(store: FactStore) -> None:
    assert store.since("alice", 0, most=10) == Received(stream="", last=0, facts=())


def test_it_comes_in_parts_in_the_order_of_receipt(store: FactStore) -> None:
    late, early = morning(at="2026-11-22T07:30:00+00:00"), morning(at="2026-11-21T07:30:00+00:00")
    store.append("alice", [late])
    store.append("alice", [early])
    first = store.since("alice", 0, most=1)
    assert (first.stream, first.facts) == (late.id, (late,))
    second = store.since("alice", first.last, most=1)
    assert (second.stream, second.facts) == (late.id, (early,))
    assert store.since("alice", second.last, most=1) == Received(stream=late.id, last=second.last, facts=())


def test_a_stream_that_began_anew_has_another_name(store: FactStore) -> None:
    store.append("alice", [morning()])
    before = store.since("alice", 0, most=10)
    store.erase("alice")
    assert store.since("alice", before.last, most=10).stream == ""
    again = morning()
    store.append("alice", [again])
    assert store.since("alice", 0, most=10).stream == again.id


def test_nobody_sees_the_facts_of_another(store: FactStore) -> None:
    store.append("alice", [morning()])
    assert store.since("bob", 0, most=10).facts == ()
