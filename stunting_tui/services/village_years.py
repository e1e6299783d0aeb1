"""Village years: what is typed on the screen Profil desa, one cell at a time."""

from dataclasses import dataclass

from db.models import VillageYear as YearRow
from stunting_tui.domain.village_year import FIELDS, VillageYear, YearTotal, objection, total
from stunting_tui.errors import DataError
from stunting_tui.services import region
from stunting_tui.services.region import VillageRecord
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


def save_cell(session: Session, table: YearTable, village_id: int, field: str, value: int | None) -> VillageYear:
    """Store one figure (None empties it) and return the village as it is now; `table` holds it too.

    Raises `DataError` for a value that cannot be, `ConflictError` where another operator changed the row meanwhile,
    and `StoreError`.
    """
    row = table.rows[village_id]
    if field not in FIELDS:
        raise DataError(f'Isian "{field}" tidak dikenal.', "Pilih kolom yang ada.")
    if value is not None:
        refuse(field, value, row)
    with transaction(session) as writer:
        stored = YearRow.get_or_none(YearRow.village == village_id, YearRow.year == table.year)
        if stored is None:
            writer.insert(YearRow, village=village_id, year=table.year, **{field: value})
        else:
            writer.update(stored, row.version, **{field: value})
        table.rows[village_id] = _read(village_id, table.year)
    return table.rows[village_id]


def reread(table: YearTable, village_id: int) -> VillageYear:
    """Take a row of the table from the store again."""
    table.rows[village_id] = village_year(village_id, table.year)
    return table.rows[village_id]


def refuse(field: str, value: int, row: VillageYear) -> None:
    """Raise `DataError` where a figure cannot stand beside the others of the village."""
    if value < 0:
        raise DataError("Angka tidak boleh negatif.", "Ketik hitungan atau rupiah tanpa tanda.")
    wrong = objection(field, value, row)
    if wrong:
        raise DataError(wrong)


def _read(village_id: int, year: int) -> VillageYear:
    row = YearRow.get_or_none(YearRow.village == village_id, YearRow.year == year)
    return _record(row) if row else VillageYear(village_id, year)


def _record(row: YearRow) -> VillageYear:
    return VillageYear(
        row.village_id, row.year, bool(row.lokus), row.lokus_reason, **{name: getattr(row, name) for name in FIELDS},
        note=row.note, id=row.id, version=row.version,
    )  # fmt: skip
