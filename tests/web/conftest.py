"""A person at home, and a clock that the test sets."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import translation
from pytest_django.fixtures import Settings

from kneewise.record import database
from kneewise.record.remembered import Remembered
from web.clock import FixedClock
from web.person import Person


@pytest.fixture
def clock(settings: Settings) -> FixedClock:
    fixed = FixedClock(datetime(2026, 11, 21, 17, 0, tzinfo=UTC))
    settings.KNEEWISE_CLOCK = fixed
    return fixed


@pytest.fixture(autouse=True)
def _nothing_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test has a database of its own, whose rows count from 1 again; a program never sees that."""
    monkeypatch.setattr(database, "_REMEMBERED", Remembered())


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """The language of the last page stays with the thread, also for the test after it."""
    with translation.override("en"):
        yield


@pytest.fixture
def alice(db: None, clock: FixedClock, client: Client) -> Person:  # noqa: ARG001  # db opens the database
    """Nobody has asked her anything yet."""
    return Person(client=client, clock=clock)


@pytest.fixture
def ready(alice: Person) -> Person:
    """Alice, who has answered the safety questions and said which knee it is."""
    alice.answers_safety()
    alice.says_who_she_is()
    return alice


@pytest.fixture
def training(ready: Person) -> Person:
    """Alice in the middle of her first session."""
    ready.starts()
    return ready
