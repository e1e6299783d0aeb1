"""Tables with a repeated heading, one or two rows high, whose rows are as high as their texts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from openpyxl.utils import get_column_letter

from stunting_tui.reports.book import Look, Page, Value, clean, text_room
from stunting_tui.reports.measure import fitted

HEAD_FILL = "DDE6EE"
TOTAL_FILL = "F1F1F1"
DATE = "dd-mm-yyyy"
CELL = Look(size=10, box=True, down="center")
HEAD = Look(size=10, bold=True, across="center", down="center", box=True, fill=HEAD_FILL)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, width in digits, look, and the heading it shares with its neighbours, if any."""

    heading: str
    width: float
    look: Look = CELL
    group: str = ""


def text_column(heading: str, width: float, group: str = "", *, centre: bool = False) -> Column:
    """Return a column of texts."""
    return Column(heading, width, replace(CELL, across="center") if centre else CELL, group)


def number_column(heading: str, width: float, group: str = "", form: str = "#,##0") -> Column:
    """Return a column of numbers in the number format `form`."""
    return Column(heading, width, replace(CELL, across="right", number=form, wrap=False), group)


class Table:
    """A table on a page, drawn from the page's next free row."""

    def __init__(self, page: Page, columns: Sequence[Column], *, repeat: bool = True, size: float = 10) -> None:
        """Draw the heading; with `repeat` it stands on every printed page and stays in view while scrolling."""
        self.page = page
        self.columns = list(columns)
        self.size = size
        self.first = page.row
        self._heading()
        if repeat:
            page.repeat(self.first, page.row - 1)
            page.sheet.freeze_panes = f"{get_column_letter(3)}{page.row}"
        self.body = page.row

    def _heading(self) -> None:
        """Draw one heading row, or two where columns share a heading."""
        look = replace(HEAD, size=self.size)
        grouped = any(column.group for column in self.columns)
        lower = self.page.row + (1 if grouped else 0)
        for index, column in enumerate(self.columns, 1):
            self.page.put(lower, index, column.heading, look)
        if grouped:
            self._groups(look, lower)
            self.page.height(self.page.row, fitted(self._group_cells(), self.size)[1] + 2)
        cells = [
            (column.heading, text_room(column.width, look)) for column in self.columns if column.group or not grouped
        ]
        self.page.height(lower, fitted(cells, self.size)[1] + 2)
        self.page.row = lower + 1

    def _groups(self, look: Look, lower: int) -> None:
        """Draw the upper heading row: shared headings across, the others merged down."""
        for first, last in self._runs():
            group = self.columns[first - 1].group
            if group:
                self.page.span(self.page.row, first, last, group, look)
            else:
                heading = self.columns[first - 1].heading
                self.page.sheet.merge_cells(start_row=lower - 1, end_row=lower, start_column=first, end_column=first)
                self.page.put(lower - 1, first, heading, look)
                self.page.book.dress(self.page.sheet.cell(lower, first), look)

    def _runs(self) -> list[tuple[int, int]]:
        """Return first and last column of each run under one shared heading; others stand alone."""
        runs: list[tuple[int, int]] = []
        for index, column in enumerate(self.columns, 1):
            if runs and column.group and self.columns[runs[-1][0] - 1].group == column.group:
                runs[-1] = (runs[-1][0], index)
            else:
                runs.append((index, index))
        return runs

    def _group_cells(self) -> list[tuple[str, float]]:
        return [
            (self.columns[first - 1].group, text_room(self.page.width(first, last), HEAD))
            for first, last in self._runs()
            if self.columns[first - 1].group
        ]

    def add(self, values: Sequence[Value], *, least: float = 0, style: Look | None = None) -> None:
        """Add a row; None prints "-", "" an empty cell. `style` gives colour, weight, slant and fill of the row.

        The font shrinks where a text would be taller than a row can be. `least` is the smallest height in points.
        """
        bold = style is not None and style.bold
        texts = [
            (clean(value), text_room(column.width, replace(column.look, bold=True) if bold else column.look))
            for value, column in zip(values, self.columns, strict=True)
            if isinstance(value, str) and column.look.wrap
        ]
        size, height = fitted(texts, self.size)
        for index, (value, column) in enumerate(zip(values, self.columns, strict=True), 1):
            look = column.look if size == column.look.size else replace(column.look, size=size)
            if style is not None:
                look = replace(look, colour=style.colour, bold=bold, italic=style.italic, fill=style.fill)
            self.page.put(self.page.row, index, *(("-", _dash(look)) if value is None else (value, look)))
        self.page.height(self.page.row, max(height, least))
        self.page.row += 1

    def filtered(self) -> None:
        """Give the heading the arrows of a filter over the rows added so far."""
        last = get_column_letter(len(self.columns))
        self.page.sheet.auto_filter.ref = f"A{self.body - 1}:{last}{max(self.page.row - 1, self.body - 1)}"


def _dash(look: Look) -> Look:
    """Return the look of the sign for "no value" in a column."""
    return replace(look, number="@") if look.across == "right" else replace(look, across="center")
