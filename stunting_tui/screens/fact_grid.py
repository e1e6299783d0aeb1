"""A screen with a grid of figures that are stored cell by cell, before it where needed a list of what to open.

class KartuScreen(FactGridScreen):
    def check_cell(self, row, key, text, values) -> Verdict: ...
    def store_row(self, row) -> None: ...          # save the texts of a row; raises what the service raises
    def stored_texts(self, row) -> dict: ...       # the row as the store has it now, read again
    def show_row(self, row) -> None: ...           # what is said of the row in hand
    def show_head(self) -> None: ...
"""

import re
from abc import abstractmethod
from collections.abc import Mapping
from typing import ClassVar

from textual import events

from stunting_tui import keys
from stunting_tui.errors import ConflictError, GoneError, OperatorError
from stunting_tui.screens.grid_talk import GridTalkScreen
from stunting_tui.screens.sorted_list import SortedScreen
from widgets.entry_columns import GridColumn, Verdict
from widgets.entry_grid import KEYS, EntryGrid
from widgets.entry_messages import CellChanged, Complained, Moved, Pasted
from widgets.lines import LegendLine, StatusLine
from widgets.record_list import RecordList

THOUSANDS = re.compile(r"(?<![\w.,])(?:Rp\.?\s*)?(\d{1,3}(?:\.\d{3})+)(?![\w.,])", re.ASCII)
"""A whole number with dots between thousands, as a spreadsheet shows rupiah."""

REFUSED = ("insert", "mark", "force")
"""Commands of the grid that rows of a fixed list have no use for."""


class WholeGrid(EntryGrid):
    """A grid of whole numbers alone: what is pasted may have dots between thousands and "Rp" before it."""

    def on_paste(self, event: events.Paste) -> None:
        """Take the dots away; the grid then does the rest."""
        event.text = THOUSANDS.sub(lambda found: found[1].replace(".", ""), event.text)


class FactGridScreen(SortedScreen, GridTalkScreen):
    """Subclasses yield an `EntryGrid` made by `new_grid`, and a `RecordList` where `has_list`."""

    has_list = True
    list_legend = ""
    """For `keys.legend_of`: what the list shows."""
    list_only: ClassVar[frozenset[str]] = frozenset({"sort"})
    """Actions that the legend of the grid leaves out."""
    grid_kind: ClassVar[type[EntryGrid]] = WholeGrid

    @property
    def grid(self) -> EntryGrid:
        """The grid."""
        return self.query_one(EntryGrid)

    @property
    def typing(self) -> bool:
        """Whether the grid is what the keys go to."""
        return bool(self.grid.display)

    def new_grid(self, columns: list[GridColumn], empty: str) -> EntryGrid:
        """Return the grid with its keys and check."""
        kept = {key: command for key, command in KEYS.items() if command not in REFUSED}
        return self.grid_kind(
            columns, check=self.check_cell, keys=self.shell.keys.grid_keys(kept), asked=self.is_asked, empty=empty,
            id="grid",
        )  # fmt: skip

    @abstractmethod
    def check_cell(self, row: int, key: str, text: str, values: Mapping[str, str]) -> Verdict:
        """Judge a cell; `values` are the texts of its row before it."""

    def is_asked(self, row: int, key: str) -> bool:  # noqa: ARG002 - subclasses look at both
        """Whether Enter stops in an empty cell."""
        return True

    @abstractmethod
    def store_row(self, row: int) -> None:
        """Save a row as its texts are; raises `OperatorError`."""

    @abstractmethod
    def stored_texts(self, row: int) -> Mapping[str, str]:
        """Read a row from the store again and return its texts by key."""

    def show_row(self, row: int) -> None:
        """Say what there is to say of the row in hand."""

    def show_view(self, *, grid: bool) -> None:
        """Show the grid, or the list in its place."""
        self.grid.display = grid
        if self.has_list:
            self.query_one(RecordList).display = not grid
            self._show_keys(grid=grid)
        (self.grid if grid else self.query_one(RecordList)).focus()
        self.find("")

    def _show_keys(self, *, grid: bool) -> None:
        if grid:
            actions = [action for action in self.shell.keys.actions if action.id not in self.list_only]
            self.query_one(LegendLine).update(keys.legend(self.NAME, actions))
        else:
            self.show_legend(self.list_legend)

    def can_sort(self) -> bool:
        """Whether the list is open, not the grid."""
        return not self.typing

    def on_entry_grid_cell_changed(self, event: CellChanged) -> None:
        """Store the row at once; where that cannot be, show it as it is stored and say why."""
        try:
            self.store_row(event.row)
        except OperatorError as error:
            typed = event.value
            self.grid.set_computed(event.row, self.stored_texts(event.row))
            if isinstance(error, ConflictError | GoneError):
                said = f"{error.message.partition(';')[0].rstrip('.')}; ketikan Anda: {typed or 'kosong'}."
            else:
                said = f"{error} Ketikan Anda: {typed}." if typed else str(error)
            self.complain(said)
        self.show_row(self.grid.row)

    def on_entry_grid_moved(self, event: Moved) -> None:
        """Show the row in hand."""
        if self.typing:
            self.show_row(event.row)

    def on_entry_grid_complained(self, event: Complained) -> None:
        """Show the finding and how it is answered."""
        self.complain(event.message)
        if event.kind != "note":
            again = f"Ketik ulang; {self.key('clear_cell')} kosongkan."
            if self._tail:
                self.complain(f"{event.message} {again}")
            else:
                self.query_one(StatusLine).update(again)

    def on_entry_grid_cleared(self) -> None:
        """Take the finding away."""
        self.find("")
        self.show_row(self.grid.row)

    def tell(self, text: str) -> None:
        """Say something on the status line, unless a complaint goes on there."""
        if not self._tail:
            self.query_one(StatusLine).update(text)

    def on_entry_grid_pasted(self, event: Pasted) -> None:
        """Tell how much of a block was taken, and where it stopped why, whole."""
        told = f"{event.taken} dari {event.total} sel ditempel."
        if event.rest:
            self.complain(f"{told} {event.rest}")
        else:
            self.find(told)


def whole_number(text: str) -> int | None:
    """Return a stored cell as a whole number, None where it is empty."""
    return int(text) if text.strip() else None


def cell_text(value: int | None) -> str:
    """Return a whole number as a cell holds it."""
    return "" if value is None else str(value)
