"""Children measured in the other position than their age asks for.

Source: the data quality report of the WHO Anthro Survey Analyser: standing under 24 months, or lying from 24 months
on, by age group, with those under 9 months apart (WHO anthro takes a standing position there for a slip). The border
is day 731 of the growth standard, which is 24 months of 30.4375 days.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from stunting_tui.domain.rows import Position
from stunting_tui.growth.rules import HEIGHT_DAY, STANDING_FROM


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


def position_match(children: Iterable[tuple[float, Position | None]]) -> PositionMatch:
    """Judge pairs of age in days and position; children without a known age (NaN) count as unknown."""
    counts = {"infants": [0, 0], "toddlers": [0, 0], "older": [0, 0]}
    unknown = 0
    for age, position in children:
        if position is None or math.isnan(age):
            unknown += 1
            continue
        lying = age < HEIGHT_DAY
        group = counts["older" if not lying else "infants" if age < STANDING_FROM else "toddlers"]
        group[0] += 1
        group[1] += position == ("H" if lying else "L")
    return PositionMatch(**{name: PositionGroup(*found) for name, found in counts.items()}, unknown=unknown)
