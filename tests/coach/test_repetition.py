"""The counting machine on plain signals."""

import math
from collections.abc import Callable
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneewise.coach.event import Phase
from kneewise.coach.repetition import Counter, Excursion

FPS = 30


def wave(
    *, rest: float = 0.0, peak: float = 40.0, cycle_s: float = 5.0, cycles: int = 3, back_to: float | None = None
) -> list[float]:
    """Raised-cosine repetitions; ``back_to`` is the level between them."""
    low = rest if back_to is None else back_to
    still = [rest] * FPS
    lifts = []
    for number in range(cycles):
        begin = rest if number == 0 else low
        end = low if number < cycles - 1 else rest
        half = int(cycle_s * FPS / 2)
        lifts += [begin + (peak - begin) * (1 - math.cos(math.pi * i / half)) / 2 for i in range(half)]
        lifts += [end + (peak - end) * (1 + math.cos(math.pi * i / half)) / 2 for i in range(half)]
    return [*still, *lifts, *[rest] * FPS]


def count(values: list[float], *, least_rise: float = 14.0) -> list[Excursion]:
    counter = Counter(least_rise=least_rise)
    found = (counter.receive(value, time_s=number / FPS) for number, value in enumerate(values))
    return [excursion for excursion in found if excursion is not None]


@pytest.mark.parametrize("rest", [-10.0, 0.0, 20.0, 33.0])
def test_it_counts_from_wherever_the_person_rests(rest: float) -> None:
    assert len(count(wave(rest=rest, peak=rest + 40))) == 3


def test_repetitions_that_do_not_come_back_all_the_way_are_counted() -> None:
    assert len(count(wave(back_to=16.0))) == 3


@pytest.mark.parametrize(("peak", "found"), [(11.0, 0), (13.9, 0), (15.5, 3)])
def test_a_rise_below_the_least_is_none(peak: float, found: int) -> None:
    assert len(count(wave(peak=peak))) == found


def test_a_twitch_is_none() -> None:
    assert count(wave(cycle_s=0.3)) == []


@pytest.mark.parametrize(("least_s", "counted"), [(0.5, 3), (2.0, 3), (3.5, 0)])
def test_what_is_over_sooner_than_anybody_does_it_is_none(least_s: float, counted: int) -> None:
    counter = Counter(least_rise=14.0, least_s=least_s)
    found = [counter.receive(value, time_s=number / FPS) for number, value in enumerate(wave(cycle_s=3.0))]
    assert len([one for one in found if one is not None]) == counted


def test_one_wild_sample_is_none() -> None:
    values = wave(cycles=0) + [0.0] * 60
    values[70] = 90.0
    assert count(values) == []


def test_a_repetition_cut_off_before_it_came_back_is_not_counted_yet() -> None:
    values = wave(cycles=1)
    assert count(values[: FPS + int(2.5 * FPS)]) == []


def minimum_jerk(share: float) -> float:
    """How people move a limb: Flash T & Hogan N 1985, J Neurosci 5:1688-1703."""
    return share**3 * (10 - 15 * share + 6 * share**2)


def raised_cosine(share: float) -> float:
    return (1 - math.cos(math.pi * share)) / 2


@pytest.mark.parametrize("cycles", [1, 3])
@pytest.mark.parametrize("half_s", [1.5, 2.0, 3.0])
@pytest.mark.parametrize("hold_s", [0.0, 0.5, 1.0, 2.0])
@pytest.mark.parametrize(("swing", "within"), [(minimum_jerk, 0.12), (raised_cosine, 0.25)], ids=["jerk", "cosine"])
def test_lifting_hold_and_lowering_are_measured_whatever_the_tempo(
    swing: Callable[[float], float], within: float, half_s: float, hold_s: float, cycles: int
) -> None:
    """As surely as the limb moves as limbs do; the shape of another movement can only be told roughly."""
    half, hold = int(half_s * FPS), int(hold_s * FPS)
    up = [40 * swing(i / half) for i in range(half)]
    found = count([0.0] * FPS + (up + [40.0] * hold + up[::-1] + [0.0] * FPS) * cycles)
    assert len(found) == cycles
    for excursion in found:
        assert excursion.lifting_s == pytest.approx(half_s, rel=within, abs=0.1)
        assert excursion.hold_s == pytest.approx(hold_s, abs=0.1 + within * half_s)
        assert excursion.lowering_s == pytest.approx(half_s, rel=within, abs=0.1)


def test_a_rest_that_has_shifted_is_the_new_rest() -> None:
    """The person lay down a little differently: the next repetition does not begin half a minute before."""
    shifted = [0.0] * 2 * FPS + [5.0] * 30 * FPS + [5.0 + 40 * minimum_jerk(i / 60) for i in range(61)]
    (done,) = count(shifted + [5.0 + 40 * minimum_jerk(1 - i / 60) for i in range(61)] + [5.0] * FPS)
    assert done.start_s == pytest.approx(32.5, abs=0.5)
    assert done.rest == pytest.approx(5.0, abs=0.5)


@given(st.lists(st.integers(-80, 80), max_size=120))
def test_peak_and_top_are_those_of_all_samples_since_the_excursion_began(steps: list[int]) -> None:
    counter, since = Counter(least_rise=14.0), list[tuple[float, float]]()
    for number, level in enumerate(accumulate(steps)):
        time_s, value, was = number / FPS, level / 8, counter.phase
        counter.receive(value, time_s=time_s)
        if counter.phase is Phase.REST:
            since = []
        elif was is Phase.LOWERING and counter.phase is Phase.LIFTING:
            since = [(time_s, counter.rest)]
        else:
            since.append((time_s, value))
        peak = max((v for _, v in since), default=counter.rest)
        high = peak - 0.10 * (peak - counter.rest)
        assert counter.peak == peak
        assert counter.top_since_s == next((t for t, v in since if v >= high), None)


def test_a_held_top_is_reached_once() -> None:
    counter = Counter(least_rise=14.0)
    for number, value in enumerate([0.0] * FPS + [40.0] * 2 * FPS):
        counter.receive(value, time_s=number / FPS)
    assert (counter.phase, counter.peak, counter.top_since_s) == (Phase.TOP, 40.0, 1.0)


def test_a_descent_that_turns_near_the_top_goes_on_with_the_same_repetition() -> None:
    up = [float(value) for value in range(0, 41, 2)]
    sagging = [40.0, 38.0, 35.0, 38.0, 39.0, 40.0, 40.0]
    counter, phases = Counter(least_rise=14.0), list[Phase]()
    found = 0
    for number, value in enumerate([0.0] * FPS + up + sagging + up[::-1] + [0.0] * FPS):
        found += counter.receive(value, time_s=number / FPS) is not None
        if not phases or counter.phase is not phases[-1]:
            phases.append(counter.phase)
    top_twice = [Phase.TOP, Phase.LOWERING, Phase.TOP]
    assert (found, phases) == (1, [Phase.REST, Phase.LIFTING, *top_twice, Phase.LOWERING, Phase.REST])


def test_who_was_lost_from_sight_begins_anew() -> None:
    counter = Counter(least_rise=14.0)
    for number, value in enumerate([10.0] * FPS + [40.0] * FPS):
        counter.receive(value, time_s=number / FPS)
    counter.forget()
    assert (counter.phase, counter.peak, counter.rest, counter.top_since_s) == (Phase.REST, 0.0, 0.0, None)


@given(st.lists(st.floats(-400, 400), max_size=200))
def test_no_signal_whatever_raises(values: list[float]) -> None:
    for excursion in count(values):
        assert excursion.start_s < excursion.end_s
        assert excursion.hold_s >= 0
        assert excursion.lowering_s >= 0
