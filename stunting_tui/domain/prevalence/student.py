"""Quantiles of Student's t distribution, without scipy.

Sources: Abramowitz & Stegun, Handbook of Mathematical Functions (1964): 26.7.3 and 26.7.4 (the exact
distribution for whole degrees of freedom as a finite sum) and 26.7.5 (the quantile as a series in 1/df).
"""

import math
from functools import cache

_EXACT_UP_TO = 200
"""Up to these degrees of freedom the exact sum is inverted; above it the series is exact to 1e-11."""


@cache
def student_quantile(probability: float, df: int) -> float:
    """Return t with P(T <= t) = `probability` for `df` degrees of freedom (at least 1).

    Raises ValueError when `probability` is not inside 0 to 1 or `df` is less than 1.
    """
    if not 0 < probability < 1 or df < 1:
        raise ValueError("probability must lie inside 0 to 1 and df be at least 1")
    if probability < 0.5:
        return -student_quantile(1 - probability, df)
    from statistics import NormalDist

    x = NormalDist().inv_cdf(probability)
    return _series(x, df) if df > _EXACT_UP_TO else _newton(x, probability, df)


def _series(x: float, df: int) -> float:
    """Return the quantile from the normal quantile `x` (A&S 26.7.5)."""
    g1 = (x**3 + x) / 4
    g2 = (5 * x**5 + 16 * x**3 + 3 * x) / 96
    g3 = (3 * x**7 + 19 * x**5 + 17 * x**3 - 15 * x) / 384
    g4 = (79 * x**9 + 776 * x**7 + 1482 * x**5 - 1920 * x**3 - 945 * x) / 92160
    return x + g1 / df + g2 / df**2 + g3 / df**3 + g4 / df**4


def _newton(start: float, probability: float, df: int) -> float:
    """Invert the exact distribution by Newton's rule.

    From a start below the root every step stays below it, as the distribution is concave above 0; the
    normal quantile is such a start.
    """
    t = start
    for _ in range(200):
        step = (probability - student_cdf(t, df)) / _density(t, df)
        t += step
        if abs(step) <= 1e-14 * (1 + abs(t)):
            break
    return t


def student_cdf(t: float, df: int) -> float:
    """Return P(T <= t) for `df` degrees of freedom (A&S 26.7.3 for odd, 26.7.4 for even df)."""
    angle = math.atan(t / math.sqrt(df))
    sine, cosine = math.sin(angle), math.cos(angle)
    total, term = 0.0, cosine if df % 2 else 1.0
    for k in range(df % 2, df - 1, 2):
        total += term
        term *= cosine * cosine * (k + 1) / (k + 2)
    inside = 2 / math.pi * (angle + sine * total) if df % 2 else sine * total
    return 0.5 + inside / 2


def _density(t: float, df: int) -> float:
    log_scale = math.lgamma((df + 1) / 2) - math.lgamma(df / 2) - 0.5 * math.log(df * math.pi)
    return math.exp(log_scale - (df + 1) / 2 * math.log1p(t * t / df))
