"""Walks every state that one exercise on one leg can reach, by every answer, break and circumstance.

The plan's own functions are called, none is written anew. What lies outside of the exercise (``circumstance``) is taken
to be anything it can be, at any time. So whatever holds here holds in the whole plan, for histories of any length.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import product

from kneewise.body import Side
from kneewise.exercises import CATALOGUE, Exercise
from kneewise.load import Limit
from kneewise.plan.budget import Excess
from kneewise.plan.facts.exercise import Legs
from kneewise.plan.gap import gap_of
from kneewise.plan.gates import person_ladder
from kneewise.plan.ladder import Ladder, Level
from kneewise.plan.progression import Step, beside_other_leg, dosed, legs_of, limited, proposed
from kneewise.plan.protocol import Protocol
from kneewise.plan.session import Change
from kneewise.plan.standing import Flare, Outcome, Phase, Standing, Track, Visit, later
from kneewise.plan.verdict import judge
from kneewise.plan.work import next_track
from kneewise.trial.answers import Answers, answers_of
from kneewise.trial.circumstance import PERSON, Alike, Barrier, Circumstance, Move, around, behind


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What the plan prescribes after a move, for a standing."""

    alike: Alike
    circumstance: Circumstance
    standing: Standing
    step: Step

    @property
    def move(self) -> Move:
        """The move that stands for all that are alike."""
        return self.alike.move(self.circumstance)


class LadderWalk:
    """All moves from a state of one exercise on one leg (on both, where both work together) under a protocol."""

    def __init__(self, exercise: Exercise, legs: Legs, protocol: Protocol) -> None:
        self.exercise, self.legs, self.protocol = exercise, legs, protocol
        self.start = Track(exercise=exercise.name, legs=legs, begun=True)
        self.ladder = person_ladder(exercise, Standing(person=PERSON), protocol=protocol)
        self.answers = answers_of(protocol)
        self._said = cache(self._said_of)
        self._around = cache(self._around_of)
        self._later_track = cache(self._later_track_of)

    @cached_property
    def days(self) -> tuple[int, ...]:
        """Days between sessions, on both sides of each threshold."""
        gap, rest = self.protocol.gap, self.protocol.schedule.rest_days_between_sessions + 1
        steps = self.protocol.progress.min_days_between
        near = (gap.continue_days, gap.repeat_days, gap.easier_days)
        found = {rest, steps - 1, steps, *near, *(limit + 1 for limit in near), gap.restart_phase_days}
        return tuple(sorted(days for days in found if days >= rest))

    def moves(self, track: Track) -> Iterator[Taken]:
        """Every move from a state, and what is prescribed then."""
        for alike in self.alike(track):
            said = alike.answers[0]
            for flare, idle in product(self.flares(said), self._idle(said)):
                quiet = Circumstance(flare=flare, idle_days=idle)
                standing = self._standing(track, alike.move(quiet))
                step = proposed(self.exercise, self.legs, standing, self.protocol)
                for other, beside in self._each_beside(step):
                    for circumstance in around(flare, idle, other, wants_harder=step.wants_harder):
                        yield self._taken(alike, circumstance, standing, beside)

    def take(self, track: Track, move: Move) -> Taken:
        """What the plan prescribes after one move."""
        standing = self._standing(track, move)
        step = proposed(self.exercise, self.legs, standing, self.protocol)
        alike = Alike(answers=(move.answers,), days=(move.days,))
        return self._taken(
            alike, move.circumstance, standing, dict(self._each_beside(step))[move.circumstance.other_steps]
        )

    def alike(self, track: Track) -> tuple[Alike, ...]:
        """All answers and breaks, those together that the plan's own rules do not tell apart."""
        answers: dict[object, list[Answers]] = {}
        for said in self.answers:
            answers.setdefault(self._verdict_on(track, said), []).append(said)
        days: dict[object, list[int]] = {}
        for count in self.days:
            gap = gap_of(Standing(session_days=(count,)), protocol=self.protocol)
            since = None if track.since_days is None else track.since_days + count
            days.setdefault((gap, at_most(since, self.protocol.progress.min_days_between)), []).append(count)
        groups = product(answers.values(), days.values())
        return tuple(Alike(answers=tuple(each), days=tuple(some)) for each, some in groups)

    def flares(self, said: Answers) -> tuple[bool, ...]:
        """Whether a knee flares up in a session with these answers: where they do not say so, both may be."""
        return (True,) if (said.peak or 0) >= self.protocol.flare.peak_min else (False, True)

    def following(self, taken: Taken) -> Track:
        """The state when the next session begins; what no rule tells apart is made alike."""
        standing = taken.standing
        aged = standing.track(self.exercise.name, self.legs)
        planned = dosed(taken.step, self.protocol.dose.sets, standing, self.protocol)
        moved = next_track(aged, planned, standing, self.protocol)
        rule = self.protocol.progress
        return replace(
            moved,
            clean=min(moved.clean, rule.consecutive_sessions),
            strong=0,
            since_sessions=at_most(moved.since_sessions, rule.min_sessions_between),
            since_days=at_most(moved.since_days, rule.min_days_between),
            idle_days=None,
            refused_sessions=None,
            setbacks=(),
            outcome=None,
        )

    def _idle(self, said: Answers) -> tuple[int, ...]:
        """Days since this exercise alone was done, as far as rules tell them apart; only where it was left out."""
        gap = self.protocol.gap
        return (0, gap.repeat_days + 1, gap.easier_days + 1) if said.skipped else (0,)

    def _verdict_on(self, track: Track, said: Answers) -> object:
        outcome, visit = self._said(said)
        judgement = judge(replace(track, outcome=outcome), visit, protocol=self.protocol)
        if judgement is None:
            return None
        return judgement.verdict, judgement.clean, judgement.is_light, judgement.unsettled, self.flares(said)

    def _said_of(self, said: Answers) -> tuple[Outcome | None, Visit]:
        return said.outcome(self.protocol.dose.sets), said.visit

    def _standing(self, track: Track, move: Move) -> Standing:
        """Somebody who answered so, some days later."""
        outcome, _ = self._said(move.answers)
        idle = move.circumstance.idle_days
        flares = move.circumstance.flare or (move.answers.peak or 0) >= self.protocol.flare.peak_min
        aged = replace(self._later_track(track, move.days), outcome=outcome)
        return replace(
            self._around(move.answers, move.days, flares),
            tracks=(replace(aged, idle_days=idle) if idle else aged,),
        )

    def _around_of(self, said: Answers, days: int, flares: bool) -> Standing:  # noqa: FBT001  # it is kept by all three
        """The same but for the track, which ages by itself."""
        standing = Standing(
            screened=True,
            person=PERSON,
            phase=Phase.CLOSED_CHAIN,
            session_days=(0,),
            visit=self._said(said)[1],
            flares=(Flare(age_days=0, knees=tuple(Side)),) if flares else (),
        )
        return later(standing, days)

    def _later_track_of(self, track: Track, days: int) -> Track:
        return later(Standing(tracks=(replace(track, idle_days=0),)), days).tracks[0]

    def _taken(self, alike: Alike, circumstance: Circumstance, standing: Standing, beside: tuple[Step, ...]) -> Taken:
        """The proposed step, the first of ``beside``, after everything that looks wider than one exercise."""
        standing = behind(standing, circumstance.barrier, protocol=self.protocol)
        step = beside[0]
        steps = (*self._rivals, *beside) if circumstance.barrier is Barrier.TURN else beside
        excess = _excess(step) if circumstance.barrier is Barrier.OVER else None
        step = limited(step, steps, excess, standing, self.protocol)
        step = replace(step, level=step.ladder.harder(step.level)) if step.wants_harder else step
        step = beside_other_leg(step, beside, self.protocol)
        return Taken(alike=alike, circumstance=circumstance, standing=standing, step=step)

    def _each_beside(self, step: Step) -> Iterator[tuple[int, tuple[Step, ...]]]:
        """A step, and with it that of the other leg where there is one, at each height above it that matters."""
        if len(legs_of(self.exercise)) == 1:
            yield 0, (step,)
            return
        legs = Legs.LEFT if step.legs is Legs.RIGHT else Legs.RIGHT
        track, here = replace(step.track, legs=legs, clean=0), step.ladder.steps(step.track.level)
        ahead = self.protocol.progress.good_leg_max_steps_ahead
        for other in (0, -ahead, -ahead - 1):
            level = step.ladder.at_steps(here + other)
            yield other, (step, _step(self.exercise, track, step.ladder, level))

    @cached_property
    def _rivals(self) -> tuple[Step, ...]:
        """Other exercises whose turn it is."""
        names = [name for name in CATALOGUE if name != self.exercise.name]
        return tuple(self._rival(name) for name in names[: self.protocol.progress.max_exercises_per_session])

    def _rival(self, name: str) -> Step:
        legs = legs_of(CATALOGUE[name])[0]
        track = Track(exercise=name, legs=legs, clean=self.protocol.progress.consecutive_sessions)
        ladder = person_ladder(CATALOGUE[name], Standing(person=PERSON), protocol=self.protocol)
        return _step(CATALOGUE[name], track, ladder, track.level)


def _step(exercise: Exercise, track: Track, ladder: Ladder, level: Level) -> Step:
    """A step of something else, that stays as it is."""
    return Step(
        exercise=exercise, legs=track.legs, track=track, ladder=ladder, level=level, change=Change.HOLD, reasons=()
    )


def _excess(step: Step) -> Excess:
    return Excess(
        exercise=step.exercise.name, knee=Side.LEFT, limit=Limit.SESSION, asked=1.0, budget=0.0, tolerated=0.0
    )


def at_most(count: int | None, cap: int) -> int | None:
    """A count as far as rules tell it apart; ``None`` is never."""
    return None if count is None else min(count, cap)
