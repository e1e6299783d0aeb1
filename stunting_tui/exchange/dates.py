"""Dates of cells in every form seen: ISO, serial numbers, day first, month first, month names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from stunting_tui.exchange.cleaning import clean
from stunting_tui.exchange.grid import Cell

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?", re.ASCII)
_NUMERIC = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4}|\d{2})(?:[T ]\d.*)?", re.ASCII)
_WORDS = re.compile(r"(\d{1,2})[-/. ]*([a-z]{3,})[-/., ]*(\d{4}|\d{2})", re.ASCII)
_COMPACT = re.compile(r"(19|20)(\d\d)(\d\d)(\d\d)", re.ASCII)
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?", re.ASCII)
_EPOCH = date(1899, 12, 30)
_SERIALS = range(25_569, 73_051)
"""Serial days taken for dates: 1970 to 2099."""

_MONTHS = {
    "jan": 1, "feb": 2, "peb": 2, "mar": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6, "jul": 7, "agu": 8, "agt": 8,
    "ags": 8, "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "nop": 11, "des": 12, "dec": 12,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DateCell:
    """A cell read as a date.

    `other` is the date with day and month exchanged where the form leaves it open; `said` tells whether the
    cell holds anything; `forced` that only the month-first reading is a date.
    """

    day: date | None
    other: date | None = None
    said: bool = True
    forced: bool = False


EMPTY = DateCell(None, said=False)
UNREADABLE = DateCell(None)
_NOTHING = frozenset({"", "-", "--", "0", "0000-00-00", "00/00/0000", "null"})


class DateReader:
    """Reads the cells of one column, each distinct text once."""

    def __init__(self, today: date, *, month_first: bool = False) -> None:
        """Keep `today`, which decides the century of two-digit years, and the order of the column."""
        self._today = today
        self._month_first = month_first
        self._seen: dict[str, DateCell] = {}

    def read(self, cell: Cell) -> DateCell:
        """Return the date of a cell."""
        if isinstance(cell, str):
            found = self._seen.get(cell)
            if found is None:
                found = self._seen[cell] = self._text(cell)
            return found
        if cell is None:
            return EMPTY
        if isinstance(cell, datetime):
            return _real(cell.date())
        if isinstance(cell, date):
            return _real(cell)
        if isinstance(cell, bool | time):
            return UNREADABLE
        return _serial(cell)

    def _text(self, text: str) -> DateCell:
        text = clean(text).lower().lstrip("'")
        if text in _NOTHING:
            return EMPTY
        if match := _ISO.fullmatch(text):
            return DateCell(_date(int(match[1]), int(match[2]), int(match[3])))
        if match := _NUMERIC.fullmatch(text):
            return self._ordered(int(match[1]), int(match[2]), self._year(match[3]))
        return self._rare(text)

    def _rare(self, text: str) -> DateCell:
        """Read the less usual forms: serials and compact dates as text, month names, a place before the date."""
        if _SERIAL.fullmatch(text):
            return _serial(float(text.replace(",", ".")))
        if match := _COMPACT.fullmatch(text):
            return DateCell(_date(int(match[1] + match[2]), int(match[3]), int(match[4])))
        head, comma, tail = text.rpartition(",")
        if comma and not any(c.isdigit() for c in head):
            return self._text(tail)
        if (match := _WORDS.fullmatch(text)) and match[2][:3] in _MONTHS:
            return DateCell(_date(self._year(match[3]), _MONTHS[match[2][:3]], int(match[1])))
        return UNREADABLE

    def _ordered(self, first: int, second: int, year: int) -> DateCell:
        day_first, month_first = _date(year, second, first), _date(year, first, second)
        if self._month_first:
            day_first, month_first = month_first, day_first
        if day_first is None:
            return DateCell(month_first, forced=month_first is not None)
        return DateCell(day_first, month_first if month_first != day_first else None)

    def _year(self, text: str) -> int:
        year = int(text)
        if len(text) == 4:
            return year
        return 2000 + year if 2000 + year <= self._today.year else 1900 + year


def is_month_first(cells: Sequence[Cell]) -> bool:
    """Tell whether a column writes the month first: some dates can be read no other way, and none the usual way."""
    month_only = day_only = 0
    for cell in {c for c in cells if isinstance(c, str)}:
        match = _NUMERIC.fullmatch(clean(cell))
        if match is not None:
            month_only += int(match[1]) <= 12 < int(match[2])
            day_only += int(match[2]) <= 12 < int(match[1])
    return month_only > 0 and day_only == 0


def _real(day: date) -> DateCell:
    """Return a true date cell; a program that took the month for the day leaves one with both up to 12."""
    if day.year < 1970:
        return UNREADABLE
    return DateCell(day, _date(day.year, day.day, day.month) if day.day <= 12 and day.day != day.month else None)


def _serial(value: float) -> DateCell:
    if value == 0:
        return EMPTY
    days = int(value) if 0 < value < 1e6 else 0
    return DateCell(_EPOCH + timedelta(days=days)) if days in _SERIALS else UNREADABLE


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1970 <= year <= 2099 else None
    except ValueError:
        return None
