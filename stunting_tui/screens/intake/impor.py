"""Impor: choose a file, look at what it would do, settle villages, save. Nothing is stored before `s`."""

import os
from pathlib import Path

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.numbers import format_integer
from stunting_tui.domain.region import Village
from stunting_tui.errors import FileError
from stunting_tui.screens.base import BaseScreen
from stunting_tui.screens.book_target import typed_path
from stunting_tui.screens.detail import Detail
from stunting_tui.screens.exporting import ask_target, target_beside
from stunting_tui.screens.intake.import_rows import (
    FILTERS,
    FINDINGS,
    Line,
    file_row,
    group_key,
    preview_lines,
    result_lines,
    short_path,
    summary_lines,
)
from stunting_tui.screens.task import Task
from stunting_tui.services.intake import import_folder, import_history, import_preview, importing
from stunting_tui.services.intake.import_folder import FolderFile
from stunting_tui.services.intake.import_plan import ImportPlan
from stunting_tui.services.intake.import_preview import Preview
from stunting_tui.services.intake.importing import ImportResult
from stunting_tui.services.office import office
from widgets.columns import Column
from widgets.lines import OneLine
from widgets.record_list import ListSource, RecordList

FILES = [Column("Berkas", 55, flex=1), Column("Ukuran", 10, "right"), Column("Diubah", 10)]
VILLAGES = [Column("Desa/kelurahan", 50, flex=1), Column("Kode", 14)]
LEGENDS = {
    "berkas": "Enter Pilih, open_file, history, help, back",
    "pratinjau": "decide, save_rows, filter, export Ke Excel, Esc Batal, help, back",
    "desa": "Enter Pilih desa, Esc Batal, help, back",
    "selesai": "decisions, history, export Ke Excel, open_file Berkas lain, help, back",
}


class ImporScreen(BaseScreen):
    """The four steps: `berkas` (list of files), `pratinjau`, `desa` (choosing a village), `selesai`."""

    NAME = "impor"
    BINDINGS = keys.bindings_for("impor")
    CSS_PATH = "impor.tcss"

    step = "berkas"
    path = Path()
    plan: ImportPlan | None = None
    counts: Preview | None = None
    result: ImportResult | None = None
    shown = FILTERS[0]
    spelling = ""
    mistyped = ""

    def body(self) -> ComposeResult:
        """Give four lines of summary, the list, and the line in full."""
        for number in range(4):
            yield OneLine(id=f"summary-{number}")
        yield RecordList(FILES, id="list")
        yield Detail(id="detail")

    def load(self) -> None:
        """Begin with the files of the folder; coming back from another screen nothing changes."""
        if self.fresh:
            self.folder = import_folder.import_folder()
            self._show_files()
        elif self.step == "selesai":
            self._enter("selesai")

    def action_open_file(self) -> None:
        """Ask for a file or folder."""
        self.ask("Berkas atau folder", self._open_typed, initial=self.mistyped or f"{self.folder}/")

    def action_filter(self) -> None:
        """Show all findings, the errors, or the warnings."""
        if self.step in ("pratinjau", "selesai"):
            self.shown = FILTERS[(FILTERS.index(self.shown) + 1) % len(FILTERS)]
            self._fill_findings()
            self.say(f"Tampil: {self.shown}, {len(self.lines)} baris temuan.")

    def action_save_rows(self) -> None:
        """Store what is ready."""
        plan = self.plan
        if plan is None or self.step not in ("pratinjau", "desa"):
            self.complain(f"Tidak ada pratinjau untuk disimpan. Pilih berkas dahulu ({self.key('open_file')}).")
            return
        self.work(
            lambda task: importing.save(plan, self.session, task.progress, task.cancelled), self._saved, "Menyimpan"
        )

    def action_decisions(self) -> None:
        """Go on to the rows that wait."""
        if self.step == "pratinjau":
            save = self.key("save_rows")
            self.complain(f"Simpan dahulu ({save}); baris yang meragukan lalu menunggu di layar Keputusan.")
        else:
            self.shell.go("keputusan")

    def action_export(self) -> None:
        """Ask where to write summary and findings."""
        plan, result = self.plan, self.result
        if plan is None:
            self.complain(f"Belum ada temuan. Pilih berkas dahulu ({self.key('open_file')}).")
            return
        run_id = result.run_id if result else None

        def write(target: Path) -> None:
            if run_id is None:
                import_history.export_plan(target, plan)
            else:
                import_history.export_run(target, run_id)

        ask_target(self, target_beside(self.path.parent, self.path.name), write)

    def action_history(self) -> None:
        """Go to the imports done so far."""
        if not self._is_working():
            self.shell.go("riwayat")

    def action_cancel_work(self) -> None:
        """Stop the work; else leave the choice of a village, or the preview."""
        if self._job is not None:
            super().action_cancel_work()
        elif self.step == "desa":
            self._enter("pratinjau")
        elif self.step in ("pratinjau", "selesai"):
            stored = self.step == "selesai"
            self._show_files()
            self.say("" if stored else "Pratinjau ditutup; tidak ada yang disimpan.")

    def action_back(self) -> None:
        """Leave, but not with an unsaved preview unasked."""
        if self._job is None and self.step in ("pratinjau", "desa"):
            self.confirm("Belum disimpan. Tinggalkan impor ini?", super().action_back)
        else:
            super().action_back()

    def on_record_list_selected(self, event: RecordList.Selected) -> None:
        """Do what Enter means on the line."""
        if self.step == "berkas":
            self._read(self.files[event.index].path)
        elif self.step == "desa":
            self._settle(self.villages[event.index])
        else:
            self._open_line(self.lines[event.index])

    def on_record_list_highlighted(self) -> None:
        """Show the line in full."""
        self._tell_line()

    def _open_typed(self, text: str) -> None:
        self.mistyped = ""
        path = self.folder / typed_path(text)
        if os.path.isdir(path):  # noqa: PTH112 (Path.is_dir raises for a name too long)
            self.folder = path
            import_folder.remember_folder(self.session, path)
            self._show_files()
        elif os.path.isfile(path):  # noqa: PTH113 (as above)
            self._read(path)
        else:
            self.mistyped = text
            again = f"Tekan {self.key('open_file')} dan tulis lagi."
            self.complain(f'Berkas "{path.name}" tidak ada di {path.parent}. {again}')

    def _show_files(self) -> None:
        """List the folder; one that cannot be read is empty, and the screen stays of use."""
        self.plan = self.counts = self.result = None
        self.files: list[FolderFile] = []
        trouble = ""
        try:
            self.files = import_folder.folder_files(self.folder)
        except FileError as error:
            trouble = str(error)
        self._enter("berkas")
        self.say("", f"{format_integer(len(self.files))} berkas" if self.files else "")
        if trouble:
            self.complain(trouble)

    def _read(self, path: Path) -> None:
        """Read and plan in the background."""
        self.path = path
        import_folder.remember_folder(self.session, path.parent)
        self.folder = path.parent
        self.work(
            lambda task: importing.prepare(path, self.session, task.progress, task.cancelled),
            self._planned,
            f"Membaca {path.name}",
        )

    def _planned(self, plan: ImportPlan) -> None:
        self.plan = plan
        self.counts = import_preview.preview(plan)
        self.result = None
        self.shown = FILTERS[0]
        self.opened: set[str] = set()
        self._enter("pratinjau")
        waits = f", {format_integer(self.counts.waiting)} menunggu" if self.counts.waiting else ""
        ready = f"{format_integer(self.counts.ready)} baris{waits}"
        self.say(f"Belum disimpan. {self.key('save_rows')} menyimpan {ready}; Esc membatalkan.", "PERIKSA")

    def _open_line(self, line: Line) -> None:
        """Choose a village, open a kind of finding, or say what can be done."""
        if line.spelling and self.step == "pratinjau" and self.plan is not None:
            self.spelling = line.spelling
            self.villages = import_preview.village_choices(self.plan, line.spelling)
            self._enter("desa")
        elif line.group is not None:
            self.opened ^= {group_key(line.group)}
            self._fill_findings(self.query_one(RecordList).cursor)
        elif self.step == "selesai" and self.result is not None and self.result.waiting:
            self.shell.go("keputusan")
        elif self.counts is not None and self.counts.waiting and self.step == "pratinjau":
            self.say(self.spelled("Baris meragukan diputuskan sesudah disimpan: {save_rows}, lalu {decisions}."))

    def _settle(self, village: Village) -> None:
        plan, spelling = self.plan, self.spelling
        if plan is None:
            return

        def again(task: Task) -> ImportPlan:
            return import_preview.settle_spelling(plan, spelling, village.code, task.progress)

        def planned(new: ImportPlan) -> None:
            self._planned(new)
            self.say(f'"{spelling}" dibaca sebagai {village.label}; diingat sesudah disimpan.')

        self.work(again, planned, "Mencocokkan lagi")

    def _saved(self, result: ImportResult) -> None:
        self.result = result
        self._enter("selesai")
        self.say(f"Tersimpan: {result.file}.", "TERSIMPAN")
        if not office.office().head_name:
            self.find(f"Isi kop surat dan nama Camat di layar Kantor ({self.key('office')} di Beranda).")

    def _enter(self, step: str) -> None:
        """Show one of the four steps."""
        self.step = step
        heads, lines = self._heads()
        self.set_title("IMPOR", heads)
        for number in range(4):
            self.query_one(f"#summary-{number}", OneLine).update(lines[number] if number < len(lines) else "")
        table = self.query_one(RecordList)
        if step == "berkas":
            table.set_columns(FILES)
            none = "Tidak ada berkas .xls, .xlsx, .csv, atau .ods di folder ini. Tekan {open_file}."
            table.empty = self.spelled(none)
            at = next((index for index, file in enumerate(self.files) if file.path == self.path), 0)
            table.set_source(ListSource([file_row(file) for file in self.files]), at)
        elif step == "desa":
            table.set_columns(VILLAGES)
            table.set_source(ListSource([(village.label, village.code) for village in self.villages]))
        else:
            table.set_columns(FINDINGS)
            table.empty = "Tidak ada temuan."
            self._fill_findings()
        self.show_legend(LEGENDS[step])
        self.query_one(Detail).display = step != "berkas"
        self._tell_line()
        table.focus()

    def _heads(self) -> tuple[str, list[str]]:
        """Return the middle of the title and the summary lines of the present step."""
        if self.step == "berkas" or self.plan is None or self.counts is None:
            todo = f"Pilih berkas dengan Enter, atau tekan {self.key('open_file')} dan tulis namanya."
            return "", [f"Folder    {short_path(self.folder)}", "", todo]
        name = self.plan.parsed.name
        if self.step == "desa":
            return name, ["", f'Desa "{self.spelling}" di berkas ini adalah desa yang mana?']
        if self.step == "selesai" and self.result is not None:
            return name, result_lines(self.result, self.counts, self.key("decisions"))
        return name, summary_lines(self.plan, self.counts)

    def _fill_findings(self, cursor: int = 0) -> None:
        if self.plan is None or self.counts is None:
            return
        self.lines = preview_lines(self.plan, self.counts, self.shown, self.opened)
        self.query_one(RecordList).set_source(ListSource([line.row for line in self.lines]), cursor)
        self._tell_line()

    def _tell_line(self) -> None:
        """Show the highlighted line in full."""
        text = ""
        if self.step in ("pratinjau", "selesai") and self.lines:
            text = self.lines[min(self.query_one(RecordList).cursor, len(self.lines) - 1)].text
        elif self.step == "desa":
            text = "Yang paling mirip di atas. Enter memilih untuk semua baris dengan nama itu; Esc membatalkan."
        self.query_one(Detail).set_text(text)
