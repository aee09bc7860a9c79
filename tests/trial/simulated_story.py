"""The days of virtual people told to the real plan, fact by fact, and what it says beside what the copy said."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from kneewise.plan import (
    ExerciseRated,
    Form,
    FunctionalTested,
    HourAfter,
    How,
    PerKnee,
    Phase,
    Profile,
    Protocol,
    SessionEnded,
    SessionStarted,
    SetDone,
    Sex,
)
from kneewise.plan.fold import aged
from kneewise.plan.safety import screens_needed, triage
from kneewise.plan.schedule import hours_over, wait
from kneewise.plan.standing import Standing
from kneewise.trial.simulation.experiment import Design, ours, told
from kneewise.trial.simulation.people import KINDS, People
from kneewise.trial.simulation.session import DayLog
from kneewise.trial.simulation.track import NONE, TRACKS, real_ladders
from spec.story import Story

HOUR = 18

RESTART_DAYS = 56
"""Who is in the first session after so many days has begun anew."""


@dataclass(slots=True, kw_only=True)
class Compared:
    """How often the real plan and the copy were asked the same."""

    days: int = 0
    sessions: int = 0
    items: int = 0
    squats: int = 0
    harder: int = 0
    locks: int = 0
    pauses: int = 0
    anew: int = 0
    light: int = 0


def compare(design: Design, protocol: Protocol, *, copy: Protocol | None = None) -> tuple[Compared, list[str]]:
    """Tell everybody's days to the real plan; what was compared, and every difference in words.

    A person's story ends with the first difference. ``copy`` is what the copied rules are given instead.
    """
    who, logs = told(design, {"ours": ours(copy or protocol, name="ours", title="ours")})
    compared, differences = Compared(), list[str]()
    for person in range(len(who)):
        teller = Teller(person=person, who=who, protocol=protocol, compared=compared)
        for log in logs["ours"]:
            found = [f"person {person}, day {log.day}: {each}" for each in teller.day(log)]
            differences += found
            if found:
                break
    return compared, differences


class Teller:
    """One person's story."""

    def __init__(self, *, person: int, who: People, protocol: Protocol, compared: Compared) -> None:
        self.person, self.compared = person, compared
        self.story = Story(protocol=protocol)
        equipment, build = KINDS[who.kind[person]]
        self.ladders = real_ladders(equipment, build, protocol)
        self.story.screen(day=0, hour=5)
        self.story.add(
            Profile,
            at=self.story.at(0, 5, 5),
            knee="both",
            equipment=equipment,
            body_mass_kg=build.mass_kg,
            height_m=build.height_m,
            sex=Sex(build.sex.value),
            worst_pain_week=int(who.worst_start[person]),
        )

    def day(self, log: DayLog) -> Iterator[str]:
        """One day; gives the differences."""
        story, day, me = self.story, log.day, self.person
        if log.morning.asked[me]:
            pain, swelling = log.morning.pain[me], log.morning.swelling[me]
            story.morning(day, pain=knees(pain), swelling=knees(swelling))
        if me in log.cleared:
            story.cleared(day)
        standing = self._standing(day)
        if self._is_due(standing, day) != log.due[me]:
            yield f"due is {log.due[me]} in the copy, {not log.due[me]} in the plan"
        self.compared.days += 1
        self.compared.locks += bool(standing.locks)
        if me in log.tested:
            stand, step = log.test_pain[list(log.tested).index(me)]
            tested_at = story.at(day, HOUR - 1, 30)
            story.add(FunctionalTested, at=tested_at, sit_to_stand_pain=int(stand), step_down_pain=int(step))
        if me in log.who:
            yield from self._session(log, list(log.who).index(me))

    def _standing(self, day: int) -> Standing:
        """Where the person stands that evening, asked again for the full screen when it is its time."""
        story = self.story
        today = story.at(0, HOUR).date() + timedelta(days=day)
        standing = aged(story._folded(), today, protocol=story.protocol).standing
        if not standing.locks and "screening-full" in screens_needed(standing, protocol=story.protocol):
            story.screen(day=day, hour=HOUR - 1)
            standing = aged(story._folded(), today, protocol=story.protocol).standing
        return standing

    def _is_due(self, standing: Standing, day: int) -> bool:
        protocol, folded = self.story.protocol, self.story._folded()
        earliest = None if standing.last_session_days is None else hours_over(folded.last_at, protocol=protocol)
        rested = earliest is None or self.story.at(day, HOUR, 1) >= earliest
        return triage(standing) is None and rested and wait(standing, protocol=protocol).days <= 0

    def _session(self, log: DayLog, place: int) -> Iterator[str]:
        story, session, done = self.story, self.story.uuid(), log.performed
        story.screen(day=log.day, form=Form.SHORT, hour=HOUR)
        start = story.at(log.day, HOUR, 5)
        story.add(SessionStarted, at=start, session=session, pain_before=knees(done.before[place]))
        mine = self._prescribed(log, place)
        theirs = {
            (each.item.exercise.name, each.item.legs): (each.item.sets, each.item.reps, each.item.load)
            for each in story._folded().opened.prescription.planned
        }
        self.compared.sessions += 1
        self.compared.items += len(theirs)
        standing = story._folded().standing
        self.compared.pauses += standing.phase is Phase.CLOSED_CHAIN and not any(legs == "both" for _, legs in theirs)
        self.compared.light += story._folded().opened.prescription.light
        self.compared.anew += standing.sessions == 0 and log.day > RESTART_DAYS
        self.compared.squats += any(legs == "both" for _, legs in theirs)
        self.compared.harder += int(log.prescribed.harder[place].sum())
        if mine != theirs:
            yield f"the copy gives {differing(mine, theirs)}, the plan {differing(theirs, mine)}"
        for track in range(len(TRACKS)):
            self._perform(log, place, track, session=session, at=start + timedelta(minutes=1 + 4 * track))
        story.add(SessionEnded, at=start + timedelta(minutes=50), session=session, completed=True)
        if done.hour[place].max() != NONE:
            at = start + timedelta(minutes=111)
            story.add(HourAfter, at=at, session=session, pain=knees(done.hour[place]))

    def _prescribed(self, log: DayLog, place: int) -> dict[tuple[str, str], tuple[int, int, object]]:
        given = log.prescribed
        return {
            (exercise.name, legs): (
                int(given.sets[place, track]),
                self.ladders[track].targets[given.target[place, track]],
                self.ladders[track].loads[given.stage[place, track]],
            )
            for track, (exercise, legs) in enumerate(TRACKS)
            if given.given[place, track]
        }

    def _perform(self, log: DayLog, place: int, track: int, *, session: str, at: object) -> None:
        done, given, (exercise, legs) = log.performed, log.prescribed, TRACKS[track]
        about = {"session": session, "exercise": exercise.name, "side": legs}
        ladder, sets = self.ladders[track], int(done.sets[place, track])
        reps = ladder.targets[given.target[place, track]]
        clean = 5 if done.poor[place, track] else 10
        for number in range(1, sets + 1):
            short = 2 if number == sets and done.short[place, track] else 0
            self.story.add(
                SetDone,
                at=at + timedelta(seconds=50 * number),
                **about,
                number=number,
                reps_target=reps,
                reps_done=reps - short,
                load=ladder.loads[given.stage[place, track]],
                how=How.CAMERA if done.filmed[place, track] else How.TAP,
                report={"summary": {"clean": clean, "faulty": 10 - clean}} if done.filmed[place, track] else None,
            )
        if done.peak[place, track] != NONE:
            effort = int(done.effort[place, track])
            self.story.add(
                ExerciseRated,
                at=at + timedelta(seconds=210),
                **about,
                peak_pain=int(done.peak[place, track]),
                effort=None if effort == NONE else effort,
            )


def knees(answers: object) -> PerKnee:
    """Two answers, -1 for none."""
    left, right = (None if each == NONE else int(each) for each in answers)
    return PerKnee(left=left, right=right)


def differing(some: dict, others: dict) -> dict:
    """What is in the one and not so in the other."""
    return {key: value for key, value in some.items() if others.get(key) != value}
