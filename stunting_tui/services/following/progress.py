"""What is told of an agreement: dated steps, added or corrected, never taken away; its status follows the newest."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from db.changes import Writer
from db.models import Agreement as AgreementRow
from db.models import Deliberation as DeliberationRow
from db.models import Progress
from stunting_tui.domain.dates import short_date
from stunting_tui.domain.deliberation.agreement import AgreementStatus, DeliberationState
from stunting_tui.domain.following.ledger import Step
from stunting_tui.domain.following.step_text import check_step
from stunting_tui.errors import DataError
from stunting_tui.services.deliberation.agreement_rows import required_agreement
from stunting_tui.services.store import transaction
from stunting_tui.session import Session


def add_step(session: Session, agreement_id: int, step: Step) -> int:
    """Store what was told of an agreement, and return the step's id.

    Raises `DataError` for a day before its rembuk or after today, for what was not agreed, and for an agreement that
    was carried on; `StoreError`.
    """
    with transaction(session) as writer:
        return store_step(writer, required_agreement(agreement_id), step, session.today)


def edit_step(session: Session, step: Step) -> None:
    """Correct a step (`step.id`, `step.version`); the audit keeps what stood there. Raises as `add_step` does."""
    with transaction(session) as writer:
        row = Progress.get_or_none(Progress.id == step.id)
        if row is None:
            raise DataError("Langkah ini sudah tidak ada.", "Buka lagi kesepakatannya.")
        agreement = required_agreement(row.agreement_id)
        _check(agreement, step, session.today)
        writer.update(row, step.version, **_columns(step))
        _follow_newest(writer, agreement)


def store_step(writer: Writer, row: AgreementRow, step: Step, today: date) -> int:
    """Check and store a new step of an agreement; inside a transaction."""
    _check(row, step, today)
    _refuse_carried(row)
    stored = writer.insert(Progress, agreement=row, **_columns(step))
    _follow_newest(writer, row)
    return int(stored.id)


def follow_status(writer: Writer, row: AgreementRow, today: date) -> None:
    """Tell of a status that was changed without a step; inside a transaction, after the change.

    A step of today that says nothing but a status is corrected instead, so that going round the statuses leaves one.
    Nothing is told of an agreement whose rembuk is still planned.
    """
    newest = newest_step(row)
    planned = row.deliberation.state == DeliberationState.PLANNED.value
    fresh = AgreementRow.get_by_id(row.id)
    if (newest is None and planned) or (newest is not None and newest.status == fresh.status):
        return
    _refuse_carried(row)
    since = newest.told_on if newest is not None else row.deliberation.held_on
    told = _columns(Step(max(today, date.fromisoformat(since)), AgreementStatus(fresh.status)))
    if newest is not None and _is_bare(newest) and newest.told_on == told["told_on"]:
        writer.update(newest, newest.version, **told)
    else:
        writer.insert(Progress, agreement=row, **told)


def newest_step(row: AgreementRow) -> Progress | None:
    """Return the newest step of an agreement; the caller holds the connection."""
    told = Progress.select().where(Progress.agreement == row)
    newest: Progress | None = told.order_by(Progress.told_on.desc(), Progress.id.desc()).first()
    return newest


def steps_of(agreements: Iterable[int]) -> dict[int, list[Step]]:
    """Return the steps of agreements by their id; the caller holds the connection."""
    found: dict[int, list[Step]] = {}
    for row in Progress.select().where(Progress.agreement.in_(list(agreements))).order_by(Progress.id):
        found.setdefault(row.agreement_id, []).append(
            Step(
                date.fromisoformat(row.told_on), AgreementStatus(row.status), row.percent, row.spent, row.evidence,
                row.delay_reason, row.note, row.deliberation_id, row.created_by, row.id, row.version,
            )
        )  # fmt: skip
    return found


def _is_bare(row: Progress) -> bool:
    """Whether a step says nothing but a status."""
    percent = row.percent if row.status != AgreementStatus.DONE.value else None
    return not any((row.evidence, row.delay_reason, row.note, row.spent, row.deliberation_id, percent))


def _refuse_carried(row: AgreementRow) -> None:
    if AgreementRow.select().where(AgreementRow.carried_from == row).exists():
        raise DataError("Kesepakatan ini sudah dibawa ke rembuk berikutnya.", "Laporkan pada kesepakatan lanjutannya.")


def _follow_newest(writer: Writer, row: AgreementRow) -> None:
    newest = newest_step(row)
    fresh = AgreementRow.get_by_id(row.id)
    if newest is not None:
        writer.update(fresh, fresh.version, status=newest.status)


def _check(row: AgreementRow, step: Step, today: date) -> None:
    check_step(step)
    if not row.accepted:
        raise DataError("Usul ini tidak disepakati.", "Hanya yang disepakati yang dilaporkan kemajuannya.")
    held_on = date.fromisoformat(row.deliberation.held_on)
    if step.told_on < held_on:
        raise DataError(
            f"Tanggal {short_date(step.told_on)} mendahului rembuknya ({short_date(held_on)}).",
            "Isi tanggal pada atau sesudah rembuk.",
        )
    if step.told_on > today:
        raise DataError(f"Tanggal {short_date(step.told_on)} belum tiba.", "Isi tanggal hari ini atau sebelumnya.")
    if step.meeting is not None:
        where = DeliberationRow.get_or_none(DeliberationRow.id == step.meeting)
        if where is None or where.district_id != row.deliberation.district_id:
            raise DataError("Sesi tempat kemajuan ini dilaporkan tidak ada.", "Pilih minilok dari daftar Rembuk.")


def _columns(step: Step) -> dict[str, Any]:
    done = step.status is AgreementStatus.DONE
    full = replace(step, percent=100) if done and step.percent is None else step
    return {
        "deliberation": full.meeting,
        "told_on": full.told_on.isoformat(),
        "percent": full.percent,
        "status": full.status.value,
        "spent": full.spent,
        "evidence": full.evidence.strip(),
        "delay_reason": full.delay_reason.strip(),
        "note": full.note.strip(),
    }
