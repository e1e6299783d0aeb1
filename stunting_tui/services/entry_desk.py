"""The entry desk: what is typed for a child of a sheet judged without a query, and stored at once.

sheet = open_sheet(session, posyandu_id, "2026-11")
check(sheet, 3, "weight_kg", "9,1", values)            # at every accepted cell; `values` are the row's texts
save_row(session, sheet, 3, values, {"weight_kg": "ditimbang dua kali"})
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from db.models import Measurement
from stunting_tui.domain.dates import parse_entry_date
from stunting_tui.domain.entry_checks import MeasurementEntry, check_measurement
from stunting_tui.domain.kbm import Weighing, WeightGain, weight_gain
from stunting_tui.domain.measurement import Complaint, Field
from stunting_tui.domain.numbers import parse_decimal
from stunting_tui.domain.positions import natural_position
from stunting_tui.domain.rules import Level
from stunting_tui.errors import ConflictError, DataError
from stunting_tui.growth import STANDARD
from stunting_tui.growth.scalar import ChildZ
from stunting_tui.services.entry_sheet import (
    COLUMNS,
    PostRecord,
    Sheet,
    SheetRow,
    StoredVisit,
    open_sheet,
    posts,
    read_month,
    reread,
    stored_visit,
)
from stunting_tui.services.store import transaction
from stunting_tui.services.visit_store import batch_of, score, score_columns
from stunting_tui.session import Session

__all__ = [
    "COLUMNS", "REASONS", "CellCheck", "Judgement", "PostRecord", "Sheet", "check", "forced_of", "judge", "open_sheet",
    "posts", "proposal", "read_month", "remove", "reread", "save_row", "texts_of",
]  # fmt: skip

REASONS = {"1": "pindah", "2": "menolak", "3": "sakit", "4": "tidak datang", "5": "alat rusak"}
"""Why a value is missing: typed as -1 to -5."""
MEASURES = ("weight_kg", "height_cm", "muac_cm")
POSITIONS = {"T": "L", "B": "H"}
LETTERS = {stored: letter for letter, stored in POSITIONS.items()}
MISSING, FORCED = "Kosong", "Dipaksa"
ABOVE = 4
"""Children above whose values a value is compared with."""


@dataclass(frozen=True, slots=True)
class CellCheck:
    """What the rules say of a typed cell: no level is ok; `value` is the spelling to keep, None as it was typed."""

    level: Level | None = None
    message: str = ""
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a row's texts come to. `day` is the date typed, None without; the z-scores then are of the sheet's day."""

    day: date | None
    values: dict[str, Any]
    z: ChildZ
    gain: WeightGain | None
    complaints: tuple[Complaint, ...]

    def of(self, level: Level) -> list[Complaint]:
        """The complaints of one level."""
        return [complaint for complaint in self.complaints if complaint.level == level]


def check(sheet: Sheet, number: int, column: str, text: str, values: Mapping[str, str]) -> CellCheck:
    """Judge `text` for a cell: its own complaints, and those about other cells of the row that it brings about."""
    row = sheet.rows[number]
    value = None
    if column == "measured_on":
        try:
            day = parse_entry_date(text, sheet.period, sheet.today)
        except DataError as error:
            return CellCheck("galat", error.message)
        if day in row.days:
            return CellCheck("galat", "Anak ini sudah punya pengukuran pada tanggal itu.")
        value = day_text(day, sheet.period)
    known = {(one.field, one.code) for one in judge(sheet, number, {**values, column: ""}).complaints}
    now = judge(sheet, number, {**values, column: text}).complaints
    for complaint in now:
        mine = complaint.field == column or (complaint.field, complaint.code) not in known
        if mine and complaint.level != "catatan" and complaint.code != "kosong":
            return CellCheck(complaint.level, complaint.message, value)
    return CellCheck(value=value)


def judge(sheet: Sheet, number: int, values: Mapping[str, str]) -> Judgement:
    """Read the texts of a row and apply every rule; what cannot be read counts as empty."""
    row = sheet.rows[number]
    read = _read(sheet, row, values)
    day = read["measured_on"]
    on = day or sheet.day
    z = score(row.sex, row.birth_date, on, read)
    weight = read["weight_kg"]
    gain = None
    if weight is not None and on >= row.birth_date:
        gain = weight_gain(row.sex, row.birth_date, [*row.weighings, Weighing(on, weight)], on, sheet.kbm)
    last = next((visit for visit in reversed(row.before) if visit.measured_on < on), None)
    entry = MeasurementEntry(
        birth_date=row.birth_date, measured_on=on, today=sheet.today, period=sheet.period, weight_kg=weight,
        height_cm=read["height_cm"], muac_cm=read["muac_cm"], waz=z.waz, haz=z.haz, whz=z.whz, sex=row.sex,
        position=read["position"], above=_above(sheet, number),
    )  # fmt: skip
    found = check_measurement(entry, last, sheet.limits)
    return Judgement(day, read, z, gain, tuple(one for one in found if day or one.field != "measured_on"))


def save_row(
    session: Session, sheet: Sheet, number: int, values: Mapping[str, str], forced: Mapping[str, str]
) -> Judgement:
    """Store what a row holds once it has a date and a measure; a stored one that lost all measures is removed.

    `forced` gives reasons by column. Raises `DataError` for what cannot be stored and `ConflictError` where another
    operator was faster; both leave the store as it was.
    """
    row, found = sheet.rows[number], judge(sheet, number, values)
    if all(found.values[name] is None for name in MEASURES):
        if row.visit is not None:
            remove(session, sheet, number)
        return found
    if found.day is None:
        if row.visit is not None:
            raise DataError("Tanggal kosong: perubahan baris ini belum disimpan.", "Ketik tanggalnya.")
        return found
    errors = [one for one in found.of("galat") if one.code != "kosong"]
    if errors:
        raise DataError(errors[0].message, "Baris belum disimpan; betulkan isiannya.")
    columns = _columns(row, found, values, forced)
    with transaction(session) as writer:
        batch = batch_of(writer, sheet.period)
        columns["batch"] = batch
        if row.visit is None:
            _refuse_second(row.child_id, batch.id, found.day)
            visit = writer.insert(Measurement, child=row.child_id, **columns)
        else:
            visit = _present(row.visit)
            writer.update(visit, row.visit.version, **columns)
        row.visit = stored_visit(Measurement.get_by_id(visit.id))
    return found


def remove(session: Session, sheet: Sheet, number: int) -> None:
    """Remove a child's visit of this month; the audit keeps it. Raises `DataError` for one that a file brought."""
    row = sheet.rows[number]
    if row.visit is None:
        return
    if row.visit.from_file:
        raise DataError("Pengukuran ini dari berkas; tidak dihapus di sini.", "Betulkan nilainya, atau impor lagi.")
    with transaction(session) as writer:
        writer.delete(_present(row.visit), row.visit.version)
    row.visit = None


def texts_of(sheet: Sheet, number: int) -> dict[str, str]:
    """Return what is stored for a child as the texts of its cells; a new row has the position natural for its age."""
    row = sheet.rows[number]
    visit = row.visit
    if visit is None:
        return {**dict.fromkeys(COLUMNS, ""), "position": proposal(row, sheet.day)}
    texts = {name: _number_text(visit.values[name]) for name in MEASURES}
    texts["measured_on"] = day_text(visit.day, sheet.period)
    texts["position"] = LETTERS.get(visit.values["position"] or "", "")
    for digit, words in REASONS.items():
        for name, label in COLUMNS.items():
            if not texts[name] and visit.extras.get(f"{MISSING} {label}") == words:
                texts[name] = f"-{digit}"
    return texts


def forced_of(sheet: Sheet, number: int) -> dict[str, str]:
    """Return the reasons of a child's forced cells by column."""
    visit = sheet.rows[number].visit
    kept = visit.extras if visit else {}
    return {name: kept[f"{FORCED} {label}"] for name, label in COLUMNS.items() if f"{FORCED} {label}" in kept}


def proposal(row: SheetRow, day: date) -> str:
    """Return the letter of the position natural for the child's age."""
    return LETTERS[natural_position((day - row.birth_date).days)]


def day_text(day: date, period: str) -> str:
    """Return a date as the sheet shows it: the day alone within its month, with more where that says too little."""
    if f"{day:%Y-%m}" == period:
        return f"{day.day}"
    return f"{day:%d-%m}" if f"{day:%Y}" == period[:4] else f"{day:%d-%m-%y}"


def _read(sheet: Sheet, row: SheetRow, values: Mapping[str, str]) -> dict[str, Any]:
    """Return the values of a row's texts; what this sheet does not show is as it was stored."""
    stored = row.visit.values if row.visit else {}
    read: dict[str, Any] = {"head_cm": stored.get("head_cm"), "oedema": stored.get("oedema"), "measured_on": None}
    for name in MEASURES:
        read[name] = _number(values.get(name, ""))
    read["position"] = POSITIONS.get(values.get("position", ""))
    if values.get("measured_on", "")[:1].isdigit():
        try:
            read["measured_on"] = parse_entry_date(values["measured_on"], sheet.period, sheet.today)
        except DataError:
            read["measured_on"] = None
    return read


def _number(text: str) -> float | None:
    try:
        return parse_decimal(text) if text and not text.startswith("-") else None
    except DataError:
        return None


def _number_text(value: float | None) -> str:
    if value is None:
        return ""
    whole, _, part = f"{value:.4f}".rstrip("0").partition(".")
    return f"{whole},{part or '0'}"


def _above(sheet: Sheet, number: int) -> dict[Field, tuple[float, ...]]:
    """Return the values stored for the children just above, the nearest last."""
    visits = [row.visit for row in sheet.rows[max(0, number - ABOVE) : number] if row.visit]
    return {
        cast("Field", name): tuple(visit.values[name] for visit in visits if visit.values[name] is not None)
        for name in MEASURES
    }


def _columns(row: SheetRow, found: Judgement, values: Mapping[str, str], forced: Mapping[str, str]) -> dict[str, Any]:
    """Return the columns of a visit; reasons stand in `forced` in words and, by column, among the extras."""
    doubts = list(dict.fromkeys(one.message for one in found.of("peringatan")))
    reasons = {name: forced[name].strip() for name in COLUMNS if forced.get(name, "").strip()} if doubts else {}
    before = row.visit.extras if row.visit else {}
    extras = {key: text for key, text in before.items() if key.split(" ")[0] not in (MISSING, FORCED)}
    extras |= {f"{FORCED} {COLUMNS[name]}": reason for name, reason in reasons.items()}
    gone = {name: REASONS.get(values.get(name, "")[1:]) for name in COLUMNS if values.get(name, "").startswith("-")}
    extras |= {f"{MISSING} {COLUMNS[name]}": words for name, words in gone.items() if words}
    said = "; ".join(f"{COLUMNS[name]}: {reason}" for name, reason in reasons.items())
    told = row.visit.forced if row.visit else ""
    if doubts and (said or not (row.visit and row.visit.from_file)):
        told = f"{said or told.partition(' (')[0] or 'tanpa alasan'} ({'; '.join(doubts)})"
    assert found.day is not None
    position = found.values["position"]
    return {
        **{name: found.values[name] for name in MEASURES},
        **score_columns(found.z),
        "measured_on": found.day.isoformat(),
        "position": position,
        "position_inferred": int(row.proposed and position is not None),
        "standard": STANDARD,
        "forced": told if doubts else "",
        "extras": json.dumps(extras, ensure_ascii=False) if extras else "",
    }


def _present(visit: StoredVisit) -> Measurement:
    """Return the row of the store. Raises `ConflictError` where it was removed."""
    found = Measurement.get_or_none(Measurement.id == visit.id)
    if found is None:
        raise ConflictError("Baris ini sudah dihapus operator lain; perubahan Anda belum disimpan.")
    return found


def _refuse_second(child_id: int, batch_id: int, day: date) -> None:
    """Raise `ConflictError` where another operator typed this child meanwhile."""
    same = (Measurement.batch == batch_id) & Measurement.vanished_run.is_null()
    same |= Measurement.measured_on == day.isoformat()
    other = Measurement.get_or_none((Measurement.child == child_id) & same)
    if other is not None:
        raise ConflictError(f"Anak ini sudah diisi oleh {other.created_by}; ketikan Anda belum disimpan.")
