"""What a foster parent gave each month: words and rupiah."""

from datetime import date

from db.models import Foster as FosterRow
from db.models import FosterNote as NoteRow
from stunting_tui.domain.dates import period_label, period_of
from stunting_tui.domain.following.foster import FosterNote, outside
from stunting_tui.errors import DataError
from stunting_tui.services.following.fosters import required_foster
from stunting_tui.services.records import keep, required
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session

ONE = "Catatan bulan"


def notes(foster_id: int) -> list[FosterNote]:
    """Return the notes of a record, the newest month first."""
    with reading():
        query = NoteRow.select().where(NoteRow.foster == foster_id).order_by(NoteRow.month.desc())
        return [FosterNote(row.month, row.note, row.amount, row.id, row.version) for row in query]


def save_note(session: Session, foster_id: int, note: FosterNote) -> int:
    """Store what was given in a month (new when its `id` is None) and return the id.

    Raises `DataError` for a month outside the record or noted already, `ConflictError` and `StoreError`.
    """
    words = " ".join(note.note.split())
    if not words and note.amount is None:
        raise DataError("Catatan bulan ini masih kosong.", "Tulis apa yang diberikan, atau rupiahnya.")
    if note.amount is not None and note.amount < 0:
        raise DataError("Rupiah tidak boleh kurang dari nol.", "Ketik jumlahnya.")
    with transaction(session) as writer:
        row = required_foster(foster_id)
        _refuse_month(session, row, note)
        values = {"month": note.month, "note": words, "amount": note.amount}
        return keep(writer, NoteRow, note, ONE, values, foster=row)


def delete_note(session: Session, note_id: int, version: int) -> None:
    """Remove the note of a month. Raises `DataError`, `ConflictError` and `StoreError`."""
    with transaction(session) as writer:
        writer.delete(required(NoteRow, note_id, ONE), version)


def _refuse_month(session: Session, row: FosterRow, note: FosterNote) -> None:
    label = period_label(note.month)
    ended_on = date.fromisoformat(row.ended_on) if row.ended_on else None
    wrong = outside(note.month, date.fromisoformat(row.begun_on), ended_on, session.today)
    if wrong:
        raise DataError(wrong, "Betulkan bulannya.")
    twin = NoteRow.get_or_none(NoteRow.foster == row, NoteRow.month == note.month)
    if twin is not None and twin.id != note.id:
        raise DataError(f"Catatan {label} sudah ada.", "Ubah yang sudah ada.")


def proposed_month(session: Session, foster_id: int) -> str:
    """Return the month a new note is for: this one, as long as the record is open and it has none yet; else "".

    The caller asks for it where it is "".
    """
    month = period_of(session.today)
    known = [note.month for note in notes(foster_id)]
    return "" if month in known else month
