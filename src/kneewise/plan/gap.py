"""Days without training, and what they change (clinical.md 4.7; our proposal).

An exercise that paused by itself, while the others went on, had a break of its own: once that is longer than the row of
repeating, the same rows hold for it.
"""

from enum import Enum, auto

from kneewise.plan import reasons
from kneewise.plan.day import span
from kneewise.plan.protocol import Protocol
from kneewise.plan.session import Reason
from kneewise.plan.standing import Standing, Track


class Gap(Enum):
    """The rows of the table of gaps; a gap that is longer than all of them begins the plan anew."""

    CONTINUE = auto()
    REPEAT = auto()
    EASIER = auto()
    RESTART_PHASE = auto()


_SOME_WEEKS = 14
"""From so many days on a break is one of some weeks."""

_SAYS = {
    Gap.REPEAT: ("It has been {break_}, so the same again with fewer sets.", "gap.repeat_days"),
    Gap.EASIER: ("It has been {break_}, so there are fewer sets.", "gap.easier_days"),
    Gap.RESTART_PHASE: ("It has been {break_}, so you begin again with fewer sets.", "gap.restart_phase_days"),
}

_BREAK_SAYS = {
    Gap.EASIER: ("You have not done this one for {break_}, so it has fewer sets.", "gap.easier_days"),
    Gap.RESTART_PHASE: ("You have not done this one for {break_}, so it has fewer sets.", "gap.restart_phase_days"),
}


def gap_of(standing: Standing, *, protocol: Protocol) -> Gap:
    """The row for the days since the last session."""
    days, rule = standing.last_session_days or 0, protocol.gap
    if days <= rule.continue_days:
        return Gap.CONTINUE
    if days <= rule.repeat_days:
        return Gap.REPEAT
    return Gap.EASIER if days <= rule.easier_days else Gap.RESTART_PHASE


def break_of(track: Track, *, protocol: Protocol) -> Gap:
    """The row for the days since an exercise was done; to go on while its break changes nothing."""
    days, rule = track.idle_days or 0, protocol.gap
    if days <= rule.repeat_days:
        return Gap.CONTINUE
    return Gap.EASIER if days <= rule.easier_days else Gap.RESTART_PHASE


def break_reason(gap: Gap, track: Track, *, protocol: Protocol) -> Reason:
    """Why a break of one exercise changes its dose."""
    says, number = _BREAK_SAYS[gap]
    says = says.format(break_=_longer_than(gap, protocol))
    return reasons.break_step(track.idle_days or 0, says, number=number, protocol=protocol)


def gap_reason(gap: Gap, standing: Standing, *, protocol: Protocol) -> Reason:
    """Why a break changes the dose."""
    says, number = _SAYS[gap]
    says = says.format(break_=_longer_than(gap, protocol))
    return reasons.gap_step(standing.last_session_days or 0, says, number=number, protocol=protocol)


def _longer_than(gap: Gap, protocol: Protocol) -> str:
    """How long a break is at least, in words."""
    rule = protocol.gap
    most = {Gap.REPEAT: rule.continue_days, Gap.EASIER: rule.repeat_days, Gap.RESTART_PHASE: rule.easier_days}[gap]
    return "some weeks" if gap is Gap.RESTART_PHASE and most >= _SOME_WEEKS else f"more than {span(most)}"


def is_over(standing: Standing, *, protocol: Protocol) -> bool:
    """Whether the plan begins anew, with the safety questions first."""
    days = standing.last_session_days
    return days is not None and days > protocol.gap.restart_phase_days
