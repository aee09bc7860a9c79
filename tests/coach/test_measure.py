"""Quantities against the figure's own angles, and what is said when they cannot be measured."""

from dataclasses import replace

import pytest

from figure import coach_for, frames, watch
from kneewise.body import Camera, Frame, Landmark, LegAngles, Physique, Posture, Seen, Side, joints, landmarks
from kneewise.coach import Check, Quantity, Reading, Scene, Stance, Timing, View, measure
from kneewise.coach.view import turn_deg, view_of
from kneewise.exercises import find


def standing(azimuth_deg: float, leg: LegAngles | None = None) -> Frame:
    leg = leg or LegAngles()
    camera = Camera(azimuth_deg=azimuth_deg, elevation_deg=0.0, distance_m=6.0, target=(0.0, 0.9, 0.0))
    return camera.frame(0.0, landmarks(joints(Posture(left=leg, right=leg), Physique())))


def scene(
    frame: Frame, *, view: View = View.SIDE, stance: Stance = Stance.UPRIGHT, leg_px: float | None = None
) -> Scene:
    return Scene(frame=frame, stance=stance, side=Side.RIGHT, view=view, leg_px=leg_px)


def without(frame: Frame, *parts: str) -> Frame:
    return replace(frame, landmarks={n: s for n, s in frame.landmarks.items() if not any(p in n for p in parts)})


@pytest.mark.parametrize("deg", [0, 20, 45, 90])
def test_from_the_side_the_knee_is_measured_in_the_pictures_plane(deg: int) -> None:
    bent = LegAngles(knee_flexion_deg=deg, hip_flexion_deg=deg / 2)
    reading = measure(Quantity.KNEE_FLEXION, scene(standing(90, bent)))
    assert reading == Reading(value=pytest.approx(deg, abs=2.0), plus_minus=7.0)


def test_from_the_front_the_knee_is_measured_by_the_legs_shortening() -> None:
    straight = scene(standing(0), view=View.FRONT).points("hip", "ankle")
    assert straight is not None
    leg_px = straight[1][1] - straight[0][1]
    bent = standing(0, LegAngles(knee_flexion_deg=60, hip_flexion_deg=30))
    reading = measure(Quantity.KNEE_FLEXION, scene(bent, view=View.FRONT, leg_px=leg_px))
    assert reading == Reading(value=pytest.approx(60, abs=6), plus_minus=10.0)


def test_from_the_front_without_a_leg_at_rest_the_uncertainty_is_large() -> None:
    reading = measure(Quantity.KNEE_FLEXION, scene(standing(0), view=View.FRONT))
    assert reading is not None
    assert reading.plus_minus == 15.0


@pytest.mark.parametrize("quantity", Quantity)
def test_what_is_not_seen_is_not_measured(quantity: Quantity) -> None:
    blind = without(standing(45), "hip", "knee", "ankle", "shoulder")
    assert measure(quantity, scene(blind, view=View.FRONT)) is None


@pytest.mark.parametrize(
    "quantity", [Quantity.HIP_OPENING, Quantity.ANKLES_APART, Quantity.KNEES_INWARD, Quantity.KNEES_PAST_TOES]
)
def test_a_leg_without_length_gives_no_share(quantity: Quantity) -> None:
    point = Seen(world=(0.0, 0.0, 0.0), pixel=(5.0, 5.0))
    assert measure(quantity, scene(Frame(time_s=0.0, landmarks=dict.fromkeys(Landmark, point)))) is None


@pytest.mark.parametrize(
    ("azimuth_deg", "view"), [(0, View.FRONT), (20, View.FRONT), (45, View.OBLIQUE), (80, View.SIDE)]
)
def test_the_view_is_told_by_the_shoulders(azimuth_deg: float, view: View) -> None:
    turned = turn_deg(standing(azimuth_deg))
    assert turned is not None
    assert view_of(turned) is view


def test_shoulders_upon_hips_tell_no_view() -> None:
    point = Seen(world=(0.0, 0.0, 0.0))
    assert turn_deg(Frame(time_s=0.0, landmarks=dict.fromkeys(Landmark, point))) is None
    assert turn_deg(without(standing(0), "shoulder")) is None


def test_a_coach_measures_the_other_leg_as_well() -> None:
    exercise = find("straight-leg-raise")
    coach = coach_for(exercise, Side.RIGHT)
    seen = list(frames(exercise, Side.RIGHT, repetitions=1))
    assert coach.scene(seen[0], side=Side.LEFT).view is View.OBLIQUE
    watch(coach, seen)
    bent = measure(Quantity.KNEE_FLEXION, coach.scene(seen[-1], side=Side.LEFT))
    assert bent is not None
    assert bent.value == pytest.approx(92, abs=8)


@pytest.mark.parametrize(("over", "under"), [(None, None), (1.0, 2.0)])
def test_a_check_has_one_limit(over: float | None, under: float | None) -> None:
    with pytest.raises(ValueError, match="one limit"):
        Check(code="x", measures=Timing.HOLD, message="", cue="", source="", over=over, under=under)


@pytest.mark.parametrize(("value", "is_broken"), [(0.49, True), (0.5, False), (0.51, False)])
def test_a_limit_itself_is_still_right(value: float, is_broken: bool) -> None:  # noqa: FBT001  # a table's column
    check = Check(code="x", measures=Timing.HOLD, message="", cue="", source="", under=0.5)
    assert check.is_broken_by(value) is is_broken
