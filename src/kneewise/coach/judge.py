"""The judging machine: it looks at a repetition that was already counted and says which form points it broke."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from statistics import median

from kneewise.coach.coaching import Check, When
from kneewise.coach.event import Verdict
from kneewise.coach.quantity import Quantity, Timing
from kneewise.coach.reading import Reading
from kneewise.coach.repetition import HOLD_WITHIN, Excursion
from kneewise.coach.view import View

Readings = Mapping[Quantity, Reading]

LEAST_SEEN = 0.5
"""A form point needs its landmarks in at least half of the frames that it is judged by (our proposal)."""
HOLD_S = 0.15
"""The uncertainty of a hold at a steady frame rate (our proposal, measured on the figure); lost frames add."""
WANDERS_DEG = 2.0
"""So far the driver wanders while it moves (our proposal, measured on the figure): the smaller the movement, the less
sure is its tempo, and when it came to the top and left it."""


class Finding(StrEnum):
    """What came of one form check in one repetition."""

    KEPT = "kept"
    BROKEN = "broken"
    UNSURE = "unsure"
    UNSEEN = "unseen"
    EXPLAINED = "explained"
    WRONG_VIEW = "wrong-view"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """The readings of one frame; ``other_deg`` is what the other leg's driver measures, where it was looked at."""

    time_s: float
    readings: Readings
    other_deg: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """The person's own rest position, and from where it was seen."""

    view: View
    readings: Readings


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One form check held against one repetition; ``excess`` is by how many margins the limit was passed."""

    check: Check
    finding: Finding
    excess: float = 0.0


def judge_all(
    checks: Sequence[Check], excursion: Excursion, samples: Sequence[Sample], baseline: Baseline
) -> list[Judgement]:
    """Hold all form checks against one repetition; what another fault explains is not held against it."""
    judgements = [judge(check, excursion, samples, baseline) for check in checks]
    broken = {judgement.check.code for judgement in judgements if judgement.finding is Finding.BROKEN}
    return [
        replace(judgement, finding=Finding.EXPLAINED) if judgement.check.explained_by in broken else judgement
        for judgement in judgements
    ]


def judge(check: Check, excursion: Excursion, samples: Sequence[Sample], baseline: Baseline) -> Judgement:
    """Hold one form check against one repetition. ``samples`` begin in the rest before it."""
    if baseline.view not in check.views:
        return Judgement(check=check, finding=Finding.WRONG_VIEW)
    seen = _reading(check, excursion, samples, baseline)
    if seen is None:
        return Judgement(check=check, finding=Finding.UNSEEN)
    broken = check.is_broken_by(seen.value)
    if seen.plus_minus > _sure_from(check, seen.value, broken=broken):
        return Judgement(check=check, finding=Finding.UNSURE)
    if not broken:
        return Judgement(check=check, finding=Finding.KEPT)
    return Judgement(check=check, finding=Finding.BROKEN, excess=check.excess(seen.value))


def _sure_from(check: Check, value: float, *, broken: bool) -> float:
    """The uncertainty above which nothing is said.

    That of a lowering is all chance, so that its distance from the limit counts; that of an angle is mostly the same
    in the right and in the wrong, so that its distance from what is right does.
    """
    if check.measures is Timing.LOWERING:
        return abs(value - check.limit)
    return abs(value - check.right) if broken else check.margin


def verdict(judgements: Sequence[Judgement]) -> Verdict:
    """One broken point makes a repetition faulty; what cannot be judged from this view is left out of the verdict."""
    findings = {judgement.finding for judgement in judgements} - {Finding.WRONG_VIEW, Finding.EXPLAINED}
    if Finding.BROKEN in findings:
        return Verdict.FAULTY
    return Verdict.CLEAN if findings == {Finding.KEPT} else Verdict.NOT_JUDGED


def change(check: Check, reading: Reading, baseline: Baseline) -> float | None:
    """What a reading means to a check: itself, or its change from the person's rest."""
    if not check.from_rest or not isinstance(check.measures, Quantity):
        return reading.value
    rest = baseline.readings.get(check.measures)
    return None if rest is None else reading.value - rest.value


def at_the_top(quantity: Quantity, excursion: Excursion, samples: Sequence[Sample]) -> float | None:
    """A quantity's median over the top of a repetition; ``None`` where it was hardly seen."""
    top = _part(When.TOP, excursion, samples)
    values = [s.readings[quantity].value for s in top if quantity in s.readings]
    return median(values) if values and len(values) >= LEAST_SEEN * len(top) else None


def _reading(check: Check, excursion: Excursion, samples: Sequence[Sample], baseline: Baseline) -> Reading | None:
    wanders = WANDERS_DEG / max(abs(excursion.peak - excursion.rest), WANDERS_DEG)
    match check.measures:
        case Timing.HOLD:
            blurred_s = _end_s(HOLD_WITHIN, excursion) - _end_s(HOLD_WITHIN - wanders, excursion)
            plus_minus = HOLD_S + blurred_s + _longest_gap_s(excursion, samples)
            return Reading(value=excursion.hold_s, plus_minus=plus_minus)
        case Timing.LOWERING:
            return Reading(value=excursion.lowering_s, plus_minus=wanders * excursion.lowering_s)
        case quantity:
            return _over_time(check, quantity, _part(check.when, excursion, samples), baseline)


def _end_s(share: float, excursion: Excursion) -> float:
    """How long rise and fall together take for the last share next to the top: a minimum-jerk curve ends as 10 t^3."""
    return math.cbrt(max(share, 0.0) / 10) * (excursion.lifting_s + excursion.lowering_s)


def _longest_gap_s(excursion: Excursion, samples: Sequence[Sample]) -> float:
    times = [s.time_s for s in samples if s.time_s >= excursion.start_s]
    return max((b - a for a, b in pairwise(times)), default=0.0)


def _part(when: When, excursion: Excursion, samples: Sequence[Sample]) -> Sequence[Sample]:
    if when is When.THROUGHOUT:
        return samples
    return [s for s in samples if excursion.top_from_s <= s.time_s <= excursion.top_until_s]


def _over_time(check: Check, quantity: Quantity, samples: Sequence[Sample], baseline: Baseline) -> Reading | None:
    seen = [s.readings[quantity] for s in samples if quantity in s.readings]
    changes = [change(check, reading, baseline) for reading in seen]
    values = [value for value in changes if value is not None]
    if not values or len(values) < LEAST_SEEN * len(samples):
        return None
    return Reading(value=median(values), plus_minus=median(reading.plus_minus for reading in seen))
