"""Which layout a sheet has, which of its rows are data, and the repair of rows that are one cell short."""

import re
from collections.abc import Iterator
from datetime import date

from stunting_tui.exchange.cleaning import as_text
from stunting_tui.exchange.dates import DateReader
from stunting_tui.exchange.grid import Cell, Row, Sheet
from stunting_tui.exchange.headings import Header, is_heading_row
from stunting_tui.exchange.vocabulary import layouts

GENERAL = "daftar umum"
_AGE = re.compile(r"\s*\d+\s*Tahun\s*-\s*\d+\s*Bulan\s*-\s*\d+\s*Hari\s*", re.IGNORECASE)
_TOTAL = re.compile(r"(?:sub\s*-?\s*|grand\s*)?(?:jumlah|total|rata\s*-?\s*rata)\b", re.IGNORECASE)
_CORE = ("nama", "jk", "tgl_lahir", "tgl_ukur", "berat", "tinggi", "nik")
_PERSON = ("nama", "tgl_lahir", "nik")


def layout_name(names: set[str]) -> str:
    """Return the name of the layout with the most columns all of which are there, else the general list's."""
    for layout in layouts():
        if layout.columns <= names and not layout.without & names:
            return layout.name
    return GENERAL


class ShiftRepair:
    """Inserts the "Total Pengukuran" cell that data rows of the 37-column export may lack.

    A row is repaired when it is shorter than the header and age and date stand one cell to the left of their
    headings and nowhere else. `count` is how many were.
    """

    def __init__(self, header: Header, today: date) -> None:
        """Look up where the cell, the age and the date belong."""
        total, age, day = header.index("total_pengukuran"), header.index("usia_ukur"), header.index("tgl_ukur")
        fits = total is not None and age == total + 1 and day == total + 2
        self._at = total if fits else None
        self._width = len(header.columns)
        self._dates = DateReader(today)
        self.count = 0

    def mend(self, row: Row) -> Row:
        """Return the row with the missing cell put in, the same row when nothing is missing."""
        at = self._at
        if at is None or not at + 1 < len(row) < self._width or not _is_age(row[at]):
            return row
        if _is_age(row[at + 1]) or self._dates.read(row[at + 1]).day is None:
            return row
        self.count += 1
        return [*row[:at], None, *row[at:]]


def data_rows(sheet: Sheet, header: Header, repair: ShiftRepair) -> Iterator[tuple[int, Row]]:
    """Yield the rows of data below the header with their spreadsheet row numbers.

    Left out are blank rows, repeated headers, totals, a row that numbers the columns, and lines of text such as
    signatures: rows with one filled cell, or with neither person nor measurement.
    """
    core = [i for name in _CORE if (i := header.index(name)) is not None]
    month_columns = [i for i, column in enumerate(header.columns) if column.month]
    person = [i for name in _PERSON if (i := header.index(name)) is not None]
    width = len(header.columns)
    below = header.bottom + 1
    for number, row in enumerate(sheet.rows[below:], start=sheet.first_row + below):
        if not row or not _has_data(row, core, person, month_columns):
            continue
        if _is_total(row, header) or _numbers_columns(row) or is_heading_row(row, header):
            continue
        whole = repair.mend(row)
        yield number, whole if len(whole) >= width else whole + [None] * (width - len(whole))


def _is_age(cell: Cell) -> bool:
    return isinstance(cell, str) and _AGE.fullmatch(cell) is not None


def _filled(row: Row, index: int) -> bool:
    """Tell whether a row holds something at an index."""
    if index >= len(row):
        return False
    cell = row[index]
    return bool(cell.strip()) if isinstance(cell, str) else cell is not None


def _has_data(row: Row, core: list[int], person: list[int], months: list[int]) -> bool:
    """Tell whether a row is about a person or a measurement."""
    filled = sum(1 for i in core if _filled(row, i))
    if filled >= 2:
        return True
    if any(_filled(row, i) for i in months):
        return True
    if not filled or not any(_filled(row, i) for i in person):
        return filled > 0 and not person
    return sum(1 for i in range(len(row)) if _filled(row, i)) > 2


def _is_total(row: Row, header: Header) -> bool:
    """Tell whether a row is a sum: it begins with such a word and has neither sex nor birth date."""
    first = next((text for text in map(as_text, row[:4]) if text), "")
    if not _TOTAL.match(first):
        return False
    return not any(_filled(row, i) for name in ("jk", "tgl_lahir") if (i := header.index(name)) is not None)


def _numbers_columns(row: Row) -> bool:
    """Tell whether a row only numbers the columns: 1, 2, 3 ... or (1), (2), (3) ..."""
    if len(row) < 5 or as_text(row[1]).strip("() ") != "2":
        return False
    return all(as_text(cell).strip("() ") == str(i) for i, cell in enumerate(row, start=1))
