"""Priority of the villages: what the store knows of each, the weights of the office, lokus of the year and before."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from db.models import IndicatorValue
from stunting_tui.domain.planning.indicators import MISSED, NEARLY, REACHED, Reading
from stunting_tui.domain.planning.priority import Factor, Measures, Placed, priority_rules, ranked, weigh, weights_text
from stunting_tui.domain.planning.village_year import VillageYear
from stunting_tui.domain.prevalence.figures import BatchFigures, VillageFigures
from stunting_tui.domain.reporting_period import last_quarter
from stunting_tui.errors import ConflictError, DataError
from stunting_tui.services.planning.village_facts import VillageFacts, all_facts
from stunting_tui.services.planning.village_years import YearTable, set_lokus, year_rows
from stunting_tui.services.quality import figures
from stunting_tui.services.register import region
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session

WEIGHTS = "bobot_prioritas"
"""Setting: the weights of the office, in the order of the factors."""


@dataclass(slots=True)
class PriorityTable:
    """The villages in their places; `years` of the year in work, `before` of the year before, by village id.

    `batch` and `period` say which figures and which indicators were looked at, "" for none.
    """

    year: int
    batch: str
    period: str
    factors: tuple[Factor, ...]
    places: list[Placed]
    years: YearTable
    before: dict[int, VillageYear]


def priority_table(year: int, known_in: int, site: Path | None = None) -> PriorityTable:
    """Return the villages of the current kecamatan by priority, for the lokus of a year.

    Figures are of the newest batch, indicators of the year or, for years to come, of `known_in`. `site` is the folder
    of the database. Raises `DataError` and `FileError` for rules that cannot be read.
    """
    batch = newest_figures()
    with reading():
        period = typed_period(min(year, known_in))
        known = all_facts(year, period, site)
        villages = region.village_records()
        years, before = YearTable(year, villages, year_rows(year)), year_rows(year - 1)
    factors = factors_of_office()
    found = {village.code: village for village in batch.villages} if batch else {}
    places = ranked((measures_of(facts, found.get(facts.code)) for facts in known), factors)
    return PriorityTable(year, batch.period if batch else "", period, factors, places, years, before)


def newest_figures() -> BatchFigures | None:
    """Return the figures of the newest batch that can be compared, None without any."""
    batch = figures.current_batch(figures.batches())
    return figures.batch_figures(batch.id) if batch else None


def measures_of(facts: VillageFacts, village: VillageFigures | None) -> Measures:
    """Return what the priority of a village is made from."""
    words = Counter(one.word for one in facts.readings)
    missed = words[MISSED] + words[NEARLY]
    compared = missed + words[REACHED]
    if village is None:
        return Measures(facts.village_id, facts.name, 0, 0, 0, None, None, missed, compared)
    group = village.under_five
    return Measures(
        facts.village_id, facts.name, group.stunted.n, group.measured, group.registered, group.stunted.percent,
        village.change, missed, compared,
    )  # fmt: skip


def readings_of(facts: VillageFacts) -> dict[str, Reading]:
    """Return the indicators of a village by code."""
    return {one.indicator.code: one for one in facts.readings}


def typed_period(year: int) -> str:
    """Return the period of a year with the most indicators typed, of equal ones the latest; the year without any.

    The caller holds the connection.
    """
    ids = [village.id for village in region.village_records()]
    mine = IndicatorValue.village.in_(ids) & IndicatorValue.period.startswith(str(year))
    counts = Counter(row.period for row in IndicatorValue.select(IndicatorValue.period).where(mine))
    return max(counts, key=lambda period: (counts[period], last_quarter(period), period), default=str(year))


def factors_of_office() -> tuple[Factor, ...]:
    """Return the factors with the weights of this office; those of the program where what is kept fits no more."""
    usual = priority_rules().factors
    kept = region.setting(WEIGHTS)
    try:
        return weigh(usual, kept) if kept else usual
    except DataError:
        return usual


def save_weights(session: Session, text: str, seen: tuple[Factor, ...]) -> tuple[Factor, ...]:
    """Weigh the factors otherwise from now on; nothing typed: as the program does.

    Raises `DataError` for what cannot be, `ConflictError` where the weights are no longer those that were `seen`.
    """
    usual = priority_rules().factors
    factors = weigh(usual, text) if text.strip() else usual
    with transaction(session) as writer:
        now = factors_of_office()
        if now != seen:
            raise ConflictError(
                f"Bobot sudah diubah {region.setting_author(WEIGHTS)} menjadi {weights_text(now)}.",
                "Bobot Anda belum disimpan; buka Bobot lagi bila masih perlu.",
            )
        region.set_setting(writer, WEIGHTS, "" if factors == usual else weights_text(factors))
    return factors


def turn_lokus(session: Session, table: PriorityTable, village_id: int, reason: str | None) -> VillageYear:
    """Make a village lokus of the table's year for a reason, or lokus no longer (None). Raises as `set_lokus`."""
    return set_lokus(session, table.years, village_id, reason)
