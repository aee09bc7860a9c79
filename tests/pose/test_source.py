"""Following one person through a video."""

from pathlib import Path

import numpy as np
import pytest

from kneewise.body import LEGS, Landmark
from kneewise.coach.view import is_in_picture
from kneewise.pose import Choice
from kneewise.pose._weights import Network
from kneewise.pose.source import BadRecording, Look, NoWeights, PoseSource
from pose import clips, recordings

pytestmark = pytest.mark.network


def looked_at(path: Path, *, choice: Choice = Choice.PROMINENT) -> tuple[PoseSource, list[Look]]:
    source = PoseSource(path, choice=choice)
    return source, list(source.looks())


def across(look: Look) -> float:
    """How far to the right the hips are, 0 to 1."""
    hip = look.frame.landmarks[Landmark.LEFT_HIP].pixel
    assert hip is not None
    return hip[0] / look.picture.rgb.shape[1] / look.picture.scale


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pictures = [clips.beside(squat, clips.onlooker()) for squat in clips.squats(fps=2)]
    return clips.written(tmp_path_factory.mktemp("two") / "two.mp4", pictures, fps=2)


def test_a_person_is_seen_in_every_picture(tmp_path: Path) -> None:
    source, looks = looked_at(clips.written(tmp_path / "one.mp4", clips.squats(fps=4), fps=4))
    assert source.pictures == source.with_person == len(looks)
    assert all(set(look.frame.landmarks) == set(Landmark) for look in looks)
    assert not source.crowd.is_several


def test_the_pixels_of_a_shrunk_picture_are_those_of_the_file(tmp_path: Path) -> None:
    (squat, *_) = clips.squats(fps=1)
    small = clips.written(tmp_path / "small.mp4", [squat])
    large = clips.written(tmp_path / "large.mp4", [np.kron(squat, np.ones((3, 3, 1), dtype=np.uint8))])
    (_, [once]), (_, [thrice]) = looked_at(small), looked_at(large)
    height, width, _ = squat.shape
    assert once.frame.picture == (width, height)
    assert thrice.frame.picture == pytest.approx((3 * width, 3 * height), abs=2)
    for name in LEGS:
        pixel, larger = once.frame.landmarks[name].pixel, thrice.frame.landmarks[name].pixel
        assert pixel is not None
        assert larger == pytest.approx((3 * pixel[0], 3 * pixel[1]), abs=25)


def test_what_is_cut_off_by_the_edge_lies_outside_of_the_picture(tmp_path: Path) -> None:
    whole = clips.squats(fps=1)[:2]
    cut = [squat[: int(0.7 * len(squat)) // 2 * 2] for squat in whole]
    _, looks = looked_at(clips.written(tmp_path / "cut.mp4", cut, fps=1))
    for look in looks:
        ankle, size = look.frame.landmarks[Landmark.RIGHT_ANKLE], look.frame.picture
        assert size is not None
        assert ankle.pixel is not None
        assert ankle.pixel[1] > size[1]
        assert not is_in_picture(look.frame, ankle)


def test_nobody_in_the_picture_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadRecording, match=r"nobody is seen in empty\.mp4"):
        looked_at(clips.written(tmp_path / "empty.mp4", [clips.plain()] * 5))


def test_a_person_who_comes_later_is_found(tmp_path: Path) -> None:
    squats = clips.squats(fps=2)[:6]
    pictures = [np.full_like(squats[0], 150)] * 4 + squats
    source, looks = looked_at(clips.written(tmp_path / "late.mp4", pictures, fps=2))
    assert [bool(look.frame.landmarks) for look in looks] == [False] * 4 + [True] * 6
    assert len({look.frame.picture for look in looks}) == 1
    assert (source.pictures, source.with_person) == (10, 6)


@pytest.mark.parametrize(("choice", "low", "high"), [(Choice.LEFT, 0.0, 0.5), (Choice.RIGHT, 0.5, 1.0)])
def test_of_two_people_the_chosen_one_is_followed(two: Path, choice: Choice, low: float, high: float) -> None:
    source, looks = looked_at(two, choice=choice)
    assert all(low < across(look) < high for look in looks)
    assert source.crowd.is_several
    assert source.crowd.followed is choice


def test_of_two_people_one_is_followed_all_the_time(two: Path) -> None:
    source, looks = looked_at(two)
    assert source.crowd.is_several
    assert max(map(across, looks)) - min(map(across, looks)) < 0.2


def test_somebody_small_in_the_background_is_no_second_person(tmp_path: Path) -> None:
    pictures = [clips.beside(squat, clips.onlooker(distance_m=6.5)) for squat in clips.squats(fps=2)]
    source, looks = looked_at(clips.written(tmp_path / "far.mp4", pictures, fps=2))
    assert all(across(look) < 0.5 for look in looks)
    assert not source.crowd.is_several


def test_who_was_lost_is_found_again_beside_somebody_else(tmp_path: Path) -> None:
    squats = clips.squats(fps=1)
    alone = [clips.beside(squat, np.full_like(squat, 150)) for squat in squats[:3]]
    nobody = [np.full_like(alone[0], 150)] * 2
    both = [clips.beside(squat, clips.onlooker(distance_m=2.4)) for squat in squats[:3]]
    _, looks = looked_at(clips.written(tmp_path / "lost.mp4", alone + nobody + both, fps=1))
    assert [bool(look.frame.landmarks) for look in looks] == [True] * 3 + [False] * 2 + [True] * 3
    assert all(across(look) < 0.5 for look in looks if look.frame.landmarks)


def test_missing_weights_are_said_with_what_to_do() -> None:
    with pytest.raises(NoWeights, match=r"pose_landmark_huge\.tflite is missing .* build the package again"):
        Network("pose_landmark_huge.tflite")


@pytest.mark.recordings
def test_the_man_is_followed_and_not_his_mirror_image() -> None:
    frames = recordings.followed(recordings.needed(recordings.SQUAT), every=5)
    ankles = [frame.landmarks[Landmark.RIGHT_ANKLE].pixel for frame in frames]
    assert all(ankle is not None and 200 < ankle[0] < 330 and 780 < ankle[1] < 900 for ankle in ankles)
