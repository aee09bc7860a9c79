"""Whole stories through the whole plan: how long a person without pain needs, after whatever went wrong before.

The other parts look at one thing at a time; here facts go in day by day as from a real person, all rules at once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from kneewise.exercises import CATALOGUE, Chain
from kneewise.plan.decide import answer
from kneewise.plan.facts.exercise import (
    Cleared,
    Equipment,
    ExerciseRated,
    Fact,
    Form,
    FunctionalTested,
    HourAfter,
    How,
    Legs,
    MorningChecked,
    PerKnee,
    Profile,
    Screened,
    SessionEnded,
    SessionStarted,
    SetDone,
)
from kneewise.plan.fold import Folded, one_more
from kneewise.plan.gates import person_ladder
from kneewise.plan.progression import legs_of
from kneewise.plan.protocol import Protocol
from kneewise.plan.session import Answer, Change, Item, Session
from kneewise.plan.triage import CODES, SHORT_FORM
from kneewise.trial.answers import SKIPPED, WELL, Answers
from kneewise.trial.invariant import AT_ONCE_MAX, Broken, Invariant, Part, shortest

_DAY_0 = date(2026, 1, 5)
_EVENING, _MORNING = 18, 8
_MOST_DAYS = 280
"""Longer than that nobody should need to the last exercise."""

EPISODES: Mapping[str, tuple[Answers, ...]] = {
    "nothing went wrong": (),
    "three sessions hurt a little": (replace(WELL, peak=2),) * 3,
    "an exercise was stopped, and a knee flared up": (replace(WELL, peak=7),),
    "two mornings were worse": (replace(WELL, morning=3),) * 2,
    "nobody answered for three sessions": (replace(WELL, peak=None, hour=None, morning=None, effort=None),) * 3,
    "pain locked the plan": (replace(WELL, peak=9),),
    "most was left out for three sessions": (SKIPPED, SKIPPED, SKIPPED),
}
"""What happens from the fifth session on, before all is well again."""
_EPISODE_FROM = 4
_EQUIPPED, _BARE = frozenset(Equipment), frozenset[Equipment]()


@dataclass(slots=True, kw_only=True)
class Story:
    """Facts told day by day; what is prescribed is done as ``Answers`` say."""

    protocol: Protocol
    mirrored: bool = False
    folded: Folded | None = None
    told: int = 0
    lines: list[str] = field(default_factory=list)

    def begin(self, equipment: frozenset[Equipment]) -> None:
        """Somebody whose right knee hurts, on the first day."""
        knee = Legs.LEFT if self.mirrored else Legs.RIGHT
        self._screen(0, Form.FULL)
        about = {"equipment": equipment, "body_mass_kg": 70.0, "worst_pain_week": 4}
        self._add(Profile, day=0, hour=12, knee=knee, **about)

    def session(self, day: int) -> Session:
        """What the plan answers in the evening."""
        return answer(self.folded, now=_at(day, _EVENING), protocol=self.protocol)

    def train(self, day: int, said: Answers) -> Session:
        """The session of a day, if it is one, and the answers after it."""
        self._ready(day)
        session = self.session(day)
        self._do(day, session, said)
        return session

    def clear(self, day: int) -> None:
        """A clinician lifts what locks."""
        self._add(Cleared, day=day, hour=13, by="clinician", why="looked at it")

    def _ready(self, day: int) -> None:
        needs = self.session(day).needs
        if "screening-full" in needs:
            self._screen(day, Form.FULL)
            needs = self.session(day).needs
        if "functional-test" in needs:
            self._add(FunctionalTested, day=day, hour=12, sit_to_stand_pain=0, step_down_pain=0)
        self._screen(day, Form.SHORT)

    def _do(self, day: int, session: Session, said: Answers) -> None:
        number = self._uuid()
        self._add(SessionStarted, day=day, hour=_EVENING, session=number, pain_before=_both(0))
        for item in session.items:
            mine = said if item.legs is not self._good_leg or said.skipped else WELL
            if mine.skipped and item.exercise.name != next(iter(CATALOGUE)):
                continue
            self._perform(day, item, WELL if mine.skipped else mine, number)
        self._add(SessionEnded, day=day, hour=_EVENING, session=number, completed=True)
        if said.hour is not None:
            self._add(HourAfter, day=day, hour=_EVENING + 2, session=number, pain=self._sore(said.hour))
        if said.morning is not None:
            morning = self._sore(said.morning)
            self._add(MorningChecked, day=day + 1, hour=_MORNING, pain=morning, swelling=_both(0), giving_way=False)

    @property
    def _good_leg(self) -> Legs:
        return Legs.RIGHT if self.mirrored else Legs.LEFT

    def _sore(self, rise: int) -> PerKnee:
        return PerKnee(left=rise, right=0) if self.mirrored else PerKnee(left=0, right=rise)

    def _perform(self, day: int, item: Item, said: Answers, session: str) -> None:
        about = {"session": session, "exercise": item.exercise.name, "side": item.legs}
        for number in range(1, item.sets + 1):
            done = {"reps_target": item.reps, "reps_done": item.reps, "load": item.load, "how": How.TAP}
            self._add(SetDone, day=day, hour=_EVENING, **about, number=number, **done)
        if said.peak is not None:
            self._add(ExerciseRated, day=day, hour=_EVENING, **about, peak_pain=said.peak, effort=said.effort)

    def _screen(self, day: int, form: Form) -> None:
        codes = CODES if form is Form.FULL else SHORT_FORM
        self._add(Screened, day=day, hour=12, form=form, answers=dict.fromkeys(codes, False))

    def _add(self, kind: type[Fact], *, day: int, hour: int, **fields: object) -> None:
        fact = kind(id=self._uuid(), at=_at(day, hour, self.told), zone="UTC", **fields)
        self.folded = one_more(self.folded, fact, protocol=self.protocol)

    def _uuid(self) -> str:
        self.told += 1
        return str(UUID(int=self.told))


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """How one story went: the day of the first squat, and of the top of every ladder; ``None`` where never."""

    squat_day: int | None
    top_day: int | None
    wrong: tuple[Broken, ...]
    sessions: int


def check_paths(*, protocol: Protocol) -> tuple[Part, tuple[tuple[str, float], ...]]:
    """Every episode, mirrored once; and the weeks that a person without pain needs, with equipment and without."""
    found: list[Broken] = []
    sessions, weeks = 0, list[tuple[str, float]]()
    for name, episode in EPISODES.items():
        if any(one.invariant is Invariant.NO_DEAD_END for one in found):
            break
        for outfit in (_BARE,) if episode else (_EQUIPPED, _BARE):
            went = journey(episode, outfit, protocol=protocol)
            sessions += went.sessions
            found += went.wrong
            found += _dead_end(name, went)
            if not episode:
                weeks += _milestones(went, outfit)
    found += _not_mirrored(protocol)
    first = {invariant: shortest([one for one in found if one.invariant is invariant]) for invariant in Invariant}
    part = Part(
        name="Whole stories, day by day",
        states=sessions,
        transitions=sessions,
        invariants=(Invariant.ONE_AT_A_TIME, Invariant.NO_DEAD_END, Invariant.MIRROR),
        broken=tuple(one for one in first.values() if one is not None),
    )
    return part, tuple(weeks)


def journey(
    episode: tuple[Answers, ...], equipment: frozenset[Equipment], *, protocol: Protocol, mirrored: bool = False
) -> Journey:
    """Train whenever it is due, until every ladder is at its top or far too long has gone by."""
    story = Story(protocol=protocol, mirrored=mirrored)
    story.begin(equipment)
    day, squat, wrong, number = 0, None, list[Broken](), 0
    while day < _MOST_DAYS:
        place = number - _EPISODE_FROM
        said = episode[place] if 0 <= place < len(episode) else WELL
        session = story.train(day, said)
        number += 1
        if squat is None and any(item.exercise.chain is Chain.CLOSED for item in session.items):
            squat = day
        wrong += _too_many(day, session)
        if _is_top(session, story):
            return Journey(squat_day=squat, top_day=day, wrong=tuple(wrong), sessions=number)
        following = _next_day(story, day)
        if following is None:
            break
        day = following
    return Journey(squat_day=squat, top_day=None, wrong=tuple(wrong), sessions=number)


def _next_day(story: Story, day: int) -> int | None:
    session = story.session(day + 1)
    if session.verdict is Answer.SEE_CLINICIAN:
        story.clear(day + 1)
        session = story.session(day + 1)
    return None if session.due is None else max((session.due - _DAY_0).days, day + 1)


def _too_many(day: int, session: Session) -> Iterator[Broken]:
    harder = sorted({item.exercise.title for item in session.items if item.change is Change.PROGRESS})
    if len(harder) > AT_ONCE_MAX:
        story = (f"Day {day + 1}: {', '.join(harder)} get harder at once.",)
        yield Broken(invariant=Invariant.ONE_AT_A_TIME, story=story, wrong=f"{len(harder)} exercises at once")


def _is_top(session: Session, story: Story) -> bool:
    """Every exercise of the programme is given, at the top of its ladder."""
    if story.folded is None or len(session.items) < sum(len(legs_of(each)) for each in CATALOGUE.values()):
        return False
    tops = (person_ladder(item.exercise, story.folded.standing, protocol=story.protocol) for item in session.items)
    return all(
        (item.load, item.reps) == (ladder.load(ladder.top), ladder.reps(ladder.top))
        for item, ladder in zip(session.items, tops, strict=True)
    )


def _dead_end(name: str, went: Journey) -> Iterator[Broken]:
    lines = (f"Day 1: the first session. Early on {name}.", "From there on all goes well.")
    if went.squat_day is None:
        yield Broken(invariant=Invariant.NO_DEAD_END, story=lines, wrong="the squat is never given")
    elif went.top_day is None:
        yield Broken(invariant=Invariant.NO_DEAD_END, story=lines, wrong="the top of the ladders is never reached")


def _milestones(went: Journey, outfit: frozenset[Equipment]) -> Iterator[tuple[str, float]]:
    having = "with weights and bands" if outfit else "without weights and bands"
    if went.squat_day is not None and outfit:
        yield "to the first semi squat", went.squat_day / 7
    if went.top_day is not None:
        yield f"to the top of every ladder, {having}", went.top_day / 7


def _not_mirrored(protocol: Protocol) -> Iterator[Broken]:
    """The same stories with the other knee have to give the mirrored prescriptions."""
    for name, episode in EPISODES.items():
        if not episode:
            continue
        one, other = (_dosed(episode, protocol, mirrored=mirrored) for mirrored in (False, True))
        if one != {(place, _OTHER[legs]): dose for (place, legs), dose in other.items()}:
            lines = (f"Day 1: the first session. Early on {name}, in the right knee.", "And once more in the left.")
            yield Broken(invariant=Invariant.MIRROR, story=lines, wrong="the two do not give mirrored prescriptions")


_OTHER = {Legs.LEFT: Legs.RIGHT, Legs.RIGHT: Legs.LEFT, Legs.BOTH: Legs.BOTH}
_MIRRORED_SESSIONS = 12


def _dosed(episode: tuple[Answers, ...], protocol: Protocol, *, mirrored: bool) -> dict[tuple[str, Legs], object]:
    story, day = Story(protocol=protocol, mirrored=mirrored), 0
    story.begin(frozenset(Equipment))
    doses: dict[tuple[str, Legs], object] = {}
    for number in range(_MIRRORED_SESSIONS):
        place = number - _EPISODE_FROM
        said = episode[place] if 0 <= place < len(episode) else WELL
        for item in story.train(day, said).items:
            doses[f"{number}/{day}/{item.exercise.name}", item.legs] = (item.reps, item.load, item.change)
        following = _next_day(story, day)
        if following is None:
            break
        day = following
    return doses


def _at(day: int, hour: int, place: int = 0) -> datetime:
    moment = datetime.combine(_DAY_0 + timedelta(days=day), time(hour), tzinfo=UTC)
    return moment + timedelta(microseconds=place)


def _both(answer: int) -> PerKnee:
    return PerKnee(left=answer, right=answer)
