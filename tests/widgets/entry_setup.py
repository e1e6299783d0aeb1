"""Columns, checks and keys of the entry grid's tests.

`made_desk` is the grid without a terminal: `press` puts keys in, messages come out. `made_grid` is the widget.
"""

from widgets.entry_columns import GridColumn, Verdict
from widgets.entry_grid import EntryGrid
from widgets.entry_keys import EntryKeys

COLUMNS = [
    GridColumn("Nama", 10, key="name", kind="computed"),
    GridColumn("Tgl", 8, key="date", kind="date"),
    GridColumn("C", 1, key="how", kind="code", choices={"B": "berbaring", "T": "berdiri"}),
    GridColumn("BB", 5, "right", key="weight", kind="number", decimals=1, unit="kg", required=True),
    GridColumn("BB/U", 5, key="waz", kind="computed"),
    GridColumn("Catatan", 10, key="note"),
]
DATE, HOW, WEIGHT, NOTE = 1, 2, 3, 5


def check(row, key, text, values):
    """Weights over 90 cannot be, over 30 are doubtful; the note "ubah" is spelled in capitals."""
    if key == "weight" and float(text.replace(",", ".")) > 90:
        return Verdict.hard("BB 0,5-90 kg.")
    if key == "weight" and float(text.replace(",", ".")) > 30:
        return Verdict.soft("BB naik 20 kg.")
    return Verdict.ok(text.upper() if text == "ubah" else None)


def made_desk():
    desk = EntryKeys(COLUMNS, check, {"1": "pindah", "2": "menolak"})
    desk.load(COLUMNS, [[f"ANAK {n}"] for n in range(5)])
    desk.page = 3
    return desk


def press(desk, *keys):
    """Press key names, or with a leading "=" the characters of a text; return the messages."""
    for key in keys:
        for name, character in [(c, c) for c in key[1:]] if key[:1] == "=" and key[1:] else [(key, None)]:
            desk.press(name, character)
    out, desk.out = desk.out, []
    return out


def cells(desk, row=0):
    return [desk.table.rows[row].cells[stop] for stop in desk.table.stops]


def of(kind, messages):
    return [message for message in messages if type(message) is kind]


GRID_COLUMNS = [
    GridColumn("No", 3, "right", key="no", kind="computed"),
    GridColumn("Nama", 18, flex=1, key="name", kind="computed"),
    GridColumn("Tgl", 3, "right", key="date", kind="date"),
    GridColumn("C", 1, key="how", kind="code", choices={"B": "berbaring", "T": "berdiri"}),
    GridColumn("BB", 5, "right", key="weight", kind="number", decimals=1, unit="kg", required=True),
    GridColumn("TB", 5, "right", key="height", kind="number", decimals=1, unit="cm", required=True),
    GridColumn("BB/U", 5, "right", key="waz", kind="computed"),
    GridColumn("Ket", 9, key="state", kind="state"),
]


def check_height(row, key, text, values):
    if key == "height" and float(text.replace(",", ".")) < 40:
        return Verdict.hard("TB 40-130 cm.")
    if key == "height" and float(text.replace(",", ".")) < 70:
        return Verdict.soft("Tinggi turun 5,6 cm.")
    return Verdict.ok()


def made_grid(count=40, **settings):
    rows = [[str(n + 1), f"ANAK {n + 1}"] for n in range(count)]
    return EntryGrid(
        GRID_COLUMNS, rows, **{"check": check_height, "reasons": {"1": "pindah", "2": "menolak"}, "grace": 0} | settings
    )
