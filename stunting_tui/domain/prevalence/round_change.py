"""The difference between two percentages, with an interval.

Source: Newcombe, Statistics in Medicine 17 (1998) 873-890, method 10, for two independent samples: with the limits l
and u of each percentage, the difference d = p2 - p1 reaches from d - sqrt((p2 - l2)^2 + (u1 - p1)^2) to d + sqrt((u2
- p2)^2 + (p1 - l1)^2). Here the limits are those of the estimates themselves, so that the sampling design counts (Zou
& Donner 2008); where an estimate has an interval of no width (0 or 100 %) they are Wilson's. Children seen in both
rounds make the true interval narrower; for these alone `paired_change` is exact.
"""

import math
from dataclasses import dataclass
from statistics import NormalDist

from stunting_tui.domain.prevalence.prevalence import CONFIDENCE
from stunting_tui.domain.prevalence.survey import Estimate


@dataclass(frozen=True, slots=True)
class Change:
    """A difference in percentage points (now less before) and its interval; None with the reason."""

    points: float | None
    low: float | None
    high: float | None
    reason: str = ""

    @property
    def certain(self) -> bool:
        """Whether the interval leaves out 0."""
        return self.low is not None and self.high is not None and (self.low > 0 or self.high < 0)


@dataclass(frozen=True, slots=True)
class PercentLimits:
    """A percentage between its limits."""

    percent: float
    low: float
    high: float


def change(before: Estimate, now: Estimate) -> Change:
    """Return the change between two estimates of the same indicator."""
    if before.percent is None or now.percent is None:
        when = "sebelumnya" if before.percent is None else "ini"
        return Change(None, None, None, f"putaran {when}: {before.reason if before.percent is None else now.reason}")
    points = now.percent - before.percent
    for when, estimate in (("sebelumnya", before), ("ini", now)):
        if estimate.low is None:
            return Change(points, None, None, f"putaran {when}: {estimate.reason}")
    return Change(points, *difference(_limits(before), _limits(now)))


def difference(before: PercentLimits, now: PercentLimits) -> tuple[float, float]:
    """Return the interval of a difference of two percentages by Newcombe's method 10."""
    points = now.percent - before.percent
    down = math.hypot(now.percent - now.low, before.high - before.percent)
    up = math.hypot(now.high - now.percent, before.percent - before.low)
    return points - down, points + up


def paired_change(newly: int, recovered: int, n: int) -> Change:
    """Return the change among `n` children seen in both rounds, of whom some newly have the state and some lost it.

    (newly - recovered) / n with SE sqrt(newly + recovered - (newly - recovered)^2 / n) / n and the normal interval
    (Fleiss, Statistical Methods for Rates and Proportions, 1981, 8.1). Raises ValueError for impossible counts.
    """
    if min(newly, recovered) < 0 or newly + recovered > n:
        raise ValueError(f"{newly} and {recovered} of {n} cannot be")
    if n < 2:
        return Change(None, None, None, "hanya satu anak di kedua putaran" if n else "tidak ada anak di kedua putaran")
    points = 100 * (newly - recovered) / n
    if newly + recovered == 0:
        return Change(points, None, None, "tidak ada anak yang berubah")
    error = 100 * math.sqrt(newly + recovered - (newly - recovered) ** 2 / n) / n
    return Change(points, points - _normal() * error, points + _normal() * error)


def wilson(n: int, of: int) -> PercentLimits:
    """Return `n` of `of` in percent with the score interval of Wilson (1927). Raises ValueError without children."""
    if not 0 <= n <= of or of < 1:
        raise ValueError(f"{n} of {of} is no share")
    z2 = _normal() ** 2
    centre = (n + z2 / 2) / (of + z2)
    reach = math.sqrt(z2 * (n * (of - n) / of + z2 / 4)) / (of + z2)
    return PercentLimits(100 * n / of, 100 * max(centre - reach, 0), 100 * min(centre + reach, 1))


def _limits(estimate: Estimate) -> PercentLimits:
    assert estimate.percent is not None and estimate.low is not None and estimate.high is not None
    if estimate.low == estimate.high:
        return wilson(estimate.n, estimate.of)
    return PercentLimits(estimate.percent, estimate.low, estimate.high)


def _normal() -> float:
    """Return the normal quantile of the interval, 1.96."""
    return NormalDist().inv_cdf((1 + CONFIDENCE) / 2)
