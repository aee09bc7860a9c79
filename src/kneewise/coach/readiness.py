"""Getting ready: counting begins when the start position was taken and held, and not before.

What people do until then - lying down, turning, reaching for the phone - is neither counted nor judged.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from kneewise.body import Frame, Landmark, Side
from kneewise.coach.coaching import Coaching
from kneewise.coach.measure import measure
from kneewise.coach.missing import (
    END_ON,
    NOBODY,
    POSITION,
    STEP_BACK,
    TURN_OVER,
    UNSEEN,
    Missing,
    point_missed,
    stillness,
    stillness_once_seen,
)
from kneewise.coach.place import middle_of
from kneewise.coach.plane import Flat, distance, minus
from kneewise.coach.quantity import Quantity
from kneewise.coach.reading import Reading
from kneewise.coach.scene import Scene
from kneewise.coach.smoothing import Smoother
from kneewise.coach.stance import Facing, Stance, hips_height, is_end_on, is_in, lies, stands, trunk_tilt_deg
from kneewise.coach.standing_leg import Neutral
from kneewise.coach.view import View, flat, turn_deg, view_of

HELD_S = 1.0
"""How long the start position is held before counting begins (our proposal)."""
STILL_DEG = 8.0
"""A limb that moves less than this over that time is still (our proposal; three times BlazePose's tremble)."""


STILL_SHARE = 0.15
"""Feet and knees of who stands move less than this share of the leg (our proposal)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The start position as it was held: from where it is seen, which leg works, how long it is in the picture.

    ``turned_deg`` is how far the trunk is turned, ``trunk`` its direction in the picture, ``at`` where the feet are (of
    who lies, the pelvis), ``height`` how far the hips are above the feet. ``rest`` has the readings of a person in a
    recording, which were looked for in all of it; ``has_depth`` tells a track whose depth is true.
    """

    stance: Stance
    view: View
    side: Side
    leg_px: float
    far: Side | None = None
    has_depth: bool = False
    turned_deg: float = 0.0
    trunk: Flat | None = None
    at: Flat | None = None
    height: float | None = None
    neutral: Mapping[Side, Neutral] | None = None
    rest: Mapping[Quantity, Reading] | None = None

    @property
    def is_recorded(self) -> bool:
        """The person is taken to be in position from the first frame to the last."""
        return self.rest is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Moment:
    time_s: float
    calm_deg: float
    turned_deg: float
    leg_px: float
    frame: Frame


class Readiness:
    """Push frames in; it gives what is missing, or the start position once it has been held."""

    def __init__(self, coaching: Coaching, *, side: Side | None) -> None:
        self._coaching = coaching
        self._side = side
        self._calm = Smoother()
        self._facing = Facing()
        self._moments: list[_Moment] = []
        self._was_unseen = False
        self._still, self._still_once_seen = stillness(coaching), stillness_once_seen(coaching)

    def receive(self, frame: Frame) -> Missing | Held:
        """Take one frame."""
        side = self._side or nearer_side(frame)
        missing = _missing(frame, self._coaching, self._facing.receive(frame))
        scene = Scene(frame=frame, stance=self._coaching.stance, side=side, view=View.SIDE)
        driver, leg_px, turned = measure(self._coaching.driver, scene), leg_in(scene), turn_deg(frame)
        if missing is None and (driver is None or leg_px is None or turned is None):
            missing = _step_back(frame)
        if missing is not None or driver is None or leg_px is None or turned is None:
            self._moments.clear()
            self._was_unseen = missing in {NOBODY, UNSEEN, STEP_BACK}
            return missing or UNSEEN
        calm_deg = self._calm.receive(driver.value, time_s=frame.time_s)
        self._moments.append(
            _Moment(time_s=frame.time_s, calm_deg=calm_deg, turned_deg=turned, leg_px=leg_px, frame=frame)
        )
        return self._held(side) or (self._still_once_seen if self._was_unseen else self._still)

    def _held(self, side: Side) -> Held | Missing | None:
        self._moments = [m for m in self._moments if self._moments[-1].time_s - m.time_s <= HELD_S * 1.5]
        angles = [m.calm_deg for m in self._moments]
        if max(angles) - min(angles) > STILL_DEG or self._steps():
            self._moments = self._moments[-1:]
        if self._moments[-1].time_s - self._moments[0].time_s < HELD_S:
            return None
        held = as_held([m.frame for m in self._moments], self._coaching, side=side)
        return held and (wrong_start(held, self._moments[-1].frame, self._coaching) or held)

    def _steps(self) -> bool:
        """Who stands moves a knee or a foot: from the front a bent knee is hardly seen."""
        if self._coaching.stance.is_lying:
            return False
        leg_px = self._moments[-1].leg_px
        for name in _KNEES_AND_FEET:
            places = [at for moment in self._moments if (at := flat(moment.frame, name)) is not None]
            if any(distance(at, places[-1]) > STILL_SHARE * leg_px for at in places):
                return True
        return False


def as_held(
    frames: Sequence[Frame], coaching: Coaching, *, side: Side, has_depth: bool = False, stance: Stance | None = None
) -> Held | None:
    """The start position that these frames show; ``None`` where shoulders, hips or the leg are missing in all."""
    stance = stance or coaching.stance
    scenes = [Scene(frame=frame, stance=stance, side=side, view=View.SIDE) for frame in frames]
    turns = [turned for frame in frames if (turned := turn_deg(frame)) is not None]
    lengths = [length for scene in scenes if (length := leg_in(scene)) is not None]
    if not turns or not lengths:
        return None
    view = view_of(median(turns))
    return Held(
        stance=stance,
        view=view,
        side=side,
        leg_px=median(lengths),
        turned_deg=median(turns),
        trunk=_trunk(frames),
        height=_height(frames),
        at=_middle_over(frames, "ankle" if coaching.both_legs else "hip"),
        far=_far_side(frames) if view is View.SIDE else None,
        has_depth=has_depth,
        neutral=None if stance.is_lying else _neutral(frames),
    )


def _trunk(frames: Sequence[Frame]) -> Flat | None:
    """The trunk's direction in the picture, shoulders to hips."""
    shoulders, hips = _middle_over(frames, "shoulder"), _middle_over(frames, "hip")
    return None if shoulders is None or hips is None else minus(hips, shoulders)


def _height(frames: Sequence[Frame]) -> float | None:
    heights = [height for frame in frames if (height := hips_height(frame)) is not None]
    return median(heights) if heights else None


def _middle_over(frames: Sequence[Frame], part: str) -> Flat | None:
    """Where the middle of a part was most of the time."""
    points = [at for frame in frames if (at := middle_of(frame, part)) is not None]
    return (median(u for u, _ in points), median(v for _, v in points)) if points else None


def leg_in(scene: Scene) -> float | None:
    """The leg's length in the picture: hip to ankle of who stands, the longer thigh and shank of who lies."""
    leg = scene.points("hip", "knee", "ankle")
    if leg is None:
        return None
    if not scene.stance.is_lying:
        return distance(leg[0], leg[2])
    legs = [leg, scene.other.points("hip", "knee", "ankle") or leg]
    return max(distance(hip, knee) for hip, knee, _ in legs) + max(distance(knee, ankle) for _, knee, ankle in legs)


def wrong_start(held: Held, frame: Frame, coaching: Coaching) -> Missing | None:
    """What of the start position is still to be put right, besides lying or standing."""
    if held.stance is Stance.SIDE_LYING and _lies_beneath(frame, held):
        return TURN_OVER
    scene = Scene(
        frame=frame, stance=held.stance, side=held.side, view=held.view, leg_px=held.leg_px, has_depth=held.has_depth
    )
    for point in coaching.start_points:
        reading = measure(point.measures, scene)
        if reading is not None and point.is_missed_by(reading.value):
            return point_missed(point)
    return None


def _lies_beneath(frame: Frame, held: Held) -> bool:
    """Who lies on the side has the working leg beneath: the hip of the other one is higher in the picture."""
    hips = Scene(frame=frame, stance=held.stance, side=held.side, view=held.view).pair("hip")
    return hips is not None and hips[0][1] - hips[1][1] > _BENEATH * held.leg_px


def nearer_side(frame: Frame) -> Side:
    """The side whose hip and knee are nearer to the camera; the right one where that cannot be told."""
    depths = {side: _depth(frame, side) for side in Side}
    return Side.LEFT if depths[Side.LEFT] < depths[Side.RIGHT] else Side.RIGHT


def _far_side(frames: Sequence[Frame]) -> Side:
    nearer = [nearer_side(frame) for frame in frames]
    return Side.RIGHT if nearer.count(Side.LEFT) * 2 > len(nearer) else Side.LEFT


def _neutral(frames: Sequence[Frame]) -> dict[Side, Neutral]:
    found = {side: Neutral.of(frames, side) for side in Side}
    return {side: neutral for side, neutral in found.items() if neutral is not None}


def _depth(frame: Frame, side: Side) -> float:
    seen = [frame.landmarks[name].world[2] for name in frame.landmarks if name in {f"{side}_hip", f"{side}_knee"}]
    return sum(seen) / len(seen) if seen else float("inf")


_BENEATH = 0.06
"""A third of the way from hip to hip, as a share of the leg (our proposal)."""
_KNEES_AND_FEET = [Landmark.of(side, part) for side in Side for part in ("knee", "ankle")]
_LEGS = [Landmark.of(side, part) for side in Side for part in ("hip", "knee", "ankle")]


def _missing(frame: Frame, coaching: Coaching, faces: float | None) -> Missing | None:
    if not frame.landmarks:
        return NOBODY
    tilt = trunk_tilt_deg(frame)
    if tilt is None:
        return _step_back(frame)
    stance = coaching.stance
    if stance.is_lying and is_end_on(frame):
        return END_ON
    is_placed = (faces is not None and lies(faces) is stance) if stance.is_lying else stands(frame) is not False
    if not is_in(stance, tilt) or not is_placed:
        return POSITION[stance]
    return None


def _step_back(frame: Frame) -> Missing:
    """Parts that lie outside of the picture call for more distance; parts that are hidden do not."""
    known = all(name in frame.landmarks for name in _LEGS)
    return STEP_BACK if known and frame.picture is not None else UNSEEN
