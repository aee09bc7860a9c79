"""What the person should know of a set that is done otherwise than it was meant."""

from kneewise.body import Side
from kneewise.coach.coaching import StartPoint
from kneewise.coach.remark import Remark
from kneewise.coach.stance import Stance
from kneewise.wording import say

WRONG_LEG = {
    Side.LEFT: Remark(
        code="wrong-leg",
        message=say("The right leg moved; this set is for the left one. That was not counted."),
    ),
    Side.RIGHT: Remark(
        code="wrong-leg",
        message=say("The left leg moved; this set is for the right one. That was not counted."),
    ),
}
"""By the side that the set is for."""


def wrong_exercise(never: StartPoint) -> Remark:
    """What was done is another movement, by what it looked like at its top."""
    return Remark(code="wrong-exercise", message=say("{why} That was not counted.", why=never.message))


def wrong_position(taken: Stance, *, wanted: Stance) -> Remark:
    """The whole set was done in another position than the exercise's own."""
    message = say(
        "This was done {taken}; the exercise is done {wanted}. It was counted, and not judged. {next_time}",
        taken=_HOW[taken],
        wanted=_HOW[wanted],
        next_time=_NEXT_TIME[wanted],
    )
    return Remark(code="wrong-position", message=message)


_HOW = {
    Stance.STANDING: say("standing"),
    Stance.SUPINE: say("lying on the back"),
    Stance.SIDE_LYING: say("lying on the side"),
    Stance.PRONE: say("lying on the front"),
}
_NEXT_TIME = {
    Stance.STANDING: say("Stand up next time."),
    Stance.SUPINE: say("Lie on your back next time."),
    Stance.SIDE_LYING: say("Lie on your side next time."),
    Stance.PRONE: say("Lie on your front next time."),
}
