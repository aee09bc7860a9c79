"""The verdict on one exercise and leg after a session: the merged table of clinical.md 4.2, first match wins.

The table is our proposal and needs a physiotherapist's sign-off. A missing answer never leads to a step harder; for
holding it counts as settled.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kneewise.body import Side
from kneewise.plan.facts.exercise import PerKnee
from kneewise.plan.memory import COUNT_CAP
from kneewise.plan.protocol import Protocol
from kneewise.plan.standing import FormSeen, Outcome, Setback, Track, Visit


class Verdict(StrEnum):
    """What follows for the exercise."""

    LOCK = "LOCK"
    STOP = "STOP"
    REDUCE = "REDUCE"
    HOLD_LOW = "HOLD-LOW"
    HOLD = "HOLD"
    PROGRESS = "PROGRESS"
    KEEP = "KEEP"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A verdict on the ``outcome`` of a track, and why progress was not reached (a short code, empty where no matter).

    ``clean`` says that this session met all that progress asks of one session; ``by_hour`` and ``by_morning`` that
    pain was up then; ``sure`` that both were answered, and that nothing locked the plan since.
    """

    verdict: Verdict
    track: Track
    outcome: Outcome
    visit: Visit
    clean: bool
    lacks: str = ""
    by_hour: bool = False
    by_morning: bool = False
    sure: bool = False

    @property
    def saw(self) -> dict[str, int | float | bool | str | None]:
        """What it rests on; made when it is asked for, which is seldom."""
        return _saw(self.track, self.outcome, self.visit)

    @property
    def unsettled(self) -> bool:
        """Pain was still up an hour later or the next morning, whatever the verdict."""
        return self.by_hour or self.by_morning

    @property
    def is_light(self) -> bool:
        """A session of a light week that went well: it is neither counted nor lost."""
        return self.lacks == "light"


def judge(track: Track, visit: Visit, *, protocol: Protocol) -> Judgement | None:
    """Judge the last session of a track; ``None`` when the exercise was not done then."""
    outcome = track.outcome
    if outcome is None or not outcome.worked:
        return None
    rise = _Rises.of(track.legs.knees, visit, protocol)
    lacks = _lacks(outcome, rise, protocol, is_alarmed=visit.alarmed)
    verdict = _by_pain(outcome, rise, protocol)
    if verdict is Verdict.KEEP and not lacks:
        running = track.clean + 1 >= protocol.progress.consecutive_sessions
        verdict, lacks = (Verdict.PROGRESS, "") if running else (Verdict.KEEP, "running")
    return Judgement(
        verdict=verdict,
        track=track,
        outcome=outcome,
        visit=visit,
        clean=lacks in ("", "running"),
        lacks=lacks,
        by_hour=rise.hour_unsettled,
        by_morning=rise.morning_unsettled,
        sure=rise.hour_known and rise.morning_known and not visit.alarmed,
    )


def _by_pain(outcome: Outcome, rise: "_Rises", protocol: Protocol) -> Verdict:
    """The rows of the table that look at pain alone; keep when none of them fits."""
    pain, peak = protocol.pain, outcome.peak or 0
    rows = (
        (peak >= pain.lock_min, Verdict.LOCK),
        (peak > pain.reduce_max, Verdict.STOP),
        (rise.hour_unsettled or rise.morning_unsettled, Verdict.REDUCE),
        (peak > pain.hold_max, Verdict.HOLD_LOW),
        (peak > pain.progress_max, Verdict.HOLD),
    )
    return next((verdict for fits, verdict in rows if fits), Verdict.KEEP)


def setbacks(track: Track, visit: Visit | None, *, protocol: Protocol) -> tuple[Setback, ...]:
    """The sessions in which a track had to be reduced or stopped, the last one first."""
    judgement = None if visit is None else judge(track, visit, protocol=protocol)
    if visit is None or judgement is None or judgement.verdict not in (Verdict.LOCK, Verdict.STOP, Verdict.REDUCE):
        return track.setbacks
    stopped = judgement.verdict is not Verdict.REDUCE
    return (Setback(age_days=visit.age_days, stopped=stopped), *track.setbacks)[:COUNT_CAP]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rises:
    """Pain after the session against pain before it, over the knees that worked; the worst knee decides."""

    hour_unsettled: bool
    morning_unsettled: bool
    hour_known: bool
    morning_known: bool

    @classmethod
    def of(cls, knees: Iterable[Side], visit: Visit, protocol: Protocol) -> "_Rises":
        pain = protocol.pain
        hours = [_rise(visit.hour.of(knee), visit.before.of(knee)) for knee in knees]
        mornings = [morning_rise(visit, knee) for knee in knees]
        return cls(
            hour_unsettled=any(rise is not None and rise > pain.settle_rise_max for rise in hours),
            morning_unsettled=any(rise is not None and rise > pain.morning_rise_max for rise in mornings),
            hour_known=None not in hours,
            morning_known=None not in mornings and not visit.late,
        )


def _rise(after: int | None, before: int | None) -> int | None:
    return None if after is None or before is None else after - before


def morning_rise(visit: Visit, knee: Side) -> float | None:
    """Points that a knee's morning pain was above its own baseline; ``None`` when either is not known."""
    morning, halves = visit.morning.of(knee), visit.baseline_halves.of(knee)
    return None if morning is None or halves is None else morning - halves / 2


def _lacks(outcome: Outcome, rise: _Rises, protocol: Protocol, *, is_alarmed: bool) -> str:
    """The first thing that this session lacks for progress; empty when nothing is lacking."""
    asked = (
        ("alarm", not is_alarmed),
        ("asked", outcome.asked),
        ("peak", outcome.peak is not None),
        ("elsewhere", outcome.elsewhere is None or outcome.elsewhere <= protocol.pain.progress_max),
        ("hour", rise.hour_known),
        ("morning", rise.morning_known),
        ("form", outcome.form is not FormSeen.POOR),
        ("sets", outcome.reached and (outcome.of_light_week or outcome.wanted >= protocol.dose.sets)),
        ("effort-unknown", outcome.effort is not None),
        ("effort", outcome.effort is None or outcome.effort <= protocol.progress.rpe_max),
        ("pain", outcome.peak is None or outcome.peak <= protocol.pain.progress_max),
        ("settled", not (rise.hour_unsettled or rise.morning_unsettled)),
        ("light", not outcome.of_light_week),
    )
    return next((name for name, met in asked if not met), "")


def _saw(track: Track, outcome: Outcome, visit: Visit) -> dict[str, int | float | bool | str | None]:
    knees = track.legs.knees
    halves = _worst(visit.baseline_halves, knees)
    return {
        "pain_before": _worst(visit.before, knees),
        "pain_peak": outcome.peak,
        "pain_60min": _worst(visit.hour, knees),
        "pain_next_morning": _worst(visit.morning, knees),
        "baseline_morning": None if halves is None else halves / 2,
        "effort": outcome.effort,
        "sets_at_target": sum(each.reached for each in outcome.sets),
        "sets": outcome.wanted,
        "form": outcome.form.value,
    }


def _worst(answers: PerKnee, knees: Iterable[Side]) -> int | None:
    return max((known for knee in knees if (known := answers.of(knee)) is not None), default=None)
