"""Laporan: choose a session, the paper and the place, and write the workbook; the name of the file stays on screen."""

from collections.abc import Sequence
from pathlib import Path

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.dates import short_date
from stunting_tui.domain.deliberation.agreement import Deliberation
from stunting_tui.domain.numbers import format_integer
from stunting_tui.screens.base import BaseScreen
from stunting_tui.screens.book_target import ask_target, typed_path
from stunting_tui.screens.detail import Detail
from stunting_tui.screens.task import Task
from stunting_tui.services.deliberation import rembuk, report_pages, report_place, reporting, text_files
from stunting_tui.services.deliberation.signing import signing_of
from stunting_tui.services.office import office
from stunting_tui.services.register import region
from widgets.columns import Column
from widgets.record_list import ListSource, RecordList, Row

COLUMNS = [
    Column("Tanggal", 10),
    Column("Rembuk", 33, flex=2),
    Column("Keadaan", 14),
    Column("Kesepakatan", 11, "right"),
    Column("Hadir", 5, "right"),
]
GAPS = 4
"""Sentences about missing signatures that are shown at once."""
DATA_ONLY = "Tanpa sesi: rekap dan daftar anak"


class LaporanScreen(BaseScreen):
    """The sessions above, how the report will be written below."""

    NAME = "laporan"
    BINDINGS = keys.bindings_for("laporan")
    CSS_PATH = "laporan.tcss"

    reason = ""
    written = ""

    def body(self) -> ComposeResult:
        """Give the sessions, and the choices."""
        yield RecordList(COLUMNS, id="list")
        yield Detail(id="detail")

    def load(self) -> None:
        """Read the sessions; the cursor on `deliberation_id` where it is given."""
        district = region.current_district()
        self.set_title("LAPORAN", district.label if district else "Kecamatan belum dipilih")
        self.sessions = rembuk.deliberations()
        table = self.query_one(RecordList)
        cursor = min(table.cursor, max(0, len(self.sessions) - 1))
        if self.fresh:
            self.reason, self.written = "", ""
            ids = [session.id for session in self.sessions]
            wanted = self.params.get("deliberation_id")
            cursor = ids.index(wanted) if wanted in ids else 0
            self.say("Enter menulis laporan sesi yang disorot.", "SIAP")
        rows = [_row(session) for session in self.sessions] or [Row(("-", DATA_ONLY))]
        table.set_source(ListSource(rows), cursor)
        self._tell_choices()
        table.focus()
        if said := self.params.pop("said", ""):
            self.say(said, "SIAP")

    def on_record_list_highlighted(self, _event: RecordList.Highlighted) -> None:
        """Show the name the file would get."""
        self.written = ""
        self._tell_choices()

    def on_record_list_selected(self, _event: RecordList.Selected) -> None:
        """Ask for the file's name, then write it."""
        if region.current_district() is None:
            self.complain("Kecamatan belum dipilih. Impor berkas dahulu, atau pilih di layar Wilayah.")
        else:
            ask_target(self, "Tulis ke", self._default(), self._write)

    def action_paper(self) -> None:
        """Change the paper; remembered."""
        self.say(f"Kertas: {report_place.turn_paper(self.session)}.")
        self._tell_choices()

    def action_letterhead(self) -> None:
        """Write what stands on the kop surat."""
        self.shell.go("kantor")

    def action_pages(self) -> None:
        """Choose the pages that are written."""
        self.shell.go("halaman")

    def action_officials(self) -> None:
        """Open the register of those who sign."""
        self.shell.go("pejabat")

    def action_wording(self) -> None:
        """Open the texts of the documents."""
        self.shell.go("naskah")

    def action_full_nik(self) -> None:
        """Print the whole NIK with a reason; the next time masked again."""
        if self.reason:
            self.reason = ""
            self._tell_choices()
        else:
            self.ask("Alasan mencetak NIK lengkap", self._allow_nik)

    def action_folder(self) -> None:
        """Ask for another folder; remembered."""
        self.ask("Folder laporan", self._move, initial=str(report_place.report_folder()))

    def _allow_nik(self, text: str) -> None:
        self.reason = text.strip()
        self._tell_choices()
        if not self.reason:
            self.complain("Alasan wajib ditulis; NIK tetap disamarkan.")

    def _move(self, text: str) -> None:
        report_place.remember_folder(self.session, typed_path(text))
        self._tell_choices()
        self.say("Folder laporan diingat.")

    def _write(self, target: Path) -> None:
        chosen, reason = self._chosen(), self.reason
        number = chosen.id if chosen else None

        def write(task: Task) -> int:
            content = reporting.write_report(self.session, target, number, reason, task.progress, task.cancelled)
            return len(content.stunted)

        def told(count: int) -> None:
            names = f"{format_integer(count)} anak"
            nik = "lengkap" if reason else "disamarkan"
            self.written = (
                f"# Laporan ditulis\n{target}\n"
                f"Memuat nama {names}, NIK {nik}: rahasia, jangan dikirim lewat grup percakapan. "
                "Salin ke USB (atau ambil dengan WinSCP), buka di Excel atau LibreOffice, lalu cetak."
            )
            self.reason = ""
            self._tell_choices()
            self.say(f"Ditulis: {target.name}", "SELESAI")

        self.work(write, told, "Menyusun laporan")

    def _chosen(self) -> Deliberation | None:
        cursor = self.query_one(RecordList).cursor
        return self.sessions[cursor] if cursor < len(self.sessions) else None

    def _default(self) -> Path:
        chosen = self._chosen()
        day = chosen.held_on if chosen else self.session.today
        return report_place.report_folder() / report_place.report_name(day)

    def _texts_state(self) -> str:
        """Return whether the texts of the documents can be used."""
        files = text_files.text_files(self.session)
        if any(file.fault for file in files):
            return "SALAH"
        return "milik kantor" if any(file.own for file in files) else "bawaan"

    def _signing_lines(self) -> list[str]:
        """Return who is missing for the signatures; not below the name of the file that was written."""
        chosen = self._chosen()
        return [_signing_text(signing_of(chosen).gaps, self.key("officials"))] if chosen and not self.written else []

    def _tell_choices(self) -> None:
        """Show kop, paper, NIK, folder and name, and the file written last."""
        default, own = self._default(), office.office()
        pages = f"{len(report_pages.chosen_pages())} dari {len(report_pages.pages())}"
        texts = f"naskah {self._texts_state()} ({self.key('wording')}: lihat)"
        nik = (
            f"lengkap, alasan: {self.reason}"
            if self.reason
            else f"disamarkan ({self.key('full_nik')}: cetak lengkap, dengan alasan)"
        )
        lines = [
            f"Kop     {own.district or '-'}; Camat: {own.head_name or 'belum diisi'} ({self.key('letterhead')}: isi)",
            f"Kertas  {own.paper} ({self.key('paper')}: ganti)",
            f"Halaman {pages} ({self.key('pages')}: pilih), {texts}",
            *self._signing_lines(),
            f"NIK     {nik}",
            f"Folder  {default.parent} ({self.key('folder')}: ganti)",
            f"Berkas  {default.name}",
        ]
        self.query_one(Detail).set_text("\n".join([*lines, *(["", self.written] if self.written else [])]))


def _signing_text(gaps: Sequence[str], key: str) -> str:
    """Return what the register of officials lacks for the day of the session; `key` opens it."""
    if not gaps:
        return "Tanda   semua pejabat berlaku pada hari itu"
    shown = " ".join(gaps[:GAPS]) + (f" Dan {len(gaps) - GAPS} lagi." if len(gaps) > GAPS else "")
    return f"Tanda   ? {shown} ({key}: pejabat)"


def _row(session: Deliberation) -> Row:
    counts = (format_integer(len(session.agreements)), format_integer(len(session.attendees)))
    return Row((short_date(session.held_on), session.title, session.state.value, *counts))
