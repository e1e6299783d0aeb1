"""The keys of the lists about children: entered twice, to be measured again, not measured, followed up."""

from stunting_tui.actions.action import Action
from stunting_tui.actions.screens import NARROWED

ACTIONS = (
    Action("other_places", "g", "", "Saring", "Posyandu, atau desa dan kecamatan.", ("mutu",)),
    Action("write_quality", "x", "", "Ke Excel", "Tulis mutu semua tempat dan semua ukurannya.", ("mutu",)),
    Action("write_card", "x", "", "Ke Excel", "Tulis kartu ini, atau semua kartu pada daftar.", ("kartu-mutu",)),
    Action("merge", "m", "", "Gabung", "Gabungkan pasangan ini, setelah ditanya.", ("ganda",)),
    Action("swap_kept", "t", "", "Tukar", "Pertahankan anak yang lain dari pasangan ini.", ("ganda",)),
    Action("keep_apart", "b", "", "Beda", "Bukan anak yang sama, dengan sebab; tidak ditawarkan lagi.", ("ganda",)),
    Action("undo_verdict", "u", "", "Urung", "Urungkan keputusan tentang pasangan ini.", ("ganda",)),
    Action("next_verdict", "g", "", "Saring", "Belum diputuskan, digabung, bukan anak yang sama.", ("ganda",)),
    Action(
        "second", "enter", "", "Hasil", "Ketik hasil ukur ulang: tanggal, berat, tinggi.", ("ukur-ulang",), bound=False
    ),
    Action("let_be", "t", "", "Tidak perlu", "Tidak perlu diukur ulang, dengan sebab.", ("ukur-ulang",)),
    Action("open_again", "u", "", "Buka lagi", "Buka lagi baris yang sudah ditutup.", ("ukur-ulang",), 2),
    Action("next_state", "g", "", "Saring", "Belum diukur ulang, sudah, tidak perlu.", ("ukur-ulang",)),
    Action(
        "write_names",
        "x",
        "",
        "Ke Excel",
        "Tulis baris yang tampil, satu lembar tiap posyandu.",
        ("ukur-ulang", "belum", "tindak", "umur", "ganda"),
    ),
    Action(
        "coverage_kind", "g", "", "Saring", "Belum diukur, 2 dan 3 putaran, tidak terdaftar, lulus umur.", ("belum",)
    ),
    Action(
        "follow_state", "space", "", "Status", "Tindak lanjut terbaru: direncanakan, berjalan, selesai.", ("tindak",)
    ),
    Action("follow_kind", "g", "", "Saring", "Semua, belum ada tindak lanjut, belum selesai, selesai.", ("tindak",), 2),
    Action("write_all_charts", "k", "", "Grafik", "Tulis grafik tumbuh, satu lembar tiap anak.", ("tindak",), 3),
    Action(
        "reference", "p", "", "Acuan", "Bandingkan pengukur uji ini dengan yang disorot (di daftar).", ("uji-ukur",), 0
    ),
    Action("rename", "u", "", "Nama", "Ganti nama pengukur (di daftar).", ("uji-ukur",), 0),
    Action(
        "next_measurer", "f5", "ctrl+k", "Pengukur lain", "Ke lembar pengukur berikutnya pada uji ini.", ("uji-ukur",)
    ),
    Action("write_trial", "x", "", "Ke Excel", "Tulis uji ini sebagai buku kerja (di daftar).", ("uji-ukur",), 0),
    Action("narrow", "slash", "ctrl+f", "Cari", "Hanya baris yang memuat kata ini; Esc: semua lagi.", NARROWED, 2),
)
