"""From the landmarks of one frame to the quantities that the coach follows.

Where a limb lies in the picture's plane it is measured there; a person who stands turned toward the camera is measured
by how the leg's picture shortens; depth, which one camera sees worst, is used where nothing else serves.
Everything is unsigned by left and right, so that a mirrored picture changes nothing.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

from kneewise.body import Frame, Landmark, Side, vector
from kneewise.body.vector import angle_deg
from kneewise.coach.coaching import Quantity, Stance
from kneewise.coach.plane import Flat, across, bend_deg, between, distance, minus, rise_deg
from kneewise.coach.view import View, flat

IN_PLANE_DEG = 7.0
"""Mean absolute error of a BlazePose knee angle seen from the side (JMIR preprint 102399, not peer reviewed)."""
BY_LENGTHS_DEG = 10.0
"""For an angle from the leg's shortening: our proposal, twice the RMSE that was measured for a fuller fit."""
IN_DEPTH_DEG = 15.0
"""For an angle that needs BlazePose's depth: 8 to 25 degrees were measured on real recordings."""
SHARE_OF_LEG = 0.04
"""For a length as a share of the leg: our proposal, about 1.5 % for each landmark, and four of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A value and its uncertainty (about one standard deviation), in the quantity's own unit."""

    value: float
    plus_minus: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One frame, with what is known of the set: which side works, from where it is seen, how long the leg is.

    ``leg_px`` is the length of the leg in the picture as it was at rest, hip to ankle; ``None`` before the person has
    stood or lain ready.
    """

    frame: Frame
    stance: Stance
    side: Side
    view: View
    leg_px: float | None = None

    def point(self, part: str, *, other: bool = False) -> Flat | None:
        """A landmark of the working (or the other) side in the picture's plane."""
        return flat(self.frame, Landmark.of(self.side.other if other else self.side, part))

    def points(self, *parts: str) -> list[Flat] | None:
        """Several landmarks of the working side; ``None`` where one is missing."""
        found = [self.point(part) for part in parts]
        return None if None in found else [at for at in found if at is not None]

    def pair(self, part: str) -> tuple[Flat, Flat] | None:
        """A landmark of the working side and of the other one; ``None`` where one is missing."""
        own, other = self.point(part), self.point(part, other=True)
        return None if own is None or other is None else (own, other)

    @property
    def leg_length(self) -> float | None:
        """Thigh and shank in the picture, or the length of the leg at rest where that is known."""
        if self.leg_px is not None:
            return self.leg_px
        points = self.points("hip", "knee", "ankle")
        return None if points is None else distance(points[0], points[1]) + distance(points[1], points[2])


def measure(quantity: Quantity, scene: Scene) -> Reading | None:
    """One quantity in one frame, or ``None`` where a landmark that it needs was not seen."""
    return _MEASURES[quantity](scene)


def _knee_flexion(scene: Scene) -> Reading | None:
    points = scene.points("hip", "knee", "ankle")
    if points is None:
        return None
    hip, knee, ankle = points
    if scene.view is View.SIDE:
        return Reading(value=bend_deg(hip, knee, ankle), plus_minus=IN_PLANE_DEG)
    if scene.stance is Stance.LYING:
        return _knee_flexion_in_depth(scene)
    if scene.leg_px is None or scene.leg_px == 0.0:
        return Reading(value=bend_deg(hip, knee, ankle), plus_minus=IN_DEPTH_DEG)
    shortened = min(distance(hip, ankle) / scene.leg_px, 1.0)
    return Reading(value=2 * math.degrees(math.acos(shortened)), plus_minus=BY_LENGTHS_DEG)


def _knee_flexion_in_depth(scene: Scene) -> Reading | None:
    hip, knee, ankle = (scene.frame.landmarks[Landmark.of(scene.side, part)].world for part in ("hip", "knee", "ankle"))
    return Reading(value=angle_deg(vector.minus(knee, hip), vector.minus(ankle, knee)), plus_minus=IN_DEPTH_DEG)


def _thigh_rise(scene: Scene) -> Reading | None:
    """From the middle of the hips, because the network lets the near hip follow the thigh when it sees one side."""
    shoulders, hips, knee = scene.pair("shoulder"), scene.pair("hip"), scene.point("knee")
    if shoulders is None or hips is None or knee is None:
        return None
    hip = between(*hips)
    return Reading(value=rise_deg(minus(hip, between(*shoulders)), minus(knee, hip)), plus_minus=IN_PLANE_DEG)


def _hip_abduction(scene: Scene) -> Reading | None:
    shoulders, hips, knee = scene.pair("shoulder"), scene.pair("hip"), scene.point("knee")
    if shoulders is None or hips is None or knee is None:
        return None
    trunk = minus(between(*hips), between(*shoulders))
    return Reading(value=rise_deg(trunk, minus(knee, hips[0])), plus_minus=IN_PLANE_DEG)


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


def _pelvis_roll(scene: Scene) -> Reading | None:
    """How far the upper hip lies behind the lower one: the only quantity that has nothing but depth to go by."""
    own = scene.frame.landmarks.get(Landmark.of(scene.side, "hip"))
    other = scene.frame.landmarks.get(Landmark.of(scene.side.other, "hip"))
    if own is None or other is None:
        return None
    behind = own.world[2] - other.world[2]
    stacked = math.hypot(own.world[0] - other.world[0], own.world[1] - other.world[1])
    return Reading(value=math.degrees(math.atan2(behind, stacked)), plus_minus=IN_DEPTH_DEG)


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
    if ankles is None or leg is None or leg == 0.0:
        return None
    return Reading(value=distance(*ankles) / leg, plus_minus=SHARE_OF_LEG)


def _knees_past_toes(scene: Scene) -> Reading | None:
    points, leg = scene.points("knee", "ankle", "heel", "foot_index"), scene.leg_length
    if points is None or leg is None or leg == 0.0:
        return None
    knee, _, heel, toe = points
    forward = math.copysign(1.0, toe[0] - heel[0])
    return Reading(value=forward * (knee[0] - toe[0]) / leg, plus_minus=SHARE_OF_LEG)


def _knees_inward(scene: Scene) -> Reading | None:
    """How much nearer the knees are to each other than the ankles, seen from the front."""
    knees, ankles, leg = scene.pair("knee"), scene.pair("ankle"), scene.leg_length
    if knees is None or ankles is None or leg is None or leg == 0.0:
        return None
    return Reading(value=(distance(*ankles) - distance(*knees)) / leg, plus_minus=SHARE_OF_LEG)


_MEASURES: dict[Quantity, Callable[[Scene], Reading | None]] = {
    Quantity.KNEE_FLEXION: _knee_flexion,
    Quantity.HIP_FLEXION: _thigh_rise,
    Quantity.HIP_EXTENSION: _thigh_rise,
    Quantity.HIP_ABDUCTION: _hip_abduction,
    Quantity.HIP_OPENING: _hip_opening,
    Quantity.PELVIS_ROLL: _pelvis_roll,
    Quantity.TRUNK_LIFT: _trunk_lift,
    Quantity.ANKLES_APART: _ankles_apart,
    Quantity.KNEES_PAST_TOES: _knees_past_toes,
    Quantity.KNEES_INWARD: _knees_inward,
}
