"""What must not matter: batches, the camera's pace, size and place of the person, left and right, and nonsense."""

from dataclasses import replace
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figure import after, coach_for, frames, kinds, later, reflected, shifted, trembling, watch
from kneewise.body import VALUES_PER_LANDMARK, Frame, Landmark, Seen, Side
from kneewise.coach import SetReport
from kneewise.exercises import CATALOGUE, Exercise, find

ANY_EXERCISE = st.sampled_from(list(CATALOGUE.values()))
ANY_FAULT = st.sampled_from([(e, fault) for e in CATALOGUE.values() for fault in [None, *e.wrong]])


def counted(exercise: Exercise, seen: list[Frame]) -> int:
    report, _ = watch(coach_for(exercise, Side.RIGHT), seen)
    return report.counted


def outcome(report: SetReport) -> list[tuple[str, list[str]]]:
    return [(r.verdict.value, [fault.code for fault in r.faults]) for r in report.repetitions]


@settings(max_examples=8, deadline=None)
@given(ANY_FAULT, st.floats(0.3, 3.0), st.floats(-500, 500), st.floats(-500, 500))
def test_size_and_place_in_the_picture_do_not_matter(
    what: tuple[Exercise, str | None], scale: float, right: float, down: float
) -> None:
    exercise, fault = what
    seen = [replace(f, picture=None) for f in frames(exercise, Side.RIGHT, fault, repetitions=1, fps=15)]
    near, _ = watch(coach_for(exercise, Side.RIGHT), seen)
    far, _ = watch(coach_for(exercise, Side.RIGHT), (shifted(f, scale=scale, right=right, down=down) for f in seen))
    assert outcome(far) == outcome(near)
    assert far.repetitions[0].peak_deg == pytest.approx(near.repetitions[0].peak_deg, abs=0.1)


@pytest.mark.parametrize("name", CATALOGUE)
def test_a_mirrored_selfie_picture_changes_nothing(name: str) -> None:
    exercise = CATALOGUE[name]
    seen = list(frames(exercise, Side.RIGHT, repetitions=2))
    plain, _ = watch(coach_for(exercise, Side.RIGHT), seen)
    selfie, _ = watch(coach_for(exercise, Side.RIGHT, is_mirrored=True), map(reflected, seen))
    assert plain.counted == 2
    assert selfie.to_json() == plain.to_json()


@pytest.mark.parametrize("name", CATALOGUE)
def test_the_left_leg_is_coached_as_the_right_one_is(name: str) -> None:
    exercise = CATALOGUE[name]
    seen = list(trembling(frames(exercise, Side.RIGHT, repetitions=2, fps=20)))
    right, _ = watch(coach_for(exercise, Side.RIGHT), seen)
    left, _ = watch(coach_for(exercise, Side.LEFT), map(reflected, seen))
    assert left.to_json() | {"side": None} == right.to_json() | {"side": None}


@settings(max_examples=4, deadline=None)
@given(ANY_EXERCISE, st.integers(0, 10_000))
def test_a_set_is_counted_however_the_landmarks_tremble(exercise: Exercise, seed: int) -> None:
    assert counted(exercise, list(trembling(frames(exercise, Side.RIGHT, repetitions=2), seed))) == 2


@settings(max_examples=8, deadline=None)
@given(ANY_EXERCISE, st.floats(15.0, 60.0))
def test_the_frame_rate_does_not_change_the_count(exercise: Exercise, fps: float) -> None:
    assert counted(exercise, list(frames(exercise, Side.RIGHT, repetitions=2, fps=round(fps, 1)))) == 2


@settings(max_examples=8, deadline=None)
@given(ANY_EXERCISE, st.lists(st.integers(1, 6), min_size=40, max_size=40))
def test_an_uneven_camera_does_not_change_the_count(exercise: Exercise, steps: list[int]) -> None:
    """Between 10 and 60 frames a second, as they come."""
    seen = list(frames(exercise, Side.RIGHT, repetitions=2, fps=60))
    moments = [at for at in accumulate(steps * (len(seen) // sum(steps) + 1)) if at < len(seen)]
    assert counted(exercise, [seen[at] for at in moments]) == 2


@settings(max_examples=8, deadline=None)
@given(ANY_EXERCISE, st.sets(st.integers(90, 420), max_size=25))
def test_dropped_frames_do_not_change_the_count(exercise: Exercise, dropped: set[int]) -> None:
    seen = list(frames(exercise, Side.RIGHT, repetitions=2))
    assert counted(exercise, [frame for number, frame in enumerate(seen) if number not in dropped]) == 2


@settings(max_examples=8, deadline=None)
@given(ANY_EXERCISE, st.lists(st.tuples(st.integers(60, 420), st.integers(2, 9)), max_size=6))
def test_a_picture_that_freezes_for_a_moment_does_not_change_the_count(
    exercise: Exercise, freezes: list[tuple[int, int]]
) -> None:
    seen = list(frames(exercise, Side.RIGHT, repetitions=2))
    frozen = list(seen)
    for start, length in freezes:
        for number in range(start, start + length):
            frozen[number] = replace(seen[start], time_s=seen[number].time_s)
    assert counted(exercise, frozen) == 2


@settings(max_examples=8, deadline=None)
@given(ANY_EXERCISE, st.data())
def test_landmarks_that_come_and_go_do_not_change_the_count(exercise: Exercise, data: st.DataObject) -> None:
    seen = list(frames(exercise, Side.RIGHT, repetitions=2, fps=20))
    gaps = data.draw(st.lists(st.sets(st.sampled_from(list(Landmark)), max_size=1), min_size=9, max_size=9))
    flickering = [
        replace(f, landmarks={n: s for n, s in f.landmarks.items() if n not in gaps[number % 9]})
        if f.time_s > 2.0 and number % 3
        else f
        for number, f in enumerate(seen)
    ]
    assert counted(exercise, flickering) == 2


@settings(max_examples=10, deadline=None)
@given(ANY_FAULT, st.floats(0.0, 14.0))
def test_what_is_said_never_depends_on_later_frames(what: tuple[Exercise, str | None], cut_s: float) -> None:
    exercise, fault = what
    seen = list(frames(exercise, Side.RIGHT, fault, repetitions=2, fps=15))
    _, all_events = watch(coach_for(exercise, Side.RIGHT), seen)
    coach = coach_for(exercise, Side.RIGHT)
    report, events = watch(coach, [frame for frame in seen if frame.time_s <= cut_s])
    assert events == all_events[: len(events)]
    assert all(event.at_s > cut_s - 0.5 for event in all_events[len(events) :][:1])
    assert report.counted == kinds(events).count("rep-counted")
    _, rest = watch(coach, [frame for frame in seen if frame.time_s > cut_s])
    assert events + rest == all_events


@settings(max_examples=6, deadline=None)
@given(ANY_EXERCISE, st.lists(st.integers(0, 200), max_size=12))
def test_asking_for_the_report_meanwhile_changes_nothing(exercise: Exercise, asked: list[int]) -> None:
    seen = list(frames(exercise, Side.RIGHT, repetitions=2, fps=15))
    plain, events = watch(coach_for(exercise, Side.RIGHT), seen)
    coach, heard = coach_for(exercise, Side.RIGHT), []
    for number, frame in enumerate(seen):
        heard += coach.receive(frame)
        if number in asked:
            coach.report().to_json()
            coach.scene(frame, side=Side.LEFT)
    assert heard == events
    assert coach.report() == plain


@settings(max_examples=8, deadline=None)
@given(ANY_EXERCISE, st.lists(st.tuples(st.integers(1, 200), st.floats(-5.0, 0.0)), max_size=20))
def test_repeated_and_backward_times_are_passed_over(exercise: Exercise, odd: list[tuple[int, float]]) -> None:
    seen = list(frames(exercise, Side.RIGHT, repetitions=2, fps=15))
    plain, events = watch(coach_for(exercise, Side.RIGHT), seen)
    strange = list(seen)
    for number, by_s in sorted(odd, reverse=True):
        strange.insert(number + 1, replace(seen[0], time_s=seen[number].time_s + by_s))
    report, heard = watch(coach_for(exercise, Side.RIGHT), strange)
    assert (report, heard) == (plain, events)


number = st.floats(-1e6, 1e6) | st.just(float("nan")) | st.just(float("inf"))
flat = st.lists(number, min_size=33 * VALUES_PER_LANDMARK, max_size=33 * VALUES_PER_LANDMARK)


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(list(CATALOGUE)), st.lists(flat | st.just([]), max_size=6))
def test_no_landmarks_whatever_raise(name: str, rows: list[list[float]]) -> None:
    coach = coach_for(CATALOGUE[name], Side.LEFT)
    for index, values in enumerate(rows * 20):
        coach.receive(Frame.from_flat(index / 30, values, picture=(640, 480)))
    coach.report().to_json()


@settings(max_examples=8, deadline=None)
@given(ANY_EXERCISE, st.lists(flat | st.just([]), min_size=1, max_size=4), st.sampled_from([0.0, 3.0, 5.0, 9.0]))
def test_no_landmarks_whatever_stall_the_coach(exercise: Exercise, rows: list[list[float]], at_s: float) -> None:
    """Three seconds of nonsense before or within a set; the set that comes afterwards is counted."""
    good = list(frames(exercise, Side.RIGHT, repetitions=2, fps=15))
    begun = [frame for frame in good if frame.time_s <= at_s]
    nonsense = [
        Frame.from_flat(begun[-1].time_s + (index + 1) / 15, rows[index % len(rows)], picture=(640, 480))
        for index in range(45)
    ]
    coach = coach_for(exercise, Side.RIGHT)
    before, _ = watch(coach, [*begun, *nonsense])
    afterwards, _ = watch(coach, later(good, nonsense[-1].time_s + 1 / 15))
    assert afterwards.counted == before.counted + 2


def test_all_landmarks_in_one_point_raise_nothing() -> None:
    point = Seen(world=(0.0, 0.0, 0.0), pixel=(0.0, 0.0))
    for exercise in CATALOGUE.values():
        coach = coach_for(exercise, Side.RIGHT)
        for index in range(60):
            coach.receive(Frame(time_s=index / 30, landmarks=dict.fromkeys(Landmark, point)))


def test_a_person_who_shrinks_to_a_point_within_the_set_raises_nothing() -> None:
    point = Seen(world=(0.0, 0.0, 0.0), pixel=(320.0, 240.0))
    for exercise in CATALOGUE.values():
        good = list(frames(exercise, Side.RIGHT, repetitions=1, fps=15))
        points = [replace(frame, landmarks=dict.fromkeys(Landmark, point)) for frame in good[:30]]
        watch(coach_for(exercise, Side.RIGHT), after(good[:60], points))


def test_a_clean_set_is_clean_in_a_small_picture_too() -> None:
    exercise = find("clamshell")
    small = [shifted(frame, scale=0.25) for frame in frames(exercise, Side.RIGHT, repetitions=2)]
    assert counted(exercise, small) == 2
