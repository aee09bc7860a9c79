"""Every state that one exercise on one leg can reach, and what must hold at each move from it (``ladder_walk``)."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from kneewise.exercises import Exercise
from kneewise.plan.facts.exercise import Legs
from kneewise.plan.ladder import Level
from kneewise.plan.protocol import Protocol
from kneewise.plan.session import Change
from kneewise.plan.standing import FormSeen, Track
from kneewise.trial.answers import WELL, Answers, is_worse
from kneewise.trial.circumstance import Alike, Circumstance, Move, quiet
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
from kneewise.trial.ladder_walk import LadderWalk, Taken

_CALM_DAYS_MIN = 3
"""Whoever is well trains no sooner than that in the search for dead ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """A state, with the shortest way to it: the state before and the move."""

    track: Track
    before: "Reached | None" = None
    move: Move | None = None


class LadderProof:
    """Walks on until every state is known, and tells of what breaks an invariant."""

    def __init__(self, exercise: Exercise, legs: Legs, protocol: Protocol) -> None:
        self.walk = LadderWalk(exercise, legs, protocol)
        self.protocol, self.legs = protocol, legs
        self.states = 0
        self.transitions = 0
        self.over_cap: dict[Level, tuple[str, ...]] = {}

    def broken(self) -> Iterator[Broken]:
        """Every breach that is found, the shortest way to it first."""
        known, waiting = {self.walk.start}, deque([Reached(track=self.walk.start)])
        while waiting:
            here = waiting.popleft()
            self.states += 1
            levels: dict[tuple[Alike, Circumstance], Level] = {}
            follow: dict[object, Track] = {}
            for taken in self.walk.moves(here.track):
                self.transitions += taken.alike.count
                levels[taken.alike, taken.circumstance] = taken.step.level
                yield from self._wrong(here, taken)
                key = _what_matters(taken)
                if key in follow:
                    continue
                there = follow[key] = self.walk.following(taken)
                if there not in known:
                    known.add(there)
                    waiting.append(Reached(track=there, before=here, move=taken.move))
            yield from self._more_for_pain(here, levels)
        yield from self._dead_ends(known)

    def _more_for_pain(self, here: Reached, levels: Mapping[tuple[Alike, Circumstance], Level]) -> Iterator[Broken]:
        """Of two answers that differ only in pain, the one with more pain must not lead higher."""
        worse = self._worse_groups(dict.fromkeys(alike for alike, _ in levels))
        for (alike, circumstance), level in levels.items():
            for other, said in worse[alike]:
                there = self._as_sore(circumstance, said)
                higher = levels.get((other, there)) or levels[other, quiet(there)]
                if higher > level:
                    move = Move(answers=said, days=alike.days[0], circumstance=there)
                    wrong = f"with less pain it would have been {self._dose(level)}"
                    yield self._tell(Invariant.MORE_PAIN_NEVER_MORE_LOAD, here, move, higher, wrong)

    def _worse_groups(self, groups: Iterable[Alike]) -> Mapping[Alike, list[tuple[Alike, Answers]]]:
        """To each answer those after as many days with more pain and all else alike, and what is said there."""
        same_days: dict[tuple[int, ...], list[Alike]] = {}
        for alike in groups:
            same_days.setdefault(alike.days, []).append(alike)
        return {one: self._with_more_pain(one, others) for others in same_days.values() for one in others}

    def _with_more_pain(self, one: Alike, others: Iterable[Alike]) -> list[tuple[Alike, Answers]]:
        """Those among others in which an answer is one of this with more pain, and that answer."""
        place = {id(said): other for other in others for said in other.answers}
        found = {place[id(worse)]: worse for said in one.answers for worse in self._worse[id(said)]}
        return [(other, worse) for other, worse in found.items() if other is not one]

    def _as_sore(self, circumstance: Circumstance, said: Answers) -> Circumstance:
        """What else is so with more pain: it may itself be a flare-up."""
        flares = self.walk.flares(said)
        if circumstance.flare in flares:
            return circumstance
        return Circumstance(flare=flares[0], idle_days=circumstance.idle_days, other_steps=circumstance.other_steps)

    @cached_property
    def _worse(self) -> Mapping[int, tuple[Answers, ...]]:
        """Of each answer, by its identity (to compare them takes long), the ones with more pain and all else alike."""
        answers = self.walk.answers
        return {id(said): tuple(worse for worse in answers if is_worse(worse, said)) for said in answers}

    def _wrong(self, here: Reached, taken: Taken) -> Iterator[Broken]:
        before, after = self.walk.ladder.fitted(here.track.level), taken.step.level
        if after > before:
            for said in taken.alike.answers:
                wrong = _why_not_harder(said) or _why_not_harder_then(taken.circumstance)
                if wrong:
                    move = replace(taken.move, answers=said)
                    yield self._tell(Invariant.HARDER_ONLY_WHEN_CALM, here, move, after, wrong)
            yield from self._wrong_step(here, taken.move, after, before)
        if after not in self.over_cap:
            self.over_cap[after] = tuple(self._over_cap(after))
        for wrong in self.over_cap[after]:
            yield self._tell(Invariant.CAPS, here, taken.move, after, wrong)

    def _wrong_step(self, here: Reached, move: Move, after: Level, before: Level) -> Iterator[Broken]:
        ladder = self.walk.ladder
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

    def _over_cap(self, level: Level) -> Iterator[str]:
        dose, load = self.walk.exercise.dose, self.walk.ladder.load(level)
        if load.ankle_weight_kg > ANKLE_WEIGHT_MAX_KG:
            yield f"{load.ankle_weight_kg:g} kg at the ankle"
        if (load.range_deg or 0) > SQUAT_MAX_DEG:
            yield f"a squat to {load.range_deg} degrees"
        if self.walk.ladder.reps(level) > dose.reps[1] or self.protocol.dose.sets > dose.sets:
            yield "more sets or repetitions than the source gives"

    def _dead_ends(self, known: set[Track]) -> Iterator[Broken]:
        """Whoever is well from here on has to reach the top."""
        reaches: set[Track] = set()
        well = Move(answers=WELL, days=max(_CALM_DAYS_MIN, self.walk.days[0]), circumstance=Circumstance())
        for track in known:
            way: list[Track] = []
            while track.level != self.walk.ladder.top and track not in reaches and track not in way:
                way.append(track)
                track = self.walk.following(self.walk.take(track, well))  # noqa: PLW2901  # it walks on
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
        walk = self.walk
        load, legs = walk.ladder.load(level), "" if self.legs is Legs.BOTH else f", {self.legs.words}"
        parts = [f"{walk.exercise.title}{legs}, {self.protocol.dose.sets} × {walk.ladder.reps(level)}"]
        if load.ankle_weight_kg:
            parts.append(f"{load.ankle_weight_kg:g} kg")
        if load.band.value != "none":
            parts.append(f"{load.band.value} band")
        if load.range_deg is not None:
            parts.append(f"to {load.range_deg}°")
        return ", ".join(parts)


def check_ladder(exercise: Exercise, legs: Legs, *, protocol: Protocol) -> Part:
    """Walk all states of one exercise on one leg."""
    proof = LadderProof(exercise, legs, protocol)
    found: dict[Invariant, Broken] = {}
    for each in proof.broken():
        if each.invariant not in found or len(each.story) < len(found[each.invariant].story):
            found[each.invariant] = each
    return Part(
        name=f"{exercise.title}, {legs.words}",
        states=proof.states,
        transitions=proof.transitions,
        invariants=(
            Invariant.HARDER_ONLY_WHEN_CALM,
            Invariant.ONE_AT_A_TIME,
            Invariant.CAPS,
            Invariant.MORE_PAIN_NEVER_MORE_LOAD,
            Invariant.NO_DEAD_END,
        ),
        broken=tuple(found.values()),
    )


def _what_matters(taken: Taken) -> object:
    """Moves that are alike in this lead to the same state: the other leg matters by the step alone."""
    step, around = taken.step, taken.circumstance
    standing = (around.flare, around.idle_days, around.barrier)
    return taken.alike, standing, step.level, step.change is Change.PROGRESS, step.waited, step.after_break


def _why_not_harder(said: Answers) -> str:
    """Why nothing may get harder after these answers; empty where it may."""
    bars = (
        (said.skipped, "it got harder though it had been left out"),
        (said.light, "it got harder after a session with fewer sets"),
        (said.peak is None, "it got harder though nobody said how much it hurt"),
        ((said.peak or 0) > HARDER_PAIN_MAX, f"it got harder after kneecap pain of {said.peak}"),
        ((said.elsewhere or 0) > HARDER_PAIN_MAX, f"it got harder after pain of {said.elsewhere} elsewhere"),
        (said.hour is None, "it got harder though nobody said how the knee was an hour later"),
        ((said.hour or 0) > HARDER_RISE_MAX, "it got harder though the knee was worse an hour later"),
        (said.morning is None or said.late, "it got harder though nobody said how the knee was next morning"),
        ((said.morning or 0) > HARDER_RISE_MAX, "it got harder though the knee was worse next morning"),
        (said.form is FormSeen.POOR, "it got harder after poor form"),
        (not said.reached, "it got harder though not every repetition was done"),
    )
    return next((wrong for is_so, wrong in bars if is_so), "")


def _why_not_harder_then(circumstance: Circumstance) -> str:
    """Why nothing may get harder in these circumstances; empty where it may."""
    if circumstance.flare:
        return "it got harder after a flare-up"
    if circumstance.idle_days:
        return "it got harder after a break of its own"
    return "" if circumstance.barrier is None else circumstance.barrier.wrong
