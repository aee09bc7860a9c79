"""What a person prefers is kept apart from the facts, and goes with them."""

from collections.abc import Iterator

import pytest

from kneewise.record.database import DjangoStore
from kneewise.record.preferences import Preferences


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def using(request: pytest.FixtureRequest) -> Iterator[str]:
    alias: str = request.getfixturevalue(f"{request.param}_alias")
    yield alias
    for person in ("alice", "bob"):
        DjangoStore(using=alias).erase(person)


def test_nothing_is_preferred_at_first(using: str) -> None:
    assert Preferences(using=using).of("alice") == {}


def test_what_is_set_is_kept_changed_and_forgotten(using: str) -> None:
    preferences = Preferences(using=using)
    preferences.put("alice", {"hour": "18", "alarm": "yes"})
    preferences.put("alice", {"hour": "7", "alarm": None, "unknown": None})
    assert preferences.of("alice") == {"hour": "7"}
    assert preferences.of("bob") == {}


def test_somebody_is_found_by_what_she_alone_has(using: str) -> None:
    preferences = Preferences(using=using)
    preferences.put("alice", {"token": "abc"})
    assert preferences.who("token", "abc") == "alice"
    assert preferences.who("token", "abd") is None
    assert preferences.who("hour", "abc") is None


def test_erasing_a_person_forgets_what_they_prefer(using: str) -> None:
    preferences = Preferences(using=using)
    preferences.put("alice", {"token": "abc"})
    preferences.put("bob", {"token": "xyz"})
    DjangoStore(using=using).erase("alice")
    assert preferences.who("token", "abc") is None
    assert preferences.of("bob") == {"token": "xyz"}


def test_what_is_too_long_is_refused_and_nothing_is_kept(using: str) -> None:
    with pytest.raises(ValueError, match="64 characters at most"):
        Preferences(using=using).put("alice", {"hour": "7", "token": "x" * 65})
    assert Preferences(using=using).of("alice") == {}
