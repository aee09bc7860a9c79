from collections.abc import Iterable

import pytest

from kneewise.body import Sex
from kneewise.load import MAN, WOMAN, NotModelled, Person
from kneewise.load.person import SHARES


def test_the_reference_people_are_those_of_the_tables() -> None:
    assert (MAN.mass_kg, MAN.height_m, MAN.sex) == (75.0, 1.75, Sex.MALE)
    assert (WOMAN.mass_kg, WOMAN.height_m, WOMAN.sex) == (62.0, 1.65, Sex.FEMALE)
    assert MAN.weight_n == pytest.approx(735.75)


@pytest.mark.parametrize(
    ("sex", "percent"),
    [(Sex.FEMALE, (4.81, 43.52, 1.29, 40.14, 14.78, 36.12)), (Sex.MALE, (4.33, 43.95, 1.37, 44.15, 14.16, 40.95))],
)
def test_masses_and_their_centres_are_those_of_de_leva(sex: Sex, percent: Iterable[float]) -> None:
    """Shank from the knee's to the ankle's joint centre, foot from the heel, thigh from the hip."""
    shares = SHARES[sex]
    assert [
        100 * share
        for share in (
            shares.shank_mass,
            shares.shank_centre,
            shares.foot_mass,
            shares.foot_centre,
            shares.thigh_mass,
            shares.thigh_centre,
        )
    ] == pytest.approx(list(percent))


@pytest.mark.parametrize(
    ("person", "sample_mm"), [(MAN, (440.3, 258.1, 422.2, 603.3, 1741)), (WOMAN, (438.6, 228.3, 368.5, 614.8, 1735))]
)
def test_lengths_are_those_of_de_leva_and_grow_with_height(person: Person, sample_mm: tuple[float, ...]) -> None:
    *lengths_mm, sample_height_mm = sample_mm
    segments = person.segments
    ours = [segments.shank_m, segments.foot_m, segments.thigh_m, segments.trunk_m]
    assert ours == pytest.approx([mm * person.height_m / sample_height_mm for mm in lengths_mm])


@pytest.mark.parametrize(
    ("mass_kg", "height_m", "said"),
    [
        (5.0, 1.75, "from 25 to 250 kg"),
        (500.0, 1.75, "from 25 to 250 kg"),
        (165.0, 1.75, "165 lb are 74.8 kg"),
        (75.0, 175.0, "175 cm are 1.75 m"),
        (75.0, 0.5, "from 1.2 to 2.2 m"),
        (float("nan"), 1.75, "from 25 to 250 kg"),
        (75.0, float("inf"), "from 1.2 to 2.2 m"),
    ],
)
def test_a_slip_of_the_pen_is_refused_with_what_is_allowed(mass_kg: float, height_m: float, said: str) -> None:
    with pytest.raises(NotModelled, match=said):
        Person(mass_kg=mass_kg, height_m=height_m, sex=Sex.MALE)
