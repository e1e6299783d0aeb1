"""Tables of web pages, as exported, as mangled, and as nobody should write them."""

from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.errors import FileError
from stunting_tui.exchange.grid import Cell
from stunting_tui.exchange.reading import read_grid


def _sheets(folder: Path, html: str, encoding: str = "utf-8") -> list[list[list[Cell]]]:
    path = folder / "data.xls"
    path.write_bytes(html.encode(encoding))
    return [sheet.rows for sheet in read_grid(path).sheets]


CASES = {
    "tags and entities": ("<tr><td><b>A</b> &amp;<a href='#'>B</a></td><td>1<br>2&nbsp;</td>", [["A &B", "1 2\u00a0"]]),
    "unclosed": ("<tr><th>A<th>B<tr><td>1<td>2", [["A", "B"], ["1", "2"]]),
    "no rows": ("<td>1<td>2", [["1", "2"]]),
    "empty cells": ("<tr><td>1<td><td>3<td></tr><tr></tr><tr><td>4</tr>", [["1", None, "3"], [], ["4"]]),
    "colspan": ("<tr><td colspan=3>A<td>B<tr><td>1<td>2<td>3<td>4", [["A", None, None, "B"], ["1", "2", "3", "4"]]),
    "rowspan": (
        "<tr><td rowspan=2>A<td>B<tr><td>C<tr><td>D<td>E",
        [["A", "B"], [None, "C"], ["D", "E"]],
    ),
    "both spans": ("<tr><td rowspan=2 colspan=2>A<td>B<tr><td>C", [["A", None, "B"], [None, None, "C"]]),
    "silly spans": ("<tr><td colspan=999999999 rowspan=-3>A", [["A"]]),
    "script and style": ("<tr><td><script>if(a<b)'</td>'</script>A<style>td{}</style><td>B", [["A", "B"]]),
    "comments": ("<!-- <tr><td>x --><tr><td>A<!-- b --><td>B", [["A", "B"]]),
    "white space": ("<tr>\n <td>\n  A \t B\n </td>\n</tr>", [["A B"]]),
    "stray ends": ("</td></tr><tr><td>A</b></td></td></tr></tr>", [["A"]]),
    "capitals": ("<TR><TD>A</TD><TH>B</TH></TR>", [["A", "B"]]),
    "attributes": ("<tr><td title='a>b' class=x>A<td style=\"a:'b'\">B", [["A", "B"]]),
    "caption": (
        "<caption>Data Tanggal : 2026-08-20</caption><tr><td>A<td>B",
        [["Data Tanggal : 2026-08-20"], ["A", "B"]],
    ),
    "sections": ("<thead><tr><th>A</thead><tbody><tr><td>1</tbody><tfoot><tr><td>9</tfoot>", [["A"], ["1"], ["9"]]),
}


@pytest.mark.parametrize("case", CASES)
def test_what_a_table_says(tmp_path: Path, case: str) -> None:
    body, rows = CASES[case]
    assert _sheets(tmp_path, f"<html><title>Judul</title><table>{body}</table>") == [rows]


def test_several_tables_are_several_sheets_and_empty_ones_none(tmp_path: Path) -> None:
    page = "<table><tr><td></table><table><tr><td>1</table><p>antara</p><table><tr><td>2</table>"
    assert _sheets(tmp_path, page) == [[["1"]], [["2"]]]


def test_nested_tables_keep_to_themselves(tmp_path: Path) -> None:
    page = "<table><tr><td>A<table><tr><td>x<td>y</table>B<td>C<tr><td>D</table>"
    assert _sheets(tmp_path, page) == [[["AB", "C"], ["D"]], [["x", "y"]]]


def test_lines_before_the_table_come_first_as_in_excel(tmp_path: Path) -> None:
    page = "<title>x</title><h3>Daftar Anak</h3><p>Data Tanggal : 2026-08-20</p><table><tr><td>No<td>NIK</table><p>z"
    assert _sheets(tmp_path, page) == [[["Daftar Anak"], ["Data Tanggal : 2026-08-20"], ["No", "NIK"]]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    assert _sheets(tmp_path, "<table><tr><td>Café</td><td>B\u00a0</td></tr></table>", encoding) == [
        [["Café", "B\u00a0"]]
    ]


def test_a_file_cut_off_in_the_middle_gives_what_is_there(tmp_path: Path) -> None:
    assert _sheets(tmp_path, "<table><tr><td>A<td>B</td></tr><tr><td>C</td><td cla") == [[["A", "B"], ["C"]]]


HOSTILE = {
    "a tag that never ends": "<table><tr><td>a<td " + "a='" * 600_000,
    "a comment that never ends": "<table><tr><td>a<!--" + "-" * 2_000_000,
    "a declaration nobody knows": "<table><tr><td>a<![quatsch[ b ]]>",
    "tables without end": "<table>" * 5000,
    "a wide row": "<table><tr>" + "<td>a" * 201,
    "a long table": "<table>" + "<tr><td>a" * 50_001,
    "a wordy cell": "<table><tr><td>" + "a" * 32_768,
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_pages_are_refused(tmp_path: Path, case: str) -> None:
    with pytest.raises(FileError) as caught:
        _sheets(tmp_path, HOSTILE[case])
    assert caught.value.hint


def test_many_empty_cells_and_rows_do_no_harm(tmp_path: Path) -> None:
    assert _sheets(tmp_path, "<table><tr><td>a" + "<td>" * 5000 + "<tr>" * 90_000) == [[["a"]]]


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12)


@given(st.lists(st.lists(TEXT, min_size=1, max_size=5), min_size=1, max_size=5))
def test_any_text_comes_back(rows: list[list[str]]) -> None:
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in [["x"], *rows])
    with TemporaryDirectory() as folder:
        (read,) = _sheets(Path(folder), f"<table>{body}</table>")
    for given_row, row in zip(rows, read[1:], strict=False):
        padded = [cell or "" for cell in row] + [""] * (len(given_row) - len(row))
        assert padded == [_shown(cell) for cell in given_row]


def _shown(cell: str) -> str:
    return "" if cell.isspace() else " ".join(part for part in cell.split(" ") if part)


@given(st.text("<>/!-'\"=& tdrable[]cospn\n", max_size=80))
def test_no_page_breaks_the_reader(body: str) -> None:
    with TemporaryDirectory() as folder:
        try:
            _sheets(Path(folder), "<table>" + body)
        except FileError:
            return
