"""The judging machine: it looks at a repetition that was already counted and says which form points it broke."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from kneewise.coach.coaching import Check, Quantity, Timing
from kneewise.coach.event import Verdict
from kneewise.coach.measure import Reading
from kneewise.coach.repetition import Excursion
from kneewise.coach.view import View

Readings = Mapping[Quantity, Reading]

LEAST_SEEN = 0.5
"""A form point needs its landmarks in at least half of the frames at the top (our proposal)."""


class Finding(StrEnum):
    """What came of one form check in one repetition."""

    KEPT = "kept"
    BROKEN = "broken"
    UNSEEN = "unseen"
    WRONG_VIEW = "wrong-view"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """The readings of one frame."""

    time_s: float
    readings: Readings


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """The person's own rest position, and from where it was seen."""

    view: View
    readings: Readings


def find(check: Check, excursion: Excursion, samples: Sequence[Sample], baseline: Baseline) -> Finding:
    """Hold one form check against one repetition."""
    if baseline.view not in check.views:
        return Finding.WRONG_VIEW
    value = _value(check, excursion, samples, baseline)
    if value is None:
        return Finding.UNSEEN
    return Finding.BROKEN if check.is_broken_by(value) else Finding.KEPT


def verdict(findings: Sequence[Finding]) -> Verdict:
    """One broken point makes a repetition faulty; what cannot be judged from this view is left out of the verdict."""
    if Finding.BROKEN in findings:
        return Verdict.FAULTY
    in_view = [finding for finding in findings if finding is not Finding.WRONG_VIEW]
    return Verdict.CLEAN if in_view and Finding.UNSEEN not in in_view else Verdict.NOT_JUDGED


def change(check: Check, reading: Reading, baseline: Baseline) -> float | None:
    """What a reading means to a check: itself, or its change from the person's rest."""
    if not check.from_rest or not isinstance(check.measures, Quantity):
        return reading.value
    rest = baseline.readings.get(check.measures)
    return None if rest is None else reading.value - rest.value


def _value(check: Check, excursion: Excursion, samples: Sequence[Sample], baseline: Baseline) -> float | None:
    match check.measures:
        case Timing.HOLD:
            return excursion.hold_s
        case Timing.LOWERING:
            return excursion.lowering_s
        case quantity:
            return _at_the_top(check, quantity, excursion, samples, baseline)


def _at_the_top(
    check: Check, quantity: Quantity, excursion: Excursion, samples: Sequence[Sample], baseline: Baseline
) -> float | None:
    top = [s for s in samples if excursion.top_from_s <= s.time_s <= excursion.top_until_s]
    seen = [change(check, s.readings[quantity], baseline) for s in top if quantity in s.readings]
    values = [value for value in seen if value is not None]
    return median(values) if values and len(values) >= LEAST_SEEN * len(top) else None
