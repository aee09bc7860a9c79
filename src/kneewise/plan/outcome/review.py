"""Reviews: when it is time to look back, what has changed since the start, and what follows from it (clinical.md 4.9).

A review asks and advises; it never blocks a session, and never makes one harder. A measure that was not answered at
first, or not now, is not compared.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from kneewise.plan.facts.fields import Json
from kneewise.plan.outcome.measures import (
    ACTIVITIES,
    AKPS,
    CHANGE,
    CHANGE_WORDS,
    MEASURES,
    USUAL_PAIN,
    WORST_PAIN,
    measures_known,
)
from kneewise.plan.outcome.scores import SIXTIETHS, Outcomes, Review, Scores, first_ratings, week_begun
from kneewise.plan.protocol import Protocol
from kneewise.plan.session import Reason, Saw
from kneewise.plan.standing import Standing
from kneewise.wording import Wording, say, say_many

SEE_CLINICIAN = "review-see-clinician"
"""What follows when little has changed although the sessions were done; it is a note beside the plan as well."""


class Trend(StrEnum):
    """What has become of a measure since the start."""

    CLEARLY_BETTER = "clearly-better"
    BETTER = "better"
    SAME = "about-the-same"
    WORSE = "worse"


_TREND_SAYS = {
    Trend.CLEARLY_BETTER: say("That is clearly better."),
    Trend.BETTER: say("That is better."),
    Trend.SAME: say("That is about the same."),
    Trend.WORSE: say("That is worse."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewDue:
    """It is time to look back: at which week, and which measures to ask (the names in ``measures``).

    ``activities`` are the person's own, as they named them at the start: the same are rated again.
    """

    week: int
    asks: tuple[str, ...]
    activities: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Json]:
        """As JSON."""
        return {"week": self.week, "asks": list(self.asks), "activities": list(self.activities)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One measure then and now. The change rating has no ``first``: it looks back by itself."""

    measure: str
    first: float | None
    now: float
    trend: Trend
    says: Wording
    source: str

    def to_json(self) -> dict[str, Json]:
        """As JSON."""
        return {
            "measure": self.measure,
            "title": MEASURES[self.measure].title,
            "first": self.first,
            "now": self.now,
            "trend": self.trend.value,
            "says": self.says,
            "source": self.source,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class LookBack:
    """A review that was answered: what changed since the start, the sessions done and meant, and what follows.

    ``responder`` is ``None`` where nothing that decides it was answered both then and now.
    """

    week: int
    days_ago: int
    compared: tuple[Compared, ...]
    responder: bool | None
    sessions: int
    meant: int
    follows: tuple[Reason, ...]

    @property
    def adherence(self) -> float | None:
        """The share of the sessions that were done; ``None`` when none were meant."""
        return min(self.sessions / self.meant, 1.0) if self.meant else None

    def to_json(self) -> dict[str, Json]:
        """As JSON."""
        return {
            "week": self.week,
            "days_ago": self.days_ago,
            "compared": [each.to_json() for each in self.compared],
            "responder": self.responder,
            "sessions": self.sessions,
            "meant": self.meant,
            "adherence": None if self.adherence is None else round(self.adherence, 2),
            "follows": [each.to_json() for each in self.follows],
        }


def review_due(standing: Standing, *, activities: Iterable[tuple[str, int]], protocol: Protocol) -> ReviewDue | None:
    """The review that is due, at week 0 before the others; ``None`` when it is answered, or before the profile is.

    A review that nobody answered is passed over when the next one is due.
    """
    outcomes = standing.outcomes
    week = week_begun(outcomes, weeks=protocol.review.weeks)
    if not standing.screened or standing.person is None or week in outcomes.weeks_reviewed:
        return None
    asks = tuple(name for name in measures_known() if name != CHANGE or week > 0)
    return ReviewDue(week=week, asks=asks, activities=tuple(first_ratings(outcomes, dict(activities))))


def look_backs(outcomes: Outcomes, *, protocol: Protocol) -> tuple[LookBack, ...]:
    """Every review that was answered, the last one last; week 0 is what they look back to."""
    return tuple(_look_back(each, protocol) for each in outcomes.reviews if each.week > 0)


def review_notes(looked_back: tuple[LookBack, ...]) -> tuple[Reason, ...]:
    """What of the last review is advice beside the plan: to see a clinician."""
    return tuple(each for look_back in looked_back[-1:] for each in look_back.follows if each.rule == SEE_CLINICIAN)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Yardstick:
    """By what a measure is compared: so much is a change, so much a clear one, in a number of the protocol.

    ``read`` gives whole parts of a point, of which there are ``parts`` in one.
    """

    measure: str
    read: Callable[[Scores], int | None]
    number: str
    enough: float
    clear: float | None = None
    parts: int = 1


def _yardsticks(protocol: Protocol) -> tuple[_Yardstick, ...]:
    rule = protocol.review
    return (
        _Yardstick(
            measure=WORST_PAIN,
            read=lambda scores: scores.worst_pain,
            number="review.worst_pain_drop",
            enough=rule.worst_pain_drop,
        ),
        _Yardstick(
            measure=USUAL_PAIN,
            read=lambda scores: scores.usual_pain,
            number="review.worst_pain_drop",
            enough=rule.worst_pain_drop,
        ),
        _Yardstick(
            measure=ACTIVITIES,
            read=lambda scores: scores.activities_60ths,
            number="review.activities_gain",
            enough=rule.activities_gain,
            parts=SIXTIETHS,
        ),
        _Yardstick(
            measure=AKPS,
            read=lambda scores: scores.akps,
            number="review.akps_gain",
            enough=rule.akps_gain,
            clear=rule.akps_clear_gain,
        ),
    )


def _look_back(review: Review, protocol: Protocol) -> LookBack:
    measured = (_measured(review, each, protocol) for each in _yardsticks(protocol))
    compared = tuple(each for each in (*measured, _felt(review.now.change, protocol)) if each is not None)
    looked = LookBack(
        week=review.week,
        days_ago=review.age_days,
        compared=compared,
        responder=_is_responder(compared),
        sessions=review.sessions,
        meant=review.meant,
        follows=(),
    )
    return replace(looked, follows=tuple(_follows(looked, protocol)))


def _measured(review: Review, yardstick: _Yardstick, protocol: Protocol) -> Compared | None:
    first, now = yardstick.read(review.first), yardstick.read(review.now)
    if first is None or now is None:
        return None
    measure = MEASURES[yardstick.measure]
    gain = (now - first if measure.higher_is_better else first - now) / yardstick.parts
    trend = _trend(gain, enough=yardstick.enough, clear=yardstick.clear)
    was, is_now = (round(each / yardstick.parts, 1) for each in (first, now))
    return Compared(
        measure=measure.name,
        first=was,
        now=is_now,
        trend=trend,
        says=say(
            "{measure}: {was:g} at the start, {now:g} now. {trend}",
            measure=measure.title,
            was=was,
            now=is_now,
            trend=_TREND_SAYS[trend],
        ),
        source=protocol.source_of(yardstick.number),
    )


def _trend(gain: float, *, enough: float, clear: float | None = None) -> Trend:
    if clear is not None and gain >= clear:
        return Trend.CLEARLY_BETTER
    if gain >= enough:
        return Trend.BETTER
    return Trend.WORSE if gain <= -enough else Trend.SAME


def _felt(change: int | None, protocol: Protocol) -> Compared | None:
    if change is None:
        return None
    return Compared(
        measure=CHANGE,
        first=None,
        now=change,
        trend=_trend(change, enough=protocol.review.change_better),
        says=say("Compared with the start, you say: {change}.", change=CHANGE_WORDS[change]),
        source=protocol.source_of("review.change_better"),
    )


def _is_responder(compared: tuple[Compared, ...]) -> bool | None:
    decisive = [each for each in compared if each.measure in (WORST_PAIN, AKPS, CHANGE)]
    if not decisive:
        return None
    return any(each.trend in (Trend.BETTER, Trend.CLEARLY_BETTER) for each in decisive)


def _follows(looked: LookBack, protocol: Protocol) -> Iterator[Reason]:
    """What to do now; who does not get better in spite of the sessions sees a clinician."""
    if looked.responder is None:
        yield _reason("review-open", _OPEN, looked, "review.weeks", protocol)
    elif looked.responder:
        yield _reason("review-go-on", _GO_ON, looked, "review.worst_pain_drop", protocol)
        if looked.week >= protocol.maintenance.after_weeks:
            yield _reason("review-next-plan", _next_plan(looked, protocol), looked, "maintenance.after_weeks", protocol)
    elif looked.adherence is None or looked.adherence >= protocol.review.adherence_min:
        yield _reason(SEE_CLINICIAN, _SEE_CLINICIAN, looked, "review.adherence_min", protocol)
    else:
        yield _reason("review-keep-at-it", _keep_at_it(looked), looked, "review.adherence_min", protocol)


_OPEN = say("There are not enough answers yet to compare with the start. Your plan goes on as before.")
_GO_ON = say("Your answers say that your knee is doing better than at the start. Go on like this.")
_SEE_CLINICIAN = say(
    "Your knee is not much better yet. That happens, also when everything was done well. "
    "Show this page to your doctor or physiotherapist: together you can look for what else helps."
)
_KEEP_AT_IT = say(
    "Strength takes 6 to 8 weeks of steady work to show. Choose days that suit you: every session counts. "
    "If something keeps you from it, tell your doctor or physiotherapist."
)


def _keep_at_it(looked: LookBack) -> Wording:
    done = say_many(
        "You have done {done} of about {count} session.",
        "You have done {done} of about {count} sessions.",
        count=looked.meant,
        done=looked.sessions,
    )
    return say("{says} {rest}", says=done, rest=_KEEP_AT_IT)


def _next_plan(looked: LookBack, protocol: Protocol) -> Wording:
    behind = say_many(
        "{count} week is behind you. You can go on as you do now.",
        "{count} weeks are behind you. You can go on as you do now.",
        count=looked.week,
    )
    enough = say_many(
        "When your knee does what you want it to do, one session a week keeps the strength.",
        "When your knee does what you want it to do, {count} sessions a week keep the strength.",
        count=protocol.maintenance.sessions_per_week,
    )
    return say("{says} {rest}", says=behind, rest=enough)


def _reason(rule: str, says: Wording, looked: LookBack, number: str, protocol: Protocol) -> Reason:
    saw: Saw = {"week": looked.week, "sessions": looked.sessions, "sessions_meant": looked.meant}
    return Reason(rule=rule, says=says, saw=saw, source=protocol.source_of(number))
