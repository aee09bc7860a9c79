"""Errors as BlazePose makes them, drawn by chance at the level that was measured (``measured``, ``blazepose.json``).

Per set, each landmark is off by a constant, by more of it the further the movement has come, by what wanders and by
what trembles; depth is scaled. All that is constant or grows is drawn for the whole body at once, from two measured
clips a and b of the same exercise (of the same view where there are enough): w a + (1 - w) b, w evenly from -0.37
to 1.37. That has the mean and the covariance of the clips themselves: errors keep their size and their direction, and
go together where they did. What wanders and trembles goes together by the measured correlations. A set with a fault may
take the clip of that fault. Clips in which the network lost the leg are left out; ``lost`` lists them.
"""

import math
from dataclasses import dataclass
from functools import cache

import numpy as np

from bench.coach.measured import HIPS, load, load_together
from bench.coach.performer import SEEN, Conditions, Floats, Take
from kneewise.body import Frame, Seen, Side

TREMBLES_S = 0.04
"""The correlation time of the frame-to-frame error. Our proposal: at 15 fps it is as good as white, as measured, and at
60 fps two neighbours share most of it, since the network sees nearly the same picture twice."""
_ENOUGH = 3
_BEYOND = (math.sqrt(3) - 1) / 2
"""w from minus this to one plus this has a variance of a quarter: the mixture is as wide as the clips."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Errors:
    """What is wrong in one set, landmark by landmark (rows) in u, v and depth: shares of the leg, and metres."""

    bias: Floats
    move: Floats
    slow: Floats
    quick: Floats
    slow_s: float
    together: Floats
    depth: Floats
    visibility: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clip:
    exercise: str
    view: str
    fault: str | None
    errors: Errors


@cache
def _clips() -> tuple[_Clip, ...]:
    return tuple(
        _Clip(
            exercise=str(one["exercise"]),
            view=str(one["view"]),
            fault=None if one["fault"] is None else str(one["fault"]),
            errors=Errors(
                bias=np.array(one["bias"]),
                move=np.array(one["move"]),
                slow=np.array(one["slow"]),
                quick=np.array(one["quick"]),
                slow_s=float(str(one["slow_s"])),
                together=_roots()[f"{one['exercise']}/{one['view']}"],
                depth=_depths(one),
                visibility=np.array(one["visibility"]),
            ),
        )
        for one in load()
        if not one["lost"]
    )


@cache
def _roots() -> dict[str, Floats]:
    """What turns independent errors into errors that go together as the measured ones did: a root of each matrix."""
    roots = {}
    for name, together in load_together().items():
        sizes, ways = np.linalg.eigh(together)
        root = ways * np.sqrt(np.clip(sizes, 0.0, None))
        roots[name] = root / np.linalg.norm(root, axis=1, keepdims=True)
    return roots


def lost() -> list[str]:
    """The clips in which the network did not follow the leg."""
    return [str(one["clip"]) for one in load() if one["lost"]]


def number_of_clips() -> int:
    """How many clips were measured, the lost ones too."""
    return len(load())


def drawn(conditions: Conditions, *, chance: np.random.Generator, level: float = 1.0) -> Errors:
    """The errors of one set; ``level`` 1 is as measured, 0 has none of them but the flattened depth."""
    a, b = _two(conditions, chance)
    w = float(chance.uniform(-_BEYOND, 1 + _BEYOND))
    flip = np.array([1.0 if conditions.side is Side.RIGHT else -1.0, 1.0, 1.0])
    return Errors(
        bias=level * (w * a.bias + (1 - w) * b.bias) * flip,
        move=level * (w * a.move + (1 - w) * b.move) * flip,
        slow=level * a.slow * flip,
        quick=level * a.quick * flip,
        slow_s=a.slow_s,
        together=a.together,
        depth=w * a.depth + (1 - w) * b.depth,
        visibility=np.clip(w * a.visibility + (1 - w) * b.visibility, 0.0, 1.0),
    )


def _two(conditions: Conditions, chance: np.random.Generator) -> tuple[Errors, Errors]:
    """Two clips: both done right, or every other time one of the same fault."""
    own = [clip for clip in _clips() if clip.exercise == conditions.exercise.name]
    right = [clip for clip in own if clip.fault is None]
    alike = [clip for clip in right if clip.view == str(conditions.view)]
    right = alike if len(alike) >= _ENOUGH else right
    same = [clip for clip in own if clip.fault is not None and clip.fault == conditions.fault]
    first = same if same and chance.random() < 0.5 else right
    a, b = (choice[int(chance.integers(len(choice)))] for choice in (first, right))
    return a.errors, b.errors


def _depths(one: dict[str, object]) -> Floats:
    depths = np.full(len(SEEN), float(str(one["depth"])))
    depths[HIPS] = float(str(one["hip_depth"]))
    return depths


def seen(take: Take, conditions: Conditions, *, chance: np.random.Generator, level: float = 1.0) -> list[Frame]:
    """The frames that the pose network would have given of a set."""
    errors = drawn(conditions, chance=chance, level=level)
    off = errors.bias + take.share[:, None, None] * errors.move
    off = off + _wandering(take.times_s, errors.slow_s, errors.together, chance) * errors.slow
    off = off + _wandering(take.times_s, TREMBLES_S, errors.together, chance) * errors.quick
    segments = conditions.physique.segments
    leg_m = segments.thigh_m + segments.shank_m
    leg_px = leg_m * conditions.camera.focal_px / conditions.camera.distance_m
    order = _order(conditions.side)
    world, true_pixels = take.world[:, order], take.pixels[:, order]
    pixels = true_pixels + off[:, :, :2] * leg_px
    places = world - world[:, HIPS].mean(axis=1, keepdims=True)
    places[:, :, 2] *= errors.depth
    places += off * [leg_m, leg_m, 1.0]
    places -= places[:, HIPS].mean(axis=1, keepdims=True)
    names = [SEEN[i] for i in order]
    size = (float(conditions.camera.width), float(conditions.camera.height))
    sure = errors.visibility.tolist()
    return [
        Frame(
            time_s=time_s,
            landmarks={
                name: Seen(world=(x, y, z), pixel=(u, v), visibility=how)
                for name, (x, y, z), (u, v), how in zip(names, at, flat, sure, strict=True)
            },
            picture=size,
        )
        for time_s, at, flat in zip(take.times_s.tolist(), places.tolist(), pixels.tolist(), strict=True)
    ]


def _order(side: Side) -> list[int]:
    """The nose, the working side, the other side: as the measured errors stand. ``SEEN`` has the left side first."""
    left, right = list(range(1, 7)), list(range(7, 13))
    return [0, *left, *right] if side is Side.LEFT else [0, *right, *left]


def _wandering(times: Floats, lasts_s: float, together: Floats, chance: np.random.Generator) -> Floats:
    """A first-order process of standard deviation 1 at uneven moments, for each landmark's u, v and depth."""
    fresh = chance.standard_normal((len(times), len(together))) @ together.T
    stays = np.exp(-np.diff(times) / lasts_s)
    values = np.empty_like(fresh)
    values[0] = fresh[0]
    for number, rho in enumerate(stays, start=1):
        values[number] = rho * values[number - 1] + math.sqrt(1 - rho * rho) * fresh[number]
    return values.reshape(len(times), -1, 3)
