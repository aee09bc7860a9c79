"""Getting ready: counting begins when the start position was taken and held, and not before.

What people do until then - lying down, turning, reaching for the phone - is neither counted nor judged.
"""

from dataclasses import dataclass, replace
from statistics import median
from typing import assert_never

from kneewise.body import Frame, Side
from kneewise.coach.coaching import Coaching, Stance
from kneewise.coach.measure import Scene, measure
from kneewise.coach.plane import distance
from kneewise.coach.smoothing import OneEuro
from kneewise.coach.view import View, is_lying, is_upright, trunk_tilt_deg, turn_deg, view_of

HELD_S = 1.0
"""How long the start position is held before counting begins (our proposal)."""
STILL_DEG = 8.0
"""A limb that moves less than this over that time is still (our proposal; three times BlazePose's tremble)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """What is still wanting before counting can begin."""

    code: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The start position as it was held: from where it is seen, which leg is nearer, how long it is in the picture."""

    view: View
    side: Side
    leg_px: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Moment:
    time_s: float
    driver_deg: float
    turned_deg: float
    leg_px: float


class Readiness:
    """Push frames in; it gives what is missing, or the start position once it has been held."""

    def __init__(self, coaching: Coaching, *, side: Side | None) -> None:
        self._coaching = coaching
        self._side = side
        self._calm = OneEuro()
        self._moments: list[_Moment] = []

    def receive(self, frame: Frame) -> Missing | Held:
        """Take one frame."""
        side = self._side or nearer_side(frame)
        missing = _missing(frame, self._coaching)
        moment = None if missing is not None else _moment(frame, self._coaching, side)
        if moment is None:
            self._moments.clear()
            return missing or _UNSEEN
        calm_deg = self._calm.receive(moment.driver_deg, time_s=frame.time_s)
        self._moments.append(replace(moment, driver_deg=calm_deg))
        return self._held(side) or Missing(code="hold-still", message=self._coaching.start)

    def _held(self, side: Side) -> Held | None:
        self._moments = [m for m in self._moments if self._moments[-1].time_s - m.time_s <= HELD_S * 1.5]
        angles = [m.driver_deg for m in self._moments]
        if max(angles) - min(angles) > STILL_DEG:
            self._moments = self._moments[-1:]
        if self._moments[-1].time_s - self._moments[0].time_s < HELD_S:
            return None
        return Held(
            view=view_of(median(m.turned_deg for m in self._moments)),
            side=side,
            leg_px=median(m.leg_px for m in self._moments),
        )


def nearer_side(frame: Frame) -> Side:
    """The side whose hip and knee are nearer to the camera; the right one where that cannot be told."""
    depths = {side: _depth(frame, side) for side in Side}
    return Side.LEFT if depths[Side.LEFT] < depths[Side.RIGHT] else Side.RIGHT


def _depth(frame: Frame, side: Side) -> float:
    seen = [frame.landmarks[name].world[2] for name in frame.landmarks if name in {f"{side}_hip", f"{side}_knee"}]
    return sum(seen) / len(seen) if seen else float("inf")


_NOBODY = Missing(code="nobody", message="I cannot see you yet. Step into the picture.")
_UNSEEN = Missing(code="legs-unseen", message="I cannot see your whole leg. Move back until hip, knee and foot show.")
_LIE_DOWN = Missing(code="lie-down", message="Lie down to begin.")
_STAND_UP = Missing(code="stand-up", message="Stand up to begin.")


def _missing(frame: Frame, coaching: Coaching) -> Missing | None:
    if not frame.landmarks:
        return _NOBODY
    tilt = trunk_tilt_deg(frame)
    if tilt is None:
        return _UNSEEN
    match coaching.stance:
        case Stance.LYING:
            return None if is_lying(tilt) else _LIE_DOWN
        case Stance.UPRIGHT:
            return None if is_upright(tilt) else _STAND_UP
        case _:
            assert_never(coaching.stance)


def _moment(frame: Frame, coaching: Coaching, side: Side) -> _Moment | None:
    turned = turn_deg(frame)
    if turned is None:
        return None
    scene = Scene(frame=frame, stance=coaching.stance, side=side, view=View.SIDE)
    driver, leg = measure(coaching.driver, scene), scene.points("hip", "knee", "ankle")
    if driver is None or leg is None:
        return None
    length = distance(leg[0], leg[1]) + distance(leg[1], leg[2])
    if coaching.stance is Stance.UPRIGHT:
        length = distance(leg[0], leg[2])
    return _Moment(time_s=frame.time_s, driver_deg=driver.value, turned_deg=turned, leg_px=length)
