"""How far off BlazePose is: clips of the figure are rendered, the network looks, and the truth is known.

``python -m bench.coach.measured`` makes ``blazepose.json`` anew (some ten minutes on one core). Each clip gives, for
each landmark: what is wrong all the time (``bias``), what comes with the movement (``move``, from rest to top), what
wanders (``slow``) and what trembles from frame to frame (``quick``). Errors in the picture are shares of the leg's
length there, errors of depth are metres. ``together`` says, for each exercise and view, how what wanders and trembles
goes together from landmark to landmark: two hips that are taken for each other tremble, and their middle stays.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.coach.performer import SEEN, Floats, cameras, nominal_view
from kneewise.body import Camera, Landmark, Performance, Physique, Sex, Side
from kneewise.body import joints as joints_of
from kneewise.body import landmarks as landmarks_of
from kneewise.coach import View
from kneewise.exercises import CATALOGUE

ERRORS = Path(__file__).with_name("blazepose.json")
FPS = 15.0
SEVERITY = 0.75
LOST_AT = 0.10
LOST_FOR = 0.25
"""A clip is lost where hip, knee or ankle of the working leg is off by more than 10 % of the leg, so often."""
HIPS = [2, 8]
"""Where the hips stand in the order of the working side first."""
USUAL_HIP_DEPTH = 1.25
"""How far apart in depth the network shows the hips, against the truth, where a clip cannot tell: as from the side."""
LAGS = (1, 2, 3, 4, 5, 6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """A film of the figure."""

    name: str
    exercise: str
    side: Side
    camera: Camera
    view: View
    physique: Physique
    fault: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """What the network saw of a clip (33 × 6 a frame, as in ``Frame.from_flat``), and the truth (33 × xyz uv)."""

    seen: Floats
    true: Floats
    share: Floats
    leg_m: float
    leg_px: float


def clips() -> Iterator[Clip]:
    """Each exercise done right by five people, each fault once, each from where it is seen best or nearly so."""
    right, left, female, male = Side.RIGHT, Side.LEFT, Sex.FEMALE, Sex.MALE
    for name, exercise in CATALOGUE.items():
        people = (
            ("best", right, Physique()),
            ("best", left, Physique(height_m=1.78)),
            ("turned -20", right, Physique(height_m=1.85)),
            ("turned +20", right, Physique(height_m=1.60, sex=female)),
            ("higher", right, Physique(sex=female)),
            ("farther", right, Physique(height_m=1.90, sex=male)),
            *((front, right, Physique(height_m=1.75)) for front in cameras(exercise, right) if "5" in front),
            *((front, right, Physique()) for front in cameras(exercise, right) if front in {"front", "front +12"}),
        )
        for camera_name, side, physique in people:
            yield _clip(name, camera_name, side, physique, None)
        for fault in exercise.wrong:
            sided = any(
                check.code == fault and nominal_view(exercise, right, "best") in check.views
                for check in exercise.coaching.checks
            )
            yield _clip(name, "best" if sided else "front +12", right, Physique(), fault)


def _clip(exercise: str, camera_name: str, side: Side, physique: Physique, fault: str | None) -> Clip:
    return Clip(
        name=f"{exercise}, {fault or 'right'}, {side}, {camera_name}",
        exercise=exercise,
        side=side,
        camera=cameras(CATALOGUE[exercise], side)[camera_name],
        view=nominal_view(CATALOGUE[exercise], side, camera_name),
        physique=physique,
        fault=fault,
    )


def watched(clip: Clip) -> Watched:
    """Film a clip of two repetitions, and let the network look at it."""
    from kneewise.pose.film import shoot  # noqa: PLC0415  # needs the extra `video`
    from kneewise.pose.follower import Follower  # noqa: PLC0415

    movement = CATALOGUE[clip.exercise].performed_by(clip.side, fault=clip.fault, severity=SEVERITY)
    performance = Performance(movement=movement, repetitions=2, physique=clip.physique)
    follower, seen, true, share = Follower(), [], [], []
    for number, picture in enumerate(shoot(performance, clip.camera, fps=FPS)):
        pose = follower.receive(picture, number / FPS)
        seen.append(np.full((len(Landmark), 6), np.nan) if pose is None else np.asarray(pose.flat, dtype=float))
        posture = performance.posture_at(number / FPS)
        frame = clip.camera.frame(0.0, landmarks_of(joints_of(posture, clip.physique)))
        true.append([(*one.world, *(one.pixel or ())) for one in frame.landmarks.values()])
        share.append(_share(performance, number / FPS))
    leg_m = clip.physique.segments.thigh_m + clip.physique.segments.shank_m
    return Watched(
        seen=np.array(seen).reshape(-1, len(Landmark), 6),
        true=np.array(true),
        share=np.array(share),
        leg_m=leg_m,
        leg_px=leg_m * clip.camera.focal_px / clip.camera.distance_m,
    )


def _share(performance: Performance, time_s: float) -> float:
    movement, within = performance.movement, time_s - performance.ready_s
    if not 0.0 <= within < performance.repetitions * movement.duration_s:
        return 0.0
    within %= movement.duration_s
    if within < movement.up_s:
        s = within / movement.up_s
    elif within < movement.up_s + movement.hold_s:
        return 1.0
    else:
        s = 1.0 - min((within - movement.up_s - movement.hold_s) / movement.down_s, 1.0)
    return s**3 * (10 - 15 * s + 6 * s * s)


def errors(clip: Clip, film: Watched) -> tuple[dict[str, object], Floats]:
    """The errors of one clip, landmark by landmark: the nose, then the working side, then the other one.

    With them the correlations of what is neither constant nor grows with the movement, 39 × 39.
    """
    known = ~np.isnan(film.seen[:, 0, 0])
    order, flip = _order(clip.side)
    seen, true, share = film.seen[known][:, order], film.true[known][:, order], film.share[known]
    true_z = true[:, :, 2] - true[:, HIPS, 2].mean(axis=1, keepdims=True)
    depth = float(np.polyfit(true_z.ravel(), seen[:, :, 2].ravel(), 1)[0])
    hip_depth = _hip_depth(true_z, seen[:, :, 2])
    gains = np.full(len(SEEN), depth)
    gains[HIPS] = USUAL_HIP_DEPTH if hip_depth is None else hip_depth
    off = np.concatenate(
        [(seen[:, :, 4:6] - true[:, :, 3:5]) / film.leg_px * [flip, 1.0], (seen[:, :, 2] - gains * true_z)[:, :, None]],
        axis=2,
    )
    bias, move, rest = _with_movement(off, share)
    slow, quick, times = _over_time(rest)
    far = np.linalg.norm(off[:, 2:5, :2], axis=2).max(axis=1) > LOST_AT
    found = {
        "clip": clip.name,
        "exercise": clip.exercise,
        "view": str(clip.view),
        "found": round(float(known.mean()), 3),
        "lost": bool(far.mean() > LOST_FOR or known.mean() < 1 - LOST_FOR),
        "fault": clip.fault,
        "depth": round(depth, 2),
        "hip_depth": round(float(gains[HIPS[0]]), 2),
        "visibility": _rounded(seen[:, :, 3].astype(np.float64).mean(axis=0), 2),
        "bias": _rounded(bias, 4),
        "move": _rounded(move, 4),
        "slow": _rounded(slow, 4),
        "quick": _rounded(quick, 4),
        "slow_s": round(times, 2),
    }
    return found, np.corrcoef(rest.reshape(len(rest), -1).T)


def _hip_depth(true_z: Floats, seen_z: Floats) -> float | None:
    """The same for the hips alone, which the network shows by rules of its own; ``None`` where they are level."""
    true, seen = (one[:, HIPS[0]] - one[:, HIPS[1]] for one in (true_z, seen_z))
    if true.std() > 0.01:
        return float(np.polyfit(true, seen, 1)[0])
    return float(seen.mean() / true.mean()) if abs(true.mean()) > 0.1 else None


def _order(side: Side) -> tuple[list[int], float]:
    """Where the followed landmarks stand among the 33, the working side first; -1 for a mirrored picture."""
    parts = [name.value.split("_", 1)[1] for name in SEEN[1:7]]
    names = [Landmark.NOSE, *(Landmark.of(s, p) for s in (side, side.other) for p in parts)]
    return [list(Landmark).index(name) for name in names], 1.0 if side is Side.RIGHT else -1.0


def _with_movement(off: Floats, share: Floats) -> tuple[Floats, Floats, Floats]:
    """Split each error into what is always there, what grows with the movement, and what is left."""
    ways = np.column_stack([np.ones_like(share), share])
    flat = off.reshape(len(off), -1)
    (bias, move), *_ = np.linalg.lstsq(ways, flat, rcond=None)
    left = (flat - ways @ np.vstack([bias, move])).reshape(off.shape)
    return bias.reshape(off.shape[1:]), move.reshape(off.shape[1:]), left


def _over_time(left: Floats) -> tuple[Floats, Floats, float]:
    """The standard deviations of what wanders (a first-order process) and of what trembles; and how long it wanders."""
    together = [(left[lag:] * left[: len(left) - lag]).mean(axis=0) for lag in (0, *LAGS)]
    pooled = [float(np.median(one[:, :2] / together[0][:, :2])) for one in together[1:]]
    stays = float(np.clip((max(pooled[3], 1e-3) / max(pooled[0], 1e-3)) ** (1 / 3), 0.3, 0.98))
    slow = np.clip(together[1] / stays, 0.0, together[0])
    return np.sqrt(slow), np.sqrt(together[0] - slow), -1 / FPS / np.log(stays)


def _rounded(values: Floats, digits: int) -> list[object]:
    rounded: list[object] = np.round(values, digits).tolist()
    return rounded


def load() -> list[dict[str, object]]:
    """What was measured."""
    found: list[dict[str, object]] = json.loads(ERRORS.read_text(encoding="utf-8"))["clips"]
    return found


def load_together() -> dict[str, Floats]:
    """The correlations, by exercise and view: ``clamshell/front``."""
    found = json.loads(ERRORS.read_text(encoding="utf-8"))["together"]
    return {name: _whole(np.array(half)) for name, half in found.items()}


def save(found: list[tuple[dict[str, object], Floats]]) -> None:
    """Write what was measured, one clip a line, and the mean of the correlations."""
    groups: dict[str, list[Floats]] = {}
    for clip, together in found:
        if not clip["lost"]:
            groups.setdefault(f"{clip['exercise']}/{clip['view']}", []).append(together)
    clips = ",\n".join(json.dumps(clip, separators=(",", ":")) for clip, _ in found)
    means = ",\n".join(f'"{name}":{_half(np.mean(group, axis=0))}' for name, group in groups.items())
    ERRORS.write_text(f'{{"clips":[\n{clips}\n],"together":{{\n{means}\n}}}}\n', encoding="utf-8")


def _half(together: Floats) -> str:
    """What stands below the diagonal, row by row: the rest says nothing new."""
    return json.dumps(_rounded(together[np.tril_indices(len(together), -1)], 2), separators=(",", ":"))


def _whole(half: Floats) -> Floats:
    together = np.eye(3 * len(SEEN))
    together[np.tril_indices(len(together), -1)] = half
    return together + np.tril(together, -1).T


def main() -> None:
    """Measure all clips."""
    found = []
    for clip in clips():
        one = errors(clip, watched(clip))
        print(clip.name, "lost" if one[0]["lost"] else "", flush=True)
        found.append(one)
    save(found)


if __name__ == "__main__":
    main()
