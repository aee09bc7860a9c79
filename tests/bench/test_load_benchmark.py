"""What `just bench-load` sweeps, on a small grid."""

import pytest
from bench.load import cost, sweep
from bench.load.__main__ import document
from bench.load.sweep import Swept, grid, swept

from kneewise.load import Interval
from kneewise.load.limits import CARRIED_KG, DEPTH_DEG


@pytest.fixture(scope="module")
def outcomes() -> list[Swept]:
    return list(sweep.sweeps(each=6, sampled=11))


def test_every_combination_is_swept_and_a_sample_of_whole_repetitions(outcomes: list[Swept]) -> None:
    assert [one.count for one in outcomes] == [216, 216, 20, 20]


def test_a_million_is_a_hundred_cubed() -> None:
    assert sweep.EACH**3 == 1_000_000


def test_none_breaks_the_model(outcomes: list[Swept]) -> None:
    assert not [what for one in outcomes for what in one.broken]
    assert all(one.least_bw >= 0 and one.rate > 0 for one in outcomes)


def test_the_ends_of_every_range_are_swept() -> None:
    combinations = list(grid(DEPTH_DEG, CARRIED_KG, each=6))
    assert len(set(combinations)) == 216
    for number, ends in ((0, DEPTH_DEG), (2, CARRIED_KG)):
        values = [one[number] for one in combinations]
        assert (min(values), max(values)) == ends
    masses = {one[1].mass_kg for one in combinations}
    assert (min(masses), max(masses), len(masses)) == (*sweep.MASS_KG, 3)


def test_what_raises_or_is_negative_is_named_and_does_not_end_the_sweep() -> None:
    combinations = list(grid(DEPTH_DEG, CARRIED_KG, each=4))[:3]
    negative = Interval(low=-1.0, value=2.0, high=3.0)

    def figures(one: sweep.Weighed) -> sweep.Figures:
        if one == combinations[0]:
            raise ZeroDivisionError
        return (negative if one == combinations[1] else Interval.exactly(1.0),)

    found = swept("x", combinations, figures)
    assert (found.count, found.least_bw, found.most_bw) == (3, 1.0, 2.0)
    assert ["ZeroDivisionError" in found.broken[0], "low=-1.0" in found.broken[1]] == [True, True]
    text = document([found], [])
    assert "| x | 3 | 2 | 1 | 2 |" in text
    assert "**There were 2**" in text


@pytest.mark.parametrize(
    "figure", [Interval.exactly(-0.1), Interval.exactly(float("inf")), Interval(low=0.0, value=1.0, high=float("inf"))]
)
def test_a_figure_that_is_negative_or_not_finite_is_not_sound(figure: Interval) -> None:
    assert not sweep.is_sound(figure)
    assert sweep.is_sound(Interval.exactly(0.0))


def test_the_document_says_that_nothing_broke_and_what_a_repetition_costs(outcomes: list[Swept]) -> None:
    parts = cost.costs(rounds=1, least_s=0.0)
    assert len(parts) == len(cost.PARTS)
    assert parts[0].times == 1.0
    text = document(outcomes, parts)
    assert "There were none." in text
    assert "| repetition of a squat |" in text
    assert "/home" not in text
