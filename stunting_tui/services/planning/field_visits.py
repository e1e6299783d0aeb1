"""Visits to villages: monev, and one village at another's; date, who came, what was found, what follows."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from db.models import Agreement, Deliberation, Pairing
from db.models import FieldVisit as VisitRow
from stunting_tui.domain.dates import short_date
from stunting_tui.errors import DataError
from stunting_tui.services.records import keep, required
from stunting_tui.services.register import region
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session

ONE = "Kunjungan"


@dataclass(frozen=True, slots=True)
class FieldVisit:
    """A visit. `pairing_id` is the pair of villages it belongs to, `agreement_id` what follows from it; None: none."""

    village_id: int
    held_on: date
    visitors: str = ""
    finding: str = ""
    follow_up: str = ""
    pairing_id: int | None = None
    agreement_id: int | None = None
    id: int | None = None
    version: int = 0


def field_visits() -> list[FieldVisit]:
    """Return every visit in the current kecamatan, the newest first."""
    with reading():
        ids = [village.id for village in region.village_records()]
        query = VisitRow.select().where(VisitRow.village.in_(ids)).order_by(VisitRow.held_on.desc(), VisitRow.id.desc())
        return [_record(row) for row in query]


def save_visit(session: Session, visit: FieldVisit) -> int:
    """Store a visit (new when its `id` is None) and return the id.

    Raises `DataError` for a day to come, a village elsewhere or nothing found, `ConflictError` and `StoreError`.
    """
    with transaction(session) as writer:
        values = _columns(session, visit)
        return keep(writer, VisitRow, visit, ONE, values)


def delete_visit(session: Session, visit_id: int, version: int) -> None:
    """Remove a visit. Raises `DataError`, `ConflictError` and `StoreError`."""
    with transaction(session) as writer:
        writer.delete(required(VisitRow, visit_id, ONE), version)


def _columns(session: Session, visit: FieldVisit) -> dict[str, Any]:
    if visit.village_id not in {village.id for village in region.village_records()}:
        raise DataError("Desa kunjungan belum dipilih.", "Pilih desanya dari daftar.")
    if visit.held_on > session.today:
        raise DataError(f"Tanggal kunjungan {short_date(visit.held_on)} belum tiba.", "Catat setelah dikunjungi.")
    if not visit.visitors.strip() or not visit.finding.strip():
        raise DataError("Pengunjung atau temuan masih kosong.", "Tulis siapa yang datang dan apa yang ditemukan.")
    return {
        "village": visit.village_id, "held_on": visit.held_on.isoformat(), "visitors": visit.visitors.strip(),
        "finding": visit.finding.strip(), "follow_up": visit.follow_up.strip(), "pairing": _pair(visit),
        "agreement": _agreement(visit),
    }  # fmt: skip


def _pair(visit: FieldVisit) -> int | None:
    """Return the pair of the visit, which must be one of the visited village."""
    if visit.pairing_id is None:
        return None
    row = Pairing.get_or_none(Pairing.id == visit.pairing_id)
    if row is None or visit.village_id not in (row.village_id, row.partner_id):
        raise DataError("Pasangan desa ini bukan milik desa yang dikunjungi.", "Kosongkan, atau pilih yang lain.")
    return visit.pairing_id


def _agreement(visit: FieldVisit) -> int | None:
    """Return the linked agreement, which must be of this kecamatan."""
    if visit.agreement_id is None:
        return None
    mine = Agreement.select().join(Deliberation).where(Deliberation.district == region.require_district())
    if not mine.where(Agreement.id == visit.agreement_id).exists():
        raise DataError("Kesepakatan ini sudah tidak ada.", "Kosongkan, atau pilih yang lain.")
    return visit.agreement_id


def _record(row: VisitRow) -> FieldVisit:
    return FieldVisit(
        row.village_id, date.fromisoformat(row.held_on), row.visitors, row.finding, row.follow_up, row.pairing_id,
        row.agreement_id, row.id, row.version,
    )  # fmt: skip
