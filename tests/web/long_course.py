"""Somebody who has trained for weeks already, as told in a story."""

from collections.abc import Sequence
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from kneewise.plan import Fact
from spec.story import Story
from web.clock import FixedClock


def keeps(facts: Sequence[Fact]) -> None:
    """The facts are those of the person who opens the pages."""
    import_string(settings.KNEEWISE_STORE)().append(settings.KNEEWISE_PERSON, tuple(facts))


@cache
def _sixth_week() -> tuple[Story, int]:
    story, day = Story().ready(), 0
    while "light-week" not in {reason.rule for reason in story.session(day).reasons}:
        day = story.train_when_due(1, first=day)
    return story, day


def in_a_light_week(clock: FixedClock, *, sessions: int = 0) -> Story:
    """Good sessions on every day that was due, into the light week; it is the day of its next session."""
    known, day = _sixth_week()
    story = known.again()
    for _ in range(sessions):
        story.train(day)
        day = story.due_day(day + 1)
    keeps(story.facts)
    clock.now = story.at(day, 17)
    return story
