"""The ledger of the current kecamatan: every agreement with its history, and carrying what is open to a new rembuk."""

from collections import Counter
from dataclasses import replace
from datetime import date

from db.changes import Writer
from db.models import Agreement as AgreementRow
from db.models import AgreementChild
from db.models import Deliberation as DeliberationRow
from stunting_tui.domain.dates import short_date
from stunting_tui.domain.deliberation.agreement import (
    Agreement,
    AgreementStatus,
    ChildOutcome,
    DeliberationKind,
    ListKind,
)
from stunting_tui.domain.deliberation.agreement_text import bare_text
from stunting_tui.domain.following import ledger
from stunting_tui.domain.following.ledger import Entry, Meeting, Step
from stunting_tui.errors import DataError
from stunting_tui.services.deliberation.agreement_rows import (
    agreements_of,
    required_agreement,
    required_row,
    store_agreement,
)
from stunting_tui.services.following.progress import steps_of, store_step
from stunting_tui.services.records import gone
from stunting_tui.services.register import region
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session


def entries() -> list[Entry]:
    """Return every agreement of every session of the current kecamatan, the oldest first."""
    with reading():
        return _entries()


def history(agreement_id: int) -> list[Entry]:
    """Return an agreement with those before and after it, the oldest first. Raises `DataError` when it is gone."""
    found = ledger.chain(entries(), agreement_id)
    if not found:
        raise DataError(f"Kesepakatan nomor {agreement_id} tidak ada.", "Buka lagi Buku kesepakatan dan pilih di sana.")
    return found


def meetings() -> dict[int, Meeting]:
    """Return the sessions of the current kecamatan by id, the oldest first."""
    with reading():
        return {row.id: meeting for row, meeting in _meetings()}


def offered(deliberation_id: int) -> list[Entry]:
    """Return what is still open of the sessions before this one: each is to be carried on, or dropped with a reason."""
    with reading():
        target = _target(deliberation_id)
        return [entry for entry in _entries() if entry.is_alive and _is_before(entry.meeting, target)]


def carry(session: Session, agreement_id: int, deliberation_id: int, due_on: date | None = None) -> int:
    """Let a rembuk go on with an open agreement of an earlier one; return the id of the new agreement.

    The new one takes over words, villages, funds, status and the children still followed; where the rembuk has a point
    with the same words already, that one goes on with it. `due_on` is the new due date; without it a due date that
    the rembuk has passed is left open. Raises `DataError` where the agreement has ended or was carried already.
    """
    with transaction(session) as writer:
        target, entry = required_row(deliberation_id), _offered(agreement_id, deliberation_id)
        points = agreements_of([target]).get(target.id, ())
        twin = next((one for one in points if bare_text(one.text) == bare_text(entry.agreement.text)), None)
        number = _link(writer, target, entry, twin) if twin else _copy(writer, target, entry, due_on)
        _move_children(writer, entry.id, number)
        return number


def drop(session: Session, agreement_id: int, deliberation_id: int, reason: str) -> None:
    """End an agreement that a rembuk does not go on with, for a reason. Raises `DataError` without one."""
    with transaction(session) as writer:
        entry = _offered(agreement_id, deliberation_id)
        day = min(session.today, date.fromisoformat(required_row(deliberation_id).held_on))
        newest = entry.steps[-1].told_on if entry.steps else entry.meeting.held_on
        step = Step(max(day, newest), AgreementStatus.DROPPED, note=reason, meeting=deliberation_id)
        store_step(writer, required_agreement(agreement_id), step, session.today)


def _entries() -> list[Entry]:
    pairs = _meetings()
    points = agreements_of(row for row, _ in pairs)
    steps = steps_of(point.id or 0 for found in points.values() for point in found)
    return ledger.assemble({row.id: meeting for row, meeting in pairs}, points, steps)


def _meetings() -> list[tuple[DeliberationRow, Meeting]]:
    district = region.current_row()
    if district is None:
        return []
    count: Counter[tuple[int, str]] = Counter()
    found = []
    query = DeliberationRow.select().where(DeliberationRow.district == district)
    for row in query.order_by(DeliberationRow.held_on, DeliberationRow.id):
        held_on = date.fromisoformat(row.held_on)
        count[held_on.year, row.kind] += 1
        number = count[held_on.year, row.kind]
        found.append((row, Meeting(row.id, held_on, row.title, DeliberationKind(row.kind), number)))
    return found


def _target(deliberation_id: int) -> Meeting:
    found = next((meeting for row, meeting in _meetings() if row.id == deliberation_id), None)
    if found is None or found.kind is not DeliberationKind.REMBUK:
        raise DataError("Kesepakatan hanya dapat dibawa ke sebuah rembuk.", "Pilih rembuk dari daftar Rembuk.")
    return found


def _is_before(meeting: Meeting, target: Meeting) -> bool:
    return (meeting.held_on, meeting.id) < (target.held_on, target.id)


def _offered(agreement_id: int, deliberation_id: int) -> Entry:
    """Return the entry, if the rembuk may go on with it. Raises `DataError`; inside a transaction."""
    target = _target(deliberation_id)
    entry = next((one for one in _entries() if one.id == agreement_id), None)
    if entry is None:
        raise gone(AgreementRow, agreement_id, "Kesepakatan", "Buka lagi Buku kesepakatan.")
    if not entry.is_alive:
        raise DataError(f"Kesepakatan {entry.code} sudah {entry.standing.value}.", "Hanya yang masih terbuka dibawa.")
    if not _is_before(entry.meeting, target):
        raise DataError(
            f"Kesepakatan {entry.code} bukan dari rembuk sebelum {short_date(target.held_on)}.",
            "Pilih rembuk yang lebih baru.",
        )
    return entry


def _copy(writer: Writer, target: DeliberationRow, entry: Entry, due_on: date | None) -> int:
    old = entry.agreement
    kept = old.due_on if old.due_on and old.due_on >= date.fromisoformat(target.held_on) else None
    new = replace(old, id=None, version=0, ordinal=0, listed=0, carried_from=old.id, due_on=due_on or kept)
    return store_agreement(writer, target, new)


def _link(writer: Writer, target: DeliberationRow, entry: Entry, twin: Agreement) -> int:
    if twin.carried_from is not None:
        raise DataError(
            f"Kesepakatan nomor {twin.ordinal} rembuk ini berbunyi sama dan sudah melanjutkan yang lain.",
            "Ubah kalimat salah satunya, atau batalkan yang lama dengan alasan.",
        )
    old = entry.agreement
    kinds = (old.list_kind, twin.list_kind)
    return store_agreement(
        writer,
        target,
        replace(
            twin,
            carried_from=old.id,
            status=old.status if twin.status is AgreementStatus.OPEN else twin.status,
            list_kind=ListKind.FROZEN if ListKind.FROZEN in kinds else twin.list_kind or old.list_kind,
            list_rule=twin.list_rule or old.list_rule,
        ),
    )


def _move_children(writer: Writer, old: int, new: int) -> None:
    """Let the new agreement follow the children whose outcome is still open, from the same day and z-scores on."""
    known = {(row.child_id, row.family) for row in AgreementChild.select().where(AgreementChild.agreement == new)}
    still = (AgreementChild.agreement == old) & (AgreementChild.outcome == ChildOutcome.OPEN.value)
    for row in AgreementChild.select().where(still).order_by(AgreementChild.id):
        if (row.child_id, row.family) not in known:
            writer.insert(
                AgreementChild, agreement=AgreementRow.get_by_id(new), child=row.child_id, family=row.family,
                frozen_on=row.frozen_on, haz=row.haz, waz=row.waz, whz=row.whz, note=row.note,
            )  # fmt: skip
