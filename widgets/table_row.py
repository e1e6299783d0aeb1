"""One row that stands still under a list, in the same columns: totals.

yield RecordList(COLUMNS, id="desa")
yield TableRow(COLUMNS, id="total")
"""

from collections.abc import Sequence

from textual.strip import Strip

from widgets.columns import Column, row_line, share_widths
from widgets.line_widget import LineWidget


class TableRow(LineWidget):
    """A single row of cells, aligned with a `RecordList` of the same columns and width."""

    DEFAULT_CSS = "TableRow { height: 1; }"

    def __init__(self, columns: Sequence[Column], *, id: str | None = None) -> None:  # noqa: A002 - Textual
        """`columns` are those of the list above."""
        super().__init__(id=id)
        self._columns = list(columns)
        self._cells: Sequence[str] = ()

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Follow the list to other columns."""
        self._columns = list(columns)
        self.refresh()

    def update(self, cells: Sequence[str]) -> None:
        """Show these cells; none for an empty line."""
        self._cells = cells
        self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is one line
        """Draw the row."""
        if not self._cells:
            return self.line("")
        widths = share_widths(self._columns, self.size.width - 1)
        return self.line(" " + row_line(self._cells, self._columns, widths), "strong")
