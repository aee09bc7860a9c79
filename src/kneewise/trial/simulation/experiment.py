"""The experiment: the same virtual people under several protocols, and what comes of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing import get_all_start_methods, get_context

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


TITLES = {
    "ours": "Kneewise's protocol",
    "literal": "The source's words, literally",
    "calendar": "A fixed calendar",
    "no-gates": "Kneewise's, without gates",
}
"""The arms that are always compared."""


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
    return {
        "ours": ours(protocol, name="ours", title=TITLES["ours"]),
        "literal": plain(Literal, protocol, name="literal", title=TITLES["literal"]),
        "calendar": plain(Calendar, protocol, name="calendar", title=TITLES["calendar"]),
        "no-gates": ours(protocol, name="no-gates", title=TITLES["no-gates"], gates=False),
    }


def run(design: Design, makes: dict[str, Make], *, processes: int = 1) -> dict[str, Tally]:
    """What became of everybody under each protocol. More ``processes`` make it faster and change nothing."""
    numbers = range(-(-design.people // BLOCK))
    if not numbers:
        return {name: Tally.of(0, design.weeks) for name in makes}
    if min(processes, len(numbers)) > 1 and "fork" in get_all_start_methods():
        # A forked child knows the protocols already; they need not be sent.
        with get_context("fork").Pool(processes, initializer=_remember, initargs=(design, makes)) as pool:
            blocks = pool.map(_remembered, numbers)
    else:
        blocks = [_block(design, number, makes) for number in numbers]
    return {name: joined([block[name] for block in blocks]) for name in makes}


_IN_HAND: list[tuple[Design, dict[str, Make]]] = []


def _remember(design: Design, makes: dict[str, Make]) -> None:
    _IN_HAND[:] = [(design, makes)]


def _remembered(number: int) -> dict[str, Tally]:
    design, makes = _IN_HAND[0]
    return _block(design, number, makes)


def told(design: Design, makes: dict[str, Make]) -> tuple[People, dict[str, list[DayLog]]]:
    """Everybody's days under each protocol, of at most one block of people: to be told to the real plan."""
    logs: dict[str, list[DayLog]] = {name: [] for name in makes}
    who = _people(design, 0)
    for _, day in _days(design, 0, makes):
        for name, log in day.items():
            logs[name].append(log)
    return who, logs


def _block(design: Design, number: int, makes: dict[str, Make]) -> dict[str, Tally]:
    tallies: dict[str, Tally] = {}
    for worlds, _ in _days(design, number, makes):
        tallies = {name: world.tally for name, world in worlds.items()}
    return tallies


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
