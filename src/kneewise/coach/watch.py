"""Following a person who is ready: readings frame by frame, excursions, and when the person is lost or leaves."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from kneewise.body import Frame
from kneewise.coach.coaching import Coaching
from kneewise.coach.event import Phase
from kneewise.coach.judge import Baseline, Sample
from kneewise.coach.leaving import Leaving
from kneewise.coach.measure import measure
from kneewise.coach.place import Place
from kneewise.coach.quantity import Quantity
from kneewise.coach.readiness import Held
from kneewise.coach.reading import Reading
from kneewise.coach.repetition import Counter, Excursion
from kneewise.coach.righting import Righting
from kneewise.coach.scene import Scene
from kneewise.coach.smoothing import Smoother
from kneewise.coach.stance import Stance, is_out_of, trunk_tilt_deg
from kneewise.coach.standing_leg import StandingLeg
from kneewise.coach.view import View

REST_S = 1.5
"""The person's rest position is the median over this time before the first repetition (our proposal)."""
GOES_ALONG = 0.5
HIDDEN_GOES_ALONG = 0.35
"""Where both legs work, the other knee bends by at least this share: walking and stepping do not (our proposal).

The second is for a leg that lies behind the working one.
"""
RISEN, NOT_SUNK = 0.02, -0.005
"""A pelvis higher by these shares of the leg did not squat, seen from the side, or from elsewhere (our proposal)."""
STAYS_DOWN = 0.5
"""Where one leg works, the other one rising while this one does less than this share of it is the wrong leg."""


class Outcome(StrEnum):
    """What an excursion of the signal turned out to be."""

    REPETITION = "repetition"
    WRONG_LEG = "wrong-leg"
    OTHER_MOVEMENT = "other-movement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What has just ended, with the samples that it is judged by; they begin in the rest before it."""

    outcome: Outcome
    excursion: Excursion
    samples: tuple[Sample, ...]
    peak: Reading


class Watch:
    """Follows one person from the start position that was held until that position is left."""

    def __init__(self, coaching: Coaching, held: Held) -> None:
        self._coaching = coaching
        self.held = held
        self._counter = Counter(least_rise=coaching.least_rise_deg, least_s=coaching.least_s)
        self._other = None if _is_shared(coaching) else Counter(least_rise=coaching.least_rise_deg)
        self._filters = {quantity: Smoother() for quantity in coaching.quantities}
        self._other_filter = Smoother()
        self._legs = {side: StandingLeg(neutral) for side, neutral in (held.neutral or {}).items()}
        part = "ankle" if coaching.both_legs else "hip"
        self._place = Place(leg_px=held.leg_px, part=part)
        self._leaving = Leaving(held, part=part)
        self._samples: deque[Sample] = deque()
        self._scene: Scene | None = None
        self._began_standing = True
        self._righting = Righting(leg_px=held.leg_px) if held.stance is Stance.PRONE else None
        self._seen: tuple[Frame, Frame] | None = None
        self.baseline = Baseline(view=held.view, readings=held.rest or {})

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
        if self._other is not None:
            self._other.forget()
        self._samples.clear()

    def has_left(self, frame: Frame) -> bool:
        """The person has been out of the start position for long enough to have left it."""
        return self._leaving.receive(frame, is_at_rest=self._counter.phase is Phase.REST)

    @property
    def is_leaving(self) -> bool:
        """The person is out of the start position now: what is measured means nothing."""
        return self._leaving.has_begun

    def is_back(self, frame: Frame) -> bool:
        """Who was lost from sight for long is seen again in the same place and position."""
        tilt = trunk_tilt_deg(frame)
        return tilt is not None and not is_out_of(self.held.stance, tilt) and self._place.is_back(frame)

    def is_someone_else(self, frame: Frame) -> bool:
        """Nobody moves so far so fast: the pose network has jumped to another person."""
        return self._place.is_a_leap(frame)

    def look(self, frame: Frame) -> Sample | None:
        """Measure one frame; ``None`` where the driver cannot be seen."""
        scene = self.scene(frame)
        readings = {
            quantity: self._smoothed(quantity, reading, frame.time_s)
            for quantity in self._coaching.quantities
            if (reading := measure(quantity, scene)) is not None
        }
        if self._coaching.driver not in readings:
            return None
        return Sample(time_s=frame.time_s, readings=readings, other_deg=self._other_deg(scene))

    def count(self, frame: Frame, sample: Sample) -> Done | None:
        """Take a measured frame; give what ended with it."""
        self._keep(frame, sample)
        driver = sample.readings[self._coaching.driver]
        before = self._counter.phase
        excursion = self._counter.receive(driver.value, time_s=sample.time_s)
        if before is Phase.REST and self._counter.phase is Phase.LIFTING and not self.baseline.readings:
            self.baseline = Baseline(view=self.held.view, readings=resting(self._samples, self._coaching.quantities))
        is_none = excursion is not None and self._is_none(excursion, frame)
        if self._counter.phase is Phase.LIFTING and before is not Phase.LIFTING:
            self._began_standing = self._stands(frame)
        wrong = self._wrong_leg(sample)
        if excursion is None or is_none:
            return wrong
        return self._done(Outcome.OTHER_MOVEMENT if self._is_another(excursion) else Outcome.REPETITION, excursion)

    def righted(self, frame: Frame) -> Frame:
        """The frame with its sides right; ask for frames in the order of time."""
        if self._righting is None:
            return frame
        if self._seen is None or self._seen[0] is not frame:
            self._seen = (frame, self._righting.receive(frame))
        return self._seen[1]

    def scene(self, frame: Frame) -> Scene:
        """A frame with what is known of the person since the start position was held."""
        if self._scene is None or self._scene.frame is not frame:
            held = self.held
            fitted = {side: leg.receive(frame) for side, leg in self._legs.items()}
            self._scene = Scene(
                frame=frame,
                stance=held.stance,
                side=held.side,
                view=held.view,
                leg_px=held.leg_px,
                far=held.far,
                has_depth=held.has_depth,
                trunk=held.trunk,
                knees={side: reading for side, reading in fitted.items() if reading is not None},
            )
        return self._scene

    def _smoothed(self, quantity: Quantity, reading: Reading, time_s: float) -> Reading:
        return Reading(
            value=self._filters[quantity].receive(reading.value, time_s=time_s), plus_minus=reading.plus_minus
        )

    def _other_deg(self, scene: Scene) -> float | None:
        if self._other is None:
            return None
        reading = measure(self._coaching.driver, scene.other)
        return None if reading is None else self._other_filter.receive(reading.value, time_s=scene.frame.time_s)

    def _keep(self, frame: Frame, sample: Sample) -> None:
        self._samples.append(sample)
        self._place.keep(frame)
        if self._counter.phase is Phase.REST:
            while self._samples[0].time_s < sample.time_s - REST_S:
                self._samples.popleft()
            self._place.drop_before(sample.time_s - REST_S)

    def _wrong_leg(self, sample: Sample) -> Done | None:
        """The other leg did a repetition while the working one hardly moved."""
        if self._other is None or self._coaching.both_legs or sample.other_deg is None:
            return None
        excursion = self._other.receive(sample.other_deg, time_s=sample.time_s)
        if excursion is None:
            return None
        own = [s.readings[self._coaching.driver].value for s in self._samples if s.time_s >= excursion.start_s]
        if not own or max(own) - min(own) > STAYS_DOWN * (excursion.peak - excursion.rest):
            return None
        return self._done(Outcome.WRONG_LEG, excursion)

    def _done(self, outcome: Outcome, excursion: Excursion) -> Done:
        samples = tuple(self._samples)
        return Done(outcome=outcome, excursion=excursion, samples=samples, peak=self._peak(samples, excursion))

    def _is_none(self, excursion: Excursion, frame: Frame) -> bool:
        """No exercise at all: the person walks, steps, sits down or is about to leave."""
        return (
            self._place.has_moved(excursion.start_s, excursion.end_s)
            or not self._both_moved(excursion)
            or self._has_risen(excursion)
            or self._is_doubtful(excursion)
            or not (self._began_standing and self._stands(frame))
        )

    def _is_doubtful(self, excursion: Excursion) -> bool:
        """Where both legs work: the bend is smaller than the measurement is sure of."""
        if not self._coaching.both_legs:
            return False
        driver = self._coaching.driver
        doubts = [s.readings[driver].plus_minus for s in self._samples if s.time_s >= excursion.start_s]
        return excursion.peak - excursion.rest < median(doubts)

    def _stands(self, frame: Frame) -> bool:
        """Where both legs work, they carry the person before and after; as far as is seen."""
        return not self._coaching.both_legs or self.held.is_recorded or self._leaving.stands(frame)

    def _is_another(self, excursion: Excursion) -> bool:
        """At its top it surely looks as this exercise never does, where it is done in its own position at all."""
        if self.held.stance is not self._coaching.stance:
            return False
        top = [s.readings for s in self._samples if excursion.top_from_s <= s.time_s <= excursion.top_until_s]
        for point in self._coaching.never:
            values = [one.value - one.plus_minus for seen in top if (one := seen.get(point.measures)) is not None]
            if values and point.is_missed_by(median(values)):
                return True
        return False

    def _both_moved(self, excursion: Excursion) -> bool:
        """Where both legs work: neither did much less than the other, as far as they were seen."""
        if not self._coaching.both_legs:
            return True
        during = [s.other_deg for s in self._samples if excursion.start_s <= s.time_s <= excursion.end_s]
        other = [deg for deg in during if deg is not None]
        if not other or len(other) * 2 < len(during):
            return True
        share = GOES_ALONG if self.held.far is None else HIDDEN_GOES_ALONG
        less, more = sorted([max(other) - min(other), excursion.peak - excursion.rest])
        return less >= share * more

    def _has_risen(self, excursion: Excursion) -> bool:
        """Who bends both knees comes down; who takes a step bends them too, and does not.

        From the front a knee's angle comes from the same height in the picture, so that they tremble together.
        """
        if not self._coaching.both_legs:
            return False
        top = (excursion.top_from_s, excursion.top_until_s)
        by = RISEN if self.held.view is View.SIDE else NOT_SUNK
        return self._place.has_risen(excursion.start_s, top, by=by)

    def _peak(self, samples: tuple[Sample, ...], excursion: Excursion) -> Reading:
        driver = self._coaching.driver
        plus_minus = max((s.readings[driver].plus_minus for s in samples if driver in s.readings), default=0.0)
        from_level = excursion.rest if self._coaching.peak_from_rest else 0.0
        return Reading(value=excursion.peak - from_level, plus_minus=plus_minus)


def resting(samples: Iterable[Sample], quantities: Iterable[Quantity]) -> dict[Quantity, Reading]:
    """What is measured while the person rests: the median of each quantity that was seen."""
    quiet = [sample.readings for sample in samples]
    seen = {quantity: [readings[quantity] for readings in quiet if quantity in readings] for quantity in quantities}
    return {
        quantity: Reading(value=median(reading.value for reading in readings), plus_minus=readings[-1].plus_minus)
        for quantity, readings in seen.items()
        if readings
    }


def _is_shared(coaching: Coaching) -> bool:
    """The driver is one and the same for both legs, so that the other one cannot be told from it."""
    return coaching.driver is Quantity.HIP_OPENING
