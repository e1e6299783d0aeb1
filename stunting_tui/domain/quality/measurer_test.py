"""Measurer test: some ten children, each measured twice by every measurer and by the trainer.

Sources: Ulijaszek & Kerr, British Journal of Nutrition 82 (1999) 165-177: intra-measurer TEM = sqrt(sum d^2 / (2 n));
TEM of K measurers = sqrt(sum over children (sum M^2 - (sum M)^2 / K) / (n (K - 1))), which for two is sqrt(sum d^2 /
(2 n)); relative TEM = 100 TEM / mean; R = 1 - TEM^2 / SD^2. Total TEM of a team = sqrt(mean of intra TEM^2 + inter
TEM^2). Bias is the mean difference from the trainer. Limits are data (fixtures/rules/quality.toml, scales tem_* and
bias_*).
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, stdev

from stunting_tui.domain.quality.outcome import NotComputable, too_few
from stunting_tui.domain.quality.scales import Scale

ENOUGH = 10
"""Children a test should have (SMART)."""

Pair = tuple[float, float]
"""A child's first and second measurement by one measurer."""


@dataclass(frozen=True, slots=True)
class Precision:
    """Of `n` children: technical error in the unit of the measure, in percent of the mean, and reliability in percent.

    `reliability` is None where the children do not differ.
    """

    n: int
    mean: float
    tem: float
    relative: float
    reliability: float | None


@dataclass(frozen=True, slots=True)
class MeasurerResult:
    """A measurer against himself and against the trainer; `bias` is his mean less the trainer's.

    The classes are those of the error and of the bias (without its sign). Passed when neither is one of the last two
    classes of its scale.
    """

    precision: Precision
    bias: float | None
    tem_class: str
    bias_class: str
    passed: bool
    few: bool

    @property
    def verdict(self) -> str:
        """The result in words."""
        return "lulus" if self.passed else "latihan ulang"


def precision(pairs: Sequence[Pair]) -> Precision | NotComputable:
    """Return the technical error of one measurer from repeated measurements. The SD is that of all measurements."""
    if len(pairs) < 2:
        return too_few(len(pairs), "anak yang diukur dua kali")
    tem = math.sqrt(math.fsum((first - second) ** 2 for first, second in pairs) / (2 * len(pairs)))
    return _precision(len(pairs), [value for pair in pairs for value in pair], tem)


def team_precision(rows: Sequence[Sequence[float]]) -> Precision | NotComputable:
    """Return the technical error between measurers: one row per child, one value per measurer.

    Raises ValueError where the rows have different lengths.
    """
    if len(rows) < 2:
        return too_few(len(rows), "anak")
    measurers = len(rows[0])
    if any(len(row) != measurers for row in rows):
        raise ValueError("each child needs a value of every measurer")
    if measurers < 2:
        return too_few(measurers, "pengukur")
    squares = math.fsum((value - fmean(row)) ** 2 for row in rows for value in row)
    return _precision(len(rows), [value for row in rows for value in row], math.sqrt(squares / _freedom(rows)))


def total_tem(intra: Sequence[float], inter: float) -> float:
    """Return the total technical error of a team from each measurer's own and that between them."""
    return math.sqrt(fmean(tem * tem for tem in intra) + inter * inter)


def judge(
    measure: str, pairs: Sequence[Pair], trainer: Sequence[Pair], scales: Mapping[str, Scale]
) -> MeasurerResult | NotComputable:
    """Judge a measurer for "berat" (kg), "tinggi" or "lila" (cm).

    `trainer` are the trainer's measurements of the same children in the same order, or none: then only precision is
    judged. Raises ValueError where they are of another number of children.
    """
    found = precision(pairs)
    if isinstance(found, NotComputable):
        return found
    if trainer and len(trainer) != len(pairs):
        raise ValueError("measurer and trainer must have measured the same children")
    few = found.n < ENOUGH
    tem_class, good = _class(scales[f"tem_{measure}"], found.tem)
    if not trainer:
        return MeasurerResult(found, None, tem_class, "", good, few)
    bias = fmean(map(sum, pairs)) / 2 - fmean(map(sum, trainer)) / 2
    bias_class, near = _class(scales[f"bias_{measure}"], abs(bias))
    return MeasurerResult(found, bias, tem_class, bias_class, good and near, few)


def _class(scale: Scale, value: float) -> tuple[str, bool]:
    """Return the class of a figure and whether it is none of the last two; the tenth decimal is noise of the sums."""
    place = scale.place(round(value, 9))
    return scale.names[place], place < len(scale.names) - 2


def _freedom(rows: Sequence[Sequence[float]]) -> int:
    return len(rows) * (len(rows[0]) - 1)


def _precision(n: int, values: Sequence[float], tem: float) -> Precision | NotComputable:
    mean, spread = fmean(values), stdev(values)
    if not mean:
        return NotComputable("rerata ukurannya nol", n)
    reliability = 100 * (1 - tem * tem / (spread * spread)) if spread else None
    return Precision(n, mean, tem, 100 * tem / mean, reliability)
