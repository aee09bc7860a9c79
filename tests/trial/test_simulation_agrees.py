"""The copied rules decide as the real plan does: the same people, day by day, session by session.

``KNEEWISE_SIMULATED_PEOPLE=200`` lets more people be compared.
"""

import os

import pytest

from kneewise.plan import default_protocol, protocol_from_toml
from kneewise.plan.protocol import Protocol, default_text
from kneewise.trial.simulation import Assumptions, Design
from trial.simulated_story import compare

MANY = int(os.environ.get("KNEEWISE_SIMULATED_PEOPLE", "0"))

ROUGH = Assumptions(
    start_share=0.45,
    flare_per_day=0.03,
    flare_points=5.0,
    pain_per_overload=9.0,
    break_per_day=0.02,
    break_days=25.0,
    slips=0.06,
    poor_form=0.1,
    answers_morning=0.9,
)
"""Knees that flare up, people who stay away for months and press wrong keys: so that every rule has its turn."""

BOLD = Assumptions(answers_hour=1.0, answers_morning=1.0, answers_effort=1.0, rating_sd=0.15, growth=0.05, goes=0.97)
"""People who answer and progress: so that they come to the squat, to the tops of ladders and to the budget."""


def changed(**numbers: str) -> Protocol:
    """Our protocol with other values: ``pain__progress_max="1"``."""
    lines, section = default_text().splitlines(), ""
    for place, line in enumerate(lines):
        if line.startswith("["):
            section = line.split("]")[0].removeprefix("[")
        key = line.split(" = ", 1)[0]
        if f"{section}__{key}" in numbers:
            value = numbers.pop(f"{section}__{key}")
            before, after = line.split("value = ", 1)
            old = after.split("]", 1)[0] + "]" if after.startswith("[") else after.split(",", 1)[0]
            lines[place] = f"{before}value = {value}{after.removeprefix(old)}"
    assert not numbers, f"no such numbers: {numbers}"
    return protocol_from_toml("\n".join(lines))


@pytest.mark.parametrize(
    ("assume", "people", "weeks"),
    [(Assumptions(), 6, 16), (ROUGH, 8, 20), (BOLD, 4, 20)],
    ids=["usual", "rough", "bold"],
)
def test_every_session_is_the_plans(assume: Assumptions, people: int, weeks: int) -> None:
    design = Design(people=MANY or people, weeks=weeks, seed=7, assume=assume)
    compared, differences = compare(design, default_protocol())
    assert not differences, differences[:5]
    assert compared.sessions > 5 * people
    assert compared.harder > 0
    assert compared.light > 0


@pytest.mark.parametrize(
    "numbers",
    [
        {"pain__progress_max": "1", "progress__min_days_between": "3", "progress__max_exercises_per_session": "3"},
        {
            "progress__consecutive_sessions": "1",
            "schedule__sessions_per_week": "2",
            "budget__session_ceiling_bw_s": "150.0",
        },
        {"gate_a__min_open_sessions": "2", "gate_a__min_days": "3", "gate_a__fallback_verdicts": "1"},
        {"deload__every_weeks": "3", "deload__set_fraction": "0.3"},
    ],
    ids=["bolder", "another-pace", "early-squat", "often-light"],
)
def test_the_thresholds_are_those_of_the_file(numbers: dict[str, str]) -> None:
    protocol = changed(**numbers)
    design = Design(people=MANY or 3, weeks=12, seed=11, assume=BOLD)
    compared, differences = compare(design, protocol)
    assert not differences, differences[:5]
    assert compared.sessions > 0


def test_the_comparison_bites() -> None:
    design = Design(people=4, weeks=10, seed=7, assume=BOLD)
    _, differences = compare(design, default_protocol(), copy=changed(progress__min_days_between="2"))
    assert differences
