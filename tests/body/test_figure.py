"""The figure's kinematics against what the angles mean."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneewise.body import BONES, LegAngles, Physique, Position, Posture, Sex, Side, joints, landmarks
from kneewise.body.vector import angle_deg, length, minus

ANGLES = st.floats(-60, 120)
LEGS = st.builds(
    LegAngles,
    hip_flexion_deg=ANGLES,
    hip_abduction_deg=st.floats(-30, 60),
    hip_rotation_deg=st.floats(-60, 60),
    opening_deg=st.floats(0, 60),
    knee_flexion_deg=st.floats(0, 140),
    ankle_dorsiflexion_deg=st.floats(-50, 30),
)
POSTURES = st.builds(
    Posture,
    position=st.sampled_from(Position),
    near=st.sampled_from(Side),
    left=LEGS,
    right=LEGS,
    pelvis_roll_deg=st.floats(-60, 60),
    pelvis_tilt_deg=st.floats(-40, 60),
    trunk_flexion_deg=st.floats(-40, 90),
)


@given(POSTURES, st.floats(1.4, 2.1), st.sampled_from(Sex))
def test_bones_keep_their_length_whatever_the_posture(posture: Posture, height_m: float, sex: Sex) -> None:
    physique = Physique(height_m=height_m, sex=sex)
    placed = joints(posture, physique)
    for side in Side:
        thigh = length(minus(placed[f"{side}_knee"], placed[f"{side}_hip"]))
        shank = length(minus(placed[f"{side}_ankle"], placed[f"{side}_knee"]))
        assert thigh == pytest.approx(physique.segments.thigh_m)
        assert shank == pytest.approx(physique.segments.shank_m)


@given(POSTURES)
def test_the_knee_bends_by_its_angle(posture: Posture) -> None:
    placed = joints(posture, Physique())
    for side, leg in ((Side.LEFT, posture.left), (Side.RIGHT, posture.right)):
        thigh = minus(placed[f"{side}_knee"], placed[f"{side}_hip"])
        shank = minus(placed[f"{side}_ankle"], placed[f"{side}_knee"])
        assert angle_deg(thigh, shank) == pytest.approx(leg.knee_flexion_deg, abs=1e-4)


@given(POSTURES)
def test_the_figure_touches_the_floor_and_never_sinks_into_it(posture: Posture) -> None:
    placed = joints(posture, Physique(height_m=1.70))
    lowest = min(
        min(placed[bone.start][1] - bone.start_radius_m, placed[bone.end][1] - bone.end_radius_m) for bone in BONES
    )
    assert lowest == pytest.approx(0.0, abs=1e-9)


@given(POSTURES)
def test_a_mirrored_posture_is_the_mirror_image(posture: Posture) -> None:
    own, mirror = joints(posture, Physique()), joints(posture.mirrored(), Physique())
    swap = {"left": "right", "right": "left"}
    for name, (x, y, z) in own.items():
        twin = "_".join(swap.get(part, part) for part in name.split("_"))
        assert mirror[twin] == pytest.approx((-x, y, z), abs=1e-9)


def test_standing_upright_is_as_tall_as_the_person() -> None:
    placed = joints(Posture(), Physique(height_m=1.75))
    assert placed["crown"][1] + 0.088 * 1.75 / 1.70 == pytest.approx(1.75, abs=0.08)


@pytest.mark.parametrize(
    ("leg", "knee_goes"),
    [
        (LegAngles(hip_flexion_deg=90), (0, 0, 1)),
        (LegAngles(hip_flexion_deg=-90), (0, 0, -1)),
        (LegAngles(hip_abduction_deg=90), (-1, 0, 0)),
        (LegAngles(), (0, -1, 0)),
    ],
)
def test_the_right_thigh_goes_where_the_clinic_says(leg: LegAngles, knee_goes: tuple[float, float, float]) -> None:
    placed = joints(Posture(right=leg), Physique())
    thigh = minus(placed["right_knee"], placed["right_hip"])
    assert angle_deg(thigh, knee_goes) == pytest.approx(0.0, abs=1e-4)


@pytest.mark.parametrize(("position", "nose_looks"), [(Position.SUPINE, (0, 1, 0)), (Position.PRONE, (0, -1, 0))])
def test_who_lies_on_the_back_looks_up_and_on_the_front_down(
    position: Position, nose_looks: tuple[float, float, float]
) -> None:
    placed = joints(Posture(position=position), Physique())
    assert angle_deg(minus(placed["nose"], placed["head"]), nose_looks) < 20


def test_the_clamshell_opens_the_knee_and_keeps_the_ankle() -> None:
    shut = LegAngles(hip_flexion_deg=45, knee_flexion_deg=90)
    opened = LegAngles(hip_flexion_deg=45, knee_flexion_deg=90, opening_deg=40)
    before = joints(Posture(position=Position.SIDE_LYING, right=shut, left=shut), Physique())
    after = joints(Posture(position=Position.SIDE_LYING, right=opened, left=shut), Physique())
    assert after["right_ankle"] == pytest.approx(before["right_ankle"])
    assert after["right_knee"][1] > before["right_knee"][1] + 0.15


def test_every_landmark_has_its_place() -> None:
    assert all(math.isfinite(value) for at in landmarks(joints(Posture(), Physique())).values() for value in at)


@pytest.mark.parametrize(("height_m", "is_plausible"), [(0.99, False), (1.0, True), (2.5, True), (2.51, False)])
def test_a_height_that_nobody_has_is_refused(height_m: float, is_plausible: bool) -> None:  # noqa: FBT001  # a table's column
    if is_plausible:
        assert Physique(height_m=height_m).segments.thigh_m > 0
    else:
        with pytest.raises(ValueError, match="outside 1"):
            Physique(height_m=height_m)
