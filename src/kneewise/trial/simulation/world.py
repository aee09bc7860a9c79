"""Days go by: virtual people follow a protocol, each with the same chance under every one of them."""

from dataclasses import dataclass

import numpy as np

from kneewise.trial.simulation.arm import Arm
from kneewise.trial.simulation.assumption import Assumptions
from kneewise.trial.simulation.knee import PAIN_MAX, Knees
from kneewise.trial.simulation.outcome import Tally
from kneewise.trial.simulation.people import Chance
from kneewise.trial.simulation.prescription import Prescribed
from kneewise.trial.simulation.session import DayLog, Morning, Performed
from kneewise.trial.simulation.track import NONE, Flags, Floats, Ints, worse

HARD_EFFORT = 8
"""From such an effort on, form suffers."""

TOO_HARD_EFFORT = 9.3
"""From here on the last repetitions of the last set are missing."""

SHORT_BY_CHANCE = 0.02
"""Sometimes a set is cut short for no reason."""

ONE_KNEE_FORGOTTEN = 0.99
"""Above this an answer for one knee is missing, though the other is there."""


@dataclass(slots=True, kw_only=True)
class World:
    """Some people under one protocol. ``away_until`` is the first day after a break."""

    arm: Arm
    knees: Knees
    tally: Tally
    away_until: Ints

    @property
    def assume(self) -> Assumptions:
        """The numbers of the model."""
        return self.knees.assume

    def day(self, day: int, chance: Chance) -> DayLog:
        """One day of everybody, from the morning to the hour after the session."""
        self.knees.night(chance)
        self.arm.begins(day)
        self.tally.morning(day, self.knees)
        morning = self._morning(chance)
        self.arm.morning(day, morning)
        cleared = self.arm.noon(day)
        due = self.arm.due(day)
        before = self._rated(self.knees.at_rest(), chance.before_knee, chance.slip_knee)
        too_much = min(self.assume.stays_away_from, self.arm.lock_from)
        who = np.flatnonzero(due & self._comes(day, chance) & (worse(before) < too_much))
        tested = who[self.arm.wants_tests(day, who)]
        test_pain = self._tests(day, tested, chance)
        locks = worse(test_pain) >= self.arm.lock_from
        who = who[~np.isin(who, tested[locks])]
        given = self.arm.session(day, who, before[who])
        done = self._train(who, given, before[who], chance)
        self.arm.performed(day, who, given, done)
        self.tally.session(day, who, given, done, self.knees)
        return DayLog(
            day=day,
            cleared=cleared,
            morning=morning,
            due=due,
            who=who,
            tested=tested,
            test_pain=test_pain,
            prescribed=given,
            performed=done,
        )

    def _rated(self, pain: Floats, noise: Floats, slip: Floats) -> Ints:
        """What is said of a pain by person and knee: a whole number, with noise, habit, and now and then a slip."""
        felt = self._felt(pain, noise)
        return self._said(felt, slip, self.knees.who.bias[:, None])

    def _felt(self, pain: Floats, noise: Floats) -> Ints:
        felt: Ints = np.clip(np.rint(pain + self.assume.rating_sd * noise), 0, PAIN_MAX).astype(np.int64)
        return felt

    def _said(self, felt: Ints, slip: Floats, bias: Ints) -> Ints:
        slips = 2 * (slip < self.assume.slips / 2).astype(np.int64) - 2 * (np.abs(slip - 0.5) < self.assume.slips / 4)
        said: Ints = np.clip(felt + bias + slips, 0, PAIN_MAX)
        return said

    def _morning(self, chance: Chance) -> Morning:
        pain = self.knees.at_rest()
        felt = self._felt(pain, chance.morning_knee)
        said = self._said(felt, chance.slip_knee, self.knees.who.bias[:, None])
        forgotten = chance.slip_knee > ONE_KNEE_FORGOTTEN
        return Morning(
            asked=chance.morning_said < self.knees.who.answers_morning,
            pain=np.where(forgotten, NONE, said),
            swelling=np.where(forgotten, NONE, self.knees.swelling()),
            felt=felt,
        )

    def _comes(self, day: int, chance: Chance) -> Flags:
        assume = self.assume
        leaves = (chance.breaks < assume.break_per_day) & (day >= self.away_until)
        days = np.rint(assume.break_days * np.exp(assume.break_spread * chance.break_days)).astype(np.int64)
        self.away_until = np.where(leaves, day + days, self.away_until)
        return (day >= self.away_until) & (chance.goes < self.knees.who.goes)

    def _tests(self, day: int, who: Ints, chance: Chance) -> Ints:
        felt = self._felt(self.knees.tests(who), chance.test[who])
        said: Ints = np.clip(felt + self.knees.who.bias[who][:, None], 0, PAIN_MAX)
        self.arm.tested(day, who, said)
        return said

    def _train(self, who: Ints, given: Prescribed, before: Ints, chance: Chance) -> Performed:
        assume, people = self.assume, self.knees.who
        pain = self.knees.peaks(who, given)
        felt = np.where(given.given, self._felt(pain, chance.peak_track[who]), 0)
        said = self._said(felt, chance.slip_track[who], people.bias[who][:, None])
        said = np.where(chance.pain_said_track[who] < assume.answers_pain, said, NONE)
        sets = self._sets(given, pain, said, chance.skip_track[who])
        effort = self.knees.efforts(who, given) + assume.effort_sd * chance.effort_track[who]
        short = (sets == given.sets) & ((effort > TOO_HARD_EFFORT) | (chance.short_track[who] < SHORT_BY_CHANCE))
        short &= sets > 0
        filmed = people.camera[who][:, None] & (sets > 0)
        poor = filmed & (chance.form_track[who] < assume.poor_form + np.where(effort >= HARD_EFFORT, 0.25, 0))
        told = (chance.effort_said_track[who] < assume.answers_effort) & (said >= 0)
        rated_effort = np.clip(np.rint(effort), 0, PAIN_MAX).astype(np.int64)
        self.tally.pain(who, np.where(sets > 0, pain, 0.0))
        self.knees.trained(who, given, sets)
        return Performed(
            sets=sets,
            reached=sets - short,
            short=short,
            peak=np.where(sets > 0, said, NONE),
            felt=np.where(sets > 0, felt, 0),
            effort=np.where((sets > 0) & told, rated_effort, NONE),
            poor=poor,
            filmed=filmed,
            before=before,
            hour=self._hour(who, chance),
        )

    def _sets(self, given: Prescribed, pain: Floats, said: Ints, skip: Floats) -> Ints:
        """Sets that are done: one where it hurts too much, none where it is left out or the session has ended."""
        left_out = skip < self.assume.skips_exercise
        left_out[:, 0] = False
        done = given.given & ~left_out
        ends = done & (said >= self.arm.lock_from)
        done &= np.cumsum(ends, axis=1) - ends == 0
        stops = (said > self.arm.stop_above) | (pain > self.assume.breaks_off_above)
        return np.where(done, np.where(stops, 1, given.sets), 0)

    def _hour(self, who: Ints, chance: Chance) -> Ints:
        rated = self._rated(self.knees.at_rest(), chance.hour_knee, np.roll(chance.slip_knee, 1, axis=1))[who]
        forgotten = chance.slip_knee[who] > ONE_KNEE_FORGOTTEN
        asked = chance.hour_said[who] < self.knees.who.answers_hour[who]
        return np.where(forgotten | ~asked[:, None], NONE, rated)


def newcomers(knees: Knees, arm: Arm, tally: Tally) -> World:
    """The world on its first day."""
    return World(arm=arm, knees=knees, tally=tally, away_until=np.zeros(len(knees.who), dtype=np.int64))
