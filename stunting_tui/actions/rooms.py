"""The keys of Beranda, and those of every list and form."""

from stunting_tui.actions.action import Action
from stunting_tui.actions.screens import FORMS, OPENED

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
    Action("unmeasured", "b", "", "Belum", "Anak pada batch ini yang belum diukur.", ("beranda",), 0),
    Action("remeasure", "u", "", "Ukur ulang", "Anak pada batch ini yang perlu diukur ulang.", ("beranda",), 0),
    Action("tasks", "t", "", "Tugas", "Ke baris di bawah desa, dan kembali; Enter membukanya.", ("beranda",), 0),
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
)
