"""Sheets of the entry desk in the store: a posyandu's month, its state; others ask here whether it is open."""

from typing import Literal

from db.changes import Writer
from db.models import Batch, EntrySheet, Posyandu
from stunting_tui.domain.dates import period_label
from stunting_tui.errors import DataError
from stunting_tui.services.measuring.visit_store import batch_of
from stunting_tui.services.register import region

State = Literal["draf", "lengkap", "diperiksa", "terkunci"]
LOCKED: State = "terkunci"


def known_sheet(posyandu_id: int, period: str) -> EntrySheet | None:
    """Return the sheet of a posyandu in an ISO year-month, None where nothing was typed yet; inside a connection."""
    district = region.current_row()
    batch = Batch.get_or_none((Batch.district == district) & (Batch.period == period)) if district else None
    if batch is None:
        return None
    return EntrySheet.get_or_none((EntrySheet.batch == batch) & (EntrySheet.posyandu == posyandu_id))


def sheet_of(writer: Writer, posyandu_id: int, period: str) -> EntrySheet:
    """Return the sheet, made where it is new, its batch too. Raises `DataError`."""
    return known_sheet(posyandu_id, period) or writer.insert(
        EntrySheet, batch=batch_of(writer, period), posyandu=posyandu_id
    )


def require_open(posyandu_id: int | None, period: str) -> None:
    """Raise `DataError` where the sheet of a posyandu's month is locked: nothing of it may change."""
    sheet = known_sheet(posyandu_id, period) if posyandu_id is not None else None
    if sheet is not None and sheet.state == LOCKED:
        name = Posyandu.get_by_id(posyandu_id).name
        raise DataError(
            f"Lembar {name} {period_label(period)} terkunci; tidak ada yang diubah.",
            "Buka lagi dengan alasan: Batch, r Ringkasan, b Buka.",
        )
