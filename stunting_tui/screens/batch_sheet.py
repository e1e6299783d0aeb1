"""Typing into a sheet: cells judged, rows stored as they are accepted, the next row prepared."""

from collections.abc import Mapping

from stunting_tui.errors import ConflictError, OperatorError
from stunting_tui.screens import batch_rows
from stunting_tui.screens.base import BaseScreen
from stunting_tui.services import entry_desk
from stunting_tui.services.entry_desk import Judgement, Sheet
from widgets.entry_columns import Verdict
from widgets.entry_grid import EntryGrid
from widgets.entry_messages import CellChanged, Moved, RowLeft, RowMarked
from widgets.lines import OneLine, StatusLine

MEASURES = ("weight_kg", "height_cm", "muac_cm")


class SheetScreen(BaseScreen):
    """A screen with an `EntryGrid` over the sheet in hand and a line `#who`."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet: Sheet | None = None
        self.typing = False
        self.unsaved: set[int] = set()
        self.marked: set[int] = set()
        self.leaving = False

    @property
    def grid(self) -> EntryGrid:
        """The grid."""
        return self.query_one(EntryGrid)

    def sheet_in_hand(self) -> Sheet:
        """Return the sheet; there is one while the grid shows."""
        assert self.sheet is not None
        return self.sheet

    def check_cell(self, row: int, key: str, text: str, values: Mapping[str, str]) -> Verdict:
        """Judge a cell for the grid."""
        found = entry_desk.check(self.sheet_in_hand(), row, key, text, values)
        if found.level == "galat":
            return Verdict.hard(found.message)
        return Verdict.soft(found.message, found.value) if found.level else Verdict.ok(found.value)

    def on_entry_grid_moved(self, event: Moved) -> None:
        """Show the child in hand; a row not begun yet takes the date from above and begins at the weight."""
        if self.typing:
            self._carry(event.row)
            self.show_child(event.row)

    def _carry(self, row: int) -> None:
        grid, sheet = self.grid, self.sheet_in_hand()
        values = grid.values(row)
        untouched = not any(values[name] for name in ("measured_on", *MEASURES))
        if not untouched or grid.key != "measured_on" or grid.path_word != "Baris":
            return
        days = (grid.values(number)["measured_on"] for number in range(row - 1, -1, -1))
        day = next((text for text in days if text[:1].isdigit()), "")
        if not day or entry_desk.check(sheet, row, "measured_on", day, values).level:
            return
        grid.set_computed(row, {"measured_on": day})
        self._place(row)
        grid.set_computed(row, batch_rows.computed(sheet, row, entry_desk.judge(sheet, row, grid.values(row))))
        grid.go_to(row, "weight_kg")

    def _place(self, row: int) -> None:
        """Propose the position natural for the age on the day typed, where nobody typed one."""
        sheet, grid = self.sheet_in_hand(), self.grid
        child, day = sheet.rows[row], entry_desk.judge(sheet, row, grid.values(row)).day
        if child.visit is None and child.proposed and day is not None:
            grid.set_computed(row, {"position": entry_desk.proposal(child, day)})

    def on_entry_grid_cell_changed(self, event: CellChanged) -> None:
        """Store the row, and tell what is worth a look."""
        if not self.typing:
            return
        self.leaving = False
        sheet = self.sheet_in_hand()
        if event.key == "position":
            sheet.rows[event.row].proposed = False
        if event.key == "measured_on":
            self._place(event.row)
        found = self.save_row(event.row)
        if found is not None:
            notes = [note.message for note in found.of("catatan") if note.field == event.key]
            self.find(f"~ {notes[0]}" if notes else self._lacking(event.row, found))

    def on_entry_grid_row_completed(self, event: RowLeft) -> None:
        """Try again what could not be stored."""
        if self.typing and event.row in self.unsaved:
            self.save_row(event.row)

    def on_entry_grid_row_left_incomplete(self, event: RowLeft) -> None:
        """Try again what could not be stored."""
        self.on_entry_grid_row_completed(event)

    def _lacking(self, row: int, found: Judgement) -> str:
        """Say why a row that was typed into is not stored."""
        if row not in self.unsaved:
            return ""
        lacks = "tanggalnya" if found.day is None else "paling sedikit satu ukuran"
        return f"! Belum disimpan: isi {lacks}."

    def is_changed(self, row: int) -> bool:
        """Whether a row holds other texts than the store."""
        if row < 0:
            return False
        values = self.grid.values(row)
        return any(values[key] != text for key, text in entry_desk.texts_of(self.sheet_in_hand(), row).items())

    def save_row(self, row: int) -> Judgement | None:
        """Store a row and show what it comes to; None where that failed, which is told."""
        grid, sheet = self.grid, self.sheet_in_hand()
        if row in self.marked:
            self.find("Baris ini ditandai hapus; Del mengembalikannya.")
            return None
        try:
            found = entry_desk.save_row(self.session, sheet, row, grid.values(row), grid.forced(row))
        except ConflictError as error:
            self._give_way(row, error)
            return None
        except OperatorError as error:
            self.unsaved.add(row)
            self._show(row, entry_desk.judge(sheet, row, grid.values(row)))
            self.complain(str(error))
            return None
        begun = any(grid.values(row)[name] for name in MEASURES)
        (self.unsaved.add if begun and sheet.rows[row].visit is None else self.unsaved.discard)(row)
        self._show(row, found)
        return found

    def _give_way(self, row: int, error: ConflictError) -> None:
        """Show the row as another operator left it."""
        sheet, grid = self.sheet_in_hand(), self.grid
        typed = grid.values(row)
        entry_desk.reread(sheet, row)
        grid.set_computed(row, entry_desk.texts_of(sheet, row))
        grid.set_past(row, forced=entry_desk.forced_of(sheet, row))
        self.unsaved.discard(row)
        self._show(row, entry_desk.judge(sheet, row, grid.values(row)))
        now = grid.values(row)
        mine = [f"{label} {typed[key]}" for key, label in entry_desk.COLUMNS.items() if typed[key] != now[key]]
        self.complain(f"{error.message.partition(';')[0]}; ketikan Anda: {', '.join(mine) or 'sama'}.")

    def _show(self, row: int, found: Judgement) -> None:
        """Paint what a row comes to."""
        self.grid.set_computed(row, batch_rows.computed(self.sheet_in_hand(), row, found))
        self.show_mark(row, found)
        self.show_child(self.grid.row)

    def show_mark(self, row: int, found: Judgement) -> None:
        """Show ! for a row that is not stored, or what is to be looked at in it."""
        self.grid.set_state(row, "!" if row in self.unsaved else batch_rows.mark(self.sheet_in_hand(), row, found))

    def show_child(self, row: int) -> None:
        """Show the child in hand and how much is stored."""
        sheet, grid = self.sheet_in_hand(), self.grid
        if row < 0:
            return
        found = entry_desk.judge(sheet, row, grid.values(row))
        who = batch_rows.in_hand(sheet, row, found, self.size.width - 2)
        self.query_one("#who", OneLine).update(who, "strong")
        self.show_status()

    def show_status(self, text: str | None = None) -> None:
        """Show how much is stored, or `text`; at the right the row and the mode."""
        sheet, grid = self.sheet_in_hand(), self.grid
        forced = f"; {sheet.forced} dipaksa" if sheet.forced else ""
        line = self.query_one(StatusLine)
        if text is not None or not self._tail:
            line.update(f"Tersimpan {sheet.typed} dari {len(sheet.rows)}{forced}" if text is None else text)
        line.set_word(f"baris {grid.position + 1} dari {grid.row_count}  {grid.mode_word}")

    def on_entry_grid_row_marked(self, event: RowMarked) -> None:
        """Remove a visit typed by mistake, or store it again."""
        grid, sheet = self.grid, self.sheet_in_hand()
        if not event.marked:
            self.marked.discard(event.row)
            self.save_row(event.row)
            return
        try:
            entry_desk.remove(self.session, sheet, event.row)
        except OperatorError as error:
            grid.set_past(event.row, forced=grid.forced(event.row))
            self.complain(str(error))
            return
        self.marked.add(event.row)
        self.unsaved.discard(event.row)
        self._show(event.row, entry_desk.judge(sheet, event.row, grid.values(event.row)))
        self.find("Baris ini tidak disimpan; Del sekali lagi mengembalikannya.")
