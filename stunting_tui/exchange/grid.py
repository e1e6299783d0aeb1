"""Cells as a file holds them: plain sheets of rows, before anybody understands their meaning."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Literal, TypeAlias

Cell: TypeAlias = str | float | int | bool | date | datetime | time | None
"""One cell: text as written, a number, a truth value, a date or clock time; None when empty."""

Row: TypeAlias = list[Cell]

Kind: TypeAlias = Literal["xlsx", "xls", "ods", "html", "csv"]
"""What a file really is, by content; "html" also for the 2003 XML workbook."""


@dataclass(slots=True)
class Sheet:
    """One sheet or table of a file.

    Row `i` of `rows` is spreadsheet row `first_row + i`: blank rows in between are kept as empty lists,
    so the numbers are those Excel shows. Empty cells at the end of a row and empty rows at the end of
    the sheet are cut; column A is always index 0.
    """

    name: str
    rows: list[Row]
    first_row: int = 1
    hidden: bool = False

    def numbered(self) -> Iterator[tuple[int, Row]]:
        """Yield each row that is not blank with the row number Excel shows."""
        for number, row in enumerate(self.rows, start=self.first_row):
            if row:
                yield number, row


@dataclass(slots=True)
class Grid:
    """All cells of one file, with what is known of the file itself.

    `sha256` is the hex digest of the bytes; `encoding` and `delimiter` are empty where the kind has none.
    """

    path: Path
    sha256: str
    kind: Kind
    encoding: str = ""
    delimiter: str = ""
    sheets: list[Sheet] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Return the file name without folders, as shown to the operator."""
        return self.path.name


def trimmed(row: Row) -> Row:
    """Return `row` with blank text (no-break spaces too) made None and empty cells at the end cut off."""
    cells = [None if isinstance(cell, str) and (not cell or cell.isspace()) else cell for cell in row]
    while cells and cells[-1] is None:
        cells.pop()
    return cells
