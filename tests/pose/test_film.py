"""The figure on film: the network must take it for a person, or no test of the camera coach means anything."""

from pathlib import Path

import numpy as np
import pytest

from kneewise.body import Camera, Landmark, Performance, Posture, Side
from kneewise.exercises import CATALOGUE, Exercise
from kneewise.pose._solid import Solid, Stage
from kneewise.pose.film import Light, Room, Studio, shoot, write_film
from kneewise.pose.follower import Follower
from kneewise.pose.video import Video

CASES = [
    pytest.param(exercise, side, id=f"{exercise.name}-{side}")
    for exercise in CATALOGUE.values()
    for side in (Side if exercise.per_leg else (Side.RIGHT,))
]
FPS = 5.0
WITHIN = 0.06
"""Median error of a landmark, as a share of the body's height."""


@pytest.mark.network
@pytest.mark.parametrize(("exercise", "side"), CASES)
def test_the_network_finds_the_working_leg_in_every_picture(exercise: Exercise, side: Side) -> None:
    camera, performance = exercise.camera_for(side), Performance(movement=exercise.performed_by(side), repetitions=1)
    body_px = performance.physique.height_m * camera.focal_px / camera.distance_m
    follower = Follower()
    errors: dict[str, list[float]] = {"hip": [], "knee": [], "ankle": []}
    pictures = shoot(performance, camera, fps=FPS)
    for picture, frame in zip(pictures, performance.frames(camera, fps=FPS), strict=True):
        pose = follower.receive(picture, frame.time_s)
        assert pose is not None, f"nobody is seen at {frame.time_s} s"
        for part, missed in errors.items():
            name = Landmark.of(side, part)
            place = pose.flat[list(Landmark).index(name), 4:]
            missed.append(float(np.linalg.norm(place - np.array(frame.landmarks[name].pixel))) / body_px)
    assert {part: np.median(missed) < WITHIN for part, missed in errors.items()} == dict.fromkeys(errors, True)


def test_a_film_has_as_many_pictures_as_the_performance_lasts(tmp_path: Path) -> None:
    exercise = CATALOGUE["clamshell"]
    performance = Performance(movement=exercise.movement, repetitions=1, ready_s=0.0, after_s=0.0)
    write_film(tmp_path / "film.mp4", shoot(performance, exercise.seen_from, fps=2.0), fps=2.0)
    with Video(tmp_path / "film.mp4") as video:
        pictures = list(video.pictures())
    assert len(pictures) == int(performance.duration_s * 2) + 1
    assert pictures[-1].time_s == pytest.approx(performance.duration_s)


def test_the_same_posture_is_the_same_picture() -> None:
    studio = Studio(Camera(target=(0.0, 0.85, 0.0)))
    assert np.array_equal(studio.picture(Posture()), studio.picture(Posture()))


def test_mirrored_light_mirrors_the_figure() -> None:
    studio = Studio(Camera(target=(0.0, 0.85, 0.0)), light=Light(toward=(0.0, 1.0, 1.0)), room=Room(mat_m=None))
    picture = studio.picture(Posture()).astype(int)
    assert np.abs(picture - picture[:, ::-1]).mean() < 1.0


SQUARE = Camera(target=(0.0, 0.0, 0.0), elevation_deg=0.0, distance_m=2.0, width=100, height=100)
GREY = np.zeros((100, 100, 3), dtype=np.float32)


def seen(*solids: Solid) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    stage = Stage(SQUARE)
    for solid in solids:
        stage.put(solid)
    shown: np.ndarray[tuple[int, ...], np.dtype[np.bool_]] = stage.picture(GREY, Light(ambient=1.0)).any(axis=2)
    return shown


def cone(start: tuple[float, float, float], end: tuple[float, float, float], *, radii: tuple[float, float]) -> Solid:
    return Solid(start=start, end=end, start_radius_m=radii[0], end_radius_m=radii[1], colour=(200, 200, 200))


def test_a_ball_is_as_large_as_perspective_says() -> None:
    shown = seen(cone((0, 0, 0), (0, 0, 0), radii=(0.2, 0.2)))
    edge_px = SQUARE.focal_px * 0.2 / np.sqrt(2.0**2 - 0.2**2)
    assert shown.sum() == pytest.approx(np.pi * edge_px**2, rel=0.03)


def test_a_capsule_covers_what_a_row_of_balls_covers() -> None:
    a, b = np.array([-0.4, -0.3, 0.2]), np.array([0.3, 0.4, -0.3])
    shares = np.linspace(0, 1, 200)
    balls = [(tuple((a + (b - a) * s).tolist()), 0.15 + (0.05 - 0.15) * s) for s in shares]
    row = seen(*(cone(at, at, radii=(r, r)) for at, r in balls))
    whole = seen(cone((-0.4, -0.3, 0.2), (0.3, 0.4, -0.3), radii=(0.15, 0.05)))
    assert (row != whole).mean() < 0.005


def test_the_nearer_solid_hides_the_farther_one() -> None:
    near = Solid(start=(0, 0, 0.5), end=(0, 0, 0.5), start_radius_m=0.1, end_radius_m=0.1, colour=(250, 0, 0))
    far = Solid(start=(0, 0, -0.5), end=(0, 0, -0.5), start_radius_m=0.3, end_radius_m=0.3, colour=(0, 250, 0))
    for order in ((near, far), (far, near)):
        stage = Stage(SQUARE)
        for solid in order:
            stage.put(solid)
        picture = stage.picture(GREY, Light())
        assert picture[50, 50].argmax() == 0
        assert picture[50, 58].argmax() == 1


def test_what_is_behind_the_camera_is_not_seen() -> None:
    assert not seen(cone((0, 0, 5), (0, 0, 6), radii=(0.1, 0.1))).any()
