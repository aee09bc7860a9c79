"""Every state of the walk-run ladder: each run that can be told, each break after it, and what else may be so.

The state is the rung and the calm runs on it. What else may be so (swelling, a flare-up, pain growing from week to
week, illness, a clinician's hold) comes one at a time: any of them can only hold back, and the plan asks whether one is
there. Each step is made by the plan's own functions.
"""

import math
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import product
from uuid import UUID

from kneewise.body import Side
from kneewise.plan.activity.gates import gates_b
from kneewise.plan.activity.running import RunStep, run_step, with_run
from kneewise.plan.activity.tried import Activities, Ran, Running
from kneewise.plan.changes import Changes
from kneewise.plan.facts.course import ActivityDone, ActivityKind, GateName
from kneewise.plan.facts.exercise import PerKnee
from kneewise.plan.memory import AGE_CAP_DAYS, WINDOW_DAYS
from kneewise.plan.protocol import Protocol
from kneewise.plan.session import Gate
from kneewise.plan.standing import Day, Flare, Phase, Standing
from kneewise.trial.invariant import (
    FLARE_DAYS_MIN,
    HARDER_PAIN_MAX,
    RUN_REST_DAYS_MIN,
    RUNS_ON_A_RUNG_MIN,
    Broken,
    Invariant,
    Part,
    shortest,
)

_GATES = frozenset({GateName.STAIRS, GateName.DEEPER_SQUAT, GateName.RUNNING})
_WEEK_DAYS = 7
_NO_SWELLING = Day(worst=0, morning=PerKnee(left=0, right=0), swelling=PerKnee(left=0, right=0))
_SETTLED = {True: "calm next morning", False: "sore next morning", None: "no answer next morning"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What else is so on the day: swelling in the last days, the age of a flare-up, and what holds back."""

    swelling: int | None = 0
    flare_days: int | None = None
    guard: bool = False
    unwell: bool = False
    hold: bool = False

    @property
    def words(self) -> str:
        """What of it is out of the ordinary."""
        said = {
            "no answer about swelling": self.swelling is None,
            f"swelling {self.swelling}": bool(self.swelling),
            f"a flare-up {self.flare_days} days ago": self.flare_days is not None,
            "pain grew from week to week": self.guard,
            "ill": self.unwell,
            "a clinician holds everything": self.hold,
        }
        named = [words for words, is_so in said.items() if is_so]
        return f" ({', '.join(named)})" if named else ""

    @property
    def is_quiet(self) -> bool:
        """Nothing out of the ordinary."""
        return self == _QUIET


_QUIET = Around()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One run and what came after it, until a day on which the next is looked at."""

    pain: int = 0
    as_planned: bool = True
    settled: bool | None = True
    days: int = 2

    @property
    def words(self) -> str:
        """As a person would tell it."""
        planned = "as planned" if self.as_planned else "not as planned"
        return f"A run {planned}, pain up to {self.pain}, {_SETTLED[self.settled]}."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reached:
    running: Running
    story: tuple[str, ...] = field(default=(), compare=False)


def standing_of(running: Running, around: Around, protocol: Protocol) -> Standing:
    """Somebody for whom running is open, who stands there on the ladder, and of whom this is so."""
    swelling = PerKnee(left=around.swelling, right=around.swelling)
    rise = math.ceil(protocol.weekly_guard.rise_points)
    days = tuple(
        replace(
            _NO_SWELLING,
            swelling=swelling,
            worst=max(rise * (protocol.weekly_guard.weeks - day // _WEEK_DAYS), 0) if around.guard else 0,
        )
        for day in range(WINDOW_DAYS)
    )
    return Standing(
        screened=True,
        phase=Phase.CLOSED_CHAIN,
        session_days=(1,),
        days=days,
        flares=() if around.flare_days is None else (Flare(age_days=around.flare_days, knees=tuple(Side)),),
        unwell=around.unwell,
        changes=Changes(hold=around.hold),
        activities=Activities(earned=_GATES, running=running),
    )


def days_in_words(days: int) -> str:
    """So many days."""
    return "1 day" if days == 1 else f"{days} days"


def gate_to_running(standing: Standing, protocol: Protocol) -> Gate:
    """The gate that lets somebody run."""
    return next(gate for gate in gates_b(standing, protocol=protocol) if gate.to is GateName.RUNNING)


def check_runs(*, protocol: Protocol) -> tuple[Part, tuple[tuple[str, float], ...]]:
    """Walk the ladder; and the weeks from its first run to the first on its last rung."""
    walk = _Walk(protocol)
    found = list(walk.broken())
    each = (shortest([one for one in found if one.invariant is invariant]) for invariant in Invariant)
    part = Part(
        name="The walk-run ladder",
        states=walk.states,
        transitions=walk.transitions,
        invariants=(
            Invariant.HARDER_ONLY_WHEN_CALM,
            Invariant.ONE_AT_A_TIME,
            Invariant.CAPS,
            Invariant.MORE_PAIN_NEVER_MORE_LOAD,
            Invariant.NO_DEAD_END,
        ),
        broken=tuple(one for one in each if one is not None),
    )
    days = walk.days_to_the_top(Running())
    weeks = () if days is None else (("from the first run to running without walking breaks", days / _WEEK_DAYS),)
    return part, weeks


class _Walk:
    def __init__(self, protocol: Protocol) -> None:
        self.protocol = protocol
        self.states = 0
        self.transitions = 0
        self.told = tuple(_told(protocol))
        pains = {each.pain for each in self.told}
        self.better = {told: tuple(_better(told, pains)) for told in self.told}
        self.around = tuple(_around(protocol))
        self.gates: dict[Around, tuple[Standing, Gate]] = {}
        self.top = len(protocol.run.run_min)

    def broken(self) -> Iterator[Broken]:
        begin = _Reached(running=Running())
        known, waiting = {begin.running}, deque([begin])
        while waiting:
            here = waiting.popleft()
            self.states += 1
            yield from self._from(here)
            for told in self.told:
                there = self._after(here, told)
                if there.running not in known:
                    known.add(there.running)
                    waiting.append(there)
            if self.days_to_the_top(here.running) is None:
                yield Broken(
                    invariant=Invariant.NO_DEAD_END,
                    story=(*here.story, "From then on every run is calm."),
                    wrong="running without walking breaks is never reached",
                )

    def _from(self, here: _Reached) -> Iterator[Broken]:
        steps: dict[tuple[Told, Around], RunStep | None] = {}
        for told, around in product(self.told, self.around):
            self.transitions += 1
            step = self._step(_with_last(here.running, told), around)
            steps[told, around] = step
            if step is not None:
                yield from self._wrong(here, told, around, step)
        yield from self._more_for_pain(here, steps)

    def _step(self, running: Running, around: Around) -> RunStep | None:
        """The next run; the gate does not look at the last one, so it is asked once for each that may be so."""
        if around not in self.gates:
            standing = standing_of(Running(), around, self.protocol)
            self.gates[around] = standing, gate_to_running(standing, self.protocol)
        standing, gate = self.gates[around]
        activities = replace(standing.activities, running=running)
        return run_step(replace(standing, activities=activities), gate, protocol=self.protocol)

    def _wrong(self, here: _Reached, told: Told, around: Around, step: RunStep) -> Iterator[Broken]:
        if step.may_run and told.days <= RUN_REST_DAYS_MIN:
            yield self._tell(Invariant.CAPS, here, told, around, step, "there is no day of rest between two runs")
        if step.may_run and around.flare_days is not None and around.flare_days < FLARE_DAYS_MIN:
            wrong = f"a run {days_in_words(around.flare_days)} after a flare-up began"
            yield self._tell(Invariant.HARDER_ONLY_WHEN_CALM, here, told, around, step, wrong)
        up = step.rung - 1 - here.running.rung
        if up <= 0:
            return
        wrong = _why_not(told, around)
        if wrong:
            yield self._tell(Invariant.HARDER_ONLY_WHEN_CALM, here, told, around, step, f"a step on {wrong}")
        if up > 1:
            yield self._tell(Invariant.ONE_AT_A_TIME, here, told, around, step, f"{up} steps on at once")
        if here.running.calm + 1 < RUNS_ON_A_RUNG_MIN:
            wrong = f"a step on after {here.running.calm + 1} calm run on it"
            yield self._tell(Invariant.ONE_AT_A_TIME, here, told, around, step, wrong)

    def _more_for_pain(self, here: _Reached, steps: dict[tuple[Told, Around], RunStep | None]) -> Iterator[Broken]:
        """Of two runs that differ only in pain, or in the morning after, the worse one must not lead to more."""
        for (told, around), step in steps.items():
            for better in self.better[told]:
                less = steps[better, around]
                if step is not None and (less is None or step.rung > less.rung or step.may_run > less.may_run):
                    wrong = "with less pain there would have been less running, or later"
                    yield self._tell(Invariant.MORE_PAIN_NEVER_MORE_LOAD, here, told, around, step, wrong)

    def _after(self, here: _Reached, told: Told) -> _Reached:
        """The next state: one more run on the day, whatever comes of it."""
        standing = standing_of(_with_last(here.running, told), _QUIET, self.protocol)
        running = with_run(standing, _A_RUN, protocol=self.protocol).activities.running
        story = (*here.story, f"{told.words} {days_in_words(told.days)} later:")
        return _Reached(running=replace(running, last=None, since_days=None), story=story)

    def days_to_the_top(self, running: Running) -> int | None:
        """Days until a run on the last rung is given, when every run is calm; ``None`` when it never is."""
        days = 0
        for _ in range(self.top * self.protocol.run.times_each + 1):
            step = self._step(running, _QUIET)
            if step is None:
                return None
            if step.rung == self.top:
                return days
            standing = standing_of(running, _QUIET, self.protocol)
            running = with_run(standing, _A_RUN, protocol=self.protocol).activities.running
            rest = self.protocol.run.rest_days + 1
            days += rest
            running = replace(running, last=Ran(pain=0, as_planned=True, settled=True, age_days=rest))
        return None

    def _tell(  # all that a story is told of
        self, invariant: Invariant, here: _Reached, told: Told, around: Around, step: RunStep, wrong: str
    ) -> Broken:
        then = f"{told.words} {days_in_words(told.days)} later{around.words}: step {step.rung} of {self.top}"
        begin = f"On step {here.running.rung + 1}, with {here.running.calm} calm runs on it before."
        may = "a run may be today" if step.may_run else "no run today"
        return Broken(invariant=invariant, story=(*here.story, begin, f"{then}, {may}."), wrong=wrong)


_A_RUN = ActivityDone(
    id=str(UUID(int=1)),
    at=datetime(2026, 1, 5, 16, tzinfo=UTC),
    zone="UTC",
    activity=ActivityKind.RUN,
    peak_pain=0,
    as_planned=True,
)


def _with_last(running: Running, told: Told) -> Running:
    last = Ran(age_days=told.days, pain=told.pain, as_planned=told.as_planned, settled=told.settled)
    return replace(running, last=last)


def _better(told: Told, pains: Iterable[int]) -> Iterator[Told]:
    """The runs with less pain, then or next morning, and all else alike."""
    if told.settled is False:
        yield replace(told, settled=True)
    yield from (replace(told, pain=pain) for pain in pains if pain < told.pain)


def _why_not(told: Told, around: Around) -> str:
    """Why there must be no step on; empty when there may be one."""
    reasons = {
        f"after a pain of {told.pain}": told.pain > HARDER_PAIN_MAX,
        "though the knee was sore next morning": told.settled is False,
        "though the morning after was not answered": told.settled is None,
        "after a run that was not as planned": not told.as_planned,
        "with swelling": around.swelling is None or around.swelling > 0,
        "so soon after a flare-up": around.flare_days is not None and around.flare_days < FLARE_DAYS_MIN,
        "while pain grew from week to week": around.guard,
        "while ill": around.unwell,
        "though a clinician holds everything": around.hold,
    }
    return next((why for why, is_so in reasons.items() if is_so), "")


def _told(protocol: Protocol) -> Iterator[Told]:
    """Every run: an answer on each side of each limit, a break on each side of each limit."""
    pains = sorted({pain for low in (protocol.run.pain_max, protocol.pain.reduce_max) for pain in (0, low, low + 1)})
    rest, gap = protocol.run.rest_days + 1, protocol.gap
    near = (rest, rest + protocol.schedule.reduce_rest_days, gap.repeat_days, gap.easier_days)
    days = sorted({1, 2, *near, *(limit + 1 for limit in near), AGE_CAP_DAYS})
    for pain, as_planned, settled, age in product(pains, (True, False), (True, False, None), days):
        yield Told(pain=pain, as_planned=bool(as_planned), settled=settled, days=age)


def _around(protocol: Protocol) -> Iterator[Around]:
    yield _QUIET
    swellings = {None, 1, protocol.gate_b.swelling_max, protocol.gate_b.swelling_max + 1} - {0}
    yield from (Around(swelling=swelling) for swelling in sorted(swellings, key=lambda each: (each is None, each)))
    ages = {0, 1, 2, protocol.flare.rest_days, protocol.gate_b.clean_days - 1, protocol.gate_b.clean_days}
    yield from (Around(flare_days=age) for age in sorted(ages))
    yield from (Around(guard=True), Around(unwell=True), Around(hold=True))
