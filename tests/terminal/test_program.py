import signal
import sqlite3
from contextlib import closing

import pytest


def open_empty(terminal, tmp_path, **settings):
    shown = terminal("--db", str(tmp_path / "uji.db"), **settings)
    shown.wait("PENYIAPAN", "[ ] 1 Kecamatan", "F1 Bantuan", "F10 Kembali")
    return shown


@pytest.mark.parametrize("term", ["xterm", "xterm-256color"])
def test_first_screen_says_what_to_do(terminal, tmp_path, term):
    shown = open_empty(terminal, tmp_path, term=term)
    assert "Enter mengisi langkah yang disorot" in shown.text
    shown.send("f10")
    shown.wait("BERANDA", "Belum ada data", "Tekan 3 untuk memasukkan berkas e-PPGBM", "F10 Keluar")


def test_f10_leaves_with_status_zero(terminal, tmp_path):
    shown = open_empty(terminal, tmp_path)
    shown.send("f10")
    shown.wait("BERANDA")
    shown.send("f10")
    assert shown.end() == 0


@pytest.mark.parametrize("ending", [signal.SIGHUP, signal.SIGTERM])
def test_end_of_the_line_ends_the_program_in_order(terminal, tmp_path, ending):
    shown = open_empty(terminal, tmp_path)
    shown.process.send_signal(ending)
    assert shown.end() == 0
    with closing(sqlite3.connect(tmp_path / "uji.db")) as connection:
        assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)


def test_dropped_line_leaves_no_process(terminal, tmp_path):
    shown = open_empty(terminal, tmp_path)
    shown.hang_up()
    shown.process.wait(timeout=10)


def test_window_too_small_says_so_in_one_line(terminal, tmp_path):
    shown = terminal("--db", str(tmp_path / "uji.db"), columns=70, lines=20)
    shown.wait("Jendela terlalu kecil")


def test_nothing_is_sent_while_nothing_happens(terminal, tmp_path):
    shown = open_empty(terminal, tmp_path)
    shown.settle()
    before = shown.received
    shown.read(2.0)
    assert shown.received == before


def test_store_that_cannot_be_opened_is_said_without_a_screen(terminal, tmp_path):
    (tmp_path / "uji.db").write_bytes(b"bukan basis data" * 100)
    shown = terminal("--db", str(tmp_path / "uji.db"))
    assert shown.end() == 2
    shown.settle()
    assert "bukan basis data program ini" in shown.text.replace("\n", " ")


def test_demo_opens_on_the_villages_of_its_newest_batch(terminal, tmp_path):
    shown = terminal("demo", "-o", str(tmp_path))
    shown.wait("BERANDA", "Kec. Madukara", "Batch Agustus 2026", "2 kesepakatan lewat")
    shown.send("f10")
    assert shown.end() == 0
