"""Signs of copied or made-up rows: the same value again and again, and everything measured on one day.

Field practice of checking registers; no published test. Rows are taken in the order they were written:
that of the file, or of the typing.
"""

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from stunting_tui.domain.quality.outcome import NotComputable, too_few

LEAST = 3
"""From this many equal values in a row on it is told."""


@dataclass(frozen=True, slots=True)
class Run:
    """`length` rows with the same value, the first of them at place `start` (from 0)."""

    value: Hashable
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


def repeats(values: Iterable[Hashable | None], least: int = LEAST) -> Repeats | NotComputable:
    """Find `least` or more equal values in a row; a missing value (None) ends a run and does not count."""
    runs, n, at = [], 0, 0
    for value, group in groupby(values):
        length = sum(1 for _ in group)
        if value is not None:
            n += length
            if length >= least:
                runs.append(Run(value, at, length))
        at += length
    return too_few(n) if n < 2 else Repeats(n, tuple(runs))


def measuring_days(days: Iterable[date]) -> Days | NotComputable:
    """Count the children by the day they were measured on."""
    counts = Counter(days)
    n = counts.total()
    if n < 2:
        return too_few(n, "pengukuran")
    busiest = min(counts, key=lambda day: (-counts[day], day))
    return Days(n, len(counts), busiest, counts[busiest])
