"""The benchmark runs, says the same twice, and says it in tables. Whether the result is good is not asked here."""

import numpy as np
import pytest
from bench.coach import findings, grid, page, restless
from bench.coach.peak_counter import count_peaks
from bench.coach.table import Table, as_markdown, as_text, ratio

from kneewise.exercises import CATALOGUE

SMALL = grid.Size(middle=1, others=1, clean=1)


@pytest.fixture(scope="module")
def outcomes() -> list[grid.Outcome]:
    return [grid.done(cell, seed=3) for cell in grid.cells(SMALL, ("clamshell",))]


def test_the_grid_has_a_set_for_each_fault_and_severity(outcomes: list[grid.Outcome]) -> None:
    assert len(outcomes) == 1 + 3 * len(CATALOGUE["clamshell"].wrong)
    assert all(len(one.repetitions) == grid.REPETITIONS for one in outcomes)


def test_a_set_done_again_is_the_same(outcomes: list[grid.Outcome]) -> None:
    assert grid.done(("clamshell", None, 0.0, 0), seed=3) == outcomes[0]


def test_without_errors_a_clean_set_is_counted_and_nothing_is_named() -> None:
    one = grid.done(("clamshell", None, 0.0, 1), seed=3, level=0.0)
    assert one.counted == one.truth
    assert not any(repetition.faults for repetition in one.repetitions)


def test_the_grid_makes_tables_of_even_rows(outcomes: list[grid.Outcome]) -> None:
    tables = findings.of_grid(outcomes)
    assert len(tables) == 5
    assert all(len(row) == len(table.headings) for table in tables for row in table.rows)


def test_a_restless_person_takes_a_minute_before_the_set_and_leaves_after_it() -> None:
    conditions, take, frames = restless.filmed(CATALOGUE["straight-leg-raise"], 0, seed=3)
    assert take.spans[0][0] >= 0.8 * restless.GETTING_READY_S
    assert len(take.spans) == conditions.repetitions
    assert not frames[0].landmarks
    assert not frames[-1].landmarks
    assert bool(np.all(np.diff(take.times_s) > 0))


def test_the_plain_counter_counts_what_stands_out() -> None:
    times = np.arange(0.0, 12.0, 0.05)
    waves = 30.0 * np.sin(np.pi * times / 4.0) ** 2
    assert count_peaks(times, waves, CATALOGUE["semi-squat"]) == 3
    assert count_peaks(times, waves / 3, CATALOGUE["semi-squat"]) == 0
    assert count_peaks(times, waves / 2, CATALOGUE["hip-extension"]) == 3


def test_the_page_has_every_table_and_what_was_not_tested() -> None:
    table = Table(title="Counting", headings=("exercise", "error"), rows=(("clamshell", "0.000"),), note="Aim: 0.")
    text = page.text([table])
    assert as_markdown(table) in text
    assert "## What was not tested" in text
    assert "clamshell  0.000" in as_text(table)


def test_a_share_below_the_aim_has_an_asterisk() -> None:
    assert (ratio(0.94, least=0.95), ratio(0.95, least=0.95), ratio(None)) == ("0.94 *", "0.95", "-")
