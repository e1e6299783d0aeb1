"""Lists as plain text: what a pipe and a terminal get from a small real store, and how a refusal is said."""

import os
import subprocess
import sys
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from stunting_tui import cli
from stunting_tui.cli import main
from stunting_tui.domain.deliberation.agreement import Agreement, AgreementStatus, Attendee, Deliberation, Fund
from stunting_tui.services.deliberation import agreements, rembuk
from stunting_tui.services.register import region
from stunting_tui.services.store import close_store, open_store
from stunting_tui.session import Session

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=timezone(timedelta(hours=7)))
PLACE = "Kec. Prambanan, Kabupaten Klaten"
HEADINGS = (
    "NIK;Nama;JK;Tgl Lahir;Nama Ortu;Prov;Kab/Kota;Kec;Desa/Kel;Posyandu;Tanggal Pengukuran;Berat;Tinggi;Cara Ukur"
)
WHERE = "JAWA TENGAH;KLATEN;PRAMBANAN"
ROWS = (
    f"9999991608240001;BAPRI ZADRE;L;2024-08-16;RUNI LASA;{WHERE};SENGON;MAWAR 1;2026-08-12;9,05;79,5;Berdiri",
    f"9999994103240002;TARI WIDANU;P;2024-03-01;DUMA KESA;{WHERE};SENGON;MAWAR 1;2026-08-12;11,8;88;Berdiri",
    f";TARI SEFONI;P;2025-01-10;;{WHERE};JOHO;MELATI;2026-08-12;6,1;68,2;Terlentang",
)
DOUBTFUL = f";TARI WIDANU;P;2024-03-01;LAIN SEKALI;{WHERE};JOHO;MELATI;2026-08-20;11,9;88,2;Berdiri"


def csv_file(path: Path, *rows: str) -> str:
    path.write_text("\n".join((HEADINGS, *rows)) + "\n", encoding="utf-8-sig")
    return str(path)


@pytest.fixture(autouse=True)
def _own_clock(monkeypatch):
    monkeypatch.setattr(cli, "now", lambda: NOW)
    yield
    close_store()


@pytest.fixture
def db(tmp_path):
    return tmp_path / "data" / "uji.db"


@pytest.fixture
def full(db, tmp_path, capsys):
    """Three children in two villages, a row waiting, a session with an agreement late and another incomplete."""
    for path in (csv_file(tmp_path / "satu.csv", *ROWS), csv_file(tmp_path / "dua.csv", DOUBTFUL)):
        assert main(["impor", path, "--db", str(db)]) == 0
    session = Session("penguji", db, lambda: NOW)
    open_store(session)
    codes = {village.name: village.code for village in region.villages()}
    rembuk.create_deliberation(
        session,
        Deliberation(
            date(2026, 8, 25), "Pendopo", number="400/001", attendees=(Attendee("Zuri Valdano"),),
            agreements=(
                Agreement(
                    1, "PMT lokal\n90 hari", "Intervensi spesifik", "Kepala Puskesmas", "TP PKK", (codes["Sengon"],),
                    "Baduta penerima", "14 anak", (Fund("APBDes", 18_200_000),), date(2026, 10, 31),
                    AgreementStatus.RUNNING, "Laporan",
                ),
                Agreement(2, "Jamban sehat"),
                Agreement(3, "Ukur ulang", responsible="PKB", indicator="Anak", due_on=date(2026, 11, 30)),
                Agreement(4, "Rapat", due_on=date(2026, 9, 1), status=AgreementStatus.DROPPED),
                Agreement(5, "Kelas ibu", responsible="Bidan", indicator="Kelas", due_on=date(2026, 12, 1)),
            ),
        ),
        template=False,
    )  # fmt: skip
    close_store()
    capsys.readouterr()
    return db


@pytest.fixture
def told(full, capsys):
    """Ask for a list as a pipe would and return its lines, the cells of the records parted."""

    def ask(*words: str) -> list[list[str]]:
        assert main(["--teks", *words, "--db", str(full)]) == 0
        return [line.split("\t") for line in capsys.readouterr().out.splitlines()]

    return ask


@pytest.fixture
def seen(full, capsys, monkeypatch):
    """Ask for a list as a terminal of 80 cells would."""
    monkeypatch.setenv("COLUMNS", "80")

    def ask(*words: str) -> str:
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        assert main(["--teks", *words, "--db", str(full)]) == 0
        return capsys.readouterr().out

    return ask


def test_children_in_a_pipe(told):
    title, heads, *records = told("anak")
    assert title == [f"Anak: {PLACE}; 3 anak, masing-masing dengan pengukuran terakhir"]
    assert heads == [
        "Nomor", "Nama", "JK", "Umur bl", "Desa", "Status", "Diukur", "TB/U", "Kategori TB/U", "BB/U", "Kategori BB/U",
        "BB/TB", "Kategori BB/TB", "Posyandu", "Lahir", "NIK", "Keadaan",
    ]  # fmt: skip
    assert records == [
        ["1", "BAPRI ZADRE", "L", "27", "Sengon", "pendek, BB kurang", "12-08-2026", "-2,46", "pendek", "-2,56",
         "BB kurang", "-1,82", "gizi baik", "MAWAR 1", "16-08-2024", "99********0001", "aktif"],
        ["3", "TARI SEFONI", "P", "22", "Joho", "sangat pendek, BB sangat kurang, gizi kurang", "12-08-2026", "-4,57",
         "sangat pendek", "-4,41", "BB sangat kurang", "-2,82", "gizi kurang", "MELATI", "10-01-2025", "-", "aktif"],
        ["2", "TARI WIDANU", "P", "32", "Sengon", "normal", "12-08-2026", "-0,63", "normal", "-0,52", "BB normal",
         "-0,33", "gizi baik", "MAWAR 1", "01-03-2024", "99********0002", "aktif"],
    ]  # fmt: skip


def test_children_in_a_terminal(seen):
    assert (
        seen("anak")
        == f"""\
Anak: {PLACE}; 3 anak, masing-masing dengan pengukuran terakhir
Nomor  Nama         JK  Umur bl  Desa    Status
    1  BAPRI ZADRE  L        27  Sengon  pendek, BB kurang
    3  TARI SEFONI  P        22  Joho    sangat pendek, BB sangat kurang, gizi kurang
    2  TARI WIDANU  P        32  Sengon  normal
11 kolom lain tidak muat; lewat pipa atau di jendela lebih lebar semua tampil.
"""
    )


@pytest.mark.parametrize(
    ("words", "told_of", "numbers"),
    [
        (["tari"], 'nama memuat "tari"; 2 anak', ["3", "2"]),
        (["widanu", "tari"], 'nama memuat "widanu tari"; 1 anak', ["2"]),
        (["tari", "--desa", "seng"], 'desa Sengon; nama memuat "tari"; 1 anak', ["2"]),
        (["--desa", "sengon, joho"], "desa Sengon, Joho; 3 anak", ["1", "2", "3"]),
        (["--pendek"], "pendek pada batch Agustus 2026; 2 anak", ["1", "3"]),
        (["9999 9941"], "NIK yang cocok; 1 anak", ["2"]),
    ],
)
def test_children_narrowed(told, words, told_of, numbers):
    title, _heads, *records = told("anak", *words)
    assert title == [f"Anak: {PLACE}; {told_of}, masing-masing dengan pengukuran terakhir"]
    assert [record[0] for record in records] == numbers


def test_nobody_found_is_a_list_of_none(told):
    assert told("anak", "zzz") == [[f'Anak: {PLACE}; nama memuat "zzz"; 0 anak']]


@pytest.mark.parametrize("who", ["1", "9999991608240001", "99.9999-160824-0001", "bapri zadre"])
def test_history_by_number_nik_or_name(told, who):
    title, _heads, record = told("riwayat", *who.split())
    facts = (
        "Riwayat anak nomor 1: BAPRI ZADRE, laki-laki, lahir 16-08-2024", "umur 27 bl 6 hr per 22-11-2026",
        "orang tua RUNI LASA", "NIK 99********0001", "aktif", "Sengon, Posyandu MAWAR 1", PLACE, "1 pengukuran",
    )  # fmt: skip
    assert title == ["; ".join(facts)]
    assert record == [
        "12-08-2026", "23", "9,05", "79,5", "pendek, BB kurang", "berdiri", "-2,46", "pendek", "-2,56", "BB kurang",
        "-1,82", "gizi baik", "-", "-", "-", "satu.csv baris 2", "-",
    ]  # fmt: skip


def test_history_in_a_terminal(seen):
    assert seen("riwayat", "3").splitlines()[1:3] == [
        "Tanggal     Umur bl  BB kg  TB cm  Status",
        "12-08-2026       19    6,1   68,2  sangat pendek, BB sangat kurang, gizi kurang",
    ]


def test_several_children_are_listed_with_their_numbers(full, capsys):
    assert main(["--teks", "riwayat", "tari", "--db", str(full)]) == 2
    found = capsys.readouterr()
    assert found.out.splitlines()[0] == f"Anak yang cocok: {PLACE}; 2 anak"
    assert [line.split("\t")[:2] for line in found.out.splitlines()[2:]] == [["3", "TARI SEFONI"], ["2", "TARI WIDANU"]]
    assert found.err == "2 anak cocok. Ulangi dengan satu nomor dari daftar itu, misalnya: --teks riwayat 3\n"


def test_villages(told, seen):
    title, _heads, *records = told("desa")
    assert title == [f"Desa: {PLACE}; batch Agustus 2026; anak 0-59 bulan; 16 desa, lalu jumlah kecamatan"]
    assert records[:2] + records[-1:] == [
        ["Joho", "1", "1", "100,0", "1", "-", "n kecil", "-", "-", "1", "1", "1", "0", "0", "0", "33.10.01.2016"],
        ["Sengon", "2", "2", "100,0", "1", "-", "n kecil", "-", "-", "0", "1", "0", "0", "0", "0", "33.10.01.2001"],
        ["Kecamatan", "3", "3", "100,0", "2", "-", "n kecil", "-", "-", "1", "2", "1", "0", "0", "0", "33.10.01"],
    ]
    lines = seen("desa").splitlines()
    assert lines[1:5:2] == [
        "Desa              Sasaran  Diukur  D/S %  Pendek  Pendek %  Catatan       95 %",
        "Sengon                  2       2  100,0       1         -  n kecil          -",
    ]


def test_rembuk_list_and_one_session(told, seen):
    assert told("rembuk") == [
        [f"Rembuk: {PLACE}; 1 rembuk"],
        ["Nomor", "Tanggal", "Keadaan", "Kesepakatan", "Belum lengkap", "Lewat waktu", "Hadir", "Tempat", "Judul",
         "Nomor surat"],
        ["1", "25-08-2026", "rencana", "5", "1", "1", "1", "Pendopo", "Rembuk Stunting Tingkat Kecamatan", "400/001"],
    ]  # fmt: skip
    assert told("rembuk", "1")[2] == [
        "1", "proses", "31-10-2026", "lewat 22 hari", "Kepala Puskesmas", "PMT lokal 90 hari", "Sengon",
        "Baduta penerima", "14 anak", "18200000", "APBDes 18.200.000", "TP PKK", "Laporan", "-", "Intervensi spesifik",
    ]  # fmt: skip
    assert (
        seen("rembuk", "1")
        == f"""\
Rembuk nomor 1: {PLACE}; 25-08-2026; rencana; Pendopo; Rembuk Stunting Tingkat Kecamatan; 1 orang hadir; 5 kesepakatan
Nomor  Status  Tenggat     Keterangan     Penanggung jawab  Kesepakatan
    1  proses  31-10-2026  lewat 22 hari  Kepala Puskesmas  PMT lokal 90 hari
    2  belum   -           belum lengkap  -                 Jamban sehat
    3  belum   30-11-2026  8 hari lagi    PKB               Ukur ulang
    4  batal   01-09-2026  -              -                 Rapat
    5  belum   01-12-2026  -              Bidan             Kelas ibu
9 kolom lain tidak muat; lewat pipa atau di jendela lebih lebar semua tampil.
"""
    )


def test_due_agrees_with_the_count_on_beranda(told):
    title, _heads, *records = told("jatuh-tempo")
    assert title == [f"Jatuh tempo: {PLACE}; per 22-11-2026; 1 lewat waktu, 1 bulan ini"]
    assert [record[:5] for record in records] == [
        ["1", "1", "proses", "31-10-2026", "lewat 22 hari"],
        ["1", "3", "belum", "30-11-2026", "8 hari lagi"],
    ]
    counted = agreements.due(NOW.date())
    assert (counted.overdue, counted.this_month) == (1, 1)


def test_waiting_rows(told):
    title, _, record = told("keputusan")
    assert title == [f"Keputusan: {PLACE}; 1 baris menunggu; putuskan di layar Keputusan"]
    assert record == [
        "dua.csv", "2", "TARI WIDANU", "01-03-2024", "JOHO", "nama dan tanggal lahir cocok, tetapi orang tua berbeda",
        "2", "LAIN SEKALI", "MELATI", "20-08-2026", "-",
    ]  # fmt: skip


def test_no_list_tells_a_whole_nik(told):
    for words in (["anak"], ["riwayat", "9999991608240001"], ["anak", "9999991608240001"], ["keputusan"]):
        assert "99991608240001" not in str(told(*words))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["riwayat", "siapa"], "Tidak ada anak yang cocok."),
        (["riwayat", "999"], "Tidak ada anak yang cocok."),
        (["riwayat", "!!"], "tidak berisi huruf atau angka"),
        (["anak", "--desa", "jho"], "Maksudnya Joho?"),
        (["rembuk", "7"], "Rembuk nomor 7 tidak ada."),
    ],
)
def test_what_fits_nothing_is_refused(full, capsys, words, sentence):
    assert main(["--teks", *words, "--db", str(full)]) == 2
    found = capsys.readouterr()
    assert sentence in found.err
    assert found.out == ""


@pytest.mark.parametrize("words", [["desa"], ["anak", "--pendek"], ["riwayat", "1"], ["rembuk", "1"], ["keputusan"]])
def test_empty_store_says_what_to_do(db, capsys, words):
    assert main(["--db", str(db), "--teks", *words]) == 0
    assert capsys.readouterr().out == (
        "Basis data masih kosong. Masukkan berkas dengan perintah: impor BERKAS. Kecamatan dikenali dari berkas itu.\n"
    )


@pytest.mark.skipif(os.name == "nt", reason="a shell of Linux")
def test_reader_that_leaves_is_no_fault(full, root, tmp_path):
    rows = [f";TARI NOMOR{n};P;2025-01-10;;{WHERE};JOHO;MELATI;2026-08-12;8,1;72,2;Terlentang" for n in range(900)]
    assert main(["impor", csv_file(tmp_path / "banyak.csv", *rows), "--db", str(full)]) == 0
    close_store()
    script = f'"{sys.executable}" -m stunting_tui.cli --db "{full}" --teks anak | head -1; echo "${{PIPESTATUS[0]}}"'
    done = subprocess.run(["bash", "-c", script], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[0].startswith("Anak: ")
    assert done.stdout.splitlines()[-1] == "0"
    assert done.stderr == ""


def test_text_loads_nothing_of_the_full_screen(full, root):
    code = (
        "import sys; from stunting_tui.cli import main; "
        "print(main(sys.argv[1:]), *({*sys.modules} & {'textual', 'rich', 'openpyxl', 'numpy', 'lokal'}))"
    )
    words = [sys.executable, "-c", code, "--db", str(full), "--teks", "anak"]
    bare = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(words, cwd=root, capture_output=True, env=bare, check=True)
    assert done.stdout.decode("utf-8").splitlines()[-1] == "0"
