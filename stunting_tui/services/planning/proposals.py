"""Proposals of the musrenbang and plans of offices: what the rembuk confirms, synchronises, or does not take up."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from db.models import Agreement as AgreementRow
from db.models import Deliberation
from db.models import Proposal as ProposalRow
from stunting_tui.domain.deliberation.agreement import Agreement
from stunting_tui.errors import DataError
from stunting_tui.services.deliberation.agreement_rows import required_row, store_agreement
from stunting_tui.services.planning.targets import YEARS
from stunting_tui.services.records import keep, required
from stunting_tui.services.register import region
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session

ONE = "Usulan"


class ProposalState(StrEnum):
    """What the rembuk made of a proposal."""

    OPEN = "belum"
    CONFIRMED = "dikonfirmasi"
    SYNCHRONISED = "disinkronkan"
    REFUSED = "tidak diambil"


VILLAGE, OFFICE = "musrenbang", "rencana OPD"
SOURCES = (VILLAGE, OFFICE)
"""Where proposals come from."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal of a year; `village_id` None: the whole kecamatan; `amount` in whole rupiah, None unknown."""

    year: int
    source: str
    text: str
    office: str = ""
    amount: int | None = None
    village_id: int | None = None
    state: ProposalState = ProposalState.OPEN
    reason: str = ""
    agreement_id: int | None = None
    id: int | None = None
    version: int = 0


def proposals() -> list[Proposal]:
    """Return every proposal of the current kecamatan: the newest year first, by village, musrenbang before plans."""
    with reading():
        district = region.current_row()
        if district is None:
            return []
        names = {village.id: village.name for village in region.village_records()}
        found = [_record(row) for row in ProposalRow.select().where(ProposalRow.district == district)]
        return sorted(found, key=lambda one: (-one.year, names.get(one.village_id or 0, ""), one.source, one.id or 0))


def save_proposal(session: Session, proposal: Proposal) -> int:
    """Store a proposal (new when its `id` is None) and return the id.

    Raises `DataError` for what is missing, `ConflictError` and `StoreError`.
    """
    with transaction(session) as writer:
        district = region.require_district()
        values = _columns(proposal)
        return keep(writer, ProposalRow, proposal, ONE, values, district=district)


def set_state(session: Session, proposal: Proposal, state: ProposalState, reason: str = "") -> None:
    """Say what becomes of a proposal; one not taken up needs a reason and leaves its agreement.

    Raises as `save_proposal`.
    """
    refused = state is ProposalState.REFUSED
    agreement = None if refused else proposal.agreement_id
    save_proposal(session, replace(proposal, state=state, reason=reason, agreement_id=agreement))


def delete_proposal(session: Session, proposal_id: int, version: int) -> None:
    """Remove a proposal. Raises `DataError`, `ConflictError` and `StoreError`."""
    with transaction(session) as writer:
        writer.delete(required(ProposalRow, proposal_id, ONE), version)


def make_agreement(session: Session, proposal: Proposal, deliberation_id: int) -> int:
    """Let a rembuk take up a proposal as a new agreement; return its id. Raises `DataError`, `ConflictError`.

    The agreement has its words, village and office; where the money comes from is still to be written.
    """
    with transaction(session) as writer:
        codes = {village.id: village.code for village in region.village_records()}
        villages = (codes[proposal.village_id],) if proposal.village_id in codes else ()
        row = required_row(deliberation_id)
        number = store_agreement(
            writer, row, Agreement(0, proposal.text, responsible=proposal.office, villages=villages)
        )
        link(session, proposal, number)
        return number


def link(session: Session, proposal: Proposal, agreement_id: int | None) -> None:
    """Tie a proposal to an agreement of this kecamatan (None: to none); one that is tied is at least confirmed.

    Raises as `save_proposal`.
    """
    state = proposal.state
    if agreement_id is not None and state in (ProposalState.OPEN, ProposalState.REFUSED):
        state = ProposalState.CONFIRMED
    reason = proposal.reason if state is proposal.state else ""
    save_proposal(session, replace(proposal, agreement_id=agreement_id, state=state, reason=reason))


def _columns(proposal: Proposal) -> dict[str, Any]:
    if not YEARS[0] <= proposal.year <= YEARS[1]:
        raise DataError(f"Tahun {proposal.year} tidak masuk akal.", f"Isi tahun dari {YEARS[0]} sampai {YEARS[1]}.")
    if proposal.source not in SOURCES:
        raise DataError(f'Sumber usulan "{proposal.source}" tidak dikenal.', f"Pilih: {', '.join(SOURCES)}.")
    if not proposal.text.strip():
        raise DataError("Usulan masih kosong.", "Tulis kegiatan yang diusulkan.")
    if proposal.source == OFFICE and not proposal.office.strip():
        raise DataError("Instansi rencana ini masih kosong.", "Tulis OPD yang merencanakannya.")
    if proposal.amount is not None and proposal.amount < 0:
        raise DataError("Anggaran tidak boleh negatif.", "Kosongkan bila belum diketahui.")
    if proposal.state is ProposalState.REFUSED and not proposal.reason.strip():
        raise DataError("Alasan tidak diambil masih kosong.", "Tulis mengapa usulan ini tidak diambil.")
    return {
        "year": proposal.year, "source": proposal.source, "text": " ".join(proposal.text.split()),
        "office": proposal.office.strip(), "amount": proposal.amount, "village": _village(proposal),
        "state": proposal.state.value, "reason": proposal.reason.strip(), "agreement": _agreement(proposal),
    }  # fmt: skip


def _village(proposal: Proposal) -> int | None:
    if proposal.village_id is None or proposal.village_id in {one.id for one in region.village_records()}:
        return proposal.village_id
    raise DataError("Desa usulan tidak ada di kecamatan ini.", "Pilih desanya dari daftar.")


def _agreement(proposal: Proposal) -> int | None:
    if proposal.agreement_id is None:
        return None
    mine = AgreementRow.select().join(Deliberation).where(Deliberation.district == region.require_district())
    if not mine.where(AgreementRow.id == proposal.agreement_id).exists():
        raise DataError("Kesepakatan ini sudah tidak ada.", "Pilih kesepakatan yang lain.")
    return proposal.agreement_id


def _record(row: ProposalRow) -> Proposal:
    return Proposal(
        row.year, row.source, row.text, row.office, row.amount, row.village_id, ProposalState(row.state), row.reason,
        row.agreement_id, row.id, row.version,
    )  # fmt: skip
