"""What is still wanting before counting can begin, in words for the person."""

from collections.abc import Iterator
from dataclasses import dataclass

from kneewise.coach.coaching import Coaching, StartPoint
from kneewise.coach.stance import Stance
from kneewise.wording import Wording, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """What is still wanting before counting can begin."""

    code: str
    message: Wording


NOBODY = Missing(code="nobody", message=say("I cannot see you yet. Step into the picture."))
UNSEEN = Missing(code="legs-unseen", message=say("I cannot see your whole leg. Move until hip, knee and foot show."))
STEP_BACK = Missing(code="step-back", message=say("You are too near. Move back until I see you from head to foot."))
TURN_OVER = Missing(code="turn-over", message=say("Lie on your other side: the leg that works is on top."))
END_ON = Missing(code="turn", message=say("Turn, so that I see you from head to foot and not end-on."))
POSITION = {
    Stance.STANDING: Missing(code="stand-up", message=say("Stand up to begin.")),
    Stance.SUPINE: Missing(code="lie-on-your-back", message=say("Lie on your back to begin.")),
    Stance.SIDE_LYING: Missing(code="lie-on-your-side", message=say("Lie on your side to begin.")),
    Stance.PRONE: Missing(code="lie-on-your-front", message=say("Lie on your front to begin.")),
}


def stillness(coaching: Coaching) -> Missing:
    """The start position was taken, and is yet to be held."""
    return Missing(code="hold-still", message=coaching.start)


def stillness_once_seen(coaching: Coaching) -> Missing:
    """The same for who has just come into sight."""
    return Missing(code="seen", message=say("I see you now. {start}", start=coaching.start))


def point_missed(point: StartPoint) -> Missing:
    """Something of the start position is still to be put right."""
    return Missing(code=point.code, message=point.message)


def every_missing(coaching: Coaching) -> Iterator[Missing]:
    """All that can be wanting before a set of this exercise."""
    yield from (NOBODY, UNSEEN, STEP_BACK, TURN_OVER, END_ON, POSITION[coaching.stance])
    yield from (stillness(coaching), stillness_once_seen(coaching))
    yield from map(point_missed, coaching.start_points)
