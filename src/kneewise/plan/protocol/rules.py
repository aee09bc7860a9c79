"""The rules of a protocol. Each number says what it is for, in which unit, and from where to where it is plausible.

A number is made by adding a field here and its row to the file. A section is made by adding a class and its field
in ``Protocol`` (``protocol_whole``). Reading, ``kneewise protocol show`` and docs/protocol.md follow by themselves.
"""

from dataclasses import dataclass
from typing import Annotated

from kneewise.load import Rule as Limits
from kneewise.load import Rules
from kneewise.plan.facts.exercise import Band
from kneewise.plan.protocol.number import Number, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseRule:
    """Sets and repetitions."""

    sets: Annotated[int, Number(means="How many sets of each exercise a session has.", unit="sets", low=1, high=10)]
    rep_targets: Annotated[
        tuple[int, ...],
        Number(
            means="The steps of repetitions in a set, from easy to hard; all sets reach one before the next is asked.",
            unit="repetitions",
            low=1,
            high=50,
        ),
    ]
    rest_between_sets_s: Annotated[
        tuple[int, ...],
        Number(means="The rest between two sets, from the shortest to the longest.", unit="s", low=0, high=600),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleRule:
    """When the next session may be."""

    sessions_per_week: Annotated[
        int, Number(means="The most sessions in any seven days.", unit="sessions in 7 days", low=1, high=7)
    ]
    min_hours_between_sessions: Annotated[
        int,
        Number(means="The least time from the end of one session to the start of the next.", unit="h", low=0, high=168),
    ]
    rest_days_between_sessions: Annotated[
        int, Number(means="Whole days without exercise between two sessions.", unit="days", low=0, high=6)
    ]
    reduce_rest_days: Annotated[
        int, Number(means="Days of rest on top of that when the knee had not calmed down.", unit="days", low=0, high=14)
    ]
    day_starts_hour: Annotated[
        int,
        Number(
            means="The hour at which a person's day begins; what is done before belongs to the evening.",
            unit="h, local",
            low=0,
            high=12,
        ),
    ]
    screen_full_every_days: Annotated[
        int, Number(means="After so many days all safety questions are asked again.", unit="days", low=1, high=365)
    ]
    open_session_hours: Annotated[
        int,
        Number(means="A session that was begun and not ended stays open for so long.", unit="h", low=1, high=24),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class PainRule:
    """Kneecap pain, 0 to 10, and what it allows."""

    progress_max: Annotated[
        int, Number(means="The most pain in an exercise with which it may get harder.", unit="0-10", low=0, high=10)
    ]
    hold_max: Annotated[
        int,
        Number(means="The most pain in an exercise with which it stays as it is.", unit="0-10", low=0, high=10),
    ]
    reduce_max: Annotated[
        int,
        Number(
            means="The most pain with which an exercise goes on, made easier; above it, it stops for the day.",
            unit="0-10",
            low=0,
            high=10,
        ),
    ]
    lock_min: Annotated[
        int,
        Number(means="Pain from here on stops the programme until a clinician allows it.", unit="0-10", low=1, high=10),
    ]
    settle_min: Annotated[
        int,
        Number(means="After so long we ask whether the knee has calmed down.", unit="min", low=10, high=240),
    ]
    settle_rise_max: Annotated[
        int,
        Number(
            means="The most that pain may be above the pain before the session by then.",
            unit="points",
            low=0,
            high=10,
        ),
    ]
    morning_rise_max: Annotated[
        int,
        Number(
            means="The most that pain may be above the usual morning on the next one.",
            unit="points",
            low=0,
            high=10,
        ),
    ]
    baseline_mornings: Annotated[
        int,
        Number(means="The usual morning is the median of so many days before.", unit="days", low=1, high=60),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class SwellingRule:
    """Swelling, 0 to 3, and what it allows."""

    lock_min: Annotated[
        int,
        Number(
            means="Swelling from here on stops the programme until a clinician allows it (2 is clearly swollen).",
            unit="0-3",
            low=1,
            high=3,
        ),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeklyGuardRule:
    """When pain that grows from week to week freezes all progress."""

    rise_points: Annotated[
        int,
        Number(
            means="How much the mean of each day's worst pain must grow from one week to the next to count.",
            unit="points of the weekly mean",
            low=1,
            high=10,
        ),
    ]
    weeks: Annotated[
        int,
        Number(means="Growing so many weeks running, nothing gets harder.", unit="weeks running", low=1, high=12),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressRule:
    """What a step harder needs."""

    consecutive_sessions: Annotated[
        int,
        Number(
            means="So many sessions running must have gone well in everything.",
            unit="sessions running",
            low=1,
            high=100,
        ),
    ]
    min_sessions_between: Annotated[
        int,
        Number(means="The fewest sessions between two steps of one exercise.", unit="sessions", low=0, high=100),
    ]
    min_days_between: Annotated[
        int, Number(means="The fewest days between two steps of one exercise.", unit="days", low=0, high=365)
    ]
    max_exercises_per_session: Annotated[
        int, Number(means="The most exercises that get harder at once.", unit="exercises", low=1, high=5)
    ]
    rpe_max: Annotated[
        int, Number(means="The most effort with which an exercise may get harder.", unit="0-10", low=0, high=10)
    ]
    good_leg_max_steps_ahead: Annotated[
        int, Number(means="How many steps the better leg may be ahead of the other.", unit="steps", low=0, high=20)
    ]
    form_clean_share_min: Annotated[
        float,
        Number(
            means="The least share of repetitions that must be clean, of those that the camera could judge.",
            unit="share of judged repetitions",
            low=0,
            high=1,
        ),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class StopRule:
    """When stops are talked about with a clinician."""

    clinician_note_after: Annotated[
        int,
        Number(
            means="After so many stops of one exercise we advise to see a clinician.", unit="stops", low=1, high=100
        ),
    ]
    within_days: Annotated[int, Number(means="Stops count for so long.", unit="days", low=1, high=365)]


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadRule:
    """The steps of ankle weight and band."""

    ankle_weight_kg: Annotated[
        tuple[float, ...], Number(means="The steps of weight at the ankle.", unit="kg", low=0, high=50)
    ]
    ask_clinician_above_body_fraction: Annotated[
        float,
        Number(
            means="No weight above this share of the body's is given without a clinician.",
            unit="of body mass",
            low=0,
            high=0.2,
        ),
    ]
    assumed_body_mass_kg: Annotated[
        float, Number(means="The body mass of who does not tell theirs, for that limit.", unit="kg", low=20, high=100)
    ]
    bands: Annotated[
        tuple[str, ...],
        Words(
            means="The elastic bands, as steps from light to strong.",
            unit="colour, from light to strong",
            known=tuple(Band),
        ),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class SquatRule:
    """The steps of knee bend in the semi squat."""

    range_deg: Annotated[
        tuple[int, ...],
        Number(means="The steps of depth in the semi squat.", unit="deg of knee bend", low=5, high=150),
    ]
    cap_deg: Annotated[
        int, Number(means="No squat is ever prescribed deeper than this.", unit="deg of knee bend", low=5, high=150)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetRule:
    """How much each kneecap may be asked to bear: peak force in BW, impulse of a session and a week in BW s."""

    peak_rise_bw: Annotated[
        float,
        Number(
            means="A step harder may press the kneecap by so much more than it has tolerated.",
            unit="body weights above what was tolerated",
            low=0,
            high=10,
        ),
    ]
    peak_ceiling_bw: Annotated[
        float, Number(means="The most that anything may press the kneecap.", unit="body weights", low=0.1, high=10)
    ]
    session_floor_bw_s: Annotated[
        float,
        Number(
            means="A session may always ask so much, whatever was tolerated.",
            unit="body weight seconds",
            low=0,
            high=5000,
        ),
    ]
    session_rise_share: Annotated[
        float,
        Number(
            means="A session may ask by this share more than the most that was tolerated.",
            unit="of what was tolerated",
            low=0,
            high=5,
        ),
    ]
    session_ceiling_bw_s: Annotated[
        float,
        Number(means="The most that a session may ever ask.", unit="body weight seconds", low=1, high=5000),
    ]
    week_floor_bw_s: Annotated[
        float,
        Number(
            means="Seven days may always ask so much, whatever was tolerated.",
            unit="body weight seconds in 7 days",
            low=0,
            high=35000,
        ),
    ]
    week_rise_share: Annotated[
        float,
        Number(
            means="Seven days may ask by this share more than the best that were tolerated.",
            unit="of the best tolerated 7 days",
            low=0,
            high=5,
        ),
    ]
    week_ceiling_bw_s: Annotated[
        float,
        Number(means="The most that seven days may ever ask.", unit="body weight seconds in 7 days", low=1, high=35000),
    ]

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

    min_open_sessions: Annotated[
        int, Number(means="So many sessions lying down come first.", unit="sessions", low=0, high=100)
    ]
    min_days: Annotated[int, Number(means="So many days since the first session.", unit="days", low=0, high=365)]
    worst_pain_max: Annotated[
        int, Number(means="The worst pain of the last days may be so much.", unit="0-10", low=0, high=10)
    ]
    or_drop_points: Annotated[
        int,
        Number(means="Or it has fallen by so much since the start, and ...", unit="points", low=1, high=10),
    ]
    or_drop_worst_max: Annotated[int, Number(means="... is no more than this.", unit="0-10", low=0, high=10)]
    swelling_max: Annotated[int, Number(means="Swelling in the last days may be so much.", unit="0-3", low=0, high=3)]
    clean_days: Annotated[
        int,
        Number(
            means="How many last days are looked at for pain, swelling, mornings and flare-ups.",
            unit="days",
            low=1,
            high=60,
        ),
    ]
    reps_min: Annotated[
        int,
        Number(
            means="Each exercise lying down must have come to so many repetitions in every set.",
            unit="repetitions",
            low=1,
            high=50,
        ),
    ]
    rpe_max: Annotated[int, Number(means="With an effort of at most this.", unit="0-10", low=0, high=10)]
    slr_pain_max: Annotated[
        int, Number(means="The most kneecap pain in the straight leg raise.", unit="0-10", low=0, high=10)
    ]
    slr_sessions: Annotated[
        int,
        Number(means="The straight leg raise must have gone well so often.", unit="sessions running", low=1, high=100),
    ]
    sit_to_stand_reps: Annotated[
        int,
        Number(means="First test: stand up from a chair so often, without hands.", unit="repetitions", low=1, high=50),
    ]
    sit_to_stand_pain_max: Annotated[int, Number(means="The most pain in that test.", unit="0-10", low=0, high=10)]
    step_down_pain_max: Annotated[
        int, Number(means="Second test: go down one step, with at most this pain.", unit="0-10", low=0, high=10)
    ]
    tests_valid_days: Annotated[int, Number(means="The two tests hold for so long.", unit="days", low=1, high=365)]
    fallback_verdicts: Annotated[
        int,
        Number(
            means="So many sessions in which the squat had to stop or get easier close it again.",
            unit="stop or reduce verdicts",
            low=1,
            high=100,
        ),
    ]
    fallback_window_days: Annotated[
        int, Number(means="If they lie no further apart than this.", unit="days", low=1, high=60)
    ]
    fallback_pause_days: Annotated[int, Number(means="The squat then pauses for so long.", unit="days", low=0, high=60)]


@dataclass(frozen=True, slots=True, kw_only=True)
class FlareRule:
    """What a flare-up is, and what follows."""

    rise_points: Annotated[
        int,
        Number(
            means="Morning pain so much above the usual, two mornings running, is a flare-up.",
            unit="points",
            low=1,
            high=10,
        ),
    ]
    peak_min: Annotated[
        int, Number(means="So is kneecap pain from here on in an exercise.", unit="0-10", low=1, high=10)
    ]
    rest_days: Annotated[int, Number(means="Days of rest after a flare-up.", unit="days", low=0, high=14)]
    restart_steps_easier: Annotated[
        int, Number(means="Then each exercise comes back so many steps easier.", unit="steps", low=0, high=10)
    ]
    escalate_count: Annotated[
        int,
        Number(means="After so many flare-ups we advise to see a clinician.", unit="flare-ups", low=1, high=20),
    ]
    escalate_window_days: Annotated[int, Number(means="Flare-ups count for so long.", unit="days", low=1, high=365)]


@dataclass(frozen=True, slots=True, kw_only=True)
class GapRule:
    """What days without training change; each limit still belongs to its row."""

    continue_days: Annotated[
        int, Number(means="Up to here: go on.", unit="days since the last session", low=0, high=365)
    ]
    repeat_days: Annotated[
        int,
        Number(
            means="Up to here: the same again, with fewer sets.", unit="days since the last session", low=1, high=365
        ),
    ]
    easier_days: Annotated[
        int,
        Number(
            means="Up to here: one step easier, with fewer sets.", unit="days since the last session", low=1, high=365
        ),
    ]
    restart_phase_days: Annotated[
        int,
        Number(
            means="Up to here: from the first step again; beyond it the plan begins anew with the safety questions.",
            unit="days since the last session",
            low=1,
            high=365,
        ),
    ]
    sets: Annotated[int, Number(means="The sets after a break.", unit="sets", low=1, high=10)]
