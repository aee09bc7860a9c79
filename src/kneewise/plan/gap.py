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
from kneewise.wording import Wording, say


class Gap(Enum):
    """The rows of the table of gaps; a gap that is longer than all of them begins the plan anew."""

    CONTINUE = auto()
    REPEAT = auto()
    EASIER = auto()
    RESTART_PHASE = auto()


_SOME_WEEKS = 14
"""From so many days on a break is one of some weeks."""

_NUMBERS = {
    Gap.REPEAT: "gap.repeat_days",
    Gap.EASIER: "gap.easier_days",
    Gap.RESTART_PHASE: "gap.restart_phase_days",
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
    says = say("You have not done this one for {time}, so it has fewer sets.", time=_longer_than(gap, protocol))
    return reasons.break_step(track.idle_days or 0, says, number=_NUMBERS[gap], protocol=protocol)


def gap_reason(gap: Gap, standing: Standing, *, protocol: Protocol) -> Reason:
    """Why a break changes the dose."""
    says = _gap_says(gap, _longer_than(gap, protocol))
    return reasons.gap_step(standing.last_session_days or 0, says, number=_NUMBERS[gap], protocol=protocol)


def _gap_says(gap: Gap, time: Wording) -> Wording:
    if gap is Gap.REPEAT:
        return say("It has been {time}, so the same again with fewer sets.", time=time)
    if gap is Gap.EASIER:
        return say("It has been {time}, so there are fewer sets.", time=time)
    return say("It has been {time}, so you begin again with fewer sets.", time=time)


def _longer_than(gap: Gap, protocol: Protocol) -> Wording:
    """How long a break is at least, in words."""
    rule = protocol.gap
    most = {Gap.REPEAT: rule.continue_days, Gap.EASIER: rule.repeat_days, Gap.RESTART_PHASE: rule.easier_days}[gap]
    if gap is Gap.RESTART_PHASE and most >= _SOME_WEEKS:
        return say("some weeks")
    return say("more than {span}", span=span(most))


def is_over(standing: Standing, *, protocol: Protocol) -> bool:
    """Whether the plan begins anew, with the safety questions first."""
    days = standing.last_session_days
    return days is not None and days > protocol.gap.restart_phase_days
