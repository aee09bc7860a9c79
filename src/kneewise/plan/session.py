"""The answer to "what is next?": one value that the page, the terminal and every export print."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from kneewise.body import Side
from kneewise.exercises import Exercise
from kneewise.load import Amount, RepetitionLoad, in_words, rounded
from kneewise.plan.change_words import change_words
from kneewise.plan.facts.course import GateName, Overridden
from kneewise.plan.facts.exercise import Legs, Load
from kneewise.plan.facts.fields import Json
from kneewise.plan.safety import Triage
from kneewise.plan.standing import Phase
from kneewise.wording import Wording

if TYPE_CHECKING:  # a review gives reasons, which are defined here
    from kneewise.plan.activity.permission import Permission
    from kneewise.plan.activity.running import RunStep
    from kneewise.plan.outcome.review import LookBack, ReviewDue

Saw = dict[str, int | float | bool | str | None]


class Answer(StrEnum):
    """The verdict on the day."""

    TRAIN = "train"
    REST = "rest"
    SEE_CLINICIAN = "see-clinician"


class Change(StrEnum):
    """What becomes of a prescription."""

    PROGRESS = "progress"
    HOLD = "hold"
    REDUCE = "reduce"
    STOP = "stop"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why: the rule, what a person reads, the answers that the rule saw, and where its number comes from."""

    rule: str
    says: Wording
    saw: Saw
    source: str

    def to_json(self) -> dict[str, Json]:
        """As JSON."""
        return {"rule": self.rule, "says": self.says, "saw": dict(self.saw), "source": self.source}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One exercise on one leg (on both, where both work together).

    ``kneecap`` is what each kneecap of these legs bears in one repetition.
    """

    exercise: Exercise
    legs: Legs
    sets: int
    reps: int
    rest_s: int
    load: Load
    kneecap: RepetitionLoad
    change: Change
    reasons: tuple[Reason, ...]
    stopped_today: bool = False

    def to_json(self) -> dict[str, Json]:
        """As JSON."""
        return {
            "exercise": self.exercise.name,
            "title": self.exercise.title,
            "side": self.legs.value,
            "sets": self.sets,
            "reps": self.reps,
            "hold_s": self.exercise.dose.hold_s,
            "tempo_s": list(self.exercise.dose.tempo_s),
            "rest_s": self.rest_s,
            "load": {
                "ankle_weight_kg": self.load.ankle_weight_kg,
                "band": self.load.band.value,
                "range_deg": self.load.range_deg,
            },
            "kneecap": self._kneecap_json(),
            "change": self.change.value,
            "stopped_today": self.stopped_today,
            "reasons": [reason.to_json() for reason in self.reasons],
        }

    def _kneecap_json(self) -> dict[str, Json]:
        one = self.kneecap.load
        return {
            "peak_bw": dict(one.peak_bw.to_json()),
            "repetition_bw_s": dict(one.impulse_bw_s.to_json()),
            "set_bw_s": dict(one.times(self.reps).impulse_bw_s.to_json()),
            "basis": self.kneecap.basis.value,
            "says": in_words(one.peak_bw.value),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class KneeBudget:
    """What the coming session asks of one kneecap, what it has tolerated, and the most that may be asked.

    Peak force in body weights, impulse of the session and of seven days in body weight seconds.
    """

    knee: Side
    asked: Amount
    tolerated: Amount
    budget: Amount

    def to_json(self) -> dict[str, Json]:
        """As JSON."""
        amounts = {"asked": self.asked, "tolerated": self.tolerated, "budget": self.budget}
        return {"knee": self.knee.value, **{name: _amount_json(each) for name, each in amounts.items()}}


def _amount_json(amount: Amount) -> dict[str, Json]:
    return {
        "peak_bw": rounded(amount.peak_bw),
        "session_bw_s": rounded(amount.session_bw_s),
        "week_bw_s": rounded(amount.week_bw_s),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One condition of a gate: what a person reads, what was seen, and where it comes from."""

    name: str
    says: Wording
    saw: Saw
    source: str
    met: bool

    def to_json(self) -> dict[str, Json]:
        """As JSON."""
        return {"criterion": self.name, "says": self.says, "saw": dict(self.saw), "source": self.source}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """What has to be true before something opens, and what of it is."""

    to: GateName
    criteria: tuple[Criterion, ...]
    passed: bool

    @property
    def unmet(self) -> tuple[Criterion, ...]:
        """What is still missing."""
        return tuple(each for each in self.criteria if not each.met)

    def to_json(self) -> dict[str, Json]:
        """As JSON."""
        met: list[Json] = [each.to_json() for each in self.criteria if each.met]
        unmet: list[Json] = [each.to_json() for each in self.unmet]
        return {"to": self.to.value, "passed": self.passed, "met": met, "unmet": unmet}


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """An exercise that is not given, and why."""

    exercise: Exercise
    reasons: tuple[Reason, ...]

    def to_json(self) -> dict[str, Json]:
        """As JSON."""
        return {
            "exercise": self.exercise.name,
            "title": self.exercise.title,
            "reasons": [reason.to_json() for reason in self.reasons],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """By which protocol this was decided."""

    protocol: str
    version: str
    sha256: str

    def to_json(self) -> dict[str, Json]:
        """As JSON."""
        return {"protocol": self.protocol, "version": self.version, "sha256": self.sha256}


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """What is next. ``due`` is the person's day; ``items`` are for that day and empty when the plan is locked.

    ``may_start`` is true only when it is the day, nothing locks, and no question is open; ``needs`` says what to ask.
    ``allowed_today`` is true as well on a day that the person did not choose, where nothing but that speaks against it.
    ``notes`` are advice beside the plan, such as a talk with a clinician. ``overrides`` are a clinician's changes in
    force; ``maintaining`` keeps the strength after the goal, ``may_maintain`` says that it may be offered. ``review``
    is one that is due (that of week 0 is offered only, and not in ``needs``); ``look_back`` are those answered.
    ``permissions`` say of each activity whether it is open; ``run`` is the next run, while running is open.
    """

    verdict: Answer
    due: date | None
    may_start: bool
    allowed_today: bool
    phase: Phase
    items: tuple[Item, ...]
    reasons: tuple[Reason, ...]
    notes: tuple[Reason, ...] = ()
    refusals: tuple[Refusal, ...]
    gates: tuple[Gate, ...]
    triage: Triage | None
    needs: tuple[str, ...]
    kneecaps: tuple[KneeBudget, ...]
    open_session: str | None
    provenance: Provenance
    overrides: tuple[Overridden, ...] = ()
    unwell: bool = False
    maintaining: bool = False
    may_maintain: bool = False
    review: "ReviewDue | None" = None
    look_back: tuple["LookBack", ...] = ()
    permissions: tuple["Permission", ...] = ()
    run: "RunStep | None" = None

    def to_json(self) -> dict[str, Json]:
        """As JSON, with the names of the contract; the same session gives the same text."""
        return {
            "verdict": self.verdict.value,
            "due": None if self.due is None else self.due.isoformat(),
            "may_start": self.may_start,
            "allowed_today": self.allowed_today,
            "phase": self.phase.value,
            "needs": list(self.needs),
            "open_session": self.open_session,
            "triage": None if self.triage is None else _triage_json(self.triage),
            "reasons": [reason.to_json() for reason in self.reasons],
            "notes": [note.to_json() for note in self.notes],
            "items": [item.to_json() for item in self.items],
            "refusals": [refusal.to_json() for refusal in self.refusals],
            "gates": [gate.to_json() for gate in self.gates],
            "kneecaps": [each.to_json() for each in self.kneecaps],
            "avoid": [each.to_json() for each in self.permissions if not each.open],
            "may": [each.to_json() for each in self.permissions if each.open],
            "run": None if self.run is None else self.run.to_json(),
            "overrides": [_override_json(each) for each in self.overrides],
            "unwell": self.unwell,
            "maintaining": self.maintaining,
            "may_maintain": self.may_maintain,
            "review": None if self.review is None else self.review.to_json(),
            "look_back": [each.to_json() for each in self.look_back],
            "provenance": self.provenance.to_json(),
        }


def _override_json(change: Overridden) -> dict[str, Json]:
    until = None if change.until is None else change.until.isoformat()
    return {"by": change.by, "change": change_words(change), "why": change.why, "until": until}


def _triage_json(triage: Triage) -> dict[str, Json]:
    flags: list[Json] = [{"code": flag.code, "question": flag.question, "do": flag.do} for flag in triage.flags]
    return {"level": triage.level.value, "flags": flags, "message": triage.message}
