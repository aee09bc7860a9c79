"""The three stores that must not be told apart."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connections
from pytest_django.plugin import DjangoDbBlocker

from kneewise.record import Database, FactStore, MemoryStore, database_at, sqlite_file
from kneewise.record.database import DjangoStore


@contextmanager
def _database(alias: str, database: Database, blocker: DjangoDbBlocker) -> Iterator[str]:
    setting = connections.configure_settings({"default": {}, alias: database.as_setting()})[alias]
    connections.databases[alias] = setting
    with blocker.unblock():
        call_command("migrate", database=alias, verbosity=0, interactive=False)
        yield alias
        connections[alias].close()
    del connections[alias]
    del connections.databases[alias]


@pytest.fixture(scope="session")
def sqlite_alias(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    path: Path = tmp_path_factory.mktemp("record") / "kneewise.sqlite3"
    with _database("sqlite_file", sqlite_file(path), django_db_blocker) as alias:
        yield alias


@pytest.fixture(scope="session")
def postgresql_alias(postgresql_url: str, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    with _database("postgresql", database_at(postgresql_url), django_db_blocker) as alias:
        yield alias


@pytest.fixture(params=["memory", "sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def store(request: pytest.FixtureRequest) -> Iterator[FactStore]:
    if request.param == "memory":
        yield MemoryStore()
        return
    store = DjangoStore(using=request.getfixturevalue(f"{request.param}_alias"))
    yield store
    for person in ("alice", "bob"):
        store.erase(person)


@pytest.fixture
def closing_connections() -> Callable[[], None]:
    """For the end of a thread: its connections are its own, and nobody else would close them."""
    return connections.close_all
