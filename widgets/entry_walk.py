"""Moving through an entry grid, and what is done to whole rows."""

from collections.abc import Mapping

from widgets.entry_desk import EntryDesk
from widgets.entry_messages import CellChanged, Moved, PathChanged, RowAsked, RowInserted, RowMarked

PATH_WORDS = {"row": "Baris", "column": "Kolom"}


class EntryWalk(EntryDesk):
    """The cursor's ways. Every command accepts first what is being typed, and stays where that is refused."""

    page = 1
    """Rows of one page."""
    keys: Mapping[str, str] = {}
    """Commands by key."""

    def go(self, position: int, column: int) -> None:
        """Put the cursor on a cell; a row that is left is finished."""
        position = max(0, min(position, len(self.table) - 1))
        if (position, column) == (self.position, self.column):
            return
        if position != self.position:
            self.finish()
        self.position, self.column = position, column
        self.out.append(Moved(self.row, self.here.key))

    def follow(self) -> None:
        """Go on along the path from an accepted cell."""
        if self.path == "column":
            self._follow_column()
        elif (stop := self._next_asked()) is not None:
            self.go(self.position, stop)
        else:
            self.end_row()

    def _next_asked(self) -> int | None:
        """Return the next stop of this row that is filled or asked."""
        stops = self.table.stops
        after = stops[stops.index(self.column) + 1 :]
        return next((stop for stop in after if self._is_asked(self.position, stop)), None)

    def _is_asked(self, position: int, column: int) -> bool:
        row = self.table.order[position]
        return bool(self.table.rows[row].cells[column]) or self.asked(row, self.table.columns[column].key)

    def _follow_column(self) -> None:
        stop = self._stop(1)
        below = range(self.position + 1, len(self.table))
        position = next((place for place in below if self._is_asked(place, self.column)), None)
        if position is not None:
            self.go(position, self.column)
        elif stop is None:
            self.end_row()
        else:
            self.go(0, stop)

    def end_row(self) -> None:
        """Finish the row and begin the next one."""
        if self.position < len(self.table) - 1:
            self.go(self.position + 1, self.table.stops[0])
        else:
            self.finish()
            self.note(f"Ini baris terakhir.{' Ins membuat baris baru.' if 'insert' in self.keys.values() else ''}")

    def _stop(self, by: int) -> int | None:
        """Return the next stop to the right or left in this row."""
        stops = self.table.stops
        at = stops.index(self.column) + by
        return stops[at] if 0 <= at < len(stops) else None

    def do_enter(self) -> None:
        """Accept and follow the path; an empty required cell asks for a value once more."""
        typed = self.cell.is_typed
        if not self.accept():
            return
        if not typed and self.here.required and not self.stored:
            reason = ", - untuk alasan" if self._asks_reason() else ""
            self.note(f"{self.here.label} wajib diisi{reason}; panah untuk melewatinya.")
        else:
            self.follow()

    def do_side(self, by: int) -> None:
        """Accept and go right or left, at the ends of a row to the next or the one before."""
        if not self.accept():
            return
        stop = self._stop(by)
        if stop is not None:
            self.go(self.position, stop)
        elif 0 <= self.position + by < len(self.table):
            self.go(self.position + by, self.table.stops[0 if by > 0 else -1])
        elif by > 0:
            self.end_row()

    def do_rows(self, by: int) -> None:
        """Accept and go up or down."""
        if self.accept():
            self.go(self.position + by, self.column)

    def do_edge(self, by: int) -> None:
        """Accept and go to the first or last cell of the row; from there to the first or last row."""
        if not self.accept():
            return
        stop = self.table.stops[0 if by < 0 else -1]
        end = 0 if by < 0 else len(self.table) - 1
        self.go(end if stop == self.column else self.position, stop)

    def do_path(self) -> None:
        """Switch between going along the row and down the column."""
        self.path = "column" if self.path == "row" else "row"
        self.out.append(PathChanged(PATH_WORDS[self.path]))

    def do_end_row(self) -> None:
        """Accept and leave the rest of the row."""
        if self.accept():
            self.end_row()

    def do_ditto(self) -> None:
        """Copy the cell above, through the same checks, and go on."""
        above = self.table.at(self.position - 1).cells[self.column] if self.position else ""
        if not above:
            self.note("Tidak ada isian di atas sel ini untuk diulang.")
        elif self.take(above):
            self.follow()

    def _asks_reason(self) -> bool:
        return bool(self.reasons) and self.here.kind != "text"

    def do_insert(self) -> None:
        """Put an empty row under this one and go to it."""
        if not self.accept():
            return
        after = self.row
        position = self.position + 1 if len(self.table) else 0
        self.finish()
        row = self.table.insert(position)
        self.position, self.column = position, self.table.stops[0]
        self.out += [RowInserted(row, position, after), Moved(row, self.here.key)]

    def do_mark(self) -> None:
        """Mark the row for deletion, or take the mark away."""
        if self.accept():
            self.table.remember(self.row)
            row = self.table.rows[self.row]
            row.marked = not row.marked
            self._tell_mark()

    def _tell_mark(self) -> None:
        self.stale.add(self.row)
        self.out.append(RowMarked(self.row, marked=self.table.rows[self.row].marked))

    def do_undo(self) -> None:
        """Take back the last change of this row; once more brings it again."""
        row = self.table.rows[self.row]
        marked = row.marked
        changed = self.table.swap(self.row)
        if changed is None:
            self.note("Tidak ada yang dapat diurungkan pada baris ini.")
            return
        self.stale.add(self.row)
        for column in sorted(changed):
            key = self.table.columns[column].key
            self.out.append(CellChanged(self.row, key, row.cells[column], row.forced.get(key, "")))
        if row.marked != marked:
            self._tell_mark()

    def do_ask_row(self) -> None:
        """Let the owner ask which row to go to."""
        if self.accept():
            self.cell.mode = "asked"
            self.out.append(RowAsked(len(self.table)))
