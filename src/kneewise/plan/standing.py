"""Where a person stands: everything that the decision needs, and no more.

The facts of any history fold into one `Standing`. It holds no instants, only ages in whole days of the person, and
every age and count ends at a cap above which no rule can tell a difference; every window has a fixed length. So there
are finitely many standings, two can be compared, and all that can be reached may be explored.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from kneewise.body import Side
from kneewise.load import MAN
from kneewise.load import Person as Build
from kneewise.plan.activity.tried import NOTHING_TRIED, Activities, later_activities
from kneewise.plan.changes import NOTHING_CHANGED, Changes
from kneewise.plan.facts.exercise import NOT_ANSWERED, Equipment, Legs, PerKnee, Weekday
from kneewise.plan.ladder import FLOOR, Level
from kneewise.plan.memory import AGE_CAP_DAYS, BORNE_DAYS, WINDOW_DAYS
from kneewise.plan.outcome.scores import NO_OUTCOMES, Outcomes, older


class Phase(StrEnum):
    """The part of the programme."""

    OPEN_CHAIN = "open-chain"
    CLOSED_CHAIN = "closed-chain"


class FormSeen(StrEnum):
    """What the coach saw of the form; a set that was tapped or timed has no form seen."""

    CLEAN = "clean"
    POOR = "poor"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """What keeps the person from exercise until it is lifted.

    ``code`` is a flag of the triage table or ``pain``, ``swelling``, ``giving-way``. An emergency is lifted by two
    later facts: cleared by a clinician, and a full screen without an emergency flag; all else by the first alone.
    """

    code: str
    cleared: bool = False
    screened: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What of the profile the plan needs; ``build`` is for the load model."""

    equipment: frozenset[Equipment] = frozenset()
    days: frozenset[Weekday] = frozenset()
    weight_limit_kg: float | None = None
    build: Build = MAN
    worst_pain_at_start: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day's answers: ``worst`` of all pain answers; knees well above their usual morning are ``raised``.

    ``recalled`` is the worst pain of the week before, as it was told on this day.
    """

    worst: int | None = None
    recalled: int | None = None
    morning: PerKnee = NOT_ANSWERED
    swelling: PerKnee = NOT_ANSWERED
    raised: tuple[Side, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SetResult:
    """One set of the last session: its number, whether it reached the target, and its form."""

    number: int
    reached: bool
    form: FormSeen


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one exercise on one leg in the last session. ``wanted`` sets; pain and effort 0 to 10.

    ``of_light_week`` says that fewer sets were wanted on purpose: gone well, it earns nothing and loses nothing. What
    was not ``asked`` for earns nothing either.
    """

    wanted: int
    asked: bool = True
    of_light_week: bool = False
    sets: tuple[SetResult, ...] = ()
    worked: bool = False
    peak: int | None = None
    elsewhere: int | None = None
    effort: int | None = None

    @property
    def reached(self) -> bool:
        """Every set that was wanted came to its target."""
        return {each.number for each in self.sets if each.reached} >= set(range(1, self.wanted + 1))

    @property
    def form(self) -> FormSeen:
        """Poor when any set was poor; clean when one was seen clean and none poor; else unknown."""
        forms = {each.form for each in self.sets}
        if FormSeen.POOR in forms:
            return FormSeen.POOR
        return FormSeen.CLEAN if FormSeen.CLEAN in forms else FormSeen.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """The answers around the last session, for each knee. ``baseline`` is in half points, so that it is whole.

    ``answered_age_days`` is how old the visit was on the first morning that was answered: 1 is the next morning.
    ``alarmed`` says that the plan was locked since, whoever has cleared it.
    """

    age_days: int = 0
    before: PerKnee = NOT_ANSWERED
    hour: PerKnee = NOT_ANSWERED
    morning: PerKnee = NOT_ANSWERED
    baseline_halves: PerKnee = NOT_ANSWERED
    answered_age_days: int | None = None
    alarmed: bool = False

    @property
    def late(self) -> bool:
        """The morning that was answered is not the next one: good enough to hold back, not to go on."""
        return self.answered_age_days is not None and self.answered_age_days > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Setback:
    """A session in which an exercise had to be reduced (or stopped), so many days ago."""

    age_days: int
    stopped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """One exercise on one leg: its level, and what brought it there.

    ``refused_sessions`` counts from the last step that was refused for the kneecap's budget: others come first then.
    ``clean`` and ``strong`` count sessions running before the last one: all that progress needs, all that the gate
    needs. ``since_sessions`` and ``since_days`` count from the last step harder; ``None`` is never.
    ``idle_days`` count from the day on which it was last done, or on which a break of it alone was last counted.
    """

    exercise: str
    legs: Legs
    level: Level = FLOOR
    clean: int = 0
    strong: int = 0
    since_sessions: int | None = None
    since_days: int | None = None
    setbacks: tuple[Setback, ...] = ()
    refused_sessions: int | None = None
    idle_days: int | None = None
    begun: bool = False
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Flare:
    """A flare-up: days since, the knees, and whether the session after it is still to come."""

    age_days: int
    knees: tuple[Side, ...]
    pending: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PerKneecap:
    """One figure for each kneecap."""

    left: float = 0.0
    right: float = 0.0

    @classmethod
    def of_each(cls, figures: Mapping[Side, float]) -> "PerKneecap":
        """From a figure for each side."""
        return cls(left=figures[Side.LEFT], right=figures[Side.RIGHT])

    def of(self, knee: Side) -> float:
        """The figure of one."""
        return self.left if knee is Side.LEFT else self.right


@dataclass(frozen=True, slots=True, kw_only=True)
class Borne:
    """What a session asked of each kneecap in BW s, so many days ago, and what of it was tolerated.

    ``peak`` is the highest force that was tolerated, in BW. Of the last session the answers may still come, so that
    these two are written when the next one begins.
    """

    age_days: int
    asked: PerKneecap
    tolerated: PerKneecap = PerKneecap()
    peak: PerKneecap = PerKneecap()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tests:
    """The two functional tests, so many days ago."""

    age_days: int
    sit_to_stand_pain: int
    step_down_pain: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a person stands at the end of some facts. ``block_days`` ago the block of training began (``light``)."""

    locks: tuple[Lock, ...] = ()
    lasting_cleared: frozenset[str] = frozenset()
    screened: bool = False
    full_screen_days: int | None = None
    short_screen: bool = False
    person: Person | None = None
    phase: Phase = Phase.OPEN_CHAIN
    sessions: int = 0
    first_session_days: int | None = None
    session_days: tuple[int, ...] = ()
    days: tuple[Day, ...] = (Day(),)
    tracks: tuple[Track, ...] = ()
    visit: Visit | None = None
    flares: tuple[Flare, ...] = ()
    tests: Tests | None = None
    borne: tuple[Borne, ...] = ()
    block_days: int | None = None
    unwell: bool = False
    maintaining: bool = False
    changes: Changes = NOTHING_CHANGED
    outcomes: Outcomes = NO_OUTCOMES
    activities: Activities = NOTHING_TRIED

    @property
    def today(self) -> Day:
        """The answers of this day."""
        return self.days[0]

    @property
    def last_session_days(self) -> int | None:
        """Days since the last session; ``None`` before the first."""
        return self.session_days[0] if self.session_days else None

    def track(self, exercise: str, legs: Legs) -> Track:
        """The track of an exercise and leg; a new one where there is none yet."""
        for track in self.tracks:
            if (track.exercise, track.legs) == (exercise, legs):
                return track
        return Track(exercise=exercise, legs=legs)

    def last_days(self, count: int, *, skip: int = 0) -> tuple[Day, ...]:
        """The answers of the last ``count`` days, this one first, after leaving out ``skip``."""
        return self.days[skip : skip + count]


def later(standing: Standing, days: int) -> Standing:
    """The same person so many days later, nothing having been said or done."""
    if days <= 0:
        return standing
    visit = standing.visit
    are_open = not (standing.locks or standing.unwell or standing.maintaining)
    return replace(
        standing,
        outcomes=older(standing.outcomes, days, are_open=are_open),
        activities=later_activities(standing.activities, days),
        full_screen_days=_older(standing.full_screen_days, days),
        short_screen=False,
        first_session_days=_older(standing.first_session_days, days),
        block_days=_older(standing.block_days, days),
        session_days=_older_each(standing.session_days, days),
        days=((Day(),) * min(days, WINDOW_DAYS) + standing.days)[:WINDOW_DAYS],
        tracks=tuple(_later_track(track, days) for track in standing.tracks),
        visit=None if visit is None else replace(visit, age_days=min(visit.age_days + days, AGE_CAP_DAYS)),
        flares=tuple(
            replace(flare, age_days=flare.age_days + days)
            for flare in standing.flares
            if flare.age_days + days <= AGE_CAP_DAYS
        ),
        tests=None if standing.tests is None else _later_tests(standing.tests, days),
        borne=tuple(
            replace(each, age_days=each.age_days + days) for each in standing.borne if each.age_days + days < BORNE_DAYS
        ),
    )


def _later_track(track: Track, days: int) -> Track:
    kept = (replace(each, age_days=each.age_days + days) for each in track.setbacks)
    return replace(
        track,
        since_days=_older(track.since_days, days),
        idle_days=_older(track.idle_days, days),
        setbacks=tuple(each for each in kept if each.age_days <= WINDOW_DAYS),
    )


def _later_tests(tests: Tests, days: int) -> Tests:
    return replace(tests, age_days=min(tests.age_days + days, AGE_CAP_DAYS))


def _older(age_days: int | None, days: int) -> int | None:
    return None if age_days is None else min(age_days + days, AGE_CAP_DAYS)


def _older_each(ages: tuple[int, ...], days: int) -> tuple[int, ...]:
    """Sessions further back than a week are forgotten, but for the last one."""
    older = [min(age + days, AGE_CAP_DAYS) for age in ages]
    return tuple(older[:1] + [age for age in older[1:] if age < 7])  # noqa: PLR2004  # a week


def with_track(standing: Standing, track: Track) -> Standing:
    """The standing with one track put in place of the old one, in a fixed order."""
    others = [each for each in standing.tracks if (each.exercise, each.legs) != (track.exercise, track.legs)]
    return replace(standing, tracks=tuple(sorted([*others, track], key=lambda each: (each.exercise, each.legs))))


def on_today(standing: Standing, today: Day) -> Standing:
    """The standing with other answers of this day."""
    return replace(standing, days=(today, *standing.days[1:]))
