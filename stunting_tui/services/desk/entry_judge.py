"""What is typed for a child of a sheet judged by the rules, without a query.

check(sheet, 3, "weight_kg", "9,1", values)            # at every accepted cell; `values` are the row's texts
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from stunting_tui.domain.age import completed_months
from stunting_tui.domain.dates import parse_entry_date
from stunting_tui.domain.measuring.entry_checks import Field, MeasurementEntry, check_measurement
from stunting_tui.domain.measuring.measurement import Complaint, LastVisit, complain
from stunting_tui.domain.monitoring.kbm import Weighing, WeightGain, weight_gain
from stunting_tui.domain.rules import Level
from stunting_tui.errors import DataError
from stunting_tui.growth.scalar import ChildZ
from stunting_tui.services.desk.entry_sheet import Sheet, SheetRow
from stunting_tui.services.desk.entry_texts import day_text, read_day, read_values
from stunting_tui.services.measuring.visit_store import score

MEASURES = ("weight_kg", "height_cm", "muac_cm", "head_cm")
"""One of these makes a visit."""
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
    """What a row's texts come to. `day` is the date typed, None without; the z-scores then are of the sheet's day.

    `last` is the visit before that day.
    """

    day: date | None
    values: dict[str, Any]
    z: ChildZ
    gain: WeightGain | None
    last: LastVisit | None
    complaints: tuple[Complaint, ...]

    @property
    def is_measured(self) -> bool:
        """Whether there is anything to make a visit of, but for the date."""
        return any(self.values[name] is not None for name in MEASURES)

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
            return CellCheck("galat", f"{error.message} {error.hint}")
        if day in row.days:
            return CellCheck("galat", "Anak ini sudah punya pengukuran pada tanggal itu.")
        value = day_text(day, sheet.period)
    now = [one for one in judge(sheet, number, {**values, column: text}).complaints if one.level != "catatan"]
    if any(one.field != column for one in now):
        before = judge(sheet, number, {**values, column: ""}).complaints
        known = {(one.field, one.code) for one in before}
        now = [one for one in now if one.field == column or (one.field, one.code) not in known]
    for complaint in now:
        if complaint.code != "kosong":
            return CellCheck(complaint.level, complaint.message, value)
    return CellCheck(value=value)


def judge(sheet: Sheet, number: int, values: Mapping[str, str]) -> Judgement:
    """Read the texts of a row and apply every rule; what cannot be read counts as empty."""
    row = sheet.rows[number]
    read = read_values(sheet, row, values)
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
        height_cm=read["height_cm"], muac_cm=read["muac_cm"], head_cm=read["head_cm"], waz=z.waz, haz=z.haz,
        whz=z.whz, sex=row.sex, position=read["position"], above=_above(sheet, number),
    )  # fmt: skip
    found = [one for one in check_measurement(entry, last, sheet.limits) if day or one.field != "measured_on"]
    return Judgement(day, read, z, gain, last, (*found, *_not_asked(sheet, row, on, values)))


def is_asked(sheet: Sheet, number: int, key: str, values: Mapping[str, str]) -> bool:
    """Whether a column is asked of a child on the day typed, the sheet's without one."""
    column = next(column for column in sheet.columns if column.key == key)
    if column.ages is None:
        return True
    day = read_day(sheet, values.get("measured_on", "")) or sheet.day
    return column.is_asked_at(completed_months(sheet.rows[number].birth_date, day))


def _not_asked(sheet: Sheet, row: SheetRow, on: date, values: Mapping[str, str]) -> Iterator[Complaint]:
    """Doubt what was typed into a column that is not for this age."""
    months = completed_months(row.birth_date, on)
    for column in sheet.columns:
        text = values.get(column.key, "")
        if column.ages is not None and text and not text.startswith("-") and not column.is_asked_at(months):
            facts = {"kolom": column.name, "batas": f"{column.ages[0]}-{column.ages[1]}", "umur": str(months)}
            yield from complain(sheet.limits.rule("di_luar_umur"), column.key, **facts)


def _above(sheet: Sheet, number: int) -> dict[Field, tuple[float, ...]]:
    """Return the values stored for the children just above, the nearest last."""
    visits = [row.visit for row in sheet.rows[max(0, number - ABOVE) : number] if row.visit]
    return {
        cast("Field", name): tuple(visit.values[name] for visit in visits if visit.values[name] is not None)
        for name in MEASURES
    }
