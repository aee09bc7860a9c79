"""Answers of the Anterior Knee Pain Scale that come to a wanted score, without any that bring up a safety question."""

from kneewise.plan.outcome.measures import CONCERNS, akps


def answers_of(score: int) -> dict[str, int]:
    """One choice for each item; any score from 13 to 100."""
    scale = akps()
    assert scale is not None
    ways: dict[int, dict[str, int]] = {0: {}}
    for item in scale.items:
        _, alarming = CONCERNS.get(item.key, ("", frozenset[int]()))
        points = [option.points for option in item.options if option.points not in alarming]
        ways = {total + more: {**way, item.key: more} for total, way in ways.items() for more in points}
    return ways[score]
