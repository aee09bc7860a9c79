"""Facts to write into files."""

from kneewise.plan import Fact
from spec.story import Story


def facts_of(sessions: int) -> tuple[Fact, ...]:
    """So many sessions, in order."""
    story = Story().ready()
    story.train_when_due(sessions)
    return story.course().facts
