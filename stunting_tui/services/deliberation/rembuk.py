"""Rembuk sessions: planning, holding and signing them. Agreements and attendance have their own modules."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from db.changes import Writer, current, table_of
from db.models import Batch
from db.models import Deliberation as DeliberationRow
from stunting_tui.domain.deliberation.agreement import (
    Agreement,
    AgreementStatus,
    Deliberation,
    DeliberationKind,
    DeliberationState,
)
from stunting_tui.errors import DataError
from stunting_tui.services.deliberation.agreement_rows import (
    agreements_of,
    check_due,
    required_row,
    store_agreement,
    store_template,
)
from stunting_tui.services.deliberation.agreements import (
    DueSummary,
    add_from_template,
    delete_agreement,
    due,
    save_agreement,
    set_status,
)
from stunting_tui.services.deliberation.attendance import attendees_of, delete_attendee, save_attendee, store_attendee
from stunting_tui.services.deliberation.stage_lock import require_draft
from stunting_tui.services.register import region
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session

__all__ = [
    "DueSummary",
    "add_from_template",
    "create_deliberation",
    "delete_agreement",
    "delete_attendee",
    "deliberation",
    "deliberations",
    "due",
    "edit_deliberation",
    "save_agreement",
    "save_attendee",
    "set_status",
]

ORDER = (DeliberationState.PLANNED, DeliberationState.HELD, DeliberationState.SIGNED)


def deliberations(*, miniloks: bool = False) -> list[Deliberation]:
    """Return the rembuk of the current kecamatan, newest first, with everything; the miniloks too where asked."""
    with reading():
        district = region.current_row()
        if district is None:
            return []
        query = DeliberationRow.select().where(DeliberationRow.district == district)
        if not miniloks:
            query = query.where(DeliberationRow.kind == DeliberationKind.REMBUK.value)
        return _loaded(list(query.order_by(DeliberationRow.held_on.desc(), DeliberationRow.id.desc())))


def deliberation(deliberation_id: int) -> Deliberation:
    """Return one rembuk with everything. Raises `DataError` when there is none with this id."""
    with reading():
        return _loaded([required_row(deliberation_id)])[0]


def create_deliberation(session: Session, values: Deliberation, template: bool) -> int:
    """Store a new rembuk of the current kecamatan with its attendees and agreements; return its id.

    `template` appends the points of the default template. Raises `DataError` and `StoreError`.
    """
    with transaction(session) as writer:
        columns = _columns(values)
        row = writer.insert(DeliberationRow, district=region.require_district(), **columns)
        for attendee in values.attendees:
            store_attendee(writer, row, attendee)
        for agreement in values.agreements:
            store_agreement(writer, row, agreement)
        if template:
            store_template(writer, row, [agreement.text for agreement in values.agreements])
        if values.state is not DeliberationState.PLANNED:
            _refuse_gaps(agreements_of([row]).get(row.id, ()))
        return int(row.id)


def edit_deliberation(session: Session, values: Deliberation, *, force_reason: str = "") -> None:
    """Change the session's own fields, not its lists (`values.id` and `values.version` say which).

    The state goes one step at a time from planned to held to signed. A step forward needs every agreement that was
    not dropped to say who, until when and by which indicator; that, and a step back, can be forced with a reason,
    which the audit keeps. Once verified only the state may still change.

    Raises `DataError`, `ConflictError` and `StoreError`.
    """
    with transaction(session) as writer:
        row = required_row(values.id or 0)
        agreements = agreements_of([row]).get(row.id, ())
        for agreement in agreements:
            check_due(agreement, values.held_on)
        _check_step(writer, row, values.state, agreements, force_reason.strip())
        columns = _columns(values)
        if any(current(row, name) != value for name, value in columns.items() if name != "state"):
            require_draft(row)
        writer.update(row, values.version, **columns)


def _check_step(
    writer: Writer, row: DeliberationRow, state: DeliberationState, agreements: Sequence[Agreement], reason: str
) -> None:
    steps = ORDER.index(state) - ORDER.index(DeliberationState(row.state))
    if steps == 0:
        return
    if reason:
        writer.record("paksa", table_of(DeliberationRow), row.uuid, "state", "; ".join(_gaps(agreements)), reason)
    elif steps < 0:
        raise DataError(
            f"Rembuk ini sudah {row.state}; keadaannya tidak mundur dengan sendirinya.",
            "Tulis alasannya bila memang harus dikembalikan.",
        )
    elif steps > 1:
        raise DataError("Rembuk ini belum dilaksanakan.", "Tandai dahulu sebagai dilaksanakan, lalu ditandatangani.")
    else:
        _refuse_gaps(agreements)


def _refuse_gaps(agreements: Sequence[Agreement]) -> None:
    gaps = _gaps(agreements)
    if gaps:
        raise DataError(
            f"Kesepakatan belum lengkap: {'; '.join(gaps)}.",
            "Lengkapi dahulu, atau tulis alasan mengapa rembuk tetap ditutup.",
        )


def _gaps(agreements: Sequence[Agreement]) -> list[str]:
    return [
        f"nomor {point.ordinal} tanpa {', '.join(point.gaps())}"
        for point in agreements
        if point.gaps() and point.status is not AgreementStatus.DROPPED
    ]


def _columns(values: Deliberation) -> dict[str, Any]:
    if not values.title.strip():
        raise DataError("Judul rembuk masih kosong.", "Isi judul rembuknya.")
    if values.batch_id is not None and Batch.get_or_none(Batch.id == values.batch_id) is None:
        raise DataError("Batch pengukuran yang dipilih tidak ada.", "Pilih batch dari daftar.")
    texts = ("title", "number", "time", "place", "chair", "chair_office", "chair_nip", "speakers")
    return {
        "held_on": values.held_on.isoformat(),
        "agenda": "\n".join(line.strip() for item in values.agenda for line in item.splitlines() if line.strip()),
        "state": values.state.value,
        "kind": values.kind.value,
        "batch": values.batch_id,
        **{name: getattr(values, name).strip() for name in texts},
    }


def _loaded(rows: Sequence[DeliberationRow]) -> list[Deliberation]:
    agreements, attendees = agreements_of(rows), attendees_of(rows)
    return [
        Deliberation(
            held_on=date.fromisoformat(row.held_on), place=row.place, title=row.title, number=row.number, time=row.time,
            chair=row.chair, chair_office=row.chair_office, chair_nip=row.chair_nip,
            agenda=tuple(row.agenda.splitlines()), speakers=row.speakers, state=DeliberationState(row.state),
            kind=DeliberationKind(row.kind), batch_id=row.batch_id,
            attendees=attendees.get(row.id, ()), agreements=agreements.get(row.id, ()),
            id=row.id, version=row.version,
        )
        for row in rows
    ]  # fmt: skip
