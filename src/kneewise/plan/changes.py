"""What a clinician has changed for one person, as far as it is in force on a day.

A change never lifts a lock and never passes a cap. A number is set by a protocol of the person's own: all rules, the
check of contradictions among them, hold for it as for any other.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, reduce

from kneewise.plan.facts.course import GateName, Overridden, OverrideKind
from kneewise.plan.protocol import Protocol
from kneewise.plan.protocol.number import BadProtocol, Certainty, Citation

SESSIONS = "schedule.sessions_per_week"


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is changed: nothing gets harder, exercises that pause, gates that count as passed."""

    hold: bool = False
    paused: frozenset[str] = frozenset()
    opened: frozenset[GateName] = frozenset()


NOTHING_CHANGED = Changes()
"""The protocol as it is."""


def in_force(given: Iterable[Overridden], day: date) -> tuple[Overridden, ...]:
    """The changes that hold on a day. Of two about the same thing the later one counts, also when it has ended."""
    latest = {(each.kind_of_change, each.target): each for each in given}
    return tuple(each for each in latest.values() if each.until is None or each.until >= day)


def changes_of(overrides: Iterable[Overridden]) -> Changes:
    """What these changes come to, but for numbers."""
    named = list(overrides)
    return Changes(
        hold=any(each.kind_of_change is OverrideKind.HOLD for each in named),
        paused=frozenset(each.target for each in named if each.kind_of_change is OverrideKind.PAUSE),
        opened=frozenset(GateName(each.target) for each in named if each.kind_of_change is OverrideKind.OPEN),
    )


def holding(overrides: Iterable[Overridden], *, protocol: Protocol) -> tuple[Overridden, ...]:
    """Those that take effect: all but numbers that ``protocol``, which is ``changed`` by them, could not take."""
    return tuple(
        each for each in overrides if each.kind_of_change is not OverrideKind.SET or _is_set(each, protocol=protocol)
    )


def changed(protocol: Protocol, overrides: Iterable[Overridden]) -> Protocol:
    """The protocol with the numbers that are set for this person, each citing who set it and why."""
    numbers = tuple(each for each in overrides if each.kind_of_change is OverrideKind.SET)
    return _with_numbers(_Same(protocol), numbers) if numbers else protocol


def _is_set(change: Overridden, *, protocol: Protocol) -> bool:
    section, key = change.target.split(".")
    return bool(getattr(getattr(protocol, section), key) == change.value)


class _Same:
    """A protocol that equals only itself, so that what is made of it can be kept: making one costs a millisecond."""

    __slots__ = ("protocol",)

    def __init__(self, protocol: Protocol) -> None:
        self.protocol = protocol

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.protocol is self.protocol

    def __hash__(self) -> int:
        return id(self.protocol)


@lru_cache(maxsize=128)
def _with_numbers(given: _Same, numbers: tuple[Overridden, ...]) -> Protocol:
    return reduce(_with_number, numbers, given.protocol)


def _with_number(protocol: Protocol, change: Overridden) -> Protocol:
    """The protocol with one number; as it is where that contradicts another of its numbers."""
    section, key = change.target.split(".")
    old = protocol.citations[change.target]
    citation = Citation(unit=old.unit, source=change.by, certainty=Certainty.PROPOSAL, note=change.why)
    rules = {section: replace(getattr(protocol, section), **{key: change.value})}
    if change.target == SESSIONS and isinstance(change.value, int):
        most = min(change.value, protocol.maintenance.sessions_per_week)  # never more after the goal than before it
        rules["maintenance"] = replace(protocol.maintenance, sessions_per_week=most)
    try:
        return replace(protocol, **rules, citations={**protocol.citations, change.target: citation})
    except BadProtocol:
        return protocol
