"""A squat as the camera saw it."""

import math
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneewise.exercises import CATALOGUE, find
from kneewise.load import (
    MAN,
    USUAL,
    WOMAN,
    Basis,
    Measured,
    NotModelled,
    Person,
    Tempo,
    measured_load,
    measured_repetition,
    of_report,
    repetition_load,
)
from kneewise.load.force import squat_force_n
from kneewise.load.measured import technique_of

SQUAT = find("semi-squat")
SEEN = {
    "number": 1,
    "peak_deg": 46.0,
    "peak_deg_plus_minus": 5.0,
    "lifting_s": 1.8,
    "hold_s": 0.9,
    "lowering_s": 2.1,
    "shank_tilt_deg": 17.0,
    "trunk_lean_deg": 24.0,
}
ONE = Measured(
    depth_deg=46.0,
    depth_plus_minus_deg=5.0,
    tempo=Tempo(up_s=1.8, hold_s=0.9, down_s=2.1),
    shank_tilt_deg=17.0,
    trunk_lean_deg=24.0,
)


def squatted(
    depth_deg: float, *, tilt_deg: float | None = None, lean_deg: float | None = None, plus_minus_deg: float = 0.0
) -> Measured:
    return Measured(
        depth_deg=depth_deg,
        depth_plus_minus_deg=plus_minus_deg,
        tempo=Tempo(),
        shank_tilt_deg=tilt_deg,
        trunk_lean_deg=lean_deg,
    )


def peak(one: Measured, *, person: Person = MAN) -> float:
    return measured_repetition(SQUAT, person, one).load.peak_bw.value


def width(one: Measured | None, *, depth_deg: float) -> float:
    """The model's interval at a depth that is known, in body weights."""
    technique = USUAL if one is None else technique_of(one, MAN)
    force = squat_force_n(MAN, knee_deg=depth_deg, technique=technique)
    return (force.high - force.low) / MAN.weight_n


def test_a_report_gives_its_repetitions() -> None:
    assert of_report({"reps": [SEEN, SEEN]}) == (ONE, ONE)


@pytest.mark.parametrize("report", [{}, {"reps": None}, {"reps": "two"}, {"reps": {"1": SEEN}}, {"reps": []}])
def test_a_report_without_repetitions_gives_none(report: Mapping[str, object]) -> None:
    assert of_report(report) == ()


@pytest.mark.parametrize("repetition", [None, 3, "one", [SEEN]])
def test_what_is_no_repetition_is_left_out(repetition: object) -> None:
    assert of_report({"reps": [repetition, SEEN]}) == (ONE,)


@pytest.mark.parametrize("name", ["peak_deg", "peak_deg_plus_minus", "lifting_s", "hold_s", "lowering_s"])
@pytest.mark.parametrize("wild", [None, "46", True, -0.1, 3600.1, math.nan, math.inf, -math.inf, 10**400, [46.0]])
def test_a_repetition_whose_depth_or_tempo_is_missing_or_wild_is_left_out(name: str, wild: object) -> None:
    assert of_report({"reps": [{**SEEN, name: wild}, SEEN]}) == (ONE,)
    assert of_report({"reps": [{key: value for key, value in SEEN.items() if key != name}]}) == ()


@pytest.mark.parametrize("name", ["shank_tilt_deg", "trunk_lean_deg"])
@pytest.mark.parametrize("wild", [None, "17", True, -90.1, math.nan, math.inf, 10**400])
def test_a_lean_that_is_missing_or_wild_was_not_seen(name: str, wild: object) -> None:
    assert of_report({"reps": [{**SEEN, name: wild}]}) == (_without(ONE, name),)


def _without(one: Measured, name: str) -> Measured:
    if name == "shank_tilt_deg":
        return replace(one, shank_tilt_deg=None)
    return replace(one, trunk_lean_deg=None)


def test_a_lean_backward_and_a_whole_number_are_fine() -> None:
    (one,) = of_report({"reps": [{**SEEN, "peak_deg": 46, "hold_s": 0, "trunk_lean_deg": -4}]})
    assert (one.depth_deg, one.tempo.hold_s, one.trunk_lean_deg) == (46.0, 0.0, -4.0)


@pytest.mark.parametrize("name", [name for name in CATALOGUE if name != "semi-squat"])
def test_only_a_squat_is_measured(name: str) -> None:
    assert measured_load(find(name), MAN, repetitions=(ONE,)) is None


def test_a_set_without_a_repetition_was_not_measured() -> None:
    assert measured_load(SQUAT, MAN, repetitions=()) is None


def test_a_set_has_the_deepest_peak_and_the_impulse_of_all() -> None:
    shallow, deep = squatted(30), squatted(45)
    both = measured_load(SQUAT, MAN, repetitions=(shallow, deep, shallow))
    loads = [measured_repetition(SQUAT, MAN, one).load for one in (shallow, deep)]
    assert both is not None
    assert both.peak_bw == loads[1].peak_bw
    assert both.impulse_bw_s.value == pytest.approx(2 * loads[0].impulse_bw_s.value + loads[1].impulse_bw_s.value)


def test_a_squat_of_which_only_depth_and_tempo_were_seen_is_as_prescribed_to_that_depth() -> None:
    measured, nominal = measured_repetition(SQUAT, MAN, squatted(45)), repetition_load(SQUAT, MAN, depth_deg=45.0)
    assert measured.load.peak_bw.value == nominal.load.peak_bw.value
    assert measured.load.peak_bw.low == pytest.approx(nominal.load.peak_bw.low)
    assert measured.load.peak_bw.high == pytest.approx(nominal.load.peak_bw.high)
    assert (measured.basis, nominal.basis) == (Basis.CAMERA, Basis.STATICS)
    assert "the camera saw" in measured.limits[0]


def test_a_fast_squat_has_less_impulse_and_the_same_peak() -> None:
    fast = replace(squatted(45), tempo=Tempo(up_s=1.0, hold_s=0.0, down_s=1.0))
    usual, fast_one = (measured_repetition(SQUAT, MAN, one).load for one in (squatted(45), fast))
    assert fast_one.peak_bw == usual.peak_bw
    assert fast_one.impulse_bw_s.value < usual.impulse_bw_s.value / 2


def test_an_unsure_depth_makes_the_interval_wider_and_the_value_no_other() -> None:
    sure, unsure = (
        measured_repetition(SQUAT, MAN, squatted(45, plus_minus_deg=deg)).load.peak_bw for deg in (0.0, 7.0)
    )
    assert unsure.value == sure.value
    assert unsure.low < sure.low
    assert unsure.high > sure.high


def test_a_depth_may_be_as_unsure_as_it_likes() -> None:
    wild = measured_repetition(SQUAT, MAN, squatted(45, plus_minus_deg=3600.0)).load.peak_bw
    assert 0 <= wild.low <= wild.value <= wild.high


@pytest.mark.parametrize("depth_deg", [100.01, 140.0, 3600.0, math.inf])
def test_deeper_than_the_model_counts_as_its_deepest(depth_deg: float) -> None:
    one = measured_repetition(SQUAT, MAN, squatted(depth_deg))
    assert (one.knee_deg, one.load.peak_bw) == (100.0, measured_repetition(SQUAT, MAN, squatted(100)).load.peak_bw)


def test_a_depth_that_is_no_number_is_refused() -> None:
    with pytest.raises(NotModelled, match="nan degrees"):
        measured_repetition(SQUAT, MAN, squatted(math.nan))


@pytest.mark.parametrize(("depth_deg", "is_used"), [(14.99, False), (15.0, True), (15.01, True)])
def test_a_lean_is_believed_from_15_degrees_of_depth_on(depth_deg: float, is_used: bool) -> None:  # noqa: FBT001  # a table's column
    technique = technique_of(squatted(depth_deg, tilt_deg=12.0, lean_deg=10.0), MAN)
    assert (technique != USUAL) is is_used


def test_a_lean_of_the_trunk_without_that_of_the_shin_says_nothing() -> None:
    assert technique_of(squatted(60, lean_deg=30.0), MAN) == USUAL


def test_the_measured_tilt_takes_the_place_of_the_assumed_one() -> None:
    technique = technique_of(squatted(60, tilt_deg=15.0), MAN)
    assert technique.tilt_deg(60) == pytest.approx(15.0)
    assert technique_of(squatted(60, tilt_deg=40.0), MAN).tilt_deg(60) == pytest.approx(40.0), "and has no cap"
    assert (technique.pressure_m, technique.pressure_doubt_m) == (USUAL.pressure_m, USUAL.pressure_doubt_m)


@pytest.mark.parametrize("tilt_deg", [-20.0, 0.0])
def test_a_shin_that_leans_backward_is_upright(tilt_deg: float) -> None:
    assert technique_of(squatted(60, tilt_deg=tilt_deg), MAN).tilt_deg(60) == 0


@pytest.mark.parametrize(("depth_deg", "doubt"), [(30, 0.10), (49.9, 0.10), (50, 0.10), (50.1, 0.0998), (90, 0.0556)])
def test_a_measured_tilt_is_never_less_sure_than_the_assumed_one(depth_deg: float, doubt: float) -> None:
    assert technique_of(squatted(depth_deg, tilt_deg=20.0), MAN).tilt_doubt == pytest.approx(doubt, abs=1e-4)


@pytest.mark.parametrize("depth_deg", [55, 60, 70, 80])
def test_a_measured_tilt_makes_the_interval_narrower_where_it_is_surer(depth_deg: float) -> None:
    as_usual = squatted(depth_deg, tilt_deg=0.4 * depth_deg)
    assert width(as_usual, depth_deg=depth_deg) < width(None, depth_deg=depth_deg)


@pytest.mark.parametrize("depth_deg", [30, 45, 50])
def test_in_a_shallow_squat_it_takes_the_trunk_as_well(depth_deg: float) -> None:
    tilt = squatted(depth_deg, tilt_deg=0.4 * depth_deg)
    both = replace(tilt, trunk_lean_deg=0.45 * depth_deg)
    assert width(tilt, depth_deg=depth_deg) == pytest.approx(width(None, depth_deg=depth_deg))
    assert width(both, depth_deg=depth_deg) < width(None, depth_deg=depth_deg)


def test_a_shin_that_leans_more_bears_more() -> None:
    peaks = [peak(squatted(60, tilt_deg=tilt)) for tilt in (10.0, 20.0, 30.0, 40.0)]
    assert peaks == sorted(set(peaks))


def test_a_trunk_that_leans_more_bears_less() -> None:
    peaks = [peak(squatted(60, tilt_deg=24.0, lean_deg=lean)) for lean in (10.0, 20.0, 30.0, 40.0)]
    assert peaks == sorted(set(peaks), reverse=True)


@pytest.mark.parametrize(("lean_deg", "like_deg"), [(-90.0, -60.0), (90.0, 70.0)])
def test_nobody_stands_whose_weight_is_off_the_foot(lean_deg: float, like_deg: float) -> None:
    """Behind the ankles or beyond the toes, an angle is wrong; the place is held at the foot's end."""
    wild, held = (squatted(60, tilt_deg=24.0, lean_deg=lean) for lean in (lean_deg, like_deg))
    assert technique_of(wild, MAN) == technique_of(held, MAN)


@pytest.mark.parametrize("person", [MAN, WOMAN], ids=["man", "woman"])
def test_the_weight_lies_under_the_centres_of_mass_of_shins_thighs_and_the_rest(person: Person) -> None:
    """Thighs level and shins upright: each thigh's centre lies behind the ankle by what is left to the knee."""
    segments, shares = person.segments, person.shares
    rest = 1 - 2 * (shares.shank_mass + shares.thigh_mass + shares.foot_mass)
    trunk_m = 0.62 * segments.trunk_m * math.sin(math.radians(65.0))
    thighs_m = -(1 - shares.thigh_centre) * segments.thigh_m
    shin_m = segments.shank_m * math.sin(math.radians(20.0))
    upright = technique_of(squatted(90, tilt_deg=0.0, lean_deg=65.0), person)
    tilted = technique_of(squatted(110, tilt_deg=20.0, lean_deg=65.0), person)
    assumed_m, seen_trust = USUAL.pressure_m, 0.025**2 / (0.025**2 + 0.04**2)
    balance_m = rest * (trunk_m - segments.thigh_m) + 2 * shares.thigh_mass * thighs_m
    forward_m = shin_m * (1 - 2 * shares.foot_mass - 2 * shares.shank_mass * shares.shank_centre)
    for technique, seen_m in ((upright, balance_m), (tilted, balance_m + forward_m)):
        held_m = min(max(seen_m, 0.0), 0.14)
        assert technique.pressure_m == pytest.approx(assumed_m + seen_trust * (held_m - assumed_m))
    assert 0.0 < balance_m + forward_m < 0.14


def test_the_place_of_the_weight_moves_the_assumption_only_as_far_as_it_is_surer() -> None:
    technique = technique_of(squatted(60, tilt_deg=24.0, lean_deg=90.0), MAN)
    assert technique.pressure_m == pytest.approx(0.05 + 0.281 * 0.09, abs=1e-4)
    assert technique.pressure_doubt_m == pytest.approx((0.0212, 0.0212), abs=1e-4)


ANYTHING = st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=3)
NUMBER = st.floats(0.0, 3600.0)
LEAN = st.none() | st.floats(-90.0, 3600.0)


@given(st.lists(st.dictionaries(st.sampled_from(sorted(SEEN)), ANYTHING, max_size=8) | ANYTHING, max_size=3))
def test_no_report_raises(repetitions: list[object]) -> None:
    for one in of_report({"reps": repetitions}):
        assert measured_repetition(SQUAT, MAN, one).load.peak_bw.low >= 0


@given(depth=NUMBER, plus_minus=NUMBER, times=st.tuples(NUMBER, NUMBER, NUMBER), tilt=LEAN, lean=LEAN)
def test_whatever_the_camera_says_is_an_interval_that_holds_its_value(
    depth: float, plus_minus: float, times: tuple[float, float, float], tilt: float | None, lean: float | None
) -> None:
    up_s, hold_s, down_s = times
    one = replace(
        squatted(depth, tilt_deg=tilt, lean_deg=lean, plus_minus_deg=plus_minus),
        tempo=Tempo(up_s=up_s, hold_s=hold_s, down_s=down_s),
    )
    borne = measured_repetition(SQUAT, WOMAN, one).load
    for figure in (borne.peak_bw, borne.impulse_bw_s):
        assert 0 <= figure.low <= figure.value <= figure.high < math.inf


def test_a_squat_deeper_than_the_model_says_that_it_is_the_least() -> None:
    exercise = find("semi-squat")
    limits = {
        depth: measured_repetition(
            exercise, MAN, Measured(depth_deg=depth, depth_plus_minus_deg=5.0, tempo=Tempo())
        ).limits
        for depth in (90.0, 95.0, 110.0)
    }
    assert len(limits[90.0]) == 1
    assert "extrapolated" in limits[95.0][1]
    assert "at least so much" in limits[110.0][1]


def test_leaning_further_than_the_cap_is_counted_as_doubt() -> None:
    deep = squat_force_n(MAN, knee_deg=90.0)
    capped = squat_force_n(MAN, knee_deg=90.0, technique=replace(USUAL, tilt_doubt=0.0))
    assert deep.high > capped.high
