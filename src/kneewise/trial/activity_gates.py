"""The gates beyond the squat, with every combination of their conditions: met, just missed, and not known.

Of each gate all combinations of its own conditions are looked at; and all combinations of what opens it (the gate
before, a clinician, passed once), with one thing at a time that closes it (swelling, a flare-up, growing pain, a hold,
a lock), with all of its own conditions met and with each of them missed.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

from kneewise.body import Side
from kneewise.plan.activity.gates import gates_b
from kneewise.plan.activity.tried import Hop, Ran, Running, SingleLeg, Squats, Tried
from kneewise.plan.facts.course import GateName
from kneewise.plan.facts.exercise import Legs, PerKnee
from kneewise.plan.memory import WINDOW_DAYS
from kneewise.plan.outcome.scores import Outcomes, Scores
from kneewise.plan.protocol import Protocol
from kneewise.plan.session import Gate
from kneewise.plan.standing import Day, Flare, Lock, Phase, Standing, Tests, Track
from kneewise.trial.activity_check import days_in_words
from kneewise.trial.invariant import FLARE_DAYS_MIN, GATE_PAIN_MAX, LOCK_SWELLING, Broken, Invariant, Part, shortest

_ORDER = (GateName.STAIRS, GateName.DEEPER_SQUAT, GateName.RUNNING, GateName.JUMPING)
_WEEK_DAYS = 7
_OPENING = 3
"""So many of what is beside a gate's own conditions can open it; the others can only close it."""
_BEFORE_IS_CLOSED = "the gate before is closed"
_LONG_BREAK = "the last semi squat was weeks ago"

Put = Callable[[Standing], Standing]


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way in which a condition may stand: in words, how it is put into a standing, and whether it is met.

    ``pain`` is what was felt in it.
    """

    words: str
    put: Put
    met: bool
    pain: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One combination of ways, of the gate that they are about."""

    to: GateName
    ways: tuple[Way, ...]

    @property
    def met(self) -> bool:
        """Every condition is met."""
        return all(way.met for way in self.ways)

    @property
    def words(self) -> str:
        """All of it."""
        return ", ".join(way.words for way in self.ways if way.words)


def check_gates_b(*, protocol: Protocol) -> Part:
    """Look at every combination."""
    cases = [case for to in _ORDER for case in _cases(to, protocol)]
    found = [broken for case in cases if (broken := _broken(case, protocol)) is not None]
    each = (shortest([one for one in found if one.invariant is invariant]) for invariant in Invariant)
    return Part(
        name="The gates to stairs, deeper squats, running and jumping",
        states=len(cases),
        transitions=len(cases),
        invariants=(Invariant.HARDER_ONLY_WHEN_CALM, Invariant.LOCK, Invariant.NO_DEAD_END),
        broken=tuple(one for one in each if one is not None),
    )


def gate_of(case: Case, protocol: Protocol) -> tuple[Gate, Standing]:
    """The gate as the plan has it for somebody of whom all of this is so."""
    standing = Standing(screened=True, phase=Phase.CLOSED_CHAIN, session_days=(1,), days=(Day(),) * WINDOW_DAYS)
    for way in case.ways:
        standing = way.put(standing)
    return next(gate for gate in gates_b(standing, protocol=protocol) if gate.to is case.to), standing


def _broken(case: Case, protocol: Protocol) -> Broken | None:
    gate, standing = gate_of(case, protocol)
    calm, lock = Invariant.HARDER_ONLY_WHEN_CALM, Invariant.LOCK
    wrong = [(calm, wrong) for wrong in _wrongly_open(case, gate, standing)] if gate.passed else []
    if gate.passed and standing.locks:
        wrong.append((lock, "it is open while the plan is locked"))
    if case.met and not gate.passed:
        wrong.append((Invariant.NO_DEAD_END, "it stays closed though everything is met"))
    if not wrong:
        return None
    invariant, words = wrong[0]
    return Broken(invariant=invariant, story=(f"The gate to {case.to.value}: {case.words}.",), wrong=words)


def _wrongly_open(case: Case, gate: Gate, standing: Standing) -> Iterator[str]:
    """What speaks against an open gate: a condition that is not met, or an outer limit that no protocol may pass."""
    jumps, opened = case.to is GateName.JUMPING, case.to in standing.changes.opened
    if jumps and not opened:
        yield "it is open without a clinician's yes"
    by_itself = (jumps or not opened) and case.to not in standing.activities.earned
    if (jumps or not opened) and any(way.words in (_BEFORE_IS_CLOSED, _LONG_BREAK) for way in case.ways):
        yield "it is open though the gate before it is closed"
    if by_itself and gate.unmet:
        yield f"it opened though this is not met: {gate.unmet[0].says}"
    if by_itself and not all(way.met for way in case.ways):
        yield "it opened though a condition was missed"
    if by_itself and max(way.pain for way in case.ways) > GATE_PAIN_MAX:
        yield f"it opened with a pain of {max(way.pain for way in case.ways)}"
    flare = min((each.age_days for each in standing.flares), default=None)
    if flare is not None and flare < FLARE_DAYS_MIN:
        yield f"it is open {days_in_words(flare)} after a flare-up began"
    if (standing.today.swelling.worst or 0) >= LOCK_SWELLING:
        yield f"it is open with swelling {standing.today.swelling.worst}"


def _cases(to: GateName, protocol: Protocol) -> Iterator[Case]:
    own = _OWN[to](protocol)
    around = _around(to, protocol)
    quiet = tuple(ways[0] for ways in around)
    for ways in product(*own):
        yield Case(to=to, ways=(*quiet, *ways))
    all_met = tuple(ways[0] for ways in own)
    missed = (replace_at(all_met, place, way) for place, ways in enumerate(own) for way in ways[1:])
    for mine, beside in product((all_met, *missed), _beside(around)):
        yield Case(to=to, ways=(*beside, *mine))


def _beside(around: tuple[tuple[Way, ...], ...]) -> Iterator[tuple[Way, ...]]:
    """All combinations of what opens a gate, with one thing at a time of what closes it."""
    quiet = tuple(ways[0] for ways in around)
    closing = [replace_at(quiet, place, way) for place in range(_OPENING, len(around)) for way in around[place][1:]]
    for opening, others in product(product(*around[:_OPENING]), (quiet, *closing)):
        yield (*opening, *others[_OPENING:])


def replace_at(ways: tuple[Way, ...], place: int, way: Way) -> tuple[Way, ...]:
    """The ways with another one at a place."""
    return (*ways[:place], way, *ways[place + 1 :])


def _around(to: GateName, protocol: Protocol) -> tuple[tuple[Way, ...], ...]:
    """What opens or closes any gate; of each the way that lets it open by itself comes first."""
    rule = protocol.gate_b
    before = frozenset(_ORDER[: _ORDER.index(to)])
    gone_before = (
        Way(words="", put=_earned(before), met=True),
        Way(words=_BEFORE_IS_CLOSED, put=_earned(before, squat_paused=True), met=False),
        Way(words=_LONG_BREAK, put=_earned(before, squat_idle_days=protocol.gap.easier_days + 1), met=False),
    )
    once = (_keep(""), replace(_keep("passed once"), put=_earned(frozenset({to}))))
    jumps = to is GateName.JUMPING
    clinician = (
        Way(words="" if not jumps else "a clinician says yes", put=_opened(to) if jumps else _same, met=True),
        Way(
            words="no clinician asked" if jumps else "a clinician opens it",
            put=_same if jumps else _opened(to),
            met=not jumps,
        ),
    )
    swelling = tuple(
        Way(
            words=f"swelling {_or_unknown(seen)}",
            put=_swelling(seen),
            met=seen is not None and seen <= rule.swelling_max,
        )
        for seen in (0, rule.swelling_max + 1, LOCK_SWELLING, None)
    )
    flare = (
        _keep(""),
        Way(words=f"a flare-up {rule.clean_days - 1} days ago", put=_flare(rule.clean_days - 1), met=False),
        Way(words="a flare-up today", put=_flare(0), met=False),
        Way(words=f"a flare-up {rule.clean_days} days ago", put=_flare(rule.clean_days), met=True),
    )
    grows = (_keep(""), Way(words="pain grows from week to week", put=_grows(protocol), met=False))
    held = (_keep(""), Way(words="a clinician holds everything", put=_held, met=False))
    locked = (_keep(""), Way(words="locked", put=_locked, met=False))
    return gone_before, once, clinician, swelling, flare, grows, held, locked


def _keep(words: str) -> Way:
    return Way(words=words, put=_same, met=True)


def _same(standing: Standing) -> Standing:
    return standing


def _with(standing: Standing, **fields: object) -> Standing:
    return replace(standing, activities=replace(standing.activities, **fields))  # type: ignore[arg-type]


def _earned(gates: frozenset[GateName], *, squat_paused: bool = False, squat_idle_days: int | None = None) -> Put:
    def put(standing: Standing) -> Standing:
        if squat_idle_days is not None:
            track = Track(exercise="semi-squat", legs=Legs.BOTH, begun=True, idle_days=squat_idle_days)
            standing = replace(standing, tracks=(track,))
        paused = frozenset({"semi-squat"}) if squat_paused else standing.changes.paused
        standing = replace(standing, changes=replace(standing.changes, paused=paused))
        return _with(standing, earned=standing.activities.earned | gates)

    return put


def _opened(to: GateName) -> Put:
    def put(standing: Standing) -> Standing:
        return replace(standing, changes=replace(standing.changes, opened=standing.changes.opened | {to}))

    return put


def _held(standing: Standing) -> Standing:
    return replace(standing, changes=replace(standing.changes, hold=True))


def _locked(standing: Standing) -> Standing:
    return replace(standing, locks=(Lock(code="U3"),))


def _swelling(seen: int | None) -> Put:
    day = Day(worst=0, swelling=PerKnee(left=seen, right=seen))
    return lambda standing: replace(standing, days=(day,) * WINDOW_DAYS)


def _grows(protocol: Protocol) -> Put:
    """Pain that has grown from week to week, whatever else is said of the days."""
    rise, weeks = math.ceil(protocol.weekly_guard.rise_points), protocol.weekly_guard.weeks

    def put(standing: Standing) -> Standing:
        worsts = (rise * (weeks - day // _WEEK_DAYS) for day in range(WINDOW_DAYS))
        days = tuple(replace(day, worst=max(worst, 0)) for day, worst in zip(standing.days, worsts, strict=True))
        return replace(standing, days=days)

    return put


def _flare(age_days: int) -> Put:
    return lambda standing: replace(standing, flares=(Flare(age_days=age_days, knees=tuple(Side), pending=False),))


def _tried(name: str, most: int, protocol: Protocol, **fields: int) -> tuple[Way, ...]:
    """Stairs or a walk: within the limit and settled; then each way in which it is not."""
    well, old = Tried(age_days=1, pain=most, settled=True, **fields), protocol.gate_b.valid_days + 1
    return (
        _put(f"{name} with pain {most}", {name: well}, pain=most),
        _put(f"{name} with pain {most + 1}", {name: replace(well, pain=most + 1)}, met=False, pain=most + 1),
        _put(f"{name}, sore next morning", {name: replace(well, settled=False)}, met=False),
        _put(f"{name}, no answer next morning", {name: replace(well, settled=None)}, met=False),
        _put(f"{name} {old} days ago", {name: replace(well, age_days=old)}, met=False),
        _put(f"no {name}", {name: None}, met=False),
    )


def _put(words: str, fields: Mapping[str, object], *, met: bool = True, pain: int = 0) -> Way:
    return Way(words=words, put=lambda standing: _with(standing, **fields), met=met, pain=pain)


def _for_stairs(protocol: Protocol) -> tuple[tuple[Way, ...], ...]:
    rule = protocol.gate_b
    most, old, enough = rule.stairs_step_pain_max, rule.valid_days + 1, rule.stairs_squat_sessions
    return (
        (
            _put(f"{enough} good sessions of the squat", {"squats": Squats(full=enough)}),
            _put(f"{enough - 1} good sessions of the squat", {"squats": Squats(full=enough - 1)}, met=False),
        ),
        (
            Way(words=f"a step down with pain {most}", put=_step(most, 0), met=True, pain=most),
            Way(words=f"a step down with pain {most + 1}", put=_step(most + 1, 0), met=False, pain=most + 1),
            Way(words=f"a step down {old} days ago", put=_step(most, old), met=False),
            Way(words="no step down", put=_same, met=False),
        ),
    )


def _step(pain: int, age_days: int) -> Put:
    tests = Tests(age_days=age_days, sit_to_stand_pain=0, step_down_pain=pain)
    return lambda standing: replace(standing, tests=tests)


def _for_deeper_squats(protocol: Protocol) -> tuple[tuple[Way, ...], ...]:
    rule, enough = protocol.gate_b, protocol.gate_b.deep_squat_sessions
    return (
        (
            _put(f"{enough} good sessions of the squat", {"squats": Squats(many=enough)}),
            _put(f"{enough - 1} good sessions of the squat", {"squats": Squats(many=enough - 1)}, met=False),
        ),
        _tried("stairs", rule.deep_stairs_pain_max, protocol),
    )


def _for_running(protocol: Protocol) -> tuple[tuple[Way, ...], ...]:
    rule = protocol.gate_b
    walk = _tried("walk", rule.run_pain_max, protocol, minutes=rule.run_walk_min)
    short = Tried(age_days=1, pain=0, settled=True, minutes=rule.run_walk_min - 1)
    return (
        _tried("stairs", rule.run_stairs_pain_max, protocol),
        (*walk, _put("a walk too short", {"walk": short}, met=False)),
        tuple(_on_one_leg(protocol)),
        tuple(_scores(protocol)),
    )


def _on_one_leg(protocol: Protocol) -> Iterator[Way]:
    rule = protocol.gate_b
    reps, most, old = rule.run_single_leg_reps, rule.run_pain_max, rule.valid_days + 1
    well = SingleLeg(reps=PerKnee(left=reps, right=reps), pain=PerKnee(left=most, right=0), control=True)
    yield _put(f"{reps} on each leg", {"single_leg": well}, pain=most)
    ways: dict[str, SingleLeg | None] = {
        "one fewer on the right": replace(well, reps=PerKnee(left=reps, right=reps - 1)),
        "nobody counted on the left": replace(well, reps=PerKnee(right=reps)),
        "without control": replace(well, control=False),
        "control not known": replace(well, control=None),
        f"on one leg {old} days ago": replace(well, age_days=old),
        "no test on one leg": None,
    }
    if rule.run_side_difference_max < 1:
        uneven = int(reps / (1 - rule.run_side_difference_max)) + 1
        ways[f"{reps} and {uneven} on one leg"] = replace(well, reps=PerKnee(left=uneven, right=reps))
    yield from (_put(words, {"single_leg": test}, met=False) for words, test in ways.items())
    sore = replace(well, pain=PerKnee(left=0, right=most + 1))
    yield _put(f"on one leg with pain {most + 1}", {"single_leg": sore}, met=False, pain=most + 1)


def _scores(protocol: Protocol) -> Iterator[Way]:
    least, gain = protocol.gate_b.run_akps_min, protocol.gate_b.run_or_akps_gain
    ways = ((None, least, True), (0, gain, True), (least - 1, least - 1, False), (0, min(gain, least) - 1, False))
    for first, last, met in (*ways, (None, None, False)):
        outcomes = Outcomes(first=Scores(akps=first), last=Scores(akps=last))
        words = f"score {_or_unknown(first)}, then {_or_unknown(last)}"
        yield Way(words=words, put=_measured(outcomes), met=met)


def _measured(outcomes: Outcomes) -> Put:
    return lambda standing: replace(standing, outcomes=outcomes)


def _for_jumping(protocol: Protocol) -> tuple[tuple[Way, ...], ...]:
    rule, days = protocol.gate_b, protocol.gate_b.jump_run_weeks * _WEEK_DAYS
    ran, paused = Ran(age_days=1, pain=0, as_planned=True), protocol.gap.repeat_days + 1
    most, old, least = rule.run_pain_max, rule.valid_days + 1, rule.jump_hop_symmetry_min
    shorter = -int(-least * 1000 // 10)
    hop = Hop(distance_cm=PerKnee(left=100, right=shorter), pain=most)
    return (
        (
            _put(f"running for {days} days", {"running": Running(since_days=days, last=ran)}),
            _put(f"running for {days - 1} days", {"running": Running(since_days=days - 1, last=ran)}, met=False),
            _put("stopped by the last run", {"running": Running(last=replace(ran, pain=6))}, met=False),
            _put(
                f"no run for {paused} days",
                {"running": Running(since_days=days, last=replace(ran, age_days=paused))},
                met=False,
            ),
        ),
        (
            _put(f"hops 100 and {shorter} cm", {"hop": hop}, pain=most),
            _put(
                "hops more uneven", {"hop": replace(hop, distance_cm=PerKnee(left=100, right=shorter - 1))}, met=False
            ),
            _put(f"hops with pain {most + 1}", {"hop": replace(hop, pain=most + 1)}, met=False, pain=most + 1),
            _put(f"hops {old} days ago", {"hop": replace(hop, age_days=old)}, met=False),
            _put("hopped on one leg only", {"hop": replace(hop, distance_cm=PerKnee(left=100))}, met=False),
            _put("no hop test", {"hop": None}, met=False),
        ),
    )


_OWN: Mapping[GateName, Callable[[Protocol], tuple[tuple[Way, ...], ...]]] = {
    GateName.STAIRS: _for_stairs,
    GateName.DEEPER_SQUAT: _for_deeper_squats,
    GateName.RUNNING: _for_running,
    GateName.JUMPING: _for_jumping,
}


def _or_unknown(value: int | None) -> str:
    return "not known" if value is None else str(value)
