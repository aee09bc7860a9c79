"""A person's story, told day by day, for the tests: what they did and answered becomes facts, and the plan decides.

Day 0 is Monday 5 January 2026. Sessions begin at 18:00, mornings are asked at 08:00, both by the person's own clock.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from uuid import UUID
from zoneinfo import ZoneInfo

from kneewise.plan import (
    Band,
    Cleared,
    Course,
    Equipment,
    ExerciseRated,
    Fact,
    Form,
    FunctionalTested,
    HourAfter,
    How,
    Item,
    Legs,
    Load,
    MorningChecked,
    PainReported,
    PerKnee,
    Place,
    Profile,
    Protocol,
    Screened,
    Session,
    SessionEnded,
    SessionStarted,
    SetDone,
    Weekday,
    default_protocol,
)
from kneewise.plan.decide import answer
from kneewise.plan.facts.course import (
    ActivityDone,
    ActivityKind,
    HealthChanged,
    HopTested,
    MaintenanceChosen,
    Overridden,
    OverrideKind,
    OverrideLifted,
    SingleLegTested,
)
from kneewise.plan.fold import Folded, one_more
from kneewise.plan.triage import CODES, SHORT_FORM

DAY_0 = date(2026, 1, 5)
ALL_EQUIPMENT = frozenset(Equipment)
PROTOCOL = default_protocol()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How one exercise on one leg went; ``reps_short`` are missing in the last set, ``clean`` of 10 were clean.

    ``missing`` are the repetitions missing in each set from the first on.

    Weight, band and range are as prescribed where nothing else is told.
    """

    peak: int | None = 0
    effort: int | None = 5
    reps_short: int = 0
    missing: tuple[int, ...] = ()
    sets_done: int | None = None
    clean: int | None = None
    skipped: bool = False
    elsewhere: int | None = None
    weight_kg: float | None = None
    band: Band | None = None
    range_deg: int | None = None
    range_noted: bool = True

    def load(self, given: Load) -> Load:
        """What was used, where this was given."""
        range_deg = given.range_deg if self.range_deg is None else self.range_deg
        return Load(
            ankle_weight_kg=given.ankle_weight_kg if self.weight_kg is None else self.weight_kg,
            band=given.band if self.band is None else self.band,
            range_deg=range_deg if self.range_noted else None,
        )


WELL = Told()


def both(value: int | None) -> PerKnee:
    """The same answer for both knees."""
    return PerKnee(left=value, right=value)


@dataclass(slots=True, kw_only=True)
class Story:
    """Facts as they are told. ``item`` and ``session`` ask the plan."""

    zone: str = "Europe/Berlin"
    protocol: Protocol = PROTOCOL
    facts: list[Fact] = field(default_factory=list)
    told: int = 0
    _fold: Folded | None = None
    _known: list[Fact] = field(default_factory=list)

    def ready(  # noqa: PLR0913  # what a person says of themselves
        self,
        *,
        day: int = 0,
        knee: Legs = Legs.BOTH,
        equipment: frozenset[Equipment] = ALL_EQUIPMENT,
        body_mass_kg: float | None = 70.0,
        height_m: float | None = None,
        days: frozenset[Weekday] = frozenset(),
        worst_pain_week: int | None = 4,
    ) -> "Story":
        """The full screen without a flag, and a few facts about the person, at noon."""
        self.screen(day=day)
        self.add(
            Profile,
            at=self.at(day, 12, 5),
            knee=knee,
            equipment=equipment,
            body_mass_kg=body_mass_kg,
            height_m=height_m,
            days=days,
            worst_pain_week=worst_pain_week,
        )
        return self

    def screen(
        self, *yes: str, day: int, form: Form = Form.FULL, left_open: tuple[str, ...] = (), hour: int = 12
    ) -> "Story":
        """The safety questions: codes answered with yes, codes left open, all others no."""
        codes = CODES if form is Form.FULL else SHORT_FORM
        answers = {code: code in yes for code in (*codes, *yes) if code not in left_open}
        self.add(Screened, at=self.at(day, hour), form=form, answers=answers)
        return self

    def train(  # noqa: PLR0913  # a session has so many answers
        self,
        day: int,
        *,
        before: PerKnee | int | None = 0,
        every: Told = WELL,
        told: Mapping[tuple[str, str], Told] | None = None,
        hour: PerKnee | int | None = 0,
        morning: PerKnee | int | None = 0,
        swelling: PerKnee | int | None = 0,
        giving_way: bool = False,
        asked: bool = True,
        hour_of_day: int = 18,
    ) -> "Story":
        """One session as the plan gives it that day, and the answers after it; not ``asked`` leaves the morning out."""
        session = self.uuid()
        self.screen(day=day, form=Form.SHORT, hour=hour_of_day)
        items = self.session(day, hour=hour_of_day).items
        start = self.at(day, hour_of_day, 5)
        self.add(SessionStarted, at=start, session=session, pain_before=_knees(before))
        for place, item in enumerate(items):
            mine = (told or {}).get((item.exercise.name, item.legs.value), every)
            self._perform(item, mine, session=session, at=start + timedelta(minutes=1 + 4 * place))
        end = start + timedelta(minutes=50)
        self.add(SessionEnded, at=end, session=session, completed=True)
        if hour is not None:
            self.add(HourAfter, at=end + timedelta(minutes=61), session=session, pain=_knees(hour))
        if asked:
            self.morning(day + 1, pain=morning, swelling=swelling, giving_way=giving_way)
        return self

    def _perform(self, item: Item, told: Told, *, session: str, at: datetime) -> None:
        if told.skipped:
            return
        about = {"session": session, "exercise": item.exercise.name, "side": item.legs}
        load = told.load(item.load)
        for number in range(1, (item.sets if told.sets_done is None else told.sets_done) + 1):
            missing = dict(enumerate(told.missing, 1)).get(number, told.reps_short if number == item.sets else 0)
            done = item.reps - missing
            report = None if told.clean is None else {"summary": {"clean": told.clean, "faulty": 10 - told.clean}}
            self.add(
                SetDone,
                at=at + timedelta(seconds=50 * number),
                **about,
                number=number,
                reps_target=item.reps,
                reps_done=done,
                load=load,
                how=How.TAP if report is None else How.CAMERA,
                report=report,
            )
        if told.elsewhere is not None:
            self.add(PainReported, at=at + timedelta(minutes=3), **about, pain=told.elsewhere, place=Place.ELSEWHERE)
        if told.peak is not None:
            rated_at = at + timedelta(minutes=3, seconds=30)
            self.add(ExerciseRated, at=rated_at, **about, peak_pain=told.peak, effort=told.effort)

    def morning(
        self,
        day: int,
        *,
        pain: PerKnee | int | None = 0,
        swelling: PerKnee | int | None = 0,
        giving_way: bool = False,
        hour: int = 8,
    ) -> "Story":
        """A morning's answers."""
        at = self.at(day, hour)
        self.add(MorningChecked, at=at, pain=_knees(pain), swelling=_knees(swelling), giving_way=giving_way)
        return self

    def tests(self, day: int, *, stand: int = 0, step: int = 0) -> "Story":
        """The two functional tests, at noon."""
        self.add(FunctionalTested, at=self.at(day, 12, 30), sit_to_stand_pain=stand, step_down_pain=step)
        return self

    def tried(self, day: int, activity: ActivityKind, *, pain: int = 0, minutes: float | None = None) -> "Story":
        """Stairs or a walk, at four in the afternoon."""
        self.add(ActivityDone, at=self.at(day, 16), activity=activity, peak_pain=pain, minutes=minutes)
        return self

    def ran(self, day: int, *, pain: int = 0, as_planned: bool | None = True, hour: int = 16) -> "Story":
        """A run; where nothing else is told it was the step that the plan gave."""
        at = self.at(day, hour)
        self.add(ActivityDone, at=at, activity=ActivityKind.RUN, peak_pain=pain, as_planned=as_planned)
        return self

    def on_one_leg(
        self, day: int, *, reps: PerKnee | int = 15, pain: PerKnee | int = 0, control: bool | None = True
    ) -> "Story":
        """The single-leg test, in the afternoon."""
        at = self.at(day, 16, 20)
        self.add(SingleLegTested, at=at, reps=_knees(reps), pain=_knees(pain), control=control)
        return self

    def hopped(self, day: int, *, left_cm: int | None = 100, right_cm: int | None = 100, pain: int = 0) -> "Story":
        """The hop test, in the afternoon."""
        distance = PerKnee(left=left_cm, right=right_cm)
        self.add(HopTested, at=self.at(day, 16, 40), distance_cm=distance, pain=pain)
        return self

    def overridden(
        self,
        day: int,
        kind: OverrideKind,
        target: str = "",
        *,
        value: int | str | None = None,
        until: int | None = None,
    ) -> str:
        """A clinician changes something, at one in the afternoon, until a day; the id of the change."""
        self.add(
            Overridden,
            at=self.at(day, 13),
            by="Dr Example",
            why="agreed with her",
            kind_of_change=kind,
            target=target,
            value=value,
            until=None if until is None else DAY_0 + timedelta(days=until),
        )
        return self.facts[-1].id

    def lifted(self, day: int, override: str, *, hour: int = 14) -> "Story":
        """A clinician takes a change back."""
        at = self.at(day, hour)
        self.add(OverrideLifted, at=at, override=override, by="Dr Example", why="no longer needed")
        return self

    def feels(self, day: int, *, unwell: bool, hour: int = 15) -> "Story":
        """The person is ill, or well again."""
        self.add(HealthChanged, at=self.at(day, hour), unwell=unwell)
        return self

    def keeps(self, day: int, *, on: bool = True) -> "Story":
        """The person only keeps their strength, or goes back to the full programme."""
        self.add(MaintenanceChosen, at=self.at(day, 15, 30), on=on)
        return self

    def cleared(self, day: int, *, hour: int = 13) -> "Story":
        """A clinician lifts the locks."""
        self.add(Cleared, at=self.at(day, hour), by="Dr Example", why="looked at it")
        return self

    def session(self, day: int, *, hour: int = 18, minute: int = 1) -> Session:
        """What the plan answers, by the person's own clock."""
        return answer(self._folded(), now=self.at(day, hour, minute), protocol=self.protocol)

    def course(self) -> Course:
        """The same as a course."""
        return Course(facts=tuple(self.facts), protocol=self.protocol)

    def _folded(self) -> Folded | None:
        """The facts folded; those that are already in are not folded again, so that long stories are told fast."""
        if self._known == self.facts[: len(self._known)] and _in_order(self.facts[max(0, len(self._known) - 1) :]):
            new = self.facts[len(self._known) :]
        else:
            self._fold, new = None, sorted(self.facts, key=lambda fact: (fact.at, fact.id))
        for fact in new:
            self._fold = one_more(self._fold, fact, protocol=self.protocol)
        self._known = [*self.facts]
        return self._fold

    def again(self) -> "Story":
        """The same story, to be told on in another way."""
        return replace(self, facts=[*self.facts], _known=[*self._known])

    def item(self, day: int, exercise: str, side: str, *, hour: int = 18) -> Item:
        """One item of that session."""
        items = self.session(day, hour=hour).items
        return next(item for item in items if (item.exercise.name, item.legs.value) == (exercise, side))

    def due_day(self, day: int, *, hour: int = 18) -> int:
        """The day, as told here, on which the next session is due."""
        due = self.session(day, hour=hour).due
        assert due is not None
        return (due - DAY_0).days

    def train_when_due(self, sessions: int, *, first: int = 0, every: Told = WELL) -> int:
        """So many good sessions, each on the day it is due; the day on which the next one is due."""
        day = first
        for _ in range(sessions):
            self.screen_if_stale(day)
            self.train(day, every=every)
            day = self.due_day(day + 1)
        self.screen_if_stale(day)
        return day

    def screen_if_stale(self, day: int) -> None:
        """The full screen again, when it is its time."""
        if "screening-full" in self.session(day).needs:
            self.screen(day=day, hour=17)

    def at(self, day: int, hour: int, minute: int = 0) -> datetime:
        """An instant by the person's own clock."""
        local = datetime.combine(DAY_0 + timedelta(days=day), time(hour, minute), tzinfo=ZoneInfo(self.zone))
        return local.astimezone(UTC)

    def uuid(self) -> str:
        """The next id; ids count up, so that facts of one instant keep their order."""
        self.told += 1
        return str(UUID(int=self.told))

    def add(self, kind: type[Fact], **fields: object) -> None:
        """One more fact."""
        self.facts.append(kind(id=self.uuid(), zone=self.zone, **fields))  # type: ignore[arg-type]


def _in_order(facts: list[Fact]) -> bool:
    return all(earlier.at <= later.at for earlier, later in pairwise(facts))


def _knees(answer: PerKnee | int | None) -> PerKnee:
    return answer if isinstance(answer, PerKnee) else both(answer)
