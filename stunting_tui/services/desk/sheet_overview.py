"""What there is to say of a sheet before it is closed: what is missing, what was forced, who typed, how it agrees."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from db.models import Measurement, SheetWork
from stunting_tui.domain.measuring.entry_columns import entry_columns
from stunting_tui.services.desk.entry_sheet import Sheet, SheetRow, StoredVisit, open_sheet
from stunting_tui.services.desk.entry_texts import FORCED, MISSING, cell_text, day_text, stored_value
from stunting_tui.services.desk.second_entry import SecondResult, result_of
from stunting_tui.services.desk.sheet_store import State, known_sheet
from stunting_tui.services.store import reading
from stunting_tui.session import Session

NOTHING, BEGUN = "belum diisi", "baris belum selesai"
NEEDED = {"weight_kg": "tanpa berat", "height_cm": "tanpa tinggi"}
NO_POSITION = "tanpa cara ukur"
WORTH_A_RATE = 60
"""Seconds at the keys below which children per hour would say nothing."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A child of the sheet and what it lacks, in words."""

    child_id: int
    name: str
    what: str


@dataclass(frozen=True, slots=True)
class Forced:
    """A doubtful value that was kept: `column` "" where only the visit as a whole tells; `at` is ISO time."""

    child_id: int
    name: str
    column: str
    value: str
    doubt: str
    reason: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class OperatorWork:
    """What one operator did on the sheet; `seconds` are those at the keys, `stops` the complaints met."""

    operator: str
    children: int = 0
    cells: int = 0
    stops: int = 0
    rekeyed: int = 0
    seconds: int = 0
    forced: int = 0

    @property
    def per_hour(self) -> float | None:
        """Children in an hour at the keys, None where the time is too short to tell."""
        return self.children * 3600 / self.seconds if self.seconds >= WORTH_A_RATE else None


@dataclass(frozen=True, slots=True)
class SheetOverview:
    """A sheet as a whole. `version` is 0 while nothing of it is stored; `reason` the last one given.

    Of `children`, `measured` have a visit and `unmeasured` a reason for having none; `begun` rows are open.
    """

    posyandu_id: int
    period: str
    village: str
    posyandu: str
    state: State
    version: int
    reason: str
    by: str
    at: str
    children: int
    measured: int
    unmeasured: int
    begun: int
    missing: tuple[Missing, ...]
    forced: tuple[Forced, ...]
    operators: tuple[OperatorWork, ...]
    second: SecondResult | None

    @property
    def untouched(self) -> int:
        """Children of whom nothing is stored."""
        return self.children - self.measured - self.unmeasured - self.begun


def overview(session: Session, posyandu_id: int, period: str) -> SheetOverview:
    """Read all that is known of a posyandu's month (ISO year-month). Raises `DataError` for an unknown posyandu."""
    with reading():
        sheet, record = open_sheet(session, posyandu_id, period), known_sheet(posyandu_id, period)
        forced = tuple(_forced(sheet))
        works = list(SheetWork.select().where(SheetWork.sheet == record)) if record else []
        second = result_of(record) if record else None
    opened = sum(row.open is not None for row in sheet.rows)
    return SheetOverview(
        posyandu_id, period, sheet.village, sheet.posyandu, cast("State", record.state) if record else "draf",
        record.version if record else 0, record.reason if record else "",
        record.updated_by if record else "", record.updated_at if record else "",
        len(sheet.rows), sheet.typed, sheet.unmeasured, opened - sheet.unmeasured,
        tuple(Missing(row.child_id, row.name, what) for row in sheet.rows for what in lacking(row)),
        forced, tuple(_operators(works, forced)), second,
    )  # fmt: skip


def lacking(row: SheetRow) -> Iterator[str]:
    """Give what a child's row lacks; a value that is missing for a reason is not lacking."""
    visit = row.visit
    if visit is None:
        if not row.is_done:
            yield BEGUN if row.open else NOTHING
        return
    for column in entry_columns():
        absent = visit.values.get(column.stored_in) is None and f"{MISSING} {column.heading}" not in visit.extras
        if absent and column.key in NEEDED:
            yield NEEDED[column.key]
    if visit.values["height_cm"] is not None and visit.values["position"] is None:
        yield NO_POSITION


def _forced(sheet: Sheet) -> Iterator[Forced]:
    """Give what was forced, in the order of the sheet."""
    ids = [row.visit.id for row in sheet.rows if row.visit and row.visit.forced]
    stored = {visit.id: visit for visit in Measurement.select().where(Measurement.id.in_(ids))}
    for row in sheet.rows:
        if row.visit is None or not row.visit.forced:
            continue
        by, at = stored[row.visit.id].updated_by, stored[row.visit.id].updated_at
        reasons = _reasons(sheet, row.visit)
        said, doubt = _parted(row.visit.forced, [f"{column}: {reason}" for column, _, reason in reasons])
        for column, value, reason in reasons or [("", "", said)]:
            yield Forced(row.child_id, row.name, column, value, doubt, reason, by, at)


def _reasons(sheet: Sheet, visit: StoredVisit) -> list[tuple[str, str, str]]:
    """Return heading, value and reason of every forced column of a visit."""
    found = []
    for column in entry_columns():
        reason = visit.extras.get(f"{FORCED} {column.heading}")
        if reason is not None:
            day = column.kind == "date"
            value = day_text(visit.day, sheet.period) if day else cell_text(column, stored_value(column, visit))
            found.append((column.heading, value, reason))
    return found


def _parted(text: str, reasons: list[str]) -> tuple[str, str]:
    """Split what a visit tells of forced values, "reason (doubts)", into the two."""
    said = "; ".join(reasons)
    if not text.startswith(f"{said} (" if said else "\0"):
        said = text.partition(" (")[0]
    return said, text[len(said) :].strip().removeprefix("(").removesuffix(")")


def _operators(works: list[SheetWork], forced: tuple[Forced, ...]) -> Iterator[OperatorWork]:
    """Give every operator who typed or forced something, the busiest first."""
    kept = Counter(value.by for value in forced)
    for work in sorted(works, key=lambda work: (-work.cells, work.operator)):
        yield OperatorWork(
            work.operator, work.children, work.cells, work.stops, work.rekeyed, work.seconds, kept.pop(work.operator, 0)
        )
    for operator, count in sorted(kept.items()):
        yield OperatorWork(operator, forced=count)
