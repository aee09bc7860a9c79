"""Courses that have come far: a strong squat, running open, weeks of running. Each is told once and told on from there.

A day that is returned is the one after all that was told; its morning has been answered.
"""

from functools import cache

from kneewise.plan import Session
from kneewise.plan.facts.course import ActivityKind, GateName, Reviewed
from kneewise.plan.session import Gate
from spec.kujala import answers_of
from spec.story import Story


def gate(session: Session, to: GateName) -> Gate:
    """One gate of a session."""
    return next(each for each in session.gates if each.to is to)


def missing(session: Session, to: GateName) -> set[str]:
    """What a gate lacks."""
    return {each.name for each in gate(session, to).unmet}


def scored(story: Story, day: int, score: int, *, hour: int = 13) -> None:
    """The Anterior Knee Pain Scale, answered."""
    story.add(Reviewed, at=story.at(day, hour), akps=answers_of(score))


@cache
def _full_depth(sessions: int, first_score: int) -> tuple[Story, int]:
    if sessions > 0:
        story, day = full_depth(sessions - 1, first_score=first_score)
        return story, story.train_when_due(1, first=day)
    story = Story().ready()
    scored(story, 0, first_score)
    day = story.train_when_due(7)
    story.tests(day)
    while story.item(day, "semi-squat", "both").load.range_deg != 45:
        day = story.train_when_due(1, first=day)
    return story, day


def full_depth(sessions: int, *, first_score: int = 75) -> tuple[Story, int]:
    """So many good sessions with the squat at its full depth; the day on which the next one is due."""
    story, day = _full_depth(sessions, first_score)
    return story.again(), day


@cache
def _strong(first_score: int) -> tuple[Story, int]:
    sessions = 1
    story, day = full_depth(sessions, first_score=first_score)
    story.tests(day)
    while "semi-squat" in missing(story.session(day), GateName.DEEPER_SQUAT):
        day = story.train_when_due(1, first=day)
    return story.tests(day), day


def strong(*, first_score: int = 75) -> tuple[Story, int]:
    """Stairs are open, and of deeper squats only the stairs have not been tried."""
    story, day = _strong(first_score)
    return story.again(), day


@cache
def _runs() -> tuple[Story, int]:
    story, day = strong()
    story.tried(day, ActivityKind.STAIRS).tried(day, ActivityKind.WALK, minutes=30).on_one_leg(day)
    scored(story, day, 80)
    return story.morning(day + 1), day + 1


def runs() -> tuple[Story, int]:
    """Running is open, and nobody has run."""
    story, day = _runs()
    return story.again(), day


def keeps_training(story: Story, day: int) -> Story:
    """A good session on this day, if one is due: who only runs loses the way back after four weeks."""
    if story.due_day(day) <= day:
        story.screen_if_stale(day)
        story.train(day, asked=False)
    return story


@cache
def _on_step(step: int, calm: int) -> tuple[Story, int]:
    if (step, calm) == (1, 0):
        return runs()
    before = (step, calm - 1) if calm > 0 else (step - 1, 1)
    story, day = on_step(*before)
    return keeps_training(story.ran(day).morning(day + 1), day + 1), day + 2


def on_step(step: int, calm: int) -> tuple[Story, int]:
    """On a step of the ladder with so many calm runs on it, each with its day of rest; the day of the next run.

    The morning of that day has been answered only when nobody has run yet.
    """
    story, day = _on_step(step, calm)
    return story.again(), day


@cache
def _running_for(days: int) -> tuple[Story, int]:
    story, first = runs()
    day = first
    while day < first + days:
        keeps_training(story.ran(day).morning(day + 1), day + 1)
        day += 2
    return story, first + days


def running_for(days: int) -> tuple[Story, int]:
    """Running for so many days, every other day, all calm; that day."""
    story, day = _running_for(days)
    return story.again(), day
