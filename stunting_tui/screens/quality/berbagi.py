"""Berbagi data: what may leave the office, for whom and with what in it; Enter writes it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.dates import period_label
from stunting_tui.screens.base import BaseScreen
from stunting_tui.screens.book_target import ask_book
from stunting_tui.screens.detail import Detail
from stunting_tui.screens.task import Task
from stunting_tui.screens.wording import NO_DISTRICT
from stunting_tui.services.quality import figures
from stunting_tui.services.quality.figures import BatchRecord
from stunting_tui.services.register import region
from stunting_tui.services.sharing import corrections, sharing
from widgets.columns import Column
from widgets.record_list import ListSource, RecordList, Row

NOTHING = "Belum ada pengukuran. Masukkan berkas di layar Impor, atau ketik di layar Batch."
NONE, NAMED = "tidak ada", "ADA, dan NIK"
OLD_EXCEL = (
    "SIGIZI menerima Excel 97-2003 (.xls), program ini menulis .xlsx: buka di Excel, Simpan Sebagai .xls. Alasan "
    "ditanya dan dicatat."
)


@dataclass(frozen=True, slots=True)
class Output:
    """One thing that can be given: its name, for whom, whether it names children, what is in it."""

    label: str
    receiver: str
    names: str
    told: str


OUTPUTS = (
    Output(
        "Ringkasan pesan", "siapa saja", NONE,
        "Paling banyak 20 baris teks untuk ditempel di pesan: S, K, D, prevalensi dengan selang dan kelas, perubahan, "
        "mutu, yang belum diukur, langkah berikut. Angka di bawah 5 anak tidak ditulis. Enter: baca dahulu, x menulis "
        "berkas .txt.",
    ),
    Output(
        "Tabel untuk umum", "siapa saja", NONE,
        "Pendek, BB kurang, kurus, gemuk menurut desa, umur, jenis kelamin, dan posyandu (lembar Data). Tempat dengan "
        "kurang dari 5 anak digabung; angka di bawah 5 anak disembunyikan, juga angka lain yang membukanya.",
    ),
    Output(
        "Salinan tersamar, batch ini", "penerima tertentu", NONE,
        "Satu baris tiap anak: kode, desa, posyandu, L/P, umur dalam bulan, ukuran, z-score, kategori. Tanpa nama, "
        "NIK, orang tua, alamat, tanggal. Yang memegang register dapat mengenali anak dari ukurannya: hanya bagi "
        "penerima dengan tujuan yang jelas, jangan diterbitkan.",
    ),
    Output(
        "Salinan tersamar, semua batch", "penerima tertentu", NONE,
        "Seperti di atas, semua batch sekaligus. Kode seorang anak tetap sama, jadi pertumbuhannya dapat diikuti; "
        "hanya kantor ini dapat mencari anaknya dari kode.",
    ),
    Output(
        "Koreksi pengukuran", "puskesmas", NAMED,
        "Pengukuran batch ini yang dibetulkan setelah impor dan hasil ukur ulang, dalam kolom unggahan SIGIZI; lembar "
        f"kedua: semula, menjadi, sebab, oleh. {OLD_EXCEL}",
    ),
    Output(
        "Koreksi identitas", "puskesmas", NAMED,
        "Anak yang nama, NIK, atau tanggal lahirnya diputuskan di sini, anak ganda (hapus), dan yang pindah, dalam "
        f"kolom unggahan SIGIZI. {OLD_EXCEL}",
    ),
)  # fmt: skip
"""The list; `BerbagiScreen` gives each its deed in the same order."""

COLUMNS = (Column("Keluaran", 32, flex=1), Column("Untuk", 20), Column("Nama anak", 14))


class BerbagiScreen(BaseScreen):
    """`params`: `batch` (id) to begin with, else the newest that can be compared."""

    NAME = "berbagi"
    BINDINGS = keys.bindings_for("berbagi")
    CSS_PATH = "berbagi.tcss"

    batches: list[BatchRecord]
    at = 0

    def body(self) -> ComposeResult:
        """Give the list and what the line under the cursor holds."""
        yield RecordList(COLUMNS, ListSource([_row(output) for output in OUTPUTS]), id="list")
        yield Detail(id="detail")

    def load(self) -> None:
        """Read the batches; come back to, the one that was chosen."""
        self.batches = figures.batches() if region.current_district() else []
        if self.fresh:
            wanted = self.params.get("batch")
            first = next((one for one in self.batches if one.id == wanted), figures.current_batch(self.batches))
            self.at = self.batches.index(first) if first else 0
        self.at = min(self.at, max(0, len(self.batches) - 1))
        self.say(self.params.pop("said", ""), f"{len(OUTPUTS)} keluaran")
        self._show()
        self.query_one(RecordList).focus()

    def _show(self) -> None:
        batch = f"batch {period_label(self.batches[self.at].period)}" if self.batches else ""
        self.set_title("BERBAGI DATA", batch)
        self.on_record_list_highlighted()

    def on_record_list_highlighted(self) -> None:
        """Tell what the output holds."""
        self.query_one(Detail).set_text(OUTPUTS[self.query_one(RecordList).cursor].told)

    def on_record_list_selected(self, event: RecordList.Selected) -> None:
        """Open the text, or ask where the output is to go; before one with names the reason."""
        if not self.batches:
            self.complain(NOTHING if region.current_district() else self.spelled(NO_DISTRICT))
            return
        if self._is_working():
            return
        batch = self.batches[self.at]
        deeds: tuple[Callable[[BatchRecord], None], ...] = (
            self._text, self._table, self._copy, self._copy_all, self._measurements, self._identities,
        )  # fmt: skip
        deeds[event.index](batch)

    def _text(self, batch: BatchRecord) -> None:
        self.shell.go("ringkasan", batch=batch.id, period=batch.period)

    def _table(self, batch: BatchRecord) -> None:
        def write(target: Path, task: Task) -> None:
            sharing.write_public(self.session, batch.id, batch.period, target, task.progress, task.cancelled)

        ask_book(self, "tabel untuk umum", sharing.public_path(batch.period), write)

    def _copy(self, batch: BatchRecord) -> None:
        def write(target: Path, task: Task) -> None:
            sharing.write_masked(self.session, batch.id, target, task.progress, task.cancelled)

        ask_book(self, "salinan tersamar", sharing.masked_path(batch.period), write)

    def _copy_all(self, _batch: BatchRecord) -> None:
        def write(target: Path, task: Task) -> None:
            sharing.write_masked(self.session, None, target, task.progress, task.cancelled)

        ask_book(self, "salinan tersamar", sharing.masked_path(""), write)

    def _measurements(self, batch: BatchRecord) -> None:
        def write(reason: str, target: Path, task: Task) -> None:
            corrections.write_measurements(
                self.session, batch.id, reason, target, task.progress, task.cancelled
            )  # fmt: skip

        self._by_name("koreksi pengukuran", corrections.measurements_path(batch.period), write)

    def _identities(self, _batch: BatchRecord) -> None:
        def write(reason: str, target: Path, task: Task) -> None:
            corrections.write_identities(self.session, reason, target, task.progress, task.cancelled)

        self._by_name("koreksi identitas", corrections.identities_path(), write)

    def _by_name(self, what: str, proposal: Path, write: Callable[[str, Path, Task], None]) -> None:
        """Ask for the reason, then for the name of the file."""

        def given(reason: str) -> None:
            if not reason.strip():
                self.complain("Alasan wajib ditulis: berkas ini memuat nama dan NIK anak.")
                return
            ask_book(self, what, proposal, lambda target, task: write(reason, target, task))

        self.ask(f"Alasan menulis {what} dengan nama", given)

    def action_batch_before(self) -> None:
        """Take the batch before."""
        self._turn(1, "Ini batch pertama.")

    def action_batch_after(self) -> None:
        """Take the batch after."""
        self._turn(-1, "Ini batch terakhir.")

    def _turn(self, by: int, end: str) -> None:
        if not 0 <= self.at + by < len(self.batches):
            self.say(end if self.batches else "")
            return
        self.at += by
        self.say("")
        self._show()


def _row(output: Output) -> Row:
    return Row((output.label, output.receiver, output.names))
