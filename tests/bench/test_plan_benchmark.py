"""The plan's benchmark, small: browser and server agree, and years are told."""

import pytest
from bench.plan import history
from bench.plan.__main__ import document
from bench.plan.agreement import APP, Agreement, agreement
from bench.plan.years import years


def test_a_seed_is_always_the_same_history() -> None:
    assert history.answer(3, 4) == history.answer(3, 4)
    assert len(set(history.answer(0, 12))) > 6


@pytest.mark.skipif(not (APP / "pyodide" / "pyodide.mjs").is_file(), reason="the app is not built")
def test_browser_and_server_agree() -> None:
    assert agreement(24).apart == ()


def test_a_year_is_measured_and_written() -> None:
    long = years(1)
    assert long.sessions > 100
    assert long.facts > 2000
    assert 0 < long.one_more_s < long.fold_s
    page = document(Agreement(histories=10, apart=(4,)), long)
    assert "Different: 1 of 10." in page
    assert "Seeds: 4." in page
