"""Every state of the calendar: sessions of the last week, trained as soon as the plan lets, or some days later."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from kneewise.body import Side
from kneewise.plan.facts.exercise import Legs
from kneewise.plan.protocol import Protocol
from kneewise.plan.schedule import wait
from kneewise.plan.standing import Flare, Standing, Track, later
from kneewise.trial.answers import WELL, Answers
from kneewise.trial.invariant import WEEK_SESSIONS_MAX, Broken, Invariant, Part, shortest

_WEEK_DAYS = 7
_LATE_DAYS = 8
_LEAST_REST_DAYS = 1
_MOODS = {
    "calm": WELL,
    "worse an hour later": replace(WELL, hour=5),
    "worse next morning": replace(WELL, morning=5),
    "a flare-up": replace(WELL, peak=7),
}
"""From calm to sore; each but the first may only make the wait longer."""
_CALM, _KEPT = "calm", "the strength is only kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    ages: tuple[int, ...]
    days: tuple[int, ...] = ()


def check_schedule(*, protocol: Protocol) -> Part:
    """Walk the calendar."""
    walk = _Walk(protocol)
    found = list(walk.broken())
    each = (shortest([one for one in found if one.invariant is invariant]) for invariant in Invariant)
    return Part(
        name="The calendar",
        states=walk.states,
        transitions=walk.transitions,
        invariants=(Invariant.CAPS, Invariant.MORE_PAIN_NEVER_MORE_LOAD, Invariant.ONLY_LOWERS),
        broken=tuple(one for one in each if one is not None),
    )


class _Walk:
    def __init__(self, protocol: Protocol) -> None:
        self.protocol = protocol
        self.states = 0
        self.transitions = 0

    def broken(self) -> Iterator[Broken]:
        begin = _Way(ages=(0,), days=(1,))
        known, waiting = {begin.ages}, deque([begin])
        while waiting:
            here = waiting.popleft()
            self.states += 1
            waits = {mood: self._wait(here.ages, said) for mood, said in _MOODS.items()}
            waits[_KEPT] = self._wait(here.ages, WELL, maintaining=True)
            yield from self._shorter(here, waits)
            for days in {days + late for days in waits.values() for late in range(_LATE_DAYS)}:
                self.transitions += 1
                ages = (0, *(age + days for age in here.ages if age + days < _WEEK_DAYS))
                there = _Way(ages=ages, days=(*here.days, here.days[-1] + days))
                yield from _too_much(there)
                if there.ages not in known:
                    known.add(there.ages)
                    waiting.append(there)

    def _wait(self, ages: tuple[int, ...], said: Answers, *, maintaining: bool = False) -> int:
        """Days from the last session until the plan gives the next one."""
        outcome = said.outcome(self.protocol.dose.sets)
        flares = (said.peak or 0) >= self.protocol.flare.peak_min
        standing = Standing(
            screened=True,
            maintaining=maintaining,
            session_days=ages,
            tracks=(Track(exercise="clamshell", legs=Legs.LEFT, begun=True, outcome=outcome),),
            visit=said.visit,
            flares=(Flare(age_days=0, knees=tuple(Side)),) if flares else (),
        )
        days = 0
        while (more := wait(later(standing, days), protocol=self.protocol).days) > 0:
            days += more
        return days

    def _shorter(self, here: _Way, waits: dict[str, int]) -> Iterator[Broken]:
        for mood, days in waits.items():
            if days < waits[_CALM]:
                yield Broken(
                    invariant=Invariant.ONLY_LOWERS if mood == _KEPT else Invariant.MORE_PAIN_NEVER_MORE_LOAD,
                    story=(*_sessions(here), f"Then: {mood}. The next session is {days} days later."),
                    wrong=f"when calm it is {waits[_CALM]} days later",
                )


def _too_much(there: _Way) -> Iterator[Broken]:
    if len(there.ages) > WEEK_SESSIONS_MAX:
        yield Broken(
            invariant=Invariant.CAPS, story=_sessions(there), wrong=f"{len(there.ages)} sessions in seven days"
        )
    if any(later_day - day <= _LEAST_REST_DAYS for day, later_day in pairwise(there.days)):
        yield Broken(invariant=Invariant.CAPS, story=_sessions(there), wrong="two sessions without a day of rest")


def _sessions(way: _Way) -> tuple[str, ...]:
    return tuple(f"Day {day}: a session." for day in way.days)
