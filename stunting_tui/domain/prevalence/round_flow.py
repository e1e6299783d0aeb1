"""What became of the children between two rounds: newly stunted, recovered, still, lost, aged out, new.

A table of counts; definitions as in cohort tables: incidence = newly / (not stunted before and seen again), recovery
= recovered / (stunted before and seen again).
"""

from collections import Counter
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from typing import Literal

Standing = Literal["pendek", "tidak pendek", "tanpa z", "tidak diukur", "lewat umur"]
"""Of a child in a round: stunted, not stunted, measured without a valid z, not measured, too old for the round."""

STANDINGS: tuple[Standing, ...] = ("pendek", "tidak pendek", "tanpa z", "tidak diukur", "lewat umur")
_SEEN: tuple[Standing, ...] = STANDINGS[:3]


@dataclass(frozen=True, slots=True)
class RoundFlow:
    """How many children went from one standing to another; pairs that do not occur are 0."""

    cells: Mapping[tuple[Standing, Standing], int]

    def count(self, before: Standing, now: Standing) -> int:
        """Return one cell of the table."""
        return self.cells.get((before, now), 0)

    @property
    def still(self) -> int:
        """Stunted in both rounds."""
        return self.count("pendek", "pendek")

    @property
    def newly(self) -> int:
        """Not stunted before, stunted now."""
        return self.count("tidak pendek", "pendek")

    @property
    def recovered(self) -> int:
        """Stunted before, not stunted now."""
        return self.count("pendek", "tidak pendek")

    @property
    def lost(self) -> int:
        """Measured before, not measured now, and not too old."""
        return sum(self.count(before, "tidak diukur") for before in _SEEN)

    @property
    def aged_out(self) -> int:
        """Measured before, too old now."""
        return sum(self.count(before, "lewat umur") for before in _SEEN)

    @property
    def new(self) -> int:
        """Measured now, not before."""
        return sum(self.count("tidak diukur", now) for now in _SEEN)

    @property
    def paired(self) -> int:
        """Children with a valid z in both rounds."""
        return sum(self.count(before, now) for before in _SEEN[:2] for now in _SEEN[:2])

    @property
    def incidence(self) -> float | None:
        """Percentage newly stunted of those not stunted before and seen again with a z, None without any."""
        at_risk = self.newly + self.count("tidak pendek", "tidak pendek")
        return 100 * self.newly / at_risk if at_risk else None

    @property
    def recovery(self) -> float | None:
        """Percentage recovered of those stunted before and seen again with a z, None without any."""
        stunted = self.still + self.recovered
        return 100 * self.recovered / stunted if stunted else None


def round_flow(
    before: Mapping[Hashable, bool | None], now: Mapping[Hashable, bool | None], aged_out: Collection[Hashable] = ()
) -> RoundFlow:
    """Return the flow between two rounds, each given as the measured children with True for stunted, None for no z.

    A child of `aged_out` counts as too old for the second round whether it was measured or not.
    """
    old = frozenset(aged_out)
    cells: Counter[tuple[Standing, Standing]] = Counter()
    for child in before.keys() | now.keys():
        second: Standing = "lewat umur" if child in old else _standing(now, child)
        cells[_standing(before, child), second] += 1
    del cells["tidak diukur", "lewat umur"]
    return RoundFlow(dict(cells))


def _standing(measured: Mapping[Hashable, bool | None], child: Hashable) -> Standing:
    if child not in measured:
        return "tidak diukur"
    stunted = measured[child]
    return "tanpa z" if stunted is None else "pendek" if stunted else "tidak pendek"
