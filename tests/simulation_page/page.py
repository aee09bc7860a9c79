"""The page: prose from ``page.md``, and in its gaps the model's numbers and the results of runs."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from string import Template

from kneewise.cli.protocol_simulate import PEOPLE, SEED, WEEKS
from kneewise.plan import default_protocol
from kneewise.trial.simulation import (
    TITLES,
    WARNING,
    ArmResult,
    Assumptions,
    Design,
    documented,
    run,
    summarise,
    usual_arms,
)
from kneewise.trial.simulation.assumption import MOST_IMPORTANT
from kneewise.trial.simulation.picture import desc, svg
from kneewise.trial.simulation.report import INTERVALS, difference_rows, rows

DOCS = Path(__file__).parents[2] / "docs"
_PROSE = Path(__file__).with_name("page.md")

SENSITIVITY_PEOPLE = 1000
"""Enough to tell arms apart that differ by some five in a hundred."""

_ANSWERS = ("answers_morning", "answers_hour", "answers_pain", "answers_effort")


def files() -> dict[str, str]:
    """The page and its picture, by the name of the file in docs/. Takes a minute."""
    arms = results(Design(people=PEOPLE, weeks=WEEKS, seed=SEED, assume=Assumptions()))
    return {"simulation.md": page(arms), "simulation.svg": svg(arms, people=PEOPLE)}


def results(design: Design) -> tuple[ArmResult, ...]:
    """One run of the four arms."""
    return summarise(run(design, usual_arms(default_protocol()), processes=os.cpu_count() or 1), TITLES)


def page(arms: Sequence[ArmResult]) -> str:
    """The whole page."""
    protocol = default_protocol()
    titles = [arm.title for arm in arms]
    return Template(_PROSE.read_text(encoding="utf-8")).substitute(
        warning=WARNING,
        intervals=INTERVALS,
        people=PEOPLE,
        weeks=WEEKS,
        seed=SEED,
        version=protocol.version,
        name=protocol.name,
        few=SENSITIVITY_PEOPLE,
        alt=desc(arms, people=PEOPLE),
        assumptions=assumptions(),
        results=table(["", *titles], rows(arms, weeks=WEEKS)),
        differences=table(["", *titles[1:]], difference_rows(arms, weeks=WEEKS)),
        sensitivity=table(
            [
                "Assumption",
                "Recovered at 12 weeks, %",
                f"Recovered at week {WEEKS}, %",
                f"Squat to 45 by week {WEEKS}, %",
                "Flare-ups a person",
            ],
            sensitivity(),
        ),
    )


def assumptions() -> str:
    """The numbers of the model, each with its reason."""
    return table(
        ["Number", "Value", "Unit", "Why"],
        ((f"`{name}`", f"{value:g}", unit, why) for name, value, unit, why in documented()),
    )


def sensitivity() -> Iterable[tuple[str, ...]]:
    """How the arms stand when an assumption is halved and doubled, the best first."""
    usual = Assumptions()
    yield ("as assumed", *_standings(usual))
    for name in (*MOST_IMPORTANT, "rating_sd"):
        for word, factor in (("halved", 0.5), ("doubled", 2.0)):
            yield (f"`{name}` {word}", *_standings(replace(usual, **{name: factor * getattr(usual, name)})))
    for word, factor in (("none", 0.0), ("halved", 0.5), ("doubled", 2.0)):
        said = {name: 1 - factor * (1 - getattr(usual, name)) for name in _ANSWERS}
        yield (f"missing answers: {word}", *_standings(replace(usual, **said)))


def _standings(assume: Assumptions) -> tuple[str, ...]:
    arms = results(Design(people=SENSITIVITY_PEOPLE, weeks=WEEKS, seed=SEED, assume=assume))
    return (
        _standing(arms, "recovered", scale=100, digits=0, most_first=True),
        _standing(arms, "recovered_at_end", scale=100, digits=0, most_first=True),
        _standing(arms, "reached_squat_45", scale=100, digits=0, most_first=True),
        _standing(arms, "flare_ups", scale=1, digits=2, most_first=False),
    )


def _standing(arms: Sequence[ArmResult], measure: str, *, scale: float, digits: int, most_first: bool) -> str:
    means = {arm.name: scale * (arm.measures[measure].mean or 0.0) for arm in arms}
    order = sorted(means, key=lambda name: means[name], reverse=most_first)
    return ", ".join(f"{name} {means[name]:.{digits}f}" for name in order)


def table(head: Sequence[str], body: Iterable[tuple[str, ...]]) -> str:
    """As Markdown."""
    lines = [head, ["---"] * len(head), *body]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
