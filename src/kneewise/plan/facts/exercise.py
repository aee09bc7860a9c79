"""What a person did and said: the facts that the plan decides by.

A fact is appended and never edited; a correction is a new fact. Every fact is checked when it is made.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from kneewise.body import Side
from kneewise.exercises import CATALOGUE
from kneewise.plan.facts import _allowed as allowed
from kneewise.plan.facts._allowed import BadFact
from kneewise.plan.triage import CODES
from kneewise.wording import Wording, say

__all__ = [
    "BadFact",
    "Band",
    "Cleared",
    "Equipment",
    "ExerciseRated",
    "Fact",
    "Form",
    "FunctionalTested",
    "HourAfter",
    "How",
    "Legs",
    "Load",
    "MorningChecked",
    "PainReported",
    "PerKnee",
    "Place",
    "Profile",
    "Screened",
    "SessionEnded",
    "SessionStarted",
    "SetDone",
    "Sex",
    "Weekday",
    "Work",
]

PAIN_MAX = 10
"""The numeric pain scale ends here; effort is asked on the same scale."""

SWELLING_MAX = 3
"""None, slightly puffy, clearly swollen, tense."""


class Legs(StrEnum):
    """The leg or legs that a set, an answer or a complaint is about."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"

    @property
    def knees(self) -> tuple[Side, ...]:
        """The knees meant."""
        return _KNEES[self]

    @property
    def words(self) -> Wording:
        """As a person says it."""
        return _WORDS[self]


_KNEES = {Legs.LEFT: (Side.LEFT,), Legs.RIGHT: (Side.RIGHT,), Legs.BOTH: (Side.LEFT, Side.RIGHT)}
_WORDS = {Legs.LEFT: say("left leg"), Legs.RIGHT: say("right leg"), Legs.BOTH: say("both legs")}


class Form(StrEnum):
    """The two forms of the safety questions."""

    FULL = "full"
    SHORT = "short"


class Sex(StrEnum):
    """Asked for load estimates only."""

    FEMALE = "female"
    MALE = "male"


class Weekday(StrEnum):
    """A day of the week, as the person's own calendar has it; in order, Monday first."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @classmethod
    def of(cls, day: date) -> "Weekday":
        """Which day of the week a date is."""
        return tuple(cls)[day.weekday()]


class Equipment(StrEnum):
    """What makes an exercise harder and may be at hand."""

    ANKLE_WEIGHT = "ankle-weight"
    BAND = "band"


class Band(StrEnum):
    """Colours of elastic bands, from none to the strongest."""

    NONE = "none"
    YELLOW = "yellow"
    RED = "red"
    GREEN = "green"
    BLUE = "blue"
    BLACK = "black"


class How(StrEnum):
    """Who counted the set; all are equal in rights."""

    CAMERA = "camera"
    TIMER = "timer"
    TAP = "tap"


class Place(StrEnum):
    """Where it hurts."""

    KNEECAP = "kneecap"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class PerKnee:
    """One whole number for each knee; ``None`` is not answered."""

    left: int | None = None
    right: int | None = None

    def of(self, knee: Side) -> int | None:
        """The answer for one knee."""
        return self.left if knee is Side.LEFT else self.right

    @property
    def worst(self) -> int | None:
        """The larger of the known answers; ``None`` when neither is known."""
        return max((each for each in (self.left, self.right) if each is not None), default=None)

    def worse(self, other: "PerKnee") -> "PerKnee":
        """The larger of two answers for each knee; one that is known counts before one that is not."""
        return PerKnee(left=_larger(self.left, other.left), right=_larger(self.right, other.right))

    @property
    def mirrored(self) -> "PerKnee":
        """Left for right."""
        return PerKnee(left=self.right, right=self.left)


def _larger(one: int | None, other: int | None) -> int | None:
    return max((each for each in (one, other) if each is not None), default=None)


NOT_ANSWERED = PerKnee()
"""Neither knee has been answered for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What an exercise is made harder by; ``range_deg`` is ``None`` where the range is not dosed."""

    ankle_weight_kg: float = 0.0
    band: Band = Band.NONE
    range_deg: int | None = None

    def __post_init__(self) -> None:
        allowed.real("ankle_weight_kg", self.ankle_weight_kg, allowed.ANKLE_WEIGHT_KG)
        if self.range_deg is not None:
            allowed.whole("range_deg", self.range_deg, 0, allowed.RANGE_DEG_MAX)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that happened; ``at`` is an aware instant, ``zone`` the person's IANA time zone then.

    Making one raises ``BadFact`` with a sentence that names the field, its value and what is allowed.
    """

    id: str
    at: datetime
    zone: str

    def __post_init__(self) -> None:
        allowed.uuid("id", self.id)
        allowed.instant("at", self.at)
        allowed.zone("zone", self.zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Screened(Fact):
    """Safety questions answered: code to yes (true), no (false), or left open (``None`` or absent)."""

    form: Form
    answers: Mapping[str, bool | None]

    def __post_init__(self) -> None:
        Fact.__post_init__(self)
        for code in self.answers:
            allowed.one_of("answers", code, CODES)

    @property
    def flags(self) -> tuple[str, ...]:
        """The codes answered with yes, in the order of the table."""
        return tuple(code for code in CODES if self.answers.get(code) is True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile(Fact):
    """A few facts about the person; each may be skipped but the knee. Without ``days`` any day suits."""

    knee: Legs
    body_mass_kg: float | None = None
    height_m: float | None = None
    sex: Sex | None = None
    equipment: frozenset[Equipment] = frozenset()
    days: frozenset[Weekday] = frozenset()
    worst_pain_week: int | None = None

    def __post_init__(self) -> None:
        Fact.__post_init__(self)
        if self.body_mass_kg is not None:
            allowed.real("body_mass_kg", self.body_mass_kg, allowed.BODY_MASS_KG)
        if self.height_m is not None:
            allowed.real("height_m", self.height_m, allowed.HEIGHT_M)
        _pain("worst_pain_week", self.worst_pain_week)


@dataclass(frozen=True, slots=True, kw_only=True)
class InSession(Fact):
    """A fact that belongs to a session."""

    session: str

    def __post_init__(self) -> None:
        Fact.__post_init__(self)
        allowed.uuid("session", self.session)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionStarted(InSession):
    """A session begins; kneecap pain before it."""

    pain_before: PerKnee

    def __post_init__(self) -> None:
        InSession.__post_init__(self)
        _pain_per_knee("pain_before", self.pain_before)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfExercise(InSession):
    """A fact about one exercise on one leg (on both, where both work together)."""

    exercise: str
    side: Legs

    def __post_init__(self) -> None:
        InSession.__post_init__(self)
        allowed.one_of("exercise", self.exercise, tuple(CATALOGUE))
        legs = (Legs.LEFT, Legs.RIGHT) if CATALOGUE[self.exercise].per_leg else (Legs.BOTH,)
        allowed.one_of(f"side (of {self.exercise})", self.side, legs)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetDone(OfExercise):
    """One set: number from 1, repetitions wanted and done (0 when it was skipped), and the coach's report, if any."""

    number: int
    reps_target: int
    reps_done: int
    load: Load
    how: How
    duration_s: float | None = None
    report: Mapping[str, object] | None = None

    def __post_init__(self) -> None:
        OfExercise.__post_init__(self)
        allowed.whole("number", self.number, 1, allowed.SETS_MAX)
        allowed.whole("reps_target", self.reps_target, 1, allowed.REPS_MAX)
        allowed.whole("reps_done", self.reps_done, 0, allowed.REPS_MAX)
        if self.duration_s is not None:
            allowed.real("duration_s", self.duration_s, allowed.DURATION_S)


@dataclass(frozen=True, slots=True, kw_only=True)
class PainReported(OfExercise):
    """What a press on "It hurts" says, in the middle of a set."""

    pain: int
    place: Place

    def __post_init__(self) -> None:
        OfExercise.__post_init__(self)
        allowed.whole("pain", self.pain, 0, PAIN_MAX)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseRated(OfExercise):
    """The highest kneecap pain during an exercise, and its effort; both 0 to 10."""

    peak_pain: int
    effort: int | None = None

    def __post_init__(self) -> None:
        OfExercise.__post_init__(self)
        allowed.whole("peak_pain", self.peak_pain, 0, PAIN_MAX)
        _pain("effort", self.effort)


Work = SetDone | PainReported | ExerciseRated
"""What happens at an exercise, in a session."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionEnded(InSession):
    """A session ends; ``completed`` when nothing of it was left out."""

    completed: bool

    def __post_init__(self) -> None:
        InSession.__post_init__(self)
        allowed.truth("completed", self.completed)


@dataclass(frozen=True, slots=True, kw_only=True)
class HourAfter(InSession):
    """Kneecap pain an hour after a session."""

    pain: PerKnee

    def __post_init__(self) -> None:
        InSession.__post_init__(self)
        _pain_per_knee("pain", self.pain)


@dataclass(frozen=True, slots=True, kw_only=True)
class MorningChecked(Fact):
    """How the knees are in the morning: pain 0 to 10, swelling 0 to 3, and whether one gave way."""

    pain: PerKnee
    swelling: PerKnee
    giving_way: bool

    def __post_init__(self) -> None:
        Fact.__post_init__(self)
        _pain_per_knee("pain", self.pain)
        for knee in Side:
            _whole_or_open(f"swelling of the {knee} knee", self.swelling.of(knee), SWELLING_MAX)
        allowed.truth("giving_way", self.giving_way)


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionalTested(Fact):
    """Kneecap pain in the two tests: standing up five times without hands, one step down (15 to 20 cm)."""

    sit_to_stand_pain: int
    step_down_pain: int

    def __post_init__(self) -> None:
        Fact.__post_init__(self)
        allowed.whole("sit_to_stand_pain", self.sit_to_stand_pain, 0, PAIN_MAX)
        allowed.whole("step_down_pain", self.step_down_pain, 0, PAIN_MAX)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleared(Fact):
    """A clinician has looked and lets the person go on: who, and why."""

    by: str
    why: str

    def __post_init__(self) -> None:
        Fact.__post_init__(self)
        allowed.said("by", self.by)
        allowed.said("why", self.why)


def _pain_per_knee(where: str, pain: PerKnee) -> None:
    for knee in Side:
        _pain(f"{where} of the {knee} knee", pain.of(knee))


def _pain(where: str, pain: int | None) -> None:
    _whole_or_open(where, pain, PAIN_MAX)


def _whole_or_open(where: str, value: int | None, highest: int) -> None:
    if value is not None:
        allowed.whole(where, value, 0, highest)
