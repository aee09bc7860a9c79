"""How the person is placed: told from shoulders and hips alone, whichever end the head is at."""

import pytest

from figure import without
from kneewise.body import Camera, Frame, Landmark, Physique, Position, Posture, Seen, Side, joints, landmarks
from kneewise.coach import Stance
from kneewise.coach.stance import is_end_on, is_in, is_out_of, lies_on, name_of, trunk_tilt_deg

LYING = [stance for stance in Stance if stance.is_lying]


def placed(position: Position, near: Side = Side.RIGHT, *, azimuth_deg: float = 0.0, roll_deg: float = 0.0) -> Frame:
    camera = Camera(azimuth_deg=azimuth_deg, elevation_deg=10.0, distance_m=3.0)
    posture = Posture(position=position, near=near, pelvis_roll_deg=roll_deg)
    return camera.frame(0.0, landmarks(joints(posture, Physique())))


def test_all_but_standing_is_on_the_floor() -> None:
    assert LYING == [Stance.SUPINE, Stance.SIDE_LYING, Stance.PRONE]


@pytest.mark.parametrize("azimuth_deg", [-30.0, 0.0, 30.0])
@pytest.mark.parametrize("near", Side)
@pytest.mark.parametrize("stance", LYING)
def test_it_tells_which_way_up_a_person_lies(stance: Stance, near: Side, azimuth_deg: float) -> None:
    seen = placed(Position(stance.value), near, azimuth_deg=azimuth_deg)
    assert lies_on(seen) is stance
    tilt = trunk_tilt_deg(seen)
    assert tilt is not None
    assert is_in(stance, tilt)
    assert not is_end_on(seen)


def test_hips_that_roll_back_a_little_are_still_on_the_side() -> None:
    assert lies_on(placed(Position.SIDE_LYING, roll_deg=20.0)) is Stance.SIDE_LYING


@pytest.mark.parametrize("position", [Position.SUPINE, Position.SIDE_LYING, Position.PRONE])
@pytest.mark.parametrize("azimuth_deg", [-90.0, 90.0])
def test_feet_or_head_toward_the_camera_are_end_on(position: Position, azimuth_deg: float) -> None:
    assert is_end_on(placed(position, azimuth_deg=azimuth_deg))


def test_without_shoulders_nothing_is_told() -> None:
    headless = without(placed(Position.SUPINE), "shoulder")
    assert (lies_on(headless), trunk_tilt_deg(headless), is_end_on(headless)) == (None, None, False)


def test_a_trunk_without_length_is_taken_as_it_is() -> None:
    point = Seen(world=(0.0, 0.0, 0.0))
    seen = Frame(time_s=0.0, landmarks=dict.fromkeys(Landmark, point))
    assert lies_on(seen) is Stance.SIDE_LYING
    assert not is_end_on(seen)


@pytest.mark.parametrize(
    ("tilt_deg", "may_stand", "may_lie", "has_stopped_standing", "has_stopped_lying"),
    [
        (34.9, True, False, False, True),
        (35.0, False, False, False, False),
        (50.0, False, False, False, False),
        (50.1, False, True, False, False),
        (75.0, False, True, False, False),
        (75.1, False, True, True, False),
    ],
)
def test_a_position_is_kept_for_longer_than_it_is_taken(
    tilt_deg: float,
    may_stand: bool,  # noqa: FBT001  # a table's column
    may_lie: bool,  # noqa: FBT001
    has_stopped_standing: bool,  # noqa: FBT001
    has_stopped_lying: bool,  # noqa: FBT001
) -> None:
    assert is_in(Stance.STANDING, tilt_deg) is may_stand
    assert is_out_of(Stance.STANDING, tilt_deg) is has_stopped_standing
    for lying in LYING:
        assert is_in(lying, tilt_deg) is may_lie
        assert is_out_of(lying, tilt_deg) is has_stopped_lying


def test_each_position_is_asked_for_by_its_own_name() -> None:
    names = {stance: name_of(stance) for stance in Stance}
    assert names == {
        Stance.STANDING: "Stand up",
        Stance.SUPINE: "Lie on your back",
        Stance.SIDE_LYING: "Lie on your side",
        Stance.PRONE: "Lie on your front",
    }
