"""A person's course in short, for the clinician who sees them next: what they said and did, and what came of it.

It judges nothing that the plan has not judged. Locks and flare-ups are told as they came, by folding the facts again.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kneewise.body import Side
from kneewise.plan import (
    Cleared,
    DiaryDay,
    Fact,
    Legs,
    PerKnee,
    Profile,
    Protocol,
    Reviewed,
    as_corrected,
    diary,
    person_day,
)
from kneewise.plan.facts.corrections import told
from kneewise.plan.fold import Folded, one_more, one_told
from kneewise.plan.outcome.measures import akps_score
from kneewise.plan.safety import lock_words
from kneewise.web.dose_table import Highest, highest
from kneewise.web.forms import KNEES
from kneewise.web.weekly import allowed_by_day

WEEKS_SHOWN = 12
_BAR_HEIGHT = 60
_PAIN_MAX = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """One week from a Monday. Pain 0 to 10, the highest of the week; ``None`` was not answered.

    ``peak`` is that in the exercises; one of both legs together counts for both knees.
    """

    monday: date
    sessions: int
    peak: PerKnee
    worst: int | None
    left: int | None
    right: int | None
    swelling: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """The worst pain of a week as a bar of the picture; all lengths in its units."""

    x: int
    height: int
    value: int | None
    label: date

    @property
    def top(self) -> int:
        """Where the bar begins, from above."""
        return _BAR_HEIGHT - self.height

    @property
    def said_at(self) -> int:
        """Where its figure stands, just above it."""
        return self.top - 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One time that the outcome measures were answered; a measure that was not is ``None``."""

    day: date
    worst: int | None
    usual: int | None
    akps: int | None
    activities: tuple[tuple[str, int], ...]
    change: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that stopped or held the programme, or let it go on."""

    day: date
    what: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Worst:
    """The worst pain of a week as it was told last, and when."""

    pain: int
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What the letter says. ``first`` is the day of the first session; of ``meant`` sessions ``sessions`` were done.

    ``together`` says that an exercise of both legs together was among them.
    """

    first: date | None
    last: date | None
    sessions: int
    meant: int
    weeks: tuple[Week, ...]
    bars: tuple[Bar, ...]
    scores: tuple[Score, ...]
    events: tuple[Event, ...]
    worst: Worst | None
    highest: Highest | None
    together: bool

    @property
    def width(self) -> int:
        """Of the picture."""
        return 10 + 44 * len(self.bars)


def letter(kept: Sequence[Fact], *, today: date, protocol: Protocol) -> Letter:
    """The course as it is known today."""
    facts = as_corrected(kept)
    days = diary(facts, protocol=protocol).days
    trained = [day.day for day in days for _session in range(day.sessions)]
    weeks = tuple(_weeks(days, today=today))[-WEEKS_SHOWN:]
    return Letter(
        first=min(trained, default=None),
        last=max(trained, default=None),
        sessions=len(trained),
        meant=_meant(trained, today=today, allowed=allowed_by_day(kept, until=today, protocol=protocol)),
        weeks=weeks,
        bars=tuple(_bar(place, week) for place, week in enumerate(weeks)),
        scores=tuple(_score(fact, protocol) for fact in facts if isinstance(fact, Reviewed)),
        events=tuple(events(kept, protocol=protocol)),
        worst=_worst(facts, protocol),
        highest=highest(facts, protocol=protocol),
        together=any(legs is Legs.BOTH for day in days for legs, _pain in day.peaks),
    )


def _worst(facts: Sequence[Fact], protocol: Protocol) -> Worst | None:
    answers = (
        (fact.worst_pain_week if isinstance(fact, Profile) else fact.worst_pain, fact)
        for fact in reversed(facts)
        if isinstance(fact, Profile | Reviewed)
    )
    return next((Worst(pain=pain, day=_day(fact, protocol)) for pain, fact in answers if pain is not None), None)


def _meant(trained: Sequence[date], *, today: date, allowed: Callable[[date], int]) -> int:
    """Sessions that the timetable had room for since the first one, to the nearest whole."""
    if not trained:
        return 0
    first = min(trained)
    return max(round(sum(allowed(first + timedelta(days=day)) for day in range((today - first).days + 1)) / 7), 1)


def _weeks(days: Sequence[DiaryDay], *, today: date) -> Iterable[Week]:
    by_monday: dict[date, list[DiaryDay]] = {}
    for day in days:
        if day.day <= today:
            by_monday.setdefault(day.day - timedelta(days=day.day.weekday()), []).append(day)
    return (_week(monday, its_days) for monday, its_days in sorted(by_monday.items()))


def _week(monday: date, days: Sequence[DiaryDay]) -> Week:
    return Week(
        monday=monday,
        sessions=sum(day.sessions for day in days),
        peak=PerKnee(left=_peak(days, Side.LEFT), right=_peak(days, Side.RIGHT)),
        worst=_most(day.worst for day in days),
        left=_most(day.morning.of(Side.LEFT) for day in days),
        right=_most(day.morning.of(Side.RIGHT) for day in days),
        swelling=_most(day.swelling for day in days),
    )


def _peak(days: Iterable[DiaryDay], knee: Side) -> int | None:
    return _most(pain for day in days for legs, pain in day.peaks if knee in legs.knees)


def _most(answers: Iterable[int | None]) -> int | None:
    return max((answer for answer in answers if answer is not None), default=None)


def _bar(place: int, week: Week) -> Bar:
    height = 0 if week.worst is None else round(week.worst / _PAIN_MAX * (_BAR_HEIGHT - 12))
    return Bar(x=10 + 44 * place, height=height, value=week.worst, label=week.monday)


def _score(fact: Reviewed, protocol: Protocol) -> Score:
    return Score(
        day=_day(fact, protocol),
        worst=fact.worst_pain,
        usual=fact.usual_pain,
        akps=None if fact.akps is None else akps_score(fact.akps),
        activities=tuple((fact.activities or {}).items()),
        change=fact.change,
    )


def events(kept: Sequence[Fact], *, protocol: Protocol) -> Iterable[Event]:
    """Stops, what lifted them, and flare-ups, in their order; each with its day."""
    return sorted((*_stops(kept, protocol), *_flares(kept, protocol)), key=lambda event: event.day)


def _stops(kept: Sequence[Fact], protocol: Protocol) -> Iterable[Event]:
    folded: Folded | None = None
    for each in told(kept):
        before, folded, fact = folded, one_told(folded, each, protocol=protocol), each.said
        day = _day(fact, protocol)
        if isinstance(fact, Cleared):
            yield Event(day=day, what="cleared", words=f"{fact.by}: {fact.why}")
        for code in _new_locks(before, folded):
            yield Event(day=day, what="stop", words=lock_words(code))


def _new_locks(before: Folded | None, after: Folded) -> list[str]:
    known = set() if before is None else {lock.code for lock in before.standing.locks}
    return [lock.code for lock in after.standing.locks if lock.code not in known]


def _flares(kept: Sequence[Fact], protocol: Protocol) -> Iterable[Event]:
    """Flare-ups by the answers as corrected; one that goes on is told once, by its last day."""
    folded, found = None, dict[date, tuple[Side, ...]]()
    for fact in as_corrected(kept):
        folded = one_more(folded, fact, protocol=protocol)
        known = {folded.day - timedelta(days=flare.age_days): flare.knees for flare in folded.standing.flares}
        recent = folded.day - timedelta(days=protocol.flare.rest_days)
        found = {day: knees for day, knees in found.items() if day < recent or day in known} | known
    return [Event(day=day, what="flare-up", words=_knees(knees)) for day, knees in found.items()]


def _knees(knees: Iterable[Side]) -> str:
    return ", ".join(str(KNEES[knee]) for knee in knees)


def _day(fact: Fact, protocol: Protocol) -> date:
    return person_day(fact.at, zone=fact.zone, day_starts_hour=protocol.schedule.day_starts_hour)
