"""HTML tables, the true content of most files named .xls that a web application exports."""

import io
import re
import time
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path

from stunting_tui.exchange import guard, limits
from stunting_tui.exchange.builder import Builder
from stunting_tui.exchange.grid import Row, Sheet
from stunting_tui.exchange.watch import Watch

_CHUNK_CHARS = 1 << 16
_SECONDS = 60
_TABLES = 1000
_HEADING_LINES = 10
_SPACE = " \t\n\r\f"
_SPACES = re.compile(rf"[{_SPACE}]{{2,}}|[\t\n\r\f]")
_HIDDEN = frozenset(("script", "style", "title"))
_BREAKS = frozenset(("br", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "center", "hr"))


def read_sheets(watch: Watch, encoding: str) -> list[Sheet]:
    """Return the tables of the page in the order they begin, each a sheet; tables without content are left out.

    Row numbers count the `tr`. Text that stands before the first table comes first, a row for each line, as
    when Excel opens the page. A spanned cell is blank but in its first place, so that columns stay columns.
    Raises FileError for a page without a filled table or one that is broken beyond reading.
    """
    path = watch.path
    page = _Page(path)
    size = path.stat().st_size
    deadline = time.monotonic() + _SECONDS
    errors = "replace" if encoding == "cp1252" else "strict"
    try:
        with path.open("rb") as raw, io.TextIOWrapper(raw, encoding, errors, newline="") as text:
            while chunk := text.read(_CHUNK_CHARS):
                page.feed(chunk)
                watch.tick(raw.tell() / size, page.rows)
                if len(page.rawdata) > limits.TAG_CHARS or time.monotonic() > deadline:
                    raise guard.damaged(path, ": ada tanda HTML yang tidak ditutup")
        page.close()
    except AssertionError as error:
        raise guard.damaged(path, ": tanda HTML-nya tidak dikenal") from error
    return page.sheets()


@dataclass(slots=True)
class _Table:
    """A table that is being read: its finished rows, the open row and the open cell."""

    rows: list[Row] = field(default_factory=list)
    row: Row | None = None
    parts: list[str] | None = None
    spans: tuple[int, int] = (1, 1)
    hanging: dict[int, int] = field(default_factory=dict)
    taken: frozenset[int] = frozenset()


class _Page(HTMLParser):
    """Collects the tables of a page; tolerates cells, rows and tables that are never closed."""

    def __init__(self, path: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.rows = 0
        self._path = path
        self._tables: list[_Table] = []
        self._open: list[_Table] = []
        self._hidden = False
        self._lines: list[str] = []
        self._line: list[str] = []

    def sheets(self) -> list[Sheet]:
        """Return what was read, after the end of the page."""
        while self._open:
            self._close_table()
        if not self._tables:
            raise guard.refusal(
                self._path,
                "adalah halaman web tanpa tabel",
                "Mungkin itu halaman masuk (login). Masuk lagi ke e-PPGBM, unduh ulang, lalu impor hasilnya.",
            )
        builder = Builder(self._path)
        heading: list[Row] = [[line] for line in self._lines]
        filled = [table.rows for table in self._tables if any(map(any, table.rows))]
        for number, rows in enumerate(filled, start=1):
            builder.begin(f"Tabel {number}")
            for row in chain(heading, rows):
                builder.add(row)
            heading = []
        return builder.sheets()

    def parse_starttag(self, i: int) -> int:
        """Parse the tag at `i`; the plain cell, most of all tags, goes a short way."""
        if self.rawdata.startswith("<td>", i):
            self._open_cell(1, 1)
            return i + 4
        return super().parse_starttag(i)

    def parse_endtag(self, i: int) -> int:
        """Parse the end tag at `i`; that of a cell goes a short way."""
        if self.cdata_elem is None and self._open and self.rawdata.startswith("</td>", i):
            self._close_cell()
            return i + 5
        return super().parse_endtag(i)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open what `tag` opens, closing what must be closed before it."""
        if tag in ("td", "th"):
            self._open_cell(_span(attrs, "colspan"), _span(attrs, "rowspan"))
        elif tag == "tr":
            self._open_row()
        elif tag == "table":
            self._open_table()
        elif tag == "caption":
            self._open_row()
            self._open_cell(1, 1)
        elif tag in _BREAKS:
            self._break()
        elif tag in _HIDDEN:
            self._hidden = True

    def handle_endtag(self, tag: str) -> None:
        """Close what `tag` closes; an end without a beginning is nothing."""
        if tag in _HIDDEN:
            self._hidden = False
        elif tag in _BREAKS:
            self._break()
        elif not self._open:
            return
        elif tag in ("td", "th"):
            self._close_cell()
        elif tag in ("tr", "caption"):
            self._close_row()
        elif tag == "table":
            self._close_table()

    def handle_data(self, data: str) -> None:
        """Keep text inside cells, and before the first table."""
        if self._hidden:
            return
        if not self._open:
            if not self._tables and len(self._lines) < _HEADING_LINES:
                self._line.append(data[: limits.CELL_CHARS])
        elif (parts := self._open[-1].parts) is not None:
            parts.append(data)

    def _break(self) -> None:
        """End a line of text: a space inside a cell, a new line before the first table."""
        if self._open:
            parts = self._open[-1].parts
            if parts is not None:
                parts.append(" ")
            return
        line = _tidy("".join(self._line)).strip(f"{_SPACE}\xa0")
        self._line.clear()
        if line and not self._tables:
            self._lines.append(line)

    def _open_table(self) -> None:
        if not self._tables:
            self._break()
        if len(self._tables) >= _TABLES:
            raise guard.damaged(self._path, f": berisi lebih dari {_TABLES} tabel")
        self._hidden = False
        table = _Table()
        self._tables.append(table)
        self._open.append(table)

    def _close_table(self) -> None:
        self._close_row()
        self._open.pop()

    def _open_row(self) -> None:
        if not self._open:
            self._open_table()
        self._close_row()
        table = self._open[-1]
        table.row = []
        if table.hanging:
            table.taken = frozenset(table.hanging)
            table.hanging = {column: left - 1 for column, left in table.hanging.items() if left > 1}

    def _close_row(self) -> None:
        self._close_cell()
        table = self._open[-1]
        if table.row is not None:
            table.rows.append(table.row)
            table.row = None
            table.taken = frozenset()
            self.rows += 1

    def _open_cell(self, width: int, height: int) -> None:
        if not self._open or self._open[-1].row is None:
            self._open_row()
        self._close_cell()
        table = self._open[-1]
        table.parts = []
        table.spans = (width, height)

    def _close_cell(self) -> None:
        table = self._open[-1]
        if table.parts is None or table.row is None:
            return
        text = _tidy("".join(table.parts))
        table.parts = None
        row = table.row
        while len(row) in table.taken:
            row.append(None)
        column = len(row)
        if column >= limits.COLUMNS:
            if text:
                raise guard.too_wide(self._path, f"Tabel {len(self._tables)}", len(table.rows) + 1, column + 1)
            return
        row.append(text or None)
        width, height = table.spans
        row.extend([None] * (width - 1))
        if height > 1:
            table.hanging.update((column + step, height - 1) for step in range(width))


def _tidy(text: str) -> str:
    """Return `text` as a browser shows it: runs of white space are one blank, none at the ends.

    No-break spaces stay: they are part of what the file says.
    """
    text = text.strip(_SPACE)
    return _SPACES.sub(" ", text) if _SPACES.search(text) else text


def _span(attrs: list[tuple[str, str | None]], name: str) -> int:
    """Return how many columns or rows a cell takes, within the limits."""
    for key, value in attrs:
        if key == name and value and value.strip().isdecimal():
            return min(max(int(value[:9]), 1), limits.COLUMNS if name == "colspan" else limits.ROWS)
    return 1
