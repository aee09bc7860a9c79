"""Virtual people: bodies, knees, habits. The same seed gives the same people, however many are asked for."""

from dataclasses import dataclass

import numpy as np

from kneewise.load import Person as Build
from kneewise.load import Sex
from kneewise.plan import Equipment
from kneewise.trial.simulation.assumption import Assumptions
from kneewise.trial.simulation.track import Flags, Floats, Ints

BLOCK = 2500
"""People are drawn so many at once; of the last block some are left out."""

HEIGHTS_M = {Sex.FEMALE: (1.56, 1.62, 1.67, 1.74), Sex.MALE: (1.68, 1.75, 1.80, 1.87)}
"""The middles of four equal parts of European adults, roughly (from memory)."""

INDEXES = (20.5, 24.5, 30.0)
"""Body mass index likewise, of three parts (kg per square metre)."""

FEMALE_SHARE = 0.6
"""Patellofemoral pain is seen more in women (from memory: up to twice as often)."""

EQUIPMENT = (
    frozenset[Equipment](),
    frozenset({Equipment.ANKLE_WEIGHT}),
    frozenset({Equipment.BAND}),
    frozenset(Equipment),
)
_HAS_IT = (0.1, 0.1, 0.2, 0.6)

BUILDS = tuple(
    Build(mass_kg=float(round(index * height**2)), height_m=height, sex=sex)
    for sex in Sex
    for height in HEIGHTS_M[sex]
    for index in INDEXES
)
WORST_AT_START = 7.4
"""Whose worst pain is 8 or more sees a clinician first, and is not in this world."""

KINDS = [(equipment, build) for equipment in EQUIPMENT for build in BUILDS]
"""All kinds of people for the ladders: 4 times 24."""


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Who they are. Floats and flags by person, or by person and knee where it says ``knee``.

    ``capacity_knee`` at the start, ``daily_knee`` what daily life asks, ``ceiling_knee`` the most that can be reached;
    ``sore_knee`` which knees have the condition; ``worst_start`` what was said of the worst pain of the week before.
    """

    kind: Ints
    capacity_knee: Floats
    daily_knee: Floats
    ceiling_knee: Floats
    sore_knee: Flags
    pain_per_overload: Floats
    bias: Ints
    camera: Flags
    goes: Floats
    answers_morning: Floats
    answers_hour: Floats
    worst_start: Ints

    def __len__(self) -> int:
        return len(self.kind)

    def first(self, count: int) -> "People":
        """So many of them."""
        return People(**{name: getattr(self, name)[:count] for name in self.__slots__})


def people(rng: np.random.Generator, assume: Assumptions) -> People:
    """One block of people."""
    count = BLOCK
    build = _builds(rng, count)
    equipment = rng.choice(len(EQUIPMENT), size=count, p=_HAS_IT)
    daily = assume.peak_share * assume.daily_peak_bw / assume.peak_unit_bw
    daily_knee = np.repeat(daily * np.exp(assume.daily_spread * rng.standard_normal((count, 1))), 2, axis=1)
    sore = np.ones((count, 2), dtype=bool)
    well = rng.random(count) >= assume.both_knees_share
    sore[well, rng.integers(0, 2, count)[well]] = False
    share = np.exp(assume.start_spread * rng.standard_normal((count, 2))) * np.where(sore, assume.start_share, 1.0)
    pain = assume.pain_per_overload * np.exp(assume.pain_spread * rng.standard_normal(count))
    least = 1 / (1 + WORST_AT_START / pain)[:, None]
    share = np.clip(share, least, np.maximum(np.where(sore, 0.95, 1.5), least))
    usual = (pain[:, None] * np.maximum(1 / share - 1, 0)).max(axis=1)
    return People(
        kind=equipment * len(BUILDS) + build,
        capacity_knee=daily_knee * share,
        daily_knee=daily_knee,
        ceiling_knee=np.maximum(daily_knee * assume.ceiling_share, daily_knee * share),
        sore_knee=sore,
        pain_per_overload=pain,
        bias=-(rng.random(count) < assume.understates).astype(np.int64),
        camera=rng.random(count) < assume.has_camera,
        goes=_chance(rng, assume.goes, assume.goes_spread, count),
        answers_morning=_chance(rng, assume.answers_morning, assume.answers_spread, count),
        answers_hour=_chance(rng, assume.answers_hour, assume.answers_spread, count),
        worst_start=np.clip(np.rint(usual), 0, 10).astype(np.int64),
    )


def _builds(rng: np.random.Generator, count: int) -> Ints:
    """The number of each person's build in ``BUILDS``."""
    man = (rng.random(count) >= FEMALE_SHARE).astype(np.int64)
    first = [BUILDS.index(next(build for build in BUILDS if build.sex is sex)) for sex in (Sex.FEMALE, Sex.MALE)]
    within = rng.integers(0, len(INDEXES) * len(HEIGHTS_M[Sex.MALE]), count)
    return np.array(first)[man] + within


def _chance(rng: np.random.Generator, mean: float, spread: float, count: int) -> Floats:
    """A person's own chance; a mean of 0 or 1 stays so for everybody."""
    if mean in (0.0, 1.0):
        return np.full(count, mean)
    return np.clip(mean + spread * rng.standard_normal(count), 0.0, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """One day's chance, the same for each protocol that is compared. By person, and knee or track where it is named."""

    capacity_knee: Floats
    morning_knee: Floats
    before_knee: Floats
    hour_knee: Floats
    test: Floats
    peak_track: Floats
    effort_track: Floats
    slip_track: Floats
    skip_track: Floats
    form_track: Floats
    pain_said_track: Floats
    effort_said_track: Floats
    short_track: Floats
    flare_knee: Floats
    slip_knee: Floats
    goes: Floats
    morning_said: Floats
    hour_said: Floats
    breaks: Floats
    break_days: Floats

    def first(self, count: int) -> "Chance":
        """That of so many people."""
        return Chance(**{name: getattr(self, name)[:count] for name in self.__slots__})


_NORMAL = {
    "capacity_knee",
    "morning_knee",
    "before_knee",
    "hour_knee",
    "test",
    "peak_track",
    "effort_track",
    "break_days",
}


def chance(rng: np.random.Generator, tracks: int) -> Chance:
    """A day's chance for a block of people: normal or uniform."""
    drawn = {}
    for name in Chance.__slots__:
        shape = (BLOCK, tracks) if name.endswith("_track") else (BLOCK, 2) if name.endswith("_knee") else (BLOCK,)
        shape = (BLOCK, 2) if name == "test" else shape
        drawn[name] = rng.standard_normal(shape) if name in _NORMAL else rng.random(shape)
    return Chance(**drawn)
