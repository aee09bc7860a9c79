"""The budget of each kneecap: what a session asks of it, what it has tolerated, and which steps wait for that.

A session is tolerated, exercise by exercise, when it was done, its pain answers are known, and none of them was too
high. What it asked then is the measure of what may be asked next (``load.budget`` has the rule, the protocol its
numbers). Steps are weighed in their turn and as if all exercises stood where they were prescribed last, so that pain in
one exercise can never make room for another.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kneewise.body import Side
from kneewise.exercises import CATALOGUE
from kneewise.load import MAN, NO_LOAD, Amount, Limit, first_over, together
from kneewise.load import Load as KneecapLoad
from kneewise.load import Person as Build
from kneewise.plan.facts.exercise import Legs
from kneewise.plan.gates import person_ladder
from kneewise.plan.kneecap import repetition
from kneewise.plan.ladder import Ladder, Level
from kneewise.plan.memory import BORNE_DAYS
from kneewise.plan.protocol import Protocol
from kneewise.plan.session import KneeBudget
from kneewise.plan.standing import Borne, PerKneecap, Standing, Track
from kneewise.plan.verdict import Verdict, judge

WEEK_DAYS = 7
_STILL_TOLERATED = {"sets", "effort-unknown", "effort", "running", "light"}
"""What a session may lack and still have been tolerated: nothing that is about pain, form, or an answer on pain."""

Place = tuple[str, Legs]
"""An exercise and the leg or legs that do it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One exercise and leg as it stands: its ladder, and the level that was prescribed last."""

    exercise: str
    legs: Legs
    ladder: Ladder
    level: Level

    @property
    def place(self) -> Place:
        """Which exercise on which leg."""
        return self.exercise, self.legs

    def load(self, level: Level, *, sets: int, build: Build) -> KneecapLoad:
        """What each kneecap of these legs bears in a session at a level."""
        one = repetition(self.exercise, self.ladder.load(level), build).load
        return one.times(sets * self.ladder.reps(level))


@dataclass(frozen=True, slots=True, kw_only=True)
class Excess:
    """What would pass a limit of one kneecap if ``exercise`` got a step harder."""

    exercise: str
    knee: Side
    limit: Limit
    asked: float
    budget: float
    tolerated: float


def build_of(standing: Standing) -> Build:
    """The person for the load model."""
    return MAN if standing.person is None else standing.person.build


def over_budget(
    candidates: Sequence[Candidate], turn: Iterable[str], standing: Standing, *, protocol: Protocol
) -> Mapping[Place, Excess]:
    """The steps harder that would pass a limit, of the exercises in ``turn``, who come first to be served first.

    After one that is refused none is given on that knee: the next in turn must not profit from a smaller budget.
    """
    turn = tuple(turn)
    if not turn:
        return {}
    borne = settled(standing, protocol=protocol)
    limits = {knee: _most(borne, knee) for knee in Side}
    found = (_over_on(knee, candidates, turn, standing, limits[knee], protocol) for knee in Side)
    return dict(excess for each in found for excess in each)


def _over_on(
    knee: Side,
    candidates: Sequence[Candidate],
    turn: Sequence[str],
    standing: Standing,
    known: Amount,
    protocol: Protocol,
) -> Iterator[tuple[Place, Excess]]:
    sets, build, budget = protocol.dose.sets, build_of(standing), protocol.budget.rules.budget(known)
    given = [each for each in candidates if knee in each.legs.knees]
    loads = [each.load(each.level, sets=sets, build=build) for each in given]
    before = with_week(together(loads), knee, standing)
    refused: Excess | None = None
    for name in turn:
        number = next(place for place, each in enumerate(given) if each.exercise == name)
        one, raised = given[number], [*loads]
        raised[number] = one.load(one.ladder.harder(one.level), sets=sets, build=build)
        after = with_week(together(raised), knee, standing)
        limit = first_over(after, budget)
        if limit is not None and after.of(limit) > before.of(limit):
            refused = refused or Excess(
                exercise=name,
                knee=knee,
                limit=limit,
                asked=after.of(limit),
                budget=budget.of(limit),
                tolerated=known.of(limit),
            )
        if refused is not None:
            yield one.place, refused
        else:
            loads, before = raised, after


def with_week(session: KneecapLoad, knee: Side, standing: Standing) -> Amount:
    """A coming session, with what was asked in the six days before it."""
    asked = session.impulse_bw_s.value
    before = sum(each.asked.of(knee) for each in standing.borne if each.age_days < WEEK_DAYS)
    return Amount(peak_bw=session.peak_bw.value, session_bw_s=asked, week_bw_s=asked + before)


def knee_budgets(
    asked: Mapping[Side, KneecapLoad], standing: Standing, *, protocol: Protocol
) -> tuple[KneeBudget, ...]:
    """What a coming session asks of each kneecap, beside its budget."""
    borne = settled(standing, protocol=protocol)
    known = {knee: _most(borne, knee) for knee in asked}
    return tuple(
        KneeBudget(
            knee=knee,
            asked=with_week(session, knee, standing),
            tolerated=known[knee],
            budget=protocol.budget.rules.budget(known[knee]),
        )
        for knee, session in asked.items()
    )


def tolerated(standing: Standing, knee: Side, *, protocol: Protocol) -> Amount:
    """The most that one kneecap has borne without protest in two weeks: peak, session, and any seven days."""
    return _most(settled(standing, protocol=protocol), knee)


def _most(borne: Sequence[Borne], knee: Side) -> Amount:
    weeks = (
        sum(each.tolerated.of(knee) for each in borne if start <= each.age_days < start + WEEK_DAYS)
        for start in range(BORNE_DAYS - WEEK_DAYS + 1)
    )
    return Amount(
        peak_bw=max((each.peak.of(knee) for each in borne), default=0.0),
        session_bw_s=max((each.tolerated.of(knee) for each in borne), default=0.0),
        week_bw_s=max(weeks),
    )


def settled(standing: Standing, *, protocol: Protocol) -> tuple[Borne, ...]:
    """The sessions remembered, the last one as its answers have it so far."""
    if not standing.borne:
        return ()
    last, *before = standing.borne
    tracks = [(track.legs.knees, _tolerated_track(track, standing, protocol)) for track in standing.tracks]
    loads = {knee: together(load for knees, load in tracks if knee in knees) for knee in Side}
    last = replace(
        last,
        tolerated=PerKneecap.of_each({knee: load.impulse_bw_s.value for knee, load in loads.items()}),
        peak=PerKneecap.of_each({knee: load.peak_bw.value for knee, load in loads.items()}),
    )
    return (last, *before)


def _tolerated_track(track: Track, standing: Standing, protocol: Protocol) -> KneecapLoad:
    """The sets of the last session that came to their target, where nothing was too much."""
    judgement = None if standing.visit is None else judge(track, standing.visit, protocol=protocol)
    if judgement is None or track.outcome is None:
        return NO_LOAD
    kept = judgement.verdict is Verdict.KEEP and judgement.lacks in _STILL_TOLERATED
    if not kept and judgement.verdict is not Verdict.PROGRESS:
        return NO_LOAD
    ladder = person_ladder(CATALOGUE[track.exercise], standing, protocol=protocol)
    level = ladder.fitted(track.level)
    sets = sum(each.reached for each in track.outcome.sets)
    candidate = Candidate(exercise=track.exercise, legs=track.legs, ladder=ladder, level=level)
    return candidate.load(level, sets=sets, build=build_of(standing))
