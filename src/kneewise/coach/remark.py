"""What a set as a whole says: how fast it went, how even, and whether the range shrank with tiredness."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean, median, pstdev

from kneewise.coach.result import Repetition
from kneewise.wording import Wording, say

LEAST_REPETITIONS = 5
"""With fewer repetitions nothing is said of the set as a whole (our proposal)."""
UNEVEN_BEYOND = 0.30
"""Repetitions whose lengths vary by more than this share of their mean are uneven (our proposal)."""
SHRUNK_TO = 0.80
"""The last third reaches less than this share of the first third: the range shrank (our proposal)."""
SHRUNK_BY_DEG = 5.0
"""And by at least so much, or it is within what the camera can tell (our proposal)."""
HURRIED_TO = 0.70
"""The last third takes less than this share of the time that the first third took: it was hurried (our proposal)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something about the whole set, in words for the person."""

    code: str
    message: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Tempo:
    """The medians over a set: seconds from rest to top, at the top, and down again."""

    lifting_s: float
    hold_s: float
    lowering_s: float

    def to_json(self) -> dict[str, float]:
        """As plain JSON values."""
        return {
            "lifting_s": round(self.lifting_s, 2),
            "hold_s": round(self.hold_s, 2),
            "lowering_s": round(self.lowering_s, 2),
        }


def tempo(repetitions: Sequence[Repetition]) -> Tempo | None:
    """How fast the repetitions were; ``None`` without any."""
    if not repetitions:
        return None
    return Tempo(
        lifting_s=median(r.lifting_s for r in repetitions),
        hold_s=median(r.hold_s for r in repetitions),
        lowering_s=median(r.lowering_s for r in repetitions),
    )


def remarks(repetitions: Sequence[Repetition]) -> tuple[Remark, ...]:
    """What is worth saying of a set of at least ``LEAST_REPETITIONS``."""
    if len(repetitions) < LEAST_REPETITIONS:
        return ()
    first, last = _thirds(repetitions)
    lengths = [r.end_s - r.start_s for r in repetitions]
    found = {
        RANGE_FELL: _shrank(first, last),
        HURRIED: _length(last) < HURRIED_TO * _length(first),
        UNEVEN: pstdev(lengths) > UNEVEN_BEYOND * mean(lengths),
    }
    said = [remark for remark, is_so in found.items() if is_so]
    return tuple(remark for remark in said if remark is not UNEVEN or len(said) == 1)


RANGE_FELL = Remark(
    code="range-falling",
    message=say(
        "The last repetitions were smaller than the first: the muscle grew tired. That is how it should be, "
        "as long as the form holds."
    ),
)
HURRIED = Remark(
    code="hurried", message=say("You grew faster towards the end. Keep the slow pace of the first repetitions.")
)
UNEVEN = Remark(code="uneven", message=say("Some repetitions were much longer than others. Try for an even pace."))


def _thirds(repetitions: Sequence[Repetition]) -> tuple[Sequence[Repetition], Sequence[Repetition]]:
    third = len(repetitions) // 3
    return repetitions[:third], repetitions[-third:]


def _shrank(first: Sequence[Repetition], last: Sequence[Repetition]) -> bool:
    before, after = median(r.range_deg for r in first), median(r.range_deg for r in last)
    return after < SHRUNK_TO * before and before - after > SHRUNK_BY_DEG


def _length(repetitions: Sequence[Repetition]) -> float:
    return median(r.end_s - r.start_s for r in repetitions)
