"""Delimited text: csv with semicolon, comma or tab, as Excel and other programs save it."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TextIO

from stunting_tui.errors import FileError
from stunting_tui.exchange import guard
from stunting_tui.exchange.builder import Builder
from stunting_tui.exchange.grid import Cell, Sheet
from stunting_tui.exchange.watch import Watch

DELIMITERS = ";\t,"
"""Delimiters that are tried, the likelier first: Excel in Indonesian writes semicolons."""

_SAMPLE_LINES = 200
_SAMPLE_LINE_CHARS = 20_000
_TICK_ROWS = 500
_SEPARATOR_LINE = re.compile(r'sep=([^"\r\n])\r?\n?', re.IGNORECASE)


def read_sheets(watch: Watch, encoding: str) -> tuple[str, list[Sheet]]:
    """Return the delimiter and the one sheet of the text file; it is named after the file.

    Row numbers are those Excel shows: a quoted cell with line breaks is in one row, a line `sep=;` at the top is none.
    Every cell is text or None. Raises FileError for a quotation that never ends.
    """
    path = watch.path
    size = path.stat().st_size
    builder = Builder(path)
    builder.begin(path.stem)
    errors = "replace" if encoding == "cp1252" else "strict"
    with path.open("rb") as raw, io.TextIOWrapper(raw, encoding, errors, newline="") as text:
        delimiter, width = _opened(text)
        for number, row in _records(path, text, delimiter, width):
            builder.add(row)
            if number % _TICK_ROWS == 0:
                watch.tick(raw.tell() / size, number)
    return delimiter, builder.sheets()


def sniff_delimiter(lines: Sequence[str]) -> tuple[str, int]:
    """Return the delimiter of `lines` and the usual number of columns.

    A delimiter counts when it cuts many lines into the same number of columns. Of those, the one wins that
    does so from the highest line on: the heading has neither decimal commas nor addresses, and a title line
    above it is alone with its width. One column when none fits.
    """
    found = [cut for delimiter in DELIMITERS if (cut := _cut(lines, delimiter))]
    if not found:
        return DELIMITERS[0], 1
    most = max(cut.lines for cut in found)
    best = min((cut for cut in found if cut.lines * 2 >= most), key=lambda cut: (cut.first, -cut.width))
    return best.delimiter, best.width


@dataclass(slots=True, frozen=True)
class _Cut:
    """How a delimiter cuts a sample: `lines` of them into `width` columns, from line `first` on."""

    delimiter: str
    width: int
    lines: int
    first: int


def _cut(lines: Sequence[str], delimiter: str) -> _Cut | None:
    """Return how `delimiter` cuts `lines`, None when it does not."""
    try:
        widths = [len(row) for row in csv.reader(lines, delimiter=delimiter)]
    except csv.Error:
        return None
    counts = Counter(width for width in widths if width > 1)
    if not counts:
        return None
    width, count = max(counts.items(), key=lambda item: item[1] * (item[0] - 1))
    return _Cut(delimiter, width, count, widths.index(width))


def _opened(text: TextIO) -> tuple[str, int]:
    """Return delimiter and width, and leave `text` at its first row."""
    first = text.readline(_SAMPLE_LINE_CHARS)
    declared = _SEPARATOR_LINE.fullmatch(first)
    start = text.tell() if declared else 0
    text.seek(start)
    sample = list(islice(iter(lambda: text.readline(_SAMPLE_LINE_CHARS), ""), _SAMPLE_LINES))
    text.seek(start)
    delimiter, width = sniff_delimiter(sample)
    if declared:
        delimiter = declared[1]
        width = max((line.count(delimiter) + 1 for line in sample), default=1)
    return delimiter, width


def _records(path: Path, text: TextIO, delimiter: str, width: int) -> Iterator[tuple[int, list[Cell]]]:
    """Yield the number and the cells of each record."""
    number = 0
    reader = csv.reader(text, delimiter=delimiter)
    while True:
        number += 1
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _never_closed(path, number) from error
        for cell in record:
            if "\n" in cell and _swallowed(cell, delimiter, width):
                raise _never_closed(path, number)
        yield number, [_unwrapped(cell) for cell in record]


def _swallowed(cell: str, delimiter: str, width: int) -> bool:
    """Say whether a cell with line breaks holds what looks like whole rows of the file."""
    return any(line.count(delimiter) >= max(2, width // 2) for line in cell.splitlines())


def _unwrapped(cell: str) -> str:
    """Return the text in `="text"`, the way programs make Excel keep a number as text."""
    return cell[2:-1] if cell.startswith('="') and cell.endswith('"') and len(cell) > 2 else cell


def _never_closed(path: Path, row: int) -> FileError:
    return guard.refusal(
        path,
        f"memuat tanda kutip yang tidak ditutup pada baris {row}",
        'Hapus tanda " di baris itu dengan Notepad, lalu impor lagi.',
    )
