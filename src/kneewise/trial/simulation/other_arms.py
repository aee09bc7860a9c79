"""The protocols that ours is compared with: the source's words taken literally, and a fixed calendar."""

from dataclasses import dataclass, field

import numpy as np

from kneewise.plan import Protocol
from kneewise.trial.simulation.prescription import DAYS_IN_WEEK, Prescribed
from kneewise.trial.simulation.session import Morning, Performed
from kneewise.trial.simulation.track import CLOSED, LONG_AGO, SQUAT, TRACKS, Flags, Ints, Ladders, worse

NO_LOCK = 11
"""Above the scale: these protocols say nothing of very strong pain."""

A_WHILE_DAYS = 7
"""'Until there is no pain for a while': our reading is a week."""

DAYS_A_STEP = 14
"""The calendar's step, the usual 'two weeks each'."""


@dataclass(slots=True, kw_only=True)
class _Plain:
    """What both share: a day of rest, so many sessions in seven days, and no word on pain that is too much."""

    name: str
    title: str
    protocol: Protocol
    ladders: Ladders
    people: int
    stop_above: float
    lock_from: int = NO_LOCK
    first_day: Ints = field(init=False)
    trained: list[Flags] = field(init=False)

    def __post_init__(self) -> None:
        self.first_day = np.full(self.people, LONG_AGO)
        self.trained = []

    def begins(self, day: int) -> None:  # noqa: ARG002  # as every arm
        self.trained.append(np.zeros(self.people, dtype=bool))

    def noon(self, day: int) -> Ints:  # noqa: ARG002
        return np.zeros(0, dtype=np.int64)

    def morning(self, day: int, said: Morning) -> None:
        """Nobody asks."""

    def due(self, day: int) -> Flags:  # noqa: ARG002
        """A day of rest between, and so many in seven days: the same for each arm, so that effort is the same."""
        rule, last = self.protocol.schedule, self.trained[-DAYS_IN_WEEK:]
        resting = np.any(self.trained[-(rule.rest_days_between_sessions + 1) :], axis=0)
        due: Flags = ~resting & (np.sum(last, axis=0) < rule.sessions_per_week)
        return due

    def wants_tests(self, day: int, who: Ints) -> Flags:  # noqa: ARG002
        return np.zeros(len(who), dtype=bool)

    def tested(self, day: int, who: Ints, pain: Ints) -> None:
        """Nobody asks."""

    def performed(self, day: int, who: Ints, given: Prescribed, done: Performed) -> None:  # noqa: ARG002
        self.first_day[who] = np.where(self.first_day[who] < 0, day, self.first_day[who])
        self.trained[-1][who] = True

    def _given(self, given: Flags, stage: Ints, target: Ints) -> Prescribed:
        return Prescribed(
            given=given,
            stage=stage,
            target=target,
            sets=np.full(given.shape, self.protocol.dose.sets),
            harder=np.zeros_like(given),
            waited=np.zeros_like(given),
            after_break=np.zeros_like(given),
            light=np.zeros(len(given), dtype=bool),
        )


@dataclass(slots=True, kw_only=True)
class Literal(_Plain):
    """Open chain until no pain for a week, then the squat to its full depth; harder at pain 0; never easier."""

    stage: Ints = field(init=False)
    target: Ints = field(init=False)
    calm: Flags = field(init=False)
    squats: Flags = field(init=False)
    pain_day: Ints = field(init=False)

    def __post_init__(self) -> None:
        _Plain.__post_init__(self)
        shape = (self.people, len(TRACKS))
        self.stage = np.zeros(shape, dtype=np.int64)
        self.stage[:, SQUAT] = len(self.protocol.squat.range_deg) - 1
        self.target = np.zeros(shape, dtype=np.int64)
        self.calm = np.zeros(shape, dtype=bool)
        self.squats = np.zeros(self.people, dtype=bool)
        self.pain_day = np.full(self.people, LONG_AGO)

    def morning(self, day: int, said: Morning) -> None:
        """People know themselves whether it hurts, asked or not."""
        self.pain_day[worse(said.felt) > 0] = day

    def session(self, day: int, who: Ints, before: Ints) -> Prescribed:  # noqa: ARG002  # as every arm
        """Harder where the last session did not hurt; the squat once nothing has hurt for a while."""
        since = day - np.maximum(self.pain_day[who], self.first_day[who])
        self.squats[who] |= (self.first_day[who] >= 0) & (since >= A_WHILE_DAYS)
        ladders = self.ladders.of(who)
        harder = ladders.harder(self.stage[who], self.target[who])
        self.stage[who] = np.where(self.calm[who], harder[0], self.stage[who])
        self.target[who] = np.where(self.calm[who], harder[1], self.target[who])
        return self._given(~CLOSED | self.squats[who][:, None], self.stage[who], self.target[who])

    def performed(self, day: int, who: Ints, given: Prescribed, done: Performed) -> None:
        """What did not hurt gets harder."""
        _Plain.performed(self, day, who, given, done)
        self.calm[who] = (done.sets > 0) & (done.felt == 0) & (done.reached >= given.sets)
        self.pain_day[who[(done.felt > 0).any(axis=1)]] = day


@dataclass(slots=True, kw_only=True)
class Calendar(_Plain):
    """Every two weeks each exercise gets one step harder, whatever it feels like.

    The squat comes with the second step and goes deeper with each, then to more repetitions and bands.
    """

    def session(self, day: int, who: Ints, before: Ints) -> Prescribed:  # noqa: ARG002  # as every arm
        """By the weeks since the first session alone."""
        first = self.first_day[who]
        step = np.where(first < 0, 0, (day - first) // DAYS_A_STEP)[:, None]
        ladders = self.ladders.of(who)
        stage, target = ladders.at_steps(np.where(CLOSED, 0, step))
        ranges, targets = len(self.protocol.squat.range_deg), len(ladders.targets)
        widest = (ranges - 1) * targets
        squat = np.where(step - 1 < ranges, (step - 1) * targets, widest + step - ranges)
        squat_stage, squat_target = ladders.at_steps(np.broadcast_to(squat, stage.shape))
        return self._given(
            ~CLOSED | (step >= 1),
            np.where(CLOSED, squat_stage, stage),
            np.where(CLOSED, squat_target, target),
        )
