"""All that is known of a village before a rembuk, in one answer: profile, indicators, scorecard, targets.

facts(village_id, 2026, "2026-T3", site) -> VillageFacts
"""

from dataclasses import dataclass
from pathlib import Path

from stunting_tui.domain.planning.indicators import Reading
from stunting_tui.domain.planning.scorecard import Score, score, scorecard
from stunting_tui.domain.planning.target import Target, for_village
from stunting_tui.domain.planning.village_year import VillageYear
from stunting_tui.errors import DataError
from stunting_tui.services.planning.indicators import indicator_table
from stunting_tui.services.planning.scorecards import newest_counts
from stunting_tui.services.planning.village_years import year_rows
from stunting_tui.services.store import reading


@dataclass(frozen=True, slots=True)
class VillageFacts:
    """One village: `readings` of every indicator of the office's profile in its order, with value, gap and word.

    `profile` has None for what nobody typed; `score` is of the newest quarter counted in the year up to `period`;
    `targets` are those of the year that hold for the village: its own first, then kecamatan, kabupaten, provinsi,
    nasional.
    """

    village_id: int
    code: str
    name: str
    year: int
    period: str
    profile: VillageYear
    readings: tuple[Reading, ...]
    score: Score
    targets: tuple[Target, ...]

    @property
    def short(self) -> tuple[Reading, ...]:
        """The indicators that miss their targets, the largest gap first; percentages before counts."""
        missed = (one for one in self.readings if one.is_short)
        return tuple(sorted(missed, key=lambda one: (not one.indicator.is_share, one.gap or 0)))

    @property
    def typed(self) -> int:
        """How many indicators have a figure."""
        return sum(one.value is not None for one in self.readings)


def facts(village_id: int, year: int, period: str, site: Path | None = None) -> VillageFacts:
    """Return what is known of a village. `site` is the folder of the database (profiles of the office lie there).

    Raises `DataError` when the village is not of the current kecamatan.
    """
    found = next((one for one in all_facts(year, period, site) if one.village_id == village_id), None)
    if found is None:
        raise DataError("Desa ini tidak ada di kecamatan yang dikerjakan.", "Pilih desa dari daftar.")
    return found


def all_facts(year: int, period: str, site: Path | None = None) -> list[VillageFacts]:
    """Return the facts of every village of the current kecamatan by name.

    `period` is that of the indicators (2026, 2026-T3, 2026-08); the scorecard is that of the newest quarter up to
    it.
    """
    with reading():
        table = indicator_table(period, site)
        years = year_rows(year)
        counts = newest_counts(period)
        return [
            VillageFacts(
                village.id, village.code, village.name, year, period, years[village.id], table.of_village(village.id),
                score(scorecard(), counts[village.id]), for_village(table.targets, village.id, year),
            )
            for village in table.villages
        ]  # fmt: skip
