"""Cells of a sheet as text and as values: what is stored as it is shown, and what was typed as it is stored."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from stunting_tui.domain.dates import parse_entry_date
from stunting_tui.domain.measuring.entry_columns import EntryColumn, Stored, entry_columns
from stunting_tui.domain.measuring.positions import natural_position
from stunting_tui.domain.numbers import parse_decimal
from stunting_tui.errors import DataError
from stunting_tui.services.desk.entry_sheet import Sheet, SheetRow, StoredVisit
from stunting_tui.services.desk.open_rows import FORCED as OPEN_FORCED

REASONS = {"1": "pindah", "2": "menolak", "3": "sakit", "4": "tidak datang", "5": "alat rusak"}
"""Why a value is missing: typed as -1 to -5."""
MISSING, FORCED = "Kosong", "Dipaksa"
"""Before the heading of a column: an extra that tells why it is empty, or why a doubtful value was kept."""


def texts_of(sheet: Sheet, number: int) -> dict[str, str]:
    """Return what is stored for a child as the texts of its cells; a new row has the position natural for its age."""
    row = sheet.rows[number]
    if row.visit is not None:
        return visit_texts(sheet, row.visit)
    texts = {column.key: "" for column in sheet.columns} | {"position": proposal(row, sheet.day)}
    if row.open is not None:
        texts |= {key: text for key, text in row.open.cells.items() if key in texts}
    return texts


def visit_texts(sheet: Sheet, visit: StoredVisit) -> dict[str, str]:
    """Return a visit as the texts of the cells."""
    digits = {words: digit for digit, words in REASONS.items()}
    texts = {}
    for column in sheet.columns:
        if column.kind == "date":
            texts[column.key] = day_text(visit.day, sheet.period)
        else:
            texts[column.key] = cell_text(column, stored_value(column, visit))
        why = digits.get(visit.extras.get(f"{MISSING} {column.heading}", ""))
        if why and not texts[column.key]:
            texts[column.key] = f"-{why}"
    return texts


def forced_of(sheet: Sheet, number: int) -> dict[str, str]:
    """Return the reasons of a child's forced cells by column."""
    row = sheet.rows[number]
    kept: Mapping[str, str] = row.visit.extras if row.visit else {}
    found = {column.key: kept.get(f"{FORCED} {column.heading}", "") for column in sheet.columns}
    if row.visit is None and row.open is not None:
        found = {column.key: row.open.cells.get(OPEN_FORCED + column.key, "") for column in sheet.columns}
    return {key: reason for key, reason in found.items() if reason}


def proposal(row: SheetRow, day: date) -> str:
    """Return the letter of the position natural for the child's age."""
    return "T" if natural_position((day - row.birth_date).days) == "L" else "B"


def day_text(day: date, period: str) -> str:
    """Return a date as the sheet shows it: the day alone within its month, with more where that says too little."""
    if f"{day:%Y-%m}" == period:
        return f"{day.day}"
    return f"{day:%d-%m}" if f"{day:%Y}" == period[:4] else f"{day:%d-%m-%y}"


def cell_text(column: EntryColumn, value: Stored) -> str:
    """Return a stored value as its cell shows it; a word that a file brought as it stands."""
    if value is None:
        return ""
    if column.kind == "number":
        whole, _, part = f"{value:.4f}".rstrip("0").partition(".")
        return f"{whole},{part or '0'}"
    word = str(value).strip().casefold()
    return next((letter for letter, known in column.values.items() if str(known).casefold() == word), str(value))


def stored_value(column: EntryColumn, visit: StoredVisit | None) -> Stored:
    """Return what a visit holds for a column."""
    if visit is None:
        return None
    found: Stored = visit.values.get(column.stored_in) if column.stored_in else visit.extras.get(column.name)
    return found


def read_values(sheet: Sheet, row: SheetRow, values: Mapping[str, str]) -> dict[str, Any]:
    """Return the values of a row's texts for every column; what this sheet does not show is as it was stored."""
    shown = {column.key for column in sheet.columns}
    read: dict[str, Any] = {}
    for column in entry_columns():
        stored = stored_value(column, row.visit)
        if column.key not in shown:
            read[column.key] = stored
            continue
        text = values.get(column.key, "")
        if column.kind == "date":
            read[column.key] = read_day(sheet, text)
        else:
            kept = row.visit is not None and text == cell_text(column, stored)
            read[column.key] = stored if kept else _number(text) if column.kind == "number" else column.values.get(text)
    return read


def read_day(sheet: Sheet, text: str) -> date | None:
    """Return the date a text means on a sheet, None for none."""
    try:
        return parse_entry_date(text, sheet.period, sheet.today) if text[:1].isdigit() else None
    except DataError:
        return None


def why_missing(text: str) -> str:
    """Return the words of a reason code such as -2, "" for any other text."""
    return REASONS.get(text[1:], "") if text.startswith("-") else ""


def open_cells(sheet: Sheet, row: SheetRow, values: Mapping[str, str], forced: Mapping[str, str]) -> dict[str, str]:
    """Return what of a row somebody typed, to be kept while it is no visit; empty where that is nothing.

    A date carried from above counts only beside something typed; columns that are not shown keep what they held.
    """
    shown = {column.key for column in sheet.columns}
    cells = {key: values.get(key, "") for key in shown if values.get(key)}
    if row.proposed:
        cells.pop("position", None)
    if row.carried and set(cells) <= {"measured_on"}:
        cells = {}
    cells |= {OPEN_FORCED + key: reason for key, reason in forced.items() if key in cells and reason.strip()}
    before = row.open.cells if row.open else {}
    return cells | {key: text for key, text in before.items() if key.removeprefix(OPEN_FORCED) not in shown}


def _number(text: str) -> float | None:
    try:
        return parse_decimal(text) if text and not text.startswith("-") else None
    except DataError:
        return None
