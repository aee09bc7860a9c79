"""The patellofemoral joint: from the quadriceps' moment to the force on the kneecap.

    Fq    = M / L(th)        force of the quadriceps, N; M is the knee extensor moment of one knee, N m
    PFJRF = k(th) Fq         patellofemoral joint reaction force, N; th is knee flexion in degrees

Brechter JH & Powers CM 2002, Gait Posture 16:115-123, doi:10.1016/S0966-6362(02)00090-5; van Eijden TMGJ et al. 1986,
J Biomech 19:219-229, doi:10.1016/0021-9290(86)90154-5. The two polynomials are taken from research code that names
van Eijden by way of Nunes 2018 (secondary source).
"""

from kneewise.load.interval import Interval, around
from kneewise.load.limits import depth

EXTRAPOLATED_FROM_DEG = 90.0
"""The polynomials were made for 0 to 90 degrees."""
_MOST_AT_DEG = 94.7
"""Beyond it the extrapolated polynomials fall again, and so they are held: a deeper knee never counts for less."""
_BAND = 0.15
_PARTS_FROM_DEG = 75.0
_PARTS_BY = 0.48
"""15 % either way up to 75 degrees; upward from there to 48 % at 90, where OpenSim's model and van Eijden's part."""
_STRONGEST_DEG = 65.0
_AT_0, _AT_90 = 0.35, 0.85
"""Shares of the greatest extensor moment at 0 and 90 degrees (our proposal, after the usual shape of the curve)."""


def lever_arm_m(knee_deg: float) -> float:
    """The quadriceps' effective lever arm in metres, at 0 to 100 degrees of knee flexion."""
    th = knee_deg
    return 8.0e-8 * th**3 - 1.3e-5 * th**2 + 2.8e-4 * th + 0.046


def force_ratio(knee_deg: float) -> float:
    """How much of the quadriceps' force presses the kneecap, at 0 to 100 degrees of knee flexion."""
    th = knee_deg
    return (0.462 + 1.47e-3 * th - 3.84e-5 * th**2) / (1 - 1.62e-2 * th + 1.55e-4 * th**2 - 6.98e-7 * th**3)


def force_per_moment(knee_deg: float) -> float:
    """Newtons on the kneecap for each newton metre of extensor moment. Raises ``NotModelled`` beyond 100 degrees."""
    held = min(depth(knee_deg), _MOST_AT_DEG)
    return force_ratio(held) / lever_arm_m(held)


def band(knee_deg: float) -> tuple[float, float]:
    """How far the models may be wrong, down and up, as shares of the force."""
    apart = max(knee_deg - _PARTS_FROM_DEG, 0.0) / (EXTRAPOLATED_FROM_DEG - _PARTS_FROM_DEG)
    return _BAND, _BAND + (_PARTS_BY - _BAND) * apart


def kneecap_force_n(moment_nm: float, *, knee_deg: float) -> Interval:
    """Force on the kneecap from one knee's extensor moment; a flexor moment presses nothing.

    Raises ``NotModelled`` beyond 100 degrees.
    """
    force = max(moment_nm, 0.0) * force_per_moment(knee_deg)
    down, up = band(knee_deg)
    return around(force, lower=(down * force,), upper=(up * force,))


def strongest_moment_share(knee_deg: float) -> float:
    """The greatest extensor moment at an angle, as a share of that at the strongest one (our proposal)."""
    if knee_deg <= _STRONGEST_DEG:
        return _AT_0 + (1 - _AT_0) * knee_deg / _STRONGEST_DEG
    return 1 - (1 - _AT_90) * (knee_deg - _STRONGEST_DEG) / (EXTRAPOLATED_FROM_DEG - _STRONGEST_DEG)
