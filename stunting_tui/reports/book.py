"""A workbook under way: looks shared by all cells, and pages set up for the printer."""

import re
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.cell.rich_text import CellRichText
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from stunting_tui.exchange.atomic import save_workbook
from stunting_tui.reports.content import Paper
from stunting_tui.reports.measure import fitted, line_count, lines_height, split_lines

FONT = "Arial"
PAPER_CODES = {"A4": 9, "F4": 14}
"""Spreadsheet paper numbers: 9 is A4, 14 is Folio 8.5 x 13 in, the F4 of Indonesian offices."""
_PAPER_HEIGHTS = {"A4": 842, "F4": 936}
"""Points of the long side."""
_ROW_HEIGHT = 15.0
_CM = 1 / 2.54
_MARGINS = {"left": 3 * _CM, "right": 2 * _CM, "top": 2 * _CM, "bottom": 2 * _CM, "header": 0.9 * _CM}
_MARGINS_WIDE = {**_MARGINS, "left": 2 * _CM, "top": 2.5 * _CM}
"""Sheets on their side are bound at the top."""
_CHUNK = 20
"""Lines of a paragraph in one row at most: a row cannot be broken over two pages."""
_UNPRINTABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")

Value = str | float | int | date | None


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks. `across` and `down` are alignments; `box` draws thin borders, `rule` a thick line below."""

    size: float = 11
    bold: bool = False
    italic: bool = False
    underline: bool = False
    colour: str = "000000"
    across: str = "left"
    down: str = "top"
    wrap: bool = True
    box: bool = False
    rule: bool = False
    fill: str = ""
    number: str = "General"
    indent: int = 0


def clean(text: str) -> str:
    """Return `text` without what a workbook cannot hold: control characters and broken code points."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return _UNPRINTABLE.sub("", ILLEGAL_CHARACTERS_RE.sub("", plain))


class Book:
    """The workbook being written."""

    def __init__(self, paper: Paper) -> None:
        """Start an empty workbook for `paper`, Arial 11 throughout."""
        self.workbook = Workbook()
        self.workbook.remove(self.workbook.active)
        self.workbook.calculation.fullCalcOnLoad = True
        self.paper = paper
        self._styles: dict[Look, Any] = {}
        base = Font(name=FONT, size=11)
        self.workbook._fonts.clear()  # noqa: SLF001 - openpyxl has no public way to set the default font
        self.workbook._fonts.add(base)  # noqa: SLF001
        self.workbook._named_styles["Normal"].font = base  # noqa: SLF001

    def page(self, title: str, widths: Sequence[float], footer: str, *, landscape: bool = False) -> "Page":
        """Add a sheet whose columns have `widths`, set up to print on its paper, one page wide."""
        return Page(self, title, widths, footer, landscape=landscape)

    def dress(self, cell: Cell, look: Look) -> None:
        """Give `cell` the look; cells of one look share one style record, which makes big lists fast."""
        style = self._styles.get(look)
        if style is None:
            _style(cell, look)
            self._styles[look] = copy(cell._style)  # noqa: SLF001 - the fast way openpyxl leaves open
        else:
            cell._style = style  # noqa: SLF001

    def save(self, path: Path) -> None:
        """Write the file."""
        save_workbook(self.workbook, path)


class Page:
    """A sheet filled from the top; `row` is the next free one, `repeated` are the rows of a repeated heading."""

    def __init__(self, book: Book, title: str, widths: Sequence[float], footer: str, *, landscape: bool) -> None:
        """Make the sheet `title` with columns of `widths` and `footer` at the foot of each page."""
        self.book = book
        self.sheet = book.workbook.create_sheet(title)
        self.widths = list(widths)
        self.row = 1
        self.repeated = (0, 0)
        for index, width in enumerate(self.widths, 1):
            self.sheet.column_dimensions[get_column_letter(index)].width = width
        _paper(self.sheet, PAPER_CODES[book.paper], footer, landscape=landscape)

    def width(self, first: int, last: int) -> float:
        """Return the width of the columns `first` to `last` together."""
        return sum(self.widths[first - 1 : last])

    def put(self, row: int, column: int, value: Value | CellRichText, look: Look) -> None:
        """Set one cell. Text stays text whatever it begins with; None leaves the cell empty."""
        cell = self.sheet.cell(row, column)
        if isinstance(value, CellRichText):
            cell.value = value
        elif isinstance(value, str):
            cell.value = clean(value) or None
            if cell.value is not None:
                cell.data_type = "s"
        else:
            cell.value = value
        self.book.dress(cell, look)

    def formula(self, row: int, column: int, text: str, look: Look) -> None:
        """Set a formula of our own; never pass anything that was typed or imported."""
        cell = self.sheet.cell(row, column)
        cell.value = text
        self.book.dress(cell, look)

    def span(self, row: int, first: int, last: int, value: Value | CellRichText, look: Look) -> None:
        """Set a value over the merged cells `first` to `last` of `row`."""
        if last > first:
            self.sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)
        self.put(row, first, value, look)
        for column in range(first + 1, last + 1):
            self.book.dress(self.sheet.cell(row, column), look)

    def height(self, row: int, points: float) -> None:
        """Set the height of `row`."""
        self.sheet.row_dimensions[row].height = round(points, 1)

    def line(self, text: str, look: Look, first: int = 1, last: int = 0, *, above: float = 0) -> None:
        """Write a paragraph over the columns `first` to `last` (0: all) as high as it needs, and go on below it.

        A long paragraph goes on in further rows. `above` is extra space before it, in points.
        """
        last = last or len(self.widths)
        if above:
            self.space(above)
        room = _room(self.width(first, last), look)
        for part in split_lines(clean(text), room, look.size, _CHUNK):
            self.span(self.row, first, last, part, look)
            self.height(self.row, lines_height(line_count(part, room, look.size), look.size))
            self.row += 1

    def pair(self, label: str, text: str, label_look: Look, look: Look, split: int) -> None:
        """Write `label` over the columns up to `split` and `text` beside it, as high as the higher one."""
        last = len(self.widths)
        rooms = _room(self.width(1, split), label_look), _room(self.width(split + 1, last), look)
        for index, part in enumerate(split_lines(clean(text), rooms[1], look.size, _CHUNK)):
            shown = "" if index else label
            self.span(self.row, 1, split, shown, label_look)
            self.span(self.row, split + 1, last, part, look)
            self.height(self.row, fitted([(shown, rooms[0]), (part, rooms[1])], look.size)[1])
            self.row += 1

    def keep(self, first: int) -> None:
        """Start a new printed page at the row `first` when the rows from there on would be parted by a page's end.

        For sheets printed at full size; `first` is the first row of what belongs together.
        """
        pages = self._pages()
        if first > 1 and pages[first] != pages[self.row - 1]:
            self.sheet.row_breaks.append(Break(id=first - 1))

    def repeat(self, first: int, last: int) -> None:
        """Print the rows `first` to `last` again at the top of every page."""
        self.repeated = (first, last)
        self.sheet.print_title_rows = f"{first}:{last}"

    def _pages(self) -> dict[int, int]:
        """Return on which printed page each row falls."""
        margins = self.sheet.page_margins
        room = _PAPER_HEIGHTS[self.book.paper] - 72 * (margins.top + margins.bottom)
        breaks = {item.id for item in self.sheet.row_breaks.brk}
        pages: dict[int, int] = {}
        first, last = self.repeated
        heading = sum(self.sheet.row_dimensions[row].height or _ROW_HEIGHT for row in range(first, last + 1) if row)
        page, used = 1, 0.0
        for row in range(1, self.row):
            height = self.sheet.row_dimensions[row].height or _ROW_HEIGHT
            if row - 1 in breaks or used + height > room:
                page, used = page + 1, heading if row > last else 0.0
            used += height
            pages[row] = page
        return pages

    def space(self, points: float = 8) -> None:
        """Leave an empty row of `points`."""
        self.height(self.row, points)
        self.row += 1

    def finish(self, last_column: int = 0) -> None:
        """Set the print area to what was written."""
        last = get_column_letter(last_column or len(self.widths))
        self.sheet.print_area = f"A1:{last}{max(self.row - 1, 1)}"


def _room(width: float, look: Look) -> float:
    """Return the width that is left for text of `look`: bold letters are wider, an indent takes room."""
    return (width - 1.5 * look.indent) / (1.08 if look.bold else 1)


def _style(cell: Cell, look: Look) -> None:
    """Set the public style properties of `cell` from `look`."""
    cell.font = Font(
        name=FONT,
        size=look.size,
        bold=look.bold,
        italic=look.italic,
        underline="single" if look.underline else None,
        color=f"FF{look.colour}",
    )
    cell.alignment = Alignment(horizontal=look.across, vertical=look.down, wrap_text=look.wrap, indent=look.indent)
    cell.number_format = look.number
    thin = Side(style="thin", color="FF808080")
    if look.box:
        cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
    elif look.rule:
        cell.border = Border(bottom=Side(style="thick", color="FF000000"))
    if look.fill:
        cell.fill = PatternFill("solid", fgColor=f"FF{look.fill}")


def _paper(sheet: Worksheet, code: int, footer: str, *, landscape: bool) -> None:
    """Set paper, direction, one page wide, margins and the footer with page numbers."""
    sheet.page_setup.paperSize = code
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.sheet_view.showGridLines = False
    sheet.print_options.horizontalCentered = True
    for side, inches in (_MARGINS_WIDE if landscape else _MARGINS).items():
        setattr(sheet.page_margins, side, round(inches, 2))
    sheet.page_margins.footer = round(0.9 * _CM, 2)
    sheet.oddFooter.left.text = clean(footer)[:80].replace("&", "&&")
    sheet.oddFooter.right.text = "Halaman &P dari &N"
    for part in (sheet.oddFooter.left, sheet.oddFooter.right):
        part.font, part.size = f"{FONT},Regular", 8
