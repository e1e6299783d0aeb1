"""Riwayat impor: the files taken in so far, and the findings of each. Nothing here changes the database."""

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.intake.import_run import RunRecord
from stunting_tui.domain.rows import Finding
from stunting_tui.screens.detail import Detail
from stunting_tui.screens.exporting import ask_target, target_beside
from stunting_tui.screens.intake.import_rows import FILTERS, FINDINGS, Line, finding_lines, group_key
from stunting_tui.screens.intake.run_rows import RUNS, VALUES, run_lines, run_row, run_text
from stunting_tui.screens.sorted_list import SortedScreen
from stunting_tui.services.intake import import_folder, import_history
from widgets.lines import OneLine
from widgets.record_list import ListSource, RecordList
from widgets.sorting import Sorting

SUMMARY = 4
LEGENDS = {
    "daftar": "open Temuan, sort, export, decisions, help, back",
    "temuan": "open, filter, export, Esc Daftar, help, back",
}


class RiwayatScreen(SortedScreen):
    """Two steps: `daftar` (the imports, the newest first) and `temuan` (one import with its findings)."""

    NAME = "riwayat"
    BINDINGS = keys.bindings_for("riwayat")
    CSS_PATH = "riwayat.tcss"
    ORDER = Sorting("at", down=True)

    step = "daftar"
    shown = FILTERS[0]
    record: RunRecord | None = None

    def body(self) -> ComposeResult:
        """Give four lines of summary, the list, and the line in full."""
        for number in range(SUMMARY):
            yield OneLine(id=f"summary-{number}")
        yield RecordList(RUNS, id="list", empty="Belum ada berkas yang diimpor.")
        yield Detail(id="detail")

    def load(self) -> None:
        """Read the imports; one that was open stays open when coming back."""
        self._read_runs()
        if self.fresh:
            self.shown = FILTERS[0]
            self._list(0)
            self.say("", "")
        elif self.record is None:
            self._list(self.query_one(RecordList).cursor)
        else:
            self.record = self.runs[self._place()]
            self._head(self.record)

    def _read_runs(self) -> None:
        self.runs = self.arranged(import_history.runs(), VALUES, lambda run: run.file_name)

    def can_sort(self) -> bool:
        """Whether the imports are listed."""
        return self.step == "daftar"

    def show_sorted(self) -> None:
        """Arrange the imports anew."""
        chosen = self._highlighted()
        self._read_runs()
        self._list(next((at for at, run in enumerate(self.runs) if chosen and run.id == chosen.id), 0))

    def action_filter(self) -> None:
        """Show all findings, the errors, or the warnings."""
        if self.step == "temuan":
            self.shown = FILTERS[(FILTERS.index(self.shown) + 1) % len(FILTERS)]
            self._fill()
            self.say(f"Tampil: {self.shown}, {len(self.lines)} baris temuan.")

    def action_export(self) -> None:
        """Ask where to write summary and findings of the import."""
        record = self.record if self.step == "temuan" else self._highlighted()
        if record is None or record.id is None:
            self.complain("Belum ada impor yang dapat ditulis. Impor berkas dahulu.")
            return
        run_id = record.id
        proposal = target_beside(import_folder.import_folder(), record.file_name)
        ask_target(self, proposal, lambda target: import_history.export_run(target, run_id))

    def action_decisions(self) -> None:
        """Go to the rows that wait."""
        self.shell.go("keputusan")

    def action_cancel_work(self) -> None:
        """Stop the work; else leave the findings."""
        if self._job is not None:
            super().action_cancel_work()
        elif self.step == "temuan":
            self._leave_findings()

    def action_back(self) -> None:
        """Leave the findings, or the screen."""
        if self._job is None and self.step == "temuan":
            self._leave_findings()
        else:
            super().action_back()

    def on_record_list_selected(self, event: RecordList.Selected) -> None:
        """Open the findings of an import, or a kind of finding."""
        if self.step == "daftar":
            self._open(self.runs[event.index])
        elif (group := self.lines[event.index].group) is not None:
            self.opened ^= {group_key(group)}
            self._fill(self.query_one(RecordList).cursor)

    def on_record_list_highlighted(self) -> None:
        """Show the line in full."""
        self._tell_line()

    def _open(self, record: RunRecord) -> None:
        """Show the findings of an import."""
        assert record.id is not None
        self.findings: list[Finding] = import_history.findings_of(record.id)
        self.names = import_history.names_of(record.id)
        self.record = record
        self.opened: set[str] = set()
        self.shown = FILTERS[0]
        self._head(record)
        table = self.query_one(RecordList)
        table.set_columns(FINDINGS)
        table.empty = "Tidak ada temuan."
        self._fill()
        self.say("")

    def _leave_findings(self) -> None:
        self._list(self._place())
        self.say("")

    def _place(self) -> int:
        """Return the line of the open import in the list."""
        return next((at for at, run in enumerate(self.runs) if self.record and run.id == self.record.id), 0)

    def _head(self, record: RunRecord) -> None:
        """Put what became of an import above its findings."""
        self._enter("temuan", record.file_name, run_lines(record, self.findings))

    def _list(self, cursor: int) -> None:
        """Show the imports."""
        self.record = None
        table = self.query_one(RecordList)
        table.set_columns(RUNS)
        table.empty = "Belum ada berkas yang diimpor. Layar Impor memasukkannya."
        self._enter("daftar", self.order_told(), [])
        self.show_rows([run_row(run) for run in self.runs], cursor)
        self._tell_line()

    def _enter(self, step: str, middle: str, lines: list[str]) -> None:
        """Put up the frame of a step."""
        self.step = step
        self.set_title("RIWAYAT IMPOR", middle)
        for number in range(SUMMARY):
            line = self.query_one(f"#summary-{number}", OneLine)
            line.display = number < len(lines)
            line.update(lines[number] if number < len(lines) else "")
        self.show_legend(LEGENDS[step])
        self.query_one(RecordList).focus()

    def _fill(self, cursor: int = 0) -> None:
        """List the findings that pass the filter."""
        self.lines: list[Line] = finding_lines(self.findings, self.names, self.shown, self.opened)
        self.query_one(RecordList).set_source(ListSource([line.row for line in self.lines]), cursor)
        self._tell_line()

    def _highlighted(self) -> RunRecord | None:
        cursor = self.query_one(RecordList).cursor
        return self.runs[cursor] if cursor < len(self.runs) else None

    def _tell_line(self) -> None:
        """Show the highlighted line in full."""
        text = ""
        if self.step == "daftar":
            chosen = self._highlighted()
            text = run_text(chosen, self.key("decisions")) if chosen else ""
        elif self.lines:
            text = self.lines[min(self.query_one(RecordList).cursor, len(self.lines) - 1)].text
        self.query_one(Detail).set_text(text)
