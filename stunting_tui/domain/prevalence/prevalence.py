"""Shares of children with a 95 % interval, as the WHO's survey estimate of a simple sample gives them."""

import math

from stunting_tui.domain.prevalence.figures import Share
from stunting_tui.domain.prevalence.student import student_quantile

CONFIDENCE = 0.95


def share(n: int, of: int, flagged: int = 0, missing: int = 0, total: int | None = None) -> Share:
    """Return `n` of `of` children in percent with its interval.

    `total` is the number of children in the whole file when `of` is only a part of it (default: `of`): the
    variance is total / (total - 1) * sum(u^2) with u = (y - p) / of inside the part and 0 outside, the
    degrees of freedom total - 1; the interval is symmetric on the logit scale, logit p +- t * SE / (p (1 - p)).
    As in WHO Anthro 0 % has the interval 0 to 0 and 100 % that of 100 to 100. No children, no percentage.
    Raises ValueError unless 0 <= n <= of <= total.
    """
    everyone = of if total is None else total
    if not 0 <= n <= of <= everyone:
        raise ValueError(f"{n} of {of} of {everyone} is no share")
    if of == 0:
        return Share(n, of, None, None, None, flagged, missing)
    p = n / of
    low, high = (p, p) if n in {0, of} else _interval(p, of, everyone)
    return Share(n, of, 100 * p, 100 * low, 100 * high, flagged, missing)


def _interval(p: float, of: int, total: int) -> tuple[float, float]:
    """Return the logit interval of a proportion strictly between 0 and 1; sum(u^2) is p (1 - p) / of."""
    error = math.sqrt(total / (total - 1) * p * (1 - p) / of)
    reach = student_quantile((1 + CONFIDENCE) / 2, total - 1) * error / (p * (1 - p))
    logit = math.log(p / (1 - p))
    return _expit(logit - reach), _expit(logit + reach)


def _expit(x: float) -> float:
    """Return 1 / (1 + e^-x) without overflow on either side."""
    if x >= 0:
        return 1 / (1 + math.exp(-x))
    return math.exp(x) / (1 + math.exp(x))
