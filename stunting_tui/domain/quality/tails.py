"""P-values of the chi-square and normal distributions without scipy, and the chi-square test of counts.

Sources: Abramowitz & Stegun, Handbook of Mathematical Functions (1964), 26.4.4 and 26.4.5: for whole degrees of
freedom the regularised incomplete gamma function Q(df/2, x/2) is a finite sum of positive terms; 26.2.29 for the
normal tail.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GoodnessOfFit:
    """A chi-square test: the statistic, its degrees of freedom, and the chance of one as large."""

    statistic: float
    df: int
    p: float


def chi_square_tail(statistic: float, df: int) -> float:
    """Return P(X >= statistic) for chi-square with `df` degrees of freedom.

    Each term x^a e^-x / Gamma(a + 1) is taken through its logarithm, so that neither many degrees of freedom nor a
    large statistic over- or underflow. Raises ValueError for a negative statistic or less than 1 degree of freedom.
    """
    if df < 1 or not statistic >= 0:
        raise ValueError("the statistic must not be negative and df be at least 1")
    half = statistic / 2
    if half == 0:
        return 1.0
    if math.isinf(half):
        return 0.0
    log_half = math.log(half)
    powers = [a / 2 for a in range(df % 2, df - 1, 2)]
    terms = [math.exp(a * log_half - half - math.lgamma(a + 1)) for a in powers]
    start = math.erfc(math.sqrt(half)) if df % 2 else 0.0
    return min(1.0, math.fsum([start, *terms]))


def normal_two_sided(z: float) -> float:
    """Return P(|Z| >= |z|) for the standard normal distribution."""
    return math.erfc(abs(z) / math.sqrt(2))


def goodness_of_fit(counts: Sequence[int], shares: Sequence[float] = ()) -> GoodnessOfFit:
    """Test counts against expected shares (equal ones by default): sum (observed - expected)^2 / expected.

    The shares need not sum to 1. Raises ValueError without counts, or with fewer than two classes.
    """
    n, weights = sum(counts), tuple(shares) or (1.0,) * len(counts)
    if n < 1 or len(counts) < 2:
        raise ValueError("a test needs counts in at least two classes")
    whole = math.fsum(weights)
    expected = [n * weight / whole for weight in weights]
    statistic = math.fsum((count - wanted) ** 2 / wanted for count, wanted in zip(counts, expected, strict=True))
    df = len(counts) - 1
    return GoodnessOfFit(statistic, df, chi_square_tail(statistic, df))
