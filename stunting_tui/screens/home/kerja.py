"""Persiapan dan tindak lanjut: one list of what is done before and after a rembuk; each line opens a screen."""

from dataclasses import dataclass

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.screens.base import BaseScreen
from stunting_tui.screens.wording import NO_DISTRICT
from stunting_tui.services.register import region
from widgets.columns import Column
from widgets.record_list import ListSource, RecordList, Row

BEFORE = "Sebelum"
DURING = "Rapat"
AFTER = "Sesudah"
CHILDREN = "Anak"


@dataclass(frozen=True, slots=True)
class Line:
    """One piece of work: when it is done, what it is called, the screen it opens, what it is for in one sentence."""

    section: str
    label: str
    screen: str
    sentence: str


LINES = (
    Line(BEFORE, "Profil desa", "profil", "Sasaran, kampung KB, KPM, APBDes tiap desa."),
    Line(BEFORE, "Indikator", "indikator", "Cakupan layanan tiap desa terhadap targetnya."),
    Line(BEFORE, "Daftar indikator", "daftar-indikator", "Profil yang dipakai dan indikator sendiri."),
    Line(BEFORE, "Kartu skor", "kartu", "Lima paket layanan dan tingkat konvergensi desa."),
    Line(BEFORE, "Target", "target", "Target menurut tahun dan tingkat."),
    Line(BEFORE, "Prioritas", "prioritas", "Urutan desa dengan alasannya; memilih lokus tahun ini."),
    Line(BEFORE, "Pasangan desa", "pasangan", "Desa mana belajar di desa mana."),
    Line(BEFORE, "Usulan", "usulan", "Usulan musrenbang dan rencana OPD tiap desa."),
    Line(BEFORE, "Lembar situasi", "situasi", "Satu halaman tiap desa untuk rembuk."),
    Line(BEFORE, "Pejabat", "pejabat", "Penanda tangan dan masa berlakunya."),
    Line(AFTER, "Buku kesepakatan", "buku", "Semua kesepakatan dan kemajuannya."),
    Line(AFTER, "Kunjungan", "kunjungan", "Kunjungan ke desa: temuan dan tindak lanjut."),
    Line(AFTER, "Triwulan", "triwulan", "Yang jatuh tempo dan dilaporkan; dana."),
    Line(AFTER, "Orang tua asuh", "asuh", "Siapa mengasuh siapa; anak yang belum punya."),
    Line(AFTER, "Audit kasus", "audit", "Kasus tiap semester sampai tindak lanjutnya."),
    Line(AFTER, "Intervensi serentak", "serentak", "Enam langkah tiap desa dalam satu bulan."),
    Line(AFTER, "Ikhtisar tahun", "ikhtisar", "Setahun di satu lembar: dibaca dan dicetak."),
    Line(CHILDREN, "Mutu", "mutu", "Seberapa baik pengukuran tiap posyandu dan desa; kartunya dengan kata."),
    Line(CHILDREN, "Belum diukur", "belum", "Cakupan dengan nama: belum diukur, tidak terdaftar, lulus umur."),
    Line(CHILDREN, "Ukur ulang", "ukur-ulang", "Anak yang perlu diukur sekali lagi, dengan alasannya."),
    Line(CHILDREN, "Tindak anak", "tindak", "Anak yang ditindaklanjuti, paling mendesak dahulu; yang sudah dilakukan."),
    Line(CHILDREN, "Anak ganda", "ganda", "Anak yang tercatat dua kali: digabung, atau memang dua anak."),
    Line(CHILDREN, "Uji pengukur", "uji-ukur", "Sepuluh anak diukur dua kali: galat teknis, lulus atau latihan ulang."),
    Line(CHILDREN, "Prevalensi", "prevalensi", "Pendek, kurus, gemuk dengan selang; arus anak."),
    Line(CHILDREN, "SKDN", "skdn", "Ditimbang dan naik tiap bulan; dua belas bulan."),
    Line(CHILDREN, "Berbagi data", "berbagi", "Salinan tanpa nama, tabel umum, ringkasan, koreksi puskesmas."),
    Line(CHILDREN, "Hari atau bulan", "umur", "Umur menurut hari dan bulan penuh: prevalensi, anak yang berbeda."),
    Line(CHILDREN, "Register dan survei", "banding", "Catatan mengapa angka register dan survei (SSGI, SKI) berbeda."),
)
"""The list, in the order of the work."""

COLUMNS = (Column("Rembuk", 8), Column("Pekerjaan", 20), Column("Gunanya", 48, flex=1))


class KerjaScreen(BaseScreen):
    """Takes no `params`."""

    NAME = "kerja"
    BINDINGS = keys.bindings_for("kerja")

    def body(self) -> ComposeResult:
        """Give the list."""
        yield RecordList(COLUMNS, ListSource([_row(line) for line in LINES]), id="list")

    def load(self) -> None:
        """Name the place; the cursor stays where it was."""
        district = region.current_district()
        self.set_title("PERSIAPAN DAN TINDAK LANJUT", district.label if district else "Kecamatan belum dipilih")
        self.say(self.params.pop("said", ""), f"{len(LINES)} pekerjaan")
        self.query_one(RecordList).focus()
        self.on_record_list_highlighted()

    def on_record_list_highlighted(self) -> None:
        """Write out what the line is for, where the column cuts it."""
        self.find(LINES[self.query_one(RecordList).cursor].sentence)

    def on_record_list_selected(self, event: RecordList.Selected) -> None:
        """Open the screen of the line."""
        if region.current_district() is None:
            self.complain(self.spelled(NO_DISTRICT))
        else:
            self.shell.go(LINES[event.index].screen)


def _row(line: Line) -> Row:
    return Row((line.section, line.label, line.sentence))
