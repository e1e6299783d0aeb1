"""A posyandu's month as it is typed from its paper register: the children, what was before, what is stored already."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from db.models import Batch, Child, EntrySheet, Measurement, Posyandu, Village
from stunting_tui.domain.measuring.entry_checks import LastVisit, Limits
from stunting_tui.domain.measuring.entry_columns import EntryColumn, entry_columns
from stunting_tui.domain.monitoring.kbm import Kbm, Weighing
from stunting_tui.domain.rows import Sex
from stunting_tui.errors import DataError
from stunting_tui.services.desk.entry_choice import shown_columns
from stunting_tui.services.desk.entry_posts import NO_POST, born_between, last_day
from stunting_tui.services.desk.open_rows import OpenRecord, open_rows_of
from stunting_tui.services.desk.sheet_store import known_sheet
from stunting_tui.services.measuring.visit_store import last_visit, sex_of
from stunting_tui.services.office.site_rules import kbm_in_force, limits_in_force
from stunting_tui.services.register import region
from stunting_tui.services.store import reading
from stunting_tui.session import Session


@dataclass(frozen=True, slots=True)
class StoredVisit:
    """A visit as it was read or saved: its values by column of the measurement, and the texts beside them."""

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

    `open` is what is stored while there is no visit (beside one where two operators met, until the next change).
    `proposed`: the position stands as the age has it, nobody typed it; `carried`: the date stands as in the row above.
    """

    child_id: int
    name: str
    sex: Sex
    birth_date: date
    before: Sequence[LastVisit] = ()
    days: frozenset[date] = frozenset()
    visit: StoredVisit | None = None
    open: OpenRecord | None = None
    proposed: bool = True
    carried: bool = False

    @property
    def weighings(self) -> list[Weighing]:
        """The weights of the other visits."""
        return [Weighing(visit.measured_on, visit.weight_kg) for visit in self.before if visit.weight_kg is not None]

    @property
    def is_done(self) -> bool:
        """Whether the child is dealt with: measured, or not measured for a reason."""
        return self.visit is not None or bool(self.open and self.open.reason)


@dataclass(slots=True)
class Sheet:
    """The children of a posyandu in the order of its register for one month, with the rules that judge them; read once.

    `posyandu_id` is None for children of a village without a posyandu: they have no open rows and no `state`.
    `record_id` is the sheet in the store, None before anything was typed.
    """

    posyandu_id: int | None
    village_id: int
    village: str
    posyandu: str
    period: str
    today: date
    limits: Limits
    kbm: Kbm
    columns: tuple[EntryColumn, ...]
    state: str = ""
    record_id: int | None = None
    rows: list[SheetRow] = field(default_factory=list)

    @property
    def day(self) -> date:
        """The day to reckon with where none is typed: the last of the month, or today."""
        return min(self.today, last_day(self.period))

    @property
    def typed(self) -> int:
        """How many children have a visit."""
        return sum(row.visit is not None for row in self.rows)

    def stored(self) -> list[tuple[object, ...]]:
        """Return what the store holds of each child, to be compared with another reading."""
        return [(row.child_id, row.name, row.sex, row.birth_date, row.before, row.visit, row.open) for row in self.rows]

    @property
    def unmeasured(self) -> int:
        """How many children were not measured for a reason."""
        return sum(row.is_done and row.visit is None for row in self.rows)

    @property
    def forced(self) -> int:
        """How many visits hold a doubtful value."""
        return sum(bool(row.visit and row.visit.forced) for row in self.rows)


def open_sheet(session: Session, posyandu_id: int | None, period: str, village_id: int = 0) -> Sheet:
    """Read a posyandu's month; without one, that of a village's children who have none.

    Raises `DataError` for an unknown posyandu.
    """
    with reading():
        village_id, village, name = _place(posyandu_id, village_id)
        sheet = Sheet(
            posyandu_id, village_id, village, name, period, session.today, limits_in_force(), kbm_in_force(),
            shown_columns(period),
        )  # fmt: skip
        record = _record(sheet)
        if record is not None:
            sheet.state, sheet.record_id = record.state, record.id
        first, last = born_between(period)
        chosen = (Child.birth_date > first) & (Child.birth_date <= last) & (Child.status == "aktif")
        chosen &= Child.posyandu.is_null() & (Child.village == village_id) if posyandu_id is None else (
            Child.posyandu == posyandu_id
        )  # fmt: skip
        order = (Child.register_order.asc(nulls="last"), Child.name_key, Child.id)
        children = list(Child.select().where(chosen).order_by(*order))
        visits: dict[int, list[Measurement]] = {child.id: [] for child in children}
        mine = Measurement.child.in_(Child.select(Child.id).where(chosen))
        for visit in Measurement.select().where(mine).order_by(Measurement.measured_on):
            visits[visit.child_id].append(visit)
        batch, opened = _batch_id(period), open_rows_of(record)
        sheet.rows = [_row(child, visits[child.id], batch, opened.get(child.id)) for child in children]
    return sheet


def reread(sheet: Sheet, number: int) -> None:
    """Read one child's visits again, after another operator changed them."""
    with reading():
        child = Child.get_by_id(sheet.rows[number].child_id)
        visits = Measurement.select().where(Measurement.child == child).order_by(Measurement.measured_on)
        opened = open_rows_of(_record(sheet))
        sheet.rows[number] = _row(child, list(visits), _batch_id(sheet.period), opened.get(child.id))


def stored_visit(visit: Measurement) -> StoredVisit:
    """Return a row of the store as the sheet keeps it."""
    columns = (column.stored_in for column in entry_columns() if column.stored_in not in ("", "measured_on"))
    extras = cast("dict[str, str]", json.loads(visit.extras)) if visit.extras else {}
    return StoredVisit(
        visit.id, visit.version, date.fromisoformat(visit.measured_on),
        {name: getattr(visit, name) for name in columns}, visit.forced, extras,
        bool(visit.position_inferred), visit.run_id is not None,
    )  # fmt: skip


def _place(posyandu_id: int | None, village_id: int) -> tuple[int, str, str]:
    """Return id and name of the village, and the name of the posyandu."""
    if posyandu_id is None:
        return village_id, Village.get_by_id(village_id).name, NO_POST
    post = Posyandu.get_or_none(Posyandu.id == posyandu_id)
    if post is None:
        raise DataError("Posyandu ini tidak ada lagi.", "Kembali ke daftar posyandu.")
    return post.village_id, post.village.name, post.name


def _record(sheet: Sheet) -> EntrySheet | None:
    return None if sheet.posyandu_id is None else known_sheet(sheet.posyandu_id, sheet.period)


def _batch_id(period: str) -> int | None:
    district = region.current_row()
    batch = Batch.get_or_none((Batch.district == district) & (Batch.period == period)) if district else None
    return batch.id if batch else None


def _row(child: Child, visits: Sequence[Measurement], batch: int | None, opened: OpenRecord | None) -> SheetRow:
    """Return a child with the newest of its visits of the batch in hand, or its open row."""
    there = [visit for visit in visits if visit.vanished_run_id is None]
    here = next((visit for visit in reversed(there) if visit.batch_id == batch), None)
    typed = opened is not None and "position" in opened.cells
    return SheetRow(
        child.id, child.name, sex_of(child.sex), date.fromisoformat(child.birth_date),
        [last_visit(visit) for visit in there if visit is not here],
        frozenset(date.fromisoformat(visit.measured_on) for visit in visits if visit is not here),
        stored_visit(here) if here else None, opened,
        bool(here.position_inferred) if here else not typed,
    )  # fmt: skip
