"""What was tried on the way back, as it is told afterwards."""

from datetime import date

import pytest

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
