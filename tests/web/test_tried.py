"""What was tried on the way back, as it is told afterwards."""

from datetime import date

import pytest
from django.utils import translation

from kneewise.plan.facts.course import ActivityKind
from kneewise.web.entries import says_of
from kneewise.web.way_back import Tried, tried
from spec.story import Story


def told(story: Story, name: str) -> Tried:
    return next(each for each in tried(story.facts) if each.attempt.name == name)


@pytest.mark.parametrize("hour", [0, 3])
def test_it_is_told_under_the_persons_own_day(hour: int) -> None:
    story = Story(zone="Europe/Berlin").ran(1, hour=hour)
    assert told(story, "run").at == date(2026, 1, 5)
    story.ran(1, hour=4)
    assert told(story, "run").at == date(2026, 1, 6)


@pytest.mark.parametrize(
    ("language", "minutes", "says"),
    [
        ("en", 1.0, "1 minute"),
        ("en", 30.0, "30 minutes"),
        ("en", 0.5, "0.5 minutes"),
        ("en", 12.5, "12.5 minutes"),
        ("es", 1.0, "1 minuto"),
        ("es", 30.0, "30 minutos"),
    ],
)
def test_minutes_are_told_alike_wherever_they_are_told(language: str, minutes: float, says: str) -> None:
    story = Story().tried(1, ActivityKind.WALK, minutes=minutes)
    with translation.override(language):
        assert told(story, "walk").says.split(", ")[0] == says
        assert says_of(story.facts[-1]).split(", ")[1] == says
