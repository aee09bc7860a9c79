"""Gate A for many people at once: ``kneewise.plan.gates``, criterion by criterion."""

import numpy as np

from kneewise.trial.simulation.state import window
from kneewise.trial.simulation.track import CLOSED, IS_STRAIGHT_LEG_RAISE, Flags, Ints, worse
from kneewise.trial.simulation.training import Training
from kneewise.trial.simulation.verdict import setback_days


def all_but_tests(now: Training) -> Flags:
    """Whether all is met but the two functional tests."""
    rule, known, who = now.protocol.gate_a, now.known, now.who
    return (
        (known.sessions[who] >= rule.min_open_sessions)
        & (known.first_day[who] >= 0)
        & (known.age(known.first_day[who], now.day) >= rule.min_days)
        & _pain_is_low(now)
        & _mornings_do_not_rise(now)
        & _no_swelling(now)
        & (known.age(known.flare_day[who], now.day) >= rule.clean_days)
        & (CLOSED | (now.strong >= np.where(IS_STRAIGHT_LEG_RAISE, rule.slr_sessions, 1))).all(axis=1)
    )


def tests_met(now: Training) -> Flags:
    """Whether both functional tests are fresh and hurt little enough."""
    rule, pain, tested = now.protocol.gate_a, now.known.test_pain[now.who], now.known.test_day[now.who]
    fresh = (tested >= 0) & (now.known.age(tested, now.day) <= rule.tests_valid_days)
    limits = np.array([rule.sit_to_stand_pain_max, rule.step_down_pain_max])
    met = (pain >= 0) & (pain <= limits)
    return fresh & met[:, 0] & met[:, 1]


def paused(now: Training) -> Flags:
    """By person and track: closed chain that rests after too many setbacks close together."""
    rule = now.protocol.gate_a
    days = setback_days(now.tracks, now.visit, now.judged, now.day)
    last, first = days[..., 0], days[..., rule.fallback_verdicts - 1]
    close = (first >= 0) & (last - first <= rule.fallback_window_days)
    result = np.zeros(now.judged.setback.shape, dtype=bool)
    result[:, CLOSED] = close & (now.day - last < rule.fallback_pause_days)
    return result


def _pain_is_low(now: Training) -> Flags:
    rule, start = now.protocol.gate_a, now.worst_start
    worst = now.known.history.worst[window(now.day, rule.clean_days)][:, now.who].max(axis=0)
    fallen = (start >= 0) & (start - worst >= rule.or_drop_points) & (worst <= rule.or_drop_worst_max)
    low: Flags = (worst >= 0) & ((worst <= rule.worst_pain_max) | fallen)
    return low


def _mornings_do_not_rise(now: Training) -> Flags:
    """The mean of this week's mornings is not above that of the week before; compared as fractions, without rounding.

    The plan rounds both means to two places, which makes no difference for weeks of up to ten days.
    """
    days, mornings = now.protocol.gate_a.clean_days, now.known.history.morning
    here, count = _sum(worse(mornings[window(now.day, days)][:, now.who]))
    before, count_before = _sum(worse(mornings[window(now.day, days, skip=days)][:, now.who]))
    return (count > 0) & (count_before > 0) & (here * count_before <= before * count)


def _sum(answers: Ints) -> tuple[Ints, Ints]:
    said = answers >= 0
    return np.where(said, answers, 0).sum(axis=0), said.sum(axis=0)


def _no_swelling(now: Training) -> Flags:
    rule = now.protocol.gate_a
    swelling = now.known.history.swelling[window(now.day, rule.clean_days)][:, now.who].max(axis=0)
    none: Flags = ((swelling >= 0) & (swelling <= rule.swelling_max)).all(axis=1)
    return none
