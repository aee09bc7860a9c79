"""What the model bears, and how it refuses what it does not."""

import math


class NotModelled(ValueError):  # noqa: N818  # reads as a claim
    """The model does not bear this; the message is one sentence that says what was wrong and what is allowed."""


MASS_KG = (25.0, 250.0)
HEIGHT_M = (1.20, 2.20)
BODY_MASS_INDEX = (12.0, 50.0)
"""Outside of these the tables of segments do not hold, or it is a slip (our proposal)."""
WEIGHT_KG = (0.0, 20.0)
CARRIED_KG = (0.0, 100.0)
"""What hangs at an ankle, and what is carried in a squat (our proposal)."""
DEPTH_DEG = (0.0, 100.0)
"""Deeper than 90 degrees is extrapolated; deeper than 100, calf and thigh touch and the tendon lies on the femur."""
_POUND_KG = 0.45359237
_CM_FROM = 100.0


def within(name: str, value: float, limits: tuple[float, float], unit: str) -> float:
    """The value, if it lies within the limits. Raises ``NotModelled``."""
    low, high = limits
    if not math.isfinite(value) or not low <= value <= high:
        message = f"{name} is {value:g} {unit}; it must be from {low:g} to {high:g} {unit}."
        raise NotModelled(message)
    return value


def mass(mass_kg: float, *, height_m: float) -> float:
    """A body mass in kilograms that goes with the height; pounds are found out where they can be."""
    within("Body mass", mass_kg, MASS_KG, "kg")
    low, high = BODY_MASS_INDEX
    index = mass_kg / height_m**2
    if not low <= index <= high:
        message = (
            f"A body mass of {mass_kg:g} kg at {height_m:g} m is a body mass index of {index:.0f}; "
            f"the model bears {low:g} to {high:g}."
        )
        if index > high:
            message += f" If it is in pounds: {mass_kg:g} lb are {mass_kg * _POUND_KG:.1f} kg."
        raise NotModelled(message)
    return mass_kg


def height(height_m: float) -> float:
    """A height in metres; centimetres are found out."""
    low, high = HEIGHT_M
    if low * _CM_FROM <= height_m <= high * _CM_FROM:
        message = f"Height is {height_m:g} m; give metres: {height_m:g} cm are {height_m / _CM_FROM:.2f} m."
        raise NotModelled(message)
    return within("Height", height_m, HEIGHT_M, "m")


def depth(depth_deg: float) -> float:
    """A knee flexion that the model bears."""
    low, high = DEPTH_DEG
    if not math.isfinite(depth_deg) or not low <= depth_deg <= high:
        message = (
            f"Depth is {depth_deg:g} degrees; it must be from {low:g} to {high:g} degrees of knee flexion. "
            "Deeper down, calf and thigh touch and the tendon lies on the femur, which the model leaves out."
        )
        raise NotModelled(message)
    return depth_deg
