import pytest

from kneewise.body import Sex
from kneewise.exercises import CoContraction, Squat, StraightLegLift
from kneewise.load import MAN, USUAL, WOMAN, NotModelled, Person, Technique
from kneewise.load.force import co_contraction_n, force_n, squat_force_n

RAISE = StraightLegLift(lift_deg=60.0, activation=(0.0, 0.075, 0.15), source="a test")
STILL = CoContraction(knee_deg=90.0, activation=(0.0, 0.025, 0.05), source="a test")
SQUAT = Squat(depth_deg=60.0, source="a test")


@pytest.mark.parametrize(
    ("deg", "person", "bw"), [(0, MAN, 0.0502), (0, WOMAN, 0.0412), (90, MAN, 0.491), (90, WOMAN, 0.404)]
)
def test_five_percent_of_the_thighs_strength_press_ten_times_as_much_on_a_bent_knee(
    deg: float, person: Person, bw: float
) -> None:
    """0.05 body weights on a straight knee, 0.4 to 0.5 on one that is bent by 90 degrees."""
    force = co_contraction_n(person, knee_deg=deg, activation=(0.05, 0.05, 0.05))
    assert force.value / person.weight_n == pytest.approx(bw, abs=5e-4)


def test_the_thighs_strength_goes_with_mass() -> None:
    light, heavy = (Person(mass_kg=kg, height_m=1.75, sex=Sex.MALE) for kg in (60.0, 90.0))
    forces = [co_contraction_n(person, knee_deg=0, activation=(0.0, 0.1, 0.2)) for person in (light, heavy)]
    assert forces[1].value / forces[0].value == pytest.approx(1.5)


def test_co_contraction_is_a_range_of_activations() -> None:
    force = force_n(STILL, MAN, share=0.5)
    assert force.low == 0
    assert force.high == pytest.approx(2 * force.value * 1.48)
    assert force == force_n(STILL, MAN, share=0.0)


def test_a_raised_leg_bears_gravity_and_co_contraction_and_at_the_least_gravity_alone() -> None:
    bare = StraightLegLift(lift_deg=60.0, activation=(0.0, 0.0, 0.0), source="a test")
    force, gravity = (force_n(demand, MAN, share=0.0) for demand in (RAISE, bare))
    assert gravity.value / MAN.weight_n == pytest.approx(0.148, abs=5e-4)
    assert force.value - gravity.value == pytest.approx(1.5 * 0.0502 * MAN.weight_n, abs=0.1)
    assert force.low == gravity.low


def test_a_raised_leg_weighs_less_the_higher_it_is() -> None:
    bare = StraightLegLift(lift_deg=60.0, activation=(0.0, 0.0, 0.0), source="a test")
    horizontal, half_way, top = (force_n(bare, MAN, share=share).value for share in (0.0, 0.5, 1.0))
    assert horizontal > half_way > top
    assert top == pytest.approx(horizontal / 2)


def test_a_squat_is_as_deep_as_its_share_of_the_way() -> None:
    assert force_n(SQUAT, MAN, share=0.75, weight_kg=5.0) == squat_force_n(MAN, knee_deg=45, carried_kg=5.0)


def test_a_squat_may_be_done_by_another_technique() -> None:
    upright = Technique(tilt_per_knee=0.3)
    assert force_n(SQUAT, MAN, share=1.0, technique=upright) == squat_force_n(MAN, knee_deg=60, technique=upright)


def test_too_deep_a_squat_is_refused() -> None:
    with pytest.raises(NotModelled, match="from 0 to 100 degrees"):
        force_n(Squat(depth_deg=140.0, source="a test"), MAN, share=1.0)


@pytest.mark.parametrize(("deg", "bw"), [(45, (0.37, 0.86, 1.28)), (60, (0.94, 1.70, 2.37))])
def test_the_interval_of_a_squat_holds_what_technique_and_joint_may_change(
    deg: float, bw: tuple[float, float, float]
) -> None:
    force = squat_force_n(MAN, knee_deg=deg).times(1 / MAN.weight_n)
    assert (force.low, force.value, force.high) == pytest.approx(bw, abs=0.005)


def test_a_technique_without_doubt_leaves_the_doubt_of_the_joint() -> None:
    sure = Technique(tilt_doubt=0.0, pressure_doubt_m=(0.0, 0.0))
    force = squat_force_n(MAN, knee_deg=60, technique=sure)
    assert (force.low / force.value, force.high / force.value) == (pytest.approx(0.85), pytest.approx(1.15))


def test_nearly_upright_nothing_is_likely_but_something_may_be() -> None:
    force = squat_force_n(MAN, knee_deg=16)
    assert (force.low, force.value) == (0, 0)
    assert force.high > 0.1 * MAN.weight_n


def test_a_tilt_that_may_be_less_than_nothing_is_upright() -> None:
    barely = Technique(tilt_per_knee=0.05, pressure_m=0.0)
    assert squat_force_n(MAN, knee_deg=60, technique=barely).low >= 0
    assert USUAL.tilt_doubt > barely.tilt_per_knee
