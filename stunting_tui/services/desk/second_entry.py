"""Typing a drawn part of a sheet a second time, blind, to see how well the first typing agrees with the paper.

draw(session, posyandu_id, period)
for child in sample(posyandu_id, period): ...     # names and cells, never the first values
put(session, posyandu_id, period, child.child_id, "weight_kg", "12,0")
result(posyandu_id, period)
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from math import ceil
from typing import Any

from db.changes import Writer
from db.models import Audit, Child, EntrySheet, Measurement, SecondEntry
from stunting_tui.domain.dates import parse_entry_date, short_date
from stunting_tui.domain.measuring.entry_checks import MeasurementEntry, check_measurement
from stunting_tui.domain.numbers import parse_decimal
from stunting_tui.errors import DataError
from stunting_tui.services.desk.entry_posts import last_day
from stunting_tui.services.desk.entry_sheet import open_sheet
from stunting_tui.services.desk.sheet_store import known_sheet, require_open
from stunting_tui.services.office.site_rules import limits_in_force
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session

FIELDS = ("measured_on", "weight_kg", "height_cm", "muac_cm", "head_cm")
SHARE = 0.1
"""Of the measured children: a tenth of the typing again, and over the sheets of a year a rate worth knowing."""
LEAST = 3
"""Children drawn at least: fewer would let a small posyandu pass on one lucky row."""
AGAIN = "undi ulang"


@dataclass(frozen=True, slots=True)
class SecondChild:
    """A drawn child, the fields to type again, and what was typed of them the second time."""

    child_id: int
    name: str
    sex: str
    birth_date: date
    fields: tuple[str, ...]
    typed: dict[str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell whose two typings differ and wait for an answer; "-1" to "-5" is a reason for having no value."""

    child_id: int
    name: str
    field: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class SecondResult:
    """How far the second typing is, in cells: `compared` were typed, `equal` are alike, `open` wait for an answer."""

    children: int
    cells: int
    compared: int
    equal: int
    open: int

    @property
    def rate(self) -> float | None:
        """Agreement in percent of the cells compared, None before the first."""
        return 100 * self.equal / self.compared if self.compared else None

    @property
    def is_finished(self) -> bool:
        """Whether every cell was typed and every difference answered."""
        return self.compared == self.cells and not self.open


def draw(session: Session, posyandu_id: int, period: str, reason: str = "") -> None:
    """Draw the children to type again; a sample already drawn is dropped, which takes a reason.

    The same sheet always draws the same children. Raises `DataError` while the sheet is no complete one.
    """
    with transaction(session) as writer:
        require_open(posyandu_id, period)
        sheet = known_sheet(posyandu_id, period)
        if sheet is None or sheet.state == "draf":
            raise DataError("Lembar belum lengkap.", "Lengkapi lembar dahulu (s Majukan), lalu undi anaknya.")
        _drop(writer, sheet, reason.strip())
        typed = open_sheet(session, posyandu_id, period)
        measured = [row.child_id for row in typed.rows if row.visit is not None]
        if not measured:
            raise DataError("Belum ada anak yang diukur di lembar ini.", "Ketik dahulu lembarnya.")
        rounds = Audit.select().where((Audit.row_uuid == sheet.uuid) & (Audit.action == AGAIN)).count()
        shown = {column.key for column in typed.columns}
        visits = _visits(sheet)
        for child in _drawn(f"{sheet.uuid}:{rounds}", measured):
            for field in FIELDS:
                text = field_text(field, visits[child])
                if text and field in shown:
                    writer.insert(SecondEntry, sheet=sheet, child=child, field=field, first=text)


def sample(posyandu_id: int, period: str) -> list[SecondChild]:
    """Return the drawn children in the order of the register, without their first values."""
    with reading():
        cells = _cells(known_sheet(posyandu_id, period))
        return [
            SecondChild(
                child.id, child.name, child.sex, date.fromisoformat(child.birth_date),
                tuple(field for field in FIELDS if any(cell.field == field for cell in mine)),
                {cell.field: cell.second for cell in mine if cell.second is not None},
            )
            for child in _children(cells)
            if (mine := [cell for cell in cells if cell.child_id == child.id])
        ]  # fmt: skip


def typed_by(operator: str, posyandu_id: int, period: str) -> int:
    """Return of how many drawn children the operator typed the first values too."""
    with reading():
        sheet = known_sheet(posyandu_id, period)
        drawn = {cell.child_id for cell in _cells(sheet)}
        visits = _visits(sheet) if sheet is not None else {}
        return sum(visits[child].created_by == operator for child in drawn)


def put(session: Session, posyandu_id: int, period: str, child_id: int, field: str, text: str) -> None:
    """Store what was typed the second time, nothing for an empty text; "-1" to "-5" says that there is no value.

    Raises `DataError` for what is no number or date, for a cell that was not drawn and for one already answered.
    """
    with transaction(session) as writer:
        require_open(posyandu_id, period)
        cell = cell_of(posyandu_id, period, child_id, field)
        if cell.outcome not in ("", "sama"):
            raise DataError("Sel ini sudah dibandingkan dan dijawab.", "Ubah nilainya di Batch bila masih salah.")
        second = tidy(field, text, period, session.today)
        renew(writer, cell, second)


def objection(child: SecondChild, field: str, text: str, period: str, today: date) -> str:
    """Return why a text cannot be the value of a cell: no date, outside the limits; "" where it can."""
    day = min(today, last_day(period))
    values: dict[str, Any] = {}
    try:
        if field == "measured_on":
            day = parse_entry_date(text, period, today)
        else:
            values[field] = parse_decimal(text)
    except DataError as error:
        return f"{error.message} {error.hint}" if field == "measured_on" else error.message
    entry = MeasurementEntry(birth_date=child.birth_date, measured_on=day, today=today, **values)
    found = check_measurement(entry, None, limits_in_force())
    return next((one.message for one in found if one.level == "galat" and one.code != "kosong"), "")


def differences(posyandu_id: int, period: str) -> list[Difference]:
    """Return the cells that differ and wait for an answer, child by child."""
    with reading():
        cells = [cell for cell in _cells(known_sheet(posyandu_id, period)) if is_open(cell)]
        return [
            Difference(child.id, child.name, cell.field, cell.first, cell.second or "")
            for child in _children(cells)
            for field in FIELDS
            for cell in cells
            if cell.child_id == child.id and cell.field == field
        ]


def result(posyandu_id: int, period: str) -> SecondResult | None:
    """Return how the two typings agree, None where nothing was drawn."""
    with reading():
        return result_of(known_sheet(posyandu_id, period))


def result_of(sheet: EntrySheet | None) -> SecondResult | None:
    """Return how the two typings of a sheet agree; inside a connection."""
    cells = _cells(sheet)
    if not cells:
        return None
    return SecondResult(
        len({cell.child_id for cell in cells}), len(cells), sum(cell.second is not None for cell in cells),
        sum(cell.outcome == "sama" for cell in cells), sum(is_open(cell) for cell in cells),
    )  # fmt: skip


def cell_of(posyandu_id: int, period: str, child_id: int, field: str) -> SecondEntry:
    """Return a drawn cell; inside a connection. Raises `DataError` for one that was not drawn."""
    sheet = known_sheet(posyandu_id, period)
    found = [cell for cell in _cells(sheet) if cell.child_id == child_id and cell.field == field]
    if not found:
        raise DataError("Sel ini tidak diketik ulang.", "Buka lagi layar Ketik ulang.")
    return found[0]


def renew(writer: Writer, cell: SecondEntry, second: str) -> bool:
    """Set the second text of a cell and compare it with what its visit holds now; return whether that is another."""
    live = field_text(cell.field, _visits(cell.sheet)[cell.child_id])
    changed = live != cell.first
    outcome = "sama" if second and second == live else ""
    writer.update(cell, cell.version, first=live, second=second or None, outcome=outcome)
    return changed


def is_open(cell: SecondEntry) -> bool:
    """Whether a cell was typed otherwise and nobody said which is right."""
    return cell.second is not None and cell.outcome == ""


def tidy(field: str, text: str, period: str, today: date) -> str:
    """Return a typed text in the spelling in which both typings are compared; "" for none. Raises `DataError`."""
    text = text.strip()
    if text.startswith("-") or not text:
        return text
    if field == "measured_on":
        return short_date(parse_entry_date(text, period, today))
    return _number(parse_decimal(text))


def field_text(field: str, visit: Measurement) -> str:
    """Return what a visit holds, spelled as `tidy` does."""
    value = getattr(visit, field)
    if value is None:
        return ""
    return short_date(date.fromisoformat(value)) if field == "measured_on" else _number(value)


def _number(value: float) -> str:
    whole, _, part = f"{value:.4f}".rstrip("0").partition(".")
    return f"{whole},{part or '0'}"


def _drawn(seed: str, children: Sequence[int]) -> list[int]:
    """Return the children to type again: those whose number, mixed with the seed, comes first."""
    uuids = {child.id: child.uuid for child in Child.select().where(Child.id.in_(children))}
    size = max(LEAST, ceil(SHARE * len(children)))
    return sorted(children, key=lambda child: sha256(f"{seed}:{uuids[child]}".encode()).digest())[:size]


def _drop(writer: Writer, sheet: EntrySheet, reason: str) -> None:
    """Remove the sample there is. Raises `DataError` where there is one and no reason."""
    cells = list(SecondEntry.select().where(SecondEntry.sheet == sheet))
    if not cells:
        return
    if not reason:
        raise DataError("Anak yang diketik ulang sudah diundi.", "Undi lagi hanya dengan alasan.")
    for cell in cells:
        writer.delete(cell, cell.version)
    writer.record(AGAIN, "entry_sheet", sheet.uuid, "reason", None, reason)


def _cells(sheet: EntrySheet | None) -> list[SecondEntry]:
    """Return the drawn cells whose child still has a visit in the month."""
    if sheet is None:
        return []
    visits = _visits(sheet)
    cells = SecondEntry.select().where(SecondEntry.sheet == sheet).order_by(SecondEntry.id)
    return [cell for cell in cells if cell.child_id in visits]


def _children(cells: Sequence[SecondEntry]) -> list[Child]:
    ids = {cell.child_id for cell in cells}
    order = (Child.register_order.asc(nulls="last"), Child.name_key, Child.id)
    return list(Child.select().where(Child.id.in_(ids)).order_by(*order))


def _visits(sheet: EntrySheet) -> dict[int, Measurement]:
    """Return the visit of the month of every drawn or drawable child, the newest where there are several."""
    there = (Measurement.batch == sheet.batch_id) & Measurement.vanished_run.is_null()
    mine = Measurement.child.in_(Child.select(Child.id).where(Child.posyandu == sheet.posyandu_id))
    return {
        visit.child_id: visit for visit in Measurement.select().where(there & mine).order_by(Measurement.measured_on)
    }
