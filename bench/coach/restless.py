"""A minute of getting ready, then a set, then getting up and leaving: nothing but the set is to be counted.

The figure walks in, stands about, turns, steps, reaches up and down, kneels, sits on the floor, lies this way and that,
rolls over, sits up again to reach for something, and settles; which, in which order and how fast is drawn by chance.
Between two postures every joint angle goes by minimum jerk, the body turns about one axis, and the lowest point stays
on the floor. Left out is what nobody could tell from the exercise: sitting down on a chair and rising, before a squat,
or lifting the working leg, before a leg raise.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from bench.coach.coached import coached
from bench.coach.grid import SLACK_S, chance_of
from bench.coach.noise import seen
from bench.coach.performer import (
    SEEN,
    Conditions,
    Floats,
    Take,
    draw,
    moments,
    perform,
    project,
)
from kneewise.body import BONES, ArmAngles, Frame, LegAngles, Physique, Position, Posture, Side, joints, landmarks
from kneewise.exercises import CATALOGUE, Exercise

GETTING_READY_S = 60.0
_NODES_PER_S = 12.0
_STEP_S = 0.5
_PACE_M = 0.55
_SEEN_AT_LEAST = 0.5
"""With less than this share of the body in the picture the network sees nobody (our proposal)."""

_Spot = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A posture on the way. It is reached after ``after_s``; ``turned`` are the pelvis's axes in the room, as columns.

    ``spot`` is where on the floor: of the feet of who stands (``on_feet`` 1), of the pelvis of who lies (0).
    """

    after_s: float
    posture: Posture
    turned: Floats
    spot: _Spot
    on_feet: float


# Postures: angles only, each to be turned into the room -------------------------------------------------------------


def _both(leg: LegAngles, *, lean: float = 0.0, bow: float = 0.0, arms: float = 5.0) -> Posture:
    arm = ArmAngles(shoulder_flexion_deg=arms)
    return Posture(left=leg, right=leg, left_arm=arm, right_arm=arm, pelvis_tilt_deg=lean, trunk_flexion_deg=bow)


_STAND = _both(LegAngles(hip_abduction_deg=3.0))
_REACH_UP = replace(_STAND, right_arm=ArmAngles(shoulder_flexion_deg=150.0))
_REACH_DOWN = _both(
    LegAngles(hip_flexion_deg=78.0, knee_flexion_deg=18.0, ankle_dorsiflexion_deg=8.0), lean=68.0, bow=22.0, arms=70.0
)
_ONE_KNEE = replace(
    _both(LegAngles(), lean=10.0, arms=20.0),
    left=LegAngles(hip_flexion_deg=10.0, knee_flexion_deg=95.0, ankle_dorsiflexion_deg=-30.0),
    right=LegAngles(hip_flexion_deg=95.0, knee_flexion_deg=90.0),
)
_ALL_FOURS = _both(
    LegAngles(hip_flexion_deg=88.0, knee_flexion_deg=92.0, ankle_dorsiflexion_deg=-40.0), lean=82.0, arms=85.0
)
_SIT = _both(LegAngles(hip_flexion_deg=82.0, knee_flexion_deg=12.0), bow=8.0, arms=30.0)
_SIT_BENT = _both(LegAngles(hip_flexion_deg=105.0, knee_flexion_deg=85.0, ankle_dorsiflexion_deg=-20.0), bow=12.0)
_STRAIGHT = _both(LegAngles(hip_flexion_deg=2.0, ankle_dorsiflexion_deg=-10.0))
_KNEES_UP = _both(LegAngles(hip_flexion_deg=50.0, knee_flexion_deg=95.0, ankle_dorsiflexion_deg=-38.0))
_CURLED = _both(LegAngles(hip_flexion_deg=50.0, knee_flexion_deg=75.0), arms=50.0)


def _stepping(leading: Side) -> Posture:
    """The middle of a step: one leg swings, the other carries."""
    swing, carry = LegAngles(hip_flexion_deg=25.0, knee_flexion_deg=55.0), LegAngles(hip_flexion_deg=2.0)
    left, right = (swing, carry) if leading is Side.LEFT else (carry, swing)
    return replace(_STAND, left=left, right=right)


def _striding(leading: Side) -> Posture:
    """The end of a step: one foot before the other."""
    fore, hind = LegAngles(hip_flexion_deg=24.0, knee_flexion_deg=6.0), LegAngles(hip_flexion_deg=-12.0)
    left, right = (fore, hind) if leading is Side.LEFT else (hind, fore)
    return replace(_STAND, left=left, right=right)


# Which way the body is turned ---------------------------------------------------------------------------------------


def _upright(heading_deg: float) -> Floats:
    """Standing, sitting or kneeling; 0 looks toward the viewer, 90 to the viewer's right."""
    a = math.radians(heading_deg)
    return np.array([[math.cos(a), 0.0, math.sin(a)], [0.0, 1.0, 0.0], [-math.sin(a), 0.0, math.cos(a)]])


def _axes(posture: Posture) -> Floats:
    """How the figure itself turns a posture."""
    at = {name: np.array(point) for name, point in joints(posture, Physique()).items()}
    left, up = at["left_hip"] - at["right_hip"], at["waist"] - at["pelvis"]
    left, up = left / np.linalg.norm(left), up / np.linalg.norm(up)
    return np.column_stack([left, up, np.cross(left, up)])


def _on_the_back(rest: Posture) -> Floats:
    """On the back, the head where it will be in the set."""
    lying = rest if rest.position is not Position.STANDING else replace(rest, position=Position.SUPINE)
    up = _axes(Posture(position=lying.position, near=lying.near))[:, 1]
    forward = np.array([0.0, 1.0, 0.0])
    return np.column_stack([np.cross(up, forward), up, forward])


def _rolled(turned: Floats, by_deg: float) -> Floats:
    """The body rolled about its long axis."""
    return turned @ _upright(by_deg)


def _between(a: Floats, b: Floats, share: float) -> Floats:
    """The shortest turn from one to the other, so far done."""
    turn = a.T @ b
    angle = math.acos(float(np.clip((np.trace(turn) - 1) / 2, -1.0, 1.0)))
    if angle < 1e-6:
        return a
    axis = np.array([turn[2, 1] - turn[1, 2], turn[0, 2] - turn[2, 0], turn[1, 0] - turn[0, 1]])
    if np.linalg.norm(axis) < 1e-6:  # half a turn: about the body's long axis
        axis = np.array([0.0, 1.0, 0.0])
    x, y, z = axis / np.linalg.norm(axis)
    cross = np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])
    part: Floats = np.eye(3) + math.sin(share * angle) * cross + (1 - math.cos(share * angle)) * cross @ cross
    return a @ part


# What people do -----------------------------------------------------------------------------------------------------


class _Person:
    """Writes down what somebody does, key by key, before a camera."""

    def __init__(self, conditions: Conditions, chance: np.random.Generator) -> None:
        self._chance, self._camera = chance, conditions.camera
        right, _, away = (np.array(axis) for axis in conditions.camera.axes)
        self._across, self._off = right[[0, 2]], away[[0, 2]] / np.linalg.norm(away[[0, 2]])
        self._heading = conditions.camera.azimuth_deg
        self._back = _on_the_back(conditions.exercise.performed_by(conditions.side).rest)
        self.keys: list[Key] = []
        self._spot: _Spot = (0.0, 0.0)

    def seconds(self, low: float, high: float) -> float:
        return float(self._chance.uniform(low, high))

    def appears(self) -> None:
        """Comes in from one side of the picture."""
        side = 1.0 if self._chance.random() < 0.5 else -1.0
        start, end = self._place(side * self._beyond(), 0.4), self._place(side * 0.3, 0.2)
        self._spot = start
        self._key(0.0, _STAND, _upright(self._toward(start, end)), on_feet=1.0)
        self._walk_to(end)

    def leaves(self) -> None:
        """Stands up and goes out of the picture."""
        self.rises()
        side = 1.0 if self._chance.random() < 0.5 else -1.0
        self._walk_to(self._place(side * self._beyond(), 0.3))

    def stands_about(self) -> None:
        self._key(self.seconds(0.6, 1.0), _STAND, _upright(self._heading + self.seconds(-90, 90)), on_feet=1.0)
        self._stays(self.seconds(1.0, 3.0))

    def turns(self) -> None:
        for part in (90.0, 180.0, 270.0, 360.0):
            self._key(self.seconds(0.5, 0.9), _STAND, _upright(self._heading + part), on_feet=1.0)

    def walks_about(self) -> None:
        for _ in range(int(self._chance.integers(2, 4))):
            self._walk_to(self._place(self.seconds(-1.0, 1.0), self.seconds(-0.3, 0.8)))
        self._key(0.6, _STAND, _upright(self._heading), on_feet=1.0)

    def steps(self) -> None:
        """On the spot, from one foot to the other."""
        for number in range(int(self._chance.integers(4, 9))):
            leading = Side.LEFT if number % 2 else Side.RIGHT
            for posture in (_stepping(leading), _STAND):
                self._key(_STEP_S / 2, posture, _upright(self._heading), on_feet=1.0)

    def reaches_up(self) -> None:
        self._there_and_back(_REACH_UP, _STAND, _upright(self._heading), on_feet=1.0)

    def reaches_down(self) -> None:
        self._there_and_back(_REACH_DOWN, _STAND, _upright(self._heading), on_feet=1.0)

    def kneels(self) -> None:
        """Down on one knee, on all fours to lay out the mat, and up again."""
        way = _upright(self._heading + self.seconds(50, 90))
        for posture in (_ONE_KNEE, _ALL_FOURS):
            self._key(self.seconds(1.0, 1.6), posture, way, on_feet=0.5)
            self._stays(self.seconds(0.5, 2.5))
        for posture in (_ONE_KNEE, _STAND):
            self._key(self.seconds(0.9, 1.4), posture, way, on_feet=1.0 if posture is _STAND else 0.5)

    def sits_down(self) -> None:
        """On the floor, by way of one knee."""
        self._key(self.seconds(0.6, 1.0), _STAND, _upright(self._heading), on_feet=1.0)
        self._key(self.seconds(1.0, 1.5), _ONE_KNEE, _upright(self._heading), on_feet=0.5)
        self.sits()

    def sits(self) -> None:
        way = self._sitting()
        self._key(self.seconds(0.9, 1.5), _SIT_BENT, way, on_feet=0.0)
        self._key(self.seconds(0.7, 1.2), _SIT, way, on_feet=0.0)
        self._stays(self.seconds(0.5, 2.0))

    def reaches_while_sitting(self) -> None:
        bowed = replace(
            _SIT, trunk_flexion_deg=30.0, pelvis_tilt_deg=15.0, right_arm=ArmAngles(shoulder_flexion_deg=90)
        )
        self._there_and_back(bowed, _SIT, self._sitting(), on_feet=0.0)

    def lies(self, rolled_deg: float, posture: Posture) -> None:
        """On the back (0 degrees), on a side (90 or -90), on the front (180)."""
        self._key(self.seconds(1.2, 2.0), posture, _rolled(self._back, rolled_deg), on_feet=0.0)
        self._stays(self.seconds(0.5, 2.5))

    def lies_on_the_back(self) -> None:
        self.lies(0.0, _KNEES_UP)
        self.lies(0.0, _STRAIGHT)

    def rolls_over(self) -> None:
        """From the back to one side, to the front, and back."""
        way = 90.0 if self._chance.random() < 0.5 else -90.0
        self.lies(0.0, _KNEES_UP)
        for rolled, posture in ((way, _CURLED), (2 * way, _STRAIGHT), (way, _CURLED), (0.0, _STRAIGHT)):
            self.lies(rolled, posture)

    def sits_up_again(self) -> None:
        """To reach for something, and back down."""
        self.lies(0.0, _KNEES_UP)
        self.sits()
        self.reaches_while_sitting()
        self.lies(0.0, _KNEES_UP)

    def rises(self) -> None:
        """From the floor, by way of one knee; who stands stays so."""
        if self.keys[-1].on_feet < 1.0:
            self.sits()
            self._key(self.seconds(1.0, 1.5), _ONE_KNEE, _upright(self._heading), on_feet=0.5)
            self._key(self.seconds(0.9, 1.4), _STAND, _upright(self._heading), on_feet=1.0)

    def settles(self, rest: Posture) -> None:
        """Takes the start position, reaches out once more, and shifts a little to where the set will be."""
        if rest.position is Position.STANDING:
            self._walk_to((0.05, 0.05))
            self._key(0.8, _STAND, _upright(0.0), on_feet=1.0)
            self._settle(rest, _upright(0.0), on_feet=1.0)
            return
        if self.keys[-1].on_feet > 0.0:
            self.sits()
        if rest.position is Position.PRONE:
            self.lies(90.0, _CURLED)
        self._spot = (self.seconds(-0.12, 0.12), self.seconds(-0.05, 0.05))
        self._settle(rest, _axes(Posture(position=rest.position, near=rest.near)), on_feet=0.0)

    def _settle(self, rest: Posture, turned: Floats, *, on_feet: float) -> None:
        reaching = replace(rest, right_arm=ArmAngles(shoulder_flexion_deg=155.0), neck_flexion_deg=20.0)
        self._key(self.seconds(1.2, 2.0), reaching, turned, on_feet=on_feet)
        self._stays(self.seconds(0.4, 1.0))
        self._spot = (0.0, 0.0)
        self._key(self.seconds(0.8, 1.4), rest, turned, on_feet=on_feet)

    def _there_and_back(self, there: Posture, back: Posture, turned: Floats, *, on_feet: float) -> None:
        self._key(self.seconds(0.8, 1.4), there, turned, on_feet=on_feet)
        self._stays(self.seconds(0.2, 1.5))
        self._key(self.seconds(0.8, 1.4), back, turned, on_feet=on_feet)

    def _walk_to(self, end: _Spot) -> None:
        start = np.array(self._spot)
        way = np.array(end) - start
        turned = _upright(self._toward(self._spot, end))
        self._key(0.4, _STAND, turned, on_feet=1.0)
        steps = max(round(float(np.linalg.norm(way)) / _PACE_M), 1)
        for number in range(steps):
            leading = Side.LEFT if number % 2 else Side.RIGHT
            for share, posture in ((0.5, _stepping(leading)), (1.0, _striding(leading))):
                x, z = (start + way * (number + share) / steps).tolist()
                self._spot = (x, z)
                self._key(_STEP_S / 2, posture, turned, on_feet=1.0)
        self._key(0.4, _STAND, turned, on_feet=1.0)

    def _stays(self, seconds: float) -> None:
        self.keys.append(replace(self.keys[-1], after_s=seconds))

    def _key(self, after_s: float, posture: Posture, turned: Floats, *, on_feet: float) -> None:
        upright = replace(posture, position=Position.STANDING, near=Side.RIGHT)
        self.keys.append(Key(after_s=after_s, posture=upright, turned=turned, spot=self._spot, on_feet=on_feet))

    def _sitting(self) -> Floats:
        """Sits as the lying will be: head over where it will lie, legs along the mat."""
        headward = self._back[:, 1]
        return _upright(math.degrees(math.atan2(-headward[0], -headward[2])))

    def _place(self, across_m: float, off_m: float) -> _Spot:
        x, z = (across_m * self._across + off_m * self._off).tolist()
        return (x, z)

    def _beyond(self) -> float:
        """So far across that nothing of a person is in the picture any more."""
        camera = self._camera
        return (camera.distance_m + 0.5) * camera.width / 2 / camera.focal_px + 0.6

    @staticmethod
    def _toward(start: _Spot, end: _Spot) -> float:
        return math.degrees(math.atan2(end[0] - start[0], end[1] - start[1]))


def _getting_ready(person: _Person, exercise: Exercise, conditions: Conditions) -> None:
    """At least a minute of it; ends in the start position."""
    stands = exercise.movement.rest.position is Position.STANDING
    up: list[Callable[[], None]] = [
        person.stands_about,
        person.turns,
        person.walks_about,
        person.steps,
        person.reaches_up,
        person.reaches_down,
        person.kneels,
    ]
    down: list[Callable[[], None]] = [person.lies_on_the_back, person.rolls_over, person.sits_up_again]
    person.appears()
    _until(person, up, GETTING_READY_S * (0.35 if stands else 0.45))
    person.sits_down()
    _until(person, down, GETTING_READY_S * (0.65 if stands else 0.85))
    if stands:
        person.rises()
        _until(person, up, GETTING_READY_S * 0.9)
    person.settles(exercise.performed_by(conditions.side).rest)


def _until(person: _Person, menu: list[Callable[[], None]], until_s: float) -> None:
    """One thing after the other, none twice before all were done."""
    left: list[Callable[[], None]] = []
    while sum(key.after_s for key in person.keys) < until_s:
        left = left or list(menu)
        left.pop(int(person._chance.integers(len(left))))()  # noqa: SLF001  # one chance for all that a person does


# From keys to frames ------------------------------------------------------------------------------------------------


def _played(keys: list[Key], physique: Physique) -> tuple[Floats, Floats]:
    """Moments, and where the landmarks are in the room."""
    times, places, at = [0.0], [_placed(keys[0], keys[0], 1.0, physique)], 0.0
    for before, key in pairwise(keys):
        steps = max(math.ceil(key.after_s * _NODES_PER_S), 1)
        for number in range(1, steps + 1):
            s = number / steps
            times.append(at + key.after_s * s)
            is_still = before.posture == key.posture and before.turned is key.turned and before.spot == key.spot
            places.append(places[-1] if is_still else _placed(before, key, s**3 * (10 - 15 * s + 6 * s * s), physique))
        at += key.after_s
    return np.array(times), np.array(places)


def _placed(before: Key, key: Key, share: float, physique: Physique) -> Floats:
    posture = before.posture.toward(key.posture, share=share)
    turned = _between(before.turned, key.turned, share)
    own = joints(posture, physique)
    names = list(own)
    points = (np.array([own[name] for name in names]) - np.array(own["pelvis"])) @ turned.T
    at = dict(zip(names, points, strict=True))
    size = physique.height_m / 1.70
    ends = [(bone.start, bone.start_radius_m) for bone in BONES] + [(bone.end, bone.end_radius_m) for bone in BONES]
    lowest = min(at[name][1] - radius * size for name, radius in ends)
    on_feet = before.on_feet + (key.on_feet - before.on_feet) * share
    anchor = on_feet * (at["left_ankle"] + at["right_ankle"]) / 2
    spot = np.array(before.spot) + (np.array(key.spot) - np.array(before.spot)) * share
    shift = np.array([spot[0] - anchor[0], -lowest, spot[1] - anchor[2]])
    found = landmarks({name: (float(p[0]), float(p[1]), float(p[2])) for name, p in at.items()})
    places: Floats = np.array([found[name] for name in SEEN]) + shift
    return places


def _take(keys: list[Key], conditions: Conditions, chance: np.random.Generator) -> Take:
    """What the camera truly sees of it. How far the errors of the movement come in wanders from 0 to 1."""
    nodes, places = _played(keys, conditions.physique)
    times = moments(float(nodes[-1]), conditions, chance)
    flat = places.reshape(len(nodes), -1)
    room = np.column_stack([np.interp(times, nodes, flat[:, i]) for i in range(flat.shape[1])]).reshape(
        -1, len(SEEN), 3
    )
    world, pixels = project(conditions.camera, room.reshape(-1, 3))
    knots = np.arange(0.0, nodes[-1] + 2.0, 2.0)
    return Take(
        times_s=times,
        world=world.reshape(room.shape),
        pixels=pixels.reshape(*room.shape[:2], 2),
        share=np.interp(times, knots, chance.random(len(knots))),
        spans=(),
    )


def _joined(takes: list[Take], gap_s: float) -> Take:
    starts, at = [], 0.0
    for take in takes:
        starts.append(at)
        at += float(take.times_s[-1]) + gap_s
    return Take(
        times_s=np.concatenate([take.times_s + at for take, at in zip(takes, starts, strict=True)]),
        world=np.concatenate([take.world for take in takes]),
        pixels=np.concatenate([take.pixels for take in takes]),
        share=np.concatenate([take.share for take in takes]),
        spans=tuple((a + at, b + at) for take, at in zip(takes, starts, strict=True) for a, b in take.spans),
    )


def _noticed(frames: list[Frame], take: Take, conditions: Conditions) -> Iterator[Frame]:
    """Nobody is seen while most of the body is outside of the picture."""
    size = np.array([conditions.camera.width, conditions.camera.height])
    inside = ((take.pixels >= 0) & (take.pixels <= size)).all(axis=2).mean(axis=1)
    for frame, share in zip(frames, inside, strict=True):
        yield frame if share >= _SEEN_AT_LEAST else replace(frame, landmarks={})


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One performance: what was counted in the set, and what beside it (``ghosts``, by their moments)."""

    exercise: str
    number: int
    truth: int
    counted: int
    ghosts: tuple[float, ...]
    lasts_s: float
    set_at_s: float
    peaks: int
    ready_s: float | None


def filmed(exercise: Exercise, number: int, *, seed: int) -> tuple[Conditions, Take, list[Frame]]:
    """The whole performance, as the network gives it."""
    chance = chance_of(seed, exercise, "restless", 0.0, number)
    conditions = draw(exercise, None, 0.0, chance=chance, repetitions=3)
    before, after = _Person(conditions, chance), _Person(conditions, chance)
    _getting_ready(before, exercise, conditions)
    rest = before.keys[-1]
    after.keys.append(replace(rest, after_s=0.0))
    after.leaves()
    takes = [
        _take(before.keys, conditions, chance),
        perform(conditions, chance=chance),
        _take(after.keys, conditions, chance),
    ]
    take = _joined(takes, 1 / conditions.fps)
    return conditions, take, list(_noticed(seen(take, conditions, chance=chance), take, conditions))


def done(person: tuple[str, int], *, seed: int) -> Outcome:
    """One restless person, coached: the exercise's name, and a number."""
    exercise, number = CATALOGUE[person[0]], person[1]
    conditions, take, frames = filmed(exercise, number, seed=seed)
    made = coached(frames, exercise, conditions.side)
    tops = [repetition.peak_s for repetition in made.report.repetitions]
    ghosts = [at for at in tops if not any(a - SLACK_S <= at <= b + SLACK_S for a, b in take.spans)]
    return Outcome(
        exercise=exercise.name,
        number=number,
        truth=conditions.repetitions,
        counted=len(tops) - len(ghosts),
        ghosts=tuple(ghosts),
        lasts_s=float(take.times_s[-1]),
        set_at_s=take.spans[0][0],
        peaks=made.peaks,
        ready_s=made.ready_s,
    )
