"""Children measured in the other position than their age asks for.

Source: the data quality report of the WHO Anthro Survey Analyser: standing under 24 months, or lying from 24 months
on, by age group, with those under 9 months apart (WHO anthro takes a standing position there for a slip). The border
is day 731 of the growth standard, which is 24 months of 30.4375 days.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stunting_tui.domain.prevalence.measured import LYING, STANDING
from stunting_tui.growth.rules import HEIGHT_DAY, STANDING_FROM

if TYPE_CHECKING:
    from numpy.typing import ArrayLike


@dataclass(frozen=True, slots=True)
class PositionGroup:
    """Of `n` children of an age with a known position, those measured in the other one."""

    n: int = 0
    other: int = 0

    @property
    def percent(self) -> float | None:
        """The percentage measured in the other position, None without children."""
        return 100 * self.other / self.n if self.n else None


@dataclass(frozen=True, slots=True)
class PositionMatch:
    """Under 9 months, 9 to 23 months (both should lie) and from 24 months on (should stand); `unknown` positions."""

    infants: PositionGroup
    toddlers: PositionGroup
    older: PositionGroup
    unknown: int

    @property
    def total(self) -> PositionGroup:
        """All ages together."""
        groups = (self.infants, self.toddlers, self.older)
        return PositionGroup(sum(group.n for group in groups), sum(group.other for group in groups))


def position_match(age_days: "ArrayLike", positions: "ArrayLike") -> PositionMatch:
    """Judge the position of each child (0 unknown) by its age in days; one without a known age (NaN) is unknown."""
    import numpy as np

    ages, codes = np.asarray(age_days, dtype=np.float64), np.asarray(positions, dtype=np.intp)
    known = (codes > 0) & ~np.isnan(ages)
    group = (ages >= STANDING_FROM).astype(np.intp) + (ages >= HEIGHT_DAY)
    other = codes == np.where(ages < HEIGHT_DAY, STANDING, LYING)
    counts, others = (np.bincount(group[rows], minlength=3).tolist() for rows in (known, known & other))
    infants, toddlers, older = (PositionGroup(*found) for found in zip(counts, others, strict=True))
    return PositionMatch(infants, toddlers, older, len(ages) - sum(counts))
