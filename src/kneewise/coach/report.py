"""The one value that is left of a set when it has ended, and the only one that is stored."""

from collections import Counter
from dataclasses import dataclass

from kneewise.body import Side
from kneewise.coach.event import Verdict
from kneewise.coach.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A form point that a repetition broke, at ``at_s``."""

    code: str
    at_s: float
    message: str

    def to_json(self) -> dict[str, object]:
        """The fault as in the contract of ``kneewise coach --json``."""
        return {"code": self.code, "at_s": round(self.at_s, 2), "message": self.message}


@dataclass(frozen=True, slots=True, kw_only=True)
class Repetition:
    """One repetition, counted and judged. Times in seconds, ``peak_deg`` with its uncertainty."""

    number: int
    start_s: float
    peak_s: float
    end_s: float
    peak_deg: float
    peak_deg_plus_minus: float
    hold_s: float
    lowering_s: float
    verdict: Verdict
    faults: tuple[Fault, ...]

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
                ("hold_s", 2),
                ("lowering_s", 2),
            )
        }
        faults = [fault.to_json() for fault in self.faults]
        return {"number": self.number, **numbers, "verdict": str(self.verdict), "faults": faults}


@dataclass(frozen=True, slots=True, kw_only=True)
class Unjudged:
    """A form point that could not be judged in this set, and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetReport:
    """What was seen of a set. ``side`` is ``None`` where both legs work at once; ``view`` where nobody was ready."""

    exercise: str
    side: Side | None
    duration_s: float
    frames: int
    repetitions: tuple[Repetition, ...]
    cannot_judge: tuple[Unjudged, ...]
    view: View | None

    @property
    def counted(self) -> int:
        """How many repetitions were done, well or not."""
        return len(self.repetitions)

    def to_json(self) -> dict[str, object]:
        """The report as in the contract of ``kneewise coach --json``."""
        verdicts = Counter(repetition.verdict for repetition in self.repetitions)
        return {
            "exercise": self.exercise,
            "side": "both" if self.side is None else str(self.side),
            "duration_s": round(self.duration_s, 2),
            "frames": self.frames,
            "reps": [repetition.to_json() for repetition in self.repetitions],
            "summary": {
                "counted": self.counted,
                "clean": verdicts[Verdict.CLEAN],
                "faulty": verdicts[Verdict.FAULTY],
                "not_judged": verdicts[Verdict.NOT_JUDGED],
            },
            "cannot_judge": [{"what": point.what, "why": point.why} for point in self.cannot_judge],
            "view": None if self.view is None else str(self.view),
        }
