"""The keys of a rembuk: its session, its meeting, its lists and stages."""

from stunting_tui.actions.action import Action
from stunting_tui.actions.screens import REMOVED

ACTIONS = (
    Action("state", "k", "", "Keadaan", "Majukan keadaan: rencana, dilaksanakan, ditandatangani.", ("sesi",), 2),
    Action("from_template", "t", "", "Templat", "Isi daftar kesepakatan dari templat.", ("sesi",)),
    Action("cycle_status", "space", "", "Status", "Ganti status: belum, proses, selesai, batal.", ("sesi",)),
    Action("note", "f5", "ctrl+k", "Catatan", "Tulis catatan pada baris ini.", ("sesi", "buku", "daftar", "asuh"), 2),
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
)
