"""The protocol: every number that the plan decides by, with its unit, its source and how certain it is."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from importlib import resources
from itertools import pairwise
from types import MappingProxyType
from typing import TypeVar, get_type_hints

from kneewise.load import Rule as Limits
from kneewise.load import Rules
from kneewise.load.limits import DEPTH_DEG, WEIGHT_KG

Rule = TypeVar("Rule")

Number = int | float | tuple[int, ...] | tuple[float, ...] | tuple[str, ...]


class BadProtocol(ValueError):  # noqa: N818  # reads as a claim: the protocol is bad
    """The protocol cannot be used; the message is one sentence for the clinician who wrote it."""


class Certainty(StrEnum):
    """How sure a number is."""

    VERIFIED = "verified"
    SECONDARY = "secondary"
    MEMORY = "memory"
    PROPOSAL = "proposal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where a number comes from."""

    unit: str
    source: str
    certainty: Certainty

    def __str__(self) -> str:
        if self.certainty is Certainty.PROPOSAL:
            return f"{self.source} (our proposal)"
        return f"{self.source} ({self.certainty})"


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseRule:
    """Sets and repetitions."""

    sets: int
    rep_targets: tuple[int, ...]
    rest_between_sets_s: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleRule:
    """When the next session may be."""

    sessions_per_week: int
    min_hours_between_sessions: int
    rest_days_between_sessions: int
    reduce_rest_days: int
    day_starts_hour: int
    screen_full_every_days: int
    open_session_hours: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PainRule:
    """Kneecap pain, 0 to 10, and what it allows."""

    progress_max: int
    hold_max: int
    reduce_max: int
    lock_min: int
    settle_min: int
    settle_rise_max: int
    morning_rise_max: int
    baseline_mornings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SwellingRule:
    """Swelling, 0 to 3, and what it allows."""

    lock_min: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeklyGuardRule:
    """When pain that grows from week to week freezes all progress."""

    rise_points: int
    weeks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressRule:
    """What a step harder needs."""

    consecutive_sessions: int
    min_sessions_between: int
    min_days_between: int
    max_exercises_per_session: int
    rpe_max: int
    good_leg_max_steps_ahead: int
    form_clean_share_min: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StopRule:
    """When stops are talked about with a clinician."""

    clinician_note_after: int
    within_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadRule:
    """The steps of ankle weight and band."""

    ankle_weight_kg: tuple[float, ...]
    ask_clinician_above_body_fraction: float
    bands: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SquatRule:
    """The steps of knee bend in the semi squat."""

    range_deg: tuple[int, ...]
    cap_deg: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetRule:
    """How much each kneecap may be asked to bear: peak force in BW, impulse of a session and a week in BW s."""

    peak_rise_bw: float
    peak_ceiling_bw: float
    session_floor_bw_s: float
    session_rise_share: float
    session_ceiling_bw_s: float
    week_floor_bw_s: float
    week_rise_share: float
    week_ceiling_bw_s: float

    @property
    def rules(self) -> Rules:
        """As the load room knows them."""
        return Rules(
            peak=Limits(floor=0.0, ceiling=self.peak_ceiling_bw, rise=self.peak_rise_bw),
            session=Limits(
                floor=self.session_floor_bw_s,
                ceiling=self.session_ceiling_bw_s,
                rise_share=self.session_rise_share,
            ),
            week=Limits(floor=self.week_floor_bw_s, ceiling=self.week_ceiling_bw_s, rise_share=self.week_rise_share),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class GateARule:
    """What opens the closed-chain exercise, and what closes it again."""

    min_open_sessions: int
    min_days: int
    worst_pain_max: int
    or_drop_points: int
    or_drop_worst_max: int
    swelling_max: int
    clean_days: int
    reps_min: int
    rpe_max: int
    slr_pain_max: int
    slr_sessions: int
    sit_to_stand_reps: int
    sit_to_stand_pain_max: int
    step_down_pain_max: int
    tests_valid_days: int
    fallback_verdicts: int
    fallback_window_days: int
    fallback_pause_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FlareRule:
    """What a flare-up is, and what follows."""

    rise_points: int
    peak_min: int
    rest_days: int
    restart_steps_easier: int
    escalate_count: int
    escalate_window_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GapRule:
    """What days without training change; each limit still belongs to its row."""

    continue_days: int
    repeat_days: int
    easier_days: int
    restart_phase_days: int
    sets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Protocol:
    """One protocol, as read from its file.

    ``sha256`` is the digest of the file's text, so that a decision can name exactly what it was made by.
    """

    name: str
    title: str
    version: str
    sha256: str
    citations: Mapping[str, Citation]
    dose: DoseRule
    schedule: ScheduleRule
    pain: PainRule
    swelling: SwellingRule
    weekly_guard: WeeklyGuardRule
    progress: ProgressRule
    stop: StopRule
    load: LoadRule
    squat: SquatRule
    budget: BudgetRule
    gate_a: GateARule
    flare: FlareRule
    gap: GapRule

    def __post_init__(self) -> None:
        for claim, holds in _claims(self):
            if not holds:
                raise BadProtocol(f"The protocol contradicts itself: {claim}.")

    def source_of(self, number: str) -> str:
        """The source of a number, in words; ``number`` is its place in the file, such as ``pain.reduce_max``."""
        return str(self.citations[number])


def _claims(protocol: Protocol) -> tuple[tuple[str, bool], ...]:
    pain, gap, squat, budget = protocol.pain, protocol.gap, protocol.squat, protocol.budget
    rising = (
        ("dose.rep_targets", protocol.dose.rep_targets),
        ("load.ankle_weight_kg", protocol.load.ankle_weight_kg),
        ("squat.range_deg", squat.range_deg),
    )
    return (
        *(
            (f"{where} must have steps, and each must be above the one before", _rises(steps))
            for where, steps in rising
        ),
        (
            "pain must have 0 <= progress_max <= hold_max < reduce_max < lock_min <= 10",
            0 <= pain.progress_max <= pain.hold_max < pain.reduce_max < pain.lock_min <= 10,  # noqa: PLR2004
        ),
        ("squat.range_deg must not go beyond squat.cap_deg", squat.range_deg[-1:] <= (squat.cap_deg,)),
        (
            f"squat.cap_deg must be within {DEPTH_DEG[1]:g} degrees, beyond which the kneecap's load is not known",
            squat.cap_deg <= DEPTH_DEG[1],
        ),
        (
            f"load.ankle_weight_kg must be within {WEIGHT_KG[1]:g} kg, beyond which the kneecap's load is not known",
            all(weight <= WEIGHT_KG[1] for weight in protocol.load.ankle_weight_kg),
        ),
        (
            "each floor of budget must be at most its ceiling",
            budget.session_floor_bw_s <= budget.session_ceiling_bw_s
            and budget.week_floor_bw_s <= budget.week_ceiling_bw_s,
        ),
        (
            "the limits of gap must rise",
            _rises((gap.continue_days, gap.repeat_days, gap.easier_days, gap.restart_phase_days)),
        ),
    )


def _rises(steps: tuple[int, ...] | tuple[float, ...]) -> bool:
    return bool(steps) and all(low < high for low, high in pairwise(steps))


def protocol_from_toml(text: str) -> Protocol:
    """Read a protocol; raises ``BadProtocol`` when a number is missing, of the wrong kind, or contradicts another."""
    try:
        document: dict[str, object] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadProtocol(f"The protocol is not TOML: {error}.") from error
    citations: dict[str, Citation] = {}

    def section(name: str, rule: type[Rule]) -> Rule:
        table = _table(document, name)
        _refuse_unknown(name, table, {field.name for field in fields(rule)})  # type: ignore[arg-type]
        values: dict[str, Number] = {}
        for key, kind in get_type_hints(rule).items():
            where = f"{name}.{key}"
            entry = _table(table, key, where=where)
            values[key] = _number(where, entry.get("value"), kind)
            citations[where] = _citation(where, entry, _table(document, "sources"))
        return rule(**values)

    return Protocol(
        name=_text(document, "name"),
        title=_text(document, "title"),
        version=_text(document, "version"),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        citations=MappingProxyType(citations),
        dose=section("dose", DoseRule),
        schedule=section("schedule", ScheduleRule),
        pain=section("pain", PainRule),
        swelling=section("swelling", SwellingRule),
        weekly_guard=section("weekly_guard", WeeklyGuardRule),
        progress=section("progress", ProgressRule),
        stop=section("stop", StopRule),
        load=section("load", LoadRule),
        squat=section("squat", SquatRule),
        budget=section("budget", BudgetRule),
        gate_a=section("gate_a", GateARule),
        flare=section("flare", FlareRule),
        gap=section("gap", GapRule),
    )


def default_protocol() -> Protocol:
    """The protocol that comes with Kneewise. The one place of the plan that reads a file."""
    return protocol_from_toml(resources.files("kneewise.plan").joinpath("chondromalacia.toml").read_text("utf-8"))


def _table(parent: Mapping[str, object], key: str, *, where: str | None = None) -> Mapping[str, object]:
    table = parent.get(key)
    if not isinstance(table, dict):
        raise BadProtocol(f"The protocol needs a table {where or key}.")
    return table


def _text(document: Mapping[str, object], key: str) -> str:
    text = document.get(key)
    if not isinstance(text, str) or not text:
        raise BadProtocol(f"The protocol needs a {key}, as text.")
    return text


def _refuse_unknown(name: str, table: Mapping[str, object], known: set[str]) -> None:
    unknown = sorted(set(table) - known)
    if unknown:
        raise BadProtocol(f"The protocol has {name}.{unknown[0]}, which no rule reads.")


def _number(where: str, value: object, kind: object) -> Number:
    if kind is int and _is_whole(value):
        return value  # type: ignore[return-value]
    if kind is float and _is_real(value):
        return float(value)  # type: ignore[arg-type]
    if isinstance(value, list):
        if kind == tuple[int, ...] and all(_is_whole(each) for each in value):
            return tuple(value)
        if kind == tuple[float, ...] and all(_is_real(each) for each in value):
            return tuple(float(each) for each in value)
        if kind == tuple[str, ...] and all(isinstance(each, str) for each in value):
            return tuple(value)
    name = getattr(kind, "__name__", "number") if isinstance(kind, type) and kind in (int, float) else f"list ({kind})"
    raise BadProtocol(f"The protocol's {where} must be of the kind {name}; it is {value!r}.")


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_real(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value >= 0


def _citation(where: str, entry: Mapping[str, object], sources: Mapping[str, object]) -> Citation:
    source = sources.get(str(entry.get("source")))
    if not isinstance(source, str):
        raise BadProtocol(f"The protocol's {where} must name a source that stands in [sources].")
    if entry.get("certainty") not in list(Certainty):
        raise BadProtocol(f"The protocol's {where} must say how certain it is: {', '.join(Certainty)}.")
    return Citation(unit=_text(entry, "unit"), source=source, certainty=Certainty(str(entry["certainty"])))
