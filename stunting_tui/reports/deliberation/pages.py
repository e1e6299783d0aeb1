"""The pages of the rembuk workbook, from which an office chooses."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A page (one sheet or several): what it is called, what it holds, whether it is written unless told otherwise.

    `sealed`: all of its rows are held by the seal of an approved rembuk.
    """

    code: str
    title: str
    about: str
    usual: bool = True
    sealed: bool = True


PAGES = (
    ReportPage("sampul", "Sampul", "wilayah, tanggal, angka utama, isi laporan"),
    ReportPage("undangan", "Undangan", "surat undangan dengan susunan acara", usual=False),
    ReportPage("berita-acara", "Berita Acara", "naskah yang ditandatangani"),
    ReportPage("lampiran-1", "Lampiran I", "butir yang disepakati"),
    ReportPage("lampiran-2", "Lampiran II", "butir yang tidak disepakati, dengan alasan"),
    ReportPage("lampiran-3", "Lampiran III", "rencana tindak lanjut: siapa, minggu ke berapa"),
    ReportPage("hadir", "Lampiran IV", "daftar hadir dan tanda tangan"),
    ReportPage("komitmen", "Komitmen Bersama", "ditandatangani kepala desa dan instansi"),
    ReportPage("matriks", "Matriks Kesepakatan", "butir, tenggat, dana, keadaan, bukti"),
    ReportPage("intervensi", "Matriks Intervensi", "rencana kegiatan untuk perangkat daerah"),
    ReportPage("integrasi", "Kendali Integrasi", "sudah masuk RKPDes, Renja, APBD atau belum"),
    ReportPage("rkpdes", "Matriks RKPDes", "kegiatan yang didanai desa"),
    ReportPage("rekap", "Rekap dan grafik", "balita dan baduta per desa, rincian, tren"),
    ReportPage("target", "Target", "target menurut tahun dan tingkat, dengan sumbernya"),
    ReportPage("profil", "Profil Desa", "lokus, sasaran, kampung KB, APBDes"),
    ReportPage(
        "situasi", "Lembar Situasi", "satu tiap desa, anak berinisial; di luar segel", usual=False, sealed=False
    ),
    ReportPage(
        "serentak",
        "Intervensi Serentak",
        "enam langkah tiap desa, bulan terbaru; di luar segel",
        usual=False,
        sealed=False,
    ),
    ReportPage(
        "asuh", "Orang Tua Asuh", "siapa membantu dengan apa, tanpa nama; di luar segel", usual=False, sealed=False
    ),
    ReportPage("anak", "Anak Pendek", "RAHASIA: nama dan alamat; pisahkan sebelum dibagikan"),
    ReportPage("metode", "Catatan Metode", "asal data dan cara menghitung"),
)
"""Every page in the order of the workbook."""

MINUTES_PAGES = ("berita-acara", "lampiran-1", "lampiran-2", "lampiran-3", "hadir")
"""The berita acara with its annexes."""
