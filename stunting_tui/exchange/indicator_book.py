"""The workbook in which the service indicators of the villages are filled in.

One line for each village and indicator; two cells of it are filled in. The period stands above the headings, so that
the file itself says what it is for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from stunting_tui.exchange.atomic import save_workbook, written_atomically

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

SHEET = "Isian"
PERIOD = "Periode"
HEADING_ROW = 5
HEADINGS = (
    "Kode desa", "Desa/Kel", "Kode", "Indikator", "Pembilang", "Penyebut", "Yang dihitung", "Pembaginya",
)  # fmt: skip
WIDTHS = (15, 22, 8, 46, 12, 12, 46, 34)
LINE_HEIGHT = 13.5
LETTERS = 1.25
"""Letters of the text font in one unit of width, with some to spare."""


@dataclass(frozen=True, slots=True)
class BookRow:
    """One line to fill in; `denominator_words` is "" where only the numerator is counted."""

    village_code: str
    village: str
    code: str
    name: str
    numerator_words: str
    denominator_words: str
    numerator: float | None
    denominator: float | None


def write_indicator_book(path: Path, place: str, period: str, words: str, rows: Sequence[BookRow]) -> None:
    """Write the workbook, private to its owner, whole or not at all; `words` say the period, `place` the kecamatan.

    Raises FileError when the place cannot be written to.
    """
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    book.properties.title = f"Isian indikator layanan {words}"
    book.properties.creator = "stunting-tui"
    _head(sheet, place, period, words)
    for number, row in enumerate(rows, HEADING_ROW + 1):
        _line(sheet, number, row)
    _finish(sheet, HEADING_ROW + len(rows))
    with written_atomically(path) as temporary:
        save_workbook(book, temporary)


def _head(sheet: "Worksheet", place: str, period: str, words: str) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    _text(sheet, 1, 1, f"Indikator layanan {words} - {place}").font = Font(name="Arial", size=14, bold=True)
    _text(sheet, 2, 1, PERIOD)
    _text(sheet, 2, 2, period)
    _text(sheet, 3, 1, "Isi hanya kolom Pembilang dan Penyebut; sel kosong tidak mengubah yang sudah tersimpan.")
    for column, heading in enumerate(HEADINGS, 1):
        cell = _text(sheet, HEADING_ROW, column, heading)
        cell.font = Font(name="Arial", size=10, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="1F3864")
        cell.alignment = Alignment(horizontal="center", vertical="center")


def _line(sheet: "Worksheet", number: int, row: BookRow) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    line = Side(style="thin", color="A6A6A6")
    texts = (row.village_code, row.village, row.code, row.name, None, None, row.numerator_words, row.denominator_words)
    for column, text in enumerate(texts, 1):
        cell = _text(sheet, number, column, text) if text is not None else sheet.cell(number, column)
        cell.border = Border(left=line, right=line, top=line, bottom=line)
        cell.alignment = Alignment(wrap_text=column in (4, 7, 8), vertical="top")
    for column, value in ((5, row.numerator), (6, row.denominator)):
        cell = sheet.cell(number, column)
        cell.font = Font(name="Arial", size=10)
        cell.value = int(value) if value is not None and value == int(value) else value
        cell.number_format = "#,##0.##" if value is not None and value != int(value) else "#,##0"
        closed = column == 6 and not row.denominator_words
        cell.fill = PatternFill("solid", fgColor="D9D9D9" if closed else "FFF2CC")
    lines = max(-(-len(text or "") // int(width * LETTERS)) for text, width in zip(texts, WIDTHS, strict=True))
    sheet.row_dimensions[number].height = LINE_HEIGHT * max(1, lines)


def _finish(sheet: "Worksheet", last: int) -> None:
    """Set widths, rules of what may be typed, and the page."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.page import PageMargins
    from openpyxl.worksheet.properties import PageSetupProperties

    for column, width in enumerate(WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    if last > HEADING_ROW:
        rule = DataValidation(type="decimal", operator="greaterThanOrEqual", formula1="0", allow_blank=True)
        rule.error, rule.errorTitle, rule.showErrorMessage = "Angka 0 atau lebih.", "Periksa isian", True
        rule.add(f"E{HEADING_ROW + 1}:F{last}")
        sheet.add_data_validation(rule)
        sheet.auto_filter.ref = f"A{HEADING_ROW}:H{last}"
    sheet.freeze_panes = sheet.cell(HEADING_ROW + 1, 5)
    sheet.page_setup.paperSize, sheet.page_setup.orientation = 9, "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.6, bottom=0.8, header=0.3, footer=0.4)
    sheet.print_title_rows = f"{HEADING_ROW}:{HEADING_ROW}"
    sheet.oddFooter.center.text = "Halaman &P dari &N"


def _text(sheet: "Worksheet", row: int, column: int, text: str) -> "Cell":
    """Write `text` as text: what looks like a formula stays what it looks like."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Font

    cell: Cell = sheet.cell(row, column)
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
    cell.data_type = "s"
    cell.number_format = "@"
    cell.font = Font(name="Arial", size=10)
    return cell
