"""The area on which the kneecap presses: four published sets that differ by up to three and a half times.

Stress is force over area, so it is always named with its set, and stresses are compared inside one set only.
"""

from enum import StrEnum
from typing import assert_never

from kneewise.body import Sex

WEIGHT_BEARING = 1.24
"""Besier 2005: so much larger under 0.45 body weights than under 0.15."""
_FLAT_FROM_DEG = 60.0
_BESIER_MM2 = {Sex.MALE: (210.0, 414.0, 520.0), Sex.FEMALE: (210.0, 269.0, 396.0)}
_BESIER_STEP_DEG = 30.0


class AreaSet(StrEnum):
    """Whose contact areas."""

    BESIER = "besier-2005"
    POWERS = "powers-1998"
    CONNOLLY = "connolly-2009"
    KERNOZEK = "kernozek"


SOURCES = {
    AreaSet.BESIER: "Besier TF et al. 2005, J Orthop Res 23:345-350, upright MRI (verified)",
    AreaSet.POWERS: "Powers, Lilley & Lee 1998, Clin Biomech 13:616-624, cadaver; polynomial (secondary)",
    AreaSet.CONNOLLY: "Connolly 2009, J Biomech 42:2802-2807, loaded MRI; polynomial, held above 60 degrees (memory)",
    AreaSet.KERNOZEK: "polynomial used by Kernozek's laboratory; origin unknown (secondary)",
}


def area_mm2(knee_deg: float, *, area_set: AreaSet, sex: Sex = Sex.MALE, weight_bearing: bool = False) -> float:
    """Contact area in mm2 at 0 to 90 degrees, and that of 90 beyond; only Besier's knows of sex and weight-bearing."""
    th = min(knee_deg, 90.0)
    match area_set:
        case AreaSet.BESIER:
            return _besier_mm2(th, sex) * (WEIGHT_BEARING if weight_bearing else 1.0)
        case AreaSet.POWERS:  # the cubic term is negative: with a plus the area comes out up to 26 times too large
            return 2.0e-5 * th**4 - 0.0033 * th**3 + 0.1099 * th**2 + 3.5273 * th + 81.058
        case AreaSet.CONNOLLY:
            held = min(th, _FLAT_FROM_DEG)
            return 0.0781 * held**2 + 0.6763 * held + 151.75
        case AreaSet.KERNOZEK:
            return -1e-4 * th**3 - 0.0082 * th**2 + 3.5071 * th + 73.81
        case _:
            assert_never(area_set)


def _besier_mm2(th: float, sex: Sex) -> float:
    """Straight lines between 0, 30 and 60 degrees; flat above."""
    areas = _BESIER_MM2[sex]
    if th >= _FLAT_FROM_DEG:
        return areas[-1]
    number = int(th // _BESIER_STEP_DEG)
    share = (th - number * _BESIER_STEP_DEG) / _BESIER_STEP_DEG
    return areas[number] + share * (areas[number + 1] - areas[number])
