"""Answering a difference between the two typings: which is right. A change goes the way every typed value goes."""

from db.changes import Writer
from db.models import EntrySheet, SecondEntry
from stunting_tui.errors import ConflictError, DataError
from stunting_tui.services.desk import entry_desk
from stunting_tui.services.desk.second_entry import cell_of, is_open, renew, tidy
from stunting_tui.services.desk.sheet_store import require_open
from stunting_tui.services.store import transaction
from stunting_tui.session import Session

FIRST, SECOND, OTHER = "pertama", "kedua", "baru"
TWICE = "diketik dua kali dari register"
"""The reason kept with a doubtful value that the second typing confirmed."""


def answer(session: Session, posyandu_id: int, period: str, child_id: int, field: str, choice: str) -> None:
    """Settle a difference: "pertama", "kedua", or the right value as it is typed. The sheet keeps its state.

    Raises `DataError` for a value that cannot be and for a cell without a difference, `ConflictError` where the first
    value was changed since; the difference then stands with the new one.
    """
    with transaction(session) as writer:
        require_open(posyandu_id, period)
        cell = cell_of(posyandu_id, period, child_id, field)
        if not is_open(cell):
            raise DataError("Sel ini tidak berbeda lagi.", "Buka lagi layar Ketik ulang.")
        second = cell.second or ""
        changed = renew(writer, cell, second)
        if not changed:
            texts = {FIRST: cell.first, SECOND: second}
            text = texts.get(choice) or tidy(field, choice, period, session.today)
            if not text:
                raise DataError("Nilainya belum diketik.", "1 pertama, 2 kedua, atau ketik nilainya.")
            if text != cell.first:
                _change(session, writer, cell, period, text)
            outcome = next((word for word, known in texts.items() if text == known), OTHER)
            writer.update(cell, cell.version, outcome=outcome)
    if changed:
        raise ConflictError("Nilai pertama sudah diubah operator lain; perubahan Anda belum disimpan.", "Jawab lagi.")


def _change(session: Session, writer: Writer, cell: SecondEntry, period: str, text: str) -> None:
    """Type a value into the child's row, as on the sheet."""
    before = cell.sheet
    sheet = entry_desk.open_sheet(session, before.posyandu_id, period)
    number = next(number for number, row in enumerate(sheet.rows) if row.child_id == cell.child_id)
    values = {**entry_desk.texts_of(sheet, number), cell.field: _typed(cell.field, text)}
    found = entry_desk.check(sheet, number, cell.field, values[cell.field], values)
    if found.level == "galat":
        raise DataError(found.message, "Ketik nilai yang lain.")
    forced = entry_desk.forced_of(sheet, number)
    if found.level == "peringatan":
        forced[cell.field] = TWICE
    entry_desk.save_row(session, sheet, number, values, forced)
    after = EntrySheet.get_by_id(before.id)
    # What the second typing mends is part of the check: the sheet need not be completed anew.
    writer.update(after, after.version, state=before.state)


def _typed(field: str, text: str) -> str:
    """Return a text as it is typed into the sheet."""
    return text.replace("-", "") if field == "measured_on" and not text.startswith("-") else text
