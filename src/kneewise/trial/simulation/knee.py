"""How virtual knees answer: pain from load over capacity, irritation that stays, capacity and strength that adapt.

By person and knee unless it says otherwise. More capacity never gives more pain: each pain falls, or stays, when only
the capacity grows.
"""

from dataclasses import dataclass

import numpy as np

from kneewise.trial.simulation.assumption import Assumptions
from kneewise.trial.simulation.people import Chance, People
from kneewise.trial.simulation.prescription import Prescribed
from kneewise.trial.simulation.track import ON_KNEE, SQUAT, TRACKS, Flags, Floats, Ints, Ladders, worse_of

PAIN_MAX = 10


@dataclass(slots=True, kw_only=True)
class Knees:
    """The knees and muscles of many people. ``strength`` is by track, 1 at the start."""

    who: People
    ladders: Ladders
    assume: Assumptions
    capacity: Floats
    irritation: Floats
    strength: Floats
    today: Floats

    @classmethod
    def of(cls, who: People, ladders: Ladders, assume: Assumptions) -> "Knees":
        """As they are before the first day."""
        return cls(
            who=who,
            ladders=ladders,
            assume=assume,
            capacity=who.capacity_knee.copy(),
            irritation=np.zeros_like(who.capacity_knee),
            strength=np.ones((len(who), len(TRACKS))),
            today=who.capacity_knee.copy(),
        )

    def night(self, chance: Chance) -> None:
        """Irritation fades, a flare-up may come from nowhere, and the day is a good or a bad one."""
        assume = self.assume
        self.irritation *= 0.5 ** (1 / assume.irritation_half_life_days)
        self.irritation += assume.flare_points * ((chance.flare_knee < assume.flare_per_day) & self.who.sore_knee)
        start = self.who.capacity_knee
        self.capacity -= assume.detraining * np.maximum(self.capacity - start, 0)
        self.capacity += assume.healing * np.maximum(start - self.capacity, 0)
        self.today = self.tolerance() * np.exp(assume.capacity_day_sd * chance.capacity_knee)

    def tolerance(self) -> Floats:
        """What the knees tolerate: capacity, and the help of stronger muscles."""
        gained = self.strength @ (ON_KNEE / ON_KNEE.sum(axis=0)) - 1
        tolerated: Floats = self.capacity * (1 + self.assume.protection * gained)
        return tolerated

    def everyday(self) -> Floats:
        """The worst pain that daily life gives, without noise."""
        over = np.maximum(self.who.daily_knee / self.tolerance() - 1, 0)
        return np.minimum(self.who.pain_per_overload[:, None] * over, PAIN_MAX)

    def at_rest(self) -> Floats:
        """Pain in the morning, and before a session, without noise."""
        return np.minimum(self.assume.everyday_in_morning * self.everyday() + self.irritation, PAIN_MAX)

    def swelling(self) -> Ints:
        """0 to 3."""
        return np.clip(self.irritation / self.assume.swelling_from, 0, 3).astype(np.int64)

    def used(self, peak_bw: Floats, impulse_bw_s: Floats) -> Floats:
        """The share of a capacity of 1 that a peak and an impulse use up."""
        assume = self.assume
        share = assume.peak_share
        return share * peak_bw / assume.peak_unit_bw + (1 - share) * impulse_bw_s / assume.impulse_unit_bw_s

    def tests(self, who: Ints) -> Floats:
        """Pain at standing up and at the step down, by person; a step is what daily life asks at most, once."""
        assume = self.assume
        asked = assume.peak_share * assume.daily_peak_bw / assume.peak_unit_bw
        over = np.maximum(asked / self.today[who] - 1, 0)
        pain = worse_of(self.who.pain_per_overload[who][:, None] * over + self.irritation[who] / 2)
        both: Floats = np.minimum(np.stack([pain, pain], axis=1), PAIN_MAX)
        return both

    def peaks(self, who: Ints, given: Prescribed) -> Floats:
        """Pain during each exercise, by person and track, without the noise of rating; the worse knee counts.

        A session wears on: of each exercise its own peak counts, and the impulse of all that was done up to it.
        """
        peak, impulse = self._asked(who, given)
        far = np.cumsum(impulse[:, :, None] * ON_KNEE, axis=1)
        over = np.maximum(self.used(peak[:, :, None] * ON_KNEE, far) / self.today[who][:, None, :] - 1, 0)
        pain = self.who.pain_per_overload[who][:, None, None] * over + self.irritation[who][:, None, :] / 2
        worst: Floats = np.minimum(worse_of(pain * ON_KNEE), PAIN_MAX)
        return worst

    def _asked(self, who: Ints, given: Prescribed) -> tuple[Floats, Floats]:
        """Peak and impulse of each exercise if all of it is done, by person and track."""
        ladders = self.ladders.of(who)
        peak, impulse = ladders.load(given.stage)
        count = given.given * given.sets * ladders.reps(given.target)
        return peak * given.given, impulse * count

    def efforts(self, who: Ints, given: Prescribed) -> Floats:
        """Effort of each exercise, by person and track, without noise."""
        ladders, assume = self.ladders.of(who), self.assume
        reps = ladders.reps(given.target) / ladders.targets[0]
        asked = np.sqrt(reps) * (1 + assume.effort_per_stage * given.stage)
        effort: Floats = np.minimum(assume.effort_start * asked / self.strength[who], PAIN_MAX)
        return effort

    def trained(self, who: Ints, given: Prescribed, sets: Ints) -> None:
        """Capacity and strength after what was done of a session; too much takes capacity and irritates."""
        assume = self.assume
        peak, impulse = self._asked(who, given)
        share = sets / np.maximum(given.sets, 1)
        peak = peak * (sets > 0)
        highest = np.stack([(peak * ON_KNEE[:, knee]).max(axis=1) for knee in (0, 1)], axis=1)
        ratio = self.used(highest, (impulse * share) @ ON_KNEE) / self.today[who]
        over = np.maximum(ratio - 1, 0)
        well = np.clip((ratio - assume.growth_from) / (assume.growth_full_from - assume.growth_from), 0, 1)
        ceiling = self.who.ceiling_knee[who]
        room = np.maximum(1 - self.capacity[who] / ceiling, 0)
        change = assume.growth * well * room - assume.overload_loss * over
        least = assume.floor_share * self.who.capacity_knee[who]
        self.capacity[who] = np.maximum(self.capacity[who] * np.maximum(1 + change, 0), least)
        self.irritation[who] = np.minimum(self.irritation[who] + assume.irritation_per_overload * over, PAIN_MAX)
        gain = assume.strength_gain * (sets > 0) * (assume.strength_most - self.strength[who])
        self.strength[who] += gain / (assume.strength_most - 1)

    def is_well(self, session_used: Floats) -> Flags:
        """Recovered, without noise: see ``outcome``. ``session_used`` by person is what the wanted session uses up."""
        over = np.maximum(session_used[:, None] / self.tolerance() - 1, 0)
        squat = self.who.pain_per_overload[:, None] * over + self.irritation / 2
        calm = (self.at_rest() <= MORNING_WELL) & (self.everyday() <= PAIN_WELL) & (squat <= PAIN_WELL)
        well: Flags = calm[:, 0] & calm[:, 1]
        return well

    def wanted_session(self) -> Floats:
        """What a session with every open-chain exercise and the squat to its widest range, 3 x 15, uses up."""
        stage = np.zeros((len(self.who), len(TRACKS)), dtype=np.int64)
        stage[:, SQUAT] = int(np.argmax(self.ladders.range_deg[SQUAT]))
        peak, impulse = self.ladders.load(stage)
        count = WANTED_SETS * int(self.ladders.targets[-1])
        return self.used((peak * ON_KNEE[:, 0]).max(axis=1), (impulse * count) @ ON_KNEE[:, 0])


WANTED_SETS = 3
"""Recovered: the squat, 3 x 15, after the four others."""

MORNING_WELL = 1.0
"""Recovered: a morning of 1 or less."""

PAIN_WELL = 2.0
"""Recovered: everyday life, and the squat, hurt 2 or less (My Knee Cap: ideally below 2)."""
