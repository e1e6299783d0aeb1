"""A posyandu's month as it is typed from its paper register: the children, what was before, what is stored already."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, cast

from db.connection import database
from db.models import Child, Measurement, Posyandu
from stunting_tui.domain.dates import period_label
from stunting_tui.domain.entry_checks import LastVisit, Limits, load_limits
from stunting_tui.domain.kbm import Kbm, Weighing
from stunting_tui.domain.kbm_tables import load_kbm
from stunting_tui.domain.rows import Sex
from stunting_tui.errors import DataError
from stunting_tui.services import region
from stunting_tui.services.store import reading
from stunting_tui.services.visit_store import last_visit, sex_of
from stunting_tui.session import Session

COLUMNS = {"measured_on": "Tgl", "position": "C", "weight_kg": "BB", "height_cm": "TB", "muac_cm": "LiLA"}
"""What can be typed for a child, and its name in a reason that is kept."""
KEPT = (*COLUMNS, "head_cm", "oedema")
LAST_MONTH = 60


@dataclass(frozen=True, slots=True)
class PostRecord:
    """A posyandu, its active children of an age to be measured in a month, and how many of them have been."""

    id: int
    village: str
    name: str
    children: int
    typed: int


@dataclass(frozen=True, slots=True)
class StoredVisit:
    """A visit as it was read or saved: its values by column, and the texts beside them."""

    id: int
    version: int
    day: date
    values: Mapping[str, Any]
    forced: str
    extras: Mapping[str, str]
    inferred: bool
    from_file: bool


@dataclass(slots=True)
class SheetRow:
    """One child of a sheet. `before` are its visits on other days, the oldest first; `days` those no visit may take.

    `proposed`: the position stands as the age has it, nobody typed it.
    """

    child_id: int
    name: str
    sex: Sex
    birth_date: date
    before: Sequence[LastVisit] = ()
    days: frozenset[date] = frozenset()
    visit: StoredVisit | None = None
    proposed: bool = True

    @property
    def weighings(self) -> list[Weighing]:
        """The weights of the other visits."""
        return [Weighing(visit.measured_on, visit.weight_kg) for visit in self.before if visit.weight_kg is not None]


@dataclass(slots=True)
class Sheet:
    """The children of a posyandu by name for one month, with the rules that judge them; read once."""

    posyandu_id: int
    village: str
    posyandu: str
    period: str
    today: date
    limits: Limits
    kbm: Kbm
    rows: list[SheetRow] = field(default_factory=list)

    @property
    def day(self) -> date:
        """The day to reckon with where none is typed: the last of the month, or today."""
        return min(self.today, last_day(self.period))

    @property
    def typed(self) -> int:
        """How many children have a visit."""
        return sum(row.visit is not None for row in self.rows)

    @property
    def forced(self) -> int:
        """How many visits hold a doubtful value."""
        return sum(bool(row.visit and row.visit.forced) for row in self.rows)


def last_day(period: str) -> date:
    """Return the last day of an ISO year-month."""
    year, month = int(period[:4]), int(period[5:7])
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def posts(period: str) -> list[PostRecord]:
    """Return the posyandu of the current kecamatan with children, by village and name."""
    with reading():
        district = region.current_row()
        if district is None:
            return []
        rows = database.execute_sql(
            """SELECT p.id, v.name, p.name, count(DISTINCT c.id), count(DISTINCT m.child_id)
               FROM posyandu p JOIN village v ON v.id = p.village_id
               JOIN child c ON c.posyandu_id = p.id AND c.status = 'aktif' AND c.birth_date > ? AND c.birth_date <= ?
               LEFT JOIN batch b ON b.district_id = v.district_id AND b.period = ?
               LEFT JOIN measurement m ON m.batch_id = b.id AND m.child_id = c.id AND m.vanished_run_id IS NULL
               WHERE v.district_id = ? GROUP BY p.id ORDER BY v.name, p.name""",
            (*_born(period), period, district.id),
        )
        return [PostRecord(*row) for row in rows]


def open_sheet(session: Session, posyandu_id: int, period: str) -> Sheet:
    """Read a posyandu's month. Raises `DataError` for an unknown posyandu."""
    with reading():
        post = Posyandu.get_or_none(Posyandu.id == posyandu_id)
        if post is None:
            raise DataError("Posyandu ini tidak ada lagi.", "Kembali ke daftar posyandu.")
        sheet = Sheet(posyandu_id, post.village.name, post.name, period, session.today, load_limits(), load_kbm())
        first, last = _born(period)
        chosen = (Child.posyandu == post) & (Child.status == "aktif")
        chosen &= (Child.birth_date > first) & (Child.birth_date <= last)
        children = list(Child.select().where(chosen).order_by(Child.name_key, Child.id))
        visits: dict[int, list[Measurement]] = {child.id: [] for child in children}
        mine = Measurement.child.in_(Child.select(Child.id).where(chosen))
        for visit in Measurement.select().where(mine).order_by(Measurement.measured_on):
            visits[visit.child_id].append(visit)
        batch = _batch_id(period)
        sheet.rows = [_row(child, visits[child.id], batch) for child in children]
    return sheet


def reread(sheet: Sheet, number: int) -> None:
    """Read one child's visits again, after another operator changed them."""
    with reading():
        child = Child.get_by_id(sheet.rows[number].child_id)
        visits = Measurement.select().where(Measurement.child == child).order_by(Measurement.measured_on)
        sheet.rows[number] = _row(child, list(visits), _batch_id(sheet.period))


def stored_visit(visit: Measurement) -> StoredVisit:
    """Return a row of the store as the sheet keeps it."""
    values = {name: getattr(visit, name) for name in KEPT if name != "measured_on"}
    extras = cast("dict[str, str]", json.loads(visit.extras)) if visit.extras else {}
    return StoredVisit(
        visit.id, visit.version, date.fromisoformat(visit.measured_on), values, visit.forced, extras,
        bool(visit.position_inferred), visit.run_id is not None,
    )  # fmt: skip


def read_month(text: str, today: date) -> str:
    """Return the ISO year-month typed as mmyyyy, mmyy or mm. Raises `DataError` for none and for one to come."""
    digits = "".join(mark for mark in text if mark not in " -/.")
    month, year = digits[:-4] or digits[:2], digits[-4:] if len(digits) > 4 else f"20{digits[2:4]}"
    if len(digits) <= 2:
        month, year = digits, str(today.year)
    if not digits.isascii() or not digits.isdigit() or not 1 <= int(month) <= 12 or int(year) < 2000:
        raise DataError(f'"{text.strip()}" bukan bulan.', "Ketik bbtttt, misalnya 112026.")
    period = f"{int(year):04d}-{int(month):02d}"
    if period > f"{today:%Y-%m}":
        raise DataError(f"{period_label(period)} belum tiba.", "Ketik bulan ini atau yang lalu.")
    return period


def _born(period: str) -> tuple[str, str]:
    """Return the birth dates between which a child is to be measured: after the first, up to the second."""
    return f"{int(period[:4]) - LAST_MONTH // 12:04d}{period[4:]}-01", last_day(period).isoformat()


def _batch_id(period: str) -> int | None:
    district = region.current_row()
    row = database.execute_sql(
        "SELECT id FROM batch WHERE district_id = ? AND period = ?", (district.id if district else 0, period)
    ).fetchone()
    return row[0] if row else None


def _row(child: Child, visits: Sequence[Measurement], batch: int | None) -> SheetRow:
    """Return a child with the newest of its visits of the batch in hand."""
    there = [visit for visit in visits if visit.vanished_run_id is None]
    here = next((visit for visit in reversed(there) if visit.batch_id == batch), None)
    return SheetRow(
        child.id, child.name, sex_of(child.sex), date.fromisoformat(child.birth_date),
        [last_visit(visit) for visit in there if visit is not here],
        frozenset(date.fromisoformat(visit.measured_on) for visit in visits if visit is not here),
        stored_visit(here) if here else None, here is None or bool(here.position_inferred),
    )  # fmt: skip
