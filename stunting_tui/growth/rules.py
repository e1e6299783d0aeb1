"""The rules and limits of the WHO standard that both the scalar and the array path follow.

Source: WHO Child Growth Standards (methods and development, 2006) and the behaviour of WHO's own package anthro.
"""

DAYS_PER_MONTH = 30.4375
"""One month of the standard, in days."""

AGE_END = 60 * DAYS_PER_MONTH
"""Ages from here on (1826.25 days) have no z-score; the last whole day is 1826."""

STANDING_FROM = 9 * DAYS_PER_MONTH
"""Below this age (273.9375 days) a standing position is taken as a slip and ignored."""

HEIGHT_DAY = 731
"""From this rounded day on children are measured standing and judged by weight for height."""

STEP_CM = 0.7
"""Length is this much more than height."""

HEIGHT_CM = 87.0
"""With neither age nor position known, weight for height is used from this length on."""

LENGTH_RANGE = (45.0, 110.0)
"""The lengths of the weight-for-length table, both included, cm."""

HEIGHT_RANGE = (65.0, 120.0)
"""The heights of the weight-for-height table, both included, cm."""

AGE_TABLES = {"haz": "len", "waz": "wei", "baz": "bmi", "hcz": "hc", "acz": "ac"}
"""The table of each index that depends on age; whz uses `wfl` or `wfh`."""

RESTRICTED = frozenset({"waz", "whz", "baz", "acz"})
"""Indices that go on linearly beyond 3 SD; length and head circumference have L = 1 and need no such rule."""

OEDEMA_MISSING = frozenset({"waz", "whz", "baz"})
"""Indices that are missing for a child with oedema, whose weight says nothing."""

FLAG_LIMITS = {
    "haz": (-6.0, 6.0),
    "waz": (-6.0, 5.0),
    "whz": (-5.0, 5.0),
    "baz": (-5.0, 5.0),
    "hcz": (-5.0, 5.0),
    "acz": (-5.0, 5.0),
}
"""A rounded z below the first or above the second figure is implausible (WHO flags, strict)."""


def is_flagged(index: str, z: float) -> bool:
    """Return whether a z-score, rounded to 2 decimals, is implausible by the WHO limits."""
    low, high = FLAG_LIMITS[index]
    return z < low or z > high
