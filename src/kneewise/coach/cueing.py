"""Which one thing to say, as a good therapist would: safety first, then the biggest, not twice in a row, and praise."""

from collections.abc import Sequence

from kneewise.coach.coaching import Check
from kneewise.coach.event import Cue
from kneewise.coach.judge import Judgement
from kneewise.wording import say

NOT_AGAIN_WITHIN_S = 6.0
"""The same cue is not repeated within this time (our proposal)."""
NOT_ANOTHER_WITHIN_S = 2.0
"""Nothing else is said while a cue is still being spoken (our proposal)."""
PRAISE = say("Better. Keep it like that.")


class Cueing:
    """Remembers what was said, and when."""

    def __init__(self) -> None:
        self._said_at_s: dict[str, float] = {}
        self._spoke_at_s = float("-inf")
        self._last: str | None = None

    def urgent(self, check: Check, *, at_s: float) -> Cue | None:
        """Say a safety point now, unless it was just said."""
        return self._say(check, at_s)

    def after(self, broken: Sequence[Judgement], *, at_s: float) -> Cue | None:
        """Say the one that matters most of the points that a repetition broke, or praise when the last one is gone."""
        if broken:
            return self._say(foremost(broken), at_s)
        if self._last is None:
            return None
        self._last, self._spoke_at_s = None, at_s
        return Cue(at_s=at_s, code="better", say=PRAISE)

    def _say(self, check: Check, at_s: float) -> Cue | None:
        self._last = check.code
        just_said = at_s - self._said_at_s.get(check.code, float("-inf")) < NOT_AGAIN_WITHIN_S
        if just_said or at_s - self._spoke_at_s < NOT_ANOTHER_WITHIN_S:
            return None
        self._said_at_s[check.code] = self._spoke_at_s = at_s
        return Cue(at_s=at_s, code=check.code, say=check.cue)


def foremost(broken: Sequence[Judgement]) -> Check:
    """Safety first, in the exercise's own order; then whatever lies furthest beyond its limit."""
    safety = [judgement.check for judgement in broken if judgement.check.is_safety]
    return safety[0] if safety else max(broken, key=lambda judgement: judgement.excess).check
