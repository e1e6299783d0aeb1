"""Desa: every figure of every village in a batch, children 0-59 or 0-23 months; Enter opens the children."""

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.dates import period_label
from stunting_tui.domain.prevalence.figures import BatchFigures, VillageFigures
from stunting_tui.screens.quality.village_rows import COLUMNS, HEADS, village_cells, village_text, village_values
from stunting_tui.screens.sorted_list import SortedScreen
from stunting_tui.services.quality import figures
from stunting_tui.services.register import region
from widgets.lines import OneLine, RuleLine
from widgets.record_list import RecordList, Row
from widgets.sorting import Sorting
from widgets.table_row import TableRow

AGES = {False: "0-59 bulan", True: "0-23 bulan"}
NOTHING = "Belum ada pengukuran. Kembali ke Beranda ({back}), lalu tekan {imports} untuk impor."


class DesaScreen(SortedScreen):
    """`params`: `batch` the id of the batch, `code` the village to stand on."""

    NAME = "desa"
    BINDINGS = keys.bindings_for("desa")
    ORDER = Sorting("percent", down=True)

    def __init__(self) -> None:
        super().__init__()
        self.batches: list[int] = []
        self.batch_id: int | None = None
        self.shown: BatchFigures | None = None
        self.under_two = False
        self.searched = ""
        self.villages: list[VillageFigures] = []

    def body(self) -> ComposeResult:
        """Give the villages, the total, and the village in hand in words."""
        yield RecordList(COLUMNS, empty=self.spelled(NOTHING), id="villages")
        yield TableRow(COLUMNS, id="total")
        yield RuleLine()
        yield OneLine(id="words1")
        yield OneLine(id="words2")
        yield OneLine(id="words3")

    def load(self) -> None:
        """Read the batch; coming back, stay where one was."""
        known = figures.batches()
        first = figures.current_batch(known)
        self.batches = [batch.id for batch in known]
        wanted = self.params.get("batch", self.batch_id) if self.fresh else self.batch_id
        self.batch_id = wanted if wanted in self.batches else (first.id if first else None)
        if self.fresh:
            self.searched = ""
        self._read(self.params.get("code", "") if self.fresh else self._code())
        self.say(self.params.pop("said", ""))

    def _read(self, code: str) -> None:
        self.shown = figures.batch_figures(self.batch_id) if self.batch_id is not None else None
        self._show(code)

    def _show(self, code: str) -> None:
        """Show the villages that hold the searched words, the cursor on village `code`."""
        words = self.searched.casefold().split()
        every = self.shown.villages if self.shown else ()
        fitting = [village for village in every if all(word in village.name.casefold() for word in words)]
        values = village_values(under_two=self.under_two)
        self.villages = self.arranged(fitting, values, lambda village: village.name, usual=not self.under_two)
        at = next((index for index, village in enumerate(self.villages) if village.code == code), 0)
        none = f'Tidak ada desa dengan "{self.searched}".' if self.searched else self.spelled(NOTHING)
        self.query_one(RecordList).empty = none
        self.show_rows([Row(village_cells(village, under_two=self.under_two)) for village in self.villages], at)
        total = village_cells(self.shown.total, "Kecamatan", under_two=self.under_two) if self.shown else ()
        self.query_one(TableRow).update(total)
        period = period_label(self.shown.period) if self.shown else ""
        told = (f"Batch {period}", f"anak {AGES[self.under_two]}", self.order_told()) if period else ()
        self.set_title("DESA", "   ".join(part for part in told if part))
        self._words(at)

    def show_sorted(self) -> None:
        """Arrange the villages anew."""
        self._show(self._code())

    def _words(self, index: int) -> None:
        """Write out the village under the cursor, beside what the short heads mean."""
        lines = ("", "")
        if index < len(self.villages):
            lines = village_text(self.villages[index], under_two=self.under_two)
        for number, line in enumerate((lines[0], lines[1], HEADS[0] if lines[0] else ""), 1):
            self.query_one(f"#words{number}", OneLine).update(line)

    def _code(self) -> str:
        at = self.query_one(RecordList).cursor
        return self.villages[at].code if at < len(self.villages) else ""

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Write out the village."""
        self._words(event.index)

    def on_record_list_selected(self, event: RecordList.Selected) -> None:
        """Open the children of the village."""
        self._open(self.villages[event.index], stunted=False)

    def action_stunted(self) -> None:
        """Open the stunted children of the village."""
        at = self.query_one(RecordList).cursor
        if at < len(self.villages):
            self._open(self.villages[at], stunted=True)

    def _open(self, village: VillageFigures, *, stunted: bool) -> None:
        ids = {record.code: record.id for record in region.villages()}
        self.shell.go(
            "anak", batch=self.batch_id, village=ids[village.code], village_name=village.label, stunted=stunted
        )

    def action_age_group(self) -> None:
        """Change between 0-59 and 0-23 months."""
        self.under_two = not self.under_two
        self._show(self._code())
        self.say(f"Anak {AGES[self.under_two]}.")

    def action_search(self) -> None:
        """Narrow the list to villages with the typed words."""
        self.ask("Cari desa", self._search, changed=self._search, dropped=lambda: self._search(""))

    def action_search_again(self) -> None:
        """Search on from the same words."""
        self.ask(
            "Cari desa", self._search, initial=self.searched, changed=self._search, dropped=lambda: self._search("")
        )

    def _search(self, text: str) -> None:
        self.searched = text.strip()
        self._show(self._code())
        self.say(f"{len(self.villages)} desa" if self.searched else "")

    def action_previous_batch(self) -> None:
        """Show an older batch."""
        self._step(1)

    def action_next_batch(self) -> None:
        """Show a newer batch."""
        self._step(-1)

    def _step(self, by: int) -> None:
        if self.batch_id is None:
            return
        at = self.batches.index(self.batch_id) + by
        if 0 <= at < len(self.batches):
            self.batch_id = self.batches[at]
            self._read(self._code())
            self.say("")
        else:
            self.say("Ini batch tertua." if by > 0 else "Ini batch terbaru.")
