"""Scorecards of the villages by quarter: Y, T and TS of each service."""

from dataclasses import dataclass

from db.models import Scorecard as CountRow
from stunting_tui.domain.planning.scorecard import Card, Count, Score, score, scorecard
from stunting_tui.domain.reporting_period import last_quarter
from stunting_tui.errors import DataError
from stunting_tui.services.register import region
from stunting_tui.services.register.region import VillageRecord
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session


@dataclass(slots=True)
class CardTable:
    """The scorecards of the kecamatan in a quarter; `counts` by village id and code of service follow what is saved."""

    period: str
    card: Card
    villages: list[VillageRecord]
    counts: dict[int, dict[str, Count]]

    def score(self, village_id: int) -> Score:
        """Return the levels of a village."""
        return score(self.card, self.counts[village_id])


def card_table(period: str) -> CardTable:
    """Return every village of the current kecamatan with its counts in a quarter."""
    with reading():
        return CardTable(period, scorecard(), region.village_records(), card_counts(period))


def card_counts(period: str) -> dict[int, dict[str, Count]]:
    """Return the counts of a quarter by village id and code of service; the caller holds the connection."""
    ids = [village.id for village in region.village_records()]
    found: dict[int, dict[str, Count]] = {village_id: {} for village_id in ids}
    for row in CountRow.select().where(CountRow.village.in_(ids), CountRow.period == period):
        found[row.village_id][row.item] = _count(row)
    return found


def newest_counts(period: str) -> dict[int, dict[str, Count]]:
    """Return of each village the counts of the newest quarter that has any, in the year of a period and up to it.

    The caller holds the connection.
    """
    last = last_quarter(period)
    ids = [village.id for village in region.village_records()]
    query = CountRow.select().where(CountRow.village.in_(ids), CountRow.period.between(f"{last[:4]}-T1", last))
    found: dict[int, dict[str, Count]] = {village_id: {} for village_id in ids}
    newest: dict[int, str] = {}
    for row in query.order_by(CountRow.period):
        if newest.get(row.village_id) != row.period:
            newest[row.village_id] = row.period
            found[row.village_id] = {}
        found[row.village_id][row.item] = _count(row)
    return found


def save_count(session: Session, table: CardTable, village_id: int, item: str, wanted: Count | None) -> Count | None:
    """Store the counts of a service, or remove them (None); return them as they are now, `table` holds them too.

    Raises `DataError`, `ConflictError` where another operator changed them meanwhile, and `StoreError`.
    """
    if item not in {one.code for one in table.card.items}:
        raise DataError(f"Layanan {item} tidak ada pada kartu skor.", "Pilih layanan dari daftar.")
    if wanted is not None and min(wanted.yes, wanted.no, wanted.not_applicable) < 0:
        raise DataError("Hitungan tidak boleh negatif.", "Ketik 0 atau lebih.")
    counts = table.counts[village_id]
    before = counts.get(item, Count())
    with transaction(session) as writer:
        row = _stored(village_id, table.period, item)
        if row is None:
            if wanted is not None:
                row = writer.insert(CountRow, village=village_id, period=table.period, item=item, **_columns(wanted))
        elif wanted is None:
            writer.delete(row, before.version)
        else:
            writer.update(row, before.version, **_columns(wanted))
        now = _stored(village_id, table.period, item)
    if now is None:
        counts.pop(item, None)
        return None
    counts[item] = _count(now)
    return counts[item]


def reread(table: CardTable, village_id: int) -> None:
    """Take the counts of a village from the store again."""
    with reading():
        query = CountRow.select().where(CountRow.village == village_id, CountRow.period == table.period)
        table.counts[village_id] = {row.item: _count(row) for row in query}


def _stored(village_id: int, period: str, item: str) -> CountRow | None:
    found: CountRow | None = CountRow.get_or_none(
        CountRow.village == village_id, CountRow.period == period, CountRow.item == item
    )
    return found


def _columns(count: Count) -> dict[str, int]:
    return {"yes": count.yes, "no": count.no, "not_applicable": count.not_applicable}


def _count(row: CountRow) -> Count:
    return Count(row.yes, row.no, row.not_applicable, row.version)
