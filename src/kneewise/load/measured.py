"""The load of a squat as it was done, from the coach's report of a set.

The camera gives, for each repetition, its depth, its tempo, and from the side how far shin and trunk leaned. A
measured lean takes the place of the assumed one, with the measurement's uncertainty. The trunk says where the body's
weight lies over the foot: a coarse measurement, so that it only moves the assumption as far as it is surer.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kneewise.exercises import Exercise, Squat
from kneewise.load.interval import Interval, around
from kneewise.load.joint import EXTRAPOLATED_FROM_DEG
from kneewise.load.limits import DEPTH_DEG
from kneewise.load.moment import USUAL, Technique
from kneewise.load.person import Person
from kneewise.load.repetition import BEYOND_90, Basis, Load, Manner, RepetitionLoad, Tempo, repetition_load, together
from kneewise.wording import Wording, say

_HEAD_ARMS_TRUNK = 0.62
"""The centre of mass of head, arms and trunk lies at this share of the trunk's length above the hips (our proposal)."""
_LEAN_DEG = 5.0
"""The error of a lean in the picture's plane (our proposal: as for other angles in the plane)."""
_PRESSURE_ERROR_M = 0.04
"""So unsure is the place of the weight from angles that are wrong by some degrees (our proposal, calculated)."""
_PRESSURE_LEAST_M, _PRESSURE_MOST_M = 0.0, 0.14
"""The weight of who stands lies between ankle and toes."""
_LEAST_KNEE_DEG = 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What the camera saw of one repetition at its deepest; angles in degrees, ``None`` where it could not be seen."""

    depth_deg: float
    depth_plus_minus_deg: float
    tempo: Tempo
    shank_tilt_deg: float | None = None
    trunk_lean_deg: float | None = None


def of_report(report: Mapping[str, object]) -> tuple[Measured, ...]:
    """The repetitions of a coach's report (as in ``coach --json``) that can be used; others are left out."""
    repetitions = report.get("reps")
    if not isinstance(repetitions, list):
        return ()
    return tuple(each for one in repetitions if isinstance(one, dict) and (each := _measured(one)) is not None)


def measured_load(exercise: Exercise, person: Person, *, repetitions: tuple[Measured, ...]) -> Load | None:
    """What one kneecap bore in a set of measured squats; ``None`` for another exercise or without a repetition.

    Deeper than the model bears counts as its deepest: the least that it can have been.
    """
    if not isinstance(exercise.demand, Squat) or not repetitions:
        return None
    return together(measured_repetition(exercise, person, one).load for one in repetitions)


def measured_repetition(exercise: Exercise, person: Person, one: Measured) -> RepetitionLoad:
    """What one kneecap bore in one measured squat, the uncertainty of its depth included."""
    manner = Manner(tempo=one.tempo, technique=technique_of(one, person), basis=Basis.CAMERA)
    depths = (one.depth_deg - one.depth_plus_minus_deg, one.depth_deg, one.depth_deg + one.depth_plus_minus_deg)
    shallow, seen, deep = (
        repetition_load(
            exercise,
            person,
            depth_deg=min(max(depth, DEPTH_DEG[0]), DEPTH_DEG[1]),
            manner=manner,
        )
        for depth in depths
    )
    return replace(
        seen,
        load=Load(
            peak_bw=_widened(seen.load.peak_bw, shallow.load.peak_bw, deep.load.peak_bw),
            impulse_bw_s=_widened(seen.load.impulse_bw_s, shallow.load.impulse_bw_s, deep.load.impulse_bw_s),
        ),
        limits=tuple(_limits(one.depth_deg)),
    )


def _limits(depth_deg: float) -> Iterator[Wording]:
    yield say("Depth, tempo and lean are those that the camera saw; the range holds their uncertainty.")
    if depth_deg > DEPTH_DEG[1]:
        yield say(
            "The knee bent further than the model bears; at {depth:g} degrees it would be at least so much.",
            depth=DEPTH_DEG[1],
        )
    elif depth_deg > EXTRAPOLATED_FROM_DEG:
        yield BEYOND_90


def technique_of(one: Measured, person: Person) -> Technique:
    """How somebody squatted, as far as the camera saw it; what it did not see stays as assumed."""
    if one.shank_tilt_deg is None or one.depth_deg < _LEAST_KNEE_DEG:
        return USUAL
    per_knee = max(one.shank_tilt_deg, 0.0) / one.depth_deg
    technique = replace(
        USUAL, tilt_per_knee=per_knee, tilt_cap_deg=90.0, tilt_doubt=min(_LEAN_DEG / one.depth_deg, USUAL.tilt_doubt)
    )
    if one.trunk_lean_deg is None:
        return technique
    assumed_error = sum(USUAL.pressure_doubt_m) / 2
    trust = assumed_error**2 / (assumed_error**2 + _PRESSURE_ERROR_M**2)
    seen_m = min(max(_balance_m(one, person), _PRESSURE_LEAST_M), _PRESSURE_MOST_M)
    error_m = assumed_error * math.sqrt(1 - trust)
    return replace(
        technique,
        pressure_m=USUAL.pressure_m + trust * (seen_m - USUAL.pressure_m),
        pressure_doubt_m=(error_m, error_m),
    )


def _balance_m(one: Measured, person: Person) -> float:
    """How far in front of the ankles the body's centre of mass lies: who stands still presses there."""
    segments, shares = person.segments, person.shares
    tilt = math.radians(one.shank_tilt_deg or 0.0)
    thigh = math.radians(one.depth_deg) - tilt
    trunk = math.radians(one.trunk_lean_deg or 0.0)
    knee_m = segments.shank_m * math.sin(tilt)
    hip_m = knee_m - segments.thigh_m * math.sin(thigh)
    parts = (
        (2 * shares.shank_mass, (1 - shares.shank_centre) * knee_m),
        (2 * shares.thigh_mass, hip_m + shares.thigh_centre * (knee_m - hip_m)),
        (
            1 - 2 * (shares.shank_mass + shares.thigh_mass + shares.foot_mass),
            hip_m + _HEAD_ARMS_TRUNK * segments.trunk_m * math.sin(trunk),
        ),
    )
    return sum(mass * place_m for mass, place_m in parts)


def _widened(seen: Interval, shallow: Interval, deep: Interval) -> Interval:
    """The model's interval and that of the depth, as independent errors."""
    less, more = max(seen.value - shallow.value, 0.0), max(deep.value - seen.value, 0.0)
    return around(seen.value, lower=(seen.value - seen.low, less), upper=(seen.high - seen.value, more))


def _measured(one: Mapping[str, object]) -> Measured | None:
    depth, plus_minus = _number(one.get("peak_deg")), _number(one.get("peak_deg_plus_minus"))
    times = [_number(one.get(name)) for name in ("lifting_s", "hold_s", "lowering_s")]
    if depth is None or plus_minus is None or any(time is None for time in times):
        return None
    up_s, hold_s, down_s = (time or 0.0 for time in times)
    return Measured(
        depth_deg=depth,
        depth_plus_minus_deg=plus_minus,
        tempo=Tempo(up_s=up_s, hold_s=hold_s, down_s=down_s),
        shank_tilt_deg=_number(one.get("shank_tilt_deg"), least=-90.0),
        trunk_lean_deg=_number(one.get("trunk_lean_deg"), least=-90.0),
    )


def _number(value: object, *, least: float = 0.0, most: float = 3600.0) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
        return None
    return float(value)
