"""What a clinician has changed for one person, as far as it is in force on a day.

A change never lifts a lock and never passes a cap. A number is set by a protocol of the person's own: all rules, the
check of contradictions among them, hold for it as for any other.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from kneewise.plan.course_facts import GateName, Overridden, OverrideKind
from kneewise.plan.protocol import Protocol
from kneewise.plan.protocol_number import BadProtocol, Certainty, Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is changed: nothing gets harder, exercises that pause, gates that count as passed."""

    hold: bool = False
    paused: frozenset[str] = frozenset()
    opened: frozenset[GateName] = frozenset()


NOTHING_CHANGED = Changes()
"""The protocol as it is."""


def in_force(given: Iterable[Overridden], day: date) -> tuple[Overridden, ...]:
    """The changes that hold on a day; of two about the same thing the later one."""
    latest = {(each.kind_of_change, each.target): each for each in given if each.until is None or each.until >= day}
    return tuple(latest.values())


def changes_of(overrides: Iterable[Overridden]) -> Changes:
    """What these changes come to, but for numbers."""
    named = list(overrides)
    return Changes(
        hold=any(each.kind_of_change is OverrideKind.HOLD for each in named),
        paused=frozenset(each.target for each in named if each.kind_of_change is OverrideKind.PAUSE),
        opened=frozenset(GateName(each.target) for each in named if each.kind_of_change is OverrideKind.OPEN),
    )


def changed(protocol: Protocol, overrides: Iterable[Overridden]) -> Protocol:
    """The protocol with the numbers that are set for this person, each citing who set it and why."""
    for each in overrides:
        if each.kind_of_change is OverrideKind.SET:
            protocol = _with_number(protocol, each)
    return protocol


def _with_number(protocol: Protocol, change: Overridden) -> Protocol:
    section, key = change.target.split(".")
    old = protocol.citations[change.target]
    citation = Citation(unit=old.unit, source=change.by, certainty=Certainty.PROPOSAL, note=change.why)
    rule = replace(getattr(protocol, section), **{key: change.value})
    citations = {**protocol.citations, change.target: citation}
    try:
        return replace(protocol, **{section: rule}, citations=citations)
    except BadProtocol:  # it contradicts another number of this protocol, which then stays as it is
        return protocol
