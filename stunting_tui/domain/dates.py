"""Dates as they are typed, printed and written out in words."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from stunting_tui.errors import DataError

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")

_HINT = "Ketik ddmmyyyy, ddmmyy, atau tanggalnya saja."
_YEARS_AHEAD = 10
"""A two-digit year more than this many years ahead belongs to the last century."""


@dataclass(frozen=True, slots=True)
class DateWords:
    """A date in the words of a berita acara: "Kamis", "tiga", "Agustus", "dua ribu dua puluh tiga"."""

    day_name: str
    day: str
    month: str
    year: str


def parse_entry_date(text: str, period: str | None, today: date) -> date:
    """Return the date typed as ddmmyyyy, ddmmyy or dd; separators are optional, ISO is understood.

    What is left out comes from `period` (ISO year-month of the batch), else from `today`. Raises
    DataError when it is no date.
    """
    clean = text.replace("\u00a0", " ").strip()
    parts = _parts(clean)
    if parts is None:
        raise DataError(f'"{clean}" bukan tanggal.', _HINT)
    day, month, year = parts
    default_year, default_month = _year_month(period) if period else (today.year, today.month)
    if year is not None and year < 100:
        year += 2000 if 2000 + year <= today.year + _YEARS_AHEAD else 1900
    try:
        return date(default_year if year is None else year, default_month if month is None else month, day)
    except ValueError:
        raise DataError(f'Tanggal "{clean}" tidak ada di kalender.', _HINT) from None


def _parts(text: str) -> tuple[int, int | None, int | None] | None:
    """Split a typed date into day, month and year; None when its shape is not one of ours."""
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text, re.ASCII):
        return int(match[3]), int(match[2]), int(match[1])
    if match := re.fullmatch(r"(\d{2})(\d{2})(\d{4}|\d{2})", text, re.ASCII):
        return int(match[1]), int(match[2]), int(match[3])
    shape = r"(\d{1,2})(?:\s*[-/. ]\s*(\d{1,2})(?:\s*[-/. ]\s*(\d{4}|\d{2}))?)?"
    if match := re.fullmatch(shape, text, re.ASCII):
        return int(match[1]), int(match[2]) if match[2] else None, int(match[3]) if match[3] else None
    return None


def long_date(day: date) -> str:
    """Return "Kamis, 3 Agustus 2023"."""
    return f"{DAYS[day.weekday()]}, {plain_date(day)}"


def plain_date(day: date) -> str:
    """Return "3 Agustus 2023", as it stands above a signature."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_date(day: date | None) -> str:
    """Return "03-08-2023", "-" for None."""
    return "-" if day is None else f"{day:%d-%m-}{day.year:04d}"


def moment_words(stamp: str) -> str:
    """Return "03-08-2023 09.15" for an ISO moment, the text itself where it is none."""
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        return stamp
    return f"{short_date(moment.date())} {moment:%H.%M}"


def date_in_words(day: date) -> DateWords:
    """Return the date spelled out for a berita acara."""
    from lokal import terbilang

    return DateWords(DAYS[day.weekday()], terbilang(day.day), MONTHS[day.month - 1], terbilang(day.year))


def period_of(day: date) -> str:
    """Return the ISO year-month a day belongs to: "2026-08"."""
    return f"{day.year:04d}-{day.month:02d}"


def period_label(period: str) -> str:
    """Return "Agustus 2026" for "2026-08". Raises DataError when it is no year-month."""
    year, month = _year_month(period)
    return f"{MONTHS[month - 1]} {year}"


def _year_month(period: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", period, re.ASCII)
    if match is None:
        raise DataError(f'Periode "{period}" tidak dikenal.', "Tulis tahun dan bulan seperti 2026-08.")
    return int(match[1]), int(match[2])
