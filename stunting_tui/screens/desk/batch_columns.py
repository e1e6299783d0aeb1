"""The columns of the entry grid for a width: every cell to be typed, and as many computed ones as fit."""

from collections.abc import Sequence

from stunting_tui.domain.dates import MONTHS
from stunting_tui.domain.measuring.entry_columns import EntryColumn
from widgets.columns import Column
from widgets.entry_columns import GridColumn
from widgets.record_list import Row

NUMBER = GridColumn("No", 3, "right", key="no", kind="computed")
NAME = GridColumn("Nama", 12, flex=1, key="name", kind="computed")
MARK = GridColumn("", 1, key="mark", kind="state")
BEFORE = (
    GridColumn("JK", 2, key="sex", kind="computed"),
    GridColumn("Umur", 6, "right", key="age", kind="computed"),
)
"""Shown between the name and the cells."""
AFTER = (
    GridColumn("BB/U", 5, "right", key="waz", kind="computed"),
    GridColumn("TB/U", 5, "right", key="haz", kind="computed"),
    GridColumn("BB/TB", 5, "right", key="whz", kind="computed"),
    GridColumn("N/T", 3, key="gain", kind="computed"),
)
"""Shown behind the cells."""
PRIORITY = ("gain", "haz", "waz", "whz", "age", "sex")
"""Computed columns in the order in which they get room."""
MARGIN = 2
"""Cells the grid keeps beside its columns."""
CHOICE = (Column("Kolom", 22), Column("Judul", 6), Column("Keterangan", 48, flex=1))
"""The list in which the office chooses its columns."""


def grid_columns(entry: Sequence[EntryColumn], width: int) -> list[GridColumn]:
    """Return the columns for a grid of `width` cells."""
    cells = [_cell(column) for column in entry]
    room = width - MARGIN - sum(column.width + 1 for column in (NUMBER, NAME, *cells)) - MARK.width
    computed = {column.key: column for column in (*BEFORE, *AFTER)}
    shown = set()
    for key in PRIORITY:
        room -= computed[key].width + 1
        if room < 0:
            break
        shown.add(key)
    before, after = ([column for column in group if column.key in shown] for group in (BEFORE, AFTER))
    return [NUMBER, NAME, *before, *cells, *after, MARK]


def choice_row(column: EntryColumn, *, shown: bool) -> Row:
    """Return the line of a column that may be switched."""
    told = [", ".join(f"{letter} {words}" for letter, words in column.choices.items()) or column.unit]
    told += [f"{column.ages[0]}-{column.ages[1]} bulan"] if column.ages else []
    told += [" dan ".join(MONTHS[month - 1] for month in column.months)] if column.months else []
    return Row((f"[{'x' if shown else ' '}] {column.name}", column.heading, "; ".join(told)))


def _cell(column: EntryColumn) -> GridColumn:
    return GridColumn(
        column.heading, column.width, "left" if column.kind == "code" else "right", key=column.key, kind=column.kind,
        decimals=column.decimals, unit=column.unit, choices=column.choices, required=column.required,
    )  # fmt: skip
