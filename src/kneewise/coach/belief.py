"""What is believed of three unknowns, and how one scalar measurement after the other changes it (a Kalman filter)."""

Belief = tuple[float, float, float, float, float, float, float, float, float]
"""The three means, then the upper triangle of their covariance, row by row: aa, ab, ac, bb, bc, cc.

A bare tuple and no class: the filter runs for each leg in each frame, and this is twice as fast.
"""


def taken(belief: Belief, value: float, slopes: tuple[float, float, float], variance: float) -> Belief:
    """The belief after a measurement of the sum of the unknowns, each times its slope."""
    a, b, c, aa, ab, ac, bb, bc, cc = belief
    by_a, by_b, by_c = slopes
    with_a = aa * by_a + ab * by_b + ac * by_c
    with_b = ab * by_a + bb * by_b + bc * by_c
    with_c = ac * by_a + bc * by_b + cc * by_c
    spread = by_a * with_a + by_b * with_b + by_c * with_c + variance
    off = (value - by_a * a - by_b * b - by_c * c) / spread
    gain_a, gain_b, gain_c = with_a / spread, with_b / spread, with_c / spread
    return (
        a + with_a * off,
        b + with_b * off,
        c + with_c * off,
        aa - gain_a * with_a,
        ab - gain_a * with_b,
        ac - gain_a * with_c,
        bb - gain_b * with_b,
        bc - gain_b * with_c,
        cc - gain_c * with_c,
    )
