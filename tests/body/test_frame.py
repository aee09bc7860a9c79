"""A frame's landmarks, and the same with left and right exchanged."""

import pytest

from kneewise.body import Camera, Frame, Landmark, Physique, Posture, Side, joints, landmarks


def standing() -> Frame:
    return Camera(azimuth_deg=20.0).frame(1.5, landmarks(joints(Posture(), Physique())))


def test_the_nose_is_its_own_twin_and_all_others_come_in_pairs() -> None:
    assert [name for name in Landmark if name.twin is name] == [Landmark.NOSE]
    assert all(name.twin.twin is name for name in Landmark)


@pytest.mark.parametrize("part", ["eye_inner", "ear", "shoulder", "hip", "knee", "foot_index"])
def test_a_twin_is_the_same_part_of_the_other_side(part: str) -> None:
    assert Landmark.of(Side.LEFT, part).twin is Landmark.of(Side.RIGHT, part)


def test_the_mouths_corners_are_named_the_other_way_round_and_are_twins_all_the_same() -> None:
    assert Landmark.MOUTH_LEFT.twin is Landmark.MOUTH_RIGHT


@pytest.mark.parametrize("part", ["nose", "mouth", "crown"])
def test_a_part_that_has_no_side_is_refused(part: str) -> None:
    with pytest.raises(ValueError, match=part):
        Landmark.of(Side.LEFT, part)


def test_exchanged_each_point_is_where_it_was_under_its_twins_name() -> None:
    seen = standing()
    turned = seen.exchanged()
    assert (turned.time_s, turned.picture) == (seen.time_s, seen.picture)
    assert all(turned.landmarks[name.twin] is at for name, at in seen.landmarks.items())
    assert turned.exchanged() == seen


def test_what_was_not_seen_is_not_seen_of_the_twin() -> None:
    seen = standing()
    one_knee = Frame(time_s=0.0, landmarks={Landmark.LEFT_KNEE: seen.landmarks[Landmark.LEFT_KNEE]})
    assert set(one_knee.exchanged().landmarks) == {Landmark.RIGHT_KNEE}
