"""Targets by year and level, and which of them holds for a village."""

from collections.abc import Iterable
from dataclasses import dataclass

VILLAGE = "desa"
LEVELS = (VILLAGE, "kecamatan", "kabupaten", "provinsi", "nasional")
"""The levels, nearest to the village first."""

PREVALENCE = "Prevalensi stunting"
"""The indicator every target list begins with."""


@dataclass(frozen=True, slots=True)
class Target:
    """A target of a year. `indicator` is the code of a service indicator, or words such as "Prevalensi stunting".

    `village_id` belongs to the level "desa" alone; `source` says which document or meeting set it. `id` None: new.
    """

    level: str
    year: int
    indicator: str
    value: float
    unit: str = "%"
    source: str = ""
    village_id: int | None = None
    id: int | None = None
    version: int = 0


def holds_for(target: Target, village_id: int | None) -> bool:
    """Whether a target is meant for a village; None: for the kecamatan as a whole."""
    return target.level != VILLAGE or (village_id is not None and target.village_id == village_id)


def for_village(targets: Iterable[Target], village_id: int | None, year: int) -> tuple[Target, ...]:
    """Return the targets of a year that hold for a village, nearest level first, then by indicator."""
    mine = (one for one in targets if one.year == year and holds_for(one, village_id))
    return tuple(sorted(mine, key=lambda one: (LEVELS.index(one.level), one.indicator.casefold())))


def in_force(targets: Iterable[Target], village_id: int | None, year: int, indicator: str) -> Target | None:
    """Return the target that counts for an indicator: of the year, the nearest level that set one."""
    wanted = indicator.casefold()
    mine = for_village(targets, village_id, year)
    return next((one for one in mine if one.indicator.casefold() == wanted), None)
