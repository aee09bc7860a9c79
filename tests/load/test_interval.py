import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneewise.load import Interval, rounded
from kneewise.load.interval import NONE, around, largest

AMOUNT = st.floats(0.0, 1e6)


def interval(low: float, value: float, high: float) -> Interval:
    return Interval(low=low, value=value, high=high)


@pytest.mark.parametrize(
    ("low", "value", "high"), [(1.0, 0.9, 2.0), (1.0, 2.1, 2.0), (float("nan"), 1.0, 2.0), (0.0, float("nan"), 1.0)]
)
def test_an_interval_that_does_not_hold_its_value_is_refused(low: float, value: float, high: float) -> None:
    with pytest.raises(ValueError, match="does not hold its value"):
        interval(low, value, high)


def test_a_figure_without_doubt_has_no_width() -> None:
    assert Interval.exactly(2.0) == interval(2.0, 2.0, 2.0)


def test_errors_in_the_same_direction_add_up() -> None:
    assert interval(1.0, 2.0, 4.0).plus(interval(0.5, 1.0, 1.5)) == interval(1.5, 3.0, 5.5)


def test_another_unit_scales_all_of_it() -> None:
    assert interval(1.0, 2.0, 4.0).times(0.5) == interval(0.5, 1.0, 2.0)


@pytest.mark.parametrize(
    ("value", "is_inside"), [(0.99, False), (1.0, True), (1.01, True), (3.99, True), (4.0, True), (4.01, False)]
)
def test_the_ends_lie_inside(value: float, is_inside: bool) -> None:  # noqa: FBT001  # a table's column
    assert interval(1.0, 2.0, 4.0).holds(value) is is_inside


def test_independent_errors_add_as_squares() -> None:
    assert around(10.0, lower=(3.0, 4.0), upper=(6.0, 8.0)) == interval(5.0, 10.0, 20.0)


def test_a_force_is_not_less_than_nothing() -> None:
    assert around(1.0, lower=(3.0,), upper=(3.0,)) == interval(0.0, 1.0, 4.0)
    assert around(1.0, lower=(0.1,), upper=(0.1,)).low == pytest.approx(0.9)


def test_of_two_peaks_the_larger_counts_bound_by_bound() -> None:
    wide, narrow = interval(0.0, 1.9, 9.0), interval(1.0, 2.0, 3.0)
    assert largest(wide, narrow) == largest(narrow, wide) == interval(1.0, 2.0, 9.0)
    assert largest(narrow, NONE) == largest(NONE, narrow) == narrow


def test_json_has_three_significant_digits_unless_told() -> None:
    assert interval(0.012345, 12.345, 1234.5).to_json() == {"low": 0.0123, "value": 12.3, "high": 1230.0}
    assert interval(0.012345, 12.345, 1234.5).to_json(2) == {"low": 0.012, "value": 12.0, "high": 1200.0}
    assert rounded(0.86448) == 0.864


@given(AMOUNT, st.tuples(AMOUNT, AMOUNT), st.tuples(AMOUNT, AMOUNT), st.floats(0.0, 1e3))
def test_whatever_is_done_to_an_interval_it_holds_its_value(
    value: float, lower: tuple[float, float], upper: tuple[float, float], factor: float
) -> None:
    one = around(value, lower=lower, upper=upper)
    for made in (one, one.times(factor), one.plus(one), largest(one, one.times(factor))):
        assert made.holds(made.value)
        assert made.low >= 0
