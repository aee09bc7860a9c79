"""How the figure is dressed: from its joints to the solids that are drawn.

Bones and their radii are the body's own; skin, clothes, hair, face, hands and shoes are added here, because the pose
network was trained on people who have them. Shapes and colours are our proposal, tried against the network: trousers
lighter than the shirt let it tell the two legs apart where one lies behind the other, dark ones did not.
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
    eyes: Colour = (52, 40, 36)
    shirt: Colour = (40, 70, 120)
    trousers: Colour = (160, 164, 170)
    shoes: Colour = (238, 238, 234)


def dressed(joints: Mapping[str, Point], outfit: Outfit, *, scale: float = 1.0) -> list[Solid]:
    """The solids of a figure whose ``joints`` stand in room coordinates; ``scale`` is its height over 1.70 m."""
    tailor = _Tailor(joints, outfit, scale)
    parts = (tailor.limbs(), tailor.trunk(), tailor.head(), tailor.ends())
    return [solid for part in parts for solid in part]


_SLEEVE = 0.62
_CLOTH_M = 0.006
"""How much a sleeve stands off the skin."""


class _Tailor:
    def __init__(self, joints: Mapping[str, Point], outfit: Outfit, scale: float) -> None:
        self._at, self._outfit, self._scale = joints, outfit, scale

    def limbs(self) -> Iterator[Solid]:
        """The body's own bones, each in its colour; the head is shaped apart."""
        outfit = self._outfit
        colours = {"pelvis": outfit.trousers, "trunk": outfit.shirt, "thigh": outfit.trousers}
        colours |= {"shank": outfit.trousers, "foot": outfit.shoes}
        for bone in BONES:
            kind = bone.part.removeprefix("left_").removeprefix("right_")
            a, b, radii = self._at[bone.start], self._at[bone.end], (bone.start_radius_m, bone.end_radius_m)
            if kind != "head":
                yield self._solid(a, b, radii, colours.get(kind, outfit.skin))
            if kind == "upper_arm":
                yield self._sleeve(bone)

    def trunk(self) -> Iterator[Solid]:
        """The breadth that a single column lacks, and the trousers' waist."""
        pelvis, waist, chest = self._at["pelvis"], self._at["waist"], self._at["chest"]
        trousers, shirt = self._outfit.trousers, self._outfit.shirt
        hem = _between(pelvis, waist, 0.30)
        yield self._solid(pelvis, _between(pelvis, hem, 0.6), (0.120, 0.120), trousers)
        for side in Side:
            hip, shoulder = self._at[f"{side}_hip"], self._at[f"{side}_shoulder"]
            high = _between(chest, shoulder, 0.50)
            yield self._solid(_between(_between(pelvis, waist, 0.6), hip, 0.5), high, (0.094, 0.098), shirt)
            yield self._solid(high, shoulder, (0.085, 0.058), shirt)
            yield self._solid(_between(pelvis, hip, 0.5), _between(hem, hip, 0.5), (0.102, 0.100), trousers)

    def head(self) -> Iterator[Solid]:
        """Skull, jaw, hair, and a face that looks ahead."""
        at, outfit = self._at, self._outfit
        head, crown, nose = at["head"], at["crown"], at["nose"]
        ears = _between(at["left_ear"], at["right_ear"], 0.5)
        mouth = _between(at["mouth_left"], at["mouth_right"], 0.5)
        brow = _between(at["left_eye"], at["right_eye"], 0.5)
        chin = _between(_between(mouth, brow, -0.30), ears, 0.16)
        yield self._solid(_between(head, chin, 0.30), crown, (0.078, 0.088), outfit.skin)
        yield self._solid(chin, head, (0.024, 0.066), outfit.skin)
        back = _between(crown, _between(nose, brow, 0.5), -0.22)
        yield self._solid(_between(ears, nose, -0.34), back, (0.074, 0.088), outfit.hair)
        yield self._solid(_between(crown, head, -0.22), back, (0.082, 0.088), outfit.hair)
        yield self._solid(_between(brow, nose, 0.45), _between(nose, ears, 0.06), (0.010, 0.016), outfit.skin)
        yield self._solid(at["mouth_left"], at["mouth_right"], (0.009, 0.009), outfit.lips)
        for side in Side:
            yield self._ball(at[f"{side}_eye"], 0.0125, outfit.eyes)
            inner, outer = (_between(at[f"{side}_eye_{end}"], crown, 0.22) for end in ("inner", "outer"))
            yield self._solid(inner, outer, (0.006, 0.006), outfit.hair)
            yield self._ball(_between(at[f"{side}_ear"], ears, 0.06), 0.022, outfit.skin)

    def ends(self) -> Iterator[Solid]:
        """Hands that are broader than wrists, shoes with an instep."""
        for side in Side:
            wrist, hand = self._at[f"{side}_wrist"], self._at[f"{side}_hand"]
            yield self._solid(_between(wrist, hand, 0.35), hand, (0.032, 0.030), self._outfit.skin)
            ankle, heel, toe = (self._at[f"{side}_{part}"] for part in ("ankle", "heel", "toe"))
            instep = _between(heel, toe, 0.7)
            yield self._solid(_between(ankle, heel, 0.3), instep, (0.042, 0.032), self._outfit.shoes)

    def _sleeve(self, bone: Bone) -> Solid:
        a, b = self._at[bone.start], self._at[bone.end]
        cuff = bone.start_radius_m + (bone.end_radius_m - bone.start_radius_m) * _SLEEVE
        radii = (bone.start_radius_m + _CLOTH_M, cuff + _CLOTH_M)
        return self._solid(a, _between(a, b, _SLEEVE), radii, self._outfit.shirt)

    def _solid(self, start: Point, end: Point, radii_m: tuple[float, float], colour: Colour) -> Solid:
        a, b = (radius * self._scale for radius in radii_m)
        return Solid(start=start, end=end, start_radius_m=a, end_radius_m=b, colour=colour)

    def _ball(self, centre: Point, radius_m: float, colour: Colour) -> Solid:
        return self._solid(centre, centre, (radius_m, radius_m), colour)


def _between(a: Point, b: Point, share: float) -> Point:
    """On the line from a to b; beyond its ends for a share below 0 or over 1."""
    x, y, z = (p + (q - p) * share for p, q in zip(a, b, strict=True))
    return (x, y, z)
