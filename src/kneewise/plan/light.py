"""What only ever lowers the work: a light week after some weeks of training, and keeping the strength after the goal.

Light weeks are our proposal (clinical.md 4.7): the last week of each block of training has the same load and fewer
sets. A block begins with a session, and begins anew after a break, which was a rest of its own. A light session that
went well earns no step and loses none (``verdict``).
"""

import math

from kneewise.plan.gap import Gap, gap_of
from kneewise.plan.protocol import Protocol
from kneewise.plan.standing import Standing

DAYS_IN_WEEK = 7


def is_light(standing: Standing, *, protocol: Protocol) -> bool:
    """Whether a session on this day belongs to a light week."""
    begun, weeks = standing.block_days, protocol.deload.every_weeks
    if begun is None or gap_of(standing, protocol=protocol) is not Gap.CONTINUE:
        return False
    return (weeks - 1) * DAYS_IN_WEEK <= begun < weeks * DAYS_IN_WEEK


def block_days(standing: Standing, *, protocol: Protocol) -> int:
    """Days since the block of training began that a session on this day belongs to; 0 when it begins one."""
    begun = standing.block_days
    over = begun is None or begun >= protocol.deload.every_weeks * DAYS_IN_WEEK
    return 0 if over or begun is None or gap_of(standing, protocol=protocol) is not Gap.CONTINUE else begun


def sets_of(standing: Standing, *, protocol: Protocol) -> int:
    """The sets of each exercise in a session on this day."""
    sets = protocol.dose.sets
    if gap_of(standing, protocol=protocol) is not Gap.CONTINUE:
        return min(sets, protocol.gap.sets)
    if is_light(standing, protocol=protocol):
        return max(1, math.ceil(sets * protocol.deload.set_fraction))
    return sets


def sessions_a_week(standing: Standing, *, protocol: Protocol) -> int:
    """The most sessions in any seven days."""
    allowed = protocol.schedule.sessions_per_week
    return min(allowed, protocol.maintenance.sessions_per_week) if standing.maintaining else allowed
