"""Where facts are kept: by default a file, otherwise what DATABASE_URL says."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connections

from kneewise.record import BadDatabaseUrl, database_at, sqlite_file


def test_a_full_postgresql_address() -> None:
    database = database_at("postgresql://knee:p%40ss@db.example:6432/wise?sslmode=require")
    assert database.as_setting() == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "wise",
        "USER": "knee",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "6432",
        "OPTIONS": {"sslmode": "require"},
    }


def test_a_unix_socket() -> None:
    database = database_at("postgres://knee@/wise?host=/var/run/postgresql")
    assert (database.host, database.port, database.options) == ("/var/run/postgresql", "", {})


def test_a_sqlite_address() -> None:
    assert database_at("sqlite:////tmp/wise.sqlite3") == sqlite_file(Path("/tmp/wise.sqlite3"))  # noqa: S108


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("mysql://knee@host/wise", "mysql"),
        ("postgresql://host", "names no database"),
        ("postgresql://knee:secret@host:port/wise", "not a URL"),
        ("wise", "begins with"),
    ],
)
def test_an_address_that_cannot_be_used_is_refused_without_repeating_it(url: str, says: str) -> None:
    with pytest.raises(BadDatabaseUrl, match=says) as refusal:
        database_at(url)
    assert "secret" not in str(refusal.value)


def test_sqlite_keeps_a_write_ahead_log_and_checks_references(sqlite_alias: str) -> None:
    with connections[sqlite_alias].cursor() as cursor:
        answers = {}
        for pragma in ("journal_mode", "foreign_keys", "busy_timeout", "synchronous", "secure_delete"):
            cursor.execute(f"PRAGMA {pragma}")
            answers[pragma] = cursor.fetchone()[0]
    assert answers == {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "busy_timeout": 20_000,
        "synchronous": 2,
        "secure_delete": 1,
    }


@pytest.mark.django_db
def test_the_migrations_are_complete() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
