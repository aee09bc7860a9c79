"""Forward kinematics: from joint angles to where every joint is.

Room coordinates: x to the viewer's right, y up, z toward the viewer, metres. The floor is y = 0 and the figure always
touches it; standing feet stay where they are, and who lies stays with the pelvis over the origin.

The pelvis has axes of its own: X to the person's left, Y up along the spine, Z forward. Lying down turns those axes.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from kneewise.body.anthropometry import Physique, Segments
from kneewise.body.landmark import Landmark
from kneewise.body.posture import ArmAngles, LegAngles, Position, Posture
from kneewise.body.side import Side
from kneewise.body.vector import Point, Rotation, about, middle, minus, plus, then, times, turn

_X: Point = (1.0, 0.0, 0.0)
_Y: Point = (0.0, 1.0, 0.0)
_Z: Point = (0.0, 0.0, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bone:
    """A limb to be drawn: a capsule between two joints, its radius in metres for a person of 1.70 m."""

    start: str
    end: str
    start_radius_m: float
    end_radius_m: float
    part: str


def _both_sides(start: str, end: str, radii: tuple[float, float], part: str) -> tuple[Bone, Bone]:
    left, right = (
        Bone(
            start=f"{side}_{start}",
            end=f"{side}_{end}",
            start_radius_m=radii[0],
            end_radius_m=radii[1],
            part=f"{side}_{part}",
        )
        for side in Side
    )
    return left, right


BONES: tuple[Bone, ...] = (
    Bone(start="left_hip", end="right_hip", start_radius_m=0.095, end_radius_m=0.095, part="pelvis"),
    Bone(start="pelvis", end="waist", start_radius_m=0.115, end_radius_m=0.105, part="trunk"),
    Bone(start="waist", end="chest", start_radius_m=0.105, end_radius_m=0.125, part="trunk"),
    Bone(start="left_shoulder", end="right_shoulder", start_radius_m=0.062, end_radius_m=0.062, part="trunk"),
    Bone(start="chest", end="neck", start_radius_m=0.115, end_radius_m=0.055, part="trunk"),
    Bone(start="neck", end="head", start_radius_m=0.052, end_radius_m=0.055, part="neck"),
    Bone(start="head", end="crown", start_radius_m=0.085, end_radius_m=0.088, part="head"),
    *_both_sides("hip", "knee", (0.085, 0.055), "thigh"),
    *_both_sides("knee", "ankle", (0.055, 0.038), "shank"),
    *_both_sides("heel", "toe", (0.034, 0.026), "foot"),
    *_both_sides("ankle", "heel", (0.038, 0.034), "foot"),
    *_both_sides("shoulder", "elbow", (0.050, 0.037), "upper_arm"),
    *_both_sides("elbow", "wrist", (0.037, 0.028), "forearm"),
    *_both_sides("wrist", "hand", (0.028, 0.024), "hand"),
)
"""What is drawn, from the pelvis outward. The radii are our proposal: they make the figure look like a person."""


def joints(posture: Posture, physique: Physique) -> dict[str, Point]:
    """Every joint in room coordinates (metres), by name: ``left_knee``, ``pelvis``, ``nose``, ..."""
    segments = physique.segments
    pelvis = _pelvis(posture)
    placed = {"pelvis": (0.0, 0.0, 0.0), **_trunk(posture, pelvis, segments)}
    for side, leg in ((Side.LEFT, posture.left), (Side.RIGHT, posture.right)):
        placed |= _leg(side, leg, pelvis, segments)
    return _on_the_floor(placed, posture.position, physique.height_m / 1.70)


def landmarks(placed: Mapping[str, Point]) -> dict[Landmark, Point]:
    """The 33 BlazePose landmarks on a figure's joints, still in room coordinates."""
    return {name: placed[_JOINT_OF.get(name, name.value)] for name in Landmark}


_JOINT_OF: dict[Landmark, str] = {
    Landmark.LEFT_FOOT_INDEX: "left_toe",
    Landmark.RIGHT_FOOT_INDEX: "right_toe",
    Landmark.LEFT_PINKY: "left_hand",
    Landmark.RIGHT_PINKY: "right_hand",
    Landmark.LEFT_INDEX: "left_hand",
    Landmark.RIGHT_INDEX: "right_hand",
    Landmark.LEFT_THUMB: "left_hand",
    Landmark.RIGHT_THUMB: "right_hand",
}

_LYING: dict[tuple[Position, Side], Rotation] = {
    # Columns are where the pelvis's X (left), Y (headward) and Z (forward) point in the room.
    (Position.STANDING, Side.RIGHT): ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    (Position.STANDING, Side.LEFT): ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    (Position.SUPINE, Side.RIGHT): ((0, -1, 0), (0, 0, 1), (-1, 0, 0)),
    (Position.SUPINE, Side.LEFT): ((0, 1, 0), (0, 0, 1), (1, 0, 0)),
    (Position.PRONE, Side.RIGHT): ((0, 1, 0), (0, 0, -1), (-1, 0, 0)),
    (Position.PRONE, Side.LEFT): ((0, -1, 0), (0, 0, -1), (1, 0, 0)),
    (Position.SIDE_LYING, Side.RIGHT): ((0, 1, 0), (-1, 0, 0), (0, 0, 1)),
    (Position.SIDE_LYING, Side.LEFT): ((0, -1, 0), (1, 0, 0), (0, 0, 1)),
}


def _outward(side: Side) -> float:
    return 1.0 if side is Side.LEFT else -1.0


def _pelvis(posture: Posture) -> Rotation:
    own = then(about(_Y, _outward(posture.near) * posture.pelvis_roll_deg), about(_X, posture.pelvis_tilt_deg))
    return then(_LYING[posture.position, posture.near], own)


def _trunk(posture: Posture, pelvis: Rotation, segments: Segments) -> dict[str, Point]:
    roll = about(_Y, _outward(posture.near) * posture.trunk_roll_deg)
    trunk = then(pelvis, then(roll, about(_X, posture.trunk_flexion_deg)))
    waist = turn(pelvis, (0.0, 0.22 * segments.trunk_m, 0.0))
    chest = plus(waist, turn(trunk, (0.0, 0.48 * segments.trunk_m, 0.0)))
    neck = plus(waist, turn(trunk, (0.0, 0.74 * segments.trunk_m, 0.0)))
    placed = {"waist": waist, "chest": chest, "neck": neck}
    placed |= _head(neck, then(trunk, about(_X, posture.neck_flexion_deg)), segments)
    for side, arm in ((Side.LEFT, posture.left_arm), (Side.RIGHT, posture.right_arm)):
        across = _outward(side) * segments.shoulder_breadth_m / 2
        shoulder = plus(waist, turn(trunk, (across, 0.66 * segments.trunk_m, 0.0)))
        placed |= _arm(side, arm, shoulder, trunk, segments)
    return placed


def _head(neck: Point, turned: Rotation, segments: Segments) -> dict[str, Point]:
    size = segments.head_m
    face = {
        "head": (0.0, 0.50, 0.05),
        "crown": (0.0, 0.78, 0.03),
        "nose": (0.0, 0.55, 0.46),
        "mouth_left": (0.10, 0.36, 0.40),
        "left_eye_inner": (0.07, 0.67, 0.40),
        "left_eye": (0.13, 0.67, 0.38),
        "left_eye_outer": (0.19, 0.67, 0.34),
        "left_ear": (0.33, 0.58, 0.02),
    }
    placed = {name: plus(neck, turn(turned, times(at, size))) for name, at in face.items()}
    mirrored = {name: (-at[0], at[1], at[2]) for name, at in face.items() if at[0] != 0.0}
    return placed | {
        name.replace("left", "right"): plus(neck, turn(turned, times(at, size))) for name, at in mirrored.items()
    }


def _arm(side: Side, arm: ArmAngles, shoulder: Point, trunk: Rotation, segments: Segments) -> dict[str, Point]:
    out = _outward(side)
    raised = then(about(_Z, out * arm.shoulder_abduction_deg), about(_X, -arm.shoulder_flexion_deg))
    upper = then(trunk, then(raised, about(_Y, out * arm.shoulder_rotation_deg)))
    fore = then(upper, about(_X, -arm.elbow_flexion_deg))
    elbow = plus(shoulder, turn(upper, (0.0, -segments.upper_arm_m, 0.0)))
    wrist = plus(elbow, turn(fore, (0.0, -segments.forearm_m, 0.0)))
    hand = plus(wrist, turn(fore, (0.0, -segments.hand_m, 0.0)))
    return {f"{side}_shoulder": shoulder, f"{side}_elbow": elbow, f"{side}_wrist": wrist, f"{side}_hand": hand}


def _leg(side: Side, leg: LegAngles, pelvis: Rotation, segments: Segments) -> dict[str, Point]:
    out = _outward(side)
    hip = turn(pelvis, (out * segments.hip_breadth_m / 2, 0.0, 0.0))
    lifted = then(about(_Z, out * leg.hip_abduction_deg), about(_X, -leg.hip_flexion_deg))
    thigh = then(pelvis, then(lifted, about(_Y, out * leg.hip_rotation_deg)))
    shank = then(thigh, about(_X, leg.knee_flexion_deg))
    to_knee = turn(thigh, (0.0, -segments.thigh_m, 0.0))
    to_ankle = plus(to_knee, turn(shank, (0.0, -segments.shank_m, 0.0)))
    opening = about(to_ankle, -out * leg.opening_deg)
    foot = then(opening, then(shank, about(_X, -leg.ankle_dorsiflexion_deg)))
    ankle = plus(hip, to_ankle)
    return {
        f"{side}_hip": hip,
        f"{side}_knee": plus(hip, turn(opening, to_knee)),
        f"{side}_ankle": ankle,
        f"{side}_heel": plus(ankle, turn(foot, (0.0, -0.17 * segments.foot_m, -0.22 * segments.foot_m))),
        f"{side}_toe": plus(ankle, turn(foot, (0.0, -0.20 * segments.foot_m, 0.68 * segments.foot_m))),
    }


def _on_the_floor(placed: dict[str, Point], position: Position, scale: float) -> dict[str, Point]:
    ends = [(bone.start, bone.start_radius_m) for bone in BONES] + [(bone.end, bone.end_radius_m) for bone in BONES]
    lowest = min(placed[name][1] - radius * scale for name, radius in ends)
    anchor = placed["pelvis"]
    if position is Position.STANDING:
        anchor = middle(placed["left_ankle"], placed["right_ankle"])
    return {name: minus(at, (anchor[0], lowest, anchor[2])) for name, at in placed.items()}
