"""The rows of an entry grid in plain lists: values, reasons, marks, and one step back per row.

A row keeps its number for life: rows loaded are 0, 1, 2 ..., one inserted later gets the next number wherever it is
put. Its position is its place on the screen.
"""

from collections.abc import Iterable, Mapping, Sequence

from widgets.entry_columns import GridColumn
from widgets.text import clean

Past = tuple[tuple[str, ...], dict[str, str], bool]


class GridRow:
    """One row: a text per column, the reasons of its forced cells, its mark, state and former self."""

    __slots__ = ("before", "cells", "dirty", "forced", "marked", "state", "tone")

    def __init__(self, cells: Sequence[str], width: int) -> None:
        self.cells = [clean(cell) for cell in cells[:width]] + [""] * (width - len(cells))
        self.forced: dict[str, str] = {}
        self.marked = False
        self.state = ""
        self.tone = ""
        self.dirty = False
        self.before: Past | None = None


class EntryTable:
    """Rows and their order."""

    def __init__(self, columns: Sequence[GridColumn], rows: Iterable[Sequence[str]] = ()) -> None:
        self.columns = list(columns)
        self.places = {column.key: index for index, column in enumerate(columns)}
        self.stops = [index for index, column in enumerate(columns) if column.is_stop]
        self.rows = [GridRow(row, len(self.columns)) for row in rows]
        self.order = list(range(len(self.rows)))

    def __len__(self) -> int:
        return len(self.order)

    def position(self, row: int) -> int:
        """Return the place of a row on the screen."""
        return row if row < len(self.order) and self.order[row] == row else self.order.index(row)

    def at(self, position: int) -> GridRow:
        """Return the row at a position."""
        return self.rows[self.order[position]]

    def values(self, row: int) -> dict[str, str]:
        """Return the texts of a row by key."""
        return {column.key: cell for column, cell in zip(self.columns, self.rows[row].cells, strict=True)}

    def missing(self, row: int) -> list[str]:
        """Return the keys of the required columns that are empty."""
        cells = self.rows[row].cells
        return [self.columns[stop].key for stop in self.stops if self.columns[stop].required and not cells[stop]]

    def remember(self, row: int) -> None:
        """Keep a row as it is now, for `swap`."""
        it = self.rows[row]
        it.before = (tuple(it.cells[stop] for stop in self.stops), dict(it.forced), it.marked)

    def put(self, row: int, column: int, text: str, reason: str = "") -> None:
        """Store one cell; `reason` is why a doubtful value was kept."""
        it = self.rows[row]
        it.cells[column] = text
        it.forced.pop(self.columns[column].key, None)
        if reason:
            it.forced[self.columns[column].key] = reason
        it.dirty = True

    def swap(self, row: int) -> set[int] | None:
        """Exchange a row with what it was before its last change; return the changed columns, None without a past."""
        it = self.rows[row]
        if it.before is None:
            return None
        cells, forced, marked = it.before
        was_forced = it.forced
        self.remember(row)
        changed = set()
        for stop, text in zip(self.stops, cells, strict=True):
            key = self.columns[stop].key
            if it.cells[stop] != text or was_forced.get(key) != forced.get(key):
                it.cells[stop] = text
                changed.add(stop)
        it.forced, it.marked = forced, marked
        it.dirty |= bool(changed)
        return changed

    def insert(self, position: int) -> int:
        """Put an empty row at a position; return its number."""
        self.rows.append(GridRow((), len(self.columns)))
        self.order.insert(position, len(self.rows) - 1)
        return len(self.rows) - 1

    def fill(self, row: int, texts: Mapping[str, str]) -> list[int]:
        """Store texts the owner gives, without a past; return the columns that changed."""
        cells = self.rows[row].cells
        changed = []
        for key, text in texts.items():
            place = self.places[key]
            if cells[place] != (cleaned := clean(text)):
                cells[place] = cleaned
                changed.append(place)
        return changed
