"""What `just bench-cost` measures, on exact landmarks instead of rendered pictures."""

import re
from dataclasses import replace

import pytest
from bench.cost.__main__ import document
from bench.cost.browser import APP, InPyodide, in_pyodide
from bench.cost.clip import FPS, SIDE, Clip
from bench.cost.coach import Cost, cost

from figure import performance
from kneewise.body import Frame, Landmark
from kneewise.exercises import CATALOGUE, find


def row(frame: Frame) -> tuple[float, ...]:
    """A frame as the network gives it: 33 × 6 numbers."""
    seen = [frame.landmarks[name] for name in Landmark]
    return tuple(value for one in seen for value in (*one.world, one.visibility, *(one.pixel or ())))


def clip(name: str) -> Clip:
    exercise = find(name)
    camera = exercise.camera_for(SIDE)
    frames = performance(exercise, SIDE, repetitions=2).frames(camera, fps=FPS)
    rows = tuple(row(frame) for frame in frames)
    return Clip(exercise=exercise, size=(camera.width, camera.height), rows=rows, network_ms=40.0)


@pytest.mark.parametrize("name", CATALOGUE)
def test_the_coach_does_its_work_while_it_is_measured(name: str) -> None:
    measured = cost(clip(name), passes=1)
    assert measured.counted == 2
    assert 0 < measured.mean_ms <= measured.worst_ms


def test_the_document_says_whether_the_aims_are_reached_and_nothing_of_this_machine() -> None:
    quick, slow = (Cost(mean_ms=ms, worst_ms=9.0, counted=2) for ms in (0.4, 1.4))
    text = document([clip("clamshell")], [quick], InPyodide(start_s=2.0, costs=(slow,)))
    assert "| clamshell | 40.0 | 0.400 | 9.00 | 1.00% | 1.40 | 9.0 | 2 and 2 |" in text
    assert re.findall(r"(?:Not r|R)eached", text) == ["Reached", "Not reached"]
    assert "/home" not in text
    assert str(APP) not in text


@pytest.mark.skipif(
    not (APP / "pyodide").is_dir(), reason="the app is not built: PYTHONPATH=frontend python -m assembly"
)
def test_the_browsers_own_worker_counts_the_same_and_only_what_is_in_the_picture() -> None:
    whole = clip("semi-squat")
    cut_off = replace(whole, size=(whole.size[0], whole.size[1] // 2))
    assert [one.counted for one in in_pyodide([whole, cut_off]).costs] == [2, 0]
