"""The rules of a protocol that look wider than the exercises: light weeks, what opens when, running, reviews."""

from dataclasses import dataclass
from typing import Annotated

from kneewise.plan.protocol.number import Number, Words

RUN_RULES = ("avoid_until_gate", "symptom_limited")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeloadRule:
    """Light weeks."""

    every_weeks: Annotated[
        int,
        Number(
            means="The last of so many weeks of training is a light one: the same load, fewer sets, nothing harder.",
            unit="weeks",
            low=3,
            high=8,
        ),
    ]
    set_fraction: Annotated[
        float,
        Number(means="What is left of the sets in a light week, rounded up.", unit="of the sets", low=0, high=1),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class MaintenanceRule:
    """Keeping the strength after the goal."""

    sessions_per_week: Annotated[
        int,
        Number(
            means="The most sessions in any seven days after the goal.",
            unit="sessions in 7 days",
            low=1,
            high=7,
        ),
    ]
    after_weeks: Annotated[
        int, Number(means="It is offered after so many weeks at the earliest.", unit="weeks", low=1, high=52)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class GateBRule:
    """When stairs, deeper squats, running and jumping may begin again."""

    clean_days: Annotated[
        int, Number(means="So many days without swelling and without a flare-up.", unit="days", low=1, high=60)
    ]
    swelling_max: Annotated[int, Number(means="The most swelling in these days.", unit="0-3", low=0, high=3)]
    valid_days: Annotated[
        int, Number(means="What was tried (stairs, a walk, a test) counts for so long.", unit="days", low=1, high=60)
    ]
    stairs_squat_sessions: Annotated[
        int,
        Number(
            means="Stairs: sessions running with the semi squat at its full depth, every set done, without pain.",
            unit="sessions running",
            low=1,
            high=20,
        ),
    ]
    stairs_step_pain_max: Annotated[
        int, Number(means="Stairs: the most pain in one step down.", unit="0-10", low=0, high=10)
    ]
    deep_squat_reps: Annotated[
        int,
        Number(means="Deeper squats: repetitions in each set of the semi squat.", unit="repetitions", low=1, high=50),
    ]
    deep_squat_sessions: Annotated[
        int,
        Number(
            means="Deeper squats: sessions running with so many at its full depth, without pain.",
            unit="sessions running",
            low=1,
            high=20,
        ),
    ]
    deep_stairs_pain_max: Annotated[
        int, Number(means="Deeper squats: the most pain on stairs, up and down.", unit="0-10", low=0, high=10)
    ]
    run_stairs_pain_max: Annotated[
        int, Number(means="Running: the most pain on stairs, up and down.", unit="0-10", low=0, high=10)
    ]
    run_walk_min: Annotated[int, Number(means="Running: a brisk walk of so long.", unit="min", low=1, high=240)]
    run_pain_max: Annotated[
        int,
        Number(means="Running: the most pain in that walk and in the single-leg test.", unit="0-10", low=0, high=10),
    ]
    run_single_leg_reps: Annotated[
        int,
        Number(
            means="Running: single-leg squats or step-downs in good control, with each leg.",
            unit="repetitions",
            low=1,
            high=100,
        ),
    ]
    run_side_difference_max: Annotated[
        float,
        Number(means="Running: the most that the weaker leg may do fewer.", unit="of the stronger leg", low=0, high=1),
    ]
    run_akps_min: Annotated[
        int, Number(means="Running: the least score of the Anterior Knee Pain Scale,", unit="0-100", low=0, high=100)
    ]
    run_or_akps_gain: Annotated[
        int, Number(means="or so many points more than at the start.", unit="points", low=1, high=100)
    ]
    jump_run_weeks: Annotated[
        int,
        Number(means="Jumping: weeks of running without a run that had to be stopped.", unit="weeks", low=1, high=8),
    ]
    jump_hop_symmetry_min: Annotated[
        float,
        Number(
            means="Jumping: the shorter hop as a share of the longer.",
            unit="of the other leg",
            low=0,
            high=1,
        ),
    ]
    run_rule: Annotated[
        str,
        Words(
            means="Whether running waits for its gate, or who runs already may go on within limits of pain.",
            unit="rule",
            known=RUN_RULES,
        ),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRule:
    """The walk-run ladder: each rung is walking and running in turn, so many times."""

    walk_min: Annotated[
        tuple[int, ...], Number(means="Minutes of walking in each turn, rung by rung.", unit="min", low=0, high=60)
    ]
    run_min: Annotated[
        tuple[int, ...], Number(means="Minutes of running in each turn, rung by rung.", unit="min", low=1, high=120)
    ]
    repeats: Annotated[tuple[int, ...], Number(means="Turns, rung by rung.", unit="times", low=1, high=30)]
    times_each: Annotated[
        int, Number(means="Calm runs on a rung before the next.", unit="runs running", low=1, high=20)
    ]
    rest_days: Annotated[int, Number(means="Whole days without running between two runs.", unit="days", low=0, high=6)]
    pain_max: Annotated[int, Number(means="The most pain in a run that counts as calm.", unit="0-10", low=0, high=10)]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRule:
    """Looking back, and what counts as a change."""

    weeks: Annotated[tuple[int, ...], Number(means="When to look back.", unit="weeks", low=1, high=52)]
    worst_pain_drop: Annotated[
        int, Number(means="Worst pain of the week, so much lower, is better.", unit="points", low=1, high=10)
    ]
    akps_gain: Annotated[
        int,
        Number(means="The Anterior Knee Pain Scale, so much higher, is better,", unit="points", low=1, high=100),
    ]
    akps_clear_gain: Annotated[int, Number(means="and so much a clear one.", unit="points", low=1, high=100)]
    activities_gain: Annotated[
        float,
        Number(means="The mean of one's own activities, so much higher, is better.", unit="points", low=0, high=10),
    ]
    change_better: Annotated[
        int, Number(means="So is a rating of change from here on (2 is better).", unit="-3 to 3", low=1, high=3)
    ]
    adherence_min: Annotated[
        float,
        Number(
            means="With fewer of the sessions done than this, help to keep at it comes first.",
            unit="of the sessions",
            low=0,
            high=1,
        ),
    ]
