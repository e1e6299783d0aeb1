"""Heaping of ages at whole years, and of births in some months of the year: signs of guessed birth dates.

Source: nipnTK::ageHeaping: ages in whole months modulo 12, chi-square against equal shares, df 11; ages that are not
whole months fall out. The twelve months of birth are tested in the same way (WHO/UNICEF 2019 list them as a figure to
look at, without a test).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stunting_tui.domain.quality.outcome import NotComputable, too_few
from stunting_tui.domain.quality.tails import GoodnessOfFit, goodness_of_fit

if TYPE_CHECKING:
    from numpy.typing import ArrayLike


@dataclass(frozen=True, slots=True)
class Heaping:
    """Counts by remainder (or by month of birth, January first) with their test; `left_out` ages did not count."""

    n: int
    counts: tuple[int, ...]
    fit: GoodnessOfFit
    left_out: int = 0

    @property
    def first_percent(self) -> float:
        """Percentage of the first class: ages of whole years, or births in January."""
        return 100 * self.counts[0] / self.n

    @property
    def largest(self) -> int:
        """Place of the class with most children, the first of equal ones."""
        return self.counts.index(max(self.counts))

    @property
    def largest_percent(self) -> float:
        """Percentage of the class with most children."""
        return 100 * max(self.counts) / self.n

    @property
    def dissimilarity(self) -> float:
        """Percentage of children that would have to change class for all classes to be alike."""
        classes = len(self.counts)
        return 100 * sum(abs(classes * count - self.n) for count in self.counts) / (2 * classes * self.n)


def age_heaping(months: "ArrayLike", divisor: int = 12) -> Heaping | NotComputable:
    """Judge ages in months by their remainder modulo `divisor`."""
    import numpy as np

    ages = np.asarray(months, dtype=np.float64)
    whole = ages[ages % 1 == 0].astype(np.intp)
    return _heaping(np.bincount(whole % divisor, minlength=divisor).tolist(), len(ages) - len(whole))


def birth_months(months: "ArrayLike") -> Heaping | NotComputable:
    """Judge birth dates by their month of the year, 1 to 12."""
    import numpy as np

    born = np.asarray(months, dtype=np.intp)
    return _heaping(np.bincount(born, minlength=13)[1:].tolist())


def _heaping(counts: Sequence[int], left_out: int = 0) -> Heaping | NotComputable:
    n = sum(counts)
    return too_few(n, "umur") if n < 2 else Heaping(n, tuple(counts), goodness_of_fit(counts), left_out)
