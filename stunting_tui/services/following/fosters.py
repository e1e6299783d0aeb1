"""Foster parents of the current kecamatan: records, what was given each month, stunted children without one."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from db.changes import Writer
from db.connection import database
from db.models import Child, FosterNote, Village
from db.models import Foster as FosterRow
from stunting_tui.domain.coded import Coded
from stunting_tui.domain.dates import period_of, short_date
from stunting_tui.domain.deliberation.agreement_text import bare_text
from stunting_tui.domain.deliberation.child_rules import rule_of
from stunting_tui.domain.deliberation.listed_child import ListedChild, Scores
from stunting_tui.domain.following.foster import NO_SCORES, Foster, FosterLine, early_end, programmes, sponsor_kinds
from stunting_tui.errors import DataError
from stunting_tui.services.quality.figures import batches, current_batch
from stunting_tui.services.records import gone, required
from stunting_tui.services.register import region
from stunting_tui.services.register.child_list import SCORED
from stunting_tui.services.register.child_states import children_by_rule, children_of
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session

ONE = "Catatan orang tua asuh"


class DoubleFosterError(DataError):
    """The child has another open record; a reason lets it have two."""


@dataclass(frozen=True, slots=True)
class Without:
    """Stunted children of a batch (`period`, "" where there is none) without an open record; `stunted` counts all."""

    period: str
    stunted: int
    lines: tuple[FosterLine, ...]


def fosters() -> list[FosterLine]:
    """Return every record of the current kecamatan, the newest first."""
    with reading():
        rows = list(_mine().order_by(FosterRow.begun_on.desc(), FosterRow.id.desc()))
        known = children_of([row.child_id for row in rows if row.child_id is not None])
        then, notes = _scores_then(), _notes()
        return [
            _line(_record(row), row.village.name, known[row.child_id].listed if row.child_id in known else None,
                  then.get(row.id, NO_SCORES), notes.get(row.id, (0, 0, "")))
            for row in rows
        ]  # fmt: skip


def foster_line(foster_id: int) -> FosterLine:
    """Return one record. Raises `DataError` where it is gone."""
    found = next((line for line in fosters() if line.id == foster_id), None)
    if found is None:
        raise gone(FosterRow, foster_id, ONE)
    return found


def without_foster(today: date) -> Without:
    """Return the active children under five, stunted in the current batch, whom nobody fosters; by village and name.

    Each is a new record that begins today.
    """
    batch = current_batch(batches())
    with reading():
        if batch is None:
            return Without("", 0, ())
        district = region.require_district()
        found = children_by_rule(rule_of("stunting"), (), district.id, today, batch.id)
        open_rows = _mine().where(FosterRow.ended_on.is_null(), FosterRow.child.is_null(is_null=False))
        taken = {row.child_id for row in open_rows}
        places = {village.code: village.id for village in region.village_records()}
    lines = [
        _line(Foster(places[one.village_code], today, one.listed.child_id), one.listed.village, one.listed)
        for one in found
        if one.listed.child_id not in taken
    ]
    return Without(batch.period, len(found), tuple(lines))


def new_line(child_id: int, today: date) -> FosterLine:
    """Return a new record for a child of the register. Raises `DataError` where there is no such child."""
    with reading():
        child = Child.get_or_none(Child.id == child_id)
        if child is None:
            raise DataError("Anak ini tidak ada lagi.", "Cari anaknya lagi.")
        listed = children_of([child_id])[child_id].listed
        return _line(Foster(child.village_id, today, child_id), listed.village, listed)


def save_foster(session: Session, foster: Foster, *, force_reason: str = "") -> int:
    """Store a record (new when its `id` is None) and return the id.

    Raises `DoubleFosterError` where the child has another open record and no `force_reason` is given (the audit keeps
    it), `DataError` for what cannot be, `ConflictError` and `StoreError`.
    """
    with transaction(session) as writer:
        _refuse_to_come(foster, session.today)
        values = _columns(foster)
        told = _other_open(foster)
        if told and not force_reason.strip():
            raise DoubleFosterError(told, "Akhiri dahulu yang lama, atau Paksa menyimpan dengan alasan.")
        if foster.id is None:
            row = writer.insert(FosterRow, **values)
        else:
            row = required_foster(foster.id)
            _refuse_notes_outside(foster)
            writer.update(row, foster.version, **values)
        if told:
            writer.record("paksa", "foster", row.uuid, "child_id", told, force_reason.strip())
        return int(row.id)


def delete_foster(session: Session, foster_id: int, version: int) -> None:
    """Remove a record with its notes; the audit keeps what they held. Raises `DataError` and `ConflictError`."""
    with transaction(session) as writer:
        row = required_foster(foster_id)
        _delete_notes(writer, row)
        writer.delete(row, version)


def required_foster(foster_id: int) -> FosterRow:
    """Return a row; inside a transaction. Raises `DataError` where it is gone."""
    return required(FosterRow, foster_id, ONE)


def _delete_notes(writer: Writer, row: FosterRow) -> None:
    for note in FosterNote.select().where(FosterNote.foster == row):
        writer.delete(note, note.version)


def _mine() -> Any:  # noqa: ANN401 (a peewee query has no type of its own)
    """Return the query of the records in the current kecamatan."""
    ids = [village.id for village in region.village_records()]
    return FosterRow.select(FosterRow, Village).join(Village).where(FosterRow.village.in_(ids))


def _scores_then() -> dict[int, Scores]:
    """Return by record the plausible z-scores of the child's last visit up to the day it began."""
    rows = database.execute_sql(
        f"""SELECT f.id, CASE WHEN m.flag_haz = 1 THEN NULL ELSE m.haz END,
                   CASE WHEN m.flag_waz = 1 THEN NULL ELSE m.waz END, CASE WHEN m.flag_whz = 1 THEN NULL ELSE m.whz END
            FROM foster f JOIN measurement m ON m.id = (
                SELECT id FROM measurement WHERE child_id = f.child_id AND measured_on <= f.begun_on AND {SCORED}
                ORDER BY measured_on DESC LIMIT 1)"""  # noqa: S608 (own words)
    )
    return {row[0]: Scores(*row[1:]) for row in rows}


def _notes() -> dict[int, tuple[int, int, str]]:
    """Return by record how many months were noted, their rupiah, and the last of them."""
    rows = database.execute_sql(
        "SELECT foster_id, count(*), coalesce(sum(amount), 0), max(month) FROM foster_note GROUP BY foster_id"
    )
    return {row[0]: (row[1], row[2], row[3]) for row in rows}


def _line(
    foster: Foster, village: str, child: ListedChild | None, then: Scores | None = None,
    notes: tuple[int, int, str] = (0, 0, ""),
) -> FosterLine:  # fmt: skip
    if child is None:
        return FosterLine(foster, foster.family, village, None, None, "", "", NO_SCORES, NO_SCORES, None, *notes)
    return FosterLine(
        foster, child.name, village, child.birth_date, child.nik, child.parent_name, child.posyandu,
        child.now if then is None else then, child.now, child.measured_on, *notes,
    )  # fmt: skip


def _record(row: FosterRow) -> Foster:
    return Foster(
        row.village_id, date.fromisoformat(row.begun_on), row.child_id, row.family, row.sponsor, row.sponsor_kind,
        row.programme, row.help, date.fromisoformat(row.ended_on) if row.ended_on else None, row.end_reason, row.id,
        row.version,
    )  # fmt: skip


def _columns(foster: Foster) -> dict[str, Any]:
    family, sponsor, help_given = (" ".join(text.split()) for text in (foster.family, foster.sponsor, foster.help))
    tidy = replace(foster, family=family, sponsor=sponsor, help=help_given)
    if tidy.child_id is None and not tidy.family:
        raise DataError("Anak atau keluarga yang diasuh masih kosong.", "Tulis keluarganya.")
    if not tidy.sponsor:
        raise DataError("Nama orang tua asuh masih kosong.", "Tulis siapa yang mengasuh.")
    _refuse_unknown("Program", tidy.programme, programmes())
    _refuse_unknown("Jenis orang tua asuh", tidy.sponsor_kind, sponsor_kinds())
    _refuse_end(tidy)
    if tidy.village_id not in {village.id for village in region.village_records()}:
        raise DataError("Desa belum dipilih.", "Pilih desanya.")
    return {
        "child": tidy.child_id, "village": tidy.village_id, "family": "" if tidy.child_id else tidy.family,
        "sponsor": tidy.sponsor, "sponsor_kind": tidy.sponsor_kind, "programme": tidy.programme, "help": tidy.help,
        "begun_on": tidy.begun_on.isoformat(), "ended_on": tidy.ended_on.isoformat() if tidy.ended_on else None,
        "end_reason": tidy.end_reason.strip(),
    }  # fmt: skip


def _refuse_unknown(word: str, code: str, known: tuple[Coded, ...]) -> None:
    codes = [entry.code for entry in known]
    if code and code not in codes:
        raise DataError(f'{word} "{code}" tidak dikenal.', f"Pilih: {', '.join(codes)}.")


def _refuse_to_come(foster: Foster, today: date) -> None:
    for day in (foster.begun_on, foster.ended_on):
        if day is not None and day > today:
            raise DataError(f"Tanggal {short_date(day)} belum tiba.", "Catat sesudah berlangsung.")


def _refuse_end(foster: Foster) -> None:
    if foster.ended_on is None:
        if foster.end_reason.strip():
            raise DataError("Alasan berakhir diisi, tanggalnya belum.", "Isi tanggal berakhir, atau kosongkan alasan.")
    elif early := early_end(foster.begun_on, foster.ended_on):
        raise DataError(early, "Betulkan salah satunya.")
    elif not foster.end_reason.strip():
        raise DataError("Alasan berakhir masih kosong.", "Tulis alasannya, misalnya lulus umur atau sudah pulih.")


def _refuse_notes_outside(foster: Foster) -> None:
    """Raise `DataError` where a note would stand before the record begins or after it ends."""
    for note in FosterNote.select().where(FosterNote.foster == foster.id):
        early = note.month < period_of(foster.begun_on)
        if early or (foster.ended_on is not None and note.month > period_of(foster.ended_on)):
            raise DataError(
                f"Sudah ada catatan bulan {note.month[5:]}-{note.month[:4]}, di luar masa asuh.",
                "Betulkan tanggalnya, atau hapus dahulu catatan bulan itu.",
            )


def _other_open(foster: Foster) -> str:
    """Return in a sentence who fosters the child, or family, of an open record already, "" where nobody does.

    What was forced once and is open still is not asked again.
    """
    if foster.ended_on is not None:
        return ""
    whom = _whom(foster.child_id, foster.village_id, foster.family)
    if foster.id is not None:
        stored = required_foster(foster.id)
        if _whom(stored.child_id, stored.village_id, stored.family) == whom and stored.ended_on is None:
            return ""
    rows = FosterRow.select().where(FosterRow.village == foster.village_id, FosterRow.ended_on.is_null())
    if foster.child_id is not None:
        rows = FosterRow.select().where(FosterRow.child == foster.child_id, FosterRow.ended_on.is_null())
    same = (row for row in rows if _whom(row.child_id, row.village_id, row.family) == whom)
    other = next((row for row in same if row.id != foster.id), None)
    if other is None:
        return ""
    since = short_date(date.fromisoformat(other.begun_on))
    return f"{'Keluarga' if foster.child_id is None else 'Anak'} ini masih diasuh {other.sponsor} sejak {since}."


def _whom(child_id: int | None, village_id: int, family: str) -> tuple[int | None, int, str]:
    """Return what is equal for equal children, or for families of one village with the same words."""
    return (child_id, 0, "") if child_id is not None else (None, village_id, bare_text(family))
