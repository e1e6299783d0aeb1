"""The keys of files in and out: imports, reports, their texts."""

from stunting_tui.actions.action import Action

ACTIONS = (
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
)
