"""Gate A for many people at once: ``kneewise.plan.gates``, criterion by criterion."""

import numpy as np

from kneewise.plan import Protocol
from kneewise.trial.simulation.state import Known, window
from kneewise.trial.simulation.track import CLOSED, IS_STRAIGHT_LEG_RAISE, Flags, Ints
from kneewise.trial.simulation.verdict import Judged, setback_days


def all_but_tests(known: Known, who: Ints, strong: Ints, worst_start: Ints, *, day: int, protocol: Protocol) -> Flags:
    """Whether all is met but the two functional tests; ``strong`` counts sessions running by track."""
    rule = protocol.gate_a
    return (
        (known.sessions[who] >= rule.min_open_sessions)
        & (known.first_day[who] >= 0)
        & (known.age(known.first_day[who], day) >= rule.min_days)
        & _pain_is_low(known, who, worst_start, day, protocol)
        & _mornings_do_not_rise(known, who, day, protocol)
        & _no_swelling(known, who, day, protocol)
        & (known.age(known.flare_day[who], day) >= rule.clean_days)
        & (CLOSED | (strong >= np.where(IS_STRAIGHT_LEG_RAISE, rule.slr_sessions, 1))).all(axis=1)
    )


def tests_met(known: Known, who: Ints, *, day: int, protocol: Protocol) -> Flags:
    """Whether both functional tests are fresh and hurt little enough."""
    rule, pain = protocol.gate_a, known.test_pain[who]
    fresh = known.age(known.test_day[who], day) <= rule.tests_valid_days
    limits = np.array([rule.sit_to_stand_pain_max, rule.step_down_pain_max])
    return fresh & (known.test_day[who] >= 0) & ((pain >= 0) & (pain <= limits)).all(axis=1)


def paused(known: Known, who: Ints, judged: Judged, *, day: int, protocol: Protocol) -> Flags:
    """By person and track: closed chain that rests after too many setbacks close together."""
    rule = protocol.gate_a
    days = setback_days(known.tracks.of(who), known.visit.of(who), judged, day)
    last, first = days[..., 0], days[..., rule.fallback_verdicts - 1]
    close = (first >= 0) & (last - first <= rule.fallback_window_days)
    return CLOSED & close & (day - last < rule.fallback_pause_days)


def _pain_is_low(known: Known, who: Ints, start: Ints, day: int, protocol: Protocol) -> Flags:
    rule = protocol.gate_a
    worst = known.history.worst[window(day, rule.clean_days)][:, who].max(axis=0)
    fallen = (start >= 0) & (start - worst >= rule.or_drop_points) & (worst <= rule.or_drop_worst_max)
    return (worst >= 0) & ((worst <= rule.worst_pain_max) | fallen)


def _mornings_do_not_rise(known: Known, who: Ints, day: int, protocol: Protocol) -> Flags:
    """The mean of this week's mornings is not above that of the week before; compared as fractions, without rounding.

    The plan rounds both means to two places, which makes no difference for weeks of up to ten days.
    """
    days = protocol.gate_a.clean_days
    now, count = _sum(known.history.morning[window(day, days)][:, who].max(axis=2))
    before, count_before = _sum(known.history.morning[window(day, days, skip=days)][:, who].max(axis=2))
    return (count > 0) & (count_before > 0) & (now * count_before <= before * count)


def _sum(answers: Ints) -> tuple[Ints, Ints]:
    said = answers >= 0
    return np.where(said, answers, 0).sum(axis=0), said.sum(axis=0)


def _no_swelling(known: Known, who: Ints, day: int, protocol: Protocol) -> Flags:
    rule = protocol.gate_a
    swelling = known.history.swelling[window(day, rule.clean_days)][:, who].max(axis=(0, 2))
    return (swelling >= 0) & (swelling <= rule.swelling_max)
