"""What virtual people say: in the morning, and of a session. -1 is not answered; what they felt is beside it."""

from dataclasses import dataclass

from kneewise.trial.simulation.prescription import Prescribed
from kneewise.trial.simulation.track import Flags, Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class Morning:
    """A morning's answers of all people. ``asked`` is false where the question was not answered at all.

    ``felt`` is what they would have said, by person and knee.
    """

    asked: Flags
    pain: Ints
    swelling: Ints
    felt: Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class Performed:
    """A session of some people, by track: sets done (0 is left out), sets that came to their target, and the answers.

    ``before`` and ``hour`` are by knee; ``hour`` is all -1 where nobody was asked. ``felt`` is the peak that they felt.
    ``short`` marks a last set below its target.
    """

    sets: Ints
    reached: Ints
    short: Flags
    peak: Ints
    felt: Ints
    effort: Ints
    poor: Flags
    filmed: Flags
    before: Ints
    hour: Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class DayLog:
    """What happened to all people on a day under one protocol, so that it can be told to the real plan."""

    day: int
    cleared: Ints
    morning: Morning
    due: Flags
    who: Ints
    tested: Ints
    test_pain: Ints
    prescribed: Prescribed | None
    performed: Performed | None
