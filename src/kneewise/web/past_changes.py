"""A clinician's changes that are not in force: what has become of each, so that nothing written down disappears."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kneewise.plan import Fact, default_protocol, person_day
from kneewise.plan.change_words import change_words
from kneewise.plan.facts.course import Overridden, OverrideLifted
from kneewise.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class PastChange:
    """A change, its day, the change in words, and why it does not hold."""

    change: Overridden
    day: date
    words: Wording
    became: str


def past_changes(facts: Iterable[Fact], *, in_force: Sequence[Overridden], today: date) -> tuple[PastChange, ...]:
    """All changes but those in force, the latest first."""
    facts = tuple(facts)
    lifted = {fact.override: fact for fact in facts if isinstance(fact, OverrideLifted)}
    every = [fact for fact in facts if isinstance(fact, Overridden)]
    holding = {change.id for change in in_force}
    return tuple(
        PastChange(
            change=change, day=_day(change), words=change_words(change), became=_became(change, every, lifted, today)
        )
        for change in reversed(every)
        if change.id not in holding
    )


def _day(change: Overridden) -> date:
    starts = default_protocol().schedule.day_starts_hour
    return person_day(change.at, zone=change.zone, day_starts_hour=starts)


def _became(change: Overridden, every: Sequence[Overridden], lifted: dict[str, OverrideLifted], today: date) -> str:
    if change.id in lifted:
        end = lifted[change.id]
        return _("Taken back by %(by)s: %(why)s") % {"by": end.by, "why": end.why}
    about = (change.kind_of_change, change.target)
    if any((later.kind_of_change, later.target) == about for later in every[every.index(change) + 1 :]):
        return _("A later change took its place.")
    if change.until is not None and change.until < today:
        return _("It ended on %(day)s.") % {"day": date_format(change.until, "DATE_FORMAT")}
    return _("It does not fit with the plan’s other numbers, so the plan goes on without it.")
