"""A report at the edge of what an office writes, printed: nothing cut, signatures whole, Indonesian signs."""

import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from stunting_tui.domain.document import Grid, GridColumn, Line, Section
from stunting_tui.reports.book import Book
from stunting_tui.reports.deliberation.content import ReportContent
from stunting_tui.reports.deliberation.pages import PAGES
from stunting_tui.reports.deliberation.workbook import write_workbook
from stunting_tui.reports.draw import draw_section
from stunting_tui.reports.measure import POINTS_PER_UNIT, text_width
from stunting_tui.reports.table import HEAD_FILL
from tests.reports.crowded import crowded

PRINTED = ("berita-acara", "lampiran-1", "hadir", "komitmen", "matriks", "rkpdes", "situasi", "asuh")
OUTSIDE = ("Situasi Sumber", "Intervensi Serentak", "Orang Tua Asuh")


@pytest.fixture(scope="module")
def report() -> ReportContent:
    return crowded()


@pytest.fixture(scope="module")
def written(report: ReportContent, tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    target = tmp_path_factory.mktemp("penuh") / "l.xlsx"
    write_workbook(replace(report, seal="Segel AB12-CD34"), target)
    return load_workbook(target)


@pytest.fixture(scope="module")
def pages(report: ReportContent, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The printed pages as text."""
    if shutil.which("soffice") is None or shutil.which("pdftotext") is None:
        pytest.skip("LibreOffice atau poppler tidak terpasang")
    folder = tmp_path_factory.mktemp("cetak")
    write_workbook(replace(report, paper="A4"), folder / "l.xlsx", pages=PRINTED)
    office = ["soffice", f"-env:UserInstallation=file://{folder}/lo", "--headless", "--convert-to", "pdf"]
    subprocess.run([*office, "--outdir", folder, folder / "l.xlsx"], check=True, capture_output=True, timeout=120)
    read = ["pdftotext", "-raw", folder / "l.pdf", "-"]
    return subprocess.run(read, check=True, capture_output=True, text=True).stdout.split("\f")[:-1]


def flat(text: str) -> str:
    """Return the text without what a line break may change."""
    return "".join(text.split())


def heads(sheet: Worksheet) -> list[tuple[str, float]]:
    """Return every heading of a table with the width of its column or columns in units."""
    whole = {area.start_cell.coordinate: range(area.min_col, area.max_col + 1) for area in sheet.merged_cells.ranges}
    letters = (get_column_letter(column) for column in range(1, sheet.max_column + 1))
    widths = [sheet.column_dimensions[letter].width for letter in letters]
    return [
        (cell.value, sum(widths[column - 1] for column in whole.get(cell.coordinate, [cell.column])))
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.fill.fgColor.rgb == f"FF{HEAD_FILL}"
    ]


def test_every_text_is_printed_whole(report: ReportContent, pages: Sequence[str]) -> None:
    printed = flat("".join(pages))
    meeting = report.deliberation
    assert "###" not in printed
    for person in (*meeting.attendees, *report.signatories, *report.heads):
        assert flat(person.name) in printed
    for point in meeting.agreements:
        assert (flat(point.text) in printed) == point.accepted
    for label in report.village_names.values():
        assert flat(label.partition(" ")[2]) in printed


def test_a_signature_stands_whole_on_one_page(report: ReportContent, pages: Sequence[str]) -> None:
    signed = [set(re.split(r"[\s,]+", page)) for page in pages if "Demikian berita acara" in page]
    assert len(signed) == 1
    for person in report.signatories:
        assert set(re.split(r"[\s,]+", f"{person.name} {person.title} {person.nip}")) <= signed[0]
    closing = [flat(page) for page in pages if "Demikian komitmen" in page]
    assert [flat(report.signatories[0].name) in page for page in closing] == [True]


def test_a_page_never_has_a_heading_without_a_row_below(pages: Sequence[str]) -> None:
    for page in pages:
        if "Tanda tangan" in page:
            assert re.search(r"^\d+ ", page, re.MULTILINE)


def test_amounts_are_numbers_printed_with_points(pages: Sequence[str], written: Workbook) -> None:
    text = "".join(pages)
    assert "2.500.000.000" in text
    assert not re.search(r"\d,\d{3},\d{3}", text)
    cells = [cell for row in written["Lampiran I Disepakati"].iter_rows(min_col=9) for cell in row]
    amounts = [cell for cell in cells if cell.value == 2_500_000_000]
    assert len(amounts) == 9
    assert {cell.number_format for cell in amounts} == {"[$-421]#,##0_)"}


def test_a_sheet_of_a_village_is_one_page_and_its_letters_can_be_read(
    report: ReportContent, pages: Sequence[str], written: Workbook
) -> None:
    assert sum("LEMBAR SITUASI" in page for page in pages) == len(report.situations) == 2
    assert sum("PERTANYAAN UNTUK RAPAT" in page and "LEMBAR SITUASI" in page for page in pages) == 2
    for title in written.sheetnames:
        if title.startswith("Situasi "):
            sheet = written[title]
            height = sum(sheet.row_dimensions[row].height or 15 for row in range(1, sheet.max_row + 1))
            assert 729 / height > 0.55


def test_pages_outside_the_seal_say_so_on_the_page_and_at_its_foot(written: Workbook) -> None:
    outside = [sheet for sheet in written if sheet.title.startswith(OUTSIDE)]
    assert len(outside) == 4
    for sheet in outside:
        assert sheet.cell(3, 1).value.startswith("DI LUAR SEGEL: keadaan 20 November 2026")
        assert "di luar segel" in sheet.oddFooter.left.text
    inside = [sheet for sheet in written if sheet not in outside]
    assert all("Segel AB12-CD34" in sheet.oddFooter.left.text for sheet in inside)
    assert all("di luar segel" in page.about for page in PAGES if not page.sealed)


def test_no_heading_breaks_within_a_word(written: Workbook) -> None:
    for sheet in written:
        for title, width in heads(sheet):
            widest = max(re.split(r"[ \n/]", title), key=lambda word: text_width(word, 10))
            assert text_width(widest, 10, bold=True) / 1.05 <= width * POINTS_PER_UNIT - 3, (sheet.title, title)


def test_villages_of_one_name_have_sheets_of_their_own(report: ReportContent, tmp_path: Path) -> None:
    one = replace(report.situations[0], name="Karang/Anyar [Utara] yang namanya panjang sekali")
    write_workbook(replace(report, situations=(one, one)), tmp_path / "l.xlsx", pages=("situasi",))
    titles = load_workbook(tmp_path / "l.xlsx").sheetnames
    assert len(set(titles)) == 2
    assert all(len(title) <= 31 and not set(title) & set("[]/") for title in titles)


def test_a_long_table_among_others_has_its_heading_on_every_page() -> None:
    book = Book("A4")
    columns = (GridColumn("Posyandu", 40), GridColumn("Anak", 10, "right"))
    long = Grid(columns, [(f"Mawar {number}", number) for number in range(120)])
    draw_section(book, Section("Panjang", (Line("RINCIAN", "head"), long, Grid(columns, [("Melati", 1)]))), "kaki")
    (sheet,) = book.workbook
    turned = [item.id + 1 for item in sheet.row_breaks.brk]
    assert len(turned) == 2
    assert [sheet.cell(row, 1).value for row in turned] == ["Posyandu"] * 2
    assert [sheet.cell(row, 1).value for row in range(1, sheet.max_row + 1)].count("Mawar 119") == 1


def test_a_figure_too_wide_for_its_column_gets_smaller_instead_of_signs(written: Workbook) -> None:
    sheet = written["Rekap Desa"]
    figures = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, int | float)]
    assert all(cell.alignment.shrink_to_fit for cell in figures if cell.alignment.horizontal == "right")
