"""The entry desk: what is typed for a child of a sheet judged without a query, and stored at once.

sheet = open_sheet(session, posyandu_id, "2026-11")
check(sheet, 3, "weight_kg", "9,1", values)            # at every accepted cell; `values` are the row's texts
save_row(session, sheet, 3, values, {"weight_kg": "ditimbang dua kali"})
"""

from collections.abc import Mapping
from dataclasses import dataclass

from db.changes import Writer
from db.models import EntrySheet
from stunting_tui.errors import DataError
from stunting_tui.services.desk import open_rows, sheet_life, sheet_store, sheet_work
from stunting_tui.services.desk.entry_choice import optional_columns, shown_columns, switch_column
from stunting_tui.services.desk.entry_judge import MEASURES, CellCheck, Judgement, check, is_asked, judge
from stunting_tui.services.desk.entry_posts import PostRecord, first_period, posts, read_month
from stunting_tui.services.desk.entry_sheet import Sheet, SheetRow, StoredVisit, open_sheet, reread
from stunting_tui.services.desk.entry_store import delete_visit, store_visit, visit_columns
from stunting_tui.services.desk.entry_texts import (
    REASONS,
    forced_of,
    open_cells,
    proposal,
    texts_of,
    visit_texts,
    why_missing,
)
from stunting_tui.services.measuring.visit_store import batch_of
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session

__all__ = [
    "MEASURES", "REASONS", "CellCheck", "Judgement", "PostRecord", "Sheet", "SheetRow", "check", "first_period",
    "forced_of", "is_asked", "judge", "open_sheet", "optional_columns", "posts", "proposal", "read_month",
    "refuse_locked", "remove", "reread", "save_row", "shown_columns", "switch_column", "texts_of",
]  # fmt: skip


@dataclass(slots=True)
class _Change:
    """A row as the store shall have it: a visit, an open row, or neither."""

    visit: StoredVisit | None
    open: open_rows.OpenRecord | None


def refuse_locked(sheet: Sheet) -> None:
    """Raise `DataError` where nothing of the sheet may change."""
    with reading():
        sheet_store.require_open(sheet.posyandu_id, sheet.period)


def save_row(
    session: Session, sheet: Sheet, number: int, values: Mapping[str, str], forced: Mapping[str, str], stops: int = 0
) -> Judgement:
    """Store what a row holds: a visit once it has a date and a measure, until then an open row.

    `forced` gives reasons by column; `stops` are the complaints met since the last time. A visit that lost all its
    measures is removed. Raises `DataError` for what cannot be stored, also in a locked sheet, and `ConflictError` where
    another operator was faster; both leave the store as it was.
    """
    row, found = sheet.rows[number], judge(sheet, number, values)
    if found.is_measured and found.day is None and row.visit is not None:
        raise DataError("Tanggal kosong: pengukuran ini sudah tersimpan.", "Ketik tanggal yang benar, atau hapus: Del.")
    errors = [one for one in found.of("galat") if one.code != "kosong"]
    whole = found.is_measured and found.day is not None
    if whole and errors:
        raise DataError(errors[0].message, "Betulkan isiannya.")
    cells = {} if whole else open_cells(sheet, row, values, forced)
    if not (whole or cells or row.visit or row.open):
        return found
    with transaction(session) as writer:
        record = _open_record(writer, sheet)
        visit = opened = None
        if whole:
            batch = record.batch_id if record else batch_of(writer, sheet.period).id
            visit = store_visit(writer, row, found, batch, visit_columns(sheet, row, found, values, forced))
        elif row.visit is not None:
            delete_visit(writer, row.visit)
        if record is not None:
            if cells or row.open or row.visit is None:
                why = "" if found.is_measured else _why(values)
                opened = open_rows.keep(writer, record, row.child_id, row.open, cells, why)
            _tell(session, writer, sheet, number, record, _Change(visit, opened), stops)
    row.visit, row.open = visit, opened
    return found


def remove(session: Session, sheet: Sheet, number: int) -> None:
    """Remove a child's visit of this month, and its open row; the audit keeps them.

    Raises `DataError` for a visit that a file brought and in a locked sheet, `ConflictError` as `save_row` does.
    """
    row = sheet.rows[number]
    if row.visit is None and row.open is None:
        return
    with transaction(session) as writer:
        record = _open_record(writer, sheet)
        if row.visit is not None:
            delete_visit(writer, row.visit)
        if record is not None:
            open_rows.keep(writer, record, row.child_id, row.open, {}, "")
            _tell(session, writer, sheet, number, record, _Change(None, None), 0)
    row.visit = row.open = None


def _open_record(writer: Writer, sheet: Sheet) -> EntrySheet | None:
    """Return the sheet in the store, None for children without a posyandu. Raises `DataError` where it is locked."""
    if sheet.posyandu_id is None:
        return None
    known = EntrySheet.get_or_none(EntrySheet.id == sheet.record_id) if sheet.record_id else None
    record = known or sheet_store.sheet_of(writer, sheet.posyandu_id, sheet.period)
    sheet.record_id = record.id
    if record.state == sheet_store.LOCKED:
        sheet.state = record.state
        sheet_store.require_open(sheet.posyandu_id, sheet.period)
    return record


def _tell(
    session: Session, writer: Writer, sheet: Sheet, number: int, record: EntrySheet, change: _Change, stops: int
) -> None:
    """Count the operator's work, and make a sheet that was complete a draft again; nothing where nothing changed."""
    row = sheet.rows[number]
    before, after = texts_of(sheet, number), _texts(sheet, row, change)
    changed = [key for key, text in after.items() if text != before[key]]
    if change.visit != row.visit and record.state != sheet_life.DRAFT:
        sheet_life.touched(writer, record)
        record.state = sheet_life.DRAFT
    sheet.state = record.state
    if changed or stops:
        sheet_work.note(
            session, writer, record, children=int(row.visit is None and change.visit is not None), cells=len(changed),
            stops=stops, rekeyed=sum(bool(before[key] and after[key]) for key in changed),
        )  # fmt: skip


def _texts(sheet: Sheet, row: SheetRow, change: _Change) -> dict[str, str]:
    if change.visit is not None:
        return visit_texts(sheet, change.visit)
    cells = change.open.cells if change.open else {}
    return {column.key: cells.get(column.key, "") for column in sheet.columns} | {
        "position": cells.get("position") or proposal(row, sheet.day)
    }


def _why(values: Mapping[str, str]) -> str:
    """Return in words why a child was neither weighed nor measured, "" where that was not said."""
    words = (why_missing(values.get(name, "")) for name in ("weight_kg", "height_cm"))
    return ", ".join(dict.fromkeys(word for word in words if word))
