"""Which one thing to say, as a good therapist would: safety first, not twice in a row, praise when it gets better."""

from collections.abc import Sequence

from kneewise.coach.coaching import Check
from kneewise.coach.event import Cue

NOT_AGAIN_WITHIN_S = 6.0
"""The same cue is not repeated within this time (our proposal)."""
PRAISE = "Better. Keep it like that."


class Cueing:
    """Remembers what was said, and when."""

    def __init__(self) -> None:
        self._said_at_s: dict[str, float] = {}
        self._last: str | None = None

    def urgent(self, check: Check, *, at_s: float) -> Cue | None:
        """Say a safety point now, unless it was just said."""
        return self._say(check, at_s)

    def after(self, broken: Sequence[Check], *, at_s: float) -> Cue | None:
        """Say the first of the points that a repetition broke, or praise when the one last spoken of is gone."""
        if broken:
            return self._say(broken[0], at_s)
        if self._last is None:
            return None
        self._last = None
        return Cue(at_s=at_s, code="better", say=PRAISE)

    def _say(self, check: Check, at_s: float) -> Cue | None:
        self._last = check.code
        if at_s - self._said_at_s.get(check.code, float("-inf")) < NOT_AGAIN_WITHIN_S:
            return None
        self._said_at_s[check.code] = at_s
        return Cue(at_s=at_s, code=check.code, say=check.cue)
