"""Figures from counts: registered, measured, and how many are in each nutritional state.

Prevalence = children below the cut-off / children measured with a valid z, one latest visit per child, by completed
months of age. Implausible (WHO flags) and missing z are left out and counted beside. A child with oedema counts as
severely wasted and severely underweight whatever its weight (WHO anthro: z set to -3.1 for the cut-offs).
"""

from collections.abc import Iterable
from dataclasses import astuple, dataclass

from stunting_tui.domain.prevalence.figures import SMALL_NUMBER, GroupFigures, Share, VillageFigures
from stunting_tui.domain.prevalence.prevalence import share

OEDEMA_Z = -3.1
UNDER_FIVE = 60
UNDER_TWO = 24


@dataclass(frozen=True, slots=True)
class Counts:
    """Children of a place and age group: registered, measured, and by their z of each index.

    For height for age (haz), weight for age (waz) and weight for height (whz): below -2, below -3, above 2, then
    implausible and missing, which are in none of the three.
    """

    registered: int = 0
    measured: int = 0
    haz_low: int = 0
    haz_lowest: int = 0
    haz_high: int = 0
    haz_flagged: int = 0
    haz_missing: int = 0
    waz_low: int = 0
    waz_lowest: int = 0
    waz_high: int = 0
    waz_flagged: int = 0
    waz_missing: int = 0
    whz_low: int = 0
    whz_lowest: int = 0
    whz_high: int = 0
    whz_flagged: int = 0
    whz_missing: int = 0


@dataclass(frozen=True, slots=True)
class PlaceCounts:
    """The counts of a place: children under two, and under five with those under two."""

    under_two: Counts = Counts()
    under_five: Counts = Counts()


def total(parts: Iterable[Counts]) -> Counts:
    """Return the counts of several groups as one."""
    rows = [astuple(part) for part in parts]
    return Counts(*map(sum, zip(*rows, strict=True))) if rows else Counts()


def village_figures(
    place: tuple[str, str, str], counts: PlaceCounts, everyone: int, before: Share | None = None
) -> VillageFigures:
    """Return the figures of one place (code, name, kind).

    `everyone` is the number of measured children of the whole batch, for the degrees of freedom. `before` is the
    place's stunting share in the batch before.
    """
    five = group_figures(counts.under_five, everyone)
    two = group_figures(counts.under_two, everyone)
    return VillageFigures(*place, five, two, _change(five.stunted, before))


def group_figures(counts: Counts, everyone: int) -> GroupFigures:
    """Return the figures of one age group."""

    def of(index: str, state: str) -> Share:
        flagged, missing = (getattr(counts, f"{index}_{name}") for name in ("flagged", "missing"))
        valid = counts.measured - flagged - missing
        return share(getattr(counts, f"{index}_{state}"), valid, flagged, missing, total=max(everyone, valid))

    return GroupFigures(
        registered=counts.registered,
        measured=counts.measured,
        stunted=of("haz", "low"),
        severely_stunted=of("haz", "lowest"),
        wasted=of("whz", "low"),
        severely_wasted=of("whz", "lowest"),
        underweight=of("waz", "low"),
        severely_underweight=of("waz", "lowest"),
        overweight=of("whz", "high"),
    )


def _change(now: Share, before: Share | None) -> float | None:
    """Return the difference in percentage points, None where either side has too few children."""
    if before is None or before.percent is None or now.percent is None:
        return None
    if min(now.of, before.of) < SMALL_NUMBER:
        return None
    return now.percent - before.percent
