"""``kneewise app``, as a person starts it: a real process, a real port, a real folder."""

import os
import re
import signal
import socket
import stat
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

TIMEOUT_S = 30


def environment(home: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}}
    return {**kept, "KNEEWISE_HOME": str(home), "PYTHONUNBUFFERED": "1", **more}


def fails(home: Path, *words: str, **more: str) -> str:
    """The one line that the program says before it gives up with exit status 2."""
    done = subprocess.run(
        [sys.executable, "-m", "kneewise", *words],
        env=environment(home, **more),
        capture_output=True,
        text=True,
        timeout=TIMEOUT_S,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    return done.stderr


@contextmanager
def running(home: Path, *words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The program and its address, once it answers; interrupted at the end, as by Ctrl-C."""
    with subprocess.Popen(
        [sys.executable, "-m", "kneewise", *words], env=environment(home), stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            said = ""
            while (found := re.search(r"http://127\.0\.0\.1:\d+/", said)) is None:
                assert process.stdout is not None
                line = process.stdout.readline()
                assert line, f"stopped before it gave its address: {said}"
                said += line
            yield process, said
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(timeout=TIMEOUT_S)
            except subprocess.TimeoutExpired:
                process.kill()
                raise
    assert found is not None


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


@pytest.fixture
def free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def read(address: str) -> str:
    with urllib.request.urlopen(address, timeout=TIMEOUT_S) as answer:  # noqa: S310  # our own server
        return str(answer.read().decode())


def test_it_gives_its_address_answers_and_stops_cleanly(tmp_path: Path, free: int) -> None:
    home = tmp_path / "a" / "new folder"
    with running(home, "app", "--no-browser", "--port", str(free)) as (process, said):
        assert f"http://127.0.0.1:{free}/" in said
        assert "Ctrl-C" in said
        assert "Kneewise" in read(f"http://127.0.0.1:{free}/")
        assert "--paper" in read(f"http://127.0.0.1:{free}/static/kneewise/site.css")
    assert process.returncode == 0


def test_it_keeps_everything_private_and_for_the_next_time(tmp_path: Path, free: int) -> None:
    for _ in range(2):
        with running(tmp_path, "app", "--no-browser", "--port", str(free)):
            key = (tmp_path / "secret.key").read_text()
    assert (tmp_path / "secret.key").read_text() == key
    for file in tmp_path.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_alone_it_is_the_app_and_takes_the_next_port_when_the_usual_one_is_taken(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            other.bind(("127.0.0.1", 5633))
            other.listen()
        except OSError:
            pass  # somebody else has it already, which is all that we want
        with running(tmp_path, "--no-browser") as (process, said):
            assert re.search(r"Port 5633 is in use, so 56\d\d it is\.", said)
    assert process.returncode == 0


def test_a_port_that_was_asked_for_and_is_taken_is_refused(tmp_path: Path, taken: int) -> None:
    assert f"port {taken} is in use" in fails(tmp_path, "app", "--no-browser", "--port", str(taken))


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    assert "KNEEWISE_HOME" in fails(tmp_path / "file" / "home", "app", "--no-browser")


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "kneewise.sqlite3").write_text("a shopping list\n" * 100)
    assert "cannot use the database" in fails(tmp_path, "app", "--no-browser")
    assert (tmp_path / "kneewise.sqlite3").read_text().startswith("a shopping list")


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("mysql://knee@host/wise", "mysql"),
        ("postgresql://knee:secret@127.0.0.1:1/wise?connect_timeout=2", "DATABASE_URL names"),
    ],
)
def test_another_database_that_cannot_be_used_is_refused(tmp_path: Path, url: str, says: str) -> None:
    line = fails(tmp_path, "app", "--no-browser", DATABASE_URL=url)
    assert says in line
    assert "secret" not in line


@pytest.mark.postgresql
def test_it_runs_on_postgresql(tmp_path: Path, free: int, postgresql_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        sys.modules[__name__],
        "environment",
        lambda home: {
            **os.environ,
            "KNEEWISE_HOME": str(home),
            "PYTHONUNBUFFERED": "1",
            "DATABASE_URL": postgresql_url,
        },
    )
    with running(tmp_path, "app", "--no-browser", "--port", str(free)):
        assert "Kneewise" in read(f"http://127.0.0.1:{free}/")
    assert not (tmp_path / "kneewise.sqlite3").exists()
