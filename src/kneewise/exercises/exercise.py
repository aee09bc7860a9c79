"""What an exercise is. Each file beside this one holds everything that is particular to one of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from kneewise.body import BONES, Camera, LegAngles, Movement, Performance, Side, joints
from kneewise.coach import Coaching
from kneewise.exercises.demand import Demand
from kneewise.wording import Wording, say


class Chain(StrEnum):
    """Whether the foot is free to move, or stands on the floor and carries the body."""

    OPEN = "open-chain"
    CLOSED = "closed-chain"


class Harder(StrEnum):
    """What makes an exercise harder once the repetitions are easy."""

    ANKLE_WEIGHT = "ankle-weight"
    BAND = "band"
    RANGE = "range"


@dataclass(frozen=True, slots=True, kw_only=True)
class Muscle:
    """A muscle that the exercise trains, and why it matters to the kneecap."""

    name: Wording
    why: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """Sets and repetitions for each leg. ``reps`` is the range; times in seconds: up, hold, down."""

    sets: int = 3
    reps: tuple[int, int] = (10, 15)
    hold_s: float = 1.0
    tempo_s: tuple[float, float, float] = (2.0, 1.0, 2.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beats:
    """What a voice says in each part of a repetition: a word or two, for they come every second or two."""

    lift: Wording
    hold: Wording
    lower: Wording


LIFTING = Beats(lift=say("Lift"), hold=say("Hold"), lower=say("Lower slowly"))
"""Of every exercise that lifts something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One exercise of the programme.

    ``movement`` is one repetition with the right leg (or both), ``wrong`` the same with one fault each, by the fault's
    code. ``to_range`` makes the same exercise to another range of movement, where that makes it
    harder. ``seen_from`` is the camera that the coach likes best, and the one that shows the demonstration. ``demand``
    is what it asks of the knee.
    """

    name: str
    title: Wording
    chain: Chain
    per_leg: bool
    purpose: Wording
    muscles: tuple[Muscle, ...]
    start: Wording
    steps: tuple[Wording, ...]
    cautions: tuple[Wording, ...]
    dose: Dose
    harder_by: tuple[Harder, ...]
    movement: Movement
    wrong: Mapping[str, Movement]
    seen_from: Camera
    camera_advice: Wording
    coaching: Coaching
    demand: Demand
    sources: tuple[str, ...]
    beats: Beats = LIFTING
    to_range: Callable[[float], "Exercise"] | None = None

    def at_range(self, range_deg: float | None) -> "Exercise":
        """The exercise as it is prescribed: to a range in degrees where it has a ladder of ranges, else as it is."""
        return self if range_deg is None or self.to_range is None else self.to_range(range_deg)

    def performed_by(self, side: Side, *, fault: str | None = None, severity: float = 1.0) -> Movement:
        """One repetition with the given leg, right or with one of the faults in ``wrong`` (``KeyError`` if unknown).

        ``severity`` is the share of the way from the right movement to the faulty one.
        """
        movement = self.movement if fault is None else self.movement.toward(self.wrong[fault], share=severity)
        return movement if side is Side.RIGHT else movement.mirrored()

    def camera_for(self, side: Side) -> Camera:
        """The camera that sees the given leg as ``seen_from`` sees the right one."""
        if side is Side.RIGHT:
            return self.seen_from
        x, y, z = self.seen_from.target
        return replace(self.seen_from, azimuth_deg=-self.seen_from.azimuth_deg, target=(-x, y, z))

    def demonstration(self, side: Side, *, fps: int = 30) -> dict[str, object]:
        """One repetition of the figure as plain JSON values, for the app to draw.

        ``joints`` names the points and ``frames`` has x, y, z of each of them in room metres (y up, floor at 0);
        ``bones`` says what to draw between them, ``working`` which parts do the work, ``camera`` from where to look.
        """
        performance = Performance(movement=self.performed_by(side), repetitions=1, ready_s=0.0, after_s=0.0)
        names = sorted({bone.start for bone in BONES} | {bone.end for bone in BONES} | {"nose"})
        frames = []
        for number in range(round(performance.duration_s * fps)):
            placed = joints(performance.posture_at(number / fps), performance.physique)
            frames.append([round(value, 4) for name in names for value in placed[name]])
        camera = self.camera_for(side)
        return {
            "fps": fps,
            "duration_s": performance.duration_s,
            "joints": names,
            "bones": [
                {
                    "start": bone.start,
                    "end": bone.end,
                    "start_radius_m": bone.start_radius_m,
                    "end_radius_m": bone.end_radius_m,
                    "part": bone.part,
                }
                for bone in BONES
            ],
            "frames": frames,
            "camera": {
                "azimuth_deg": camera.azimuth_deg,
                "elevation_deg": camera.elevation_deg,
                "distance_m": camera.distance_m,
                "target": list(camera.target),
            },
            "working": self._working(side),
        }

    def _working(self, side: Side) -> list[str]:
        sides = (side,) if self.per_leg else tuple(Side)
        return [f"{each}_{part}" for each in sides for part in ("thigh", "shank", "foot")]


def bent(movement: Movement, **angles_deg: float) -> Movement:
    """The movement with other angles of the right leg, from beginning to end."""
    return replace(
        movement,
        rest=replace(movement.rest, right=_leg(movement.rest.right, angles_deg)),
        top=replace(movement.top, right=_leg(movement.top.right, angles_deg)),
    )


def reaching(movement: Movement, **angles_deg: float) -> Movement:
    """The movement with other angles of the right leg at the top."""
    return replace(movement, top=replace(movement.top, right=_leg(movement.top.right, angles_deg)))


def _leg(leg: LegAngles, angles_deg: Mapping[str, float]) -> LegAngles:
    return replace(leg, **{f"{name}_deg": value for name, value in angles_deg.items()})
