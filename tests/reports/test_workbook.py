"""The workbook as a spreadsheet program finds it: reopened from the file."""

import re
import shutil
import stat
import subprocess
from dataclasses import fields, replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from stunting_tui.domain.agreement import Agreement, Attendee, Deliberation
from stunting_tui.errors import Cancelled, FileError
from stunting_tui.reports.content import Letterhead, ReportContent, Signatory, StuntedChild
from stunting_tui.reports.workbook import write_workbook
from tests.reports.sample import content

SHEETS = [
    "Sampul",
    "Berita Acara",
    "Daftar Hadir",
    "Rekap Desa",
    "Rekap Baduta",
    "Rekap Rinci",
    "Grafik",
    "Tren Desa",
    "Matriks Kesepakatan",
    "Anak Pendek",
    "Catatan Metode",
]
WIDE = {"Daftar Hadir", "Rekap Desa", "Rekap Baduta", "Rekap Rinci", "Matriks Kesepakatan", "Anak Pendek"}
HOSTILE = ('=HYPERLINK("http://x","y")', "+cmd|' /C calc'!A0", "@SUM(1)", "-2+3", "=1+1\x07", "#REF!", "\t=1")


def reopened(report: ReportContent, folder: Path) -> Workbook:
    target = folder / "laporan.xlsx"
    write_workbook(report, target)
    return load_workbook(target)


def bare(**changes) -> ReportContent:
    empty = ReportContent(
        Letterhead("Kota Contoh", "Kecamatan Contoh"), Deliberation(date(2026, 1, 1), ""), None, date(2026, 1, 2), ""
    )
    return replace(empty, **changes)


def row_of(sheet: Worksheet, column: int, value: object) -> int:
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, column).value == value)


def body(sheet: Worksheet) -> int:
    return int(re.sub(r"\D", "", sheet.freeze_panes))


def words(sheet: Worksheet) -> str:
    return "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None)


def formulas(book: Workbook) -> dict[str, str]:
    return {
        f"{sheet.title}!{cell.coordinate}": cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


@pytest.fixture(scope="module")
def report() -> ReportContent:
    return content(12, 40, 8)


@pytest.fixture(scope="module")
def book(report: ReportContent, tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    return reopened(report, tmp_path_factory.mktemp("buku"))


def test_sheets_stand_in_order_and_open_at_the_cover(book: Workbook) -> None:
    assert book.sheetnames == SHEETS
    assert book.active.title == "Sampul"
    assert book.properties.creator == "Operator Sola"
    assert book.properties.title == "Rembuk Stunting Tingkat Kecamatan Contoh 2026"


@pytest.mark.parametrize("name", SHEETS)
def test_every_sheet_prints_on_its_paper_one_page_wide(book: Workbook, name: str) -> None:
    sheet = book[name]
    assert sheet.page_setup.paperSize == 9
    assert sheet.page_setup.orientation == ("landscape" if name in WIDE else "portrait")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToWidth == 1
    assert sheet.oddFooter.right.text == "Halaman &P dari &N"
    assert "Rembuk Stunting" in sheet.oddFooter.left.text
    assert sheet.print_area
    assert sheet.page_margins.right >= 0.78
    assert bool(sheet.print_title_rows) == (name in WIDE or name == "Tren Desa")


def test_f4_is_folio(report: ReportContent, tmp_path: Path) -> None:
    sheets = reopened(replace(report, paper="F4"), tmp_path)
    assert {sheet.page_setup.paperSize for sheet in sheets} == {14}


def test_only_the_sums_are_formulas(book: Workbook, report: ReportContent) -> None:
    found = formulas(book)
    sheet = book["Matriks Kesepakatan"]
    total = row_of(sheet, 1, "JUMLAH")
    first = body(sheet)
    assert found[f"Matriks Kesepakatan!J{total}"] == f"=SUM(J{first}:J{total - 1})"
    budgets = [sheet.cell(row, 10).value for row in range(first, total)]
    assert sum(value for value in budgets if isinstance(value, int)) == sum(
        agreement.budget for agreement in report.deliberation.agreements
    )
    assert all(re.fullmatch(r"=SUM\([A-Z]\d+:[A-Z]\d+\)", text) for text in found.values())
    assert len(found) == 2


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_typed_never_becomes_a_formula(text: str, tmp_path: Path) -> None:
    rich = content(3, 2, 2)
    meeting = replace(
        rich.deliberation,
        place=text,
        chair=text,
        speakers=text,
        number=text,
        agenda=(text,),
        attendees=(Attendee(text, text, text, "L", text),),
        agreements=(Agreement(1, text, text, text, text, indicator=text, target=text, evidence=text, note=text),),
    )
    child = replace(rich.stunted[0], name=text, nik=text, parent=text, address=text, village=text, posyandu=text)
    hostile = replace(
        rich,
        deliberation=meeting,
        stunted=(child,),
        operator=text,
        signatories=(Signatory(text, text, text, text),),
        letterhead=Letterhead(text, text, text, (text,)),
        show_nik=True,
    )
    sheets = reopened(hostile, tmp_path)
    assert all(found.startswith("=SUM(") and "!" not in found for found in formulas(sheets).values())
    assert len(formulas(sheets)) == 1
    shown = text.replace("\x07", "").replace("\t", " ")
    list_sheet = sheets["Anak Pendek"]
    assert list_sheet.cell(body(list_sheet), 2).value == shown
    assert list_sheet.cell(body(list_sheet), 2).data_type == "s"


def test_children_are_real_numbers_and_dates_sorted_by_village(book: Workbook, report: ReportContent) -> None:
    sheet = book["Anak Pendek"]
    first = body(sheet)
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=first, max_col=18)]
    assert len(rows) == len(report.stunted) == 40
    assert [(row[9], row[10]) for row in rows] == sorted((c.village, c.posyandu) for c in report.stunted)
    by_name = {child.name: child for child in report.stunted}
    for row in rows:
        child = by_name[row[1]]
        assert isinstance(row[4], datetime)
        assert row[4].date() == child.birth_date
        assert row[5] == child.age_months
        assert row[12:15] == pytest.approx([child.height_cm, child.weight_kg, child.haz])
        assert row[15] == ("-" if child.whz is None else pytest.approx(child.whz))
    assert sheet.cell(first, 5).number_format == "dd-mm-yyyy"
    assert sheet.cell(first, 15).number_format == "0.00"
    assert sheet.auto_filter.ref.startswith(f"A{first - 1}:")
    assert sheet.cell(1, 1).value.startswith("RAHASIA - memuat data pribadi anak (UU 27/2022")
    assert "RAHASIA" in sheet.oddHeader.center.text


def test_nik_is_masked_unless_asked_for_and_always_text(report: ReportContent, book: Workbook, tmp_path: Path) -> None:
    masked, shown = book["Anak Pendek"], reopened(replace(report, show_nik=True), tmp_path)["Anak Pendek"]
    whole = {child.nik for child in report.stunted if child.nik}
    for sheet, pattern in ((masked, r"\d\d\*{8}\d{4}|-"), (shown, r"\d{16}|-")):
        cells = [sheet.cell(row, 3) for row in range(body(sheet), body(sheet) + 40)]
        assert all(cell.data_type == "s" and re.fullmatch(pattern, cell.value) for cell in cells)
        assert all(cell.number_format == "@" for cell in cells)
    text = "\n".join(words(sheet) for sheet in book)
    assert not any(nik in text for nik in whole)
    assert {cell.value for cell in shown["C"]} >= whole


def test_names_stand_only_on_the_labelled_sheet(book: Workbook, report: ReportContent) -> None:
    names = {child.name for child in report.stunted if " " in child.name}
    others = "\n".join(words(sheet) for sheet in book if sheet.title != "Anak Pendek")
    assert names
    assert not any(name in others for name in names)


def test_recap_prints_the_figures_and_mutes_small_numbers(book: Workbook, report: ReportContent) -> None:
    sheet = book["Rekap Desa"]
    first = body(sheet)
    for offset, village in enumerate(report.figures.villages):
        row = [cell.value for cell in sheet[first + offset]]
        five = village.under_five
        share = five.stunted
        assert row[0] == offset + 1
        assert row[2:7] == [five.registered, five.measured, pytest.approx(five.coverage), share.n, share.of]
        known = (share.percent, share.low, share.high)
        assert row[7:10] == (["-"] * 3 if share.percent is None else pytest.approx(list(known)))
        assert row[21:23] == [share.flagged, share.missing]
        assert row[23] == ("-" if village.change is None else pytest.approx(village.change))
        assert row[24] == ("n kecil" if village.small else None)
        assert row[1] == village.label + (" *" if village.small else "")
    total = [cell.value for cell in sheet[first + 12]]
    assert total[1:4] == ["JUMLAH KECAMATAN", 9800, 8700]
    assert sheet.cell(first, 8).number_format == "0.0"
    two = book["Rekap Baduta"]
    assert two.cell(body(two), 3).value == report.figures.villages[0].under_two.registered
    detail = book["Rekap Rinci"]
    assert detail.cell(body(detail), 3).value == report.figures.villages[0].under_five.severely_stunted.low


def test_charts_are_native_and_read_the_recap(book: Workbook) -> None:
    bars, lines = book["Grafik"]._charts
    assert bars.ser[0].val.numRef.f == "'Rekap Desa'!$H$6:$H$17"
    assert len(lines.ser) == 6
    assert lines.ser[0].val.numRef.f.startswith("'Tren Desa'!$C$5:")


def test_many_villages_get_several_charts(tmp_path: Path) -> None:
    sheets = reopened(content(108, 1, 1), tmp_path)
    assert len(sheets["Grafik"]._charts) == 5
    assert len(sheets["Grafik"].row_breaks.brk) == 4


def test_minutes_tell_date_in_words_points_and_signatures(book: Workbook) -> None:
    text = words(book["Berita Acara"])
    assert "Kamis tanggal dua belas bulan November tahun dua ribu dua puluh enam (12/11/2026), pukul 09.00 WIB" in text
    assert "8 orang, yaitu 6 orang hadir langsung (luring) dan 2 orang melalui sambungan daring" in text
    assert "KESATU" in text
    assert "KEDELAPAN" in text
    assert "tenggat: (belum ditetapkan)" in text
    assert "Penanggung jawab: (belum ditetapkan)" in text
    assert "Contoh, 12 November 2026\nCamat Contoh," in text
    assert "Drs. Baratu Minela, M.Si.\nNIP. 19700101 199501 1 001" in text
    assert "{" not in text


def test_matrix_says_what_nobody_has_decided(book: Workbook) -> None:
    sheet = book["Matriks Kesepakatan"]
    first = body(sheet)
    assert sheet.cell(first + 5, 4).value == "(belum ditetapkan)"
    assert sheet.cell(first + 3, 8).value == "(belum ditetapkan)"
    assert sheet.cell(first, 8).value == datetime(2026, 12, 31)  # noqa: DTZ001 - as openpyxl reads a date
    assert sheet.cell(first + 1, 6).value == "Seluruh desa/kelurahan"
    assert sheet.cell(first, 10).value == 16_500_000


def test_villages_too_many_for_a_cell_stand_below_the_matrix(tmp_path: Path) -> None:
    rich = content(40, 0, 0)
    codes = [village.code for village in rich.figures.villages]
    meeting = replace(rich.deliberation, agreements=(Agreement(1, "Satu", villages=tuple(codes[:30])),))
    sheet = reopened(replace(rich, deliberation=meeting), tmp_path)["Matriks Kesepakatan"]
    assert sheet.cell(body(sheet), 6).value == "30 desa/kelurahan (lihat di bawah)"
    assert all(village.label in words(sheet) for village in rich.figures.villages[:30])


def test_attendance_alternates_and_leaves_room_for_twenty(book: Workbook) -> None:
    sheet = book["Daftar Hadir"]
    first = body(sheet)
    assert sheet.max_row == first + 19
    assert (sheet.cell(first, 8).value, sheet.cell(first, 9).value) == ("1.", None)
    assert (sheet.cell(first + 1, 8).value, sheet.cell(first + 1, 9).value) == (None, "2.")
    assert sheet.cell(first, 7).value == "daring"
    assert sheet.cell(first + 1, 7).value == "luring"
    assert sheet.cell(first + 1, 6).value == "089900000001"
    assert sheet.cell(first + 8, 2).value is None
    assert min(sheet.row_dimensions[row].height for row in range(first, first + 20)) >= 24


def test_an_empty_rembuk_still_gives_a_whole_workbook(tmp_path: Path) -> None:
    sheets = reopened(bare(), tmp_path)
    assert sheets.sheetnames == SHEETS
    assert "Belum ada kesepakatan" in words(sheets["Matriks Kesepakatan"])
    assert "Belum ada kesepakatan." in words(sheets["Berita Acara"])
    assert "Belum ada data pengukuran" in words(sheets["Rekap Desa"])
    assert sheets["Grafik"]._charts == []
    assert formulas(sheets) == {}


def test_a_child_of_whom_little_is_known_prints_dashes(tmp_path: Path) -> None:
    unknown = StuntedChild("Baratu", None, "", None, None, "", "", "", "", "", "", None, None, None, None, None, "")
    sheet = reopened(bare(stunted=(unknown,)), tmp_path)["Anak Pendek"]
    values = [cell.value for cell in sheet[body(sheet)]]
    assert values[:2] == [1, "Baratu"]
    assert values[2:17] == ["-"] * 15


def test_a_text_taller_than_a_row_gets_smaller_letters(tmp_path: Path) -> None:
    meeting = Deliberation(date(2026, 1, 1), "", agreements=(Agreement(1, "tempat pertemuan " * 110),))
    sheet = reopened(bare(deliberation=meeting), tmp_path)["Matriks Kesepakatan"]
    row = body(sheet)
    assert sheet.row_dimensions[row].height <= 409
    assert 6 <= sheet.cell(row, 2).font.size < 10


def test_the_file_is_private_and_progress_runs_to_the_end(tmp_path: Path) -> None:
    steps: list[tuple[str, float]] = []
    target = tmp_path / "laporan.xlsx"
    write_workbook(bare(), target, progress=lambda what, share: steps.append((what, share)))
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    shares = [share for _, share in steps]
    assert shares == sorted(shares)
    assert len(steps) == len(SHEETS)
    assert (shares[0], steps[-1][0]) == (0, "Menulis berkas")
    assert 0.9 < shares[-1] < 1
    assert {what.removeprefix("Menyusun lembar ") for what, _ in steps[:-1]} < set(SHEETS)


def test_cancelling_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "laporan.xlsx"
    target.write_text("lama")
    answers = iter([False] * 3)
    with pytest.raises(Cancelled):
        write_workbook(content(3, 1, 1), target, cancelled=lambda: next(answers, True))
    assert target.read_text() == "lama"
    assert list(tmp_path.iterdir()) == [target]


def test_cancelling_works_within_the_long_list(tmp_path: Path) -> None:
    asked = []

    def late() -> bool:
        asked.append(1)
        return len(asked) > len(SHEETS)

    with pytest.raises(Cancelled):
        write_workbook(content(3, 900, 1), tmp_path / "laporan.xlsx", cancelled=late)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_missing_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"laporan\.xlsx"):
        write_workbook(bare(), tmp_path / "tidak-ada" / "laporan.xlsx")


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=80), other=st.text(max_size=600))
def test_any_text_can_be_written_and_read_back_as_text(text: str, other: str, tmp_path: Path) -> None:
    child = StuntedChild(
        **{item.name: text if item.type is str or "str" in str(item.type) else None for item in fields(StuntedChild)}
    )
    meeting = Deliberation(
        date(2026, 1, 1),
        text,
        title=text,
        number=text,
        time=text,
        chair=other,
        speakers=other,
        agenda=(text, other),
        attendees=(Attendee(text, other, text, text, text),),
        agreements=(Agreement(1, other, text, text, other, indicator=text, target=other, evidence=text, note=text),),
    )
    hostile = bare(
        deliberation=meeting, stunted=(child,), letterhead=Letterhead(text, text, text, (other,)), operator=text
    )
    sheets = reopened(hostile, tmp_path)
    assert len(formulas(sheets)) == 1
    assert all(
        sheet.row_dimensions[row].height <= 409.5
        for sheet in sheets
        for row in sheet.row_dimensions
        if sheet.row_dimensions[row].height
    )


@pytest.mark.skipif(
    shutil.which("soffice") is None or shutil.which("pdftotext") is None,
    reason="LibreOffice atau poppler tidak terpasang",
)
def test_libreoffice_prints_everything_on_folio(tmp_path: Path) -> None:
    report = replace(content(12, 30, 8), paper="F4")
    write_workbook(report, tmp_path / "laporan.xlsx")
    office = ["soffice", f"-env:UserInstallation=file://{tmp_path}/lo", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*office, "--outdir", tmp_path, tmp_path / "laporan.xlsx"], check=True, capture_output=True, timeout=120
    )
    text = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "laporan.pdf", "-"], check=True, capture_output=True, text=True
    ).stdout
    pages = text.split("\f")[:-1]
    assert "###" not in text
    assert "Err:" not in text
    assert all(f"Halaman {number} dari {len(pages)}" in page for number, page in enumerate(pages, 1))
    flat = " ".join(text.split())
    assert all(village.label in flat for village in report.figures.villages)
    assert "257,500,000" in flat or "257.500.000" in flat
    sizes = subprocess.run(
        ["pdfinfo", "-l", "99", tmp_path / "laporan.pdf"], check=True, capture_output=True, text=True
    ).stdout
    assert set(re.findall(r"Page +\d+ size: +([\d.]+ x [\d.]+)", sizes)) == {"612 x 936", "936 x 612"}
