"""The screens: their names and titles, and the groups that share keys."""

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
    "asuh": "Orang tua asuh",
    "catatan-asuh": "Catatan asuhan",
    "audit": "Audit kasus",
    "serentak": "Intervensi serentak",
    "ikhtisar": "Ikhtisar tahun",
    "tindak": "Tindak anak",
    "belum": "Belum diukur",
    "mutu": "Mutu",
    "kartu-mutu": "Kartu mutu",
    "ukur-ulang": "Ukur ulang",
    "ganda": "Anak ganda",
    "uji-ukur": "Uji pengukur",
    "prevalensi": "Prevalensi",
    "skdn": "SKDN",
    "berbagi": "Berbagi data",
    "ringkasan": "Ringkasan",
    "umur": "Hari atau bulan",
    "banding": "Register dan survei",
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
FACTS = ("profil", "indikator", "kartu", "serentak")
TASKS = ("mutu", "tindak", "belum", "umur")
NARROWED = (*TASKS, "ukur-ulang", "ganda")
SORTED = (
    *("desa", "anak", "rembuk", "sesi", "riwayat", "wilayah", "indikator", "kartu", "target", "daftar", "buku"),
    *("pejabat", "prioritas", "pasangan", "kunjungan", "usulan", "asuh", "catatan-asuh", "audit", "serentak"),
    *("uji-ukur", *NARROWED),
)
YEARLY = ("buku", "triwulan", "prioritas", "pasangan")
RECORDS = ("pasangan", "kunjungan", "usulan", "asuh", "catatan-asuh", "audit")
KEPT = ("pejabat", "tindak", "uji-ukur", "banding", *RECORDS)
OPENED = ("desa", "anak", "rembuk", "riwayat", "kerja", "buku", "kemajuan", "triwulan", "prioritas", *TASKS)
FORMS = ("anak-baru", "ukur", "kesepakatan", "kantor", "daftar-indikator", "target", "pejabat", *RECORDS)
SAVED = (*FORMS, "rembuk", "kemajuan", "banding")
BATCH = ("batch",)
FILLED = (*FACTS, "hadir", "uji-ukur")
MARKED = (*BATCH, "hadir")
TURNED = ("indikator", "serentak")
GRIDS = (*BATCH, "ulang", *FILLED)
NEW = ("rembuk", "sesi", "keputusan", "anak", "daftar-indikator", "target", "daftar", "rapat", *KEPT)
REMOVED = ("sesi", "daftar-indikator", "target", "daftar", *KEPT)
WALKED = ("anak-rinci", "grafik", "keputusan", "situasi", "ikhtisar", "kartu-mutu", "prevalensi", "skdn", "banding")
PICKED = ("cari", "perintah")
SEARCHED = ("beranda", "hadir", *LISTS, *NARROWED, *BATCH, *PICKED)
SEARCHLESS = tuple(name for name in SCREENS if name not in SEARCHED)
"""Screens where ctrl+f has nothing of its own to search, and looks for a child."""
