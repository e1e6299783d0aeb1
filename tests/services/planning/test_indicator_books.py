"""The workbook of indicators: written, filled in with openpyxl as an office would, read back, stored in one go."""

import pytest
from openpyxl import load_workbook

from stunting_tui.errors import ConflictError, DataError, FileError
from stunting_tui.services.planning import indicator_books, indicators
from stunting_tui.services.register import region

DISTRICT = "33.10.01"
PERIOD = "2026-T3"
FIRST = 6
"""Row of the first line to fill in."""


@pytest.fixture
def district(store):
    region.choose_district(store, DISTRICT)
    return store


@pytest.fixture
def book(district, tmp_path):
    """The workbook of an empty period."""
    path = tmp_path / indicator_books.book_name(PERIOD)
    indicator_books.write_book(path, indicators.indicator_table(PERIOD))
    return path


def fill(path, **cells):
    book = load_workbook(path)
    for name, value in cells.items():
        book.active[name] = value
    book.save(path)


def read(session, path):
    return indicator_books.read_book(path, session.database.parent)


def test_an_empty_book_changes_nothing(district, book):
    assert book.name == "isian-indikator-prambanan-2026-t3.xlsx"
    preview = read(district, book)
    assert (preview.changes, preview.refusals, preview.same, preview.blank) == ((), (), 0, 320)


def test_the_sheet_as_it_is_printed(book):
    sheet = load_workbook(book).active
    assert sheet["A1"].value == "Indikator layanan triwulan III 2026 - Kecamatan Prambanan"
    assert (sheet["A2"].value, sheet["B2"].value) == ("Periode", PERIOD)
    assert sheet.max_row == FIRST - 1 + 320
    assert sheet.page_setup.orientation == "landscape"
    assert sheet["A6"].value.count(".") == 3
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)


def test_there_and_back(district, book, query):
    fill(book, E6=45, F6=50, E7="12", F7=60, E20=120, E26=7)
    preview = read(district, book)
    assert preview.refusals == ()
    told = [(one.village, one.indicator.code, one.numerator, one.denominator) for one in preview.changes]
    assert told == [
        ("Brajan", "P01", 45.0, 50.0), ("Brajan", "P02", 12.0, 60.0), ("Brajan", "P15", 120.0, None),
        ("Bugisan", "P01", 7.0, None),
    ]  # fmt: skip
    assert query("SELECT count(*) FROM indicator_value") == [(0,)]
    assert indicator_books.store_preview(district, preview) == 4
    assert query("SELECT code, numerator, denominator, period FROM indicator_value ORDER BY id") == [
        ("P01", 45.0, 50.0, PERIOD), ("P02", 12.0, 60.0, PERIOD), ("P15", 120.0, None, PERIOD),
        ("P01", 7.0, None, PERIOD),
    ]  # fmt: skip
    indicator_books.write_book(book, indicators.indicator_table(PERIOD))
    again = read(district, book)
    assert (again.changes, again.refusals, again.same) == ((), (), 4)


def test_an_empty_cell_leaves_what_is_stored(district, book, query):
    table = indicators.indicator_table(PERIOD)
    indicators.save_pair(district, table, table.villages[0].id, table.profile.indicators[0], 3, 40)
    fill(book, E6=30)
    indicator_books.store_preview(district, read(district, book))
    assert query("SELECT numerator, denominator FROM indicator_value") == [(30.0, 40.0)]


def test_what_cannot_be_is_told_with_sheet_row_and_column(district, book):
    fill(book, E6=51, F6=50, E7="banyak", F7=4, A8="33.10.01.9999", E8=1, C9="P99", E9=1, E20=1, F20=2, E10=1.5, F10=3)
    preview = read(district, book)
    assert preview.changes == ()
    assert [(one.where, one.message.split(" Bila")[0]) for one in preview.refusals] == [
        ("lembar Isian, baris 6, kolom E", "P01: pembilang 51 melebihi penyebut 50."),
        ("lembar Isian, baris 7, kolom E", '"banyak" bukan angka.'),
        ("lembar Isian, baris 8, kolom A", 'Kode desa "33.10.01.9999" tidak ada di kecamatan ini.'),
        ("lembar Isian, baris 9, kolom C", 'Kode indikator "P99" tidak ada pada profil yang dipakai.'),
        ("lembar Isian, baris 10, kolom E", "P05: pembilang dan penyebut hitungan utuh, tanpa koma."),
        ("lembar Isian, baris 20, kolom F", "P15 hitungan mutlak (orang): tanpa penyebut."),
    ]


def test_a_doubled_line_is_refused(district, book):
    fill(book, E6=1, F6=2, C7="P01", E7=1, F7=2)
    preview = read(district, book)
    assert len(preview.changes) == 1
    assert "sudah ada di baris sebelumnya" in preview.refusals[0].message


def test_the_period_is_that_of_the_file(district, book):
    fill(book, B2=2026, E6=1, F6=2)
    assert read(district, book).table.period == "2026"
    fill(book, B2="kapan")
    with pytest.raises(DataError, match="kapan"):
        read(district, book)
    fill(book, B2=None)
    with pytest.raises(DataError, match="tidak menyebut periodenya"):
        read(district, book)


def test_another_workbook_is_refused(district, book, tmp_path):
    fill(book, C5="lain")
    with pytest.raises(FileError, match="bukan buku isian indikator"):
        read(district, book)
    with pytest.raises(FileError):
        read(district, tmp_path / "tidak-ada.xlsx")


def test_a_change_of_another_operator_stops_all(district, book, query):
    fill(book, E6=1, F6=2, E7=1, F7=2)
    preview = read(district, book)
    table = indicators.indicator_table(PERIOD)
    indicators.save_pair(district, table, table.villages[0].id, table.profile.indicators[1], 3, 40)
    with pytest.raises(ConflictError):
        indicator_books.store_preview(district, preview)
    assert query("SELECT code, numerator FROM indicator_value") == [("P02", 3.0)]


def test_text_that_looks_like_a_formula_stays_text(district, tmp_path):
    from stunting_tui.exchange.indicator_book import BookRow, write_indicator_book

    path = tmp_path / "x.xlsx"
    write_indicator_book(path, "=1+1", "2026", "tahun 2026", [BookRow("=A1", "=B1", "=C", "=x", "=y", "=z", 1, 2)])
    sheet = load_workbook(path).active
    assert [sheet.cell(6, column).data_type for column in (1, 2, 3, 4, 7, 8)] == ["s"] * 6
