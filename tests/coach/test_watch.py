"""Following one person: lost and found again, someone else, the other leg, and whoever walks or stands up."""

from dataclasses import replace

import pytest

from figure import after, coach_for, codes, frames, kinds, nobody, shifted, watch, without
from kneewise.body import Frame, Landmark, LegAngles, Seen, Side
from kneewise.coach import Quantity, Scene, Stance, View, measure
from kneewise.exercises import CATALOGUE, Exercise, find

PAUSE_S = 8.4
"""In the pause after the first repetition of the figure's sets."""


def set_of(name: str, fault: str | None = None, *, repetitions: int = 2) -> list[Frame]:
    return list(frames(find(name), Side.RIGHT, fault, repetitions=repetitions))


def away(seen: list[Frame], from_s: float, for_s: float) -> list[Frame]:
    """The same set while nobody is seen for some time of it."""
    return [replace(f, landmarks={}) if from_s <= f.time_s < from_s + for_s else f for f in seen]


def paused(seen: list[Frame], at_s: float, for_s: float) -> list[Frame]:
    """The person stays out of sight for so long in the middle of the set, and goes on with it afterwards."""
    before = [frame for frame in seen if frame.time_s < at_s]
    gone = nobody(from_s=before[-1].time_s, until_s=at_s + for_s)
    return after([*before, *gone], [replace(f, time_s=f.time_s - at_s) for f in seen if f.time_s >= at_s])


def the_other_way(name: str) -> Exercise:
    """The exercise begun with both legs straight, and done with the leg whose turn it is not."""
    exercise = find(name)
    rest = replace(exercise.movement.rest, left=exercise.movement.rest.right)
    top = replace(rest, left=exercise.movement.top.right)
    return replace(exercise, movement=replace(exercise.movement, rest=rest, top=top))


@pytest.mark.parametrize("gap_s", [1.0, 2.0])
def test_it_tells_of_a_lost_leg_and_of_its_return(gap_s: float) -> None:
    gap = away(set_of("clamshell", repetitions=3), PAUSE_S, gap_s)
    report, events = watch(coach_for(find("clamshell"), Side.RIGHT), gap)
    assert [event for event in kinds(events) if event.startswith("tracking")] == ["tracking-lost", "tracking-found"]
    assert report.counted >= 2


def test_a_short_loss_is_not_even_told() -> None:
    report, events = watch(coach_for(find("clamshell"), Side.RIGHT), away(set_of("clamshell"), 4.0, 0.6))
    assert not [event for event in kinds(events) if event.startswith("tracking")]
    assert report.counted == 2


@pytest.mark.parametrize("name", CATALOGUE)
def test_a_loss_on_the_way_up_does_not_lose_the_repetition(name: str) -> None:
    """Up for a leg that is raised; down, for a squat."""
    report, _ = watch(coach_for(find(name), Side.RIGHT), away(set_of(name, repetitions=3), 7.9, 2.0))
    assert report.counted == 3


def test_a_loss_at_the_top_does_not_lose_the_repetition() -> None:
    report, events = watch(
        coach_for(find("straight-leg-raise"), Side.RIGHT), away(set_of("straight-leg-raise"), 4.6, 0.8)
    )
    assert codes(events, "guidance") == ["hold-still"]
    assert report.counted == 2


@pytest.mark.parametrize("name", ["clamshell", "straight-leg-raise", "semi-squat"])
def test_who_was_away_for_long_and_is_back_in_place_goes_on_without_getting_ready_again(name: str) -> None:
    seen = paused(set_of(name, repetitions=4), 14.4, 6.0)
    report, events = watch(coach_for(find(name), Side.RIGHT), seen)
    assert kinds(events).count("ready") == 1
    assert [event for event in kinds(events) if event.startswith("tracking")] == ["tracking-lost", "tracking-found"]
    assert [repetition.number for repetition in report.repetitions] == [1, 2, 3, 4]


def test_a_repetition_that_was_under_way_before_a_long_loss_is_not_made_up() -> None:
    report, _ = watch(coach_for(find("clamshell"), Side.RIGHT), paused(set_of("clamshell", repetitions=3), 10.5, 4.0))
    assert report.counted == 2


def test_it_gets_a_person_ready_again_who_came_back_elsewhere_and_keeps_the_count() -> None:
    first = [replace(frame, picture=None) for frame in set_of("clamshell")]
    gone = nobody(from_s=first[-1].time_s, until_s=first[-1].time_s + 4.0)
    seen = after([*first, *gone], [shifted(frame, right=180.0) for frame in set_of("clamshell")])
    report, events = watch(coach_for(find("clamshell"), Side.RIGHT), seen)
    assert kinds(events).count("ready") == 2
    assert [repetition.number for repetition in report.repetitions] == [1, 2, 3, 4]


def test_getting_up_counts_nothing_and_takes_nothing_back() -> None:
    report, events = watch(
        coach_for(find("straight-leg-raise"), Side.RIGHT), after(set_of("straight-leg-raise"), set_of("semi-squat"))
    )
    assert report.counted == 2
    assert events[-1].to_json()["code"] == "lie-on-your-back"


def test_lying_down_after_the_squats_takes_nothing_back_either() -> None:
    report, events = watch(
        coach_for(find("semi-squat"), Side.RIGHT), after(set_of("semi-squat"), set_of("straight-leg-raise"))
    )
    assert report.counted == 2
    assert events[-1].to_json()["code"] == "stand-up"


def test_half_a_second_upright_is_a_bad_frame_or_two_and_not_getting_up() -> None:
    seen, standing = set_of("straight-leg-raise"), set_of("semi-squat")
    odd = [replace(standing[0], time_s=f.time_s) if PAUSE_S <= f.time_s < PAUSE_S + 0.4 else f for f in seen]
    report, events = watch(coach_for(find("straight-leg-raise"), Side.RIGHT), odd)
    assert (report.counted, kinds(events).count("ready")) == (2, 1)


def test_a_squat_that_walks_off_is_none() -> None:
    def strolling(frame: Frame) -> Frame:
        return shifted(frame, right=max(0.0, frame.time_s - 3.0) * 40.0)

    report, _ = watch(coach_for(find("semi-squat"), Side.RIGHT), map(strolling, set_of("semi-squat", repetitions=1)))
    assert report.counted == 0


def test_who_walks_out_of_the_picture_is_gone_and_gets_ready_again_elsewhere() -> None:
    first, still = set_of("semi-squat"), set_of("semi-squat", repetitions=1)[:75]
    walking = [replace(shifted(f, right=f.time_s * 250.0), picture=f.picture) for f in still]
    seen = after(first, walking)
    seen = [*seen, *nobody(from_s=seen[-1].time_s, until_s=seen[-1].time_s + 3.0)]
    seen = after(seen, [replace(shifted(f, right=-150.0), picture=f.picture) for f in first])
    report, events = watch(coach_for(find("semi-squat"), Side.RIGHT), seen)
    assert "tracking-lost" not in kinds(events)
    assert codes(events, "guidance")[-2:] == ["nobody", "seen"]
    assert kinds(events).count("ready") == 2
    assert [repetition.number for repetition in report.repetitions] == [1, 2, 3, 4]


@pytest.mark.parametrize("azimuth_deg", [0.0, 45.0, 80.0])
@pytest.mark.parametrize("side", Side)
def test_a_knee_that_bends_while_the_other_stays_straight_is_no_squat(side: Side, azimuth_deg: float) -> None:
    squat = find("semi-squat")
    exercise = replace(squat, seen_from=replace(squat.seen_from, azimuth_deg=azimuth_deg))
    lifted = LegAngles(hip_flexion_deg=40.0, knee_flexion_deg=60.0)
    step = replace(exercise.movement, top=replace(exercise.movement.rest, right=lifted))
    stepping = replace(exercise, movement=step if side is Side.RIGHT else step.mirrored())
    report, _ = watch(coach_for(exercise, Side.RIGHT), frames(stepping, Side.RIGHT, repetitions=2))
    assert report.counted == 0


@pytest.mark.parametrize(("share", "counted"), [(0.30, 0), (0.40, 2)])
@pytest.mark.parametrize(("azimuth_deg", "far"), [(80.0, "right"), (-80.0, "left")])
def test_a_hidden_knee_that_bends_by_a_third_as_much_goes_along(
    azimuth_deg: float, far: str, share: float, counted: int
) -> None:
    """It lies behind the other one and is measured badly."""
    exercise = find("semi-squat")
    rest, top = exercise.movement.rest, exercise.movement.top
    lazy = replace(top, **{far: getattr(rest, far).toward(getattr(top, far), share=share)})
    limping = replace(
        exercise,
        movement=replace(exercise.movement, top=lazy),
        seen_from=replace(exercise.seen_from, azimuth_deg=azimuth_deg),
    )
    report, _ = watch(coach_for(exercise, Side.RIGHT), frames(limping, Side.RIGHT, repetitions=2))
    assert report.counted == counted


def test_a_foot_that_is_not_seen_does_not_lose_a_repetition() -> None:
    one_foot = [without(frame, Landmark.RIGHT_ANKLE) for frame in set_of("semi-squat")]
    report, _ = watch(coach_for(find("semi-squat"), Side.LEFT), one_foot)
    assert report.counted == 2


def with_someone_else(name: str, *, from_s: float, until_s: float, away_by_px: float) -> list[Frame]:
    """While the person does three repetitions, the pose network takes another one for them for some time."""
    own = [replace(frame, picture=None) for frame in set_of(name, repetitions=3)]
    other = after(own[60:], own)
    return [
        replace(shifted(other[number], right=away_by_px), time_s=frame.time_s)
        if from_s <= frame.time_s < until_s
        else frame
        for number, frame in enumerate(own)
    ]


@pytest.mark.parametrize("name", CATALOGUE)
@pytest.mark.parametrize("away_by_px", [-250.0, 250.0])
def test_someone_else_is_not_followed(name: str, away_by_px: float) -> None:
    seen = with_someone_else(name, from_s=7.9, until_s=9.9, away_by_px=away_by_px)
    report, events = watch(coach_for(find(name), Side.RIGHT), seen)
    assert [event for event in kinds(events) if event.startswith("tracking")] == ["tracking-lost", "tracking-found"]
    assert kinds(events).count("ready") == 1
    assert not codes(events, "fault-seen")
    assert report.counted == 3


def test_a_leap_of_a_frame_or_two_is_not_even_told() -> None:
    seen = with_someone_else("straight-leg-raise", from_s=9.5, until_s=9.6, away_by_px=250.0)
    report, events = watch(coach_for(find("straight-leg-raise"), Side.RIGHT), seen)
    assert not [event for event in kinds(events) if event.startswith("tracking")]
    assert report.counted == 3


def test_after_someone_else_for_long_whoever_is_there_gets_ready() -> None:
    seen = with_someone_else("straight-leg-raise", from_s=7.9, until_s=99.0, away_by_px=250.0)
    report, events = watch(coach_for(find("straight-leg-raise"), Side.RIGHT), after(seen, seen[-600:]))
    told = [event for event in kinds(events) if event in {"ready", "tracking-lost", "tracking-found"}]
    assert told[:3] == ["ready", "tracking-lost", "ready"]
    assert [repetition.number for repetition in report.repetitions][:1] == [1]


def test_knees_that_bend_while_the_hips_come_up_are_no_squat() -> None:
    still = set_of("semi-squat", repetitions=1)[0]
    seen = set_of("semi-squat")
    leaping = [stepping(still, frame) for frame in seen]
    moved = [measured.value for f in leaping if (measured := measure(Quantity.KNEE_FLEXION, plain(f))) is not None]
    assert max(moved) - min(moved) > 20.0
    report, _ = watch(coach_for(find("semi-squat"), Side.RIGHT), leaping)
    assert report.counted == 0


def stepping(still: Frame, squat: Frame) -> Frame:
    """The knees of a squat, in a person whose hips come up a little: by 3 % of the leg."""
    by_px = (
        0.4 * sum((squat.landmarks[n].pixel or (0, 0))[1] - (still.landmarks[n].pixel or (0, 0))[1] for n in HIPS) / 2
    )

    def up(at: Seen) -> Seen:
        u, v = at.pixel or (0.0, 0.0)
        return replace(at, pixel=(u, v - by_px))

    changed = {n: up(still.landmarks[n]) for n in HIPS} | {n: squat.landmarks[n] for n in KNEES}
    return replace(still, time_s=squat.time_s, landmarks={**still.landmarks, **changed})


HIPS = (Landmark.LEFT_HIP, Landmark.RIGHT_HIP)
KNEES = (Landmark.LEFT_KNEE, Landmark.RIGHT_KNEE)


def plain(frame: Frame) -> Scene:
    return Scene(frame=frame, stance=Stance.STANDING, side=Side.LEFT, view=View.SIDE)


@pytest.mark.parametrize("name", ["straight-leg-raise", "hip-extension"])
@pytest.mark.parametrize("side", Side)
def test_the_other_leg_is_told_of_and_not_counted(name: str, side: Side) -> None:
    report, events = watch(coach_for(find(name), side), frames(the_other_way(name), side))
    assert report.counted == 0
    assert codes(events, "notice") == ["wrong-leg"] * 3
    assert [remark.code for remark in report.remarks] == ["wrong-leg"]


def test_after_the_other_leg_the_right_one_is_counted() -> None:
    seen = after(list(frames(the_other_way("hip-extension"), Side.RIGHT)), set_of("hip-extension"))
    report, _ = watch(coach_for(find("hip-extension"), Side.RIGHT), seen)
    assert report.counted == 2


def test_both_legs_at_once_are_not_the_wrong_one() -> None:
    exercise = find("hip-extension")
    raised = exercise.movement.top.right
    both = replace(exercise, movement=replace(exercise.movement, top=replace(exercise.movement.top, left=raised)))
    report, events = watch(coach_for(exercise, Side.RIGHT), frames(both, Side.RIGHT))
    assert codes(events, "notice") == []
    assert report.counted == 3


@pytest.mark.parametrize("name", ["clamshell", "side-lying-leg-raise", "semi-squat"])
def test_where_the_legs_cannot_be_told_apart_no_leg_is_wrong(name: str) -> None:
    for side in Side:
        _, events = watch(coach_for(find(name), side), frames(find(name), side))
        assert codes(events, "notice") == []


def test_the_repetition_done_after_the_set_was_left_begins_from_a_new_rest() -> None:
    set_twice = after(after(set_of("clamshell"), set_of("semi-squat", repetitions=1)), set_of("clamshell"))
    report, events = watch(coach_for(find("clamshell"), Side.RIGHT), set_twice)
    assert kinds(events).count("ready") == 2
    assert [(r.number, r.verdict.value) for r in report.repetitions] == [(n, "clean") for n in (1, 2, 3, 4)]
