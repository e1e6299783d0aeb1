"""A workbook under way: looks shared by all cells, and pages set up for the printer."""

import re
from collections.abc import Sequence
from copy import copy
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.cell.rich_text import CellRichText
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from stunting_tui.exchange.atomic import save_workbook
from stunting_tui.reports.deliberation.content import Paper
from stunting_tui.reports.look import FONT, Look, style_cell, text_room
from stunting_tui.reports.measure import POINTS_PER_UNIT, fitted, line_count, lines_height, split_lines

__all__ = ["FONT", "PAPER_CODES", "Book", "Look", "Page", "Value", "clean", "text_room"]

PAPER_CODES = {"A4": 9, "F4": 14}
"""Spreadsheet paper numbers: 9 is A4, 14 is Folio 8.5 x 13 in, the F4 of Indonesian offices."""
_PAPER_SIZES = {"A4": (595, 842), "F4": (612, 936)}
"""Points of the short and the long side."""
_ROW_HEIGHT = 15.0
_CM = 1 / 2.54
_MARGINS = {"left": 3 * _CM, "right": 2 * _CM, "top": 2 * _CM, "bottom": 2 * _CM, "header": 0.9 * _CM}
_MARGINS_WIDE = {**_MARGINS, "left": 2 * _CM, "top": 2.5 * _CM}
"""Sheets on their side are bound at the top."""
_CHUNK = 20
"""Lines of a paragraph in one row at most: a row cannot be broken over two pages."""
_NO_TITLE = re.compile(r"[\\*?:/\[\]]")
_LONGEST_TITLE = 31
_UNPRINTABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")

Value = str | float | int | date | None


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
            style_cell(cell, look)
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
        self.sheet = book.workbook.create_sheet(_title(title, book.workbook.sheetnames))
        self.landscape = landscape
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
        """Set a value over the merged cells `first` to `last` of `row`, each with the look; `merge_cells` is slow."""
        if last > first:
            self.sheet.merged_cells.ranges.add(CellRange(None, first, row, last, row))
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
        room = text_room(self.width(first, last), look)
        for part in split_lines(clean(text), room, look.size, _CHUNK):
            self.span(self.row, first, last, part, look)
            self.height(self.row, lines_height(line_count(part, room, look.size), look.size))
            self.row += 1

    def pair(self, label: str, text: str, label_look: Look, look: Look, split: int) -> None:
        """Write `label` over the columns up to `split` and `text` beside it, as high as the higher one."""
        last = len(self.widths)
        rooms = text_room(self.width(1, split), label_look), text_room(self.width(split + 1, last), look)
        for index, part in enumerate(split_lines(clean(text), rooms[1], look.size, _CHUNK)):
            shown = "" if index else label
            self.span(self.row, 1, split, shown, label_look)
            self.span(self.row, split + 1, last, part, look)
            self.height(self.row, fitted([(shown, rooms[0]), (part, rooms[1])], look.size)[1])
            self.row += 1

    def keep(self, first: int) -> bool:
        """Start a new printed page at the row `first` when the rows from there on would be parted by a page's end.

        `first` is the first row of what belongs together; what is longer than a page stays where it is. Returns whether
        it is together.
        """
        pages = self._pages()
        together = self._height(first, self.row - 1) + (self._height(*self.repeated) if first > self.repeated[1] else 0)
        if not 1 < first < self.row or pages[first] == pages[self.row - 1]:
            return True
        if together > self._room():
            return False
        self.sheet.row_breaks.append(Break(id=first - 1))
        return True

    def holds(self, height: float) -> bool:
        """Whether one printed page is high enough for `height` points."""
        return height <= self._room()

    def is_full(self, height: float) -> bool:
        """Whether a further row of `height` points begins a new printed page."""
        pages = self._pages()
        mine = [row for row in pages if pages[row] == pages[self.row - 1]]
        return self._height(mine[0], mine[-1]) + height > self._room()

    def turn(self) -> None:
        """Start a new printed page at the next row."""
        self.sheet.row_breaks.append(Break(id=self.row - 1))

    def excess(self) -> float:
        """Return how many printed pages everything takes, as if there were no breaks."""
        return self._height(1, self.row - 1) / self._room()

    def _height(self, first: int, last: int) -> float:
        """Return the height of some rows together."""
        return sum(self.sheet.row_dimensions[row].height or _ROW_HEIGHT for row in range(first, last + 1) if row)

    def repeat(self, first: int, last: int) -> None:
        """Print the rows `first` to `last` again at the top of every page."""
        self.repeated = (first, last)
        self.sheet.print_title_rows = f"{first}:{last}"

    def _room(self) -> float:
        """Return the height of a printed page in points of the sheet, which shrinks to the width of its paper."""
        margins = self.sheet.page_margins
        short, long = _PAPER_SIZES[self.book.paper]
        width, height = (long, short) if self.landscape else (short, long)
        wide = sum(self.widths) * POINTS_PER_UNIT
        scale = min((width - 72 * (margins.left + margins.right)) / wide, 1.0)
        return float((height - 72 * (margins.top + margins.bottom)) / scale)

    def _pages(self) -> dict[int, int]:
        """Return on which printed page each row falls."""
        room = self._room()
        breaks = {item.id for item in self.sheet.row_breaks.brk}
        pages: dict[int, int] = {}
        last, heading = self.repeated[1], self._height(*self.repeated)
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


def _title(wanted: str, taken: Sequence[str]) -> str:
    """Return the name of a sheet that a spreadsheet program takes, and that no other sheet has."""
    whole = _NO_TITLE.sub(" ", clean(wanted)).strip(" '") or "Lembar"
    used = {name.casefold() for name in taken}
    ends = ("", *(f" ({number})" for number in range(2, len(taken) + 3)))
    return next(name for end in ends if (name := f"{whole[: _LONGEST_TITLE - len(end)]}{end}").casefold() not in used)


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
