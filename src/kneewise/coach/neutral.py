"""The stance that a standing leg is measured against: how long thigh and shank are in the picture of straight knees."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from kneewise.body import Frame, Landmark, Side
from kneewise.coach.plane import Flat, minus
from kneewise.coach.view import flat

_TALLEST = 0.95
"""The tallest stance is what one frame in twenty exceeds: a single frame may be a slip (our proposal)."""
_AS_TALL = (0.98, 1.03)
"""Frames within these shares of it show the same stance (our proposal: twice a landmark's error of 1.5 %)."""
_SAME_DISTANCE = 0.03
"""Frames whose scale differs by less than this share have one distance to the camera (our proposal)."""
_FROM_HEEL, _FROM_ANKLE = 0.28, 0.21
"""Heel to toes, and ankle to toes, as shares of the leg: 0.9 and 0.68 of a foot, as the figure has them."""
_SHARE_OF_DEPTH = 0.6
"""How much of the true depth BlazePose gives: measured on people who stand."""
_LEAST_BELOW = 0.3
"""Ankles less than this share of the leg below the picture's middle do not tell the distance (our proposal)."""
_EDGE_ON = 0.1
"""Hips nearer to each other than this share of the leg hardly tell front from back (our proposal)."""
_NEVER_QUITE = 0.95
"""No leg moves exactly in the picture's plane (our proposal: 18 degrees from it)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Neutral:
    """A leg in straight-legged standing, as the picture shows it.

    ``leg`` is the length of thigh and shank together, in pixels, or in metres of a track that has none. ``thigh`` and
    ``shank`` are their shares of it to the right and down, from hip to knee and from knee to ankle. ``turned`` is the
    sine of how far the leg's plane is turned from the line of sight: 0 facing the camera or away, 1 facing the
    picture's right, -1 its left. ``toward`` is 1 facing the camera, -1 facing away. ``below`` is how far the ankle is
    under the picture's middle; ``None`` where that does not tell the distance.
    """

    side: Side
    leg: float
    thigh: Flat
    shank: Flat
    turned: float
    toward: float
    below: float | None

    @classmethod
    def of(cls, frames: Sequence[Frame], side: Side) -> "Neutral | None":
        """The medians of frames in which the person stands with straight knees; ``None`` where the leg is not seen."""
        seen = [points for frame in frames if (points := _leg(frame, side)) is not None]
        if not seen:
            return None
        thigh = _middle(minus(knee, hip) for hip, knee, _ in seen)
        shank = _middle(minus(ankle, knee) for _, knee, ankle in seen)
        if min(thigh[1], shank[1]) <= 0.0:
            return None
        leg = math.hypot(*thigh) + math.hypot(*shank)
        below = [under for frame in frames if (under := _below(frame, side)) is not None]
        return cls(
            side=side,
            leg=leg,
            thigh=(thigh[0] / leg, thigh[1] / leg),
            shank=(shank[0] / leg, shank[1] / leg),
            turned=_turned(frames, side, leg),
            toward=_toward(frames, leg),
            below=median(below) if below and median(below) > _LEAST_BELOW * leg else None,
        )


def neutral_frames(frames: Sequence[Frame]) -> list[Frame]:
    """Of a whole recording, the frames in which the person stands tallest, all at about one distance; in their order.

    Heights are compared at the same distance to the camera, as far as the floor tells it.
    """
    heights = {number: height for number, frame in enumerate(frames) if (height := _height(frame)) is not None}
    if not heights:
        return []
    tallest = sorted(heights.values())[math.floor(_TALLEST * (len(heights) - 1))]
    least, most = (share * tallest for share in _AS_TALL)
    tall = [frames[number] for number, height in heights.items() if least <= height <= most]
    usual = median(_scale(frame) for frame in tall)
    return [frame for frame in tall if abs(_scale(frame) / usual - 1.0) <= _SAME_DISTANCE]


def _leg(frame: Frame, side: Side) -> tuple[Flat, Flat, Flat] | None:
    hip, knee, ankle = (flat(frame, Landmark.of(side, part)) for part in ("hip", "knee", "ankle"))
    return None if hip is None or knee is None or ankle is None else (hip, knee, ankle)


def _middle(points: Iterable[Flat]) -> Flat:
    """The median in each direction."""
    across, down = zip(*points, strict=True)
    return median(across), median(down)


def _below(frame: Frame, side: Side) -> float | None:
    """How far the ankle is under the picture's middle, which is the horizon of a camera that stands level."""
    seen = frame.landmarks.get(Landmark.of(side, "ankle"))
    return None if seen is None or seen.pixel is None or frame.picture is None else seen.pixel[1] - frame.picture[1] / 2


def _height(frame: Frame) -> float | None:
    """How far the hips are above the ankles, in units of the scale."""
    legs = [leg for side in Side if (leg := _leg(frame, side)) is not None]
    return fmean(ankle[1] - hip[1] for hip, _, ankle in legs) / _scale(frame) if legs else None


def _scale(frame: Frame) -> float:
    """How far the nearest ankle is below the horizon: the nearer, the lower. 1 where that cannot be told."""
    legs = [leg for side in Side if (leg := _leg(frame, side)) is not None]
    below = [under for side in Side if (under := _below(frame, side)) is not None]
    height = max(ankle[1] - hip[1] for hip, _, ankle in legs)
    return max(below) if below and max(below) > _LEAST_BELOW * height else 1.0


def _turned(frames: Sequence[Frame], side: Side, leg: float) -> float:
    """From the foot, which the knee follows, and from the trunk, which is seen better: half of each."""
    foot = [turned for frame in frames if (turned := _foot_turned(frame, side)) is not None]
    trunk = [turned for frame in frames if (turned := _trunk_turned(frame)) is not None]
    told = [median(trunk)] if trunk else []
    told += [median(foot) / leg] if foot else []
    return max(-_NEVER_QUITE, min(_NEVER_QUITE, fmean(told))) if told else 0.0


def _foot_turned(frame: Frame, side: Side) -> float | None:
    toes, heel, ankle = (flat(frame, Landmark.of(side, part)) for part in ("foot_index", "heel", "ankle"))
    if toes is not None and heel is not None:
        return (toes[0] - heel[0]) / _FROM_HEEL
    return None if toes is None or ankle is None else (toes[0] - ankle[0]) / _FROM_ANKLE


def _trunk_turned(frame: Frame) -> float | None:
    names = [Landmark.of(side, part) for side in Side for part in ("shoulder", "hip")]
    if any(name not in frame.landmarks for name in names):
        return None
    (a, _, i), (b, _, j), (c, _, k), (d, _, m) = (frame.landmarks[name].world for name in names)
    across, away = a + b - c - d, (i + j - k - m) / _SHARE_OF_DEPTH
    size = math.hypot(across, away)
    return away / size if size > 0.0 else None


def _toward(frames: Sequence[Frame], leg: float) -> float:
    """The left hip is on the picture's right of who faces the camera."""
    hips = [(flat(frame, Landmark.LEFT_HIP), flat(frame, Landmark.RIGHT_HIP)) for frame in frames]
    apart = [left[0] - right[0] for left, right in hips if left is not None and right is not None]
    return max(-1.0, min(1.0, median(apart) / (_EDGE_ON * leg))) if apart else 0.0
