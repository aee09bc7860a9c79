"""Copies of a SQLite database: whole, checked, put back."""

import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connections

from kneewise.plan import Cleared, Fact
from kneewise.record.copies import (
    ASIDE,
    BadCopy,
    CopyLeft,
    check_copy,
    check_database,
    copy_database,
    forget_copies,
    tidy,
)
from kneewise.record.database import DjangoStore


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "what? 100%.sqlite3"
    with closing(sqlite3.connect(path)) as made:
        made.execute("PRAGMA journal_mode=WAL")
        made.execute("CREATE TABLE django_migrations (app TEXT, name TEXT)")
        made.execute("INSERT INTO django_migrations VALUES ('record', '0001_facts'), ('other', '9999_newer')")
        made.execute("CREATE TABLE entry (said TEXT)")
        made.executemany("INSERT INTO entry VALUES (?)", [(f"secret {number}",) for number in range(2000)])
        made.commit()
    return path


def test_a_copy_is_whole_while_the_database_is_in_use(database: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(database)) as busy:
        busy.execute("INSERT INTO entry VALUES ('not yet')")
        copy_database(database, tmp_path / "copy")
    with closing(sqlite3.connect(tmp_path / "copy")) as copy:
        assert copy.execute("SELECT count(*) FROM entry").fetchone() == (2000,)
    assert stat.S_IMODE((tmp_path / "copy").stat().st_mode) == 0o600
    check_copy(tmp_path / "copy")


def test_a_copy_takes_the_place_of_what_is_there(database: Path, tmp_path: Path) -> None:
    target = tmp_path / "target"
    copy_database(database, target)
    with closing(sqlite3.connect(database)) as made:
        made.execute("DELETE FROM entry")
        made.commit()
    copy_database(database, target)
    with closing(sqlite3.connect(target)) as copy:
        assert copy.execute("SELECT count(*) FROM entry").fetchone() == (0,)


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("hello")
    with pytest.raises(BadCopy, match="no backup that Kneewise made"):
        check_copy(tmp_path / "text")


def test_a_damaged_file_is_refused(database: Path) -> None:
    tidy(database)
    content = bytearray(database.read_bytes())
    content[5000:9000] = b"\xff" * 4000
    database.write_bytes(content)
    assert check_database(database)
    with pytest.raises(BadCopy, match="it is damaged"):
        check_copy(database)


def test_a_file_cut_short_is_refused(database: Path) -> None:
    database.write_bytes(b"SQLite format 3\0 and no more")
    with pytest.raises(BadCopy, match="it is damaged"):
        check_copy(database)


@pytest.mark.parametrize("change", ["DROP TABLE django_migrations", "DELETE FROM django_migrations"])
def test_another_programs_database_is_refused(database: Path, change: str) -> None:
    with closing(sqlite3.connect(database)) as made:
        made.execute(change)
        made.commit()
    with pytest.raises(BadCopy, match="another program"):
        check_copy(database)


def test_what_a_newer_kneewise_made_is_refused(database: Path) -> None:
    with closing(sqlite3.connect(database)) as made:
        made.execute("INSERT INTO django_migrations VALUES ('record', '9999_newer')")
        made.commit()
    with pytest.raises(BadCopy, match="a newer Kneewise made it"):
        check_copy(database)


def told(*numbers: int) -> list[Fact]:
    noon = datetime(2026, 11, 21, 12, tzinfo=UTC)
    said = {"zone": "UTC", "by": "Dr Example", "why": "looked at it"}
    return [Cleared(id=str(UUID(int=each)), at=noon + timedelta(hours=each), **said) for each in numbers]


def test_a_backup_is_put_back_while_the_app_runs_and_goes_on(sqlite_alias: str, tmp_path: Path) -> None:
    """Rows that are new then have the numbers of those that are gone; nobody may be told of both."""
    store, file = DjangoStore(using=sqlite_alias), Path(connections[sqlite_alias].settings_dict["NAME"])
    store.append("carol", told(1, 2))
    copy_database(file, tmp_path / "copy")
    store.append("carol", told(3, 4))
    assert store.facts("carol") == tuple(told(1, 2, 3, 4))
    copy_database(tmp_path / "copy", file)
    store.append("carol", told(5, 6, 7))
    assert store.facts("carol") == tuple(told(1, 2, 5, 6, 7))
    store.erase("carol")


def test_what_was_erased_is_in_no_file_any_more(database: Path) -> None:
    with closing(sqlite3.connect(database)) as made:
        made.execute("DELETE FROM entry")
        made.commit()
    tidy(database)
    assert not [path for path in database.parent.iterdir() if b"secret" in path.read_bytes()]


def test_what_restoring_put_aside_goes_and_a_backup_of_ones_own_stays(database: Path) -> None:
    aside, own = database.with_name(f"{ASIDE}20261121.sqlite3"), database.with_name("backup.sqlite3")
    for copy in (aside, own):
        copy_database(database, copy)
    assert forget_copies(database) == 1
    assert (aside.exists(), own.exists()) == (False, True)
    assert forget_copies(database) == 0


def test_a_copy_that_cannot_be_removed_is_told(database: Path) -> None:
    database.with_name(f"{ASIDE}held.sqlite3").mkdir()
    with pytest.raises(CopyLeft, match="held"):
        forget_copies(database)
