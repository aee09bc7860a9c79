"""The walk-run ladder: which step a run is, when the next one may be, and what a run makes of it (clinical.md 4.5).

A run is calm when it was the step that the plan gave, hurt no more than the limit, and the knees were as usual next
morning. So many calm runs lead one step on; one that was not calm leads one step back, with one more day of rest. An
answer that is missing holds the step and does not count. The steps are our proposal within published limits.
"""

from dataclasses import dataclass, replace
from typing import assert_never

from kneewise.plan.activity import run_words
from kneewise.plan.activity.criteria import swelling_seen
from kneewise.plan.activity.gates import gates_b, goes_by_pain, speaks_against
from kneewise.plan.activity.run_words import Ruling
from kneewise.plan.activity.tried import Ran, Running, with_hop, with_single_leg, with_tried
from kneewise.plan.facts.course import ActivityDone, ActivityKind, GateName, HopTested, SingleLegTested
from kneewise.plan.facts.fields import Json
from kneewise.plan.morning import with_flare_of_activity
from kneewise.plan.progression import weekly_guard
from kneewise.plan.protocol import Protocol
from kneewise.plan.session import Gate, Reason
from kneewise.plan.standing import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class RunStep:
    """The next run: ``repeats`` times so many minutes of walking and of running, on a rung that counts from 1.

    ``calm`` runs on this rung have been done of those that lead on. ``wait_days`` is 0 on a day for it; ``may_run`` is
    false as well while the person is ill.
    """

    rung: int
    rungs: int
    walk_min: int
    run_min: int
    repeats: int
    calm: int
    may_run: bool
    wait_days: int
    reasons: tuple[Reason, ...]

    def to_json(self) -> dict[str, Json]:
        """As JSON."""
        return {
            "rung": self.rung,
            "rungs": self.rungs,
            "walk_min": self.walk_min,
            "run_min": self.run_min,
            "repeats": self.repeats,
            "calm": self.calm,
            "may_run": self.may_run,
            "wait_days": self.wait_days,
            "reasons": [reason.to_json() for reason in self.reasons],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place on the ladder after the last run: the rung from 0, calm runs on it, and what decided it."""

    rung: int
    calm: int
    ruling: Ruling


def run_step(standing: Standing, gate: Gate, *, protocol: Protocol) -> RunStep | None:
    """The next run; ``None`` while the ``gate`` to running is closed, and for who runs by pain instead."""
    if not gate.passed or goes_by_pain(standing, protocol=protocol):
        return None
    place, rule = place_of(standing, protocol=protocol), protocol.run
    days, rests = _wait(standing, protocol)
    reasons = [run_words.of_place(place.ruling, place.rung, place.calm, standing, protocol=protocol)]
    if days > 0:
        reasons.append(run_words.of_rest(rests, protocol=protocol))
    return RunStep(
        rung=place.rung + 1,
        rungs=len(rule.run_min),
        walk_min=rule.walk_min[place.rung],
        run_min=rule.run_min[place.rung],
        repeats=rule.repeats[place.rung],
        calm=place.calm,
        may_run=days == 0,
        wait_days=days,
        reasons=tuple(reasons),
    )


def place_of(standing: Standing, *, protocol: Protocol) -> Place:
    """Where the last run leads, with all that is known of it by now."""
    running, rule, gap = standing.activities.running, protocol.run, protocol.gap
    last, rung = running.last, min(running.rung, len(protocol.run.run_min) - 1)
    if last is None:
        return Place(rung=rung, calm=running.calm, ruling=Ruling.FIRST)
    if last.age_days > gap.easier_days:
        return Place(rung=0, calm=0, ruling=Ruling.LONG_BREAK)
    back = (
        (last.pain > rule.pain_max, Ruling.PAIN),
        (last.settled is False, Ruling.UNSETTLED),
        (last.age_days > gap.repeat_days, Ruling.BREAK),
    )
    for is_so, ruling in back:
        if is_so:
            return Place(rung=max(0, rung - 1), calm=0, ruling=ruling)
    return _onward(running, last, rung, standing, protocol)


def _onward(running: Running, last: Ran, rung: int, standing: Standing, protocol: Protocol) -> Place:
    """After a run that did not lead back."""
    if not last.as_planned:
        return Place(rung=rung, calm=running.calm, ruling=Ruling.NOT_PLANNED)
    if last.settled is None:
        return Place(rung=rung, calm=running.calm, ruling=Ruling.MORNING)
    calm = min(running.calm + 1, protocol.run.times_each)
    if calm < protocol.run.times_each:
        return Place(rung=rung, calm=calm, ruling=Ruling.AGAIN)
    if rung == len(protocol.run.run_min) - 1:
        return Place(rung=rung, calm=calm, ruling=Ruling.TOP)
    held = held_by(standing, protocol=protocol)
    if held is not None:
        return Place(rung=rung, calm=calm, ruling=held)
    return Place(rung=rung + 1, calm=0, ruling=Ruling.UP)


def held_by(standing: Standing, *, protocol: Protocol) -> Ruling | None:
    """What keeps the step from getting harder; ``None`` when nothing does. Unknown swelling does."""
    swelling = swelling_seen(standing, protocol=protocol)
    rows = (
        (standing.changes.hold, Ruling.CLINICIAN),
        (standing.unwell, Ruling.UNWELL),
        (speaks_against(standing, protocol=protocol), Ruling.SORE),
        (swelling is None or swelling > 0, Ruling.SWELLING),
        (weekly_guard(standing, protocol=protocol), Ruling.GUARD),
    )
    return next((ruling for is_so, ruling in rows if is_so), None)


def _wait(standing: Standing, protocol: Protocol) -> tuple[int, Ruling]:
    """Whole days until a run may be, and why; 0 days when it may be today."""
    rest, last = protocol.run.rest_days + 1, standing.activities.running.last
    waits = [(1 if standing.unwell else 0, Ruling.UNWELL)]
    if last is not None:
        more = protocol.schedule.reduce_rest_days if is_sore(last, protocol=protocol) else 0
        waits += [(rest - last.age_days, Ruling.AGAIN), (rest + more - last.age_days, Ruling.PAIN)]
    waits += [(protocol.flare.rest_days - flare.age_days, Ruling.SORE) for flare in standing.flares]
    return max(((max(days, 0), why) for days, why in waits), key=lambda each: each[0])


def is_sore(last: Ran, *, protocol: Protocol) -> bool:
    """Whether a run hurt more than the limit, or a knee was above its usual morning after it."""
    return last.pain > protocol.run.pain_max or last.settled is False


def with_activity(
    standing: Standing, fact: ActivityDone | SingleLegTested | HopTested, *, protocol: Protocol
) -> Standing:
    """The standing after an activity or a test, a flare-up that it brings counted in."""
    activities, rule = standing.activities, protocol.gate_b
    match fact:
        case ActivityDone(activity=ActivityKind.RUN):
            standing = with_run(standing, fact, protocol=protocol)
        case ActivityDone():
            activities = with_tried(activities, fact, walk_min=rule.run_walk_min, pain_max=rule.run_pain_max)
            standing = replace(standing, activities=activities)
        case SingleLegTested():
            standing = replace(standing, activities=with_single_leg(activities, fact))
        case HopTested():
            standing = replace(standing, activities=with_hop(activities, fact))
        case _:
            assert_never(fact)
    return with_flare_of_activity(standing, fact, protocol=protocol)


def with_run(standing: Standing, fact: ActivityDone, *, protocol: Protocol) -> Standing:
    """The standing after a run: the answers about the one before are closed. A second run on one day adds its pain."""
    running, gate = standing.activities.running, _gate_to_running(standing, protocol)
    step, last = run_step(standing, gate, protocol=protocol), running.last
    given = fact.as_planned is True and step is not None and step.may_run
    ran = Ran(pain=fact.peak_pain, as_planned=given)
    place, since = place_of(standing, protocol=protocol), running.since_days
    if last is not None and last.age_days == 0:
        ran = Ran(pain=max(ran.pain, last.pain), as_planned=False)
        place = replace(place, rung=running.rung, calm=running.calm)
    elif last is None or since is None or last.age_days > protocol.gap.repeat_days:
        since = 0
    if not gate.passed or ran.pain > protocol.pain.reduce_max:
        since = None
    now = Running(rung=place.rung, calm=place.calm, since_days=since, last=ran)
    return replace(standing, activities=replace(standing.activities, running=now))


def _gate_to_running(standing: Standing, protocol: Protocol) -> Gate:
    return next(gate for gate in gates_b(standing, protocol=protocol) if gate.to is GateName.RUNNING)
