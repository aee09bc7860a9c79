"""What is known of each number of a protocol: what it is for, its unit, what is plausible, and where it comes from."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kneewise.wording import Wording, say

Value = int | float | str | tuple[int, ...] | tuple[float, ...] | tuple[str, ...]
"""What a number of a protocol may be: one, some of them, or words of a closed set."""


class Certainty(StrEnum):
    """How sure a number is."""

    VERIFIED = "verified"
    SECONDARY = "secondary"
    MEMORY = "memory"
    PROPOSAL = "proposal"


CERTAINTIES = {
    Certainty.VERIFIED: "read in the paper, its abstract or the publisher's own page",
    Certainty.SECONDARY: "read at second hand",
    Certainty.MEMORY: "known in the field, the text was not read: check it before quoting",
    Certainty.PROPOSAL: "our proposal, not a published rule: needs a physiotherapist's sign-off",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where a number comes from. ``note`` is a remark on it, or empty."""

    unit: str
    source: str
    certainty: Certainty
    note: str = ""

    @property
    def says(self) -> Wording:
        """The source, and how sure it is."""
        return say("{source} ({certainty})", source=self.source, certainty=_SAID[self.certainty])


_SAID = {
    Certainty.VERIFIED: say("verified"),
    Certainty.SECONDARY: say("secondary"),
    Certainty.MEMORY: say("memory"),
    Certainty.PROPOSAL: say("our proposal"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What a section of a protocol is called."""

    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number, or each number of a list: what it is for, its unit, and from where to where it is plausible.

    The ranges are our proposal. They catch slips, and leave room for other opinions than ours.
    """

    means: str
    unit: str
    low: float
    high: float

    @property
    def allowed(self) -> str:
        """The range, in words."""
        return f"from {self.low:g} to {self.high:g}"

    def allows(self, value: object) -> bool:
        """Whether one value lies in the range; what is not a number does not."""
        return isinstance(value, int | float) and self.low <= value <= self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A word, or each word of a list, of a closed set: what it is for, what is said by it, and the set."""

    means: str
    unit: str
    known: tuple[str, ...]

    @property
    def allowed(self) -> str:
        """The set, in words."""
        return f"among {', '.join(self.known)}"

    def allows(self, value: object) -> bool:
        """Whether one value is of the set."""
        return value in self.known


Meaning = Number | Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Error:
    """One thing that is wrong with a protocol.

    ``line`` is its line in the file, counted from 1; ``None`` where there is no such line, as for a section that is
    missing. ``where`` is its place, such as ``pain.hold_max``, or empty; ``says`` one sentence for a clinician.
    """

    line: int | None
    where: str
    says: str

    def __str__(self) -> str:
        line = "" if self.line is None else f"line {self.line}: "
        return f"{line}{self.where} {self.says}" if self.where else f"{line}{self.says}"


class BadProtocol(ValueError):  # noqa: N818  # reads as a claim: the protocol is bad
    """The protocol cannot be used; ``errors`` says why, in the order of the file, and the message says all of them."""

    def __init__(self, errors: Iterable[Error]) -> None:
        self.errors = tuple(errors)
        super().__init__("\n".join(str(error) for error in self.errors))
