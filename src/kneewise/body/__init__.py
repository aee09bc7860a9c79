"""The words of the body: its points, its sides, its proportions, and a figure that moves."""

from kneewise.body.anthropometry import Physique, Segments, Sex
from kneewise.body.camera import Camera
from kneewise.body.figure import BONES, Bone, joints, landmarks
from kneewise.body.frame import VALUES_PER_LANDMARK, Frame, Pixel, Seen
from kneewise.body.landmark import LEGS, Landmark
from kneewise.body.movement import Movement, Performance, minimum_jerk, noisy
from kneewise.body.posture import ArmAngles, LegAngles, Position, Posture
from kneewise.body.side import Side
from kneewise.body.vector import Point

__all__ = [
    "BONES",
    "LEGS",
    "VALUES_PER_LANDMARK",
    "ArmAngles",
    "Bone",
    "Camera",
    "Frame",
    "Landmark",
    "LegAngles",
    "Movement",
    "Performance",
    "Physique",
    "Pixel",
    "Point",
    "Position",
    "Posture",
    "Seen",
    "Segments",
    "Sex",
    "Side",
    "joints",
    "landmarks",
    "minimum_jerk",
    "noisy",
]
