"""Form points that could not be judged, and why."""

from dataclasses import dataclass

from kneewise.coach.judge import Finding
from kneewise.coach.stance import Stance
from kneewise.coach.view import View
from kneewise.wording import Wording, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Unjudged:
    """A form point that could not be judged in this set, and why."""

    what: str
    why: Wording


OPEN = {
    Finding.UNSEEN: say("not seen well enough"),
    Finding.UNSURE: say("not measured surely enough from here"),
}
"""What leaves a form point open in a repetition."""
SEEN_FROM = {
    View.SIDE: say("seen from the side"),
    View.OBLIQUE: say("seen from the oblique"),
    View.FRONT: say("seen from the front"),
}
"""A view from which a form point cannot be judged at all."""
DONE = {
    Stance.STANDING: say("done standing"),
    Stance.SUPINE: say("done lying on the back"),
    Stance.SIDE_LYING: say("done lying on the side"),
    Stance.PRONE: say("done lying on the front"),
}
"""A position in which nothing of the exercise can be judged."""
