import pytest

from kneewise.load import NotModelled
from kneewise.load.joint import band, force_per_moment, kneecap_force_n, strongest_moment_share


@pytest.mark.parametrize(
    ("deg", "up"), [(0, 0.15), (60, 0.15), (74.99, 0.15), (75, 0.15), (75.01, 0.15022), (82.5, 0.315), (90, 0.48)]
)
def test_the_model_is_less_sure_from_75_degrees_on_upward_only(deg: float, up: float) -> None:
    assert band(deg) == (0.15, pytest.approx(up, abs=1e-5))


def test_beyond_90_degrees_it_is_less_sure_still() -> None:
    assert band(100)[1] > band(90)[1]


def test_a_flexor_moment_presses_nothing() -> None:
    assert kneecap_force_n(-10.0, knee_deg=30).value == 0
    assert kneecap_force_n(-10.0, knee_deg=30).high == 0


def test_the_band_lies_around_the_force() -> None:
    force = kneecap_force_n(10.0, knee_deg=90)
    assert (force.low / force.value, force.high / force.value) == (pytest.approx(0.85), pytest.approx(1.48))
    assert force.value == pytest.approx(10 * force_per_moment(90))


@pytest.mark.parametrize("deg", [-0.1, 100.1, 128.0, float("nan"), float("inf")])
def test_where_the_polynomials_do_not_hold_there_is_no_force(deg: float) -> None:
    with pytest.raises(NotModelled, match="from 0 to 100 degrees"):
        force_per_moment(deg)
    with pytest.raises(NotModelled, match="from 0 to 100 degrees"):
        kneecap_force_n(10.0, knee_deg=deg)


def test_the_more_the_knee_bends_the_more_a_moment_presses_up_to_90_degrees() -> None:
    forces = [force_per_moment(deg) for deg in range(91)]
    assert forces == sorted(set(forces))


@pytest.mark.parametrize(("deg", "share"), [(0, 0.35), (64.99, 0.9999), (65, 1.0), (65.01, 0.99994), (90, 0.85)])
def test_the_thigh_is_strongest_at_65_degrees(deg: float, share: float) -> None:
    assert strongest_moment_share(deg) == pytest.approx(share, abs=1e-5)


def test_beyond_94_7_degrees_the_force_is_held_so_that_deeper_is_never_less() -> None:
    forces = [force_per_moment(float(deg)) for deg in range(101)]
    assert forces == sorted(forces)
    assert force_per_moment(100.0) == force_per_moment(94.7) > force_per_moment(94.5)
