"""``kneewise export``, ``import``, ``backup``, ``restore``, ``erase`` and ``doctor``, each in a process of its own."""

import json
import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from cli.test_app import TIMEOUT_S, environment, fails
from exchange.people import facts_of
from kneewise.exchange import archive_of, facts_in

FACTS = facts_of(1)
DATABASE = "kneewise.sqlite3"


def says(home: Path, *words: str, **more: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "kneewise", *words],
        env=environment(home, **more),
        capture_output=True,
        text=True,
        timeout=TIMEOUT_S,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    return done.stdout


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "course.json"
    path.write_text(archive_of(FACTS), "utf-8")
    return path


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory, archive: Path) -> Path:
    home = tmp_path_factory.mktemp("home")
    assert says(home, "import", str(archive)) == f"{len(FACTS)} entries are new, 0 were known already.\n"
    return home


@pytest.fixture
def home(pattern: Path, tmp_path: Path) -> Path:
    """A home of its own with one session in it."""
    made = tmp_path / "home"
    made.mkdir()
    for name in (DATABASE, "secret.key"):
        (made / name).write_bytes((pattern / name).read_bytes())
    return made


def count(path: Path) -> int:
    with closing(sqlite3.connect(path)) as database:
        (found,) = database.execute("SELECT count(*) FROM record_keptfact").fetchone()
    return int(found)


def test_what_is_imported_is_exported_again(home: Path, tmp_path: Path, archive: Path) -> None:
    out = tmp_path / "out.json"
    assert says(home, "export", str(out)) == f"{len(FACTS)} entries are in {out}.\n"
    assert out.read_bytes() == archive.read_bytes()
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert f"{out} exists already" in fails(home, "export", str(out))
    assert says(home, "next", str(out), "--now", "2026-01-07T18:00:00+01:00").startswith("✓ Train today")


def test_a_table_is_written_for_its_ending_or_when_asked_for(home: Path, tmp_path: Path) -> None:
    says(home, "export", str(tmp_path / "out.csv"))
    assert (tmp_path / "out.csv").read_text("utf-8").startswith("id,state,corrects,")
    assert says(home, "export", "--csv", "-").startswith("id,state,corrects,")
    assert facts_in(says(home, "export", "-").encode(), now=FACTS[-1].at) == FACTS
    assert "cannot both be" in fails(home, "export", "--csv", "--json", "-")
    assert "cannot write" in fails(home, "export", str(tmp_path / "no" / "such" / "folder.json"))


@pytest.mark.parametrize("command", ["export", "backup"])
def test_a_file_beside_it_of_ones_own_stays_as_it_is(home: Path, tmp_path: Path, command: str) -> None:
    own, out = tmp_path / "out.json.part", tmp_path / "out.json"
    own.write_text("mine")
    own.chmod(0o644)
    says(home, command, str(out))
    assert (own.read_text(), stat.S_IMODE(own.stat().st_mode)) == ("mine", 0o644)
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "out.json", "out.json.part"]


def test_what_cannot_be_put_in_its_place_leaves_nothing_behind(home: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert "cannot write" in fails(home, "export", "--yes", str(tmp_path / "folder"))
    assert "cannot copy" in fails(home, "backup", "--yes", str(tmp_path / "folder"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "home"]


def test_what_is_known_is_not_imported_twice(home: Path, archive: Path) -> None:
    assert says(home, "import", str(archive)) == f"0 entries are new, {len(FACTS)} were known already.\n"


def test_another_course_is_imported_only_on_a_clear_yes(home: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    facts = [{**each, "id": str(uuid4())} for each in json.loads(archive_of(FACTS[:2]))["facts"]]
    other.write_text(json.dumps({"facts": facts}), "utf-8")
    days = f"2 entries, from {FACTS[0].at:%Y-%m-%d} to {FACTS[1].at:%Y-%m-%d}"
    said = fails(home, "import", str(other))
    assert f"does not begin as what is kept does: {days}" in said
    assert "say --yes" in said
    assert count(home / DATABASE) == len(FACTS)
    assert says(home, "import", "--yes", str(other)) == "2 entries are new, 0 were known already.\n"


def test_a_bad_file_changes_nothing(home: Path, tmp_path: Path, archive: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text("{", "utf-8")
    assert "The file is not JSON." in fails(home, "import", str(bad))
    other = json.loads(archive.read_text("utf-8"))
    other["facts"][-1]["giving_way"] = True
    bad.write_text(json.dumps(other), "utf-8")
    assert "is already kept with other content; nothing was stored" in fails(home, "import", str(bad))
    other["facts"][-1]["at"] = "2160-05-01T12:00:00Z"
    bad.write_text(json.dumps(other), "utf-8")
    assert "is of 2160-05-01, which is more than a day ahead" in fails(home, "import", str(bad))
    assert "cannot read" in fails(home, "import", str(tmp_path / "none.json"))
    assert count(home / DATABASE) == len(FACTS)


def test_a_backup_is_put_back_and_what_was_there_stays_beside(home: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup.sqlite3"
    assert "Keep it safe" in says(home, "backup", str(backup))
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert "exists already" in fails(home, "backup", str(backup))
    assert "nothing was erased; say --yes" in fails(home, "erase")
    assert says(home, "erase", "--yes").startswith(f"{len(FACTS)} entries are erased.")
    assert count(home / DATABASE) == 0
    assert "say --yes to put the backup in its place" in fails(home, "restore", str(backup))
    assert "What was there before is in" in says(home, "restore", "--yes", str(backup))
    assert count(home / DATABASE) == len(FACTS)
    (aside,) = home.glob("kneewise-before-restore-*.sqlite3")
    assert count(aside) == 0


def test_a_backup_begins_an_empty_home(pattern: Path, tmp_path: Path) -> None:
    assert says(tmp_path / "new", "restore", str(pattern / DATABASE)).endswith("is kept now.\n")
    assert count(tmp_path / "new" / DATABASE) == len(FACTS)


def test_what_is_no_backup_is_not_put_in_the_place_of_anything(home: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad"
    bad.write_text("hello")
    assert "no backup that Kneewise made. Nothing was changed." in fails(home, "restore", "--yes", str(bad))
    assert "cannot read" in fails(home, "restore", "--yes", str(tmp_path / "none"))
    assert count(home / DATABASE) == len(FACTS)


def test_erasing_leaves_nothing_in_any_file(home: Path, pattern: Path) -> None:
    says(home, "restore", "--yes", str(pattern / DATABASE))
    assert "and so is what was put aside by restoring (1)" in says(home, "erase", "--yes")
    name = FACTS[0].id.encode()
    assert name in (pattern / DATABASE).read_bytes()
    assert not [path for path in home.iterdir() if name in path.read_bytes()]


ERASES_IN_THE_APP = """
import django
django.setup()
from django.test import Client
app = Client(SERVER_NAME="localhost")
answer = app.post("/mine/erase", {"sure": "on"})
print(answer["Location"], "But a trace of it is left" in app.get(answer["Location"]).content.decode())
"""


def erases_in_the_app(home: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", ERASES_IN_THE_APP],
        env=environment(home, DJANGO_SETTINGS_MODULE="kneewise.web.settings"),
        capture_output=True,
        text=True,
        timeout=TIMEOUT_S,
        check=True,
    )
    return done.stdout


def test_erasing_in_the_app_leaves_nothing_in_any_file_either(home: Path, pattern: Path) -> None:
    says(home, "restore", "--yes", str(pattern / DATABASE))
    assert erases_in_the_app(home) == "/mine/erased False\n"
    name = FACTS[0].id.encode()
    assert name in (pattern / DATABASE).read_bytes()
    assert not [path for path in home.iterdir() if name in path.read_bytes()]


def test_a_trace_that_cannot_be_erased_is_told(home: Path) -> None:
    (home / "kneewise-before-restore-held.sqlite3").mkdir()
    assert erases_in_the_app(home) == "/mine/erased?left True\n"
    assert count(home / DATABASE) == 0
    assert "your entries are erased, but a trace of them is left in a file" in fails(home, "erase", "--yes")


@pytest.mark.parametrize(
    "words", [("export", "x.json"), ("backup", "x"), ("erase", "--yes")], ids=lambda words: str(words[0])
)
def test_where_nothing_is_kept_there_is_nothing_to_do(tmp_path: Path, words: tuple[str, ...]) -> None:
    assert "nothing is kept here yet" in fails(tmp_path, *words)


def test_a_server_has_tools_of_its_own(tmp_path: Path) -> None:
    said = fails(tmp_path, "backup", "x", DATABASE_URL="postgresql://someone@nowhere/kneewise")
    assert "use pg_dump and pg_restore" in said


def test_the_doctor_finds_all_well(home: Path) -> None:
    said = says(home, "doctor")
    assert "✗" not in said
    assert f"Database: {home / DATABASE}, whole, {len(FACTS)} entries" in said


def wrong(home: Path, **more: str) -> dict[str, str]:
    """What the doctor finds wrong."""
    done = subprocess.run(
        [sys.executable, "-m", "kneewise", "doctor", "--json"],
        env=environment(home, **more),
        capture_output=True,
        text=True,
        timeout=TIMEOUT_S,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, "")
    found = [each for each in json.loads(done.stdout)["findings"] if not each["well"]]
    assert all(each["do"] for each in found)
    return {each["what"]: each["says"] for each in found}


def test_the_doctor_finds_a_damaged_database(home: Path) -> None:
    content = (home / DATABASE).read_bytes()
    (home / DATABASE).write_bytes(content[: len(content) // 2])
    assert list(wrong(home)) == ["Database"]


def test_the_doctor_finds_an_entry_that_cannot_be_read(home: Path) -> None:
    with closing(sqlite3.connect(home / DATABASE)) as database:
        database.execute("UPDATE record_keptfact SET kind = 'unheard-of'")
        database.commit()
    assert "an entry cannot be read: kind is 'unheard-of'" in wrong(home)["Database"]


def test_the_doctor_finds_a_server_that_is_not_named_or_not_there(tmp_path: Path) -> None:
    assert "may begin with postgresql://" in wrong(tmp_path, DATABASE_URL="mysql://x/y")["Database"]
    nobody = f"postgresql://nobody@127.0.0.1:9/nothing?connect_timeout=1&application_name={os.getpid()}"
    assert "cannot use the database that DATABASE_URL names" in wrong(tmp_path, DATABASE_URL=nobody)["Database"]
