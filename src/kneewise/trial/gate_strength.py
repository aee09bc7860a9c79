"""Of gate A the strength: how each exercise lying down may have gone with each leg (``gate_cases`` has the rest)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kneewise.body import Side
from kneewise.exercises import CATALOGUE, Chain, Exercise
from kneewise.plan.facts.exercise import Legs
from kneewise.plan.gates import STRAIGHT_LEG_RAISE
from kneewise.plan.ladder import Level, ladder_of
from kneewise.plan.protocol import Protocol
from kneewise.plan.standing import FormSeen, Outcome, SetResult, Track
from kneewise.trial.activity_gates import Way

_OPEN = tuple(exercise for exercise in CATALOGUE.values() if exercise.chain is Chain.OPEN)


def still_weak(protocol: Protocol) -> tuple[Way, ...]:
    """All strong enough, just so; then each exercise in turn with less on the left."""
    tracks = _strong(protocol)
    strong = Way(words="", put=lambda standing: replace(standing, tracks=tracks), met=True)
    return (strong, *(_weak(exercise, Side.LEFT, protocol) for exercise in _OPEN))


def otherwise_weak(protocol: Protocol) -> tuple[Way, ...]:
    """Each exercise in turn with less on the right; with a last session not counted in yet; with a break."""
    right = (_weak(exercise, Side.RIGHT, protocol) for exercise in _OPEN)
    each = tuple((exercise, side, protocol) for exercise in _OPEN for side in Side)
    return (*right, *(way for which in each for ways in (_done, _idle) for way in ways(*which)))


def _weak(exercise: Exercise, side: Side, protocol: Protocol) -> Way:
    track = _track(exercise, side, _sessions_of(exercise, protocol) - 1)
    return _works("still weak", track, protocol, met=False)


def _sessions_of(exercise: Exercise, protocol: Protocol) -> int:
    """Sessions running in which it must have gone well."""
    return protocol.gate_a.slr_sessions if exercise.name == STRAIGHT_LEG_RAISE else 1


def _strong(protocol: Protocol) -> tuple[Track, ...]:
    return tuple(_track(each, side, _sessions_of(each, protocol)) for each in _OPEN for side in Side)


def _track(exercise: Exercise, side: Side, strong: int) -> Track:
    return Track(exercise=exercise.name, legs=Legs(side), begun=True, strong=strong)


def _idle(exercise: Exercise, side: Side, protocol: Protocol) -> Iterator[Way]:
    """Done well, and then not for as long as it still counts, and for a day longer."""
    strong, most = _track(exercise, side, _sessions_of(exercise, protocol)), protocol.gap.easier_days
    for days in (most, most + 1):
        track = replace(strong, idle_days=days)
        yield _works(f"not done for {days} days", track, protocol, met=days <= most)


def _done(exercise: Exercise, side: Side, protocol: Protocol) -> Iterator[Way]:
    """The last session not counted in yet: the one that was lacking, done well; and each thing that takes all away."""
    least, (enough, short) = _sessions_of(exercise, protocol), _levels(exercise, protocol)
    well, bad = _well(exercise, protocol), _not_well(exercise, protocol)
    light = replace(well, wanted=1, sets=_sets(1), of_light_week=True)
    for level in enough:
        lacking = replace(_track(exercise, side, least - 1), level=level)
        whole = replace(lacking, strong=least)
        yield _works("gone well", replace(lacking, outcome=well), protocol, met=True)
        yield _works("lacking a session, in a light week", replace(lacking, outcome=light), protocol, met=False)
        unasked = replace(lacking, outcome=replace(well, asked=False))
        yield _works("lacking a session, and done unasked", unasked, protocol, met=False)
        yield _works("gone well, then a light week", replace(whole, outcome=light), protocol, met=True)
        for words, outcome in bad.items():
            yield _works(words, replace(whole, outcome=outcome), protocol, met=False)
    for level in short:
        track = replace(_track(exercise, side, least), level=level, outcome=well)
        yield _works("with too few repetitions", track, protocol, met=False)


def _well(exercise: Exercise, protocol: Protocol) -> Outcome:
    """A session that is just good enough for the gate."""
    rule, sets = protocol.gate_a, protocol.dose.sets
    well = Outcome(wanted=sets, sets=_sets(sets), worked=True, peak=rule.slr_pain_max, effort=0)
    return well if exercise.name == STRAIGHT_LEG_RAISE else replace(well, peak=0, effort=rule.rpe_max)


def _not_well(exercise: Exercise, protocol: Protocol) -> Mapping[str, Outcome]:
    """Each way in which a session is just not good enough."""
    rule, well, fewer = protocol.gate_a, _well(exercise, protocol), protocol.dose.sets - 1
    bad = {"without its last set": replace(well, sets=_sets(fewer))}
    if fewer > 0:
        bad["with fewer sets"] = replace(well, wanted=fewer, sets=_sets(fewer))
    if exercise.name != STRAIGHT_LEG_RAISE:
        own = {"too hard": replace(well, effort=rule.rpe_max + 1), "its effort not known": replace(well, effort=None)}
        return {**bad, **own}
    poor = (replace(well.sets[0], form=FormSeen.POOR), *well.sets[1:])
    own = {"too sore": replace(well, peak=rule.slr_pain_max + 1), "its pain not known": replace(well, peak=None)}
    return {**bad, **own, "poorly done": replace(well, sets=poor)}


def _sets(count: int) -> tuple[SetResult, ...]:
    return tuple(SetResult(number=number, reached=True, form=FormSeen.UNKNOWN) for number in range(1, count + 1))


def _levels(exercise: Exercise, protocol: Protocol) -> tuple[list[Level], list[Level]]:
    """The first level without weight or band that has the repetitions, and the last that has not; each may be none."""
    ladder = ladder_of(exercise, equipment=frozenset(), weight_limit_kg=None, protocol=protocol)
    levels = [ladder.at_steps(steps) for steps in range(len(ladder.targets))]
    enough = [level for level in levels if ladder.reps(level) >= protocol.gate_a.reps_min]
    short = [level for level in levels if ladder.reps(level) < protocol.gate_a.reps_min]
    return enough[:1], short[-1:]


def _works(words: str, track: Track, protocol: Protocol, *, met: bool) -> Way:
    """All others strong, and this one so."""
    title = CATALOGUE[track.exercise].title.lower()
    others = (each for each in _strong(protocol) if (each.exercise, each.legs) != (track.exercise, track.legs))
    tracks = (track, *others)
    words = f"{title} of the {track.legs} leg {words}"
    return Way(words=words, put=lambda standing: replace(standing, tracks=tracks), met=met)
