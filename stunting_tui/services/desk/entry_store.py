"""One visit of a sheet in the store: its columns from the texts of a row, put in, changed, taken out."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from db.changes import Writer
from db.connection import database
from db.models import Measurement
from stunting_tui.errors import ConflictError, DataError
from stunting_tui.growth import STANDARD
from stunting_tui.services.desk.entry_judge import Judgement
from stunting_tui.services.desk.entry_sheet import Sheet, SheetRow, StoredVisit, stored_visit
from stunting_tui.services.desk.entry_texts import FORCED, MISSING, why_missing
from stunting_tui.services.measuring.visit_store import score_columns

NOT_NULL = {"vitamin_a": ""}
"""What an empty cell is in a column that takes no null."""


def store_visit(writer: Writer, row: SheetRow, found: Judgement, batch: int, columns: dict[str, Any]) -> StoredVisit:
    """Put in the visit of a row or change it, and return it. Raises `ConflictError` where another was faster."""
    columns["batch"] = batch
    if row.visit is None:
        assert found.day is not None
        _refuse_second(row.child_id, batch, found.day)
        return stored_visit(writer.insert(Measurement, child=row.child_id, **columns))
    visit = _present(row.visit)
    visit.version = row.visit.version + writer.update(visit, row.visit.version, **columns)
    for name, value in columns.items():
        setattr(visit, name, value)
    return stored_visit(visit)


def visit_columns(
    sheet: Sheet, row: SheetRow, found: Judgement, values: Mapping[str, str], forced: Mapping[str, str]
) -> dict[str, Any]:
    """Return the columns of a visit; reasons stand in `forced` in words and, by column, among the extras."""
    doubts = list(dict.fromkeys(one.message for one in found.of("peringatan")))
    shown = {column.key: column for column in sheet.columns}
    reasons = {key: forced[key].strip() for key in shown if forced.get(key, "").strip()} if doubts else {}
    said = "; ".join(f"{shown[key].heading}: {reason}" for key, reason in reasons.items())
    told = row.visit.forced if row.visit else ""
    if doubts and (said or not (row.visit and row.visit.from_file)):
        told = f"{said or told.partition(' (')[0] or 'tanpa alasan'} ({'; '.join(doubts)})"
    assert found.day is not None
    extras = _extras(sheet, row, found, values) | {
        f"{FORCED} {shown[key].heading}": why for key, why in reasons.items()
    }
    measures = {column.stored_in: found.values[column.key] for column in sheet.columns if column.stored_in}
    return {
        **{name: NOT_NULL.get(name) if value is None else value for name, value in measures.items()},
        **score_columns(found.z),
        "measured_on": found.day.isoformat(),
        "position_inferred": int(row.proposed and found.values["position"] is not None),
        "standard": STANDARD,
        "forced": told if doubts else "",
        "extras": json.dumps(extras, ensure_ascii=False) if extras else "",
    }


def _extras(sheet: Sheet, row: SheetRow, found: Judgement, values: Mapping[str, str]) -> dict[str, str]:
    """Return the extras of a visit: those of other columns, the sheet's own, and why values are missing."""
    before = row.visit.extras if row.visit else {}
    own = {column.name for column in sheet.columns if not column.stored_in}
    own |= {f"{word} {column.heading}" for column in sheet.columns for word in (MISSING, FORCED)}
    extras = {key: text for key, text in before.items() if key not in own}
    for column in sheet.columns:
        if not column.stored_in and found.values[column.key] is not None:
            extras[column.name] = str(found.values[column.key])
        if words := why_missing(values.get(column.key, "")):
            extras[f"{MISSING} {column.heading}"] = words
    return extras


def delete_visit(writer: Writer, known: StoredVisit) -> None:
    """Take a visit out. Raises `DataError` for one that a file brought."""
    if known.from_file:
        raise DataError("Pengukuran ini dari berkas; tidak dihapus di sini.", "Betulkan nilainya, atau impor lagi.")
    writer.delete(_present(known), known.version)


def _present(visit: StoredVisit) -> Measurement:
    """Return the row of the store. Raises `ConflictError` where it was removed."""
    found = Measurement.get_or_none(Measurement.id == visit.id)
    if found is None:
        raise ConflictError("Baris ini sudah dihapus operator lain; perubahan Anda belum disimpan.")
    return found


def _refuse_second(child_id: int, batch_id: int, day: date) -> None:
    """Raise `ConflictError` where another operator typed this child meanwhile."""
    other = database.execute_sql(
        """SELECT created_by FROM measurement
           WHERE child_id = ? AND ((batch_id = ? AND vanished_run_id IS NULL) OR measured_on = ?)""",
        (child_id, batch_id, day.isoformat()),
    ).fetchone()
    if other is not None:
        raise ConflictError(f"Anak ini sudah diisi oleh {other[0]}; ketikan Anda belum disimpan.")
