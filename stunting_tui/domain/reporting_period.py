"""The periods that offices report for: a year, a quarter or a month, as text that sorts within its kind.

"2026" is a year, "2026-T3" a quarter (triwulan), "2026-08" a month.
"""

import re
from datetime import date

from stunting_tui.domain.dates import MONTHS, period_label
from stunting_tui.errors import DataError

ROMAN = ("I", "II", "III", "IV")
HINT = "Tulis 2026, T3 2026, atau 08 2026."

_YEAR = re.compile(r"(2\d{3})", re.ASCII)
_QUARTER = re.compile(r"(2\d{3})-T([1-4])", re.ASCII)
_MONTH = re.compile(r"(2\d{3})-(0[1-9]|1[0-2])", re.ASCII)
_SPOKEN_QUARTER = re.compile(r"(?:tw|t|q|triwulan)\s*([1-4]|i{1,3}|iv)\s+(2\d{3})", re.ASCII)
_SPOKEN_MONTH = re.compile(r"(\d{1,2}|[a-z]+)[\s/.-]+(2\d{3})", re.ASCII)


def read_period(text: str) -> str:
    """Return the period typed as 2026, "T3 2026", "08 2026" or "Agustus 2026", or as it is stored. Raises DataError."""
    plain = " ".join(text.split())
    if any(shape.fullmatch(plain.upper()) for shape in (_YEAR, _QUARTER, _MONTH)):
        return plain.upper()
    spoken = plain.casefold()
    if match := _SPOKEN_QUARTER.fullmatch(spoken):
        digit = match[1] if match[1].isdigit() else str(ROMAN.index(match[1].upper()) + 1)
        return f"{match[2]}-T{digit}"
    if match := _SPOKEN_MONTH.fullmatch(spoken):
        month = int(match[1]) if match[1].isdigit() else _month(match[1])
        if 1 <= month <= 12:
            return f"{match[2]}-{month:02d}"
    raise DataError(f'Periode "{plain}" tidak dikenal.', HINT)


def _month(word: str) -> int:
    """Return the number of the one month that begins with `word`, 0 where there is none or several."""
    found = [number for number, name in enumerate(MONTHS, 1) if name.casefold().startswith(word)]
    return found[0] if len(found) == 1 else 0


def period_words(period: str) -> str:
    """Return "tahun 2026", "triwulan III 2026" or "Agustus 2026"."""
    if match := _QUARTER.fullmatch(period):
        return f"triwulan {ROMAN[int(match[2]) - 1]} {match[1]}"
    return f"tahun {period}" if _YEAR.fullmatch(period) else period_label(period)


def year_of(period: str) -> int:
    """Return the year of a period."""
    return int(period[:4])


def quarter_of(day: date) -> str:
    """Return the quarter a day belongs to."""
    return f"{day.year:04d}-T{(day.month + 2) // 3}"


def last_quarter(period: str) -> str:
    """Return the quarter a period is, lies in, or ends with."""
    if _YEAR.fullmatch(period):
        return f"{period}-T4"
    match = _MONTH.fullmatch(period)
    return f"{match[1]}-T{(int(match[2]) + 2) // 3}" if match else period
