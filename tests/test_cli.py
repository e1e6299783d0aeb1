"""The command line as an operator or a script meets it: words, status, and a store left alone by bad input."""

import json
import sqlite3
import zipfile
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from stunting_tui import cli
from stunting_tui.cli import main
from stunting_tui.resources import fixtures
from stunting_tui.services.store import close_store

GOOD = fixtures() / "samples" / "33-kolom.xls"
KEYS = ["file", "layout", "read", "stored", "updated", "skipped", "vanished", "findings"]


@pytest.fixture(autouse=True)
def _own_clock(monkeypatch):
    monkeypatch.setattr(cli, "now", lambda: datetime(2026, 11, 22, 9, 0, tzinfo=timezone(timedelta(hours=7))))
    yield
    close_store()


@pytest.fixture
def db(tmp_path):
    return tmp_path / "data" / "uji.db"


def contents(db: Path) -> list[str]:
    """Return the whole store as text."""
    with closing(sqlite3.connect(db)) as connection:
        return list(connection.iterdump())


def empty(path):
    path.write_bytes(b"")


def blanks(path):
    path.write_bytes(b" \r\n \n")


def picture(path):
    path.write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 8)


def pdf(path):
    path.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n")


def letter(path):
    path.write_text("Yth. Camat,\nbersama ini kami kirimkan surat.\n", encoding="utf-8")


def bomb(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 120_000_000)


def password(path):
    import io

    from msoffcrypto.format.ooxml import OOXMLFile
    from openpyxl import Workbook

    plain = io.BytesIO()
    Workbook().save(plain)
    with path.open("wb") as out:
        OOXMLFile(plain).encrypt("rahasia", out)


def million(path):
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(1, 60_001))
    sheet = (
        b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        + rows + b'<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData></worksheet>'
    )  # fmt: skip
    from openpyxl import Workbook

    Workbook().save(path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = sheet
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def utf32(path):
    path.write_bytes("NIK;Nama;JK\n".encode("utf-32"))


BAD = {
    "kosong.csv": empty, "spasi.csv": blanks, "foto.xls": picture, "surat.pdf": pdf, "surat.csv": letter,
    "bom.xlsx": bomb, "rahasia.xlsx": password, "sejuta.xlsx": million, "utf32.csv": utf32,
}  # fmt: skip


def test_json_is_all_there_is_on_stdout(db, capsys):
    assert main(["impor", str(GOOD), "--db", str(db), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert list(told) == ["files"]
    file = told["files"][0]
    assert list(file) == KEYS
    assert (file["file"], file["layout"], file["read"], file["stored"]) == (GOOD.name, "e-PPGBM 33 kolom", 12, 12)
    assert all(list(finding) == ["severity", "row", "column", "code", "message"] for finding in file["findings"])


def test_options_stand_before_or_after_the_verb(db, capsys):
    assert main(["--db", str(db), "impor", str(GOOD), "--dry-run"]) == 0
    assert "hanya diperiksa" in capsys.readouterr().out
    with closing(sqlite3.connect(db)) as connection:
        assert connection.execute("SELECT count(*) FROM child").fetchone() == (0,)


def test_environment_names_the_store(db, capsys, monkeypatch):
    monkeypatch.setenv("STUNTING_DB", str(db))
    assert main(["impor", str(GOOD)]) == 0
    assert db.exists()
    assert "12 baru" in capsys.readouterr().out


@pytest.mark.parametrize("name", BAD)
def test_bad_file_is_refused_in_indonesian_and_the_store_stays(name, db, tmp_path, capsys):
    main(["impor", str(GOOD), "--db", str(db)])
    close_store()
    before = contents(db)
    capsys.readouterr()
    path = tmp_path / name
    BAD[name](path)
    assert main(["impor", str(path), "--db", str(db), "--json"]) == 2
    close_store()
    told = capsys.readouterr()
    assert name in told.err
    assert "Traceback" not in told.err
    finding = json.loads(told.out)["files"][0]["findings"][0]
    assert (finding["severity"], finding["row"]) == ("galat", 0)
    assert contents(db) == before


def test_bad_file_does_not_hold_up_the_good_one(db, tmp_path, capsys):
    empty(tmp_path / "kosong.csv")
    assert main(["impor", str(tmp_path / "kosong.csv"), str(GOOD), "--db", str(db), "--json"]) == 2
    files = json.loads(capsys.readouterr().out)["files"]
    assert [file["stored"] for file in files] == [0, 12]


def test_missing_file_is_named(db, capsys):
    assert main(["impor", "tidak-ada.xlsx", "--db", str(db)]) == 2
    assert "tidak-ada.xlsx" in capsys.readouterr().err


def test_corrupt_store_is_named_and_left_alone(db, capsys):
    db.parent.mkdir()
    db.write_bytes(b"SQLite format 3\x00" + b"rusak" * 500)
    before = db.read_bytes()
    assert main(["impor", str(GOOD), "--db", str(db)]) == 2
    assert "rusak" in capsys.readouterr().err
    assert db.read_bytes() == before


def test_newer_store_is_refused_and_left_alone(db, capsys):
    main(["impor", str(GOOD), "--db", str(db)])
    close_store()
    with closing(sqlite3.connect(db)) as connection:
        connection.execute("PRAGMA user_version = 99")
        connection.commit()
    capsys.readouterr()
    assert main(["impor", str(GOOD), "--db", str(db)]) == 2
    assert "versi lebih baru" in capsys.readouterr().err


@pytest.mark.parametrize(
    "argv",
    [
        ["impor"],
        ["terbang"],
        ["zscore", "a.csv"],
        ["laporan", "-o", "x.xlsx", "--sesi", "satu"],
        ["--teks"],
        ["--teks", "gambar"],
        ["--teks", "riwayat"],
        ["--teks", "rembuk", "satu"],
        ["--teks", "desa", "--pendek"],
    ],
)
def test_wrong_command_line_is_told_in_indonesian(argv, capsys):
    with pytest.raises(SystemExit) as left:
        main(argv)
    assert left.value.code == 2
    told = capsys.readouterr().err
    assert told.startswith("Perintah belum benar: ")
    assert not {"required", "invalid", "choose", "argument"} & set(told.replace(":", " ").split())


def test_report_needs_a_kecamatan(db, tmp_path, capsys):
    assert main(["laporan", "-o", str(tmp_path / "l.xlsx"), "--db", str(db)]) == 2
    assert "Kecamatan belum dipilih" in capsys.readouterr().err
    assert not (tmp_path / "l.xlsx").exists()


def test_report_of_what_was_imported(db, tmp_path, capsys):
    from openpyxl import load_workbook

    main(["impor", str(GOOD), "--db", str(db)])
    target = tmp_path / "l.xlsx"
    assert main(["laporan", "-o", str(target), "--db", str(db)]) == 0
    book = load_workbook(target)
    assert "Rekap Desa" in book.sheetnames
    assert "NIK disamarkan" in capsys.readouterr().out
    with closing(sqlite3.connect(db)) as connection:
        told = connection.execute("SELECT new FROM audit WHERE action = 'ekspor'").fetchall()
    assert told[0][0].startswith("l.xlsx: ")


def test_full_nik_only_with_a_recorded_reason(db, tmp_path, capsys):
    main(["impor", str(GOOD), "--db", str(db)])
    assert (
        main(["laporan", "-o", str(tmp_path / "l.xlsx"), "--db", str(db), "--nik-lengkap", "pencocokan dengan KK"]) == 0
    )
    assert "NIK lengkap" in capsys.readouterr().out
    with closing(sqlite3.connect(db)) as connection:
        assert connection.execute("SELECT old FROM audit WHERE action = 'ekspor'").fetchall() == [
            ("pencocokan dengan KK",)
        ]


def test_template_reads_back(db, tmp_path, capsys):
    main(["impor", str(GOOD), "--db", str(db)])
    target = tmp_path / "templat.xlsx"
    assert main(["templat", "-o", str(target), "--db", str(db)]) == 0
    capsys.readouterr()
    assert main(["impor", str(target), "--db", str(db), "--json", "--dry-run"]) == 0
    assert json.loads(capsys.readouterr().out)["files"][0]["layout"] == "templat"


def test_demo_without_screen_writes_store_and_report(tmp_path, capsys):
    assert main(["demo", "--tanpa-layar", "-o", str(tmp_path)]) == 0
    told = capsys.readouterr().out
    assert str(tmp_path / "demo.db") in told
    assert (tmp_path / "laporan-rembuk-contoh.xlsx").stat().st_size > 50_000


@pytest.mark.parametrize("argv", [["impor", "--bantuan"], ["--teks", "--bantuan"], ["--teks", "anak", "-h"]])
def test_help_is_indonesian(argv, capsys):
    with pytest.raises(SystemExit):
        main(argv)
    told = capsys.readouterr().out
    assert told.startswith("Cara pakai: ")
    assert not {"usage", "options", "positional", "show"} & set(told.replace(":", " ").split())


def test_file_name_reaches_the_terminal_without_its_escapes(db, tmp_path, capsys):
    path = tmp_path / "\x1b[31mdaftar\x9b.csv"
    path.write_text("tidak ada judul\n")
    main(["impor", str(path), "--db", str(db), "--json"])
    told = capsys.readouterr()
    assert "\x1b" not in told.out + told.err
    assert "\x9b" not in told.out + told.err
