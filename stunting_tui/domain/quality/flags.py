"""Implausible z-scores: by the fixed limits of WHO, and by the distance from the mean of the place (SMART).

Sources: WHO flags as in WHO anthro (`growth.rules.FLAG_LIMITS`); SMART flags as in nipnTK::national.SMART: further
than 3 z from the mean of all known z-scores of the sample, strict, for height and weight for age and weight for
height.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stunting_tui.growth.rules import FLAG_LIMITS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

SMART_INDICES = ("haz", "waz", "whz")
SMART_REACH = 3.0


@dataclass(frozen=True, slots=True)
class Flags:
    """Of `n` known z-scores those below and above the limits `low` and `high`; without any, no limits for SMART."""

    n: int
    below: int
    above: int
    low: float | None
    high: float | None

    @property
    def count(self) -> int:
        """All implausible ones."""
        return self.below + self.above

    @property
    def percent(self) -> float | None:
        """Their percentage of the known z-scores, None without any."""
        return 100 * self.count / self.n if self.n else None


def who_flags(index: str, z: "ArrayLike") -> Flags:
    """Count the z-scores of an index beyond the limits of WHO. Raises KeyError for an unknown index."""
    return _count(z, *FLAG_LIMITS[index])


def smart_flags(z: "ArrayLike") -> Flags:
    """Count the z-scores further than 3 from the mean of the known ones, the implausible included in the mean."""
    return _count(z, *smart_limits(z))


def smart_limits(z: "ArrayLike") -> tuple[float | None, float | None]:
    """Return the limits of SMART, none without a known z-score."""
    import numpy as np

    values = np.asarray(z, dtype=np.float64)
    known = values[np.isfinite(values)]
    if not len(known):
        return None, None
    mean = float(known.mean())
    return mean - SMART_REACH, mean + SMART_REACH


def within(z: "ArrayLike", low: float | None, high: float | None) -> "NDArray[np.float64]":
    """Return the known z-scores that are not flagged: from `low` to `high`, both included."""
    import numpy as np

    values = np.asarray(z, dtype=np.float64)
    if low is None or high is None:
        return values[:0]
    return values[(values >= low) & (values <= high)]


def _count(z: "ArrayLike", low: float | None, high: float | None) -> Flags:
    import numpy as np

    values = np.asarray(z, dtype=np.float64)
    n = int(np.isfinite(values).sum())
    if low is None or high is None:
        return Flags(0, 0, 0, None, None)
    return Flags(n, int((values < low).sum()), int((values > high).sum()), low, high)
