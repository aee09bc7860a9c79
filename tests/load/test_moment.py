import pytest

from kneewise.load import MAN, USUAL, WOMAN, Person, Technique
from kneewise.load.moment import lifted_leg_nm, squat_nm


def test_usual_technique_is_that_of_the_reference() -> None:
    assert (USUAL.tilt_per_knee, USUAL.tilt_cap_deg, USUAL.pressure_m) == (0.40, 35.0, 0.05)


@pytest.mark.parametrize(("deg", "tilt_deg"), [(0, 0), (45, 18), (87.4, 34.96), (87.5, 35), (87.6, 35), (100, 35)])
def test_the_shank_tilts_with_the_knee_up_to_its_cap(deg: float, tilt_deg: float) -> None:
    assert USUAL.tilt_deg(deg) == pytest.approx(tilt_deg)


def test_a_leg_that_stands_upright_has_no_moment_and_a_horizontal_one_the_most() -> None:
    moments = [lifted_leg_nm(MAN, above_horizontal_deg=deg, ankle_weight_kg=2.0) for deg in (0, 30, 60, 90)]
    assert moments == sorted(moments, reverse=True)
    assert moments[-1] == pytest.approx(0, abs=1e-9)
    assert moments[2] == pytest.approx(moments[0] / 2)


@pytest.mark.parametrize("person", [MAN, WOMAN], ids=["man", "woman"])
def test_a_kilogram_at_the_ankle_adds_its_weight_times_the_shank(person: Person) -> None:
    without, with_one = (lifted_leg_nm(person, above_horizontal_deg=0, ankle_weight_kg=kg) for kg in (0.0, 1.0))
    assert with_one - without == pytest.approx(9.81 * person.segments.shank_m)


def test_who_carries_a_load_bears_half_of_it_on_each_leg() -> None:
    empty, loaded = (squat_nm(MAN, knee_deg=60, carried_kg=kg) for kg in (0.0, 20.0))
    knee_m = MAN.segments.shank_m * 0.40673664307580015  # sin 24°
    assert loaded - empty == pytest.approx(9.81 * 10 * (knee_m - 0.05))


@pytest.mark.parametrize("deg", [30, 60, 90])
def test_weight_on_the_toes_spares_the_knee_and_a_shank_that_tilts_more_does_not(deg: float) -> None:
    usual = squat_nm(MAN, knee_deg=deg)
    assert squat_nm(MAN, knee_deg=deg, technique=Technique(pressure_m=0.08)) < usual
    assert squat_nm(MAN, knee_deg=deg, technique=Technique(tilt_per_knee=0.5, tilt_cap_deg=90)) > usual
