"""The whole job by keys in an 80x24 terminal: empty store, kecamatan, file, child, measurement, agreement, workbook."""

import sqlite3
from contextlib import closing

import pytest
from openpyxl import load_workbook

from stunting_tui.resources import fixtures

SAMPLE = fixtures() / "samples" / "37-kolom-bergeser.xls"


@pytest.mark.parametrize("term", ["xterm", "xterm-256color"])
def test_from_empty_store_to_workbook(terminal, tmp_path, term):
    db, target = tmp_path / "uji.db", tmp_path / "laporan.xlsx"
    shown = terminal("--db", str(db), "--operator", "ani", term=term)
    choose_kecamatan(shown)
    take_file_in(shown)
    measure_a_child(shown)
    fill_an_agreement(shown)
    write_workbook(shown, target)
    for screen in ("REMBUK", "Keadaan", "BERANDA"):
        shown.send("f10")
        shown.wait(screen)
    shown.send("f10")
    assert shown.end() == 0
    check_store(db)
    check_workbook(target)


def choose_kecamatan(shown):
    shown.wait("PENYIAPAN", ">[ ] 1 Kecamatan", "[x] 2 Operator              ani")
    shown.send("enter")
    shown.wait("Cari kecamatan")
    shown.send("karangrejo magetan")
    shown.wait("Kabupaten Magetan")
    shown.send("enter")
    shown.settle()
    shown.send("enter")
    shown.wait("PENYIAPAN", "13 desa dan kelurahan")
    shown.send("f10")
    shown.wait("BERANDA", "Kec. Karangrejo")


def take_file_in(shown):
    shown.send("3")
    shown.wait("IMPOR")
    shown.send("o")
    shown.wait("Berkas atau folder:")
    shown.send("\x15", str(SAMPLE), "enter")
    shown.wait("12 dibaca: 12 baru", "Belum disimpan")
    shown.send("s")
    shown.wait("Tersimpan 12 baru")
    shown.send("f10")
    shown.wait("BERANDA", "Batch Agustus 2026")


def measure_a_child(shown):
    shown.send("2")
    shown.wait("ANAK", "12 anak")
    shown.send("enter")
    shown.wait("lahir", "12-08-2026")
    shown.send("u")
    shown.wait("Tanggal ukur")
    shown.send("01092026", "enter", "9,8", "enter")
    shown.wait("Berat turun 3,1 kg")
    shown.send("13,1", "enter", "90.9", "enter", "f6")
    shown.wait("01-09-2026")
    shown.send("f10")
    shown.wait("ANAK", "12 anak")
    shown.send("f10")
    shown.wait("BERANDA")


def fill_an_agreement(shown):
    shown.send("4")
    shown.wait("Belum ada rembuk")
    shown.send("n")
    shown.wait("Sesi baru")
    shown.send("25082026", "enter", "09.00", "enter", "Pendopo", "enter", "f6")
    shown.wait("Isi dari templat 7 kesepakatan?")
    shown.send("y")
    shown.wait("0 dari 7 lengkap")
    shown.send("enter")
    shown.wait("KESEPAKATAN 1")
    shown.send(*["down"] * 7, "APBDes 18.200.000", "enter", "31102026", "enter", "f6")
    shown.wait("1 dari 7 lengkap", "31-10")


def write_workbook(shown, target):
    shown.send("b")
    shown.wait("LAPORAN", "Enter menulis laporan")
    shown.send("enter")
    shown.wait("Tulis ke:")
    shown.send("\x15", str(target), "enter")
    shown.wait("laporan.xlsx", "ditulis")


def check_store(db):
    with closing(sqlite3.connect(db)) as connection:
        assert connection.execute("SELECT count(*) FROM child").fetchone() == (12,)
        visit = connection.execute(
            "SELECT weight_kg, height_cm, created_by, run_id FROM measurement WHERE measured_on = '2026-09-01'"
        ).fetchall()
        assert visit == [(13.1, 90.9, "ani", None)]
        agreement = connection.execute(
            "SELECT a.due_on, f.source, f.amount FROM agreement a JOIN agreement_fund f ON f.agreement_id = a.id"
            " WHERE f.amount > 0"
        ).fetchall()
        assert agreement == [("2026-10-31", "APBDes", 18_200_000)]


def check_workbook(target):
    book = load_workbook(target)
    words = {str(cell.value) for row in book["Matriks Kesepakatan"].iter_rows() for cell in row}
    assert any(word.startswith("Pemerintah kecamatan") for word in words)
    assert book["Anak Pendek"].max_row > 4
