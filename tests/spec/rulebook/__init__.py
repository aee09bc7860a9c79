"""The rulebook: every rule of the plan as a small table of histories and answers.

The same tables are run as tests (``test_rulebook.py``) and printed for clinicians (``just rulebook`` writes
``docs/rulebook.md``). So what the document says is what the plan did, and the two cannot drift apart.

A rule's words name its numbers by their place in the protocol file, such as ``{pain.hold_max}``; nobody types a number
of the protocol by hand. A row's values are both what is told to the plan and what is printed.
"""

from spec.rulebook import (
    back_to,
    budget,
    course,
    first_day,
    flares,
    gate,
    ladder,
    left_and_right,
    reviews,
    safety,
    schedule,
    verdicts,
)
from spec.rulebook.rule import Chapter

CHAPTERS: tuple[Chapter, ...] = (
    safety.CHAPTER,
    verdicts.CHAPTER,
    ladder.CHAPTER,
    gate.CHAPTER,
    flares.CHAPTER,
    schedule.CHAPTER,
    budget.CHAPTER,
    course.CHAPTER,
    back_to.CHAPTER,
    reviews.CHAPTER,
    first_day.CHAPTER,
    left_and_right.CHAPTER,
)
