"""A list of records that reads only the rows in view: 100,000 rows open as fast as 100.

class Villages:                                     # any object with these three methods is a RowSource
    def count(self) -> int: ...
    def rows(self, start: int, stop: int) -> list[Row]: ...
    def find(self, letter: str) -> int | None: ...  # where an upper-case letter jumps to

yield RecordList(
    [Column("Desa", 20, flex=1), Column("Diukur", 6, "right")],
    Villages(), empty="Belum ada data. Tekan 3 untuk impor.",
)

def on_record_list_selected(self, event: RecordList.Selected) -> None:
    self.open_village(event.index)
"""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from widgets.columns import Column, head_line, row_line, share_widths
from widgets.line_widget import LineWidget
from widgets.row_source import ListSource, Row, RowSource
from widgets.sorting import Sorting

__all__ = ["Column", "ListSource", "RecordList", "Row", "RowSource", "Sorting"]

WINDOW = 64
"""Rows read at once."""

KEPT = 3
"""Rows that stay in view where a step turns the page."""


class RecordList(LineWidget, can_focus=True):
    """Rows with a cursor row; the heads are its first line. `>` marks the cursor row beside its reverse colours."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
        Binding("enter", "choose", show=False),
    ]

    class Told(Message):
        """What a list tells its screen, with the number of the row."""

        def __init__(self, record_list: "RecordList", index: int) -> None:
            super().__init__()
            self.record_list = record_list
            self.index = index

        @property
        def control(self) -> "RecordList":
            """The list, for `@on(..., "#id")`."""
            return self.record_list

    class Highlighted(Told):
        """The cursor came to another row."""

    class Selected(Told):
        """Enter was pressed on a row."""

    class Missed(Told):
        """No row begins with `letter`, which was pressed."""

        def __init__(self, record_list: "RecordList", index: int, letter: str) -> None:
            super().__init__(record_list, index)
            self.letter = letter

    def __init__(
        self,
        columns: Sequence[Column],
        source: RowSource | None = None,
        *,
        empty: str = "Belum ada data.",
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
    ) -> None:
        """`columns` from left to right; `source` may come later; `empty` (lines) is shown where there are no rows."""
        super().__init__(id=id, classes=classes)
        self.empty = empty
        self.cursor = 0
        self.sorting = Sorting()
        self._columns = list(columns)
        self._source: RowSource = source or ListSource()
        self._count = self._source.count() if source else 0
        self._top = 0
        self._cache: dict[int, Row] = {}
        self._widths: list[int] = []
        self._shared = 0
        self._painted: dict[int, tuple[str, str, bool]] = {}

    @property
    def row_count(self) -> int:
        """Rows at the last reading."""
        return self._count

    @property
    def columns(self) -> Sequence[Column]:
        """The columns, those a narrow window hides too."""
        return self._columns

    @property
    def sorted_at(self) -> int:
        """The place of the column the list is sorted by; -1 where it stands in the order of its source."""
        keys = [column.key for column in self._columns]
        return keys.index(self.sorting.key) if self.sorting.key in keys and self.sorting.key else -1

    @property
    def lead(self) -> int:
        """The place of the column that a letter is looked for in: the sorted one, by figures the first with letters."""
        letters = [at for at, column in enumerate(self._columns) if column.letters] or [0]
        return self.sorted_at if self.sorted_at in letters else letters[0]

    @property
    def page_size(self) -> int:
        """Rows that can be seen at once."""
        return max(1, self.size.height - 1)

    def set_source(self, source: RowSource, cursor: int = 0) -> None:
        """Show another source, the cursor on row `cursor`."""
        self._source = source
        self.cursor, self._top = cursor, 0
        self.refresh_rows()

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns."""
        if list(columns) != self._columns:
            self._columns = list(columns)
            self._shared = 0
            self.refresh()

    def set_sorting(self, sorting: Sorting) -> None:
        """Mark the column the source is sorted by; the rows change with `set_source`."""
        self.sorting = sorting
        self.refresh_row(0)

    def refresh_rows(self) -> None:
        """Count and read again; the cursor keeps its place where it can."""
        self._cache.clear()
        self._count = self._source.count()
        self.cursor = min(self.cursor, max(0, self._count - 1))
        self._keep_in_view()
        self._repaint()

    def move_to(self, index: int) -> None:
        """Put the cursor on row `index`, or the nearest there is."""
        index = max(0, min(index, self._count - 1))
        if index == self.cursor or self._count == 0:
            return
        old, top = self.cursor, self._top
        self.cursor = index
        self._keep_in_view()
        if top == self._top:
            self.refresh_row(old - top + 1)
            self.refresh_row(index - top + 1)
        else:
            self._repaint()
        self.post_message(self.Highlighted(self, index))

    def _keep_in_view(self) -> None:
        """Turn the page when the cursor leaves the view: a fifth of the bytes of line by line scrolling."""
        page = self.page_size
        last_top = max(0, self._count - page)
        turn = max(1, page - KEPT)
        if self.cursor < self._top:
            self._top = max(0, min(self.cursor, self._top - turn))
        elif self.cursor >= self._top + page:
            self._top = max(self.cursor - page + 1, min(self._top + turn, last_top))
        self._top = min(self._top, last_top)
        self._read_view()

    def on_mount(self) -> None:
        """Read the first rows before the first painting."""
        self._read_view()

    def on_resize(self, _event: events.Resize) -> None:
        """Read what a higher window shows more."""
        known = len(self._cache), self._top
        self._keep_in_view()
        if (len(self._cache), self._top) != known:
            self.refresh()

    def on_focus(self) -> None:
        """Show the terminal's cursor on the cursor row."""
        self.park_cursor(0, self.cursor - self._top + 1)

    def render_line(self, y: int) -> Strip:
        """Draw the heads (line 0) or a row."""
        text, tone, here = self._painted[y] = self._drawn(y)
        if here:
            self.park_cursor(0, y)
        return self.line(text, tone, reverse=here)

    def _repaint(self) -> None:
        """Repaint what differs from what was painted last: a list grown short sends few cells."""
        for y in range(self.size.height):
            before, after = self._painted.get(y), self._drawn(y)
            if before is None or before[1:] != after[1:]:
                self.refresh_row(y)
            else:
                self.refresh_changed(y, before[0], after[0])

    def _drawn(self, y: int) -> tuple[str, str, bool]:
        """Return a line as it is drawn, its tone, and whether it is the cursor's."""
        if self._shared != self.size.width:
            self._shared = self.size.width
            self._widths = share_widths(self._columns, self._shared - 1)
        if y == 0:
            return head_line(self._columns, self._widths, self.sorted_at, self.sorting.sign), "head", False
        index = self._top + y - 1
        if index >= self._count:
            words = self.empty.splitlines()[y - 2 : y - 1] if self._count == 0 and y > 1 else []
            return f" {words[0]}" if words else "", "muted", False
        row = self._cache.get(index, Row(()))
        here = index == self.cursor
        sign = row.mark or (">" if here else " ")
        return sign[:1] + row_line(row.cells, self._columns, self._widths), row.tone, here

    def _read_view(self) -> None:
        """Read what is in view and not at hand. Never while drawing: what the source raises must reach the screen."""
        if len(self._cache) > 8 * WINDOW:
            self._cache.clear()
        last = min(self._top + self.page_size, self._count)
        for start in range(self._top - self._top % WINDOW, last, WINDOW):
            seen = range(max(start, self._top), min(start + WINDOW, last))
            if any(index not in self._cache for index in seen):
                read = self._source.rows(start, min(start + WINDOW, self._count))
                for offset, row in enumerate(read):
                    self._cache[start + offset] = row if isinstance(row, Row) else Row(row)

    def on_key(self, event: events.Key) -> None:
        """Take upper-case letters: they jump; the small ones are the screen's actions."""
        letter = event.character or ""
        if len(letter) == 1 and "A" <= letter <= "Z":
            event.stop()
            event.prevent_default()
            self._jump(letter)

    def _jump(self, letter: str) -> None:
        """Go to the first row that begins with the letter in the leading column."""
        found = self._source.find(letter)
        if found is None:
            self.post_message(self.Missed(self, self.cursor, letter))
        else:
            self.move_to(found)

    def action_step(self, by: int) -> None:
        """Move by single rows."""
        self.move_to(self.cursor + by)

    def action_page(self, by: int) -> None:
        """Move by pages."""
        self.move_to(self.cursor + by * self.page_size)

    def action_first(self) -> None:
        """Go to the first row."""
        self.move_to(0)

    def action_last(self) -> None:
        """Go to the last row."""
        self.move_to(self._count - 1)

    def action_choose(self) -> None:
        """Post the row under the cursor."""
        if self._count:
            self.post_message(self.Selected(self, self.cursor))
