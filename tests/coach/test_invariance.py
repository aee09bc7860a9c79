"""What must not matter: batches, size and place of the person, left and right, and nonsense."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figure import coach_for, frames, reflected, shifted, watch
from kneewise.body import VALUES_PER_LANDMARK, Frame, Landmark, Seen, Side
from kneewise.exercises import CATALOGUE, find


@settings(max_examples=8, deadline=None)
@given(st.floats(0.3, 3.0), st.floats(-500, 500), st.floats(-500, 500))
def test_size_and_place_in_the_picture_do_not_matter(scale: float, right: float, down: float) -> None:
    exercise = find("straight-leg-raise")
    seen = list(frames(exercise, Side.RIGHT, repetitions=1, fps=15))
    near, _ = watch(coach_for(exercise, Side.RIGHT), seen)
    far, _ = watch(coach_for(exercise, Side.RIGHT), (shifted(f, scale=scale, right=right, down=down) for f in seen))
    assert [r.verdict for r in far.repetitions] == [r.verdict for r in near.repetitions]
    assert far.repetitions[0].peak_deg == pytest.approx(near.repetitions[0].peak_deg, abs=0.01)


@pytest.mark.parametrize("name", CATALOGUE)
def test_a_mirrored_selfie_picture_changes_nothing(name: str) -> None:
    exercise = CATALOGUE[name]
    seen = list(frames(exercise, Side.RIGHT, repetitions=2))
    plain, _ = watch(coach_for(exercise, Side.RIGHT), seen)
    selfie, _ = watch(coach_for(exercise, Side.RIGHT, is_mirrored=True), map(reflected, seen))
    assert plain.counted == 2
    assert selfie.to_json() == plain.to_json()


number = st.floats(-1e6, 1e6) | st.just(float("nan")) | st.just(float("inf"))
flat = st.lists(number, min_size=33 * VALUES_PER_LANDMARK, max_size=33 * VALUES_PER_LANDMARK)


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(list(CATALOGUE)), st.lists(flat | st.just([]), max_size=6))
def test_no_landmarks_whatever_raise(name: str, rows: list[list[float]]) -> None:
    coach = coach_for(CATALOGUE[name], Side.LEFT)
    for index, values in enumerate(rows * 20):
        coach.receive(Frame.from_flat(index / 30, values))
    coach.report().to_json()


def test_all_landmarks_in_one_point_raise_nothing() -> None:
    point = Seen(world=(0.0, 0.0, 0.0), pixel=(0.0, 0.0))
    for exercise in CATALOGUE.values():
        coach = coach_for(exercise, Side.RIGHT)
        for index in range(60):
            coach.receive(Frame(time_s=index / 30, landmarks=dict.fromkeys(Landmark, point)))
