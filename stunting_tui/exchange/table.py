"""One sheet as columns by our names, whatever its layout: the form in which cells are turned into values."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from stunting_tui.exchange.grid import Cell, Row, Sheet
from stunting_tui.exchange.headings import Header
from stunting_tui.exchange.layouts import ShiftRepair, data_rows, layout_name
from stunting_tui.exchange.vocabulary import headings
from stunting_tui.exchange.wide import LAYOUT as WIDE
from stunting_tui.exchange.wide import Group, measured, month_groups

_LEFT_OUT = frozenset({"no", "detail", "usia_hari", "nik_ortu"})
"""Columns nobody needs again; the NIK of parents is personal data that the work does not ask for."""

_WITHOUT_FIELD = frozenset({"total_pengukuran", "pmt_kg", "kpsp", "kia", "kelas_ibu_balita", "mbg", "anak_ke", "imd"})


@dataclass(slots=True)
class Table:
    """The data of one sheet: `columns` by our name, `extras` by their own heading, all as long as `numbers`.

    `numbers` are spreadsheet row numbers; `labels` the headings as the file writes them; `places` names of
    desa and so on that stand above the header; `shifted` counts rows that lacked a cell.
    """

    sheet: str
    layout: str
    numbers: list[int]
    columns: dict[str, list[Cell]]
    extras: dict[str, list[Cell]]
    labels: dict[str, str]
    places: dict[str, str] = field(default_factory=dict)
    title_date: date | None = None
    shifted: int = 0

    def cells(self, name: str) -> list[Cell]:
        """Return a column's cells, empty ones when the sheet does not have it."""
        found = self.columns.get(name)
        return [None] * len(self.numbers) if found is None else found

    def label(self, name: str) -> str:
        """Return the heading of a column as the file writes it, else as it is usually written."""
        return self.labels.get(name) or headings().labels.get(name, name)


def build_table(sheet: Sheet, header: Header, today: date) -> Table:
    """Return the data of a sheet below its header."""
    repair = ShiftRepair(header, today)
    groups = month_groups(header)
    rows = data_rows(sheet, header, repair)
    if groups:
        inside = {i for group in groups for i in group.columns.values()}
        base = {i: (c.name, c.label) for i, c in enumerate(header.columns) if i not in inside}
        table = _empty(sheet, header, WIDE)
        _fill_wide(table, base, list(measured(rows, groups)))
    else:
        table = _empty(sheet, header, layout_name(header.names()))
        _fill(table, {i: (c.name, c.label) for i, c in enumerate(header.columns)}, rows)
    table.shifted = repair.count
    return table


def _empty(sheet: Sheet, header: Header, layout: str) -> Table:
    return Table(sheet.name, layout, [], {}, {}, {}, dict(header.places), header.title_date)


def _fill(table: Table, described: dict[int, tuple[str, str]], rows: Iterable[tuple[int, Row]]) -> None:
    """Take the columns out of rows of one measurement each."""
    kept = list(rows)
    table.numbers = [number for number, _ in kept]
    for i, (name, label) in described.items():
        _add_column(table, name, label or f"Kolom {_letters(i)}", [row[i] for _, row in kept])


def _fill_wide(table: Table, base: dict[int, tuple[str, str]], found: list[tuple[int, Row, Group]]) -> None:
    """Take the columns out of rows repeated per month; the month itself is kept beside the measurement."""
    _fill(table, base, [(number, row) for number, row, _ in found])
    names = dict.fromkeys(name for _, _, group in found for name in group.columns)
    for name in names:
        cells = [row[group.columns[name]] if name in group.columns else None for _, row, group in found]
        _add_column(table, name, headings().labels[name], cells)
    table.extras["Bulan"] = [group.label for _, _, group in found]


def _add_column(table: Table, name: str, label: str, cells: list[Cell]) -> None:
    """Add a column under our name, or under its own heading when it has no field or its name is taken."""
    if name in _LEFT_OUT:
        return
    if name == "nama_ortu" and name in table.columns:
        table.columns["nama_ortu_2"] = cells
        return
    if name and name not in _WITHOUT_FIELD and name not in table.columns:
        table.columns[name] = cells
        table.labels[name] = label
    elif any(cell is not None for cell in cells):
        table.extras[_free(label, table.extras)] = cells


def _free(label: str, taken: dict[str, list[Cell]]) -> str:
    """Return a heading that is not taken yet: "Catatan", "Catatan (2)"."""
    free, count = label, 1
    while free in taken:
        count += 1
        free = f"{label} ({count})"
    return free


def _letters(index: int) -> str:
    """Return the letters a spreadsheet gives a column."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
