"""One form check held against one repetition: kept, broken, or not to be told, and why."""

from dataclasses import replace

import pytest

from kneewise.coach import Check, Quantity, Reading, Timing, Verdict, View, When
from kneewise.coach.judge import Baseline, Finding, Judgement, Sample, judge, judge_all, verdict
from kneewise.coach.repetition import Excursion

REPETITION = Excursion(
    start_s=1.0,
    peak_s=3.5,
    end_s=6.0,
    rest=0.0,
    peak=40.0,
    hold_s=1.0,
    lowering_s=2.0,
    lifting_s=2.0,
    top_from_s=3.0,
    top_until_s=4.0,
)
KNEE = Quantity.KNEE_FLEXION
CHECK = Check(code="knee", measures=KNEE, right=0.0, over=20.0, message="Bent.", cue="Lock it.", source="a test")
ROLL = replace(CHECK, code="roll", measures=Quantity.PELVIS_ROLL)
FROM_THE_SIDE = Baseline(view=View.SIDE, readings={})


def samples(
    at_top: float, *, elsewhere: float = 0.0, plus_minus: float = 7.0, quantity: Quantity = KNEE, fps: int = 20
) -> list[Sample]:
    """From a second before the repetition to its end; the top is from 3 to 4 s."""
    return [
        Sample(
            time_s=number / fps,
            readings={
                quantity: Reading(value=at_top if 3.0 <= number / fps <= 4.0 else elsewhere, plus_minus=plus_minus)
            },
        )
        for number in range(6 * fps + 1)
    ]


def finding(check: Check, seen: list[Sample], baseline: Baseline = FROM_THE_SIDE) -> Finding:
    return judge(check, REPETITION, seen, baseline).finding


@pytest.mark.parametrize(
    ("deg", "found"), [(0.0, Finding.KEPT), (19.9, Finding.KEPT), (20.0, Finding.KEPT), (20.1, Finding.BROKEN)]
)
def test_the_limit_itself_is_still_kept(deg: float, found: Finding) -> None:
    assert finding(CHECK, samples(deg)) is found


def test_a_limit_from_below_is_broken_by_too_little() -> None:
    high_enough = replace(CHECK, right=45.0, over=None, under=28.0)
    assert finding(high_enough, samples(27.0)) is Finding.BROKEN
    assert finding(high_enough, samples(28.0)) is Finding.KEPT


@pytest.mark.parametrize(
    ("deg", "plus_minus", "found"),
    [
        (10.0, 20.0, Finding.KEPT),
        (10.0, 20.1, Finding.UNSURE),
        (24.0, 24.0, Finding.BROKEN),
        (24.0, 24.1, Finding.UNSURE),
        (90.0, 25.0, Finding.BROKEN),
    ],
)
def test_a_fault_within_the_uncertainty_cannot_be_judged(deg: float, plus_minus: float, found: Finding) -> None:
    assert finding(CHECK, samples(deg, plus_minus=plus_minus)) is found


def test_one_wild_frame_breaks_nothing() -> None:
    seen = samples(5.0)
    wild = replace(seen[70], readings={KNEE: Reading(value=120.0, plus_minus=7.0)})
    assert finding(CHECK, [*seen[:70], wild, *seen[71:]]) is Finding.KEPT


def test_what_was_seen_in_less_than_half_of_the_frames_is_not_judged() -> None:
    seen = samples(5.0)
    top = [number for number, sample in enumerate(seen) if 3.0 <= sample.time_s <= 4.0]
    for share, found in ((0.6, Finding.KEPT), (0.4, Finding.UNSEEN)):
        shown = set(top[: int(share * len(top))])
        gaps = [s if n in shown or n not in top else replace(s, readings={}) for n, s in enumerate(seen)]
        assert finding(CHECK, gaps) is found


def test_what_was_never_seen_is_not_judged() -> None:
    assert finding(ROLL, samples(5.0)) is Finding.UNSEEN


def test_from_a_view_that_hides_it_nothing_is_judged() -> None:
    assert finding(replace(CHECK, views=(View.FRONT,)), samples(90.0)) is Finding.WRONG_VIEW


def test_a_check_of_the_whole_repetition_looks_beyond_the_top() -> None:
    seen = samples(0.0, elsewhere=40.0)
    assert finding(CHECK, seen) is Finding.KEPT
    assert finding(replace(CHECK, when=When.THROUGHOUT), seen) is Finding.BROKEN


def test_a_change_is_counted_from_the_persons_own_rest() -> None:
    changed = replace(CHECK, from_rest=True)
    resting = Baseline(view=View.SIDE, readings={KNEE: Reading(value=18.0, plus_minus=7.0)})
    assert finding(changed, samples(30.0), resting) is Finding.KEPT
    assert finding(changed, samples(39.0), resting) is Finding.BROKEN
    assert finding(CHECK, samples(30.0), resting) is Finding.BROKEN


def test_a_change_from_a_rest_that_was_not_seen_is_not_judged() -> None:
    assert finding(replace(CHECK, from_rest=True), samples(39.0)) is Finding.UNSEEN


@pytest.mark.parametrize(
    ("measures", "under", "found"),
    [
        (Timing.HOLD, 0.5, Finding.KEPT),
        (Timing.HOLD, 1.2, Finding.BROKEN),
        (Timing.LOWERING, 1.1, Finding.KEPT),
        (Timing.LOWERING, 2.5, Finding.BROKEN),
    ],
)
def test_hold_and_lowering_are_checked_in_seconds(measures: Timing, under: float, found: Finding) -> None:
    assert finding(replace(CHECK, measures=measures, right=3.0, over=None, under=under), samples(0.0)) is found


@pytest.mark.parametrize(
    ("lowering_s", "rise_deg", "found"),
    [
        (0.9, 15.0, Finding.BROKEN),
        (1.0, 15.0, Finding.UNSURE),
        (1.25, 15.0, Finding.UNSURE),
        (1.5, 15.0, Finding.KEPT),
        (1.0, 45.0, Finding.BROKEN),
        (1.2, 45.0, Finding.KEPT),
        (1.2, 0.0, Finding.UNSURE),
    ],
)
def test_the_tempo_of_a_small_movement_is_less_sure(lowering_s: float, rise_deg: float, found: Finding) -> None:
    slow = replace(CHECK, measures=Timing.LOWERING, right=2.0, over=None, under=1.11)
    done = replace(REPETITION, lowering_s=lowering_s, rest=0.0, peak=rise_deg)
    assert judge(slow, done, samples(0.0), FROM_THE_SIDE).finding is found


def test_a_hold_is_not_judged_where_the_camera_stood_still_for_as_long() -> None:
    held = replace(CHECK, measures=Timing.HOLD, right=1.0, over=None, under=0.5)
    gap = [sample for sample in samples(0.0) if not 3.2 < sample.time_s < 3.7]
    assert finding(held, samples(0.0)) is Finding.KEPT
    assert finding(held, gap) is Finding.UNSURE
    assert finding(held, []) is Finding.KEPT


@pytest.mark.parametrize(
    ("rise_deg", "hold_s", "found"),
    [
        (40.0, 0.2, Finding.BROKEN),
        (15.0, 0.2, Finding.UNSURE),
        (15.0, 0.5, Finding.UNSURE),
        (40.0, 0.9, Finding.KEPT),
        (9.0, 0.9, Finding.UNSURE),
    ],
)
def test_the_hold_of_a_small_movement_is_not_told_from_a_short_one(
    rise_deg: float, hold_s: float, found: Finding
) -> None:
    held = replace(CHECK, measures=Timing.HOLD, right=1.0, over=None, under=0.55)
    small = replace(REPETITION, peak=rise_deg, hold_s=hold_s, lifting_s=2.6, lowering_s=2.2)
    assert judge(held, small, samples(0.0, fps=8), FROM_THE_SIDE).finding is found


def test_a_change_is_not_asked_of_a_duration() -> None:
    held = replace(CHECK, measures=Timing.HOLD, right=1.0, over=None, under=0.5, from_rest=True)
    assert finding(held, samples(0.0)) is Finding.KEPT


def test_what_another_fault_explains_is_not_held_against_the_person() -> None:
    low = replace(CHECK, code="too-low", right=45.0, over=None, under=25.0, explained_by="roll")
    both = [
        Sample(time_s=s.time_s, readings={KNEE: s.readings[KNEE], Quantity.PELVIS_ROLL: r.readings[ROLL.measures]})
        for s, r in zip(samples(5.0), samples(60.0, quantity=Quantity.PELVIS_ROLL), strict=True)
        if isinstance(ROLL.measures, Quantity)
    ]
    found = judge_all([ROLL, low], REPETITION, both, FROM_THE_SIDE)
    assert [judgement.finding for judgement in found] == [Finding.BROKEN, Finding.EXPLAINED]
    assert verdict(found) is Verdict.FAULTY
    alone = judge_all([low], REPETITION, both, FROM_THE_SIDE)
    assert [judgement.finding for judgement in alone] == [Finding.BROKEN]


def test_the_bigger_of_two_faults_lies_more_margins_beyond_its_limit() -> None:
    assert judge(CHECK, REPETITION, samples(30.0), FROM_THE_SIDE).excess == 0.5
    assert judge(CHECK, REPETITION, samples(60.0), FROM_THE_SIDE).excess == 2.0
    assert judge(CHECK, REPETITION, samples(10.0), FROM_THE_SIDE).excess == 0.0
    assert replace(CHECK, right=20.0).excess(25.0) == 5.0


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        ([Finding.KEPT, Finding.KEPT], Verdict.CLEAN),
        ([Finding.KEPT, Finding.WRONG_VIEW], Verdict.CLEAN),
        ([Finding.KEPT, Finding.EXPLAINED], Verdict.CLEAN),
        ([Finding.KEPT, Finding.UNSURE], Verdict.NOT_JUDGED),
        ([Finding.KEPT, Finding.UNSEEN], Verdict.NOT_JUDGED),
        ([Finding.BROKEN, Finding.UNSEEN], Verdict.FAULTY),
        ([Finding.WRONG_VIEW], Verdict.NOT_JUDGED),
        ([], Verdict.NOT_JUDGED),
    ],
)
def test_one_broken_point_makes_it_faulty_and_nothing_unseen_makes_it_clean(
    findings: list[Finding], expected: Verdict
) -> None:
    assert verdict([Judgement(check=CHECK, finding=found) for found in findings]) is expected


def test_what_is_right_cannot_lie_beyond_the_limit() -> None:
    with pytest.raises(ValueError, match="what is right"):
        replace(CHECK, right=25.0)
