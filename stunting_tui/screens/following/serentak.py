"""Intervensi serentak: villages and the six steps of a month; typed for one village, or one step in all villages."""

from collections.abc import Callable, Mapping

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.coded import Coded
from stunting_tui.domain.dates import parse_entry_date, period_label, period_of, short_date
from stunting_tui.domain.following.intervention import Done, objection, steps
from stunting_tui.domain.reporting_period import read_period
from stunting_tui.errors import DataError
from stunting_tui.screens.detail import Detail
from stunting_tui.screens.fact_grid import FactGridScreen, whole_number
from stunting_tui.screens.following.step_cells import (
    cells,
    columns,
    heads,
    total_row,
    total_words,
    village_row,
    village_words,
)
from stunting_tui.services.following import interventions
from stunting_tui.services.register.region import VillageRecord
from widgets.entry_columns import Verdict
from widgets.record_list import RecordList
from widgets.sorting import Sorting, Value

LIST_LEGEND = "Enter Buka, period Bulan, turn, sort, help, back"
NOTHING = "Kecamatan belum dipilih. {back} kembali, lalu {regions} di Beranda."


class SerentakScreen(FactGridScreen):
    """First the board of a month, then the grid of a village or a step. `params`: `period` (ISO month)."""

    NAME = "serentak"
    BINDINGS = keys.bindings_for("serentak")
    CSS_PATH = "serentak.tcss"
    ORDER = Sorting("name")
    list_legend = LIST_LEGEND

    table: interventions.Board
    turned = False
    """Whether the grid is of a step and its rows are villages."""
    opened = 0
    """Place of the village, or step, of the grid."""

    def body(self) -> ComposeResult:
        """Give the board, the grid, and what is in hand in words."""
        yield RecordList(heads(steps()), id="list", empty=self.spelled(NOTHING))
        yield self.new_grid(columns("Langkah"), self.spelled(NOTHING))
        yield Detail(id="detail")

    def load(self) -> None:
        """Read the month; coming back to the grid changes nothing."""
        if self.fresh:
            period = self.params.get("period") or getattr(self, "period", "") or period_of(self.session.today)
            self.turned = False
            self._read(period)
            self._show_list()
        elif not self.typing:
            self._read(self.period)
            self._show_list(self._at_cursor())

    def _read(self, period: str) -> None:
        self.period = period
        self.table = interventions.board(period)

    def show_head(self) -> None:
        """Show the month, and what the grid is of."""
        told = f"arah: {self.grid.path_word}" if self.typing else self.order_told()
        name = f"  {self._label()}" if self.typing else ""
        self.set_title(
            f"INTERVENSI SERENTAK{name}", "   ".join(part for part in (period_label(self.period), told) if part)
        )

    def _label(self) -> str:
        return steps()[self.opened].name if self.turned else self.table.villages[self.opened].name

    def _show_list(self, village_id: int | None = None) -> None:
        self.show_view(grid=False)
        table = self.table
        self.shown = self.arranged(table.villages, self._values(), lambda one: one.name)
        place = next((at for at, one in enumerate(self.shown) if one.id == village_id), 0)
        rows = [village_row(table, village, steps()) for village in self.shown]
        totals = [table.total(step) for step in steps()]
        self.show_rows([*rows, total_row(totals)] if rows else [], place)
        self.show_head()
        self.say(self._held(), f"{table.begun} dari {len(table.villages)} desa mulai")
        self._say_choice()

    def _held(self) -> str:
        totals = [self.table.total(step) for step in steps()]
        return (
            f"{sum(total.held for total in totals)} dari {sum(total.villages for total in totals)} langkah dilaksanakan"
        )

    def _values(self) -> Mapping[str, Callable[[VillageRecord], Value]]:
        def coverage(step: Coded) -> Callable[[VillageRecord], Value]:
            return lambda one: self.table.of(one.id, step.code).coverage

        return {"name": lambda one: one.name, **{step.code: coverage(step) for step in steps()}}

    def _say_choice(self) -> None:
        """Say what the village under the cursor lacks; of the kecamatan, which steps lack villages."""
        cursor = self.query_one(RecordList).cursor
        hint = "Cakupan: terjangkau dari sasaran, dalam persen. - belum ada, ... baru sebagian."
        if cursor < len(self.shown):
            self._say(village_words(self.table, self.shown[cursor]), hint)
        else:
            short = [total for total in map(self.table.total, steps()) if total.absent]
            told = ", ".join(f"{total.step.name.lower()} {len(total.absent)} desa" for total in short)
            self._say(f"Kecamatan: belum {told}." if told else "Kecamatan: lengkap.", hint)

    def _say(self, *lines: str) -> None:
        self.query_one(Detail).set_text("\n".join(lines))

    def on_record_list_highlighted(self) -> None:
        """Say what the village under the cursor lacks."""
        if not self.typing:
            self._say_choice()

    def show_sorted(self) -> None:
        """Arrange the villages anew."""
        self._show_list(self._at_cursor())

    def _at_cursor(self) -> int | None:
        cursor = self.query_one(RecordList).cursor
        return self.shown[cursor].id if cursor < len(self.shown) else None

    def on_record_list_selected(self) -> None:
        """Open the grid of a village; of the kecamatan, that of the first step."""
        cursor = self.query_one(RecordList).cursor
        self.turned = cursor >= len(self.shown)
        self._open(0 if self.turned else self.table.villages.index(self.shown[cursor]))

    def _open(self, place: int, row: int = 0, key: str = "held_on") -> None:
        """Show the grid of a village (turned: of a step), the cursor in row `row`."""
        self.opened = place
        shape = columns("Desa" if self.turned else "Langkah")
        count = len(self.table.villages) if self.turned else len(steps())
        lines = [self._cells(at) for at in range(count)]
        self.show_view(grid=True)
        self.grid.load([[line[column.key] for column in shape] for line in lines], shape)
        self.grid.go_to(row, key)
        self.show_head()
        self.show_row(self.grid.row)

    def _place(self, row: int) -> tuple[VillageRecord, Coded]:
        """Return village and step of a row."""
        if self.turned:
            return self.table.villages[row], steps()[self.opened]
        return self.table.villages[self.opened], steps()[row]

    def _cells(self, row: int) -> dict[str, str]:
        village, step = self._place(row)
        return cells(village.name if self.turned else step.name, self.table.of(village.id, step.code))

    def is_asked(self, row: int, key: str) -> bool:  # noqa: ARG002 - the grid asks so
        """Whether Enter stops in an empty cell: the note is for those who go there."""
        return key != "note"

    def check_cell(self, row: int, key: str, text: str, values: Mapping[str, str]) -> Verdict:  # noqa: ARG002
        """Judge day, reached and target together; a day alone is one of the month."""
        if key == "note":
            return Verdict.ok()
        try:
            if key == "held_on" and text.strip():
                text = short_date(parse_entry_date(text, self.period, self.session.today))
            done = self._typed({**values, key: text})
        except DataError as error:
            return Verdict.hard(str(error))
        wrong = objection(done, self.period, self.session.today)
        return Verdict.hard(wrong) if wrong else Verdict.ok(text)

    def _typed(self, values: Mapping[str, str]) -> Done:
        day = values["held_on"].strip()
        return Done(
            parse_entry_date(day, self.period, self.session.today) if day else None, whole_number(values["reached"]),
            whole_number(values["target"]), values["note"],
        )  # fmt: skip

    def store_row(self, row: int) -> None:
        """Save a step of a village."""
        village, step = self._place(row)
        interventions.save_step(self.session, self.table, village.id, step.code, self._typed(self.grid.values(row)))
        self.grid.set_computed(row, self._cells(row))

    def stored_texts(self, row: int) -> Mapping[str, str]:
        """Return a step as it is stored now."""
        village, step = self._place(row)
        interventions.reread(self.table, village.id, step.code)
        return self._cells(row)

    def show_row(self, row: int) -> None:
        """Say what the village in hand lacks, and how the step stands in the kecamatan."""
        if row < 0:
            return
        village, step = self._place(row)
        self._say(village_words(self.table, village), *total_words(self.table.total(step)))
        self.tell(self._held())
        self.show_mode()

    def action_turn(self) -> None:
        """Turn the table: the cell in hand stays in hand; from the board to the first step."""
        if not self.typing:
            if self.table.villages:
                self.turned = True
                self._open(0)
        elif self.grid.finish():
            place, row, key = self.grid.row, self.opened, self.grid.key
            self.turned = not self.turned
            self._open(place, row, key)

    def action_period(self) -> None:
        """Ask for another month."""
        if not self.typing or self.grid.finish():
            self.ask("Bulan (08 2026)", self._other_period, initial=self.period)

    def _other_period(self, text: str) -> None:
        period = read_period(text)
        if len(period) != len(self.period) or "T" in period:
            raise DataError("Intervensi serentak dicatat tiap bulan.", "Tulis 08 2026 atau Agustus 2026.")
        self._read(period)
        if self.typing:
            self._open(self.opened, self.grid.row, self.grid.key)
        else:
            self._show_list(self._at_cursor())

    def action_back(self) -> None:
        """From the grid to the board, all stored; from the board away."""
        if not self.typing:
            super().action_back()
        elif self.grid.finish():
            self._show_list(None if self.turned else self.table.villages[self.opened].id)
