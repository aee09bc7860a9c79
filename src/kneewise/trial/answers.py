"""What can be answered about an exercise in one session: one answer on each side of every threshold of a protocol."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kneewise.plan.facts.exercise import PerKnee
from kneewise.plan.protocol import Protocol
from kneewise.plan.standing import FormSeen, Outcome, SetResult, Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """One exercise in one session, and what was said of it. ``None`` was not answered; pain 0 to 10.

    Pain before was 0 and mornings are usually at 0, so that ``hour`` and ``morning`` are rises. ``light`` is a session
    of a light week, with a set less.
    """

    peak: int | None = 0
    elsewhere: int | None = None
    hour: int | None = 0
    morning: int | None = 0
    late: bool = False
    effort: int | None = 5
    reached: bool = True
    form: FormSeen = FormSeen.CLEAN
    light: bool = False
    skipped: bool = False

    @property
    def words(self) -> str:
        """As a person would tell it."""
        if self.skipped:
            return "Left out."
        said = [
            *(["a light week, with fewer sets"] if self.light else []),
            "It did not say how much it hurt" if self.peak is None else f"Kneecap pain up to {self.peak}",
            *_rise("an hour later", self.hour),
            *_rise("next morning", self.morning),
        ]
        if self.late:
            said.append("answered two days later")
        if self.elsewhere is not None:
            said.append(f"pain elsewhere up to {self.elsewhere}")
        if self.effort is None:
            said.append("no answer on effort")
        elif self.effort != _USUAL_EFFORT:
            said.append(f"effort {self.effort}")
        if not self.reached:
            said.append("not every repetition done")
        if self.form is FormSeen.POOR:
            said.append("poor form")
        return ", ".join(said).capitalize().replace("It did not say", "Did not say") + "."

    def outcome(self, sets: int) -> Outcome | None:
        """As the plan keeps it, of so many sets that are usual."""
        if self.skipped:
            return None
        sets = max(1, sets - 1) if self.light else sets
        done = tuple(
            SetResult(number=number, reached=self.reached or number < sets, form=self.form)
            for number in range(1, sets + 1)
        )
        return Outcome(
            wanted=sets,
            of_light_week=self.light,
            sets=done,
            worked=True,
            peak=self.peak,
            elsewhere=self.elsewhere,
            effort=self.effort,
        )

    @property
    def visit(self) -> Visit:
        """The answers around the session, of both knees alike."""
        return Visit(
            before=_both(0),
            hour=_both(self.hour),
            morning=_both(self.morning),
            baseline_halves=_both(None if self.morning is None else 0),
            answered_age_days=None if self.morning is None else 2 if self.late else 1,
        )


_USUAL_EFFORT = 5
WELL = Answers()
_SORE_LATER = replace(WELL, morning=5)
SKIPPED = Answers(skipped=True)


def _both(answer: int | None) -> PerKnee:
    return PerKnee(left=answer, right=answer)


def _rise(when: str, rise: int | None) -> Iterator[str]:
    if rise is None:
        yield f"no answer {when}"
    elif rise > 0:
        yield f"{rise} more than usual {when}"


def is_worse(worse: Answers, said: Answers) -> bool:
    """Whether two answers differ in one pain only, and the first is the higher; what was not asked is no pain."""
    for name in ("peak", "elsewhere", "hour", "morning"):
        more, less = getattr(worse, name), getattr(said, name)
        if more != less:
            less = 0 if name == "elsewhere" and less is None else less
            return None not in (more, less) and more > less and replace(worse, **{name: getattr(said, name)}) == said
    return False


def answers_of(protocol: Protocol) -> tuple[Answers, ...]:
    """Every answer, alone, just within and just beyond each threshold; and none at all."""
    pain = protocol.pain
    peaks = {0, pain.progress_max, pain.hold_max, pain.reduce_max, protocol.flare.peak_min - 1, pain.lock_min - 1}
    levels = sorted({peak for low in peaks for peak in (low, low + 1) if peak <= _MOST})
    rises = sorted({0, pain.settle_rise_max, pain.settle_rise_max + 1, _HIGH_RISE})
    mornings = sorted({0, pain.morning_rise_max, pain.morning_rise_max + 1, _HIGH_RISE})
    return tuple(
        dict.fromkeys(
            (
                *(replace(WELL, peak=peak) for peak in levels),
                *(replace(WELL, hour=rise) for rise in rises),
                *(replace(WELL, morning=rise) for rise in mornings),
                replace(WELL, peak=None),
                replace(WELL, hour=None),
                replace(WELL, morning=None),
                replace(WELL, late=True),
                replace(WELL, elsewhere=pain.progress_max),
                replace(WELL, elsewhere=pain.progress_max + 1),
                replace(WELL, effort=None),
                replace(WELL, effort=protocol.progress.rpe_max),
                replace(WELL, effort=protocol.progress.rpe_max + 1),
                replace(WELL, reached=False),
                replace(WELL, form=FormSeen.POOR),
                replace(WELL, form=FormSeen.UNKNOWN),
                *(replace(each, light=True) for each in (WELL, _SORE_LATER, replace(WELL, reached=False))),
                replace(WELL, light=True, peak=pain.progress_max + 1),
                SKIPPED,
            )
        )
    )


_MOST = 10
_HIGH_RISE = 5
