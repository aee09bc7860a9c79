"""What contradicts what in a protocol: two numbers that cannot both hold, or one that could never take effect.

Each claim stands here as a row with its reason. A list of steps counts by its highest step where it is compared.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kneewise.exercises import CATALOGUE
from kneewise.load.limits import DEPTH_DEG, WEIGHT_KG
from kneewise.plan.facts.exercise import Band
from kneewise.plan.memory import AGE_CAP_DAYS, COUNT_CAP, WINDOW_DAYS
from kneewise.plan.protocol.number import Error, Value

_WEEK_DAYS, _WEEK_HOURS = 7, 168
_REPS = (
    max(exercise.dose.reps[0] for exercise in CATALOGUE.values()),
    min(exercise.dose.reps[1] for exercise in CATALOGUE.values()),
)
_STRENGTH = {band.value: strength for strength, band in enumerate(Band)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What must hold between some numbers. ``must`` is the end of a sentence that begins with the first of them."""

    numbers: tuple[str, ...]
    must: str
    holds: Callable[[Sequence[Value]], bool]


def contradictions(values: Mapping[str, Value], *, lines: Mapping[str, int]) -> tuple[Error, ...]:
    """Each claim that does not hold, of those whose numbers are all given; ``lines`` says where they stand."""
    return tuple(_broken(values, lines))


def _broken(values: Mapping[str, Value], lines: Mapping[str, int]) -> Iterator[Error]:
    for claim in CLAIMS:
        if all(name in values for name in claim.numbers) and not claim.holds([values[name] for name in claim.numbers]):
            first, *others = claim.numbers
            beside = "".join(f", {name}{_stands(name, lines)} is {shown(values[name])}" for name in others)
            says = f"is {shown(values[first])}{beside}; {claim.must}."
            yield Error(line=lines.get(first), where=first, says=says)


def _stands(name: str, lines: Mapping[str, int]) -> str:
    return f" (line {lines[name]})" if name in lines else ""


def shown(value: Value) -> str:
    """A value as it is written in the file."""
    if isinstance(value, tuple):
        return f"[{', '.join(shown(each) for each in value)}]"
    return f'"{value}"' if isinstance(value, str) else f"{value:g}" if isinstance(value, float) else str(value)


def _top(value: Value) -> float:
    """The number, or the highest of its steps; words have no height."""
    steps = value if isinstance(value, tuple) else (value,)
    return max((float(each) for each in steps if not isinstance(each, str)), default=-math.inf)


def _at_most(low: str, high: str, why: str) -> Claim:
    return Claim(
        numbers=(low, high),
        must=f"the first must be at most the second, {why}",
        holds=lambda values: () in values or _top(values[0]) <= _top(values[1]),
    )


def _below(low: str, high: str, why: str) -> Claim:
    return Claim(
        numbers=(low, high),
        must=f"the first must be less than the second, {why}",
        holds=lambda values: () in values or _top(values[0]) < _top(values[1]),
    )


def _limit(number: str, most: float, why: str) -> Claim:
    return Claim(
        numbers=(number,), must=f"it must be at most {most:g}, {why}", holds=lambda values: _top(values[0]) <= most
    )


def _remembered(number: str, most: float, what: str) -> Claim:
    return _limit(number, most, f"because the plan remembers {what} and no more")


def _steps(number: str) -> Claim:
    return Claim(
        numbers=(number,),
        must="it must have at least one step, and each must be above the one before",
        holds=lambda values: values[0] != () and _rises(_heights(values[0])),
    )


def _heights(value: Value) -> list[float]:
    """Steps as heights; a band's is its strength."""
    steps = value if isinstance(value, tuple) else (value,)
    return [float(_STRENGTH[each]) if isinstance(each, str) else float(each) for each in steps]


def _rises(heights: Sequence[float]) -> bool:
    return all(low < high for low, high in pairwise(heights))


def _exercises_allow(values: Sequence[Value]) -> bool:
    return all(_REPS[0] <= reps <= _REPS[1] for reps in _heights(values[0]))


def _week_holds(values: Sequence[Value]) -> bool:
    sessions, rest_days, hours = (_top(value) for value in values)
    return (sessions - 1) * (rest_days + 1) < _WEEK_DAYS and (sessions - 1) * hours < _WEEK_HOURS


def _rest_is_no_break(values: Sequence[Value]) -> bool:
    continue_days, rest, more = (_top(value) for value in values)
    return rest + more + 1 <= continue_days


def _setbacks_are_remembered(values: Sequence[Value]) -> bool:
    return sum(_top(value) for value in values) <= WINDOW_DAYS + 1


def _as_many_rungs(values: Sequence[Value]) -> bool:
    return len({len(_heights(value)) for value in values}) == 1 and values[0] != ()


def _never_falls(heights: Sequence[float]) -> bool:
    return all(low <= high for low, high in pairwise(heights))


def _more_running(values: Sequence[Value]) -> bool:
    run_min, repeats = (_heights(value) for value in values)
    turns = [minutes * times for minutes, times in zip(run_min, repeats, strict=False)]
    return _never_falls(run_min) and _never_falls(turns)


_DAYS = f"{WINDOW_DAYS} days one by one"
_AGES = f"how long ago something was up to {AGE_CAP_DAYS} days"
_COUNTS = f"up to {COUNT_CAP} sessions or events"

CLAIMS = (
    _steps("dose.rep_targets"),
    Claim(
        numbers=("dose.rep_targets",),
        must=f"the exercises allow {_REPS[0]} to {_REPS[1]} repetitions in a set",
        holds=_exercises_allow,
    ),
    _steps("dose.rest_between_sets_s"),
    Claim(
        numbers=(
            "schedule.sessions_per_week",
            "schedule.rest_days_between_sessions",
            "schedule.min_hours_between_sessions",
        ),
        must="so many sessions with so much rest between them must fit into seven days",
        holds=_week_holds,
    ),
    _remembered("schedule.screen_full_every_days", AGE_CAP_DAYS, _AGES),
    _at_most("pain.progress_max", "pain.hold_max", "because what may get harder need not be held"),
    _below("pain.hold_max", "pain.reduce_max", "because between them an exercise gets easier"),
    _below("pain.reduce_max", "pain.lock_min", "because pain that stops the programme stops the exercise too"),
    _remembered("pain.baseline_mornings", WINDOW_DAYS - 1, f"{_DAYS}, today among them,"),
    _remembered("weekly_guard.weeks", WINDOW_DAYS // _WEEK_DAYS - 1, f"{_DAYS}, one week to compare with among them,"),
    _remembered("progress.consecutive_sessions", COUNT_CAP, _COUNTS),
    _remembered("progress.min_sessions_between", COUNT_CAP, _COUNTS),
    _remembered("progress.min_days_between", AGE_CAP_DAYS, _AGES),
    _remembered("stop.clinician_note_after", COUNT_CAP, _COUNTS),
    _remembered("stop.within_days", WINDOW_DAYS, f"stops for {WINDOW_DAYS} days"),
    _steps("load.ankle_weight_kg"),
    _limit("load.ankle_weight_kg", WEIGHT_KG[1], "beyond which the kneecap's load is not known"),
    Claim(
        numbers=("load.bands",),
        must=f"they must go from light to strong, each once: {', '.join(_STRENGTH)}",
        holds=lambda values: _rises(_heights(values[0])),
    ),
    _steps("squat.range_deg"),
    _at_most("squat.range_deg", "squat.cap_deg", "because no squat is prescribed deeper than that"),
    _limit("squat.cap_deg", DEPTH_DEG[1], "beyond which the kneecap's load is not known"),
    _at_most("budget.peak_rise_bw", "budget.peak_ceiling_bw", "because nothing may go beyond the ceiling"),
    _at_most("budget.session_floor_bw_s", "budget.session_ceiling_bw_s", "because a floor lies under its ceiling"),
    _at_most("budget.week_floor_bw_s", "budget.week_ceiling_bw_s", "because a floor lies under its ceiling"),
    _at_most("budget.session_floor_bw_s", "budget.week_floor_bw_s", "because a week holds at least one session"),
    _at_most("budget.session_ceiling_bw_s", "budget.week_ceiling_bw_s", "because a week holds at least one session"),
    _remembered("gate_a.min_open_sessions", COUNT_CAP, _COUNTS),
    _remembered("gate_a.min_days", AGE_CAP_DAYS, _AGES),
    _at_most("gate_a.worst_pain_max", "gate_a.or_drop_worst_max", "or the second could never open the gate"),
    _below("gate_a.or_drop_worst_max", "pain.lock_min", "because pain that stops the programme opens no gate"),
    _below("gate_a.swelling_max", "swelling.lock_min", "because swelling that stops the programme opens no gate"),
    _remembered("gate_a.clean_days", WINDOW_DAYS // 2, f"{_DAYS}, as many again to compare the mornings with,"),
    _at_most("gate_a.reps_min", "dose.rep_targets", "or nobody could pass the gate without weights and bands"),
    _below("gate_a.slr_pain_max", "pain.lock_min", "because pain that stops the programme opens no gate"),
    _remembered("gate_a.slr_sessions", COUNT_CAP, _COUNTS),
    _below("gate_a.sit_to_stand_pain_max", "pain.lock_min", "because pain that stops the programme opens no gate"),
    _below("gate_a.step_down_pain_max", "pain.lock_min", "because pain that stops the programme opens no gate"),
    _remembered("gate_a.tests_valid_days", AGE_CAP_DAYS - 1, _AGES),
    _remembered("gate_a.fallback_verdicts", COUNT_CAP, _COUNTS),
    Claim(
        numbers=("gate_a.fallback_window_days", "gate_a.fallback_pause_days"),
        must=f"together they must be at most {WINDOW_DAYS + 1}, because the plan remembers setbacks for "
        f"{WINDOW_DAYS} days and no more",
        holds=_setbacks_are_remembered,
    ),
    _below("pain.hold_max", "flare.peak_min", "because pain that needs no change is no flare-up"),
    _remembered("flare.escalate_window_days", AGE_CAP_DAYS, _AGES),
    Claim(
        numbers=("gap.continue_days", "schedule.rest_days_between_sessions", "schedule.reduce_rest_days"),
        must="the first must be more than the other two together, or each day of rest would count as a break",
        holds=_rest_is_no_break,
    ),
    _at_most("flare.rest_days", "gap.continue_days", "or the rest after a flare-up would count as a break"),
    _below("gap.continue_days", "gap.repeat_days", "because each row of the table of breaks is longer than the last"),
    _below("gap.repeat_days", "gap.easier_days", "because each row of the table of breaks is longer than the last"),
    _below(
        "gap.easier_days", "gap.restart_phase_days", "because each row of the table of breaks is longer than the last"
    ),
    _remembered("gap.restart_phase_days", AGE_CAP_DAYS - 1, _AGES),
    _at_most("gap.sets", "dose.sets", "because a break never adds sets"),
    _at_most(
        "maintenance.sessions_per_week",
        "schedule.sessions_per_week",
        "because to keep the strength never takes more than to gain it",
    ),
    _remembered("gate_b.clean_days", WINDOW_DAYS, _DAYS),
    _at_most("flare.rest_days", "gate_b.clean_days", "or a gate would open while the knee rests after a flare-up"),
    _below("gate_b.swelling_max", "swelling.lock_min", "because swelling that stops the programme opens no gate"),
    _remembered("gate_b.valid_days", AGE_CAP_DAYS - 1, _AGES),
    *(
        _below(f"gate_b.{pain}", "pain.lock_min", "because pain that stops the programme opens no gate")
        for pain in ("stairs_step_pain_max", "deep_stairs_pain_max", "run_stairs_pain_max", "run_pain_max")
    ),
    _at_most("gate_b.deep_squat_reps", "dose.rep_targets", "or nobody without a band could pass the gate"),
    _at_most("gate_b.run_stairs_pain_max", "gate_b.deep_stairs_pain_max", "because a later gate asks no less"),
    Claim(
        numbers=("run.walk_min", "run.run_min", "run.repeats"),
        must="they must have as many steps each, and at least one",
        holds=_as_many_rungs,
    ),
    Claim(
        numbers=("run.walk_min",),
        must="no step may have more walking in a turn than the one before",
        holds=lambda values: _never_falls(_heights(values[0])[::-1]),
    ),
    Claim(
        numbers=("run.run_min", "run.repeats"),
        must="no step may have less running than the one before, in a turn or in all",
        holds=_more_running,
    ),
    _at_most("run.pain_max", "pain.reduce_max", "because a run that had to be stopped is not calm"),
    Claim(
        numbers=("gap.repeat_days", "run.rest_days", "schedule.reduce_rest_days"),
        must="the first must be more than the other two together, or each rest after a run would count as a break",
        holds=_rest_is_no_break,
    ),
    _steps("review.weeks"),
    _at_most("review.akps_gain", "review.akps_clear_gain", "because a clear gain is a gain"),
)
