"""Whom the check of gate A looks at: each condition met, just missed and not known, in every way that can be told.

Whether a condition is met is said where it is made, and never asked of the plan, so that a condition that the plan
forgets is found by the gate that opens. The ``main`` ways of each condition are looked at in every combination with
those of all others; the ``more`` ways (one knee, one day, an answer that is missing) alone and in pairs.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations, product

from kneewise.body import Side
from kneewise.plan.facts.exercise import PerKnee
from kneewise.plan.memory import WINDOW_DAYS
from kneewise.plan.protocol import Protocol
from kneewise.plan.standing import Day, Flare, Person, Standing, Tests, Visit
from kneewise.trial.activity_gates import Put, Way
from kneewise.trial.gate_strength import otherwise_weak, still_weak

_MOST_PAIN = 10
_TOGETHER = 2
"""So many conditions at a time are looked at in all their ways."""
_ONE_MORNING = 2
"""The pain of one morning: over more days than that it comes to less than 1 in the mean."""
_CALM = PerKnee(left=0, right=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Condition:
    """The ways in which a condition may stand; the first one is met."""

    main: tuple[Way, ...]
    more: tuple[Way, ...] = ()

    @property
    def others(self) -> tuple[Way, ...]:
        """All but the first."""
        return (*self.main[1:], *self.more)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Somebody before gate A: one way for each condition."""

    ways: tuple[Way, ...]

    @property
    def met(self) -> bool:
        """Every condition is met."""
        return all(way.met for way in self.ways)

    @property
    def missed(self) -> tuple[str, ...]:
        """Which conditions are not met."""
        return tuple(way.words for way in self.ways if not way.met)

    @property
    def pain(self) -> int:
        """The most pain that was felt in all of it."""
        return max(way.pain for way in self.ways)

    @property
    def words(self) -> str:
        """All of it."""
        return ", ".join(way.words for way in self.ways if way.words)


def cases(protocol: Protocol) -> Iterator[Case]:
    """All who are looked at: nothing missed or otherwise, one thing, two, then more of the main ways."""
    conditions = _conditions(protocol)
    for count in range(_TOGETHER + 1):
        yield from (Case(ways=ways) for ways in _with_others(conditions, count))
    for ways in product(*(each.main for each in conditions)):
        if sum(way is not each.main[0] for way, each in zip(ways, conditions, strict=True)) > _TOGETHER:
            yield Case(ways=ways)


def cases_around(protocol: Protocol) -> Iterator[Case]:
    """Where just one condition is not met, each in turn, and where none is; without those that a lax file lets pass."""
    mains = tuple(_Condition(main=each.main) for each in _conditions(protocol))
    none = tuple(next((way for way in each.main if not way.met), each.main[0]) for each in mains)
    every = (Case(ways=ways) for ways in (*_with_others(mains, 1), none))
    yield from (case for case in every if not case.met)


def standing_of(case: Case) -> Standing:
    """Somebody of whom all of this is so, two calm days after the last session."""
    standing = Standing(
        screened=True,
        person=Person(),
        session_days=(2,),
        days=(Day(worst=0, morning=_CALM, swelling=_CALM),) * WINDOW_DAYS,
        visit=Visit(age_days=2, before=_CALM, hour=_CALM, morning=_CALM, baseline_halves=_CALM, answered_age_days=1),
    )
    for way in case.ways:
        standing = way.put(standing)
    return standing


def _with_others(conditions: tuple[_Condition, ...], count: int) -> Iterator[tuple[Way, ...]]:
    """Each condition in its first way, but for so many of them in every other way."""
    for places in combinations(range(len(conditions)), count):
        yield from product(*(each.others if at in places else each.main[:1] for at, each in enumerate(conditions)))


def _conditions(protocol: Protocol) -> tuple[_Condition, ...]:
    return (
        _sessions(protocol),
        _first_session(protocol),
        _worst_pain(protocol),
        _mornings(protocol),
        _swelling(protocol),
        _flares(protocol),
        _Condition(main=still_weak(protocol), more=otherwise_weak(protocol)),
        _tests(protocol),
    )


def _sessions(protocol: Protocol) -> _Condition:
    least = protocol.gate_a.min_open_sessions
    return _Condition(
        main=tuple(
            Way(words=f"{count} sessions", put=_put(sessions=count), met=count >= least)
            for count in (least, least - 1)
            if count >= 0
        )
    )


def _first_session(protocol: Protocol) -> _Condition:
    least = protocol.gate_a.min_days
    return _Condition(
        main=tuple(
            Way(words=f"the first {days} days ago", put=_put(first_session_days=days), met=days >= least)
            for days in (least, least - 1)
            if days >= 0
        ),
        more=(Way(words="no first session", put=_put(first_session_days=None), met=False),),
    )


def _worst_pain(protocol: Protocol) -> _Condition:
    rule = protocol.gate_a
    low, fallen, drop, days = rule.worst_pain_max, rule.or_drop_worst_max, rule.or_drop_points, rule.clean_days
    high, week, long_ago = max(low, fallen) + 1, range(days), range(days, days + 1)
    enough = min(fallen + drop, _MOST_PAIN)
    return _Condition(
        main=(
            _pain(low, week, start=_MOST_PAIN, met=True),
            _pain(fallen, week, start=enough, met=fallen <= low or enough - fallen >= drop),
            _pain(high, week, start=_MOST_PAIN, met=False),
            _pain(None, week, start=_MOST_PAIN, met=False),
        ),
        more=(
            _pain(low, week, start=None, met=True),
            _pain(fallen, week, start=enough - 1, met=fallen <= low or enough - 1 - fallen >= drop),
            _pain(low + 1, week, start=None, met=False),
            _pain(high, range(1), start=_MOST_PAIN, met=False, when=" today"),
            _pain(high, range(days - 1, days), start=_MOST_PAIN, met=False, when=f" {days - 1} days ago"),
            replace(_pain(high, long_ago, start=_MOST_PAIN, met=True, when=f" {days} days ago"), pain=0),
            *(_recalled(high, age, met=age >= days) for age in (0, days - 1, days)),
        ),
    )


def _pain(worst: int | None, days: range, *, start: int | None, met: bool, when: str = "") -> Way:
    def put(standing: Standing) -> Standing:
        return replace(_on(standing, days, worst=worst), person=Person(worst_pain_at_start=start))

    words = f"worst pain {_or_unknown(worst)}{when} (at the start {_or_unknown(start)})"
    return Way(words=words, put=put, met=met, pain=worst or 0)


def _recalled(worst: int, age: int, *, met: bool) -> Way:
    words = f"worst pain {worst} in a review {age} days ago"
    return _days(words, range(age, age + 1), met=met, recalled=worst)


def _mornings(protocol: Protocol) -> _Condition:
    days = protocol.gate_a.clean_days
    week, before, unknown = range(days), range(days, 2 * days), PerKnee()
    left, right, both = PerKnee(left=1, right=0), PerKnee(left=0, right=1), PerKnee(left=1, right=1)
    return _Condition(
        main=(_quiet(), _days("mornings getting worse", week, met=False, morning=both)),
        more=(
            _days("mornings getting worse in the left knee", week, met=False, morning=left),
            _days("mornings getting worse in the right knee", week, met=False, morning=right),
            _days("this morning a bit worse", range(1), met=False, morning=left),
            _days("one morning a bit worse", range(days - 1, days), met=False, morning=right),
            _all_week(days),
            _days("mornings getting better", before, met=True, morning=both),
            _days("no morning answered of late", week, met=False, morning=unknown),
            _days("no morning answered before that", before, met=False, morning=unknown),
        ),
    )


def _all_week(days: int) -> Way:
    """A bit of pain on each morning; the week before a worse one, and then none: more in the mean, less at the most."""

    def put(standing: Standing) -> Standing:
        worse = _on(standing, range(days, days + 1), morning=PerKnee(left=_ONE_MORNING, right=0))
        return _on(worse, range(days), morning=PerKnee(left=1, right=0))

    return Way(words="each morning a bit, after one worse morning", put=put, met=days <= _ONE_MORNING)


def _swelling(protocol: Protocol) -> _Condition:
    most, days = protocol.gate_a.swelling_max, protocol.gate_a.clean_days
    over, week = most + 1, range(days)
    as_allowed, too_much = PerKnee(left=most, right=most), PerKnee(left=over, right=over)
    left, right = PerKnee(left=over, right=0), PerKnee(left=0, right=over)
    return _Condition(
        main=(
            _days(f"swelling {most}" if most > 0 else "", week, met=True, swelling=as_allowed),
            _days(f"swelling {over}", week, met=False, swelling=too_much),
            _days("swelling not known", week, met=False, swelling=PerKnee()),
        ),
        more=(
            _days(f"swelling {over} of the left knee today", range(1), met=False, swelling=left),
            _days(f"swelling {over} of the right knee today", range(1), met=False, swelling=right),
            _days("swelling of the left knee not known", week, met=False, swelling=PerKnee(right=0)),
            _days("swelling of the right knee not known", week, met=False, swelling=PerKnee(left=0)),
            _days(f"swelling {over} {days - 1} days ago", range(days - 1, days), met=False, swelling=right),
            _days(f"swelling {over} {days} days ago", range(days, days + 1), met=True, swelling=too_much),
        ),
    )


def _flares(protocol: Protocol) -> _Condition:
    days, both = protocol.gate_a.clean_days, tuple(Side)
    return _Condition(
        main=(_quiet(), _flared(both, days - 1, met=False), _flared(both, days, met=True)),
        more=(
            *(_flared((knee,), days - 1, met=False) for knee in Side),
            _flared(both, 0, met=False),
            _flared(both, days - 1, days, met=False),
            _flared(both, days, days - 1, met=False),
        ),
    )


def _flared(knees: tuple[Side, ...], *ages: int, met: bool) -> Way:
    flares = tuple(Flare(age_days=age, knees=knees, pending=False) for age in ages)
    words = f"a flare-up of the {' and '.join(knees)} knee {' and '.join(str(age) for age in ages)} days ago"
    return Way(words=words, put=_put(flares=flares), met=met)


def _tests(protocol: Protocol) -> _Condition:
    rule = protocol.gate_a
    stand, step, old = rule.sit_to_stand_pain_max, rule.step_down_pain_max, rule.tests_valid_days
    well = Tests(age_days=old, sit_to_stand_pain=stand, step_down_pain=step)
    return _Condition(
        main=(
            _tested(well, met=True),
            _tested(replace(well, sit_to_stand_pain=stand + 1), met=False),
            _tested(replace(well, step_down_pain=step + 1), met=False),
            _tested(replace(well, age_days=old + 1), met=False),
            Way(words="the two tests not done", put=_put(tests=None), met=False),
        )
    )


def _tested(tests: Tests, *, met: bool) -> Way:
    stand, step = tests.sit_to_stand_pain, tests.step_down_pain
    words = f"standing up with pain {stand} and a step down with pain {step}, {tests.age_days} days ago"
    return Way(words=words, put=_put(tests=tests), met=met, pain=max(stand, step))


def _quiet() -> Way:
    return Way(words="", put=lambda standing: standing, met=True)


def _put(**fields: object) -> Put:
    return lambda standing: replace(standing, **fields)  # type: ignore[arg-type]


def _days(words: str, days: range, *, met: bool, **answers: object) -> Way:
    return Way(words=words, put=lambda standing: _on(standing, days, **answers), met=met)


def _on(standing: Standing, days: range, **answers: object) -> Standing:
    """Other answers on some days, so many days ago."""
    told = (
        replace(day, **answers) if age in days else day  # type: ignore[arg-type]
        for age, day in enumerate(standing.days)
    )
    return replace(standing, days=tuple(told))


def _or_unknown(value: int | None) -> str:
    return "not known" if value is None else str(value)
