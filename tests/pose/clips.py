"""Small video files, made for one test each."""

import wave
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt

from kneewise.body import Camera, Performance, Side
from kneewise.exercises import find
from kneewise.pose.film import shoot
from kneewise.pose.video import Recorder

Rgb = npt.NDArray[np.uint8]


def plain(*, height: int = 120, width: int = 160) -> Rgb:
    """A grey picture without anybody in it."""
    return np.full((height, width, 3), 150, dtype=np.uint8)


def portrait() -> Rgb:
    """An upright portrait: red in its top left corner, green in its bottom left one."""
    picture = plain(height=160, width=96)
    picture[:40, :40] = (255, 0, 0)
    picture[-40:, :40] = (0, 255, 0)
    return picture


def turned(path: Path, upright: Rgb, *, counterclockwise_deg: int) -> Path:
    """A clip as phones make them: stored askew, with a note by how much a player has to turn it."""
    stored = np.ascontiguousarray(np.rot90(upright, -counterclockwise_deg // 90))
    with av.open(path, mode="w") as container:
        stream = container.add_stream("libx264", rate=10)
        stream.height, stream.width, stream.pix_fmt = *stored.shape[:2], "yuv420p"
        stream.set_display_rotation(counterclockwise_deg)
        for _ in range(3):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(stored, format="rgb24")))
        container.mux(stream.encode(None))
    return path


def with_wide_pixels(path: Path, picture: Rgb, *, aspect: Fraction) -> Path:
    """A clip whose pixels are not square."""
    with av.open(path, mode="w") as container:
        stream = container.add_stream("libx264", rate=10)
        stream.height, stream.width, stream.pix_fmt = *picture.shape[:2], "yuv420p"
        stream.codec_context.sample_aspect_ratio = aspect
        container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        container.mux(stream.encode(None))
    return path


def sound_alone(path: Path) -> Path:
    """A second of silence and no pictures."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(16000))
    return path


def squats(*, repetitions: int = 1, fps: float = 10.0) -> list[Rgb]:
    """The figure squats, seen from its right side."""
    exercise = find("semi-squat")
    performance = Performance(movement=exercise.movement, repetitions=repetitions)
    return list(shoot(performance, exercise.camera_for(Side.RIGHT), fps=fps))


def onlooker(*, distance_m: float = 2.8) -> Rgb:
    """Somebody who stands still and looks into the camera."""
    performance = Performance(movement=find("semi-squat").movement, repetitions=1)
    return next(shoot(performance, Camera(target=(0.0, 0.85, 0.0), distance_m=distance_m), fps=1))


def beside(left: Rgb, right: Rgb) -> Rgb:
    """Two pictures as one, side by side, cut to their middles."""
    return np.concatenate([left[:, 120:520], right[:, 120:520]], axis=1)


def written(path: Path, pictures: list[Rgb], *, fps: float = 10.0) -> Path:
    """The pictures as a video file."""
    with Recorder(path, fps=fps) as recorder:
        for picture in pictures:
            recorder.write(picture)
    return path
