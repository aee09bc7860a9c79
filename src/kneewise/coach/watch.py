"""Following a person who is ready: readings frame by frame, excursions, and when the person is lost or leaves."""

from collections import deque
from dataclasses import dataclass
from statistics import median

from kneewise.body import Frame
from kneewise.coach.coaching import Coaching, Quantity, Stance
from kneewise.coach.event import Phase
from kneewise.coach.judge import Baseline, Sample
from kneewise.coach.measure import Reading, Scene, measure
from kneewise.coach.plane import Flat, between, distance
from kneewise.coach.readiness import Held
from kneewise.coach.repetition import Counter, Excursion
from kneewise.coach.smoothing import OneEuro
from kneewise.coach.view import is_lying, is_upright, trunk_tilt_deg

LEFT_AFTER_S = 0.6
"""So long out of the start position, and the person has left it (our proposal)."""
STAYS_WITHIN = 0.25
"""Feet (standing) or pelvis (lying) that move by more than this share of the leg walk off: no repetition."""
REST_S = 1.5
"""The person's rest position is the median over this time before the first repetition (our proposal)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A repetition that was just counted, with the samples that it is judged by."""

    excursion: Excursion
    samples: tuple[Sample, ...]
    peak: Reading


class Watch:
    """Follows one person from the start position that was held until that position is left."""

    def __init__(self, coaching: Coaching, held: Held) -> None:
        self._coaching = coaching
        self._held = held
        self._counter = Counter(least_rise=coaching.least_rise_deg)
        self._filters = {quantity: OneEuro() for quantity in coaching.quantities}
        self._samples: deque[Sample] = deque()
        self._anchors: deque[tuple[float, Flat]] = deque()
        self._left_since_s: float | None = None
        self.baseline = Baseline(view=held.view, readings={})

    @property
    def phase(self) -> Phase:
        """Where in a repetition the person is."""
        return self._counter.phase

    @property
    def top_since_s(self) -> float | None:
        """When the top of the repetition under way was reached."""
        return self._counter.top_since_s

    def forget(self) -> None:
        """Drop the repetition under way."""
        self._counter.forget()
        self._samples.clear()
        self._anchors.clear()

    def has_left(self, frame: Frame) -> bool:
        """The person has been out of the start position for long enough to have left it."""
        tilt = trunk_tilt_deg(frame)
        if tilt is None or not self._is_out(tilt):
            self._left_since_s = None
            return False
        if self._left_since_s is None:
            self._left_since_s = frame.time_s
        return frame.time_s - self._left_since_s >= LEFT_AFTER_S

    def look(self, frame: Frame) -> Sample | None:
        """Measure one frame; ``None`` where the driver cannot be seen."""
        scene = self.scene(frame)
        readings = {
            quantity: self._smoothed(quantity, reading, frame.time_s)
            for quantity in self._coaching.quantities
            if (reading := measure(quantity, scene)) is not None
        }
        return Sample(time_s=frame.time_s, readings=readings) if self._coaching.driver in readings else None

    def count(self, frame: Frame, sample: Sample) -> Done | None:
        """Take a measured frame; give the repetition that ended with it."""
        self._keep(frame, sample)
        driver = sample.readings[self._coaching.driver]
        before = self._counter.phase
        excursion = self._counter.receive(driver.value, time_s=sample.time_s)
        if before is Phase.REST and self._counter.phase is Phase.LIFTING and not self.baseline.readings:
            self.baseline = Baseline(view=self._held.view, readings=self._rest_readings(sample.time_s))
        if excursion is None or self._walked(excursion):
            return None
        samples = tuple(s for s in self._samples if s.time_s >= excursion.start_s)
        return Done(excursion=excursion, samples=samples, peak=self._peak(samples, excursion))

    def scene(self, frame: Frame) -> Scene:
        """A frame with what is known of the person since the start position was held."""
        held = self._held
        return Scene(frame=frame, stance=self._coaching.stance, side=held.side, view=held.view, leg_px=held.leg_px)

    def _smoothed(self, quantity: Quantity, reading: Reading, time_s: float) -> Reading:
        return Reading(
            value=self._filters[quantity].receive(reading.value, time_s=time_s), plus_minus=reading.plus_minus
        )

    def _keep(self, frame: Frame, sample: Sample) -> None:
        self._samples.append(sample)
        anchor = self._anchor(frame)
        if anchor is not None:
            self._anchors.append((frame.time_s, anchor))
        if self._counter.phase is Phase.REST:
            while self._samples[0].time_s < sample.time_s - REST_S:
                self._samples.popleft()
            while self._anchors and self._anchors[0][0] < sample.time_s - REST_S:
                self._anchors.popleft()

    def _rest_readings(self, until_s: float) -> dict[Quantity, Reading]:
        quiet = [s.readings for s in self._samples if s.time_s <= until_s]
        seen = {q: [r[q] for r in quiet if q in r] for q in self._coaching.quantities}
        return {
            q: Reading(value=median(r.value for r in readings), plus_minus=readings[-1].plus_minus)
            for q, readings in seen.items()
            if readings
        }

    def _anchor(self, frame: Frame) -> Flat | None:
        part = "ankle" if self._coaching.stance is Stance.UPRIGHT else "hip"
        pair = self.scene(frame).pair(part)
        return None if pair is None else between(*pair)

    def _walked(self, excursion: Excursion) -> bool:
        during = [at for time_s, at in self._anchors if excursion.start_s <= time_s <= excursion.end_s]
        if not during or self._held.leg_px == 0.0:
            return False
        return distance(during[0], during[-1]) > STAYS_WITHIN * self._held.leg_px

    def _is_out(self, tilt_deg: float) -> bool:
        return is_lying(tilt_deg) if self._coaching.stance is Stance.UPRIGHT else is_upright(tilt_deg)

    def _peak(self, samples: tuple[Sample, ...], excursion: Excursion) -> Reading:
        driver = self._coaching.driver
        plus_minus = max((s.readings[driver].plus_minus for s in samples if driver in s.readings), default=0.0)
        from_level = excursion.rest if self._coaching.peak_from_rest else 0.0
        return Reading(value=excursion.peak - from_level, plus_minus=plus_minus)
