"""The camera coach: frames in, events out, and a report of the set. It counts and it judges, apart from each other."""

from kneewise.coach.coaching import Check, Coaching, Quantity, Stance, Timing
from kneewise.coach.event import Event, Phase, Verdict
from kneewise.coach.measure import Reading, Scene, measure
from kneewise.coach.report import Fault, Repetition, SetReport, Unjudged
from kneewise.coach.set_coach import SetCoach
from kneewise.coach.view import View

__all__ = [
    "Check",
    "Coaching",
    "Event",
    "Fault",
    "Phase",
    "Quantity",
    "Reading",
    "Repetition",
    "Scene",
    "SetCoach",
    "SetReport",
    "Stance",
    "Timing",
    "Unjudged",
    "Verdict",
    "View",
    "measure",
]
