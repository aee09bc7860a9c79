"""People who exercise before a camera, each a little different: the figure, with the variety that people have.

One ``Conditions`` says who does what, how, seen from where; ``perform`` makes the true landmarks of the set, in metres
and in pixels, before any error of a pose network (that is ``noise``).
"""

from dataclasses import dataclass, replace
from itertools import chain

import numpy as np
import numpy.typing as npt

from kneewise.body import Camera, Landmark, Movement, Performance, Physique, Position, Posture, Sex, Side
from kneewise.body import joints as joints_of
from kneewise.body import landmarks as landmarks_of
from kneewise.coach import Timing, View
from kneewise.coach.view import turn_deg, view_of
from kneewise.exercises import Exercise

Floats = npt.NDArray[np.float64]

SEEN: tuple[Landmark, ...] = (
    Landmark.NOSE,
    *(Landmark.of(s, p) for s in Side for p in ("shoulder", "hip", "knee", "ankle", "heel", "foot_index")),
)
"""The landmarks that are followed; the rest of the 33 would only cost time."""

TEMPOS = {"slow": 1.5, "usual": 1.0, "quick": 0.6}
FRAME_RATES = (15.0, 24.0, 30.0, 60.0)
LEAST_LOWERING_S = 1.4
LEAST_HOLD_S = 1.0
"""Who is quick but does it right still lowers and holds for so long."""
DROPPED = 0.10
JITTER = 0.30
"""Of an uneven recording: the share of frames that are lost, and how far a frame strays, in frame intervals."""
_STEPS = 24
_MARGIN = 0.04


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """One set: who does what, how, and from where it is seen."""

    exercise: Exercise
    side: Side
    fault: str | None
    severity: float
    repetitions: int
    camera_name: str
    camera: Camera
    view: View
    physique: Physique
    tempo: str
    fps: float
    is_uneven: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """What truly happened, frame by frame. ``world`` is frames × landmarks × xyz in the camera's axes.

    ``share`` is how far the movement is on its way, 0 at rest and 1 at the top; ``spans`` are the true repetitions.
    """

    times_s: Floats
    world: Floats
    pixels: Floats
    share: Floats
    spans: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    """A part of a set: from one posture to another (shares of the movement), by minimum jerk, or still."""

    lasts_s: float
    start: Posture
    end: Posture
    shares: tuple[float, float]


def cameras(exercise: Exercise, side: Side) -> dict[str, Camera]:
    """The places where people put the camera, by name."""
    best = exercise.camera_for(side)
    named = {
        "best": best,
        "turned -20": replace(best, azimuth_deg=best.azimuth_deg - 20.0),
        "turned +20": replace(best, azimuth_deg=best.azimuth_deg + 20.0),
        "higher": replace(best, elevation_deg=best.elevation_deg + 12.0),
        "nearer": replace(best, distance_m=0.85 * best.distance_m),
        "farther": replace(best, distance_m=1.35 * best.distance_m),
        "portrait": replace(best, width=480, height=640, field_of_view_deg=46.8),
        "wide": replace(best, width=1280, height=720, field_of_view_deg=68.0),
    }
    if exercise.movement.rest.position is Position.STANDING:
        named |= {
            "front": replace(best, azimuth_deg=0.0),
            "front +12": replace(best, azimuth_deg=12.0),
            "front -15": replace(best, azimuth_deg=-15.0),
            "oblique 45": replace(best, azimuth_deg=45.0),
        }
    return named


def draw(
    exercise: Exercise,
    fault: str | None,
    severity: float,
    *,
    chance: np.random.Generator,
    repetitions: int = 3,
) -> Conditions:
    """Conditions by chance. Four sets of five are seen from where the fault can be judged at all."""
    side = Side.RIGHT if chance.random() < 0.5 else Side.LEFT
    physique = Physique(
        height_m=round(float(chance.uniform(1.50, 1.95)), 2), sex=Sex.FEMALE if chance.random() < 0.5 else Sex.MALE
    )
    views = {name: nominal_view(exercise, side, name) for name in cameras(exercise, side)}
    wanted = views_for(exercise, fault)
    fitting = [name for name, view in views.items() if view in wanted]
    others = [name for name in views if name not in fitting]
    names = others if others and chance.random() < 0.2 else fitting or list(views)
    name = names[int(chance.integers(len(names)))]
    return Conditions(
        exercise=exercise,
        side=side,
        fault=fault,
        severity=severity,
        repetitions=repetitions,
        camera_name=name,
        camera=fitted(cameras(exercise, side)[name], exercise.performed_by(side, fault=fault), physique),
        view=views[name],
        physique=physique,
        tempo=str(chance.choice(list(TEMPOS))),
        fps=float(chance.choice(FRAME_RATES)),
        is_uneven=bool(chance.random() < 1 / 3),
    )


def views_for(exercise: Exercise, fault: str | None) -> set[View]:
    """From where a fault can be judged by one of its checks; for none, from where most can."""
    checks = [check for check in exercise.coaching.checks if fault is None or check.code == fault]
    return set(chain.from_iterable(check.views for check in checks)) or set(View)


_KNOWN: dict[tuple[str, Side, str], View] = {}


def nominal_view(exercise: Exercise, side: Side, camera_name: str) -> View:
    """What the view is, by the true landmarks."""
    key = (exercise.name, side, camera_name)
    if key not in _KNOWN:
        camera = cameras(exercise, side)[camera_name]
        still = Performance(movement=exercise.performed_by(side), repetitions=1)
        _KNOWN[key] = view_of(turn_deg(next(still.frames(camera, fps=1.0))) or 0.0)
    return _KNOWN[key]


def fitted(camera: Camera, movement: Movement, physique: Physique) -> Camera:
    """The camera so far back that the whole person is in the picture, as the coach asks for it."""
    points = np.concatenate([_places(posture, physique) for posture in (movement.rest, movement.top)])
    while not _is_all_in(camera, points):
        camera = replace(camera, distance_m=1.04 * camera.distance_m)
    return camera


def _is_all_in(camera: Camera, points: Floats) -> bool:
    pixels = project(camera, points)[1]
    low = np.array([camera.width, camera.height]) * _MARGIN
    high = np.array([camera.width, camera.height]) * (1 - _MARGIN)
    return bool(np.all((pixels >= low) & (pixels <= high)))


def perform(conditions: Conditions, *, chance: np.random.Generator) -> Take:
    """The set as it truly happens."""
    stretches, spans = _stretches(conditions, chance)
    lengths = np.array([one.lasts_s for one in stretches])
    times = moments(float(lengths.sum()), conditions, chance)
    ends = np.cumsum(lengths)
    which = np.minimum(np.searchsorted(ends, times, side="right"), len(stretches) - 1)
    done = np.clip((times - (ends - lengths)[which]) / np.maximum(lengths[which], 1e-9), 0.0, 1.0)
    done = done**3 * (10 - 15 * done + 6 * done * done)
    room, share = np.empty((len(times), len(SEEN), 3)), np.empty(len(times))
    for number, one in enumerate(stretches):
        mine = which == number
        if mine.any():
            room[mine] = _along(one, done[mine], conditions.physique)
            share[mine] = one.shares[0] + (one.shares[1] - one.shares[0]) * done[mine]
    room += _sliding(conditions, times, chance)[:, None, :]
    world, pixels = project(conditions.camera, room.reshape(-1, 3))
    return Take(
        times_s=times,
        world=world.reshape(room.shape),
        pixels=pixels.reshape(*room.shape[:2], 2),
        share=share,
        spans=spans,
    )


def _stretches(
    conditions: Conditions, chance: np.random.Generator
) -> tuple[list[_Stretch], tuple[tuple[float, float], ...]]:
    """Ready, then up, hold, down and pause for each repetition, then still; and when each repetition was."""
    movements = [_one(conditions, chance) for _ in range(conditions.repetitions)]
    slack = [0.0, *(float(chance.uniform(-0.02, 0.06)) for _ in movements)]
    rests = [m.rest.toward(m.top, share=s) for m, s in zip([movements[0], *movements], slack, strict=True)]
    at = float(chance.uniform(2.2, 4.0))
    stretches = [_Stretch(lasts_s=at, start=rests[0], end=rests[0], shares=(0.0, 0.0))]
    spans = []
    for number, movement in enumerate(movements):
        before, after = rests[number], rests[number + 1]
        stretches += [
            _Stretch(lasts_s=movement.up_s, start=before, end=movement.top, shares=(slack[number], 1.0)),
            _Stretch(lasts_s=movement.hold_s, start=movement.top, end=movement.top, shares=(1.0, 1.0)),
            _Stretch(lasts_s=movement.down_s, start=movement.top, end=after, shares=(1.0, slack[number + 1])),
            _Stretch(lasts_s=movement.pause_s, start=after, end=after, shares=(slack[number + 1],) * 2),
        ]
        spans.append((at, at + movement.up_s + movement.hold_s + movement.down_s))
        at += movement.duration_s
    stretches.append(_Stretch(lasts_s=1.5, start=rests[-1], end=rests[-1], shares=(slack[-1],) * 2))
    return stretches, tuple(spans)


def _one(conditions: Conditions, chance: np.random.Generator) -> Movement:
    """One repetition, a little different from the last: range by 10 %, tempo by 15 %, a fault by 5 %."""
    exercise, fault = conditions.exercise, conditions.fault
    severity = conditions.severity * float(chance.uniform(0.95, 1.05))
    movement = exercise.performed_by(conditions.side, fault=fault, severity=severity)
    measured = {check.measures for check in exercise.coaching.checks if check.code == fault}
    spread = 0.10 if fault is None else 0.0 if exercise.coaching.driver in measured else 0.05
    reach = float(chance.uniform(1 - spread, 1 + spread))
    tempo = TEMPOS[conditions.tempo]
    paces = {name: getattr(movement, name) * tempo * float(chance.uniform(0.85, 1.15)) for name in ("up_s", "pause_s")}
    is_timed = any(isinstance(one, Timing) for one in measured)
    down = movement.down_s * float(chance.uniform(0.90, 1.0)) if is_timed else movement.down_s * tempo
    hold = movement.hold_s * float(chance.uniform(0.90, 1.0)) if is_timed else movement.hold_s * tempo
    if Timing.LOWERING not in measured:
        down = max(down * float(chance.uniform(0.85, 1.15)), LEAST_LOWERING_S)
    if Timing.HOLD not in measured:
        hold = max(hold * float(chance.uniform(0.85, 1.15)), LEAST_HOLD_S)
    top = movement.rest.toward(movement.top, share=reach)
    return replace(movement, top=top, down_s=down, hold_s=hold, **paces)


def moments(lasts_s: float, conditions: Conditions, chance: np.random.Generator) -> Floats:
    """When the frames were taken: evenly, or with some lost and none on time."""
    times = np.arange(0.0, lasts_s, 1 / conditions.fps)
    if not conditions.is_uneven:
        return times
    times = times + chance.uniform(0.0, JITTER, len(times)) / conditions.fps
    return times[chance.random(len(times)) >= DROPPED]


def _along(one: _Stretch, done: Floats, physique: Physique) -> Floats:
    """Places on the way, between postures so close that a straight line will do."""
    if one.start == one.end:
        return np.broadcast_to(_places(one.start, physique), (len(done), len(SEEN), 3))
    steps = np.linspace(0.0, 1.0, _STEPS + 1)
    nodes = np.stack([_places(one.start.toward(one.end, share=float(s)), physique) for s in steps])
    low = np.minimum((done * _STEPS).astype(int), _STEPS - 1)
    part = (done * _STEPS - low)[:, None, None]
    places: Floats = nodes[low] * (1 - part) + nodes[low + 1] * part
    return places


def _places(posture: Posture, physique: Physique) -> Floats:
    placed = landmarks_of(joints_of(posture, physique))
    return np.array([placed[name] for name in SEEN])


def project(camera: Camera, points: Floats) -> tuple[Floats, Floats]:
    """Room points in the camera's axes and in pixels, as ``Camera`` does it one by one."""
    seen = (points - np.array(camera.place)) @ np.array(camera.axes).T
    middle = np.array([camera.width / 2, camera.height / 2])
    return seen, middle + camera.focal_px * seen[:, :2] / seen[:, 2:]


def _sliding(conditions: Conditions, times: Floats, chance: np.random.Generator) -> Floats:
    """Who lies slides a little over the set, up to some 2 cm; who stands keeps the feet where they are."""
    if conditions.exercise.movement.rest.position is Position.STANDING:
        return np.zeros((len(times), 3))
    towards = chance.normal(0.0, 0.01, 3) * np.array([1.0, 0.0, 1.0])
    way: Floats = np.linspace(0.0, 1.0, len(times))[:, None] * towards
    return way
