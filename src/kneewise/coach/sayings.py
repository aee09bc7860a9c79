"""All that the coach may say: whoever shows it in another language can translate it before the set begins."""

from collections.abc import Iterator

from kneewise.coach.coaching import Coaching
from kneewise.coach.cueing import PRAISE
from kneewise.coach.missing import every_missing
from kneewise.coach.notice import WRONG_LEG, wrong_exercise, wrong_position
from kneewise.coach.remark import HURRIED, RANGE_FELL, UNEVEN, Remark
from kneewise.coach.stance import Stance
from kneewise.coach.unjudged import DONE, OPEN, SEEN_FROM
from kneewise.wording import Wording


def sayings(coaching: Coaching) -> frozenset[Wording]:
    """Every sentence of every event and report of a set of this exercise, with either leg, values filled in."""
    return frozenset(
        {
            PRAISE,
            *(missing.message for missing in every_missing(coaching)),
            *(remark.message for remark in _remarks(coaching)),
            *(words for check in coaching.checks for words in (check.message, check.cue)),
            *(*OPEN.values(), *SEEN_FROM.values(), *DONE.values()),
        }
    )


def _remarks(coaching: Coaching) -> Iterator[Remark]:
    yield from (RANGE_FELL, HURRIED, UNEVEN)
    yield from WRONG_LEG.values()
    yield from map(wrong_exercise, coaching.never)
    yield from (wrong_position(taken, wanted=coaching.stance) for taken in Stance if taken is not coaching.stance)
