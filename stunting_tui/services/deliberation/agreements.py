"""The points of a rembuk's checklist: keeping, changing and counting them."""

from dataclasses import dataclass
from datetime import date

from db.models import Agreement as AgreementRow
from db.models import AgreementChild, AgreementFund, AgreementVillage, CaseAudit, FieldVisit, Progress, Proposal
from db.models import Deliberation as DeliberationRow
from stunting_tui.domain.deliberation.agreement import Agreement, AgreementStatus, DeliberationState
from stunting_tui.errors import DataError
from stunting_tui.services.deliberation.agreement_rows import (
    agreements_of,
    replace_parts,
    required_agreement,
    required_row,
    store_agreement,
    store_template,
)
from stunting_tui.services.deliberation.stage_lock import require_draft
from stunting_tui.services.following.progress import follow_status
from stunting_tui.services.register import region
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session


@dataclass(frozen=True, slots=True)
class DueSummary:
    """Agreements still to be kept: past their due date, days since the oldest of those, due later this month."""

    overdue: int
    oldest_days: int
    this_month: int


def save_agreement(session: Session, deliberation_id: int, agreement: Agreement) -> int:
    """Store a point of the checklist (new when its `id` is None) and return its id.

    A new point whose ordinal is 0 or taken goes to the end. Raises `DataError`, `ConflictError` and `StoreError`.
    """
    with transaction(session) as writer:
        row = required_row(deliberation_id)
        number = store_agreement(writer, row, agreement)
        if agreement.id is not None:
            follow_status(writer, required_agreement(number), session.today)
        return number


def add_from_template(session: Session, deliberation_id: int) -> int:
    """Append the points of the default template that the checklist lacks; return how many were added."""
    with transaction(session) as writer:
        row = required_row(deliberation_id)
        present = {agreement.text for agreement in agreements_of([row]).get(row.id, ())}
        return store_template(writer, row, present)


def set_status(session: Session, agreement_id: int, version: int, status: AgreementStatus) -> None:
    """Say how far an agreement has come; after its rembuk that is a step of today, see `progress.follow_status`.

    Raises `DataError`, `ConflictError` and `StoreError`.
    """
    with transaction(session) as writer:
        row = required_agreement(agreement_id)
        writer.update(row, version, status=status.value)
        follow_status(writer, row, session.today)


def delete_agreement(session: Session, agreement_id: int, version: int) -> None:
    """Remove a point and close the gap in the numbering; what is signed can only be dropped by its status."""
    with transaction(session) as writer:
        row = required_agreement(agreement_id)
        require_draft(row.deliberation)
        if row.deliberation.state == DeliberationState.SIGNED.value:
            raise DataError(
                "Kesepakatan rembuk yang sudah ditandatangani tidak dapat dihapus.", "Ubah statusnya menjadi batal."
            )
        _refuse_followed(row)
        replace_parts(writer, AgreementVillage, row, [])
        replace_parts(writer, AgreementFund, row, [])
        for child in AgreementChild.select().where(AgreementChild.agreement == row):
            writer.delete(child, child.version)
        writer.delete(row, version)
        later = AgreementRow.select().where(
            (AgreementRow.deliberation == row.deliberation_id) & (AgreementRow.ordinal > row.ordinal)
        )
        for other in later:
            writer.update(other, other.version, ordinal=other.ordinal - 1)


def _refuse_followed(row: AgreementRow) -> None:
    """Raise `DataError` when something was written about the agreement since: that must not disappear with it."""
    about = {
        "kemajuan": Progress.select().where(Progress.agreement == row).exists(),
        "usulan": Proposal.select().where(Proposal.agreement == row).exists(),
        "kunjungan": FieldVisit.select().where(FieldVisit.agreement == row).exists(),
        "audit kasus": CaseAudit.select().where(CaseAudit.agreement == row).exists(),
    }
    found = [word for word, exists in about.items() if exists]
    if AgreementRow.select().where(AgreementRow.carried_from == row).exists():
        found.append("kesepakatan lanjutannya")
    if found:
        raise DataError(
            f"Kesepakatan ini sudah mempunyai {', '.join(found)}.", "Jangan dihapus; ubah statusnya menjadi batal."
        )


def due(today: date) -> DueSummary:
    """Count the open agreements of the current kecamatan by their due date."""
    with reading():
        row = region.current_row()
        if row is None:
            return DueSummary(0, 0, 0)
        later = AgreementRow.alias()
        carried = later.select(later.carried_from).where(later.carried_from.is_null(is_null=False))
        query = (
            AgreementRow.select(AgreementRow.due_on)
            .join(DeliberationRow)
            .where(
                (DeliberationRow.district == row)
                & (AgreementRow.accepted == 1)
                & AgreementRow.id.not_in(carried)
                & AgreementRow.status.in_([AgreementStatus.OPEN.value, AgreementStatus.RUNNING.value])
            )
        )
        days = sorted(date.fromisoformat(agreement.due_on) for agreement in query if agreement.due_on)
    late = [day for day in days if day < today]
    coming = [day for day in days if day >= today and (day.year, day.month) == (today.year, today.month)]
    return DueSummary(len(late), (today - late[0]).days if late else 0, len(coming))
