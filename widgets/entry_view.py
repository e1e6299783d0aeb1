"""Drawing an entry grid: heads, rows in one piece each, and the cell in hand between brackets or signs."""

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from widgets.entry_keys import EntryKeys
from widgets.entry_layout import EntryLayout, Place
from widgets.entry_table import GridRow
from widgets.line_widget import LineWidget
from widgets.text import fit

MARKED = "x"
FORCED = "?"


class EntryView(LineWidget):
    """The look of the grid. `>` leads the row in hand, `x` a row marked for deletion; `?` follows a forced value."""

    desk: EntryKeys
    plan: EntryLayout
    empty = ""
    top = 0

    @property
    def page_size(self) -> int:
        """Rows that can be seen at once."""
        return max(1, self.size.height - 1)

    def render_line(self, y: int) -> Strip:
        """Draw the heads (line 0) or a row."""
        if y == 0:
            columns = self.desk.table.columns
            heads = [fit(columns[at.index].title, at.width, columns[at.index].align) for at in self.plan.places]
            return self.line(" ".join(["", *heads]), "head")
        position = self.top + y - 1
        if position >= len(self.desk.table):
            return self.line(f" {self.empty}" if len(self.desk.table) == 0 and y == 2 else "", "muted")
        row = self.desk.table.at(position)
        tone = "muted" if row.marked else row.tone
        if position != self.desk.position or not self.desk.has_cell:
            return self.line((MARKED if row.marked else " ") + self._cells(row, self.plan.places), tone)
        return self._line_in_hand(row, tone)

    def _cells(self, row: GridRow, places: list[Place]) -> str:
        """Return cells, each with the blank or the `?` after it."""
        columns, parts = self.desk.table.columns, []
        for at in places:
            column = columns[at.index]
            text = row.state if column.kind == "state" else row.cells[at.index]
            parts.append(fit(text, at.width, column.align))
            parts.append(FORCED if column.key in row.forced else " ")
        return "".join(parts)

    def _line_in_hand(self, row: GridRow, tone: str) -> Strip:
        """Draw the row in hand in as few pieces as its styles allow.

        Textual sends a repainted part of a line from the line's beginning on; only what follows the part is saved.
        """
        style, cell = self.tone_style(tone), self.desk.cell
        lead = MARKED if row.marked else ">"
        here = self.plan.place(self.desk.column)
        if here is None:
            return self.line(lead + self._cells(row, self.plan.places), tone)
        left = self._cells(row, [at for at in self.plan.places if at.x < here.x])
        right = self._cells(row, [at for at in self.plan.places if at.x > here.x])
        opening, closing = "[", cell.sign or "]"
        left = lead + (left[:-1] + opening if left else "")
        parts = [Segment(left, style), *self._hand(row, here), Segment(closing + right, style)]
        return Strip(part for part in parts if part.text).simplify().adjust_cell_length(self.size.width, style)

    def _hand(self, row: GridRow, here: Place) -> list[Segment]:
        cell, style = self.desk.cell, self.rich_style
        if cell.is_typed:
            return self.edit_segments(cell.editor, here.width)
        text = cell.editor.text if cell.is_open and (cell.sign or cell.mode == "reason") else row.cells[here.index]
        align = self.desk.table.columns[here.index].align
        return [Segment(fit(text, here.width, align), style + Style(reverse=True))]

    def cell_region(self, position: int, column: int) -> Region:
        """Return what is drawn up to the cell in hand, its brackets included.

        Textual sends a line from its beginning for each region on it: regions that all begin there are sent as one.
        """
        at = self.plan.place(column)
        if at is None:
            return self.row_region(position)
        return Region(0, position - self.top + 1, at.x + at.width + 1, 1)

    def row_region(self, position: int, columns: list[int] | None = None) -> Region:
        """Return the line of a row, or the part of it up to the last of `columns`."""
        y = position - self.top + 1
        places = [at for at in self.plan.places if columns is None or at.index in columns]
        if columns is None or not places:
            return Region(0, y, self.size.width if columns is None else 1, 1)
        return Region(0, y, places[-1].x + places[-1].width, 1)

    def park_on_cell(self) -> None:
        """Put the terminal's own cursor where the next character goes."""
        at = self.plan.place(self.desk.column)
        if at is not None:
            cell = self.desk.cell
            inside = cell_len(cell.editor.parts(at.width)[0]) if cell.is_typed else 0
            self.park_cursor(at.x + inside, self.desk.position - self.top + 1)

    def lay_out(self) -> None:
        """Follow a new width, height or table."""
        self.plan.share(self.size.width)
        self.desk.page = self.page_size
        self.reveal()
        self.refresh()
        self.park_on_cell()

    def refresh_seen(self, row: int, columns: list[int] | None) -> None:
        """Paint a row, or some columns of it, where it is in view."""
        position = self.desk.table.position(row)
        if self.top <= position < self.top + self.page_size:
            self.refresh(self.row_region(position, columns))

    def reveal(self) -> bool:
        """Bring the cell in hand into view, by half pages and columns; whether anything had to scroll."""
        page, at, old = self.page_size, self.desk.position, self.top
        last_top = max(0, len(self.desk.table) - page)
        if at < self.top:
            self.top = max(0, min(at, self.top - page // 2))
        elif at >= self.top + page:
            self.top = max(at - page + 1, min(self.top + page // 2, last_top))
        self.top = min(self.top, last_top)
        moved = self.plan.reveal(self.desk.column)
        return moved or self.top != old
