"""What became of one repetition."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kneewise.coach.event import Verdict
from kneewise.coach.quantity import Quantity
from kneewise.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A form point that a repetition broke, at ``at_s``."""

    code: str
    at_s: float
    message: Wording

    def to_json(self) -> dict[str, object]:
        """The fault as in the contract of ``kneewise coach --json``."""
        return {"code": self.code, "at_s": round(self.at_s, 2), "message": self.message}


@dataclass(frozen=True, slots=True, kw_only=True)
class Repetition:
    """One repetition, counted and judged. Times in seconds; ``range_deg`` is from rest to peak.

    ``notes`` are angles at the top that are reported and not judged.
    """

    number: int
    start_s: float
    peak_s: float
    end_s: float
    peak_deg: float
    peak_deg_plus_minus: float
    range_deg: float
    lifting_s: float
    hold_s: float
    lowering_s: float
    verdict: Verdict
    faults: tuple[Fault, ...]
    notes: Mapping[Quantity, float] = field(default_factory=dict)

    def to_json(self) -> dict[str, object]:
        """The repetition as in the contract of ``kneewise coach --json``."""
        numbers = {
            name: round(getattr(self, name), digits)
            for name, digits in (
                ("start_s", 2),
                ("peak_s", 2),
                ("end_s", 2),
                ("peak_deg", 1),
                ("peak_deg_plus_minus", 1),
                ("range_deg", 1),
                ("lifting_s", 2),
                ("hold_s", 2),
                ("lowering_s", 2),
            )
        }
        faults = [fault.to_json() for fault in self.faults]
        notes = {f"{quantity}_deg": round(value, 1) for quantity, value in self.notes.items()}
        return {"number": self.number, **numbers, **notes, "verdict": str(self.verdict), "faults": faults}
