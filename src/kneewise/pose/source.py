"""A person followed through a video: ``Frame`` after ``Frame``, each with the picture that it was read from."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kneewise.body import Frame
from kneewise.pose._region import Floats
from kneewise.pose.choice import Choice
from kneewise.pose.errors import BadRecording, NoWeights
from kneewise.pose.follower import Crowd, Follower
from kneewise.pose.video import Picture, Video

__all__ = ["BadRecording", "Choice", "Crowd", "Look", "NoWeights", "PoseSource"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One picture and whom the network saw in it; ``frame.landmarks`` is empty where it saw nobody.

    Landmarks' pixels are those of the file, upright; ``picture`` may be smaller, see ``Picture.scale``.
    """

    picture: Picture
    frame: Frame


class PoseSource:
    """A video file as a stream of looks, in constant memory; go through it once.

    Raises ``BadRecording`` for a file without pictures that can be read, or in which nobody is seen at all, and
    ``NoWeights`` where the installation lacks the network's files.
    """

    def __init__(self, path: Path, *, choice: Choice = Choice.PROMINENT) -> None:
        self._video = Video(path)
        self._follower = Follower(choice=choice)
        self.pictures = 0
        """How many pictures were looked at so far."""
        self.with_person = 0
        """In how many of them the person was seen."""

    @property
    def duration_s(self) -> float | None:
        """What the file says of its length, for a progress bar."""
        return self._video.duration_s

    @property
    def crowd(self) -> Crowd:
        """Whether there were other people beside the followed one."""
        return self._follower.crowd

    @property
    def damaged(self) -> int:
        """How many pieces of the file could not be read and were left out."""
        return self._video.damaged

    def looks(self) -> Iterator[Look]:
        """Every picture with its frame."""
        with self._video as video:
            for picture in video.pictures():
                pose = self._follower.receive(picture.rgb, picture.time_s)
                self.pictures += 1
                self.with_person += pose is not None
                yield Look(picture=picture, frame=_frame(picture, None if pose is None else pose.flat.copy()))
            if not self.with_person:
                message = f"nobody is seen in {video.path.name}: film the whole body, head to feet, in good light"
                raise BadRecording(message)


def _frame(picture: Picture, flat: Floats | None) -> Frame:
    """The frame in the pixels of the file, with the picture's size in them."""
    height, width, _ = picture.rgb.shape
    size = (width * picture.scale, height * picture.scale)
    if flat is None:
        return Frame(time_s=picture.time_s, landmarks={}, picture=size)
    flat[:, 4:] *= picture.scale
    return Frame.from_flat(picture.time_s, flat.ravel().tolist(), picture=size)
