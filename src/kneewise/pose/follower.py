"""Stays with one person from picture to picture.

The detector looks at the whole picture only when nobody is being followed, and once in a while to count who else is
there. In between, the landmark network says itself where its person will be in the next picture, so another person or
a mirror beside them is not looked at.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kneewise.pose._detector import Detector, Person
from kneewise.pose._landmarker import Landmarker, Model, Pose
from kneewise.pose._region import Region, Rgb
from kneewise.pose.choice import Choice

COUNT_EVERY_S = 1.0
"""How often the people are counted while one is followed (our proposal)."""
COMPARABLE = 0.6
"""Somebody this large beside the followed person, as a share of their size, counts as a second one (our proposal)."""
APART = 0.2
"""Two people's hips are at least this share of the larger one's region apart, or they are the same (our proposal)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """How many pictures were counted, how many had a second person as large; when that was first, and who was followed.

    ``followed`` is the side of the picture on which the followed person was at that moment.
    """

    counted: int = 0
    with_others: int = 0
    first_others_s: float | None = None
    followed: Choice | None = None

    @property
    def is_several(self) -> bool:
        """A second person was there in at least a fifth of the counts, and not by one slip of the detector."""
        return self.with_others >= 2 and self.with_others * 5 >= self.counted  # noqa: PLR2004

    def after(self, people: Sequence[Person], *, followed: Region, time_s: float) -> "Crowd":
        """The tally with one more count."""
        others = [person.region for person in people if _is_another(person.region, followed)]
        if not others:
            return replace(self, counted=self.counted + 1)
        tally = replace(self, counted=self.counted + 1, with_others=self.with_others + 1)
        if self.followed is not None:
            return tally
        is_right = followed.centre[0] > max(other.centre[0] for other in others)
        return replace(tally, first_others_s=time_s, followed=Choice.RIGHT if is_right else Choice.LEFT)


class Follower:
    """Pictures in, one person's pose out."""

    def __init__(self, *, model: Model = "full", choice: Choice = Choice.PROMINENT) -> None:
        self._detector, self._landmarker, self._choice = Detector(), Landmarker(model), choice
        self._region: Region | None = None
        self._lost: Region | None = None
        self._next_count_s = -math.inf
        self.crowd = Crowd()

    def receive(self, picture: Rgb, time_s: float) -> Pose | None:
        """The followed person in this picture, ``None`` where nobody is seen. Pictures come in the order of time."""
        is_new = self._region is None
        if is_new or time_s >= self._next_count_s:
            self._look_around(picture, time_s)
        if self._region is None:
            return None
        pose = self._landmarker.pose(picture, self._region)
        if is_new and pose is not None:  # the detector's region is coarse: a raised leg may lie outside of it
            pose = self._landmarker.pose(picture, pose.following) or pose
        self._lost = self._region
        self._region = None if pose is None else pose.following
        return pose

    def _look_around(self, picture: Rgb, time_s: float) -> None:
        people = self._detector.people(picture)
        if self._region is None and people:
            self._region = _chosen(people, picture, self._choice, self._lost).region
        if self._region is not None and time_s >= self._next_count_s:
            self._next_count_s = time_s + COUNT_EVERY_S
            self.crowd = self.crowd.after(people, followed=self._region, time_s=time_s)


def _is_another(region: Region, followed: Region) -> bool:
    apart = math.dist(region.centre, followed.centre) > APART * max(region.size, followed.size)
    return apart and region.size >= COMPARABLE * followed.size


def _chosen(people: Sequence[Person], picture: Rgb, choice: Choice, lost: Region | None) -> Person:
    if lost is not None:
        near = [person for person in people if math.dist(person.region.centre, lost.centre) < lost.size / 2]
        if near:
            return min(near, key=lambda person: math.dist(person.region.centre, lost.centre))
    middle = picture.shape[1] / 2
    large = max(person.region.size for person in people) * COMPARABLE
    candidates = [person for person in people if person.region.size >= large]
    if choice is Choice.PROMINENT:
        return max(candidates, key=lambda p: p.region.size * (1 - abs(p.region.centre[0] - middle) / picture.shape[1]))
    side = 1 if choice is Choice.RIGHT else -1
    return max(candidates, key=lambda person: side * person.region.centre[0])
