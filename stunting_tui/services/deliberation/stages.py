"""From draf to a sealed berita acara: verifying (Sekcam), approving (Camat), and back with a reason.

What is verified or approved is not edited any more: it goes back to draf first (`services.stage_lock`).
"""

from datetime import date
from typing import Any

from db.changes import Writer
from db.models import Agreement, Attendee, Seal
from db.models import Deliberation as DeliberationRow
from stunting_tui.domain.deliberation.session_checks import blocking
from stunting_tui.domain.deliberation.stage import STAGES, Stage, StageRecord, objection, signer
from stunting_tui.errors import DataError
from stunting_tui.services.deliberation import seals, session_checks
from stunting_tui.services.deliberation.agreement_rows import required_row
from stunting_tui.services.deliberation.seal_audit import REASON
from stunting_tui.services.quality import figures
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session


def stage_of(deliberation_id: int) -> StageRecord:
    """Return the stage of a session. Raises `DataError` when there is none with this id."""
    with reading():
        row = required_row(deliberation_id)
        newest = Seal.select(Seal.fingerprint).where(Seal.deliberation == row).order_by(Seal.id.desc()).first()
        return StageRecord(
            Stage(row.stage), row.verified_by, row.verified_at, row.approved_by, row.approved_at,
            newest.fingerprint if newest else "", row.version,
        )  # fmt: skip


def advance(
    session: Session, deliberation_id: int, version: int, name: str, office: str, *, force_reason: str = ""
) -> StageRecord:
    """Bring a session to its next stage in the name of an official; the approval seals it.

    Refused while a check is a galat, and to the one who typed it or verified it before, except with a reason, which
    the audit keeps. Raises `DataError`, `ConflictError` and `StoreError`.
    """
    who, reason = signer(name, office), force_reason.strip()
    with transaction(session) as writer:
        row = required_row(deliberation_id)
        coming = StageRecord(Stage(row.stage)).next
        if coming is None:
            raise DataError("Rembuk ini sudah disetujui.", "Segelnya diperiksa di layar ini.")
        against = _against(row, who, coming, session.today)
        if against and not reason:
            raise DataError(" ".join(against), "Perbaiki dahulu, atau Paksa dengan alasan.")
        if reason:
            writer.record(REASON, "deliberation", row.uuid, "stage", " ".join(against) or coming.value, reason)
        _step(writer, row, version, coming, who, session.stamp)
    return stage_of(deliberation_id)


def send_back(session: Session, deliberation_id: int, version: int, reason: str) -> StageRecord:
    """Return a session to draf, so that it can be edited; its seals stay. Raises `DataError` without a reason."""
    told = reason.strip()
    if not told:
        raise DataError("Alasan wajib ditulis; tahap tidak diubah.", "Tulis mengapa rembuk dikembalikan ke draf.")
    with transaction(session) as writer:
        row = required_row(deliberation_id)
        if row.stage == Stage.DRAFT.value:
            raise DataError("Rembuk ini masih draf.", "Isinya dapat diubah begitu saja.")
        writer.record(REASON, "deliberation", row.uuid, "stage", row.stage, told)
        nobody: dict[str, Any] = {"verified_by": "", "verified_at": None, "approved_by": "", "approved_at": None}
        writer.update(row, version, stage=Stage.DRAFT.value, **nobody)
    return stage_of(deliberation_id)


def _against(row: DeliberationRow, who: str, coming: Stage, today: date) -> list[str]:
    """Return in sentences what speaks against this step by this person."""
    found = blocking(session_checks.checks(row.id, today))
    told = [f"Masih ada {len(found)} galat."] if found else []
    before = row.verified_by if coming is Stage.APPROVED else ""
    same = objection(who, before=before, typists=_typists(row))
    return [*told, same] if same else told


def _typists(row: DeliberationRow) -> set[str]:
    """Return who typed the session: its head, its agreements, its attendance."""
    points = Agreement.select().where(Agreement.deliberation == row)
    people = Attendee.select().where(Attendee.deliberation == row)
    changed = {name for point in points for name in (point.created_by, point.updated_by)}
    return {row.created_by, *changed, *(person.created_by for person in people)}


def _step(writer: Writer, row: DeliberationRow, version: int, coming: Stage, who: str, at: str) -> None:
    """Write the stage; an approval also fixes the batch the session is printed with, and seals."""
    word = "verified" if coming is Stage.VERIFIED else "approved"
    values: dict[str, Any] = {"stage": coming.value, f"{word}_by": who, f"{word}_at": at}
    if coming is STAGES[-1] and row.batch_id is None:
        newest = figures.current_batch(figures.batches())
        values["batch"] = newest.id if newest else None
    writer.update(row, version, **values)
    if coming is STAGES[-1]:
        seals.seal(writer, required_row(row.id))
