"""Progress: what each exercise asks of each leg next time.

For every exercise and leg the verdict on the last session says harder, same or easier. Then come the limits that look
wider than one exercise: breaks, flare-ups, pain that grows from week to week, the other leg, and how much may get
harder at once. Whatever makes a thing easier counts once, the strictest of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from kneewise.body import Side
from kneewise.exercises import CATALOGUE, Chain, Exercise
from kneewise.load import Load as KneecapLoad
from kneewise.load import together
from kneewise.plan import reasons
from kneewise.plan.budget import Candidate, Excess, build_of, knee_budgets, over_budget
from kneewise.plan.facts.exercise import Legs
from kneewise.plan.gap import Gap, break_of, break_reason, gap_of, gap_reason
from kneewise.plan.gates import gate_a, pause_days, person_ladder
from kneewise.plan.kneecap import repetition
from kneewise.plan.ladder import FLOOR, Ladder, Level
from kneewise.plan.light import is_light, sets_of
from kneewise.plan.memory import COUNT_CAP
from kneewise.plan.protocol import Protocol
from kneewise.plan.session import Change, Gate, Item, KneeBudget, Reason, Refusal
from kneewise.plan.standing import Standing, Track
from kneewise.plan.verdict import Judgement, Verdict, judge

DAYS_IN_WEEK = 7

_TOLD_ALL_THE_SAME = ("not-given",)
"""Reasons that stay true when a break or a flare-up decides instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One exercise on one leg on its way to a prescription; ``nearly`` lacks only another session like the last one."""

    exercise: Exercise
    legs: Legs
    track: Track
    ladder: Ladder
    level: Level
    change: Change
    reasons: tuple[Reason, ...]
    wants_harder: bool = False
    nearly: bool = False
    waited: bool = False
    after_break: bool = False

    @property
    def promises(self) -> bool:
        """Whether its reason tells of the next step, or that it stays; untrue once a break or a flare-up decides."""
        return self.reasons[0].rule not in _TOLD_ALL_THE_SAME

    def held(self, reason: Reason) -> "Step":
        """The same step without getting harder, and why."""
        return replace(self, wants_harder=False, change=Change.HOLD, reasons=(reason,))

    @property
    def steps(self) -> int:
        """Steps above the floor."""
        return self.ladder.steps(self.level)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What is prescribed, and the place on the ladder that it stands for.

    ``waited`` says that a step harder would have been too much for the kneecap; ``after_break`` that this exercise
    alone had a break, which is counted herewith.
    """

    item: Item
    level: Level
    waited: bool = False
    after_break: bool = False
    of_light_week: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Prescription:
    """What is given on a day, what is not and why, the gate that decided it, and what it asks of the kneecaps.

    ``light`` says that the session is of a light week.
    """

    planned: tuple[Planned, ...]
    refusals: tuple[Refusal, ...]
    gate: Gate
    kneecaps: tuple[KneeBudget, ...]
    light: bool = False


def prescribe(standing: Standing, *, protocol: Protocol) -> Prescription:
    """Every exercise and leg that is given on the day that the standing is of.

    An exercise that was begun and rests (a pause, a gate that closed) keeps its turn and its share of the budget in the
    first session without it: pain that stops one exercise must not be what makes another harder.
    """
    gate = gate_a(standing, protocol=protocol)
    refused = {name: refusal(each, standing, gate=gate, protocol=protocol) for name, each in CATALOGUE.items()}
    steps = [
        proposed(exercise, legs, standing, protocol)
        for exercise in CATALOGUE.values()
        for legs in legs_of(exercise)
        if refused[exercise.name] is None or standing.track(exercise.name, legs).begun
    ]
    over = over_budget([_candidate(step) for step in steps], _in_turn(steps, protocol), standing, protocol=protocol)
    steps = [limited(step, steps, over.get((step.exercise.name, step.legs)), standing, protocol) for step in steps]
    steps = [step for step in steps if refused[step.exercise.name] is None]
    steps = [replace(step, level=step.ladder.harder(step.level)) if step.wants_harder else step for step in steps]
    steps = [beside_other_leg(step, steps, protocol) for step in steps]
    sets = sets_of(standing, protocol=protocol)
    planned = tuple(dosed(step, sets, standing, protocol) for step in steps)
    return Prescription(
        planned=planned,
        refusals=tuple(each for each in refused.values() if each is not None),
        gate=gate,
        kneecaps=knee_budgets({knee: asked_of(planned, knee) for knee in Side}, standing, protocol=protocol),
        light=is_light(standing, protocol=protocol),
    )


def asked_of(planned: Iterable[Planned], knee: Side) -> KneecapLoad:
    """What a session asks of one kneecap."""
    items = (each.item for each in planned if knee in each.item.legs.knees)
    return together(item.kneecap.load.times(item.sets * item.reps) for item in items)


def refusal(exercise: Exercise, standing: Standing, *, gate: Gate, protocol: Protocol) -> Refusal | None:
    """Why an exercise is not given; ``None`` when it is."""
    if exercise.name in standing.changes.paused:
        return Refusal(exercise=exercise, reasons=(reasons.paused(protocol=protocol),))
    if exercise.chain is Chain.OPEN:
        return None
    if not gate.passed:
        return Refusal(exercise=exercise, reasons=(reasons.squat_waits(len(gate.unmet), protocol=protocol),))
    waits = all_wait(standing, protocol=protocol)
    if waits and not any(standing.track(exercise.name, legs).begun for legs in legs_of(exercise)):
        return Refusal(exercise=exercise, reasons=(reasons.held_back(waits, protocol=protocol),))
    days = max(
        pause_days(standing.track(exercise.name, legs), standing, protocol=protocol) for legs in legs_of(exercise)
    )
    if days > 0:
        return Refusal(exercise=exercise, reasons=(reasons.squat_pauses(days, protocol=protocol),))
    return None


def all_wait(standing: Standing, *, protocol: Protocol) -> str:
    """The rule by which nothing gets harder and nothing new begins; empty where there is none."""
    limits = (
        ("clinician-holds", standing.changes.hold),
        ("maintenance", standing.maintaining),
        ("light-week", is_light(standing, protocol=protocol)),
        ("weekly-guard", weekly_guard(standing, protocol=protocol)),
    )
    return next((name for name, holds in limits if holds), "")


def legs_of(exercise: Exercise) -> tuple[Legs, ...]:
    """Each leg on its own, or both where they work together."""
    return (Legs.LEFT, Legs.RIGHT) if exercise.per_leg else (Legs.BOTH,)


def closed(track: Track, standing: Standing, *, protocol: Protocol) -> Level:
    """The level of a track after its last session and a flare-up since, without getting harder."""
    ladder = person_ladder(CATALOGUE[track.exercise], standing, protocol=protocol)
    steps = _steps_easier(_judged(track, standing, protocol))
    if has_flared(track.legs, standing):
        steps = max(steps, protocol.flare.restart_steps_easier)
    return ladder.easier(track.level, steps=steps)


def has_flared(legs: Legs, standing: Standing) -> bool:
    """Whether a knee of these legs has flared up since the last session."""
    return any(flare.pending and set(flare.knees) & set(legs.knees) for flare in standing.flares)


def clean_sessions(track: Track, standing: Standing, *, protocol: Protocol) -> int:
    """Sessions running, to the last one, that met all that progress asks; those of a light week are passed over."""
    judgement = _judged(track, standing, protocol)
    if judgement is not None and judgement.is_light:
        return track.clean
    return min(track.clean + 1, COUNT_CAP) if judgement is not None and judgement.clean else 0


def weekly_guard(standing: Standing, *, protocol: Protocol) -> bool:
    """Whether the weekly mean of each day's worst pain has grown, week on week, for as long as the rule says."""
    rule = protocol.weekly_guard
    means = [_week_mean(standing, weeks_ago) for weeks_ago in range(rule.weeks + 1)]
    return all(
        now is not None and before is not None and now - before >= rule.rise_points for now, before in pairwise(means)
    )


def _week_mean(standing: Standing, weeks_ago: int) -> float | None:
    days = standing.last_days(DAYS_IN_WEEK, skip=DAYS_IN_WEEK * weeks_ago)
    known = [day.worst for day in days if day.worst is not None]
    return sum(known) / len(known) if known else None


def _judged(track: Track, standing: Standing, protocol: Protocol) -> Judgement | None:
    return None if standing.visit is None else judge(track, standing.visit, protocol=protocol)


def _steps_easier(judgement: Judgement | None) -> int:
    easier = (Verdict.LOCK, Verdict.STOP, Verdict.REDUCE, Verdict.HOLD_LOW)
    return 1 if judgement is not None and judgement.verdict in easier else 0


_CHANGES = {
    Verdict.LOCK: Change.STOP,
    Verdict.STOP: Change.STOP,
    Verdict.REDUCE: Change.REDUCE,
    Verdict.HOLD_LOW: Change.REDUCE,
    Verdict.HOLD: Change.HOLD,
    Verdict.PROGRESS: Change.PROGRESS,
    Verdict.KEEP: Change.HOLD,
}


def proposed(exercise: Exercise, legs: Legs, standing: Standing, protocol: Protocol) -> Step:
    """What the last session of this exercise and leg alone says, breaks and flare-ups counted in."""
    track = standing.track(exercise.name, legs)
    ladder = person_ladder(exercise, standing, protocol=protocol)
    judgement = _judged(track, standing, protocol)
    change, because = _first_word(track, judgement, protocol)
    step = Step(
        exercise=exercise,
        legs=legs,
        track=track,
        ladder=ladder,
        level=ladder.fitted(track.level),
        change=change,
        reasons=because,
        wants_harder=change is Change.PROGRESS,
        nearly=judgement is not None and judgement.lacks == "running",
    )
    return _eased(step, standing, _steps_easier(judgement), protocol) if track.begun else step


def _first_word(track: Track, judgement: Judgement | None, protocol: Protocol) -> tuple[Change, tuple[Reason, ...]]:
    if judgement is not None:
        return _CHANGES[judgement.verdict], (reasons.verdict_reason(judgement, protocol=protocol),)
    if track.begun:
        because = reasons.not_given if track.outcome is None else reasons.not_done
        return Change.HOLD, (because(protocol=protocol),)
    return Change.NEW, (reasons.first_time(protocol=protocol),)


def _eased(step: Step, standing: Standing, by_verdict: int, protocol: Protocol) -> Step:
    """The step after everything that makes it easier; the strictest counts, once."""
    gap, because_gap, after_break = _gap(step.track, standing, protocol)
    step = replace(step, after_break=True) if after_break else step
    steps, because = by_verdict, (() if step.promises and by_verdict == 0 else step.reasons)
    if has_flared(step.legs, standing):
        steps, because = (
            max(steps, protocol.flare.restart_steps_easier),
            (*because, reasons.flare_step(protocol=protocol)),
        )
    if gap is Gap.EASIER:
        steps = max(steps, 1)
    because = (*because, *because_gap) or step.reasons
    level = FLOOR if gap is Gap.RESTART_PHASE else step.ladder.easier(step.level, steps=steps)
    if steps == 0 and level == step.level:
        step = step if gap is Gap.CONTINUE else replace(step, change=Change.HOLD, wants_harder=False)
        return replace(step, reasons=because)
    because = (*because, reasons.effect(eased=level < step.level, protocol=protocol))
    change = step.change if step.change is Change.STOP else Change.REDUCE
    return replace(step, level=level, change=change, reasons=because, wants_harder=False)


def _gap(track: Track, standing: Standing, protocol: Protocol) -> tuple[Gap, tuple[Reason, ...], bool]:
    """The row of the table of breaks, why, and whether it is for a break of this exercise alone; the stricter one."""
    whole, own = gap_of(standing, protocol=protocol), break_of(track, protocol=protocol)
    if own.value > whole.value:
        return own, (break_reason(own, track, protocol=protocol),), True
    because = () if whole is Gap.CONTINUE else (gap_reason(whole, standing, protocol=protocol),)
    return whole, because, own is not Gap.CONTINUE


def _candidate(step: Step) -> Candidate:
    """The step as it was prescribed last, whatever was answered since."""
    level = step.ladder.fitted(step.track.level)
    return Candidate(exercise=step.exercise.name, legs=step.legs, ladder=step.ladder, level=level)


def limited(step: Step, steps: Iterable[Step], excess: Excess | None, standing: Standing, protocol: Protocol) -> Step:
    """A step that wants to get harder, held where one of the limits says so."""
    if excess is not None and excess.exercise == step.exercise.name:
        step = replace(step, waited=True)
    waits = all_wait(standing, protocol=protocol) if step.wants_harder or step.nearly else ""
    if waits and step.nearly and step.reasons[0].rule == Verdict.KEEP.value:
        return step.held(reasons.held_back(waits, protocol=protocol))
    if not step.wants_harder:
        return step
    ahead, other = protocol.progress.good_leg_max_steps_ahead, _other_leg(step, steps)
    limits = (
        (waits, bool(waits)),
        ("top", step.level == step.ladder.top),
        ("too-soon", _is_soon(step.track, protocol)),
        ("other-leg", other is not None and step.steps + 1 > other.steps + ahead),
        ("one-at-a-time", step.exercise.name not in _in_turn(steps, protocol)),
    )
    for name, holds in limits:
        if holds:
            return step.held(reasons.held_back(name, protocol=protocol))
    if excess is None:
        return step
    if not step.waited:
        return step.held(reasons.held_back("after-budget", protocol=protocol))
    return step.held(reasons.over_budget(excess, protocol=protocol))


def _is_soon(track: Track, protocol: Protocol) -> bool:
    rule, days, sessions = protocol.progress, track.since_days, track.since_sessions
    return (days is not None and days < rule.min_days_between) or (
        sessions is not None and sessions < rule.min_sessions_between
    )


def _in_turn(steps: Iterable[Step], protocol: Protocol) -> list[str]:
    """The exercises whose turn it is to get harder: those that waited longest, no more at once than the rule allows.

    The turn does not look at the answers to the last session, so that pain in one exercise can never be the reason for
    another to get harder. An exercise that could not use its turn has to earn it again, so it cannot block for long;
    one that was too much for the kneecap lets the others go first next time.
    """
    waiting: dict[str, tuple[int, int]] = {}
    for step in steps:
        track = step.track
        earned = (
            track.clean + 1 >= protocol.progress.consecutive_sessions
            and step.ladder.fitted(track.level) < step.ladder.top
        )
        if earned and not _is_soon(track, protocol):
            since = COUNT_CAP if track.since_sessions is None else track.since_sessions
            refused = COUNT_CAP + 1 if track.refused_sessions is None else track.refused_sessions
            waiting[step.exercise.name] = min((-refused, -since), waiting.get(step.exercise.name, (0, 0)))
    return sorted(waiting, key=lambda name: waiting[name])[: protocol.progress.max_exercises_per_session]


def beside_other_leg(step: Step, steps: Iterable[Step], protocol: Protocol) -> Step:
    """The step, brought back where its leg would run too far ahead of the other."""
    other = _other_leg(step, steps)
    if other is None or step.steps <= other.steps + protocol.progress.good_leg_max_steps_ahead:
        return step
    level = step.ladder.at_steps(other.steps + protocol.progress.good_leg_max_steps_ahead)
    reason = reasons.held_back("other-leg", protocol=protocol)
    change = step.change if step.change is Change.STOP else Change.REDUCE
    return replace(step, level=level, change=change, reasons=(*step.reasons, reason))


def _other_leg(step: Step, steps: Iterable[Step]) -> Step | None:
    same = (each for each in steps if each.exercise is step.exercise and each.legs is not step.legs)
    return next(same, None)


def dosed(step: Step, sets: int, standing: Standing, protocol: Protocol) -> Planned:
    """A step as it is prescribed, with so many sets."""
    item = Item(
        exercise=step.exercise,
        legs=step.legs,
        sets=min(sets, protocol.gap.sets) if step.after_break else sets,
        reps=step.ladder.reps(step.level),
        rest_s=protocol.dose.rest_between_sets_s[0],
        load=step.ladder.load(step.level),
        kneecap=repetition(step.exercise.name, step.ladder.load(step.level), build_of(standing)),
        change=step.change,
        reasons=step.reasons,
    )
    return Planned(
        item=item,
        level=step.level,
        waited=step.waited,
        after_break=step.after_break,
        of_light_week=is_light(standing, protocol=protocol),
    )
