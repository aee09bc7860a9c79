"""Quantities against the figure's own angles, and what is said when they cannot be measured."""

from dataclasses import replace

import pytest

from figure import camera_for, coach_for, each, frames, performance, reflected, watch, without
from kneewise.body import (
    Camera,
    Frame,
    Landmark,
    LegAngles,
    Physique,
    Position,
    Posture,
    Seen,
    Side,
    joints,
    landmarks,
)
from kneewise.coach import Check, Quantity, Reading, Scene, Stance, Timing, View, measure
from kneewise.coach.plane import between, minus
from kneewise.coach.view import flat, is_in_picture, turn_deg, view_of
from kneewise.exercises import CATALOGUE, find
from kneewise.exercises.semi_squat import squat


def standing(azimuth_deg: float, leg: LegAngles | None = None) -> Frame:
    leg = leg or LegAngles()
    camera = Camera(azimuth_deg=azimuth_deg, elevation_deg=0.0, distance_m=6.0, target=(0.0, 0.9, 0.0))
    return camera.frame(0.0, landmarks(joints(Posture(left=leg, right=leg), Physique())))


def scene(
    frame: Frame, *, view: View = View.SIDE, stance: Stance = Stance.STANDING, leg_px: float | None = None
) -> Scene:
    return Scene(frame=frame, stance=stance, side=Side.RIGHT, view=view, leg_px=leg_px)


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


@pytest.mark.parametrize("has_depth", [False, True])
@pytest.mark.parametrize("quantity", Quantity)
def test_what_is_not_seen_is_not_measured(quantity: Quantity, has_depth: bool) -> None:  # noqa: FBT001  # a table's column
    blind = without(standing(45), "hip", "knee", "ankle", "shoulder")
    assert measure(quantity, replace(scene(blind, view=View.FRONT), has_depth=has_depth)) is None


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


LYING_CAMERA = Camera(azimuth_deg=0.0, elevation_deg=0.0, distance_m=6.0, target=(0.0, 0.2, 0.0))


def lying(position: Position, *, near: Side = Side.RIGHT, leg: LegAngles) -> Frame:
    """A person on the floor as seen from beside; ``leg`` is the near one."""
    posture = Posture(position=position, right=leg)
    posture = posture if near is Side.RIGHT else posture.mirrored()
    return LYING_CAMERA.frame(0.0, landmarks(joints(posture, Physique())))


def pixelless(frame: Frame) -> Frame:
    return replace(each(frame, lambda seen: replace(seen, pixel=None)), picture=None)


def value(quantity: Quantity, of: Scene) -> float:
    reading = measure(quantity, of)
    assert reading is not None
    return reading.value


@pytest.mark.parametrize("deg", [0, 20, 45, 80])
@pytest.mark.parametrize("near", Side)
def test_who_lies_on_the_back_flexes_the_hip_upward(near: Side, deg: int) -> None:
    seen = lying(Position.SUPINE, near=near, leg=LegAngles(hip_flexion_deg=deg))
    own = Scene(frame=seen, stance=Stance.SUPINE, side=near, view=View.SIDE)
    assert value(Quantity.HIP_FLEXION, own) == pytest.approx(deg, abs=6)


@pytest.mark.parametrize(("position", "quantity"), [("supine", "hip_flexion"), ("prone", "hip_extension")])
def test_of_who_lies_the_trunks_direction_at_rest_is_taken_which_does_not_tremble(position: str, quantity: str) -> None:
    seen = lying(Position(position), leg=LegAngles(hip_flexion_deg=20.0 if position == "supine" else -20.0))
    raised = replace(
        seen,
        landmarks={
            name: replace(at, pixel=(at.pixel[0], at.pixel[1] - 12.0)) if at.pixel and "shoulder" in name else at
            for name, at in seen.landmarks.items()
        },
    )
    of = Scene(frame=raised, stance=Stance(position), side=Side.RIGHT, view=View.SIDE)
    shoulders, hips = replace(of, frame=seen).pair("shoulder"), of.pair("hip")
    assert shoulders is not None
    assert hips is not None
    at_rest = replace(of, trunk=minus(between(*hips), between(*shoulders)))
    assert abs(value(Quantity(quantity), of) - 20.0) > 4.0
    assert value(Quantity(quantity), at_rest) == pytest.approx(20.0, abs=3.0)


def test_of_who_stands_the_trunk_of_the_moment_is_taken() -> None:
    bent = scene(standing(90, LegAngles(hip_flexion_deg=50)))
    assert value(Quantity.HIP_FLEXION, replace(bent, trunk=(1.0, 0.0))) == value(Quantity.HIP_FLEXION, bent)


@pytest.mark.parametrize("near", Side)
def test_who_lies_on_the_front_extends_it_upward(near: Side) -> None:
    rest, top = (lying(Position.PRONE, near=near, leg=LegAngles(hip_flexion_deg=deg)) for deg in (0.0, -18.0))
    lifted = [
        value(Quantity.HIP_EXTENSION, Scene(frame=seen, stance=Stance.PRONE, side=near, view=View.SIDE))
        for seen in (rest, top)
    ]
    assert lifted[1] - lifted[0] == pytest.approx(18.0, abs=4)


def test_a_standing_hip_is_the_bend_between_trunk_and_thigh() -> None:
    bent = standing(90, LegAngles(hip_flexion_deg=50))
    assert value(Quantity.HIP_FLEXION, scene(bent)) == pytest.approx(50, abs=6)


@pytest.mark.parametrize("azimuth_deg", [0.0, 40.0, 180.0])
@pytest.mark.parametrize("deg", [-15, 0, 45, 100])
@pytest.mark.parametrize("side", Side)
def test_with_true_depth_a_hip_is_measured_from_the_front_too(side: Side, deg: int, azimuth_deg: float) -> None:
    seen = pixelless(standing(azimuth_deg, LegAngles(hip_flexion_deg=deg)))
    tracked = Scene(frame=seen, stance=Stance.STANDING, side=side, view=View.FRONT, has_depth=True)
    assert value(Quantity.HIP_FLEXION, tracked) == pytest.approx(deg, abs=6)
    assert value(Quantity.HIP_EXTENSION, tracked) == pytest.approx(-deg, abs=6)


@pytest.mark.parametrize(
    ("has_depth", "stance", "plus_minus"), [(True, Stance.STANDING, 5), (False, Stance.SUPINE, 15)]
)
def test_a_knee_in_depth_is_as_sure_as_the_depth_is(has_depth: bool, stance: Stance, plus_minus: float) -> None:  # noqa: FBT001  # a table's column
    seen = standing(0, LegAngles(knee_flexion_deg=60, hip_flexion_deg=30))
    tracked = Scene(frame=seen, stance=stance, side=Side.RIGHT, view=View.FRONT, has_depth=has_depth)
    reading = measure(Quantity.KNEE_FLEXION, tracked)
    assert reading == Reading(value=pytest.approx(60, abs=2), plus_minus=plus_minus)


def test_a_knee_that_was_fitted_over_time_is_believed_from_the_front() -> None:
    fitted = Reading(value=37.0, plus_minus=4.0)
    of = replace(scene(standing(0), view=View.FRONT, leg_px=100.0), knees={Side.RIGHT: fitted})
    assert measure(Quantity.KNEE_FLEXION, of) == fitted
    assert measure(Quantity.OTHER_KNEE_FLEXION, of) != fitted


@pytest.mark.parametrize(("far", "plus_minus"), [(Side.RIGHT, 25.0), (Side.LEFT, 7.0), (None, 7.0)])
def test_the_far_leg_is_measured_much_less_surely(far: Side | None, plus_minus: float) -> None:
    reading = measure(Quantity.KNEE_FLEXION, replace(scene(standing(90)), far=far))
    assert reading is not None
    assert reading.plus_minus == plus_minus


@pytest.mark.parametrize(
    ("visibility", "plus_minus"), [(1.0, 7.0), (0.5, 7.0), (0.49, 10.5), (0.2, 10.5), (0.19, 17.5)]
)
def test_the_less_visible_the_leg_the_less_sure_the_angle(visibility: float, plus_minus: float) -> None:
    dim = each(standing(90), lambda seen: replace(seen, visibility=visibility))
    reading = measure(Quantity.KNEE_FLEXION, scene(dim))
    assert reading is not None
    assert reading.plus_minus == pytest.approx(plus_minus)


def test_where_no_leg_is_seen_nothing_is_visible() -> None:
    assert scene(Frame(time_s=0.0, landmarks={})).visibility == 0.0
    assert scene(without(standing(90), "knee")).visibility == 1.0


def lower_leg(knee_deg: float, *, view: View = View.FRONT, hidden: str = "nothing") -> Reading | None:
    """The leg beneath, of who lies on the side before the camera."""
    rest = find("side-lying-leg-raise").movement.rest
    bent = replace(rest, left=LegAngles(hip_flexion_deg=knee_deg / 2, knee_flexion_deg=knee_deg))
    seen = without(camera_for(find("clamshell"), Side.RIGHT).frame(0.0, landmarks(joints(bent, Physique()))), hidden)
    return measure(Quantity.OTHER_KNEE_FLEXION, scene(seen, view=view, stance=Stance.SIDE_LYING, leg_px=150.0))


@pytest.mark.parametrize("view", [View.FRONT, View.OBLIQUE])
def test_the_lower_leg_of_who_lies_on_the_side_is_measured_in_the_picture_and_in_depth(view: View) -> None:
    """Less than it is bent, for much of it bends toward the camera; but a straight one is surely told from it."""
    straight, bent, half = (lower_leg(deg, view=view) for deg in (0.0, 90.0, 60.0))
    assert straight == Reading(value=pytest.approx(0, abs=3), plus_minus=15.0)
    assert half == Reading(value=pytest.approx(42, abs=12), plus_minus=15.0)
    assert bent is not None
    assert half is not None
    assert bent.value > half.value + 15.0


def test_the_picture_tells_twice_as_much_of_the_lower_leg_as_the_depth() -> None:
    seen = next(iter(frames(find("side-lying-leg-raise"), Side.RIGHT, repetitions=1)))
    of = scene(seen, view=View.FRONT, stance=Stance.SIDE_LYING)
    in_picture = value(Quantity.OTHER_KNEE_FLEXION, replace(of, view=View.SIDE))
    in_depth = value(Quantity.KNEE_FLEXION, of.other)
    assert in_depth == pytest.approx(60, abs=1)
    assert value(Quantity.OTHER_KNEE_FLEXION, of) == pytest.approx((2 * in_picture + in_depth) / 3)


@pytest.mark.parametrize("hidden", ["left_hip", "left_knee", "left_ankle"])
def test_a_lower_leg_that_is_not_seen_whole_is_not_measured(hidden: str) -> None:
    assert lower_leg(60.0, hidden=hidden) is None


def test_a_leg_that_is_longer_than_at_rest_is_straight() -> None:
    assert value(Quantity.KNEE_FLEXION, scene(standing(0), view=View.FRONT, leg_px=10.0)) == 0.0


def at_top(name: str, fault: str | None = None) -> Frame:
    exercise = find(name)
    shown = performance(exercise, Side.RIGHT, fault)
    posture = shown.movement.top
    return camera_for(exercise, Side.RIGHT, fault).frame(0.0, landmarks(joints(posture, shown.physique)))


@pytest.mark.parametrize(
    ("quantity", "name", "fault", "least"),
    [
        (Quantity.HEEL_LIFT, "semi-squat", "heels-lifting", 0.04),
        (Quantity.KNEES_PAST_TOES, "semi-squat", "knees-past-toes", 0.06),
        (Quantity.ANKLES_APART, "clamshell", "ankles-apart", 0.1),
        (Quantity.PELVIS_ROLL, "clamshell", "hips-rolling-back", 25.0),
        (Quantity.TRUNK_LIFT, "hip-extension", "back-arching", 9.0),
        (Quantity.PELVIS_LIFT, "hip-extension", "pelvis-rotating", 0.03),
        (Quantity.LEG_FORWARD, "side-lying-leg-raise", "hip-drifting-forward", 0.10),
    ],
)
def test_each_fault_shows_in_the_quantity_that_watches_it(
    quantity: Quantity, name: str, fault: str, least: float
) -> None:
    stance = find(name).coaching.stance
    view = View.SIDE if find(name).coaching.best_view is View.SIDE else View.FRONT
    right, wrong = (value(quantity, scene(at_top(name, of), view=view, stance=stance)) for of in (None, fault))
    assert wrong - right > least


def test_knees_that_cave_in_come_closer_than_the_feet() -> None:
    caving, straight = at_top("semi-squat", "knees-caving-in"), standing(0)
    inward = [value(Quantity.KNEES_INWARD, scene(seen, view=View.FRONT)) for seen in (caving, straight)]
    assert inward[0] - inward[1] > 0.07


@pytest.mark.parametrize("fault", [None, "hips-rolling-back", "knee-not-locked"])
def test_a_pelvis_that_rolls_or_a_knee_that_bends_is_no_leg_that_drifts_forward(fault: str | None) -> None:
    """The limit is 0.10 of the leg, from rest."""
    rest = lying(Position.SIDE_LYING, leg=LegAngles(hip_abduction_deg=2.0))
    top = at_top("side-lying-leg-raise", fault)
    forward = [
        value(Quantity.LEG_FORWARD, scene(seen, view=View.FRONT, stance=Stance.SIDE_LYING)) for seen in (rest, top)
    ]
    assert forward[1] - forward[0] < 0.10


@pytest.mark.parametrize(("deg", "is_beyond"), [(0.0, False), (10.0, False), (45.0, True)])
@pytest.mark.parametrize("near", Side)
def test_a_leg_comes_forward_of_who_lies_on_the_side_toward_the_camera(near: Side, deg: float, is_beyond: bool) -> None:  # noqa: FBT001  # a table's column
    rest, top = (lying(Position.SIDE_LYING, near=near, leg=LegAngles(hip_flexion_deg=d)) for d in (0.0, deg))
    own = [Scene(frame=f, stance=Stance.SIDE_LYING, side=near, view=View.FRONT, leg_px=150.0) for f in (rest, top)]
    assert (value(Quantity.LEG_FORWARD, own[1]) - value(Quantity.LEG_FORWARD, own[0]) > 0.10) is is_beyond


@pytest.mark.parametrize("deg", [0, 15, 33])
@pytest.mark.parametrize("near", Side)
def test_who_lies_on_the_side_abducts_upward(near: Side, deg: int) -> None:
    seen = lying(Position.SIDE_LYING, near=near, leg=LegAngles(hip_abduction_deg=deg))
    of = Scene(frame=seen, stance=Stance.SIDE_LYING, side=near, view=View.FRONT)
    assert value(Quantity.HIP_ABDUCTION, of) == pytest.approx(deg, abs=6)


@pytest.mark.parametrize("name", CATALOGUE)
@pytest.mark.parametrize("quantity", Quantity)
def test_a_mirrored_picture_changes_no_measure(quantity: Quantity, name: str) -> None:
    seen, coaching = at_top(name), find(name).coaching
    own, mirror = (
        measure(quantity, Scene(frame=frame, stance=coaching.stance, side=side, view=coaching.best_view, leg_px=150.0))
        for frame, side in ((seen, Side.RIGHT), (reflected(seen), Side.LEFT))
    )
    if own is None or mirror is None:
        assert own is mirror
    else:
        assert mirror.value == pytest.approx(own.value, abs=1e-6)
        assert mirror.plus_minus == own.plus_minus


@pytest.mark.parametrize("quantity", Quantity)
@pytest.mark.parametrize("part", ["hip", "knee", "ankle", "shoulder", "heel"])
def test_one_missing_part_is_no_angle_of_another(part: str, quantity: Quantity) -> None:
    """Either the part does not matter at all, or there is no reading."""
    seen = standing(45)
    whole, lacking = (measure(quantity, scene(f, view=View.FRONT, leg_px=150.0)) for f in (seen, without(seen, part)))
    assert lacking is None or (whole is not None and lacking.value == whole.value)


def test_a_leg_of_no_length_at_rest_is_no_measure() -> None:
    assert scene(standing(0), leg_px=0.0).leg_length is None


def test_shares_and_angles_are_told_apart() -> None:
    assert {quantity for quantity in Quantity if not quantity.is_angle} == {
        Quantity.ANKLES_APART,
        Quantity.HEEL_LIFT,
        Quantity.KNEES_INWARD,
        Quantity.KNEES_PAST_TOES,
        Quantity.LEG_FORWARD,
        Quantity.PELVIS_LIFT,
    }


@pytest.mark.parametrize(
    ("u", "v", "is_seen"),
    [(0.0, 0.0, True), (-19.0, 10.0, True), (-20.0, 10.0, False), (10.0, 494.0, True), (10.0, 495.0, False)],
)
def test_what_lies_beyond_the_edge_was_guessed_and_not_seen(u: float, v: float, is_seen: bool) -> None:  # noqa: FBT001  # a table's column
    at = Seen(world=(0.0, 0.0, 0.0), pixel=(u, v))
    frame = Frame(time_s=0.0, landmarks={Landmark.LEFT_KNEE: at}, picture=(640, 480))
    assert is_in_picture(frame, at) is is_seen
    assert (flat(frame, Landmark.LEFT_KNEE) is not None) is is_seen


def test_a_track_without_pixels_is_seen_as_it_stands_in_the_world() -> None:
    frame = Frame(time_s=0.0, landmarks={Landmark.LEFT_KNEE: Seen(world=(1.0, 2.0, 3.0))})
    assert flat(frame, Landmark.LEFT_KNEE) == (1.0, 2.0)
    assert flat(frame, Landmark.RIGHT_KNEE) is None


@pytest.mark.parametrize(("over", "under"), [(None, None), (1.0, 2.0)])
def test_a_check_has_one_limit(over: float | None, under: float | None) -> None:
    with pytest.raises(ValueError, match="one limit"):
        Check(code="x", measures=Timing.HOLD, right=1.5, message="", cue="", source="", over=over, under=under)


@pytest.mark.parametrize(("value", "is_broken"), [(0.49, True), (0.5, False), (0.51, False)])
def test_a_limit_itself_is_still_right(value: float, is_broken: bool) -> None:  # noqa: FBT001  # a table's column
    check = Check(code="x", measures=Timing.HOLD, right=1.0, message="", cue="", source="", under=0.5)
    assert check.is_broken_by(value) is is_broken


@pytest.mark.parametrize("azimuth_deg", [90, -90])
@pytest.mark.parametrize("deg", [0.0, 20.0, 45.0])
def test_from_the_side_a_lean_toward_the_toes_is_positive(azimuth_deg: float, deg: float) -> None:
    camera = Camera(azimuth_deg=azimuth_deg, elevation_deg=0.0, distance_m=6.0, target=(0.0, 0.9, 0.0))
    seen = scene(camera.frame(0.0, landmarks(joints(squat(deg), Physique()))))
    tilt, lean = measure(Quantity.SHANK_TILT, seen), measure(Quantity.TRUNK_LEAN, seen)
    assert tilt == Reading(value=pytest.approx(0.40 * deg, abs=2.0), plus_minus=7.0)
    assert lean == Reading(value=pytest.approx(0.55 * deg, abs=3.0), plus_minus=7.0)


@pytest.mark.parametrize("view", [View.FRONT, View.OBLIQUE])
@pytest.mark.parametrize("quantity", [Quantity.SHANK_TILT, Quantity.TRUNK_LEAN])
def test_a_lean_is_measured_from_the_side_only(view: View, quantity: Quantity) -> None:
    assert measure(quantity, scene(standing(90), view=view)) is None


def test_a_squats_report_tells_how_far_shin_and_trunk_leaned() -> None:
    exercise = find("semi-squat")
    report, _ = watch(coach_for(exercise, Side.RIGHT), frames(exercise, Side.RIGHT))
    said = report.to_json()["reps"][0]  # type: ignore[index]
    assert said["shank_tilt_deg"] == pytest.approx(0.40 * 45, abs=4.0)
    assert said["trunk_lean_deg"] == pytest.approx(0.55 * 45, abs=4.0)


def test_other_exercises_tell_of_no_lean_and_neither_does_a_squat_from_the_front() -> None:
    report, _ = watch(coach_for(find("clamshell"), Side.RIGHT), frames(find("clamshell"), Side.RIGHT))
    assert not report.repetitions[0].notes
    exercise = find("semi-squat")
    report, _ = watch(coach_for(exercise, Side.RIGHT), frames(exercise, Side.RIGHT, "knees-caving-in"))
    assert not report.repetitions[0].notes
