from dataclasses import replace

import pytest

from kneewise.body import minimum_jerk
from kneewise.exercises import CATALOGUE, Exercise, Squat, find
from kneewise.load import (
    MAN,
    NO_LOAD,
    WOMAN,
    AreaSet,
    Basis,
    Interval,
    Load,
    Manner,
    NotModelled,
    Person,
    Technique,
    Tempo,
    repetition_load,
    together,
)
from kneewise.load.force import force_n
from kneewise.load.repetition import as_prescribed, demand_of

SQUAT, RAISE, CLAMSHELL = find("semi-squat"), find("straight-leg-raise"), find("clamshell")
NAN, INF = float("nan"), float("inf")


def load(peak: float, impulse: float) -> Load:
    return Load(peak_bw=Interval.exactly(peak), impulse_bw_s=Interval.exactly(impulse))


def test_the_example_of_the_issue_gives_0_86_body_weights() -> None:
    one = repetition_load(SQUAT, MAN, depth_deg=45.0)
    assert one.load.peak_bw.to_json(2) == {"low": 0.37, "value": 0.86, "high": 1.3}
    assert one.load.impulse_bw_s.value == pytest.approx(2.08, abs=0.005)
    assert one.peak_n.value == pytest.approx(0.8645 * 735.75, abs=0.1)


@pytest.mark.parametrize(
    ("name", "low", "value", "high"),
    [
        ("straight-leg-raise", 0.126, 0.249, 0.344),
        ("side-lying-leg-raise", 0.0426, 0.1, 0.519),
        ("clamshell", 0.0, 0.246, 0.727),
        ("hip-extension", 0.0, 0.0502, 0.115),
        ("semi-squat", 0.374, 0.864, 1.28),
    ],
)
def test_each_exercise_as_prescribed_has_a_peak(name: str, low: float, value: float, high: float) -> None:
    peak = repetition_load(find(name), MAN).load.peak_bw
    assert peak.to_json() == {"low": low, "value": value, "high": high}


@pytest.mark.parametrize("exercise", CATALOGUE.values(), ids=list(CATALOGUE))
@pytest.mark.parametrize("person", [MAN, WOMAN], ids=["man", "woman"])
def test_every_exercise_says_what_its_figure_rests_on_and_what_to_know_of_it(
    exercise: Exercise, person: Person
) -> None:
    one = repetition_load(exercise, person)
    assert one.limits
    assert (one.sex, one.body_weight_n) == (person.sex, person.weight_n)
    assert one.weight_bearing is (exercise is SQUAT)
    assert one.basis is (Basis.STATICS if exercise in (SQUAT, RAISE) else Basis.CO_CONTRACTION)


@pytest.mark.parametrize(
    ("name", "depth_deg", "knee_deg"),
    [("straight-leg-raise", None, 0), ("clamshell", None, 90), ("semi-squat", None, 45), ("semi-squat", 30.0, 30)],
)
def test_the_peak_is_at_the_knees_angle(name: str, depth_deg: float | None, knee_deg: float) -> None:
    assert repetition_load(find(name), MAN, depth_deg=depth_deg).knee_deg == knee_deg


def test_stress_is_named_by_its_area_set_and_besiers_by_default() -> None:
    one = repetition_load(SQUAT, MAN)
    assert one.stress_mpa() == one.stress_mpa(AreaSet.BESIER)
    assert one.stress_mpa().value == pytest.approx(1.10, abs=0.005)
    assert one.stress_mpa(AreaSet.POWERS).value == pytest.approx(2.61, abs=0.005)


def test_a_woman_has_a_smaller_area_than_a_man() -> None:
    man, woman = (repetition_load(SQUAT, person) for person in (MAN, WOMAN))
    per_newton = [one.stress_mpa().value / one.peak_n.value for one in (man, woman)]
    assert per_newton[1] / per_newton[0] == pytest.approx(467 / 332.5)


def test_the_tempo_is_that_of_the_prescription_unless_told() -> None:
    assert as_prescribed(SQUAT).tempo == Tempo(up_s=2.0, hold_s=1.0, down_s=2.0) == Tempo()
    assert repetition_load(SQUAT, MAN).tempo.duration_s == 5.0
    told = Manner(tempo=Tempo(up_s=1.0, hold_s=3.0, down_s=4.0), basis=Basis.CAMERA)
    one = repetition_load(SQUAT, MAN, manner=told)
    assert (one.tempo, one.basis) == (told.tempo, Basis.CAMERA)


def test_another_second_held_adds_the_force_at_the_top() -> None:
    short, long = (repetition_load(SQUAT, MAN, manner=Manner(tempo=Tempo(hold_s=hold_s))).load for hold_s in (1.0, 2.0))
    assert long.peak_bw == short.peak_bw
    assert long.impulse_bw_s.value - short.impulse_bw_s.value == pytest.approx(short.peak_bw.value)


def test_twice_as_slow_is_twice_the_impulse_and_the_same_peak() -> None:
    usual, slow = (
        repetition_load(RAISE, MAN, manner=Manner(tempo=Tempo(up_s=2 * s, hold_s=s, down_s=2 * s))).load for s in (1, 2)
    )
    assert slow.peak_bw == usual.peak_bw
    assert slow.impulse_bw_s.value == pytest.approx(2 * usual.impulse_bw_s.value)


def test_an_upright_shank_spares_the_kneecap() -> None:
    upright = replace(as_prescribed(SQUAT), technique=Technique(tilt_per_knee=0.3))
    assert repetition_load(SQUAT, MAN, manner=upright).load.peak_bw.value < 0.6


@pytest.mark.parametrize("depth_deg", [20.0, 30.0, 45.0, 60.0, 90.0])
def test_looking_more_often_changes_the_impulse_by_less_than_1_in_1000(depth_deg: float) -> None:
    usual = repetition_load(SQUAT, MAN, depth_deg=depth_deg)
    looks, demand = 2000, Squat(depth_deg=depth_deg, source="a test")
    shares = (minimum_jerk((number + 0.5) / looks) for number in range(looks))
    moving = 4.0 * sum(force_n(demand, MAN, share=share).value for share in shares) / looks
    often = (moving + 1.0 * usual.peak_n.value) / MAN.weight_n
    assert usual.load.impulse_bw_s.value == pytest.approx(often, rel=0.001)


def test_co_contraction_lasts_as_long_as_the_repetition() -> None:
    one = repetition_load(CLAMSHELL, MAN).load
    assert one.impulse_bw_s.value == pytest.approx(5.0 * one.peak_bw.value)


def test_many_repetitions_have_one_peak_and_the_impulse_of_all() -> None:
    assert load(2.0, 3.0).times(10) == load(2.0, 30.0)
    assert load(2.0, 3.0).times(0) == NO_LOAD
    assert load(2.0, 3.0).plus(load(1.0, 5.0)) == load(2.0, 8.0)
    assert together([load(2.0, 3.0), load(4.0, 1.0), load(1.0, 1.0)]) == load(4.0, 5.0)
    assert together([]) == NO_LOAD == load(0.0, 0.0)


@pytest.mark.parametrize(("depth_deg", "is_said"), [(89.9, False), (90.0, False), (90.1, True), (100.0, True)])
def test_below_90_degrees_it_is_said_that_the_figure_is_extrapolated(depth_deg: float, is_said: bool) -> None:  # noqa: FBT001  # a table's column
    said = " ".join(repetition_load(SQUAT, MAN, depth_deg=depth_deg).limits)
    assert ("extrapolated" in said) is is_said


@pytest.mark.parametrize(("weight_kg", "is_said"), [(0.0, False), (0.1, True)])
def test_it_is_said_that_an_ankle_weight_adds_nothing_at_the_kneecap(weight_kg: float, is_said: bool) -> None:  # noqa: FBT001  # a table's column
    said = " ".join(repetition_load(find("hip-extension"), MAN, weight_kg=weight_kg).limits)
    assert ("ankle weight" in said) is is_said


@pytest.mark.parametrize("depth_deg", [-0.01, 100.01, 140.0, NAN, INF, -INF])
def test_a_depth_that_the_model_does_not_bear_is_refused(depth_deg: float) -> None:
    with pytest.raises(NotModelled, match="it must be from 0 to 100 degrees of knee flexion"):
        repetition_load(SQUAT, MAN, depth_deg=depth_deg)


@pytest.mark.parametrize("depth_deg", [0.0, 0.01, 99.99, 100.0])
def test_the_ends_of_the_depth_are_allowed(depth_deg: float) -> None:
    assert repetition_load(SQUAT, MAN, depth_deg=depth_deg).knee_deg == depth_deg


@pytest.mark.parametrize("name", [name for name in CATALOGUE if name != "semi-squat"])
def test_a_depth_for_what_has_none_is_refused(name: str) -> None:
    with pytest.raises(NotModelled, match=r"has no depth; only the semi squat is given one\.$"):
        repetition_load(find(name), MAN, depth_deg=30.0)


@pytest.mark.parametrize("name", ["straight-leg-raise", "side-lying-leg-raise", "hip-extension"])
@pytest.mark.parametrize(
    ("weight_kg", "is_allowed"),
    [(-0.01, False), (0.0, True), (19.99, True), (20.0, True), (20.01, False), (NAN, False), (INF, False)],
)
def test_an_ankle_weight_is_from_0_to_20_kg(name: str, weight_kg: float, is_allowed: bool) -> None:  # noqa: FBT001  # a table's column
    if is_allowed:
        assert repetition_load(find(name), MAN, weight_kg=weight_kg).load.peak_bw.value > 0
        return
    with pytest.raises(NotModelled, match=f"^The ankle weight is {weight_kg:g} kg; it must be from 0 to 20 kg.$"):
        repetition_load(find(name), MAN, weight_kg=weight_kg)


@pytest.mark.parametrize(
    ("weight_kg", "is_allowed"),
    [(-0.01, False), (0.0, True), (99.99, True), (100.0, True), (100.01, False), (NAN, False), (-INF, False)],
)
def test_a_carried_weight_is_from_0_to_100_kg(weight_kg: float, is_allowed: bool) -> None:  # noqa: FBT001  # a table's column
    if is_allowed:
        assert demand_of(SQUAT, weight_kg=weight_kg) == SQUAT.demand
        return
    with pytest.raises(NotModelled, match=f"^The weight carried is {weight_kg:g} kg; it must be from 0 to 100 kg.$"):
        demand_of(SQUAT, weight_kg=weight_kg)


@pytest.mark.parametrize("weight_kg", [-1.0, 0.01, 5.0, NAN, INF])
def test_a_weight_for_what_has_none_is_refused(weight_kg: float) -> None:
    assert demand_of(CLAMSHELL) == CLAMSHELL.demand
    with pytest.raises(NotModelled, match=r"^Clamshell is done without an ankle weight; only a weight of 0 kg is allo"):
        repetition_load(CLAMSHELL, MAN, weight_kg=weight_kg)
