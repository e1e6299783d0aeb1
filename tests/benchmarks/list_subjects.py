"""The programs that `bench_list.py` works: `python list_subjects.py bare|table|list|anak DATABASE`.

`table` and `list` take the same keys: small letters narrow by name, Backspace widens, 1 sorts by name and 5 by height
for age, an upper-case letter jumps. `anak` is the real program, opened at its register.
"""

import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from stunting_tui.cli import TERMINAL

os.environ.update(TERMINAL)

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import DataTable, Static

from stunting_tui.app import StuntingApp
from stunting_tui.screens.register.child_rows import COLUMNS, ChildSource, child_row
from stunting_tui.services.register import children
from stunting_tui.services.store import open_store
from stunting_tui.session import Session
from stunting_tui.typeahead import OrderedKeysApp
from widgets.lines import OneLine
from widgets.record_list import RecordList
from widgets.sorting import Sorting

TODAY = date(2026, 11, 22)
SHOWN = 7
"""Columns of 80 cells: those that the list shows."""
ORDERS = {"1": "name", "5": "haz"}


class Subject(App[None], inherit_bindings=False):
    """What all share: the colours and missing scrollbars of the real program; typed words, an order."""

    CSS = "* { scrollbar-size: 0 0; } Screen { background: $background; color: $foreground; }"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.sorting = Sorting("name")

    def on_mount(self) -> None:
        """Take the terminal's colours where it has 16, as the real program does."""
        self.animation_level = "none"
        if self.console.color_system in (None, "standard"):
            self.theme = "ansi-dark"

    def on_key(self, event: events.Key) -> None:
        """Narrow, widen or sort."""
        if event.key in ORDERS:
            self.sorting = self.sorting.pressed(ORDERS[event.key])
            self.sort()
        elif event.key == "backspace":
            self.narrow(self.text[:-1])
        elif event.character and event.character.islower():
            self.narrow(self.text + event.character)

    def narrow(self, text: str) -> None:
        """Keep the children with `text` in their names."""
        self.text = text

    def sort(self) -> None:
        """Show the order of now."""


class BareApp(Subject):
    """One line that shows the last key: the least that Textual can do."""

    def compose(self) -> ComposeResult:
        """Give the line."""
        yield Static("SIAP", markup=False)

    def on_key(self, event: events.Key) -> None:
        """Show the key."""
        self.query_one(Static).update(f"{event.key:<12}", layout=False)


class ListApp(Subject, OrderedKeysApp, inherit_bindings=False):
    """The list over SQLite, and a line with the typed words."""

    def compose(self) -> ComposeResult:
        """Give line and list."""
        yield OneLine("SIAP", id="words")
        yield RecordList(COLUMNS)

    def on_mount(self) -> None:
        """Read."""
        super().on_mount()
        self.sort()
        self.query_one(RecordList).focus()

    def narrow(self, text: str) -> None:
        """Read the children with these words."""
        super().narrow(text)
        self.query_one(OneLine).update(text)
        self.sort()

    def sort(self) -> None:
        """Read in this order."""
        ids = children.child_ids(self.text, order=self.sorting.key, down=self.sorting.down)
        records = self.query_one(RecordList)
        records.set_sorting(self.sorting)
        records.set_source(ChildSource(ids, TODAY))


class TableApp(Subject):
    """The stock table with every row in it."""

    def compose(self) -> ComposeResult:
        """Give line and table."""
        yield Static("SIAP", id="words", markup=False)
        yield DataTable(cursor_type="row")

    def on_mount(self) -> None:
        """Fill it, all widths fixed."""
        super().on_mount()
        ids = children.child_ids()
        found = [child for at in range(0, len(ids), 500) for child in children.child_rows(ids[at : at + 500])]
        self.rows = [list(child_row(child, TODAY).cells[:SHOWN]) for child in found]
        self.scores = {id(row): child.haz for row, child in zip(self.rows, found, strict=True)}
        table = self.query_one(DataTable)
        for column in COLUMNS[:SHOWN]:
            table.add_column(column.title, width=column.width)
        self.sort()
        table.focus()

    def narrow(self, text: str) -> None:
        """Put in only the rows with these words."""
        super().narrow(text)
        self.query_one("#words", Static).update(text or "SIAP", layout=False)
        self.sort()

    def sort(self) -> None:
        """Put the rows in anew, in this order."""
        table = self.query_one(DataTable)
        rows = [row for row in self.rows if self.text.upper() in row[0].upper()]
        if self.sorting.key == "haz":
            known = [row for row in rows if self.scores[id(row)] is not None]
            known.sort(key=lambda row: self.scores[id(row)], reverse=self.sorting.down)
            rows = known + [row for row in rows if self.scores[id(row)] is None]
        elif self.sorting.down:
            rows.reverse()
        self.shown = rows
        table.clear()
        table.add_rows(rows)

    def on_key(self, event: events.Key) -> None:
        """Jump, besides what all do."""
        super().on_key(event)
        letter = event.character or ""
        if letter.isupper():
            at = next((at for at, row in enumerate(self.shown) if row[0].upper().startswith(letter)), 0)
            self.query_one(DataTable).move_cursor(row=at)


if __name__ == "__main__":
    kind, path = sys.argv[1], Path(sys.argv[2])
    session = Session("uji", path, lambda: datetime(2026, 11, 22, 8, 0, tzinfo=UTC))
    if kind != "bare":
        open_store(session)
    app = (
        StuntingApp(session, "anak")
        if kind == "anak"
        else {"bare": BareApp, "list": ListApp, "table": TableApp}[kind]()
    )
    app.run(mouse=False)
