"""Cells of one column turned into values: numbers, sex, position, NIK, z-scores, words of a vocabulary."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from stunting_tui.exchange.cleaning import as_text, clean, word_key
from stunting_tui.exchange.clock_damage import ClockDamage, restore
from stunting_tui.exchange.grid import Cell
from stunting_tui.exchange.vocabulary import limits

_NUMBER = re.compile(r"([+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+))\s*(?:kg|cm|gram|gr|g|m)?\.?", re.ASCII | re.IGNORECASE)
_NOTHING = frozenset({"", "-", "--", "–", "—", "null", "n/a", "tidak ada", "kosong", "#n/a"})
_NOT_A_DIGIT = re.compile(r"[\s.\-–'`´’]+")
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?e\+?\d{1,2}", re.ASCII | re.IGNORECASE)
_FLOAT_NIK = re.compile(r"\d{14,17}[.,]0+", re.ASCII)
_CODE = re.compile(r"(\d\d)\.?(\d\d)\.?(\d\d)\.?(\d{4})", re.ASCII)


@dataclass(slots=True)
class Column:
    """The values of one column; `bad` are the rows whose cell could not be read, with the cell."""

    values: list[float | None]
    bad: dict[int, Cell] = field(default_factory=dict)
    restored: set[int] = field(default_factory=set)


def number(text: str) -> float | None:
    """Return a number written with decimal point or comma, with or without a unit, None when it is none."""
    match = _NUMBER.fullmatch(clean(text).lstrip("'"))
    return round(float(match[1].replace(",", ".")), 6) if match else None


def _float(cell: float) -> float:
    """Return a number cell as a float, infinity when it is too big for one.

    What arithmetic in a spreadsheet adds beyond the sixth decimal (10.100000000000001) is no part of the value.
    """
    try:
        return round(float(cell), 6)
    except OverflowError:
        return float("inf")


def says_nothing(cell: Cell) -> bool:
    """Tell whether a cell is empty or holds one of the signs for empty."""
    return cell is None or (isinstance(cell, str) and clean(cell).casefold() in _NOTHING)


def read_numbers(cells: Sequence[Cell], damage: ClockDamage | None) -> Column:
    """Return the numbers of a column of weights or lengths; zero says nothing, as exports print it."""
    column = Column([])
    seen: dict[str, float | None] = {}
    for i, cell in enumerate(cells):
        value = restore(cell, damage) if damage is not None else None
        if value is not None:
            column.restored.add(i)
        elif isinstance(cell, str):
            if cell not in seen:
                seen[cell] = number(cell)
            value = seen[cell]
            if value is None and not says_nothing(cell):
                column.bad[i] = cell
        elif isinstance(cell, int | float) and not isinstance(cell, bool):
            value = _float(cell)
        elif cell is not None:
            column.bad[i] = cell
        column.values.append(value if value and value == value else None)  # noqa: PLR0124 - NaN differs from itself
    return column


def read_scores(cells: Sequence[Cell], damage: ClockDamage | None) -> Column:
    """Return printed z-scores, None for "not computable" (999.99).

    In a damaged column only whole and negative numbers are as printed; the others are left out, never decoded.
    """
    column = Column([])
    seen: dict[str, float | None] = {}
    for i, cell in enumerate(cells):
        value: float | None = None
        if isinstance(cell, str):
            if cell not in seen:
                seen[cell] = number(cell)
            value = seen[cell]
        elif isinstance(cell, int | float) and not isinstance(cell, bool):
            value = _float(cell)
        if damage is not None and not (value is not None and (value < 0 or value.is_integer())):
            if not says_nothing(cell):
                column.restored.add(i)
            value = None
        if value is not None and not abs(value) < limits().not_computable:
            value = None
        column.values.append(value)
    return column


def read_words(cells: Sequence[Cell], known: Mapping[str, str]) -> tuple[list[str], dict[int, str]]:
    """Return what each cell means by a vocabulary, and the words it does not hold by row; an empty cell means ""."""
    meanings: list[str] = []
    unknown: dict[int, str] = {}
    seen: dict[str, str | None] = {}
    for i, cell in enumerate(cells):
        text = cell if isinstance(cell, str) else as_text(cell)
        if text not in seen:
            key = word_key(text)
            seen[text] = "" if key in _NOTHING else known.get(key)
        meaning = seen[text]
        if meaning is None:
            unknown[i] = clean(text)
        meanings.append(meaning or "")
    return meanings, unknown


@dataclass(frozen=True, slots=True)
class Nik:
    """A NIK cell: `nik` is 16 whole digits or None, `raw` the text of anything else; `trouble` says why."""

    nik: str | None
    raw: str
    trouble: str = ""


NO_NIK = Nik(None, "")
MASKED = "disamarkan"
DAMAGED = "rusak"
SHORT = "panjang"


def read_nik(cell: Cell) -> Nik:
    """Return the NIK of a cell: a number or a number's text has lost its last digits and is never trusted."""
    raw = as_text(cell, 40)
    if raw == "0" or raw.casefold() in _NOTHING:
        return NO_NIK
    if "*" in raw or "xxx" in raw.casefold():
        return Nik(None, raw, MASKED)
    if _SCIENTIFIC.fullmatch(raw) or _FLOAT_NIK.fullmatch(raw) or (not isinstance(cell, str) and len(raw) >= 15):
        return Nik(None, raw, DAMAGED)
    digits = _NOT_A_DIGIT.sub("", raw)
    if len(digits) == 16 and digits.isascii() and digits.isdigit() and isinstance(cell, str):
        return Nik(digits, "")
    return Nik(None, raw, SHORT)


def village_code(cell: Cell) -> str:
    """Return a desa code in dotted form ("35.20.13.2001"), "" when the cell holds none."""
    match = _CODE.fullmatch(as_text(cell))
    return ".".join(match.groups()) if match else ""
