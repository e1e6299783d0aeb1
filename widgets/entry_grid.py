"""Typing a table from paper by keys alone: every value judged at once, only what changed painted.

    grid = EntryGrid(
        [GridColumn("Nama", 18, flex=1, key="name", kind="computed"),
         GridColumn("BB", 5, "right", key="weight", kind="number", decimals=1, unit="kg", required=True)],
        [["BUNGA", ""], ["EKO", "9,1"]],
        check=lambda row, key, text, values: Verdict.ok(),
        reasons={"1": "pindah", "2": "menolak"},
    )

    def on_entry_grid_row_completed(self, event: EntryGrid.RowCompleted) -> None:
        saved = service.save(event.values, event.forced)
        grid.set_computed(event.row, {"waz": saved.waz})     # repaints these cells alone
        grid.set_state(event.row, "tersimpan")

A row is named by its number, which it keeps: rows loaded are 0, 1, 2 ..., one inserted gets the next number wherever it
stands. What was typed before a complaint could be seen is dropped, until the keys pause for `grace` seconds.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import inf

from textual import events

from widgets import entry_messages
from widgets.entry_columns import Check, GridColumn, Verdict, accept_all
from widgets.entry_desk import Asked, ask_all
from widgets.entry_keys import KEYS, EntryKeys
from widgets.entry_layout import EntryLayout
from widgets.entry_messages import Complained, ModeChanged
from widgets.entry_paste import paste
from widgets.entry_rows import EntryRows

__all__ = ["KEYS", "Check", "EntryGrid", "GridColumn", "Verdict"]

GRACE = 0.25
"""Seconds without a key after which the operator is taken to have seen the complaint."""


class EntryGrid(EntryRows, can_focus=True):
    """A grid to type into: its use is above, its keys in `entry_keys`, what it posts in `entry_messages`."""

    Moved = entry_messages.Moved
    CellChanged = entry_messages.CellChanged
    RowCompleted = entry_messages.RowCompleted
    RowLeftIncomplete = entry_messages.RowLeftIncomplete
    RowMarked = entry_messages.RowMarked
    RowInserted = entry_messages.RowInserted
    Complained = entry_messages.Complained
    Cleared = entry_messages.Cleared
    Hint = entry_messages.Hint
    ReasonAsked = entry_messages.ReasonAsked
    RowAsked = entry_messages.RowAsked
    PathChanged = entry_messages.PathChanged
    ModeChanged = entry_messages.ModeChanged
    Pasted = entry_messages.Pasted

    def __init__(
        self,
        columns: Sequence[GridColumn],
        rows: Iterable[Sequence[str]] = (),
        *,
        check: Check = accept_all,
        reasons: Mapping[str, str] | None = None,
        keys: Mapping[str, str] | None = None,
        empty: str = "Belum ada baris. Ins membuat baris baru.",
        asked: Asked = ask_all,
        grace: float = GRACE,
        id: str | None = None,  # noqa: A002 - Textual's name for it
    ) -> None:
        """`rows` are texts in the order of `columns`; `keys` replaces the table of keys `entry_keys.KEYS`.

        `asked` tells whether Enter stops in an empty cell; one that is not asked can still be reached by arrows.
        """
        super().__init__(id=id)
        self.empty, self.grace = empty, grace
        self.desk = EntryKeys(columns, check, reasons)
        self.desk.asked = asked
        self.desk.keys = dict(KEYS if keys is None else keys)
        self._deaf_until = -inf
        self.load(rows, columns)

    def load(self, rows: Iterable[Sequence[str]], columns: Sequence[GridColumn] | None = None) -> None:
        """Show other rows, and other columns where given, the cursor on the first cell."""
        kept = self.desk.table.columns if columns is None else list(columns)
        self.desk.load(kept, rows)
        self.plan = EntryLayout(kept)
        self.top = 0
        self._shown = (0, self.desk.column, self.mode_word)
        self.lay_out()

    def go_to(self, position: int, key: str | None = None) -> bool:
        """Put the cursor on the row at `position` (from 0), or the nearest; False while a complaint stands."""
        self.desk.dismiss()
        if not self.desk.has_cell or not self.desk.accept():
            self._show()
            return False
        self.desk.go(position, self.desk.column if key is None else self.desk.table.places[key])
        self._show()
        return True

    def force(self, reason: str) -> bool:
        """Take the doubtful value with the reason for it and go on; False without a doubt or a reason."""
        done = self.desk.force(reason)
        if done:
            self.desk.follow()
        self._show()
        return done

    def dismiss(self) -> None:
        """Go back from a question (`ReasonAsked`, `RowAsked`) that was dropped; a complaint stays."""
        self.desk.dismiss()
        self._show()

    def finish(self) -> bool:
        """Accept what is typed and post the row in hand, before the screen is left; False while a complaint stands."""
        self.desk.dismiss()
        accepted = not self.desk.has_cell or self.desk.accept()
        self.desk.finish()
        self._show()
        return accepted

    def tell_again(self) -> None:
        """Tell once more why the cell in hand is locked."""
        self.desk.tell_again()
        self._show()

    def do(self, command: str) -> None:
        """Run a command of `entry_keys.KEYS` as its key would, for a screen's own menu."""
        key = next((key for key, name in self.desk.keys.items() if name == command), None)
        if key is not None:
            self.desk.press(key, None)
            self._show()

    def on_key(self, event: events.Key) -> None:
        """Do what the key means; what came too early for a complaint to be seen means nothing."""
        if self._is_early(event) or self.desk.press(event.key, event.character):
            self._show()
            event.stop()
            event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Take cells from a spreadsheet, or insert text into the cell."""
        if not self._is_early(event):
            paste(self.desk, event.text)
            self._show()
        event.stop()

    def on_resize(self, _event: events.Resize) -> None:
        """Follow the window."""
        self.lay_out()

    def on_show(self) -> None:
        """Begin at the top again, or where the cell in hand is seen: what was moved unseen had no height."""
        self.top = 0
        self.lay_out()

    def on_focus(self) -> None:
        """Show the terminal's cursor on the cell."""
        self.park_on_cell()

    def _is_early(self, event: events.Event) -> bool:
        early = event.time <= self._deaf_until
        if early:
            self._deaf_until = max(self._deaf_until, event.time + self.grace)
        return early

    def _show(self) -> None:
        """Paint what a key changed and post what it brought about."""
        desk, out = self.desk, self.desk.out
        position, column, word = self._shown
        self._shown = (desk.position, desk.column, self.mode_word)
        if self.reveal() or any(isinstance(message, self.RowInserted) for message in out):
            self.refresh()
        else:
            if position != desk.position:
                self.refresh(self.row_region(position), self.row_region(desk.position))
            else:
                self.refresh(self.cell_region(position, column), self.cell_region(position, desk.column))
            for row in desk.stale:
                self.refresh_seen(row, None)
        desk.stale.clear()
        self.park_on_cell()
        if word != self.mode_word:
            self.post_message(ModeChanged(self.mode_word))
        for message in out:
            if isinstance(message, Complained):
                self._deaf_until = -inf if message.again else events.Event().time + self.grace
                self.app.bell()
            self.post_message(message)
        out.clear()
