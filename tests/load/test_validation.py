import pytest

from kneewise.load import MAN, Comparison, Interval, comparisons
from kneewise.load.validation import crossover_deg, extension_bw, squat_bw


def test_the_misses_are_shown_and_each_says_why() -> None:
    misses = {one.what: one.note for one in comparisons() if not one.lies_inside}
    assert set(misses) == {
        "kneecap force per moment at 75°",
        "kneecap force per moment at 90°",
        "seated knee extension with a 9 kg boot, at 36°",
    }
    assert all(misses.values())


def test_only_a_miss_has_a_note() -> None:
    assert all(one.lies_inside for one in comparisons() if not one.note)
    assert not any(one.lies_inside for one in comparisons() if one.note)


def test_the_known_miss_is_a_third_too_low() -> None:
    extension = next(one for one in comparisons() if "extension with" in one.what)
    assert extension.ours / extension.published.value == pytest.approx(0.68, abs=0.005)


def test_every_comparison_has_a_source_a_certainty_and_a_unit() -> None:
    assert len(comparisons()) == 25
    assert all(one.source and one.unit and one.what for one in comparisons())
    assert {one.certainty for one in comparisons()} == {"verified", "secondary", "memory", "calculated"}


@pytest.mark.parametrize(("ours", "is_inside"), [(0.99, False), (1.0, True), (3.0, True), (3.01, False)])
def test_the_ends_of_the_published_interval_lie_inside(ours: float, is_inside: bool) -> None:  # noqa: FBT001  # a table's column
    published = Interval(low=1.0, value=2.0, high=3.0)
    one = Comparison(what="x", unit="BW", published=published, ours=ours, source="x", certainty="x")
    assert one.lies_inside is is_inside


def test_where_squat_and_extension_cross_they_press_alike() -> None:
    deg = crossover_deg(7.5)
    assert deg == pytest.approx(46.0, abs=0.05)
    assert squat_bw(deg) == pytest.approx(extension_bw(deg, person=MAN, weight_kg=7.5), rel=0.001)


def test_who_carries_a_third_of_his_weight_crosses_earlier() -> None:
    """35 to 47 degrees against 41 to 53 without it."""
    assert squat_bw(45.0, carried_kg=0.35 * MAN.mass_kg) > extension_bw(45.0, person=MAN, weight_kg=10.0)
    assert squat_bw(45.0) < extension_bw(45.0, person=MAN, weight_kg=10.0)
