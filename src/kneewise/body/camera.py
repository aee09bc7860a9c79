"""A pinhole camera that looks at the figure, so that the figure can be seen as a person's camera would see it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from kneewise.body.frame import Frame, Pixel, Seen
from kneewise.body.landmark import Landmark
from kneewise.body.vector import Point, Rotation, cross, minus, plus, times, turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Camera:
    """A camera at ``distance_m`` from what it looks at.

    ``azimuth_deg`` 0 looks at the figure from where the viewer stands, 90 from the viewer's right; ``elevation_deg``
    above the floor's plane. ``width`` and ``height`` in pixels; ``field_of_view_deg`` is horizontal, 60 as in many
    laptops' cameras (our proposal).
    """

    azimuth_deg: float = 0.0
    elevation_deg: float = 5.0
    distance_m: float = 2.8
    target: Point = (0.0, 0.5, 0.0)
    width: int = 640
    height: int = 480
    field_of_view_deg: float = 60.0

    @property
    def axes(self) -> Rotation:
        """The camera's own axes in the room: to its right, down, and away from it."""
        a, e = math.radians(self.azimuth_deg), math.radians(self.elevation_deg)
        right = (math.cos(a), 0.0, -math.sin(a))
        away = (-math.sin(a) * math.cos(e), -math.sin(e), -math.cos(a) * math.cos(e))
        return (right, cross(away, right), away)

    @property
    def place(self) -> Point:
        """Where the camera stands in the room."""
        return plus(self.target, times(self.axes[2], -self.distance_m))

    @property
    def focal_px(self) -> float:
        """The focal length in pixels."""
        return self.width / 2 / math.tan(math.radians(self.field_of_view_deg) / 2)

    def see(self, point: Point) -> Point:
        """A room point in the camera's axes: x to its right, y down, z away, metres from the camera."""
        return turn(self.axes, minus(point, self.place))

    def pixel(self, seen: Point) -> Pixel:
        """Where a point in the camera's axes falls on the picture."""
        x, y, z = seen
        return (self.width / 2 + self.focal_px * x / z, self.height / 2 + self.focal_px * y / z)

    def frame(self, time_s: float, landmarks: Mapping[Landmark, Point]) -> Frame:
        """One frame of landmarks that stand in room coordinates, all of them seen."""
        seen = {name: self.see(point) for name, point in landmarks.items()}
        return Frame(
            time_s=time_s,
            landmarks={name: Seen(world=at, pixel=self.pixel(at)) for name, at in seen.items()},
            picture=(self.width, self.height),
        )
