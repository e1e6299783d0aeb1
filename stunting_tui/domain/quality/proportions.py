"""Tests of a share against the expected one: younger and older children, boys and girls.

Source: nipnTK::ageRatioTest and sexRatioTest, which are R's one-sample proportion test with the correction of Yates:
X2 = (|x - n p| - min(0.5, |x - n p|))^2 / (n p (1 - p)), df 1. Without the correction it is the plain chi-square
test.
"""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stunting_tui.domain.quality.outcome import NotComputable, too_few
from stunting_tui.domain.quality.tails import GoodnessOfFit, chi_square_tail

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

AGE_RATIO = 0.85
"""Expected children under 30 months per child from 30 months on, of those aged 6 to 59 months (SMART)."""

YOUNGER_MONTHS = 30


@dataclass(frozen=True, slots=True)
class ProportionTest:
    """`count` of `n` against the expected share; `corrected`: with Yates' correction."""

    count: int
    n: int
    expected: float
    fit: GoodnessOfFit
    corrected: bool

    @property
    def observed(self) -> float:
        """The share found."""
        return self.count / self.n

    @property
    def ratio(self) -> float | None:
        """Those counted per one of the others, None where there are no others."""
        others = self.n - self.count
        return self.count / others if others else None


def proportion_test(count: int, n: int, expected: float, *, corrected: bool = True) -> ProportionTest | NotComputable:
    """Test `count` of `n` against a share strictly between 0 and 1; ValueError otherwise, or for impossible counts."""
    if not 0 < expected < 1 or not 0 <= count <= n:
        raise ValueError(f"{count} of {n} against {expected} is no test")
    if n < 2:
        return too_few(n, "anak")
    away = abs(count - n * expected)
    statistic = (away - min(0.5, away) * corrected) ** 2 / (n * expected * (1 - expected))
    return ProportionTest(count, n, expected, GoodnessOfFit(statistic, 1, chi_square_tail(statistic, 1)), corrected)


def age_ratio_test(
    months: "ArrayLike",
    ratio: float = AGE_RATIO,
    within: tuple[float, float] | None = None,
    *,
    corrected: bool = True,
) -> ProportionTest | NotComputable:
    """Test the children under 30 completed months against those of 30 and more, expected `ratio` to 1.

    nipnTK takes whatever ages it is given; `within` keeps those from the first month up to below the second (SMART:
    6 and 60). Missing ages (NaN) do not count.
    """
    import numpy as np

    first, end = within or (-math.inf, math.inf)
    ages = np.asarray(months, dtype=np.float64)
    ages = ages[(ages >= first) & (ages < end)]
    younger = int((ages < YOUNGER_MONTHS).sum())
    return proportion_test(younger, len(ages), ratio / (1 + ratio), corrected=corrected)


def sex_ratio_test(
    boys: int, girls: int, population: tuple[float, float] = (1, 1), *, corrected: bool = True
) -> ProportionTest | NotComputable:
    """Test the share of boys against that of the population (boys, girls), one to one by default."""
    return proportion_test(boys, boys + girls, population[0] / sum(population), corrected=corrected)
