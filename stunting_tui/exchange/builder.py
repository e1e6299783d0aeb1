"""Sheets put together row by row, within the limits."""

from pathlib import Path

from stunting_tui.exchange import guard, limits
from stunting_tui.exchange.grid import Row, Sheet, trimmed

_SHARED_CHARS = 64
_SHARED_TEXTS = 100_000


class Builder:
    """Collects the sheets of one file, cuts what is empty and refuses what is over the limits.

    Equal short texts are kept once: village and posyandu names, statuses and dates repeat in every row.
    """

    def __init__(self, path: Path) -> None:
        """Start with no sheet; `path` names the file in errors."""
        self._path = path
        self._sheets: list[Sheet] = []
        self._blank = 0
        self._rows = 0
        self._long_chars = 0
        self._texts: dict[str, str] = {}

    @property
    def rows(self) -> int:
        """Return how many rows have been kept so far, blank rows between others included."""
        return self._rows

    def begin(self, name: str, *, hidden: bool = False) -> None:
        """Start a new sheet; the rows that follow are its rows from 1 on."""
        self._sheets.append(Sheet(name=name, rows=[], hidden=hidden))
        self._blank = 0

    def add(self, cells: Row) -> None:
        """Append a row to the sheet begun last.

        Raises FileError for a row, column or text over the limits.
        """
        row = trimmed(cells)
        if not row:
            self._blank += 1
            return
        sheet = self._sheets[-1]
        number = len(sheet.rows) + self._blank + 1
        self._rows += self._blank + 1
        if self._rows > limits.ROWS:
            raise guard.too_long(self._path, sheet.name, number)
        if len(row) > limits.COLUMNS:
            raise guard.too_wide(self._path, sheet.name, number, len(row))
        if self._blank:
            sheet.rows.extend([] for _ in range(self._blank))
            self._blank = 0
        self._share_texts(row, sheet.name, number)
        sheet.rows.append(row)

    def sheets(self) -> list[Sheet]:
        """Return the sheets that hold anything, in the order of the file."""
        return [sheet for sheet in self._sheets if sheet.rows]

    def _share_texts(self, row: Row, sheet: str, number: int) -> None:
        texts = self._texts
        for index, cell in enumerate(row):
            if cell.__class__ is not str:
                continue
            if len(cell) <= _SHARED_CHARS:
                if len(texts) < _SHARED_TEXTS:
                    row[index] = texts.setdefault(cell, cell)
                else:
                    row[index] = texts.get(cell, cell)
            else:
                self._long_chars += len(cell)
                if len(cell) > limits.CELL_CHARS or self._long_chars > limits.LONG_TEXT_CHARS:
                    raise guard.too_wordy(self._path, sheet, number, index + 1)
