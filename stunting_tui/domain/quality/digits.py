"""Digit preference: whether the last digit of a measure is read, or rounded to .0 and .5.

Sources: the digit preference score of the WHO MONICA project (Kuulasmaa et al. 1998), as nipnTK::digitPreference
computes it: chi-square of the ten last digits against equal shares, score = 100 sqrt(chi2 / (9 n)), 2 decimals. The
index of dissimilarity is half the sum of |share - 1/10|.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stunting_tui.domain.quality.outcome import NotComputable, too_few
from stunting_tui.domain.quality.tails import GoodnessOfFit, goodness_of_fit


@dataclass(frozen=True, slots=True)
class DigitPreference:
    """The last digits of `n` values: `counts` of 0 to 9, their test, and what is read from them.

    `score` is 0 (all digits alike) to 100 (one digit only). `dissimilarity` is the percentage of values that would
    have to change their digit, 0 to 90.
    """

    n: int
    counts: tuple[int, ...]
    fit: GoodnessOfFit
    score: float
    dissimilarity: float

    @property
    def chance_score(self) -> float:
        """About the score that honest readings of so few values have by chance alone: 100 / sqrt(n)."""
        return 100 / math.sqrt(self.n)

    @property
    def whole_percent(self) -> float:
        """Percentage of values that end in 0."""
        return 100 * self.counts[0] / self.n

    @property
    def round_percent(self) -> float:
        """Percentage of values that end in 0 or 5; 20 is to be expected."""
        return 100 * (self.counts[0] + self.counts[5]) / self.n


def digit_preference(values: Iterable[float | None], decimals: int = 1) -> DigitPreference | NotComputable:
    """Judge the last of `decimals` decimals of the values; missing ones (None, NaN) do not count."""
    found = [digit for digit in (last_digit(value, decimals) for value in values) if digit is not None]
    return digit_preference_of([found.count(digit) for digit in range(10)])


def digit_preference_of(counts: Sequence[int]) -> DigitPreference | NotComputable:
    """Judge the counts of the digits 0 to 9. Raises ValueError unless there are ten."""
    if len(counts) != 10:
        raise ValueError("there are ten digits")
    n = sum(counts)
    if n < 2:
        return too_few(n)
    fit = goodness_of_fit(counts)
    score = round(100 * math.sqrt(fit.statistic / (n * fit.df)), 2)
    # |count / n - 1/10| summed over digits, in whole numbers as long as possible
    dissimilarity = 100 * sum(abs(10 * count - n) for count in counts) / (20 * n)
    return DigitPreference(n, tuple(counts), fit, score, dissimilarity)


def last_digit(value: float | None, decimals: int = 1) -> int | None:
    """Return the last digit of a value printed with so many decimals, None for None, NaN and infinity."""
    return None if value is None or not math.isfinite(value) else int(f"{value:.{decimals}f}"[-1])
