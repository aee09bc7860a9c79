"""Days without training, and what they change (clinical.md 4.7; our proposal)."""

from enum import Enum, auto

from kneewise.plan import reasons
from kneewise.plan.protocol import Protocol
from kneewise.plan.session import Reason
from kneewise.plan.standing import Standing


class Gap(Enum):
    """The rows of the table of gaps; a gap that is longer than all of them begins the plan anew."""

    CONTINUE = auto()
    REPEAT = auto()
    EASIER = auto()
    RESTART_PHASE = auto()


_SAYS = {
    Gap.REPEAT: ("It has been more than a week, so the same again with fewer sets.", "gap.repeat_days"),
    Gap.EASIER: ("It has been more than two weeks, so there are fewer sets.", "gap.easier_days"),
    Gap.RESTART_PHASE: ("It has been some weeks, so you begin again with fewer sets.", "gap.restart_phase_days"),
}


def gap_of(standing: Standing, *, protocol: Protocol) -> Gap:
    """The row for the days since the last session."""
    days, rule = standing.last_session_days or 0, protocol.gap
    if days <= rule.continue_days:
        return Gap.CONTINUE
    if days <= rule.repeat_days:
        return Gap.REPEAT
    return Gap.EASIER if days <= rule.easier_days else Gap.RESTART_PHASE


def gap_reason(gap: Gap, standing: Standing, *, protocol: Protocol) -> Reason:
    """Why a break changes the dose."""
    says, number = _SAYS[gap]
    return reasons.gap_step(standing.last_session_days or 0, says, number=number, protocol=protocol)


def is_over(standing: Standing, *, protocol: Protocol) -> bool:
    """Whether the plan begins anew, with the safety questions first."""
    days = standing.last_session_days
    return days is not None and days > protocol.gap.restart_phase_days
