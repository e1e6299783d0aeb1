"""A list as lines: what fits a terminal, and what no cell may do to a line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.texts.table import Table, aligned, tabbed

HEADS = ("Nomor", "Nama", "Status")


@pytest.mark.parametrize(
    ("width", "heads"), [(20, "Nomor  Nama   Status"), (19, "Nomor  Nama"), (12, "Nomor  Nama"), (11, "Nomor")]
)
def test_columns_that_do_not_fit_are_left_out_and_counted(width, heads):
    lines = list(aligned(Table("Judul", HEADS, [("1", "Bapri", "pendek"), ("12", "Cevo", "")]), width))
    assert lines[:2] == ["Judul", heads]
    left_out = 3 - len(heads.split())
    assert lines[4:] == (
        [f"{left_out} kolom lain tidak muat; lewat pipa atau di jendela lebih lebar semua tampil."] if left_out else []
    )


def test_kept_columns_stay_however_narrow():
    lines = list(aligned(Table("Judul", HEADS, [("1", "Bapri", "pendek")], keep=2), 1))
    assert lines[1:3] == ["Nomor  Nama", "    1  Bapri"]


def test_columns_stand_one_beneath_the_other_for_any_letters():
    rows = [("1", "字字", "a"), ("-", "e\u0301a", "b")]
    assert list(aligned(Table("Judul", HEADS, rows), 80))[2:] == ["    1  字字  a", "    -  e\u0301a    b"]


def test_sentence_alone_has_no_headings():
    table = Table("Belum ada anak.")
    assert list(tabbed(table)) == list(aligned(table, 80)) == ["Belum ada anak."]


@given(rows=st.lists(st.tuples(st.text(), st.text(), st.text()), min_size=1))
def test_a_record_is_one_line_of_harmless_cells(rows):
    table = Table("Judul", HEADS, rows)
    lines = list(tabbed(table))
    assert len(lines) == len(rows) + 2
    assert {line.count("\t") for line in lines[1:]} == {2}
    assert all(cell and cell.isprintable() for line in lines for cell in line.split("\t"))
    assert all(line.isprintable() for line in aligned(table, 80))


def test_blanks_and_escapes_in_a_cell_are_tamed():
    assert list(tabbed(Table("Judul", ("a", "b"), [("x\ty\u00a0\r\nz", "\x1b[31mmerah\x9b")])))[2] == "x y z\t[31mmerah"
