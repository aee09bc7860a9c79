"""The camera coach: frames in, events out, and a report of the set. It counts and it judges, apart from each other."""

from kneewise.coach.coaching import Check, Coaching, StartPoint, When
from kneewise.coach.event import Event, Phase, Verdict
from kneewise.coach.measure import measure
from kneewise.coach.quantity import Quantity, Timing
from kneewise.coach.reading import Reading
from kneewise.coach.recorded import RecordedSet, coach_recording
from kneewise.coach.remark import Remark, Tempo
from kneewise.coach.report import SetReport
from kneewise.coach.result import Fault, Repetition
from kneewise.coach.sayings import sayings
from kneewise.coach.scene import Scene
from kneewise.coach.set_coach import SetCoach
from kneewise.coach.stance import Stance
from kneewise.coach.unjudged import Unjudged
from kneewise.coach.view import View

__all__ = [
    "Check",
    "Coaching",
    "Event",
    "Fault",
    "Phase",
    "Quantity",
    "Reading",
    "RecordedSet",
    "Remark",
    "Repetition",
    "Scene",
    "SetCoach",
    "SetReport",
    "Stance",
    "StartPoint",
    "Tempo",
    "Timing",
    "Unjudged",
    "Verdict",
    "View",
    "When",
    "coach_recording",
    "measure",
    "sayings",
]
