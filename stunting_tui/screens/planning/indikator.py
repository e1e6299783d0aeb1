"""Indikator: the service indicators of a period, typed for one village, or for one indicator in all villages."""

from collections.abc import Mapping
from pathlib import Path

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.numbers import parse_decimal
from stunting_tui.domain.planning.indicators import Indicator, Reading, objection
from stunting_tui.domain.reporting_period import period_words, quarter_of, read_period
from stunting_tui.screens.book_target import ask_path, ask_target
from stunting_tui.screens.fact_grid import FactGridScreen
from stunting_tui.screens.planning.indikator_rows import (
    HEADS,
    VALUES,
    Choice,
    columns,
    indicator_name,
    shortfalls,
    texts,
    words,
)
from stunting_tui.services.deliberation import report_place
from stunting_tui.services.planning import indicator_books, indicators
from widgets.entry_columns import Verdict
from widgets.entry_grid import EntryGrid
from widgets.lines import OneLine, RuleLine
from widgets.record_list import RecordList
from widgets.sorting import Sorting

LIST_LEGEND = "Enter Buka, period, turn, {write_book}/{read_book} Excel, profile, help, back"
NOTHING = "Kecamatan belum dipilih. {back} kembali, lalu {regions} di Beranda."


class IndikatorScreen(FactGridScreen):
    """First the villages (or the indicators) of a period, then the grid of one. `params`: `period`, `village` (id)."""

    NAME = "indikator"
    BINDINGS = keys.bindings_for("indikator")
    CSS_PATH = "indikator.tcss"
    ORDER = Sorting("name")
    list_legend = LIST_LEGEND
    grid_kind = EntryGrid

    table: indicators.IndicatorTable
    turned = False
    """Whether the list is of indicators and the grid of villages."""
    opened = 0
    """Place of the village, or indicator, of the grid among those of the table."""

    def body(self) -> ComposeResult:
        """Give the list, the grid, and the cell in hand in words."""
        yield RecordList(HEADS, id="list", empty=self.spelled(NOTHING))
        yield self.new_grid(columns("Indikator"), self.spelled(NOTHING))
        yield RuleLine()
        yield OneLine(id="who")
        yield OneLine(id="words")
        yield OneLine(id="standing")

    def load(self) -> None:
        """Read the period; coming back, read it again where nothing is being typed."""
        if self.fresh:
            period = self.params.get("period") or getattr(self, "period", "") or quarter_of(self.session.today)
            self.turned = False
            self._read(period)
            wanted = self.params.get("village")
            place = next((at for at, one in enumerate(self.table.villages) if one.id == wanted), None)
            if place is None:
                self._show_list()
            else:
                self._open(place)
        elif not self.typing:
            self._read(self.period)
            self._show_list(self._at_cursor())
            self.say(self.params.pop("said", ""))

    def _read(self, period: str) -> None:
        self.period = period
        self.table = indicators.indicator_table(period, self.site)

    @property
    def site(self) -> Path:
        """The folder of the database, where the office's own profiles lie."""
        return self.session.database.parent

    def show_head(self) -> None:
        """Show what is listed or typed, the period, and the path."""
        name = self._label(self.opened) if self.typing else "menurut indikator" if self.turned else "menurut desa"
        path = f"   arah: {self.grid.path_word}" if self.typing else ""
        told = self.order_told() if not self.typing else ""
        self.set_title(
            f"INDIKATOR  {name}", "   ".join(part for part in (period_words(self.period), told) if part) + path
        )

    def _label(self, place: int) -> str:
        return self._indicator(place).short if self.turned else self.table.villages[place].name

    def _show_list(self, place: int = 0) -> None:
        """Show the villages, or the indicators, the cursor on one of them."""
        table = self.table
        self.choices = (
            [Choice(indicator_name(one), table.of_indicator(one)) for one in table.profile.indicators]
            if self.turned and table.villages
            else [Choice(one.name, table.of_village(one.id)) for one in table.villages]
        )
        self.show_view(grid=False)
        self._arrange(place)

    def _arrange(self, place: int) -> None:
        at = self.choices[place] if place < len(self.choices) else None
        self.shown = self.arranged(self.choices, VALUES, lambda one: one.name)
        self.show_rows([one.row() for one in self.shown], self.shown.index(at) if at else 0)
        self.show_head()
        filled, of = sum(one.filled for one in self.choices), sum(one.of for one in self.choices)
        self.say(f"{self.table.profile.title}; terisi {filled} dari {of}", f"{len(self.choices)} baris")
        self._say_choice()
        if self.table.profile.complaint:
            self.complain(self.table.profile.complaint)

    def show_sorted(self) -> None:
        """Arrange the list anew."""
        self._arrange(self._at_cursor())

    def _at_cursor(self) -> int:
        """Return the place of the line under the cursor among those of the table."""
        cursor = self.query_one(RecordList).cursor
        return self.choices.index(self.shown[cursor]) if cursor < len(self.shown) else 0

    def _say_choice(self) -> None:
        """Write out the line under the cursor: what an indicator is, or where a village falls short."""
        lines = ("", "", "")
        place = self._at_cursor()
        if self.choices and self.turned:
            indicator = self._indicator(place)
            lines = (*words(indicator, self.table.of_indicator(indicator)[0], "")[:2], indicator.source)
        elif self.choices:
            village = self.table.villages[place]
            lines = shortfalls(village.name, self.table.of_village(village.id))
        self._say(lines)

    def _say(self, lines: tuple[str, str, str]) -> None:
        for name, text in zip(("#who", "#words", "#standing"), lines, strict=True):
            self.query_one(name, OneLine).update(text, "strong" if name == "#who" else "")

    def on_record_list_highlighted(self) -> None:
        """Write out the line under the cursor."""
        if not self.typing:
            self._say_choice()

    def on_record_list_selected(self) -> None:
        """Open the grid of a village, or of an indicator."""
        self._open(self._at_cursor())

    def _open(self, place: int, row: int = 0, key: str = "numerator") -> None:
        """Show the grid of a village (turned: of an indicator), the cursor in row `row`."""
        self.opened = place
        shape = columns("Desa" if self.turned else "Indikator")
        cells = [texts(self._row_name(at), reading) for at, reading in enumerate(self._readings())]
        self.show_view(grid=True)
        self.grid.load([[line[column.key] for column in shape] for line in cells], shape)
        self.grid.go_to(row, key)
        self.show_head()
        self.show_row(self.grid.row)

    def _readings(self) -> tuple[Reading, ...]:
        if self.turned:
            return self.table.of_indicator(self._indicator(self.opened))
        return self.table.of_village(self.table.villages[self.opened].id)

    def _indicator(self, place: int) -> Indicator:
        return self.table.profile.indicators[place]

    def _cell(self, row: int) -> tuple[int, Indicator]:
        """Return village and indicator of a row."""
        if self.turned:
            return self.table.villages[row].id, self._indicator(self.opened)
        return self.table.villages[self.opened].id, self._indicator(row)

    def _row_name(self, row: int) -> str:
        return self.table.villages[row].name if self.turned else indicator_name(self._indicator(row))

    def is_asked(self, row: int, key: str) -> bool:
        """Whether Enter stops in an empty cell: not at the denominator of what is only counted."""
        return key != "denominator" or self._cell(row)[1].is_share

    def check_cell(self, row: int, key: str, text: str, values: Mapping[str, str]) -> Verdict:
        """Judge numerator and denominator together."""
        typed = {name: _number(values[name]) for name in ("numerator", "denominator")} | {key: _number(text)}
        wrong = objection(self._cell(row)[1], typed["numerator"], typed["denominator"])
        return Verdict.hard(wrong) if wrong else Verdict.ok()

    def store_row(self, row: int) -> None:
        """Save a pair and show what it comes to."""
        values, (village, indicator) = self.grid.values(row), self._cell(row)
        pair = (_number(values["numerator"]), _number(values["denominator"]))
        reading = indicators.save_pair(self.session, self.table, village, indicator, *pair)
        self.grid.set_computed(row, texts(self._row_name(row), reading))

    def stored_texts(self, row: int) -> Mapping[str, str]:
        """Return a pair as it is stored now."""
        village, indicator = self._cell(row)
        indicators.reread(self.table, (village, indicator.code))
        return texts(self._row_name(row), self.table.reading(village, indicator))

    def show_row(self, row: int) -> None:
        """Write out the indicator in hand."""
        if row < 0:
            return
        village, indicator = self._cell(row)
        where = f"{self.table.villages[row].name}: " if self.turned else ""
        self._say(words(indicator, self.table.reading(village, indicator), where))
        readings = self._readings()
        self.tell(f"Terisi {sum(one.value is not None for one in readings)} dari {len(readings)}")
        self.show_mode()

    def action_turn(self) -> None:
        """Turn the table: the cell in hand stays in hand."""
        if not self.typing:
            self.turned = not self.turned
            self._show_list()
        elif self.grid.finish():
            place, row, key = self.grid.row, self.opened, self.grid.key
            self.turned = not self.turned
            self._open(place, row, key)

    def action_period(self) -> None:
        """Ask for another period."""
        if not self.typing or self.grid.finish():
            self.ask("Periode (2026, T3 2026, 08 2026)", self._other_period, initial=self.period)

    def _other_period(self, text: str) -> None:
        self._read(read_period(text))
        if self.typing:
            self._open(self.opened, self.grid.row, self.grid.key)
        else:
            self._show_list(self._at_cursor())

    def action_write_book(self) -> None:
        """Ask where the workbook to fill in is to go."""
        if not self.typing and self.table.villages:
            name = indicator_books.book_name(self.period)
            ask_target(self, "Tulis buku isian ke", report_place.report_folder() / name, self._write)

    def _write(self, target: Path) -> None:
        table = self.table
        self.work(
            lambda _task: indicator_books.write_book(target, table),
            lambda _none: self.say(f"Ditulis: {target}"),
            "Menulis buku isian",
        )

    def action_read_book(self) -> None:
        """Ask which workbook to read."""
        if not self.typing and self.table.villages:
            name = indicator_books.book_name(self.period)
            ask_path(self, "Baca buku isian", report_place.report_folder() / name, self._preview)

    def _preview(self, path: Path) -> None:
        site = self.site
        self.work(
            lambda task: indicator_books.read_book(path, site, task.progress, task.cancelled),
            lambda preview: self.shell.go("impor-indikator", preview=preview),
            "Membaca buku isian",
        )

    def action_profile(self) -> None:
        """Open the list of indicators."""
        if not self.typing:
            self.shell.go("daftar-indikator")

    def action_back(self) -> None:
        """From the grid to the list, all stored; from the list away."""
        if not self.typing:
            super().action_back()
        elif self.grid.finish():
            self._show_list(self.opened)


def _number(text: str) -> float | None:
    """Return a cell as a number, None where it is empty."""
    return parse_decimal(text) if text.strip() else None
