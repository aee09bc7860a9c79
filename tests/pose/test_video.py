"""Video files: real times, upright pictures, and clear words for what cannot be read."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from kneewise.pose import BadRecording
from kneewise.pose.video import LONGEST_PX, Recorder, Video
from pose import clips


def times(path: Path) -> list[float]:
    with Video(path) as video:
        return [picture.time_s for picture in video.pictures()]


def refusal(path: Path) -> str:
    with pytest.raises(BadRecording) as refused, Video(path) as video:
        list(video.pictures())
    assert "\n" not in str(refused.value)
    return str(refused.value)


def test_pictures_keep_their_own_times_where_the_rate_varies(tmp_path: Path) -> None:
    path, wanted = tmp_path / "vfr.mp4", [0.0, 0.04, 0.05, 0.35, 1.2]
    with Recorder(path) as recorder:
        for at in wanted:
            recorder.write(clips.plain(), time_s=at)
    assert times(path) == pytest.approx(wanted, abs=1e-3)


def test_time_begins_at_the_first_picture(tmp_path: Path) -> None:
    path = tmp_path / "late.mp4"
    with Recorder(path) as recorder:
        for at in (3.0, 3.5):
            recorder.write(clips.plain(), time_s=at)
    assert times(path) == pytest.approx([0.0, 0.5])


@pytest.mark.parametrize("ending", ["mp4", "y4m"])
def test_pictures_without_times_follow_the_rate(tmp_path: Path, ending: str) -> None:
    path = clips.written(tmp_path / f"clip.{ending}", [clips.plain()] * 4, fps=20)
    assert times(path) == pytest.approx([0.0, 0.05, 0.10, 0.15])


@pytest.mark.parametrize("angle", [0, 90, 180, -90])
def test_what_the_phone_held_askew_is_upright(tmp_path: Path, angle: int) -> None:
    path = clips.turned(tmp_path / "phone.mp4", clips.portrait(), counterclockwise_deg=angle)
    with Video(path) as video:
        first = next(video.pictures()).rgb
    assert first.shape == (160, 96, 3)
    assert first[10, 10].argmax() == 0
    assert first[-10, 10].argmax() == 1


def test_pixels_become_square(tmp_path: Path) -> None:
    path = clips.with_wide_pixels(tmp_path / "wide.mp4", clips.plain(height=120, width=160), aspect=Fraction(2))
    with Video(path) as video:
        assert next(video.pictures()).rgb.shape == (120, 320, 3)


def test_large_pictures_are_shrunk_and_say_by_how_much(tmp_path: Path) -> None:
    path = clips.written(tmp_path / "large.mp4", [clips.plain(height=1440, width=2560)])
    with Video(path) as video:
        picture = next(video.pictures())
    assert picture.rgb.shape == (720, LONGEST_PX, 3)
    assert picture.scale == 2.0


@pytest.mark.parametrize("ending", ["mp4", "y4m", "mjpeg"])
def test_each_kind_that_is_written_is_read(tmp_path: Path, ending: str) -> None:
    path = clips.written(tmp_path / f"clip.{ending}", [clips.portrait()] * 3)
    with Video(path) as video:
        pictures = list(video.pictures())
    assert len(pictures) == 3
    assert np.abs(pictures[0].rgb.astype(int) - clips.portrait()).mean() < 4


def test_a_file_for_the_browsers_fake_camera_says_what_the_browser_expects(tmp_path: Path) -> None:
    path = clips.written(tmp_path / "clip.y4m", [clips.plain()], fps=30)
    assert path.read_bytes().startswith(b"YUV4MPEG2 W160 H120 F30:1 Ip A0:0 C420jpeg")


def test_odd_sizes_lose_their_last_line(tmp_path: Path) -> None:
    path = clips.written(tmp_path / "odd.mp4", [clips.plain(height=121, width=161)])
    with Video(path) as video:
        assert next(video.pictures()).rgb.shape == (120, 160, 3)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert "there is no file" in refusal(tmp_path / "none.mp4")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.mp4"
    path.touch()
    assert "cannot be read as a video" in refusal(path)


def test_text_called_mp4_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "text.mp4"
    path.write_text("a squat is a squat is a squat\n" * 50)
    assert "cannot be read as a video" in refusal(path)


def test_sound_alone_is_refused(tmp_path: Path) -> None:
    assert "no pictures" in refusal(clips.sound_alone(tmp_path / "sound.wav"))


def test_a_video_whose_every_picture_is_damaged_is_refused(tmp_path: Path) -> None:
    path = clips.written(tmp_path / "clip.mp4", [clips.portrait()] * 5)
    whole = path.read_bytes()
    start, end = (
        whole.index(b"mdat") + 4,
        whole.index(b"moov") if whole.index(b"moov") > whole.index(b"mdat") else len(whole),
    )
    path.write_bytes(whole[:start] + bytes(end - start) + whole[end:])
    assert "no picture that can be read" in refusal(path)


def test_what_is_left_of_a_cut_off_film_is_used(tmp_path: Path) -> None:
    path = clips.written(tmp_path / "clip.mjpeg", [clips.portrait()] * 10)
    path.write_bytes(path.read_bytes()[:-2000])
    assert 5 <= len(times(path)) <= 10


def test_an_ending_that_nobody_writes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadRecording, match=r"a video is written as \.mp4, \.y4m, \.mjpeg"):
        Recorder(tmp_path / "film.gif")


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadRecording, match="cannot be written"):
        Recorder(tmp_path / "no" / "film.mp4")
