"""What the camera saw at one moment."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from kneewise.body.landmark import Landmark
from kneewise.body.vector import Point

Pixel = tuple[float, float]

VALUES_PER_LANDMARK = 6
"""x, y, z (metres), visibility, u, v (pixels): one landmark in the flat form of a frame."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One landmark in one frame.

    ``world`` in metres: x to the camera's right, y down, z away from the camera, origin anywhere. ``pixel`` is its
    place in the picture, u to the right and v down, or ``None`` where a track has none. ``visibility`` from 0 to 1.
    """

    world: Point
    pixel: Pixel | None = None
    visibility: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The landmarks of one person at ``time_s``; a landmark that was not seen is absent, nobody is an empty mapping.

    ``picture`` is the picture's width and height in pixels, where they are known: a pose network places a limb that is
    cut off by the picture's edge all the same, outside of it.
    """

    time_s: float
    landmarks: Mapping[Landmark, Seen]
    picture: Pixel | None = None

    def exchanged(self) -> Self:
        """The same with the names of left and right exchanged: what was seen is right, whose side it is was not."""
        return replace(self, landmarks={name.twin: seen for name, seen in self.landmarks.items()})

    @classmethod
    def from_flat(cls, time_s: float, values: Sequence[float], *, picture: Pixel | None = None) -> Self:
        """Read 33 × 6 numbers in BlazePose order (see ``VALUES_PER_LANDMARK``).

        NaN for x, y or z means not seen; NaN for u or v means no place in the picture. No numbers at all is a frame
        without a person. Raises ``ValueError`` for any other count.
        """
        if values and len(values) != len(Landmark) * VALUES_PER_LANDMARK:
            message = f"a frame has {len(Landmark) * VALUES_PER_LANDMARK} numbers, or none; these are {len(values)}"
            raise ValueError(message)
        landmarks = {}
        for name, start in zip(_NAMES, range(0, len(values), VALUES_PER_LANDMARK), strict=False):
            x, y, z, visibility, u, v = values[start : start + VALUES_PER_LANDMARK]
            if math.isfinite(x + y + z):
                landmarks[name] = Seen(
                    world=(x, y, z),
                    pixel=(u, v) if math.isfinite(u + v) else None,
                    visibility=visibility if math.isfinite(visibility) else 1.0,
                )
        return cls(time_s=time_s, landmarks=landmarks, picture=picture)


_NAMES = tuple(Landmark)
