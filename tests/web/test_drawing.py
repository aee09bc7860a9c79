"""Line drawings of the figure, for paper."""

import re
from xml.etree import ElementTree as ET

import pytest

from kneewise.body import Side
from kneewise.exercises import CATALOGUE, Exercise
from kneewise.web.drawing import SKIN, WORKING, Capsule, _outline, drawing

SVG = "{http://www.w3.org/2000/svg}"


def fills(picture: str) -> list[str]:
    return [path.get("fill") or "" for path in ET.fromstring(picture).iter(f"{SVG}path")]  # noqa: S314  # our own


@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize("exercise", CATALOGUE.values(), ids=list(CATALOGUE))
def test_the_working_leg_is_darker_and_the_rest_is_there(exercise: Exercise, side: Side) -> None:
    both = drawing(exercise, side)
    for picture in (both.start, both.end):
        assert fills(picture).count(WORKING) == (1 if exercise.per_leg else 2)
        assert fills(picture).count(SKIN) == (5 if exercise.per_leg else 4)
    assert both.start != both.end
    assert both.tall is (exercise.name == "semi-squat")


@pytest.mark.parametrize("exercise", CATALOGUE.values(), ids=list(CATALOGUE))
def test_start_and_end_have_one_scale_and_all_is_inside(exercise: Exercise) -> None:
    both = drawing(exercise, Side.RIGHT)
    boxes = {ET.fromstring(picture).get("viewBox") for picture in (both.start, both.end)}  # noqa: S314
    (box,) = boxes
    left, top, width, height = (float(value) for value in str(box).split())
    for x, y in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", both.start + both.end):
        assert left <= float(x) <= left + width
        assert top <= float(y) <= top + height


def test_left_is_right_in_a_mirror() -> None:
    left, right = (drawing(CATALOGUE["clamshell"], side) for side in Side)
    assert left.end != right.end
    widths = {str(ET.fromstring(each.end).get("viewBox")).split()[2] for each in (left, right)}  # noqa: S314
    assert len(widths) == 1


def test_a_capsule_that_points_at_the_eye_is_a_circle() -> None:
    for radii in ((2.0, 1.0), (1.0, 2.0)):
        seen = Capsule(start=(0.0, 0.0), end=(0.0, 0.5), start_radius=radii[0], end_radius=radii[1], depth=1.0)
        assert _outline(seen).count("A2.0 2.0") == 2


def test_it_has_no_style_that_the_page_would_refuse() -> None:
    assert "style=" not in drawing(CATALOGUE["clamshell"], Side.LEFT).start
