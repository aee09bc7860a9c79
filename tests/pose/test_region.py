"""Cut-outs of a picture, there and back."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneewise.pose._region import HEAD_ROOM, Region, cut_out
from pose import clips

angle = st.floats(min_value=-math.pi, max_value=math.pi)


def at(*place: float) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return np.array(place, dtype=np.float32)


def test_the_whole_picture_lies_in_the_middle_of_its_square() -> None:
    region = Region.whole(clips.plain(height=100, width=300))
    assert (region.centre, region.size, region.turn_rad) == ((150.0, 50.0), 300.0, 0.0)


def test_a_cut_out_at_the_pictures_own_size_is_the_picture() -> None:
    picture = clips.portrait()[:96]
    assert np.array_equal(cut_out(picture, Region.whole(picture), pixels=96), picture)


def test_outside_of_the_picture_is_what_was_asked_for() -> None:
    square = cut_out(clips.plain(height=100, width=300), Region(centre=(150, 50), size=300), pixels=30, outside=7)
    assert np.all(square[:9] == 7)
    assert np.all(square[11:19] == 150)


def test_outside_of_the_picture_its_edge_goes_on() -> None:
    square = cut_out(clips.plain(height=100, width=300), Region(centre=(150, 50), size=300), pixels=30)
    assert np.all(square == 150)


@pytest.mark.parametrize(("over_head", "turn_deg"), [((50, 0), 0), ((100, 50), 90), ((0, 50), -90), ((50, 100), 180)])
def test_a_person_is_upright_in_their_region(over_head: tuple[float, float], turn_deg: float) -> None:
    region = Region.along(at(50, 50), at(*over_head))
    assert abs(math.degrees(region.turn_rad)) == pytest.approx(abs(turn_deg))
    assert region.size == pytest.approx(2 * 50 * HEAD_ROOM)
    assert region.to_picture(at(0.5, 0.5 - 0.5 / HEAD_ROOM)[None])[0] == pytest.approx(over_head, abs=1e-3)


@given(turn=angle, x=st.floats(-2, 2), y=st.floats(-2, 2))
def test_turning_keeps_lengths(turn: float, x: float, y: float) -> None:
    (turned,) = Region(centre=(0, 0), size=1, turn_rad=turn).turned(at(x, y)[None])
    assert math.hypot(*turned) == pytest.approx(math.hypot(x, y), abs=1e-5)


def test_a_lying_person_stands_in_the_cut_out() -> None:
    picture = clips.plain(height=100, width=100)
    picture[40:60, 80:] = (255, 0, 0)
    lying = Region.along(at(50, 50), at(90, 50))
    square = cut_out(picture, lying, pixels=50)
    assert square[6, 25].argmax() == 0
    assert square[6, 25, 1] < 10
    assert np.allclose(square[44, 25], 150)
