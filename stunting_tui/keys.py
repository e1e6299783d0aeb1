"""Every action once: its keys, its words, the screens that have it.

Bindings, the key legend (last line), the F1 help and the README's table are all made from `ACTIONS`. A screen gives an
action its meaning in a method `action_<id>`; actions with `bound=False` are keys the widgets handle by themselves.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.binding import Binding, BindingType

from stunting_tui.key_names import key_name

LEGEND_WIDTH = 79

SCREENS = {
    "beranda": "Beranda",
    "mulai": "Penyiapan",
    "desa": "Desa",
    "anak": "Anak",
    "anak-rinci": "Rincian anak",
    "anak-baru": "Anak baru",
    "grafik": "Grafik tumbuh",
    "ukur": "Isi pengukuran",
    "batch": "Batch",
    "lembar": "Ringkasan lembar",
    "ulang": "Ketik ulang",
    "impor": "Impor",
    "keputusan": "Keputusan impor",
    "riwayat": "Riwayat impor",
    "rembuk": "Rembuk",
    "sesi": "Sesi rembuk",
    "kesepakatan": "Isi kesepakatan",
    "hadir": "Daftar hadir",
    "rapat": "Rapat",
    "periksa": "Periksa dan segel",
    "daftar": "Daftar anak",
    "kerja": "Persiapan dan tindak lanjut",
    "profil": "Profil desa",
    "indikator": "Indikator",
    "daftar-indikator": "Daftar indikator",
    "impor-indikator": "Indikator dari Excel",
    "kartu": "Kartu skor",
    "target": "Target",
    "prioritas": "Prioritas",
    "pasangan": "Pasangan desa",
    "kunjungan": "Kunjungan",
    "usulan": "Usulan",
    "situasi": "Lembar situasi",
    "buku": "Buku kesepakatan",
    "kemajuan": "Kemajuan",
    "triwulan": "Triwulan",
    "laporan": "Laporan",
    "halaman": "Halaman laporan",
    "naskah": "Naskah laporan",
    "pejabat": "Pejabat",
    "kantor": "Kop surat dan kantor",
    "wilayah": "Pengaturan wilayah",
    "cari": "Cari anak",
    "perintah": "Perintah",
    "bantuan": "Bantuan",
    "pelajaran": "Pelajaran",
}
"""Screen names and their titles."""

EVERYWHERE = tuple(SCREENS)
LISTS = ("desa", "anak", "wilayah", "sesi", "buku")
FACTS = ("profil", "indikator", "kartu")
SORTED = (
    *("desa", "anak", "rembuk", "sesi", "riwayat", "wilayah", "indikator", "kartu", "target", "daftar", "buku"),
    *("pejabat", "prioritas", "pasangan", "kunjungan", "usulan"),
)
YEARLY = ("buku", "triwulan", "prioritas", "pasangan")
RECORDS = ("pasangan", "kunjungan", "usulan")
OPENED = ("desa", "anak", "rembuk", "riwayat", "kerja", "buku", "kemajuan", "triwulan", "prioritas")
FORMS = ("anak-baru", "ukur", "kesepakatan", "kantor", "daftar-indikator", "target", "pejabat", *RECORDS)
SAVED = (*FORMS, "rembuk", "kemajuan")
BATCH = ("batch",)
FILLED = (*FACTS, "hadir")
MARKED = (*BATCH, "hadir")
GRIDS = (*BATCH, "ulang", *FILLED)
NEW = ("rembuk", "sesi", "keputusan", "anak", "daftar-indikator", "target", "daftar", "rapat", "pejabat", *RECORDS)
REMOVED = ("sesi", "daftar-indikator", "target", "daftar", "pejabat", *RECORDS)
WALKED = ("anak-rinci", "grafik", "keputusan", "situasi")
PICKED = ("cari", "perintah")
SEARCHED = ("beranda", "hadir", *LISTS, *BATCH, *PICKED)
SEARCHLESS = tuple(name for name in SCREENS if name not in SEARCHED)
"""Screens where ctrl+f has nothing of its own to search, and looks for a child."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing an operator can do.

    `key` and `second` are Textual key names; `second` is "" where `key` needs no F-key. `label` stands in the legend,
    `help` in the F1 help. `rank` says what leaves a crowded legend: 1 stays, 3 goes first; 0 is never in it.
    """

    id: str
    key: str
    second: str
    label: str
    help: str
    screens: tuple[str, ...]
    rank: int = 1
    bound: bool = True

    @property
    def keys(self) -> tuple[str, ...]:
        """Both spellings, without the empty one."""
        return (self.key, self.second) if self.second else (self.key,)


ACTIONS = (
    Action("villages", "1", "", "Desa", "Daftar desa pada batch yang sedang dibuka.", ("beranda",)),
    Action("children", "2", "", "Anak", "Cari anak menurut nama atau NIK.", ("beranda",)),
    Action("imports", "3", "", "Impor", "Masukkan berkas e-PPGBM atau daftar posyandu.", ("beranda",)),
    Action("deliberations", "4", "", "Rembuk", "Sesi rembuk stunting dan kesepakatannya.", ("beranda",)),
    Action("reports", "5", "", "Laporan", "Buku kerja Excel untuk rembuk.", ("beranda",)),
    Action("batch", "6", "", "Batch", "Mengetik register posyandu untuk satu bulan.", ("beranda",)),
    Action("overdue", "7", "", "Buku", "Buku kesepakatan: yang lewat waktu, atau yang masih terbuka.", ("beranda",), 0),
    Action("office", "8", "", "Kantor", "Kop surat, nama Camat, dan kertas laporan.", ("beranda",), 3),
    Action("regions", "9", "", "Wilayah", "Pilih kecamatan yang dikerjakan.", ("beranda",), 2),
    Action("setting_up", "0", "", "Penyiapan", "Kecamatan, operator, kop surat, kertas.", ("beranda",), rank=0),
    Action("step", "enter", "", "Isi langkah", "Isi atau ubah langkah yang disorot.", ("mulai",), bound=False),
    Action(
        "choose", "enter", "", "Pilih", "Pilih baris yang disorot.", ("beranda", "wilayah", "laporan"), 3, bound=False
    ),
    Action("open", "enter", "", "Buka", "Buka baris yang disorot.", OPENED, 3, bound=False),
    Action("fill", "enter", "", "Isi", "Isi atau ubah kesepakatan yang disorot.", ("sesi", "rapat"), bound=False),
    Action("decide", "enter", "", "Putuskan", "Putuskan baris yang disorot.", ("impor", "keputusan"), bound=False),
    Action("accept", "enter", "", "Terima", "Terima isian dan maju; di isian terakhir menyimpan.", FORMS, bound=False),
    Action("edit_field", "f4", "ctrl+e", "Isi", "Ubah isi lama, bukan menggantinya.", FORMS, rank=0, bound=False),
    Action("back_field", "up", "", "Mundur", "Kembali ke isian sebelumnya.", FORMS, rank=0, bound=False),
    Action("enter_cell", "enter", "", "Terima", "Buka posyandu; di lembar: terima isian, maju.", BATCH, bound=False),
    Action("type_again", "enter", "", "Terima", "Terima isian, ke sel berikutnya.", ("ulang",), bound=False),
    Action("accept_cell", "enter", "", "Terima", "Terima isian, maju; di daftar: buka.", FILLED, bound=False),
    Action("ditto", "asterisk", "", "Ulang", "Salin isian sel di atasnya.", BATCH, bound=False),
    Action("no_value", "minus", "", "Alasan", "Alasan tidak ada nilai, lalu nomornya.", (*BATCH, "ulang"), bound=False),
    Action("end_row", "slash", "", "Baris", "Akhiri baris, ke baris berikutnya.", GRIDS, bound=False),
    Action("force_cell", "f2", "ctrl+t", "Paksa", "Pakai nilai yang diragukan, dengan alasan.", BATCH, bound=False),
    Action("edit_cell", "f4", "ctrl+e", "Ubah", "Ubah isi lama, bukan menggantinya.", GRIDS, rank=0, bound=False),
    Action("path", "f6", "ctrl+r", "Arah", "Enter berjalan menurut baris atau menurut kolom.", GRIDS, 2, bound=False),
    Action("clear_cell", "f8", "escape", "Kosong", "Buang yang sedang diketik.", GRIDS, rank=0, bound=False),
    Action("cell_options", "f9", "plus", "Daftar", "Isian yang sah untuk sel ini.", GRIDS, 2, bound=False),
    Action("undo", "ctrl+u", "ctrl+z", "Urung", "Urungkan perubahan terakhir baris ini.", GRIDS, rank=0, bound=False),
    Action("mark", "delete", "ctrl+d", "Hapus", "Hapus isi baris; lagi: kembali.", MARKED, rank=0, bound=False),
    Action("to_row", "ctrl+g", "", "Nomor", "Ke baris menurut nomornya.", GRIDS, rank=0, bound=False),
    Action("to_row_of", "enter", "", "Ke baris", "Ke baris anak ini di Batch.", ("lembar",), bound=False),
    Action("period", "f2", "ctrl+t", "Periode", "Tahun, triwulan, atau bulan lain.", FACTS),
    Action("turn", "f5", "ctrl+k", "Balik", "Balik tabel: satu desa, atau satu indikator.", ("indikator",), 2),
    Action("write_book", "x", "", "Ke Excel", "Tulis buku isian periode ini (di daftar).", ("indikator",), rank=0),
    Action("read_book", "i", "", "Dari Excel", "Baca buku isian yang sudah diisi (di daftar).", ("indikator",), rank=0),
    Action("profile", "d", "", "Daftar", "Profil dan indikator kantor sendiri (di daftar).", ("indikator",), rank=0),
    Action("use_profile", "p", "", "Profil", "Ganti profil indikator yang dipakai.", ("daftar-indikator",)),
    Action("advance", "s", "", "Majukan", "Majukan lembar: lengkap, diperiksa, terkunci.", ("lembar",)),
    Action("reopen", "b", "", "Buka", "Buka lagi lembar, dengan alasan.", ("lembar",)),
    Action("retype", "u", "", "Ketik ulang", "Ketik ulang anak yang diundi, tanpa melihat isian pertama.", ("lembar",)),
    Action("redraw_sample", "n", "", "Undi lagi", "Undi lagi anak yang diketik ulang, dengan alasan.", ("lembar",), 3),
    Action("force_sheet", "f2", "ctrl+t", "Paksa", "Majukan walau belum lengkap, dengan alasan.", ("lembar",), 2),
    Action("find", "ctrl+f", "", "Cari", "Cari posyandu dalam daftar, anak dalam lembar.", BATCH, 2),
    Action("month", "b", "", "Bulan", "Pilih bulan lain (dalam daftar posyandu).", BATCH, rank=0),
    Action("columns", "k", "", "Kolom", "Pilih kolom lembar (dalam daftar posyandu).", BATCH, rank=0),
    Action("switch", "space", "", "Ganti", "Tampilkan atau sembunyikan kolom (dalam daftar kolom).", BATCH, rank=0),
    Action("summary", "r", "", "Ringkasan", "Ringkasan lembar posyandu yang disorot.", BATCH, rank=0),
    Action("sheet_summary", "f5", "ctrl+k", "Ringkasan", "Ringkasan lembar yang diketik.", BATCH, rank=0),
    Action("insert_child", "insert", "ctrl+n", "Sisip", "Masukkan anak di bawah baris ini.", BATCH),
    Action("search", "slash", "ctrl+f", "Cari", "Cari pada daftar; Esc menutup baris cari.", ("beranda", *LISTS)),
    Action("search_again", "full_stop", "", "Lagi", "Cari lagi kata yang sama.", LISTS, rank=0),
    Action("sort", "a", "", "Urut", "Urut menurut kolom: nomornya; nomor yang sama lagi membalik.", SORTED, 2),
    Action("previous_batch", "left_square_bracket", "left", "Lalu", "Batch sebelumnya.", ("beranda", "desa"), rank=0),
    Action("next_batch", "right_square_bracket", "right", "Nanti", "Batch sesudahnya.", ("beranda", "desa"), rank=0),
    Action("age_group", "b", "", "0-23/0-59", "Ganti kelompok umur: 0-59 bulan atau 0-23 bulan.", ("desa",)),
    Action("stunted", "p", "", "Pendek", "Hanya anak yang pendek pada batch ini; lagi untuk semua.", ("desa", "anak")),
    Action("reveal", "k", "", "NIK", "Tampilkan NIK lengkap anak ini; lagi untuk menyamarkan.", ("anak-rinci",)),
    Action("measure", "u", "insert", "Ukur", "Isi satu pengukuran untuk anak ini.", ("anak-rinci", "anak")),
    Action("new", "n", "ctrl+n", "Baru", "Buat yang baru.", NEW),
    Action("chart", "g", "", "Grafik", "Grafik tumbuh anak ini di antara garis WHO.", ("anak-rinci",)),
    Action("next_index", "g", "right", "Grafik lain", "Grafik berikutnya: TB/U, BB/U, BB/TB.", ("grafik",)),
    Action("previous_index", "left", "", "Sebelumnya", "Grafik sebelumnya.", ("grafik",), rank=0),
    Action("edit", "f4", "e", "Ubah", "Ubah isi yang disorot.", ("anak-rinci", "rembuk", "sesi", "kemajuan"), 3),
    Action("state", "k", "", "Keadaan", "Majukan keadaan: rencana, dilaksanakan, ditandatangani.", ("sesi",), 2),
    Action("from_template", "t", "", "Templat", "Isi daftar kesepakatan dari templat.", ("sesi",)),
    Action("cycle_status", "space", "", "Status", "Ganti status: belum, proses, selesai, batal.", ("sesi",)),
    Action("note", "f5", "ctrl+k", "Catatan", "Tulis catatan pada baris ini.", ("sesi", "buku", "daftar"), 2),
    Action("outcome", "enter", "", "Hasil", "Apa jadinya anak ini: hasil, tanggal, catatan.", ("daftar",), bound=False),
    Action("rule", "r", "", "Aturan", "Pilih anak menurut aturan: daftar beku atau hidup.", ("daftar",)),
    Action("family", "k", "", "Keluarga", "Tulis keluarga yang disebut kesepakatan.", ("daftar",)),
    Action("next_person", "insert", "ctrl+n", "Baris kosong", "Ke baris kosong untuk orang berikutnya.", ("hadir",), 2),
    Action("find_person", "ctrl+f", "", "Cari", "Cari peserta menurut nama.", ("hadir",)),
    Action("list", "d", "", "Daftar anak", "Anak dan keluarga yang disebut kesepakatan ini.", ("sesi", "rapat"), 2),
    Action("meeting", "r", "", "Rapat", "Memimpin rapat: agenda, angka desa, kesepakatan dicatat.", ("sesi",), 2),
    Action("next_point", "space", "", "Agenda", "Pokok agenda berikutnya.", ("rapat",)),
    Action("previous_point", "b", "backspace", "Mundur", "Pokok agenda sebelumnya.", ("rapat",), rank=0),
    Action("next_place", "right", "right_square_bracket", "Desa lain", "Angka desa berikutnya.", ("rapat",), 2),
    Action("previous_place", "left", "left_square_bracket", "Desa lalu", "Angka desa sebelumnya.", ("rapat",), rank=0),
    Action("take_template", "t", "", "Templat", "Ambil satu kesepakatan dari templat.", ("rapat",), 2),
    Action("complete", "l", "", "Lengkapi", "Tanyakan satu per satu yang belum diisi.", ("rapat",), 2),
    Action("agreement_villages", "v", "", "Desanya", "Desa yang dimaksud kesepakatan ini.", ("rapat",), 3),
    Action("refuse", "x", "", "Tidak", "Tidak disepakati, dengan alasan; lagi: disepakati.", ("rapat",), 2),
    Action("check", "p", "", "Periksa", "Temuan sebelum verifikasi, tahap, dan segel sesi ini.", ("sesi",), 2),
    Action("stage", "s", "", "Tahap", "Tahap berikutnya: diverifikasi, lalu disetujui.", ("sesi",), 2),
    Action("mend", "enter", "", "Buka", "Buka tempat temuan yang disorot.", ("periksa",), bound=False),
    Action("next_stage", "s", "", "Majukan", "Majukan tahap: diverifikasi, lalu disetujui.", ("periksa",)),
    Action("force_stage", "f2", "ctrl+t", "Paksa", "Majukan tahap walau ada galat, dengan alasan.", ("periksa",)),
    Action("back_to_draft", "m", "", "Ke draf", "Kembali ke draf, dengan alasan.", ("periksa",)),
    Action("delete", "delete", "ctrl+d", "Hapus", "Hapus baris yang disorot, setelah ditanya.", REMOVED, 3),
    Action("preparation", "p", "", "Persiapan", "Yang dikerjakan sebelum dan sesudah rembuk.", ("rembuk",)),
    Action("ledger", "u", "", "Buku", "Buku kesepakatan: semua kesepakatan dan kemajuannya.", ("rembuk",)),
    Action("minilok", "m", "", "Minilok", "Minilok baru: kemajuan kesepakatan yang masih terbuka.", ("rembuk",), 2),
    Action("go_on", "l", "", "Lanjutkan", "Bawa kesepakatan yang masih terbuka ke rembuk ini.", ("rembuk",), 3),
    Action("tell", "n", "ctrl+n", "Lapor", "Laporkan kemajuan: status, persen, catatan.", ("buku", "kemajuan")),
    Action("filter_ledger", "g", "", "Saring", "Terbuka, lewat, selesai, desa, penanggung jawab, triwulan.", ("buku",)),
    Action("quarters", "t", "", "Triwulan", "Yang jatuh tempo dan dilaporkan tiap triwulan; dana.", ("buku",), 2),
    Action("carry", "b", "", "Bawa", "Bawa kesepakatan ini ke rembuk berikutnya.", ("buku",), 2),
    Action("drop", "x", "", "Batal", "Batalkan atau tidak membawa kesepakatan ini, dengan alasan.", ("buku",), 2),
    Action("lokus", "space", "", "Lokus", "Jadikan lokus tahun itu dengan alasan; lagi: bukan lokus.", ("prioritas",)),
    Action("weights", "w", "", "Bobot", "Ganti bobot kelima faktor.", ("prioritas",)),
    Action("take_pair", "space", "", "Pakai", "Pakai pasangan yang diusulkan.", ("pasangan",), 2),
    Action("visit_pair", "k", "", "Kunjungan", "Catat kunjungan pasangan ini.", ("pasangan",), 2),
    Action("confirm_it", "d", "", "Konfirmasi", "Usulan dikonfirmasi rembuk.", ("usulan",), 2),
    Action("synchronise", "s", "", "Sinkron", "Usulan disinkronkan dengan yang lain.", ("usulan",), 2),
    Action("refuse_it", "t", "", "Tidak", "Usulan tidak diambil, dengan alasan.", ("usulan",), 2),
    Action("reopen_it", "b", "", "Belum", "Usulan belum diputuskan.", ("usulan",), 3),
    Action("agree", "k", "", "Sepakat", "Jadikan atau kaitkan dengan kesepakatan.", ("usulan",), 2),
    Action("filter_proposals", "g", "", "Saring", "Semua, menurut keadaan, atau desa ini.", ("usulan",), 3),
    Action("beside", "v", "", "Banding", "Musrenbang dan rencana OPD satu desa berdampingan.", ("usulan",), 2),
    Action("village_before", "f7", "left_square_bracket", "Mundur", "Bandingan: desa sebelumnya.", ("usulan",), 0),
    Action("village_after", "f8", "right_square_bracket", "Maju", "Bandingan: desa berikutnya.", ("usulan",), 0),
    Action("write_sheets", "x", "", "Ke Excel", "Tulis lembar semua desa; anak dengan inisial.", ("situasi",)),
    Action("by_name", "n", "", "Bernama", "Tulis lembar desa ini dengan nama anak, dengan alasan.", ("situasi",), 2),
    Action("previous_year", "left_square_bracket", "left", "Lalu", "Tahun sebelumnya.", YEARLY, 0),
    Action("next_year", "right_square_bracket", "right", "Nanti", "Tahun sesudahnya.", YEARLY, 0),
    Action("previous_entry", "f7", "left_square_bracket", "Mundur", "Kesepakatan sebelumnya.", ("kemajuan",)),
    Action("next_entry", "f8", "right_square_bracket", "Maju", "Kesepakatan berikutnya.", ("kemajuan",)),
    Action("report", "b", "", "Laporan", "Buat laporan dan berita acara sesi ini.", ("sesi", "rembuk", "periksa"), 2),
    Action("attendance", "h", "", "Hadir", "Daftar hadir sesi ini.", ("sesi", "rapat")),
    Action("open_file", "o", "", "Buka berkas", "Tulis nama berkas yang akan diimpor.", ("impor",)),
    Action("filter", "g", "", "Saring", "Saring temuan: semua, galat, peringatan.", ("impor", "riwayat"), 2),
    Action("decisions", "k", "", "Keputusan", "Putuskan baris yang menunggu.", ("impor", "riwayat"), 2),
    Action("history", "r", "", "Riwayat", "Impor yang sudah disimpan, dengan ringkasan dan temuannya.", ("impor",), 2),
    Action("save_rows", "s", "", "Simpan", "Simpan baris yang siap ke basis data.", ("impor", "impor-indikator")),
    Action("export", "x", "", "Temuan ke Excel", "Simpan ringkasan dan temuan ke berkas Excel.", ("impor", "riwayat")),
    Action("same", "1", "", "Sama", "1 sampai 9: pakai pilihan dengan nomor itu.", ("keputusan",), bound=False),
    Action("skip", "l", "", "Lewati", "Jangan simpan baris ini, juga dari berkas berikutnya.", ("keputusan",)),
    Action("force", "f2", "ctrl+t", "Paksa", "Pakai nilai yang diragukan, dengan alasan.", ("ukur",)),
    Action("override", "f2", "ctrl+t", "Paksa", "Ubah keadaan sesi walau belum lengkap, dengan alasan.", ("sesi",), 3),
    Action("paper", "p", "", "Kertas", "Ganti kertas: A4 atau F4.", ("laporan",)),
    Action("pages", "h", "", "Halaman", "Pilih halaman yang ditulis.", ("laporan",)),
    Action("officials", "j", "", "Pejabat", "Yang menandatangani, dengan masa berlakunya.", ("laporan",)),
    Action("wording", "t", "", "Naskah", "Kalimat dokumen: letak berkasnya, memeriksa, mengubah.", ("laporan",), 2),
    Action("turn_page", "space", "", "Pilih", "Tulis halaman ini, atau tidak lagi.", ("halaman",)),
    Action("copy_text", "s", "", "Salin", "Salin naskah bawaan untuk diubah; juga dengan Enter.", ("naskah",)),
    Action("check_texts", "u", "", "Periksa", "Baca dan periksa lagi semua naskah.", ("naskah",)),
    Action("full_nik", "n", "", "NIK", "Cetak NIK lengkap, dengan alasan yang dicatat.", ("laporan",)),
    Action("letterhead", "k", "", "Kantor", "Isi kop surat dan nama Camat.", ("laporan",)),
    Action("folder", "f9", "plus", "Folder", "Pilih folder untuk berkas laporan.", ("laporan",)),
    Action("legal", "f9", "plus", "Daftar", "Daftar nilai yang sah untuk isian ini.", SAVED),
    Action("save", "f6", "ctrl+y", "Simpan", "Periksa semua isian dan simpan.", SAVED),
    Action("previous", "f7", "pageup", "Mundur", "Ke yang sebelumnya.", WALKED),
    Action("next", "f8", "pagedown", "Maju", "Ke yang berikutnya.", WALKED),
    Action("run", "enter", "", "Jalankan", "Jalankan perintah yang disorot.", ("perintah",), bound=False),
    Action("take", "enter", "", "Buka", "Buka anak yang disorot.", ("cari",), bound=False),
    Action("wipe", "escape", "", "Kosong", "Kosongkan kata carian.", PICKED),
    Action("child", "f3", "ctrl+o", "Anak", "Rincian anak ini; bila tidak ada, cari anak.", EVERYWHERE, rank=0),
    Action("find_child", "ctrl+f", "", "Cari anak", "Cari anak, lalu kembali ke layar ini.", SEARCHLESS, rank=0),
    Action("palette", "ctrl+p", "", "Perintah", "Perintah layar ini; ketik untuk mencarinya.", EVERYWHERE, rank=0),
    Action("key_test", "ctrl+g", "", "Uji tombol", "Layar uji tombol: apa yang dikirim terminal.", ("bantuan",), 3),
    Action("lesson", "p", "", "Pelajaran", "Langkah pelajaran: mengulang atau melewatinya.", ("bantuan",), 3),
    Action("begin_at", "enter", "", "Mulai", "Mulai lagi dari langkah yang disorot.", ("pelajaran",), bound=False),
    Action("skip_step", "l", "", "Lewati", "Lewati langkah sekarang; program mengerjakannya.", ("pelajaran",)),
    Action("help", "f1", "question_mark", "Bantuan", "Bantuan layar ini (? di luar isian).", EVERYWHERE),
    Action("back", "f10", "ctrl+x", "Kembali", "Kembali; di Beranda keluar dari program.", EVERYWHERE),
    Action("redraw", "ctrl+l", "", "Gambar ulang", "Gambar ulang layar yang tertimpa.", EVERYWHERE, rank=0),
)


def actions_for(screen: str, actions: Sequence[Action] = ACTIONS) -> Iterator[Action]:
    """Give the actions of a screen in the order of the legend; `actions` is the table with a site's own keys."""
    return (action for action in actions if screen in action.screens)


def bindings_for(screen: str) -> list[BindingType]:
    """Return the bindings of a screen; their ids are the action ids, so that a site may override keys."""
    return [
        Binding(",".join(action.keys), action.id, action.label, show=False, id=action.id)
        for action in actions_for(screen)
        if action.bound
    ]


def legend(screen: str, actions: Sequence[Action] = ACTIONS) -> str:
    """Return the key legend of a screen in at most `LEGEND_WIDTH` cells; what ranks last leaves first."""
    shown = [action for action in actions_for(screen, actions) if action.rank]
    while True:
        parts = [f"{key_name(action.key)} {_label(action, screen)}" for action in shown]
        for gap in ("  ", " "):
            if len(text := gap.join(parts)) <= LEGEND_WIDTH:
                return text
        worst = max(action.rank for action in shown)
        shown.remove(next(action for action in reversed(shown) if action.rank == worst))


def legend_rest(screen: str, actions: Sequence[Action] = ACTIONS) -> str:
    """Return the keys of a screen that found no room in its legend, as it writes them; "" where all are in it."""
    shown = legend(screen, actions)
    own = (action for action in actions_for(screen, actions) if action.rank and action.bound)
    parts = (f"{key_name(action.key)} {_label(action, screen)}" for action in own)
    return "  ".join(part for part in parts if part not in shown)


def _label(action: Action, screen: str) -> str:
    return "Keluar" if action.id == "back" and screen == "beranda" else action.label


def help_rows(screen: str, actions: Sequence[Action] = ACTIONS) -> list[tuple[str, str, str]]:
    """Return (key, second spelling, what it does) for every action of a screen."""
    return [
        (key_name(action.key), key_name(action.second) if action.second else "", action.help)
        for action in actions_for(screen, actions)
    ]


def common_actions(actions: Sequence[Action] = ACTIONS) -> list[Action]:
    """Return what most screens have, told once for all of them."""
    return [action for action in actions if 2 * len(action.screens) > len(SCREENS)]


def readme_table(actions: Sequence[Action] = ACTIONS) -> str:
    """Return the key table of the README in Markdown: one line for each screen, one for what all of them have."""
    common = common_actions(actions)
    rows = [("semua layar", common)]
    for screen, title in SCREENS.items():
        own = [action for action in actions_for(screen, actions) if action not in common]
        rows += [(title, own)] * bool(own)
    lines = [f"| {title} | {', '.join(_spelled(action) for action in own)} |" for title, own in rows]
    return "\n".join(["| Layar | Tombol |", "|---|---|", *lines])


def _spelled(action: Action) -> str:
    """Return an action for the README: its label, the key, the second spelling."""
    return f"{action.label} {' atau '.join(f'`{key_name(key)}`' for key in action.keys)}"
