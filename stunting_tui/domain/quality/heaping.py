"""Heaping of ages at whole years, and of births in some months of the year: signs of guessed birth dates.

Source: nipnTK::ageHeaping: ages in whole months modulo 12, chi-square against equal shares, df 11; ages that are not
whole months fall out. The twelve months of birth are tested in the same way (WHO/UNICEF 2019 list them as a figure to
look at, without a test).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stunting_tui.domain.quality.outcome import NotComputable, too_few
from stunting_tui.domain.quality.tails import GoodnessOfFit, goodness_of_fit


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


def age_heaping(months: Iterable[float], divisor: int = 12) -> Heaping | NotComputable:
    """Judge ages in months by their remainder modulo `divisor`."""
    ages = list(months)
    whole = [int(age) for age in ages if age == age // 1]
    rests = Counter(age % divisor for age in whole)
    return _heaping([rests[rest] for rest in range(divisor)], len(ages) - len(whole))


def birth_months(months: Iterable[int]) -> Heaping | NotComputable:
    """Judge birth dates by their month of the year, 1 to 12."""
    born = Counter(months)
    return _heaping([born[month] for month in range(1, 13)])


def _heaping(counts: Sequence[int], left_out: int = 0) -> Heaping | NotComputable:
    n = sum(counts)
    return too_few(n, "umur") if n < 2 else Heaping(n, tuple(counts), goodness_of_fit(counts), left_out)
