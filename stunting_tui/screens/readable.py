"""Fields of a form whose text has a reader: what the reader says of it, and the text as it is written out.

Field("amount", "Dana", validate=judged(parse_rupiah), tidy=written(parse_rupiah, format_integer))
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

from stunting_tui.domain.dates import parse_entry_date, short_date
from stunting_tui.errors import DataError
from widgets.fields import Check

V = TypeVar("V")


def judged(read: Callable[[str], object]) -> Check:
    """Return a check that says what the reader's `DataError` says."""

    def complaint(text: str, _values: Mapping[str, str]) -> str | None:
        try:
            read(text)
        except DataError as error:
            return str(error)
        return None

    return complaint


def written(read: Callable[[str], V], write: Callable[[V], str]) -> Callable[[str], str]:
    """Return what writes out a text that was read; one that cannot be read, or is empty, stays as it is."""

    def tidy(text: str) -> str:
        try:
            return write(read(text)) if text.strip() else text
        except DataError:
            return text

    return tidy


def year_within(low: int, high: int) -> Check:
    """Return a check for a year of these, both included."""

    def complaint(text: str, _values: Mapping[str, str]) -> str | None:
        fits = text.strip().isdecimal() and low <= int(text) <= high
        return None if fits else f"Tahun dari {low} sampai {high}."

    return complaint


def date_check(today: date) -> Check:
    """Return the check of a typed date."""
    return judged(lambda text: parse_entry_date(text, None, today))


def past_check(today: date) -> Check:
    """Return the check of a typed day of something that has happened; an empty text is none."""

    def read(text: str) -> None:
        day = parse_entry_date(text, None, today) if text.strip() else today
        if day > today:
            raise DataError(f"Tanggal {short_date(day)} belum tiba.", "Catat sesudah berlangsung.")

    return judged(read)
