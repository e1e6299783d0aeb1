"""The programs that `bench_grid.py` types into: `python grid_subjects.py grid|table|bare ROWS`."""

import sys

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import DataTable, Static

from stunting_tui.typeahead import OrderedKeysApp
from widgets.entry_grid import EntryGrid, GridColumn, Verdict

HEADS = ("No", "Nama", "JK", "Umur", "Tgl", "C", "BB", "TB", "LiLA", "BB/U")
STOPS = (4, 5, 6, 7, 8)
COLUMNS = [
    GridColumn("No", 5, "right", key="no", kind="computed"),
    GridColumn("Nama", 18, flex=1, key="name", kind="computed"),
    GridColumn("JK", 2, key="sex", kind="computed"),
    GridColumn("Umur", 5, "right", key="age", kind="computed"),
    GridColumn("Tgl", 3, "right", key="date", kind="date"),
    GridColumn("C", 1, key="position", kind="code", choices={"B": "berbaring", "T": "berdiri"}),
    GridColumn("BB", 5, "right", key="weight", kind="number", decimals=1, required=True),
    GridColumn("TB", 5, "right", key="height", kind="number", decimals=1, required=True),
    GridColumn("LiLA", 4, "right", key="muac", kind="number", decimals=1),
    GridColumn("BB/U", 5, "right", key="waz", kind="computed"),
]


def made_rows(count: int) -> list[list[str]]:
    """Return rows of children without any measurement."""
    return [
        [str(n + 1), f"ANAK {n + 1}", "LP"[n % 2], f"{n % 60}bl{n % 30}", "", "", "", "", "", ""] for n in range(count)
    ]


class Subject(App[None], inherit_bindings=False):
    """What all three share: the colours and missing scrollbars of the real program."""

    CSS = "* { scrollbar-size: 0 0; } Screen { background: $background; color: $foreground; }"
    ENABLE_COMMAND_PALETTE = False

    def on_mount(self) -> None:
        """Take the terminal's colours where it has 16, as the real program does."""
        self.animation_level = "none"
        if self.console.color_system in (None, "standard"):
            self.theme = "ansi-dark"


class BareApp(Subject):
    """One line that shows the last key: the least that Textual can do."""

    def compose(self) -> ComposeResult:
        """Give the line."""
        yield Static("SIAP", markup=False)

    def on_key(self, event: events.Key) -> None:
        """Show the key."""
        self.query_one(Static).update(f"{event.key:<12}", layout=False)


class GridApp(Subject, OrderedKeysApp, inherit_bindings=False):
    """The entry grid under the real program's queue of keys; limits checked, a computed column filled at row ends."""

    def compose(self) -> ComposeResult:
        """Give the grid."""
        yield EntryGrid(COLUMNS, made_rows(int(sys.argv[2])), check=self.check, reasons={"1": "pindah"})

    @staticmethod
    def check(row: int, key: str, text: str, values: object) -> Verdict:
        """Judge as a screen would: by limits."""
        if key in ("weight", "height") and not 0.5 <= float(text.replace(",", ".")) <= 140:
            return Verdict.hard("di luar batas")
        return Verdict.ok()

    def on_entry_grid_row_completed(self, event: EntryGrid.RowCompleted) -> None:
        """Fill the computed column."""
        self.query_one(EntryGrid).set_computed(event.row, {"waz": "-1,0"})


class TableApp(Subject):
    """The stock table, each typed character put into its cell by `update_cell_at`."""

    typed = ""

    def compose(self) -> ComposeResult:
        """Give the table."""
        yield DataTable(cursor_type="cell")

    def on_mount(self) -> None:
        """Fill it, all widths fixed."""
        super().on_mount()
        table = self.query_one(DataTable)
        for head, column in zip(HEADS, COLUMNS, strict=True):
            table.add_column(head, width=column.width)
        table.add_rows(made_rows(int(sys.argv[2])))
        table.move_cursor(row=0, column=STOPS[0])

    async def on_event(self, event: events.Event) -> None:
        """Take characters and Enter before the table does."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
            return
        table = self.query_one(DataTable)
        if event.key == "enter":
            self.typed = ""
            self.advance(table)
        elif event.character:
            self.typed += event.character
            table.update_cell_at(table.cursor_coordinate, self.typed)
            if self.typed in ("B", "T"):
                self.typed = ""
                self.advance(table)

    @staticmethod
    def advance(table: DataTable[str]) -> None:
        """Go to the next cell of the path."""
        at = STOPS.index(table.cursor_column) + 1
        if at < len(STOPS):
            table.move_cursor(column=STOPS[at])
        else:
            table.move_cursor(row=table.cursor_row + 1, column=STOPS[0])


if __name__ == "__main__":
    {"bare": BareApp, "grid": GridApp, "table": TableApp}[sys.argv[1]]().run(mouse=False)
