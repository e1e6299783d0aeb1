"""The header of a sheet: found by its words, with the title lines above it."""

import re
from dataclasses import dataclass, field
from datetime import date

from stunting_tui.exchange.cleaning import as_text, heading_key, heading_key_bare
from stunting_tui.exchange.grid import Cell, Row, Sheet
from stunting_tui.exchange.vocabulary import headings, limits

_MONTHS = (
    *("januari", "februari", "pebruari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober"),
    *("november", "nopember", "desember", "jan", "feb", "mar", "apr", "jun", "jul", "agu", "agt", "sep", "okt", "nov"),
    "des",
)
_MONTH = re.compile(rf"(?:bulan)?({'|'.join(_MONTHS)})((?:19|20)?\d\d)?(.*)", re.DOTALL)
_TITLE_DATE = re.compile(r"data\s+tanggal\s*:?\s*(\d{4})-(\d{2})-(\d{2})", re.IGNORECASE)
_PLACES = frozenset({"desa", "kec", "kab", "prov", "puskesmas", "posyandu"})
_PROBES = ("jk", "tgl_lahir", "nama")
_IDENTITY = frozenset({"nik", "nama", "tgl_lahir", "tgl_ukur"})
_MONTHLY = frozenset({"tgl_ukur", "usia_ukur", "berat", "tinggi", "cara_ukur", "lila", "lika", "naik"})
"""Columns a month may stand over; over another column it is a title."""


@dataclass(slots=True)
class Heading:
    """One column: our name for it ("" when unknown), its own heading, and the month it stands under."""

    name: str
    label: str
    month: str = ""


@dataclass(slots=True)
class Header:
    """Where the header of a sheet is and what it says.

    `top` and `bottom` are indexes into `Sheet.rows`. `places` are names of desa, kecamatan and so on from the
    lines above the header, `title_date` the date of the line "Data Tanggal : ...".
    """

    top: int
    bottom: int
    columns: list[Heading]
    title_date: date | None = None
    places: dict[str, str] = field(default_factory=dict)

    def index(self, name: str) -> int | None:
        """Return the first column of that name."""
        return next((i for i, column in enumerate(self.columns) if column.name == name), None)

    def names(self) -> set[str]:
        """Return the names of all known columns."""
        return {column.name for column in self.columns if column.name}


def column_name(cell: Cell) -> str:
    """Return our name for a heading, "" when it is none we know."""
    known = headings().by_key
    return known.get(heading_key(cell)) or known.get(heading_key_bare(cell), "")


def find_header(sheet: Sheet) -> Header | None:
    """Return the header within the first rows of a sheet, None when there is none."""
    rows = sheet.rows
    for top in range(min(limits().header_rows, len(rows))):
        columns = _single(rows[top])
        below = _single(rows[top + 1]) if top + 1 < len(rows) else []
        if _continues(columns, below, rows[top + 1] if below else []):
            columns = _merged(columns, below)
            bottom = top + 1
        else:
            bottom = top
        if len({column.name for column in columns if column.name}) >= limits().header_keys:
            header = Header(top, bottom, columns)
            _read_lines_above(rows[:top], header)
            return header
    return None


def is_heading_row(row: Row, header: Header) -> bool:
    """Tell whether a row below repeats the header: most of its known columns hold their own heading again."""
    probe = next((i for name in _PROBES if (i := header.index(name)) is not None), 0)
    if probe >= len(row) or not header.columns[probe].name or column_name(row[probe]) != header.columns[probe].name:
        return False
    known = [(i, column.name) for i, column in enumerate(header.columns) if column.name and i < len(row)]
    same = sum(1 for i, name in known if isinstance(row[i], str) and column_name(row[i]) == name)
    return same >= limits().header_keys


def _single(row: Row) -> list[Heading]:
    """Return the columns one header row describes."""
    return [_heading(cell) for cell in row]


def _heading(cell: Cell) -> Heading:
    label = as_text(cell)
    if isinstance(cell, date):
        return Heading("", label, f"{cell.month:02d}-{cell.year}")
    name = column_name(cell)
    if name:
        return Heading(name, label)
    match = _MONTH.fullmatch(heading_key(cell))
    if match is None:
        return Heading("", label)
    rest = headings().by_key.get(match[3], "")
    if match[3] and not rest:
        return Heading("", label)
    return Heading(rest, label, label if not rest else match[1] + (match[2] or ""))


def _known(columns: list[Heading]) -> int:
    return len({column.name for column in columns if column.name})


def _continues(top: list[Heading], below: list[Heading], row: Row) -> bool:
    """Tell whether the row below is the second row of one header, not the first row of data."""
    months = [i for i, column in enumerate(top) if column.month and i < len(below)]
    if _known(below) < 2 or not (_known(top) >= 2 or any(below[i].name in _MONTHLY for i in months)):
        return False
    for i, column in enumerate(top):
        if column.name in _IDENTITY and i < len(row) and as_text(row[i]) and not below[i].name:
            return False
    return True


def _merged(top: list[Heading], below: list[Heading]) -> list[Heading]:
    """Return the columns of a two-row header; a cell of the upper row reaches to the next one."""
    merged: list[Heading] = []
    over = Heading("", "")
    for i in range(max(len(top), len(below))):
        upper = top[i] if i < len(top) and top[i].label else None
        lower = below[i] if i < len(below) and below[i].label else None
        over = upper or over
        if lower is None:
            merged.append(upper or Heading("", ""))
            continue
        joined = column_name(f"{lower.label} {over.label}") or column_name(f"{over.label} {lower.label}")
        own = lower.name or joined or (upper.name if upper else "")
        label = lower.label if not over.label or over.name == own else f"{lower.label} ({over.label})"
        merged.append(Heading(own, label, over.month or lower.month))
    return merged


def _read_lines_above(rows: list[Row], header: Header) -> None:
    """Take the date of the title line and the names of places from the lines above the header."""
    for row in rows:
        texts = [text for text in map(as_text, row) if text]
        if not texts:
            continue
        if match := _TITLE_DATE.search(" ".join(texts)):
            header.title_date = _date_or_none(int(match[1]), int(match[2]), int(match[3]))
        for text, following in zip(texts, [*texts[1:], ""], strict=True):
            name, colon, value = text.partition(":")
            place = column_name(name)
            if place in _PLACES and (colon or following.startswith(":")):
                header.places.setdefault(place, value.strip() or following.lstrip(": ").strip())


def _date_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
