"""The setting-up by keys in an 80x24 terminal: begun, left, the program ended, gone on with, finished."""

import getpass
import sqlite3
from contextlib import closing

import pytest

HEAD = "Zuri Valdano, S.Contoh."


@pytest.mark.parametrize("term", ["xterm", "xterm-256color"])
def test_left_after_the_first_step_and_gone_on_with(terminal, tmp_path, term):
    db = tmp_path / "uji.db"
    choose_kecamatan_and_leave(terminal("--db", str(db), term=term))
    assert settings(db) == {"kecamatan": "35.20.01", "penyiapan": "mulai"}
    answer_the_rest(terminal("--db", str(db), term=term))
    assert settings(db) == {
        "kecamatan": "35.20.01", f"operator:{getpass.getuser()}": "Rani Wulan", "camat_nama": HEAD, "kertas": "F4",
        "penyiapan": "selesai",
    }  # fmt: skip
    shown = terminal("--db", str(db), term=term)
    shown.wait("BERANDA", "Kec. Poncol", "Rani Wulan", "8 Kantor  9 Wilayah")
    shown.send("f10")
    assert shown.end() == 0


def choose_kecamatan_and_leave(shown):
    shown.wait("PENYIAPAN", ">[ ] 1 Kecamatan")
    shown.send("enter")
    shown.wait("Cari kecamatan")
    shown.send("poncol magetan")
    shown.wait("1 kecamatan")
    shown.send("enter", "enter")
    shown.wait("PENYIAPAN", "[x] 1 Kecamatan", ">[ ] 2 Operator", "8 desa dan kelurahan")
    shown.send("f10")
    shown.wait("BERANDA", "Penyiapan belum selesai: tekan 0")
    shown.send("f10")
    assert shown.end() == 0


def answer_the_rest(shown):
    shown.wait("PENYIAPAN", "Kec. Poncol", "[x] 1 Kecamatan", ">[ ] 2 Operator")
    shown.send("enter")
    shown.wait("Nama operator:")
    shown.send("Rani Wulan", "enter")
    shown.wait("[x] 2 Operator              Rani Wulan", ">[ ] 3 Kop surat")
    shown.send("enter")
    shown.wait("KANTOR", "Nama Camat")
    shown.send(*["enter"] * 5, HEAD, "enter", "enter", "f", "enter")
    shown.wait("PENYIAPAN", HEAD, "[x] 4 Kertas                F4", ">[ ] 5 Selesai", "pelajaran")
    shown.send("enter")
    shown.wait("BERANDA", "Penyiapan selesai.")
    shown.send("f10")
    assert shown.end() == 0


def test_a_store_of_an_older_program_is_left_in_peace(terminal, tmp_path):
    db = tmp_path / "uji.db"
    choose_kecamatan_and_leave(terminal("--db", str(db)))
    with closing(sqlite3.connect(db)) as connection, connection:
        connection.execute("DELETE FROM setting WHERE key = 'penyiapan'")
    shown = terminal("--db", str(db))
    shown.wait("BERANDA", "Kec. Poncol", "8 Kantor  9 Wilayah")
    shown.send("f10")
    assert shown.end() == 0


def settings(db):
    with closing(sqlite3.connect(db)) as connection:
        return dict(connection.execute("SELECT key, value FROM setting").fetchall())
