"""Village years: what is typed on the screen Profil desa, one row at a time."""

from collections.abc import Mapping
from dataclasses import dataclass

from db.models import VillageYear as YearRow
from stunting_tui.domain.planning.village_year import (
    FIELDS,
    VillageYear,
    YearTotal,
    first_objection,
    total,
    with_values,
)
from stunting_tui.errors import DataError
from stunting_tui.services.register import region
from stunting_tui.services.register.region import VillageRecord
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session


@dataclass(slots=True)
class YearTable:
    """The villages of the kecamatan in a year, as stored; `rows` by village id follow what is saved."""

    year: int
    villages: list[VillageRecord]
    rows: dict[int, VillageYear]

    @property
    def total(self) -> YearTotal:
        """The sums of the kecamatan."""
        return total([self.rows[village.id] for village in self.villages])


def year_table(year: int) -> YearTable:
    """Return every village of the current kecamatan in a year."""
    with reading():
        return YearTable(year, region.village_records(), year_rows(year))


def year_rows(year: int) -> dict[int, VillageYear]:
    """Return the village years of the current kecamatan by village id, blank ones too.

    The caller holds the connection.
    """
    ids = [village.id for village in region.village_records()]
    found = {village_id: VillageYear(village_id, year) for village_id in ids}
    for row in YearRow.select().where(YearRow.village.in_(ids), YearRow.year == year):
        found[row.village_id] = _record(row)
    return found


def village_year(village_id: int, year: int) -> VillageYear:
    """Return one village in a year, blank where nothing is stored."""
    with reading():
        return _read(village_id, year)


def save_row(session: Session, table: YearTable, village_id: int, values: Mapping[str, int | None]) -> VillageYear:
    """Store figures of a village by field (None empties one) and return it as it is now; `table` holds it too.

    Raises `DataError` for figures that cannot be, `ConflictError` where another operator changed the row meanwhile,
    and `StoreError`.
    """
    before = table.rows[village_id]
    unknown = [field for field in values if field not in FIELDS]
    if unknown:
        raise DataError(f'Isian "{unknown[0]}" tidak dikenal.', "Pilih kolom yang ada.")
    wrong = first_objection(with_values(before, values))
    if wrong:
        raise DataError(wrong)
    with transaction(session) as writer:
        stored = YearRow.get_or_none(YearRow.village == village_id, YearRow.year == table.year)
        if stored is None:
            writer.insert(YearRow, village=village_id, year=table.year, **values)
        else:
            writer.update(stored, before.version, **values)
        table.rows[village_id] = _read(village_id, table.year)
    return table.rows[village_id]


def set_lokus(session: Session, table: YearTable, village_id: int, reason: str | None) -> VillageYear:
    """Make a village lokus of the year for a reason, no longer without one (None); return it as it is now.

    `table` holds it too. Raises `DataError` for an empty reason, `ConflictError` where another operator changed the
    row meanwhile, and `StoreError`.
    """
    words = " ".join((reason or "").split())
    if reason is not None and not words:
        raise DataError("Alasan lokus masih kosong.", "Tulis mengapa desa ini menjadi lokus.")
    values = {"lokus": int(reason is not None), "lokus_reason": words}
    with transaction(session) as writer:
        stored = YearRow.get_or_none(YearRow.village == village_id, YearRow.year == table.year)
        if stored is None:
            writer.insert(YearRow, village=village_id, year=table.year, **values)
        else:
            writer.update(stored, table.rows[village_id].version, **values)
        table.rows[village_id] = _read(village_id, table.year)
    return table.rows[village_id]


def reread(table: YearTable, village_id: int) -> VillageYear:
    """Take a row of the table from the store again."""
    table.rows[village_id] = village_year(village_id, table.year)
    return table.rows[village_id]


def _read(village_id: int, year: int) -> VillageYear:
    row = YearRow.get_or_none(YearRow.village == village_id, YearRow.year == year)
    return _record(row) if row else VillageYear(village_id, year)


def _record(row: YearRow) -> VillageYear:
    return VillageYear(
        row.village_id, row.year, bool(row.lokus), row.lokus_reason, **{name: getattr(row, name) for name in FIELDS},
        note=row.note, id=row.id, version=row.version,
    )  # fmt: skip
