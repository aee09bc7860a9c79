"""The page is that of today's model, and its equations are those of the code."""

import re
import xml.etree.ElementTree as ET

import pytest

from kneewise.load import AreaSet
from kneewise.load.contact_area import area_mm2
from kneewise.load.joint import force_ratio, lever_arm_m
from load_page.page import DOCS, files, page

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("name", ["kneecap-load.md", "kneecap-load.svg", "kneecap-load-compared.svg"])
def test_nothing_is_stale(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == files()[name], "make it again: just load-page"


def equation(name: str) -> str:
    """What stands on the page behind ``name(th) =``, as Python."""
    found = re.search(rf"^    {re.escape(name)}\(th\) = ([^\[\n]+)", page(), flags=re.MULTILINE)
    assert found is not None
    return re.sub(r"([0-9)]) th", r"\1 * th", found[1]).replace("^", "**")


@pytest.mark.parametrize("knee_deg", [0.0, 15.0, 45.0, 60.0])
def test_the_equations_are_those_of_the_code(knee_deg: float) -> None:
    given = {
        name: eval(equation(name), {"th": knee_deg})  # noqa: S307  # our own page
        for name in ("L", "k", "A_powers-1998", "A_kernozek", "A_connolly-2009")
    }
    assert given == pytest.approx(
        {
            "L": lever_arm_m(knee_deg),
            "k": force_ratio(knee_deg),
            "A_powers-1998": area_mm2(knee_deg, area_set=AreaSet.POWERS),
            "A_kernozek": area_mm2(knee_deg, area_set=AreaSet.KERNOZEK),
            "A_connolly-2009": area_mm2(knee_deg, area_set=AreaSet.CONNOLLY),
        }
    )


@pytest.mark.parametrize("name", ["kneecap-load.svg", "kneecap-load-compared.svg"])
def test_a_picture_can_be_read_by_everybody(name: str) -> None:
    picture = ET.fromstring(files()[name])  # noqa: S314  # our own file
    assert picture.get("viewBox", "").startswith("0 0 ")
    for element in ("title", "desc"):
        said = picture.find(f"{SVG}{element}")
        assert said is not None
        assert said.text
    assert "prefers-color-scheme: dark" in files()[name]


def test_the_page_says_what_it_is_not() -> None:
    for said in ("not a certified medical device", "No curve from load to pain", "**miss.**", "maltracking"):
        assert said in page()
