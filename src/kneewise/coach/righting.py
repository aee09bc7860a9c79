"""Left and right of who lies on the front: the network takes the back for the chest at times, and so left for right.

Where the chest seems to look up and the legs would leap if they were as named, they are exchanged. A chest alone that
seems to look up, while the legs go on where they were, is an error of depth.
"""

from kneewise.body import Frame, Landmark, Side
from kneewise.coach.plane import Flat, distance
from kneewise.coach.stance import Stance, facing, lies
from kneewise.coach.view import flat

LEAP = 0.15
"""Knees and feet together may move by this share of the leg from frame to frame (our proposal)."""
FORGOTTEN_AFTER_S = 0.5
"""After so long without legs, where they were says nothing (our proposal)."""

_LEGS = tuple(Landmark.of(side, part) for side in Side for part in ("knee", "ankle"))


class Righting:
    """Push frames in; it gives them back with their sides right."""

    def __init__(self, *, leg_px: float) -> None:
        self._leg_px = leg_px
        self._looks_up = False
        self._legs: tuple[float, dict[Landmark, Flat]] | None = None

    def receive(self, frame: Frame) -> Frame:
        """The frame, its sides exchanged where the network has them wrong."""
        faces = facing(frame)
        if faces is not None and lies(faces) is not Stance.SIDE_LYING:
            self._looks_up = lies(faces) is Stance.SUPINE
        legs = {name: at for name in _LEGS if (at := flat(frame, name)) is not None}
        is_exchanged = self._looks_up and len(legs) == len(_LEGS) and self._goes_on_exchanged(frame.time_s, legs)
        if len(legs) == len(_LEGS):
            self._legs = (frame.time_s, {name.twin: at for name, at in legs.items()} if is_exchanged else legs)
        return frame.exchanged() if is_exchanged else frame

    def _goes_on_exchanged(self, time_s: float, legs: dict[Landmark, Flat]) -> bool:
        if self._legs is None or time_s - self._legs[0] > FORGOTTEN_AFTER_S:
            return True
        before = self._legs[1]
        as_named = sum(distance(at, before[name]) for name, at in legs.items())
        as_exchanged = sum(distance(at, before[name.twin]) for name, at in legs.items())
        return as_exchanged - as_named <= LEAP * self._leg_px
