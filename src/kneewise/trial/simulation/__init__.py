"""Virtual people who follow a protocol: an experiment on a model, no evidence about people. Needs numpy.

``experiment.run`` lets the same people follow several protocols, ``summary.summarise`` makes figures of it.
``ours`` decides as ``kneewise.plan`` does, for many people at once; ``knee`` is how virtual knees answer, by the
numbers of ``assumption``, each with its reason.
"""

from kneewise.trial.simulation.assumption import Assumptions, documented
from kneewise.trial.simulation.experiment import TITLES, Design, Make, ours, run, usual_arms
from kneewise.trial.simulation.summary import MEASURES, ArmResult, Estimate, Measure, summarise

WARNING = (
    "This is an experiment on a model, no evidence about people: virtual knees answer as we think that knees might. "
    "It shows what follows from the model's assumptions, and nothing more."
)
"""Stands first and last wherever results are shown."""

__all__ = [
    "MEASURES",
    "TITLES",
    "WARNING",
    "ArmResult",
    "Assumptions",
    "Design",
    "Estimate",
    "Make",
    "Measure",
    "documented",
    "ours",
    "run",
    "summarise",
    "usual_arms",
]
