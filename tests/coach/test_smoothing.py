"""Calm when the limb is still, quick when it moves, and blind to a single wild frame."""

import random  # noqa: TID251  # the edge where chance comes in
from statistics import pstdev

import pytest

from kneewise.coach.smoothing import OneEuro, Smoother


def smooth(values: list[float], *, fps: float = 30.0) -> list[float]:
    smoother = Smoother()
    return [smoother.receive(value, time_s=number / fps) for number, value in enumerate(values)]


def test_one_wild_frame_leaves_no_trace() -> None:
    values = [20.0] * 60
    values[30] = 140.0
    assert smooth(values) == [20.0] * 60


def test_two_wild_frames_do_leave_one() -> None:
    values = [20.0] * 60
    values[30:32] = [140.0, 140.0]
    assert max(smooth(values)) > 30.0


def test_a_limb_that_is_still_trembles_less() -> None:
    source = random.Random(1)  # noqa: S311  # repeatable errors, not secrets
    seen = [40.0 + source.gauss(0.0, 3.0) for _ in range(300)]
    assert pstdev(smooth(seen)[30:]) < pstdev(seen) / 2


@pytest.mark.parametrize("fps", [15.0, 30.0, 60.0])
def test_a_limb_that_moves_is_followed_without_much_delay(fps: float) -> None:
    """At 45 degrees a second: a tenth of a second, and one frame for the median."""
    seen = [45.0 * number / fps for number in range(int(2 * fps))]
    late_s = (seen[-1] - smooth(seen, fps=fps)[-1]) / 45.0
    assert 0.0 < late_s < 0.1 + 1 / fps


def test_the_first_sample_and_one_that_is_not_later_pass_as_they_are() -> None:
    euro = OneEuro()
    assert euro.receive(10.0, time_s=1.0) == 10.0
    assert euro.receive(30.0, time_s=1.0) == 30.0
    assert 30.0 < euro.receive(50.0, time_s=1.1) < 50.0
