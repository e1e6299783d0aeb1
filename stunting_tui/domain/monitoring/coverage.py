"""Who was seen in a round of measuring and who was not, child by child; who grows out of an age group.

Coverage is D/S of the Buku KIA/KMS: measured / registered. Of the two prevalences one is stunted / measured with a
height that can be judged, the other stunted / registered, the least it can be (worst-case bound, `missing_bounds`).
"""

import tomllib
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from stunting_tui.domain.age import completed_months, monthly_birthday
from stunting_tui.resources import fixtures

UNDER_FIVE = 60
"""Completed months from which a child is no balita."""


@dataclass(frozen=True, slots=True)
class CoverageRules:
    """The months of the rounds (1-12), and the ages in completed months at which a child leaves a group."""

    months: tuple[int, ...]
    ages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Presence:
    """A child on the register with the rounds it was measured in, the newest first.

    `left_on` is the day it moved, died or was struck off, None for an active child.
    """

    birth_date: date
    left_on: date | None
    active: bool
    seen: tuple[bool, ...]

    def is_registered(self, day: date) -> bool:
        """Whether it belongs to those to be measured on a day: born, under five, and not gone by then."""
        here = self.active or (self.left_on is not None and self.left_on > day)
        return self.birth_date <= day and here and completed_months(self.birth_date, day) < UNDER_FIVE

    def missed(self, days: Sequence[date]) -> int:
        """Return in how many of the rounds up to the newest it was missed one after another; `days` as `seen`."""
        count = 0
        for day, seen in zip(days, self.seen, strict=True):
            if seen or self.birth_date > day:
                break
            count += 1
        return count

    def stranger(self, day: date) -> str:
        """Return why one who was measured is not on the register on a day, in Indonesian; "" where it is."""
        if completed_months(self.birth_date, day) >= UNDER_FIVE:
            return "lewat 59 bulan"
        return "" if self.is_registered(day) else "tidak aktif"


@dataclass(frozen=True, slots=True)
class Standing:
    """Children of a place counted: registered, measured of those, measured unregistered, stunted of `valid`.

    The two percentages have the measured and the registered as what they are of.
    """

    registered: int
    measured: int
    strangers: int
    stunted: int
    valid: int

    @property
    def coverage(self) -> float | None:
        """D/S in percent, None where nobody is registered."""
        return _percent(self.measured, self.registered)

    @property
    def of_measured(self) -> float | None:
        """Stunted in percent of those with a height that can be judged."""
        return _percent(self.stunted, self.valid)

    @property
    def of_registered(self) -> float | None:
        """Stunted in percent of the registered: the least the prevalence can be."""
        return _percent(self.stunted, self.registered)


@cache
def coverage_rules() -> CoverageRules:
    """Return the rules in force."""
    told = tomllib.loads((fixtures() / "rules" / "coverage.toml").read_text(encoding="utf-8"))
    return CoverageRules(tuple(told["bulan_penimbangan"]), tuple(told["lulus_bulan"]))


def next_round(today: date, months: Iterable[int]) -> date:
    """Return the last day of the next round's month, this month's where a round is on."""
    wanted = set(months)
    year, month = today.year, today.month
    while month not in wanted:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return date(year, month, monthrange(year, month)[1])


def leaving(birth: date, today: date, until: date, ages: Iterable[int]) -> tuple[int, date] | None:
    """Return the age reached after `today` and by `until`, and the day; None where there is none."""
    reached = ((months, monthly_birthday(birth, months)) for months in ages)
    return next(((months, day) for months, day in reached if today < day <= until), None)


def _percent(part: int, whole: int) -> float | None:
    return 100 * part / whole if whole else None
