"""Who lies on the front: the pose network takes the back for the chest at times, and so the left leg for the right."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from figure import coach_for, codes, frames, kinds, trembling, watch, without
from kneewise.body import Frame, Landmark, Side
from kneewise.coach import Quantity, Stance, Verdict, coach_recording, measure
from kneewise.coach.righting import Righting
from kneewise.coach.stance import lies_on
from kneewise.exercises import CATALOGUE, find

PRONE = find("hip-extension")
READY_S = 1.5


def always(_: int) -> bool:
    return True


def two_fifths(number: int) -> bool:
    return number % 30 < 12


def one_in_three(number: int) -> bool:
    return number % 3 == 0


def taken_for_supine(seen: list[Frame], when: Callable[[int], bool], *, from_s: float = READY_S) -> list[Frame]:
    """The names of left and right are exchanged; each point is where it was, the nearer leg is still nearer."""
    return [f.exchanged() if f.time_s > from_s and when(number) else f for number, f in enumerate(seen)]


def a_set(fault: str | None = None, *, side: Side = Side.RIGHT) -> list[Frame]:
    return list(frames(PRONE, side, fault, repetitions=2))


def test_it_shows_as_a_person_who_lies_on_the_back() -> None:
    seen = a_set()[0]
    assert lies_on(seen) is Stance.PRONE
    assert lies_on(seen.exchanged()) is Stance.SUPINE


def righted(*seen: Frame) -> list[Frame]:
    """A leg of them is about 190 pixels long."""
    righting = Righting(leg_px=190.0)
    return [righting.receive(frame) for frame in seen]


def timed(*seen: Frame, step_s: float = 1 / 30) -> list[Frame]:
    return [replace(frame, time_s=number * step_s) for number, frame in enumerate(seen)]


def lifted() -> Frame:
    """The working leg is up."""
    return next(frame for frame in a_set() if frame.time_s > 5.4)


def chest_alone(frame: Frame) -> Frame:
    """The same legs, but the chest seems to look up: an error of depth."""
    exchanged = frame.exchanged().landmarks
    trunk = {name: exchanged[name] for name in frame.landmarks if "shoulder" in name or "hip" in name}
    return replace(frame, landmarks={**frame.landmarks, **trunk})


def test_it_is_put_right_frame_by_frame() -> None:
    rest = timed(*[a_set()[0]] * 4)
    wrong = [rest[0], rest[1].exchanged(), rest[2], rest[3].exchanged()]
    assert righted(*wrong) == rest


def test_legs_that_are_up_are_put_right_too() -> None:
    top = timed(*[lifted()] * 4)
    assert righted(top[0], *(frame.exchanged() for frame in top[1:])) == top


def test_a_chest_that_seems_to_look_up_while_the_legs_go_on_where_they_were_exchanges_nothing() -> None:
    top = timed(*[lifted()] * 3)
    seen = [top[0], chest_alone(top[1]), top[2]]
    assert lies_on(seen[1]) is Stance.SUPINE
    assert righted(*seen) == seen


def test_after_half_a_second_without_legs_the_chest_alone_tells() -> None:
    """Where they were before says nothing any more."""
    top = lifted()
    soon, late = (timed(top, chest_alone(top), step_s=step_s) for step_s in (0.4, 0.6))
    assert righted(*soon) == soon
    assert righted(*late) == [late[0], late[1].exchanged()]


def test_where_the_chest_does_not_tell_it_is_as_it_was_last() -> None:
    """A chest that is seen edge on, or not at all."""
    prone = a_set()[0]
    on_edge = without(prone, "shoulder")
    rolled = next(iter(frames(find("clamshell"), Side.RIGHT, repetitions=1)))
    plain = timed(prone, on_edge)
    assert righted(*plain) == plain
    wrong = timed(prone.exchanged(), on_edge.exchanged())
    assert righted(*wrong) == plain
    assert righted(rolled) == [rolled]


def test_without_both_legs_nothing_is_put_right() -> None:
    one_leg = without(a_set()[0], "left_ankle").exchanged()
    assert righted(one_leg) == [one_leg]


@pytest.mark.parametrize(("apart_px", "is_put_right"), [(13.0, True), (15.0, False)])
def test_legs_leap_that_would_move_by_more_than_a_sixth_of_the_leg(apart_px: float, is_put_right: bool) -> None:  # noqa: FBT001  # a table's column
    """The knees are so far apart, and the feet together: exchanged, both knees would move by it."""
    rest = a_set()[0]
    at = {Landmark.LEFT_KNEE: (300.0, 200.0), Landmark.RIGHT_KNEE: (300.0, 200.0 - apart_px)}
    at |= {Landmark.LEFT_ANKLE: (400.0, 200.0), Landmark.RIGHT_ANKLE: (400.0, 200.0)}
    legs = {name: replace(rest.landmarks[name], pixel=pixel) for name, pixel in at.items()}
    seen, then = timed(*[replace(rest, landmarks={**rest.landmarks, **legs})] * 2)
    chest_up = chest_alone(then)
    assert righted(seen, chest_up) == [seen, chest_up.exchanged() if is_put_right else chest_up]


@pytest.mark.parametrize("name", [name for name in CATALOGUE if name != "hip-extension"])
def test_of_who_lies_or_stands_otherwise_nothing_is_put_right(name: str) -> None:
    seen = list(frames(find(name), Side.RIGHT, repetitions=1))
    coach = coach_for(find(name), Side.RIGHT)
    watch(coach, seen)
    assert coach.scene(seen[-1].exchanged(), side=Side.RIGHT).frame == seen[-1].exchanged()


@pytest.mark.parametrize("when", [always, two_fifths, one_in_three])
@pytest.mark.parametrize("fault", [None, *PRONE.wrong])
@pytest.mark.parametrize("side", Side)
def test_the_working_leg_is_counted_and_measured_all_the_same(
    side: Side, fault: str | None, when: Callable[[int], bool]
) -> None:
    plain, told = watch(coach_for(PRONE, side), a_set(fault, side=side))
    report, events = watch(coach_for(PRONE, side), taken_for_supine(a_set(fault, side=side), when))
    assert report.counted == 2
    assert report.to_json() == plain.to_json()
    assert kinds(events) == kinds(told)


def test_a_frame_of_it_is_measured_as_it_was_put_right() -> None:
    seen = a_set()
    top = next(frame for frame in seen if frame.time_s > 5.4)
    coach = coach_for(PRONE, Side.RIGHT)
    watch(coach, seen)
    own, other = (measure(Quantity.HIP_EXTENSION, coach.scene(top.exchanged(), side=side)) for side in Side)
    lifted = {Side(side): reading.value for side, reading in zip(Side, (own, other), strict=True) if reading}
    assert lifted[Side.RIGHT] == pytest.approx(18.0, abs=5.0)
    assert lifted[Side.LEFT] < 5.0


def test_trembling_landmarks_do_not_matter() -> None:
    shaken = taken_for_supine(list(trembling(a_set())), two_fifths)
    report, _ = watch(coach_for(PRONE, Side.RIGHT), shaken)
    assert (report.counted, {one.verdict for one in report.repetitions}) == (2, {Verdict.CLEAN})


@pytest.mark.parametrize("when", [two_fifths, one_in_three])
def test_who_is_taken_for_supine_in_less_than_half_of_the_frames_gets_ready(when: Callable[[int], bool]) -> None:
    report, events = watch(coach_for(PRONE, Side.RIGHT), taken_for_supine(a_set(), when, from_s=0.5))
    assert "ready" in kinds(events)
    assert report.counted == 2


def test_who_really_lies_on_the_back_is_asked_to_turn_over() -> None:
    _, events = watch(coach_for(PRONE, Side.RIGHT), taken_for_supine(a_set(), always, from_s=-1.0))
    assert codes(events, "guidance") == ["lie-on-your-front"]


def test_a_recording_with_such_frames_is_counted_and_judged() -> None:
    seen = taken_for_supine(a_set("back-arching"), two_fifths, from_s=-1.0)
    done = coach_recording(seen, PRONE.coaching, side=Side.RIGHT).report
    assert [[fault.code for fault in one.faults] for one in done.repetitions] == [["back-arching"]] * 2


def test_the_other_leg_is_still_the_wrong_one() -> None:
    """Left and right are put right, not chosen by what moves."""
    seen = taken_for_supine(a_set(side=Side.LEFT), two_fifths)
    report, events = watch(coach_for(PRONE, Side.RIGHT), seen)
    assert (report.counted, codes(events, "notice")) == (0, ["wrong-leg"] * 2)
