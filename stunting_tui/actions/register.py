"""The keys of lists and of the children on the register."""

from stunting_tui.actions.action import Action
from stunting_tui.actions.screens import LISTS, NEW, SORTED

ACTIONS = (
    Action("search", "slash", "ctrl+f", "Cari", "Cari pada daftar; Esc menutup baris cari.", ("beranda", *LISTS)),
    Action("search_again", "full_stop", "", "Lagi", "Cari lagi kata yang sama.", LISTS, rank=0),
    Action("sort", "a", "", "Urut", "Urut menurut kolom: nomornya; nomor yang sama lagi membalik.", SORTED, 2),
    Action("previous_batch", "left_square_bracket", "left", "Lalu", "Batch sebelumnya.", ("beranda", "desa"), rank=0),
    Action("next_batch", "right_square_bracket", "right", "Nanti", "Batch sesudahnya.", ("beranda", "desa"), rank=0),
    Action("age_group", "b", "", "0-23/0-59", "Ganti kelompok umur: 0-59 bulan atau 0-23 bulan.", ("desa",)),
    Action("stunted", "p", "", "Pendek", "Hanya anak yang pendek pada batch ini; lagi untuk semua.", ("desa", "anak")),
    Action("reveal", "k", "", "NIK", "Tampilkan NIK lengkap anak ini; lagi untuk menyamarkan.", ("anak-rinci",)),
    Action(
        "status",
        "s",
        "",
        "Status anak",
        "Pindah, meninggal, lulus umur dengan tanggal, atau aktif lagi.",
        ("anak-rinci", "belum", "ukur-ulang", "tindak"),
        4,
    ),
    Action("measure", "u", "insert", "Ukur", "Isi satu pengukuran untuk anak ini.", ("anak-rinci", "anak")),
    Action("new", "n", "ctrl+n", "Baru", "Buat yang baru.", NEW),
    Action("chart", "g", "", "Grafik", "Grafik tumbuh anak ini di antara garis WHO.", ("anak-rinci",)),
    Action("next_index", "g", "right", "Grafik lain", "Grafik berikutnya: TB/U, BB/U, BB/TB.", ("grafik",)),
    Action("write_charts", "x", "", "Ke Excel", "Tulis grafik bernama: anak ini, atau semua sedaftar.", ("grafik",)),
    Action("previous_index", "left", "", "Sebelumnya", "Grafik sebelumnya.", ("grafik",), rank=0),
    Action(
        "edit", "f4", "e", "Ubah", "Ubah isi yang disorot.", ("anak-rinci", "rembuk", "sesi", "kemajuan", "banding"), 3
    ),
)
