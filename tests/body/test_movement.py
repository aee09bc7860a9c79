"""One repetition over time, and the camera that sees it."""

import pytest

from kneewise.body import Camera, Frame, Landmark, LegAngles, Movement, Performance, Position, Posture, Side
from kneewise.body.frame import VALUES_PER_LANDMARK

REST, TOP = Posture(), Posture(right=LegAngles(hip_flexion_deg=40))
MOVEMENT = Movement(rest=REST, top=TOP, up_s=2, hold_s=1, down_s=2, pause_s=1)


@pytest.mark.parametrize(("time_s", "deg"), [(0, 0), (1, 20), (2, 40), (3, 40), (4, 20), (5, 0), (6, 0), (60, 0)])
def test_it_rises_holds_and_returns(time_s: float, deg: float) -> None:
    assert MOVEMENT.posture_at(time_s).right.hip_flexion_deg == pytest.approx(deg)


def test_mirrored_it_is_the_other_leg() -> None:
    assert MOVEMENT.mirrored().posture_at(2).left.hip_flexion_deg == 40


def test_no_movement_turns_the_figure_over() -> None:
    with pytest.raises(ValueError, match="start position"):
        REST.toward(Posture(position=Position.PRONE), share=0.5)


def test_a_performance_is_ready_first_and_still_after() -> None:
    performance = Performance(movement=MOVEMENT, repetitions=2, ready_s=3, after_s=1)
    assert performance.duration_s == 16
    assert performance.posture_at(2.9) == REST
    assert performance.posture_at(5.5).right.hip_flexion_deg == pytest.approx(40)
    assert performance.posture_at(11.5).right.hip_flexion_deg == pytest.approx(40)
    assert performance.posture_at(15.5) == REST


def test_the_camera_sees_its_target_in_the_middle_and_right_to_the_right() -> None:
    camera = Camera(target=(0.0, 1.0, 0.0), distance_m=3.0, elevation_deg=0.0)
    assert camera.see((0.0, 1.0, 0.0)) == pytest.approx((0, 0, 3))
    assert camera.pixel(camera.see((0.0, 1.0, 0.0))) == pytest.approx((320, 240))
    assert camera.see((0.5, 1.5, 0.0)) == pytest.approx((0.5, -0.5, 3))


@pytest.mark.parametrize("azimuth_deg", [-80, -30, 0, 45, 90, 170])
@pytest.mark.parametrize("elevation_deg", [-10, 0, 35])
def test_the_camera_neither_stretches_nor_mirrors(azimuth_deg: float, elevation_deg: float) -> None:
    right, down, away = Camera(azimuth_deg=azimuth_deg, elevation_deg=elevation_deg).axes
    determinant = (
        right[0] * (down[1] * away[2] - down[2] * away[1])
        - right[1] * (down[0] * away[2] - down[2] * away[0])
        + right[2] * (down[0] * away[1] - down[1] * away[0])
    )
    assert determinant == pytest.approx(1.0)


def test_a_flat_frame_is_read_in_the_networks_order() -> None:
    nan = float("nan")
    values = [float(i) for i in range(33 * VALUES_PER_LANDMARK)]
    values[0] = nan
    values[6 + 4] = nan
    frame = Frame.from_flat(1.5, values)
    assert Landmark.NOSE not in frame.landmarks
    assert frame.landmarks[Landmark.LEFT_EYE_INNER].pixel is None
    hip = frame.landmarks[Landmark.of(Side.LEFT, "hip")]
    at = 23 * VALUES_PER_LANDMARK
    assert (hip.world, hip.visibility, hip.pixel) == ((at, at + 1, at + 2), at + 3, (at + 4, at + 5))


def test_no_numbers_are_nobody_and_a_wrong_count_is_refused() -> None:
    assert Frame.from_flat(0.0, []).landmarks == {}
    with pytest.raises(ValueError, match="198 numbers, or none; these are 3"):
        Frame.from_flat(0.0, [1.0, 2.0, 3.0])
