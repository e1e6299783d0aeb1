"""Reading back the workbook of service indicators: every line with what it holds and what is wrong in which cell."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from stunting_tui.domain.numbers import parse_decimal
from stunting_tui.errors import DataError, FileError
from stunting_tui.exchange.grid import Cell, Sheet
from stunting_tui.exchange.reading import read_grid
from stunting_tui.progress import Progress

PERIOD = "periode"
VILLAGE, CODE, NUMERATOR, DENOMINATOR = "kode desa", "kode", "pembilang", "penyebut"
WANTED = (VILLAGE, CODE, NUMERATOR, DENOMINATOR)
"""Headings without which a sheet is not this one."""


@dataclass(frozen=True, slots=True)
class BookLine:
    """A line of the file. `row` is the number Excel shows, `columns` the letters of the columns by heading.

    `faults` are complaints by heading; figures that could not be read are None.
    """

    row: int
    village_code: str
    code: str
    numerator: float | None
    denominator: float | None
    faults: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ReadBook:
    """A file as it was read: its sheet, the text of its period, the letters of its columns by heading, its lines."""

    name: str
    sheet: str
    period: str
    letters: dict[str, str]
    lines: tuple[BookLine, ...]


def read_indicator_book(
    path: Path, progress: Progress | None = None, cancelled: Callable[[], bool] | None = None
) -> ReadBook:
    """Read the first sheet that has the headings. Raises FileError when there is none or it cannot be read."""
    grid = read_grid(path, progress, cancelled)
    for sheet in grid.sheets:
        found = _heading(sheet)
        if found is not None:
            number, places = found
            letters = {heading: _letter(place) for heading, place in places.items()}
            return ReadBook(
                grid.name, sheet.name, _period(sheet, number), letters, tuple(_lines(sheet, number, places))
            )
    raise FileError(
        f'Berkas "{grid.name}" bukan buku isian indikator: tidak ada baris kepala {", ".join(WANTED)}.',
        "Tulis dahulu buku isiannya di layar Indikator, isi, lalu baca yang itu.",
    )


def _heading(sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    """Return row number and places of the headings."""
    for number, row in sheet.numbered():
        places = {_plain(cell): place for place, cell in reversed(list(enumerate(row)))}
        if all(heading in places for heading in WANTED):
            return number, {heading: places[heading] for heading in WANTED}
    return None


def _period(sheet: Sheet, heading_row: int) -> str:
    """Return the text beside "Periode" above the headings, "" where there is none."""
    for number, row in sheet.numbered():
        if number >= heading_row:
            break
        for place, cell in enumerate(row[:-1]):
            if _plain(cell) == PERIOD:
                return _text(row[place + 1])
    return ""


def _lines(sheet: Sheet, heading_row: int, places: dict[str, int]) -> Iterator[BookLine]:
    for number, row in sheet.numbered():
        if number <= heading_row:
            continue
        cells = {heading: row[place] if place < len(row) else None for heading, place in places.items()}
        village, code = _text(cells[VILLAGE]), _text(cells[CODE]).upper()
        if not village and not code:
            continue
        faults: list[tuple[str, str]] = []
        figures = []
        for heading in (NUMERATOR, DENOMINATOR):
            try:
                figures.append(_figure(cells[heading]))
            except DataError as error:
                figures.append(None)
                faults.append((heading, error.message))
        yield BookLine(number, village, code, figures[0], figures[1], tuple(faults))


def _figure(cell: Cell) -> float | None:
    """Return a cell as a number, None where it is empty. Raises DataError for anything else."""
    if isinstance(cell, bool) or not isinstance(cell, str | float | int | None):
        raise DataError(f'"{_text(cell)}" bukan angka.')
    if isinstance(cell, str):
        return parse_decimal(cell) if cell.strip() else None
    return None if cell is None else float(cell)


def _text(cell: Cell) -> str:
    """Return a cell as text; a whole number without its point."""
    if isinstance(cell, float) and cell == int(cell):
        return str(int(cell))
    return "" if cell is None else str(cell).replace("\u00a0", " ").strip()


def _plain(cell: Cell) -> str:
    return " ".join(_text(cell).casefold().split())


def _letter(place: int) -> str:
    """Return the letters Excel shows for a column, counted from 0."""
    letters = ""
    number = place + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
