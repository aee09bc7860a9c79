"""The model against its reference: the nine regression tests, and the tables that were calculated apart from this code.

Cells stand here as they are printed there, and the model must give every digit of them.
"""

import math
from collections.abc import Callable

import pytest

from kneewise.body import Sex
from kneewise.load import MAN, WOMAN, AreaSet, Person, Technique
from kneewise.load.contact_area import area_mm2
from kneewise.load.force import squat_force_n
from kneewise.load.joint import force_per_moment, force_ratio, lever_arm_m
from kneewise.load.moment import lifted_leg_nm, squat_nm
from kneewise.load.person import GRAVITY
from load.printed import as_printed, row_as_printed

DEPTHS = [0, 15, 30, 45, 60, 75, 90]
THIRTY_FIVE_PERCENT_KG = 0.35 * MAN.mass_kg
BOOT_KG = 9.0


def powers(deg: float) -> float:
    return area_mm2(deg, area_set=AreaSet.POWERS)


def connolly(deg: float) -> float:
    return area_mm2(deg, area_set=AreaSet.CONNOLLY)


def kernozek(deg: float) -> float:
    return area_mm2(deg, area_set=AreaSet.KERNOZEK)


def besier_men(deg: float) -> float:
    return area_mm2(deg, area_set=AreaSet.BESIER, sex=Sex.MALE, weight_bearing=True)


def besier_women(deg: float) -> float:
    return area_mm2(deg, area_set=AreaSet.BESIER, sex=Sex.FEMALE, weight_bearing=True)


def squat_n(deg: float, *, carried_kg: float = 0.0) -> float:
    return squat_force_n(MAN, knee_deg=deg, carried_kg=carried_kg).value


def squat_bw(deg: float, *, carried_kg: float = 0.0) -> float:
    return squat_n(deg, carried_kg=carried_kg) / MAN.weight_n


def extension_nm(deg: float, *, weight_kg: float = BOOT_KG) -> float:
    return lifted_leg_nm(MAN, above_horizontal_deg=deg, ankle_weight_kg=weight_kg)


def extension_n(deg: float) -> float:
    return extension_nm(deg) * force_per_moment(deg)


@pytest.mark.parametrize(
    ("quantity", "row"),
    [
        (lambda deg: 1000 * lever_arm_m(deg), "46.0 47.5 44.9 39.6 33.3 27.6 24.2"),
        (force_ratio, "0.462 0.602 0.743 0.864 0.947 0.983 0.981"),
        (force_per_moment, "10.0 12.7 16.6 21.8 28.4 35.6 40.5"),
        (powers, "81.1 149 213 244 235 204 195"),
        (kernozek, "73.8 124 169 206 233 249 250"),
        (connolly, "152 179 242 340 473 473 473"),
        (besier_men, "260 387 513 579 645 645 645"),
        (besier_women, "260 297 334 412 491 491 491"),
        (lambda deg: 1000 * force_per_moment(deg) / powers(deg), "124 85.2 77.8 89.6 121 174 208"),
        (lambda deg: 1000 * force_per_moment(deg) / connolly(deg), "66.2 70.6 68.3 64.2 60.1 75.2 85.6"),
    ],
    ids=[
        "lever arm in mm",
        "force ratio",
        "N for each N m",
        "area of Powers in mm2",
        "area of Kernozek",
        "area of Connolly, held above 60",
        "area of Besier, men, weight-bearing",
        "area of Besier, women, weight-bearing",
        "kPa for each N m by Powers",
        "kPa for each N m by Connolly",
    ],
)
def test_1_each_cell_of_the_evaluated_polynomials_is_as_printed(quantity: Callable[[float], float], row: str) -> None:
    assert row_as_printed([quantity(deg) for deg in DEPTHS], row) == row


@pytest.mark.parametrize(
    ("deg", "measured_mm"), [(50, 32.9), (50, 31.5), (10, 45.5), (10, 47.1)], ids=["women", "men", "women", "men"]
)
def test_2_the_lever_arm_is_within_a_fifth_of_that_in_living_knees(deg: float, measured_mm: float) -> None:
    assert 1000 * lever_arm_m(deg) == pytest.approx(measured_mm, rel=0.20)


@pytest.mark.parametrize(("deg", "opensim"), [(0, 10.2), (15, 12.4), (30, 16.6), (45, 22.1), (60, 28.2)])
def test_3_force_for_each_moment_is_within_a_twentieth_of_that_of_opensim(deg: float, opensim: float) -> None:
    assert force_per_moment(deg) == pytest.approx(opensim, rel=0.05)


POWERS_1998_MM2 = {0: 83, 15: 140, 30: 227, 45: 236, 60: 235, 75: 211}


def is_small(area: Callable[[float], float]) -> bool:
    return all(0 < area(deg / 10) < 700 for deg in range(901))


def is_near_the_cadavers(area: Callable[[float], float]) -> bool:
    return all(area(deg) == pytest.approx(mm2, rel=0.10) for deg, mm2 in POWERS_1998_MM2.items())


@pytest.mark.parametrize("area", [powers, connolly, kernozek, besier_men, besier_women])
def test_4_no_contact_area_reaches_700_mm2(area: Callable[[float], float]) -> None:
    assert is_small(area)


def test_4_the_area_of_powers_is_within_a_tenth_of_the_cadavers() -> None:
    assert is_near_the_cadavers(powers)


def test_4_would_catch_the_wrong_sign_that_public_code_has() -> None:
    """With a plus before the cubic term the area comes out 26 times too large, and stress 26 times too small."""

    def wrong(deg: float) -> float:
        return powers(deg) + 2 * 0.0033 * deg**3

    assert row_as_printed([wrong(deg) for deg in DEPTHS], "81 171 391 845 1660 2989 5007") == (
        "81 171 391 845 1660 2989 5007"
    )
    assert not is_small(wrong)
    assert not is_near_the_cadavers(wrong)


@pytest.mark.parametrize(("hip_deg", "bw"), [(0, "0.64"), (30, "0.55")])
def test_5_a_straight_leg_raise_with_a_heavy_boot_is_near_what_reilly_and_martens_found(
    hip_deg: float, bw: str
) -> None:
    person = Person(mass_kg=85.0, height_m=1.80, sex=Sex.MALE)
    moment = lifted_leg_nm(person, above_horizontal_deg=hip_deg, ankle_weight_kg=BOOT_KG)
    ours = moment * force_per_moment(0) / person.weight_n
    assert 0.4 <= ours <= 0.7
    assert as_printed(ours, bw) == bw


@pytest.mark.parametrize(
    ("moment_nm", "deg", "least", "most", "bw"), [(157, 44, 3.0, 6.0, "4.9"), (124, 41, 2.0, 4.8, "3.7")]
)
def test_6_the_moments_of_runners_give_the_force_that_roos_found(
    moment_nm: float, deg: float, least: float, most: float, bw: str
) -> None:
    ours = moment_nm * force_per_moment(deg) / (70 * GRAVITY)
    assert least <= ours <= most
    assert as_printed(ours, bw) == bw


@pytest.mark.parametrize("depths", [range(30, 91, 15), range(30, 89)], ids=["as tabulated", "each degree to 88"])
def test_7_the_stress_of_a_squat_only_rises_with_depth(depths: range) -> None:
    """The last two degrees fall by 2 in 1000: there the tilt has reached its cap and the area of Powers grows again."""
    stresses = [squat_n(deg) / powers(deg) for deg in depths]
    assert stresses == sorted(set(stresses))
    assert squat_n(90) / powers(90) == pytest.approx(max(squat_n(deg) / powers(deg) for deg in range(91)), rel=0.003)


@pytest.mark.parametrize(("weight_kg", "crossing_deg"), [(5, "40.6"), (7.5, "46.0"), (10, "50.4"), (12, "53.4")])
def test_8_of_the_moments_alone_squat_and_seated_extension_cross_where_steinkamp_found(
    weight_kg: float, crossing_deg: str
) -> None:
    """A test of the moment models only: at the same angle lever arm, ratio and area are the same and cancel."""
    hundredths = next(
        deg
        for deg in range(1500, 9000)
        if squat_nm(MAN, knee_deg=deg / 100) >= extension_nm(deg / 100, weight_kg=weight_kg)
    )
    assert 35 < hundredths / 100 < 55
    assert hundredths / 100 == pytest.approx(float(crossing_deg), abs=0.06)


def test_9_a_squat_to_60_degrees_lies_within_what_song_found() -> None:
    """With little room: another tilt or another place of the weight breaks this, and should."""
    assert 1.6 <= squat_bw(60) <= 3.4
    assert as_printed(squat_bw(60), "1.70") == "1.70"


@pytest.mark.parametrize("deg", [0, 15])
def test_nearly_upright_the_thigh_has_nothing_to_hold(deg: float) -> None:
    assert squat_nm(MAN, knee_deg=deg) < 0
    assert squat_n(deg) == 0


@pytest.mark.parametrize(
    ("quantity", "row"),
    [
        (lambda deg: max(squat_nm(MAN, knee_deg=deg), 0), "0 0 13.7 29.1 44.0 58.2 69.4"),
        (squat_bw, "0 0 0.31 0.86 1.70 2.81 3.82"),
        (lambda deg: squat_n(deg) / powers(deg), "0 0 1.07 2.61 5.33 10.1 14.4"),
        (lambda deg: squat_n(deg) / besier_men(deg), "0 0 0.44 1.10 1.94 3.21 4.36"),
        (lambda deg: squat_bw(deg, carried_kg=THIRTY_FIVE_PERCENT_KG), "0 0 0.43 1.20 2.35 3.88 5.27"),
        (extension_nm, "49.9 48.2 43.2 35.3 25.0 12.9 0"),
        (lambda deg: extension_n(deg) / MAN.weight_n, "0.68 0.83 0.97 1.05 0.97 0.63 0"),
        (lambda deg: extension_n(deg) / powers(deg), "6.2 4.1 3.4 3.2 3.0 2.25 0"),
    ],
    ids=[
        "squat, N m",
        "squat, BW",
        "squat, MPa by Powers",
        "squat, MPa by Besier",
        "squat with 35 % of the body's weight, BW",
        "seated extension with 9 kg, N m",
        "seated extension, BW",
        "seated extension, MPa by Powers",
    ],
)
def test_squat_and_seated_extension_are_as_tabulated(quantity: Callable[[float], float], row: str) -> None:
    """But for one cell: the reference prints 2.3 for a stress of 2.2498 MPa, which was rounded twice."""
    assert row_as_printed([quantity(deg) for deg in DEPTHS], row) == row


@pytest.mark.parametrize(("carried_kg", "bw"), [(0, "0.86"), (10, "0.99"), (20, "1.12")])
def test_a_semi_squat_with_a_load_is_as_tabulated(carried_kg: float, bw: str) -> None:
    assert as_printed(squat_bw(45, carried_kg=carried_kg), bw) == bw


@pytest.mark.parametrize(
    ("person", "moments", "forces"),
    [
        (MAN, "10.9 15.2 19.5 23.9 32.6", "0.15 0.21 0.27 0.33 0.44"),
        (WOMAN, "8.7 12.8 16.9 21.0 29.2", "0.14 0.21 0.28 0.35 0.48"),
    ],
    ids=["man", "woman"],
)
def test_a_straight_leg_raise_with_0_1_2_3_5_kg_is_as_tabulated(person: Person, moments: str, forces: str) -> None:
    ours = [lifted_leg_nm(person, above_horizontal_deg=0, ankle_weight_kg=kg) for kg in (0, 1, 2, 3, 5)]
    assert row_as_printed(ours, moments) == moments
    assert row_as_printed([moment * force_per_moment(0) / person.weight_n for moment in ours], forces) == forces


@pytest.mark.parametrize(("person", "row"), [(MAN, "1.35 0.72 0.52"), (WOMAN, "1.08 0.58 0.42")], ids=["man", "woman"])
def test_the_stress_of_a_straight_leg_raise_is_as_tabulated_and_twice_as_much_by_one_set_as_by_another(
    person: Person, row: str
) -> None:
    force_n = lifted_leg_nm(person, above_horizontal_deg=0) * force_per_moment(0)
    sets = (AreaSet.POWERS, AreaSet.CONNOLLY, AreaSet.BESIER)
    assert row_as_printed([force_n / area_mm2(0, area_set=one, sex=person.sex) for one in sets], row) == row


@pytest.mark.parametrize(("depth_deg", "bw_s"), [(30, "0.48"), (45, "1.54"), (60, "3.14"), (75, "5.30"), (90, "7.75")])
def test_the_impulse_of_a_squat_that_follows_half_a_sine_is_as_tabulated(depth_deg: float, bw_s: str) -> None:
    """By the midpoint rule over the cycle of four seconds: depth sin(pi t / 4 s)."""
    steps, cycle_s = 2000, 4.0
    angles = (depth_deg * math.sin(math.pi * (number + 0.5) / steps) for number in range(steps))
    assert as_printed(sum(squat_bw(deg) for deg in angles) * cycle_s / steps, bw_s) == bw_s


@pytest.mark.parametrize(("weight_kg", "bw_s"), [(0, "0.70"), (2, "1.25")])
def test_the_impulse_of_a_straight_leg_raise_held_for_five_seconds_is_as_tabulated(weight_kg: float, bw_s: str) -> None:
    moment = lifted_leg_nm(MAN, above_horizontal_deg=20, ankle_weight_kg=weight_kg)
    assert as_printed(5 * moment * force_per_moment(0) / MAN.weight_n, bw_s) == bw_s


@pytest.mark.parametrize(
    ("tilt_per_knee", "row"), [(0.3, "1.41 1.13 0.70"), (0.4, "1.99 1.70 1.27"), (0.5, "2.53 2.25 1.82")]
)
def test_technique_changes_a_squat_to_60_degrees_as_tabulated(tilt_per_knee: float, row: str) -> None:
    ways = [
        Technique(tilt_per_knee=tilt_per_knee, tilt_cap_deg=40.0, pressure_m=pressure_m)
        for pressure_m in (0.03, 0.05, 0.08)
    ]
    ours = [squat_force_n(MAN, knee_deg=60, technique=way).value / MAN.weight_n for way in ways]
    assert row_as_printed(ours, row) == row


def test_seated_extension_at_36_degrees_is_a_known_miss() -> None:
    """Reilly & Martens found 1.4. If this ever comes near, the page that calls it a miss is to be changed."""
    person = Person(mass_kg=85.0, height_m=1.80, sex=Sex.MALE)
    moment = lifted_leg_nm(person, above_horizontal_deg=36, ankle_weight_kg=BOOT_KG)
    assert as_printed(moment * force_per_moment(36) / person.weight_n, "0.95") == "0.95"
