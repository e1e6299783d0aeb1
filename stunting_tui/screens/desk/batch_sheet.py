"""Typing into a sheet: cells judged, rows stored as they are accepted, the next row prepared."""

from collections.abc import Mapping

from textual import events

from stunting_tui.domain.dates import period_label
from stunting_tui.errors import ConflictError, DataError, OperatorError
from stunting_tui.screens.base import BaseScreen
from stunting_tui.screens.desk import batch_panel, batch_rows
from stunting_tui.screens.desk.batch_columns import grid_columns
from stunting_tui.services.desk import entry_desk
from stunting_tui.services.desk.entry_desk import Judgement, Sheet
from widgets.entry_columns import Verdict
from widgets.entry_grid import EntryGrid
from widgets.entry_messages import CellChanged, Moved, RowLeft, RowMarked
from widgets.lines import OneLine, StatusLine


class SheetScreen(BaseScreen):
    """A screen with an `EntryGrid` over the sheet in hand and the lines `#who`, `#words` and `#before`."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet: Sheet | None = None
        self.typing = False
        self.leaving = False
        self.unsaved: set[int] = set()
        self.marked: set[int] = set()
        self.undated: set[int] = set()
        self.stops = 0
        self._seen: tuple[int, dict[str, str], Judgement] | None = None
        self._row = -1
        self._fresh_finding = False

    @property
    def grid(self) -> EntryGrid:
        """The grid."""
        return self.query_one(EntryGrid)

    def sheet_in_hand(self) -> Sheet:
        """Return the sheet; there is one while the grid shows."""
        assert self.sheet is not None
        return self.sheet

    def show_sheet(self, sheet: Sheet) -> None:
        """Put a sheet into the grid as it is stored."""
        self.sheet, self._seen = sheet, None
        self.leaving, self.stops = False, 0
        self.unsaved, self.marked, self.undated = set(), set(), set()
        columns = grid_columns(sheet.columns, self.size.width)
        texts = [batch_rows.grid_texts(sheet, number) for number in range(len(sheet.rows))]
        grid = self.grid
        grid.load([[cells[column.key] for column in columns] for cells in texts], columns)
        for number, cells in enumerate(texts):
            grid.set_state(number, cells["mark"])
            grid.set_past(number, forced=entry_desk.forced_of(sheet, number))

    def on_resize(self, event: events.Resize) -> None:
        """Give the computed columns the room there is; a cell under a complaint is left alone."""
        if not self.typing:
            return
        grid, sheet = self.grid, self.sheet_in_hand()
        wanted = grid_columns(sheet.columns, event.size.width)
        if wanted != grid.columns and not self.unsaved and not self.marked and grid.finish():
            place, key = grid.position, grid.key
            self.show_sheet(sheet)
            self.stand(place, key)

    def stand(self, place: int, key: str) -> None:
        """Put the cursor on a row; one not begun is begun at its date, which may be carried from above."""
        rows = self.sheet_in_hand().rows
        begun = place < len(rows) and (rows[place].visit is not None or rows[place].open is not None)
        self.grid.go_to(place, key if begun else "measured_on")

    def check_cell(self, row: int, key: str, text: str, values: Mapping[str, str]) -> Verdict:
        """Judge a cell for the grid."""
        found = entry_desk.check(self.sheet_in_hand(), row, key, text, values)
        if found.level == "galat":
            return Verdict.hard(found.message)
        return Verdict.soft(found.message, found.value) if found.level else Verdict.ok(found.value)

    def is_asked(self, row: int, key: str) -> bool:
        """Whether Enter stops in an empty cell of a child."""
        return entry_desk.is_asked(self.sheet_in_hand(), row, key, self.grid.values(row))

    def cells(self, row: int) -> dict[str, str]:
        """Return the texts of a row that can be typed."""
        values = self.grid.values(row)
        return {column.key: values[column.key] for column in self.sheet_in_hand().columns}

    def judged(self, row: int) -> Judgement:
        """Return what the texts of a row come to; the last answer is kept, as several ask at each key."""
        values = self.cells(row)
        if self._seen is None or self._seen[:2] != (row, values):
            self._seen = (row, values, entry_desk.judge(self.sheet_in_hand(), row, values))
        return self._seen[2]

    def find(self, text: str, tone: str = "") -> None:
        """Show a remark; it stays over one change of row, as a row often ends with the cell it is about."""
        self._fresh_finding = bool(text)
        super().find(text, tone)

    def on_entry_grid_moved(self, event: Moved) -> None:
        """Show the child in hand; a row not begun yet takes the date from above and begins at the weight."""
        if self.typing:
            if event.row != self._row and not self._fresh_finding:
                self.find("")
            self._fresh_finding &= event.row == self._row
            self._row = event.row
            self._carry(event.row)
            self.show_child(event.row)

    def _carry(self, row: int) -> None:
        grid, sheet = self.grid, self.sheet_in_hand()
        child = sheet.rows[row]
        if grid.key != "measured_on" or grid.path_word != "Baris" or child.visit is not None or child.open is not None:
            return
        values = self.cells(row)
        begun = any(values.get(name) for name in ("measured_on", *entry_desk.MEASURES))
        if not begun and self._take_day_above(row):
            self._show(row, self.judged(row))
            grid.go_to(row, "weight_kg")

    def _take_day_above(self, row: int) -> bool:
        """Put the nearest date above into a row; False where there is none that is right for the child."""
        grid, sheet = self.grid, self.sheet_in_hand()
        days = (grid.values(number)["measured_on"] for number in range(row - 1, -1, -1))
        day = next((text for text in days if text[:1].isdigit()), "")
        if not day or entry_desk.check(sheet, row, "measured_on", day, self.cells(row)).level:
            return False
        sheet.rows[row].carried = True
        grid.set_computed(row, {"measured_on": day})
        self._place(row)
        return True

    def _date(self, event: CellChanged) -> None:
        """Carry the date to a row that was reached without passing it: down the column, or by a pasted block.

        A date that the operator emptied stays empty.
        """
        row = event.row
        if event.key == "measured_on":
            (self.undated.discard if event.value else self.undated.add)(row)
        elif event.key in entry_desk.MEASURES and event.value[:1].isdigit() and row not in self.undated:
            child = self.sheet_in_hand().rows[row]
            if child.visit is None and not self.grid.values(row)["measured_on"]:
                self._take_day_above(row)

    def _place(self, row: int) -> None:
        """Propose the position natural for the age on the day typed, where nobody typed one."""
        child, day = self.sheet_in_hand().rows[row], self.judged(row).day
        if child.visit is None and child.proposed and day is not None:
            self.grid.set_computed(row, {"position": entry_desk.proposal(child, day)})

    def on_entry_grid_cell_changed(self, event: CellChanged) -> None:
        """Store the row, and tell what is worth a look."""
        if not self.typing:
            return
        self.leaving = False
        child = self.sheet_in_hand().rows[event.row]
        if event.key == "position":
            child.proposed = False
        if event.key == "measured_on":
            child.carried = False
            self._place(event.row)
        self._date(event)
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
        """Say what a row that was typed into lacks to be a measurement."""
        if row in self.unsaved:
            return f"! Belum disimpan: {batch_panel.due(found.day)}."
        lacks = found.is_measured and found.day is None
        return f"o Disimpan, tetapi belum lengkap: {batch_panel.due(None)}." if lacks else ""

    def is_changed(self, row: int) -> bool:
        """Whether a row holds other texts than the store."""
        return row >= 0 and self.cells(row) != entry_desk.texts_of(self.sheet_in_hand(), row)

    def save_row(self, row: int) -> Judgement | None:
        """Store a row and show what it comes to; None where that failed, which is told."""
        grid, sheet = self.grid, self.sheet_in_hand()
        if row in self.marked:
            self.find(self.spelled("Baris ini ditandai hapus; {mark} mengembalikannya."))
            return None
        state, cells = sheet.state, self.cells(row)
        try:
            found = entry_desk.save_row(self.session, sheet, row, cells, grid.forced(row), self.stops)
        except (ConflictError, DataError) as error:
            self._give_way(row, error)
            return None
        except OperatorError as error:
            self.unsaved.add(row)
            self._show(row, self.judged(row))
            self.complain(str(error))
            return None
        self.stops, self._seen = 0, (row, cells, found)
        begun = any(cells.get(name) for name in entry_desk.MEASURES)
        lost = sheet.posyandu_id is None and begun and sheet.rows[row].visit is None
        (self.unsaved.add if lost else self.unsaved.discard)(row)
        self._show(row, found)
        if sheet.state != state:
            self.show_head()
        return found

    def _give_way(self, row: int, error: OperatorError) -> None:
        """Show the row as the store has it: another operator was faster, or the change is refused."""
        sheet, grid = self.sheet_in_hand(), self.grid
        typed = self.cells(row)
        if isinstance(error, ConflictError):
            entry_desk.reread(sheet, row)
        grid.set_computed(row, entry_desk.texts_of(sheet, row))
        grid.set_past(row, forced=entry_desk.forced_of(sheet, row))
        self.unsaved.discard(row)
        self._seen = None
        self._show(row, self.judged(row))
        self.show_head()
        if not isinstance(error, ConflictError):
            self.complain(str(error))
            return
        now = self.cells(row)
        changed = (column for column in sheet.columns if typed[column.key] != now[column.key])
        mine = [f"{column.heading} {typed[column.key]}" for column in changed]
        self.complain(f"{error.message.partition(';')[0]}; ketikan Anda: {', '.join(mine) or 'sama'}.")

    def _show(self, row: int, found: Judgement) -> None:
        """Paint what a row comes to."""
        grid, sheet = self.grid, self.sheet_in_hand()
        texts = batch_rows.computed(sheet, row, found)
        shown = grid.values(row)
        grid.set_computed(row, {key: text for key, text in texts.items() if key in shown})
        grid.set_state(row, "!" if row in self.unsaved else batch_rows.mark(sheet, row, found))
        self.show_child(grid.row)

    def show_head(self) -> None:
        """Show place, month, state and path."""
        sheet = self.sheet_in_hand()
        words = [period_label(sheet.period), sheet.state, f"arah: {self.grid.path_word}"]
        self.set_title(f"BATCH  {sheet.village} / {sheet.posyandu}", "  ".join(word for word in words if word))

    def show_child(self, row: int) -> None:
        """Show the child in hand and how much is stored."""
        if row < 0:
            return
        sheet, found, width = self.sheet_in_hand(), self.judged(row), self.size.width - 2
        self.query_one("#who", OneLine).update(batch_panel.who(sheet, row, found, width), "strong")
        self.query_one("#words", OneLine).update(batch_panel.words(sheet, row, found, width))
        self.query_one("#before", OneLine).update(batch_panel.before(sheet, found, width))
        self.show_status()

    def answer(self, *, short: bool = False) -> str | None:
        """Return how the complaint about the cell in hand is answered, None without one."""
        words = (batch_panel.BRIEF if short else batch_panel.ANSWERS).get(self.grid.mode_word)
        return None if words is None else self.spelled(words)

    def show_status(self, text: str | None = None) -> None:
        """Show how a complaint is answered, else how much is stored, or `text`; at the right the row and the mode."""
        sheet, grid = self.sheet_in_hand(), self.grid
        line = self.query_one(StatusLine)
        text = self.answer() if text is None else text
        if text is not None or not self._tail:
            told = f"Tersimpan {sheet.typed} dari {len(sheet.rows)}"
            told += f"; {sheet.unmeasured} tidak diukur" if sheet.unmeasured else ""
            told += f"; {sheet.forced} dipaksa" if sheet.forced else ""
            line.update(told if text is None else text)
        line.set_word(f"baris {grid.position + 1} dari {grid.row_count}  {grid.mode_word}")

    def on_entry_grid_row_marked(self, event: RowMarked) -> None:
        """Remove a visit typed by mistake, or store it again."""
        grid, sheet = self.grid, self.sheet_in_hand()
        if not event.marked:
            self.marked.discard(event.row)
            if self.save_row(event.row) is not None:
                self.find("Baris ini disimpan lagi.")
            return
        try:
            entry_desk.remove(self.session, sheet, event.row)
        except OperatorError as error:
            grid.set_past(event.row, forced=grid.forced(event.row))
            self.complain(str(error))
            return
        self.marked.add(event.row)
        self.unsaved.discard(event.row)
        self._show(event.row, self.judged(event.row))
        self.find(self.spelled("Baris ini tidak disimpan; {mark} sekali lagi mengembalikannya."))
