"""Draws a section of a document as a sheet: paragraphs over the whole width, tables over its columns."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from stunting_tui.domain.document import Block, Cell, Entry, Grid, GridColumn, Line, Section, Signatures, Style
from stunting_tui.reports.book import Book, Look, Page, text_room
from stunting_tui.reports.letterhead import draw_letterhead, draw_signatures
from stunting_tui.reports.measure import fitted
from stunting_tui.reports.spans import SMALLEST, fine_columns, spans_of
from stunting_tui.reports.table import CELL, DATE, HEAD, TOTAL_FILL

_UPRIGHT = 75.0
"""Column units of a sheet that prints at full size, upright."""
_WIDER = (85.0, 95.0, 105.0, 115.0)
"""A sheet that has to go on one page gets wider, and so smaller in print, until it fits."""
_SHRUNK = 1.05
"""So much too high a sheet may be: it is printed a little smaller."""
_LABEL, _COUNT = 8, 2
"""Narrow columns that a label such as KEDUA PULUH SATU takes, and a number."""
_SIGN_HEIGHT = 26.0
_SIGN_WIDTH = 13.0
_LOOKS: dict[Style, Look] = {
    "title": Look(size=13, bold=True, across="center"),
    "underlined": Look(size=13, bold=True, underline=True, across="center"),
    "centre": Look(across="center"),
    "right": Look(across="right"),
    "head": Look(bold=True),
    "body": Look(across="justify"),
    "plain": Look(),
    "note": Look(size=9, italic=True, across="center"),
    "secret": Look(bold=True, colour="9C0006", fill="FDE9E7", across="center", down="center", box=True),
}
_POINT = Look(size=9.5, bold=True)
_NUMBER = Look(across="right")
_SMALL = Look(size=10, italic=True)
_HEADINGS = ("head", "title", "underlined", "plain")
_KEPT = 3
"""A table of at most so many rows stays on one page with the line above it."""


class Drawer:
    """Draws the blocks of one section.

    `held` is the first of the last rows of a table with a repeated heading: what stands below the table goes on with
    them, so that no page has the heading without a row, or the sum alone.
    """

    def __init__(self, book: Book, section: Section, footer: str, width: float = _UPRIGHT) -> None:
        """Make the sheet: the columns are those of its only table, else a shared even grid, `width` in all."""
        grids = [block for block in section.blocks if isinstance(block, Grid)]
        self.listing = section.wide and len(grids) == 1
        widths = [column.width for column in _columns(grids[0])] if self.listing else fine_columns(width)
        self.page: Page = book.page(section.title, widths, footer, landscape=section.wide)
        self.single = len(grids) == 1
        self.one_page = section.one_page
        self.held = 0
        self.lead = self.between = 0
        self.last = len(widths)

    def draw(self, section: Section) -> None:
        """Draw the kop surat and every block; the last ones stay together, as many of them as one page holds."""
        if section.letterhead is not None:
            draw_letterhead(self.page, section.letterhead)
        closing = len(section.blocks) - section.keep
        ends = []
        for index, block in enumerate(section.blocks):
            if index >= closing:
                ends.append(self.page.row)
            self._lead(block)
            self._block(block)
        if self.one_page:
            self.page.sheet.page_setup.fitToHeight = 1
        else:
            next(filter(self.page.keep, [self.held, *ends] if self.held else ends), None)
        self.page.finish()

    def _lead(self, block: Block) -> None:
        """Remember where the heading stands that must not be parted from what comes next; one line may lie between."""
        if not isinstance(block, Line):
            return
        if block.style in _HEADINGS:
            new = block.style == "plain" or not self.lead
            self.lead, self.between = self.page.row if new else self.lead, 0
        else:
            self.between += 1
            self.lead = self.lead if self.between == 1 else 0

    def _keep(self, first: int) -> None:
        """Keep the rows from `first`, or from the heading above them, on one printed page."""
        self.page.keep(self.lead or first)
        self.lead = 0

    def _block(self, block: Block) -> None:
        if isinstance(block, Line):
            self.page.line(block.text, _LOOKS[block.style], above=block.above)
            if self.lead and self.between:
                self.page.keep(self.lead)
        elif isinstance(block, Entry):
            self._entry(block)
        elif isinstance(block, Grid):
            self._grid(block)
        else:
            self._signatures(block)

    def _entry(self, entry: Entry) -> None:
        """Write a label and its text; a point of the decision stays on one page."""
        start = self.page.row
        wide = entry.strong or not entry.label.rstrip(".").isdigit()
        split = _LABEL if wide else _COUNT
        if entry.strong:
            self.page.space(5)
        label = _POINT if entry.strong else Look() if wide else _NUMBER
        self.page.pair(entry.label, entry.text, label, Look(), split=split)
        if entry.note:
            self.page.pair("", entry.note, Look(), _SMALL, split=split)
        if entry.strong or self.lead:
            self._keep(start)

    def _signatures(self, block: Signatures) -> None:
        self.page.space(12)
        widths = self.page.widths
        half = sum(widths) / 2
        middle = next(at for at in range(1, len(widths) + 1) if sum(widths[:at]) >= half - SMALLEST / 2)
        draw_signatures(self.page, block.people, block.above, middle)

    def _grid(self, grid: Grid) -> None:
        """Draw a table. Its heading is repeated on every page where it is the only one of the sheet."""
        page = self.page
        columns = _columns(grid)
        spans = [(at, at) for at in range(1, len(columns) + 1)] if self.listing else spans_of(columns, self.last)
        first = page.row
        page.space(6)
        start = page.row
        self._heads(columns, spans, grid)
        if self.single and (self.listing or grid.sign):
            page.repeat(start, page.row - 1)
        if self.listing:
            page.sheet.freeze_panes = f"A{page.row}"
        rows = [*grid.rows, *_blank_rows(grid)]
        if not rows:
            look = Look(italic=True, across="center", down="center", box=True)
            page.span(page.row, 1, self.last, grid.empty, look)
            page.height(page.row, 24)
            page.row += 1
        self._rows(columns, spans, rows, grid, first)
        if len(rows) <= _KEPT or not self.single:
            self._keep(first)
        self.lead = 0

    def _heads(self, columns: tuple[GridColumn, ...], spans: list[tuple[int, int]], grid: Grid) -> None:
        page = self.page
        heads = [(column.title, *span) for column, span in zip(columns, spans, strict=True)]
        if grid.sign:
            heads[-2:] = [("Tanda tangan", spans[-2][0], spans[-1][1])]
        cells = []
        for title, first, last in heads:
            page.span(page.row, first, last, title, HEAD)
            cells.append((title, text_room(page.width(first, last), HEAD)))
        page.height(page.row, fitted(cells, HEAD.size)[1] + 2)
        page.row += 1

    def _rows(
        self,
        columns: tuple[GridColumn, ...],
        spans: list[tuple[int, int]],
        rows: Sequence[Sequence[Cell]],
        grid: Grid,
        first: int,
    ) -> None:
        """Draw the rows; a table longer than a page has its heading again on each, drawn where no row is repeated."""
        page = self.page
        count = len(rows)
        drawn = [
            self._measured(columns, spans, _signed(row, at, grid), grid, last=at == count)
            for at, row in enumerate(rows, 1)
        ]
        repeated = page.repeated != (0, 0)
        long = not repeated and not self.one_page and not page.holds(sum(height for _, height in drawn))
        for at, (cells, height) in enumerate(drawn):
            if repeated and at == max(count - (2 if grid.total else 1), 0):
                self.held = page.row
            if long and page.is_full(height):
                page.turn()
                self._heads(columns, spans, grid)
            for (value, look), span in zip(cells, spans, strict=True):
                page.span(page.row, *span, value, look)
            page.height(page.row, height)
            page.row += 1
            if long and not at:
                self._keep(first)

    def _measured(
        self,
        columns: tuple[GridColumn, ...],
        spans: list[tuple[int, int]],
        row: tuple[Cell, ...],
        grid: Grid,
        *,
        last: bool,
    ) -> tuple[list[tuple[Cell, Look]], float]:
        """Return what the cells of a row show and how, and its height in points."""
        total = last and grid.total and bool(grid.rows)
        shown = [_cell(value, column, total=total) for value, column in zip(row, columns, strict=True)]
        texts = [
            (value, text_room(self.page.width(*span), look))
            for (value, look), span in zip(shown, spans, strict=True)
            if isinstance(value, str)
        ]
        size, height = fitted(texts, CELL.size)
        if size != CELL.size:
            shown = [(value, replace(look, size=size)) for value, look in shown]
        return shown, max(height, _SIGN_HEIGHT if grid.sign else 16)


def draw_section(book: Book, section: Section, footer: str) -> None:
    """Add the sheet of a section."""
    drawer = Drawer(book, section, footer)
    drawer.draw(section)
    if not section.one_page:
        return
    least = _UPRIGHT * drawer.page.excess() ** 0.5
    for width in [width for width in _WIDER if width >= least] or _WIDER[-1:]:
        if drawer.page.excess() <= _SHRUNK:
            return
        book.workbook.remove(drawer.page.sheet)
        drawer = Drawer(book, section, footer, width)
        drawer.draw(section)


def _columns(grid: Grid) -> tuple[GridColumn, ...]:
    """Return the columns of a table with those to sign in."""
    if not grid.sign:
        return grid.columns
    return (*grid.columns, GridColumn("ganjil", _SIGN_WIDTH), GridColumn("genap", _SIGN_WIDTH))


def _blank_rows(grid: Grid) -> list[tuple[Cell, ...]]:
    """Return the empty rows of a list that is filled in by hand."""
    taken = len(grid.rows)
    return [(number, *[""] * (len(grid.columns) - 1)) for number in range(taken + 1, grid.rows_at_least + 1)]


def _signed(row: Sequence[Cell], number: int, grid: Grid) -> tuple[Cell, ...]:
    """Return the cells of a row with the place where its person signs."""
    cells = tuple(row)
    if not grid.sign:
        return cells
    return (*cells, f"{number}.", "") if number % 2 else (*cells, "", f"{number}.")


def _cell(value: Cell, column: GridColumn, *, total: bool) -> tuple[Cell, Look]:
    """Return what a cell shows and how."""
    across = "center" if value is None and column.across == "left" else column.across
    look = replace(
        CELL, across=across, number=_form(value, column), bold=total, fill=TOTAL_FILL if total else "",
        wrap=isinstance(value, str),
    )  # fmt: skip
    return ("-" if value is None else value), look


def _form(value: Cell, column: GridColumn) -> str:
    """Return the number format of a cell; a whole number has no comma where decimals may be left out."""
    if isinstance(value, date):
        return DATE
    if isinstance(value, int | float):
        return column.form.removesuffix(".##") if value == int(value) else column.form
    return "@" if value is None else "General"
