"""Whether a person who was ready has left the start position: stood up, rolled over, turned round or walked off.

What a repetition may do (lean, roll a little) is not leaving. What it never does is asked for at any time; what it does
for a moment is asked for at rest alone.
"""

from kneewise.body import Frame
from kneewise.coach.place import STAYS_WITHIN, middle_of
from kneewise.coach.plane import distance
from kneewise.coach.readiness import Held
from kneewise.coach.stance import Facing, Stance, has_rolled, hips_height, is_out_of, trunk_tilt_deg
from kneewise.coach.view import turn_deg

LEFT_AFTER_S = 0.6
"""So long out of the start position, and the person has left it (our proposal)."""
ROLLED_AFTER_S = 3.0
"""So long another way up in the middle of a repetition, and who lay on the front has rolled over (our proposal)."""
STANDS_FROM, SITS_BELOW = 0.70, 0.65
"""Hips as high as this share of their height at the start carry who stands; lower at rest do not (our proposal)."""
TURNED_DEG = 35.0
"""Turned by so much, a standing person is seen from elsewhere (our proposal; the turn trembles by 5 to 8 degrees)."""


class Leaving:
    """Push frames in; it tells when the person has been out of the start position for long enough."""

    def __init__(self, held: Held, *, part: str) -> None:
        self._held = held
        self._part = part
        self._facing = Facing()
        self._since_s: float | None = None
        self._rolled_since_s: float | None = None

    @property
    def has_begun(self) -> bool:
        """The person is out of the position now."""
        return self._since_s is not None

    def receive(self, frame: Frame, *, is_at_rest: bool) -> bool:
        """Take one frame; true where the position has been left."""
        if not self._is_out(frame, is_at_rest=is_at_rest):
            self._since_s = None
            return False
        if self._since_s is None:
            self._since_s = frame.time_s
        return frame.time_s - self._since_s >= LEFT_AFTER_S

    def _is_out(self, frame: Frame, *, is_at_rest: bool) -> bool:
        tilt = trunk_tilt_deg(frame)
        if tilt is None:
            return False
        if is_out_of(self._held.stance, tilt):
            return True
        if self._held.is_recorded:
            return False
        if self._has_rolled(frame, is_at_rest=is_at_rest):
            return True
        return is_at_rest and (self._has_moved(frame) or self._is_seen_otherwise(frame))

    def _has_rolled(self, frame: Frame, *, is_at_rest: bool) -> bool:
        """Lies another way up; of who lies on the front that is seen badly while they move, and must last."""
        faces = self._facing.receive(frame) if self._held.stance.is_lying else None
        if faces is None or not has_rolled(self._held.stance, faces):
            self._rolled_since_s = None
            return False
        if self._rolled_since_s is None:
            self._rolled_since_s = frame.time_s
        lasts_s = frame.time_s - self._rolled_since_s
        return is_at_rest or self._held.stance is not Stance.PRONE or lasts_s >= ROLLED_AFTER_S

    def _has_moved(self, frame: Frame) -> bool:
        """Who stands is somewhere else than where the start position was held; who lies may shift."""
        if self._held.stance.is_lying:
            return False
        at = middle_of(frame, self._part)
        if at is None or self._held.at is None:
            return False
        return distance(at, self._held.at) > STAYS_WITHIN * self._held.leg_px

    def _is_seen_otherwise(self, frame: Frame) -> bool:
        """Who stands has turned, or is no longer on straight legs."""
        if self._held.stance.is_lying:
            return False
        turned = turn_deg(frame)
        return (turned is not None and abs(turned - self._held.turned_deg) > TURNED_DEG) or not self.stands(
            frame, from_share=SITS_BELOW
        )

    def stands(self, frame: Frame, *, from_share: float = STANDS_FROM) -> bool:
        """The hips are about as high above the feet as when the person stood ready, as far as is seen."""
        height = hips_height(frame)
        return height is None or self._held.height is None or height >= from_share * self._held.height
