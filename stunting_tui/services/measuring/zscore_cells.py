"""What the cells of a CSV file of measurements mean, a column at a time, and the cells that are added to it."""

import math
import re
from collections.abc import Callable, Sequence
from datetime import date

UNKNOWN = math.nan
"""The value of an empty or bad cell."""

EMPTY = frozenset({"", "-", "na", "n/a", "nan", "null", "none"})
"""Texts that say that there is no value."""
_NUMBER = re.compile(r"[+-]?(?:\d{1,9}(?:[.,]\d*)?|[.,]\d+)", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T].*)?", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[ T].*)?", re.ASCII)

_SEX = {"l": 1, "m": 1, "1": 1, "1.0": 1, "laki-laki": 1, "male": 1}
_SEX |= {"p": 2, "f": 2, "2": 2, "2.0": 2, "perempuan": 2, "female": 2}
_POSITION = {"l": 1, "terlentang": 1, "telentang": 1, "h": 2, "berdiri": 2}
_OEDEMA = {"y": 1, "ya": 1, "yes": 1, "1": 1, "true": 1, "n": 0, "tidak": 0, "no": 0, "0": 0, "false": 0}

_FORMULA_STARTS = frozenset("=+-@\t\r")


class Column(dict[str, float]):
    """The values of the cells of one column, each distinct text understood once; NaN for empty and bad cells.

    `bad` holds what is wrong with the texts that could not be understood.
    """

    def __init__(self, understand: Callable[[str], float]) -> None:
        super().__init__()
        self._understand = understand
        self.bad: dict[str, str] = {}

    def __missing__(self, text: str) -> float:
        try:
            value = UNKNOWN if plain(text) in EMPTY else self._understand(text)
        except ValueError as error:
            self.bad[text] = str(error)
            value = UNKNOWN
        self[text] = value
        return value

    def values_of(self, texts: Sequence[str]) -> list[float]:
        """Return the value of each cell."""
        return list(map(self.__getitem__, texts))


def plain(text: str) -> str:
    """Return a cell's text in lower case without spaces around it, no-break ones included."""
    return text.strip().lower()


def number(text: str) -> float:
    """Read a number with decimal point or comma; ValueError (Indonesian words) where it is none."""
    stripped = text.strip()
    if not _NUMBER.fullmatch(stripped):
        raise ValueError("bukan angka")
    return float(stripped.replace(",", "."))


def measure(text: str) -> float:
    """Read a weight or a length; it must be more than 0."""
    value = number(text)
    if value <= 0:
        raise ValueError("harus lebih dari 0")
    return value


def age(text: str) -> float:
    """Read an age in days; it must not be negative."""
    value = number(text)
    if value < 0:
        raise ValueError("tidak boleh negatif")
    return value


def day(text: str) -> float:
    """Read a date, year first or day first, as the ordinal of the day."""
    stripped = text.strip()
    if found := _YEAR_FIRST.fullmatch(stripped):
        year, month, of_month = map(int, found.groups())
    elif found := _DAY_FIRST.fullmatch(stripped):
        of_month, month, year = map(int, found.groups())
    else:
        raise ValueError("bukan tanggal")
    try:
        return date(year, month, of_month).toordinal()
    except ValueError:
        raise ValueError("bukan tanggal yang ada") from None


def sex(text: str) -> float:
    """Read L/P, M/F or 1/2: 1 male, 2 female. L is laki-laki here, not lying."""
    return _word(_SEX, text)


def position(text: str) -> float:
    """Read L/H or terlentang/berdiri: 1 lying, 2 standing. L is lying here, not laki-laki."""
    return _word(_POSITION, text)


def oedema(text: str) -> float:
    """Read y/n and the like: 1 yes, 0 no."""
    return _word(_OEDEMA, text)


def _word(words: dict[str, int], text: str) -> float:
    found = words.get(plain(text))
    if found is None:
        raise ValueError("tidak dikenal")
    return found


def harmless(texts: Sequence[str]) -> Sequence[str]:
    """Return cells that no spreadsheet takes for a formula: such text gets an apostrophe in front, numbers stay."""
    if not any(text[:1] in _FORMULA_STARTS for text in texts if text):
        return texts
    return [text if text[:1] not in _FORMULA_STARTS or _is_innocent(text) else "'" + text for text in texts]


def _is_innocent(text: str) -> bool:
    stripped = text.strip()
    return bool(_NUMBER.fullmatch(stripped)) or not stripped.strip("-")


class Decimals(dict[float, str]):
    """The text of z-scores with two decimals, NaN as `MISSING`; with `comma` as Indonesian spreadsheets write it."""

    MISSING = -1e300

    def __init__(self, *, comma: bool) -> None:
        super().__init__({self.MISSING: ""})
        self._comma = comma

    def __missing__(self, value: float) -> str:
        text = f"{value:.2f}"
        if self._comma:
            text = text.replace(".", ",")
        self[value] = text
        return text
