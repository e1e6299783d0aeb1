"""The header found by content, one row or two, with the lines above it; and which rows below are data."""

from datetime import date

import pytest

from stunting_tui.exchange.grid import Sheet
from stunting_tui.exchange.headings import column_name, find_header
from stunting_tui.exchange.layouts import ShiftRepair, data_rows, layout_name
from tests.tools.sample_sheets import COLUMNS_33, COLUMNS_34, COLUMNS_35, COLUMNS_37, COLUMNS_TEMPLATE

PLAIN = ["No", "Nama", "JK", "Tgl Lahir", "Tanggal Ukur", "BB", "TB"]


def header(*rows):
    return find_header(Sheet("Lembar", [list(row) for row in rows]))


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Pukesmas", "puskesmas"),
        ("NAMA\u00a0ANAK", "nama"),
        ("tgl_lahir", "tgl_lahir"),
        ("BB (kg)", "berat"),
        ("PB/TB", "tinggi"),
        ("BB/TB", "bbtb"),
        ("ZS TB/U", "zs_tbu"),
        ("zz_bb_u", "zs_bbu"),
        ("Catatan", ""),
        ("", ""),
        ("---", ""),
        (None, ""),
        (12, ""),
    ],
)
def test_column_name(heading, name):
    assert column_name(heading) == name


@pytest.mark.parametrize(
    ("columns", "layout"),
    [
        (COLUMNS_33, "e-PPGBM 33 kolom"),
        (COLUMNS_34, "e-PPGBM 34 kolom"),
        (COLUMNS_35, "e-PPGBM 35 kolom"),
        (COLUMNS_37, "e-PPGBM 37 kolom"),
        ([*COLUMNS_37, "Catatan"], "e-PPGBM 37 kolom"),
        (COLUMNS_TEMPLATE, "templat"),
        (COLUMNS_33[:-1], "daftar umum"),
        (PLAIN, "daftar umum"),
    ],
)
def test_layout(columns, layout):
    assert layout_name(header(columns).names()) == layout


@pytest.mark.parametrize("title", [["AGUSTUS 2026"], ["DAFTAR", "", "", "Bulan Agustus 2026"]])
def test_a_month_above_the_list_is_a_title_not_a_group_of_columns(title):
    found = header(title, PLAIN)
    assert (found.top, found.bottom) == (1, 1)
    assert not any(column.month for column in found.columns)


def test_a_month_over_its_columns_alone_is_a_group():
    assert header(["", "", "", "", "AGUSTUS 2026"], PLAIN).columns[5].month == "AGUSTUS 2026"


def test_the_header_may_stand_below_titles_but_not_beyond_the_fifteenth_row():
    assert header(*[[]] * 14, PLAIN).top == 14
    assert header(*[[]] * 15, PLAIN) is None
    assert header(["Nama", "JK", "BB", "TB"]) is None


def test_title_date_and_places_above_the_header():
    found = header(
        ["Data Tanggal : 2026-08-20 10:11:12"], ["Desa", ": MANTREN"], ["Kecamatan : KARANGREJO", "Catatan: x"], PLAIN
    )
    assert found.title_date == date(2026, 8, 20)
    assert found.places == {"desa": "MANTREN", "kec": "KARANGREJO"}


def test_a_second_header_row_completes_the_first():
    found = header(
        ["No", "Nama", "JK", "Tgl Lahir", "Hasil", "", "Status"], ["", "", "", "", "BB", "TB", "TB/U"], ["1", "A"]
    )
    assert found.bottom == 1
    assert [column.name for column in found.columns] == ["no", "nama", "jk", "tgl_lahir", "berat", "tinggi", "tbu"]


def test_a_row_of_data_is_no_second_header_row():
    found = header([*PLAIN, "TB/U", "Desa"], ["1", "X", "L", "2025-01-01", "2026-01-01", "9", "70", "Tinggi", "Kota"])
    assert found.bottom == 0


def test_only_rows_of_data_are_yielded():
    child = ["1", "ABA", "L", "2025-01-01", "2026-01-01", "9", "70"]
    rows = [
        PLAIN,
        ["1", "2", "3", "4", "5", "6", "7"],
        child,
        [],
        [*PLAIN],
        ["\u00a0", " "],
        child[:5],
        ["JUMLAH", "", "", "", "", "18"],
        ["", "Mengetahui,"],
        ["Catatan: data sementara"],
    ]
    sheet = Sheet("Lembar", rows, first_row=3)
    found = find_header(sheet)
    kept = list(data_rows(sheet, found, ShiftRepair(found, date(2026, 11, 22))))
    assert kept == [(5, child), (9, [*child[:5], None, None])]


def test_a_row_is_shifted_back_only_when_age_and_date_stand_one_cell_to_the_left():
    found = header(COLUMNS_37)
    repair = ShiftRepair(found, date(2026, 11, 22))
    short = ["x"] * 17 + ["1 Tahun - 2 Bulan - 3 Hari\u00a0", "2026-08-12\u00a0"] + ["y"] * 17
    mended = repair.mend(short)
    assert (len(mended), mended[17], mended[18]) == (37, None, short[17])
    for row in ([*short[:17], "3", *short[17:]], [*short[:18], "besok", *short[19:]], short[:18], short[:5]):
        assert repair.mend(row) == row
    assert repair.count == 1
