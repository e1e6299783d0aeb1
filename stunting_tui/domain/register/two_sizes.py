"""Whether two who may be one child were measured, at about the same time, with the sizes of two children."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

DAYS = 14
"""So far apart two visits are held against each other: a child hardly grows in that time."""
CM, KG = 1.5, 0.7
"""More than two measurers differ on one child: 2.77 times a technical error of 0.5 cm; of the weight a meal more."""


class Size(Protocol):
    """A visit with what was measured, None where nothing was."""

    @property
    def measured_on(self) -> date:
        """The day."""

    @property
    def weight_kg(self) -> float | None:
        """The weight."""

    @property
    def height_cm(self) -> float | None:
        """The height or length."""


def two_sizes(first: Iterable[Size], other: Iterable[Size]) -> bool:
    """Whether some visits of about the same time differ by more than measuring one child twice explains."""
    others = list(other)
    return any(
        abs((a.measured_on - b.measured_on).days) <= DAYS
        and (_apart(a.height_cm, b.height_cm, CM) or _apart(a.weight_kg, b.weight_kg, KG))
        for a in first
        for b in others
    )


def _apart(a: float | None, b: float | None, most: float) -> bool:
    return a is not None and b is not None and abs(a - b) > most
