"""Whose turn it is to get harder does not hang on the pain in another exercise."""

from dataclasses import replace

import pytest

from kneewise.plan import Change, Legs, PerKnee, default_protocol
from kneewise.plan.changes import Changes
from kneewise.plan.progression import prescribe
from kneewise.plan.standing import FormSeen as Seen
from kneewise.plan.standing import Outcome, Person, Phase, Setback, SetResult, Standing, Track, Visit

PROTOCOL = default_protocol()
CALM = PerKnee(left=0, right=0)
SETS = tuple(SetResult(number=number, reached=True, form=Seen.CLEAN) for number in (1, 2, 3))
DONE = Outcome(wanted=3, sets=SETS, worked=True, peak=0, effort=5)
WAITED = {"semi-squat": 9, "straight-leg-raise": 8, "side-lying-leg-raise": 7, "clamshell": 6, "hip-extension": 5}
"""Sessions since each got harder: the squat and the straight leg raise come first."""


def standing(*, squat_pain: int, changes: Changes | None = None) -> Standing:
    """Everything went well and has earned a step; the squat had to be eased once already."""
    tracks = []
    for name, since in WAITED.items():
        for legs in (Legs.BOTH,) if name == "semi-squat" else (Legs.LEFT, Legs.RIGHT):
            track = Track(
                exercise=name, legs=legs, clean=1, since_sessions=since, since_days=20, begun=True, outcome=DONE
            )
            tracks.append(track)
    squat = replace(tracks[0], setbacks=(Setback(age_days=4, stopped=False),), outcome=replace(DONE, peak=squat_pain))
    visit = Visit(before=CALM, hour=CALM, morning=CALM, baseline_halves=CALM, answered_age_days=1, age_days=2)
    return Standing(
        screened=True,
        person=Person(),
        phase=Phase.CLOSED_CHAIN,
        session_days=(2,),
        tracks=tuple(sorted([squat, *tracks[1:]], key=lambda each: (each.exercise, each.legs))),
        visit=visit,
        changes=changes or Changes(),
    )


def harder(now: Standing) -> set[str]:
    planned = prescribe(now, protocol=PROTOCOL).planned
    return {each.item.exercise.name for each in planned if each.item.change is Change.PROGRESS}


def given(now: Standing) -> set[str]:
    return {each.item.exercise.name for each in prescribe(now, protocol=PROTOCOL).planned}


def test_those_that_waited_longest_get_harder() -> None:
    assert harder(standing(squat_pain=0)) <= {"semi-squat", "straight-leg-raise"}
    assert "straight-leg-raise" in harder(standing(squat_pain=0))


@pytest.mark.parametrize(
    "now",
    [standing(squat_pain=6), standing(squat_pain=0, changes=Changes(paused=frozenset({"semi-squat"})))],
    ids=["pain pauses the squat", "a clinician pauses the squat"],
)
def test_a_squat_that_rests_gives_its_turn_to_nobody(now: Standing) -> None:
    assert "semi-squat" not in given(now)
    assert harder(now) <= {"straight-leg-raise"}
