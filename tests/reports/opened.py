"""The workbook opened again, and ways to look into its sheets."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from stunting_tui.domain.deliberation.agreement import Deliberation
from stunting_tui.reports.deliberation.content import Letterhead, ReportContent
from stunting_tui.reports.deliberation.workbook import write_workbook


def reopened(report: ReportContent, folder: Path) -> Workbook:
    target = folder / "laporan.xlsx"
    write_workbook(report, target)
    return load_workbook(target)


def bare(**changes) -> ReportContent:
    empty = ReportContent(
        Letterhead("Kota Contoh", "Kecamatan Contoh"), Deliberation(date(2026, 1, 1), ""), None, date(2026, 1, 2), ""
    )
    return replace(empty, **changes)


def row_of(sheet: Worksheet, column: int, value: object) -> int:
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, column).value == value)


def body(sheet: Worksheet) -> int:
    return int(re.sub(r"\D", "", sheet.freeze_panes))


def words(sheet: Worksheet) -> str:
    return "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None)


def formulas(book: Workbook) -> dict[str, str]:
    return {
        f"{sheet.title}!{cell.coordinate}": cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }
