"""The store on a device: told what is known, it says what is new, and leaves the rest to the server."""

import pytest

from kneewise.record import Appended, DeviceStore, FactConflict, OnlyOnline
from record.test_store import morning


def test_what_it_is_told_is_known_and_not_new() -> None:
    store, fact = DeviceStore(), morning()
    store.tell([fact])
    assert store.append("me", [fact]) == Appended(stored=(), known=(fact.id,))
    assert (store.facts("me"), store.take_new()) == ((fact,), ())


def test_what_is_appended_is_new_once() -> None:
    store, fact = DeviceStore(), morning()
    assert store.append("me", [fact]) == Appended(stored=(fact.id,), known=())
    assert (store.take_new(), store.take_new()) == ((fact,), ())


def test_facts_are_in_order_and_the_same_objects_each_time() -> None:
    store = DeviceStore()
    late, early = morning(at="2026-11-22T07:30:00+00:00"), morning(at="2026-11-21T07:30:00+00:00")
    store.tell([late, early])
    assert store.facts("me") == (early, late)
    assert store.facts("me")[0] is early


def test_the_servers_word_on_a_fact_wins() -> None:
    store, here = DeviceStore(), morning(pain=2)
    store.append("me", [here])
    theirs = morning(fact_id=here.id, at="2026-11-21T07:29:00+00:00", pain=2)
    store.tell([theirs])
    assert store.facts("me") == (theirs,)


def test_the_same_id_with_other_content_is_refused() -> None:
    store, kept = DeviceStore(), morning(pain=2)
    store.tell([kept])
    with pytest.raises(FactConflict):
        store.append("me", [morning(fact_id=kept.id, pain=3)])
    assert store.take_new() == ()


def test_it_forgets() -> None:
    store = DeviceStore()
    store.append("me", [morning()])
    store.forget()
    assert (store.facts("me"), store.take_new()) == ((), ())


def test_what_only_the_server_can_do_is_refused() -> None:
    store = DeviceStore()
    with pytest.raises(OnlyOnline):
        store.erase("me")
    with pytest.raises(OnlyOnline):
        store.since("me", 0, most=1)
