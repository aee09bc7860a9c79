"""The counting machine on plain signals."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


def test_one_wild_sample_is_none() -> None:
    values = wave(cycles=0) + [0.0] * 60
    values[70] = 90.0
    assert count(values) == []


def test_a_repetition_cut_off_before_it_came_back_is_not_counted_yet() -> None:
    values = wave(cycles=1)
    assert count(values[: FPS + int(2.5 * FPS)]) == []


@given(st.floats(1.5, 8.0), st.floats(0.0, 3.0), st.integers(1, 4))
def test_hold_and_lowering_are_measured_whatever_the_tempo(half_s: float, hold_s: float, cycles: int) -> None:
    half, hold = int(half_s * FPS), int(hold_s * FPS)
    up = [40 * (1 - math.cos(math.pi * i / half)) / 2 for i in range(half)]
    values = [0.0] * FPS + (up + [40.0] * hold + up[::-1] + [0.0] * FPS) * cycles
    found = count(values)
    assert len(found) == cycles
    for excursion in found:
        assert excursion.hold_s == pytest.approx(hold_s, abs=0.15 + 0.1 * half_s)
        assert excursion.lowering_s == pytest.approx(half_s, rel=0.3, abs=0.1)


@given(st.lists(st.floats(-400, 400), max_size=200))
def test_no_signal_whatever_raises(values: list[float]) -> None:
    for excursion in count(values):
        assert excursion.start_s < excursion.end_s
        assert excursion.hold_s >= 0
        assert excursion.lowering_s >= 0
