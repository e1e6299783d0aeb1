"""What every screen with an entry grid tells of it: what may be typed, the mode, the path, and the row to go to."""

from abc import abstractmethod

from stunting_tui.screens.base import BaseScreen
from widgets.entry_grid import EntryGrid
from widgets.entry_messages import Hint, RowAsked
from widgets.lines import StatusLine


class GridTalkScreen(BaseScreen):
    """Subclasses say which grid it is, and what the title tells of it."""

    @property
    @abstractmethod
    def grid(self) -> EntryGrid:
        """The grid."""

    @abstractmethod
    def show_head(self) -> None:
        """Show the title line."""

    def on_entry_grid_hint(self, event: Hint) -> None:
        """Show what may be typed."""
        self.find(event.text)

    def on_entry_grid_mode_changed(self) -> None:
        """Show the mode while the grid is open."""
        if self.grid.display:
            self.show_mode()

    def show_mode(self) -> None:
        """Show at the right of the status line which row it is and what the cell is at."""
        grid = self.grid
        self.query_one(StatusLine).set_word(f"baris {grid.position + 1} dari {grid.row_count}  {grid.mode_word}")

    def on_entry_grid_path_changed(self) -> None:
        """Show the path."""
        self.show_head()

    def on_entry_grid_row_asked(self, event: RowAsked) -> None:
        """Ask for the row to go to."""
        self.ask(f"Ke baris nomor (1-{event.count})", self._to_row, dropped=self.grid.dismiss)

    def _to_row(self, text: str) -> None:
        if text.strip().isdecimal():
            self.grid.go_to(int(text) - 1)
        else:
            self.grid.dismiss()
            self.complain("Ketik nomor barisnya.")
