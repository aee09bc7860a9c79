"""What became of virtual people, in truth and not in what they said: so it is the same for each protocol."""

from dataclasses import dataclass

import numpy as np

from kneewise.trial.simulation.knee import Knees
from kneewise.trial.simulation.prescription import Prescribed
from kneewise.trial.simulation.session import Performed
from kneewise.trial.simulation.track import LONG_AGO, SQUAT, Flags, Floats, Ints, either, worse_of

DAYS_IN_WEEK = 7
RECOVERY_WEEK = 12
"""Recovery is looked at after so many weeks (My Knee Cap, and the prognosis of BJSM 2013;47:227)."""

WANTED_DEPTH_DEG = 45
"""The source article's squat."""

FLARE_RISE = 2.0
"""A flare-up, in truth: the usual pain is up by so much two mornings running ..."""

FLARE_PEAK = 6.0
"""... or an exercise hurts so much. What comes within a week of the last is the same flare-up."""


@dataclass(slots=True, kw_only=True)
class Tally:
    """Counts by person; ``worst`` and ``squats`` by week and person. Days that never came lie before the first."""

    squat_day: Ints
    deep_squat_day: Ints
    sessions: Ints
    flares: Ints
    flare_day: Ints
    raised: Flags
    worst: Floats
    well: Flags
    today: Floats

    @classmethod
    def of(cls, people: int, weeks: int) -> "Tally":
        """Before the first day."""
        return cls(
            squat_day=np.full(people, LONG_AGO),
            deep_squat_day=np.full(people, LONG_AGO),
            sessions=np.zeros(people, dtype=np.int64),
            flares=np.zeros(people, dtype=np.int64),
            flare_day=np.full(people, LONG_AGO),
            raised=np.zeros(people, dtype=bool),
            worst=np.zeros((weeks, people)),
            well=np.zeros((weeks, people), dtype=bool),
            today=np.zeros(people),
        )

    def morning(self, day: int, knees: Knees) -> None:
        """Everyday pain, and whether a flare-up is there in the morning."""
        week = day // DAYS_IN_WEEK
        self.worst[week] = np.maximum(self.worst[week], worse_of(np.maximum(knees.everyday(), knees.at_rest())))
        raised = either(knees.irritation >= FLARE_RISE)
        self._flare(day, raised & self.raised)
        self.raised = raised
        if day % DAYS_IN_WEEK == DAYS_IN_WEEK - 1:
            self.well[week] = knees.is_well(knees.wanted_session())

    def pain(self, who: Ints, pain: Floats) -> None:
        """The pain of the exercises of today, by person and track."""
        self.today[who] = pain.max(axis=1, initial=0.0)

    def session(self, day: int, who: Ints, given: Prescribed, done: Performed, knees: Knees) -> None:
        """A session was done."""
        week = day // DAYS_IN_WEEK
        self.worst[week, who] = np.maximum(self.worst[week, who], self.today[who])
        hurt = np.zeros(len(self.today), dtype=bool)
        hurt[who] = self.today[who] >= FLARE_PEAK
        self._flare(day, hurt)
        self.sessions[who] += 1
        squats = done.sets[:, SQUAT] > 0
        deep = squats & (knees.ladders.range_deg[SQUAT][given.stage[:, SQUAT]] >= WANTED_DEPTH_DEG)
        for first, chosen in ((self.squat_day, who[squats]), (self.deep_squat_day, who[deep])):
            first[chosen] = np.where(first[chosen] < 0, day, first[chosen])

    def _flare(self, day: int, flaring: Flags) -> None:
        new = flaring & (day - self.flare_day > DAYS_IN_WEEK)
        self.flares += new
        self.flare_day[flaring] = day


def joined(tallies: list[Tally]) -> Tally:
    """Those of several blocks of people."""
    return Tally(
        **{name: np.concatenate([getattr(each, name) for each in tallies], axis=-1) for name in Tally.__slots__}
    )
