"""The ages of the children against those a population with some mortality has.

Source: nipnTK::ageChildren: groups of 6-17, 18-29, 30-41, 42-53 and 54-60 months, the last half as wide; expected
shares d exp(-z t) with t = 0 to 4, d = 1, 1, 1, 1, 1/2 and z = deaths per 10,000 and day / 10,000 * 365.25;
chi-square, df 4.
"""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stunting_tui.domain.quality.outcome import NotComputable, too_few
from stunting_tui.domain.quality.tails import GoodnessOfFit, goodness_of_fit

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

EDGES = (6, 18, 30, 42, 54, 60)
"""First month of each group; the last group ends with the last figure, which belongs to it."""

_WIDTHS = (1.0, 1.0, 1.0, 1.0, 0.5)


@dataclass(frozen=True, slots=True)
class AgeDistribution:
    """Children by age group, what was expected of so many, and the test. `left_out` are outside 6 to 60 months."""

    n: int
    counts: tuple[int, ...]
    expected: tuple[float, ...]
    fit: GoodnessOfFit
    left_out: int


def age_distribution(months: "ArrayLike", deaths: float = 1.0) -> AgeDistribution | NotComputable:
    """Test ages in months against the model; `deaths` is the under-five mortality per 10,000 and day."""
    import numpy as np

    ages = np.asarray(months, dtype=np.float64)
    known = ages[(ages >= EDGES[0]) & (ages <= EDGES[-1])]
    groups = np.searchsorted(EDGES[1:-1], known, side="right")
    counts = np.bincount(groups, minlength=len(_WIDTHS)).tolist()
    n = len(known)
    if n < 2:
        return too_few(n, "anak umur 6 sampai 60 bulan")
    rate = deaths / 10_000 * 365.25
    shares = [width * math.exp(-rate * year) for year, width in enumerate(_WIDTHS)]
    expected = tuple(n * share / math.fsum(shares) for share in shares)
    return AgeDistribution(n, tuple(counts), expected, goodness_of_fit(counts, shares), len(ages) - n)
