"""From one scene to the quantities that the coach follows.

Where a limb lies in the picture's plane it is measured there; a person who stands turned toward the camera is measured
by how the leg's picture shortens; depth, which one camera sees worst, is used where nothing else serves.
Everything is unsigned by left and right, so that a mirrored picture changes nothing.
"""

import math
from collections.abc import Callable
from dataclasses import replace

from kneewise.body import vector
from kneewise.body.vector import Point, angle_deg, middle, minus, plus
from kneewise.coach import plane
from kneewise.coach.plane import across, bend_deg, between, distance, rise_deg
from kneewise.coach.quantity import Quantity
from kneewise.coach.reading import (
    BY_LENGTHS_DEG,
    CHANGE_OF_SHARE,
    FAR_LEG_DEG,
    IN_DEPTH_DEG,
    IN_PLANE_DEG,
    OBLIQUELY_DEG,
    SHARE_OF_LEG,
    TRUE_DEPTH_DEG,
    Reading,
)
from kneewise.coach.scene import Scene
from kneewise.coach.stance import Stance
from kneewise.coach.view import View

_HARDLY_VISIBLE = 0.5
_GUESSED = 0.2
_DOUBT, _GREAT_DOUBT = 1.5, 2.5
"""How much wider the uncertainty grows when the network doubts that the leg is in sight (our proposal)."""


def measure(quantity: Quantity, scene: Scene) -> Reading | None:
    """One quantity in one frame, or ``None`` where a landmark that it needs was not seen."""
    reading = _MEASURES[quantity](scene)
    if reading is None:
        return None
    visibility = scene.visibility
    if visibility >= _HARDLY_VISIBLE:
        return reading
    doubt = _DOUBT if visibility >= _GUESSED else _GREAT_DOUBT
    return replace(reading, plus_minus=reading.plus_minus * doubt)


def _knee_flexion(scene: Scene) -> Reading | None:
    if scene.view is View.SIDE:
        return _knee_flexion_in_plane(scene, plus_minus=FAR_LEG_DEG if scene.side is scene.far else IN_PLANE_DEG)
    if scene.has_depth:
        return _knee_flexion_in_depth(scene, plus_minus=TRUE_DEPTH_DEG)
    if scene.stance.is_lying:
        return _knee_flexion_in_depth(scene, plus_minus=IN_DEPTH_DEG)
    return scene.knees.get(scene.side) or _knee_flexion_by_shortening(scene)


def _knee_flexion_in_plane(scene: Scene, *, plus_minus: float) -> Reading | None:
    points = scene.points("hip", "knee", "ankle")
    return None if points is None else Reading(value=bend_deg(*points), plus_minus=plus_minus)


def _knee_flexion_by_shortening(scene: Scene) -> Reading | None:
    points = scene.points("hip", "ankle")
    if not scene.leg_px:
        return _knee_flexion_in_plane(scene, plus_minus=IN_DEPTH_DEG)
    return None if points is None else _by_shortening(distance(*points) / scene.leg_px)


def _knee_flexion_in_depth(scene: Scene, *, plus_minus: float) -> Reading | None:
    points = scene.worlds("hip", "knee", "ankle")
    if points is None:
        return None
    hip, knee, ankle = points
    return Reading(value=angle_deg(minus(knee, hip), minus(ankle, knee)), plus_minus=plus_minus)


def _other_knee_flexion(scene: Scene) -> Reading | None:
    """The lower leg of who lies on the side bends in the picture and in depth: both tell, the picture better."""
    if scene.stance is not Stance.SIDE_LYING or scene.view is View.SIDE:
        return _knee_flexion(scene.other)
    seen = _knee_flexion_in_plane(scene.other, plus_minus=IN_DEPTH_DEG)
    deep = _knee_flexion_in_depth(scene.other, plus_minus=IN_DEPTH_DEG)
    if seen is None or deep is None:
        return None
    return Reading(value=(2 * seen.value + deep.value) / 3, plus_minus=IN_DEPTH_DEG)


def _by_shortening(share: float) -> Reading:
    """Thigh and shank of equal length, bent by an angle, are shorter than straight by the cosine of half of it."""
    return Reading(value=2 * math.degrees(math.acos(min(share, 1.0))), plus_minus=BY_LENGTHS_DEG)


def _hip_flexion(scene: Scene) -> Reading | None:
    return _hip_swing(scene, forward=1.0)


def _hip_extension(scene: Scene) -> Reading | None:
    return _hip_swing(scene, forward=-1.0)


def _hip_swing(scene: Scene, *, forward: float) -> Reading | None:
    """The thigh against the trunk: forward for flexion, backward for extension.

    Who lies on back or front does not move the trunk: its direction at rest is taken, which trembles less. They lift
    the leg, which is upward in the picture. The thigh begins at the middle of the hips, because the network lets the
    near hip follow the thigh when it sees one side.
    """
    if scene.has_depth and scene.view is not View.SIDE:
        return _hip_swing_in_depth(scene, forward=forward)
    shoulders, hips, knee = scene.pair("shoulder"), scene.pair("hip"), scene.point("knee")
    if shoulders is None or hips is None or knee is None:
        return None
    hip = between(*hips)
    trunk, thigh = plane.minus(hip, between(*shoulders)), plane.minus(knee, hip)
    if scene.trunk is not None and scene.stance.is_lying:
        trunk = scene.trunk
    plus_minus = IN_PLANE_DEG if scene.view is View.SIDE else OBLIQUELY_DEG
    if abs(trunk[0]) < abs(trunk[1]):
        return Reading(value=bend_deg(between(*shoulders), hip, knee), plus_minus=plus_minus)
    return Reading(value=rise_deg(trunk, thigh), plus_minus=plus_minus)


def _hip_swing_in_depth(scene: Scene, *, forward: float) -> Reading | None:
    found = scene.world("shoulder"), scene.world("shoulder", other=True), scene.world("hip"), scene.world("knee")
    own, other, hip, knee = found
    other_hip = scene.world("hip", other=True)
    if own is None or other is None or hip is None or knee is None or other_hip is None:
        return None
    downward = minus(middle(hip, other_hip), middle(own, other))
    outward = plus(minus(hip, other_hip), minus(own, other))
    ahead = _ahead(outward, downward, is_left=scene.side == "left")
    thigh = minus(knee, hip)
    swing = math.atan2(_along(thigh, ahead), _along(thigh, downward))
    return Reading(value=forward * math.degrees(swing), plus_minus=TRUE_DEPTH_DEG)


def _ahead(outward: Point, downward: Point, *, is_left: bool) -> Point:
    leftward = outward if is_left else vector.times(outward, -1.0)
    return vector.cross(downward, leftward)


def _along(a: Point, direction: Point) -> float:
    return vector.dot(a, direction) / (vector.length(direction) or 1.0)


def _hip_abduction(scene: Scene) -> Reading | None:
    shoulders, hips, knee = scene.pair("shoulder"), scene.pair("hip"), scene.point("knee")
    if shoulders is None or hips is None or knee is None:
        return None
    trunk = plane.minus(between(*hips), between(*shoulders))
    return Reading(value=rise_deg(trunk, plane.minus(knee, hips[0])), plus_minus=IN_PLANE_DEG)


def _hip_opening(scene: Scene) -> Reading | None:
    """How far the knees are apart, as the angle of a swing about the line from hip to ankle.

    With the hips half bent and the knees at a right angle the knee swings on an arm of half that line's length.
    """
    knees, hips, ankles = scene.pair("knee"), scene.pair("hip"), scene.pair("ankle")
    if knees is None or hips is None or ankles is None:
        return None
    hip, ankle = between(*hips), between(*ankles)
    arm = distance(hip, ankle) / 2
    if arm == 0.0:
        return None
    swing = abs(across(hip, ankle, knees[0]) - across(hip, ankle, knees[1])) / arm
    return Reading(value=math.degrees(swing), plus_minus=IN_PLANE_DEG)


def _leg_forward(scene: Scene) -> Reading | None:
    """How far the leg has left the picture's plane toward the camera: its picture is shorter, and its ankle nearer.

    A share of the leg; only its change says anything. Depth alone would not do, nor would the shortening, for a pelvis
    that rolls shortens it too.
    """
    points, deep, leg = scene.points("hip", "ankle"), scene.worlds("hip", "knee", "ankle"), scene.leg_length
    other_hip = scene.world("hip", other=True)
    if points is None or deep is None or leg is None or other_hip is None:
        return None
    hip, knee, ankle = deep
    true_leg = vector.length(minus(knee, hip)) + vector.length(minus(ankle, knee))
    behind = (ankle[2] - middle(hip, other_hip)[2]) / (true_leg or 1.0)
    return Reading(value=-distance(*points) / leg - behind / 2, plus_minus=SHARE_OF_LEG)


def _pelvis_roll(scene: Scene) -> Reading | None:
    """How far the upper hip lies behind the lower one: the only quantity that has nothing but depth to go by."""
    own, other = scene.world("hip"), scene.world("hip", other=True)
    if own is None or other is None:
        return None
    x, y, behind = minus(own, other)
    return Reading(value=math.degrees(math.atan2(behind, math.hypot(x, y))), plus_minus=IN_DEPTH_DEG)


def _pelvis_lift(scene: Scene) -> Reading | None:
    """How far the pelvis of who lies on the front is above the level of the shoulders.

    A pelvis that turns up on one side has its middle come up; the two hips cannot be told apart from the side.
    """
    shoulders, hips, leg = scene.pair("shoulder"), scene.pair("hip"), scene.leg_length
    if shoulders is None or hips is None or leg is None:
        return None
    return Reading(value=(between(*shoulders)[1] - between(*hips)[1]) / leg, plus_minus=CHANGE_OF_SHARE)


def _trunk_lift(scene: Scene) -> Reading | None:
    """How far the shoulders are raised out of the level of the hips, in degrees above the floor."""
    points = scene.points("shoulder", "hip")
    if points is None:
        return None
    shoulder, hip = points
    rise, run = hip[1] - shoulder[1], abs(hip[0] - shoulder[0])
    return Reading(value=math.degrees(math.atan2(rise, run)), plus_minus=IN_PLANE_DEG)


def _ankles_apart(scene: Scene) -> Reading | None:
    ankles, leg = scene.pair("ankle"), scene.leg_length
    if ankles is None or leg is None:
        return None
    return Reading(value=distance(*ankles) / leg, plus_minus=SHARE_OF_LEG)


def _knees_past_toes(scene: Scene) -> Reading | None:
    points, leg = scene.points("knee", "heel", "foot_index"), scene.leg_length
    if points is None or leg is None:
        return None
    knee, heel, toe = points
    forward = math.copysign(1.0, toe[0] - heel[0])
    return Reading(value=forward * (knee[0] - toe[0]) / leg, plus_minus=SHARE_OF_LEG)


def _knees_inward(scene: Scene) -> Reading | None:
    """How much nearer the knees are to each other than the ankles, seen from the front."""
    knees, ankles, leg = scene.pair("knee"), scene.pair("ankle"), scene.leg_length
    if knees is None or ankles is None or leg is None:
        return None
    return Reading(value=(distance(*ankles) - distance(*knees)) / leg, plus_minus=CHANGE_OF_SHARE)


def _heel_lift(scene: Scene) -> Reading | None:
    """How far the heel is higher than the toes."""
    points, leg = scene.points("heel", "foot_index"), scene.leg_length
    if points is None or leg is None:
        return None
    heel, toe = points
    return Reading(value=(toe[1] - heel[1]) / leg, plus_minus=CHANGE_OF_SHARE)


def _shank_tilt(scene: Scene) -> Reading | None:
    """How far the shank leans toward the toes from upright, where the picture shows it: from the side."""
    return _lean(scene, "ankle", "knee")


def _trunk_lean(scene: Scene) -> Reading | None:
    """How far the trunk leans toward the toes from upright, seen from the side."""
    return _lean(scene, "hip", "shoulder")


def _lean(scene: Scene, below: str, above: str) -> Reading | None:
    points = scene.points(below, above, "heel", "foot_index")
    if points is None or scene.view is not View.SIDE:
        return None
    low, high, heel, toe = points
    forward = math.copysign(1.0, toe[0] - heel[0])
    lean = math.degrees(math.atan2(forward * (high[0] - low[0]), low[1] - high[1]))
    return Reading(value=lean, plus_minus=IN_PLANE_DEG)


_MEASURES: dict[Quantity, Callable[[Scene], Reading | None]] = {
    Quantity.KNEE_FLEXION: _knee_flexion,
    Quantity.OTHER_KNEE_FLEXION: _other_knee_flexion,
    Quantity.HIP_FLEXION: _hip_flexion,
    Quantity.HIP_EXTENSION: _hip_extension,
    Quantity.HIP_ABDUCTION: _hip_abduction,
    Quantity.HIP_OPENING: _hip_opening,
    Quantity.LEG_FORWARD: _leg_forward,
    Quantity.PELVIS_ROLL: _pelvis_roll,
    Quantity.PELVIS_LIFT: _pelvis_lift,
    Quantity.TRUNK_LIFT: _trunk_lift,
    Quantity.ANKLES_APART: _ankles_apart,
    Quantity.KNEES_PAST_TOES: _knees_past_toes,
    Quantity.KNEES_INWARD: _knees_inward,
    Quantity.HEEL_LIFT: _heel_lift,
    Quantity.SHANK_TILT: _shank_tilt,
    Quantity.TRUNK_LEAN: _trunk_lean,
}
