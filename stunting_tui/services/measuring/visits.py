"""One measurement typed by hand: checked, scored and stored with its audit."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from db.models import Child, EntrySheet, Measurement
from stunting_tui.domain.dates import parse_entry_date, period_of
from stunting_tui.domain.measuring.entry_checks import MeasurementEntry, check_measurement
from stunting_tui.domain.numbers import parse_decimal
from stunting_tui.errors import DataError
from stunting_tui.growth import STANDARD
from stunting_tui.growth.scalar import ChildZ
from stunting_tui.services.desk.sheet_life import touched
from stunting_tui.services.desk.sheet_store import known_sheet, require_open
from stunting_tui.services.measuring.visit_store import NUMBERS, batch_of, last_visit, score, score_columns, sex_of
from stunting_tui.services.office.site_rules import limits_in_force
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session

POSITIONS = {"": None, "terlentang": "L", "berdiri": "H"}
YES_NO = {"": None, "ya": True, "tidak": False}


@dataclass(frozen=True, slots=True)
class VisitCheck:
    """What became of the typed texts: values by column, z-scores, and what to say about each field.

    `errors` must be mended; `doubts` may be stored with a reason; `notes` are told and nothing more.
    """

    values: dict[str, Any]
    z: ChildZ | None
    errors: dict[str, str] = field(default_factory=dict)
    doubts: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)


def check_visit(session: Session, child_id: int, typed: dict[str, str], visit_id: int | None = None) -> VisitCheck:
    """Parse and check the typed texts of a measurement of this child; `visit_id` when one is being changed.

    Keys: measured_on, weight_kg, height_cm, position, muac_cm, head_cm, oedema.
    """
    with reading():
        child = Child.get_by_id(child_id)
        others = list(Measurement.select().where(Measurement.child == child).order_by(Measurement.measured_on))
    values, errors = _parse(session, typed)
    day = values.get("measured_on")
    if day is None or errors:
        return VisitCheck(values, None, errors)
    if any(m.measured_on == day.isoformat() and m.id != visit_id for m in others):
        return VisitCheck(values, None, {"measured_on": "Anak ini sudah punya pengukuran pada tanggal itu."})
    born = date.fromisoformat(child.birth_date)
    z = score(child.sex, born, day, values)
    before = [m for m in others if m.measured_on < day.isoformat() and m.id != visit_id]
    last = last_visit(before[-1]) if before else None
    entry = MeasurementEntry(
        birth_date=born, measured_on=day, today=session.today, **{name: values[name] for name in NUMBERS},
        waz=z.waz, haz=z.haz, whz=z.whz, sex=sex_of(child.sex), position=values["position"],
    )  # fmt: skip
    check = VisitCheck(values, z)
    levels = {"galat": check.errors, "peringatan": check.doubts, "catatan": check.notes}
    for complaint in check_measurement(entry, last, limits_in_force()):
        levels[complaint.level].setdefault(complaint.field, complaint.message)
    return check


def save_visit(
    session: Session, child_id: int, check: VisitCheck, reason: str = "", visit_id: int | None = None, version: int = 0
) -> int:
    """Store a checked measurement and return its id; doubts need a `reason`.

    Raises `DataError` for errors, unexplained doubts and a locked sheet, `ConflictError` when the visit changed
    meanwhile. A finished sheet of the entry desk is a draft again.
    """
    if check.errors:
        raise DataError(next(iter(check.errors.values())), "Betulkan isian itu lalu simpan lagi.")
    if check.doubts and not reason.strip():
        raise DataError(next(iter(check.doubts.values())), "Betulkan, atau simpan dengan alasan.")
    assert check.z is not None
    values = {name: check.values[name] for name in (*NUMBERS, "position", "oedema")}
    values["oedema"] = None if values["oedema"] is None else int(values["oedema"])
    doubts = "; ".join(check.doubts.values())
    day = check.values["measured_on"]
    with transaction(session) as writer:
        columns = {
            **values, **score_columns(check.z), "measured_on": day.isoformat(),
            "batch": batch_of(writer, period_of(day)), "standard": STANDARD,
            "position_inferred": 0, "forced": f"{reason.strip()} ({doubts})" if doubts else "",
        }  # fmt: skip
        visit = Measurement.get_by_id(visit_id) if visit_id is not None else None
        sheets = _open_sheets(child_id, {period_of(day), *([visit.batch.period] if visit else [])})
        if visit is None:
            visit = writer.insert(Measurement, child=child_id, **columns)
        elif not writer.update(visit, version, **columns):
            return visit.id
        for sheet in sheets:
            touched(writer, sheet)
        return visit.id


def _open_sheets(child_id: int, periods: Collection[str]) -> list[EntrySheet]:
    """Return the sheets of the entry desk that the child's visits of these months stand in. Raises `DataError`."""
    posyandu = Child.get_by_id(child_id).posyandu_id
    if posyandu is None:
        return []
    for period in periods:
        require_open(posyandu, period)
    return [sheet for period in periods if (sheet := known_sheet(posyandu, period)) is not None]


def _parse(session: Session, typed: dict[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    values: dict[str, Any] = dict.fromkeys((*NUMBERS, "measured_on"))
    errors: dict[str, str] = {}
    try:
        values["measured_on"] = parse_entry_date(typed.get("measured_on", ""), None, session.today)
    except DataError as error:
        errors["measured_on"] = error.message
    for name in NUMBERS:
        text = typed.get(name, "").strip()
        try:
            values[name] = parse_decimal(text) if text else None
        except DataError as error:
            errors[name] = error.message
    values["position"] = POSITIONS.get(typed.get("position", "").strip().lower())
    values["oedema"] = YES_NO.get(typed.get("oedema", "").strip().lower())
    return values, errors
