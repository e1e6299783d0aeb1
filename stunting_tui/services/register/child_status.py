"""Whether a child is still on the register: moved, died, grown out with the day, or active again.

From that day on the child counts as gone: it is on no list of those to be measured or followed up, and no sasaran.
"""

from dataclasses import dataclass
from datetime import date

from db.models import Child, Measurement
from stunting_tui.domain.age import completed_months, monthly_birthday
from stunting_tui.domain.dates import short_date
from stunting_tui.domain.monitoring.coverage import UNDER_FIVE
from stunting_tui.errors import DataError
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session

ACTIVE, MOVED, DIED, GROWN = "aktif", "pindah", "meninggal", "lulus umur"
STATUSES = (ACTIVE, MOVED, DIED, GROWN)
"""In the order of their digits."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a child stands on the register; `since` is None for an active one, `last_visit` None before the first."""

    child_id: int
    version: int
    name: str
    birth_date: date
    status: str
    since: date | None
    last_visit: date | None

    def proposed(self, status: str, today: date) -> date:
        """Return the day to begin with when a child leaves so: the one stored, the fifth birthday, else today."""
        if status == self.status and self.since is not None:
            return self.since
        fifth = monthly_birthday(self.birth_date, UNDER_FIVE)
        return min(fifth, today) if status == GROWN else today


def standing(child_id: int) -> Standing:
    """Return how a child stands. Raises `DataError` where it is gone or was merged into another one."""
    with reading():
        child = Child.get_or_none(Child.id == child_id)
        if child is None or child.merged_into_id is not None:
            raise DataError("Anak ini sudah digabung atau tidak ada lagi.", "Buka lagi daftarnya.")
        there = Measurement.vanished_run.is_null() & (Measurement.child == child)
        newest = Measurement.select().where(there).order_by(Measurement.measured_on.desc()).first()
        return Standing(
            child.id, child.version, child.name, date.fromisoformat(child.birth_date), child.status,
            _day(child.status_on) if child.status != ACTIVE else None, _day(newest.measured_on if newest else None),
        )  # fmt: skip


def set_status(session: Session, known: Standing, status: str, since: date | None = None) -> None:
    """Let a child leave on a day, or be active again.

    Raises `DataError` for a day that cannot be, `ConflictError` where the child was changed since, and `StoreError`.
    """
    if status != ACTIVE:
        since = since or session.today
        _check(known, status, since, session.today)
    with transaction(session) as writer:
        child = Child.get_or_none((Child.id == known.child_id) & Child.merged_into.is_null())
        if child is None:
            raise DataError("Anak ini sudah digabung atau tidak ada lagi.", "Buka lagi daftarnya.")
        day = since.isoformat() if since is not None and status != ACTIVE else None
        writer.update(child, known.version, status=status, status_on=day)


def _check(known: Standing, status: str, since: date, today: date) -> None:
    """Raise `DataError` where a child cannot have left on that day."""
    day = short_date(since)
    if not known.birth_date <= since <= today:
        raise DataError(f"Tanggal {day} tidak mungkin.", "Antara tanggal lahir anak dan hari ini.")
    months = completed_months(known.birth_date, since)
    if status == GROWN and months < UNDER_FIVE:
        raise DataError(f"Pada {day} anak baru berumur {months} bulan.", "Lulus umur mulai 60 bulan.")
    if known.last_visit is not None and known.last_visit > since:
        raise DataError(
            f"Anak ini masih diukur pada {short_date(known.last_visit)}, sesudah {day}.",
            "Betulkan tanggalnya, atau dahulu pengukurannya.",
        )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
