"""Penyiapan: the few things an office answers once; left at any time and gone on with at the first open step."""

from collections.abc import Callable

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.errors import DataError
from stunting_tui.screens.base import BaseScreen
from stunting_tui.screens.detail import Detail
from stunting_tui.services.office import setup
from widgets.columns import Column
from widgets.record_list import ListSource, RecordList, Row

COLUMNS = (Column("", 3), Column("Langkah", 23), Column("Isi sekarang", 50, flex=1))
STEPS = (
    (
        "Kecamatan",
        (
            "Kecamatan yang dikerjakan. Enter membuka daftar kecamatan seluruh Indonesia: ketik namanya dan nama "
            "kabupatennya, Enter, sorot yang benar, Enter lagi."
        ),
    ),
    (
        "Operator",
        (
            "Nama Anda pada setiap catatan dan di kanan atas layar, sebagai ganti nama pengguna komputer. Setiap "
            "pengguna komputer memilih namanya sendiri."
        ),
    ),
    (
        "Kop surat dan Camat",
        "Alamat kantor pada kop laporan, nama dan NIP Camat yang menandatangani. Kabupaten dan kecamatan sudah terisi.",
    ),
    ("Kertas", "Ukuran kertas laporan: A4 atau F4."),
    (
        "Selesai",
        (
            "Sesudah ini: {imports} di Beranda memasukkan berkas e-PPGBM, {batch} mengetik register posyandu; untuk "
            "belajar jalankan python3 tui.py pelajaran, untuk mencoba python3 tui.py demo."
        ),
    ),
)
"""Each step's name, and what is told about it; the last one ends the setting-up."""
LAST = len(STEPS) - 1
HINT = "Enter mengisi langkah yang disorot; yang belum sempat boleh dilewati."
NO_DISTRICT = "Pilih kecamatan dahulu (langkah 1)."
FROM_COMMAND = "Nama ini dari --operator. Tanpa --operator, nama yang tetap dapat dipilih di sini."
FINISHED = "Penyiapan selesai. {imports}: masukkan berkas, {batch}: ketik register, {help}: bantuan."


class MulaiScreen(BaseScreen):
    """The steps with what was chosen. `params`: `said` what the screen of a step did."""

    NAME = "mulai"
    BINDINGS = keys.bindings_for("mulai")
    CSS_PATH = "mulai.tcss"

    def body(self) -> ComposeResult:
        """Give the steps, and what the highlighted one is for."""
        yield RecordList(COLUMNS, id="steps")
        yield Detail(id="detail")

    def load(self) -> None:
        """Read what was answered; the cursor goes to the first open step unless nothing happened."""
        said = self.params.pop("said", "")
        self._show(said or HINT, stay=not (said or self.fresh))

    def _show(self, told: str, *, stay: bool = False) -> None:
        """Show the steps and tell what happened."""
        self.now = setup.setup(self.session)
        self.open = [at for at, done in enumerate(self.now.answered.values()) if not done]
        self.set_title("PENYIAPAN", self.now.district.label if self.now.district else "Kecamatan belum dipilih")
        steps = self.query_one(RecordList)
        first = self.open[0] if self.open else LAST
        steps.set_source(ListSource(self._rows()), steps.cursor if stay else first)
        self._tell_step()
        steps.focus()
        self.say(told, "SELESAI" if self.now.finished else "")

    def _rows(self) -> list[Row]:
        """Return the steps as lines."""
        done = [*self.now.answered.values(), self.now.finished]
        return [
            Row(("[x]" if done[at] else "[ ]", f"{at + 1} {name}", value))
            for at, ((name, _about), value) in enumerate(zip(STEPS, self._values(), strict=True))
        ]

    def _values(self) -> tuple[str, ...]:
        """Return what stands behind each step; where nothing was chosen, what is used meanwhile."""
        now, operator = self.now, self.session.operator
        waiting = ", ".join(str(at + 1) for at in self.open)
        return (
            now.district.label if now.district else "belum dipilih",
            now.operator or f"belum; sekarang {operator}, nama pengguna komputer",
            now.head_name or "nama Camat belum diisi",
            now.paper or "belum; sementara A4",
            f"belum terisi: {waiting}" if waiting else "semua langkah terisi",
        )

    def on_record_list_highlighted(self) -> None:
        """Tell about the step under the cursor."""
        self._tell_step()

    def _tell_step(self) -> None:
        self.query_one(Detail).set_text(self.spelled(STEPS[self.query_one(RecordList).cursor][1]))

    def on_record_list_selected(self, event: RecordList.Selected) -> None:
        """Do the step."""
        doing: tuple[Callable[[], None], ...] = (
            self._choose_district, self._ask_name, self._write_office, self._ask_paper, self._finish,
        )  # fmt: skip
        setup.begin(self.session)
        doing[event.index]()

    def _choose_district(self) -> None:
        self.shell.go("wilayah")

    def _ask_name(self) -> None:
        if self.session.account:
            self._ask_for_name(self.session.operator)
        else:
            self.say(FROM_COMMAND)

    def _ask_for_name(self, initial: str) -> None:
        self.ask("Nama operator", self._take_name, initial=initial, dropped=lambda: self.say(HINT))

    def _take_name(self, text: str) -> None:
        """Work under the name from now on; ask again for what is no name."""
        try:
            self.shell.session = setup.choose_name(self.session, text)
        except DataError as error:
            self._ask_for_name(text)
            self.say(str(error))
        else:
            self._show(f"Nama operator: {self.session.operator}.")

    def _write_office(self) -> None:
        if self.now.district is None:
            self.complain(NO_DISTRICT)
        else:
            self.shell.go("kantor")

    def _ask_paper(self) -> None:
        self.ask("Kertas laporan A4 atau F4", self._take_paper, choices="af")

    def _take_paper(self, letter: str) -> None:
        setup.choose_paper(self.session, "F4" if letter == "f" else "A4")
        self._show("Kertas laporan tersimpan.")

    def _finish(self) -> None:
        """End the setting-up; ask first where steps are open."""
        if self.open and not self.now.finished:
            count = len(self.open)
            self.confirm(f"{count} langkah belum diisi. Selesai tanpa itu?", self._end)
        else:
            self._end()

    def _end(self) -> None:
        setup.finish(self.session)
        self.shell.go("beranda", said=self.spelled(FINISHED))

    def action_back(self) -> None:
        """Leave to Beranda; what is open waits."""
        self.shell.go("beranda")
