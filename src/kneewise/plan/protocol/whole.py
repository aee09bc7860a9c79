"""The whole protocol: its sections, and each of its numbers with all that is known of it, in the order of the file."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, get_args, get_origin, get_type_hints

from kneewise.plan.protocol.claims import contradictions
from kneewise.plan.protocol.course_rules import DeloadRule, GateBRule, MaintenanceRule, ReviewRule, RunRule
from kneewise.plan.protocol.number import BadProtocol, Citation, Heading, Meaning, Value
from kneewise.plan.protocol.rules import (
    BudgetRule,
    DoseRule,
    FlareRule,
    GapRule,
    GateARule,
    LoadRule,
    PainRule,
    ProgressRule,
    ScheduleRule,
    SquatRule,
    StopRule,
    SwellingRule,
    WeeklyGuardRule,
)
from kneewise.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A number that a protocol must have: its name such as ``pain.hold_max``, its kind, and what it means."""

    name: str
    kind: object
    meaning: Meaning

    @property
    def key(self) -> str:
        """Its name inside its section."""
        return self.name.partition(".")[2]

    @property
    def is_list(self) -> bool:
        """Whether it is a list of steps."""
        return get_origin(self.kind) is tuple


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A section that a protocol must have: its name, its heading in words, the class that holds it, its numbers."""

    name: str
    heading: str
    rule: type
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One number of one protocol, with all that is known of it."""

    name: str
    value: Value
    meaning: Meaning
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One section of one protocol."""

    name: str
    heading: str
    numbers: tuple[Known, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Protocol:
    """One protocol, as read from its file.

    ``sha256`` is the digest of the file's text, so that a decision can name exactly what it was made by.
    ``reviewed_by`` is empty while no clinician has signed it.
    """

    name: str
    title: str
    version: str
    sha256: str
    citations: Mapping[str, Citation]
    reviewed_by: str = ""
    dose: Annotated[DoseRule, Heading(says="Sets and repetitions")]
    schedule: Annotated[ScheduleRule, Heading(says="When the next session may be")]
    pain: Annotated[PainRule, Heading(says="Kneecap pain, 0 to 10, and what it allows")]
    swelling: Annotated[SwellingRule, Heading(says="Swelling, 0 to 3, and what it allows")]
    weekly_guard: Annotated[WeeklyGuardRule, Heading(says="Pain that grows from week to week")]
    progress: Annotated[ProgressRule, Heading(says="What a step harder needs")]
    stop: Annotated[StopRule, Heading(says="Exercises that had to stop")]
    load: Annotated[LoadRule, Heading(says="Ankle weight and bands")]
    squat: Annotated[SquatRule, Heading(says="Depth of the semi squat")]
    budget: Annotated[BudgetRule, Heading(says="What each kneecap may be asked to bear")]
    gate_a: Annotated[GateARule, Heading(says="The gate to the semi squat, and the way back")]
    flare: Annotated[FlareRule, Heading(says="Flare-ups")]
    gap: Annotated[GapRule, Heading(says="After days without training")]
    deload: Annotated[DeloadRule, Heading(says="Light weeks")]
    gate_b: Annotated[GateBRule, Heading(says="The gates to stairs, deeper squats, running and jumping")]
    run: Annotated[RunRule, Heading(says="The walk-run ladder")]
    review: Annotated[ReviewRule, Heading(says="Looking back")]
    maintenance: Annotated[MaintenanceRule, Heading(says="After the goal")]

    def __post_init__(self) -> None:
        values = {each.name: each.value for section in sections(self) for each in section.numbers}
        errors = contradictions(values, lines={})
        if errors:
            raise BadProtocol(errors)

    def source_of(self, number: str) -> Wording:
        """The source of a number, in words; ``number`` is its place in the file, such as ``pain.reduce_max``."""
        return self.citations[number].says


@cache
def layout() -> tuple[Layout, ...]:
    """The sections and numbers that every protocol has, in their order."""
    hints = get_type_hints(Protocol, include_extras=True)
    found = ((name, *get_args(hint)) for name, hint in hints.items() if get_origin(hint) is Annotated)
    return tuple(
        Layout(name=name, heading=heading.says, rule=rule, places=_places(name, rule)) for name, rule, heading in found
    )


def _places(section: str, rule: type) -> tuple[Place, ...]:
    hints = get_type_hints(rule, include_extras=True)
    found = ((key, *get_args(hint)) for key, hint in hints.items())
    return tuple(Place(name=f"{section}.{key}", kind=kind, meaning=meaning) for key, kind, meaning in found)


def sections(protocol: Protocol) -> tuple[Section, ...]:
    """The sections of a protocol with their numbers, for whoever shows it."""
    return tuple(
        Section(
            name=each.name,
            heading=each.heading,
            numbers=tuple(
                Known(
                    name=place.name,
                    value=getattr(getattr(protocol, each.name), place.key),
                    meaning=place.meaning,
                    citation=protocol.citations[place.name],
                )
                for place in each.places
            ),
        )
        for each in layout()
    )
