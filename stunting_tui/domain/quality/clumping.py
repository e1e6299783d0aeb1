"""Whether cases are clumped in some clusters (posyandu): variance to mean, and Green's index.

Sources: index of dispersion with chi2 = sum (c - mean)^2 / mean, df clusters - 1 (SMART's Poisson test); Green's
index GI = (variance / mean - 1) / (cases - 1), from -1 / (cases - 1) (as even as can be) over 0 (random) to 1 (all
cases in one cluster), on the counts as they are. nipnTK::greensIndex prints the median of 999 resamplings of the same
formula.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from stunting_tui.domain.quality.outcome import NotComputable
from stunting_tui.domain.quality.tails import GoodnessOfFit, chi_square_tail


@dataclass(frozen=True, slots=True)
class Clumping:
    """`cases` in so many clusters: variance / mean, its test (large: clumped), Green's index and its least value."""

    clusters: int
    cases: int
    ratio: float
    fit: GoodnessOfFit
    green: float
    green_least: float


def clumping(counts: Sequence[int]) -> Clumping | NotComputable:
    """Judge the number of cases in each cluster, clusters without any included."""
    clusters, cases = len(counts), sum(counts)
    if clusters < 2:
        return NotComputable("tidak ada posyandu" if not clusters else "hanya satu posyandu", clusters)
    if cases < 2:
        return NotComputable("tidak ada kasus" if not cases else "hanya satu kasus", cases)
    mean = cases / clusters
    statistic = math.fsum((count - mean) ** 2 for count in counts) / mean
    df = clusters - 1
    ratio = statistic / df
    fit = GoodnessOfFit(statistic, df, chi_square_tail(statistic, df))
    return Clumping(clusters, cases, ratio, fit, (ratio - 1) / (cases - 1), -1 / (cases - 1))
