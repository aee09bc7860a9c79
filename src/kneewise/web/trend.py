"""Looking back, as pages show it: pain drawn over the days, a calendar of sessions, and what each leg has come to.

Places in a picture are whole units of its own drawing, so that a page needs no arithmetic and no script.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kneewise.body import Side
from kneewise.exercises import CATALOGUE
from kneewise.plan import Diary, DiaryDay, Legs, Practice
from kneewise.web.kneecap import knee_words
from kneewise.web.words import legs_words, load_words

DAYS_SHOWN = 84
WEEKS_IN_CALENDAR = 6
PAIN_MAX = 10
WIDTH, HEIGHT = 640, 250
LEFT, RIGHT, TOP, BOTTOM = 40, 10, 14, 42
_HALF_A_WORD = 44
"""Of a day in the letters of a telephone."""
_MARKS = {Legs.LEFT: "M0-8V8L-11 0Z", Legs.RIGHT: "M0-8V8L11 0Z", Legs.BOTH: "M-7-7H7V7H-7Z"}
"""A triangle to each side, which may stand back to back; a square that is open, so that they are seen in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A place in the picture, and what it says."""

    x: int
    y: int
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The mornings of one knee."""

    knee: str
    kind: str
    points: tuple[Point, ...]

    @property
    def path(self) -> str:
        """For a polyline."""
        return " ".join(f"{point.x},{point.y}" for point in self.points)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A line of the grid with its word."""

    at: int
    says: str

    @property
    def anchor(self) -> str:
        """Which part of its word stands at the line, so that none runs out of the picture."""
        return "end" if self.at > WIDTH - _HALF_A_WORD else "middle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Peaks:
    """The highest pain in the exercises of one leg (of both, where both worked together), and the shape of its mark.

    ``mark`` is drawn around 0, 0: it points to the side of the leg.
    """

    legs: str
    kind: str
    mark: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One day of the table beside the picture."""

    day: date
    left: int | None
    right: int | None
    peaks: tuple[tuple[str, int | None], ...]
    """In the exercises, by the legs of the picture's ``peaks``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PainPicture:
    """Morning pain of both knees as lines, the highest kneecap pain in exercises as marks, and the same as a table."""

    lines: tuple[Line, ...]
    peaks: tuple[Peaks, ...]
    levels: tuple[Tick, ...]
    weeks: tuple[Tick, ...]
    rows: tuple[Row, ...]
    limit: int

    @property
    def box(self) -> str:
        """The size of the drawing."""
        return f"0 0 {WIDTH} {HEIGHT}"

    @property
    def width(self) -> int:
        """Of the part that is drawn on."""
        return WIDTH - LEFT - RIGHT

    @property
    def fine(self) -> int:
        """The height of the pain that is fine."""
        return HEIGHT - BOTTOM - self.limit

    @property
    def edges(self) -> dict[str, int]:
        """Where the drawing begins and ends."""
        return {"left": LEFT, "right": WIDTH - RIGHT, "top": TOP, "bottom": HEIGHT - BOTTOM}


def pain_picture(days: Sequence[DiaryDay], *, today: date, limit: int) -> PainPicture | None:
    """Pain of the last twelve weeks; ``None`` until something was answered. ``limit`` is the pain that may be."""
    first = max(days[0].day, today - timedelta(days=DAYS_SHOWN - 1)) if days else today
    span = max((today - first).days, 1)
    shown = [day for day in days if day.day >= first and _says_something(day)]
    if not shown:
        return None

    def across(day: date) -> int:
        return LEFT + round((WIDTH - LEFT - RIGHT) * (day - first).days / span)

    lines = tuple(
        Line(
            knee=knee_words(knee),
            kind=knee.value,
            points=tuple(
                Point(x=across(day.day), y=_up(pain), says=f"{_day(day.day)}: {pain}")
                for day in shown
                if (pain := day.morning.of(knee)) is not None
            ),
        )
        for knee in Side
    )
    peaks = tuple(_peaks(legs, shown, across) for legs in _MARKS if any(legs in dict(day.peaks) for day in shown))
    return PainPicture(
        lines=lines,
        peaks=peaks,
        levels=tuple(Tick(at=_up(pain), says=str(pain)) for pain in (0, 2, 5, 10)),
        weeks=tuple(Tick(at=across(day), says=_day(day)) for day in _named(first, today)),
        rows=tuple(_of_day(day, peaks) for day in shown[::-1]),
        limit=_up(limit),
    )


def _named(first: date, today: date) -> Sequence[date]:
    """The days that the picture names: Mondays, five at the most; the first and the last, before there are two."""
    every_day = [first + timedelta(days=number) for number in range((today - first).days + 1)]
    mondays = [day for day in every_day if day.weekday() == 0]
    return mondays[:: -(-len(mondays) // 5)] if len(mondays) > 1 else sorted({first, today})


def _peaks(legs: Legs, days: Iterable[DiaryDay], across: Callable[[date], int]) -> Peaks:
    told = [(day.day, peak) for day in days for of, peak in day.peaks if of is legs]
    return Peaks(
        legs=legs_words(legs),
        kind=legs.value,
        mark=_MARKS[legs],
        points=tuple(Point(x=across(day), y=_up(peak), says=f"{_day(day)}: {peak}") for day, peak in told),
    )


def _of_day(day: DiaryDay, drawn: Iterable[Peaks]) -> Row:
    known = {legs.value: peak for legs, peak in day.peaks}
    peaks = tuple((each.legs, known.get(each.kind)) for each in drawn)
    return Row(day=day.day, left=day.morning.left, right=day.morning.right, peaks=peaks)


def _says_something(day: DiaryDay) -> bool:
    return day.morning.worst is not None or day.peak is not None


def _up(pain: int) -> int:
    return HEIGHT - BOTTOM - round((HEIGHT - TOP - BOTTOM) * pain / PAIN_MAX)


def _day(day: date) -> str:
    return date_format(day, "SHORT_MONTH_DAY_FORMAT")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One day of the calendar."""

    day: date
    trained: bool
    answered: bool
    ahead: bool
    today: bool

    @property
    def says(self) -> str:
        """What a screen reader says."""
        said = [date_format(self.day, "WEEKDAY_FORMAT")]
        said += [_("session")] if self.trained else []
        said += [_("morning answered")] if self.answered else []
        return ", ".join(said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """How regularly somebody trained: sessions of this week, and of the four weeks before beside what was meant."""

    this_week: int
    a_week: int
    done: int
    meant: int


def calendar(days: Iterable[DiaryDay], *, today: date) -> tuple[tuple[Cell, ...], ...]:
    """The last weeks, Monday to Sunday, the newest last."""
    known = {day.day: day for day in days}
    monday = today - timedelta(days=today.weekday()) - timedelta(weeks=WEEKS_IN_CALENDAR - 1)
    return tuple(
        tuple(_cell(monday + timedelta(weeks=week, days=day), known, today) for day in range(7))
        for week in range(WEEKS_IN_CALENDAR)
    )


def _cell(day: date, known: dict[date, DiaryDay], today: date) -> Cell:
    told = known.get(day, DiaryDay(day=day))
    return Cell(
        day=day,
        trained=told.sessions > 0,
        answered=told.morning.worst is not None,
        ahead=day > today,
        today=day == today,
    )


def kept(days: Sequence[DiaryDay], *, today: date, a_week: Callable[[date], int]) -> Kept:
    """Sessions done beside those that were meant, since the first one and in four weeks at the most.

    ``a_week`` are those that a week has, as each day had it.
    """
    monday = today - timedelta(days=today.weekday())
    trained = [day.day for day in days for _session in range(day.sessions)]
    first = min(trained, default=today)
    weeks = min(4, (monday - first + timedelta(days=6)).days // 7)
    since = monday - timedelta(weeks=weeks)
    return Kept(
        this_week=sum(day >= monday for day in trained),
        a_week=a_week(today),
        done=sum(since <= day < monday for day in trained),
        meant=round(sum(a_week(max(since + timedelta(days=day), first)) for day in range(7 * weeks)) / 7),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """What one leg did in an exercise at first and last. ``clean`` is the share before the camera, in per cent."""

    legs: str
    sessions: int
    first: str
    last: str
    clean: int | None
    judged: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """One exercise, leg by leg."""

    title: str
    legs: tuple[Leg, ...]


def strengths(diary: Diary) -> tuple[Strength, ...]:
    """What each exercise and leg has come to, in the order of the programme; what was never done is left out."""
    found = (
        Strength(title=exercise.title, legs=tuple(_legs(exercise.name, diary.practices)))
        for exercise in CATALOGUE.values()
    )
    return tuple(each for each in found if each.legs)


def _legs(exercise: str, practices: Iterable[Practice]) -> Iterable[Leg]:
    mine = [each for each in practices if each.exercise == exercise]
    for legs in Legs:
        done = [each for each in mine if each.legs is legs]
        if done:
            judged = sum(each.judged for each in done)
            yield Leg(
                legs=legs_words(legs),
                sessions=len(done),
                first=_dose(done[0]),
                last=_dose(done[-1]),
                clean=round(100 * sum(each.clean for each in done) / judged) if judged else None,
                judged=judged,
            )


def _dose(practice: Practice) -> str:
    """Repetitions of a set, and the load. The sets are left out: fewer in a light week are no loss."""
    fewest, most = min(practice.reps), max(practice.reps)
    reps = ngettext("%(value)d repetition", "%(value)d repetitions", most) % {"value": most}
    if fewest != most:
        reps = _("%(fewest)d to %(most)d repetitions") % {"fewest": fewest, "most": most}
    return reps if practice.load is None else f"{reps}, {load_words(practice.load)}"
