"""One repetition as joint angles over time, and a figure that performs it before a camera."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from kneewise.body.anthropometry import Physique
from kneewise.body.camera import Camera
from kneewise.body.figure import joints, landmarks
from kneewise.body.frame import Frame, Seen
from kneewise.body.posture import Posture

Noise = Callable[[], float]
"""Draws from a distribution with mean 0 and standard deviation 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """From rest to top, hold, back to rest, pause: one repetition. Times in seconds.

    Between two postures each angle follows the minimum-jerk curve of human reaching and lifting
    (Flash & Hogan 1985, J Neurosci 5:1688-1703).
    """

    rest: Posture
    top: Posture
    up_s: float = 2.0
    hold_s: float = 1.0
    down_s: float = 2.0
    pause_s: float = 1.0

    @property
    def duration_s(self) -> float:
        """How long one repetition takes, its pause included."""
        return self.up_s + self.hold_s + self.down_s + self.pause_s

    def posture_at(self, time_s: float) -> Posture:
        """The posture at a moment within the repetition; at rest before it begins and after it ends."""
        return self.rest.toward(self.top, share=self._share_at(time_s))

    def mirrored(self) -> "Movement":
        """The same repetition with the other side."""
        return replace(self, rest=self.rest.mirrored(), top=self.top.mirrored())

    def toward(self, other: "Movement", *, share: float) -> "Movement":
        """The repetition on the way to another one: 0 gives this one, 1 the other, more goes beyond it.

        Raises ``ValueError`` where the two start positions or sides differ.
        """
        times_s = {name: _between(getattr(self, name), getattr(other, name), share) for name in _TIMES}
        return Movement(
            rest=self.rest.toward(other.rest, share=share), top=self.top.toward(other.top, share=share), **times_s
        )

    def _share_at(self, time_s: float) -> float:
        if time_s < self.up_s:
            return minimum_jerk(time_s / self.up_s)
        if time_s < self.up_s + self.hold_s:
            return 1.0
        return 1.0 - minimum_jerk((time_s - self.up_s - self.hold_s) / self.down_s)


_TIMES = ("up_s", "hold_s", "down_s", "pause_s")


def _between(a: float, b: float, share: float) -> float:
    return max(a + (b - a) * share, 0.0)


def minimum_jerk(share: float) -> float:
    """How far a movement is on its way after a share of its time (Flash & Hogan 1985)."""
    s = min(max(share, 0.0), 1.0)
    return s**3 * (10 - 15 * s + 6 * s * s)


@dataclass(frozen=True, slots=True, kw_only=True)
class Performance:
    """A set as the figure does it: lying or standing ready, the repetitions, and still again."""

    movement: Movement
    repetitions: int
    ready_s: float = 2.5
    after_s: float = 1.0
    physique: Physique = field(default_factory=Physique)

    @property
    def duration_s(self) -> float:
        """How long the whole set takes."""
        return self.ready_s + self.repetitions * self.movement.duration_s + self.after_s

    def posture_at(self, time_s: float) -> Posture:
        """The posture at a moment of the set."""
        within = time_s - self.ready_s
        if not 0.0 <= within < self.repetitions * self.movement.duration_s:
            return self.movement.rest
        return self.movement.posture_at(within % self.movement.duration_s)

    def frames(self, camera: Camera, *, fps: float = 30.0) -> Iterator[Frame]:
        """What a camera sees of it, as exact landmarks."""
        for number in range(int(self.duration_s * fps) + 1):
            time_s = number / fps
            yield camera.frame(time_s, landmarks(joints(self.posture_at(time_s), self.physique)))


def noisy(frame: Frame, *, noise: Noise, world_m: float, pixels: float) -> Frame:
    """The same frame with an error on every landmark: standard deviations in metres and in pixels."""
    return replace(
        frame, landmarks={name: _noisy(seen, noise, world_m, pixels) for name, seen in frame.landmarks.items()}
    )


def _noisy(seen: Seen, noise: Noise, world_m: float, pixels: float) -> Seen:
    x, y, z = seen.world
    world = (x + noise() * world_m, y + noise() * world_m, z + noise() * world_m)
    pixel = None if seen.pixel is None else (seen.pixel[0] + noise() * pixels, seen.pixel[1] + noise() * pixels)
    return replace(seen, world=world, pixel=pixel)
