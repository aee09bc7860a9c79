"""Where the person is in the picture: who stays in place does exercises, who moves walks, who leaps is someone else."""

from collections import deque
from statistics import median

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

BEFORE_S = 0.5
"""So long before a movement the pelvis' height is taken (our proposal)."""


class Place:
    """Keeps the way of one part of the body, and of the pelvis, through the picture."""

    def __init__(self, *, leg_px: float, part: str) -> None:
        self._leg_px = leg_px
        self._part = part
        self._way: deque[tuple[float, Flat]] = deque()
        self._heights: deque[tuple[float, float]] = deque()
        self._pelvis: tuple[float, Flat] | None = None
        self._is_elsewhere = False

    def is_a_leap(self, frame: Frame) -> bool:
        """The pelvis is further from where it was last than any person gets in that time.

        Once it was, whoever is seen there is someone else, however long they stay: only a pelvis that is back counts.
        """
        pelvis = middle_of(frame, "hip")
        if pelvis is None or self._pelvis is None or self._leg_px == 0.0:
            return False
        time_s, at = self._pelvis
        reach = LEAP + (0.0 if self._is_elsewhere else LEAP_PER_S * (frame.time_s - time_s))
        self._is_elsewhere = distance(pelvis, at) > reach * self._leg_px
        return self._is_elsewhere

    def is_back(self, frame: Frame) -> bool:
        """Who was lost from sight is seen again where they were."""
        pelvis = middle_of(frame, "hip")
        if pelvis is None or self._pelvis is None:
            return False
        return distance(pelvis, self._pelvis[1]) <= LEAP * self._leg_px

    def keep(self, frame: Frame) -> None:
        """Note where the person is."""
        pelvis, at = middle_of(frame, "hip"), middle_of(frame, self._part)
        if pelvis is not None:
            self._pelvis = (frame.time_s, pelvis)
        if at is not None:
            self._way.append((frame.time_s, at))
        if pelvis is not None and at is not None:
            self._heights.append((frame.time_s, at[1] - pelvis[1]))

    def drop_before(self, time_s: float) -> None:
        """What was before this moment does not matter any more."""
        while self._way and self._way[0][0] < time_s:
            self._way.popleft()
        while self._heights and self._heights[0][0] < time_s:
            self._heights.popleft()

    def has_moved(self, start_s: float, end_s: float) -> bool:
        """Between these two moments the person went somewhere else."""
        during = [at for time_s, at in self._way if start_s <= time_s <= end_s]
        if not during or self._leg_px == 0.0:
            return False
        return distance(during[0], during[-1]) > STAYS_WITHIN * self._leg_px

    def has_risen(self, start_s: float, top: tuple[float, float], *, by: float) -> bool:
        """The pelvis was further from the feet over ``top`` than just before ``start_s``, by this share of the leg."""
        before = [height for time_s, height in self._heights if start_s - BEFORE_S <= time_s <= start_s]
        at_top = [height for time_s, height in self._heights if top[0] <= time_s <= top[1]]
        return bool(before) and bool(at_top) and median(at_top) - median(before) > by * self._leg_px


def middle_of(frame: Frame, part: str) -> Flat | None:
    """The middle between the left and the right of a part in the picture; ``None`` where one was not seen."""
    left, right = (flat(frame, Landmark.of(side, part)) for side in Side)
    return None if left is None or right is None else between(left, right)
