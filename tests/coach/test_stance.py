"""How the person is placed: told from shoulders and hips alone, whichever end the head is at."""

from dataclasses import replace

import pytest

from figure import later, without
from kneewise.body import Camera, Frame, Landmark, LegAngles, Physique, Position, Posture, Seen, Side, joints, landmarks
from kneewise.coach import Stance
from kneewise.coach.stance import (
    Facing,
    facing,
    has_rolled,
    is_end_on,
    is_in,
    is_out_of,
    lies,
    lies_on,
    stands,
    trunk_tilt_deg,
)

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


@pytest.mark.parametrize(("position", "faces"), [("supine", -1.0), ("side-lying", 0.0), ("prone", 1.0)])
def test_the_chest_looks_up_level_or_down(position: str, faces: float) -> None:
    assert facing(placed(Position(position))) == pytest.approx(faces, abs=0.2)


@pytest.mark.parametrize(
    ("faces", "stance"),
    [
        (-1.0, Stance.SUPINE),
        (-0.66, Stance.SUPINE),
        (-0.65, Stance.SIDE_LYING),
        (0.0, Stance.SIDE_LYING),
        (0.65, Stance.SIDE_LYING),
        (0.66, Stance.PRONE),
    ],
)
def test_a_chest_that_looks_up_or_down_by_most_lies_on_back_or_front(faces: float, stance: Stance) -> None:
    assert lies(faces) is stance


@pytest.mark.parametrize(
    ("began", "faces", "rolled"),
    [
        (Stance.SUPINE, -0.66, False),
        (Stance.SUPINE, -0.65, True),
        (Stance.SUPINE, 1.0, True),
        (Stance.SIDE_LYING, -0.90, False),
        (Stance.SIDE_LYING, -0.91, True),
        (Stance.SIDE_LYING, 0.90, False),
        (Stance.SIDE_LYING, 0.91, True),
        (Stance.PRONE, 0.30, False),
        (Stance.PRONE, 0.29, True),
        (Stance.STANDING, -1.0, False),
        (Stance.STANDING, 1.0, False),
    ],
)
def test_who_rolls_over_goes_further_than_hips_that_roll_with_a_repetition(
    began: Stance,
    faces: float,
    rolled: bool,  # noqa: FBT001  # a table's column
) -> None:
    assert has_rolled(began, faces) is rolled


def facings(*seen: Frame) -> list[float | None]:
    told = Facing()
    return [told.receive(frame) for frame in seen]


def test_before_anything_was_seen_the_chest_looks_nowhere() -> None:
    assert facings(Frame(time_s=0.0, landmarks={})) == [None]


def test_where_the_chest_looks_is_what_most_of_the_last_second_shows() -> None:
    supine, prone = placed(Position.SUPINE), placed(Position.PRONE)
    turned_over = [later([prone if number % 5 < 2 else supine], number / 30)[0] for number in range(90)]
    assert {lies(faces) for faces in facings(*turned_over)[30:] if faces is not None} == {Stance.SUPINE}


def test_after_half_a_second_a_person_who_rolled_over_is_believed() -> None:
    supine, prone = placed(Position.SUPINE), placed(Position.PRONE)
    seen = [later([supine if number < 60 else prone], number / 30)[0] for number in range(120)]
    told = [None if faces is None else lies(faces) for faces in facings(*seen)]
    assert set(told[:74]) == {Stance.SUPINE}
    assert set(told[77:]) == {Stance.PRONE}


def test_what_was_seen_a_second_ago_is_forgotten_even_where_nothing_is_seen_now() -> None:
    supine = placed(Position.SUPINE)
    told = facings(supine, *(replace(without(supine, "hip"), time_s=at) for at in (0.5, 1.0, 1.1)))
    assert [faces is not None for faces in told] == [True, True, True, False]


def upright(hip_deg: float, knee_deg: float, *, azimuth_deg: float = 80.0) -> Frame:
    leg = LegAngles(hip_flexion_deg=hip_deg, knee_flexion_deg=knee_deg)
    camera = Camera(azimuth_deg=azimuth_deg, elevation_deg=4.0, distance_m=3.2, target=(0.0, 0.85, 0.0))
    return camera.frame(0.0, landmarks(joints(Posture(left=leg, right=leg), Physique())))


@pytest.mark.parametrize("azimuth_deg", [0.0, 45.0, 90.0, 180.0])
@pytest.mark.parametrize(
    ("hip_deg", "knee_deg", "is_standing"),
    [(0.0, 0.0, True), (25.0, 25.0, True), (88.0, 0.0, False), (88.0, 90.0, False), (75.0, 150.0, False)],
    ids=["straight", "knees slightly bent", "on the floor", "on a chair", "on the heels"],
)
def test_who_sits_has_an_upright_trunk_and_does_not_stand(
    hip_deg: float,
    knee_deg: float,
    is_standing: bool,  # noqa: FBT001  # a table's column
    azimuth_deg: float,
) -> None:
    seen = upright(hip_deg, knee_deg, azimuth_deg=azimuth_deg)
    tilt = trunk_tilt_deg(seen)
    assert tilt is not None
    assert is_in(Stance.STANDING, tilt)
    assert stands(seen) is is_standing


@pytest.mark.parametrize("hidden", ["shoulder", "hip", "left_ankle", "right_ankle"])
def test_without_hips_or_feet_nobody_can_tell_who_stands(hidden: str) -> None:
    assert stands(without(upright(0.0, 0.0), hidden)) is None


def stick(*, legs: float, aside: float = 0.0) -> Frame:
    """A trunk of 100 pixels, and feet so many of its lengths below the hips and aside of them."""
    places = {"shoulder": (0.0, 0.0), "hip": (0.0, 100.0), "ankle": (100.0 * aside, 100.0 + 100.0 * legs)}
    return Frame(
        time_s=0.0,
        landmarks={
            Landmark.of(side, part): Seen(world=(0.0, 0.0, 0.0), pixel=at)
            for side in Side
            for part, at in places.items()
        },
    )


@pytest.mark.parametrize(
    ("legs", "aside", "is_standing"),
    [
        (1.11, 0.0, True),
        (1.09, 0.0, False),
        (1.5, 0.89, True),
        (1.5, -0.91, False),
        (-1.5, 0.0, False),
    ],
)
def test_legs_stand_that_are_long_enough_and_nearly_plumb(legs: float, aside: float, is_standing: bool) -> None:  # noqa: FBT001  # a table's column
    assert stands(stick(legs=legs, aside=aside)) is is_standing


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
