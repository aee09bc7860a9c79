"""How the figure is dressed: from its joints to the solids that are drawn.

Bones and their radii are the body's own; skin, clothes, hair, face, hands and shoes are added here, because the pose
network was trained on people who have them. Shapes and colours are our proposal, tried against the network.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kneewise.body import BONES, Bone, Point, Side
from kneewise.pose._solid import Colour, Solid


@dataclass(frozen=True, slots=True, kw_only=True)
class Outfit:
    """The colours of one figure."""

    skin: Colour = (222, 170, 140)
    lips: Colour = (176, 98, 92)
    hair: Colour = (58, 40, 32)
    eyes: Colour = (40, 32, 30)
    shirt: Colour = (196, 62, 58)
    trousers: Colour = (44, 56, 92)
    shoes: Colour = (238, 238, 234)


def dressed(joints: Mapping[str, Point], outfit: Outfit, *, scale: float = 1.0) -> list[Solid]:
    """The solids of a figure whose ``joints`` stand in room coordinates; ``scale`` is its height over 1.70 m."""
    solids = [solid for bone in BONES for solid in _limb(bone, joints, outfit, scale)]
    return [*solids, *_trunk(joints, outfit, scale), *_head(joints, outfit, scale), *_ends(joints, outfit, scale)]


_SLEEVE = 0.62
_CLOTH_M = 0.006
"""How much a sleeve stands off the skin."""


def _limb(bone: Bone, joints: Mapping[str, Point], outfit: Outfit, scale: float) -> Iterator[Solid]:
    a, b = joints[bone.start], joints[bone.end]
    ra, rb = bone.start_radius_m * scale, bone.end_radius_m * scale
    kind = bone.part.removeprefix("left_").removeprefix("right_")
    if kind == "head":
        return
    colour = {
        "pelvis": outfit.trousers,
        "trunk": outfit.shirt,
        "thigh": outfit.trousers,
        "shank": outfit.trousers,
        "foot": outfit.shoes,
    }.get(kind, outfit.skin)
    yield Solid(start=a, end=b, start_radius_m=ra, end_radius_m=rb, colour=colour)
    if kind == "upper_arm":
        middle_radius = ra + (rb - ra) * _SLEEVE + _CLOTH_M
        yield Solid(
            start=a,
            end=_between(a, b, _SLEEVE),
            start_radius_m=ra + _CLOTH_M,
            end_radius_m=middle_radius,
            colour=outfit.shirt,
        )


def _trunk(joints: Mapping[str, Point], outfit: Outfit, scale: float) -> Iterator[Solid]:
    """The breadth that a single column lacks: flanks from the pelvis to below the shoulders."""
    for side in Side:
        hip, shoulder = joints[f"{side}_hip"], joints[f"{side}_shoulder"]
        low = _between(_between(joints["pelvis"], joints["waist"], 0.5), hip, 0.55)
        high = _between(joints["chest"], shoulder, 0.50)
        yield Solid(start=low, end=high, start_radius_m=0.092 * scale, end_radius_m=0.098 * scale, colour=outfit.shirt)
        yield Solid(
            start=high, end=shoulder, start_radius_m=0.085 * scale, end_radius_m=0.058 * scale, colour=outfit.shirt
        )
        yield _ball(_between(joints["pelvis"], hip, 0.6), 0.100 * scale, outfit.trousers)


def _head(joints: Mapping[str, Point], outfit: Outfit, scale: float) -> Iterator[Solid]:
    head, crown, nose = joints["head"], joints["crown"], joints["nose"]
    ears = _between(joints["left_ear"], joints["right_ear"], 0.5)
    mouth = _between(joints["mouth_left"], joints["mouth_right"], 0.5)
    brow = _between(joints["left_eye"], joints["right_eye"], 0.5)
    chin = _along(mouth, brow, -0.42)
    yield Solid(
        start=_between(head, chin, 0.25),
        end=crown,
        start_radius_m=0.078 * scale,
        end_radius_m=0.088 * scale,
        colour=outfit.skin,
    )
    yield Solid(
        start=_along(chin, nose, 0.0),
        end=head,
        start_radius_m=0.030 * scale,
        end_radius_m=0.066 * scale,
        colour=outfit.skin,
    )
    back = _along(crown, _between(nose, brow, 0.5), -0.22)
    yield Solid(
        start=_along(ears, nose, -0.34),
        end=back,
        start_radius_m=0.074 * scale,
        end_radius_m=0.088 * scale,
        colour=outfit.hair,
    )
    yield Solid(
        start=_along(crown, head, -0.22),
        end=back,
        start_radius_m=0.082 * scale,
        end_radius_m=0.088 * scale,
        colour=outfit.hair,
    )
    yield Solid(
        start=_along(brow, nose, 0.45),
        end=_along(nose, ears, 0.06),
        start_radius_m=0.010 * scale,
        end_radius_m=0.017 * scale,
        colour=outfit.skin,
    )
    yield Solid(
        start=joints["mouth_left"],
        end=joints["mouth_right"],
        start_radius_m=0.008 * scale,
        end_radius_m=0.008 * scale,
        colour=outfit.lips,
    )
    for side in Side:
        yield _ball(joints[f"{side}_eye"], 0.0125 * scale, outfit.eyes)
        yield Solid(
            start=joints[f"{side}_eye_inner"],
            end=joints[f"{side}_eye_outer"],
            start_radius_m=0.007 * scale,
            end_radius_m=0.007 * scale,
            colour=outfit.eyes,
        )
        yield _ball(_between(joints[f"{side}_ear"], ears, 0.06), 0.022 * scale, outfit.skin)


def _ends(joints: Mapping[str, Point], outfit: Outfit, scale: float) -> Iterator[Solid]:
    """Hands that are broader than wrists, shoes with an instep."""
    for side in Side:
        wrist, hand = joints[f"{side}_wrist"], joints[f"{side}_hand"]
        yield Solid(
            start=_between(wrist, hand, 0.35),
            end=_between(wrist, hand, 1.0),
            start_radius_m=0.032 * scale,
            end_radius_m=0.030 * scale,
            colour=outfit.skin,
        )
        ankle, heel, toe = (joints[f"{side}_{part}"] for part in ("ankle", "heel", "toe"))
        yield Solid(
            start=_between(ankle, heel, 0.3),
            end=_between(heel, toe, 0.7),
            start_radius_m=0.042 * scale,
            end_radius_m=0.032 * scale,
            colour=outfit.shoes,
        )


def _ball(centre: Point, radius_m: float, colour: Colour) -> Solid:
    return Solid(start=centre, end=centre, start_radius_m=radius_m, end_radius_m=radius_m, colour=colour)


def _between(a: Point, b: Point, share: float) -> Point:
    x, y, z = (p + (q - p) * share for p, q in zip(a, b, strict=True))
    return (x, y, z)


_along = _between
