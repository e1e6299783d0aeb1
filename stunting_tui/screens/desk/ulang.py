"""Ketik ulang: the drawn children typed a second time without the first values, then each difference answered."""

from collections.abc import Mapping

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.dates import period_label, short_date
from stunting_tui.domain.measuring.entry_columns import entry_columns
from stunting_tui.errors import OperatorError
from stunting_tui.screens.base import BaseScreen
from stunting_tui.screens.desk.lembar_rows import second_words
from stunting_tui.screens.wording import SEXES, leave_with
from stunting_tui.services.desk import second_answer, second_entry
from stunting_tui.services.desk.entry_desk import REASONS
from stunting_tui.services.desk.second_entry import Difference, SecondChild
from stunting_tui.services.desk.sheet_overview import overview
from widgets.entry_columns import GridColumn, Verdict
from widgets.entry_grid import KEYS, EntryGrid
from widgets.entry_messages import CellChanged, Complained, Hint, Moved, RowAsked
from widgets.lines import OneLine, PromptLine, RuleLine, StatusLine

GRID_KEYS = {key: command for key, command in KEYS.items() if command not in ("insert", "mark", "force")}
WHO = (
    GridColumn("No", 3, "right", key="no", kind="computed"),
    GridColumn("Nama", 24, flex=1, key="name", kind="computed"),
    GridColumn("JK", 2, key="sex", kind="computed"),
)
DATE_WIDTH = 10
HOW = "1 pertama, 2 kedua, atau ketik nilai yang benar; Esc nanti"
CHOICES = {"1": second_answer.FIRST, "2": second_answer.SECOND}


class UlangScreen(BaseScreen):
    """The second typing of a sheet. `params`: `posyandu` (id), `period` (ISO year-month)."""

    NAME = "ulang"
    BINDINGS = keys.bindings_for("ulang")
    CSS_PATH = "ulang.tcss"

    def __init__(self) -> None:
        super().__init__()
        self.children_drawn: list[SecondChild] = []
        self.fields: list[str] = []
        self.put_off = False
        self.leaving = False

    def body(self) -> ComposeResult:
        """Give the grid, and the child in hand."""
        yield EntryGrid(
            WHO, check=self.check_cell, reasons=REASONS,
            keys=self.shell.keys.grid_keys(GRID_KEYS), asked=self.is_asked, id="grid",
            empty=self.spelled("Belum ada anak yang diundi. {back} kembali, lalu {retype}."),
        )  # fmt: skip
        yield RuleLine()
        yield OneLine(id="who")

    @property
    def grid(self) -> EntryGrid:
        """The grid."""
        return self.query_one(EntryGrid)

    @property
    def place(self) -> tuple[int, str]:
        """The sheet: id of the posyandu, period."""
        return self.params["posyandu"], self.params["period"]

    def load(self) -> None:
        """Show what was typed so far, the cursor on the first cell that was not; coming back changes nothing."""
        self.grid.focus()
        if not self.fresh:
            return
        self.put_off = self.leaving = False
        self.children_drawn = second_entry.sample(*self.place)
        self.fields = [field for field in second_entry.FIELDS if any(field in c.fields for c in self.children_drawn)]
        rows = [
            (str(number), child.name, child.sex, *(child.typed.get(field, "") for field in self.fields))
            for number, child in enumerate(self.children_drawn, 1)
        ]
        self.grid.load(rows, [*WHO, *(_column(field) for field in self.fields)])
        self._head()
        self.find("")
        empty = self._empty_cells()
        if empty:
            self.grid.go_to(*empty[0])
        self._show()
        own = second_entry.typed_by(self.session.operator, *self.place)
        if own and empty:
            self.find(f"Isian pertama {own} anak di sini Anda ketik sendiri; sebaiknya operator lain.")
        if self.children_drawn and not empty:
            self._settle()

    def _head(self) -> None:
        seen = overview(self.session, *self.place)
        path = "" if self.grid.path_word == "Baris" else f"   arah: {self.grid.path_word}"
        self.set_title(f"KETIK ULANG  {seen.village} / {seen.posyandu}", f"{period_label(seen.period)}{path}")

    def _empty_cells(self) -> list[tuple[int, str]]:
        """Return row and field of every drawn cell that was not typed yet."""
        return [
            (row, field)
            for row, child in enumerate(self.children_drawn)
            for field in child.fields
            if not self.grid.values(row)[field]
        ]

    def is_asked(self, row: int, key: str) -> bool:
        """Whether the cell was drawn."""
        return key in self.children_drawn[row].fields

    def check_cell(self, row: int, key: str, text: str, _values: Mapping[str, str]) -> Verdict:
        """Judge a cell for the grid: its form and the absolute limits, nothing that the first typing tells."""
        child, today = self.children_drawn[row], self.session.today
        if not self.is_asked(row, key):
            return Verdict.hard("Sel ini tidak diketik ulang.")
        wrong = second_entry.objection(child, key, text, self.params["period"], today)
        return Verdict.hard(wrong) if wrong else Verdict.ok(second_entry.tidy(key, text, self.params["period"], today))

    def on_entry_grid_cell_changed(self, event: CellChanged) -> None:
        """Store the cell; after the last one the differences are offered."""
        child = self.children_drawn[event.row]
        try:
            second_entry.put(self.session, *self.place, child.child_id, event.key, event.value)
        except OperatorError as error:
            self.grid.set_computed(event.row, {event.key: child.typed.get(event.key, "")})
            self.complain(str(error))
            return
        child.typed[event.key] = event.value
        self.put_off = False
        self._show()
        if not self._empty_cells():
            self._settle()

    def _show(self) -> None:
        """Show the child in hand, and how much was typed."""
        row = self.grid.row
        if row < 0:
            return
        child = self.children_drawn[row]
        self.query_one("#who", OneLine).update(
            f"{child.name}, {SEXES[child.sex]}, lahir {short_date(child.birth_date)}", "strong"
        )
        self._show_mode()
        cells, left = sum(len(child.fields) for child in self.children_drawn), len(self._empty_cells())
        if left and not self._tail and not self.query_one(PromptLine).active:
            self.query_one(StatusLine).update(f"Diketik ulang {cells - left} dari {cells} sel")

    def _show_mode(self) -> None:
        grid = self.grid
        if not self.query_one(PromptLine).active:
            self.query_one(StatusLine).set_word(f"anak {grid.position + 1} dari {grid.row_count}  {grid.mode_word}")

    def _pending(self) -> list[Difference]:
        """Return the differences of the children who were typed whole."""
        begun = {self.children_drawn[row].child_id for row, _ in self._empty_cells()}
        return [one for one in second_entry.differences(*self.place) if one.child_id not in begun]

    def _settle(self, told: str = "") -> None:
        """Ask for the next difference; after the last one tell the result, and leave where that was wanted."""
        pending = self._pending()
        if pending:
            one = pending[0]
            self.grid.go_to([child.child_id for child in self.children_drawn].index(one.child_id), one.field)
            self.ask(_question(one), lambda text: self._answer_with(one, text), dropped=self._later)
            self.query_one(StatusLine).update(told or HOW)
            self.query_one(StatusLine).set_word(f"beda 1 dari {len(pending)}")
        elif self.leaving:
            leave_with(self, self._result())
        else:
            self.say(f"{self._result()}. {self.key('back')} kembali.")
            self._show_mode()

    def _answer_with(self, one: Difference, text: str) -> None:
        told = ""
        try:
            choice = CHOICES.get(text.strip(), text)
            second_answer.answer(self.session, *self.place, one.child_id, one.field, choice)
        except OperatorError as error:
            told = f"! {error.message} {HOW}"
        self._settle(told)

    def _later(self) -> None:
        """Leave the differences for another time."""
        self.put_off, self.leaving = True, False
        self.say(f"{len(self._pending())} beda belum dijawab. {self.key('back')} kembali; lain kali dari sini lagi.")
        self._show_mode()

    def _result(self) -> str:
        found = second_entry.result(*self.place)
        return second_words(found) if found else ""

    def action_back(self) -> None:
        """Leave; the differences of what was typed whole are offered first. A complaint must be answered."""
        if not self.grid.finish():
            return
        if self.put_off or not self._pending():
            leave_with(self, self._result() if not self._empty_cells() else "")
        else:
            self.leaving = True
            self._settle()

    def action_child(self) -> None:
        """Refuse: the child's page shows what was typed first."""
        self.complain("Selama ketik ulang rincian anak tidak dibuka: isian pertama ada di sana.")

    def on_entry_grid_moved(self, _event: Moved) -> None:
        """Show the child in hand."""
        self._show()

    def on_entry_grid_complained(self, event: Complained) -> None:
        """Show the finding and how it is answered; not that there is no row left where there is nothing to type."""
        if event.kind == "note" and not self._empty_cells():
            return
        self.find(f"! {event.message}", "error")
        if event.kind != "note":
            self.query_one(StatusLine).update(f"{self.key('clear_cell')} kosongkan, lalu ketik lagi; atau Backspace.")

    def on_entry_grid_cleared(self) -> None:
        """Take the finding away."""
        self.find("")
        self._show()

    def on_entry_grid_hint(self, event: Hint) -> None:
        """Show what may be typed."""
        self.find(event.text)

    def on_entry_grid_mode_changed(self) -> None:
        """Show the mode."""
        self._show_mode()

    def on_entry_grid_path_changed(self) -> None:
        """Show the path."""
        self._head()

    def on_entry_grid_row_asked(self, event: RowAsked) -> None:
        """Ask for the row to go to."""
        self.ask(f"Ke anak nomor (1-{event.count})", self._to_row, dropped=self.grid.dismiss)

    def _to_row(self, text: str) -> None:
        if text.strip().isdecimal():
            self.grid.go_to(int(text) - 1)
        else:
            self.grid.dismiss()
            self.complain("Ketik nomor anaknya.")


def _column(field: str) -> GridColumn:
    """Return the column of a field; a date stands there whole."""
    column = next(column for column in entry_columns() if column.key == field)
    width = DATE_WIDTH if column.kind == "date" else column.width
    return GridColumn(
        column.heading, width, "right", key=field, kind=column.kind, decimals=column.decimals, unit=column.unit
    )


def _question(one: Difference) -> str:
    """Return a difference as it is asked; a long name is cut."""
    heading = next(column.heading for column in entry_columns() if column.key == one.field)
    return f"{one.name[:20].rstrip()}  {heading}  pertama {_shown(one.first)}  kedua {_shown(one.second)}"


def _shown(text: str) -> str:
    return f"kosong ({REASONS.get(text[1:], 'tanpa alasan')})" if text.startswith("-") else text
