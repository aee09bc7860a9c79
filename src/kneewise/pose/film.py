"""Films of the figure: it performs, the camera rolls, and out come pictures that the pose network takes for a person.

shoot(performance, camera, fps=30)            pictures, one by one
write_film(path, performance, camera)         .mp4, or .y4m and .mjpeg for a browser's fake camera
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from kneewise.body import Camera, Performance, Physique, Position, Posture, joints
from kneewise.pose._outfit import Outfit, dressed
from kneewise.pose._region import Rgb
from kneewise.pose._room import Backdrop, Room
from kneewise.pose._solid import Light, Stage
from kneewise.pose.video import Recorder

__all__ = ["Light", "Outfit", "Room", "Studio", "shoot", "write_film"]

_USUAL_HEIGHT_M = 1.70


class Studio:
    """A room, a camera and a light; not to be shared between threads."""

    def __init__(
        self, camera: Camera, *, room: Room | None = None, outfit: Outfit | None = None, light: Light | None = None
    ) -> None:
        self._stage = Stage(camera)
        self._backdrop = Backdrop(room or Room(), camera, self._stage.rays)
        self._outfit, self._light = outfit or Outfit(), light or Light()

    def picture(self, posture: Posture, physique: Physique | None = None) -> Rgb:
        """The figure in one posture: height × width × 3."""
        physique = physique or Physique()
        placed = joints(posture, physique)
        solids = dressed(placed, self._outfit, scale=physique.height_m / _USUAL_HEIGHT_M)
        self._stage.clear()
        for solid in solids:
            self._stage.put(solid)
        return self._stage.picture(self._backdrop.with_shadow(solids), self._light)


def shoot(
    performance: Performance,
    camera: Camera,
    *,
    fps: float = 30.0,
    room: Room | None = None,
    outfit: Outfit | None = None,
) -> Iterator[Rgb]:
    """Every picture of a performance, ``fps`` of them a second. Who lies has a mat, unless another room is given."""
    lies = performance.movement.rest.position is not Position.STANDING
    studio = Studio(camera, room=room or (Room() if lies else Room(mat_m=None)), outfit=outfit)
    for number in range(int(performance.duration_s * fps) + 1):
        yield studio.picture(performance.posture_at(number / fps), performance.physique)


def write_film(path: Path, pictures: Iterable[Rgb], *, fps: float = 30.0) -> None:
    """Write pictures to ``path``; its ending says the kind, see ``video.Recorder``."""
    with Recorder(path, fps=fps) as recorder:
        for picture in pictures:
            recorder.write(picture)
