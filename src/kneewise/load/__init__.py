"""What an exercise asks of the kneecap: force, impulse, stress, budget; each figure with its interval.

``person`` and ``moment`` give the knee's moment from statics, ``joint`` the force on the kneecap, ``contact_area`` the
stress. ``repetition`` puts them together for an exercise, ``measured`` for a squat that the camera saw; ``published``
and ``validation`` say what others found, and ``budget`` how much may come next.
"""

from kneewise.body import Sex
from kneewise.load.budget import Amount, Limit, Rule, Rules, first_over
from kneewise.load.contact_area import SOURCES, AreaSet
from kneewise.load.interval import Interval, rounded
from kneewise.load.limits import NotModelled
from kneewise.load.measured import Measured, measured_load, measured_repetition, of_report
from kneewise.load.moment import USUAL, Technique
from kneewise.load.person import MAN, WOMAN, Person
from kneewise.load.published import PUBLISHED, PublishedPeak, in_words
from kneewise.load.repetition import NO_LOAD, Basis, Load, Manner, RepetitionLoad, Tempo, repetition_load, together
from kneewise.load.validation import Comparison, comparisons

__all__ = [
    "MAN",
    "NO_LOAD",
    "PUBLISHED",
    "SOURCES",
    "USUAL",
    "WOMAN",
    "Amount",
    "AreaSet",
    "Basis",
    "Comparison",
    "Interval",
    "Limit",
    "Load",
    "Manner",
    "Measured",
    "NotModelled",
    "Person",
    "PublishedPeak",
    "RepetitionLoad",
    "Rule",
    "Rules",
    "Sex",
    "Technique",
    "Tempo",
    "comparisons",
    "first_over",
    "in_words",
    "measured_load",
    "measured_repetition",
    "of_report",
    "repetition_load",
    "rounded",
    "together",
]
