"""The life of a sheet of the entry desk: draf, lengkap, diperiksa, terkunci, and back to draf with a reason."""

from db.changes import Writer
from db.models import EntrySheet
from stunting_tui.services.sheet_store import State

DRAFT: State = "draf"
COMPLETE: State = "lengkap"
CHECKED: State = "diperiksa"


def touched(writer: Writer, sheet: EntrySheet) -> None:
    """A visit of the sheet was changed: what was complete or checked is a draft again; the audit says so."""
    fresh = EntrySheet.get_by_id(sheet.id)
    if fresh.state in (COMPLETE, CHECKED):
        writer.update(fresh, fresh.version, state=DRAFT)
