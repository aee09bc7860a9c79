"""A protocol as the simulation sees it: answers in, sessions out, for many people at once."""

from typing import Protocol

from kneewise.trial.simulation.prescription import Prescribed
from kneewise.trial.simulation.session import Morning, Performed
from kneewise.trial.simulation.track import Flags, Ints


class Arm(Protocol):
    """One of the protocols that are compared. ``who`` are the numbers of some people."""

    name: str
    title: str

    @property
    def stop_above(self) -> float:
        """The reported pain above which an exercise ends for the day by the protocol's word."""
        ...

    @property
    def lock_from(self) -> int:
        """The reported pain from which the whole session ends; beyond 10 where the protocol has no such rule."""
        ...

    def begins(self, day: int) -> None:
        """A day begins."""
        ...

    def noon(self, day: int) -> Ints:
        """Those whose locked plan a clinician lets go on today."""
        ...

    def morning(self, day: int, said: Morning) -> None:
        """A morning's answers."""
        ...

    def due(self, day: int) -> Flags:
        """Whose session is due."""
        ...

    def wants_tests(self, day: int, who: Ints) -> Flags:
        """Who is asked to try the functional tests before this session."""
        ...

    def tested(self, day: int, who: Ints, pain: Ints) -> None:
        """Pain at standing up and at the step down."""
        ...

    def session(self, day: int, who: Ints, before: Ints) -> Prescribed:
        """The session that is given, after the pain before it was said by knee; called once, when it begins."""
        ...

    def performed(self, day: int, who: Ints, given: Prescribed, done: Performed) -> None:
        """What was done and said."""
        ...
