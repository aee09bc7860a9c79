"""What contradicts what: each claim holds at its limit and is refused just beyond it, with the lines of all numbers."""

import tomllib

import pytest

from kneewise.plan import default_protocol, protocol_from_toml
from kneewise.plan.memory import AGE_CAP_DAYS
from kneewise.plan.outcome.scores import OUTCOME_CAP
from kneewise.plan.protocol.claims import CLAIMS, contradictions
from kneewise.plan.protocol.number import Number
from kneewise.plan.protocol.whole import layout
from plan.test_protocol import TEXT, errors_of, line_of


def put(number: str, value: str, text: str = TEXT) -> str:
    """The file with another value of a number."""
    section, key = number.split(".")
    head, _, rest = text.partition(f"\n[{section}]")
    lines = rest.split("\n")
    at = next(place for place, line in enumerate(lines) if line.startswith(f"{key} = "))
    before, _, after = lines[at].partition(", unit =")
    lines[at] = f"{before.partition('value = ')[0]}value = {value}, unit ={after}"
    return f"{head}\n[{section}]" + "\n".join(lines)


def with_values(values: dict[str, str]) -> str:
    """The file with other values."""
    text = TEXT
    for number, value in values.items():
        text = put(number, value, text)
    return text


def stands(number: str) -> int:
    """The line of a number in the file."""
    section, key = number.split(".")
    start = line_of(f"[{section}]", TEXT.replace("[sources].", ""))
    lines = TEXT.split("\n")
    return next(at for at in range(start, len(lines)) if lines[at - 1].startswith(f"{key} = "))


def test_the_most_weeks_that_a_protocol_may_name_are_remembered() -> None:
    places = (place for each in layout() for place in each.places)
    most = {each.name: each.meaning.high for each in places if isinstance(each.meaning, Number)}
    assert 7 * most["deload.every_weeks"] <= AGE_CAP_DAYS
    assert 7 * most["maintenance.after_weeks"] <= OUTCOME_CAP
    assert 7 * most["review.weeks"] <= OUTCOME_CAP


@pytest.mark.parametrize(
    ("fits", "does_not", "says"),
    [
        ({"dose.rep_targets": "[10, 15]"}, {"dose.rep_targets": "[15, 15]"}, "each must be above the one before"),
        ({"dose.rep_targets": "[15]"}, {"dose.rep_targets": "[]"}, "it must have at least one step"),
        ({"dose.rep_targets": "[10, 15]"}, {"dose.rep_targets": "[9, 15]"}, "the exercises allow 10 to 15"),
        ({"dose.rep_targets": "[10, 15]"}, {"dose.rep_targets": "[10, 16]"}, "the exercises allow 10 to 15"),
        ({"dose.rest_between_sets_s": "[90]"}, {"dose.rest_between_sets_s": "[120, 60]"}, "each must be above"),
        (
            {"schedule.sessions_per_week": "4"},
            {"schedule.sessions_per_week": "5"},
            "so many sessions with so much rest between them must fit into seven days",
        ),
        (
            {"schedule.min_hours_between_sessions": "83"},
            {"schedule.min_hours_between_sessions": "84"},
            "must fit into seven days",
        ),
        (
            {"schedule.screen_full_every_days": "60"},
            {"schedule.screen_full_every_days": "61"},
            "it must be at most 60, because the plan remembers how long ago something was up to 60 days and no more",
        ),
        ({"pain.progress_max": "2"}, {"pain.progress_max": "3"}, "because what may get harder need not be held"),
        ({"pain.hold_max": "4"}, {"pain.hold_max": "5"}, "because between them an exercise gets easier"),
        ({"pain.reduce_max": "7"}, {"pain.reduce_max": "8"}, "because pain that stops the programme stops the ex"),
        ({"pain.baseline_mornings": "20"}, {"pain.baseline_mornings": "21"}, "it must be at most 20, because"),
        ({"weekly_guard.weeks": "2"}, {"weekly_guard.weeks": "3"}, "it must be at most 2, because"),
        ({"progress.consecutive_sessions": "20"}, {"progress.consecutive_sessions": "21"}, "at most 20, because"),
        ({"progress.min_sessions_between": "20"}, {"progress.min_sessions_between": "21"}, "at most 20, because"),
        ({"progress.min_days_between": "60"}, {"progress.min_days_between": "61"}, "at most 60, because"),
        ({"stop.clinician_note_after": "20"}, {"stop.clinician_note_after": "21"}, "at most 20, because"),
        ({"stop.within_days": "21"}, {"stop.within_days": "22"}, "because the plan remembers stops for 21 days"),
        ({"load.ankle_weight_kg": "[0, 1.5]"}, {"load.ankle_weight_kg": "[1.5, 1]"}, "each must be above the one"),
        ({"load.ankle_weight_kg": "[0, 20]"}, {"load.ankle_weight_kg": "[0, 20.5]"}, "load is not known"),
        ({"load.bands": '["red", "blue"]'}, {"load.bands": '["blue", "red"]'}, "they must go from light to strong"),
        ({"load.bands": "[]"}, {"load.bands": '["red", "red"]'}, "each once: none, yellow, red, green, blue, black"),
        ({"squat.range_deg": "[20]"}, {"squat.range_deg": "[]"}, "it must have at least one step"),
        ({"squat.range_deg": "[20, 45]"}, {"squat.range_deg": "[20, 46]"}, "because no squat is prescribed deeper"),
        ({"squat.cap_deg": "100"}, {"squat.cap_deg": "101"}, "beyond which the kneecap's load is not known"),
        ({"budget.peak_rise_bw": "1.5"}, {"budget.peak_rise_bw": "1.6"}, "because nothing may go beyond the ceiling"),
        (
            {"budget.session_floor_bw_s": "320"},
            {"budget.session_floor_bw_s": "321"},
            "because a floor lies under its ceiling",
        ),
        (
            {"budget.week_floor_bw_s": "1000"},
            {"budget.week_floor_bw_s": "1001"},
            "because a floor lies under its ceiling",
        ),
        ({"budget.week_floor_bw_s": "150"}, {"budget.week_floor_bw_s": "149"}, "a week holds at least one session"),
        (
            {"budget.session_ceiling_bw_s": "1000"},
            {"budget.session_ceiling_bw_s": "1001"},
            "a week holds at least one session",
        ),
        ({"gate_a.min_open_sessions": "20"}, {"gate_a.min_open_sessions": "21"}, "at most 20, because"),
        ({"gate_a.min_days": "60"}, {"gate_a.min_days": "61"}, "at most 60, because"),
        ({"gate_a.worst_pain_max": "5"}, {"gate_a.worst_pain_max": "6"}, "the second could never open the gate"),
        ({"gate_a.or_drop_worst_max": "7"}, {"gate_a.or_drop_worst_max": "8"}, "pain that stops the programme opens"),
        ({"gate_a.swelling_max": "1"}, {"gate_a.swelling_max": "2"}, "swelling that stops the programme opens no"),
        ({"gate_a.clean_days": "10"}, {"gate_a.clean_days": "11"}, "as many again to compare the mornings with"),
        ({"gate_a.reps_min": "15"}, {"gate_a.reps_min": "16"}, "or nobody could pass the gate without weights"),
        ({"gate_a.slr_pain_max": "7"}, {"gate_a.slr_pain_max": "8"}, "pain that stops the programme opens no gate"),
        ({"gate_a.slr_sessions": "20"}, {"gate_a.slr_sessions": "21"}, "at most 20, because"),
        (
            {"gate_a.sit_to_stand_pain_max": "7"},
            {"gate_a.sit_to_stand_pain_max": "8"},
            "pain that stops the programme opens no gate",
        ),
        (
            {"gate_a.step_down_pain_max": "7"},
            {"gate_a.step_down_pain_max": "8"},
            "pain that stops the programme opens no gate",
        ),
        ({"gate_a.tests_valid_days": "59"}, {"gate_a.tests_valid_days": "60"}, "at most 59, because"),
        ({"gate_a.fallback_verdicts": "20"}, {"gate_a.fallback_verdicts": "21"}, "at most 20, because"),
        (
            {"gate_a.fallback_window_days": "15"},
            {"gate_a.fallback_window_days": "16"},
            "together they must be at most 22, because the plan remembers setbacks for 21 days and no more",
        ),
        ({"flare.peak_min": "3"}, {"flare.peak_min": "2"}, "because pain that needs no change is no flare-up"),
        ({"flare.escalate_window_days": "60"}, {"flare.escalate_window_days": "61"}, "at most 60, because"),
        (
            {"schedule.reduce_rest_days": "5"},
            {"schedule.reduce_rest_days": "6"},
            "or each day of rest would count as a break",
        ),
        (
            {"flare.rest_days": "7"},
            {"flare.rest_days": "8", "gate_b.clean_days": "8"},
            "or the rest after a flare-up would count as a break",
        ),
        ({"gap.repeat_days": "8"}, {"gap.repeat_days": "7"}, "each row of the table of breaks is longer"),
        ({"gap.easier_days": "15"}, {"gap.easier_days": "14"}, "each row of the table of breaks is longer"),
        ({"gap.restart_phase_days": "29"}, {"gap.restart_phase_days": "28"}, "each row of the table of breaks is"),
        ({"gap.restart_phase_days": "59"}, {"gap.restart_phase_days": "60"}, "at most 59, because"),
        ({"gap.sets": "3"}, {"gap.sets": "4"}, "because a break never adds sets"),
        (
            {"maintenance.sessions_per_week": "3"},
            {"maintenance.sessions_per_week": "4"},
            "because to keep the strength never takes more than to gain it",
        ),
        ({"gate_b.clean_days": "21"}, {"gate_b.clean_days": "22"}, "at most 21, because the plan remembers 21 days"),
        ({"gate_b.clean_days": "2"}, {"gate_b.clean_days": "1"}, "or a gate would open while the knee rests after"),
        ({"gate_b.swelling_max": "1"}, {"gate_b.swelling_max": "2"}, "swelling that stops the programme opens no"),
        ({"gate_b.valid_days": "59"}, {"gate_b.valid_days": "60"}, "at most 59, because"),
        (
            {"gate_b.stairs_step_pain_max": "7"},
            {"gate_b.stairs_step_pain_max": "8"},
            "pain that stops the programme opens no gate",
        ),
        (
            {"gate_b.deep_stairs_pain_max": "7"},
            {"gate_b.deep_stairs_pain_max": "8"},
            "pain that stops the programme opens no gate",
        ),
        (
            {"gate_b.run_stairs_pain_max": "7", "gate_b.deep_stairs_pain_max": "7"},
            {"gate_b.run_stairs_pain_max": "2"},
            "because a later gate asks no less",
        ),
        ({"gate_b.run_pain_max": "7"}, {"gate_b.run_pain_max": "8"}, "pain that stops the programme opens no gate"),
        ({"gate_b.deep_squat_reps": "15"}, {"gate_b.deep_squat_reps": "16"}, "or nobody without a band could pass"),
        (
            {"run.walk_min": "[1, 0]", "run.run_min": "[1, 2]", "run.repeats": "[5, 5]"},
            {"run.repeats": "[5, 5, 5, 5, 1, 1]"},
            "they must have as many steps each, and at least one",
        ),
        (
            {"run.walk_min": "[4]", "run.run_min": "[1]", "run.repeats": "[1]"},
            {"run.walk_min": "[]", "run.run_min": "[]", "run.repeats": "[]"},
            "they must have as many steps each, and at least one",
        ),
        (
            {"run.walk_min": "[4, 4, 2, 1, 0, 0, 0]"},
            {"run.walk_min": "[4, 5, 2, 1, 0, 0, 0]"},
            "no step may have more walking in a turn than the one before",
        ),
        (
            {"run.run_min": "[1, 1, 3, 4, 20, 25, 30]"},
            {"run.run_min": "[2, 1, 3, 4, 20, 25, 30]", "run.repeats": "[2, 5, 5, 5, 1, 1, 1]"},
            "no step may have less running than the one before, in a turn or in all",
        ),
        (
            {"run.repeats": "[5, 5, 5, 5, 1, 1, 1]"},
            {"run.repeats": "[5, 5, 5, 6, 1, 1, 1]"},
            "no step may have less running than the one before, in a turn or in all",
        ),
        ({"run.pain_max": "5"}, {"run.pain_max": "6"}, "because a run that had to be stopped is not calm"),
        (
            {"run.rest_days": "6", "gap.repeat_days": "8"},
            {"run.rest_days": "6", "gap.repeat_days": "8", "schedule.reduce_rest_days": "2"},
            "or each rest after a run would count as a break",
        ),
        ({"review.weeks": "[6]"}, {"review.weeks": "[]"}, "it must have at least one step"),
        ({"review.weeks": "[6, 7]"}, {"review.weeks": "[6, 6]"}, "each must be above the one before"),
        ({"review.akps_gain": "14"}, {"review.akps_gain": "15"}, "because a clear gain is a gain"),
    ],
)
def test_a_claim_holds_at_its_limit_and_not_beyond(fits: dict[str, str], does_not: dict[str, str], says: str) -> None:
    protocol_from_toml(with_values(fits))
    ((line, where, told),) = errors_of(with_values(does_not))
    (claim,) = (each for each in CLAIMS if each.numbers[0] == where and told.endswith(f"{each.must}."))
    assert says in told
    assert line == stands(where)
    assert set(does_not) & set(claim.numbers)
    for other in claim.numbers[1:]:
        assert f", {other} (line {stands(other)}) is " in told


def test_a_contradiction_shows_the_values_as_they_are_written() -> None:
    ((_, _, says),) = errors_of(with_values({"squat.cap_deg": "40"}))
    line = stands("squat.cap_deg")
    assert says.startswith(f"is [20, 30, 45], squat.cap_deg (line {line}) is 40; the first must be at most the second")
    ((_, _, says),) = errors_of(with_values({"budget.peak_rise_bw": "2.5"}))
    assert says.startswith("is 2.5, budget.peak_ceiling_bw (line ")


def test_claims_are_made_only_of_numbers_that_there_are() -> None:
    numbers = set(default_protocol().citations)
    assert {number for claim in CLAIMS for number in claim.numbers} <= numbers


def test_a_claim_waits_for_all_its_numbers() -> None:
    assert contradictions({"pain.hold_max": 9}, lines={}) == ()
    (error,) = contradictions({"pain.hold_max": 9, "pain.reduce_max": 5}, lines={"pain.reduce_max": 3})
    assert (error.line, error.where) == (None, "pain.hold_max")
    assert error.says.startswith("is 9, pain.reduce_max (line 3) is 5; the first must be less than the second")


def test_the_file_is_read_as_it_is_changed_here() -> None:
    assert put("gap.sets", "2") == TEXT
    assert tomllib.loads(put("gap.sets", "1"))["gap"]["sets"]["value"] == 1
