"""Every state that one exercise on one leg can reach, by every answer, break and circumstance.

The plan's own functions are called, none is written anew. What lies outside of the exercise (the other leg, whose turn
it is, pain that grows from week to week, the kneecap's budget, a flare-up) is taken to be anything it can be, at any
time. So whatever holds here holds in the whole plan, for histories of any length.
"""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product

from kneewise.body import Side
from kneewise.exercises import CATALOGUE, Exercise
from kneewise.load import Limit
from kneewise.plan.budget import Excess
from kneewise.plan.facts import Equipment, Legs
from kneewise.plan.gap import gap_of
from kneewise.plan.gates import person_ladder
from kneewise.plan.ladder import Level
from kneewise.plan.progression import Step, beside_other_leg, dosed, legs_of, limited, proposed
from kneewise.plan.protocol import Protocol
from kneewise.plan.session import Change
from kneewise.plan.standing import Day, Flare, FormSeen, Person, Phase, Standing, Track, later
from kneewise.plan.verdict import judge
from kneewise.plan.work import next_track
from kneewise.trial.answers import WELL, Answers, answers_of, is_worse
from kneewise.trial.invariant import (
    ANKLE_WEIGHT_MAX_KG,
    HARDER_PAIN_MAX,
    HARDER_RISE_MAX,
    SQUAT_MAX_DEG,
    STEP_DAYS_MIN,
    Broken,
    Invariant,
    Part,
)

PERSON = Person(equipment=frozenset(Equipment), weight_limit_kg=None)
"""Somebody with everything at hand: the longest ladders."""
_DAYS_IN_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstance:
    """What lies outside of the exercise: ``other_steps`` the other leg is above this one; a flare-up at its knee."""

    flare: bool = False
    guard: bool = False
    turn: bool = True
    over: bool = False
    other_steps: int = 0

    @property
    def quiet(self) -> "Circumstance":
        """The same without what only keeps a step from getting harder."""
        return replace(self, guard=False, turn=True, over=False)

    @property
    def words(self) -> str:
        """What of it is out of the ordinary."""
        said = {
            "the knee flared up": self.flare,
            "pain had grown from week to week": self.guard,
            "other exercises got harder first": not self.turn,
            "the kneecap's budget was used up": self.over,
            "the other leg was behind": self.other_steps < 0,
        }
        named = [words for words, is_so in said.items() if is_so]
        return f" ({', '.join(named)})" if named else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """From one session to the next one: what was answered, how many days went by, what else was so."""

    answers: Answers
    days: int
    circumstance: Circumstance


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """Moves that the plan's own rules do not tell apart; ``one`` stands for all of them."""

    answers: tuple[Answers, ...]
    days: tuple[int, ...]
    circumstance: Circumstance

    @property
    def one(self) -> Move:
        """The first of them."""
        return Move(answers=self.answers[0], days=self.days[0], circumstance=self.circumstance)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """A state, with the shortest way to it: the state before and the move."""

    track: Track
    before: "Reached | None" = None
    move: Move | None = None


class LadderWalk:
    """Walks all states of one exercise on one leg (on both, where both work together) under a protocol."""

    def __init__(self, exercise: Exercise, legs: Legs, protocol: Protocol) -> None:
        self.exercise, self.legs, self.protocol = exercise, legs, protocol
        self.start = Track(exercise=exercise.name, legs=legs, begun=True)
        self.ladder = person_ladder(exercise, Standing(person=PERSON), protocol=protocol)
        self.answers = answers_of(protocol)
        self.states = 0
        self.transitions = 0

    @cached_property
    def days(self) -> tuple[int, ...]:
        """Days between sessions, on both sides of each threshold."""
        gap, rest = self.protocol.gap, self.protocol.schedule.rest_days_between_sessions + 1
        steps = self.protocol.progress.min_days_between
        near = (gap.continue_days, gap.repeat_days, gap.easier_days)
        found = {rest, steps - 1, steps, *near, *(limit + 1 for limit in near), gap.restart_phase_days}
        return tuple(sorted(days for days in found if days >= rest))

    def broken(self) -> Iterator[Broken]:
        """Walk on until every state is known; tell of each invariant that a transition breaks."""
        known, waiting = {self.start}, deque([Reached(track=self.start)])
        while waiting:
            here = waiting.popleft()
            self.states += 1
            levels: dict[tuple[Answers, int, Circumstance], Level] = {}
            for alike, step in self._moves(here.track):
                self.transitions += len(alike.answers) * len(alike.days)
                levels |= {(said, alike.days[0], alike.circumstance): step.level for said in alike.answers}
                yield from self._wrong(here, alike, step)
                there = self._next(here.track, alike.one, step)
                if there not in known:
                    known.add(there)
                    waiting.append(Reached(track=there, before=here, move=alike.one))
            yield from self._more_for_pain(here, levels)
        yield from self._dead_ends(known)

    def step(self, track: Track, move: Move) -> Step:
        """What the plan prescribes after a move."""
        standing = self._standing(track, move)
        step = proposed(self.exercise, self.legs, standing, self.protocol)
        return self._settled(step, standing, move.circumstance)

    def _moves(self, track: Track) -> Iterator[tuple["Alike", Step]]:
        for alike in self._alike(track):
            standing = self._standing(track, alike.one)
            step = proposed(self.exercise, self.legs, standing, self.protocol)
            for around in _around(alike.circumstance, self._others, wants_harder=step.wants_harder):
                settled = self._settled(step, self._with_guard(standing, around), around)
                yield replace(alike, circumstance=around), settled

    def _alike(self, track: Track) -> Iterator["Alike"]:
        """All answers and breaks, those together that the plan's own rules do not tell apart."""
        answers: dict[object, list[Answers]] = {}
        for said in self.answers:
            answers.setdefault(self._verdict_on(track, said), []).append(said)
        days: dict[object, list[int]] = {}
        for count in self.days:
            gap = gap_of(Standing(session_days=(count,)), protocol=self.protocol)
            since = None if track.since_days is None else track.since_days + count
            days.setdefault((gap, _at_most(since, self.protocol.progress.min_days_between)), []).append(count)
        for each, some, flare in product(answers.values(), days.values(), (False, True)):
            yield Alike(answers=tuple(each), days=tuple(some), circumstance=Circumstance(flare=flare))

    def _verdict_on(self, track: Track, said: Answers) -> object:
        worked = replace(track, outcome=said.outcome(self.protocol.dose.sets))
        judgement = judge(worked, said.visit, protocol=self.protocol)
        flares = (said.peak or 0) >= self.protocol.flare.peak_min
        return None if judgement is None else (judgement.verdict, judgement.clean, judgement.unsettled, flares)

    def _more_for_pain(
        self, here: Reached, levels: Mapping[tuple[Answers, int, Circumstance], Level]
    ) -> Iterator[Broken]:
        """Of two answers that differ only in pain, the one with more pain must not lead higher."""
        for (said, days, around), level in levels.items():
            for worse in self._worse[said]:
                higher = levels.get((worse, days, around), levels.get((worse, days, around.quiet)))
                if higher is not None and higher > level:
                    move = Move(answers=worse, days=days, circumstance=around)
                    wrong = f"with less pain it would have been {self._dose(level)}"
                    yield self._tell(Invariant.MORE_PAIN_NEVER_MORE_LOAD, here, move, higher, wrong)

    @cached_property
    def _worse(self) -> Mapping[Answers, tuple[Answers, ...]]:
        """Of each answer the ones with more pain and all else alike."""
        return {said: tuple(worse for worse in self.answers if is_worse(worse, said)) for said in self.answers}

    @cached_property
    def _others(self) -> tuple[int, ...]:
        ahead = self.protocol.progress.good_leg_max_steps_ahead
        return (0, -ahead, -ahead - 1) if len(legs_of(self.exercise)) > 1 else (0,)

    def _standing(self, track: Track, move: Move) -> Standing:
        """Somebody who answered so, some days later."""
        outcome = move.answers.outcome(self.protocol.dose.sets)
        peak = move.answers.peak or 0
        flares = move.circumstance.flare or peak >= self.protocol.flare.peak_min
        standing = Standing(
            screened=True,
            person=PERSON,
            phase=Phase.CLOSED_CHAIN,
            session_days=(0,),
            tracks=(replace(track, outcome=outcome),),
            visit=move.answers.visit,
            flares=(Flare(age_days=0, knees=tuple(Side)),) if flares else (),
        )
        return self._with_guard(later(standing, move.days), move.circumstance)

    def _with_guard(self, standing: Standing, around: Circumstance) -> Standing:
        if not around.guard:
            return standing
        rule = self.protocol.weekly_guard
        weeks = [rule.rise_points * (rule.weeks - weeks_ago) for weeks_ago in range(rule.weeks + 1)]
        return replace(standing, days=tuple(Day(worst=worst) for worst in weeks for _ in range(_DAYS_IN_WEEK)))

    def _settled(self, step: Step, standing: Standing, around: Circumstance) -> Step:
        """The proposed step after everything that looks wider than one exercise."""
        steps = [*self._beside(step, around)]
        step = limited(step, steps, _excess(step) if around.over else None, standing, self.protocol)
        step = replace(step, level=step.ladder.harder(step.level)) if step.wants_harder else step
        return beside_other_leg(step, [*self._beside(step, around)], self.protocol)

    def _beside(self, step: Step, around: Circumstance) -> Iterator[Step]:
        if not around.turn:
            yield from (self._rival(name) for name in self._rivals)
        yield step
        if len(legs_of(self.exercise)) > 1:
            other = Legs.LEFT if step.legs is Legs.RIGHT else Legs.RIGHT
            level = step.ladder.at_steps(step.ladder.steps(step.track.level) + around.other_steps)
            yield replace(
                step, legs=other, level=level, wants_harder=False, track=replace(step.track, legs=other, clean=0)
            )

    @cached_property
    def _rivals(self) -> tuple[str, ...]:
        names = [name for name in CATALOGUE if name != self.exercise.name]
        return tuple(names[: self.protocol.progress.max_exercises_per_session])

    def _rival(self, name: str) -> Step:
        """Another exercise whose turn it is."""
        track = Track(
            exercise=name, legs=legs_of(CATALOGUE[name])[0], clean=self.protocol.progress.consecutive_sessions
        )
        ladder = person_ladder(CATALOGUE[name], Standing(person=PERSON), protocol=self.protocol)
        return Step(
            exercise=CATALOGUE[name],
            legs=track.legs,
            track=track,
            ladder=ladder,
            level=track.level,
            change=Change.HOLD,
            reasons=(),
        )

    def _next(self, track: Track, move: Move, step: Step) -> Track:
        """The state when the next session begins; what no rule tells apart is made alike."""
        standing = self._standing(track, move)
        aged = standing.track(track.exercise, track.legs)
        moved = next_track(aged, dosed(step, self.protocol.dose.sets, standing, self.protocol), standing, self.protocol)
        rule = self.protocol.progress
        return replace(
            moved,
            clean=min(moved.clean, rule.consecutive_sessions),
            strong=0,
            since_sessions=_at_most(moved.since_sessions, rule.min_sessions_between),
            since_days=_at_most(moved.since_days, rule.min_days_between),
            refused_sessions=None,
            setbacks=(),
            outcome=None,
        )

    def _wrong(self, here: Reached, alike: "Alike", step: Step) -> Iterator[Broken]:
        before, after = self.ladder.fitted(here.track.level), step.level
        if after > before:
            for said in alike.answers:
                move = replace(alike.one, answers=said)
                wrong = _why_not_harder(move)
                if wrong:
                    yield self._tell(Invariant.HARDER_ONLY_WHEN_CALM, here, move, after, wrong)
            yield from self._wrong_step(here, alike.one, after, before)
        yield from self._over_cap(here, alike.one, after)

    def _wrong_step(self, here: Reached, move: Move, after: Level, before: Level) -> Iterator[Broken]:
        ladder = self.ladder
        was, now = ladder.load(before), ladder.load(after)
        changed = sum(
            (was.ankle_weight_kg != now.ankle_weight_kg, was.band != now.band, was.range_deg != now.range_deg)
        )
        more_reps = ladder.reps(after) > ladder.reps(before)
        since = here.track.since_days
        soon = since is not None and since + move.days < STEP_DAYS_MIN
        if ladder.steps(after) != ladder.steps(before) + 1 or changed + more_reps != 1:
            yield self._tell(Invariant.ONE_AT_A_TIME, here, move, after, "more than one thing got harder")
        elif soon:
            yield self._tell(Invariant.ONE_AT_A_TIME, here, move, after, "it got harder twice within days")

    def _over_cap(self, here: Reached, move: Move, level: Level) -> Iterator[Broken]:
        load = self.ladder.load(level)
        most = self.exercise.dose.reps[1]
        if load.ankle_weight_kg > ANKLE_WEIGHT_MAX_KG:
            yield self._tell(Invariant.CAPS, here, move, level, f"{load.ankle_weight_kg:g} kg at the ankle")
        if (load.range_deg or 0) > SQUAT_MAX_DEG:
            yield self._tell(Invariant.CAPS, here, move, level, f"a squat to {load.range_deg} degrees")
        if self.ladder.reps(level) > most or self.protocol.dose.sets > self.exercise.dose.sets:
            yield self._tell(Invariant.CAPS, here, move, level, "more sets or repetitions than the source gives")

    def _dead_ends(self, known: set[Track]) -> Iterator[Broken]:
        """Whoever is well from here on has to reach the top."""
        reaches: set[Track] = set()
        for track in known:
            way: list[Track] = []
            while track.level != self.ladder.top and track not in reaches and track not in way:
                way.append(track)
                move = Move(answers=WELL, days=max(3, self.days[0]), circumstance=Circumstance())
                track = self._next(track, move, self.step(track, move))  # noqa: PLW2901  # it walks on
            if track in way:
                yield Broken(
                    invariant=Invariant.NO_DEAD_END,
                    story=(f"Day 1: {self._dose(way[0].level)}. From here on all goes well.",),
                    wrong=f"it never gets beyond {self._dose(track.level)}",
                )
                return
            reaches |= {*way}

    def _tell(self, invariant: Invariant, here: Reached, move: Move, level: Level, wrong: str) -> Broken:
        """The way to here and one move more, day by day."""
        way: list[tuple[Track, Move]] = [(here.track, move)]
        place: Reached | None = here
        while place is not None and place.before is not None and place.move is not None:
            way.insert(0, (place.before.track, place.move))
            place = place.before
        day, lines = 1, []
        for track, made in way:
            said = f"{self._dose(track.level)}. {made.answers.words}{made.circumstance.words}"
            lines.append(f"Day {day}: {said}")
            day += made.days
        lines.append(f"Day {day}: {self._dose(level)}.")
        return Broken(invariant=invariant, story=tuple(lines), wrong=wrong)

    def _dose(self, level: Level) -> str:
        load, legs = self.ladder.load(level), "" if self.legs is Legs.BOTH else f", {self.legs.words}"
        parts = [f"{self.exercise.title}{legs}, {self.protocol.dose.sets} × {self.ladder.reps(level)}"]
        if load.ankle_weight_kg:
            parts.append(f"{load.ankle_weight_kg:g} kg")
        if load.band.value != "none":
            parts.append(f"{load.band.value} band")
        if load.range_deg is not None:
            parts.append(f"to {load.range_deg}°")
        return ", ".join(parts)


def check_ladder(exercise: Exercise, legs: Legs, *, protocol: Protocol) -> Part:
    """Walk all states of one exercise on one leg."""
    walk = LadderWalk(exercise, legs, protocol)
    found: dict[Invariant, Broken] = {}
    for each in walk.broken():
        if each.invariant not in found or len(each.story) < len(found[each.invariant].story):
            found[each.invariant] = each
    return Part(
        name=f"{exercise.title}, {legs.words}",
        states=walk.states,
        transitions=walk.transitions,
        invariants=(
            Invariant.HARDER_ONLY_WHEN_CALM,
            Invariant.ONE_AT_A_TIME,
            Invariant.CAPS,
            Invariant.MORE_PAIN_NEVER_MORE_LOAD,
            Invariant.NO_DEAD_END,
        ),
        broken=tuple(found.values()),
    )


def _around(quiet: Circumstance, others: tuple[int, ...], *, wants_harder: bool) -> Iterator[Circumstance]:
    """What else may be so; where nothing gets harder only the other leg matters."""
    for other in others:
        beside = replace(quiet, other_steps=other)
        yield beside
        if wants_harder:
            yield replace(beside, guard=True)
            yield replace(beside, turn=False)
            yield replace(beside, over=True)


def _excess(step: Step) -> Excess:
    return Excess(
        exercise=step.exercise.name, knee=Side.LEFT, limit=Limit.SESSION, asked=1.0, budget=0.0, tolerated=0.0
    )


def _at_most(count: int | None, cap: int) -> int | None:
    return None if count is None else min(count, cap)


def _why_not_harder(move: Move) -> str:
    """Why nothing may get harder after this move; empty where it may."""
    said, around = move.answers, move.circumstance
    bars = (
        (said.skipped, "it got harder though it had been left out"),
        (said.peak is None, "it got harder though nobody said how much it hurt"),
        ((said.peak or 0) > HARDER_PAIN_MAX, f"it got harder after kneecap pain of {said.peak}"),
        ((said.elsewhere or 0) > HARDER_PAIN_MAX, f"it got harder after pain of {said.elsewhere} elsewhere"),
        (said.hour is None, "it got harder though nobody said how the knee was an hour later"),
        ((said.hour or 0) > HARDER_RISE_MAX, "it got harder though the knee was worse an hour later"),
        (said.morning is None or said.late, "it got harder though nobody said how the knee was next morning"),
        ((said.morning or 0) > HARDER_RISE_MAX, "it got harder though the knee was worse next morning"),
        (said.form is FormSeen.POOR, "it got harder after poor form"),
        (not said.reached, "it got harder though not every repetition was done"),
        (around.flare, "it got harder after a flare-up"),
        (around.guard, "it got harder while pain grew from week to week"),
        (around.over, "it got harder though the kneecap's budget was used up"),
    )
    return next((wrong for is_so, wrong in bars if is_so), "")
