"""The columns of a table read into values, with a remark on everything that did not read as it should."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from stunting_tui.domain.rows import Severity
from stunting_tui.exchange.cleaning import as_text, clean, comma, shown
from stunting_tui.exchange.clock_damage import find_damage
from stunting_tui.exchange.dates import DateCell, DateReader, is_month_first
from stunting_tui.exchange.grid import Cell
from stunting_tui.exchange.remarks import Remarks
from stunting_tui.exchange.table import Table
from stunting_tui.exchange.values import (
    DAMAGED,
    MASKED,
    NO_NIK,
    SHORT,
    Nik,
    read_nik,
    read_numbers,
    read_scores,
    read_words,
)
from stunting_tui.exchange.vocabulary import Unit, limits, words

_AGE = re.compile(r"(\d+)\s*Tahun\s*-\s*(\d+)\s*Bulan\s*-\s*(\d+)\s*Hari", re.IGNORECASE)
_DAYS_PER_MONTH = 30.4375


@dataclass(slots=True)
class Repairs:
    """What was restored in a file: rows per heading, and in which rows a weight or height was."""

    decoded: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)
    units: Counter[str] = field(default_factory=Counter)
    masked: int = 0


class Readings:
    """Reads the columns of one table, in whole columns so that equal cells are understood once."""

    def __init__(self, table: Table, today: date, remarks: Remarks, repairs: Repairs) -> None:
        """Keep what is read from and where the remarks go."""
        self._table = table
        self._today = today
        self._remarks = remarks
        self._repairs = repairs
        self.restored: set[int] = set()

    def texts(self, name: str, default: str = "") -> list[str]:
        """Return a column of plain text; empty cells and lone dashes are `default`."""
        return _plain(self._table.cells(name), default)

    def extras(self) -> list[dict[str, str]]:
        """Return what stands in columns without a field, row by row, by their own heading."""
        named = [(label, _plain(cells, "")) for label, cells in self._table.extras.items()]
        return [{label: texts[i] for label, texts in named if texts[i]} for i in range(len(self._table.numbers))]

    def dates(self, name: str) -> list[DateCell]:
        """Return a column of dates, the day first unless the column as a whole shows otherwise."""
        cells = self._table.cells(name)
        month_first = is_month_first(cells)
        reader = DateReader(self._today, month_first=month_first)
        if month_first:
            label = self._table.label(name)
            message = (
                f'Tanggal di kolom "{label}" ditulis bulan lebih dulu (bulan/hari/tahun) dan dibaca demikian; periksa.'
            )
            self._remarks.about_file(
                Severity.WARNING, "tanggal-bulan-dulu", message, sheet=self._table.sheet, column=label
            )
        return [reader.read(cell) for cell in cells]

    def printed_ages(self) -> list[float | None]:
        """Return the ages the file prints as "3 Tahun - 2 Bulan - 12 Hari", in days."""
        seen: dict[Cell, float | None] = {}
        return [_printed_age(cell, seen) for cell in self._table.cells("usia_ukur")]

    def measures(self, name: str) -> list[float | None]:
        """Return a column of weights or lengths, clock-time damage undone; bounds are not yet looked at."""
        cells = self._table.cells(name)
        label = self._table.label(name)
        column = read_numbers(cells, find_damage(cells))
        if column.restored:
            self._repairs.decoded[label] += len(column.restored)
            if name in {"berat", "tinggi"}:
                self.restored |= column.restored
        for i, cell in column.bad.items():
            message = f'{label} berisi "{shown(cell)}", bukan angka; dikosongkan.'
            self._remarks.warning(self._table.sheet, self._table.numbers[i], label, "bukan-angka", message)
        return column.values

    def bounded(self, name: str, values: list[float | None]) -> list[float | None]:
        """Return measures in kg and cm; another unit is converted, what cannot be is left out, the unusual remarked."""
        span = limits().spans[name]
        units = [unit for unit in limits().units if unit.column == name]
        low, high = span.fair
        return [
            value if value is None or low <= value <= high else self._odd(name, i, value, units)
            for i, value in enumerate(values)
        ]

    def _odd(self, name: str, i: int, value: float, units: list[Unit]) -> float | None:
        label, number = self._table.label(name), self._table.numbers[i]
        for unit in units:
            if unit.low <= value <= unit.high:
                self._repairs.units[f"{label} dari {unit.unit}"] += 1
                return round(value * unit.factor, 3)
        low, high = limits().spans[name].possible
        if low <= value <= high:
            message = f"{label} {comma(value)} tidak lazim; periksa."
            self._remarks.warning(self._table.sheet, number, label, "nilai-tidak-lazim", message)
            return value
        message = f"{label} {comma(value)} tidak mungkin; dikosongkan."
        self._remarks.warning(self._table.sheet, number, label, "nilai-tidak-mungkin", message)
        return None

    def scores(self, name: str) -> list[float | None]:
        """Return a column of printed z-scores; those lost to clock-time damage are None."""
        cells = self._table.cells(name)
        column = read_scores(cells, find_damage(cells))
        if column.restored:
            self._repairs.dropped[self._table.label(name)] += len(column.restored)
        return column.values

    def words(self, name: str, *, keep: bool = True) -> list[str]:
        """Return a column in the words of its vocabulary; an unknown word is remarked once and kept, or left out."""
        meanings, unknown = read_words(self._table.cells(name), words(name))
        counts = Counter(unknown.values())
        label = self._table.label(name)
        for i, word in unknown.items():
            if keep:
                meanings[i] = word
            if count := counts.pop(word, 0):
                end = "disimpan apa adanya" if keep else "dikosongkan"
                message = f'{label} "{shown(word)}" tidak dikenal ({count} baris); {end}.'
                self._remarks.warning(self._table.sheet, self._table.numbers[i], label, "kata-tidak-dikenal", message)
        return meanings

    def sexes(self) -> tuple[list[str], dict[int, str]]:
        """Return L or P row by row, and the words that are neither."""
        return read_words(self._table.cells("jk"), words("jk"))

    def niks(self) -> list[Nik]:
        """Return the NIK column; a damaged or short one is remarked without quoting it."""
        label = self._table.label("nik")
        found: list[Nik] = []
        for i, cell in enumerate(self._table.cells("nik")):
            nik = read_nik(cell) if cell is not None else NO_NIK
            found.append(nik)
            if nik.trouble == MASKED:
                self._repairs.masked += 1
            elif nik.trouble:
                code, message = _NIK_TROUBLES[nik.trouble]
                self._remarks.warning(self._table.sheet, self._table.numbers[i], label, code, message)
        return found


_NIK_TROUBLES = {
    DAMAGED: ("nik-rusak", "NIK tersimpan sebagai angka, digit terakhirnya tidak dapat dipercaya; tidak dipakai."),
    SHORT: ("nik-bukan-16-digit", "NIK tidak terdiri dari 16 angka; tidak dipakai."),
}


def _plain(cells: list[Cell], default: str) -> list[str]:
    """Return cells as clean text, each distinct text cleaned once."""
    longest = limits().text_max
    seen: dict[str, str] = {}
    texts: list[str] = []
    for cell in cells:
        if isinstance(cell, str):
            text = seen.get(cell)
            if text is None:
                text = clean(cell, longest)
                text = seen[cell] = "" if text == "-" else text
        else:
            text = as_text(cell, longest)
        texts.append(text or default)
    return texts


def _printed_age(cell: Cell, seen: dict[Cell, float | None]) -> float | None:
    if not isinstance(cell, str):
        return None
    if cell not in seen:
        match = _AGE.fullmatch(cell.strip())
        seen[cell] = None if match is None else ((int(match[1]) * 12 + int(match[2])) * _DAYS_PER_MONTH + int(match[3]))
    return seen[cell]
