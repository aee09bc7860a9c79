"""``kneewise protocol check`` in the terminal: what it prints, and its exit status."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from kneewise.cli import protocol_check
from kneewise.plan import default_protocol
from kneewise.trial.invariant import Broken, Findings, Invariant, Part

OURS = default_protocol()
program = typer.Typer()
program.command()(protocol_check.command)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole check is tested in tests/trial; here a part of it does."""
    monkeypatch.setattr(protocol_check, "check", lambda protocol: found(lax=protocol.pain.lock_min > 8))


def found(*, lax: bool) -> Findings:
    broken = Broken(invariant=Invariant.LOCK, story=("Day 1: Kneecap pain of 8 in a set.",), wrong="that did not lock")
    part = Part(
        name="Locks",
        states=1234,
        transitions=56789,
        invariants=(Invariant.LOCK,),
        broken=(broken,) if lax else (),
    )
    return Findings(parts=(part,), weeks=(("to the first semi squat", 2.0),))


def lax_file(tmp_path: Path) -> Path:
    file = tmp_path / "lax.toml"
    text = (Path(protocol_check.__file__).parents[1] / "plan" / "protocol" / "chondromalacia.toml").read_text("utf-8")
    file.write_text(text.replace("lock_min = { value = 8", "lock_min = { value = 9"), "utf-8")
    return file


def test_it_prints_figures_and_every_invariant() -> None:
    result = CliRunner().invoke(program)
    assert result.exit_code == 0
    assert "1,234 states, 56,789 transitions" in result.output
    assert result.output.count("holds ") == len(Invariant)
    assert "2.0  to the first semi squat" in result.output
    assert all(len(line) <= 80 for line in result.output.splitlines())


def test_a_broken_protocol_is_told_with_its_story_and_exit_status_1(tmp_path: Path) -> None:
    result = CliRunner().invoke(program, [str(lax_file(tmp_path))])
    assert result.exit_code == 1
    assert "BROKEN 4." in result.output
    assert "Day 1: Kneecap pain of 8 in a set." in result.output
    assert "→ that did not lock" in result.output


def test_json_says_the_same(tmp_path: Path) -> None:
    result = CliRunner().invoke(program, [str(lax_file(tmp_path)), "--json"])
    said = json.loads(result.output)
    assert result.exit_code == 1
    assert said["holds"] is False
    assert said["protocol"]["name"] == OURS.name
    lock = next(each for each in said["invariants"] if each["invariant"] == "lock")
    assert (lock["holds"], lock["story"]) == (False, ["Day 1: Kneecap pain of 8 in a set."])
    assert sum(each["holds"] for each in said["invariants"]) == len(Invariant) - 1
