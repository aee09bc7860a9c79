"""How the figure lies or stands at one moment: joint angles in degrees, in clinical terms.

All angles are 0 in the anatomical position: upright, arms and legs straight down, toes forward.
"""

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from kneewise.body.side import Side


class Position(StrEnum):
    """The start positions of the programme."""

    STANDING = "standing"
    SUPINE = "supine"
    SIDE_LYING = "side-lying"
    PRONE = "prone"


@dataclass(frozen=True, slots=True, kw_only=True)
class LegAngles:
    """One leg. Flexion, abduction, external rotation and dorsiflexion are positive.

    ``opening_deg`` turns the whole leg outward about the line from hip to ankle: the clamshell's own movement, which
    is abduction and external rotation at once while the foot stays where it is.
    """

    hip_flexion_deg: float = 0.0
    hip_abduction_deg: float = 0.0
    hip_rotation_deg: float = 0.0
    opening_deg: float = 0.0
    knee_flexion_deg: float = 0.0
    ankle_dorsiflexion_deg: float = 0.0

    def toward(self, other: "LegAngles", *, share: float) -> "LegAngles":
        """The leg on the way to another posture of it: 0 gives this one, 1 the other."""
        return LegAngles(**_between(self, other, share))


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmAngles:
    """One arm. Flexion, abduction and external rotation of the shoulder and flexion of the elbow are positive."""

    shoulder_flexion_deg: float = 0.0
    shoulder_abduction_deg: float = 8.0
    shoulder_rotation_deg: float = 0.0
    elbow_flexion_deg: float = 10.0

    def toward(self, other: "ArmAngles", *, share: float) -> "ArmAngles":
        """The arm on the way to another posture of it: 0 gives this one, 1 the other."""
        return ArmAngles(**_between(self, other, share))


@dataclass(frozen=True, slots=True, kw_only=True)
class Posture:
    """The whole figure.

    ``near`` is the side that lies toward the viewer (supine, prone) or on top (side-lying). ``pelvis_tilt_deg`` is
    anterior tilt, ``pelvis_roll_deg`` turns the pelvis about the body's long axis, backward for the near side;
    the trunk's angles are relative to the pelvis.
    """

    position: Position = Position.STANDING
    near: Side = Side.RIGHT
    left: LegAngles = LegAngles()
    right: LegAngles = LegAngles()
    left_arm: ArmAngles = ArmAngles()
    right_arm: ArmAngles = ArmAngles()
    pelvis_tilt_deg: float = 0.0
    pelvis_roll_deg: float = 0.0
    trunk_flexion_deg: float = 0.0
    trunk_roll_deg: float = 0.0
    neck_flexion_deg: float = 0.0

    def mirrored(self) -> "Posture":
        """The same posture with left and right exchanged."""
        return replace(
            self,
            near=self.near.other,
            left=self.right,
            right=self.left,
            left_arm=self.right_arm,
            right_arm=self.left_arm,
        )

    def toward(self, other: "Posture", *, share: float) -> "Posture":
        """The posture on the way to another one: 0 gives this one, 1 the other.

        Raises ``ValueError`` where the two start positions or sides differ: no movement turns the figure over.
        """
        if (self.position, self.near) != (other.position, other.near):
            message = "a figure cannot move from one start position to another within a movement"
            raise ValueError(message)
        return replace(
            self,
            **_between(self, other, share),
            left=self.left.toward(other.left, share=share),
            right=self.right.toward(other.right, share=share),
            left_arm=self.left_arm.toward(other.left_arm, share=share),
            right_arm=self.right_arm.toward(other.right_arm, share=share),
        )


_Angles = LegAngles | ArmAngles | Posture


def _between(a: _Angles, b: _Angles, share: float) -> dict[str, Any]:
    """Each angle of a dataclass on its way to the same angle of another."""
    angles = [f.name for f in fields(a) if f.name.endswith("_deg")]
    return {name: getattr(a, name) + (getattr(b, name) - getattr(a, name)) * share for name in angles}
