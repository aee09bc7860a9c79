"""One set: frames go in, events come out, and a report is left at the end.

The coach gets the person ready (``readiness``), counts (``repetition``), judges what was counted (``judge``) and picks
the one thing to say (``cueing``). Counting never asks for the verdict, and the verdict never changes the count.
Whoever is lost from sight and comes back elsewhere, or leaves the start position, gets ready again; nothing counted is
taken back.
"""

from collections.abc import Sequence
from dataclasses import replace

from kneewise.body import Frame, Side
from kneewise.coach.coaching import Check, Coaching
from kneewise.coach.cueing import Cueing
from kneewise.coach.event import (
    CannotJudge,
    Cue,
    Event,
    FaultSeen,
    Guidance,
    Holding,
    Moving,
    Notice,
    Phase,
    Ready,
    RepCounted,
    TargetReached,
    TrackingFound,
    TrackingLost,
)
from kneewise.coach.judge import Finding, Judgement, Sample, at_the_top, change, judge_all, verdict
from kneewise.coach.notice import WRONG_LEG, wrong_exercise
from kneewise.coach.quantity import Quantity
from kneewise.coach.readiness import Held, Readiness
from kneewise.coach.remark import Remark
from kneewise.coach.report import SetReport
from kneewise.coach.result import Fault, Repetition
from kneewise.coach.scene import Scene
from kneewise.coach.unjudged import OPEN, SEEN_FROM, Unjudged
from kneewise.coach.view import View
from kneewise.coach.watch import Done, Outcome, Watch
from kneewise.wording import Wording

LOST_AFTER_S = 0.7
"""So long without the leg, and the person is told (our proposal)."""
FORGOTTEN_AFTER_S = 2.5
"""So long without the leg, and the person gets ready again (our proposal)."""
GUIDED_AFTER_S = 0.5
"""What is wanting is said when it has been so for so long, lest advice chatters at a borderline (our proposal)."""
URGENT_FRAMES = 3
"""An urgent form point is spoken when it was broken for so many frames on end (our proposal)."""


class SetCoach:
    """Coaches one set of one exercise.

    ``side`` is the working leg, ``None`` where both work at once. ``target_reps`` is how many were asked for, ``None``
    for as many as come. ``hold_s`` is how long each is to be held at the top, shown in the ``hold`` events.
    ``mirrored`` tells a camera that exchanges left and right. With ``start`` the person is taken to be ready from the
    first frame to the last, as in a recording of a set alone.
    """

    def __init__(  # what a set is
        self,
        coaching: Coaching,
        *,
        side: Side | None,
        target_reps: int | None = None,
        hold_s: float = 0.0,
        mirrored: bool = False,
        start: Held | None = None,
    ) -> None:
        self._coaching = coaching
        self._side = side
        self._seen_side = side.other if side is not None and mirrored else side
        self._target_reps = target_reps
        self._hold_s = hold_s
        self._cueing = Cueing()
        self._readiness = Readiness(coaching, side=self._seen_side)
        self._watch: Watch | None = None
        self._start = start
        self._view: View | None = None
        self._first_s: float | None = None
        self._last_s = 0.0
        self._frames = 0
        self._repetitions: list[Repetition] = []
        self._unjudged: dict[str, Unjudged] = {}
        self._notices: dict[str, Remark] = {}
        self._guided: str | None = None
        self._wanted, self._wanted_s = "", 0.0
        self._seen_s = 0.0
        self._is_lost = False
        self._phase = Phase.REST
        self._urgent: dict[str, int] = {}

    def receive(self, frame: Frame) -> list[Event]:
        """Take one frame, in the order of time; one that is not later than the last is passed over."""
        if self._first_s is not None and frame.time_s <= self._last_s:
            return []
        events: list[Event] = []
        if self._first_s is None:
            self._first_s = frame.time_s
            if self._start is not None:
                events = self._begin(self._start, frame.time_s)
        self._last_s = frame.time_s
        self._frames += 1
        return events + (self._prepare(frame) if self._watch is None else self._follow(frame, self._watch))

    def report(self) -> SetReport:
        """What was seen of the set so far."""
        return SetReport(
            exercise=self._coaching.exercise,
            side=self._side,
            duration_s=0.0 if self._first_s is None else self._last_s - self._first_s,
            frames=self._frames,
            repetitions=tuple(self._repetitions),
            cannot_judge=tuple(self._unjudged.values()),
            view=self._view,
            notices=tuple(self._notices.values()),
        )

    def scene(self, frame: Frame, *, side: Side) -> Scene:
        """A frame as this coach sees it (the view, the leg at rest), in which either leg can be measured."""
        if self._watch is None:
            return Scene(frame=frame, stance=self._coaching.stance, side=side, view=View.OBLIQUE)
        return replace(self._watch.scene(self._watch.righted(frame)), side=side)

    def _prepare(self, frame: Frame) -> list[Event]:
        found = self._readiness.receive(frame)
        if isinstance(found, Held):
            return self._begin(found, frame.time_s)
        if found.code != self._wanted:
            self._wanted, self._wanted_s = found.code, frame.time_s
        lasts = self._guided is None or frame.time_s - self._wanted_s >= GUIDED_AFTER_S
        if found.code == self._guided or not lasts:
            return []
        self._guided = found.code
        return [Guidance(at_s=frame.time_s, code=found.code, message=found.message)]

    def _begin(self, held: Held, at_s: float) -> list[Event]:
        self._watch, self._view = Watch(self._coaching, held), held.view
        self._guided, self._seen_s, self._is_lost = None, at_s, False
        hidden = [check for check in self._coaching.checks if held.view not in check.views]
        new = [check for check in hidden if check.code not in self._unjudged]
        return [Ready(at_s=at_s), *(self._cannot_judge(check, SEEN_FROM[held.view], at_s) for check in new)]

    def _get_ready_again(self) -> None:
        self._watch = None if self._start is None else Watch(self._coaching, self._start)
        self._readiness = Readiness(self._coaching, side=self._seen_side)
        self._phase = Phase.REST

    def _follow(self, seen: Frame, watch: Watch) -> list[Event]:
        frame = watch.righted(seen)
        is_other = watch.is_someone_else(frame)
        if not is_other and watch.has_left(frame):
            self._get_ready_again()
            return []
        sample = None if is_other or watch.is_leaving else watch.look(frame)
        if sample is None:
            return self._unseen(frame, watch, is_other=is_other)
        events: list[Event] = [TrackingFound(at_s=frame.time_s)] if self._is_lost else []
        gone_s, self._seen_s, self._is_lost = frame.time_s - self._seen_s, frame.time_s, False
        if gone_s >= FORGOTTEN_AFTER_S and not watch.is_back(frame):
            self._get_ready_again()
            return events
        done = watch.count(frame, sample)
        events += self._moving(sample, watch)
        return events if done is None else events + self._ended(done, watch)

    def _unseen(self, frame: Frame, watch: Watch, *, is_other: bool) -> list[Event]:
        gone_s = frame.time_s - self._seen_s
        if gone_s >= FORGOTTEN_AFTER_S:
            watch.forget()
            if is_other:
                self._get_ready_again()
        if gone_s < LOST_AFTER_S or self._is_lost:
            return []
        self._is_lost = True
        return [TrackingLost(at_s=frame.time_s, since_s=self._seen_s)]

    def _moving(self, sample: Sample, watch: Watch) -> list[Event]:
        at_s, events = sample.time_s, list[Event]()
        if watch.phase is not self._phase:
            self._phase = watch.phase
            self._urgent.clear()
            deg = sample.readings[self._coaching.driver].value
            events.append(Moving(at_s=at_s, phase=watch.phase, deg=round(deg, 1)))
        if watch.phase is Phase.TOP and watch.top_since_s is not None:
            events.append(Holding(at_s=at_s, elapsed_s=at_s - watch.top_since_s, target_s=self._hold_s))
        if watch.phase is not Phase.REST:
            events += [cue for check in self._coaching.checks if (cue := self._warn(check, sample, watch)) is not None]
        return events

    def _warn(self, check: Check, sample: Sample, watch: Watch) -> Cue | None:
        if not check.urgent or not isinstance(check.measures, Quantity) or watch.baseline.view not in check.views:
            return None
        reading = sample.readings.get(check.measures)
        value = None if reading is None else change(check, reading, watch.baseline)
        if value is None or not check.is_broken_by(value):
            self._urgent[check.code] = 0
            return None
        self._urgent[check.code] = self._urgent.get(check.code, 0) + 1
        if self._urgent[check.code] != URGENT_FRAMES:
            return None
        return self._cueing.urgent(check, at_s=sample.time_s)

    def _ended(self, done: Done, watch: Watch) -> list[Event]:
        at_s = done.excursion.end_s
        if done.outcome is Outcome.WRONG_LEG:
            return self._noticed(WRONG_LEG[self._side or watch.held.side], at_s)
        if done.outcome is Outcome.OTHER_MOVEMENT:
            return self._noticed(wrong_exercise(self._coaching.never[0]), at_s)
        return self._counted(done, watch)

    def _noticed(self, remark: Remark, at_s: float) -> list[Event]:
        self._notices[remark.code] = remark
        return [Notice(at_s=at_s, code=remark.code, message=remark.message)]

    def _counted(self, done: Done, watch: Watch) -> list[Event]:
        excursion = done.excursion
        judgements = judge_all(self._coaching.checks, excursion, done.samples, watch.baseline)
        broken = [judgement for judgement in judgements if judgement.finding is Finding.BROKEN]
        repetition = Repetition(
            number=len(self._repetitions) + 1,
            start_s=excursion.start_s,
            peak_s=excursion.peak_s,
            end_s=excursion.end_s,
            peak_deg=done.peak.value,
            peak_deg_plus_minus=done.peak.plus_minus,
            range_deg=excursion.peak - excursion.rest,
            lifting_s=excursion.lifting_s,
            hold_s=excursion.hold_s,
            lowering_s=excursion.lowering_s,
            verdict=verdict(judgements),
            faults=tuple(Fault(code=c.code, at_s=excursion.peak_s, message=c.message) for c in _once(broken)),
            notes=self._notes(done),
        )
        self._repetitions.append(repetition)
        return [
            *self._told(repetition, excursion.end_s),
            *self._left_open(judgements, excursion.end_s),
            *self._spoken(broken, excursion.end_s),
        ]

    def _notes(self, done: Done) -> dict[Quantity, float]:
        seen = {quantity: at_the_top(quantity, done.excursion, done.samples) for quantity in self._coaching.notes}
        return {quantity: value for quantity, value in seen.items() if value is not None}

    def _told(self, repetition: Repetition, at_s: float) -> list[Event]:
        codes = tuple(fault.code for fault in repetition.faults)
        events: list[Event] = [
            RepCounted(at_s=at_s, number=repetition.number, verdict=repetition.verdict, faults=codes),
            *(FaultSeen(at_s=at_s, code=fault.code, message=fault.message) for fault in repetition.faults),
        ]
        if repetition.number == self._target_reps:
            events.append(TargetReached(at_s=at_s, number=repetition.number))
        return events

    def _left_open(self, judgements: Sequence[Judgement], at_s: float) -> list[Event]:
        new = [j for j in judgements if j.finding in OPEN and j.check.code not in self._unjudged]
        return [self._cannot_judge(judgement.check, OPEN[judgement.finding], at_s) for judgement in new]

    def _spoken(self, broken: Sequence[Judgement], at_s: float) -> list[Event]:
        cue = self._cueing.after(broken, at_s=at_s)
        return [] if cue is None else [cue]

    def _cannot_judge(self, check: Check, why: Wording, at_s: float) -> Event:
        self._unjudged[check.code] = Unjudged(what=check.code, why=why)
        return CannotJudge(at_s=at_s, what=check.code, why=why)


def _once(broken: Sequence[Judgement]) -> list[Check]:
    """A form point that two checks watch is named once."""
    return list({judgement.check.code: judgement.check for judgement in reversed(broken)}.values())[::-1]
