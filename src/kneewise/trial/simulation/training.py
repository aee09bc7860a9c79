"""Those who train on a day: what the rules look at when a session is made for them."""

from dataclasses import dataclass

import numpy as np

from kneewise.plan import Protocol
from kneewise.trial.simulation.state import Known, Tracks, Visit
from kneewise.trial.simulation.track import Ints, Ladders
from kneewise.trial.simulation.verdict import Judged, judge, strong_sessions


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """Some people on a day: ``known`` is of everybody, the rest of those alone whose numbers are in ``who``."""

    known: Known
    who: Ints
    day: int
    protocol: Protocol
    tracks: Tracks
    visit: Visit
    ladders: Ladders
    judged: Judged
    strong: Ints
    worst_start: Ints

    @classmethod
    def of(
        cls, known: Known, who: Ints, day: int, *, ladders: Ladders, worst_start: Ints, protocol: Protocol
    ) -> "Training":
        """With the verdicts on their last session. ``ladders`` and ``worst_start`` are everybody's."""
        tracks, visit, mine = known.tracks.of(who), known.visit.of(who), ladders.of(who)
        begins_again = tracks.begun & (known.age(tracks.idle_day, day) > protocol.gap.easier_days)
        return cls(
            known=known,
            who=who,
            day=day,
            protocol=protocol,
            tracks=tracks,
            visit=visit,
            ladders=mine,
            judged=judge(tracks, visit, protocol),
            strong=np.where(begins_again, 0, strong_sessions(tracks, mine, protocol)),
            worst_start=worst_start[who],
        )
