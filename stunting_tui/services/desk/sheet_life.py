"""The life of a sheet of the entry desk: draf, lengkap, diperiksa, terkunci, and back to draf with a reason."""

from collections import Counter
from collections.abc import Callable, Mapping

from db.changes import Writer
from db.models import EntrySheet
from stunting_tui.errors import ConflictError, DataError
from stunting_tui.services.desk.sheet_overview import SheetOverview, overview
from stunting_tui.services.desk.sheet_store import LOCKED, State, sheet_of
from stunting_tui.services.store import transaction
from stunting_tui.session import Session

DRAFT: State = "draf"
COMPLETE: State = "lengkap"
CHECKED: State = "diperiksa"
NEXT: Mapping[str, State] = {DRAFT: COMPLETE, COMPLETE: CHECKED, CHECKED: LOCKED}


def touched(writer: Writer, sheet: EntrySheet) -> None:
    """A visit of the sheet was changed: what was complete or checked is a draft again; the audit says so."""
    fresh = EntrySheet.get_by_id(sheet.id)
    if fresh.state in (COMPLETE, CHECKED):
        writer.update(fresh, fresh.version, state=DRAFT)


def advance(session: Session, seen: SheetOverview, reason: str = "") -> State:
    """Take a sheet to its next state and return that; a `reason` overrides what stands against it, and is kept.

    `seen` is the sheet as the operator saw it. Raises `DataError` with what stands against it, `ConflictError` where
    another operator changed the state meanwhile.
    """
    with transaction(session) as writer:
        sheet = _unchanged(writer, seen)
        if sheet.state == LOCKED:
            raise DataError("Lembar ini sudah terkunci.", "b Buka membukanya lagi, dengan alasan.")
        state = NEXT[sheet.state]
        against = objection(overview(session, seen.posyandu_id, seen.period), state)
        if against and not reason.strip():
            raise DataError(against, "Lengkapi, atau Paksa dengan alasan.")
        writer.update(sheet, sheet.version, state=state, reason=reason.strip() if against else sheet.reason)
    return state


def reopen(session: Session, seen: SheetOverview, reason: str) -> None:
    """Make a sheet a draft again. Raises `DataError` without a reason and for a draft, `ConflictError` as `advance`."""
    if not reason.strip():
        raise DataError("Alasan membuka lembar wajib ditulis.")
    with transaction(session) as writer:
        sheet = _unchanged(writer, seen)
        if sheet.state == DRAFT:
            raise DataError("Lembar ini masih draf; tidak perlu dibuka.")
        writer.update(sheet, sheet.version, state=DRAFT, reason=reason.strip())


def objection(seen: SheetOverview, state: State) -> str:
    """Return the sentence against taking a sheet to `state`, "" for none."""
    rules: Mapping[str, Callable[[SheetOverview], str]] = {COMPLETE: _incomplete, CHECKED: _unchecked}
    return rules[state](seen) if state in rules else ""


def _incomplete(seen: SheetOverview) -> str:
    if not seen.children:
        return "Tidak ada anak di lembar ini."
    counts = Counter(missing.what for missing in seen.missing)
    told = ", ".join(f"{what} {count}" for what, count in counts.items())
    return f"Lembar belum lengkap: {told}." if told else ""


def _unchecked(seen: SheetOverview) -> str:
    if seen.second is None:
        return "Belum ada ketik ulang (u Ketik ulang)."
    if seen.second.compared < seen.second.cells:
        return f"Ketik ulang baru {seen.second.compared} dari {seen.second.cells} sel."
    return f"{seen.second.open} beda ketik ulang belum dijawab." if seen.second.open else ""


def _unchanged(writer: Writer, seen: SheetOverview) -> EntrySheet:
    """Return the sheet. Raises `ConflictError` where it is not what the operator saw."""
    sheet = sheet_of(writer, seen.posyandu_id, seen.period)
    if sheet.version != seen.version and (seen.version or sheet.state != DRAFT):
        raise ConflictError(
            f"Keadaan lembar sudah diubah oleh {sheet.updated_by}: sekarang {sheet.state}; tidak ada yang diubah.",
            "Periksa lagi, lalu ulangi bila masih perlu.",
        )
    return sheet
