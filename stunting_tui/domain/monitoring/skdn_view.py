"""SKDN as it is shown: one month by age group, and the twelve months that end with it."""

from collections.abc import Mapping
from dataclasses import dataclass

from stunting_tui.domain.monitoring.skdn import AGE_NAMES, Skdn

ALL_AGES = "semua"
GROUPS = (*AGE_NAMES, ALL_AGES)
MONTHS = 12


@dataclass(frozen=True, slots=True)
class SkdnView:
    """The counts of a place by month and age group. `months` are ISO year-months, the oldest first.

    `has_books`: whether any file told who has a Buku KIA/KMS; without, K is not known. `kbm` names the table in use.
    """

    place: str
    months: tuple[str, ...]
    counts: Mapping[tuple[str, str], Skdn]
    has_books: bool
    kbm: str

    @property
    def period(self) -> str:
        """The month shown by age group."""
        return self.months[-1]

    def of(self, group: str, month: str = "") -> Skdn:
        """Return the counts of an age group in a month, by default the one shown."""
        return self.counts.get((month or self.period, group), Skdn())


def months_until(period: str) -> tuple[str, ...]:
    """Return the twelve months that end with one."""
    last = int(period[:4]) * 12 + int(period[5:]) - 1
    return tuple(f"{at // 12:04d}-{at % 12 + 1:02d}" for at in range(last - MONTHS + 1, last + 1))
