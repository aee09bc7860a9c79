"""Video files, picture by picture: real time stamps, upright, in constant memory. Sound is ignored."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Self

import av
import numpy as np
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from kneewise.pose._region import Rgb
from kneewise.pose.errors import BadRecording

LONGEST_PX = 1280
"""Larger pictures are shrunk to this on their long side: the network looks at 256 pixels (our proposal)."""
_USUAL_FPS = 30.0
_TICKS = 90_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One upright picture of square pixels. ``scale`` says how many pixels of the file one of its pixels is."""

    time_s: float
    rgb: Rgb
    scale: float = 1.0


class Video:
    """A video file for reading. Raises ``BadRecording`` where there is no video in it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._container = _opened(path)
        streams = self._container.streams.video
        if not streams:
            self._container.close()
            message = f"{path.name} has no pictures in it: give a video file, not sound alone"
            raise BadRecording(message)
        self._stream: VideoStream = streams[0]
        self._stream.thread_type = "AUTO"
        self.damaged = 0
        """How many pieces could not be read and were left out."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._container.close()

    @property
    def duration_s(self) -> float | None:
        """What the file says of its length; ``None`` where it does not say."""
        if self._stream.duration is not None and self._stream.time_base is not None:
            return float(self._stream.duration * self._stream.time_base)
        return None if self._container.duration is None else self._container.duration / av.time_base

    def pictures(self) -> Iterator[Picture]:
        """Every picture, once, the first at 0 s, time always growing."""
        first, last = None, None
        for number, frame in enumerate(self._frames()):
            at = frame.time if frame.pts is not None else number / self._fps
            first = at if first is None else first
            if last is not None and at <= last:
                continue
            last = at
            yield _picture(frame, at - first, aspect=float(self._stream.sample_aspect_ratio or 1))
        if last is None:
            message = (
                f"{self.path.name} has no picture that can be read: it is empty or damaged. Record or export it again"
            )
            raise BadRecording(message)

    @property
    def _fps(self) -> float:
        rate = self._stream.average_rate or self._stream.guessed_rate
        return float(rate) if rate else _USUAL_FPS

    def _frames(self) -> Iterator[VideoFrame]:
        packets = self._container.demux(self._stream)
        while True:
            try:
                packet = next(packets)
                frames = packet.decode()
            except StopIteration:
                return
            except av.EOFError:
                return
            except av.FFmpegError:
                self.damaged += 1
                if self.damaged > _TOO_DAMAGED:
                    return
                continue
            yield from frames


_TOO_DAMAGED = 1000
"""A file whose reading fails this often is read no further, so that a broken one cannot hold us for ever."""


def _opened(path: Path) -> InputContainer:
    if path.is_dir():
        message = f"{path} is a folder: give one video file"
        raise BadRecording(message)
    try:
        return av.open(path, mode="r")
    except FileNotFoundError:
        message = f"there is no file {path}: check the name"
    except PermissionError:
        message = f"{path} may not be read: check its permissions"
    except (av.FFmpegError, OSError):
        message = (
            f"{path.name} cannot be read as a video: it is damaged or of an unknown kind. MP4, MOV, WebM and AVI work"
        )
    raise BadRecording(message)


def _picture(frame: VideoFrame, time_s: float, *, aspect: float) -> Picture:
    """``aspect`` is a pixel's width over its height: angles are true in square pixels only."""
    breadth = frame.width * aspect
    scale = max(1.0, max(breadth, frame.height) / LONGEST_PX)
    width, height = round(breadth / scale), round(frame.height / scale)
    rgb = frame.to_ndarray(width=width, height=height, format="rgb24")
    upright = np.rot90(rgb, round(frame.rotation / 90) % 4)
    return Picture(time_s=time_s, rgb=np.ascontiguousarray(upright), scale=scale)


class Recorder:
    """Writes pictures to a video file of the kind that its name ends in: .mp4, or .y4m and .mjpeg for a fake camera."""

    def __init__(self, path: Path, *, fps: float = 30.0) -> None:
        self._path, self._rate, self._written = path, Fraction(fps).limit_denominator(1001), 0
        self._kind = _KINDS.get(path.suffix.lower())
        if self._kind is None:
            message = f"{path.name}: a video is written as {', '.join(_KINDS)}"
            raise BadRecording(message)
        try:
            path.open("wb").close()  # PyAV itself would find out at the first picture only
            self._container = av.open(path, mode="w", format=self._kind.container)
        except (av.FFmpegError, OSError) as error:
            message = f"{path} cannot be written: {error.strerror or error}"
            raise BadRecording(message) from error
        self._stream: VideoStream | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def write(self, rgb: Rgb, *, time_s: float | None = None) -> None:
        """Add one picture, all of one size; without ``time_s`` they follow one another at the recorder's rate."""
        height, width = (side // 2 * 2 for side in rgb.shape[:2])
        stream = self._stream or self._begun(width, height)
        frame = VideoFrame.from_ndarray(np.ascontiguousarray(rgb[:height, :width]), format="rgb24")
        at = self._written / self._rate if time_s is None else time_s
        frame.pts, frame.time_base = round(at * _TICKS), Fraction(1, _TICKS)
        self._written += 1
        self._container.mux(stream.encode(frame))

    def close(self) -> None:
        """Finish the file."""
        if self._stream is not None:
            self._container.mux(self._stream.encode(None))
            self._stream = None
        self._container.close()

    def _begun(self, width: int, height: int) -> VideoStream:
        kind = _KINDS[self._path.suffix.lower()]
        stream = self._container.add_stream(kind.codec, rate=self._rate, options=kind.options)
        if not isinstance(stream, VideoStream):
            raise TypeError(kind.codec)
        stream.width, stream.height, stream.pix_fmt = width, height, kind.pixels
        if kind.has_times:
            stream.codec_context.time_base = Fraction(1, _TICKS)
        self._stream = stream
        return stream


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    container: str
    codec: str
    pixels: str
    options: dict[str, str]
    has_times: bool = False


_KINDS = {
    ".mp4": _Kind(
        container="mp4",
        codec="libx264",
        pixels="yuv420p",
        options={"preset": "veryfast", "crf": "20", "movflags": "+faststart"},
        has_times=True,
    ),
    ".y4m": _Kind(container="yuv4mpegpipe", codec="wrapped_avframe", pixels="yuv420p", options={}),
    ".mjpeg": _Kind(container="mjpeg", codec="mjpeg", pixels="yuvj420p", options={"q:v": "3"}),
}
