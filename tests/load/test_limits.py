"""What the model refuses, by which sentence; at each limit, just inside and just outside."""

import math

import pytest

from kneewise.load import NotModelled, limits

NAN, INF = math.nan, math.inf


@pytest.mark.parametrize(
    ("mass_kg", "height_m", "sentence"),
    [
        (24.99, 1.20, "Body mass is 24.99 kg; it must be from 25 to 250 kg."),
        (25.0, 1.20, None),
        (25.01, 1.20, None),
        (250.01, 2.20, "Body mass is 250.01 kg; it must be from 25 to 250 kg."),
        (5.0, 1.75, "Body mass is 5 kg; it must be from 25 to 250 kg."),
        (500.0, 1.75, "Body mass is 500 kg; it must be from 25 to 250 kg."),
        (-75.0, 1.75, "Body mass is -75 kg; it must be from 25 to 250 kg."),
        (NAN, 1.75, "Body mass is nan kg; it must be from 25 to 250 kg."),
        (INF, 1.75, "Body mass is inf kg; it must be from 25 to 250 kg."),
        (-INF, 1.75, "Body mass is -inf kg; it must be from 25 to 250 kg."),
        (
            36.74,
            1.75,
            "A body mass of 36.74 kg at 1.75 m is a body mass index of 12; the model bears 12 to 50.",
        ),
        (36.75, 1.75, None),
        (36.76, 1.75, None),
        (153.12, 1.75, None),
        (153.125, 1.75, None),
        (
            153.2,
            1.75,
            "A body mass of 153.2 kg at 1.75 m is a body mass index of 50; the model bears 12 to 50. "
            "If it is in pounds: 153.2 lb are 69.5 kg.",
        ),
        (
            165.0,
            1.75,
            "A body mass of 165 kg at 1.75 m is a body mass index of 54; the model bears 12 to 50. "
            "If it is in pounds: 165 lb are 74.8 kg.",
        ),
    ],
)
def test_a_mass_is_kilograms_and_goes_with_the_height(mass_kg: float, height_m: float, sentence: str | None) -> None:
    if sentence is None:
        assert limits.mass(mass_kg, height_m=height_m) == mass_kg
        return
    with pytest.raises(NotModelled) as refused:
        limits.mass(mass_kg, height_m=height_m)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("height_m", "sentence"),
    [
        (1.19, "Height is 1.19 m; it must be from 1.2 to 2.2 m."),
        (1.20, None),
        (1.21, None),
        (2.19, None),
        (2.20, None),
        (2.21, "Height is 2.21 m; it must be from 1.2 to 2.2 m."),
        (119.0, "Height is 119 m; it must be from 1.2 to 2.2 m."),
        (120.0, "Height is 120 m; give metres: 120 cm are 1.20 m."),
        (175.0, "Height is 175 m; give metres: 175 cm are 1.75 m."),
        (221.0, "Height is 221 m; it must be from 1.2 to 2.2 m."),
        (-1.75, "Height is -1.75 m; it must be from 1.2 to 2.2 m."),
        (0.0, "Height is 0 m; it must be from 1.2 to 2.2 m."),
        (NAN, "Height is nan m; it must be from 1.2 to 2.2 m."),
        (INF, "Height is inf m; it must be from 1.2 to 2.2 m."),
        (-INF, "Height is -inf m; it must be from 1.2 to 2.2 m."),
    ],
)
def test_a_height_is_metres(height_m: float, sentence: str | None) -> None:
    if sentence is None:
        assert limits.height(height_m) == height_m
        return
    with pytest.raises(NotModelled) as refused:
        limits.height(height_m)
    assert str(refused.value) == sentence


@pytest.mark.parametrize("depth_deg", [0.0, 0.01, 89.99, 90.0, 90.01, 99.99, 100.0])
def test_a_depth_that_the_model_bears_stays_as_it_is(depth_deg: float) -> None:
    assert limits.depth(depth_deg) == depth_deg


@pytest.mark.parametrize("depth_deg", [-0.01, 100.01, 140.0, NAN, INF, -INF])
def test_a_depth_beyond_the_model_is_refused_with_what_is_allowed_and_why(depth_deg: float) -> None:
    with pytest.raises(NotModelled) as refused:
        limits.depth(depth_deg)
    assert str(refused.value) == (
        f"Depth is {depth_deg:g} degrees; it must be from 0 to 100 degrees of knee flexion. "
        "Deeper down, calf and thigh touch and the tendon lies on the femur, which the model leaves out."
    )


@pytest.mark.parametrize(("value", "is_within"), [(0.99, False), (1.0, True), (1.5, True), (2.0, True), (2.01, False)])
def test_both_limits_themselves_are_within(value: float, is_within: bool) -> None:  # noqa: FBT001  # a table's column
    if is_within:
        assert limits.within("It", value, (1.0, 2.0), "kg") == value
        return
    with pytest.raises(NotModelled, match=f"^It is {value:g} kg; it must be from 1 to 2 kg.$"):
        limits.within("It", value, (1.0, 2.0), "kg")
