import pytest

from kneewise.body import Sex
from kneewise.load import SOURCES, AreaSet
from kneewise.load.contact_area import WEIGHT_BEARING, area_mm2


@pytest.mark.parametrize(
    ("sex", "deg", "mm2"),
    [
        (Sex.MALE, 0, 210),
        (Sex.MALE, 15, 312),
        (Sex.MALE, 29.99, 413.932),
        (Sex.MALE, 30, 414),
        (Sex.MALE, 30.01, 414.0353),
        (Sex.MALE, 45, 467),
        (Sex.MALE, 59.99, 519.9647),
        (Sex.MALE, 60, 520),
        (Sex.MALE, 60.01, 520),
        (Sex.MALE, 90, 520),
        (Sex.FEMALE, 0, 210),
        (Sex.FEMALE, 30, 269),
        (Sex.FEMALE, 45, 332.5),
        (Sex.FEMALE, 60, 396),
        (Sex.FEMALE, 100, 396),
    ],
)
def test_the_areas_of_besier_lie_on_straight_lines_and_stay_flat_above_60(sex: Sex, deg: float, mm2: float) -> None:
    assert area_mm2(deg, area_set=AreaSet.BESIER, sex=sex) == pytest.approx(mm2, abs=1e-3)


@pytest.mark.parametrize("sex", Sex)
@pytest.mark.parametrize("area_set", AreaSet)
def test_only_besier_knows_of_bearing_weight(area_set: AreaSet, sex: Sex) -> None:
    lying, standing = (area_mm2(40, area_set=area_set, sex=sex, weight_bearing=bearing) for bearing in (False, True))
    assert standing / lying == pytest.approx(WEIGHT_BEARING if area_set is AreaSet.BESIER else 1.0)


@pytest.mark.parametrize("area_set", [AreaSet.POWERS, AreaSet.CONNOLLY, AreaSet.KERNOZEK])
def test_only_besier_knows_of_sex(area_set: AreaSet) -> None:
    assert area_mm2(40, area_set=area_set, sex=Sex.FEMALE) == area_mm2(40, area_set=area_set, sex=Sex.MALE)


@pytest.mark.parametrize("area_set", AreaSet)
def test_beyond_90_degrees_the_area_is_that_of_90(area_set: AreaSet) -> None:
    assert area_mm2(100, area_set=area_set) == area_mm2(90, area_set=area_set)
    assert area_mm2(90.01, area_set=area_set) == area_mm2(90, area_set=area_set)


def test_connollys_area_is_held_above_60_degrees() -> None:
    held = area_mm2(60, area_set=AreaSet.CONNOLLY)
    assert area_mm2(59.9, area_set=AreaSet.CONNOLLY) < held
    assert area_mm2(60.1, area_set=AreaSet.CONNOLLY) == held


def test_the_choice_of_the_set_changes_stress_by_more_than_three_times_at_90_degrees() -> None:
    areas = [area_mm2(90, area_set=one, weight_bearing=True) for one in AreaSet]
    assert max(areas) / min(areas) == pytest.approx(3.3, abs=0.05)


def test_each_set_has_its_source() -> None:
    assert set(SOURCES) == set(AreaSet)
