"""``kneewise protocol show``: a protocol as a document, and what is wrong with one, line by line."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kneewise.cli import main
from kneewise.cli.protocol_text import reviewed, with_unit
from kneewise.plan import default_protocol, protocol_from_toml
from kneewise.plan.protocol import CERTAINTIES, default_text, sections

WIDTH = 80
HOLD = 'hold_max = { value = 2, unit = "0-10"'

Run = Callable[..., "Answered"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What a run of the program left behind."""

    returncode: int
    stdout: str
    stderr: str

    @property
    def flowing(self) -> str:
        """What was printed, without its line breaks."""
        return " ".join(self.stdout.split())


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Answered]:
    """The program, in this process."""
    monkeypatch.setenv("COLUMNS", str(WIDTH))

    def started(*arguments: object) -> Answered:
        monkeypatch.setattr(sys, "argv", ["kneewise", *(str(each) for each in arguments)])
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        return Answered(returncode=int(left.value.code or 0), stdout=said.out, stderr=said.err)

    return started


def mine(folder: Path, *changes: tuple[str, str]) -> Path:
    """A clinician's own file, with some words changed."""
    text = default_text()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = folder / "mine.toml"
    path.write_text(text, "utf-8")
    return path


def test_it_begins_with_what_it_is_and_who_reviewed_it(run: Run) -> None:
    answer = run("protocol", "show")
    ours = default_protocol()
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.startswith(
        f"{ours.title}\nProtocol {ours.name}, version {ours.version}\n"
        f"No physiotherapist has reviewed it yet.\nsha256 {ours.sha256}\n"
    )


def test_it_says_each_number_in_words_with_value_unit_source_and_certainty(run: Run) -> None:
    told = run("protocol", "show").flowing
    for certainty, says in CERTAINTIES.items():
        assert f"{certainty} {says}." in told
    for section in sections(default_protocol()):
        assert f"{section.heading} [{section.name}]" in told
        for number in section.numbers:
            assert f" · {number.name.split('.')[1]}" in told
    assert "2 (0-10) The most pain in an exercise with which it stays as it is. verified: My Knee Cap" in told


def test_it_fits_into_a_terminal_and_a_pipe(run: Run) -> None:
    assert max(len(line) for line in run("protocol", "show").stdout.splitlines()) <= WIDTH
    piped = subprocess.run(
        [sys.executable, "-m", "kneewise", "protocol", "show"],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "COLUMNS": "80"},
    )
    assert "\x1b" not in piped.stdout
    assert default_protocol().sha256 in piped.stdout


def test_it_shows_a_clinicians_own_file(run: Run, tmp_path: Path) -> None:
    path = mine(
        tmp_path,
        ('reviewed_by = ""', 'reviewed_by = "A. [bold] Clinician"'),
        (HOLD, 'hold_max = { note = "a remark", value = 3, unit = "0-10"'),
    )
    answer = run("protocol", "show", path)
    assert answer.returncode == 0
    assert "Reviewed by A. [bold] Clinician." in answer.stdout
    assert "3 (0-10) The most pain in an exercise with which it stays as it is." in answer.flowing
    assert "Note: a remark" in answer.stdout
    assert hashlib.sha256(path.read_bytes()).hexdigest() in answer.stdout


def test_the_digest_is_the_files_own_also_with_the_line_ends_of_windows(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(default_text().replace("\n", "\r\n").encode())
    assert hashlib.sha256(path.read_bytes()).hexdigest() in run("protocol", "show", path).stdout


def test_it_gives_the_same_as_json(run: Run) -> None:
    answer = run("protocol", "show", "--json")
    told = json.loads(answer.stdout)
    ours = default_protocol()
    assert (told["name"], told["version"], told["sha256"]) == (ours.name, ours.version, ours.sha256)
    assert told["reviewed_by"] is None
    assert [each["name"] for each in told["sections"]] == [each.name for each in sections(ours)]
    numbers = {number["name"]: number for section in told["sections"] for number in section["numbers"]}
    assert set(numbers) == set(ours.citations)
    assert numbers["dose.rep_targets"]["value"] == list(ours.dose.rep_targets)
    assert numbers["pain.hold_max"] == {
        "name": "pain.hold_max",
        "means": "The most pain in an exercise with which it stays as it is.",
        "value": ours.pain.hold_max,
        "unit": "0-10",
        "plausible": [0, 10],
        "source": ours.citations["pain.hold_max"].source,
        "certainty": "verified",
        "note": ours.citations["pain.hold_max"].note or None,
    }
    assert numbers["load.bands"]["plausible"] == ["none", "yellow", "red", "green", "blue", "black"]


def test_it_prints_our_file_as_it_stands(run: Run) -> None:
    answer = run("protocol", "show", "--toml")
    assert answer.stdout == default_text()
    assert protocol_from_toml(answer.stdout).sha256 == default_protocol().sha256


@pytest.mark.parametrize("more", [("--json",), ("mine.toml",)])
def test_our_file_is_printed_alone(run: Run, more: tuple[str, ...]) -> None:
    answer = run("protocol", "show", "--toml", *more)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr.startswith("kneewise: --toml stands alone")


@pytest.mark.parametrize("as_json", [(), ("--json",)])
def test_each_error_has_a_line_of_its_own(run: Run, tmp_path: Path, as_json: tuple[str, ...]) -> None:
    path = mine(tmp_path, (HOLD, 'hold_max = { value = 60, unit = "lb"'), ("[swelling]", "[swellings]"))
    at = default_text()[: default_text().index(HOLD)].count("\n") + 1
    answer = run("protocol", "show", path, *as_json)
    assert (answer.returncode, answer.stdout) == (2, "")
    first, second, third, fourth = answer.stderr.splitlines()
    assert first == f"kneewise: {path}: line {at}: pain.hold_max is 60; it must be a whole number from 0 to 10."
    assert second.startswith(f'kneewise: {path}: line {at}: pain.hold_max has the unit "lb"; it must be "0-10"')
    assert "swellings is not known" in third
    assert fourth.startswith(f"kneewise: {path}: swelling must be a section")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\xff\xfe", "is not text in UTF-8; save it as UTF-8 in your editor."),
        (b"a = 1\nb", "line 2: this cannot be read: an equals sign is missing after a name."),
    ],
)
def test_a_file_that_is_no_protocol(run: Run, tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(content)
    answer = run("protocol", "show", path)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert says in answer.stderr
    assert answer.stderr.count("\n") == 1


def test_a_file_that_is_not_there(run: Run, tmp_path: Path) -> None:
    answer = run("protocol", "show", tmp_path / "none.toml")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert "cannot read" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_without_a_command_it_says_which_there_are(run: Run) -> None:
    answer = run("protocol")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert "show" in answer.stderr
    assert "protocol" in run("--help").stdout


@pytest.mark.parametrize(
    ("value", "unit", "says"),
    [
        (1, "days", "1 day"),
        (2, "days", "2 days"),
        (1, "weeks running", "1 week running"),
        (1, "s", "1 s"),
        (1, "0-10", "1 (0-10)"),
        (0.5, "kg", "0.5 kg"),
        ((0.0, 0.5, 1.0), "kg", "0, 0.5, 1 kg"),
        (("red", "blue"), "colour", "red, blue colour"),
        ((), "colour", "none colour"),
    ],
)
def test_a_value_reads_well(value: int | float | tuple[float, ...], unit: str, says: str) -> None:
    assert with_unit(value, unit) == says


def test_who_has_reviewed_it() -> None:
    assert reviewed("A. Clinician") == "Reviewed by A. Clinician."
    assert reviewed(" ") == "No physiotherapist has reviewed it yet."
