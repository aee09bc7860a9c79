"""The filmed figure through the real pose network: the coach counts it, and names the fault that was there.

Each film takes ten seconds or more, so that one clean set of each exercise and some faults are tried here;
``KNEEWISE_ALL_FILMS=1`` tries all of them, and so does ``just bench-coach``.
"""

import os
from collections.abc import Iterator

import pytest

from figure import camera_for, coach_for, faults, performance, watch
from kneewise.body import Frame, Side
from kneewise.exercises import CATALOGUE

pytestmark = pytest.mark.network

FPS = 12.0
ALL = bool(os.environ.get("KNEEWISE_ALL_FILMS"))
CLEAN = [(name, side) for place, name in enumerate(CATALOGUE) for side in (Side if ALL else [list(Side)[place % 2]])]
WRONG = [(name, fault) for name, every in CATALOGUE.items() for fault in list(every.wrong)[: None if ALL else 1]][
    :: 1 if ALL else 2
]


def seen(name: str, side: Side, fault: str | None = None, *, repetitions: int) -> Iterator[Frame]:
    """What the network sees of a film of the figure."""
    from kneewise.pose.film import shoot  # noqa: PLC0415  # needs the extra `video`
    from kneewise.pose.follower import Follower  # noqa: PLC0415

    exercise = CATALOGUE[name]
    performed = performance(exercise, side, fault, repetitions=repetitions)
    follower = Follower()
    for number, picture in enumerate(shoot(performed, camera_for(exercise, side, fault), fps=FPS)):
        pose, (height, width, _) = follower.receive(picture, number / FPS), picture.shape
        flat = [] if pose is None else pose.flat.ravel().tolist()
        yield Frame.from_flat(number / FPS, flat, picture=(width, height))


@pytest.mark.parametrize(("name", "side"), CLEAN)
def test_a_clean_set_is_counted_and_no_fault_is_made_up(name: str, side: Side) -> None:
    report, _ = watch(coach_for(CATALOGUE[name], side), seen(name, side, repetitions=2))
    assert (report.counted, faults(report)) == (2, set())


@pytest.mark.parametrize(("name", "fault"), WRONG)
def test_a_clear_fault_is_counted_and_named(name: str, fault: str) -> None:
    report, _ = watch(coach_for(CATALOGUE[name], Side.RIGHT), seen(name, Side.RIGHT, fault, repetitions=1))
    assert (report.counted, faults(report)) == (1, {fault})
