"""Mean, spread and shape of z-scores (or any measure), flags taken out by the caller.

Sources: nipnTK::skewKurt: s = sqrt(n) sum d^3 / (sum d^2)^1.5 with SE sqrt(6 n (n - 1) / ((n - 2)(n + 1)(n + 3))); k
= n sum d^4 / (sum d^2)^2 - 3 with SE 2 SEs sqrt((n^2 - 1) / ((n - 3)(n + 5))); z and two-sided normal p. The WHO
Anthro Survey Analyser prints the same skewness (m3 / m2^1.5) and the kurtosis m4 / m2^2, which is k + 3 (normal: 3).
The robust SD is 1.4826 times the median distance from the median (R's mad).
"""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stunting_tui.domain.quality.outcome import NotComputable, too_few
from stunting_tui.domain.quality.tails import normal_two_sided

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

MAD_TO_SD = 1.4826


@dataclass(frozen=True, slots=True)
class Deviation:
    """A figure that is 0 for normal data, its standard error, their quotient and the chance of one as large."""

    value: float
    error: float
    z: float
    p: float


@dataclass(frozen=True, slots=True)
class Shape:
    """Skewness and excess kurtosis (normal: 0 and 0)."""

    skewness: Deviation
    excess: Deviation

    @property
    def kurtosis(self) -> float:
        """The kurtosis as the Survey Analyser prints it (normal: 3)."""
        return self.excess.value + 3


@dataclass(frozen=True, slots=True)
class Moments:
    """Of `n` values: mean, standard deviation (n - 1), median, robust SD, and the shape where it can be told."""

    n: int
    mean: float
    sd: float
    median: float
    robust_sd: float
    shape: Shape | NotComputable


def moments(values: "ArrayLike") -> Moments | NotComputable:
    """Return the moments of the values that are not missing (NaN)."""
    import numpy as np

    given = np.asarray(values, dtype=np.float64)
    known = given[np.isfinite(given)]
    n = len(known)
    if n < 2:
        return too_few(n)
    mean = float(known.mean())
    away = known - mean
    square = away * away
    second = float(square.sum())
    median = _median(known)
    robust = MAD_TO_SD * _median(np.abs(known - median))
    third, fourth = float((square * away).sum()), float((square * square).sum())
    level = float(np.ptp(known)) == 0
    shape = NotComputable("semua nilai sama", n) if level else _shape(n, second, third, fourth)
    return Moments(n, mean, 0.0 if level else math.sqrt(second / (n - 1)), median, robust, shape)


def _median(values: "NDArray[np.float64]") -> float:
    """Return the median of at least one value, none missing; numpy's own takes several times as long for few values."""
    import numpy as np

    middle = len(values) // 2
    if len(values) % 2:
        return float(np.partition(values, middle)[middle])
    ordered = np.partition(values, (middle - 1, middle))
    return float(ordered[middle - 1] + ordered[middle]) / 2


def _shape(n: int, second: float, third: float, fourth: float) -> Shape | NotComputable:
    """Return the shape from the sums of squared, cubed and fourth powers of the deviations."""
    if n < 4:
        return NotComputable(f"hanya {n} nilai, perlu sedikitnya 4", n)
    skew_error = math.sqrt(6 * n * (n - 1) / ((n - 2) * (n + 1) * (n + 3)))
    excess_error = 2 * skew_error * math.sqrt((n * n - 1) / ((n - 3) * (n + 5)))
    skewness = math.sqrt(n) * third / second**1.5
    return Shape(_deviation(skewness, skew_error), _deviation(n * fourth / second**2 - 3, excess_error))


def _deviation(value: float, error: float) -> Deviation:
    z = value / error
    return Deviation(value, error, z, normal_two_sided(z))
