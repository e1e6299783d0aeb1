"""The flat sheet of the prevalences: flow, change, coverage and bounds beside the shares; figures in few digits."""

from datetime import UTC, date, datetime
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from stunting_tui.errors import Cancelled
from stunting_tui.reports.book import Book
from stunting_tui.reports.flat import draw_flat
from stunting_tui.reports.quality.measures_book import PREVALENCE_COLUMNS, prevalence_rows
from stunting_tui.services.quality import prevalences
from stunting_tui.services.store import close_store, open_store
from stunting_tui.session import Session
from tests.services.made_up_batch import MadeUp

MAY = date(2026, 5, 12)


@pytest.fixture
def made(tmp_path):
    session = Session("penguji", tmp_path / "data.db", lambda: datetime(2026, 11, 22, 8, 0, tzinfo=UTC))
    open_store(session)
    yield MadeUp(session)
    close_store()


def rows_of(rounds, groupings=("desa", "umur")):
    views = [prevalences.view(rounds, grouping) for grouping in groupings]
    rows = list(prevalence_rows(views, prevalences.flow(rounds)))
    assert {len(row) for row in rows} == {len(PREVALENCE_COLUMNS)}
    return [dict(zip(PREVALENCE_COLUMNS, row, strict=True)) for row in rows]


def only(rows, **wanted):
    (found,) = [row for row in rows if all(row[name] == value for name, value in wanted.items())]
    return found


def test_flow_change_coverage_and_bounds_are_rows(made):
    kept, gone, well = made.child(), made.child(), made.child("Joho")
    for child in (kept, gone, well):
        made.visit(child, haz=-2.5 if child != well else -1, day=MAY)
    made.visit(kept, haz=-1)
    batch = made.visit(well, haz=-2.5)
    rows = rows_of(prevalences.read_rounds(batch))
    assert only(rows, jenis="arus", menurut="semua", kode="pendek > tidak diukur")["n"] == 1
    assert only(rows, jenis="arus", kelompok="Joho", kode="tidak pendek > pendek")["n"] == 1
    fresh = only(rows, jenis="arus_persen", menurut="semua", kode="baru")
    assert (fresh["dari"], fresh["nilai"], fresh["batch_lalu"]) == (2, 100, "2026-05")
    assert only(rows, jenis="ubah", menurut="semua", kode="stunted")["nilai"] == pytest.approx(50 - 200 / 3)
    assert only(rows, jenis="kelas", kode="stunted")["catatan"] == "sangat tinggi"
    seen = only(rows, jenis="cakupan", kelompok="Sengon")
    assert (seen["n"], seen["dari"], seen["nilai"]) == (1, 2, 50)
    bounds = only(rows, jenis="batas", kelompok="Sengon")
    assert (bounds["n"], bounds["dari"], bounds["nilai"], bounds["bawah"], bounds["atas"]) == (0, 2, 0, 0, 50)
    assert len([row for row in rows if row["jenis"] == "batas" and row["menurut"] == "semua"]) == 1


def test_a_first_batch_has_no_flow_and_no_change(made):
    batch = made.visit(made.child(), haz=-2.5)
    kinds = {row["jenis"] for row in rows_of(prevalences.read_rounds(batch))}
    assert kinds - {"kelas"} == {"persen", "rerata", "cakupan", "batas"}


def test_figures_in_the_file_have_no_noise(tmp_path):
    book = Book("A4")
    draw_flat(book, ("z", "hari", "teks"), [(-0.81, date(2026, 8, 1), "=1+1"), (None, None, None)], "kaki")
    book.save(tmp_path / "f.xlsx")
    with ZipFile(tmp_path / "f.xlsx") as whole:
        text = whole.read("xl/worksheets/sheet1.xml").decode()
    assert "<v>-0.81</v>" in text and "<f>" not in text
    sheet = load_workbook(tmp_path / "f.xlsx")["Data"]
    assert (sheet["A2"].value, sheet["C2"].value) == (-0.81, "=1+1")
    assert sheet.freeze_panes == "A2" and sheet.print_title_rows == "$1:$1"


def test_many_rows_can_be_stopped():
    with pytest.raises(Cancelled):
        draw_flat(Book("A4"), ("a",), ((number,) for number in range(10_000)), "kaki", lambda: True)
