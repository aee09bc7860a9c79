"""The one value that is left of a set when it has ended, and the only one that is stored."""

from collections import Counter
from dataclasses import dataclass

from kneewise.body import Side
from kneewise.coach.event import Verdict
from kneewise.coach.remark import Remark, Tempo, remarks, tempo
from kneewise.coach.result import Repetition
from kneewise.coach.unjudged import Unjudged
from kneewise.coach.view import View


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
    notices: tuple[Remark, ...] = ()

    @property
    def tempo(self) -> Tempo | None:
        """How fast the set went; ``None`` without a repetition."""
        return tempo(self.repetitions)

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What the set as a whole says, notices first."""
        return (*self.notices, *remarks(self.repetitions))

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
            "tempo": None if self.tempo is None else self.tempo.to_json(),
            "remarks": [{"code": remark.code, "message": remark.message} for remark in self.remarks],
        }
