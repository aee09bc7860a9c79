"""Where the person is in the picture: who stays in place does exercises, who moves walks, who leaps is someone else."""

from collections import deque

from kneewise.body import Frame, Landmark, Side
from kneewise.coach.plane import Flat, between, distance
from kneewise.coach.view import flat

STAYS_WITHIN = 0.25
"""Feet that stand, or a pelvis that lies, and move by more than this share of the leg walk off: no repetition."""
LEAP = 0.35
LEAP_PER_S = 2.0
"""In no time at all a pelvis moves less than ``LEAP`` leg lengths, and ``LEAP_PER_S`` more in each second.

Our proposal: a walking pelvis makes about one and a half leg lengths a second.
"""


class Place:
    """Keeps the way of one part of the body, and of the pelvis, through the picture."""

    def __init__(self, *, leg_px: float, part: str) -> None:
        self._leg_px = leg_px
        self._part = part
        self._way: deque[tuple[float, Flat]] = deque()
        self._pelvis: tuple[float, Flat] | None = None

    def is_a_leap(self, frame: Frame) -> bool:
        """The pelvis is further from where it was last than any person gets in that time."""
        pelvis = _middle(frame, "hip")
        if pelvis is None or self._pelvis is None or self._leg_px == 0.0:
            return False
        time_s, at = self._pelvis
        reach = LEAP + LEAP_PER_S * (frame.time_s - time_s)
        return distance(pelvis, at) > reach * self._leg_px

    def is_back(self, frame: Frame) -> bool:
        """Who was lost from sight is seen again where they were."""
        pelvis = _middle(frame, "hip")
        if pelvis is None or self._pelvis is None:
            return False
        return distance(pelvis, self._pelvis[1]) <= LEAP * self._leg_px

    def keep(self, frame: Frame) -> None:
        """Note where the person is."""
        pelvis, at = _middle(frame, "hip"), _middle(frame, self._part)
        if pelvis is not None:
            self._pelvis = (frame.time_s, pelvis)
        if at is not None:
            self._way.append((frame.time_s, at))

    def drop_before(self, time_s: float) -> None:
        """What was before this moment does not matter any more."""
        while self._way and self._way[0][0] < time_s:
            self._way.popleft()

    def has_moved(self, start_s: float, end_s: float) -> bool:
        """Between these two moments the person went somewhere else."""
        during = [at for time_s, at in self._way if start_s <= time_s <= end_s]
        if not during or self._leg_px == 0.0:
            return False
        return distance(during[0], during[-1]) > STAYS_WITHIN * self._leg_px


def _middle(frame: Frame, part: str) -> Flat | None:
    left, right = (flat(frame, Landmark.of(side, part)) for side in Side)
    return None if left is None or right is None else between(left, right)
