"""What is known of the outcome: the first and the last answers, the reviews between, and the sessions done.

The first answer of each measure is kept from the start of the programme; until the first session it may be answered
again. A review belongs to the last week of the protocol's timetable that has begun, week 0 before all of them; the
first answers in that time are its answers (on the same day, more may be added). What is answered besides only counts
as the last that is known. All of it is finite: ages and counts end at a cap, a timetable has few weeks.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace

from kneewise.plan.facts.course import Reviewed
from kneewise.plan.outcome.measures import akps_score

OUTCOME_CAP = 400
"""Days and sessions stop here: above the last week that a protocol may look back at (52 weeks are 364 days)."""

DAYS_IN_WEEK = 7

SIXTIETHS = 60
"""The mean of one to five whole numbers is a whole number of sixtieths."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """The measures as they were answered once; ``None`` is not answered, or not all of it.

    ``activities_60ths`` is the mean of the person's own activities, in sixtieths of a point.
    """

    worst_pain: int | None = None
    usual_pain: int | None = None
    akps: int | None = None
    activities_60ths: int | None = None
    change: int | None = None

    def over(self, other: "Scores") -> "Scores":
        """These, and the other's where these are not known."""
        known = {each.name: getattr(self, each.name) for each in fields(self)}
        return replace(other, **{name: value for name, value in known.items() if value is not None})


NOT_MEASURED = Scores()
"""No measure is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A review that was answered: its week, the scores then and at first, and the sessions done and meant until then.

    A measure that was not known before this review has no first.
    """

    week: int
    age_days: int = 0
    first: Scores
    now: Scores
    sessions: int
    meant: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcomes:
    """What is known of the outcome. ``started_days`` ago the programme's first session was; ``None`` before it.

    ``sessions`` were done since, and on so many ``open_days`` sessions were meant: not in maintenance, when the person
    was unwell, or while the plan was locked.
    """

    started_days: int | None = None
    open_days: int = 0
    sessions: int = 0
    first: Scores = NOT_MEASURED
    last: Scores = NOT_MEASURED
    reviews: tuple[Review, ...] = ()

    @property
    def akps_first(self) -> int | None:
        """The Anterior Knee Pain Scale as it was first answered, 0 to 100."""
        return self.first.akps

    @property
    def akps_last(self) -> int | None:
        """The Anterior Knee Pain Scale as it was last answered, 0 to 100."""
        return self.last.akps

    @property
    def weeks_reviewed(self) -> tuple[int, ...]:
        """The weeks of the reviews that were answered."""
        return tuple(each.week for each in self.reviews)


NO_OUTCOMES = Outcomes()
"""Nothing is known yet."""


def older(outcomes: Outcomes, days: int, *, are_open: bool) -> Outcomes:
    """The same so many days later; ``are_open`` says whether sessions were meant on them."""
    if outcomes.started_days is None:
        return replace(outcomes, reviews=_older(outcomes.reviews, days))
    return replace(
        outcomes,
        started_days=min(outcomes.started_days + days, OUTCOME_CAP),
        open_days=min(outcomes.open_days + days * are_open, OUTCOME_CAP),
        reviews=_older(outcomes.reviews, days),
    )


def with_session(outcomes: Outcomes, *, is_counted: bool) -> Outcomes:
    """The same with one session more; the first one starts the programme."""
    started = 0 if outcomes.started_days is None else outcomes.started_days
    return replace(outcomes, started_days=started, sessions=min(outcomes.sessions + is_counted, OUTCOME_CAP))


def with_worst_pain(outcomes: Outcomes, worst_pain: int | None) -> Outcomes:
    """The same with the worst pain that the person told with the profile, where none is known yet."""
    return replace(outcomes, first=outcomes.first.over(Scores(worst_pain=worst_pain)))


def week_begun(outcomes: Outcomes, *, weeks: Iterable[int]) -> int:
    """The last week of a timetable that has begun; 0 before all of them."""
    days = outcomes.started_days or 0
    return max((week for week in weeks if week * DAYS_IN_WEEK <= days), default=0)


def first_ratings(outcomes: Outcomes, kept: Mapping[str, int]) -> Mapping[str, int]:
    """The person's own activities as rated at first; none where this programme does not know them, or may yet."""
    return {} if outcomes.started_days is None or outcomes.first.activities_60ths is None else kept


def with_review(
    outcomes: Outcomes, fact: Reviewed, *, rated: Mapping[str, int], weeks: Iterable[int], sessions_per_week: int
) -> Outcomes:
    """The same with what a person answered. ``rated`` are their activities as they rated them at first, if they did.

    Only activities that were rated at first as well are compared.
    """
    now, rated_first = _scores(fact, rated)
    if now == NOT_MEASURED:
        return outcomes
    week = week_begun(outcomes, weeks=weeks)
    known = next((each for each in outcomes.reviews if each.week == week), None)
    today = known if known is not None and known.age_days == 0 else None
    before = outcomes.first if today is None else today.first
    now = now if today is None else now.over(today.now)
    review = Review(
        week=week,
        first=before if before.activities_60ths is None else rated_first.over(before),
        now=now,
        sessions=outcomes.sessions,
        meant=outcomes.open_days * sessions_per_week // DAYS_IN_WEEK,
    )
    others = tuple(each for each in outcomes.reviews if each.week != week)
    return replace(
        outcomes,
        first=now.over(outcomes.first) if outcomes.started_days is None else before.over(now),
        last=now.over(outcomes.last),
        reviews=(*others, review) if known is today else outcomes.reviews,
    )


def _scores(fact: Reviewed, rated: Mapping[str, int]) -> tuple[Scores, Scores]:
    """The scores of one answer, and those of the same activities at first."""
    then = {_same(name): score for name, score in rated.items()}
    given = {_same(name): score for name, score in (fact.activities or {}).items()}
    compared = [name for name in given if name in then or not then]
    now = Scores(
        worst_pain=fact.worst_pain,
        usual_pain=fact.usual_pain,
        akps=None if fact.akps is None else akps_score(fact.akps),
        activities_60ths=_mean_60ths([given[name] for name in compared]),
        change=fact.change,
    )
    return now, Scores(activities_60ths=_mean_60ths([then[name] for name in compared if name in then]))


def _same(name: str) -> str:
    """An activity's name without what does not tell it from another."""
    return " ".join(name.casefold().split())


def _mean_60ths(scores: list[int]) -> int | None:
    return SIXTIETHS * sum(scores) // len(scores) if scores else None


def _older(reviews: tuple[Review, ...], days: int) -> tuple[Review, ...]:
    return tuple(replace(each, age_days=min(each.age_days + days, OUTCOME_CAP)) for each in reviews)
