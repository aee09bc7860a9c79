"""The 33 points that BlazePose marks on a person.

Source: names and order of the MediaPipe Pose documentation (BlazePose, Bazarevsky et al. 2020, arXiv 2006.10204).
"""

from enum import StrEnum

from kneewise.body.side import Side


class Landmark(StrEnum):
    """One BlazePose landmark; iteration gives BlazePose's own order, so the position is the network's index."""

    NOSE = "nose"
    LEFT_EYE_INNER = "left_eye_inner"
    LEFT_EYE = "left_eye"
    LEFT_EYE_OUTER = "left_eye_outer"
    RIGHT_EYE_INNER = "right_eye_inner"
    RIGHT_EYE = "right_eye"
    RIGHT_EYE_OUTER = "right_eye_outer"
    LEFT_EAR = "left_ear"
    RIGHT_EAR = "right_ear"
    MOUTH_LEFT = "mouth_left"
    MOUTH_RIGHT = "mouth_right"
    LEFT_SHOULDER = "left_shoulder"
    RIGHT_SHOULDER = "right_shoulder"
    LEFT_ELBOW = "left_elbow"
    RIGHT_ELBOW = "right_elbow"
    LEFT_WRIST = "left_wrist"
    RIGHT_WRIST = "right_wrist"
    LEFT_PINKY = "left_pinky"
    RIGHT_PINKY = "right_pinky"
    LEFT_INDEX = "left_index"
    RIGHT_INDEX = "right_index"
    LEFT_THUMB = "left_thumb"
    RIGHT_THUMB = "right_thumb"
    LEFT_HIP = "left_hip"
    RIGHT_HIP = "right_hip"
    LEFT_KNEE = "left_knee"
    RIGHT_KNEE = "right_knee"
    LEFT_ANKLE = "left_ankle"
    RIGHT_ANKLE = "right_ankle"
    LEFT_HEEL = "left_heel"
    RIGHT_HEEL = "right_heel"
    LEFT_FOOT_INDEX = "left_foot_index"
    RIGHT_FOOT_INDEX = "right_foot_index"

    @classmethod
    def of(cls, side: Side, part: str) -> "Landmark":
        """The landmark of one side: ``Landmark.of(Side.LEFT, "knee")``; ``ValueError`` for a part that has no side."""
        return _OF.get((side, part)) or cls(f"{side}_{part}")

    @property
    def twin(self) -> "Landmark":
        """The same part of the other side; of the nose, itself."""
        return _TWINS[self]


_OF = {(side, name.removeprefix(f"{side}_")): name for side in Side for name in Landmark if name.startswith(f"{side}_")}
_EXCHANGED = {"left": "right", "right": "left"}
_TWINS = {name: Landmark("_".join(_EXCHANGED.get(word, word) for word in name.split("_"))) for name in Landmark}

LEGS: tuple[Landmark, ...] = tuple(Landmark.of(side, part) for side in Side for part in ("hip", "knee", "ankle"))
"""The least that a track of landmarks must have."""
