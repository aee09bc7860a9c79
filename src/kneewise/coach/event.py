"""What the coach tells while a set goes on."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import ClassVar

from kneewise.wording import Wording


class Verdict(StrEnum):
    """What became of a repetition that was counted."""

    CLEAN = "clean"
    FAULTY = "faulty"
    NOT_JUDGED = "not-judged"


class Phase(StrEnum):
    """Where in a repetition the person is."""

    REST = "rest"
    LIFTING = "lifting"
    TOP = "top"
    LOWERING = "lowering"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something to show or to say, at ``at_s`` on the frames' own clock."""

    kind: ClassVar[str]
    at_s: float

    def to_json(self) -> dict[str, object]:
        """The event as plain JSON values; its kind is under ``event``."""
        return {"event": self.kind, **asdict(self)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready(Event):
    """The start position was held; counting has begun."""

    kind = "ready"


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance(Event):
    """What to do so that counting can begin."""

    kind = "guidance"
    code: str
    message: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Moving(Event):
    """The repetition entered another phase; ``deg`` is the driver's angle."""

    kind = "moving"
    phase: Phase
    deg: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding(Event):
    """Still at the top."""

    kind = "hold"
    elapsed_s: float
    target_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultSeen(Event):
    """A form point was broken."""

    kind = "fault-seen"
    code: str
    message: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class RepCounted(Event):
    """A repetition was done, well or not."""

    kind = "rep-counted"
    number: int
    verdict: Verdict
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetReached(Event):
    """As many repetitions as were asked for."""

    kind = "target-reached"
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue(Event):
    """The one thing to say now."""

    kind = "cue"
    code: str
    say: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class CannotJudge(Event):
    """A form point that cannot be judged as things stand."""

    kind = "cannot-judge"
    what: str
    why: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackingLost(Event):
    """The leg has not been seen for a while."""

    kind = "tracking-lost"
    since_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackingFound(Event):
    """The leg is seen again."""

    kind = "tracking-found"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice(Event):
    """Something about the set as a whole that the person should know, such as the wrong leg."""

    kind = "notice"
    code: str
    message: Wording
