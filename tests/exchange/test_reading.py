"""One entry for all files: every kind is known by its bytes, every bad file is refused in words."""

import hashlib
import os
import shutil
from pathlib import Path

import pytest

from stunting_tui.errors import Cancelled, FileError
from stunting_tui.exchange.reading import read_grid
from tests.exchange import hostile

HEADING = "No;NIK;Nama;JK;Berat\n"
PICTURE = b"\xff\xd8\xff\xe0" + bytes(200)


def test_a_csv_named_xls_is_read_as_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "Daftar Anak.xls"
    path.write_text("Data Tanggal : 2026-08-20\n" + HEADING + "1;9999990101240001;BIBA LULU;L;7,4\n", "utf-8-sig")
    grid = read_grid(path)
    assert (grid.kind, grid.encoding, grid.delimiter, grid.name) == ("csv", "utf-8-sig", ";", "Daftar Anak.xls")
    assert grid.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert grid.sheets[0].rows[2] == ["1", "9999990101240001", "BIBA LULU", "L", "7,4"]


def test_an_xlsx_named_csv_is_read_as_what_it_is(tmp_path: Path) -> None:
    path = hostile.workbook(tmp_path / "data.csv", [["Nama", "Berat"], ["BIBA", 7.5]])
    grid = read_grid(path)
    assert grid.kind == "xlsx"
    assert grid.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert grid.sheets[0].rows == [["Nama", "Berat"], ["BIBA", 7.5]]


def test_html_named_xls_is_read_as_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "data.xls"
    path.write_text("\n <html><table><tr><th>Nama<td>Berat</table>")
    grid = read_grid(path)
    assert (grid.kind, grid.sheets[0].rows) == ("html", [["Nama", "Berat"]])


REFUSED = {
    "nol.xlsx": (b"", "kosong"),
    "kosong.csv": (b" \r\n\n\t \n", "tidak berisi data"),
    "bom.csv": (b"\xef\xbb\xbf", "tidak berisi data"),
    "surat.xls": (b"%PDF-1.7\n" + bytes(50), "PDF"),
    "foto.xlsx": (PICTURE, "gambar"),
    "arsip.xlsx": (b"Rar!\x1a\x07" + bytes(50), "arsip"),
    "acak.csv": (bytes(range(256)) * 8, "bukan tabel"),
    "acak2.csv": (bytes(range(1, 32)) * 40, "bukan tabel"),
    "nul.csv": (HEADING.encode() + b"1;\x00;A;L;7\n", "bukan tabel"),
    "web.xls": (b"MIME-Version: 1.0\nContent-Type: multipart/related\n", "mht"),
    "potong.xlsx": (b"PK\x03\x04" + bytes(100), "rusak"),
    "masuk.xls": (b"<html><body><form>Masuk</form></body></html>", "tanpa tabel"),
    "hampa.xls": (b"<table><tr><td> </td></tr></table>", "tidak berisi data"),
    "campur.csv": (("Nama;Kota\n" + "A\u00a0;B\u00a0\n" * 20).encode() + b"\xff;C\n", "pengodean"),
    "janji.csv": (b"\xef\xbb\xbfNama;Kota\nA;B\nCaf\xe9;D\n", "baris 3"),
    "asing.csv": (b"Nama;Kota\nA;B\n\x81\x8d;D\n", "pengodean"),
    "~$data.xlsx": (b"\x05admin" + bytes(60), 'impor "data.xlsx"'),
    "rusak.xls": (b"\xd0\xcf\x11\xe0" + bytes(600), "bukan buku kerja"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_table_is_refused_with_its_name_and_a_hint(tmp_path: Path, name: str) -> None:
    content, words = REFUSED[name]
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(FileError) as caught:
        read_grid(path)
    assert words in str(caught.value)
    assert name in caught.value.message
    assert len(caught.value.hint) > 10


def test_missing_files_folders_and_pipes_are_refused(tmp_path: Path) -> None:
    for path, words in ((tmp_path / "tiada.csv", "tidak ditemukan"), (tmp_path, "folder")):
        with pytest.raises(FileError, match=words):
            read_grid(path)
    pipe = tmp_path / "pipa.csv"
    os.mkfifo(pipe)
    with pytest.raises(FileError, match="bukan berkas biasa"):
        read_grid(pipe)


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "rahasia.csv"
    path.write_text(HEADING)
    path.chmod(0)
    if os.access(path, os.R_OK):
        monkeypatch.setattr(Path, "open", _denied)
    with pytest.raises(FileError, match="tidak boleh dibaca"):
        read_grid(path)


def _denied(*args: object, **kwargs: object) -> None:
    raise PermissionError(13, "Permission denied")


@pytest.mark.parametrize(("start", "megabytes"), [(b"PK\x03\x04", 21), (b"\xd0\xcf\x11\xe0", 21), (b"<html>", 65)])
def test_a_file_over_its_size_is_refused_unread(tmp_path: Path, start: bytes, megabytes: int) -> None:
    path = tmp_path / "besar.xls"
    with path.open("wb") as file:
        file.write(start + b" " * 8192)
        file.truncate(megabytes * 2**20)
    with pytest.raises(FileError, match=f"{megabytes} MB"):
        read_grid(path)


def test_more_rows_than_the_limit_are_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "panjang.csv"
    path.write_text("a;b\n" * 50_001)
    with pytest.raises(FileError, match=r"50\.001") as caught:
        read_grid(path)
    assert "bagi berkasnya" in caught.value.hint
    path.write_text("a;b\n" * 50_000)
    assert len(read_grid(path).sheets[0].rows) == 50_000


def test_more_columns_than_the_limit_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "lebar.csv"
    path.write_text("a;b\n" + ";" * 200 + "x\n")
    with pytest.raises(FileError, match="baris 2 terisi sampai kolom ke-201"):
        read_grid(path)
    path.write_text("a;b" + ";" * 500 + "\n")
    assert read_grid(path).sheets[0].rows == [["a", "b"]]


@pytest.mark.parametrize("kind", ["csv", "html", "xlsx"])
def test_progress_is_told_and_stopping_stops(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"data.{kind}"
    rows = [["nama", str(i)] for i in range(3000)]
    if kind == "csv":
        path.write_text("\n".join(";".join(row) for row in rows))
    elif kind == "html":
        path.write_text("<table>" + "".join(f"<tr><td>{a}<td>{b}" for a, b in rows) + "</table>")
    else:
        hostile.workbook(path, rows)
    heard: list[str] = []
    read_grid(path, lambda text, _: heard.append(text))
    assert len(heard) >= 2
    assert all(path.name in text for text in heard)
    asked: list[int] = []

    def stop() -> bool:
        asked.append(1)
        return len(asked) > 1

    with pytest.raises(Cancelled, match="dihentikan"):
        read_grid(path, None, stop)


def test_reading_leaves_the_file_alone(tmp_path: Path) -> None:
    path = hostile.workbook(tmp_path / "a.xlsx", [["x"]])
    shutil.copy(path, tmp_path / "b.xlsx")
    path.chmod(0o400)
    read_grid(path)
    assert path.read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["a.xlsx", "b.xlsx"]
