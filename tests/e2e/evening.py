"""A course in which it is evening now and all of today's session is done but one leg of one exercise."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page

from kneewise.plan import Fact, fact_to_json
from spec.story import DAY_0, Story

_EVENING = 19
"""The story is told so that it is now between seven and eight in the evening for this person."""


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251  # the app asks the clock as well


def _hours_ahead(now: datetime) -> int:
    """How far ahead of UTC it is evening now."""
    return (_EVENING - now.hour + 12) % 24 - 12


def evening_zone() -> str:
    """A time zone in which it is evening now; its sign is the other way round, by an old custom."""
    return f"Etc/GMT{-_hours_ahead(_now()):+d}"


def course_up_to(exercise: str, side: str) -> list[Fact]:
    """A story that ends in today's open session, with every set done but those of one exercise and leg."""
    story = Story(zone=evening_zone()).ready()
    day = 0
    if exercise == "semi-squat":
        day = story.train_when_due(7)
        story.tests(day)
    story.train(day, hour=None, asked=False)
    last = story.facts[-1]
    facts = [fact for fact in story.facts if not _is_to_come(fact, fact_to_json(last)["session"], exercise, side)]
    now = _now()
    today = (now + timedelta(hours=_hours_ahead(now))).date()
    return [replace(fact, at=fact.at + (today - DAY_0 - timedelta(days=day))) for fact in facts]


def _is_to_come(fact: Fact, session: object, exercise: str, side: str) -> bool:
    """What the person has not done yet: this exercise with this leg, its rating, and the end of the session."""
    said = fact_to_json(fact)
    mine = said.get("exercise") == exercise and (said.get("side") == side or said["kind"] == "exercise-rated")
    return said.get("session") == session and (mine or said["kind"] == "session-ended")


def keep(page: Page, app: str, facts: list[Fact]) -> None:
    """Log facts as the player does."""
    page.goto(f"{app}/safety")
    token = next(cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "kneewise_csrf")
    answer = page.request.post(
        f"{app}/api/facts",
        data={"facts": [fact_to_json(fact) for fact in facts]},
        headers={"X-CSRFToken": token, "Referer": f"{app}/"},
    )
    assert answer.status == 201, answer.text()


def one_leg_is_left(page: Page, app: str, *, exercise: str = "clamshell", side: str = "right") -> None:
    """At the player, with three sets of one leg to do, and the rating."""
    keep(page, app, course_up_to(exercise, side))
    page.goto(f"{app}/session")
    page.wait_for_selector(f"#player[data-state=prepare][data-exercise={exercise}]")
