"""One frame, with what is known of the set: the position, the working leg, from where it is seen."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kneewise.body import Frame, Landmark, Side
from kneewise.body.vector import Point
from kneewise.coach.plane import Flat, distance
from kneewise.coach.reading import Reading
from kneewise.coach.stance import Stance
from kneewise.coach.view import View, flat, is_in_picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A frame that can be measured.

    ``leg_px`` is the length of the leg in the picture as it was at rest, hip to ankle; ``None`` before the person has
    stood or lain ready. ``far`` is the leg that lies behind the other one, ``None`` where none does. ``has_depth``
    tells a track whose depth is true, such as motion capture. ``trunk`` is the trunk's direction at rest. ``knees`` are
    knee angles that were fitted over time.
    """

    frame: Frame
    stance: Stance
    side: Side
    view: View
    leg_px: float | None = None
    far: Side | None = None
    has_depth: bool = False
    trunk: Flat | None = None
    knees: Mapping[Side, Reading] = field(default_factory=dict)

    @property
    def other(self) -> "Scene":
        """The same frame with the other leg as the working one."""
        return replace(self, side=self.side.other)

    def point(self, part: str, *, other: bool = False) -> Flat | None:
        """A landmark of the working (or the other) side in the picture's plane."""
        return flat(self.frame, Landmark.of(self.side.other if other else self.side, part))

    def points(self, *parts: str) -> list[Flat] | None:
        """Several landmarks of the working side; ``None`` where one is missing."""
        found = [self.point(part) for part in parts]
        return None if None in found else [at for at in found if at is not None]

    def pair(self, part: str) -> tuple[Flat, Flat] | None:
        """A landmark of the working side and of the other one; ``None`` where one is missing."""
        own, other = self.point(part), self.point(part, other=True)
        return None if own is None or other is None else (own, other)

    def world(self, part: str, *, other: bool = False) -> Point | None:
        """A landmark of the working (or the other) side in metres, depth included."""
        seen = self.frame.landmarks.get(Landmark.of(self.side.other if other else self.side, part))
        return None if seen is None or not is_in_picture(self.frame, seen) else seen.world

    def worlds(self, *parts: str) -> list[Point] | None:
        """Several landmarks of the working side in metres; ``None`` where one is missing."""
        found = [self.world(part) for part in parts]
        return None if None in found else [at for at in found if at is not None]

    @property
    def leg_length(self) -> float | None:
        """The length of the leg at rest, or thigh and shank in the picture where that is not known; never 0."""
        if self.leg_px is not None:
            return self.leg_px or None
        points = self.points("hip", "knee", "ankle")
        return None if points is None else (distance(points[0], points[1]) + distance(points[1], points[2])) or None

    @property
    def visibility(self) -> float:
        """How sure the pose network is that the working leg is in sight: the worst of hip, knee and ankle, 0 to 1."""
        seen = self.frame.landmarks
        names = [Landmark.of(self.side, part) for part in ("hip", "knee", "ankle")]
        return min((seen[name].visibility for name in names if name in seen), default=0.0)
