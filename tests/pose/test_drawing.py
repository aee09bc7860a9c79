"""Marks on a picture."""

import numpy as np
import pytest

from kneewise.body import Frame, Landmark, Seen, Side
from kneewise.pose._glyphs import written
from kneewise.pose.drawing import marked
from kneewise.pose.video import Picture
from pose import clips

PICTURE = Picture(time_s=0.0, rgb=clips.plain(height=400, width=300), scale=2.0)


def legs(*, visibility: float = 1.0, beyond: float = 0.0) -> Frame:
    places = {"hip": (200.0, 400.0), "knee": (200.0, 560.0), "ankle": (200.0, 720.0 + beyond)}
    landmarks = {
        Landmark.of(side, part): Seen(
            world=(0, 0, 0), pixel=(u + (200 if side is Side.LEFT else 0), v), visibility=visibility
        )
        for side in Side
        for part, (u, v) in places.items()
    }
    return Frame(time_s=0.0, landmarks=landmarks)


def test_the_picture_itself_is_left_as_it_was() -> None:
    marked(PICTURE, legs(), working=Side.RIGHT, count=3)
    assert np.all(PICTURE.rgb == 150)


def test_the_working_leg_is_drawn_in_a_colour_of_its_own() -> None:
    drawn = marked(PICTURE, legs(), working=Side.RIGHT, count=0)
    right, left = drawn[240, 100].astype(int), drawn[240, 200].astype(int)
    assert right[0] - right[2] > 100
    assert abs(left[0] - left[2]) < 30


def test_what_is_hardly_seen_is_not_drawn() -> None:
    drawn = marked(PICTURE, legs(visibility=0.1), working=None, count=0)
    assert np.all(drawn[150:] == 150)


def test_lines_that_leave_the_picture_are_cut_off() -> None:
    assert marked(PICTURE, legs(beyond=5000), working=None, count=0).shape == PICTURE.rgb.shape


def test_a_frame_without_anybody_has_the_count_alone() -> None:
    drawn = marked(PICTURE, Frame(time_s=0.0, landmarks={}), working=None, count=12, says=["knee 45° ±7"])
    assert np.any(drawn[:100] == 255)
    assert np.all(drawn[150:] == 150)


@pytest.mark.parametrize("sign", "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ°±-./")
def test_each_sign_has_a_shape(sign: str) -> None:
    mask = written(sign, dot_px=2)
    assert mask.shape == (14, 10)
    assert mask.any()


def test_text_is_written_in_capitals_and_strange_signs_are_left_blank() -> None:
    assert np.array_equal(written("knee", dot_px=1), written("KNEE", dot_px=1))
    assert not written("膝", dot_px=1).any()
    assert written("", dot_px=1).shape == (7, 0)


def test_signs_differ() -> None:
    shapes = {written(sign, dot_px=1).tobytes() for sign in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ°±-./"}
    assert len(shapes) == 41
