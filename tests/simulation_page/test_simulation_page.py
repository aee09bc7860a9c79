"""The page is that of today's model and protocol; its runs take too long to be made again in each test."""

import xml.etree.ElementTree as ET

from kneewise.plan import default_protocol
from kneewise.trial.simulation import TITLES, WARNING, Assumptions
from simulation_page.page import DOCS, assumptions

PAGE = (DOCS / "simulation.md").read_text(encoding="utf-8")
AGAIN = "make it again: just simulation-page"


def test_the_assumptions_are_those_of_the_model() -> None:
    assert assumptions() in PAGE, AGAIN


def test_the_protocol_is_the_one_that_ships() -> None:
    protocol = default_protocol()
    assert f"`{protocol.name}` {protocol.version}" in PAGE, AGAIN


def test_it_says_first_and_last_that_it_is_no_evidence() -> None:
    assert PAGE.split("\n\n")[1] == f"**{WARNING}**"
    assert PAGE.rstrip().endswith(f"**{WARNING}**")


def test_the_equations_name_the_models_numbers() -> None:
    equations = PAGE.split("## The model")[1].split("| Number |")[0]
    for name in ("growth", "overload_loss", "irritation_per_overload", "protection", "pain_per_overload", "rating_sd"):
        assert name in equations
        assert hasattr(Assumptions(), name)


def test_the_picture_can_be_read_by_everybody() -> None:
    text = (DOCS / "simulation.svg").read_text(encoding="utf-8")
    picture = ET.fromstring(text)  # noqa: S314  # our own file
    for element in ("title", "desc"):
        said = picture.find(f"{{http://www.w3.org/2000/svg}}{element}")
        assert said is not None
        assert said.text
    for title in TITLES.values():
        assert title in text
    assert "prefers-color-scheme: dark" in text
