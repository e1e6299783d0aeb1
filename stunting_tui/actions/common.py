"""The keys that most screens have; they end every legend."""

from stunting_tui.actions.action import Action
from stunting_tui.actions.screens import EVERYWHERE, PICKED, SAVED, SEARCHLESS, WALKED

ACTIONS = (
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
