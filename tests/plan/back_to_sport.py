"""Somebody who has passed every gate but what a test takes away; for the tests of the gates and of running."""

from dataclasses import replace

from kneewise.plan import PerKnee, Phase, default_protocol
from kneewise.plan.activity.gates import gates_b
from kneewise.plan.activity.tried import Activities, Hop, Ran, Running, SingleLeg, Squats, Tried
from kneewise.plan.changes import Changes
from kneewise.plan.facts.course import GateName
from kneewise.plan.memory import WINDOW_DAYS
from kneewise.plan.outcome.scores import Outcomes, Scores
from kneewise.plan.protocol import Protocol
from kneewise.plan.session import Gate
from kneewise.plan.standing import Day, Standing, Tests

OURS = default_protocol()
NONE = PerKnee(left=0, right=0)
CALM = Day(worst=0, morning=NONE, swelling=NONE)
RUNS = frozenset({GateName.STAIRS, GateName.DEEPER_SQUAT, GateName.RUNNING})

FIT = Standing(
    screened=True,
    phase=Phase.CLOSED_CHAIN,
    session_days=(1,),
    days=(CALM,) * WINDOW_DAYS,
    tests=Tests(age_days=1, sit_to_stand_pain=0, step_down_pain=2),
    outcomes=Outcomes(first=Scores(akps=60), last=Scores(akps=80)),
    changes=Changes(opened=frozenset({GateName.JUMPING})),
    activities=Activities(
        stairs=Tried(age_days=2, pain=0, settled=True),
        walk=Tried(age_days=2, pain=2, minutes=30, settled=True),
        single_leg=SingleLeg(reps=PerKnee(left=15, right=15), pain=PerKnee(left=2, right=0), control=True),
        hop=Hop(distance_cm=PerKnee(left=100, right=90), pain=2),
        running=Running(rung=6, calm=2, since_days=28, last=Ran(age_days=2, pain=0, as_planned=True, settled=True)),
        squats=Squats(full=3, many=3),
    ),
)
"""Every condition of every gate is met, some of them just."""


def fit(**fields: object) -> Standing:
    """The same with other activities."""
    return replace(FIT, activities=replace(FIT.activities, **fields))  # type: ignore[arg-type]


def gate(to: GateName, standing: Standing, protocol: Protocol = OURS) -> Gate:
    """One gate of somebody."""
    return next(each for each in gates_b(standing, protocol=protocol) if each.to is to)


def missing(to: GateName, standing: Standing, protocol: Protocol = OURS) -> set[str]:
    """What a gate lacks."""
    return {each.name for each in gate(to, standing, protocol).unmet}


def opened(standing: Standing, protocol: Protocol = OURS) -> set[str]:
    """The gates that are open."""
    return {each.to.value for each in gates_b(standing, protocol=protocol) if each.passed}
