"""Uji pengukur: ten children measured twice by each measurer; typed sheet by sheet, judged as it is typed."""

from collections.abc import Mapping
from datetime import date

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.dates import parse_entry_date, short_date
from stunting_tui.domain.numbers import parse_decimal
from stunting_tui.domain.quality.measurer_trial import MEASURES, SUBJECTS, Measure, Sheet, Stored, Trial, outcome
from stunting_tui.domain.quality.scales import Scale
from stunting_tui.screens.book_target import ask_book
from stunting_tui.screens.detail import Detail
from stunting_tui.screens.fact_grid import FactGridScreen
from stunting_tui.screens.quality.trial_rows import (
    COLUMNS,
    VALUES,
    Line,
    cells,
    columns,
    grid_rows,
    lines,
    others,
    row,
    told,
)
from stunting_tui.services.quality import measurer_tests
from widgets.entry_columns import Verdict
from widgets.entry_grid import EntryGrid
from widgets.record_list import RecordList
from widgets.sorting import Sorting

LIST_LEGEND = "new, Enter Isi, reference, rename, write_trial, sort, help, back"
EMPTY = (
    "Belum ada uji pengukur.\n\n"
    "Sepuluh anak diukur dua kali oleh setiap pengukur, tanpa melihat angka pertama.\n"
    "Tekan {new} untuk pengukur pertama."
)
DIGITS = "123"


class UjiUkurScreen(FactGridScreen):
    """First the measurers of all tests and what came of them, then the sheet of one. Takes no `params`."""

    NAME = "uji-ukur"
    BINDINGS = keys.bindings_for("uji-ukur")
    CSS_PATH = "uji_ukur.tcss"
    ORDER = Sorting("day", down=True)
    list_legend = LIST_LEGEND
    list_only = frozenset({"sort", "new", "delete"})
    grid_kind = EntryGrid

    trial: Trial
    sheet: Sheet

    def body(self) -> ComposeResult:
        """Give the list, the grid, and what came of the measurer in hand."""
        yield RecordList(COLUMNS, id="list", empty=self.spelled(EMPTY))
        yield self.new_grid(columns(MEASURES[0]), self.spelled(EMPTY))
        yield Detail(id="detail")

    def load(self) -> None:
        """Read the tests; coming back to the grid changes nothing."""
        if self.fresh or not self.typing:
            self._show_list(None if self.fresh else self._key_in_hand())

    def _show_list(self, key: tuple[date, str, str] | None = None, said: str = "") -> None:
        self.scales: Mapping[str, Scale] = measurer_tests.scales(self.session)
        self.every = lines(measurer_tests.trials(), self.scales)
        self.show_view(grid=False)
        self._arrange(key)
        passed = sum(one.found.verdict == "lulus" for one in self.every)
        self.say(said or "* pengukur acuan" * any(one.is_reference for one in self.every), f"{passed} lulus")

    def _arrange(self, key: tuple[date, str, str] | None) -> None:
        self.shown: list[Line] = self.arranged(self.every, VALUES, lambda one: one.sheet.name)
        keys_shown = [_key(one) for one in self.shown]
        self.show_rows([row(one) for one in self.shown], keys_shown.index(key) if key in keys_shown else 0)
        self.show_head()
        self.on_record_list_highlighted()

    def show_sorted(self) -> None:
        """Arrange the measurers anew."""
        self._arrange(self._key_in_hand())

    def show_head(self) -> None:
        """Show the test and the measurer of the grid."""
        if not self.typing:
            self.set_title("UJI PENGUKUR", self.order_told())
            return
        name = f"{self.sheet.name}{' (acuan)' if self.sheet.name == self.trial.reference else ''}"
        day = short_date(self.trial.held_on)
        measure = self.trial.measure
        self.set_title(f"UJI {measure.title.upper()} ({measure.unit})  {name}", f"{day}   arah: {self.grid.path_word}")

    def chosen(self) -> Line | None:
        """Return the measurer under the cursor of the list."""
        cursor = self.query_one(RecordList).cursor
        return self.shown[cursor] if cursor < len(self.shown) else None

    def _listed(self) -> Line | None:
        """Return the measurer in hand in the list; says so where there is none."""
        one = None if self.typing else self.chosen()
        if one is None and not self.typing:
            self.complain(f"Belum ada uji pengukur. Tekan {self.key('new')} untuk pengukur pertama.")
        return one

    def _key_in_hand(self) -> tuple[date, str, str] | None:
        one = self.chosen()
        return _key(one) if one is not None else None

    def on_record_list_highlighted(self) -> None:
        """Say why the measurer under the cursor passes or not."""
        if not self.typing:
            one = self.chosen()
            self._say(told(one, self.scales) if one is not None else [])

    def _say(self, text: list[str]) -> None:
        self.query_one(Detail).set_text("\n".join(text))

    def on_record_list_selected(self) -> None:
        """Open the sheet of a measurer."""
        one = self.chosen()
        if one is not None:
            self._open(one.trial, one.sheet)

    def _open(self, trial: Trial, sheet: Sheet, position: int = 0, key: str = "first") -> None:
        self.trial, self.sheet = trial, sheet
        self.show_view(grid=True)
        self.grid.load(grid_rows(trial, sheet), columns(trial.measure))
        self.grid.go_to(position, key)
        self.say("")
        self.show_head()
        self.show_row(self.grid.row)

    def check_cell(self, row: int, key: str, text: str, values: Mapping[str, str]) -> Verdict:  # noqa: ARG002
        """Refuse what no child measures."""
        value = _number(text)
        wrong = "" if value is None else measurer_tests.objection(self.trial.measure, value)
        return Verdict.hard(wrong) if wrong else Verdict.ok()

    def store_row(self, row: int) -> None:
        """Save both measurements of a child."""
        texts, number = self.grid.values(row), SUBJECTS[row]
        stored = measurer_tests.save_pair(
            self.session, self.sheet.rows[number], _number(texts["first"]), _number(texts["second"])
        )
        self._keep(number, stored)
        self.grid.set_computed(row, cells(self.trial, self.sheet, number))

    def _keep(self, number: int, stored: Stored) -> None:
        """Remember a child as it is stored now."""
        self.sheet = Sheet(self.sheet.name, {**self.sheet.rows, number: stored})
        sheets = tuple(self.sheet if one.name == self.sheet.name else one for one in self.trial.sheets)
        self.trial = Trial(self.trial.held_on, self.trial.measure, sheets, self.trial.reference)

    def stored_texts(self, row: int) -> Mapping[str, str]:
        """Return a child as it is stored now."""
        number = SUBJECTS[row]
        self._keep(number, measurer_tests.reread(self.sheet.rows[number]))
        return cells(self.trial, self.sheet, number)

    def show_row(self, row: int) -> None:  # noqa: ARG002 - the result is that of the whole sheet
        """Say what came of the measurer so far, and of the others."""
        line = Line(self.trial, self.sheet, outcome(self.trial, self.sheet, self.scales))
        rest = others(self.trial, self.sheet.name, self.scales)
        self._say([*told(line, self.scales), *([rest] if rest else [])])
        self.tell(f"{line.found.children} dari {len(SUBJECTS)} anak diukur dua kali")
        self.show_mode()

    def action_new(self) -> None:
        """Ask for day, measure and name of a further measurer; those of the line in hand are proposed."""
        if self.typing:
            return
        one = self.chosen()
        day = short_date(one.trial.held_on if one is not None else self.session.today)
        self.ask("Tanggal uji", self._ask_measure, initial=day)

    def _ask_measure(self, text: str) -> None:
        day = parse_entry_date(text, None, self.session.today)
        words = " ".join(f"{digit} {one.title}" for digit, one in zip(DIGITS, MEASURES, strict=True))
        self.ask(words, lambda digit: self._ask_name(day, MEASURES[int(digit) - 1]), choices=DIGITS)

    def _ask_name(self, day: date, measure: Measure) -> None:
        self.ask("Nama pengukur", lambda name: self._begin(day, measure, name))

    def _begin(self, day: date, measure: Measure, name: str) -> None:
        measurer_tests.begin(self.session, day, measure, name)
        self._show_list()
        mine = [one for one in self.every if one.trial.key == (day, measure.column)]
        self._open(mine[-1].trial, mine[-1].sheet)

    def action_reference(self) -> None:
        """Compare the measurers of this test with the one in hand; again: with nobody."""
        one = self._listed()
        if one is None:
            return
        name = "" if one.is_reference else one.sheet.name
        measurer_tests.set_reference(self.session, one.trial, name)
        said = f"Dibandingkan dengan {name}." if name else "Tanpa acuan: hanya galat teknis yang dinilai."
        self._show_list(_key(one), said)

    def action_rename(self) -> None:
        """Ask for another name of the measurer in hand."""
        one = self._listed()
        if one is not None:
            self.ask("Nama pengukur", lambda name: self._rename(one, name), initial=one.sheet.name)

    def _rename(self, one: Line, name: str) -> None:
        measurer_tests.rename(self.session, one.trial, one.sheet, name)
        self._show_list((*one.trial.key, " ".join(name.split())), "Nama diganti.")

    def action_delete(self) -> None:
        """Remove the measurer in hand after a question."""
        one = self._listed()
        if one is not None:
            self.confirm(f"Hapus {one.sheet.name[:40]} dari uji ini, dengan ukurannya?", lambda: self._remove(one))

    def _remove(self, one: Line) -> None:
        measurer_tests.remove(self.session, one.trial, one.sheet)
        self._show_list(said=f"{one.sheet.name} dihapus.")

    def action_next_measurer(self) -> None:
        """Go to the sheet of the next measurer of this test, after the last to the first."""
        if self.typing and self.grid.finish():
            names = [sheet.name for sheet in self.trial.sheets]
            after = self.trial.sheets[(names.index(self.sheet.name) + 1) % len(names)]
            self._open(self.trial, after, self.grid.position, self.grid.key)

    def action_write_trial(self) -> None:
        """Write the test in hand as a workbook."""
        one = self._listed()
        if one is not None:
            ask_book(
                self, "uji pengukur", measurer_tests.book_path(one.trial),
                lambda target, _task: measurer_tests.write_book(self.session, [one.trial], target),
            )  # fmt: skip

    def action_back(self) -> None:
        """From the grid to the list, all stored; from the list away."""
        if not self.typing:
            super().action_back()
        elif self.grid.finish():
            self._show_list((*self.trial.key, self.sheet.name))


def _key(one: Line) -> tuple[date, str, str]:
    return (*one.trial.key, one.sheet.name)


def _number(text: str) -> float | None:
    """Return a cell as a number, None where it is empty."""
    return parse_decimal(text) if text.strip() else None
