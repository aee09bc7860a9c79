"""What a person says of the course beside the exercises: activities tried, illness, reviews, a clinician's changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kneewise.exercises import CATALOGUE
from kneewise.plan.facts import _allowed as allowed
from kneewise.plan.facts.exercise import PAIN_MAX, Fact, PerKnee
from kneewise.plan.outcome.measures import check_akps

MINUTES = (0.0, 600.0)
HOP_CM_MAX = 400
CHANGE_MAX = 3
"""The global rating of change goes from -3 (much worse) to 3 (much better); 0 is about the same."""
ACTIVITIES_MAX = 5
"""So many activities of their own a person rates (the patient-specific method: Stratford P et al. 1995)."""


class ActivityKind(StrEnum):
    """An everyday or sports activity that loads the kneecap."""

    STAIRS = "stairs"
    WALK = "walk"
    RUN = "run"


class GateName(StrEnum):
    """What a gate opens, in the order in which they open."""

    CLOSED_CHAIN = "closed-chain"
    STAIRS = "stairs"
    DEEPER_SQUAT = "deeper-squat"
    RUNNING = "running"
    JUMPING = "jumping"


class OverrideKind(StrEnum):
    """What a clinician may change for one person.

    ``hold``: nothing gets harder. ``pause``: an exercise is left out. ``open``: a gate counts as passed. ``set``: a
    number of the protocol has another value.
    """

    HOLD = "hold"
    PAUSE = "pause"
    OPEN = "open"
    SET = "set"


SETTABLE: Mapping[str, tuple[int | str, ...]] = {
    "pain.progress_max": (0, 1, 2),
    "schedule.sessions_per_week": (1, 2, 3, 4),
    "gate_b.run_rule": ("avoid_until_gate", "symptom_limited"),
}
"""The numbers that a clinician may set for one person, and to what (clinical.md 4.2, 4.5, 4.10)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityDone(Fact):
    """An activity, its length, and the highest kneecap pain in it.

    ``as_planned`` is for a run: whether it was the step of the walk-run ladder that the plan gave; else ``None``.
    """

    activity: ActivityKind
    peak_pain: int
    minutes: float | None = None
    as_planned: bool | None = None

    def __post_init__(self) -> None:
        Fact.__post_init__(self)
        allowed.whole("peak_pain", self.peak_pain, 0, PAIN_MAX)
        if self.minutes is not None:
            allowed.real("minutes", self.minutes, MINUTES)
        if self.as_planned is not None:
            allowed.truth("as_planned", self.as_planned)


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleLegTested(Fact):
    """Single-leg squats to about 45 degrees, or step-downs: repetitions and kneecap pain of each leg.

    ``control`` says whether knee and hips stayed in line; ``None`` is not answered.
    """

    reps: PerKnee
    pain: PerKnee
    control: bool | None = None

    def __post_init__(self) -> None:
        Fact.__post_init__(self)
        _per_knee("reps", self.reps, allowed.REPS_MAX)
        _per_knee("pain", self.pain, PAIN_MAX)
        if self.control is not None:
            allowed.truth("control", self.control)


@dataclass(frozen=True, slots=True, kw_only=True)
class HopTested(Fact):
    """A hop for distance on each leg, in centimetres, and the highest kneecap pain in it."""

    distance_cm: PerKnee
    pain: int

    def __post_init__(self) -> None:
        Fact.__post_init__(self)
        _per_knee("distance_cm", self.distance_cm, HOP_CM_MAX)
        allowed.whole("pain", self.pain, 0, PAIN_MAX)


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthChanged(Fact):
    """The person is ill (a fever, say), or well again."""

    unwell: bool

    def __post_init__(self) -> None:
        Fact.__post_init__(self)
        allowed.truth("unwell", self.unwell)


@dataclass(frozen=True, slots=True, kw_only=True)
class MaintenanceChosen(Fact):
    """The person only keeps their strength from now on, or goes back to the full programme."""

    on: bool

    def __post_init__(self) -> None:
        Fact.__post_init__(self)
        allowed.truth("on", self.on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed(Fact):
    """How things are: outcome measures, each of which may be left out.

    ``worst_pain`` and ``usual_pain`` of the last seven days, 0 to 10. ``akps`` has the points of each answered item of
    the Anterior Knee Pain Scale by its key. ``activities`` are the person's own, 0 (cannot) to 10 (as before).
    ``change`` since the start, -3 (much worse) to 3 (much better).
    """

    worst_pain: int | None = None
    usual_pain: int | None = None
    akps: Mapping[str, int] | None = None
    activities: Mapping[str, int] | None = None
    change: int | None = None

    def __post_init__(self) -> None:
        Fact.__post_init__(self)
        for name in ("worst_pain", "usual_pain"):
            pain = getattr(self, name)
            if pain is not None:
                allowed.whole(name, pain, 0, PAIN_MAX)
        for name, points in (self.akps or {}).items():
            allowed.said("akps", name)
            allowed.whole(f"akps.{name}", points, 0, 10)
        check_akps(self.akps or {})
        if len(self.activities or {}) > ACTIVITIES_MAX:
            raise allowed.refuse("activities", len(self.activities or {}), f"at most {ACTIVITIES_MAX}")
        for name, score in (self.activities or {}).items():
            allowed.said("activities", name)
            allowed.whole(f"activities.{name}", score, 0, 10)
        if self.change is not None:
            allowed.whole("change", self.change, -CHANGE_MAX, CHANGE_MAX)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overridden(Fact):
    """A clinician changes something for this person: who, what, why, and until which day (its end included).

    ``target`` is an exercise to pause, a gate to open or a number to set; empty to hold. ``value`` is for ``set``
    only. Without ``until`` it holds until it is lifted.
    """

    by: str
    kind_of_change: OverrideKind
    why: str
    target: str = ""
    value: int | str | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        Fact.__post_init__(self)
        allowed.said("by", self.by)
        allowed.said("why", self.why)
        allowed.one_of("target", self.target, _TARGETS[self.kind_of_change])
        values: tuple[int | str, ...] = SETTABLE[self.target] if self.kind_of_change is OverrideKind.SET else ()
        if self.value not in (values or (None,)) or isinstance(self.value, bool):
            among = ", ".join(str(each) for each in values) or "null, because nothing is set"
            raise allowed.refuse("value", self.value, f"one of {among}" if values else among)
        if self.until is not None and type(self.until) is not date:
            raise allowed.refuse("until", self.until, "a day such as 2026-11-23")


_TARGETS: Mapping[OverrideKind, tuple[str, ...]] = {
    OverrideKind.HOLD: ("",),
    OverrideKind.PAUSE: tuple(CATALOGUE),
    OverrideKind.OPEN: tuple(GateName),
    OverrideKind.SET: tuple(SETTABLE),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideLifted(Fact):
    """A clinician takes a change back: which one (the id of its fact), who, and why."""

    override: str
    by: str
    why: str

    def __post_init__(self) -> None:
        Fact.__post_init__(self)
        allowed.uuid("override", self.override)
        allowed.said("by", self.by)
        allowed.said("why", self.why)


def _per_knee(where: str, answer: PerKnee, highest: int) -> None:
    for side, value in (("left", answer.left), ("right", answer.right)):
        if value is not None:
            allowed.whole(f"{where}.{side}", value, 0, highest)
