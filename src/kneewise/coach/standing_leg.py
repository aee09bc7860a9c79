"""The knee angle of a person who stands, seen by one camera from anywhere but the exact side.

Depth is what one camera sees worst, lengths what it sees best. A thigh that leaves the picture's plane looks shorter by
the cosine of its inclination, and the knee and the hip move sideways in the picture by the sine of it, as far as the
leg's plane is turned from the line of sight. So each leg has three unknowns: how far the thigh is inclined, backward
from knee to hip, how far the shank, forward from ankle to knee, and how far their plane is turned. The knee's angle is
the sum of the first two.

They are followed from frame to frame by an extended Kalman filter that takes one scalar measurement after the other:
hip to ankle, and knee to the middle of both, down and across; the errors of these are independent of each other when
those of the landmarks are. What cannot be seen is taken from how people move: of the knee's bend a quarter is the
shank's, and it never leans back by much. The camera is taken to stand level: then the ankle's place below the picture's
middle tells a change of distance, and how much the picture of knee and hip grows or shrinks as they come and go.
"""

import math
from math import cos, sin

from kneewise.body import Frame, Landmark
from kneewise.coach.belief import Belief, taken
from kneewise.coach.neutral import Neutral, neutral_frames
from kneewise.coach.plane import Flat
from kneewise.coach.reading import Reading
from kneewise.coach.view import flat

__all__ = ["Neutral", "StandingLeg", "neutral_frames"]

LANDMARK = 0.015
"""One standard deviation of a landmark, as a share of the leg: BlazePose's, measured."""
_KNEE_DOWN = 0.02
"""The same for the knee's height (our proposal): the network places it along the leg less surely."""
_ASIDE = 0.1
"""So far knee and hip leave the leg's plane, as a share of the leg (our proposal)."""
_NEUTRAL = (math.radians(3.0), math.radians(2.0))
"""Thigh and shank of who stands at ease (our proposal): 3 to 9 degrees at the knee were measured."""
_SHANK_SHARE = 0.25
_SHANK_VARIES = 0.2
"""The shank's share of the knee's bend and how far it strays from it, in radians (our proposal): 0.15 of sitting down,
0.3 of deep squats, 0.4 of semi squats."""
_LEAST_SINE = 0.15
"""A straight leg's length says nothing of its bend: taken as if inclined by so much, 9 degrees (our proposal)."""
_BENT_SINE = 0.2
"""How the leg's plane is turned is learned only from a thigh inclined by more, 12 degrees (our proposal)."""
_WANDERS = 0.4
"""How fast inclinations change: radians squared a second, 7 degrees from frame to frame (our proposal)."""
_TURNS = 0.0005
"""How fast the leg's plane turns: its sine squared a second (our proposal)."""
_UNSURE = (0.3, 0.3, 0.06)
"""Variances before the first frame: thigh, shank, turn (our proposal)."""
_FOCAL = 0.75
"""The focal length as a share of the picture's longer side: about a telephone's or a laptop's (our proposal)."""
_THIGH = (-0.05, 2.2)
_SHANK = (-0.1, 1.2)
_SHANK_BACK = 0.5
"""Inclinations that legs can have, in radians; a shank leans back only where that is seen, from the side (our
proposal)."""
_DISTANCE_S = 1.0
_NEW_DISTANCE = 0.03
_AGREE = 0.025
_SETTLES_S = 3.0
"""A change of scale by more than this share, averaged over such a time, is a new distance, when the floor and the
standing leg agree on it so well; then it is followed for a while (our proposal)."""
_LEG_VARIANCE = 2.0 * LANDMARK**2
_KNEE_VARIANCE = 1.5 * LANDMARK**2
_KNEE_DOWN_VARIANCE = 1.5 * _KNEE_DOWN**2
_ASIDE_VARIANCE = _ASIDE**2
_SHANK_VARIANCE = _SHANK_VARIES**2
_SYSTEMATIC = (3.0, 0.05)
"""What does not average out: in degrees, and as a share of the angle. With it 81 % of the errors against motion capture
of one man were within the uncertainty, and 70 to 85 % of filmed movement from the front and obliquely; who starts with
bent knees is not covered."""


class StandingLeg:
    """Follows one leg, frame by frame."""

    def __init__(self, neutral: Neutral) -> None:
        self._neutral = neutral
        hip, knee, ankle = (Landmark.of(neutral.side, part) for part in ("hip", "knee", "ankle"))
        self._names = hip, knee, ankle
        lean, tilt = _NEUTRAL
        turned = neutral.turned
        self._thigh, self._shank = math.hypot(*neutral.thigh), math.hypot(*neutral.shank)
        self._thigh_at = neutral.thigh[0] - self._thigh * turned * sin(lean), neutral.thigh[1] / cos(lean)
        self._shank_at = neutral.shank[0] + self._shank * turned * sin(tilt), neutral.shank[1] / cos(tilt)
        of_thigh, of_shank, of_turn = _UNSURE
        self._belief: Belief = (lean, tilt, turned, of_thigh, 0.0, 0.0, of_shank, 0.0, of_turn)
        self._time_s: float | None = None
        self._scale = self._by_floor = self._by_height = 1.0
        self._settles_s = 0.0

    def receive(self, frame: Frame) -> Reading | None:
        """Knee flexion in degrees, 0 straight; ``None`` where hip, knee or ankle is not seen.

        Frames come in the order of time. After a gap the uncertainty is larger, until the leg has been seen again.
        """
        hip, knee, ankle = [flat(frame, name) for name in self._names]
        if hip is None or knee is None or ankle is None:
            return None
        step_s = 0.0 if self._time_s is None else max(frame.time_s - self._time_s, 0.0)
        self._time_s = frame.time_s
        if frame.picture is not None and frame.landmarks[self._names[0]].pixel is not None:
            middle = frame.picture[0] / 2, frame.picture[1] / 2
            self._keep_distance(ankle[1] - middle[1], ankle[1] - hip[1], step_s)
            hip, knee = self._at_the_ankle(hip, knee, middle, _FOCAL * max(frame.picture))
        self._wait(step_s)
        self._follow(hip, knee, ankle)
        return self._reading()

    def _reading(self) -> Reading:
        lean, tilt, _, of_thigh, of_both, _, of_shank, _, _ = self._belief
        value = max(math.degrees(lean + tilt), 0.0)
        doubt = math.degrees(math.sqrt(max(of_thigh + of_shank + 2 * of_both, 0.0)))
        least, share = _SYSTEMATIC
        return Reading(value=value, plus_minus=math.hypot(doubt, least, share * value))

    def _keep_distance(self, below: float, height: float, step_s: float) -> None:
        """Who has come nearer stands lower in the picture and looks taller: both, by the same share, or nothing did."""
        neutral = self._neutral
        if neutral.below is None:
            return
        share = min(step_s / _DISTANCE_S, 1.0)
        tall = neutral.leg * (neutral.thigh[1] + neutral.shank[1])
        self._by_floor += share * (below / neutral.below - self._by_floor)
        self._by_height += share * (height / tall - self._by_height)
        scale = (self._by_floor + self._by_height) / 2
        if abs(self._by_floor - self._by_height) > _AGREE * scale:
            return
        if abs(scale - self._scale) > _NEW_DISTANCE * self._scale:
            self._settles_s = _SETTLES_S
        if self._settles_s > 0.0:
            self._settles_s -= step_s
            self._scale = scale

    def _at_the_ankle(self, hip: Flat, knee: Flat, middle: Flat, focal: float) -> tuple[Flat, Flat]:
        """Hip and knee as they would be seen as far away as the ankle: what is nearer looks larger."""
        lean, tilt, turned = self._belief[:3]
        leg = self._neutral.leg * self._scale
        depth = self._neutral.toward * math.sqrt(1.0 - turned * turned) * leg / focal
        at_knee = 1.0 - depth * self._shank * sin(tilt)
        at_hip = at_knee + depth * self._thigh * sin(lean)
        across, down = middle
        return (
            (across + (hip[0] - across) * at_hip, down + (hip[1] - down) * at_hip),
            (across + (knee[0] - across) * at_knee, down + (knee[1] - down) * at_knee),
        )

    def _wait(self, step_s: float) -> None:
        """Time passes: what is believed grows less sure, but never less than before the first frame."""
        lean, tilt, turned, aa, ab, ac, bb, bc, cc = self._belief
        of_thigh, of_shank, of_turn = _UNSURE
        moved = _WANDERS * step_s
        self._belief = (
            lean,
            tilt,
            turned,
            min(aa + moved, of_thigh),
            ab,
            ac,
            min(bb + moved, of_shank),
            bc,
            min(cc + _TURNS * step_s, of_turn),
        )

    def _follow(self, hip: Flat, knee: Flat, ankle: Flat) -> None:
        """Take in what is seen, each measurement made linear about what was believed before."""
        leg = self._neutral.leg * self._scale
        lean, tilt, turned = self._belief[:3]
        sin_lean, cos_lean, sin_tilt, cos_tilt = sin(lean), cos(lean), sin(tilt), cos(tilt)
        (thigh_across, thigh_down), (shank_across, shank_down) = self._thigh_at, self._shank_at
        thigh, shank = self._thigh * turned, self._shank * turned
        by_lean, by_tilt = -thigh_down * max(sin_lean, _LEAST_SINE), -shank_down * max(sin_tilt, _LEAST_SINE)
        thigh_v = (knee[1] - hip[1]) / leg - thigh_down * cos_lean + by_lean * lean
        shank_v = (ankle[1] - knee[1]) / leg - shank_down * cos_tilt + by_tilt * tilt
        learns = 1.0 if sin_lean > _BENT_SINE else 0.0
        aside_lean, thigh_turn = thigh * cos_lean - thigh_across * sin_lean, self._thigh * learns * sin_lean
        aside_tilt, shank_turn = -shank * cos_tilt - shank_across * sin_tilt, -self._shank * learns * sin_tilt
        thigh_u = (knee[0] - hip[0]) / leg - thigh_across * cos_lean - thigh * sin_lean
        shank_u = (ankle[0] - knee[0]) / leg - shank_across * cos_tilt + shank * sin_tilt
        thigh_u += aside_lean * lean + thigh_turn * turned
        shank_u += aside_tilt * tilt + shank_turn * turned
        aside = _ASIDE_VARIANCE * (1.0 - turned * turned) * max(sin_lean, _LEAST_SINE) ** 2
        belief = taken(self._belief, thigh_v + shank_v, (by_lean, by_tilt, 0.0), _LEG_VARIANCE)
        belief = taken(belief, (thigh_v - shank_v) / 2, (by_lean / 2, -by_tilt / 2, 0.0), _KNEE_DOWN_VARIANCE)
        both = aside_lean, aside_tilt, thigh_turn + shank_turn
        belief = taken(belief, thigh_u + shank_u, both, _LEG_VARIANCE + aside)
        apart = aside_lean / 2, -aside_tilt / 2, (thigh_turn - shank_turn) / 2
        belief = taken(belief, (thigh_u - shank_u) / 2, apart, _KNEE_VARIANCE + aside)
        belief = taken(belief, 0.0, (-_SHANK_SHARE, 1.0 - _SHANK_SHARE, 0.0), _SHANK_VARIANCE)
        self._belief = _possible(belief)


def _possible(belief: Belief) -> Belief:
    """No leg is inclined further than this."""
    lean, tilt, turned, aa, ab, ac, bb, bc, cc = belief
    back = _SHANK[0] - _SHANK_BACK * turned * turned
    if _THIGH[0] <= lean <= _THIGH[1] and back <= tilt <= _SHANK[1] and -1.0 <= turned <= 1.0:
        return belief
    lean, tilt = max(_THIGH[0], min(_THIGH[1], lean)), max(back, min(_SHANK[1], tilt))
    return (lean, tilt, max(-1.0, min(1.0, turned)), aa, ab, ac, bb, bc, cc)
