"""The experiment: the same virtual people under several protocols, and what comes of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from kneewise.plan import Protocol
from kneewise.trial.simulation.arm import Arm
from kneewise.trial.simulation.assumption import Assumptions
from kneewise.trial.simulation.knee import Knees
from kneewise.trial.simulation.other_arms import Calendar, Literal
from kneewise.trial.simulation.ours import Ours
from kneewise.trial.simulation.outcome import DAYS_IN_WEEK, Tally, joined
from kneewise.trial.simulation.people import BLOCK, KINDS, People, chance, people
from kneewise.trial.simulation.session import DayLog
from kneewise.trial.simulation.state import Known
from kneewise.trial.simulation.track import TRACKS, Ladders, ladders_of
from kneewise.trial.simulation.world import World, newcomers

Make = Callable[[People, Assumptions, int], tuple[Arm, Ladders]]
"""Makes an arm for some people, for so many days; gives its ladders too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """How many people, how many weeks, which chance, which numbers."""

    people: int
    weeks: int
    seed: int
    assume: Assumptions

    def __post_init__(self) -> None:
        for name in ("people", "weeks", "seed"):
            if getattr(self, name) < 0:
                message = f"{name} must not be negative; it is {getattr(self, name)}."
                raise ValueError(message)


def ours(protocol: Protocol, *, name: str, title: str, gates: bool = True) -> Make:
    """The rules of a protocol file, with or without gate A."""

    def make(who: People, assume: Assumptions, days: int) -> tuple[Arm, Ladders]:
        ladders = ladders_of(KINDS, who.kind, protocol)
        arm = Ours(
            name=name,
            title=title,
            protocol=protocol,
            ladders=ladders,
            worst_start=who.worst_start,
            known=Known.new(len(who), days, protocol),
            clinician_days=round(assume.clinician_days),
            gates=gates,
        )
        return arm, ladders

    return make


def plain(kind: type[Literal | Calendar], protocol: Protocol, *, name: str, title: str) -> Make:
    """One of the arms that do not look at a protocol file's rules; its ladders and days of rest are that file's."""

    def make(who: People, assume: Assumptions, days: int) -> tuple[Arm, Ladders]:  # noqa: ARG001  # as every arm
        ladders = ladders_of(KINDS, who.kind, protocol)
        return kind(
            name=name,
            title=title,
            protocol=protocol,
            ladders=ladders,
            people=len(who),
            stop_above=assume.breaks_off_above,
        ), ladders

    return make


def usual_arms(protocol: Protocol) -> dict[str, Make]:
    """The four that are always compared; ours comes first."""
    makes = {
        "ours": ("Kneewise's protocol", lambda title: ours(protocol, name="ours", title=title)),
        "literal": (
            "the source's words, literally",
            lambda title: plain(Literal, protocol, name="literal", title=title),
        ),
        "calendar": (
            "a fixed calendar",
            lambda title: plain(Calendar, protocol, name="calendar", title=title),
        ),
        "no-gates": (
            "ours without gates",
            lambda title: ours(protocol, name="no-gates", title=title, gates=False),
        ),
    }
    return {name: make(title) for name, (title, make) in makes.items()}


def run(design: Design, makes: dict[str, Make]) -> dict[str, Tally]:
    """What became of everybody under each protocol."""
    blocks = [_last(_block(design, number, makes)) for number in range(-(-design.people // BLOCK))]
    if not blocks:
        return {name: Tally.of(0, design.weeks) for name in makes}
    return {name: joined([block[name] for block in blocks]) for name in makes}


def told(design: Design, makes: dict[str, Make]) -> tuple[People, dict[str, list[DayLog]]]:
    """Everybody's days under each protocol, of at most one block of people: to be told to the real plan."""
    logs: dict[str, list[DayLog]] = {name: [] for name in makes}
    who = _people(design, 0)
    for _, day in _days(design, 0, makes):
        for name, log in day.items():
            logs[name].append(log)
    return who, logs


def _last(days: Iterator[dict[str, Tally]]) -> dict[str, Tally]:
    tallies: dict[str, Tally] = {}
    for tallies in days:  # noqa: B007  # only the last counts
        pass
    return tallies


def _block(design: Design, number: int, makes: dict[str, Make]) -> Iterator[dict[str, Tally]]:
    for worlds, _ in _days(design, number, makes):
        yield {name: world.tally for name, world in worlds.items()}


def _people(design: Design, number: int) -> People:
    everybody = people(np.random.default_rng([design.seed, number]), design.assume)
    return everybody.first(min(BLOCK, design.people - number * BLOCK))


def _days(design: Design, number: int, makes: dict[str, Make]) -> Iterator[tuple[dict[str, World], dict[str, DayLog]]]:
    who = _people(design, number)
    days = design.weeks * DAYS_IN_WEEK
    worlds = {}
    for name, make in makes.items():
        arm, ladders = make(who, design.assume, days)
        knees = Knees.of(who, ladders, design.assume)
        worlds[name] = newcomers(knees, arm, Tally.of(len(who), design.weeks))
    yield worlds, {}
    for day in range(days):
        luck = chance(np.random.default_rng([design.seed, number, day]), len(TRACKS)).first(len(who))
        yield worlds, {name: world.day(day, luck) for name, world in worlds.items()}
