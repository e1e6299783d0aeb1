"""Delimited text in every dialect that reaches the desk."""

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.errors import FileError
from stunting_tui.exchange.delimited import sniff_delimiter
from stunting_tui.exchange.grid import Cell, Grid
from stunting_tui.exchange.reading import read_grid

HEADING = ["No", "NIK", "Nama", "JK", "Berat"]


def _grid(folder: Path, text: str, encoding: str = "utf-8") -> Grid:
    path = folder / "data.csv"
    path.write_bytes(text.encode(encoding))
    return read_grid(path)


def _rows(folder: Path, text: str, encoding: str = "utf-8") -> list[list[Cell]]:
    return _grid(folder, text, encoding).sheets[0].rows


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("title", ["", "Data Tanggal : 2026-08-20 10:11:12\n", "DATA, PENGUKURAN; 2026\n\n"])
def test_the_delimiter_is_found_below_a_title_line(tmp_path: Path, delimiter: str, title: str) -> None:
    rows = [HEADING, *([str(i), "x", "BIBA", "L", "7.4"] for i in range(5))]
    grid = _grid(tmp_path, title + "\n".join(delimiter.join(row) for row in rows))
    assert grid.delimiter == delimiter
    assert grid.sheets[0].rows[-1] == ["4", "x", "BIBA", "L", "7.4"]


def test_decimal_commas_and_addresses_do_not_outweigh_semicolons() -> None:
    lines = ["No;Nama;Berat;Tinggi;Alamat\n", *["1;A;7,4;75,5;DK. A, RT 1, RW 2, KEC. B\n"] * 20]
    assert sniff_delimiter(lines) == (";", 5)


def test_text_without_any_delimiter_is_one_column(tmp_path: Path) -> None:
    assert _rows(tmp_path, "Nama\nBIBA\n") == [["Nama"], ["BIBA"]]


@pytest.mark.parametrize("mark", [";", "|", ","])
def test_a_line_that_names_the_delimiter_is_no_row(tmp_path: Path, mark: str) -> None:
    grid = _grid(tmp_path, f"sep={mark}\r\nNama{mark}JK\r\nBIBA{mark}L\r\n", "utf-8-sig")
    assert grid.delimiter == mark
    assert list(grid.sheets[0].numbered()) == [(1, ["Nama", "JK"]), (2, ["BIBA", "L"])]


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "cp1252"),
    ],
)
def test_encodings_are_told(tmp_path: Path, encoding: str, named: str) -> None:
    grid = _grid(tmp_path, "Nama;Kota\nCAFÉ;B\u00a0\n", encoding)
    assert grid.encoding == named
    assert grid.sheets[0].rows == [["Nama", "Kota"], ["CAFÉ", "B\u00a0"]]


def test_a_letter_on_the_border_of_two_chunks_is_whole(tmp_path: Path) -> None:
    text = "Nama;Kota\n" + ("a" * 98 + "\n") * 10_591
    text += "b" * (2**20 - 1 - len(text)) + "é;c\n"
    grid = _grid(tmp_path, text)
    assert grid.encoding == "utf-8"
    assert grid.sheets[0].rows[-1][1] == "c"


def test_blank_lines_count_as_rows_and_empty_tails_do_not(tmp_path: Path) -> None:
    assert _rows(tmp_path, "A;B\n\n;;\n1;;\n;;;\n\n") == [["A", "B"], [], [], ["1"]]


def test_quoted_cells_keep_delimiters_quotes_and_line_breaks(tmp_path: Path) -> None:
    assert _rows(tmp_path, 'A;B\n"x;y";"a ""b"""\n"dua\nbaris";z\n') == [
        ["A", "B"],
        ["x;y", 'a "b"'],
        ["dua\nbaris", "z"],
    ]


def test_text_guarded_as_a_formula_is_unwrapped(tmp_path: Path) -> None:
    assert _rows(tmp_path, 'NIK,Nama\n="0012",A\n') == [["NIK", "Nama"], ["0012", "A"]]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends_of_all_systems(tmp_path: Path, newline: str) -> None:
    assert _rows(tmp_path, newline.join(["A;B", "1;2", ""])) == [["A", "B"], ["1", "2"]]


def test_a_quotation_that_swallows_rows_is_refused_with_its_row(tmp_path: Path) -> None:
    rows = [";".join(HEADING)] + [f"{i};x;BIBA;L;7" for i in range(2, 40)]
    rows[4] = '5;x;"BIBA;L;7'
    with pytest.raises(FileError, match="baris 5") as caught:
        _rows(tmp_path, "\n".join(rows))
    assert "Notepad" in caught.value.hint


def test_a_quotation_that_swallows_the_whole_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="tanda kutip"):
        _rows(tmp_path, "A;B\n" + '1;"x' + "y" * 200_000)


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00", exclude_categories=["Cc", "Cs"]), max_size=10)
ROWS = st.lists(st.lists(CELL, min_size=5, max_size=5), max_size=6)


@given(ROWS, st.sampled_from([";", ",", "\t"]), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_any_text_comes_back(rows: list[list[str]], delimiter: str, encoding: str) -> None:
    rows = [[" " + cell if cell.startswith('="') else cell for cell in row] for row in rows]
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows([HEADING * 3] * 3)
    csv.writer(text, delimiter=delimiter, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    with TemporaryDirectory() as folder:
        read = _rows(Path(folder), text.getvalue(), encoding)[3:]
    for given_row, row in zip(rows, read, strict=False):
        assert [cell or "" for cell in row] + [""] * (5 - len(row)) == list(map(_unblanked, given_row))


def _unblanked(cell: str) -> str:
    return "" if cell.isspace() else cell


@given(st.binary(max_size=120))
def test_no_bytes_break_the_reader(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "data.csv"
        path.write_bytes(content)
        try:
            read_grid(path)
        except FileError:
            return
