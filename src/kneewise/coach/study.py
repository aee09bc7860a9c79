"""Studying a recording before it is coached: how the person is placed, from where they are seen, where they rest."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kneewise.body import Frame, Side
from kneewise.coach.coaching import Coaching
from kneewise.coach.readiness import Held, as_held
from kneewise.coach.stance import Stance, is_in, lies_on, trunk_tilt_deg
from kneewise.coach.standing_leg import neutral_frames
from kneewise.coach.watch import Watch, resting

AT_REST = 12
"""One frame in so many, those with the lowest angle, shows the person at rest (our proposal)."""
IN_POSITION = 0.2
"""The exercise's own position is the one that was taken when this share of the frames shows it (our proposal)."""


def study(frames: Sequence[Frame], coaching: Coaching, *, side: Side) -> Held | None:
    """The start position that a whole recording shows; ``None`` where the leg is never seen."""
    stance = _stance(frames, coaching.stance)
    within = [frame for frame in frames if _stance_in(frame) is stance] or list(frames)
    has_depth = _has_true_depth(frames)
    held = as_held(within, coaching, side=side, has_depth=has_depth, stance=stance)
    if held is None:
        return None
    rest = _at_rest(within, coaching, held)
    tall = neutral_frames(within) if stance is Stance.STANDING else []
    held = as_held(tall or rest, coaching, side=side, has_depth=has_depth, stance=stance) or held
    watch = Watch(coaching, held)
    samples = [sample for frame in rest if (sample := watch.look(frame)) is not None]
    return replace(held, rest=resting(samples, coaching.quantities))


def _stance(frames: Sequence[Frame], wanted: Stance) -> Stance:
    seen = Counter(stance for frame in frames if (stance := _stance_in(frame)) is not None)
    if not seen or seen[wanted] >= IN_POSITION * seen.total():
        return wanted
    return seen.most_common(1)[0][0]


def _stance_in(frame: Frame) -> Stance | None:
    tilt = trunk_tilt_deg(frame)
    if tilt is None:
        return None
    if is_in(Stance.STANDING, tilt):
        return Stance.STANDING
    return lies_on(frame) if is_in(Stance.SUPINE, tilt) else None


def _has_true_depth(frames: Sequence[Frame]) -> bool:
    """A track without pixels comes from motion capture or a depth camera; a pose network has pixels, and guesses depth.

    The bones' lengths do not tell: a pose network keeps them better than Kinect does (2 to 5 % against 3 to 11 %).
    """
    marks = [seen for frame in frames for seen in frame.landmarks.values()]
    return bool(marks) and all(seen.pixel is None for seen in marks)


def _at_rest(frames: Sequence[Frame], coaching: Coaching, held: Held) -> list[Frame]:
    """The frames in which the driver is lowest."""
    watch = Watch(coaching, held)
    angles = [
        (sample.readings[coaching.driver].value, number)
        for number, frame in enumerate(frames)
        if (sample := watch.look(frame)) is not None
    ]
    lowest = sorted(angles)[: max(1, len(angles) // AT_REST)]
    return [frames[number] for number in sorted(number for _, number in lowest)]
