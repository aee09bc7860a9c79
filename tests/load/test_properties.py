"""What must hold for everybody: more depth, weight or tilt never gives less load, and nonsense is only refused."""

import math
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kneewise.body import Sex
from kneewise.exercises import CATALOGUE, Exercise, find
from kneewise.load import (
    AreaSet,
    Interval,
    NotModelled,
    Person,
    RepetitionLoad,
    Technique,
    repetition_load,
    together,
)
from kneewise.load.force import squat_force_n
from kneewise.load.limits import BODY_MASS_INDEX, CARRIED_KG, HEIGHT_M, MASS_KG, WEIGHT_KG

SQUAT, RAISE = find("semi-squat"), find("straight-leg-raise")
FEW = settings(deadline=None, max_examples=40)


@st.composite
def people(draw: st.DrawFn) -> Person:
    height_m = draw(st.floats(*HEIGHT_M))
    least, most = (index * height_m**2 for index in BODY_MASS_INDEX)
    mass_kg = draw(st.floats(max(MASS_KG[0], 1.001 * least), min(MASS_KG[1], 0.999 * most)))
    return Person(mass_kg=mass_kg, height_m=height_m, sex=draw(st.sampled_from(Sex)))


def pairs(least: float, most: float) -> st.SearchStrategy[tuple[float, float]]:
    return st.tuples(st.floats(least, most), st.floats(least, most)).map(lambda pair: (min(pair), max(pair)))


PEOPLE, EXERCISES = people(), st.sampled_from(list(CATALOGUE.values()))
DEPTHS, CARRIED, WEIGHTS = pairs(0.0, 90.0), st.floats(*CARRIED_KG), pairs(*WEIGHT_KG)


def is_no_less(more: float, less: float) -> bool:
    return more >= less or math.isclose(more, less, rel_tol=1e-9)


def bears_no_less(more: RepetitionLoad, less: RepetitionLoad) -> bool:
    return is_no_less(more.load.peak_bw.value, less.load.peak_bw.value) and is_no_less(
        more.load.impulse_bw_s.value, less.load.impulse_bw_s.value
    )


@FEW
@given(PEOPLE, DEPTHS, CARRIED)
def test_a_deeper_squat_never_presses_less(person: Person, depths: tuple[float, float], carried_kg: float) -> None:
    less, more = (repetition_load(SQUAT, person, depth_deg=deg, weight_kg=carried_kg) for deg in depths)
    assert bears_no_less(more, less)


@FEW
@given(PEOPLE, st.floats(0.0, 100.0), pairs(*CARRIED_KG))
def test_a_heavier_load_never_presses_less(person: Person, depth_deg: float, carried_kg: tuple[float, float]) -> None:
    less, more = (repetition_load(SQUAT, person, depth_deg=depth_deg, weight_kg=kg) for kg in carried_kg)
    assert bears_no_less(more, less)


@FEW
@given(PEOPLE, WEIGHTS)
def test_a_heavier_ankle_weight_never_presses_less(person: Person, weights_kg: tuple[float, float]) -> None:
    less, more = (repetition_load(RAISE, person, weight_kg=kg) for kg in weights_kg)
    assert bears_no_less(more, less)


@given(PEOPLE, st.floats(0.0, 100.0), pairs(0.0, 1.0))
def test_a_shin_that_tilts_more_never_presses_less(
    person: Person, depth_deg: float, tilts: tuple[float, float]
) -> None:
    less, more = (
        squat_force_n(person, knee_deg=depth_deg, technique=Technique(tilt_per_knee=tilt)).value for tilt in tilts
    )
    assert is_no_less(more, less)


@given(PEOPLE, st.floats(0.0, 100.0), pairs(0.0, 0.15))
def test_weight_further_forward_never_presses_more(
    person: Person, depth_deg: float, places_m: tuple[float, float]
) -> None:
    more, less = (
        squat_force_n(person, knee_deg=depth_deg, technique=Technique(pressure_m=place_m)).value for place_m in places_m
    )
    assert is_no_less(more, less)


@FEW
@given(PEOPLE, EXERCISES)
def test_body_weights_do_not_depend_on_mass_where_nothing_else_weighs(person: Person, exercise: Exercise) -> None:
    """Twice as heavy is twice the newtons: so a figure in body weights is good for people of any mass."""
    other = Person(mass_kg=25 * person.height_m**2, height_m=person.height_m, sex=person.sex)
    ours, theirs = (repetition_load(exercise, one).load.peak_bw.value for one in (person, other))
    assert ours == pytest.approx(theirs)


@FEW
@given(PEOPLE, EXERCISES, st.integers(0, 60))
def test_a_sets_impulse_is_that_of_a_repetition_times_the_count(person: Person, exercise: Exercise, count: int) -> None:
    one = repetition_load(exercise, person).load
    whole, summed = one.times(count), together([one] * count)
    assert whole.peak_bw == summed.peak_bw
    for end in ("low", "value", "high"):
        assert getattr(whole.impulse_bw_s, end) == pytest.approx(getattr(summed.impulse_bw_s, end))


def holds(figure: Interval) -> bool:
    return 0 <= figure.low <= figure.value <= figure.high < math.inf


@FEW
@given(PEOPLE, EXERCISES, st.floats(0.0, 100.0), CARRIED)
def test_every_figure_lies_in_its_interval_and_none_is_negative(
    person: Person, exercise: Exercise, depth_deg: float, carried_kg: float
) -> None:
    if exercise is SQUAT:
        one = repetition_load(exercise, person, depth_deg=depth_deg, weight_kg=carried_kg)
    else:
        one = repetition_load(exercise, person)
    figures = [one.load.peak_bw, one.load.impulse_bw_s, one.peak_n, *map(one.stress_mpa, AreaSet)]
    assert all(holds(figure) for figure in figures)
    assert all(holds(Interval(**figure.to_json())) for figure in figures)


ANY = st.floats() | st.sampled_from([0.0, 1.75, 45.0, 75.0, 175.0])


def is_an_answer_or_a_refusal(ask: Callable[[], RepetitionLoad]) -> bool:
    try:
        one = ask()
    except NotModelled as refused:
        return str(refused).endswith(".")
    return holds(one.load.peak_bw) and holds(one.load.impulse_bw_s)


@given(mass_kg=ANY, height_m=ANY, weight_kg=ANY, depth_deg=st.none() | ANY, sex=st.sampled_from(Sex), of=EXERCISES)
def test_no_number_raises_anything_but_a_refusal(
    *, mass_kg: float, height_m: float, weight_kg: float, depth_deg: float | None, sex: Sex, of: Exercise
) -> None:
    def ask() -> RepetitionLoad:
        person = Person(mass_kg=mass_kg, height_m=height_m, sex=sex)
        return repetition_load(of, person, weight_kg=weight_kg, depth_deg=depth_deg)

    assert is_an_answer_or_a_refusal(ask)


@given(ANY, st.none() | ANY, EXERCISES)
def test_nor_does_it_for_somebody_whom_the_model_bears(weight_kg: float, depth_deg: float | None, of: Exercise) -> None:
    person = Person(mass_kg=75.0, height_m=1.75, sex=Sex.MALE)
    assert is_an_answer_or_a_refusal(
        lambda: repetition_load(of, person, weight_kg=weight_kg, depth_deg=depth_deg),
    )
