"""UI-PRMD: ten healthy people moving for Vicon and for Kinect, each movement ten times right and ten times wrong.

Vakanski A, Jun H-P, Paul D, Baker R. A data set of human body movements for physical rehabilitation exercises. Data
2018;3(1):2, doi:10.3390/data3010002. Three subjects and three movements of it lie beside the project; its traps are
told in the README of that folder. The ten files of a set are one recording that was cut, so a set has ten repetitions
and nothing between, before or after them.

Every set comes as a track without pixels: metres, x to the camera's right, y down, z away from the camera.
"""

import gzip
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

import recordings
from kneewise.body import Frame, Landmark, Seen, Side

Numbers = npt.NDArray[np.float64]
Places = Mapping[Landmark, Numbers]
"""Landmark to its place in metres: to the camera's right, down, away. One that was not seen is absent."""

TRUTH = 10
"""How many repetitions each set has."""
SUBJECTS = (1, 2, 3)


class Device(StrEnum):
    """What the movement was measured with."""

    KINECT = "kinect"
    VICON = "vicon"


class Movement(StrEnum):
    """The movements that resemble one of ours, under their number in the data set."""

    DEEP_SQUAT = "m01"
    SIT_TO_STAND = "m05"
    STANDING_LEG_RAISE = "m06"


EXERCISES = {
    Movement.DEEP_SQUAT: "semi-squat",
    Movement.SIT_TO_STAND: "semi-squat",
    Movement.STANDING_LEG_RAISE: "straight-leg-raise",
}
RAISED = Side.RIGHT
"""The leg that all three subjects raise in ``STANDING_LEG_RAISE``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedSet:
    """Ten repetitions of one subject."""

    movement: Movement
    subject: int
    device: Device
    is_correct: bool

    def __str__(self) -> str:
        how = "correct" if self.is_correct else "incorrect"
        return f"{self.movement}-s{self.subject:02}-{self.device}-{how}"

    @property
    def exercise(self) -> str:
        """Which of our exercises it comes nearest to."""
        return EXERCISES[self.movement]

    @property
    def side(self) -> Side | None:
        """The working leg; ``None`` where both work at once."""
        return RAISED if self.movement is Movement.STANDING_LEG_RAISE else None

    def frames(self, *, azimuth_deg: float | None = None) -> list[Frame]:
        """The set as its device saw it, or as a camera ``azimuth_deg`` from the person's front would, 90 on the right.

        Kinect at its 30 frames a second, Vicon at every third of its 100.
        """
        places = list(_kinect(self) if self.device is Device.KINECT else _vicon(self))
        per_s = 30.0 if self.device is Device.KINECT else 100.0 / _THINNED
        turned = np.eye(3) if azimuth_deg is None else _turn(azimuth_deg - _faces_deg(places))
        return [
            Frame(time_s=number / per_s, landmarks={name: _seen(turned @ at) for name, at in each.items()})
            for number, each in enumerate(places)
        ]

    def _tables(self, kind: str) -> Iterator[Numbers]:
        """One table for each repetition: frame, point, axis."""
        folder = recordings.UIPRMD / ("correct" if self.is_correct else "incorrect") / self.device / kind
        end = "" if self.is_correct else "_inc"
        for number in range(1, TRUTH + 1):
            path = folder / f"{self.movement}_s{self.subject:02}_e{number:02}_{kind}{end}.txt.gz"
            with gzip.open(path, "rt") as file:
                rows: Numbers = np.loadtxt(file, delimiter=",", ndmin=2)
            yield rows.reshape(len(rows), -1, 3)


SETS = tuple(
    RecordedSet(movement=movement, subject=subject, device=device, is_correct=is_correct)
    for movement in Movement
    for subject in SUBJECTS
    for device in Device
    for is_correct in (True, False)
)


def _seen(at: Numbers) -> Seen:
    x, y, z = at.tolist()
    return Seen(world=(x, y, z))


def _faces_deg(places: Sequence[Places]) -> float:
    """The azimuth from which the person is seen now: two of the three stood askew for the leg raise."""
    left, right = (np.median([each[Landmark.of(side, "hip")] for each in places], axis=0) for side in Side)
    x, _, z = left - right
    return float(np.degrees(np.arctan2(z, x)))


def _turn(azimuth_deg: float) -> Numbers:
    """About the upright axis, so that the person's right side comes nearer."""
    c, s = np.cos(np.radians(azimuth_deg)), np.sin(np.radians(azimuth_deg))
    return np.array([[c, 0.0, -s], [0.0, 1.0, 0.0], [s, 0.0, c]])


# Kinect ---------------------------------------------------------------------------------------------------------------

_CHAINS = (
    (0, (1, 2)),
    (2, (3, 4)),
    (2, (6, 7, 8, 9)),
    (2, (10, 11, 12, 13)),
    (0, (14, 15, 16, 17)),
    (0, (18, 19, 20, 21)),
)
"""Each with the joint that it hangs on."""
_KINECT = {
    Landmark.NOSE: 4,
    Landmark.LEFT_SHOULDER: 7,
    Landmark.LEFT_ELBOW: 8,
    Landmark.LEFT_WRIST: 9,
    Landmark.RIGHT_SHOULDER: 11,
    Landmark.RIGHT_ELBOW: 12,
    Landmark.RIGHT_WRIST: 13,
    Landmark.LEFT_HIP: 14,
    Landmark.LEFT_KNEE: 15,
    Landmark.LEFT_ANKLE: 16,
    Landmark.LEFT_FOOT_INDEX: 17,
    Landmark.RIGHT_HIP: 18,
    Landmark.RIGHT_KNEE: 19,
    Landmark.RIGHT_ANKLE: 20,
    Landmark.RIGHT_FOOT_INDEX: 21,
}
_KINECT_TO_CAMERA = np.diag([0.01, -0.01, -0.01])
"""From centimetres; x to the person's left, y up, z toward the sensor, which the person faces."""


def _kinect(recorded: RecordedSet) -> Iterator[Places]:
    for bones, angles in zip(recorded._tables("positions"), recorded._tables("angles"), strict=True):
        joints = _chained(bones, _rotations(angles)) @ _KINECT_TO_CAMERA
        for each in joints:
            yield {name: each[joint] for name, joint in _KINECT.items()}


def _rotations(angles_deg: Numbers) -> Numbers:
    """Rz · Rx · Ry, as frame, joint, row, column.

    Of all orders and signs this one alone leaves the feet where they stand while the person squats (3 to 7 cm of
    wandering, the next best 12 to 28), and brings the knees ahead of the hips. Ry · Rx · Rz gives the same angle at the
    knee, so that knee flexion alone cannot tell the two apart, but it folds the legs up behind the person.
    """
    x, y, z = np.moveaxis(np.radians(angles_deg), -1, 0)
    cx, sx, cy, sy, cz, sz = np.cos(x), np.sin(x), np.cos(y), np.sin(y), np.cos(z), np.sin(z)
    rows = [
        [cz * cy - sz * sx * sy, -sz * cx, cz * sy + sz * sx * cy],
        [sz * cy + cz * sx * sy, cz * cx, sz * sy - cz * sx * cy],
        [-cx * sy, sx, cx * cy],
    ]
    return np.stack([np.stack(row, axis=-1) for row in rows], axis=-2)


def _chained(bones: Numbers, rotations: Numbers) -> Numbers:
    """Places of all joints: only joint 0 was stored as a place, the others as bones in their parent's frame."""
    places = bones.copy()
    turned = {0: rotations[:, 0]}
    for parent, chain in _CHAINS:
        above = parent
        for joint in chain:
            places[:, joint] = places[:, above] + np.einsum("fij,fj->fi", turned[above], bones[:, joint])
            turned[joint] = turned[above] @ rotations[:, joint]
            above = joint
    return places


# Vicon ----------------------------------------------------------------------------------------------------------------

_THINNED = 3
_MARKERS = (
    "LFHD RFHD LBHD RBHD C7 T10 CLAV STRN RBAK LSHO LUPA LELB LFRM LWRA LWRB LFIN RSHO RUPA RELB RFRM RWRA RWRB RFIN "
    "LASI RASI LPSI RPSI LTHI LKNE LTIB LANK LHEE LTOE RTHI RKNE RTIB RANK RHEE RTOE"
)
_VICON = {
    Landmark.NOSE: ("LFHD", "RFHD"),
    Landmark.LEFT_EAR: ("LFHD", "LBHD"),
    Landmark.RIGHT_EAR: ("RFHD", "RBHD"),
    Landmark.LEFT_SHOULDER: ("LSHO",),
    Landmark.RIGHT_SHOULDER: ("RSHO",),
    Landmark.LEFT_ELBOW: ("LELB",),
    Landmark.RIGHT_ELBOW: ("RELB",),
    Landmark.LEFT_WRIST: ("LWRA", "LWRB"),
    Landmark.RIGHT_WRIST: ("RWRA", "RWRB"),
    Landmark.LEFT_KNEE: ("LKNE",),
    Landmark.RIGHT_KNEE: ("RKNE",),
    Landmark.LEFT_ANKLE: ("LANK",),
    Landmark.RIGHT_ANKLE: ("RANK",),
    Landmark.LEFT_HEEL: ("LHEE",),
    Landmark.RIGHT_HEEL: ("RHEE",),
    Landmark.LEFT_FOOT_INDEX: ("LTOE",),
    Landmark.RIGHT_FOOT_INDEX: ("RTOE",),
}
"""A landmark is the middle of its markers. They sit on the skin: a straight knee measures about 10 degrees."""
_VICON_TO_CAMERA = np.array([[0.0, 1.0, 0.0], [0.0, 0.0, -1.0], [-1.0, 0.0, 0.0]]) * 0.001
"""From millimetres; the person faces +x, the left side is +y, z is up."""


def _vicon(recorded: RecordedSet) -> Iterator[Places]:
    rows = np.concatenate(list(recorded._tables("positions")))[::_THINNED]
    for row in rows:
        markers = {
            name: at for name, at in zip(_MARKERS.split(), row, strict=True) if at.any()
        }  # lost ones are all zero
        places = {
            landmark: np.mean([markers[name] for name in names], axis=0)
            for landmark, names in _VICON.items()
            if markers.keys() >= set(names)
        } | _hips(markers)
        yield {name: _VICON_TO_CAMERA @ at for name, at in places.items()}


def _hips(markers: Mapping[str, Numbers]) -> dict[Landmark, Numbers]:
    """Hip centres by the regression of Harrington 2007 (coefficients as in the folder's README: from memory)."""
    if not markers.keys() >= {"LASI", "RASI", "LPSI", "RPSI"}:
        return {}
    front, back = (markers["LASI"] + markers["RASI"]) / 2, (markers["LPSI"] + markers["RPSI"]) / 2
    across, along = markers["LASI"] - markers["RASI"], front - back
    width, depth = np.linalg.norm(across), np.linalg.norm(along)
    left = across / width
    forward = along - left * (along @ left)
    forward /= np.linalg.norm(forward)
    middle = front + forward * (-0.24 * depth - 9.9) + np.cross(forward, left) * (-0.30 * width - 10.9)
    aside = left * (0.33 * width + 7.3)
    return {Landmark.LEFT_HIP: middle + aside, Landmark.RIGHT_HIP: middle - aside}
