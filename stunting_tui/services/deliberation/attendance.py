"""Who came to a rembuk."""

from collections.abc import Iterable
from typing import Any

from db.changes import Writer
from db.models import Attendee as AttendeeRow
from db.models import Deliberation as DeliberationRow
from stunting_tui.domain.deliberation.agreement import Attendee
from stunting_tui.errors import DataError
from stunting_tui.services.deliberation.agreement_rows import required_row
from stunting_tui.services.deliberation.stage_lock import require_draft
from stunting_tui.services.records import gone
from stunting_tui.services.store import transaction
from stunting_tui.session import Session


def save_attendee(session: Session, deliberation_id: int, attendee: Attendee) -> int:
    """Store a person of the attendance list (new when its `id` is None) and return the id.

    Raises `DataError`, `ConflictError` and `StoreError`.
    """
    with transaction(session) as writer:
        return store_attendee(writer, required_row(deliberation_id), attendee)


def delete_attendee(session: Session, attendee_id: int, version: int) -> None:
    """Remove a person from the attendance list. Raises `DataError`, `ConflictError` and `StoreError`."""
    with transaction(session) as writer:
        row = _required(attendee_id)
        require_draft(row.deliberation)
        writer.delete(row, version)


def store_attendee(writer: Writer, row: DeliberationRow, attendee: Attendee) -> int:
    """Check and store one person at the rembuk `row`; inside a transaction."""
    if not attendee.name.strip():
        raise DataError("Nama peserta masih kosong.", "Isi nama pesertanya.")
    require_draft(row)
    values: dict[str, Any] = {
        name: getattr(attendee, name).strip() for name in ("name", "office", "element", "sex", "phone")
    }
    values["online"] = int(attendee.online)
    if attendee.id is None:
        return int(writer.insert(AttendeeRow, deliberation=row, **values).id)
    stored = _required(attendee.id)
    if stored.deliberation_id != row.id:
        raise DataError("Peserta ini bukan milik rembuk yang dipilih.", "Buka lagi rembuknya, lalu ulangi.")
    writer.update(stored, attendee.version, **values)
    return int(stored.id)


def attendees_of(rows: Iterable[DeliberationRow]) -> dict[int, tuple[Attendee, ...]]:
    """Return the attendance lists of rembuk rows by their id, as entered; the caller holds the connection."""
    ids = [row.id for row in rows]
    lists: dict[int, list[Attendee]] = {}
    for row in AttendeeRow.select().where(AttendeeRow.deliberation.in_(ids)).order_by(AttendeeRow.id):
        person = Attendee(
            name=row.name, office=row.office, element=row.element, sex=row.sex, phone=row.phone,
            online=bool(row.online), id=row.id, version=row.version,
        )  # fmt: skip
        lists.setdefault(row.deliberation_id, []).append(person)
    return {key: tuple(people) for key, people in lists.items()}


def _required(attendee_id: int) -> AttendeeRow:
    row = AttendeeRow.get_or_none(AttendeeRow.id == attendee_id)
    if row is None:
        raise gone(AttendeeRow, attendee_id, "Peserta", "Buka lagi rembuknya.")
    return row
