"""The sheets of the template as openpyxl builds them."""

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from stunting_tui.exchange.atomic import save_workbook
from stunting_tui.exchange.template_columns import Column
from stunting_tui.exchange.template_rules import VILLAGE_LIST_ROW, rules

SHEET_EXPLAIN, SHEET_FILL, SHEET_VILLAGES = "Petunjuk", "Isian", "Desa"
HEADING_ROW = 3
_BOXED_ROWS = 54
_BOX_HEIGHT = 18
_FONT = "Arial"
_INK, _PALE, _GREY = "1F3864", "FFFFFF", "D9E2F3"
_A4 = 9
_DATE = "dd/mm/yyyy"
_LINE = Side(style="thin", color="A6A6A6")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


class TemplateBook:
    """The template under way: each method lays out one sheet."""

    def __init__(
        self,
        columns: Sequence[Column],
        villages: Sequence[tuple[str, str]],
        posyandu: Sequence[tuple[str, str]],
        district_name: str,
    ) -> None:
        """Open an empty workbook for the columns and lists given."""
        self._columns = columns
        self._villages = villages
        self._posyandu = sorted(dict.fromkeys((_clean(name), _clean(village)) for village, name in posyandu))
        self._district = _clean(district_name)
        self._book = Workbook()
        self._explain: Worksheet = self._book.active
        self._explain.title = SHEET_EXPLAIN
        self._fill: Worksheet = self._book.create_sheet(SHEET_FILL)
        self._lists: Worksheet = self._book.create_sheet(SHEET_VILLAGES)
        self._book.properties.title = "Templat isian pengukuran balita"
        self._book.properties.creator = "stunting-tui"

    def save(self, path: Path) -> None:
        """Write the workbook to `path`."""
        save_workbook(self._book, path)

    def explain(self, opening: Sequence[str]) -> None:
        """Lay out the sheet that says how to fill in each column."""
        sheet = self._explain
        _text(sheet, 1, 1, self._title("Petunjuk mengisi pengukuran balita"), Font(name=_FONT, size=14, bold=True))
        for row, sentence in enumerate(opening, start=2):
            _text(sheet, row, 1, f"{row - 1}. {sentence}").alignment = Alignment(wrap_text=True, vertical="top")
            sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=5)
            sheet.row_dimensions[row].height = 15
        top = len(opening) + 3
        _headings(sheet, top, ("Kolom", "Wajib", "Isi yang diterima", "Cara mengisi", "Contoh"))
        for row, column in enumerate(self._columns, start=top + 1):
            required = "ya" if column.required else "-"
            for index, text in enumerate(
                (column.heading, required, column.rule, column.explanation, column.example), start=1
            ):
                cell = _text(sheet, row, index, text, Font(name=_FONT, size=10, bold=index == 1))
                cell.border = _BOX
                cell.alignment = Alignment(wrap_text=True, vertical="top")
            sheet.row_dimensions[row].height = 27 if len(column.explanation) > 85 else 15
        _widths(sheet, (21, 7, 25, 66, 27))
        _page(sheet, "landscape", top)

    def lay_out_fill_sheet(self) -> None:
        """Lay out the sheet to fill in: headings, formats, drop-downs and bounds."""
        sheet = self._fill
        _text(sheet, 1, 1, "Isian pengukuran balita", Font(name=_FONT, size=14, bold=True))
        line = f"Kecamatan: {self._district}" if self._district else "Cara mengisi: lihat lembar Petunjuk"
        _text(sheet, 2, 1, line)
        _headings(sheet, HEADING_ROW, [column.heading for column in self._columns])
        for index, column in enumerate(self._columns, start=1):
            heading = sheet.cell(HEADING_ROW, index)
            if not column.required:
                heading.fill = PatternFill("solid", fgColor=_GREY)
                heading.font = Font(name=_FONT, size=10, color=_INK)
            self._format(index, column)
        for rule in rules(self._columns, HEADING_ROW + 1, len(self._villages), len(self._posyandu_names())):
            sheet.add_data_validation(rule)
        sheet.row_dimensions[HEADING_ROW].height = 28
        sheet.freeze_panes = sheet.cell(HEADING_ROW + 1, 3)
        _widths(sheet, [column.width for column in self._columns])
        _page(sheet, "landscape", HEADING_ROW)
        sheet.print_options.horizontalCentered = True

    def list_villages(self) -> None:
        """Lay out the lists the drop-downs take their choices from."""
        sheet = self._lists
        _text(sheet, 1, 1, self._title("Daftar desa/kelurahan dan posyandu"), Font(name=_FONT, size=14, bold=True))
        if not self._villages:
            _text(sheet, 2, 1, "Kecamatan belum dipilih: nama desa diketik sendiri di lembar Isian.")
        _headings(sheet, VILLAGE_LIST_ROW - 1, ("Kode", "Desa/Kel", "Posyandu"))
        for row, (code, name) in enumerate(self._villages, start=VILLAGE_LIST_ROW):
            _text(sheet, row, 1, code).number_format = "@"
            _text(sheet, row, 2, name)
        for row, name in enumerate(self._posyandu_names(), start=VILLAGE_LIST_ROW):
            _text(sheet, row, 3, name)
        sheet.freeze_panes = sheet.cell(VILLAGE_LIST_ROW, 1)
        _widths(sheet, (18, 32, 32))
        _page(sheet, "portrait", VILLAGE_LIST_ROW - 1)

    def _title(self, text: str) -> str:
        return f"{text} - Kecamatan {self._district}" if self._district else text

    def _posyandu_names(self) -> list[str]:
        return list(dict.fromkeys(name for name, _ in self._posyandu))

    def _format(self, index: int, column: Column) -> None:
        """Give a whole column its format, and its first rows a box to write in."""
        sheet = self._fill
        number = _number_format(column)
        across = "left" if column.kind in ("teks", "nik", "desa", "posyandu") else "center"
        dimension = sheet.column_dimensions[get_column_letter(index)]
        dimension.number_format = number
        dimension.font = Font(name=_FONT, size=10)
        for row in range(HEADING_ROW + 1, HEADING_ROW + 1 + _BOXED_ROWS):
            sheet.row_dimensions[row].height = _BOX_HEIGHT
            cell = sheet.cell(row, index)
            cell.number_format = number
            cell.font = Font(name=_FONT, size=10)
            cell.border = _BOX
            cell.alignment = Alignment(horizontal=across)


def _number_format(column: Column) -> str:
    """Return the number format of a column: text, date, or so many decimals."""
    if column.kind.startswith("tanggal"):
        return _DATE
    if column.kind == "angka":
        return "0." + "0" * column.decimals
    return "@"


def _clean(text: str) -> str:
    """Return `text` without characters that a workbook cannot hold."""
    return str(ILLEGAL_CHARACTERS_RE.sub("", text))


def _text(sheet: Worksheet, row: int, column: int, text: str, font: Font | None = None) -> Cell:
    """Write `text` as text: what looks like a formula stays what it looks like."""
    cell: Cell = sheet.cell(row, column)
    cell.value = _clean(text)
    cell.data_type = "s"
    cell.font = font or Font(name=_FONT, size=10)
    return cell


def _headings(sheet: Worksheet, row: int, texts: Sequence[str]) -> None:
    """Write a row of headings, white on dark blue."""
    for index, text in enumerate(texts, start=1):
        cell = _text(sheet, row, index, text, Font(name=_FONT, size=10, bold=True, color=_PALE))
        cell.fill = PatternFill("solid", fgColor=_INK)
        cell.border = _BOX
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def _widths(sheet: Worksheet, widths: Sequence[float]) -> None:
    for index, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = width


def _page(sheet: Worksheet, orientation: str, heading_row: int) -> None:
    """Set a sheet up for A4, one page wide, headings on every page."""
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = orientation
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.6, bottom=0.8, header=0.3, footer=0.4)
    sheet.print_title_rows = f"{heading_row}:{heading_row}"
    sheet.oddFooter.center.text = "Halaman &P dari &N"
