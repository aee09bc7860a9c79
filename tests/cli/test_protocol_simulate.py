"""``kneewise protocol simulate``: what it says first and last, its JSON, its files, and what it refuses."""

import json
import re
import xml.etree.ElementTree as ET
from html import unescape
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from kneewise.cli.errors import Unusable
from kneewise.cli.protocol_simulate import command
from kneewise.plan.protocol import default_text
from kneewise.trial.simulation import WARNING

PROGRAM = typer.Typer(pretty_exceptions_enable=False)
PROGRAM.command()(command)

FEW = ("--people", "20", "--weeks", "3")


def run(*args: object) -> Result:
    return CliRunner().invoke(PROGRAM, [str(each) for each in args], env={"COLUMNS": "200"})


def refused(*args: object) -> str:
    error = run(*args).exception
    assert isinstance(error, Unusable)
    return str(error)


def test_it_says_first_and_last_that_it_is_no_evidence() -> None:
    said = " ".join(run(*FEW).stdout.split())
    assert said.startswith(WARNING)
    assert said.endswith(WARNING)
    for title in ("Kneewise's protocol", "The source's words, literally", "A fixed calendar", "without gates"):
        assert title in said
    assert "Recovered at 3 weeks" in said


def test_it_prints_json_that_is_the_same_again() -> None:
    first = run(*FEW, "--json")
    assert first.stdout == run(*FEW, "--json").stdout
    document = json.loads(first.stdout)
    assert next(iter(document)) == "warning"
    assert [arm["name"] for arm in document["arms"]] == ["ours", "literal", "calendar", "no-gates"]
    assert document["protocols"][0]["name"] == "chondromalacia"
    assert document["arms"][1]["differences_to_ours"]["flare_ups"].keys() == {"mean", "low", "high"}


def test_it_takes_a_clinicians_file_as_one_more_arm(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    text = re.sub(
        r"^min_days_between = \{ value = 5", "min_days_between = { value = 2", default_text(), flags=re.MULTILINE
    )
    mine.write_text(text, encoding="utf-8")
    document = json.loads(run(mine, *FEW, "--json").stdout)
    assert [arm["name"] for arm in document["arms"]][-1] == "file"
    assert len({each["sha256"] for each in document["protocols"]}) == 2


def test_our_own_file_as_an_arm_makes_no_difference(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text(default_text(), encoding="utf-8")
    arms = {arm["name"]: arm for arm in json.loads(run(mine, *FEW, "--json").stdout)["arms"]}
    assert arms["file"]["measures"] == arms["ours"]["measures"]
    assert {each["mean"] for each in arms["file"]["differences_to_ours"].values()} == {0.0}


def test_it_writes_the_picture_and_the_page(tmp_path: Path) -> None:
    picture, report = tmp_path / "out.svg", tmp_path / "out.html"
    assert run(*FEW, "--picture", picture, "--report", report).exit_code == 0
    root = ET.fromstring(picture.read_text("utf-8"))  # noqa: S314  # our own file
    assert "no evidence" in root.find("{http://www.w3.org/2000/svg}desc").text
    page = unescape(report.read_text("utf-8"))
    assert page.count(WARNING) == 2
    assert "<svg" in page


@pytest.mark.parametrize("option", ["--picture", "--report"])
def test_it_says_where_it_cannot_write(option: str, tmp_path: Path) -> None:
    assert "cannot write" in refused("--people", "0", "--weeks", "0", option, tmp_path / "missing" / "out")


def test_it_refuses_a_file_that_is_no_protocol(tmp_path: Path) -> None:
    assert "cannot read" in refused(tmp_path / "missing.toml")


@pytest.mark.parametrize("args", [("--people", "-1"), ("--weeks", "521"), ("--seed", "-1"), ("--people", "some")])
def test_it_refuses_numbers_that_cannot_be(args: tuple[str, str]) -> None:
    assert run(*args).exit_code == 2
