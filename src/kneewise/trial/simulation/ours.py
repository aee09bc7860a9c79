"""Our rules for many people at once: what ``kneewise.plan`` decides, day by day (a test holds the two together).

Left out, because nobody in this world does it: safety questions answered with yes, a knee that gives way, pain
elsewhere than at the kneecap, chosen days of the week, less load than prescribed, a session sent twice or left open,
travel through time zones, illness, keeping the strength after the goal, a clinician's changes, corrected entries.
"""

import math
from dataclasses import dataclass

import numpy as np

from kneewise.plan import Protocol
from kneewise.plan.memory import WINDOW_DAYS
from kneewise.trial.simulation import gate
from kneewise.trial.simulation.next_track import next_tracks, with_work
from kneewise.trial.simulation.prescription import DAYS_IN_WEEK, Prescribed, block_day, prescribe
from kneewise.trial.simulation.session import Morning, Performed
from kneewise.trial.simulation.state import Known, at, window
from kneewise.trial.simulation.track import (
    CLOSED,
    LONG_AGO,
    NONE,
    ON_KNEE,
    Flags,
    Ints,
    Ladders,
    either,
    knees_of,
    worse,
)
from kneewise.trial.simulation.training import Training
from kneewise.trial.simulation.verdict import rises

SESSION_H = 54 / 60
"""From the hour at which a session is asked for to its end."""


@dataclass(slots=True, kw_only=True)
class Ours:
    """The rules of a protocol file. Without ``gates`` closed chain is given from the first day and never pauses."""

    name: str
    title: str
    protocol: Protocol
    ladders: Ladders
    worst_start: Ints
    known: Known
    clinician_days: int
    gates: bool = True
    made: Training | None = None

    @property
    def stop_above(self) -> float:
        """Above this an exercise ends for the day."""
        return self.protocol.pain.reduce_max

    @property
    def lock_from(self) -> int:
        """From here on the session ends, and a clinician has to look."""
        return self.protocol.pain.lock_min

    def begins(self, day: int) -> None:
        """The first day locks who said too much pain of the week before; after too long a break all begins anew."""
        if day == 0:
            self.known.lock(np.flatnonzero(self.worst_start >= self.lock_from), day)
        last = self.known.last_day
        over = (last >= 0) & (self.known.age(last, day) > self.protocol.gap.restart_phase_days)
        self.known.forget(np.flatnonzero(over), self.protocol)
        self.worst_start = np.where(over, NONE, self.worst_start)

    def noon(self, day: int) -> Ints:
        """A clinician lets go on who has waited long enough; gives who that is."""
        cleared = np.flatnonzero(self.known.locked & (day - self.known.locked_day >= self.clinician_days))
        self.known.locked_day[cleared] = LONG_AGO
        return cleared

    def morning(self, day: int, said: Morning) -> None:
        """Against the mornings before, against the swelling before, and for the last session."""
        who = np.flatnonzero(said.asked)
        known, pain, swelling = self.known, said.pain[who], said.swelling[who]
        known.pain(who, pain, day, self.protocol)
        known.lock(who[worse(swelling) >= self.protocol.swelling.lock_min], day)
        halves, calm = self._usual_halves(who, day), self._usual_halves(who, day, but_raised=True)
        raised = (pain >= 0) & (calm >= 0) & (2 * pain - calm >= 2 * self.protocol.flare.rise_points)
        flaring = (raised & self._raised_before(who, day)) | self._swells(who, day, swelling)
        known.history.morning[at(day), who] = pain
        known.history.swelling[at(day), who] = swelling
        known.history.raised[at(day), who] = raised
        hurt = either(flaring)
        known.flared(who[hurt], flaring[hurt], day, self.protocol)
        visit = known.visit
        first = (visit.day[who] >= 0) & (visit.day[who] < day) & (visit.answered_age[who] == NONE)
        mine = who[first]
        visit.morning[mine] = pain[first]
        visit.halves[mine] = halves[first]
        visit.answered_age[mine] = known.age(visit.day[mine], day)

    def _usual_halves(self, who: Ints, day: int, *, but_raised: bool = False) -> Ints:
        """The usual morning in half points: the median of the last mornings, else the pain before the last session."""
        past, history = window(day, self.protocol.pain.baseline_mornings, skip=1), self.known.history
        said = history.morning[past][:, who]
        said = np.sort(np.where(history.raised[past][:, who], NONE, said) if but_raised else said, axis=0)
        count = (said >= 0).sum(axis=0)
        first = len(said) - count  # what was not said comes first
        last = max(len(said) - 1, 0)
        low = np.take_along_axis(said, np.minimum(first + (np.maximum(count, 1) - 1) // 2, last)[None], axis=0)[0]
        high = np.take_along_axis(said, np.minimum(first + count // 2, last)[None], axis=0)[0]
        before = self.known.visit.before[who]
        return np.where(count > 0, low + high, np.where(before >= 0, 2 * before, NONE))

    def _raised_before(self, who: Ints, day: int) -> Flags:
        """Whether pain was up on the last morning before today that was answered."""
        past, history = window(day, self.protocol.pain.baseline_mornings, skip=1), self.known.history
        raised = history.raised[past][:, who].astype(np.int64)
        return _newest(raised, history.morning[past][:, who] >= 0) > 0

    def _swells(self, who: Ints, day: int, swelling: Ints) -> Flags:
        """Whether a knee is newly swollen, or newly so much that it locks."""
        said = self.known.history.swelling[window(day, WINDOW_DAYS - 1, skip=1)][:, who]
        before, lock = np.maximum(_newest(said, said >= 0), 0), self.protocol.swelling.lock_min
        swells: Flags = (swelling > 0) & ((before == 0) | ((before < lock) & (swelling >= lock)))
        return swells

    def due(self, day: int) -> Flags:
        """Days and hours of rest, sessions in a week, rest after pain that stayed and after a flare-up; no lock."""
        return (self.wait_days(day) <= 0) & ~self.known.locked

    def wait_days(self, day: int) -> Ints:
        """Whole days until the session is due, by the longest of the rules."""
        known, rule = self.known, self.protocol.schedule
        since = day - known.last_day
        ever = known.last_day >= 0
        rest = max(rule.rest_days_between_sessions + 1, math.ceil((rule.min_hours_between_sessions + SESSION_H) / 24))
        after_reduce = rule.rest_days_between_sessions + rule.reduce_rest_days + 1
        unsettled = self._unsettled()
        wait = np.where(ever, np.where(unsettled, max(rest, after_reduce), rest) - since, 0)
        recent = known.history.trained[window(day, DAYS_IN_WEEK)]
        ages = np.where(np.cumsum(recent[::-1], axis=0) == rule.sessions_per_week, 1, 0).argmax(axis=0)
        full = recent.sum(axis=0) >= rule.sessions_per_week
        wait = np.maximum(wait, np.where(full, DAYS_IN_WEEK - ages, 0))
        pending = either(known.pending_knee)
        return np.maximum(wait, np.where(pending, self.protocol.flare.rest_days - (day - known.flare_day), 0))

    def _unsettled(self) -> Flags:
        """Whose pain was still up after the last session, at a knee that had worked."""
        rise = rises(self.known.visit, self.protocol)
        return either((rise.hour | rise.morning) & knees_of(self.known.tracks.worked))

    def _training(self, day: int, who: Ints) -> Training:
        """What is known of those who train; asked for three times a day, and made once."""
        made = self.made
        if made is None or made.day != day or not np.array_equal(made.who, who):
            made = Training.of(
                self.known, who, day, ladders=self.ladders, worst_start=self.worst_start, protocol=self.protocol
            )
            self.made = made
        return made

    def wants_tests(self, day: int, who: Ints) -> Flags:
        """Once the tests are all that gate A lacks."""
        if not self.gates:
            return np.zeros(len(who), dtype=bool)
        now = self._training(day, who)
        return gate.all_but_tests(now) & ~gate.tests_met(now) & ~self.known.closed_chain[who]

    def tested(self, day: int, who: Ints, pain: Ints) -> None:
        """What the tests felt like; pain there counts as pain of the day, much of it is a flare-up of both knees."""
        self.known.pain(who, pain, day, self.protocol)
        self.known.test_day[who] = day
        self.known.test_pain[who] = pain
        hurt = who[pain.max(axis=1) >= self.protocol.flare.peak_min]
        self.known.flared(hurt, np.ones((len(hurt), 2), dtype=bool), day, self.protocol)
        self.made = None

    def session(self, day: int, who: Ints, before: Ints) -> Prescribed:
        """The session that is given now; the pain before it counts as pain of the day already."""
        self.known.pain(who, before, day, self.protocol)
        self.made = None
        now = self._training(day, who)
        closed = np.ones((len(who), len(CLOSED)), dtype=bool)
        if self.gates:
            passed = self.known.closed_chain[who] | (gate.all_but_tests(now) & gate.tests_met(now))
            closed = passed[:, None] & ~gate.paused(now)
        return prescribe(now, closed)

    def performed(self, day: int, who: Ints, given: Prescribed, done: Performed) -> None:
        """Old answers close, what was prescribed becomes the level, and the new answers are noted."""
        known, protocol = self.known, self.protocol
        now = self._training(day, who)
        known.tracks.put(who, with_work(next_tracks(now, given), done, day))
        known.closed_chain[who] |= (given.given & CLOSED).any(axis=1)
        known.block_day[who] = block_day(now)
        self._count(day, who)
        self._visit(day, who, done)
        _, impulse = now.ladders.load(given.stage)
        sets = given.given * given.sets * now.ladders.reps(given.target)
        known.history.asked[at(day), who] = (impulse * sets) @ ON_KNEE
        known.pain(who, np.concatenate([done.peak, done.hour], axis=1), day, protocol)
        known.pending_knee[who] = False
        flaring = knees_of(done.peak >= protocol.flare.peak_min)
        hurt = either(flaring)
        known.flared(who[hurt], flaring[hurt], day, protocol)

    def _count(self, day: int, who: Ints) -> None:
        known = self.known
        known.sessions[who] += 1
        known.first_day[who] = np.where(known.first_day[who] < 0, day, known.first_day[who])
        known.last_day[who] = day
        known.history.trained[at(day), who] = True

    def _visit(self, day: int, who: Ints, done: Performed) -> None:
        visit = self.known.visit
        visit.day[who] = day
        visit.before[who] = done.before
        visit.hour[who] = done.hour
        visit.morning[who] = NONE
        visit.halves[who] = NONE
        visit.answered_age[who] = NONE
        visit.alarmed[who] = False


def _newest(answers: Ints, known: Flags) -> Ints:
    """The newest answer that is known, first axis the days; where none is, the one of yesterday."""
    place = len(known) - 1 - np.argmax(known[::-1], axis=0)
    newest: Ints = np.take_along_axis(answers, place[None], axis=0)[0]
    return newest
