"""The keys of prevalence, growth and SKDN."""

from stunting_tui.actions.action import Action

ACTIONS = (
    Action("next_grouping", "k", "", "Kelompok", "Umur, jenis kelamin, keduanya, desa, posyandu.", ("prevalensi",)),
    Action("next_share", "i", "", "Indikator", "Indikator lain pada tabel kelompok.", ("prevalensi",)),
    Action(
        "flow",
        "a",
        "",
        "Arus",
        "Arus anak sejak batch lalu: baru pendek, pulih, hilang.",
        ("prevalensi",),
    ),
    Action("trend", "t", "", "Tren", "Putaran terakhir kecamatan dan tiap desa.", ("prevalensi",)),
    Action(
        "next_design", "r", "", "Rancangan", "Selang: sederhana, strata desa, klaster posyandu.", ("prevalensi",), 2
    ),
    Action("other_survey", "s", "", "Survei", "Angka survei berikutnya yang sudah diisi.", ("banding",)),
    Action("form_f2", "f", "", "Formulir", "FORMAT F2 bulan ini, jumlahnya; lagi: SKDN.", ("skdn",), 2),
    Action("place_before", "left_square_bracket", "left", "Mundur desa", "Desa sebelumnya.", ("skdn",), 3),
    Action("place_after", "right_square_bracket", "right", "Desa", "Desa berikutnya, lalu kecamatan.", ("skdn",)),
    Action(
        "write_tables",
        "x",
        "",
        "Ke Excel",
        "Tulis tabel ini sebagai buku kerja, tanpa nama anak.",
        ("prevalensi", "skdn", "banding"),
        2,
    ),
)
