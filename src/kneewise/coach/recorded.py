"""A set that is over: the whole of it may be looked at before any of it is judged.

``SetCoach`` waits until the start position was held, as it must while the set goes on. A recording may begin in the
middle of a repetition, or be cut to the repetitions alone. So it is studied first (``study``): how the person stands or
lies, from where they are seen, where they rest. Then it is coached twice: as it would have been at the time, and as
someone who was ready from the first frame on. All that the first one saw is counted, and what the second one saw beside
it if it is like the rest. Where the first one saw nothing, the longest run of what the second one saw is the set.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

from kneewise.body import Frame, Side
from kneewise.coach.coaching import Coaching
from kneewise.coach.event import Guidance, Ready, Verdict
from kneewise.coach.notice import wrong_position
from kneewise.coach.quantity import Quantity
from kneewise.coach.readiness import nearer_side
from kneewise.coach.reading import Reading
from kneewise.coach.report import SetReport
from kneewise.coach.result import Repetition
from kneewise.coach.scene import Scene
from kneewise.coach.set_coach import SetCoach
from kneewise.coach.stance import Stance
from kneewise.coach.study import study
from kneewise.coach.unjudged import DONE, Unjudged
from kneewise.wording import Wording

LEAST_ALIKE = 2
"""Where nobody was seen to get ready, so many repetitions in one run make a set (our proposal)."""
ALIKE_IN_RANGE = 3.0
ALIKE_IN_LENGTH = 2.2
"""Repetitions of one set differ by less than these factors in range and in duration (our proposal)."""
PAUSE_S = 3.0
"""Between two repetitions of a run lies no more than this, or the length of one (our proposal)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedSet:
    """What a recording showed: the report, and each frame as it was measured.

    ``rest`` has what was measured at rest; ``wants`` is what was asked for last where nobody got ready and
    nothing was counted.
    """

    report: SetReport
    scenes: tuple[Scene, ...]
    rest: Mapping[Quantity, Reading]
    wants: Wording | None


def coach_recording(
    frames: Sequence[Frame], coaching: Coaching, *, side: Side | None, hold_s: float = 0.0, mirrored: bool = False
) -> RecordedSet:
    """Coach a whole recording; the arguments are those of ``SetCoach``."""
    live = SetCoach(coaching, side=side, hold_s=hold_s, mirrored=mirrored)
    wants = _wants(live, frames)
    seen_side = (side.other if mirrored else side) if side is not None else nearer_side(frames[0])
    start = study(frames, coaching, side=seen_side)
    if start is None:
        scenes = tuple(live.scene(frame, side=seen_side) for frame in frames)
        return RecordedSet(report=live.report(), scenes=scenes, rest={}, wants=wants)
    studied = SetCoach(coaching, side=side, hold_s=hold_s, mirrored=mirrored, start=start)
    scenes = tuple(_received(studied, frame, seen_side) for frame in frames)
    in_position = start.stance is coaching.stance
    report = joined(live.report(), studied.report(), in_position=in_position)
    if not in_position:
        report = _out_of_position(report, start.stance, coaching.stance)
    return RecordedSet(report=report, scenes=scenes, rest=start.rest or {}, wants=None if report.counted else wants)


def _wants(live: SetCoach, frames: Sequence[Frame]) -> Wording | None:
    """Coach the frames; what was asked for last, ``None`` where the start position was held."""
    wants: Wording | None = None
    is_ready = False
    for frame in frames:
        for event in live.receive(frame):
            match event:
                case Ready():
                    is_ready = True
                case Guidance():
                    wants = event.message
                case _:
                    pass
    return None if is_ready else wants


def _received(coach: SetCoach, frame: Frame, side: Side) -> Scene:
    coach.receive(frame)
    return coach.scene(frame, side=side)


def joined(live: SetReport, studied: SetReport, *, in_position: bool) -> SetReport:
    """The studied repetitions that the live coach saw too, or that are like the others and belong to the same run."""
    seen = [one for one in studied.repetitions if _is_seen(one, live)]
    runs = [
        [one for one in run if one in seen or _is_usual(one, studied, in_range=in_position)]
        for run in _runs(studied.repetitions)
    ]
    if seen:
        chosen = [one for run in runs if any(other in seen for other in run) for one in run]
    else:
        chosen = max((run for run in runs if len(run) >= LEAST_ALIKE), key=len, default=[])
    missed = [one for one in live.repetitions if not _is_seen(one, studied)]
    in_order = sorted([*chosen, *missed], key=lambda one: one.start_s)
    return replace(
        studied,
        repetitions=tuple(replace(one, number=number) for number, one in enumerate(in_order, start=1)),
        notices=tuple({told.code: told for told in (*live.notices, *studied.notices)}.values()),
    )


def _is_seen(one: Repetition, report: SetReport) -> bool:
    return any(one.start_s < other.end_s and other.start_s < one.end_s for other in report.repetitions)


def _is_usual(one: Repetition, report: SetReport, *, in_range: bool) -> bool:
    """It has the tempo that most repetitions have, and the range too, where that can be measured well."""
    range_deg = median(other.range_deg for other in report.repetitions)
    lasts_s = median(_lasts_s(other) for other in report.repetitions)
    if in_range and not _is_within(one.range_deg, range_deg, ALIKE_IN_RANGE):
        return False
    return _is_within(_lasts_s(one), lasts_s, ALIKE_IN_LENGTH)


def _runs(repetitions: Sequence[Repetition]) -> list[list[Repetition]]:
    """Split where there is a long pause."""
    runs: list[list[Repetition]] = []
    for one in repetitions:
        before = runs[-1][-1] if runs else None
        if before is not None and one.start_s - before.end_s <= max(PAUSE_S, _lasts_s(before)):
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _is_within(value: float, usual: float, factor: float) -> bool:
    return usual <= value * factor and value <= usual * factor


def _lasts_s(one: Repetition) -> float:
    return one.end_s - one.start_s


def _out_of_position(report: SetReport, taken: Stance, wanted: Stance) -> SetReport:
    """What was done in another position is counted, and not judged."""
    told = wrong_position(taken, wanted=wanted)
    repetitions = tuple(replace(one, verdict=Verdict.NOT_JUDGED, faults=()) for one in report.repetitions)
    return replace(
        report,
        repetitions=repetitions,
        notices=(told, *report.notices),
        cannot_judge=(Unjudged(what="form", why=DONE[taken]),),
    )
