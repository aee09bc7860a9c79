"""What the vectorised rules know of many people: the plan's ``Standing``, as arrays, with days instead of ages.

``-1`` is what was not answered; a day that never was lies long ago. First axis: people.
"""

from dataclasses import dataclass, fields

import numpy as np

from kneewise.plan import Protocol
from kneewise.plan.memory import AGE_CAP_DAYS, WINDOW_DAYS
from kneewise.trial.simulation.track import CLOSED, LONG_AGO, NONE, TRACKS, Flags, Floats, Ints


@dataclass(slots=True, kw_only=True)
class Tracks:
    """By person and track: where each exercise stands, and what became of it in the last session.

    ``wanted`` sets is -1 when it was not given then; ``reached`` counts the sets that came to their target. ``light``
    was of a light week; ``idle_day`` is when it was last done, or when a break of it alone was last counted.
    ``setback_days`` is of the closed-chain tracks alone, which may have to pause; the newest first.
    """

    stage: Ints
    target: Ints
    clean: Ints
    strong: Ints
    since_sessions: Ints
    harder_day: Ints
    refused_sessions: Ints
    begun: Flags
    idle_day: Ints
    light: Flags
    wanted: Ints
    reached: Ints
    worked: Flags
    peak: Ints
    effort: Ints
    poor: Flags
    setback_days: Ints

    @classmethod
    def new(cls, people: int, setbacks: int) -> "Tracks":
        """Nobody has done anything yet."""
        shape = (people, len(TRACKS))
        return cls(
            stage=np.zeros(shape, dtype=np.int64),
            target=np.zeros(shape, dtype=np.int64),
            clean=np.zeros(shape, dtype=np.int64),
            strong=np.zeros(shape, dtype=np.int64),
            since_sessions=np.full(shape, NONE),
            harder_day=np.full(shape, LONG_AGO),
            refused_sessions=np.full(shape, NONE),
            begun=np.zeros(shape, dtype=bool),
            idle_day=np.full(shape, LONG_AGO),
            light=np.zeros(shape, dtype=bool),
            wanted=np.full(shape, NONE),
            reached=np.zeros(shape, dtype=np.int64),
            worked=np.zeros(shape, dtype=bool),
            peak=np.full(shape, NONE),
            effort=np.full(shape, NONE),
            poor=np.zeros(shape, dtype=bool),
            setback_days=np.full((people, int(CLOSED.sum()), setbacks), LONG_AGO),
        )

    def of(self, who: Ints) -> "Tracks":
        """Those of some people, as a copy."""
        return Tracks(**{each.name: getattr(self, each.name)[who] for each in fields(self)})

    def put(self, who: Ints, tracks: "Tracks") -> None:
        """Some people's in place of the old ones."""
        for each in fields(self):
            getattr(self, each.name)[who] = getattr(tracks, each.name)


@dataclass(slots=True, kw_only=True)
class Visit:
    """The answers around the last session, by person and knee. ``halves`` is the usual morning in half points.

    ``alarmed`` says whose plan was locked since.
    """

    day: Ints
    before: Ints
    hour: Ints
    morning: Ints
    halves: Ints
    answered_age: Ints
    alarmed: Flags

    @classmethod
    def new(cls, people: int) -> "Visit":
        """No session yet."""
        return cls(
            day=np.full(people, LONG_AGO),
            before=np.full((people, 2), NONE),
            hour=np.full((people, 2), NONE),
            morning=np.full((people, 2), NONE),
            halves=np.full((people, 2), NONE),
            answered_age=np.full(people, NONE),
            alarmed=np.zeros(people, dtype=bool),
        )

    def of(self, who: Ints) -> "Visit":
        """Those of some people, as a copy."""
        return Visit(**{each.name: getattr(self, each.name)[who] for each in fields(self)})


@dataclass(slots=True, kw_only=True)
class History:
    """Day by day, first axis: the days; ``WINDOW_DAYS`` days before the first are there and empty."""

    worst: Ints
    morning: Ints
    swelling: Ints
    raised: Flags
    trained: Flags
    asked: Floats
    tolerated: Floats
    peak: Floats

    @classmethod
    def new(cls, days: int, people: int) -> "History":
        """Nothing has been said or done."""
        one, two = (days + WINDOW_DAYS, people), (days + WINDOW_DAYS, people, 2)
        return cls(
            worst=np.full(one, NONE, dtype=np.int64),
            morning=np.full(two, NONE, dtype=np.int64),
            swelling=np.full(two, NONE, dtype=np.int64),
            raised=np.zeros(two, dtype=bool),
            trained=np.zeros(one, dtype=bool),
            asked=np.zeros(two),
            tolerated=np.zeros(two),
            peak=np.zeros(two),
        )


def window(day: int, days: int, *, skip: int = 0) -> slice:
    """The last so many days of a ``History``, this one the last, after leaving out ``skip``; no more than are kept."""
    end, oldest = at(day) + 1 - skip, at(day) + 1 - WINDOW_DAYS
    return slice(max(end - days, oldest), max(end, oldest))


def at(day: int) -> int:
    """The place of a day in a ``History``."""
    return day + WINDOW_DAYS


@dataclass(slots=True, kw_only=True)
class Known:
    """All that the rules know of many people; the rest of ``Standing`` plays no part in this world."""

    tracks: Tracks
    visit: Visit
    history: History
    closed_chain: Flags
    sessions: Ints
    first_day: Ints
    last_day: Ints
    block_day: Ints
    flare_day: Ints
    flare_knee: Flags
    pending_knee: Flags
    test_day: Ints
    test_pain: Ints
    locked_day: Ints

    @classmethod
    def new(cls, people: int, days: int, protocol: Protocol) -> "Known":
        """Nobody has said or done anything."""
        return cls(
            tracks=Tracks.new(people, max(protocol.gate_a.fallback_verdicts, 1)),
            visit=Visit.new(people),
            history=History.new(days, people),
            closed_chain=np.zeros(people, dtype=bool),
            sessions=np.zeros(people, dtype=np.int64),
            first_day=np.full(people, LONG_AGO),
            last_day=np.full(people, LONG_AGO),
            block_day=np.full(people, LONG_AGO),
            flare_day=np.full(people, LONG_AGO),
            flare_knee=np.zeros((people, 2), dtype=bool),
            pending_knee=np.zeros((people, 2), dtype=bool),
            test_day=np.full(people, LONG_AGO),
            test_pain=np.full((people, 2), NONE),
            locked_day=np.full(people, LONG_AGO),
        )

    def forget(self, who: Ints, protocol: Protocol) -> None:
        """Begin anew with these people, after too long a break; locks stay, and what was said of the last days."""
        fresh = Known.new(len(who), 0, protocol)
        self.tracks.put(who, fresh.tracks)
        for each in fields(self.visit):
            getattr(self.visit, each.name)[who] = getattr(fresh.visit, each.name)
        for name in ("trained", "asked", "tolerated", "peak"):
            getattr(self.history, name)[:, who] = getattr(fresh.history, name)[0]
        kept = {"tracks", "visit", "history", "locked_day", "flare_day", "flare_knee", "pending_knee"}
        for each in fields(self):
            if each.name not in kept:
                getattr(self, each.name)[who] = getattr(fresh, each.name)

    def flared(self, who: Ints, knees: Flags, day: int, protocol: Protocol) -> None:
        """A flare-up begins for these people and knees, or the one that is still quite new goes on."""
        new = day - self.flare_day[who] <= protocol.flare.rest_days
        hurt = knees | (self.flare_knee[who] & new[:, None])
        self.flare_knee[who] = hurt
        self.pending_knee[who] |= hurt
        self.flare_day[who] = day

    def pain(self, who: Ints, pains: Ints, day: int, protocol: Protocol) -> None:
        """Pain answers of a day, 0 to 10, by person and whatever: the worst is kept, and too much of it locks."""
        worst = pains.max(axis=1)
        self.history.worst[at(day), who] = np.maximum(self.history.worst[at(day), who], worst)
        self.lock(who[worst >= protocol.pain.lock_min], day)

    def lock(self, who: Ints, day: int) -> None:
        """Lock the plan for these people; who is locked stays so from when it was."""
        self.visit.alarmed[who] = True
        fresh = who[self.locked_day[who] == LONG_AGO]
        self.locked_day[fresh] = day

    @property
    def locked(self) -> Flags:
        """Whose plan is locked."""
        locked: Flags = self.locked_day != LONG_AGO
        return locked

    def age(self, since: Ints, day: int) -> Ints:
        """Ages in days; they end at the plan's cap, also for what never was."""
        return np.minimum(day - since, AGE_CAP_DAYS)
