"""The figure as a line drawing for paper: an exercise at its start and at its end, from where it is seen best.

Each limb is a union of capsules: all of them are stroked first and filled after, so that only the outer line is left.
Limbs are drawn from the farthest to the nearest. The legs that work are darker, so that a copy in grey still tells.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from kneewise.body import Side
from kneewise.body.anthropometry import Physique
from kneewise.body.camera import Camera
from kneewise.body.figure import BONES, Bone, joints
from kneewise.body.posture import Posture
from kneewise.body.vector import Point
from kneewise.exercises import Exercise

LINE, SKIN, WORKING, FLOOR = "#3a332c", "#f1ece4", "#9fc9bd", "#b9afa2"
"""The colours of paper: dark line, light body, the working leg, the floor."""

_LINE_M = 0.012
_MARGIN_M = 0.03
_LOWEST_VIEW_DEG = 9.0
_PIXELS_PER_M = 400.0
_HEAD_AND_TRUNK = ("trunk", "pelvis", "neck")

Flat = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Capsule:
    """A piece of a limb on paper: two circles and what lies between; ``depth`` in metres from the eye."""

    start: Flat
    end: Flat
    start_radius: float
    end_radius: float
    depth: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """The two pictures, as SVG of the same scale; ``tall`` when they are higher than wide."""

    start: SafeString
    end: SafeString
    tall: bool


def drawing(exercise: Exercise, side: Side) -> Drawing:
    """An exercise done with the given leg, as it is prescribed (``Exercise.at_range``)."""
    movement, camera = exercise.performed_by(side), _from_far(exercise.camera_for(side))
    working = {f"{each}_leg" for each in ((side,) if exercise.per_leg else tuple(Side))}
    poses = [_limbs(posture, camera) for posture in (movement.rest, movement.top)]
    box = _box(capsule for pose in poses for limb in pose.values() for capsule in limb)
    start, end = (_svg(pose, working, box) for pose in poses)
    return Drawing(start=start, end=end, tall=box[3] > box[2])


def _from_far(camera: Camera) -> Camera:
    """Nearly without perspective: what is near is not much larger than what is far."""
    return replace(camera, distance_m=12.0, elevation_deg=max(camera.elevation_deg, _LOWEST_VIEW_DEG))


def _limbs(posture: Posture, camera: Camera) -> dict[str, list[Capsule]]:
    placed = joints(posture, Physique())
    limbs: dict[str, list[Capsule]] = {}
    for bone in BONES:
        limbs.setdefault(_limb(bone.part), []).append(_capsule(bone, placed, camera))
    return limbs


def _limb(part: str) -> str:
    """Which limb a part belongs to."""
    if part in _HEAD_AND_TRUNK:
        return "trunk"
    side, _, rest = part.partition("_")
    if rest in {"thigh", "shank", "foot"}:
        return f"{side}_leg"
    return part if part == "head" else f"{side}_arm"


def _capsule(bone: Bone, placed: Mapping[str, Point], camera: Camera) -> Capsule:
    start, end = camera.see(placed[bone.start]), camera.see(placed[bone.end])
    scale = Physique().height_m / 1.70 * _PIXELS_PER_M
    return Capsule(
        start=_flat(start, camera),
        end=_flat(end, camera),
        start_radius=bone.start_radius_m * scale,
        end_radius=bone.end_radius_m * scale,
        depth=(start[2] + end[2]) / 2,
    )


def _flat(seen: Point, camera: Camera) -> Flat:
    scale = _PIXELS_PER_M * camera.distance_m / seen[2]
    return (seen[0] * scale, seen[1] * scale)


def _box(capsules: Iterable[Capsule]) -> tuple[float, float, float, float]:
    """Left, top, width and height of what is drawn."""
    ends = [
        (at, radius)
        for each in capsules
        for at, radius in ((each.start, each.start_radius), (each.end, each.end_radius))
    ]
    margin = _MARGIN_M * _PIXELS_PER_M
    left, right = min(at[0] - r for at, r in ends) - margin, max(at[0] + r for at, r in ends) + margin
    top, bottom = min(at[1] - r for at, r in ends) - margin, max(at[1] + r for at, r in ends) + margin
    return left, top, right - left, bottom - top


def _svg(pose: Mapping[str, list[Capsule]], working: set[str], box: tuple[float, float, float, float]) -> SafeString:
    left, top, width, height = (round(value) for value in box)
    ordered = sorted(pose.items(), key=lambda limb: -sum(each.depth for each in limb[1]) / len(limb[1]))
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="{} {} {} {}" aria-hidden="true" focusable="false">'
        '<path d="M{} {}H{}" stroke="{}" stroke-width="3" stroke-linecap="round"/>{}</svg>',
        *(left, top, width, height),
        *(left + 4, top + height - 4, left + width - 4, FLOOR),
        format_html_join("", "{}", _drawn(ordered, working)),
    )


def _drawn(limbs: Iterable[tuple[str, list[Capsule]]], working: set[str]) -> Iterator[tuple[SafeString]]:
    for name, capsules in limbs:
        paths = " ".join(_outline(each) for each in capsules)
        fill = WORKING if name in working else SKIN
        yield (
            format_html(
                '<path d="{0}" fill="none" stroke="{3}" stroke-width="{2}" stroke-linejoin="round"/>'
                '<path d="{0}" fill="{1}"/>',
                paths,
                fill,
                round(2 * _LINE_M * _PIXELS_PER_M, 1),
                LINE,
            ),
        )


def _outline(capsule: Capsule) -> str:
    """A path around a capsule, always in the same sense, so that a union of them has no holes."""
    (ax, ay), (bx, by) = capsule.start, capsule.end
    a, b = capsule.start_radius, capsule.end_radius
    distance = math.hypot(bx - ax, by - ay)
    if distance <= abs(a - b) + 1e-6:
        (x, y), r = ((ax, ay), a) if a >= b else ((bx, by), b)
        half = f"A{r:.1f} {r:.1f} 0 1 1"
        return f"M{x - r:.1f} {y:.1f}{half} {x + r:.1f} {y:.1f}{half} {x - r:.1f} {y:.1f}Z"
    along, lean = math.atan2(by - ay, bx - ax), math.acos((a - b) / distance)
    high, low = along + lean, along - lean
    return (
        f"M{ax + a * math.cos(high):.1f} {ay + a * math.sin(high):.1f}"
        f"A{a:.1f} {a:.1f} 0 {int(lean < math.pi / 2)} 1 {ax + a * math.cos(low):.1f} {ay + a * math.sin(low):.1f}"
        f"L{bx + b * math.cos(low):.1f} {by + b * math.sin(low):.1f}"
        f"A{b:.1f} {b:.1f} 0 {int(lean > math.pi / 2)} 1 {bx + b * math.cos(high):.1f} {by + b * math.sin(high):.1f}Z"
    )
