"""Signs of copied or made-up rows: the same value again and again, and everything measured on one day.

Field practice of checking registers; no published test. Rows are taken in the order they were written:
that of the file, or of the typing.
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from stunting_tui.domain.quality.outcome import NotComputable, too_few

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

LEAST = 3
"""From this many equal values in a row on it is told."""


@dataclass(frozen=True, slots=True)
class Run:
    """`length` rows with the same values, one of each column, the first of them at place `start` (from 0)."""

    values: tuple[float, ...]
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Repeats:
    """The runs of equal values among `n` known ones, in their order."""

    n: int
    runs: tuple[Run, ...]

    @property
    def percent(self) -> float:
        """Percentage of the values that stand in such a run."""
        return 100 * sum(run.length for run in self.runs) / self.n


@dataclass(frozen=True, slots=True)
class Days:
    """On how many days `n` children were measured; `most` of them on the `busiest` (the first of equal ones)."""

    n: int
    days: int
    busiest: date
    most: int

    @property
    def percent(self) -> float:
        """Percentage measured on the busiest day; 100 where all were measured on one day."""
        return 100 * self.most / self.n


def repeats(*columns: "ArrayLike", least: int = LEAST) -> Repeats | NotComputable:
    """Find `least` or more equal rows in a row; one with a missing value (NaN) ends a run and does not count."""
    import numpy as np

    rows = np.stack([np.asarray(column, dtype=np.float64) for column in columns], axis=1)
    known = ~np.isnan(rows.sum(axis=1))
    n = int(known.sum())
    if n < 2:
        return too_few(n)
    first = np.concatenate(([True], (rows[1:] != rows[:-1]).any(axis=1)))  # a missing value is equal to nothing
    starts = np.flatnonzero(first)
    lengths = np.diff(starts, append=len(rows))
    long = known[starts] & (lengths >= least)
    runs = zip(rows[starts[long]].tolist(), starts[long].tolist(), lengths[long].tolist(), strict=True)
    return Repeats(n, tuple(Run(tuple(values), start, length) for values, start, length in runs))


def measuring_days(days: "ArrayLike") -> Days | NotComputable:
    """Count the children by the day they were measured on, given as its ordinal."""
    import numpy as np

    found, counts = np.unique(np.asarray(days, dtype=np.intp), return_counts=True)
    n = int(counts.sum())
    if n < 2:
        return too_few(n, "pengukuran")
    busiest = int(counts.argmax())
    return Days(n, len(found), date.fromordinal(int(found[busiest])), int(counts[busiest]))
